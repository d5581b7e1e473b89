"""Shares of a whole and their change (占比)."""

from __future__ import annotations

from typing import Any

from mfgcity.calculators.formula import formula
from mfgcity.figures import points, ratio
from mfgcity.figures.operands import UndefinedError, like, operands, positive

_WHOLE = {"reason": "the whole is, or may be, zero or negative", "reason_zh": "总体为零或为负，或可能如此"}


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
