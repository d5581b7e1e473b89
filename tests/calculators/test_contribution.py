from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mfgcity import Figure
from mfgcity import calculators as calc
from mfgcity.figures.operands import OperandError, UndefinedError

parse = Figure.parse
levels = st.fractions(Fraction(1, 100), 10_000, max_denominator=100)
growths = st.fractions(Fraction(-9, 10), 3, max_denominator=1000)
parts = st.lists(st.tuples(levels, growths), min_size=1, max_size=6)


@given(parts)
def test_points_add_to_the_growth_of_the_total_and_rates_to_one(rows):
    now, rises = zip(*rows, strict=True)
    result = calc.contributions(now, rises)
    before = sum(level / (1 + rise) for level, rise in rows)
    assert sum(result.points) == result.growth == calc.total_growth(now, rises) == sum(now) / before - 1
    assert (result.residual_points, result.residual_rate) == (0, 0 if result.growth else None)
    if result.growth:
        assert sum(result.rates) == 1
    else:
        assert result.rates is None


@given(parts, levels, growths)
def test_what_the_parts_leave_is_returned_not_spread(rows, whole, whole_growth):
    assume(whole_growth)
    now, rises = zip(*rows, strict=True)
    result = calc.contributions(now, rises, whole=whole, whole_growth=whole_growth)
    assert sum(result.points) + result.residual_points == whole_growth
    assert sum(result.rates) + result.residual_rate == 1
    for level, rise, points, rate in zip(now, rises, result.points, result.rates, strict=True):
        assert rate == calc.contribution_rate_from_levels(level, rise, whole, whole_growth)
        assert points == calc.contribution_points_from_rate(rate, whole_growth)
        share = calc.share(level, whole)
        assert points == calc.contribution_points_from_current_share(share, rise, whole_growth)
        assert rate == calc.contribution_rate_from_current_share(share, rise, whole_growth)
        assert points == calc.contribution_points(calc.earlier_share(share, rise, whole_growth), rise)
        assert (
            calc.contribution_rate(calc.implied_change(level, rise), calc.implied_change(whole, whole_growth)) == rate
        )
        if rate:
            assert calc.implied_whole_growth(points, rate) == whole_growth


def test_contributions_are_never_clamped():
    assert calc.contribution_rate(-5, 10) == -0.5
    assert calc.contribution_rate(30, 10) == 3
    assert calc.contribution_rate(-30, -10) == 3
    assert calc.contribution_rate(parse("38.74个百分点"), parse("10.80%")).value > 300
    with pytest.raises(UndefinedError, match="the total change is, or may be, zero"):
        calc.contribution_rate(5, 0)
    with pytest.raises(UndefinedError):
        calc.contribution_rate(parse("5.0亿元"), parse("0.0亿元"))


def test_contributions_of_figures_carry_units_and_bounds():
    now = [parse(text) for text in ("2006.02亿元", "19270.48亿元", "17805.09亿元")]
    rises = [parse(text) for text in ("4.9%", "8.7%", "11.0%")]
    result = calc.contributions(now, rises, whole=parse("39081.59亿元"), whole_growth=parse("9.5%"))
    assert [str(rate) for rate in result.rates] == ["2.8% [2.72, 2.80]", "45.5% [45.03, 45.95]", "52.0% [51.58, 52.50]"]
    assert {one.unit.symbol for one in result.points} == {"个百分点"}
    assert str(result.residual_rate) == "-0.3个百分点 [-1.26, 0.67]"
    assert result.growth.value == Fraction("9.5")
    alone = calc.contributions(now, rises)
    assert (alone.residual_points.value, alone.residual_points.bounds.is_point) == (0, True)
    assert sum(one.value for one in alone.points) == alone.growth.value


@given(
    st.lists(st.tuples(st.integers(1, 9999), st.integers(-500, 900)), min_size=1, max_size=4),
    st.lists(st.sampled_from([0, 1]), min_size=8, max_size=8),
)
def test_growth_of_a_total_from_figures_is_tight_and_true(rows, ends):
    now = [Figure(f"{digits // 10}.{digits % 10}", "亿元") for digits, _ in rows]
    rises = [Figure(f"{'-' if n < 0 else ''}{abs(n) // 10}.{abs(n) % 10}", "%") for _, n in rows]
    result = calc.total_growth(now, rises)
    corners = []
    for flags in range(4 ** len(rows)):
        picked = [bool(flags >> bit & 1) for bit in range(2 * len(rows))]
        own = [f.upper if up else f.lower for f, up in zip(now, picked[::2], strict=True)]
        rate = [(f.upper if up else f.lower) / 100 for f, up in zip(rises, picked[1::2], strict=True)]
        corners.append(100 * calc.total_growth(own, rate))
    assert (result.lower, result.upper) == (min(corners), max(corners))
    assert result.value == 100 * calc.total_growth([f.value for f in now], [f.value / 100 for f in rises])
    assert len(ends) == 8


def test_growth_of_a_cumulative_period_from_its_parts():
    printed = calc.total_growth([parse("3065.80亿元"), parse("1545.21亿元")], [parse("-2.7%"), parse("25.5%")])
    assert printed.overlaps(parse("5.2%"))


def test_a_multiple_among_rates_is_a_growth():
    found = calc.total_growth([Fraction(10), Fraction(10)], [parse("增长1倍"), parse("0.0%")])
    assert found.value == 100 * (Fraction(20) / 15 - 1)
    assert calc.total_growth([10, 10], [parse("0.0%"), parse("增长1倍")]).value == found.value


@pytest.mark.parametrize(
    ("now", "rises", "options", "code"),
    [
        ([1, 2], [0.1], {}, "list.length"),
        ([], [], {}, "list.empty"),
        ([1, None], [0.1, 0.2], {}, "operand.kind"),
        ([1, -2], [0.1, 0.2], {}, "list.negative"),
        ([0, 0], [0.1, 0.2], {}, "list.total"),
        ([1, 2], [0.1, -1], {}, "growth.total_loss"),
        ([1, 2], [0.1, 0.2], {"whole": 3}, "contribution.whole"),
        ([1, 2], [0.1, 0.2], {"whole_growth": 0.1}, "contribution.whole"),
        ([Figure(1, "亿元"), 2], [0.1, 0.2], {}, "list.mixture"),
        ([Figure(1, "亿元")], [0.1], {}, "list.float"),
        ([1], [Figure(1, "亿元")], {}, "unit.unlike"),
        ("12", [0.1], {}, "operand.text"),
    ],
)
def test_lists_that_are_refused(now, rises, options, code):
    with pytest.raises((OperandError, UndefinedError, ValueError)) as caught:
        calc.contributions(now, rises, **options)
    assert caught.value.code == code
