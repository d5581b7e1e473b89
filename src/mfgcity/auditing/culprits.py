"""The smallest sets of printed figures that must be wrong, group of conflicts by group (疑误数据)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import NamedTuple

Names = frozenset[str]

Conflict = Callable[[Names], "Names | None"]
"""Given figures not believed, other figures that still contradict each other (a smallest such set), or None."""


class Cluster(NamedTuple):
    """A group of overlapping conflicts.

    Attributes:
        conflicts: The conflicts found: sets of printed figures that cannot all be right.
        culprits: Every smallest set of figures that, if wrong, removes all conflicts of the group.
    """

    conflicts: tuple[Names, ...]
    culprits: tuple[Names, ...]


def clusters(conflict: Conflict) -> tuple[Cluster, ...]:
    """The groups of overlapping conflicts, each with all its smallest sets of culprits.

    Each candidate set is tried with one set of each other group taken away as well; what still contradicts is a new
    conflict, and the groups are made anew.
    """
    first = conflict(frozenset())
    if not first:
        return ()
    found = [first]
    while True:
        groups = [Cluster(group, tuple(_smallest_hits(group))) for group in _overlapping(found)]
        chosen = [group.culprits[0] for group in groups]
        missed = _missed(groups, chosen, conflict)
        if missed is None:
            return tuple(groups)
        if not missed:
            return ()
        found.append(missed)


def combined(groups: Iterable[Cluster]) -> Iterator[Names]:
    """One set of culprits from each group, in every combination, lazily and in a fixed order."""
    for sets in product(*(group.culprits for group in groups)):
        yield frozenset().union(*sets)


def shrunk(conflict: Names, contradicts: Callable[[Names], bool]) -> Names:
    """A conflict with every figure left out that it does not need.

    Args:
        conflict: Figures that contradict each other.
        contradicts: Whether some figures alone, all others not believed, contradict each other.
    """
    needed, names = conflict, sorted(conflict)
    size = len(names) // 2
    while size > 1:
        # Large parts at once first, so that few figures among many are found fast.
        for start in range(0, len(names), size):
            fewer = needed.difference(names[start : start + size])
            if fewer != needed and contradicts(fewer):
                needed = fewer
        names = [name for name in names if name in needed]
        size = min(size, len(names)) // 2
    for name in names:
        fewer = needed - {name}
        if contradicts(fewer):
            needed = fewer
    return needed


def _missed(groups: list[Cluster], chosen: list[Names], conflict: Conflict) -> Names | None:
    for number, group in enumerate(groups):
        others = frozenset().union(*chosen[:number], *chosen[number + 1 :])
        for culprits in group.culprits:
            missed = conflict(culprits | others)
            if missed is not None:
                return missed
    return None


def _overlapping(conflicts: list[Names]) -> list[tuple[Names, ...]]:
    """Conflicts that share a figure, directly or through others, together; groups by their first name."""
    groups: list[tuple[Names, list[Names]]] = []
    for conflict in conflicts:
        names, members = conflict, [conflict]
        apart = []
        for known, held in groups:
            if known & names:
                names, members = names | known, held + members
            else:
                apart.append((known, held))
        groups = [*apart, (names, members)]
    return [tuple(sorted(members, key=sorted)) for _, members in sorted(groups, key=lambda group: min(group[0]))]


def _smallest_hits(conflicts: tuple[Names, ...]) -> list[Names]:
    """All sets of least size that share a figure with every conflict."""
    level: set[Names] = {frozenset()}
    while True:
        whole = {hit for hit in level if all(hit & conflict for conflict in conflicts)}
        if whole:
            return sorted(whole, key=sorted)
        level = {
            hit | {name} for hit in level for name in next(conflict for conflict in conflicts if not hit & conflict)
        }
