"""One definition for every kind: numbers, figures, columns and symbols give the same; bounds are true and tight."""

import itertools
from decimal import Decimal
from fractions import Fraction

import narwhals.stable.v2 as nw
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mfgcity import Figure, Interval
from mfgcity import calculators as calc
from mfgcity.errors import MfgcityError
from mfgcity.figures.operands import OperandError, UndefinedError

np = pytest.importorskip("numpy", reason="columns need pandas and polars")
pd = pytest.importorskip("pandas", reason="columns need pandas and polars")
pl = pytest.importorskip("polars", reason="columns need pandas and polars")

# A closed formula by the kinds of its parameters: a level, a growth, a share, points, a place.
CLOSED = {
    calc.growth_rate: "level level",
    calc.growth_gap: "growth growth",
    calc.implied_reference: "growth points",
    calc.implied_base: "level growth",
    calc.growth_from_change: "level change",
    calc.elasticity: "growth growth",
    calc.real_growth: "growth growth",
    calc.implied_deflator: "growth growth",
    calc.linked_growth: "growth growth growth",
    calc.implied_earlier_growth: "growth growth",
    calc.remaining_growth: "growth growth",
    calc.contribution_points: "share growth",
    calc.contribution_points_from_change: "change level",
    calc.contribution_points_from_rate: "share growth",
    calc.contribution_points_from_current_share: "share growth growth",
    calc.contribution_rate: "change change",
    calc.contribution_rate_from_current_share: "share growth growth",
    calc.contribution_rate_from_levels: "level growth level growth",
    calc.implied_change: "level growth",
    calc.implied_whole_growth: "points share",
    calc.share: "level level",
    calc.share_change: "share share",
    calc.earlier_share: "share growth growth",
    calc.implied_whole: "level share",
    calc.completion: "level level",
    calc.schedule_lead: "share share",
    calc.amount_ahead: "level level share",
    calc.rate_completion: "growth growth",
    calc.overfulfilment: "share",
    calc.implied_plan: "level share",
    calc.partial_plan: "level share",
    calc.single_period: "level level",
    calc.earlier_cumulative: "level level",
    calc.single_growth: "level growth level growth",
    calc.earlier_growth: "level growth level growth",
    calc.location_quotient: "level level level level",
    calc.additive_location_quotient: "level level level level",
    calc.equivalent_number: "index",
    calc.places_gained: "place place",
    calc.earlier_place: "place place",
}
UNITS = {
    "level": "亿元", "change": "亿元", "growth": "%", "share": "%", "points": "个百分点", "index": "", "place": "位",
}  # fmt: skip
RANGES = {
    "level": (1, 99999),
    "change": (-9999, 9999),
    "growth": (-600, 1500),
    "share": (1, 1000),
    "points": (-300, 300),
    "index": (1, 10),
    "place": (1, 300),
}


def exact(kind, digits):
    """A figure's digits as the number in the formula: 51 printed as 5.1 % is 0.051."""
    if kind == "place":
        return Fraction(digits)
    return Fraction(digits, 10) * Figure(0, UNITS[kind]).unit.scale


def printed(kind, digits):
    if kind == "place":
        return Figure(digits, "位")
    sign, (whole, tenth) = "-" if digits < 0 else "", divmod(abs(digits), 10)
    return Figure(f"{sign}{whole}.{tenth}", UNITS[kind])


def inputs(kinds):
    return st.tuples(*(st.integers(*RANGES[kind]) for kind in kinds))


def draw_closed():
    return st.sampled_from(list(CLOSED)).flatmap(
        lambda formula: st.tuples(st.just(formula), inputs(CLOSED[formula].split()))
    )


def evaluated(formula, values):
    """The value of a formula, or None where it is not defined."""
    try:
        return formula(*values)
    except UndefinedError:
        return None


def in_formula(kind, number):
    """A number in the unit of a figure as the ratio or the amount in 元 that stands for it."""
    return number * Figure(0, UNITS[kind]).unit.scale


@given(draw_closed())
def test_bounds_are_those_of_the_corners(drawn):
    formula, digits = drawn
    kinds = CLOSED[formula].split()
    figures = [printed(kind, number) for kind, number in zip(kinds, digits, strict=True)]
    result = evaluated(formula, figures)
    assume(result is not None)
    ends = [(in_formula(kind, f.lower), in_formula(kind, f.upper)) for kind, f in zip(kinds, figures, strict=True)]
    corners = [formula(*corner) for corner in itertools.product(*ends)]
    scale = result.unit.scale
    assert (result.lower * scale, result.upper * scale) == (min(corners), max(corners))
    middle = formula(*(in_formula(kind, f.value) for kind, f in zip(kinds, figures, strict=True)))
    assert result.value * scale == middle


@given(draw_closed(), st.lists(st.fractions(0, 1), min_size=4, max_size=4))
def test_bounds_hold_every_point_inside(drawn, parts):
    formula, digits = drawn
    kinds = CLOSED[formula].split()
    figures = [printed(kind, number) for kind, number in zip(kinds, digits, strict=True)]
    result = evaluated(formula, figures)
    assume(result is not None)
    inside = [
        in_formula(kind, f.lower + part * (f.upper - f.lower))
        for kind, f, part in zip(kinds, figures, parts, strict=False)
    ]
    assert formula(*inside) / result.unit.scale in result.bounds


