"""What the true value behind a printed number can be: rounding, and the bounds of approximate words (精度).

The rules, by the last significant place of the number (170: tens; 1200: hundreds; 1.2: tenths):

| words | usual bounds | certain bounds |
|---|---|---|
| none | half a printed digit either way | the same |
| 约, 左右 | half a place either way | none |
| 余, 多, 超, 逾 | above the number, below the next place | above the number |
| 近, 将近 | at most half a place below | below the number |
| 以上 | the number or more | the same |
| 以下 | the number or less | the same |
| 大于, 高于 | above the number | the same |
| 不足, 不到, 低于 | below the number | the same |

For a negative number they are those of its magnitude, turned over.
"""

from __future__ import annotations

import numbers
import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from mfgcity.figures.interval import MAX_DIGITS, Interval, NumberError, exact_number
from mfgcity.figures.vocabulary import Qualifier, Rounding

_DIGITS: Final = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?")


def printed_number(value: object, field: str) -> tuple[Fraction, int]:
    """A printed number as its exact value and its digits after the point.

    Raises:
        NumberError: If it is a float, a fraction or an exponent, has over 40 digits, or is no number.
    """
    if isinstance(value, bool):
        raise NumberError("number.kind", field=field, value=value)
    if isinstance(value, numbers.Integral):
        return exact_number(int(value), field), 0
    if isinstance(value, Decimal):
        exact_number(value, field)
        exponent = int(value.as_tuple().exponent)
        if exponent > 0:
            raise NumberError("figure.exponent", field=field, value=value)
        return Fraction(value), -exponent
    if isinstance(value, str):
        match = _DIGITS.fullmatch(value) if len(value) <= 2 * MAX_DIGITS else None
        if match is None:
            raise NumberError("number.kind", field=field, value=value)
        whole, decimals = match[2], match[3] or ""
        if len(whole) + len(decimals) > MAX_DIGITS:
            raise NumberError("number.digits", field=field, limit=MAX_DIGITS, value=value)
        return Fraction(value), len(decimals)
    if isinstance(value, Fraction):
        raise NumberError("figure.fraction", field=field, value=value)
    exact_number(value, field)
    raise NumberError("number.kind", field=field, value=value)


def _step(value: Fraction, decimals: int) -> Fraction:
    """One of the last significant place: 10 for 170, 100 for 1200, 1/10 for 1.2."""
    if decimals or not value:
        return Fraction(1, 10**decimals)
    step = 1
    while value.numerator % (step * 10) == 0:
        step *= 10
    return Fraction(step)


def _mirrored(interval: Interval, value: Fraction) -> Interval:
    """Words speak of the magnitude: for a negative number the bounds are those of its absolute value, turned over."""
    return -interval if value < 0 else interval


def usual_bounds(value: Fraction, decimals: int, qualifier: Qualifier, rounding: Rounding | str) -> Interval:
    """What an approximate word usually means; without one, what a number allows that was rounded in this way."""
    if qualifier is Qualifier.EXACT:
        return rounded_bounds(value, decimals, Rounding(rounding))
    size, step = abs(value), _step(value, decimals)
    if qualifier is Qualifier.ABOUT:
        usual = Interval(size - step / 2, size + step / 2)
    elif qualifier is Qualifier.OVER:
        usual = Interval(size, size + step, lower_closed=False, upper_closed=False)
    elif qualifier is Qualifier.NEARLY:
        usual = Interval(size - step / 2, size, upper_closed=False)
    elif qualifier is Qualifier.AT_LEAST:
        usual = Interval(size, None)
    elif qualifier is Qualifier.ABOVE:
        usual = Interval(size, None, lower_closed=False)
    elif qualifier is Qualifier.BELOW:
        usual = Interval(None, size, upper_closed=False)
    else:
        usual = Interval(None, size)
    return _mirrored(usual, value)


def literal_bounds(value: Fraction, qualifier: Qualifier) -> Interval | None:
    """What an approximate word excludes for certain; None where that is what it usually means."""
    size = abs(value)
    if qualifier is Qualifier.ABOUT:
        return Interval(None, None)
    if qualifier is Qualifier.OVER:
        return _mirrored(Interval(size, None, lower_closed=False), value)
    if qualifier is Qualifier.NEARLY:
        return _mirrored(Interval(None, size, upper_closed=False), value)
    return None


def rounded_bounds(value: Fraction, decimals: int, rounding: Rounding) -> Interval:
    """What a number without an approximate word allows, if it was rounded in this way."""
    size, step = abs(value), Fraction(1, 10**decimals)
    half = step / 2
    if rounding is Rounding.EXACT:
        return Interval.point(value)
    if rounding is Rounding.TRUNCATE:
        if not value:
            return Interval(-step, step, lower_closed=False, upper_closed=False)
        return _mirrored(Interval(size, size + step, upper_closed=False), value)
    if rounding is Rounding.HALF_UP:
        return _mirrored(Interval(size - half, size + half, lower_closed=bool(value), upper_closed=False), value)
    closed = rounding is Rounding.NEAREST or (value / step).numerator % 2 == 0
    return Interval(value - half, value + half, lower_closed=closed, upper_closed=closed)


def shifted_decimals(decimals: int | None, factor: Fraction) -> int | None:
    """The digits after the point that remain when a number is multiplied with a power of ten; None where it is exact."""
    if decimals is None:
        return None
    size = abs(factor)
    while size >= 10:
        size, decimals = size / 10, decimals - 1
    while size < 1:
        size, decimals = size * 10, decimals + 1
    return decimals


def fewest(first: int | None, second: int | None) -> int | None:
    """The fewer of two counts of digits; None is an exact number, which has no end of them."""
    return second if first is None else first if second is None else min(first, second)
