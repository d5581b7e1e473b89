"""A component of a network: whether it holds, what contradicts, and who is most likely to blame (连通分量)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from typing import Final

from mfgcity.auditing.complete import decided
from mfgcity.auditing.culprits import Cluster, clusters
from mfgcity.auditing.extremes import extreme
from mfgcity.auditing.hitting import shrunk
from mfgcity.auditing.oracle import Answer, core, oracle
from mfgcity.auditing.propagation import State, broken, propagate, propagated
from mfgcity.auditing.solitary import Solitary
from mfgcity.auditing.spans import Span, is_point, point, times
from mfgcity.auditing.system import Names, System, members
from mfgcity.auditing.witness import Wish, nearby, witness

SHARE: Final = 20
"""What part of the budget of a verdict is spent on each question about one bound."""

TIGHTENED: Final = 60
"""Of how many quantities a component may be for the complete solver to tighten its bounds."""

STATES: Final = 64
"""How many results of propagation are kept."""


class Component:
    """Quantities that relations link, apart from all others.

    Args:
        system: The quantities and relations.
        budget: How much the complete solver may work for one question, in z3's resource units.
    """

    def __init__(self, system: System, budget: int) -> None:
        self.system = system
        self._budget = budget
        self._answers: dict[int, Answer] = {}
        self._states: dict[int, State] = {}
        self._base: tuple[int, list[Span]] | None = None
        self._tightening = 0
        self._bounds: dict[tuple[int, int], tuple[Span, bool]] = {}

    @property
    def printed(self) -> Names:
        """The names of its printed figures."""
        return self.system.names(self.system.printed)

    @cached_property
    def _alone(self) -> Solitary | None:
        return Solitary.of(self.system)

    @cached_property
    def _wish(self) -> Wish:
        return [
            None if quantity.figure is None else times(point(quantity.figure.value), point(quantity.unit.scale))
            for quantity in self.system.quantities
        ]

    def without(self, dropped: int) -> Answer:
        """The verdict if some prints are not believed."""
        if dropped not in self._answers:
            self._answers[dropped] = self._answer(dropped)
        return self._answers[dropped]

    def state(self, dropped: int) -> State:
        """What propagation leaves if some prints are not believed."""
        if dropped not in self._states:
            if len(self._states) >= STATES:
                self._states.clear()
            self._states[dropped] = propagated(self.system, dropped)
        return self._states[dropped]

    def _answer(self, dropped: int) -> Answer:
        if self._alone is not None and dropped.bit_count() == 1:
            return "consistent" if self._alone.rest(dropped.bit_length() - 1) is not None else "inconsistent"
        if self._base is not None and nearby(self.system, *self._base, dropped, self._wish) is not None:
            return "consistent"
        state = self.state(dropped)
        if state.conflict is not None:
            return "inconsistent"
        if state.settled and decided(self.system, state):
            return "consistent"
        points = witness(self.system, state, self._wish)
        if points is not None:
            self._base = dropped, points
            return "consistent"
        asked = oracle(self.system, state.bounds, self._budget)
        return "undecided" if asked is None else asked.check()

    def _known(self, dropped: int) -> list[Span] | None:
        """Values with which all holds if some prints are not believed, or None if none were found."""
        if self._base is None or self._base[0] != dropped:
            if self.without(dropped) != "consistent":
                return None
            points = None if self._base is None else nearby(self.system, *self._base, dropped, self._wish)
            if points is None:
                points = witness(self.system, self.state(dropped), self._wish)
            if points is None:
                return None
            self._base = dropped, points
        return self._base[1]

    def points(self) -> list[Span] | None:
        """Values with which all holds, or None if none were found."""
        return self._known(0)

    def touched(self, dropped: Names, instead: Names) -> frozenset[int] | None:
        """With other figures dropped instead, relations that suffice to make all hold again; None if not known."""
        one, other = self.system.chosen(dropped), self.system.chosen(instead)
        points = self._known(one)
        found = None if points is None else nearby(self.system, one, points, other, self._wish)
        if points is None or found is None:
            return None
        changed = (number for number, (old, new) in enumerate(zip(points, found, strict=True)) if old != new)
        return frozenset(user for number in changed for user in self.system.users[number])

    def bounds(self, number: int, dropped: int) -> tuple[Span, bool]:
        """What a quantity can be if some prints are not believed, and whether that is known to be the tightest."""
        if self._alone is not None and dropped == 1 << number and (rest := self._alone.rest(number)) is not None:
            return rest, True
        if (number, dropped) not in self._bounds:
            self._bounds[number, dropped] = self._bounded(number, dropped)
        return self._bounds[number, dropped]

    def _bounded(self, number: int, dropped: int) -> tuple[Span, bool]:
        state = self.state(dropped)
        if is_point(state.bounds[number]) or (state.settled and decided(self.system, state)):
            return state.bounds[number], True
        ln, ld, lc, un, ud, uc = state.bounds[number]
        ends = ((ln, ld, lc), (un, ud, uc))
        if all(closed and self._attained(state, number, n, d) for n, d, closed in ends):
            return state.bounds[number], True
        if len(self.system.quantities) > TIGHTENED:
            return state.bounds[number], False
        left = self._budget - self._tightening
        asked = oracle(self.system, state.bounds, self._budget // SHARE, number) if left > 0 else None
        if asked is None:
            return state.bounds[number], False

        def solve(bounds: Sequence[Span]) -> Fraction | None:
            settled = oracle(self.system, bounds, self._budget // SHARE, number)
            return None if settled is None else settled.value()

        found = asked.tightened(lambda turned: extreme(self.system, state, number, solve, turned=turned))
        self._tightening += asked.spent
        return found

    def _attained(self, state: State, number: int, numerator: int, denominator: int) -> bool:
        """Whether values were found with which all holds and a quantity is at one end of its bounds."""
        tried = state.copy()
        tried.bounds[number] = (numerator, denominator, True, numerator, denominator, True)
        propagate(self.system, tried, self.system.users[number])
        return tried.conflict is None and witness(self.system, tried, self._wish) is not None

    def holds(self, dropped: Names) -> bool:
        """Whether nothing certainly contradicts itself if the dropped figures are not believed."""
        return self.without(self.system.chosen(dropped)) != "inconsistent"

    def conflict(self, dropped: Names) -> Names | None:
        """Figures that contradict each other though the dropped ones are not believed, none to spare; or None."""
        left = self.system.chosen(dropped)
        if self.without(left) != "inconsistent":
            return None
        conflict = broken(self.system, left) or self.state(left).conflict
        if conflict is None:
            # Only the complete solver sees it.
            blamed = core(self.system, left, self._budget)
            return self._shrunk(blamed)
        count = len(self.system.quantities)
        relations = conflict >> count
        blamed = conflict & ((1 << count) - 1)
        if not relations:
            # One figure contradicts its own domain.
            return self.system.names(blamed)
        if relations.bit_count() == len(self.system.relations):
            return self._shrunk(blamed)
        part = self.system.part(members(relations))
        return Component(part, self._budget)._shrunk(part.chosen(self.system.names(blamed)))

    def _shrunk(self, blamed: int) -> Names:
        if self._alone is not None:
            return self.system.names(self._alone.shrunk(blamed))
        system = self.system
        return shrunk(
            system.names(blamed),
            lambda names: self.without(system.printed & ~system.chosen(names)) == "inconsistent",
        )

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """Its groups of overlapping conflicts."""
        return clusters(self)