@given(draw_closed())
def test_figures_of_zero_width_are_exact_numbers(drawn):
    formula, digits = drawn
    kinds = CLOSED[formula].split()
    numbers = [exact(kind, number) for kind, number in zip(kinds, digits, strict=True)]
    figures = [
        Figure.computed(number / Figure(0, UNITS[kind]).unit.scale, UNITS[kind])
        for kind, number in zip(kinds, numbers, strict=True)
    ]
    expected = evaluated(formula, numbers)
    result = evaluated(formula, figures)
    assert (expected is None) == (result is None)
    if expected is not None:
        assert result.bounds == Interval.point(result.value)
        assert result.value * result.unit.scale == expected
        assert isinstance(expected, Fraction)


@given(draw_closed())
def test_floats_and_columns_agree_with_exact_numbers(drawn):
    formula, digits = drawn
    numbers = [exact(kind, number) for kind, number in zip(CLOSED[formula].split(), digits, strict=True)]
    expected = evaluated(formula, numbers)
    names = [f"x{position}" for position in range(len(numbers))]
    frame = pl.DataFrame({name: [float(number)] for name, number in zip(names, numbers, strict=True)})
    by_polars = frame.select(x=formula(*map(pl.col, names)))["x"][0]
    by_narwhals = nw.from_native(frame).select(x=formula(*map(nw.col, names))).to_native()["x"][0]
    if expected is None:
        # A difference of floats may miss zero by its last digit; what is refused or kept there is the float's.
        assert by_polars is None or abs(by_polars) > 1e9
        return
    close = pytest.approx(float(expected), rel=1e-9, abs=1e-12 * max(1.0, abs(float(expected))))
    assert by_polars == close
    assert by_narwhals == close
    assert evaluated(formula, list(map(float, numbers))) == close


@pytest.mark.parametrize("formula", CLOSED, ids=lambda formula: formula.__name__)
def test_what_cannot_be_computed_with_is_refused(formula):
    kinds = CLOSED[formula].split()
    good = [printed(kind, 12) for kind in kinds]
    for junk in ("5.1%", None, True, float("nan"), float("inf"), object(), [1], Decimal("NaN"), b"1"):
        for position in range(len(kinds)):
            with pytest.raises(MfgcityError):
                formula(*good[:position], junk, *good[position + 1 :])
    for series in (np.array([1.0]), pd.Series([1.0]), pl.Series([1.0])):
        with pytest.raises(OperandError, match=r"use mfgcity\.frames"):
            formula(*([series] * len(kinds)))


@pytest.mark.parametrize("formula", [f for f in CLOSED if len(CLOSED[f].split()) > 1], ids=lambda f: f.__name__)
def test_figures_do_not_meet_floats_columns_or_unlike_units(formula):
    kinds = CLOSED[formula].split()
    good = [printed(kind, 12) for kind in kinds]
    with pytest.raises(OperandError, match="must be exact"):
        formula(good[0], *([0.5] * (len(kinds) - 1)))
    with pytest.raises(OperandError, match="is a column"):
        formula(good[0], *([pl.col("a")] * (len(kinds) - 1)))
    with pytest.raises(MfgcityError):
        formula(*([Figure(5, "家")] + [Figure(5, "平方公里")] * (len(kinds) - 1)))


@given(draw_closed())
def test_symbols_record_the_formula(drawn):
    formula, digits = drawn
    numbers = [exact(kind, number) for kind, number in zip(CLOSED[formula].split(), digits, strict=True)]
    recorded = formula(*(Recorder(str(position)) for position in range(len(numbers))))
    expected = evaluated(formula, numbers)
    assume(expected is not None)
    assert recorded.at(numbers) == expected


class Recorder:
    """A symbol: it keeps the operations done to it as text, and repeats them on numbers."""

    def __init__(self, text):
        self.text = f"x[{text}]" if text.isdigit() else text

    def require_positive(self):
        return self

    def at(self, numbers):
        return eval(self.text, {"x": numbers, "Fraction": Fraction})


def _operation(sign, turned):
    def record(self, other):
        one = other.text if isinstance(other, Recorder) else repr(Fraction(other))
        return Recorder(f"({one} {sign} {self.text})" if turned else f"({self.text} {sign} {one})")

    return record


for _name, _sign in {"add": "+", "sub": "-", "mul": "*", "truediv": "/"}.items():
    setattr(Recorder, f"__{_name}__", _operation(_sign, turned=False))
    setattr(Recorder, f"__r{_name}__", _operation(_sign, turned=True))


def test_a_guard_is_a_null_on_columns():
    frame = pl.DataFrame({"a": [1.0, 2.0, 3.0, None, 5.0, float("nan")], "b": [0.0, -1.0, 2.0, 1.0, None, 1.0]})
    expected = {
        calc.growth_rate: [None, None, 0.5, None, None],
        calc.share: [None, None, 1.5, None, None],
        calc.completion: [None, None, 1.5, None, None],
    }
    for formula, values in expected.items():
        assert frame.select(x=formula(pl.col("a"), pl.col("b")))["x"].to_list()[:5] == values
    assert frame.select(x=calc.elasticity(pl.col("a"), pl.col("b")))["x"].to_list()[:3] == [None, -2.0, 1.5]


def test_int_and_float_give_float_decimal_and_fraction_give_fraction():
    assert calc.growth_rate(3, 2) == 0.5
    assert isinstance(calc.growth_rate(3, 2), float)
    assert calc.growth_rate(Decimal("1.5"), 1) == Fraction(1, 2)
    assert isinstance(calc.growth_rate(Decimal("1.5"), 1), Fraction)
