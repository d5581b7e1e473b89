"""The networks of claims: each number a quantity, each claim a relation (由论断构成网络)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Final

from mfgcity.auditing.claims import Claim, Prints
from mfgcity.auditing.grading import Reading, literal, literal_cut
from mfgcity.auditing.keys import LEVELS, Key
from mfgcity.auditing.network import Network
from mfgcity.auditing.relations import name_of, place_beside, place_of
from mfgcity.auditing.remedies import domain_of
from mfgcity.auditing.solution import Solution
from mfgcity.domain import Measure
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Interval, Qualifier, Unit
from mfgcity.figures.operands import as_growth

_UNITS: Final = {
    Measure.GROWTH: Unit("%"),
    Measure.PERIOD_GROWTH: Unit("%"),
    Measure.SHARE: Unit("%"),
    Measure.COMPLETION: Unit("%"),
    Measure.CONTRIBUTION: Unit("%"),
    Measure.SHARE_CHANGE: Unit("个百分点"),
    Measure.PULL: Unit("个百分点"),
    Measure.RANK: Unit("位"),
}
"""The unit of a number that is not printed, by its measure; else that of its indicator, or of what it is compared with."""

_PLACES: Final = (place_of.__name__, place_beside.__name__)
"""Relations that run on figures only."""

_GROWTHS: Final = (Measure.GROWTH, Measure.PERIOD_GROWTH)


def on_print(figure: Figure) -> Interval:
    """The printed digits themselves; what its words allow, if there are any."""
    return Interval.point(figure.value) if figure.qualifier is Qualifier.EXACT else figure.bounds


def widest(figure: Figure) -> Interval:
    """What a figure allows by what its words exclude for certain, rounded or cut off."""
    return literal(figure) | literal_cut(figure)


READINGS: Final[tuple[tuple[Reading, Reading], ...]] = (
    (literal, literal),
    (literal, literal_cut),
    (literal_cut, literal_cut),
)
"""The readings of plain figures and of results under which figures that contradict together must still do so."""


def asked(bounds: Mapping[str, Interval], name: str) -> Interval | None:
    """The bounds under a name, worked out once; None where there are none."""
    try:
        return bounds[name]
    except (KeyError, MfgcityError):
        return None


class Networks:
    """Builds and solves the networks of claims.

    Args:
        stated: What is printed.
        budget: How much the complete solver may work for one question, in z3's resource units.
    """

    def __init__(self, stated: Prints, budget: int | None) -> None:
        self._stated = stated
        self._budget = budget
        self._names: dict[Key, str] = {}

    def name(self, key: Key) -> str:
        """The name of a number in every network."""
        return self._names.setdefault(key, f"{len(self._names)}")

    def keys(self, names: Iterable[str]) -> list[Key]:
        """The numbers that have some names, in the order in which they were first named."""
        wanted = set(names)
        return [key for key, name in self._names.items() if name in wanted]

    def figure(self, key: Key) -> Figure | None:
        """What is printed of a number; a growth as such, though it is printed as a multiple."""
        item = self._stated.by_key.get(key)
        if item is None:
            return None
        return as_growth(item.figure) if key.measure in _GROWTHS else item.figure

    def unit(self, key: Key, claim: Claim) -> Unit:
        """The unit of a number that is not printed."""
        if key.measure in _UNITS:
            return _UNITS[key.measure]
        known = self._stated.indicators.get(key.indicator)
        if key.measure in LEVELS and known is not None and known.unit is not None:
            return known.unit
        printed = [figure for other in claim.inputs if other != key and (figure := self.figure(other)) is not None]
        return printed[0].unit if printed else Unit("")

    def solve(
        self,
        claims: Iterable[Claim],
        reading: Callable[[Key, Figure], Interval | None] | None = None,
        believed: Collection[str] | None = None,
        *,
        budget: int | None = None,
    ) -> Solution:
        """What follows from some claims; those that cannot stand in a network are left out.

        Args:
            claims: The claims.
            reading: What a printed number allows, in its unit; None for what it usually allows.
            believed: The names of the printed numbers that count; all, if not given.
            budget: How much the complete solver may work for one question, if not as much as usual.
        """
        net, entered = Network(), set[Key]()
        for claim in claims:
            if name_of(claim.formula) in _PLACES:
                continue
            for key in claim.keys:
                if key not in entered:
                    entered.add(key)
                    self._enter(net, key, claim, reading, believed)
            try:
                net.relate(self.name(claim.result), claim.formula, *map(self.name, claim.inputs))
            except MfgcityError:
                continue
        return net.solve(self._budget if budget is None else budget)

    def contradict(self, names: Collection[str], claims: Iterable[Claim]) -> bool:
        """Whether printed numbers contradict each other under every reading of them."""
        claims = tuple(claims)
        results = {claim.result for claim in claims}
        for plain, of_results in READINGS:

            def reading(key: Key, figure: Figure, one: Reading = plain, other: Reading = of_results) -> Interval:
                return other(figure) if key in results else one(figure)

            if self.solve(claims, reading, names).verdict != "inconsistent":
                return False
        return True

    def _enter(
        self,
        net: Network,
        key: Key,
        claim: Claim,
        reading: Callable[[Key, Figure], Interval | None] | None,
        believed: Collection[str] | None,
    ) -> None:
        name, figure = self.name(key), self.figure(key)
        unit = self.unit(key, claim) if figure is None else figure.unit
        domain = domain_of(key.measure, unit)
        if figure is None:
            net.unknown(name, unit, domain=domain)
            return
        # A mean of counts is printed with decimals and is no whole number.
        integer = False if unit.counts_whole and figure.decimals else None
        if believed is not None and name not in believed:
            net.unknown(name, unit, domain=domain, integer=integer)
            return
        bounds = None if reading is None else reading(key, figure)
        if bounds is not None:
            figure = Figure.computed(figure.value, unit, bounds, shown=figure.shown_decimals)
        net.figure(name, figure, domain=domain, integer=integer)
