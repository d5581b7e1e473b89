"""A published figure: a number with its printed precision, unit and approximation (数据)."""

from __future__ import annotations

import numbers
import re
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import attrs

from mfgcity.errors import Language, MfgcityError
from mfgcity.figures.interval import MAX_DIGITS, Interval, exact_number, fixed_text
from mfgcity.figures.precision import literal_bounds, rounded_bounds, usual_bounds
from mfgcity.figures.unit import (
    PERCENT,
    POINTS,
    Combined,
    Unit,
    UnitError,
    UnitKind,
    combine_product,
    combine_quotient,
    combine_sum,
)
from mfgcity.figures.vocabulary import Qualifier, Rounding

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_DIGITS: Final = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")
_T = TypeVar("_T")
_COLLECTIONS: Final = frozenset(
    ["numpy", "pandas", "polars", "pyarrow", "narwhals", "duckdb", "pyspark", "dask", "xarray", "modin", "cudf"]
)


class FigureError(MfgcityError):
    """A value that cannot be a figure, or a comparison that the bounds do not decide."""


def _unit(unit: Unit | str) -> Unit:
    return unit if isinstance(unit, Unit) else Unit.parse(unit)


def _printed(value: object, field: str) -> tuple[Fraction, int]:
    """A printed number as its exact value and its digits after the point."""
    if isinstance(value, bool):
        raise FigureError("number.kind", field=field, value=value)
    if isinstance(value, numbers.Integral):
        return exact_number(int(value), field), 0
    if isinstance(value, Decimal):
        exact_number(value, field)
        exponent = int(value.as_tuple().exponent)
        if exponent > 0:
            raise FigureError("figure.exponent", field=field, value=value)
        return Fraction(value), -exponent
    if isinstance(value, str):
        match = _DIGITS.fullmatch(value) if len(value) <= 2 * MAX_DIGITS else None
        if match is None:
            raise FigureError("number.kind", field=field, value=value)
        whole, decimals = match[2], match[3] or ""
        if len(whole) + len(decimals) > MAX_DIGITS:
            raise FigureError("number.digits", field=field, limit=MAX_DIGITS, value=value)
        return Fraction(value), len(decimals)
    if isinstance(value, Fraction):
        raise FigureError("figure.fraction", field=field, value=value)
    exact_number(value, field)
    raise FigureError("number.kind", field=field, value=value)


