"""What a part adds to the growth of its whole: in points, and as a part of the change (拉动与贡献率).

Contributions may be negative or above 100 %; nothing is clamped.
"""

from __future__ import annotations

from typing import Any

from mfgcity.calculators.formula import formula
from mfgcity.calculators.growth import growth_factor
from mfgcity.figures import points, ratio
from mfgcity.figures.operands import UndefinedError, as_growth, like, nonzero, operands, positive

_CHANGE = {"reason": "the total change is, or may be, zero", "reason_zh": "总增量为零或可能为零"}
_BASE = {
    "reason": "the base of the whole is, or may be, zero or negative",
    "reason_zh": "总体基数为零或为负，或可能如此",
}
_RATE = {"reason": "the contribution rate is, or may be, zero", "reason_zh": "贡献率为零或可能为零"}
_YEARBOOK = "Qinghai Statistical Yearbook 2020, notes to table 4-15 (贡献率、拉动)"


def _relative_change(growth: Any) -> Any:
    """The change as a part of the current level: ``growth / (1 + growth)``, with the growth standing once."""
    return 1 - 1 / growth_factor(growth)


@formula(en="contribution in points", zh="拉动增长", maths="base_share · growth", source=_YEARBOOK)
def contribution_points(base_share: Any, growth: Any) -> Any:
    """How many points of its whole's growth a part brings (拉动…个百分点): ``base_share · growth``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        base_share: The part's share of the whole in the base period, not now: a ratio, or a figure in %.
        growth: The growth of the part: a ratio, or a figure in %.

    Returns:
        A difference of ratios for plain numbers, a figure in percentage points for figures.

    Examples:
        >>> from mfgcity import Figure
        >>> print(contribution_points(Figure.parse("26.5%"), Figure.parse("8.2%")))
        2.17个百分点 [2.16, 2.19]
    """
    base_share, growth = operands(base_share=base_share, growth=growth)
    like(base_share, growth, names="base_share, growth")
    return points(base_share * as_growth(growth))


@formula(
    en="contribution in points, from the change",
    zh="拉动增长（由增量）",
    maths="change / whole_base",
    source=_YEARBOOK,
)
def contribution_points_from_change(change: Any, whole_base: Any) -> Any:
    """How many points a change in level brings (拉动…个百分点): ``change / whole_base``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        change: The change of the part's level, in any unit; negative for a fall.
        whole_base: The level of the whole in the base period, in a unit that meets the first.

    Returns:
        A difference of ratios for plain numbers, a figure in percentage points for figures.

    Raises:
        UndefinedError: If the base is, or may be, zero or negative; on columns the result is null.
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> print(contribution_points_from_change(Figure.parse("354.8亿元"), Figure.parse("3393.9亿元")))
        10.45个百分点 [10.45, 10.46]
    """
    change, base = operands(change=change, whole_base=whole_base)
    like(change, base, names="change, whole_base")
    return points(change / positive(base, lambda: UndefinedError("contribution.base", **_BASE, base=base)))


@formula(
    en="contribution in points, from the rate",
    zh="拉动增长（由贡献率）",
    maths="rate · whole_growth",
    source=_YEARBOOK,
)
def contribution_points_from_rate(rate: Any, whole_growth: Any) -> Any:
    """How many points a part brings, from its contribution rate (拉动…个百分点): ``rate · whole_growth``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        rate: The part's contribution rate (贡献率): a ratio, or a figure in %.
        whole_growth: The growth of the whole: a ratio, or a figure in %.

    Returns:
        A difference of ratios for plain numbers, a figure in percentage points for figures.

    Examples:
        >>> from mfgcity import Figure
        >>> print(contribution_points_from_rate(Figure.parse("56.2%"), Figure.parse("5.0%")))
        2.8个百分点 [2.78, 2.84]
    """
    rate, growth = operands(rate=rate, whole_growth=whole_growth)
    like(rate, growth, names="rate, whole_growth")
    return points(rate * as_growth(growth))


