from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity.domain import (
    STATISTICAL_2017,
    EnterpriseSize,
    SizeRuleError,
    above_size_threshold,
    is_above_size,
    size_class,
)
from mfgcity.figures import Figure, UnitError

ORDER = list(EnterpriseSize)[::-1]
people = st.integers(0, 5000)
money = st.integers(0, 100_000)


def revenue(amount):
    return Figure(amount, "万元")


@pytest.mark.parametrize(
    ("employees", "amount", "size"),
    [
        (1000, 40000, "large"),
        (999, 40000, "medium"),
        (1000, 39999, "medium"),
        (1500, 3000, "medium"),
        (1500, 500, "small"),
        (300, 2000, "medium"),
        (299, 2000, "small"),
        (20, 300, "small"),
        (19, 300, "micro"),
        (20, 299, "micro"),
        (10, 50000, "micro"),
        (5000, 0, "micro"),
    ],
)
def test_classes_of_2017(employees, amount, size):
    assert size_class(employees, revenue(amount)) == size


@given(people, people, money, money)
def test_more_people_and_more_revenue_never_lower_the_class(fewer, more_people, less, more_money):
    small = size_class(fewer, revenue(less))
    large = size_class(fewer + more_people, revenue(less + more_money))
    assert ORDER.index(small) <= ORDER.index(large)


@given(people, money)
def test_the_scale_of_the_unit_makes_no_difference(employees, amount):
    assert size_class(employees, revenue(amount)) == size_class(employees, Figure(amount * 10_000, "元"))


def test_a_size_needs_yuan():
    with pytest.raises(UnitError):
        size_class(100, Figure.parse("19家"))


def test_the_rule_says_its_version():
    assert STATISTICAL_2017.version == "2017"
    assert [size for size, *_ in STATISTICAL_2017.limits] == ["large", "medium", "small"]


@pytest.mark.parametrize(
    ("day", "threshold", "state_owned"),
    [
        (date(1998, 1, 1), "500万元", True),
        (date(2006, 12, 31), "500万元", True),
        (date(2007, 1, 1), "500万元", False),
        (date(2010, 12, 31), "500万元", False),
        (date(2011, 1, 1), "2000万元", False),
        (date(2023, 7, 31), "2000万元", False),
    ],
)
def test_the_threshold_of_each_time(day, threshold, state_owned):
    rule = above_size_threshold(day)
    assert rule.revenue == Figure.parse(threshold)
    assert rule.all_state_owned is state_owned
    assert is_above_size(rule.revenue, day)
    assert not is_above_size(Figure.parse("499万元"), day)
    assert is_above_size(Figure.parse("0万元"), day, state_owned=True) is state_owned


def test_there_was_no_threshold_before_1998():
    with pytest.raises(SizeRuleError) as caught:
        above_size_threshold(date(1997, 12, 31))
    assert caught.value.code == "size.before"
