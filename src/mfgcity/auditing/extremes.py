"""How far a quantity can certainly go: values that take it to one end, found by settling the others (极值)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from mfgcity.auditing.propagation import State, propagate
from mfgcity.auditing.spans import End, Span, is_point
from mfgcity.auditing.system import System

REVISIONS: Final = 4
"""How often a relation is looked at again, for each of its quantities, before the next quantity is settled."""

TURNED: Final = 12
"""Up to how many printed quantities more than one corner is tried."""

Solve = Callable[[Sequence[Span]], Fraction | None]
"""Gives a value of the quantity within some bounds, most of them points; None if it knows none."""


def extreme(system: System, state: State, number: int, solve: Solve, *, turned: bool) -> Fraction | None:
    """The lowest value of a quantity that was found, or the highest if turned; None if none was found.

    One printed quantity after another is taken to that end of its bounds which leaves more room; where they are few,
    first those of which an end costs none, in both orders, and then each is tried at its other end. Ends that do not
    belong to the bounds are taken as if they did: what is found may be approached only.

    Args:
        system: Quantities and relations.
        state: What propagation has left of them.
        number: The quantity.
        solve: Finds its value where propagation does not.
        turned: Whether the highest value is asked for.
    """
    start = state.copy()
    start.bounds = [_closed(span) for span in state.bounds]
    order = [
        place
        for place, span in enumerate(start.bounds)
        if place != number and system.printed >> place & 1 and _ends(span)
    ]
    now, corner = _corner(system, start, order, number, turned=turned)
    if len(order) > TURNED:
        end = now.bounds[number][3:] if turned else now.bounds[number][:3]
        return Fraction(*end[:2]) if end[1] and _settled(system, now, {number: end}) is not None else None
    found = _value(now, number, solve)
    # Another order leaves other ends free.
    now, other = _corner(system, start, order[::-1], number, turned=turned)
    value = _value(now, number, solve)
    if _farther(value, found, turned=turned):
        found, corner = value, other
    for place, end in list(corner.items()):
        for opposite in _ends(start.bounds[place]):
            left = None if opposite == end else _settled(system, start, {**corner, place: opposite})
            value = None if left is None else _value(left, number, solve)
            if _farther(value, found, turned=turned):
                found, corner = value, {**corner, place: opposite}
    return found


def _corner(
    system: System, start: State, order: Sequence[int], number: int, *, turned: bool
) -> tuple[State, dict[int, End]]:
    """What is left when one quantity after another is taken to an end, and which; those settled by others are left."""
    now, corner = start, dict[int, End]()
    # First those that cost no room.
    for free in (True, False) if len(order) <= TURNED else (False,):
        for place in order:
            span = now.bounds[place]
            if is_point(span):
                continue
            tried = [(end, left) for end in _ends(span) if (left := _settled(system, now, {place: end})) is not None]
            if not tried:
                continue
            end, left = min(tried, key=lambda each: _reach(each[1].bounds[number], turned=turned))
            if not free or left.bounds[number][3 * turned :][:2] == now.bounds[number][3 * turned :][:2]:
                corner[place], now = end, left
    return now, corner


def _farther(value: Fraction | None, found: Fraction | None, *, turned: bool) -> bool:
    return value is not None and (found is None or (value > found if turned else value < found))


def _settled(system: System, state: State, ends: Mapping[int, End]) -> State | None:
    """A state in which some quantities are at one end, or None if that cannot be."""
    tried = state.copy()
    for place, (n, d, _) in ends.items():
        tried.bounds[place] = (n, d, True, n, d, True)
    propagate(system, tried, sorted({user for place in ends for user in system.users[place]}), REVISIONS)
    return tried if tried.conflict is None else None


def _value(state: State, number: int, solve: Solve) -> Fraction | None:
    span = state.bounds[number]
    return Fraction(*span[:2]) if is_point(span) else solve(state.bounds)


def _ends(span: Span) -> list[End]:
    return [end for end in (span[:3], span[3:]) if end[1]]


def _closed(span: Span) -> Span:
    ln, ld, _, un, ud, _ = span
    return ln, ld, ld != 0, un, ud, ud != 0


def _reach(span: Span, *, turned: bool) -> tuple[bool, Fraction]:
    """How far a quantity can still go, the farthest first."""
    n, d, _ = span[3:] if turned else span[:3]
    return (True, Fraction(-n if turned else n, d)) if d else (False, Fraction(0))
