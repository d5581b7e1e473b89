"""Whether propagation has decided a component (完备判定)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from mfgcity.auditing.forms import Form
from mfgcity.auditing.propagation import State
from mfgcity.auditing.spans import Span, is_point
from mfgcity.auditing.system import System


def decided(system: System, state: State) -> bool:
    """Whether bounds that propagation left can all be attained together, so that the component is consistent.

    Quantities that are one point are constants. What remains is consistent if its graph of quantities and relations
    has no cycle and each relation uses each quantity once: then any value of one quantity can be extended, relation
    by relation, to values of all. That needs each relation to leave an interval of values, not two: no divisor's
    bounds hold zero, and no two factors' both do. Whole numbers that are linked by sums of whole numbers alone can be
    chosen first; in any other relation there can be but one of them.
    """
    bounds = state.bounds
    free = [not is_point(span) for span in bounds]
    parent = list(range(len(bounds)))
    linked = list(range(len(bounds)))
    for form, places, repeated in system.relations:
        loose = [place for place in places if free[place]]
        if not loose:
            continue
        if repeated or (form.bracket and len(loose) > 1):
            return False
        if not all(program.leaves_intervals(bounds, places) for program in form.programs):
            return False
        whole = [place for place in loose if system.whole[place]]
        if len(whole) > 1:
            if len(whole) < len(loose) or not _sums_whole(form, bounds, places, free):
                return False
            _join(linked, whole)
        if not _join(parent, loose):
            return False
    return len({_root(linked, number) for number, loose in enumerate(free) if loose and system.whole[number]}) <= 1


def _sums_whole(form: Form, bounds: Sequence[Span], places: tuple[int, ...], free: Sequence[bool]) -> bool:
    """Whether a relation is a sum in which all that is settled adds up to a whole number."""
    if len(form.programs) == 2:
        # A count among others: two inequalities.
        return True
    program = form.programs[0] if form.programs else None
    if program is None or program.linear is None:
        return False
    settled = program.shift
    for (_, number), (_, turned) in zip(program.places, program.linear, strict=True):
        if not free[places[number]]:
            value = Fraction(*bounds[places[number]][:2])
            settled += -value if turned else value
    return settled.denominator == 1


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def _join(parent: list[int], numbers: Sequence[int]) -> bool:
    """Join numbers with the first of them; False if two of them were joined before."""
    first = _root(parent, numbers[0])
    for number in numbers[1:]:
        other = _root(parent, number)
        if other == first:
            return False
        parent[other] = first
    return True