@formula(
    en="contribution in points, from the share now",
    zh="拉动增长（由现期占比）",
    maths="share_now · (1 + whole_growth) · (1 − 1 / (1 + growth))",
    source="the definition of 拉动, with the share of the base period taken back from the share now",
)
def contribution_points_from_current_share(share_now: Any, growth: Any, whole_growth: Any) -> Any:
    """How many points a part brings, from its share now (拉动…个百分点).

    ``share_now · (1 + whole_growth) · (1 − 1 / (1 + growth))``. The factor ``growth / (1 + growth)`` is written so
    that each input stands once; a figure's bounds are the tightest.

    Args:
        share_now: The part's share of the whole in the current period: a ratio, or a figure in %.
        growth: The growth of the part: a ratio, or a figure in %.
        whole_growth: The growth of the whole: a ratio, or a figure in %.

    Returns:
        A difference of ratios for plain numbers, a figure in percentage points for figures.

    Raises:
        UndefinedError: If a growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> from mfgcity import Figure
        >>> share, own, whole = (Figure.parse(text) for text in ("27.0%", "8.2%", "6.2%"))
        >>> print(contribution_points_from_current_share(share, own, whole))
        2.17个百分点 [2.16, 2.19]
    """
    share, growth, whole = operands(share_now=share_now, growth=growth, whole_growth=whole_growth)
    like(share, growth, names="share_now, growth")
    like(share, whole, names="share_now, whole_growth")
    return points(share * growth_factor(whole) * _relative_change(growth))


@formula(en="contribution rate", zh="贡献率", maths="part_change / total_change", source=_YEARBOOK)
def contribution_rate(part_change: Any, total_change: Any) -> Any:
    """Which part of the total change a part brings (贡献率): ``part_change / total_change``.

    Each input stands once, so a figure's bounds are the tightest. Where the total falls, a part that fell too has a
    positive rate.

    Args:
        part_change: The change of the part's level, in any unit; or its contribution in points.
        total_change: The change of the total, in a unit that meets the first; or its growth.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If the total change is, or may be, zero; on columns the result is null.
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> print(contribution_rate(Figure.parse("2.74个百分点"), Figure.parse("6.25%")))
        43.84% [43.725, 43.955]
    """
    part, total = operands(part_change=part_change, total_change=total_change)
    part, total = ratio(part), ratio(total)
    like(part, total, names="part_change, total_change")
    below = nonzero(total, lambda: UndefinedError("contribution.undefined", **_CHANGE, change=total))
    return ratio(part / below)


@formula(
    en="contribution rate, from the share now",
    zh="贡献率（由现期占比）",
    maths="share_now · (1 + 1 / whole_growth) · (1 − 1 / (1 + growth))",
    source="the definition of 贡献率, with the share of the base period taken back from the share now",
)
def contribution_rate_from_current_share(share_now: Any, growth: Any, whole_growth: Any) -> Any:
    """Which part of the total change a part brings, from its share now (贡献率).

    ``share_now · (1 + 1 / whole_growth) · (1 − 1 / (1 + growth))``, which is the contribution in points over the
    growth of the whole, written so that each input stands once; a figure's bounds are the tightest.

    Args:
        share_now: The part's share of the whole in the current period: a ratio, or a figure in %.
        growth: The growth of the part: a ratio, or a figure in %.
        whole_growth: The growth of the whole: a ratio, or a figure in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If the growth of the whole is, or may be, zero, or that of the part −100 % or below; on
            columns the result is null.

    Examples:
        >>> from mfgcity import Figure
        >>> share, own, whole = (Figure.parse(text) for text in ("27.0%", "8.2%", "6.2%"))
        >>> print(contribution_rate_from_current_share(share, own, whole))
        35.0% [34.53, 35.58]
    """
    share, growth, whole = operands(share_now=share_now, growth=growth, whole_growth=whole_growth)
    like(share, growth, names="share_now, growth")
    like(share, whole, names="share_now, whole_growth")
    below = nonzero(as_growth(whole), lambda: UndefinedError("contribution.undefined", **_CHANGE, change=whole))
    return ratio(share * (1 + 1 / below) * _relative_change(growth))


