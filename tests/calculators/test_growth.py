from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure, UndefinedGrowthError
from mfgcity import calculators as calc
from mfgcity.calculators.bounding.enclosures import exponential, logarithm, power, root
from mfgcity.figures.operands import OperandError, UndefinedError

parse = Figure.parse
rates = st.fractions(Fraction(-9, 10), 2, max_denominator=10_000)


def test_growth_from_printed_levels():
    growth = calc.growth_rate(parse("1234.5亿元"), parse("1175.0亿元"))
    assert str(growth) == "5.06% [5.06, 5.07]"
    assert growth.lower == (Fraction("1234.45") / Fraction("1175.05") - 1) * 100


def test_growth_on_other_scales_of_the_unit():
    assert calc.growth_rate(parse("1.2万人"), parse("10000人")).value == 20


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        (0, "the base is zero"),
        (-5, "the base is negative"),
        (0.0, "the base is zero"),
        (Fraction(-1, 3), "the base is negative"),
        (Figure("0.0", "亿元"), "the base is zero"),
        (Figure("-2.0", "亿元"), "the base is negative"),
        (Figure("0.04", "亿元"), None),
        (Figure("0.0", "亿元", qualifier="about"), "the base is zero"),
    ],
)
def test_growth_on_no_base_is_undefined_and_says_why(base, reason):
    current = Figure("3.0", "亿元") if isinstance(base, Figure) else 3
    if reason is None:
        assert calc.growth_rate(current, base).value == 7400
        return
    with pytest.raises(UndefinedGrowthError) as caught:
        calc.growth_rate(current, base)
    assert isinstance(caught.value, ValueError)
    assert caught.value.reason == reason
    assert caught.value.change == current - base
    assert "无定义" in caught.value.message("zh")


def test_growth_on_a_base_that_rounding_lets_reach_zero():
    with pytest.raises(UndefinedGrowthError) as caught:
        calc.growth_rate(Figure("3", "亿元"), Figure("0.3", "亿元", qualifier="at_most"))
    assert caught.value.reason == "the base may be zero or negative"


def test_growth_to_zero_and_below_is_defined():
    assert calc.growth_rate(0, 5) == -1
    assert calc.growth_rate(-5, 5) == -2
    assert calc.growth_from_change(Fraction(0), Fraction(-5)) == -1
    with pytest.raises(UndefinedGrowthError):
        calc.growth_from_change(5, 5)


def test_growth_from_change_is_tight_although_the_change_stands_twice():
    current, change = parse("911万元"), parse("-1901万元")
    growth = calc.growth_from_change(current, change)
    naive = change / (current - change)
    assert naive.lower < growth.lower < growth.value < growth.upper < naive.upper
    assert growth.lower == 100 * Fraction("-1901.5") / (Fraction("910.5") + Fraction("1901.5"))
    assert growth.upper == 100 * Fraction("-1900.5") / (Fraction("911.5") + Fraction("1900.5"))


def test_growth_from_change_keeps_open_ends_and_missing_ones():
    open_change = Figure("20", "亿元", qualifier="over")
    growth = calc.growth_from_change(Figure("100.0", "亿元"), open_change)
    assert (growth.bounds.lower_closed, growth.bounds.upper_closed) == (False, False)
    endless = calc.growth_from_change(Figure("100", "亿元", qualifier="at_least"), Figure("20.0", "亿元"))
    for current in (100, 101, 10_000):
        assert 100 * Fraction(20, current - 20) in endless.bounds


def test_a_gap_is_in_points_and_works_through_zero():
    gap = calc.growth_gap(parse("-8.5%"), parse("14.8%"))
    assert (gap.value, gap.unit.symbol) == (Fraction("-23.3"), "个百分点")
    assert (gap.lower, gap.upper) == (Fraction("-23.4"), Fraction("-23.2"))


def test_the_reference_behind_a_printed_gap():
    nation = calc.implied_reference(parse("5.1%"), parse("1.3个百分点"))
    assert (nation.value, nation.unit.symbol) == (Fraction("3.8"), "%")
    assert calc.growth_gap(parse("5.1%"), nation).value == Fraction("1.3")
    assert calc.implied_reference(parse("14.8%"), parse("23.3个百分点")).value == Fraction("-8.5")


def test_a_gap_of_multiples_is_one_of_growths():
    assert calc.growth_gap(parse("增长1.5倍"), parse("50%")).value == 100


def test_elasticity_has_no_unit_and_keeps_its_sign():
    found = calc.elasticity(parse("-2.0%"), parse("4.0%"))
    assert (found.value, found.unit.symbol) == (Fraction(-1, 2), "")
    with pytest.raises(UndefinedError, match="may be, zero"):
        calc.elasticity(parse("2.0%"), parse("0.0%"))


def test_real_growth_is_not_a_difference():
    real = calc.real_growth(parse("8.0%"), parse("2.5%"))
    assert round(real.value, 2) == Fraction("5.37")
    with pytest.raises(UndefinedError, match="−100 % or below"):
        calc.real_growth(0.08, -1)


