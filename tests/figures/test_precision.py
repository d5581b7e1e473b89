"""What a printed number allows, by its rounding and by the words around it."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure, Interval, Qualifier, Rounding
from mfgcity.figures.precision import rounded_bounds


@pytest.mark.parametrize(
    ("value", "rounding", "bounds"),
    [
        ("5.1", "nearest", "[5.05, 5.15]"),
        ("5.1", "half_up", "[5.05, 5.15)"),
        ("5.1", "half_even", "(5.05, 5.15)"),
        ("5.2", "half_even", "[5.15, 5.25]"),
        ("5.1", "truncate", "[5.1, 5.2)"),
        ("5.1", "exact", "[5.1, 5.1]"),
        ("-5.1", "half_up", "(-5.15, -5.05]"),
        ("-5.1", "truncate", "(-5.2, -5.1]"),
        ("0.0", "half_up", "(-0.05, 0.05)"),
        ("0.0", "truncate", "(-0.1, 0.1)"),
        ("100", "nearest", "[99.5, 100.5]"),
        ("5.10", "nearest", "[5.095, 5.105]"),
    ],
)
def test_roundings(value: str, rounding: str, bounds: str) -> None:
    assert str(Figure(value, "%").read_as(rounding)) == bounds
    assert str(Figure(value, "%").read_as(Rounding(rounding))) == bounds


@given(st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_a_true_value_lies_in_the_bounds_of_its_own_print_alone(number: int, decimals: int) -> None:
    true, step = Decimal(number).scaleb(-decimals - 2), Decimal(1).scaleb(-decimals)
    for rounding, mode in (("half_up", ROUND_HALF_UP), ("half_even", ROUND_HALF_EVEN), ("truncate", ROUND_DOWN)):
        printed = true.quantize(step, mode)
        for other in (printed - step, printed, printed + step):
            bounds = rounded_bounds(Fraction(other), decimals, Rounding(rounding))
            assert (Fraction(true) in bounds) == (other == printed)
        if rounding != "truncate":
            assert Fraction(true) in rounded_bounds(Fraction(printed), decimals, Rounding.NEAREST)


@pytest.mark.parametrize(
    ("value", "qualifier", "usual", "literal"),
    [
        ("170", "over", "(170, 180)", "(170, ∞)"),
        ("1200", "over", "(1200, 1300)", "(1200, ∞)"),
        ("1.2", "over", "(1.2, 1.3)", "(1.2, ∞)"),
        ("8", "nearly", "[7.5, 8)", "(-∞, 8)"),
        ("1000", "nearly", "[500, 1000)", "(-∞, 1000)"),
        ("3.8", "about", "[3.75, 3.85]", "(-∞, ∞)"),
        ("4000", "about", "[3500, 4500]", "(-∞, ∞)"),
        ("20", "at_least", "[20, ∞)", "[20, ∞)"),
        ("10", "at_most", "(-∞, 10]", "(-∞, 10]"),
        ("-3", "over", "(-4, -3)", "(-∞, -3)"),
        ("-3", "nearly", "(-3, -2.5]", "(-3, ∞)"),
        ("-3", "at_least", "(-∞, -3]", "(-∞, -3]"),
        ("-3", "at_most", "[-3, ∞)", "[-3, ∞)"),
    ],
)
def test_words(value: str, qualifier: str, usual: str, literal: str) -> None:
    figure = Figure(value, "亿元", qualifier=qualifier)
    assert (str(figure.bounds), str(figure.literal_bounds)) == (usual, literal)
    assert figure.qualifier is Qualifier(qualifier)


@given(st.integers(1, 10**9), st.sampled_from(["over", "nearly", "about", "at_least", "at_most"]))
def test_usual_bounds_keep_within_the_certain_ones(value: int, qualifier: str) -> None:
    for figure in (Figure(value, "亿元", qualifier=qualifier), Figure(-value, "亿元", qualifier=qualifier)):
        assert figure.literal_bounds.covers(figure.bounds)
        mirrored = Figure(-figure.value.numerator, "亿元", qualifier=qualifier)
        assert -mirrored.bounds == figure.bounds


@pytest.mark.parametrize(
    ("value", "unit", "exact"),
    [
        ("4335", "家", True),
        ("2", "位", True),
        ("4335", "万家", False),
        ("1.0", "家", False),
        ("5", "宗", False),
        ("5", "", False),
        ("5", "%", False),
    ],
)
def test_only_a_plain_count_is_exact(value: str, unit: str, exact: bool) -> None:
    assert Figure(value, unit).bounds.is_point is exact
    assert Figure(value, unit).read_as("exact") == Interval.point(value)
