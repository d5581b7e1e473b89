"""The graded reading of one printed claim."""

import pytest

from mfgcity import Figure, Verdict, between, completion, count_of, growth_gap, growth_rate, share, sum_of
from mfgcity.auditing import grade


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