@given(st.lists(rates, min_size=1, max_size=5))
def test_average_growth_linked_again_is_the_growth_over_all(growths):
    average = calc.average_growth(*growths)
    linked = calc.linked_growth(*[average] * len(growths))
    assert abs(linked - calc.linked_growth(*growths)) < Fraction(1, 10**25)
    assert min(growths) - Fraction(1, 10**29) <= average <= max(growths) + Fraction(1, 10**29)


@given(st.lists(rates, min_size=2, max_size=4))
def test_the_growth_left_out_comes_back(growths):
    assert calc.remaining_growth(calc.linked_growth(*growths), *growths[1:]) == growths[0]
    average = calc.average_growth(*growths)
    assert abs(calc.implied_earlier_growth(average, *growths[1:]) - growths[0]) < Fraction(1, 10**25)


@given(rates)
def test_the_average_of_equal_growths_is_exact(growth):
    assert calc.average_growth(growth, growth, growth) == growth


@given(st.lists(st.integers(-500, 900), min_size=1, max_size=4), st.lists(st.fractions(0, 1), min_size=4, max_size=4))
def test_average_growth_of_figures_holds_every_point_inside(tenths, parts):
    figures = [Figure(f"{'-' if n < 0 else ''}{abs(n) // 10}.{abs(n) % 10}", "%") for n in tenths]
    average = calc.average_growth(*figures)
    inside = [(f.lower + part * (f.upper - f.lower)) / 100 for f, part in zip(figures, parts, strict=False)]
    exact = calc.linked_growth(*inside) + 1
    count = len(figures)
    assert (1 + average.lower / 100) ** count <= exact <= (1 + average.upper / 100) ** count
    ends = calc.linked_growth(*(f.lower / 100 for f in figures)) + 1
    assert ends - (1 + average.lower / 100) ** count < Fraction(1, 10**26)


def test_two_year_average_of_the_releases_of_2021():
    found = calc.average_growth(parse("9.6%"), parse("2.8%"))
    assert f"{found:.1f}" == "6.1%"
    assert found.upper - found.lower < Fraction("0.11")


def test_compound_growth_between_levels():
    assert calc.compound_growth(Fraction(8), Fraction(27), 3) == Fraction(1, 2)
    assert calc.compound_growth(100, 0, 2) == -1
    assert calc.compound_growth(100, 121, 2) == pytest.approx(0.1, abs=1e-15)
    figure = calc.compound_growth(Figure(100, "家"), Figure(121, "家"), 2)
    assert (figure.value, figure.bounds.is_point) == (10, True)


@pytest.mark.parametrize("periods", [0, -1, 1.5, "2", None, True, 1001, 10**30])
def test_compound_growth_needs_a_whole_number_of_periods(periods):
    with pytest.raises(OperandError, match="periods must be a whole number"):
        calc.compound_growth(1, 2, periods)


def test_compound_growth_refuses_what_has_no_root():
    with pytest.raises(UndefinedGrowthError, match="may be, negative"):
        calc.compound_growth(5, -5, 2)
    with pytest.raises(UndefinedGrowthError, match="may be, negative"):
        calc.compound_growth(Figure("5.0", "亿元"), Figure("0.0", "亿元"), 2)
    with pytest.raises(UndefinedGrowthError, match="the base is zero"):
        calc.compound_growth(0, 5, 2)
    with pytest.raises(OperandError, match="must not be empty"):
        calc.average_growth()
    with pytest.raises(UndefinedError, match="−100 % or below"):
        calc.average_growth(0.5, -1)


def test_averages_run_on_columns():
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame({"a": [0.21, -1.0], "b": [0.21, 0.5], "c": [100.0, 4.0], "d": [121.0, -4.0]})
    found = frame.select(
        x=calc.average_growth(pl.col("a"), pl.col("b")), y=calc.compound_growth(pl.col("c"), pl.col("d"), 2)
    )
    assert found["x"].to_list() == [pytest.approx(0.21), None]
    assert found["y"].to_list() == [pytest.approx(0.1), None]


@given(st.fractions(0, 10**6), st.integers(1, 7))
def test_a_root_is_enclosed(number, degree):
    ends = root(number, degree)
    assert ends.lower**degree <= number <= ends.upper**degree
    assert ends.width <= Fraction(1, 10**31)
    assert root(number**degree, degree).lower == root(number**degree, degree).upper == number


@given(st.fractions(Fraction(1, 10**6), 10**6), st.fractions(Fraction(1, 10**6), 10**6))
def test_logarithms_and_powers_obey_their_laws(a, b):
    tiny = Fraction(1, 10**50)
    assert abs(logarithm(a * b) - logarithm(a) - logarithm(b)) < tiny
    assert abs(exponential(logarithm(a)) / a - 1) < tiny
    assert abs(power(a, Fraction(1, 2)) ** 2 / a - 1) < tiny
    assert power(Fraction(0), Fraction(1, 2)) == 0
