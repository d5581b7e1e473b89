"""Interval propagation through relations, exact and capped, with what forced each bound (区间传播)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Final

from mfgcity.auditing.expression import Constant, Expression, Variable
from mfgcity.auditing.forms import Form
from mfgcity.auditing.program import totals
from mfgcity.auditing.spans import ANY, Span, hull, is_point, meet, point, whole
from mfgcity.auditing.system import System

REVISIONS: Final = 40
"""How often a relation may be looked at again for each of its quantities; what is found stays true if more was left."""

LONG: Final = 200
"""Bounds whose ends need more binary digits than this below the line are not made narrower still."""


class State:
    """What propagation has found so far, and on what grounds.

    Attributes:
        bounds: What each quantity can be, in units without scale.
        grounds: For each quantity the printed figures, and above their bits the relations, that forced its bounds.
        conflict: Where nothing is possible, the grounds for that; None while something is.
        settled: Whether nothing more can be found, so that the caps did not cut it short.
    """

    __slots__ = ("bounds", "conflict", "grounds", "settled")

    def __init__(self, bounds: list[Span], grounds: list[int]) -> None:
        self.bounds = bounds
        self.grounds = grounds
        self.conflict: int | None = None
        self.settled = True

    def copy(self) -> State:
        """The same, to be narrowed apart."""
        other = State(self.bounds.copy(), self.grounds.copy())
        other.settled = self.settled
        return other


def propagated(system: System, dropped: int) -> State:
    """Narrow what each quantity can be until nothing changes.

    Args:
        system: Quantities and relations.
        dropped: Printed figures whose print is not believed; their domain and wholeness still hold.
    """
    believed = system.printed & ~dropped
    bounds: list[Span] = []
    grounds = [1 << number & believed for number in range(len(system.quantities))]
    for start, ground in zip(system.start(dropped), grounds, strict=True):
        if start is None:
            state = State([], grounds)
            state.conflict = ground
            return state
        bounds.append(start)
    state = State(bounds, grounds)
    propagate(system, state, range(len(system.relations)))
    return state


def broken(system: System, dropped: int) -> int:
    """The grounds on which some relation cannot hold by the prints of its own quantities alone, or 0.

    They are short, where those of a long chain of reasoning are not.
    """
    believed = system.printed & ~dropped
    bounds = [start or ANY for start in system.start(dropped)]
    for number, (form, places, _) in enumerate(system.relations):
        for step in range(len(form.programs) or 1):
            for place, span in _narrowed(form, step, bounds, places):
                if span is None or (system.whole[place] and whole(span) is None):
                    grounds = 1 << len(system.quantities) + number
                    for other in places:
                        grounds |= 1 << other & believed
                    return grounds
    return 0


def propagate(system: System, state: State, relations: Iterable[int], revisions: int = REVISIONS) -> None:
    """Narrow a state until nothing changes, beginning with some relations; the caps may cut it short."""
    bounds, grounds, users, wholes = state.bounds, state.grounds, system.users, system.whole
    waiting = deque(relations)
    queued = set(waiting)
    looked: dict[int, int] = {}
    above = len(system.quantities)
    while waiting:
        number = waiting.popleft()
        queued.discard(number)
        form, places, repeated = system.relations[number]
        looks = looked.get(number, 0)
        if looks >= revisions * len(places):
            state.settled = False
            continue
        looked[number] = looks + 1
        for step in range(len(form.programs) or 1):
            blame: int | None = None
            for place, span in _narrowed(form, step, bounds, places):
                left = None if span is None else whole(span) if wholes[place] else span
                if left == bounds[place]:
                    continue
                if left is not None and repeated:
                    # A quantity that stands twice is bound by each of its places.
                    left = meet(left, bounds[place])
                if blame is None:
                    blame = 1 << above + number
                    for other in places:
                        blame |= grounds[other]
                if left is None:
                    state.conflict = blame
                    return
                if left == bounds[place]:
                    continue
                if (left[1] | left[4]).bit_length() > LONG and not is_point(left):
                    state.settled = False
                    continue
                bounds[place], grounds[place] = left, blame
                for user in users[place]:
                    if user not in queued and (user != number or repeated or left != span or not form.plain):
                        waiting.append(user)
                        queued.add(user)


Found = Iterable[tuple[int, Span | None]]
"""Quantities with what they can be; one with None where nothing is possible."""


def _narrowed(form: Form, step: int, bounds: Sequence[Span], places: tuple[int, ...]) -> Found:
    if not form.programs:
        return _bracketed(form.bracket, bounds, places)
    program = form.programs[step]
    spans = program.narrow(bounds, places)
    if spans is None:
        return ((places[0], None),)
    return [(places[number], span) for (_, number), span in zip(program.places, spans, strict=True)]


def _bracketed(bracket: tuple[Expression, ...], bounds: Sequence[Span], places: tuple[int, ...]) -> Found:
    """The stated quantity lies between the least and the greatest of others; one that alone can be these is bound."""
    own = bounds[places[0]]
    others = [_reach(other, bounds, places) for other in bracket]
    around = others[0]
    for other in others[1:]:
        around = hull(around, other)
    left = meet(own, around)
    if left is None:
        return ((places[0], None),)
    found: list[tuple[int, Span | None]] = [(places[0], left)]
    below: Span = (-1, 0, False, *left[3:])
    above: Span = (*left[:3], 1, 0, False)
    for side in (below, above):
        able = [number for number, other in enumerate(others) if meet(other, side) is not None]
        only = bracket[able[0]] if len(able) == 1 else None
        if isinstance(only, Variable):
            found.append((places[int(only.name)], meet(others[able[0]], side)))
        elif not able:
            return ((places[0], None),)
    return found


def _reach(expression: Expression, bounds: Sequence[Span], places: tuple[int, ...]) -> Span:
    if isinstance(expression, Variable):
        return bounds[places[int(expression.name)]]
    if isinstance(expression, Constant):
        return point(expression.number)
    low, high = totals([(_reach(part, bounds, places), False) for part in expression.parts], Fraction(0))
    return (*low.end(), *high.end())
