"""True bounds: whatever the true values are, the result lies in its bounds; and no bounds could be tighter."""

import contextlib
from collections.abc import Callable
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mfgcity import (
    Figure,
    Interval,
    MfgcityError,
    Qualifier,
    Unit,
    growth_gap,
    growth_rate,
    implied_base,
    share,
    strategies,
)

FAMILIES = (
    ("亿元", "万元", "元"),
    ("家", "万家", "个"),
    ("%", "成", ""),
    ("%", "个百分点"),
    ("",),
    ("亿千瓦时", "万千瓦时"),
)
RATIOS = st.sampled_from(["%", "‰", "成", "倍", ""]).map(Unit)
Formula = Callable[..., Figure]


@st.composite
def true_values(draw: st.DrawFn, figure: Figure) -> Fraction:
    """What the figure can truly be, in its unit: its ends where they are closed, and any number between."""
    bounds = figure.bounds
    low = bounds.lower if bounds.lower is not None else (bounds.upper or Fraction(0)) - 10**6
    high = bounds.upper if bounds.upper is not None else low + 10**6
    number = low + draw(st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 2)]) | st.fractions(0, 1)) * (high - low)
    return number if number in bounds else (low + high) / 2


def base(number: Fraction, figure: Figure) -> Fraction:
    """A number in the unit of a figure, stated in the unit without scale."""
    return number * figure.unit.scale


@given(st.sampled_from(FAMILIES), st.data())
def test_sums_and_differences(family: tuple[str, ...], data: st.DataObject) -> None:
    units = st.sampled_from(family).map(Unit)
    f, g = data.draw(strategies.figures(units)), data.draw(strategies.figures(units))
    x, y = data.draw(true_values(f)), data.draw(true_values(g))
    total, difference = f + g, f - g
    assert (base(x, f) + base(y, g)) / total.unit.scale in total.bounds
    assert (base(x, f) - base(y, g)) / difference.unit.scale in difference.bounds
    assert total.value == (base(f.value, f) + base(g.value, g)) / total.unit.scale


@given(strategies.figures(), strategies.figures(), st.data())
def test_products_and_quotients(f: Figure, g: Figure, data: st.DataObject) -> None:
    x, y = data.draw(true_values(f)), data.draw(true_values(g))
    with contextlib.suppress(MfgcityError):
        result = f * g
        assert base(x, f) * base(y, g) / result.unit.scale in result.bounds
    with contextlib.suppress(MfgcityError):
        result = f / g
        assert base(x, f) / base(y, g) / result.unit.scale in result.bounds


@given(st.data())
def test_chains(data: st.DataObject) -> None:
    """A random formula of ratios and numbers, each leaf a figure of its own."""

    def chain(depth: int) -> tuple[Figure, Fraction]:
        if depth == 0 or data.draw(st.booleans()):
            leaf = data.draw(strategies.printed_figures(RATIOS))
            return leaf, base(data.draw(true_values(leaf)), leaf)
        (f, x), (g, y) = chain(depth - 1), chain(depth - 1)
        sign = data.draw(st.sampled_from("+-*/"))
        if sign == "/":
            assume(0 not in g.bounds)
            assume(g.value != 0)
        results = {
            "+": lambda: (f + g, x + y),
            "-": lambda: (f - g, x - y),
            "*": lambda: (f * g, x * y),
            "/": lambda: (f / g, x / y),
        }
        try:
            return results[sign]()
        except MfgcityError as error:
            assume(error.code != "unit.sum")
            raise

    figure, exact = chain(3)
    assert exact / figure.unit.scale in figure.bounds


