"""The figure itself: what it is made of, what it refuses, how it compares and what it meets."""

from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure, Interval, MfgcityError, Qualifier, Unit, points, ratio, strategies
from mfgcity.figures import FigureError, NumberError, UnitError

RATES = strategies.printed_figures(st.sampled_from(["%", "‰", "成"]).map(Unit))
FIGURES = strategies.figures()


def test_what_a_printed_figure_is() -> None:
    figure = Figure("39.44", "亿元")
    assert (figure.value, figure.unit, figure.decimals) == (Fraction(986, 25), Unit("亿元"), 2)
    assert (figure.lower, figure.upper, figure.bounds) == (
        Fraction("39.435"),
        Fraction("39.445"),
        Interval("39.435", "39.445"),
    )
    assert (figure.qualifier, figure.is_printed) == (Qualifier.EXACT, True)
    assert Figure(Decimal("39.44"), Unit("亿元")) == figure
    assert float(figure) == 39.44
    assert float(Figure.parse("5.1%")) == 5.1


def test_equality_is_of_the_print() -> None:
    assert Figure("5.1", "%") != Figure("5.10", "%")
    assert Figure("5.1", "%") != Figure("5.1", "个百分点")
    assert Figure("5.1", "%") != Figure("5.1", "%", qualifier="about")
    assert Figure(5, "家") == Figure("5", "家") == Figure(Decimal(5), "家")
    assert Figure.computed(Fraction(51, 10), "%") != Figure("5.1", "%")


def test_a_computed_figure_says_so() -> None:
    gap = Figure.parse("5.1%") - Figure.parse("3.8%")
    assert (gap.decimals, gap.shown_decimals, gap.is_printed, gap.qualifier) == (None, 1, False, Qualifier.EXACT)
    assert (gap.value, gap.lower, gap.upper) == (Fraction("1.3"), Fraction("1.2"), Fraction("1.4"))
    assert gap.literal_bounds == gap.read_as("truncate") == gap.bounds
    with pytest.raises(MfgcityError):
        Figure.parse(str(gap))


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (5.1, "number.float"),
        (float("inf"), "number.float"),
        (Decimal("NaN"), "number.finite"),
        (Decimal("-Infinity"), "number.finite"),
        (Decimal("1E+3"), "figure.exponent"),
        (Fraction(1, 3), "figure.fraction"),
        ("9" * 41, "number.digits"),
        ("0." + "1" * 40, "number.digits"),
        (10**41, "number.digits"),
        (True, "number.kind"),
        (None, "number.kind"),
        ("5.1%", "number.kind"),
        ("1e5", "number.kind"),
        ("5.", "number.kind"),
        ("٣", "number.kind"),
        ("5\n", "number.kind"),
        ("", "number.kind"),
        ("x" * 10**6, "number.kind"),
        (b"5", "number.kind"),
    ],
)
def test_values_that_are_not_printed_digits(value: Any, code: str) -> None:
    for field in ({"value": value}, {"value": 1, "qualifier": "between", "upto": value}):
        if field.get("upto", 0) is None:
            continue
        with pytest.raises(NumberError) as caught:
            Figure(**field)
        assert caught.value.code == code
        assert [*field][-1] in str(caught.value)


def test_a_float_is_told_what_to_pass_instead() -> None:
    with pytest.raises(NumberError, match=r"value must be exact: 5\.1 is a float .* pass a decimal string"):
        Figure(5.1, "%")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"qualifier": "perhaps"}, "figure.qualifier"),
        ({"qualifier": None}, "figure.qualifier"),
        ({"qualifier": "between"}, "figure.range"),
        ({"upto": 6}, "figure.range"),
        ({"qualifier": "between", "upto": 5}, "figure.range"),
        ({"qualifier": "between", "upto": "4.9"}, "figure.range"),
    ],
)
def test_words_that_do_not_fit(fields: dict[str, Any], code: str) -> None:
    with pytest.raises(FigureError) as caught:
        Figure("5", "%", **fields)
    assert caught.value.code == code


FAMILIES = st.sampled_from(
    [("亿元", "万元", "元"), ("家", "万家", "个"), ("%", "成", "倍", ""), ("个百分点", "个基点")]
)


