"""Exact intervals of numbers, with open, closed or missing ends (区间)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Self

import attrs

from mfgcity.errors import MfgcityError

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

MAX_DIGITS: Final = 40
"""A number with more digits than this is no printed figure; it is refused unread."""

# An end in calculations: minus or plus infinity stands for a missing one, and nothing else is ever a float.
_End = tuple["Fraction | float", bool]
_NUMBER: Final = r"[+-]?[0-9]{1,4000}(?:\.[0-9]{1,4000}|/[1-9][0-9]{0,3999})?"
_TEXT: Final = re.compile(rf"([\[(])\s*(-∞|{_NUMBER})\s*,\s*(∞|{_NUMBER})\s*([\])])")


class NumberError(MfgcityError):
    """A value that is no exact, finite number of at most 40 digits."""


class IntervalError(MfgcityError):
    """An interval that is empty, has no exact ends, or is used where it has no result."""


def exact_number(value: object, field: str = "value") -> Fraction:
    """An int, Decimal, Fraction or decimal text as an exact fraction.

    Raises:
        NumberError: If the value is a float, is not finite, has over 40 digits, or is no number at all.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        if value.bit_length() > 133:
            raise NumberError("number.digits", field=field, limit=MAX_DIGITS, value=value)
        return Fraction(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise NumberError("number.finite", field=field, value=value)
        _, digits, exponent = value.as_tuple()
        if len(digits) > MAX_DIGITS or not -MAX_DIGITS <= int(exponent) <= MAX_DIGITS:
            raise NumberError("number.digits", field=field, limit=MAX_DIGITS, value=value)
        return Fraction(value)
    if isinstance(value, float):
        raise NumberError("number.float", field=field, value=value)
    if isinstance(value, str) and len(value) <= 2 * MAX_DIGITS and re.fullmatch(_NUMBER, value):
        return Fraction(value)
    raise NumberError("number.kind", field=field, value=value)


def _end(value: object) -> Fraction | None:
    return None if value is None else exact_number(value, "end")


@attrs.frozen
class Interval:
    """All numbers between two exact ends.

    Attributes:
        lower: The lower end, or None where there is no limit.
        upper: The upper end, or None where there is no limit.
        lower_closed: Whether the lower end belongs to the interval.
        upper_closed: Whether the upper end belongs to the interval.

    Examples:
        >>> a = Interval("5.05", "5.15")
        >>> str(a), Fraction("5.1") in a
        ('[5.05, 5.15]', True)
        >>> str(a - Interval("1.25", "1.35", upper_closed=False))
        '(3.7, 3.9]'
    """

    lower: Fraction | None = attrs.field(converter=_end)
    upper: Fraction | None = attrs.field(converter=_end)
    lower_closed: bool = True
    upper_closed: bool = True

    def __attrs_post_init__(self) -> None:
        if self.lower is None and self.lower_closed:
            object.__setattr__(self, "lower_closed", False)
        if self.upper is None and self.upper_closed:
            object.__setattr__(self, "upper_closed", False)
        if self.lower is not None and self.upper is not None:
            width = self.upper - self.lower
            if width < 0 or (width == 0 and not (self.lower_closed and self.upper_closed)):
                raise IntervalError("interval.empty", lower=self.lower, upper=self.upper)

    @classmethod
    def point(cls, value: object) -> Self:
        """The interval that holds one number only."""
        return cls(value, value)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text that `str` writes, such as ``[5.05, 5.15)`` or ``(170, ∞)``.

        Raises:
            IntervalError: If the text is no interval.
        """
        match = _TEXT.fullmatch(text) if isinstance(text, str) and len(text) < 16_100 else None
        if match is None:
            raise IntervalError("interval.text", value=text)
        opening, lower, upper, closing = match.groups()
        return cls(
            None if lower == "-∞" else Fraction(lower),
            None if upper == "∞" else Fraction(upper),
            opening == "[",
            closing == "]",
        )

    def __str__(self) -> str:
        lower = "-∞" if self.lower is None else exact_text(self.lower)
        upper = "∞" if self.upper is None else exact_text(self.upper)
        return f"{'[' if self.lower_closed else '('}{lower}, {upper}{']' if self.upper_closed else ')'}"

    def __contains__(self, value: object) -> bool:
        number = exact_number(value)
        return not (
            (self.lower is not None and (number < self.lower or (number == self.lower and not self.lower_closed)))
            or (self.upper is not None and (number > self.upper or (number == self.upper and not self.upper_closed)))
        )

    @property
    def width(self) -> Fraction | None:
        """Upper end minus lower end; None where an end is missing."""
        return None if self.lower is None or self.upper is None else self.upper - self.lower

    @property
    def is_point(self) -> bool:
        """Whether the interval holds one number only."""
        return self.lower is not None and self.lower == self.upper

    def meets(self, other: Interval) -> bool:
        """Whether the two intervals share a number."""
        return self & other is not None

    def covers(self, other: Interval) -> bool:
        """Whether every number of the other interval lies in this one."""
        return self & other == other

    def precedes(self, other: Interval, *, or_meets: bool = False) -> bool:
        """Whether every number of this one lies below every number of the other, or nowhere above if `or_meets`."""
        if self.upper is None or other.lower is None:
            return False
        if self.upper == other.lower:
            return or_meets or not (self.upper_closed and other.lower_closed)
        return self.upper < other.lower

    def scaled(self, factor: Fraction) -> Interval:
        """All its numbers times one factor."""
        return self if factor == 1 else self * Interval.point(factor)

    def whole_numbers(self) -> range:
        """The whole numbers in it.

        Raises:
            IntervalError: If an end is missing, so that there is no end of them.
        """
        if self.lower is None or self.upper is None:
            raise IntervalError("interval.endless", value=str(self))
        first, last = math.ceil(self.lower), math.floor(self.upper)
        first += first == self.lower and not self.lower_closed
        last -= last == self.upper and not self.upper_closed
        return range(first, max(last, first - 1) + 1)

    def __and__(self, other: Interval) -> Interval | None:
        """The numbers in both, or None if there are none."""
        if not isinstance(other, Interval):
            return NotImplemented
        lower, lower_closed = max(_low(self), _low(other), key=lambda end: (end[0], not end[1]))
        upper, upper_closed = min(_high(self), _high(other), key=lambda end: (end[0], end[1]))
        if lower > upper or (lower == upper and not (lower_closed and upper_closed)):
            return None
        return _between((lower, lower_closed), (upper, upper_closed))

    def __or__(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        if not isinstance(other, Interval):
            return NotImplemented
        return _hull([_low(self), _low(other)], [_high(self), _high(other)])

    def __neg__(self) -> Interval:
        return _between(_minus(_high(self)), _minus(_low(self)))

    def __add__(self, other: Interval) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        return _between(_plus(_low(self), _low(other)), _plus(_high(self), _high(other)))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other if isinstance(other, Interval) else NotImplemented

    def __mul__(self, other: Interval) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        corners = [_times(x, y) for x in (_low(self), _high(self)) for y in (_low(other), _high(other))]
        return _hull(corners, corners)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients, defined where the divisor cannot be zero.

        Raises:
            IntervalError: If zero lies in the divisor.
        """
        return self * other.reciprocal() if isinstance(other, Interval) else NotImplemented

    def reciprocal(self) -> Interval:
        """All 1/x.

        Raises:
            IntervalError: If zero lies in the interval.
        """
        if 0 in self:
            raise IntervalError("interval.zero", value=str(self))
        positive = _low(self)[0] >= 0
        return _between(_inverse(_high(self), positive), _inverse(_low(self), positive))

    def __pow__(self, exponent: int) -> Interval:
        """All xⁿ for one whole n of 0 or more: tight, since x is the same x in every factor."""
        if not isinstance(exponent, int) or exponent < 0:
            return NotImplemented
        ends = [_raise(_low(self), exponent), _raise(_high(self), exponent)]
        if exponent == 0:
            return Interval.point(1)
        if exponent % 2 == 0 and 0 in self:
            return _hull([(Fraction(0), True)], ends)
        return _hull(ends, ends)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from mfgcity._pydantic import text_schema

        return text_schema(cls)


def exact_text(number: Fraction) -> str:
    """A fraction as decimal digits where it has finitely many, else as ``p/q``."""
    rest, twos, fives = number.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return str(number) if rest != 1 else fixed_text(number, max(twos, fives))


def fixed_text(number: Fraction, decimals: int) -> str:
    """A fraction with so many digits after the point, halves rounded away from zero."""
    scaled = abs(number) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    digits = str(whole).rjust(decimals + 1, "0")
    text = digits if decimals == 0 else f"{digits[:-decimals]}.{digits[-decimals:]}"
    return f"-{text}" if number < 0 and whole else text


def _low(interval: Interval) -> _End:
    return (-math.inf if interval.lower is None else interval.lower), interval.lower_closed


def _high(interval: Interval) -> _End:
    return (math.inf if interval.upper is None else interval.upper), interval.upper_closed


def _between(lower: _End, upper: _End) -> Interval:
    low, high = lower[0], upper[0]
    return Interval(None if low == -math.inf else low, None if high == math.inf else high, lower[1], upper[1])


def _hull(lowers: Iterable[_End], uppers: Iterable[_End]) -> Interval:
    return _between(
        min(lowers, key=lambda end: (end[0], not end[1])),
        max(uppers, key=lambda end: (end[0], end[1])),
    )


def _minus(end: _End) -> _End:
    return -end[0], end[1]


def _plus(x: _End, y: _End) -> _End:
    if isinstance(x[0], float):
        return x
    return y if isinstance(y[0], float) else (x[0] + y[0], x[1] and y[1])


def _times(x: _End, y: _End) -> _End:
    # A zero that is attained gives zero whatever the other end is, attained or missing.
    if x[0] == 0 or y[0] == 0:
        return Fraction(0), (x[0] == 0 and x[1]) or (y[0] == 0 and y[1])
    if isinstance(x[0], float) or isinstance(y[0], float):
        return (math.inf if (x[0] > 0) == (y[0] > 0) else -math.inf), False
    return x[0] * y[0], x[1] and y[1]


def _inverse(end: _End, positive: bool) -> _End:
    if isinstance(end[0], float):
        return Fraction(0), False
    return (1 / end[0], end[1]) if end[0] else (math.inf if positive else -math.inf, False)


def _raise(end: _End, exponent: int) -> _End:
    if isinstance(end[0], float):
        return (math.inf if end[0] > 0 or exponent % 2 == 0 else -math.inf), False
    return end[0] ** exponent, end[1]