@formula(
    en="contribution rate, from levels and growth",
    zh="贡献率（由现期水平和增速）",
    maths="part · (1 − 1 / (1 + part_growth)) / (whole · (1 − 1 / (1 + whole_growth)))",
    source="the definition of 贡献率, with both changes implied by level and growth",
)
def contribution_rate_from_levels(part: Any, part_growth: Any, whole: Any, whole_growth: Any) -> Any:
    """Which part of the total change a part brings, from levels and growths (贡献率).

    ``part · (1 − 1 / (1 + part_growth)) / (whole · (1 − 1 / (1 + whole_growth)))``: the change implied by each level
    and its growth, written so that each input stands once; a figure's bounds are the tightest. Growths at comparable
    prices have deflators of their own, so the rates of all parts need not add to 100 %.

    Args:
        part: The level of the part now, in any unit.
        part_growth: Its growth: a ratio, or a figure in %.
        whole: The level of the whole now, in a unit that meets the part's.
        whole_growth: Its growth: a ratio, or a figure in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If the total change is, or may be, zero, or a growth −100 % or below; on columns the result is
            null.
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> part, part_growth = Figure.parse("19270.48亿元"), Figure.parse("8.7%")
        >>> print(contribution_rate_from_levels(part, part_growth, Figure.parse("39081.59亿元"), Figure.parse("9.5%")))
        45.5% [45.03, 45.95]
    """
    part, own, whole, growth = operands(part=part, part_growth=part_growth, whole=whole, whole_growth=whole_growth)
    like(part, whole, names="part, whole")
    like(own, growth, names="part_growth, whole_growth")
    change = whole * _relative_change(growth)
    below = nonzero(change, lambda: UndefinedError("contribution.undefined", **_CHANGE, change=change))
    return ratio(part * _relative_change(own) / below)


@formula(
    en="implied change",
    zh="隐含增量",
    maths="current · (1 − 1 / (1 + growth))",
    source="the definition of 同比, solved for the change in level",
)
def implied_change(current: Any, growth: Any) -> Any:
    """The change in level behind a level and its growth (隐含增量): ``current · (1 − 1 / (1 + growth))``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        current: The level of the period, in any unit.
        growth: Its growth on the base period: a ratio, or a figure in %.

    Returns:
        The current level less that of the base period, in the unit of `current`.

    Raises:
        UndefinedError: If the growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> from mfgcity import Figure
        >>> print(implied_change(Figure.parse("39038.1亿元"), Figure.parse("17.1%")))
        5700.7亿元 [5686.45, 5714.93]
    """
    current, growth = operands(current=current, growth=growth)
    return current * _relative_change(growth)


@formula(en="implied growth of the whole", zh="隐含总增速", maths="contribution / rate", source=_YEARBOOK)
def implied_whole_growth(contribution: Any, rate: Any) -> Any:
    """The growth of the whole behind a part's points and its contribution rate (隐含总增速): ``contribution / rate``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        contribution: The part's contribution (拉动): a difference of ratios, or a figure in percentage points.
        rate: Its contribution rate (贡献率): a ratio, or a figure in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If the contribution rate is, or may be, zero; on columns the result is null.

    Examples:
        >>> from mfgcity import Figure
        >>> print(implied_whole_growth(Figure.parse("16.5个百分点"), Figure.parse("71.2%")))
        23.2% [23.09, 23.26]
    """
    contribution, rate = operands(contribution=contribution, rate=rate)
    contribution, rate = ratio(contribution), ratio(rate)
    like(contribution, rate, names="contribution, rate")
    below = nonzero(rate, lambda: UndefinedError("contribution.rate", **_RATE, rate=rate))
    return ratio(contribution / below)
