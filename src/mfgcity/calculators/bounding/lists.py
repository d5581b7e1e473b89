"""Lists of like quantities, as the formulas over lists take them: all numbers, or all figures (数列)."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final, Self

import attrs

from mfgcity.figures import Figure, Interval, Unit
from mfgcity.figures.operands import OperandError, UndefinedError, operand

Bounded = tuple[Fraction, tuple[Fraction, Fraction]]
"""A result on the printed digits, and its lower and upper end."""


class Kind(enum.StrEnum):
    """What a formula over lists gives back."""

    WHOLE = "whole"
    """A float, for int."""
    EXACT = "exact"
    """A Fraction, for Fraction and Decimal, also with int among them."""
    FLOAT = "float"
    """A float, for float, also with other numbers among them."""
    FIGURE = "figure"
    """A figure, for figures, also with exact numbers beside them."""


def entries(values: Any, name: str) -> Sequence[Any]:
    """The values of a list, which may hold None.

    Raises:
        OperandError: If it is no list or tuple; a series or an array is pointed to `mfgcity.frames`.
    """
    if isinstance(values, (str, bytes)) or not isinstance(values, Sequence):
        operand(values, name)
        raise OperandError("list.kind", field=name, value=values)
    return values


NO_TOTAL: Final = {"reason": "the total is, or may be, zero", "reason_zh": "合计为零或可能为零"}


@attrs.frozen
class Amounts:
    """A list of numbers, or of figures in one unit.

    Attributes:
        name: The name of the parameter, for messages.
        items: Fractions, or figures in the unit of the first.
        kind: What a formula gives back for it.
    """

    name: str
    items: tuple[Any, ...]
    kind: Kind

    @classmethod
    def read(cls, values: Any, name: str) -> Self:
        """Check a list and make its numbers exact.

        Raises:
            OperandError: If it is no list, is empty, mixes figures and numbers, or holds what is neither; the message
                names the position.
            UnitError: If the units of two figures do not meet.
        """
        given = [operand(value, f"{name}[{position}]") for position, value in enumerate(entries(values, name))]
        if not given:
            raise OperandError("list.empty", field=name)
        first = given[0]
        for position, value in enumerate(given):
            if not isinstance(value, (Figure, Fraction, int, float)):
                raise OperandError("list.kind", field=f"{name}[{position}]", value=value)
            if isinstance(value, Figure) != isinstance(first, Figure):
                raise OperandError("list.mixture", field=f"{name}[{position}]", value=value)
        if isinstance(first, Figure):
            return cls(name, tuple(value.to(first.unit) for value in given), Kind.FIGURE)
        kinds = {type(value) for value in given}
        kind = Kind.FLOAT if float in kinds else Kind.EXACT if Fraction in kinds else Kind.WHOLE
        return cls(name, tuple(map(Fraction, given)), kind)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def values(self) -> list[Fraction]:
        """The exact numbers, printed ones for figures."""
        return [item.value if isinstance(item, Figure) else item for item in self.items]

    @property
    def unit(self) -> Unit | None:
        """The unit of figures."""
        return self.items[0].unit if self.kind is Kind.FIGURE else None

    @property
    def decimals(self) -> int | None:
        """The digits after the point of the least precise figure; None where all are exact."""
        shown = [item.shown_decimals for item in self.items if isinstance(item, Figure)]
        return min((digits for digits in shown if digits is not None), default=None)

    @property
    def ends(self) -> tuple[list[Fraction], list[Fraction]]:
        """The lower and the upper ends, for lists that were checked to have them."""
        lows, highs = [], []
        for item in self.items:
            bounds = item.bounds if isinstance(item, Figure) else Interval.point(item)
            assert bounds.lower is not None
            assert bounds.upper is not None
            lows.append(max(bounds.lower, Fraction(0)))
            highs.append(bounds.upper)
        return lows, highs

    def checked(self, *, above_zero: bool = False) -> Self:
        """The same list, in which every value can be zero or above.

        A figure that rounding lets reach below zero, such as 0.0亿元, is cut off at zero.

        Args:
            above_zero: Whether zero is refused too.

        Raises:
            OperandError: If a value is negative, or zero where that is refused, or a figure lacks an end.
        """
        for position, item in enumerate(self.items):
            bounds = item.bounds if isinstance(item, Figure) else Interval.point(item)
            field = f"{self.name}[{position}]"
            if bounds.lower is None or bounds.upper is None:
                raise OperandError("list.unbounded", field=field, value=item)
            value = item.value if isinstance(item, Figure) else item
            if value < 0 or bounds.upper < 0:
                raise OperandError("list.negative", field=field, value=item)
            if above_zero and bounds.lower <= 0:
                raise OperandError("list.zero", field=field, value=item)
        return self

    def total_above_zero(self, measure: str, measure_zh: str) -> Self:
        """The same list, whose total cannot be zero.

        Raises:
            UndefinedError: If it can.
        """
        if sum(self.ends[0]) <= 0:
            raise UndefinedError("list.total", measure=measure, measure_zh=measure_zh, **NO_TOTAL)
        return self


def same_length(*lists: Amounts) -> None:
    """Check that lists stand side by side.

    Raises:
        OperandError: If their lengths differ.
    """
    lengths = [len(one) for one in lists]
    if len(set(lengths)) > 1:
        names = ", ".join(one.name for one in lists)
        raise OperandError("list.length", names=names, lengths=", ".join(map(str, lengths)))


def joint_kind(*lists: Amounts) -> Kind:
    """What a formula over several lists gives back.

    Raises:
        OperandError: If floats stand beside figures.
    """
    kinds = {one.kind for one in lists}
    if kinds >= {Kind.FIGURE, Kind.FLOAT}:
        name = next(one.name for one in lists if one.kind is Kind.FLOAT)
        raise OperandError("list.float", field=name)
    return next(kind for kind in (Kind.FIGURE, Kind.FLOAT, Kind.EXACT, Kind.WHOLE) if kind in kinds)


def index(lists: Sequence[Amounts], value: Fraction, bounds: tuple[Fraction, Fraction]) -> Any:
    """An index without unit, of the kind of the lists it was computed from.

    Args:
        lists: The inputs, which decide the kind and the digits to show.
        value: The index on the printed digits.
        bounds: What it can be.
    """
    kind = joint_kind(*lists)
    return as_figure(lists, value, bounds) if kind is Kind.FIGURE else delivered(kind, value)


def as_figure(lists: Sequence[Amounts], value: Fraction, bounds: tuple[Fraction, Fraction], unit: str = "") -> Figure:
    """A ratio as a figure, in a unit of ratios or without one; it shows as many digits as the least precise input."""
    scale = Unit(unit).scale
    decimals = min((one.decimals for one in lists if one.decimals is not None), default=2)
    ends = Interval(min(bounds[0], value) / scale, max(bounds[1], value) / scale)
    return Figure.computed(value / scale, unit, ends, shown=decimals if unit else decimals + 2)


def delivered(kind: Kind, value: Any) -> Any:
    """A result in the kind of its inputs."""
    return float(value) if kind in (Kind.WHOLE, Kind.FLOAT) else value
