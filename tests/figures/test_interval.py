"""Exact intervals: ends, texts, sets, and arithmetic that holds every result and no more."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mfgcity import Interval, strategies
from mfgcity.errors import MfgcityError
from mfgcity.figures import IntervalError, NumberError
from mfgcity.figures.interval import exact_number, exact_text, fixed_text

INTERVALS = strategies.intervals()


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A number in an interval: an end that belongs to it, or any between."""
    low, high = interval.lower, interval.upper
    away = draw(st.fractions(Fraction(1, 100), 10**6))
    if low is None or high is None:
        return low + away if low is not None else high - away if high is not None else away
    share = draw(st.sampled_from([Fraction(0), Fraction(1)]) | st.fractions(0, 1))
    number = low + share * (high - low)
    return number if number in interval else (low + high) / 2


@given(INTERVALS, INTERVALS, st.data())
def test_arithmetic_holds_every_result(a: Interval, b: Interval, data: st.DataObject) -> None:
    x, y = data.draw(members(a)), data.draw(members(b))
    assert x in a
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b
    assert -x in -a
    assert x**2 in a**2
    assert x**3 in a**3
    if 0 not in b:
        assert x / y in a / b
        assert 1 / y in b.reciprocal()


@given(INTERVALS, INTERVALS)
def test_ends_are_attained_or_approached(a: Interval, b: Interval) -> None:
    for result, operate in ((a + b, Fraction.__add__), (a - b, Fraction.__sub__), (a * b, Fraction.__mul__)):
        for end, closed in ((result.lower, result.lower_closed), (result.upper, result.upper_closed)):
            if end is None:
                continue
            corners = [
                (operate(x, y), x in a and y in b)
                for x in (a.lower, a.upper)
                for y in (b.lower, b.upper)
                if x is not None and y is not None
            ]
            zero = end == 0 and operate is Fraction.__mul__
            assert zero or end in [corner for corner, _ in corners]
            if closed and not zero:
                assert (end, True) in corners
            if not closed:
                assert (end, True) not in corners


@given(INTERVALS, INTERVALS, st.data())
def test_sets(a: Interval, b: Interval, data: st.DataObject) -> None:
    both, hull, x = a & b, a | b, data.draw(members(a))
    assert x in hull
    assert a.meets(b) == b.meets(a) == (both is not None)
    assert both is None or (x in b) == (x in both)
    assert both is not None or x not in b
    assert hull.covers(a)
    assert hull.covers(b)
    assert (a | b, a & b) == (b | a, b & a)
    assert a.precedes(b) + b.precedes(a) + a.meets(b) == 1
    assert a.precedes(b, or_meets=True) >= a.precedes(b)


@given(INTERVALS, st.fractions().filter(bool))
def test_scaling_turns_round(a: Interval, factor: Fraction) -> None:
    assert a.scaled(factor).scaled(1 / factor) == a
    assert a.scaled(factor) == a * Interval.point(factor)


@given(INTERVALS)
def test_powers_are_tight(a: Interval) -> None:
    assert a**0 == Interval.point(1)
    assert a**1 == a
    assert (a * a).covers(a**2)
    assert (a**2).lower is not None
    assert (a**2).lower >= 0


def test_a_square_knows_that_its_factors_are_one_number() -> None:
    assert str(Interval(-1, 2) ** 2) == "[0, 4]"
    assert str(Interval(-1, 2) * Interval(-1, 2)) == "[-2, 4]"


@pytest.mark.parametrize(
    ("text", "reciprocal"),
    [
        ("[2, 4]", "[0.25, 0.5]"),
        ("(0, 4]", "[0.25, ∞)"),
        ("[-4, 0)", "(-∞, -0.25]"),
        ("(0, ∞)", "(0, ∞)"),
        ("[2, ∞)", "(0, 0.5]"),
    ],
)
def test_reciprocals_next_to_zero(text: str, reciprocal: str) -> None:
    assert str(Interval.parse(text).reciprocal()) == reciprocal


@pytest.mark.parametrize("text", ["[0, 1]", "[-1, 1]", "[0, 0]", "(-∞, ∞)", "(-1, 0]"])
def test_no_reciprocal_of_zero(text: str) -> None:
    with pytest.raises(IntervalError) as caught:
        Interval.point(1) / Interval.parse(text)
    assert caught.value.code == "interval.zero"


@pytest.mark.parametrize("ends", [(2, 1), (1, 1, False, True), (1, 1, True, False), ("5.15", "5.05")])
def test_an_empty_interval_is_refused(ends: tuple[object, ...]) -> None:
    with pytest.raises(IntervalError) as caught:
        Interval(*ends)  # type: ignore[arg-type]
    assert caught.value.code == "interval.empty"


def test_a_missing_end_is_open() -> None:
    everything = Interval(None, None)
    assert (everything.lower_closed, everything.upper_closed, everything.width) == (False, False, None)
    assert str(everything) == "(-∞, ∞)"
    assert Interval(1, 3).width == 2


@pytest.mark.parametrize(
    "text",
    ["", "[1, 2", "1, 2", "[1; 2]", "[a, b]", "[1e5, 2e5]", "[1, 2]\n", "[٣, ٤]", "[∞, 2]", "[1/0, 2]", "x" * 10**6],
)
def test_texts_that_are_no_interval(text: str) -> None:
    with pytest.raises(IntervalError):
        Interval.parse(text)


@given(INTERVALS)
def test_strangers_are_left_to_python(a: Interval) -> None:
    for operate in ("__add__", "__sub__", "__mul__", "__truediv__", "__and__", "__or__"):
        assert getattr(a, operate)(5) is NotImplemented
    for power in (-1, "2", 0.5):
        assert getattr(a, "__pow__")(power) is NotImplemented  # noqa: B009
    with pytest.raises(TypeError):
        a + 5  # type: ignore[operator]


@pytest.mark.parametrize(
    ("value", "code"),
    [(5.1, "number.float"), (float("nan"), "number.float"), (Decimal("NaN"), "number.finite")]
    + [(value, "number.digits") for value in (10**41, -(10**60), Decimal("1E+50"), Decimal("1E-50"), Decimal("9" * 41))]
    + [(value, "number.kind") for value in (None, True, "5e1", "٣", "5\n", " 5", "", "x" * 10**6, b"5", object(), [1])],
)
def test_numbers_that_are_not_exact(value: object, code: str) -> None:
    with pytest.raises(NumberError) as caught:
        exact_number(value, "share")
    assert caught.value.code == code
    assert str(caught.value).startswith("share must")
    assert len(str(caught.value)) < 250
    with pytest.raises(MfgcityError):
        Interval.point(value) if value is not None else exact_number(value)


@given(st.fractions(), st.integers(0, 6))
def test_number_texts(number: Fraction, decimals: int) -> None:
    assert Fraction(exact_text(number)) == number
    assert abs(Fraction(fixed_text(number, decimals)) - number) <= Fraction(1, 2 * 10**decimals)
    assert fixed_text(Fraction(1, 2), 0) == "1"
    assert fixed_text(Fraction(-1, 20), 1) == "-0.1"
    assert fixed_text(Fraction(-1, 200), 1) == "0.0"


@given(INTERVALS, INTERVALS)
def test_covering_is_transitive_with_the_hull(a: Interval, b: Interval) -> None:
    assume(a.covers(b))
    assert a | b == a
    assert a & b == b
