"""Shares of a whole, their change, and the whole behind them (占比)."""

from __future__ import annotations

from typing import Any

from mfgcity.calculators.formula import formula
from mfgcity.calculators.growth import growth_factor
from mfgcity.figures import points, ratio
from mfgcity.figures.operands import UndefinedError, like, operands, positive

_WHOLE = {"reason": "the whole is, or may be, zero or negative", "reason_zh": "总体为零或为负，或可能如此"}
_SHARE = {"reason": "the share is, or may be, zero or negative", "reason_zh": "占比为零或为负，或可能如此"}


@formula(en="share", zh="占比", maths="part / whole", source="usage of statistical releases (占比、比重)")
def share(part: Any, whole: Any) -> Any:
    """The share of a part in its whole (占比): ``part / whole``.

    Each input stands once, so a figure's bounds are the tightest. The bounds do not use that a part is at most its
    whole.

    Args:
        part: The part's level, in any unit.
        whole: The whole's level, in a unit that meets the part's.

    Returns:
        A ratio for plain numbers (0.4101), a figure in % for figures.

    Raises:
        UndefinedError: If the whole is, or may be, zero or negative; on columns the result is null.
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> print(share(Figure.parse("2525个"), Figure.parse("2651个")))
        95.25%
    """
    part, whole = operands(part=part, whole=whole)
    like(part, whole, names="part, whole")
    return ratio(part / positive(whole, lambda: UndefinedError("share.undefined", **_WHOLE, whole=whole)))


@formula(
    en="change of a share",
    zh="占比变化",
    maths="now − before",
    source="usage of statistical releases (占比提高…个百分点)",
)
def share_change(now: Any, before: Any) -> Any:
    """How much a share rose (占比提高): ``now − before``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        now: The share now: a ratio, or a figure in %.
        before: The share before, of the same kind.

    Returns:
        A difference of ratios for plain numbers, a figure in percentage points for figures.

    Raises:
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> print(share_change(Figure.parse("41.0%"), Figure.parse("35.8%")))
        5.2个百分点 [5.10, 5.30]
    """
    now, before = operands(now=now, before=before)
    like(now, before, names="now, before")
    return points(now - before)


@formula(
    en="earlier share",
    zh="上年同期占比（由增速推算）",
    maths="share_now · (1 + whole_growth) / (1 + part_growth)",
    source="the definitions of 占比 and 同比, solved for the share of the base period",
)
def earlier_share(share_now: Any, part_growth: Any, whole_growth: Any) -> Any:
    """The share in the base period behind the share now and both growths (上年同期占比).

    ``share_now · (1 + whole_growth) / (1 + part_growth)``. Each input stands once, so a figure's bounds are the
    tightest. With growth of the same scope (同口径) it is the comparable share, not the one published a year earlier.

    Args:
        share_now: The share in the current period: a ratio, or a figure in %.
        part_growth: The growth of the part: a ratio, or a figure in %.
        whole_growth: The growth of the whole: a ratio, or a figure in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If a growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> from mfgcity import Figure
        >>> print(earlier_share(Figure.parse("80.5%"), Figure.parse("66.4%"), Figure.parse("45.8%")))
        70.5% [70.45, 70.62]
    """
    share_now, part, whole = operands(share_now=share_now, part_growth=part_growth, whole_growth=whole_growth)
    like(share_now, part, names="share_now, part_growth")
    like(share_now, whole, names="share_now, whole_growth")
    return ratio(share_now * growth_factor(whole) / growth_factor(part))


@formula(
    en="implied whole",
    zh="隐含总体",
    maths="part / share",
    source="the definition of 占比, solved for the whole",
)
def implied_whole(part: Any, share: Any) -> Any:
    """The whole behind a part and its share (隐含总体): ``part / share``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        part: The level of the part, in any unit.
        share: Its share in the whole: a ratio, or a figure in %.

    Returns:
        The level of the whole, in the unit of the part.

    Raises:
        UndefinedError: If the share is, or may be, zero or negative; on columns the result is null.

    Examples:
        >>> from mfgcity import Figure
        >>> print(implied_whole(Figure.parse("39.44亿元"), Figure.parse("41.01%")))
        96.17亿元 [96.148, 96.196]
    """
    part, portion = operands(part=part, share=share)
    like(portion, 1, names="share, 1")
    return part / positive(portion, lambda: UndefinedError("share.zero", **_SHARE, share=portion))
