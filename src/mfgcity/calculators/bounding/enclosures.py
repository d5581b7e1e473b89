"""Roots, logarithms and powers of exact numbers, to more than thirty digits (开方与对数).

No float stands between a printed figure and its bounds. A root is enclosed outward and is exact where it is
rational. Logarithms and powers are taken with sixty correct digits; `SLACK` is wider than their error by far, and
moves bounds outward.
"""

from __future__ import annotations

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from typing import Final

from mfgcity.figures import Interval

SLACK: Final = Fraction(1, 10**31)
"""What bounds that rest on logarithms or powers are moved outward by."""

_STEP: Final = 10**31
_CONTEXT: Final = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN)


def root(number: Fraction, degree: int) -> Interval:
    """The root of a number of zero or more: the point itself where it is rational, else an interval 10⁻³¹ wide."""
    above, below = _whole_root(number.numerator, degree), _whole_root(number.denominator, degree)
    if above**degree == number.numerator and below**degree == number.denominator:
        return Interval.point(Fraction(above, below))
    steps = _whole_root(number.numerator * _STEP**degree // number.denominator, degree)
    return Interval(Fraction(steps, _STEP), Fraction(steps + 1, _STEP))


def _whole_root(number: int, degree: int) -> int:
    """The largest whole number whose power is not above a whole number (Newton's method from above)."""
    if number < 2:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better


def logarithm(number: Fraction) -> Fraction:
    """The natural logarithm of a number above zero, to sixty digits."""
    return Fraction(_CONTEXT.ln(_decimal(number)))


def power(number: Fraction, exponent: Fraction) -> Fraction:
    """A power of a number above zero, to more than fifty digits; zero stays zero."""
    return exponential(exponent * logarithm(number)) if number else number


def exponential(number: Fraction) -> Fraction:
    """The exponential of a number, to more than fifty digits."""
    return Fraction(_CONTEXT.exp(_decimal(number)))


def _decimal(number: Fraction) -> Decimal:
    return _CONTEXT.divide(Decimal(number.numerator), Decimal(number.denominator))
