"""Figures, unknowns and the relations between them, as a text states them (关系网络)."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import attrs

from mfgcity.auditing.forms import Form, Input, form, result_unit
from mfgcity.auditing.relations import between, count_of
from mfgcity.auditing.spans import ANY, Span, interval, point, span, times
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Interval, Qualifier, Rounding, Unit, UnitError, UnitKind
from mfgcity.figures.interval import exact_number

if TYPE_CHECKING:
    from mfgcity.auditing.solution import Solution

Domain = Literal["nonnegative", "positive", "growth", "real"]

DOMAINS: Final[dict[str, Interval]] = {
    "nonnegative": Interval(0, None),
    "positive": Interval(0, None, lower_closed=False),
    "growth": Interval(-1, None),
    "real": Interval(None, None),
}
"""What a quantity can be before anything is printed; a growth is not below −100 %, and in 倍 not below zero."""

_SPANS: Final = {name: span(domain) for name, domain in DOMAINS.items()}
_RATIOS: Final = (UnitKind.NUMBER, UnitKind.RATIO, UnitKind.POINTS)


class NetworkError(MfgcityError):
    """A name that is unknown or stands twice, or something that cannot be part of a network or asked of it."""


class NoSuchQuantityError(NetworkError, KeyError):
    """A name under which there is nothing to tell; a `KeyError` too, as of any mapping."""


@attrs.frozen
class Quantity:
    """A figure or an unknown; spans are in units without scale: ratios as such, counts in ones, money in yuan.

    Attributes:
        name: Its name in the network.
        unit: The unit in which it is stated.
        figure: The printed figure, or None for an unknown.
        print: What its print usually allows; everything for an unknown.
        literal: What its print allows for certain, the words around it taken literally.
        domain: What it can be before anything is printed.
        integer: Whether it is a whole number of the unit without scale.
        rounding: How its print came from the true value.
    """

    name: str
    unit: Unit
    figure: Figure | None
    print: Span
    literal: Span
    domain: Span
    integer: bool
    rounding: Rounding = Rounding.NEAREST

    def stated(self, bounds: Span) -> Interval:
        """Bounds of it in the unit in which it is stated."""
        return interval(times(bounds, _traits(self.unit).step))


@attrs.frozen
class Relation:
    """A statement on quantities.

    Attributes:
        name: The quantity that is stated.
        formula: The name of the formula.
        names: The quantities by their numbers in the form: the stated one, then the inputs that are no constants.
        form: What must hold of them.
        soft: Whether definitions may differ, so that a breach accuses nobody.
    """

    name: str
    formula: str
    names: tuple[str, ...]
    form: Form
    soft: bool


class _Traits(NamedTuple):
    scale: Span
    step: Span
    """One of the unit without scale, in the unit."""
    counts: bool
    multiple: bool
    domain: Domain


@lru_cache(maxsize=4096)
def _traits(unit: Unit) -> _Traits:
    counts = unit.kind in (UnitKind.COUNT, UnitKind.PLACE)
    return _Traits(
        point(unit.scale),
        point(1 / unit.scale),
        counts,
        unit.name == "倍",
        "nonnegative" if counts else "growth" if unit.is_ratio else "real",
    )


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
            NetworkError: If the name is no text or taken, or the figure, rounding, integer or domain is none.
            MfgcityError: If the text is no figure.
        """
        if isinstance(figure, str):
            figure = Figure.parse(figure)
        if not isinstance(figure, Figure):
            raise NetworkError("network.figure", name=name, value=figure)
        try:
            read = Rounding.NEAREST if rounding is None else Rounding(rounding)
        except ValueError:
            raise NetworkError("network.rounding", names=", ".join(Rounding), value=rounding) from None
        usual = literal = figure.bounds if read is Rounding.NEAREST else figure.read_as(read)
        if figure.qualifier is not Qualifier.EXACT:
            literal = figure.literal_bounds
        self._add(name, figure.unit, figure, usual, literal, integer, domain, read)

    def unknown(
        self, name: str, unit: Unit | str = "", *, integer: bool | None = None, domain: Domain | Interval | None = None
    ) -> None:
        """Add a quantity that is not printed; the arguments are those of `figure`.

        Raises:
            NetworkError: If the name is no text or taken, or the unit, integer or domain is none.
            UnitError: If the text is no unit.
        """
        read = Unit.parse(unit) if isinstance(unit, str) else unit
        if not isinstance(read, Unit):
            raise NetworkError("network.unit", name=name, value=unit)
        self._add(name, read, None, None, None, integer, domain)

    def relate(
        self,
        name: str,
        formula: Callable[..., Any],
        *inputs: str | int | Decimal | Fraction | Figure,
        soft: bool = False,
    ) -> None:
        """State that a quantity is what a formula gives for others.

        Args:
            name: The quantity stated.
            formula: A calculator, `sum_of`, `difference_of`, `equal_to`, `count_of` or `between`.
            inputs: What it is stated from, in the order of the formula's parameters: names of quantities, or
                constants. A constant is exact: a number such as `Period.elapsed`, or the printed digits of a figure.
            soft: Whether definitions may differ.

        Raises:
            NetworkError: If a name is unknown, or an input or the formula is none.
            UnitError: If the units of the two sides cannot meet.
            ExpressionError: If the formula cannot run on symbols.
            MfgcityError: If the formula has no value for constants such as a whole of zero.
        """
        self.known(name)
        if not callable(formula) or not isinstance(formula, Hashable):
            raise NetworkError("network.formula", name=name, value=formula)
        if not inputs:
            raise NetworkError("network.empty", name=name)
        if formula is count_of and len(inputs) != 1:
            raise NetworkError("network.count_of", name=name)
        given: list[Input] = []
        units: list[Unit | Figure | Fraction] = []
        for item in inputs:
            unit = self._read(name, item)
            units.append(unit)
            if isinstance(unit, Unit):
                given.append(Input(None, _traits(unit).multiple))
            elif isinstance(unit, Figure):
                given.append(Input(unit.value * unit.unit.scale, _traits(unit.unit).multiple))
            else:
                given.append(Input(unit))
        own = self.quantities[name].unit
        # Of an order every input meets the result by itself.
        for together in [(unit,) for unit in units] if formula in (count_of, between) else [tuple(units)]:
            found = result_unit(formula, together)
            if not (found.converts_to(own) or (found.kind in _RATIOS and own.kind in _RATIOS)):
                raise UnitError("unit.relation", name=name, unit=own.symbol or "''", other=found.symbol or "''")
        names = (name, *(item for item in inputs if isinstance(item, str)))
        stated = form(formula, tuple(given), Input(None, _traits(own).multiple))
        label = getattr(formula, "__name__", type(formula).__name__)
        self.relations.append(Relation(name, label, names, stated, soft))

    def solve(self, budget: int | None = None) -> Solution:
        """What follows from the figures and relations.

        Args:
            budget: How much the complete solver may work for one question, in z3's resource units, so that the
                verdict is the same on every machine. With 0 it is not asked: what needs it is undecided.

        Raises:
            NetworkError: If the budget is no whole number of 0 or above.
        """
        from mfgcity.auditing.solution import Solution

        if budget is not None and (not isinstance(budget, int) or isinstance(budget, bool) or budget < 0):
            raise NetworkError("network.budget", value=budget)
        return Solution(self, budget)

    def known(self, name: str) -> Quantity:
        """The quantity of a name.

        Raises:
            NetworkError: If there is none; it lists those with a name much like it.
        """
        found = self.quantities.get(name) if isinstance(name, str) else None
        if found is None:
            raise unknown_name(name, self.quantities)
        return found

    def _read(self, name: str, value: object) -> Unit | Figure | Fraction:
        if isinstance(value, str):
            return self.known(value).unit
        if isinstance(value, Figure):
            return value
        if isinstance(value, (int, Decimal, Fraction, float)) and not isinstance(value, bool):
            return exact_number(value, f"input of {name}")
        raise NetworkError("network.input", name=name, value=value)

    def _add(
        self,
        name: str,
        unit: Unit,
        figure: Figure | None,
        usual: Interval | None,
        literal: Interval | None,
        integer: bool | None,
        domain: Domain | Interval | None,
        rounding: Rounding = Rounding.NEAREST,
    ) -> None:
        if not isinstance(name, str) or not name:
            raise NetworkError("network.name", value=name)
        if name in self.quantities:
            raise NetworkError("network.twice", value=name)
        if integer is not None and not isinstance(integer, bool):
            raise NetworkError("network.integer", name=name, value=integer)
        traits = _traits(unit)
        domain = traits.domain if domain is None else domain
        if isinstance(domain, Interval):
            limits = times(span(domain), traits.scale)
        elif isinstance(domain, str) and domain in _SPANS:
            limits = _SPANS["nonnegative" if domain == "growth" and traits.multiple else domain]
        else:
            raise NetworkError("network.domain", names=", ".join(DOMAINS), value=domain)
        usually = ANY if usual is None else times(span(usual), traits.scale)
        certain = usually if literal is usual or literal is None else times(span(literal), traits.scale)
        whole = traits.counts if integer is None else integer
        self.quantities[name] = Quantity(name, unit, figure, usually, certain, limits, whole, rounding)


def unknown_name(name: object, names: Iterable[str]) -> NetworkError:
    """The error for a name that a network does not have, with those much like it."""
    near = difflib.get_close_matches(name, list(names), n=5) if isinstance(name, str) else []
    if near:
        return NoSuchQuantityError("network.near", value=name, names=", ".join(near))
    return NoSuchQuantityError("network.unknown", value=name)
