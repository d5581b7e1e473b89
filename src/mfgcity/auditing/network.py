"""Figures, unknowns and the relations between them, as a text states them (关系网络)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from mfgcity.auditing.expression import ANYTHING, Expression, Variable, trace
from mfgcity.auditing.relations import between, count_of
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Interval, Rounding, Unit, UnitError, UnitKind

if TYPE_CHECKING:
    from mfgcity.auditing.solution import Solution

Domain = Literal["nonnegative", "positive", "growth", "real"]

DOMAINS: Final[dict[str, Interval]] = {
    "nonnegative": Interval(0, None),
    "positive": Interval(0, None, lower_closed=False),
    "growth": Interval(-1, None),
    "real": ANYTHING,
}
"""What a quantity can be before anything is printed; a growth is not below −100 %."""

_RATIOS: Final = (UnitKind.NUMBER, UnitKind.RATIO, UnitKind.POINTS)


class NetworkError(MfgcityError):
    """A name that is unknown or stands twice, or a relation that cannot be stated."""


@attrs.frozen
class Quantity:
    """A figure or an unknown, in units without scale: ratios as such, counts in ones, money in yuan.

    Attributes:
        name: Its name in the network.
        unit: The unit in which it is stated.
        figure: The printed figure, or None for an unknown.
        print: What its print allows; everything for an unknown.
        domain: What it can be before anything is printed.
        integer: Whether it is a whole number of the unit without scale.
    """

    name: str
    unit: Unit
    figure: Figure | None
    print: Interval
    domain: Interval
    integer: bool

    def stated(self, bounds: Interval) -> Interval:
        """Bounds of it in the unit in which it is stated."""
        return bounds / Interval.point(self.unit.scale)


@attrs.frozen
class Relation:
    """A statement on quantities: an expression whose value lies in an interval.

    Attributes:
        name: The quantity that is stated.
        formula: The name of the formula.
        inputs: The quantities it is stated from.
        parts: What must hold, each an expression and the interval in which its value lies.
        soft: Whether definitions may differ, so that a breach accuses nobody.
    """

    name: str
    formula: str
    inputs: tuple[str, ...]
    parts: tuple[tuple[Expression, Interval], ...]
    soft: bool

    @property
    def names(self) -> tuple[str, ...]:
        """All quantities of the relation, each once."""
        return tuple(dict.fromkeys((self.name, *self.inputs)))


class Network:
    """Printed figures, unknowns, and the relations between them.

    Examples:
        >>> from mfgcity import share
        >>> net = Network()
        >>> net.figure("collected", "2651件")
        >>> net.figure("closed", "2525件")
        >>> net.figure("rate", "93%")
        >>> net.relate("rate", share, "closed", "collected")
        >>> net.solve().verdict
        'inconsistent'
    """

    def __init__(self) -> None:
        self.quantities: dict[str, Quantity] = {}
        self.relations: list[Relation] = []

    def figure(
        self,
        name: str,
        figure: Figure | str,
        *,
        rounding: Rounding | str | None = None,
        integer: bool | None = None,
        domain: Domain | Interval | None = None,
    ) -> None:
        """Add a printed figure.

        Args:
            name: Its name in the network.
            figure: The figure, or its text.
            rounding: How the print came from the true value; by default to the nearest with the tie rule unknown.
            integer: Whether it is a whole number of its unit without 万 or 亿; by default if the unit is a counter.
            domain: What it can be before anything is printed: a name, or an interval in its unit; by default a count
                is not negative and a ratio not below −100 %.

        Raises:
            NetworkError: If the name is taken or the domain unknown.
            MfgcityError: If the text is no figure.
        """
        printed = Figure.parse(figure) if isinstance(figure, str) else figure
        allowed = printed.bounds if rounding is None else printed.read_as(rounding)
        base = allowed * Interval.point(printed.unit.scale)
        self._add(name, printed.unit, printed, base, integer, domain)

    def unknown(
        self, name: str, unit: Unit | str = "", *, integer: bool | None = None, domain: Domain | Interval | None = None
    ) -> None:
        """Add a quantity that is not printed; the arguments are those of `figure`.

        Raises:
            NetworkError: If the name is taken or the domain unknown.
            UnitError: If the text is no unit.
        """
        read = Unit.parse(unit) if isinstance(unit, str) else unit
        self._add(name, read, None, ANYTHING, integer, domain)

    def relate(self, name: str, formula: Callable[..., Any], *inputs: str, soft: bool = False) -> None:
        """State that a quantity is what a formula gives for others.

        Args:
            name: The quantity stated.
            formula: A calculator, `sum_of`, `difference_of`, `equal_to`, `count_of` or `between`.
            inputs: The names of the quantities it is stated from, in the order of the formula's parameters.
            soft: Whether definitions may differ.

        Raises:
            NetworkError: If a name is unknown.
            UnitError: If the units of the two sides cannot meet.
            ExpressionError: If the formula cannot run on symbols.
        """
        for wanted in (name, *inputs):
            if wanted not in self.quantities:
                raise NetworkError("network.unknown", value=wanted)
        if not inputs:
            raise NetworkError("network.empty", name=name)
        own = Variable(name)
        others = [Variable(item) for item in inputs]
        if formula is count_of and len(inputs) != 1:
            raise NetworkError("network.count_of", name=name)
        parts: list[tuple[Expression, Interval]]
        if formula in (count_of, between):
            for item in inputs:
                self._check_units(name, formula, (item,))
            parts = []
            if formula is count_of:
                parts = [(own, DOMAINS["nonnegative"]), *((other - own, DOMAINS["nonnegative"]) for other in others)]
            self.relations.append(Relation(name, formula.__name__, inputs, tuple(parts), soft))
            return
        self._check_units(name, formula, inputs)
        tree = trace(formula, *others)
        self.relations.append(Relation(name, formula.__name__, inputs, ((tree - own, Interval.point(0)),), soft))

    def solve(self, budget: int | None = None) -> Solution:
        """What follows from the figures and relations.

        Args:
            budget: How much the complete solver may work for one component, in z3's resource units, so that the
                verdict is the same on every machine.
        """
        from mfgcity.auditing.solution import Solution

        return Solution(self, budget)

    def _add(
        self,
        name: str,
        unit: Unit,
        figure: Figure | None,
        allowed: Interval,
        integer: bool | None,
        domain: Domain | Interval | None,
    ) -> None:
        if name in self.quantities:
            raise NetworkError("network.twice", value=name)
        counts = unit.kind in (UnitKind.COUNT, UnitKind.PLACE)
        if domain is None:
            domain = "nonnegative" if counts else "growth" if unit.is_ratio else "real"
        if isinstance(domain, Interval):
            limits = domain * Interval.point(unit.scale)
        elif domain in DOMAINS:
            limits = DOMAINS[domain]
        else:
            raise NetworkError("network.domain", names=", ".join(DOMAINS), value=domain)
        whole = counts if integer is None else integer
        self.quantities[name] = Quantity(name, unit, figure, allowed, limits, whole)

    def _check_units(self, name: str, formula: Callable[..., Any], inputs: tuple[str, ...]) -> None:
        """Run the formula once on figures of these units: what they cannot do, the quantities cannot either."""
        units = [self.quantities[item].unit for item in inputs]
        # Ratios and points stand for each other in a text, so a formula sees them all as %.
        sample = [Figure.computed(Fraction(2), Unit("%") if unit.kind in _RATIOS[1:] else unit) for unit in units]
        result = formula(*sample)
        found = result.unit if isinstance(result, Figure) else Unit("")
        own = self.quantities[name].unit
        if not (found.converts_to(own) or (found.kind in _RATIOS and own.kind in _RATIOS)):
            raise UnitError("unit.relation", name=name, unit=own.symbol or "''", other=found.symbol or "''")
