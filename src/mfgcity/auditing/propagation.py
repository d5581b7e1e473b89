"""Interval propagation through relations, exact and capped, with what forced each bound (区间传播)."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

import attrs

from mfgcity.auditing.network import Quantity, Relation
from mfgcity.figures import Interval

REVISIONS: Final = 40
"""How often a relation may be looked at again for each of its quantities; what is found stays true if more was left."""


@attrs.frozen
class Propagated:
    """What propagation found.

    Attributes:
        bounds: What each quantity can be, in units without scale; None if nothing is possible.
        conflict: Where nothing is possible, the printed figures that together forced it.
        settled: Whether nothing more could be found, so that the caps did not cut it short.
    """

    bounds: dict[str, Interval] | None
    conflict: frozenset[str]
    settled: bool


def propagate(
    quantities: Mapping[str, Quantity], relations: Sequence[Relation], dropped: frozenset[str] = frozenset()
) -> Propagated:
    """Narrow what each quantity can be until nothing changes.

    Args:
        quantities: The quantities by name.
        relations: The relations among them.
        dropped: Printed figures whose print is not believed; their domain and wholeness still hold.
    """
    bounds: dict[str, Interval] = {}
    reasons: dict[str, frozenset[str]] = {}
    for name, quantity in quantities.items():
        printed = quantity.figure is not None and name not in dropped
        start = quantity.domain & quantity.print if printed else quantity.domain
        reasons[name] = frozenset({name}) if printed else frozenset()
        narrowed = None if start is None else whole(start) if quantity.integer else start
        if narrowed is None:
            return Propagated(None, reasons[name], settled=True)
        bounds[name] = narrowed
    users: dict[str, list[int]] = {name: [] for name in quantities}
    for number, relation in enumerate(relations):
        for name in relation.names:
            users[name].append(number)
    waiting, queued = deque(range(len(relations))), set(range(len(relations)))
    left = [REVISIONS * len(relation.names) for relation in relations]
    settled = True
    while waiting:
        number = waiting.popleft()
        queued.discard(number)
        relation = relations[number]
        if left[number] <= 0:
            settled = False
            continue
        left[number] -= 1
        found = _narrowed(relation, bounds)
        blame = frozenset().union(*(reasons[name] for name in relation.names))
        if found is None:
            return Propagated(None, blame, settled=True)
        for name, narrowed in found.items():
            kept = whole(narrowed) if quantities[name].integer else narrowed
            if kept is None:
                return Propagated(None, blame, settled=True)
            if kept == bounds[name]:
                continue
            bounds[name], reasons[name] = kept, blame
            for other in users[name]:
                if other not in queued:
                    waiting.append(other)
                    queued.add(other)
    return Propagated(bounds, frozenset(), settled)


def whole(interval: Interval) -> Interval | None:
    """The smallest interval that holds the whole numbers of an interval; None if it holds none."""
    lower, upper = interval.lower, interval.upper
    if lower is not None:
        low = math.ceil(lower)
        lower = Fraction(low + (low == lower and not interval.lower_closed))
    if upper is not None:
        high = math.floor(upper)
        upper = Fraction(high - (high == upper and not interval.upper_closed))
    return None if lower is not None and upper is not None and lower > upper else Interval(lower, upper)


def _narrowed(relation: Relation, bounds: Mapping[str, Interval]) -> dict[str, Interval] | None:
    if relation.formula == "between":
        hull = bounds[relation.inputs[0]]
        for name in relation.inputs[1:]:
            hull = hull | bounds[name]
        own = bounds[relation.name] & hull
        return None if own is None else {relation.name: own}
    found: dict[str, Interval] = {}
    for expression, allowed in relation.parts:
        known = {**bounds, **found} if found else bounds
        narrowed = expression.narrow(known, allowed)
        if narrowed is None:
            return None
        found.update(narrowed)
    return found
