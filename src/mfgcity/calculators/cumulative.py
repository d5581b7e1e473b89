"""Single months from cumulative figures, and back (累计与当月)."""

from __future__ import annotations

from typing import Any

from mfgcity.calculators.bounding.corners import cornered
from mfgcity.calculators.formula import formula
from mfgcity.calculators.growth import growth_factor, undefined_growth
from mfgcity.figures.operands import as_growth, like, operands, positive


@formula(
    en="level of a single period",
    zh="当月值",
    maths="cumulative − earlier",
    source="the definition of 累计: the sum of the periods from January on",
)
def single_period(cumulative: Any, earlier: Any) -> Any:
    """The level of the last period of a cumulative one (当月值): ``cumulative − earlier``.

    Each input stands once, so a figure's bounds are the tightest. January and February are published together, so
    March less nothing smaller gives neither alone; December is followed by a new year. For a whole series see
    `single_periods`.

    Args:
        cumulative: The level from January to the end of the period (累计值), in any unit.
        earlier: The level from January to the end of the period before, in a unit that meets the first.

    Returns:
        The level of the period, in the unit of the first. Revisions may make it negative.

    Raises:
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> print(single_period(Figure.parse("195237亿元"), Figure.parse("156026亿元")))
        39211亿元 [39210.0, 39212.0]
    """
    cumulative, earlier = operands(cumulative=cumulative, earlier=earlier)
    like(cumulative, earlier, names="cumulative, earlier")
    return cumulative - earlier


@formula(
    en="earlier cumulative level",
    zh="前期累计值",
    maths="cumulative − current",
    source="the definition of 累计, solved for the cumulative level before",
)
def earlier_cumulative(cumulative: Any, current: Any) -> Any:
    """The cumulative level before the last period (前期累计值): ``cumulative − current``.

    Each input stands once, so a figure's bounds are the tightest. January to March less March gives January and
    February together, the only form in which they are published.

    Args:
        cumulative: The level from January to the end of the period, in any unit.
        current: The level of the last period alone, in a unit that meets the first.

    Returns:
        The level from January to the end of the period before, in the unit of the first.

    Raises:
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> print(earlier_cumulative(Figure.parse("4611.01亿元"), Figure.parse("1545.21亿元")))
        3065.80亿元 [3065.790, 3065.810]
    """
    cumulative, current = operands(cumulative=cumulative, current=current)
    like(cumulative, current, names="cumulative, current")
    return cumulative - current


@formula(
    en="growth of a single period",
    zh="当月增速",
    maths="(cumulative − earlier) / (cumulative / (1 + growth) − earlier / (1 + earlier_growth)) − 1",
    source="the definitions of 累计 and 同比, with both bases implied",
)
def single_growth(cumulative: Any, growth: Any, earlier: Any, earlier_growth: Any) -> Any:
    """Growth of the last period of a cumulative one, from levels and growth (当月增速).

    ``(cumulative − earlier) / (cumulative / (1 + growth) − earlier / (1 + earlier_growth)) − 1``: the level of the
    period over that of the same period a year earlier, both got by subtraction. The levels stand twice; the result
    rises or falls in each input alone, so a figure's bounds are taken at the ends of all four and are the tightest.
    They are wide: the rounding of two long periods falls on one short one.

    Args:
        cumulative: The level from January to the end of the period, in any unit.
        growth: Its growth on the same period a year earlier: a ratio, or a figure in %.
        earlier: The level from January to the end of the period before, in a unit that meets the first.
        earlier_growth: Its growth: a ratio, or a figure in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedGrowthError: If the level a year earlier is, or may be, zero or negative; on columns the result is
            null.
        UndefinedError: If a growth is, or may be, −100 % or below.
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> july, june = Figure.parse("42481.2亿元"), Figure.parse("36337.5亿元")
        >>> print(single_growth(july, Figure.parse("21.2%"), june, Figure.parse("22.0%")))
        16.7% [16.09, 17.27]
    """
    return _rest_growth(cumulative=cumulative, growth=growth, earlier=earlier, earlier_growth=earlier_growth)


@formula(
    en="growth of the earlier cumulative period",
    zh="前期累计增速",
    maths="(cumulative − current) / (cumulative / (1 + growth) − current / (1 + current_growth)) − 1",
    source="the definitions of 累计 and 同比, solved for the cumulative period before",
)
def earlier_growth(cumulative: Any, growth: Any, current: Any, current_growth: Any) -> Any:
    """Growth of the cumulative period before, from the later one and the current one (前期累计增速).

    ``(cumulative − current) / (cumulative / (1 + growth) − current / (1 + current_growth)) − 1``. As in
    `single_growth` a figure's bounds are taken at the ends of all four inputs and are the tightest.

    Args:
        cumulative: The level from January to the end of the period, in any unit.
        growth: Its growth on the same period a year earlier: a ratio, or a figure in %.
        current: The level of the last period alone, in a unit that meets the first.
        current_growth: Its growth: a ratio, or a figure in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedGrowthError: If the level a year earlier is, or may be, zero or negative; on columns the result is
            null.
        UndefinedError: If a growth is, or may be, −100 % or below.
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> all_seven, july = Figure.parse("42481.2亿元"), Figure.parse("6126.7亿元")
        >>> print(earlier_growth(all_seven, Figure.parse("21.2%"), july, Figure.parse("16.5%")))
        22.0% [21.96, 22.10]
    """
    return _rest_growth(cumulative=cumulative, growth=growth, current=current, current_growth=current_growth)


def _rest_growth(**levels_and_growths: Any) -> Any:
    names = list(levels_and_growths)
    whole, whole_growth, part, part_growth = operands(**levels_and_growths)
    like(whole, part, names=f"{names[0]}, {names[2]}")
    like(whole_growth, part_growth, names=f"{names[1]}, {names[3]}")
    return cornered(_rest, whole, as_growth(whole_growth), part, as_growth(part_growth))


def _rest(whole: Any, whole_growth: Any, part: Any, part_growth: Any) -> Any:
    rest = whole - part
    base = whole / growth_factor(whole_growth) - part / growth_factor(part_growth)
    return rest / positive(base, lambda: undefined_growth(rest, base)) - 1