@given(FAMILIES, st.data())
def test_order_follows_from_the_bounds(family: tuple[str, ...], data: st.DataObject) -> None:
    f, g = (data.draw(strategies.figures(st.sampled_from(family).map(Unit))) for _ in "fg")
    mine, its = f.bounds.scaled(f.unit.scale), g.bounds.scaled(g.unit.scale)
    above, below, overlap = f.certainly_above(g), f.certainly_below(g), f.overlaps(g)
    assert (above, below, overlap) == (its.precedes(mine), mine.precedes(its), mine.meets(its))
    assert above + below + overlap == 1
    assert (above, below, overlap) == (g.certainly_below(f), g.certainly_above(f), g.overlaps(f))
    if not overlap:
        assert ((f < g), (f <= g), (f > g), (f >= g)) == (below, below, above, above)
    elif not (mine.precedes(its, or_meets=True) or its.precedes(mine, or_meets=True)):
        for order in (f.__lt__, f.__le__, f.__gt__, f.__ge__):
            with pytest.raises(FigureError) as caught:
                order(g)
            assert caught.value.code == "figure.undecided"


@pytest.mark.parametrize(
    "pair", [("5家", "3人"), ("5亿元", "3亿美元"), ("5%", "3个百分点"), ("5%", "3家"), ("5个百分点", "3")]
)
def test_unlike_units_have_no_order(pair: tuple[str, str]) -> None:
    f, g = map(Figure.parse, pair)
    for compare in (f.overlaps, f.certainly_above, f.certainly_below, f.__lt__, f.__ge__):
        with pytest.raises(UnitError) as caught:
            compare(g)
        assert caught.value.code == "unit.convert"


def test_order_with_plain_numbers() -> None:
    growth = Figure.parse("5.1%")
    assert growth > 0
    assert growth > Fraction(5, 100)
    assert growth < Decimal("0.06")
    assert Figure("3", "") > 2
    assert Figure.parse("5家") >= 0
    assert growth.overlaps(Fraction("0.0515"))
    assert not growth.overlaps(Fraction("0.0516"))
    with pytest.raises(FigureError) as caught:
        assert growth > Fraction("0.051")
    assert caught.value.code == "figure.undecided"
    assert "5.1%" in str(caught.value)
    with pytest.raises(UnitError):
        assert Figure.parse("5家") > 3
    with pytest.raises(FigureError) as caught:
        growth.overlaps("5.1%")
    assert caught.value.code == "figure.compare"


def test_touching_bounds() -> None:
    one, two = Figure("1.5", "亿元"), Figure("1.6", "亿元")
    assert one.overlaps(two)
    assert one <= two
    with pytest.raises(FigureError):
        assert one < two
    over, next_over = Figure("170", "家", qualifier="over"), Figure("180", "家", qualifier="over")
    assert over < next_over
    assert not over.overlaps(next_over)


def test_numbers_meet_ratios_as_ratios() -> None:
    growth = Figure.parse("5.1%")
    assert str(growth + 1) == str(1 + growth) == "105.1% [105.05, 105.15]"
    assert str(1 - growth) == "94.9% [94.85, 94.95]"
    assert str(growth * 2) == str(2 * growth) == "10.2% [10.10, 10.30]"
    assert str(growth / 2) == "2.55% [2.53, 2.58]"
    assert (growth + Fraction(1, 3)).value == Fraction("5.1") + Fraction(100, 3)
    assert str(Figure.parse("39.44亿元") * Decimal("0.5")) == "19.72亿元 [19.718, 19.723]"
    assert str(1 / Figure.parse("50%")) == "200% [198.0, 202.0]"


def test_zero_is_the_empty_sum() -> None:
    tax = Figure.parse("39.44亿元")
    assert tax + 0 is tax
    assert 0 + tax is tax
    assert tax - 0 is tax
    assert 0 - tax == -tax
    assert sum([tax, tax]) == tax + tax
    assert (tax + 0).decimals == 2


