"""What follows from a network: verdict, bounds, culprits, repairs (判定)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Final, Literal

from mfgcity.auditing.complete import DEFAULT_BUDGET, decided, solve
from mfgcity.auditing.culprits import Cluster, Names, clusters, combined, shrunk
from mfgcity.auditing.network import Network, NetworkError, Quantity, Relation
from mfgcity.auditing.propagation import Propagated, propagate
from mfgcity.figures import Figure, Interval, Qualifier
from mfgcity.figures.interval import fixed_text

Verdict = Literal["consistent", "inconsistent", "undecided"]

PRINTABLE: Final = 1000
"""How many values `printable` lists at the most."""


class Component:
    """Quantities that relations link, apart from all others."""

    def __init__(self, quantities: Mapping[str, Quantity], relations: tuple[Relation, ...], budget: int) -> None:
        self.quantities = quantities
        self.relations = relations
        self._budget = budget
        self._known: dict[Names, tuple[Verdict, Propagated]] = {}

    @property
    def printed(self) -> Names:
        """The names of its printed figures."""
        return frozenset(name for name, quantity in self.quantities.items() if quantity.figure is not None)

    def without(self, dropped: Names) -> tuple[Verdict, Propagated]:
        """The verdict and the bounds if some prints are not believed."""
        here = dropped & self.printed
        if here not in self._known:
            found = propagate(self.quantities, self.relations, here)
            verdict: Verdict = "inconsistent"
            if found.bounds is not None:
                if found.settled and decided(self.quantities, self.relations, found.bounds):
                    verdict = "consistent"
                else:
                    verdict = solve(self.quantities, self.relations, found.bounds, self._budget)
            self._known[here] = verdict, found
        return self._known[here]

    def conflict(self, dropped: Names) -> Names | None:
        """A smallest set of figures that contradict each other though the dropped ones are not believed, or None."""
        verdict, found = self.without(dropped)
        if verdict != "inconsistent":
            return None
        blamed = found.conflict if found.bounds is None else self.printed - dropped
        return shrunk(blamed, lambda names: self.without(self.printed - names)[0] == "inconsistent")

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """Its groups of overlapping conflicts."""
        return clusters(self.conflict)


class Lazily(Mapping[str, Interval]):
    """A mapping whose values are worked out when asked for."""

    def __init__(self, names: tuple[str, ...], value: Callable[[str], Interval]) -> None:
        self._names = names
        self._value = value

    def __getitem__(self, name: str) -> Interval:
        if name not in self._names:
            raise KeyError(name)
        return self._value(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Solution:
    """What follows from the figures and relations of a network.

    Relations marked soft take no part in verdicts and culprits.

    Args:
        network: The network.
        budget: How much the complete solver may work for one question, in z3's resource units.
    """

    def __init__(self, network: Network, budget: int | None = None) -> None:
        self._quantities = dict(network.quantities)
        hard = [relation for relation in network.relations if not relation.soft]
        self.components = _components(self._quantities, hard, DEFAULT_BUDGET if budget is None else budget)
        self._of = {name: part for part in self.components for name in part.quantities}

    @cached_property
    def verdict(self) -> Verdict:
        """``inconsistent`` if some component certainly contradicts itself, ``consistent`` if all certainly can hold."""
        found = {part.without(frozenset())[0] for part in self.components}
        return "inconsistent" if "inconsistent" in found else "undecided" if "undecided" in found else "consistent"

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The groups of overlapping conflicts, each with all its smallest sets of culprits."""
        return tuple(cluster for part in self.components for cluster in part.clusters)

    @property
    def culprits(self) -> Iterator[Names]:
        """Every smallest set of printed figures that must be wrong, lazily, in a fixed order."""
        return combined(self.clusters) if self.clusters else iter(())

    @property
    def certain(self) -> Names:
        """Figures in every smallest set: most likely wrong, not proven."""
        return frozenset().union(*(frozenset.intersection(*cluster.culprits) for cluster in self.clusters))

    @property
    def possible(self) -> Names:
        """Figures in some smallest set, but not in every one."""
        return frozenset().union(*(names for cluster in self.clusters for names in cluster.culprits)) - self.certain

    @property
    def cleared(self) -> Names:
        """Figures of contradictory components that are in no smallest set: most likely right, not proven."""
        involved = frozenset().union(*(part.printed for part in self.components if part.clusters))
        return involved - self.certain - self.possible

    @property
    def bounds(self) -> Mapping[str, Interval]:
        """What each quantity of a component without contradiction can be, in its unit.

        The tightest where the component is decided by propagation; elsewhere they hold every possible value.
        """
        names = tuple(name for name, part in self._of.items() if part.without(frozenset())[1].bounds is not None)
        return Lazily(names, lambda name: self._stated(name, frozenset()))

    @property
    def implied(self) -> Mapping[str, Interval]:
        """What each quantity can be by all others, its own print left out, in its unit."""
        names = tuple(name for name, part in self._of.items() if part.without(frozenset({name}))[1].bounds is not None)
        return Lazily(names, lambda name: self._stated(name, frozenset({name})))

    @property
    def repairs(self) -> Mapping[str, Interval]:
        """Where each figure that alone can be the culprit of its group would have to lie, in its unit."""
        found: dict[str, Names] = {}
        for part in self.components:
            for number, cluster in enumerate(part.clusters):
                others = frozenset().union(
                    *(other.culprits[0] for place, other in enumerate(part.clusters) if place != number)
                )
                found |= {name: names | others for names in cluster.culprits if len(names) == 1 for name in names}
        return Lazily(tuple(found), lambda name: self._stated(name, found[name]))

    def printable(self, name: str) -> tuple[Figure, ...]:
        """The figures that could have been printed for a lone culprit, those one typing slip away first.

        Raises:
            KeyError: If the figure is not alone the culprit of its group.
            NetworkError: If it is no printed figure, or its bounds have no end.
        """
        figure = self._quantities[name].figure
        allowed = self.repairs[name]
        if figure is None or figure.decimals is None or figure.qualifier is not Qualifier.EXACT:
            raise NetworkError("network.unprintable", name=name)
        if allowed.lower is None or allowed.upper is None:
            raise NetworkError("network.unprintable", name=name)
        step = Fraction(1, 10**figure.decimals)
        first = (allowed.lower / step).__floor__() - 1
        found = []
        for number in range(first, first + 3 + int((allowed.upper - allowed.lower) / step) + 2):
            text = fixed_text(number * step, figure.decimals)
            candidate = Figure(text, figure.unit)
            if candidate.bounds.meets(allowed) and candidate != figure:
                found.append(candidate)
            if len(found) >= PRINTABLE:
                break
        printed = fixed_text(figure.value, figure.decimals)

        def likelihood(candidate: Figure) -> tuple[int, Fraction, Fraction]:
            text = fixed_text(candidate.value, figure.decimals or 0)
            return _slips(printed, text), abs(candidate.value - figure.value), candidate.value

        return tuple(sorted(found, key=likelihood))

    def _stated(self, name: str, dropped: Names) -> Interval:
        bounds = self._of[name].without(dropped)[1].bounds
        assert bounds is not None
        return self._quantities[name].stated(bounds[name])


def _components(quantities: Mapping[str, Quantity], relations: list[Relation], budget: int) -> tuple[Component, ...]:
    parent = {name: name for name in quantities}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for relation in relations:
        for name in relation.inputs:
            parent[root(name)] = root(relation.name)
    members: dict[str, list[str]] = {}
    for name in quantities:
        members.setdefault(root(name), []).append(name)
    stated: dict[str, list[Relation]] = {}
    for relation in relations:
        stated.setdefault(root(relation.name), []).append(relation)
    return tuple(
        Component({name: quantities[name] for name in names}, tuple(stated.get(key, ())), budget)
        for key, names in members.items()
    )


def _slips(printed: str, other: str) -> int:
    """How many typing slips lie between two texts: a digit changed, left out, doubled, or two turned round."""
    if len(printed) > 60 or len(other) > 60:
        return 60
    rows = [list(range(len(other) + 1))]
    for i, one in enumerate(printed, 1):
        row = [i]
        for j, two in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (one != two))
            if i > 1 and j > 1 and one == other[j - 2] and two == printed[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
