from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure, Period
from mfgcity import calculators as calc
from mfgcity.errors import MfgcityError
from mfgcity.figures.operands import OperandError, UndefinedError

parse = Figure.parse


def test_the_lead_over_the_calendar_rounds_nothing_first():
    elapsed = Period.parse("2023年1至7月").elapsed
    done = calc.share(parse("60.0亿元"), parse("83.5亿元"))
    lead = calc.schedule_lead(Figure("72.13", "%"), elapsed)
    assert f"{lead:.1f}" == "13.8个百分点"
    assert round(Fraction("72.1") - Fraction("58.3"), 1) == Fraction("13.8")
    assert round(Fraction("72.2") - Fraction("58.3"), 1) == Fraction("13.9")
    assert f"{calc.schedule_lead(Figure('72.15', '%'), elapsed):.1f}" == "13.8个百分点"
    assert calc.schedule_lead(Fraction(1, 2), elapsed) == Fraction(-1, 12)
    assert done.unit.symbol == "%"


def test_completion_of_no_plan_is_undefined():
    for plan in (0, -1):
        with pytest.raises(UndefinedError, match="the plan is, or may be, zero or negative"):
            calc.completion(5, plan)
    with pytest.raises(UndefinedError):
        calc.completion(parse("5.0亿元"), parse("0.0亿元"))


def test_the_amount_ahead_is_the_lead_times_the_plan():
    actual, plan, elapsed = Fraction(700), Fraction(1000), Fraction(7, 12)
    ahead = calc.amount_ahead(actual, plan, elapsed)
    assert ahead == plan * calc.schedule_lead(calc.completion(actual, plan), elapsed)
    figure = calc.amount_ahead(parse("911万元"), parse("24650万元"), Fraction(1, 12))
    assert (round(figure.value), figure.unit.symbol) == (-1143, "万元")


def test_plans_stated_as_rates_are_not_divided():
    done = calc.rate_completion(parse("15%"), parse("10%"))
    assert f"{done:.1f}" == "104.5%"
    with pytest.raises(UndefinedError):
        calc.rate_completion(0.1, -1)


def test_reverse_targets_are_better_when_lower():
    assert calc.overfulfilment(Fraction(9, 10), lower_is_better=True) == Fraction(1, 10)
    assert calc.overfulfilment(Fraction(9, 10)) == Fraction(-1, 10)
    found = calc.overfulfilment(parse("98.29%"), lower_is_better=True)
    assert (found.value, found.unit.symbol) == (Fraction("1.71"), "个百分点")


def test_the_plan_behind_92_per_cent():
    done = parse("92%")
    assert list(calc.whole_numbers(calc.implied_plan(parse("19个"), done))) == []
    assert list(calc.whole_numbers(calc.implied_plan(parse("138个"), done))) == [150]
    assert list(calc.whole_numbers(calc.implied_plan(parse("157个"), done))) == [170, 171]


def test_what_would_give_93_per_cent():
    rate = parse("93%")
    collected = calc.whole_numbers(calc.implied_whole(parse("2525件"), rate))
    closed = calc.whole_numbers(parse("2651件") * rate)
    assert (collected[0], collected[-1]) == (2701, 2729)
    assert (closed[0], closed[-1]) == (2453, 2478)


@given(st.integers(1, 400), st.integers(1, 400))
def test_whole_plans_are_those_whose_completion_prints_alike(actual, percent):
    done = Figure(percent, "%")
    plans = calc.whole_numbers(calc.implied_plan(Figure(actual, "个"), done))
    near = {*range(max(plans.start - 3, 1), plans.start + 3), *range(max(plans.stop - 3, 1), plans.stop + 3)}
    for plan in near:
        assert (plan in plans) == (calc.share(Fraction(actual), Fraction(plan)) * 100 in done.bounds)


def test_whole_numbers_keep_open_ends_and_scales():
    assert list(calc.whole_numbers(Figure("170", "家", qualifier="over"))) == list(range(171, 180))
    assert list(calc.whole_numbers(Figure("1.2", "万人")))[:1] == [11500]
    assert list(calc.whole_numbers(Figure(12, "家"))) == [12]
    assert list(calc.whole_numbers(Figure("2.5", "亿元"))) == []
    for refused in (5, None, "5", Figure("300", "家", qualifier="at_least")):
        with pytest.raises(OperandError):
            calc.whole_numbers(refused)


def test_long_plans_by_level_and_by_total():
    assert calc.completion(63, 56) == 1.125
    years = [Fraction(number) for number in (420, 440, 450, 460, 470)]
    assert calc.cumulative_completion(years, 2200) == Fraction(2240, 2200)
    assert calc.cumulative_completion([420, 440, 450, 460, 470], 2200) == pytest.approx(1.0181818)
    figure = calc.cumulative_completion([parse("420.0亿元"), parse("440.0亿元")], parse("2200亿元"))
    assert figure.unit.symbol == "%"
    for actuals in ([], [1, None], None, [1, parse("1亿元")]):
        with pytest.raises(MfgcityError):
            calc.cumulative_completion(actuals, 5)


def test_a_month_of_a_yearly_plan():
    plan = calc.partial_plan(Fraction(58651), Fraction(1, 12))
    assert round(calc.completion(Fraction(10372), plan), 3) == Fraction("2.122")
