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

For a negative number they are those of its magnitude, turned over.
"""

from __future__ import annotations

from fractions import Fraction

from mfgcity.figures.interval import Interval
from mfgcity.figures.vocabulary import Qualifier, Rounding


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


def usual_bounds(value: Fraction, decimals: int, qualifier: Qualifier) -> Interval:
    """What an approximate word usually means."""
    size, step = abs(value), _step(value, decimals)
    if qualifier is Qualifier.ABOUT:
        usual = Interval(size - step / 2, size + step / 2)
    elif qualifier is Qualifier.OVER:
        usual = Interval(size, size + step, lower_closed=False, upper_closed=False)
    elif qualifier is Qualifier.NEARLY:
        usual = Interval(size - step / 2, size, upper_closed=False)
    elif qualifier is Qualifier.AT_LEAST:
        usual = Interval(size, None)
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
