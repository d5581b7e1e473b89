"""Exact intervals as flat tuples of whole numbers, for the inner loops of the audit (区间运算).

A span is ``(numerator, denominator, closed, numerator, denominator, closed)``: the lower end and the upper end, each
in lowest terms over a positive denominator. A missing end is −1/0 below and 1/0 above, so that ends compare by
cross-multiplication. What is empty is None. The arithmetic is that of `Interval`, which stays the type at the edges.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import Final

from mfgcity.figures import Interval

Span = tuple[int, int, bool, int, int, bool]
End = tuple[int, int, bool]

ANY: Final[Span] = (-1, 0, False, 1, 0, False)
ABOVE: Final[Span] = (0, 1, False, 1, 0, False)
BELOW: Final[Span] = (-1, 0, False, 0, 1, False)
ZERO: Final[Span] = (0, 1, True, 0, 1, True)


def span(interval: Interval) -> Span:
    """An interval as a span."""
    low, high = interval.lower, interval.upper
    ln, ld = (-1, 0) if low is None else (low.numerator, low.denominator)
    un, ud = (1, 0) if high is None else (high.numerator, high.denominator)
    return ln, ld, interval.lower_closed, un, ud, interval.upper_closed


def interval(one: Span) -> Interval:
    """A span as an interval."""
    ln, ld, lc, un, ud, uc = one
    return Interval(Fraction(ln, ld) if ld else None, Fraction(un, ud) if ud else None, lc, uc)


def point(number: Fraction | int) -> Span:
    """The span that holds one number only."""
    n, d = number.numerator, number.denominator
    return n, d, True, n, d, True


def is_point(one: Span) -> bool:
    """Whether a span holds one number only."""
    return one[0] == one[3] and one[1] == one[4]


def holds_zero(one: Span) -> bool:
    """Whether zero lies in a span."""
    ln, _, lc, un, _, uc = one
    return (ln < 0 or (ln == 0 and lc)) and (un > 0 or (un == 0 and uc))


def meet(one: Span, other: Span) -> Span | None:
    """The numbers in both, or None if there are none."""
    ln, ld, lc, un, ud, uc = one
    mn, md, mc, vn, vd, vc = other
    mine, its = ln * md, mn * ld
    if mine < its:
        ln, ld, lc = mn, md, mc
    elif mine == its and not mc:
        lc = False
    mine, its = un * vd, vn * ud
    if mine > its:
        un, ud, uc = vn, vd, vc
    elif mine == its and not vc:
        uc = False
    if ld and ud:
        mine, its = ln * ud, un * ld
        if mine > its or (mine == its and not (lc and uc)):
            return None
    return ln, ld, lc, un, ud, uc


def hull(one: Span, other: Span) -> Span:
    """The smallest span that holds both."""
    ln, ld, lc, un, ud, uc = one
    mn, md, mc, vn, vd, vc = other
    mine, its = ln * md, mn * ld
    if mine > its:
        ln, ld, lc = mn, md, mc
    elif mine == its:
        lc = lc or mc
    mine, its = un * vd, vn * ud
    if mine < its:
        un, ud, uc = vn, vd, vc
    elif mine == its:
        uc = uc or vc
    return ln, ld, lc, un, ud, uc


def negative(one: Span) -> Span:
    """All numbers with their sign turned."""
    ln, ld, lc, un, ud, uc = one
    return -un, ud, uc, -ln, ld, lc


def whole(one: Span) -> Span | None:
    """The smallest span that holds the whole numbers of a span; None if it holds none."""
    ln, ld, lc, un, ud, uc = one
    if ld == 1:
        if not lc:
            ln, lc = ln + 1, True
    elif ld:
        ln, ld, lc = -(-ln // ld), 1, True
    if ud == 1:
        if not uc:
            un, uc = un - 1, True
    elif ud:
        un, ud, uc = un // ud, 1, True
    return None if ld and ud and ln > un else (ln, ld, lc, un, ud, uc)


def times(one: Span, other: Span) -> Span:
    """All products."""
    ln, ld, lc, un, ud, uc = one
    mn, md, mc, vn, vd, vc = other
    low, high, least, most = (ln, ld, lc), (un, ud, uc), (mn, md, mc), (vn, vd, vc)
    if ln >= 0 and mn >= 0:
        return (*_product(low, least), *_product(high, most))
    corners = (_product(low, least), _product(low, most), _product(high, least), _product(high, most))
    bottom = top = corners[0]
    for corner in corners[1:]:
        bottom, top = _lower(bottom, corner), _higher(top, corner)
    return (*bottom, *top)


def reciprocal(one: Span) -> Span:
    """All 1/x for a span on one side of zero."""
    ln, ld, lc, un, ud, uc = one
    if ln >= 0:
        return (*_inverse(un, ud, uc, 1), *_inverse(ln, ld, lc, 1))
    return (*_inverse(un, ud, uc, -1), *_inverse(ln, ld, lc, -1))


def quotients(dividend: Span, divisor: Span) -> Span | None:
    """The smallest span that holds all quotients by divisors other than zero; None where the divisor is zero."""
    if divisor[0] > 0 or divisor[3] < 0:
        return times(dividend, reciprocal(divisor))
    above, below = meet(divisor, ABOVE), meet(divisor, BELOW)
    if above is None:
        return None if below is None else times(dividend, reciprocal(below))
    found = times(dividend, reciprocal(above))
    return found if below is None else hull(found, times(dividend, reciprocal(below)))


def factor(product: Span, other: Span) -> Span | None:
    """All numbers whose product with some number of `other` lies in `product`; None if there are none."""
    return ANY if holds_zero(product) and holds_zero(other) else quotients(product, other)


def without_zero(one: Span) -> Span | None:
    """The smallest span that holds its numbers other than zero; None if there are none."""
    if one[0] > 0 or one[3] < 0:
        return one
    above, below = meet(one, ABOVE), meet(one, BELOW)
    if above is None or below is None:
        return above or below
    return hull(above, below)


def reduced(numerator: int, denominator: int) -> tuple[int, int]:
    """A fraction over a positive denominator in lowest terms."""
    if denominator != 1 and (common := gcd(numerator, denominator)) != 1:
        return numerator // common, denominator // common
    return numerator, denominator


def _product(one: End, other: End) -> End:
    n, d, closed = one
    m, e, also = other
    # A zero that is attained gives zero whatever the other end is, attained or missing.
    if n == 0 or m == 0:
        return 0, 1, (n == 0 and closed) or (m == 0 and also)
    if d == 0 or e == 0:
        return (1 if (n > 0) == (m > 0) else -1), 0, False
    return *reduced(n * m, d * e), closed and also


def _inverse(n: int, d: int, closed: bool, sign: int) -> End:
    if d == 0:
        return 0, 1, False
    if n == 0:
        return sign, 0, False
    return (d, n, closed) if n > 0 else (-d, -n, closed)


def _lower(one: End, other: End) -> End:
    mine, its = one[0] * other[1], other[0] * one[1]
    if one[1] == 0 and other[1] == 0:
        mine, its = one[0], other[0]
    return one if mine < its or (mine == its and one[2]) else other


def _higher(one: End, other: End) -> End:
    mine, its = one[0] * other[1], other[0] * one[1]
    if one[1] == 0 and other[1] == 0:
        mine, its = one[0], other[0]
    return one if mine > its or (mine == its and one[2]) else other
