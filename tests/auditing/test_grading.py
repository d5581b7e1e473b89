"""The graded reading of one printed claim."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import (
    Figure,
    Verdict,
    average_of,
    between,
    completion,
    count_of,
    difference_of,
    equal_to,
    growth_gap,
    growth_rate,
    share,
    sum_of,
)
from mfgcity.auditing import grade
from mfgcity.errors import MfgcityError


@pytest.mark.parametrize(
    ("formula", "printed", "inputs", "verdict"),
    [
        (share, "95.2%", ("2525件", "2651件"), Verdict.EXACT),
        (share, "93%", ("2525件", "2651件"), Verdict.CONTRADICTED),
        (share, "27.1%", ("12.3亿元", "45.6亿元"), Verdict.WITHIN_ROUNDING),
        (share, "66%", ("2家", "3家"), Verdict.TRUNCATED),
        (share, "68%", ("2家", "3家"), Verdict.LAST_DIGIT),
        (share, "69%", ("2家", "3家"), Verdict.CONTRADICTED),
        (share, "超三成", ("29家", "100家"), Verdict.CONTRADICTED),
        (share, "超三成", ("31家", "100家"), Verdict.WITHIN_ROUNDING),
        (share, "超三成", ("65家", "100家"), Verdict.UNUSUAL),
        (share, "近八成", ("79家", "100家"), Verdict.WITHIN_ROUNDING),
        (share, "近八成", ("60家", "100家"), Verdict.UNUSUAL),
        (share, "近八成", ("81家", "100家"), Verdict.CONTRADICTED),
        (share, "3.1成", ("31家", "100家"), Verdict.EXACT),
        (growth_gap, "1.3个百分点", ("5.1%", "3.8%"), Verdict.EXACT),
        (growth_gap, "1.4个百分点", ("5.1%", "3.8%"), Verdict.WITHIN_ROUNDING),
        (growth_gap, "1.9个百分点", ("5.1%", "3.8%"), Verdict.CONTRADICTED),
        (growth_gap, "-0.4个百分点", ("7.4%", "7.8%"), Verdict.EXACT),
        (growth_rate, "5.1%", ("1234.5亿元", "1175.0亿元"), Verdict.EXACT),
        (growth_rate, "6.1%", ("1234.5亿元", "1175.0亿元"), Verdict.CONTRADICTED),
        (growth_rate, "5.1%", ("1234.5亿元", "0.0亿元"), Verdict.UNDECIDED),
        (completion, "92%", ("138个", "150家"), Verdict.EXACT),
        (sum_of, "100%", ("33.3%", "33.3%", "33.3%"), Verdict.EXACT),
        (sum_of, "100.0%", ("33.3%", "33.3%", "33.3%"), Verdict.WITHIN_ROUNDING),
        (sum_of, "324.82公顷", ("225.09公顷", "99.73公顷"), Verdict.EXACT),
        (sum_of, "5家", ("2家", "3人"), Verdict.UNDECIDED),
        (count_of, "24个", ("39个",), Verdict.EXACT),
        (count_of, "40个", ("39个",), Verdict.CONTRADICTED),
        (between, "5.0%", ("4.0%", "6.0%"), Verdict.EXACT),
        (between, "6.05%", ("4.0%", "6.0%"), Verdict.WITHIN_ROUNDING),
        (between, "6.5%", ("4.0%", "6.0%"), Verdict.CONTRADICTED),
    ],
)
def test_grades(formula, printed: str, inputs: tuple[str, ...], verdict: Verdict) -> None:
    assert grade(formula, Figure.parse(printed), [Figure.parse(text) for text in inputs]).verdict is verdict


def test_the_recomputed_value_stands_in_the_printed_unit() -> None:
    graded = grade(growth_gap, Figure.parse("1.3个百分点"), [Figure.parse("5.1%"), Figure.parse("3.8%")])
    assert str(graded.recomputed) == "1.3个百分点 [1.20, 1.40]"


@pytest.mark.parametrize(
    ("formula", "printed", "inputs", "verdict"),
    [
        (share, "12%", ("1家", "8家"), Verdict.EXACT),
        (share, "13%", ("1家", "8家"), Verdict.EXACT),
        (growth_rate, "-12%", ("7家", "8家"), Verdict.EXACT),
        (growth_rate, "-13%", ("7家", "8家"), Verdict.EXACT),
        (growth_rate, "-66%", ("1家", "3家"), Verdict.TRUNCATED),
        (growth_rate, "-68%", ("1家", "3家"), Verdict.LAST_DIGIT),
        (growth_rate, "-65%", ("1家", "3家"), Verdict.CONTRADICTED),
        (growth_rate, "0.0%", ("10.0亿元", "10.0亿元"), Verdict.EXACT),
        (growth_rate, "-0.0%", ("9.996亿元", "10.000亿元"), Verdict.EXACT),
        (growth_rate, "5.1%", ("3家", "0家"), Verdict.UNDECIDED),
        (growth_rate, "5.1%", ("3亿元", "-2亿元"), Verdict.UNDECIDED),
        (share, "50%", ("1亿元", "0亿元"), Verdict.UNDECIDED),
        (share, "0%", ("0家", "8家"), Verdict.EXACT),
        (sum_of, "100000万", ("4亿", "6亿"), Verdict.EXACT),
        (sum_of, "10亿", ("40000万", "60000万"), Verdict.EXACT),
        (sum_of, "1000000万", ("4亿", "6亿"), Verdict.CONTRADICTED),
        (sum_of, "10.0亿元", ("40000万元", "60100万元"), Verdict.EXACT),
        (share, "510‰", ("51家", "100家"), Verdict.EXACT),
        (share, "5.1成", ("51家", "100家"), Verdict.EXACT),
        (share, "51‰", ("51家", "100家"), Verdict.CONTRADICTED),
        (growth_gap, "1.3%", ("5.1%", "3.8%"), Verdict.EXACT),
        (growth_gap, "13个千分点", ("5.1%", "3.8%"), Verdict.EXACT),
        (growth_gap, "130个基点", ("5.1%", "3.8%"), Verdict.EXACT),
        (growth_gap, "0.7倍", ("2.5倍", "1.8倍"), Verdict.EXACT),
        (growth_gap, "70个百分点", ("2.5倍", "1.8倍"), Verdict.EXACT),
        (equal_to, "增长1.5倍", ("150%",), Verdict.EXACT),
        (equal_to, "2.5倍", ("250%",), Verdict.UNUSUAL),
        (equal_to, "5.1%", ("5.2%",), Verdict.WITHIN_ROUNDING),
        (equal_to, "5.1%", ("5.19%",), Verdict.TRUNCATED),
        (equal_to, "超五成", ("70%",), Verdict.UNUSUAL),
        (count_of, "31家", ("超20家",), Verdict.UNUSUAL),
        (count_of, "超39个", ("39个",), Verdict.CONTRADICTED),
        (count_of, "1.20万人", ("11900人",), Verdict.CONTRADICTED),
        (count_of, "1.2万人", ("11900人",), Verdict.WITHIN_ROUNDING),
        (count_of, "11900人", ("1.1万人",), Verdict.TRUNCATED),
        (count_of, "5家", ("5亿元",), Verdict.UNDECIDED),
        (between, "增长1.2倍", ("90%", "增长1.5倍"), Verdict.EXACT),
        (average_of, "34家", ("33家", "34家", "34家"), Verdict.WITHIN_ROUNDING),
        (average_of, "33家", ("33家", "34家", "34家"), Verdict.TRUNCATED),
        (average_of, "35家", ("33家", "34家", "34家"), Verdict.CONTRADICTED),
        (average_of, "34家", ("33家", "35家"), Verdict.EXACT),
        (average_of, "33家", ("33家", "35家"), Verdict.CONTRADICTED),
        (sum_of, "5家", (), Verdict.UNDECIDED),
        (count_of, "5家", (), Verdict.UNDECIDED),
        (completion, "超额完成", (), None),
        (sum_of, "5家", ("1亿元", "2亿元"), Verdict.UNDECIDED),
        (share, "1位", ("3家", "4家"), Verdict.UNDECIDED),
    ],
)
def test_edges(formula, printed: str, inputs: tuple[str, ...], verdict: Verdict | None) -> None:
    if verdict is None:
        with pytest.raises(MfgcityError):
            grade(formula, printed, inputs)
        return
    assert grade(formula, printed, inputs).verdict is verdict


def test_a_formula_may_give_a_number() -> None:
    assert grade(lambda first, second: first.value / second.value, Figure(2), ["4家", "2家"]).verdict is Verdict.EXACT
    assert grade(str, Figure(2), ["4家"]).verdict is Verdict.UNDECIDED


ROUNDINGS = {"half_up": ROUND_HALF_UP, "half_even": ROUND_HALF_EVEN, "truncate": ROUND_DOWN}


def printed(value: Fraction, decimals: int, unit: str, rounding: str) -> Figure:
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return Figure(number.quantize(Decimal(1).scaleb(-decimals), ROUNDINGS[rounding]), unit)


ROUNDED = [(one, other) for one in ROUNDINGS for other in ROUNDINGS if one != "truncate" or other == "truncate"]
"""How levels and how results were rounded: cut levels beside rounded results are no usual reading."""
ACCUSING = {Verdict.CONTRADICTED, Verdict.LAST_DIGIT}
AMOUNTS = st.fractions(Fraction(1), Fraction(1000), max_denominator=10**4)


@given(st.data())
def test_no_true_statement_is_accused_however_it_was_rounded(data: st.DataObject) -> None:
    """Levels rounded in one way and their share, growth and sum rounded in another, or all cut off, agree."""
    inputs, results = data.draw(st.sampled_from(ROUNDED))
    now, before = data.draw(AMOUNTS), data.draw(AMOUNTS)
    decimals, digits = data.draw(st.integers(1, 3)), data.draw(st.integers(0, 2))
    levels = [printed(value, decimals, "亿元", inputs) for value in (now, before)]
    for formula, value in ((share, now / before), (growth_rate, now / before - 1)):
        assert grade(formula, printed(value * 100, digits, "%", results), levels).verdict not in ACCUSING
    assert grade(sum_of, printed(now + before, decimals, "亿元", results), levels).verdict not in ACCUSING
    assert grade(difference_of, printed(now - before, decimals, "亿元", results), levels).verdict not in ACCUSING