@pytest.mark.parametrize("stranger", [object(), None, "5", [1], True, 1j, {}])
def test_strangers_are_left_to_python(stranger: object) -> None:
    growth = Figure.parse("5.1%")
    for name in ("add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "lt", "le", "gt", "ge", "eq"):
        if not (stranger is True and name == "eq"):
            assert getattr(growth, f"__{name}__")(stranger) is NotImplemented
    with pytest.raises(TypeError):
        growth + stranger


def test_a_float_never_meets_a_figure() -> None:
    growth = Figure.parse("5.1%")
    for operation in (
        growth.__add__,
        growth.__radd__,
        growth.__mul__,
        growth.__truediv__,
        growth.__rtruediv__,
        growth.__lt__,
    ):
        with pytest.raises(NumberError) as caught:
            operation(0.5)
        assert caught.value.code == "number.float"


@pytest.mark.parametrize("library", ["polars", "pandas", "numpy", "narwhals"])
def test_columns_are_refused_by_name(library: str) -> None:
    series = type("Series", (SimpleNamespace,), {"__module__": f"{library}.core.series"})()
    with pytest.raises(FigureError, match="frames") as caught:
        Figure.parse("5.1%") + series
    assert caught.value.code == "figure.column"
    assert f"{library}.Series" in str(caught.value)
    assert Figure.__array_ufunc__ is None


@pytest.mark.parametrize("divisor", ["0%", "-0.5—0.5%", "0", "10%以下", "超0家", "持平"])
def test_no_division_by_what_may_be_zero(divisor: str) -> None:
    with pytest.raises(FigureError) as caught:
        Figure.parse("39.44亿元") / Figure.parse(divisor)
    assert caught.value.code == "figure.zero"


@given(RATES, st.integers(1, 5))
def test_powers(f: Figure, exponent: int) -> None:
    power = f**exponent
    product: Figure = f
    for _ in range(exponent - 1):
        product = product * f
    assert power.value * power.unit.scale == (f.value * f.unit.scale) ** exponent
    assert product.bounds.scaled(product.unit.scale).covers(power.bounds.scaled(power.unit.scale))
    for other in (0, -1, Fraction(1, 2), "2"):
        assert getattr(f, "__pow__")(other) is NotImplemented  # noqa: B009


def test_only_ratios_and_numbers_have_powers() -> None:
    with pytest.raises(UnitError):
        Figure.parse("5家") ** 2
    with pytest.raises(UnitError):
        Figure.parse("5元/亩") ** 2


@given(FIGURES)
def test_signs(f: Figure) -> None:
    assert (-f).value == -f.value
    assert (-f).bounds == -f.bounds
    assert (0 - (0 - f)).bounds == f.bounds
    assert +f is f
    size = abs(f)
    assert size.value == abs(f.value)
    assert size.lower is not None
    assert size.lower >= 0
    assert (f.bounds | -f.bounds).covers(size.bounds)


@given(FIGURES)
def test_points_and_ratios_relabel(f: Figure) -> None:
    there = points(f)
    assert (there is f) != f.unit.is_ratio
    assert there.value * there.unit.scale == f.value * f.unit.scale
    back = ratio(there)
    assert back.value * back.unit.scale == f.value * f.unit.scale
    assert back.bounds.scaled(back.unit.scale) == f.bounds.scaled(f.unit.scale)


def test_points_keep_the_print_where_the_scale_allows() -> None:
    assert points(Figure.parse("1.3%")) == Figure.parse("1.3个百分点")
    assert ratio(Figure.parse("1.3个百分点")) == Figure.parse("1.3%")
    assert str(points(Figure.parse("3成"))) == "30个百分点 [25.0, 35.0]"
    assert points(5) == 5
    assert ratio("x") == "x"


def test_conversion() -> None:
    tax = Figure.parse("39.44亿元")
    assert tax.to("亿元") is tax
    assert str(tax.to("万元")) == "394400万元 [394350.0, 394450.0]"
    assert str(tax.to(Unit("万亿元"))) == "0.003944万亿元 [0.0039435, 0.0039445]"
    assert str(Figure.parse("4335家").to("万家")) == "0.43万家"
    assert Figure.parse("443 billion USD").to("亿美元").bounds == Interval(4425, 4435)
    with pytest.raises(UnitError):
        tax.to("美元")
