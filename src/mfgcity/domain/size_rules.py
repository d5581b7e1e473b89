"""The published rules of enterprise size, each with the time it holds for (企业规模划分).

Sources: the statistical division into large, medium, small and micro enterprises of 2017 (统计上大中小微型企业划分办法
（2017）), row of industry; the scope of industrial statistics above size (规模以上工业统计范围) as the National Bureau
of Statistics states it for 1998, 2007 and 2011.
"""

from __future__ import annotations

from datetime import date
from typing import Final

import attrs

from mfgcity.domain.enterprise import EnterpriseSize
from mfgcity.domain.record import day_of
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure


class SizeRuleError(MfgcityError):
    """A size that no rule decides."""


@attrs.frozen
class SizeClassRule:
    """The lower limits of the size classes of industrial enterprises, in one version of the rule.

    Attributes:
        version: The year of the rule.
        limits: From the largest class down: the class, its least number of employees (persons), its least
            operating revenue. A class needs both; what meets no class is micro.
    """

    version: str
    limits: tuple[tuple[EnterpriseSize, int, Figure], ...]


@attrs.frozen
class AboveSizeRule:
    """From what revenue an industrial enterprise counts as above size (规模以上工业), in the years of one rule.

    Attributes:
        since: The first day of the rule.
        revenue: The least yearly main-business revenue.
        all_state_owned: Whether a state-owned enterprise counts whatever its revenue.
    """

    since: date
    revenue: Figure
    all_state_owned: bool


STATISTICAL_2017: Final = SizeClassRule(
    "2017",
    (
        (EnterpriseSize.LARGE, 1000, Figure.parse("40000万元")),
        (EnterpriseSize.MEDIUM, 300, Figure.parse("2000万元")),
        (EnterpriseSize.SMALL, 20, Figure.parse("300万元")),
    ),
)

ABOVE_SIZE: Final = (
    AboveSizeRule(date(2011, 1, 1), Figure.parse("2000万元"), all_state_owned=False),
    AboveSizeRule(date(2007, 1, 1), Figure.parse("500万元"), all_state_owned=False),
    AboveSizeRule(date(1998, 1, 1), Figure.parse("500万元"), all_state_owned=True),
)


def size_class(employees: int, revenue: Figure, *, rule: SizeClassRule = STATISTICAL_2017) -> EnterpriseSize:
    """The size class of an industrial enterprise (工业企业规模).

    Large, medium and small each need both their lower limits; who misses one goes a class down. The printed value
    of the revenue decides, not its bounds.

    Args:
        employees: People employed, persons.
        revenue: Yearly operating revenue, in yuan of any scale.
        rule: The version of the rule.

    Raises:
        UnitError: If the revenue is not in yuan.

    Examples:
        >>> size_class(1500, Figure.parse("3000万元"))
        <EnterpriseSize.MEDIUM: 'medium'>
    """
    for size, people, money in rule.limits:
        if employees >= people and _reaches(revenue, money):
            return size
    return EnterpriseSize.MICRO


def above_size_threshold(on: date | str) -> AboveSizeRule:
    """The rule of industry above size that held on a day (规模以上工业标准).

    Args:
        on: The day.

    Raises:
        SizeRuleError: If the day lies before 1998, when the first rule began.

    Examples:
        >>> print(above_size_threshold(date(2023, 7, 31)).revenue)
        2000万元
    """
    day = day_of(on)
    for rule in ABOVE_SIZE:
        if day >= rule.since:
            return rule
    raise SizeRuleError("size.before", first=ABOVE_SIZE[-1].since, value=day)


def is_above_size(revenue: Figure, on: date | str, *, state_owned: bool = False) -> bool:
    """Whether an industrial enterprise met the threshold of its time (是否达到规模以上标准).

    Meeting it is not yet being counted: an enterprise enters the statistical frame by approval. The printed value
    of the revenue decides, not its bounds.

    Args:
        revenue: Yearly main-business revenue (主营业务收入), in yuan of any scale.
        on: A day of the year in question.
        state_owned: Whether it is state-owned, which decided alone until 2006.

    Raises:
        SizeRuleError: If the day lies before 1998.
        UnitError: If the revenue is not in yuan.

    Examples:
        >>> is_above_size(Figure.parse("800万元"), date(2008, 12, 31)), is_above_size(Figure.parse("800万元"), date(2011, 1, 1))
        (True, False)
    """
    rule = above_size_threshold(on)
    return (state_owned and rule.all_state_owned) or _reaches(revenue, rule.revenue)


def _reaches(revenue: Figure, limit: Figure) -> bool:
    return revenue.to(limit.unit).value >= limit.value
