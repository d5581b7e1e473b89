"""Values with which everything holds, found by settling one quantity after another (可行解)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final

from mfgcity.auditing.propagation import State, propagate
from mfgcity.auditing.spans import Span, is_point, meet, point
from mfgcity.auditing.system import System, members

EFFORT: Final = 400_000
"""The largest sum of the squares of the relations' lengths for which values are tried."""

REVISIONS: Final = 4
"""How often a relation is looked at again, for each of its quantities, before the next value is chosen."""

CHANGES: Final = 12
"""How many figures may be believed or dropped at once for values nearby to be looked for."""

HOPS: Final = 3
"""How far from those figures, in relations, values may move."""

REGION: Final = 80
"""How many values may move."""

Wish = Sequence[Span | None]
"""For each quantity the point that it should have if it can, or None."""


def witness(system: System, state: State, wish: Wish) -> list[Span] | None:
    """Points that lie in the bounds of a state and fulfil every relation, or None if none were found.

    Whole numbers come first; a quantity takes the value wished for where it can, else one in the middle. Where a
    value leads nowhere, others are tried; few in all, since what is not found here is decided elsewhere.
    """
    if sum(len(places) ** 2 for _, places, _ in system.relations) > EFFORT:
        return None
    order = sorted(range(len(state.bounds)), key=lambda number: not system.whole[number])
    for choices in (_wished, _middling):
        found = _settled(system, state, order, wish, choices)
        if found is not None:
            return found
    return None


def nearby(system: System, dropped: int, points: Sequence[Span], instead: int, wish: Wish) -> list[Span] | None:
    """Points that fulfil everything if other prints are not believed, found by moving few of those known; or None.

    Args:
        system: Quantities and relations.
        dropped: The printed figures not believed for the points that are known.
        points: The points that are known.
        instead: The printed figures not believed now.
        wish: For each quantity the point that it should have if it can, or None.
    """
    changed = list(members((dropped ^ instead) & system.printed))
    if len(changed) > CHANGES:
        return None
    region = set(changed)
    for _ in range(HOPS):
        bounds = list(points)
        for number in region:
            start = (system.free if instead >> number & 1 else system.believed)[number]
            if start is None:
                return None
            bounds[number] = start
        state = State(bounds, [0] * len(bounds))
        touched = {user for number in region for user in system.users[number]}
        propagate(system, state, sorted(touched), REVISIONS)
        if state.conflict is None:
            wished = list(points)
            for number in changed:
                wished[number] = wish[number] or points[number]
            found = _settled(system, state, sorted(region), wished, _wished)
            if found is not None:
                return found
        region.update(place for user in touched for place in system.relations[user][1])
        if len(region) > REGION:
            return None
    return None


def _settled(
    system: System,
    state: State,
    order: Sequence[int],
    wish: Wish,
    choices: Callable[[Span, Span | None, bool], list[Span]],
) -> list[Span] | None:
    errors = 0
    for number in order:
        bounds = state.bounds[number]
        if is_point(bounds):
            continue
        for value in choices(bounds, wish[number], system.whole[number]):
            tried = state.copy()
            tried.bounds[number] = value
            propagate(system, tried, system.users[number], REVISIONS)
            if tried.conflict is None:
                state = tried
                break
            errors += 1
        else:
            return None
        if errors > len(order):
            return None
    return state.bounds if state.settled or fulfilled(system, state.bounds) else None


def fulfilled(system: System, points: Sequence[Span]) -> bool:
    """Whether points fulfil every relation."""
    state = State(list(points), [0] * len(points))
    propagate(system, state, range(len(system.relations)))
    return state.conflict is None and state.settled


def _wished(bounds: Span, wish: Span | None, whole: bool) -> list[Span]:
    others = _middling(bounds, wish, whole)
    return [wish, *others] if wish is not None and meet(bounds, wish) is not None else others


def _middling(bounds: Span, wish: Span | None, whole: bool) -> list[Span]:
    """A short number in the middle, then one near each end."""
    ln, ld, lc, un, ud, uc = bounds
    if not ld and not ud:
        return [point(0), point(1), point(-1)]
    low, high = Fraction(ln, ld) if ld else None, Fraction(un, ud) if ud else None
    if high is None:
        assert low is not None
        return [point(low + step) for step in (0, 1, 1000) if step or lc]
    if low is None:
        return [point(high - step) for step in (0, 1, 1000) if step or uc]
    found = [_short(low, high, Fraction(part, 8)) for part in (4, 1, 7)]
    found += [end for end, closed in ((low, lc), (high, uc)) if closed]
    if whole:
        found = [Fraction(round(value)) for value in found]
    return [point(value) for value in dict.fromkeys(found)]


def _short(low: Fraction, high: Fraction, part: Fraction) -> Fraction:
    """A number with few digits, about so far on the way between two others."""
    width, step = high - low, 1
    while width * step < 8:
        step *= 10
    return Fraction(round((low + width * part) * step), step)
