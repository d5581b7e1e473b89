"""Moves between rankings, and the place of a member outside a published top (位次变动)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs

from mfgcity.calculators.bounding.lists import entries
from mfgcity.calculators.formula import formula
from mfgcity.calculators.rankings import Ranking
from mfgcity.figures import Figure, Interval
from mfgcity.figures.operands import OperandError, like, operands


@attrs.frozen
class Movement:
    """Places gained from one ranking to the next (位次变动), aligned with both; None where a value is missing.

    Attributes:
        gained: The places gained by each (前移); negative for places lost (后移).
        least: The fewest each can have gained within the bounds of both rankings.
        most: The most each can have gained.
    """

    gained: tuple[int | None, ...]
    least: tuple[int | None, ...]
    most: tuple[int | None, ...]


@formula(en="places gained", zh="位次前移", maths="before − now", source="usage of statistical releases (位次前移…位)")
def places_gained(now: Any, before: Any) -> Any:
    """How many places a member moved up (位次前移): ``before − now``; negative for a move down.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        now: The place now, a number or a figure in 位; 1 is the best.
        before: The place before.

    Returns:
        A number of places, in 位 for figures.

    Raises:
        UnitError: If the units do not meet.
        OperandError: If a place is below 1.

    Examples:
        >>> places_gained(7, 14)
        7
    """
    now, before = operands(now=now, before=before)
    like(now, before, names="now, before")
    return _place(before, "before") - _place(now, "now")


@formula(en="earlier place", zh="此前位次", maths="now + gained", source="usage of statistical releases (位次前移…位)")
def earlier_place(now: Any, gained: Any) -> Any:
    """The place before a move (此前位次): ``now + gained``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        now: The place now, a number or a figure in 位; 1 is the best.
        gained: The places moved up (前移); negative for a move down (后移).

    Returns:
        A place, in 位 for figures.

    Raises:
        UnitError: If the units do not meet.
        OperandError: If a place is below 1.

    Examples:
        >>> earlier_place(7, 8)
        15
    """
    now, gained = operands(now=now, gained=gained)
    like(now, gained, names="now, gained")
    return _place(_place(now, "now") + gained, "now + gained")


def _place(value: Any, name: str) -> Any:
    """A place, which is not below 1; columns and symbols are taken as they are."""
    highest = value.upper if isinstance(value, Figure) else value
    if isinstance(highest, (int, float, Fraction)) and highest < 1:
        raise OperandError("movement.place", field=name, value=value)
    return value


@formula(
    en="movement between rankings",
    zh="位次变动",
    maths="gained = place before − place now",
    source="usage of statistical releases (位次前移…位)",
)
def movement(now: Ranking, before: Ranking) -> Movement:
    """How many places each member moved up between two rankings (位次变动).

    Members are matched by their place in the two lists that were ranked, so both must hold the same members in the
    same order, None where one is missing. The fewest and most places follow from the bounds of both rankings and are
    the tightest where the figures of the two are independent.

    Args:
        now: The ranking now, from `rank`.
        before: The ranking before, of the same members in the same order.

    Raises:
        OperandError: If one is no ranking, or they differ in length, method or direction.

    Examples:
        >>> from mfgcity import rank
        >>> movement(rank([5, 9, 7]), rank([8, 6, 7])).gained
        (-2, 2, 0)
    """
    for name, ranking in (("now", now), ("before", before)):
        if not isinstance(ranking, Ranking):
            raise OperandError("movement.ranking", field=name, value=ranking)
    if len(now.places) != len(before.places):
        raise OperandError("list.length", names="now, before", lengths=f"{len(now.places)}, {len(before.places)}")
    if (now.method, now.descending) != (before.method, before.descending):
        raise OperandError("movement.unlike", now=now.method, before=before.method)
    return Movement(_moves(before.places, now.places), _moves(before.best, now.worst), _moves(before.worst, now.best))


def _moves(before: Sequence[int | None], now: Sequence[int | None]) -> tuple[int | None, ...]:
    return tuple(None if one is None or other is None else one - other for one, other in zip(before, now, strict=True))


@formula(
    en="place outside a published top",
    zh="榜外位次",
    maths="places listed + 1 ≤ place ≤ of",
    source="the definition of a list of the first places (前十名、百强)",
)
def unlisted_place(top: Sequence[Any], *, of: int | None = None) -> Interval:
    """What the place of a member can be that is not among the published first (榜外位次).

    The list is taken as complete: whoever is not on it comes after all that are, so the place is at least one more
    than are listed. It has an upper end only where the number ranked is known.

    Args:
        top: The published first members, by name or value.
        of: How many are ranked in all; None where that is not known.

    Returns:
        The places that are possible.

    Raises:
        OperandError: If the number ranked is no whole number above that of the listed.

    Examples:
        >>> str(unlisted_place(["长沙", "岳阳", "常德"], of=14))
        '[4, 14]'
        >>> str(unlisted_place(range(100)))
        '[101, ∞)'
    """
    listed = len(top if isinstance(top, range) else entries(top, "top"))
    if of is not None and (not isinstance(of, int) or isinstance(of, bool) or of <= listed):
        raise OperandError("movement.of", listed=listed, value=of)
    return Interval(listed + 1, of)