FORMULAS: dict[str, tuple[Formula, Callable[..., Fraction], int]] = {
    # each variable stands once: figures, the same on exact numbers, how many variables
    "current / base - 1": (lambda a, b: a / b - 1, lambda a, b: a / b - 1, 2),
    "part / whole": (lambda a, b: a / b, lambda a, b: a / b, 2),
    "a - b": (lambda a, b: a - b, lambda a, b: a - b, 2),
    "a * b / c": (lambda a, b, c: a * b / c, lambda a, b, c: a * b / c, 3),
    "a + b - c": (lambda a, b, c: a + b - c, lambda a, b, c: a + b - c, 3),
    "(1 + a) * b": (lambda a, b: (1 + a) * b, lambda a, b: (1 + a) * b, 2),
    "current / (1 + growth)": (lambda a, b: a / (1 + b), lambda a, b: a / (1 + b), 2),
    "1 / (a - b)": (lambda a, b: 1 / (a - b), lambda a, b: 1 / (a - b), 2),
}
POSITIVE = st.builds(
    lambda n, d, q: Figure(f"{n}.{d:02}", "", qualifier=q),
    st.integers(1, 500), st.integers(0, 99), st.sampled_from(["exact", "over", "nearly", "about"]),
)  # fmt: skip


@pytest.mark.parametrize(("formula", "exact", "variables"), FORMULAS.values(), ids=FORMULAS)
@given(data=st.data())
def test_closed_ends_are_attained_and_open_ends_approached(
    formula: Formula, exact: Callable[..., Fraction], variables: int, data: st.DataObject
) -> None:
    inputs = [data.draw(POSITIVE) for _ in range(variables)]
    try:
        result = formula(*inputs)
    except MfgcityError:
        assume(False)
        return
    assume(result.lower is not None)
    assume(result.upper is not None)
    ends = [(figure.lower or Fraction(0), figure.upper or Fraction(0)) for figure in inputs]
    scale = result.unit.scale

    def near(corner: tuple[Fraction, ...], share: Fraction) -> Fraction:
        """The result a little inside a corner of the inputs."""
        middles = [(low + high) / 2 for low, high in ends]
        return exact(*(end + share * (middle - end) for end, middle in zip(corner, middles, strict=True))) / scale

    corners = {corner: near(corner, Fraction(0)) for corner in product(*ends)}
    for end, closed, chosen in (
        (result.lower, result.bounds.lower_closed, min),
        (result.upper, result.bounds.upper_closed, max),
    ):
        assert end == chosen(corners.values())
        attaining = [corner for corner, value in corners.items() if value == end]
        attained = any(
            all(x in figure.bounds for x, figure in zip(corner, inputs, strict=True)) for corner in attaining
        )
        assert attained == closed
        approach = [abs(near(attaining[0], Fraction(1, 10**power)) - end) for power in (6, 12)]
        assert approach[0] >= approach[1]
        assert approach[1] <= abs(end) / 10**6 + Fraction(1, 10**6)
        assert near(attaining[0], Fraction(1, 10**6)) in result.bounds


@given(POSITIVE, POSITIVE, st.data())
def test_the_calculators_keep_the_bounds(a: Figure, b: Figure, data: st.DataObject) -> None:
    x, y = data.draw(true_values(a)), data.draw(true_values(b))
    current, earlier = (Figure(f"{float(f.value):.2f}", "亿元", qualifier=f.qualifier) for f in (a, b))
    growth = growth_rate(current, earlier)
    assert (x / y - 1) / growth.unit.scale in growth.bounds
    part = share(current, earlier)
    assert (x / y) / part.unit.scale in part.bounds
    gap = growth_gap(Figure("5.1", "%"), Figure("3.8", "%"))
    assert str(gap.bounds) == "[1.2, 1.4]"
    whole = implied_base(current, Figure("5.0", "%"))
    assert x / Fraction("1.05") in whole.bounds


def test_operands_are_independent() -> None:
    growth = Figure.parse("5.1%")
    assert str((growth - growth).bounds) == "[-0.1, 0.1]"
    assert str((growth / growth).bounds.scaled(Fraction(1, 100)) & Interval(1, 1)) == "[1, 1]"


def test_bounds_without_end_stay_without_end() -> None:
    many = Figure("100", "家", qualifier=Qualifier.AT_LEAST)
    assert (many + many).upper is None
    assert (many - many).bounds == Interval(None, None)
    assert str(Figure("50", "家") / many) == "50% (0.0, 50.0]"
    assert many.lower == 100
    assert many.upper is None
