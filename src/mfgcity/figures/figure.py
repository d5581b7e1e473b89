"""A published figure: a number with its printed precision, unit and approximation (数据)."""

from __future__ import annotations

import numbers
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self

import attrs

from mfgcity.errors import Language, MfgcityError
from mfgcity.figures.interval import Interval, exact_number
from mfgcity.figures.plain import plain
from mfgcity.figures.precision import fewest, literal_bounds, printed_number, shifted_decimals, usual_bounds
from mfgcity.figures.unit import Unit, UnitError, UnitKind, combine_product, combine_quotient, combine_sum
from mfgcity.figures.vocabulary import Qualifier, Rounding

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

_COLLECTIONS: Final = frozenset(
    ["numpy", "pandas", "polars", "pyarrow", "narwhals", "duckdb", "pyspark", "dask", "xarray", "modin", "cudf"]
)


class FigureError(MfgcityError):
    """A value that cannot be a figure, or a comparison that the bounds do not decide."""


def _unit(unit: Unit | str) -> Unit:
    return unit if isinstance(unit, Unit) else Unit.parse(unit)


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
        NumberError: If the value is a float, a fraction or an exponent, has over 40 digits, or is no number.
        FigureError: If the qualifier is none, or the range has no second number above its first.
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
        number, decimals = printed_number(value, "value")
        try:
            qualifier = Qualifier(qualifier)
        except ValueError:
            raise FigureError("figure.qualifier", names=", ".join(Qualifier), value=qualifier) from None
        if (upto is not None) != (qualifier is Qualifier.BETWEEN):
            raise FigureError("figure.range", value=value, upto=upto)
        own = None
        if upto is not None:
            end, more = printed_number(upto, "upto")
            if end <= number:
                raise FigureError("figure.range", value=value, upto=upto)
            own, number, decimals = Interval(number, end), (number + end) / 2, max(decimals, more)
        self._fill(number, _unit(unit), decimals, qualifier, own, None)

    def _fill(self, *fields: Any) -> None:
        # attrs writes this method; type checkers other than mypy do not know it.
        self.__attrs_init__(*fields)  # pyright: ignore[reportAttributeAccessIssue]

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
        self._fill(number, _unit(unit), None, Qualifier.EXACT, bounds, shown)
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
        reading = plain(text)
        if reading is None:
            from mfgcity.figures.notation import read

            reading = read(text)
        return cls(**reading)

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
        if self.qualifier is Qualifier.EXACT and self.decimals == 0 and self.unit.counts_whole:
            return Interval.point(self.value)
        return usual_bounds(self.value, self.decimals, self.qualifier, rounding)

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
            self.value * factor, target, self.bounds.scaled(factor), shown=shifted_decimals(self.shown_decimals, factor)
        )

    @property
    def shown_decimals(self) -> int | None:
        """The digits after the point that the figure is known to, or None where it is exact."""
        if self.decimals is None:
            return self._shown
        return None if self.bounds.is_point else self.decimals

    def __add__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        return self if _is_zero(other) else self._sum(figure, difference=False)

    __radd__ = __add__

    def __sub__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        return self if _is_zero(other) else self._sum(figure, difference=True)

    def __rsub__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        return -self if _is_zero(other) else figure._sum(self, difference=True)

    def _sum(self, other: Figure, *, difference: bool) -> Figure:
        combined = combine_sum(self.unit, other.unit, difference=difference)
        left, right = combined.left, -combined.right if difference else combined.right
        return Figure.computed(
            self.value * left + other.value * right,
            combined.unit,
            self.bounds.scaled(left) + other.bounds.scaled(right),
            shown=fewest(shifted_decimals(self.shown_decimals, left), shifted_decimals(other.shown_decimals, right)),
        )

    def __mul__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        combined = combine_product(self.unit, figure.unit)
        factor = combined.left * combined.right
        return self._combined(figure, combined.unit, factor, self.value * figure.value, self.bounds * figure.bounds)

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        combined = combine_quotient(self.unit, figure.unit)
        factor = combined.left / combined.right
        if figure.value == 0 or 0 in figure.bounds:
            raise FigureError("figure.zero", value=figure)
        return self._combined(figure, combined.unit, factor, self.value / figure.value, self.bounds / figure.bounds)

    def __rtruediv__(self, other: object) -> Figure:
        figure = _figure(other)
        if figure is None:
            return NotImplemented
        return figure / self

    def _combined(self, other: Figure, unit: Unit, factor: Fraction, value: Fraction, bounds: Interval) -> Figure:
        shown = fewest(self.shown_decimals, other.shown_decimals)
        return Figure.computed(value * factor, unit, bounds.scaled(factor), shown=shown)

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
        bounds = (self.bounds**exponent).scaled(factor)
        return Figure.computed(self.value**exponent * factor, combined.unit, bounds, shown=self.shown_decimals)

    def certainly_above(self, other: object) -> bool:
        """Whether every value this figure can have lies above every value the other can have."""
        _, mine, its = self._alongside(other)
        return its.precedes(mine)

    def certainly_below(self, other: object) -> bool:
        """Whether every value this figure can have lies below every value the other can have."""
        _, mine, its = self._alongside(other)
        return mine.precedes(its)

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

    def _decided(self, other: object, *, above: bool, or_equal: bool) -> bool:
        figure, mine, its = self._alongside(other)
        low, high = (its, mine) if above else (mine, its)
        if low.precedes(high, or_meets=or_equal):
            return True
        if high.precedes(low, or_meets=not or_equal):
            return False
        raise FigureError("figure.undecided", value=str(self), other=str(figure))

    def __lt__(self, other: object) -> bool:
        return NotImplemented if _figure(other) is None else self._decided(other, above=False, or_equal=False)

    def __le__(self, other: object) -> bool:
        return NotImplemented if _figure(other) is None else self._decided(other, above=False, or_equal=True)

    def __gt__(self, other: object) -> bool:
        return NotImplemented if _figure(other) is None else self._decided(other, above=True, or_equal=False)

    def __ge__(self, other: object) -> bool:
        return NotImplemented if _figure(other) is None else self._decided(other, above=True, or_equal=True)

    def __float__(self) -> float:
        return float(self.value)

    def __str__(self) -> str:
        return self.format()

    def __repr__(self) -> str:
        from mfgcity.figures.writing import as_code

        return as_code(self)

    def format(self, lang: Language = "zh", *, decimals: int | None = None, bounds: bool = True) -> str:
        """The figure as text, as the field prints it.

        Args:
            lang: Chinese (``zh``, the canonical text) or English (``en``).
            decimals: Digits after the point; by default those printed, or those a computed figure is known to.
            bounds: Whether a computed figure that is not exact shows its bounds, rounded to one digit more than its value.
        """
        from mfgcity.figures.writing import write

        return write(self, lang, decimals, bounds)

    def _repr_html_(self) -> str:
        from mfgcity.figures.writing import as_html

        return as_html(self)

    def __format__(self, spec: str) -> str:
        from mfgcity.figures.writing import as_specified

        return as_specified(self, spec)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from mfgcity._pydantic import figure_schema

        return figure_schema(cls)

    # Arrays and series leave the operation to the figure, which refuses them by name.
    __array_ufunc__ = None
    __pandas_priority__ = 10_000


def _figure(value: object) -> Figure | None:
    """A figure, or an exact number as a figure without unit; None for a stranger, an error for what must not meet figures."""
    if isinstance(value, Figure):
        return value
    if isinstance(value, (numbers.Integral, Fraction, Decimal, float)) and not isinstance(value, bool):
        return Figure.computed(exact_number(int(value) if isinstance(value, numbers.Integral) else value), "")
    if kind := series_kind(value):
        raise FigureError("figure.column", kind=kind)
    return None


def series_kind(value: object) -> str | None:
    """What a series, an array or a frame is called, such as ``polars.Series``; None for any other value."""
    library = type(value).__module__.partition(".")[0]
    return f"{library}.{type(value).__name__}" if library in _COLLECTIONS else None


def _is_zero(value: object) -> bool:
    return isinstance(value, (numbers.Integral, Fraction, Decimal)) and value == 0
