from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure
from mfgcity import calculators as calc
from mfgcity.errors import MfgcityError
from mfgcity.figures.operands import OperandError, UndefinedError

digits = st.lists(st.tuples(st.integers(0, 99), st.integers(1, 99)), min_size=2, max_size=5)
parts = st.lists(st.fractions(0, 1, max_denominator=50), min_size=5, max_size=5)


def figures(tenths):
    return [Figure(f"{number // 10}.{number % 10}", "亿元") for number in tenths]


def inside(given_figures, shares):
    return [
        max(f.lower, 0) + part * (f.upper - max(f.lower, 0)) for f, part in zip(given_figures, shares, strict=False)
    ]


@pytest.mark.parametrize("index", [calc.krugman_index, calc.locational_gini, calc.hoover])
@given(digits, parts, parts)
def test_indices_of_figures_hold_every_point_inside(index, rows, shares, moves):
    own, reference = (figures(column) for column in zip(*rows, strict=True))
    if sum(f.lower for f in own if f.lower > 0) <= 0:
        return
    result = index(own, reference)
    points = inside(own, shares), inside(reference, moves)
    assert index(*points) in result.bounds
    assert result.value == index([f.value for f in own], [f.value for f in reference])


@given(st.lists(st.tuples(st.fractions(0, 100), st.fractions(0, 100)), min_size=1, max_size=6))
def test_krugman_is_twice_hoover_and_symmetric(rows):
    own, reference = map(list, zip(*rows, strict=True))
    if sum(own) and sum(reference):
        index = calc.krugman_index(own, reference)
        assert index == 2 * calc.hoover(own, reference) == calc.krugman_index(reference, own)
        assert 0 <= index <= 2


def test_equal_and_disjoint_structures():
    assert calc.krugman_index([1, 2, 3], [10, 20, 30]) == 0
    assert calc.krugman_index([1, 0], [0, 1]) == 2
    assert calc.krugman_index([Fraction(1), Fraction(0)], [0, 1]) == 2
    assert calc.krugman_index([Figure("1.0", "亿元"), Figure("2.0", "亿元")], [10, 20]).lower == 0


def test_a_location_quotient_of_figures_has_no_unit():
    figures_ = [
        Figure(text, unit) for text, unit in (("30.0", "亿元"), ("100.0", "亿元"), ("15", "万人"), ("100", "万人"))
    ]
    found = calc.location_quotient(*figures_)
    assert (found.value, found.unit.symbol) == (2, "")
    added = calc.additive_location_quotient(*figures_)
    assert (added.value, added.unit.symbol) == (15, "个百分点")


def test_a_rounded_zero_part_passes_and_a_negative_one_does_not():
    whole = Figure("100.0", "亿元")
    found = calc.location_quotient(Figure("0.0", "亿元"), whole, whole, whole)
    assert (found.value, found.lower < 0 < found.upper) == (0, True)
    with pytest.raises(UndefinedError, match="a part is negative"):
        calc.location_quotient(Figure("-5.0", "亿元"), whole, whole, whole)
    for position in (1, 2, 3):
        levels = [1, 1, 1, 1]
        levels[position] = 0
        with pytest.raises(UndefinedError):
            calc.location_quotient(*levels)
    assert calc.additive_location_quotient(1, 2, 0, 1) == 0.5


def test_the_cluster_index_takes_shares():
    shares = {"employment": Figure("30.37", "%"), "firms": Figure("66.04", "%"),
              "area": Figure("8.68", "%"), "population": Figure("10.56", "%")}  # fmt: skip
    found = calc.cluster_index(**shares)
    assert found.unit.symbol == ""
    ends = [(f.lower / 100, f.upper / 100) for f in shares.values()]
    assert found.lower == ends[0][0] * ends[1][0] / (ends[2][1] * ends[3][1])
    assert found.upper == ends[0][1] * ends[1][1] / (ends[2][0] * ends[3][0])
    # density × stock / size, each relative to the reference
    e, b, a, p = (Fraction(1, 3), Fraction(1, 2), Fraction(1, 5), Fraction(1, 7))
    assert calc.cluster_index(employment=e, firms=b, area=a, population=p) == (e / a) * (e / p) / (e / b)
    with pytest.raises(UndefinedError):
        calc.cluster_index(employment=1, firms=1, area=0, population=1)
    with pytest.raises(UndefinedError):
        calc.cluster_index(employment=-1, firms=1, area=1, population=1)


def test_the_locational_gini_skips_no_region():
    assert calc.locational_gini([0, 0, 5], [1, 1, 1]) == pytest.approx(2 / 3)
    with pytest.raises(OperandError, match=r"reference\[1\] must be above zero"):
        calc.locational_gini([1, 2], [1, 0])


@pytest.mark.parametrize("index", [calc.krugman_index, calc.locational_gini])
def test_lists_that_are_refused(index):
    for own, reference in (
        ([1, 2], [1]), ([1, None], [1, 2]), ([0, 0], [1, 2]), ([1, -2], [1, 2]), ([1, 2], None), ("12", [1, 2]),
        ([Figure(1, "家"), Figure(2, "家")], [0.5, 1.5]),
    ):  # fmt: skip
        with pytest.raises(MfgcityError):
            index(own, reference)
