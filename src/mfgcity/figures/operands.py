"""What a formula may be called with, and the guards that know each kind of it (运算对象).

A closed formula runs unchanged on four kinds of operand:

- numbers: int and float give float as Python does, Decimal and Fraction give Fraction;
- figures, which carry their bounds and units;
- columns: a narwhals or polars expression, computed in float64;
- symbols, which record the formula instead of computing it.

A guard is an error on numbers and figures, a null on columns, a side condition on symbols.
"""

from __future__ import annotations

import math
import numbers
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Protocol, runtime_checkable

from mfgcity.errors import MfgcityError
from mfgcity.figures.figure import Figure, series_kind
from mfgcity.figures.interval import Interval, exact_number
from mfgcity.figures.unit import PERCENT, UnitError, UnitKind

_NOT_NEGATIVE: Final = Interval(0, None)
_EXPRESSIONS: Final = frozenset({"narwhals", "polars"})


class OperandError(MfgcityError):
    """A value that a formula cannot be called with, or a mixture of kinds that cannot meet."""


class UndefinedError(MfgcityError):
    """A measure that is not defined for these inputs, such as a share of a whole of zero.

    Attributes:
        reason: Why it is not defined.
    """

    @property
    def reason(self) -> str:
        """Why it is not defined."""
        return str(self.parts["reason"])


@runtime_checkable
class Symbol(Protocol):
    """A stand-in that records what is done to it."""

    def require_positive(self) -> Symbol:  # pyright: ignore[reportReturnType]
        """Itself, with the side condition that it is above zero."""


@runtime_checkable
class Rebased(Protocol):
    """A symbol that knows whether it stands for a multiple of a base (倍)."""

    def as_growth(self) -> Any:
        """Itself as a growth, one less than a multiple."""


def is_column(value: object) -> bool:
    """Whether a value is a column expression of narwhals or polars."""
    return type(value).__name__ == "Expr" and _library(value) in _EXPRESSIONS


def operand(value: Any, name: str = "value") -> Any:
    """A value in the form in which formulas compute with it.

    Raises:
        OperandError: If it is no number, figure, column expression or symbol; text is pointed to `Figure.parse`,
            a series or an array to `mfgcity.frames`.
        NumberError: If it is a number that is not finite.
    """
    if isinstance(value, (Figure, Fraction, Symbol)):
        return value
    if is_column(value):
        return value.cast(_namespace(value).Float64)
    if isinstance(value, bool) or value is None:
        raise OperandError("operand.kind", field=name, value=value)
    if isinstance(value, numbers.Integral):
        return int(value)
    if isinstance(value, Decimal):
        return exact_number(value, name)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise OperandError("operand.finite", field=name, value=value)
        return value
    if isinstance(value, str):
        raise OperandError("operand.text", field=name, value=value)
    if kind := series_kind(value):
        raise OperandError("operand.series", field=name, kind=kind)
    raise OperandError("operand.kind", field=name, value=value)


def operands(**values: Any) -> list[Any]:
    """Several values of one formula in the form in which it computes with them.

    Raises:
        OperandError: If one of them cannot be computed with, or figures stand beside columns or floats.
    """
    ready = [operand(value, name) for name, value in values.items()]
    if any(isinstance(value, Figure) for value in ready):
        for name, value in zip(values, ready, strict=True):
            if isinstance(value, float):
                raise OperandError("number.float", field=name, value=value)
            if is_column(value):
                raise OperandError("operand.mixture", field=name)
    return ready


def like(first: Any, second: Any, *, names: str) -> None:
    """Check that two operands are quantities of one kind, so that one can be a part or a base of the other.

    Raises:
        UnitError: If their units do not meet.
    """
    if not isinstance(first, Figure) and not isinstance(second, Figure):
        return
    units = [value.unit if isinstance(value, Figure) else None for value in (first, second)]
    one, other = (unit or Figure(0).unit for unit in units)
    pure = {one.kind, other.kind} <= {UnitKind.NUMBER, UnitKind.RATIO}
    if not pure and not one.converts_to(other):
        raise UnitError("unit.unlike", names=names, unit=one.symbol or "''", other=other.symbol or "''")


def positive(value: Any, error: Callable[[], MfgcityError]) -> Any:
    """The value, guarded: above zero, or the measure is not defined.

    Args:
        value: A number, figure, column or symbol.
        error: Makes the error to raise where a number or a figure may be zero or less.
    """
    if isinstance(value, Symbol):
        return value.require_positive()
    if is_column(value):
        return _namespace(value).when((value > 0) & value.is_finite()).then(value)
    if isinstance(value, Figure):
        low = value.bounds.lower
        if low is None or low < 0 or (low == 0 and value.bounds.lower_closed):
            raise error()
    elif value <= 0:
        raise error()
    return value


def nonzero(value: Any, error: Callable[[], MfgcityError]) -> Any:
    """The value, guarded: not zero, or the measure is not defined.

    A symbol passes: a quotient of symbols has that side condition by itself.

    Args:
        value: A number, figure, column or symbol.
        error: Makes the error to raise where a number is, or a figure may be, zero.
    """
    if isinstance(value, Symbol):
        return value
    if is_column(value):
        return _namespace(value).when((value != 0) & value.is_finite()).then(value)
    if (0 in value.bounds) if isinstance(value, Figure) else (value == 0):
        raise error()
    return value


def not_negative(value: Any, error: Callable[[], MfgcityError]) -> Any:
    """The value, guarded: zero or above, or the measure is not defined.

    A figure passes if it can be zero or above: 0.0 % was rounded and may lie on either side. A symbol passes; its
    own domain says whether it can be negative.

    Args:
        value: A number, figure, column or symbol.
        error: Makes the error to raise where a number or a figure is below zero.
    """
    if isinstance(value, Symbol):
        return value
    if is_column(value):
        return _namespace(value).when((value >= 0) & value.is_finite()).then(value)
    if isinstance(value, Figure):
        if not value.bounds.meets(_NOT_NEGATIVE):
            raise error()
    elif value < 0:
        raise error()
    return value


def as_growth(value: Any) -> Any:
    """A growth as a ratio: a figure in 倍 is a multiple of the base, so 2.5倍 is a growth of 150 %.

    A symbol can know itself whether it stands for such a figure.
    """
    if isinstance(value, Rebased):
        return value.as_growth()
    if isinstance(value, Figure) and value.unit.name == "倍":
        return value.to(PERCENT) - 1
    return value


def plain(value: Any) -> Any:
    """A quotient of two ratios as a bare number, the unit of indices; any other kind unchanged."""
    return value._stated(Figure(0).unit) if isinstance(value, Figure) and value.unit.is_ratio else value


def _library(value: object) -> str:
    return type(value).__module__.partition(".")[0]


def _namespace(expression: object) -> Any:
    """The module whose `when` and data types go with an expression."""
    module = type(expression).__module__
    for stable in ("narwhals.stable.v2", "narwhals.stable.v1"):
        if module.startswith(stable):
            return sys.modules[stable]
    return sys.modules[_library(expression)]
