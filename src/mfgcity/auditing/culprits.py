"""The smallest sets of printed figures that must be wrong, group of conflicts by group (疑误数据)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import Final, NamedTuple, Protocol

from mfgcity.auditing.hitting import hitting_sets
from mfgcity.auditing.network import NetworkError
from mfgcity.auditing.system import Names

CONFLICTS: Final = 200
"""How many conflicts of one component are sorted out; more are an error."""

COMBINATIONS: Final = 256
"""How many combinations of groups that might not be independent are tried; beyond that, pairs of groups."""


class Cluster(NamedTuple):
    """A group of overlapping conflicts.

    Attributes:
        conflicts: The conflicts found: sets of printed figures that cannot all be right.
        culprits: Every smallest set of figures that, if wrong, removes all conflicts of the group.
    """

    conflicts: tuple[Names, ...]
    culprits: tuple[Names, ...]


class Suspect(Protocol):
    """What is searched for conflicts."""

    def holds(self, dropped: Names) -> bool:  # pyright: ignore[reportReturnType]
        """Whether nothing certainly contradicts itself if the dropped figures are not believed."""

    def conflict(self, dropped: Names) -> Names | None:
        """Figures that contradict each other though the dropped ones are not believed, or None."""

    def touched(self, dropped: Names, instead: Names) -> frozenset[int] | None:
        """With other figures dropped instead, relations that suffice to make all hold again; None if not known."""


def clusters(suspect: Suspect) -> tuple[Cluster, ...]:
    """The groups of overlapping conflicts, each with all its smallest sets of culprits.

    Conflicts without common figures are gathered first. Then smallest sets are tried; what still contradicts is a new
    conflict, and the groups are made anew, until every set is known to do, in every combination of the groups.
    There are none where something contradicts itself whatever the prints say.

    Raises:
        NetworkError: If there are more conflicts, or more sets in one group, than can be listed.
    """
    found: list[Names] = []
    apart: Names = frozenset()
    while (missed := suspect.conflict(apart)) is not None:
        if not missed:
            return ()
        found.append(missed)
        apart |= missed
    while len(found) <= CONFLICTS:
        groups = _overlapping(found)
        chosen = [next(iter(hitting_sets(group))) for group in groups]
        if len(chosen) == 1 and len(chosen[0]) == 1:
            alone = [names for names in hitting_sets(found) if suspect.holds(names)]
            if alone:
                return _listed([(tuple(found), alone)])
        missed = suspect.conflict(frozenset[str]().union(*chosen))
        if missed is None:
            full = _listed([(group, hitting_sets(group)) for group in groups])
            missed = _missed(full, suspect)
            if missed is None:
                return full
        if not missed:
            return ()
        found.append(missed)
    raise NetworkError("network.conflicts", limit=CONFLICTS)


def _listed(groups: Iterable[tuple[Iterable[Names], Iterable[Names]]]) -> tuple[Cluster, ...]:
    return tuple(
        Cluster(tuple(sorted(conflicts, key=sorted)), tuple(sorted(culprits, key=sorted)))
        for conflicts, culprits in groups
    )


def combined(groups: Iterable[Cluster]) -> Iterator[Names]:
    """One set of culprits from each group, in every combination, lazily and in a fixed order."""
    for sets in product(*(group.culprits for group in groups)):
        yield frozenset().union(*sets)


def _missed(groups: Sequence[Cluster], suspect: Suspect) -> Names | None:
    """A conflict that some combination of the sets leaves, or None."""
    chosen = [group.culprits[0] for group in groups]
    for number, group in enumerate(groups):
        others = frozenset[str]().union(*chosen[:number], *chosen[number + 1 :])
        for culprits in group.culprits:
            missed = suspect.conflict(culprits | others)
            if missed is not None:
                return missed
    for numbers in _dependent(groups, chosen, suspect):
        others = frozenset[str]().union(*(names for number, names in enumerate(chosen) if number not in numbers))
        for sets in _combinations([groups[number].culprits for number in numbers]):
            missed = suspect.conflict(others.union(*sets))
            if missed is not None:
                return missed
    return None


def _combinations(options: Sequence[tuple[Names, ...]]) -> Iterator[tuple[Names, ...]]:
    every = list(islice(product(*options), COMBINATIONS + 1))
    if len(every) <= COMBINATIONS:
        yield from every
        return
    firsts = [sets[0] for sets in options]
    for number, some in enumerate(options):
        for place, others in enumerate(options[:number]):
            rest = [names for position, names in enumerate(firsts) if position not in (number, place)]
            for pair in product(some, others):
                yield (*pair, *rest)


def _dependent(groups: Sequence[Cluster], chosen: Sequence[Names], suspect: Suspect) -> list[list[int]]:
    """Groups whose sets might not do in every combination, together.

    Where one set of a group can stand for another by changes that touch other relations than the changes of the other
    groups do, every combination does if each does alone.
    """
    base = frozenset[str]().union(*chosen)
    joined: list[tuple[frozenset[int] | None, list[int]]] = []
    for number, group in enumerate(groups):
        touched: frozenset[int] | None = frozenset()
        for culprits in group.culprits[1:]:
            more = suspect.touched(base, base - chosen[number] | culprits)
            touched = None if touched is None or more is None else touched | more
        members, apart = [number], []
        for known, held in joined:
            if known == frozenset() or touched == frozenset():
                meets = False
            else:
                meets = known is None or touched is None or bool(known & touched)
            if meets:
                touched = None if known is None or touched is None else known | touched
                members = held + members
            else:
                apart.append((known, held))
        joined = [*apart, (touched, members)]
    return [members for _, members in joined if len(members) > 1]


def _overlapping(conflicts: Sequence[Names]) -> list[tuple[Names, ...]]:
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
    return [tuple(members) for _, members in sorted(groups, key=lambda group: min(group[0]))]
