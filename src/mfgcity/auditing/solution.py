"""What follows from a network: verdict, bounds, culprits, repairs (判定)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property

from mfgcity.auditing.component import Component
from mfgcity.auditing.culprits import Cluster, combined
from mfgcity.auditing.network import Network, NetworkError, NoSuchQuantityError, Quantity, Relation, unknown_name
from mfgcity.auditing.oracle import DEFAULT_BUDGET, Answer
from mfgcity.auditing.printing import printable
from mfgcity.auditing.system import Names, System
from mfgcity.figures import Figure, Interval


class Lazily(Mapping[str, Interval]):
    """Bounds by name, worked out when asked for.

    Args:
        names: The quantities of the network.
        value: Gives the bounds of one of them, or None where it has none.
        state: What a quantity that has bounds is, in English and Chinese, for the error.
    """

    def __init__(self, names: Iterable[str], value: Callable[[str], Interval | None], state: tuple[str, str]) -> None:
        self._names = tuple(names)
        self._known = frozenset(self._names)
        self._value = value
        self._state = state

    def __getitem__(self, name: str) -> Interval:
        if name not in self._known:
            raise unknown_name(name, self._names)
        found = self._value(name)
        if found is None:
            english, chinese = self._state
            raise NoSuchQuantityError("network.unstated", name=name, state=english, state_zh=chinese)
        return found

    def __contains__(self, name: object) -> bool:
        return name in self._known and self._value(str(name)) is not None

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._names if name in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Solution:
    """What follows from the figures and relations of a network.

    Words such as 超 and 近 are taken literally in verdicts and culprits: 超三成 is anything above 30 %. In bounds,
    implied values and repairs they have their usual sense wherever that can hold. Relations marked soft take no part:
    `doubtful` tells which of them do not agree.

    Args:
        network: The network.
        budget: How much the complete solver may work for one question, in z3's resource units; 0 for not at all.
    """

    def __init__(self, network: Network, budget: int | None = None) -> None:
        self._quantities = dict(network.quantities)
        self._budget = DEFAULT_BUDGET if budget is None else budget
        hard = [relation for relation in network.relations if not relation.soft]
        self._soft = [relation for relation in network.relations if relation.soft]
        self._alone: dict[int, dict[str, Names]] = {}
        self.components = tuple(Component(system, self._budget) for system in _systems(self._quantities, hard))

    @cached_property
    def verdict(self) -> Answer:
        """``inconsistent`` if some component certainly contradicts itself, ``consistent`` if all certainly can hold."""
        found = {part.without(0) for part in self.components}
        return "inconsistent" if "inconsistent" in found else "undecided" if "undecided" in found else "consistent"

    @cached_property
    def witness(self) -> Mapping[str, Fraction] | None:
        """Values in each quantity's unit with which everything holds; None where none are known.

        They are known where the verdict is ``consistent``, save in components that only the complete solver decides
        and in very long ones.
        """
        found: dict[str, Fraction] = {}
        for part in self.components:
            points = part.points()
            if points is None:
                return None
            for quantity, (numerator, denominator, *_) in zip(part.system.quantities, points, strict=True):
                found[quantity.name] = Fraction(numerator, denominator) / quantity.unit.scale
        return {name: found[name] for name in self._quantities}

    @cached_property
    def unusual(self) -> Names:
        """Figures with words whose usual sense cannot hold together, though what they say literally can."""
        found: set[str] = set()
        for part in self.components:
            usual = self._usual.get(id(part))
            if usual is not None and usual.without(0) == "inconsistent" and part.without(0) != "inconsistent":
                found |= {item.name for item in part.system.quantities if item.print != item.literal}
        return frozenset(found)

    @cached_property
    def doubtful(self) -> tuple[Relation, ...]:
        """Soft relations that do not agree with all that is printed, in their order; they accuse nobody.

        Each is tried by itself beside the relations that are not soft. Of figures that contradict each other without it
        nothing is said.
        """
        found = []
        for relation in self._soft:
            parts = list(dict.fromkeys(self._of[name] for name in relation.names))
            if any(part.without(0) == "inconsistent" for part in parts):
                continue
            quantities = [quantity for part in parts for quantity in part.system.quantities]
            stated = [other for part in parts for other in part.system.stated]
            if Component(System(quantities, [*stated, relation]), self._budget).without(0) == "inconsistent":
                found.append(relation)
        return tuple(found)

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
        involved = frozenset[str]().union(*(part.printed for part in self.components if part.clusters))
        return involved - self.certain - self.possible

    @property
    def bounds(self) -> Mapping[str, Interval]:
        """What each quantity of a component without contradiction can be, in its unit; see `tight`."""
        return Lazily(
            self._quantities,
            lambda name: self._stated(name, frozenset()),
            ("in a component without contradiction", "无矛盾的连通分量中的量"),
        )

    @property
    def implied(self) -> Mapping[str, Interval]:
        """What each quantity can be by all others, its own print left out, in its unit; see `tight`."""
        return Lazily(
            self._quantities,
            lambda name: self._stated(name, frozenset({name})),
            ("in a component that holds without its print", "去掉其公布值后无矛盾的量"),
        )

    @property
    def repairs(self) -> Mapping[str, Interval]:
        """Where each figure that alone can be the culprit of its group would have to lie, in its unit."""
        return Lazily(
            self._quantities,
            lambda name: None if (lone := self._lone(name)) is None else self._stated(name, lone),
            ("alone the culprit of its group", "其组中唯一的疑误数据"),
        )

    def tight(self, name: str) -> bool:
        """Whether the bounds of a quantity are known to be the tightest; else they hold every possible value.

        They are, except in large components with cycles, and where the complete solver is missing, has not the budget,
        or meets products of unknowns.

        Raises:
            NetworkError: If there is no such quantity.
        """
        return self._bounded(name, frozenset())[1]

    def printable(self, name: str) -> tuple[Figure, ...]:
        """The figures that could have been printed for a lone culprit, those one typing slip away first.

        Raises:
            NetworkError: If there is no such quantity, it is no printed figure without approximation, it is not alone
                the culprit of its group, or its repair has an end missing.
        """
        quantity = self._quantity(name)
        if quantity.figure is None:
            raise NetworkError("network.unprintable", name=name)
        return printable(quantity, self.repairs[name])

    @cached_property
    def _of(self) -> dict[str, Component]:
        return {quantity.name: part for part in self.components for quantity in part.system.quantities}

    @cached_property
    def _usual(self) -> dict[int, Component]:
        """The components in which words say more in their usual sense, in that sense."""
        return {
            id(part): Component(part.system.usual(), self._budget) for part in self.components if part.system.worded
        }

    def _lone(self, name: str) -> Names | None:
        """One culprit set of all groups of a component in which a figure alone is the culprit of its group, or None."""
        part = self._of[name]
        if id(part) not in self._alone:
            found: dict[str, Names] = {}
            groups = part.clusters
            chosen = frozenset[str]().union(*(group.culprits[0] for group in groups))
            for group in groups:
                others = chosen - group.culprits[0]
                found |= {name: names | others for names in group.culprits if len(names) == 1 for name in names}
            self._alone[id(part)] = found
        return self._alone[id(part)].get(name)

    def _quantity(self, name: str) -> Quantity:
        if name not in self._quantities:
            raise unknown_name(name, self._quantities)
        return self._quantities[name]

    def _bounded(self, name: str, dropped: Names) -> tuple[Interval | None, bool]:
        quantity = self._quantity(name)
        literal = self._of[name]
        if quantity.figure is None:
            dropped -= {name}
        left = literal.system.chosen(dropped)
        for part in (self._usual.get(id(literal)), literal):
            if part is not None and part.without(left) != "inconsistent":
                span, tight = part.bounds(part.system.numbers[name], left)
                return quantity.stated(span), tight
        return None, False

    def _stated(self, name: str, dropped: Names) -> Interval | None:
        return self._bounded(name, dropped)[0]


def _systems(quantities: Mapping[str, Quantity], relations: list[Relation]) -> Iterator[System]:
    """The quantities that relations link, each such group with its relations."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        above = parent.get(name, name)
        while above != name:
            further = parent.get(above, above)
            parent[name], name, above = further, above, further
        return name

    for relation in relations:
        first = root(relation.name)
        for name in relation.names[1:]:
            other = root(name)
            if other != first:
                parent[other] = first
    members: dict[str, list[Quantity]] = {}
    for name, quantity in quantities.items():
        members.setdefault(root(name), []).append(quantity)
    stated: dict[str, list[Relation]] = {}
    for relation in relations:
        stated.setdefault(root(relation.name), []).append(relation)
    return (System(found, stated.get(key, ())) for key, found in members.items())