@attrs.frozen(init=False, order=False)
class Figure:
    """A number as it was published, or a number computed from such.

    A printed figure knows its digits: 5.1 % allows every value from 5.05 to 5.15. Arithmetic carries
    those bounds along; its operands count as independent. The result is a computed figure, with `decimals` None.

    Args:
        value: The printed number: an int, a Decimal, or decimal digits as text. A float is refused.
        unit: The unit in which the number is printed; the empty text for a bare number.
        qualifier: What the words around the number say: 约, 余, 近, 以上 …
        upto: The second number of a range such as 1.5—2.0亿元.

    Attributes:
        value: The number in `unit`; the middle of a range; the exact result on the printed digits for a computed one.
        unit: The unit of `value`, `lower` and `upper`.
        decimals: The printed digits after the point, or None for a computed figure.
        qualifier: What the words around the number say.

    Raises:
        FigureError: If the value is a float, has over 40 digits, or is no number.
        UnitError: If the unit cannot be read.

    Examples:
        >>> tax, share = Figure.parse("39.44亿元"), Figure.parse("41.01%")
        >>> tax.lower, tax.upper
        (Fraction(7887, 200), Fraction(7889, 200))
        >>> print(tax / share)
        96.17亿元 [96.148, 96.196]
    """

    value: Fraction
    unit: Unit
    decimals: int | None
    qualifier: Qualifier
    _own_bounds: Interval | None = attrs.field(repr=False)
    _shown: int | None = attrs.field(repr=False)

    def __init__(
        self,
        value: int | Decimal | str,
        unit: Unit | str = "",
        *,
        qualifier: Qualifier | str = Qualifier.EXACT,
        upto: int | Decimal | str | None = None,
    ) -> None:
        number, decimals = _printed(value, "value")
        try:
            qualifier = Qualifier(qualifier)
        except ValueError:
            raise FigureError("figure.qualifier", names=", ".join(Qualifier), value=qualifier) from None
        if (upto is not None) != (qualifier is Qualifier.BETWEEN):
            raise FigureError("figure.range", value=value, upto=upto)
        own = None
        if upto is not None:
            end, more = _printed(upto, "upto")
            if end <= number:
                raise FigureError("figure.range", value=value, upto=upto)
            own, number, decimals = Interval(number, end), (number + end) / 2, max(decimals, more)
        self.__attrs_init__(number, _unit(unit), decimals, qualifier, own, None)

    @classmethod
    def computed(
        cls, value: Fraction | int, unit: Unit | str, bounds: Interval | None = None, *, shown: int | None = None
    ) -> Self:
        """A figure that was calculated, with the bounds of the calculation.

        Args:
            value: The result on the printed digits, in `unit`.
            unit: The unit of the result.
            bounds: What the result can be, in `unit`; the value alone if not given.
            shown: The digits after the point to show; None where the result is exact.
        """
        self = cls.__new__(cls)
        number = exact_number(value)
        bounds = Interval.point(number) if bounds is None else bounds
        self.__attrs_init__(number, _unit(unit), None, Qualifier.EXACT, bounds, shown)
        return self

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read one printed figure, Chinese or English: 39.44亿元, 170余家, 近八成, 下降2.1%, "over 1,200".

        The whole text is one figure. A label before it and a noun behind it may stand there (亩均税收35.6万元/亩,
        301家企业). A multiple is what the level is of its base: 增长1.5倍 is 2.5倍, 是上年的1.5倍 is 1.5倍, 翻番 is 2倍.

        Raises:
            NotationError: If the text is something else, and its `kind` says what: a period, a rank, a batch, a class,
                a name, prose with several figures, words without a number, or no number that can be read.
        """
        from mfgcity.figures.notation import read

        return cls(**read(text))

    @property
    def is_printed(self) -> bool:
        """Whether the figure was printed, not computed."""
        return self.decimals is not None

    @cached_property
    def bounds(self) -> Interval:
        """What the true value can be, in `unit`, under the usual sense of its words and rounding to the nearest."""
        return self.read_as(Rounding.NEAREST)

    @cached_property
    def literal_bounds(self) -> Interval:
        """What the words exclude for certain, in `unit`: 超三成 only says above 30 %, 近八成 only below 80 %."""
        if self.decimals is None or self._own_bounds is not None:
            return self.bounds
        return literal_bounds(self.value, self.qualifier) or self.bounds

    def read_as(self, rounding: Rounding | str) -> Interval:
        """What the true value can be, in `unit`, if the print was rounded in this way."""
        if self._own_bounds is not None or self.decimals is None:
            assert self._own_bounds is not None
            return self._own_bounds
        if self.qualifier is not Qualifier.EXACT:
            return usual_bounds(self.value, self.decimals, self.qualifier)
        if self.decimals == 0 and self.unit.counts_whole:
            return Interval.point(self.value)
        return rounded_bounds(self.value, self.decimals, Rounding(rounding))

    @property
    def lower(self) -> Fraction | None:
        """The lower end of `bounds`, in `unit`; None where there is no limit."""
        return self.bounds.lower

    @property
    def upper(self) -> Fraction | None:
        """The upper end of `bounds`, in `unit`; None where there is no limit."""
        return self.bounds.upper

    def to(self, unit: Unit | str) -> Figure:
        """The same figure in another unit of its kind, as a computed figure.

        Raises:
            UnitError: If the units do not meet.
        """
        target = _unit(unit)
        if target == self.unit:
            return self
        if not self.unit.converts_to(target):
            raise UnitError("unit.convert", unit=self.unit.symbol or "''", other=target.symbol or "''")
        return self._stated(target)

    def _stated(self, target: Unit) -> Figure:
        factor = self.unit.scale / target.scale
        return Figure.computed(
            self.value * factor, target, _scaled(self.bounds, factor), shown=_shifted(self.shown_decimals, factor)
        )

    @property
    def shown_decimals(self) -> int | None:
        """The digits after the point that the figure is known to, or None where it is exact."""
        if self.decimals is None:
            return self._shown
        return None if self.bounds.is_point else self.decimals

    def __add__(self, other: object) -> Figure:
        return self._sum(other, difference=False)

    def __radd__(self, other: object) -> Figure:
        return self + other

    def __sub__(self, other: object) -> Figure:
        return self._sum(other, difference=True)

    def __rsub__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        return -self if _is_zero(other) else figure - self

    def _sum(self, other: object, *, difference: bool) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        if _is_zero(other):
            return self
        combined = combine_sum(self.unit, figure.unit, difference=difference)
        left, right = combined.left, -combined.right if difference else combined.right
        return Figure.computed(
            self.value * left + figure.value * right,
            combined.unit,
            _scaled(self.bounds, left) + _scaled(figure.bounds, right),
            shown=_least(_shifted(self.shown_decimals, left), _shifted(figure.shown_decimals, right)),
        )

    def __mul__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        combined = combine_product(self.unit, figure.unit)
        factor = combined.left * combined.right
        return self._combined(
            figure, combined, self.value * figure.value * factor, _scaled(self.bounds * figure.bounds, factor)
        )

    def __rmul__(self, other: object) -> Figure:
        return self * other

    def __truediv__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        combined = combine_quotient(self.unit, figure.unit)
        factor = combined.left / combined.right
        if 0 in figure.bounds:
            raise FigureError("figure.zero", value=figure)
        return self._combined(
            figure, combined, self.value / figure.value * factor, _scaled(self.bounds / figure.bounds, factor)
        )

    def __rtruediv__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        return figure / self

    def _combined(self, other: Figure, combined: Combined, value: Fraction, bounds: Interval) -> Figure:
        shown = _least(self.shown_decimals, other.shown_decimals)
        return Figure.computed(value, combined.unit, bounds, shown=shown)

    def __neg__(self) -> Figure:
        return Figure.computed(-self.value, self.unit, -self.bounds, shown=self.shown_decimals)

    def __pos__(self) -> Figure:
        return self

    def __abs__(self) -> Figure:
        bounds = self.bounds
        if bounds.upper is not None and bounds.upper <= 0:
            return -self
        if 0 in bounds:
            bounds = (bounds | -bounds) & Interval(0, None) or bounds
        return Figure.computed(abs(self.value), self.unit, bounds, shown=self.shown_decimals)

    def __pow__(self, exponent: int) -> Figure:
        if not isinstance(exponent, int) or exponent < 1:
            return NotImplemented
        if exponent == 1:
            return self
        combined = combine_product(self.unit, self.unit)
        factor = self.unit.scale**exponent / combined.unit.scale
        if self.unit.kind not in (UnitKind.NUMBER, UnitKind.RATIO, UnitKind.POINTS):
            raise UnitError("unit.product", unit=self.unit.symbol, other=self.unit.symbol)
        bounds = _scaled(self.bounds**exponent, factor)
        return Figure.computed(self.value**exponent * factor, combined.unit, bounds, shown=self.shown_decimals)

    def certainly_above(self, other: object) -> bool:
        """Whether every value this figure can have lies above every value the other can have."""
        _, mine, its = self._alongside(other)
        return _precedes(its, mine, strictly=True)

    def certainly_below(self, other: object) -> bool:
        """Whether every value this figure can have lies below every value the other can have."""
        _, mine, its = self._alongside(other)
        return _precedes(mine, its, strictly=True)

    def overlaps(self, other: object) -> bool:
        """Whether the two figures can have the same value."""
        _, mine, its = self._alongside(other)
        return mine.meets(its)

    def _alongside(self, other: object) -> tuple[Figure, Interval, Interval]:
        figure = _figure(other)
        if figure is None:
            raise FigureError("figure.compare", value=other)
        if _is_zero(other):
            return figure, self.bounds, figure.bounds
        if figure.unit.kind is UnitKind.NUMBER and self.unit.is_ratio:
            figure = figure._stated(self.unit)
        elif self.unit.kind is UnitKind.NUMBER and figure.unit.is_ratio:
            return figure, self._stated(figure.unit).bounds, figure.bounds
        return figure, self.bounds, figure.to(self.unit).bounds

    def _decided(self, other: object, *, above: bool, or_equal: bool) -> Any:
        if _figure(other) is None:
            return NotImplemented
        figure, mine, its = self._alongside(other)
        low, high = (its, mine) if above else (mine, its)
        if _precedes(low, high, strictly=not or_equal):
            return True
        if _precedes(high, low, strictly=or_equal):
            return False
        raise FigureError("figure.undecided", value=str(self), other=str(figure))

    def __lt__(self, other: object) -> bool:
        return self._decided(other, above=False, or_equal=False)

    def __le__(self, other: object) -> bool:
        return self._decided(other, above=False, or_equal=True)

    def __gt__(self, other: object) -> bool:
        return self._decided(other, above=True, or_equal=False)

    def __ge__(self, other: object) -> bool:
        return self._decided(other, above=True, or_equal=True)

    def __float__(self) -> float:
        return float(self.value)

    def __str__(self) -> str:
        return self.format()

    def __repr__(self) -> str:
        if self.decimals is None:
            return f"Figure.computed({self.value!r}, {self.unit.symbol!r}, {self._own_bounds!r}, shown={self._shown})"
        more = "" if self.qualifier is Qualifier.EXACT else f", qualifier={self.qualifier.value!r}"
        if self._own_bounds is not None:
            low, high = (fixed_text(end, self.decimals) for end in (self.lower, self.upper) if end is not None)
            return f"Figure({low!r}, {self.unit.symbol!r}{more}, upto={high!r})"
        return f"Figure({fixed_text(self.value, self.decimals)!r}, {self.unit.symbol!r}{more})"

    def format(self, lang: Language = "zh", *, decimals: int | None = None, bounds: bool = True) -> str:
        """The figure as text, as the field prints it.

        Args:
            lang: Chinese (``zh``, the canonical text) or English (``en``).
            decimals: Digits after the point; by default those printed, or those a computed figure is known to.
            bounds: Whether a computed figure that is not exact shows its bounds, rounded to one digit more than its value.
        """
        from mfgcity.figures.writing import write

        return write(self, lang, decimals, bounds)

    def __format__(self, spec: str) -> str:
        match = re.fullmatch(r"(,?)(?:\.([0-9]{1,2})f)?(zh|en)?", spec)
        if match is None:
            raise FigureError("figure.format", value=spec)
        decimals = None if match[2] is None else int(match[2])
        text = self.format("en" if match[3] == "en" else "zh", decimals=decimals, bounds=not spec)
        return re.sub(r"(?<![.0-9])[0-9]+", lambda digits: f"{int(digits[0]):,}", text) if match[1] else text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from mfgcity._pydantic import figure_schema

        return figure_schema(cls)

    # Arrays and series leave the operation to the figure, which refuses them by name.
    __array_ufunc__ = None
    __pandas_priority__ = 10_000


def points(figure: _T) -> _T:
    """A ratio figure as a difference of ratios, in percentage points (个百分点); any other kind unchanged.

    Examples:
        >>> print(points(Figure.parse("1.3%")))
        1.3个百分点
    """
    return _relabelled(figure, UnitKind.RATIO, POINTS)


def ratio(figure: _T) -> _T:
    """A figure in percentage points as a ratio, in %; any other kind unchanged.

    Examples:
        >>> print(ratio(Figure.parse("1.3个百分点")))
        1.3%
    """
    return _relabelled(figure, UnitKind.POINTS, PERCENT)


def _relabelled(figure: _T, kind: UnitKind, unit: Unit) -> _T:
    if not isinstance(figure, Figure) or figure.unit.kind is not kind:
        return figure
    if figure.unit.scale == unit.scale:
        return _with_unit(figure, unit)  # type: ignore[return-value]
    return figure._stated(unit)  # type: ignore[return-value]


def _with_unit(figure: Figure, unit: Unit) -> Figure:
    relabelled = Figure.__new__(Figure)
    relabelled.__attrs_init__(figure.value, unit, figure.decimals, figure.qualifier, figure._own_bounds, figure._shown)
    return relabelled


def _figure(value: object) -> Figure | None:
    """A figure, or an exact number as a figure without unit; None for a stranger, an error for what must not meet figures."""
    if isinstance(value, Figure):
        return value
    if isinstance(value, (numbers.Integral, Fraction, Decimal, float)) and not isinstance(value, bool):
        return Figure.computed(exact_number(int(value) if isinstance(value, numbers.Integral) else value), "")
    if type(value).__module__.partition(".")[0] in _COLLECTIONS:
        raise FigureError("figure.column", kind=f"{type(value).__module__.partition('.')[0]}.{type(value).__name__}")
    return None


def _is_zero(value: object) -> bool:
    return isinstance(value, (int, Fraction, Decimal)) and value == 0


def _scaled(interval: Interval, factor: Fraction) -> Interval:
    return interval if factor == 1 else interval * Interval.point(factor)


def _shifted(decimals: int | None, factor: Fraction) -> int | None:
    """The digits after the point that remain when a number is multiplied with a power of ten."""
    if decimals is None:
        return None
    size = abs(factor)
    while size >= 10:
        size, decimals = size / 10, decimals - 1
    while size < 1:
        size, decimals = size * 10, decimals + 1
    return decimals


def _least(first: int | None, second: int | None) -> int | None:
    return second if first is None else first if second is None else min(first, second)


def _precedes(low: Interval, high: Interval, *, strictly: bool) -> bool:
    """Whether every number of one interval lies below every number of the other (or nowhere above, if not strictly)."""
    if low.upper is None or high.lower is None:
        return False
    if low.upper == high.lower:
        return not strictly or not (low.upper_closed and high.lower_closed)
    return low.upper < high.lower
