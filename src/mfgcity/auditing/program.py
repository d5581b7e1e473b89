"""Expressions as flat programs that narrow spans: one pass forward and one back (区间收缩).

A program is made from the traced tree of a formula, once for all relations that have the same form. Where no variable
stands twice, what it leaves is the tightest.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd
from typing import Final

from mfgcity.auditing.expression import (
    Constant,
    Expression,
    Negative,
    NonZero,
    Positive,
    Product,
    Quotient,
    Sum,
    Variable,
)
from mfgcity.auditing.spans import (
    ABOVE,
    ANY,
    End,
    Span,
    factor,
    holds_zero,
    meet,
    point,
    quotients,
    reduced,
    times,
    without_zero,
)

Term = tuple[int, bool]
"""A part of a sum: its slot, and whether its sign is turned."""

_SUM: Final = 0
_PRODUCT: Final = 1
_QUOTIENT: Final = 2
_POSITIVE: Final = 3
_NONZERO: Final = 4
_CODES: Final[dict[type[Expression], int]] = {
    Product: _PRODUCT,
    Quotient: _QUOTIENT,
    Positive: _POSITIVE,
    NonZero: _NONZERO,
}
_NOTHING: Final[Span] = ANY


class Program:
    """An expression whose value lies in a span, over numbered variables.

    Args:
        expression: The expression; its variables are named by their numbers.
        allowed: Where its value lies.

    Attributes:
        places: The slot and the number of each variable, as often as they stand in it.
        once: Whether no variable stands twice.
        plain: Whether besides nothing in it can be divided by zero.
        linear: Its terms, if it is a sum of variables only.
        shift: The constant in that sum.
    """

    def __init__(self, expression: Expression, allowed: Span) -> None:
        self._blank: list[Span] = []
        self._steps: list[tuple[int, int, tuple[Term, ...], Fraction]] = []
        self.places: list[tuple[int, int]] = []
        self.allowed = allowed
        self._root = self._slot(expression)
        self._back = self._steps[::-1]
        numbers = [number for _, number in self.places]
        self.once = len(numbers) == len(set(numbers))
        self._doubtful = [step for step in self._steps if self._may_split(step)]
        self.plain = self.once and not self._doubtful
        only = self._steps[0] if len(self._steps) == 1 and self._steps[0][0] == _SUM else None
        self.linear = only[2] if only and self.once and len(only[2]) == len(self.places) else None
        self.shift = only[3] if only else Fraction(0)

    def _slot(self, expression: Expression) -> int:
        if isinstance(expression, Variable):
            self._blank.append(_NOTHING)
            self.places.append((len(self._blank) - 1, int(expression.name)))
            return len(self._blank) - 1
        if isinstance(expression, Constant):
            self._blank.append(point(expression.number))
            return len(self._blank) - 1
        if isinstance(expression, (Sum, Negative)):
            inner, shift = _flattened(expression)
            if not inner:
                self._blank.append(point(shift))
                return len(self._blank) - 1
            terms = tuple((self._slot(term), turned) for term, turned in inner)
            return self._step(_SUM, terms, shift)
        return self._step(_CODES[type(expression)], tuple((self._slot(part), False) for part in expression.parts))

    def _step(self, code: int, terms: tuple[Term, ...], shift: Fraction = Fraction(0)) -> int:
        self._blank.append(_NOTHING)
        self._steps.append((code, len(self._blank) - 1, terms, shift))
        return len(self._blank) - 1

    def _may_split(self, step: tuple[int, int, tuple[Term, ...], Fraction]) -> bool:
        """Whether a step can leave two intervals: a divisor that is not known to be above zero, or two factors."""
        divisor = step[2][-1][0]
        guarded = any(code == _POSITIVE and slot == divisor for code, slot, _, _ in self._steps)
        return step[0] in (_PRODUCT, _NONZERO) or (step[0] == _QUOTIENT and not guarded)

    def narrow(self, bounds: Sequence[Span], indices: Sequence[int]) -> list[Span] | None:
        """What its variables can be, in the order of `places`; None where nothing is possible.

        Args:
            bounds: What each quantity can be.
            indices: Which quantity each numbered variable is.
        """
        spans = self._forward(bounds, indices)
        if spans is None:
            return None
        left = meet(spans[self._root], self.allowed)
        if left is None:
            return None
        spans[self._root] = left
        for code, slot, terms, shift in self._back:
            if code == _SUM:
                if not _share_out(spans, spans[slot], terms, shift):
                    return None
                continue
            first, whole = terms[0][0], spans[slot]
            after = whole
            if code == _QUOTIENT:
                second = terms[1][0]
                found = factor(spans[first], whole)
                left = None if found is None else meet(found, spans[second])
                left = None if left is None else without_zero(left)
                if left is None:
                    return None
                after, spans[second] = times(whole, spans[second]), left
            elif code == _PRODUCT:
                second = terms[1][0]
                found, other = factor(whole, spans[second]), factor(whole, spans[first])
                left = None if other is None else meet(other, spans[second])
                if found is None or left is None:
                    return None
                after, spans[second] = found, left
            left = meet(after, spans[first])
            if left is None:
                return None
            spans[first] = left
        return [spans[slot] for slot, _ in self.places]

    def leaves_intervals(self, bounds: Sequence[Span], indices: Sequence[int]) -> bool:
        """Whether what it leaves of each variable is one interval: no divisor holds zero, no two factors both do."""
        if not self._doubtful:
            return True
        spans = self._forward(bounds, indices)
        if spans is None:
            return False
        for code, _, terms, _ in self._doubtful:
            doubted = terms[-1:] if code == _QUOTIENT else terms
            if all(holds_zero(spans[slot]) for slot, _ in doubted):
                return False
        return True

    def _forward(self, bounds: Sequence[Span], indices: Sequence[int]) -> list[Span] | None:
        spans = self._blank.copy()
        for slot, number in self.places:
            spans[slot] = bounds[indices[number]]
        for code, slot, terms, shift in self._steps:
            first = spans[terms[0][0]]
            value: Span | None
            if code == _SUM:
                if slot == self._root:
                    # What the whole of a sum can be is found on the way back.
                    continue
                low, high = totals([(spans[term], turned) for term, turned in terms], shift)
                value = (*low.end(), *high.end())
            elif code == _QUOTIENT:
                value = quotients(first, spans[terms[1][0]])
            elif code == _PRODUCT:
                value = times(first, spans[terms[1][0]])
            elif code == _POSITIVE:
                value = meet(first, ABOVE)
            else:
                value = without_zero(first)
            if value is None:
                return None
            spans[slot] = value
        return spans


class Total:
    """A sum of lower or upper ends, which gives up one of them in a moment.

    Attributes:
        numerator: Of the sum of the ends that are there.
        denominator: Of the same.
        missing: How many ends are missing.
        open: How many ends, those missing included, do not belong to their span.
        sign: −1 for lower ends, 1 for upper ends.
    """

    __slots__ = ("denominator", "missing", "numerator", "open", "sign")

    def __init__(self, start: Fraction, sign: int) -> None:
        self.numerator, self.denominator = start.numerator, start.denominator
        self.missing = self.open = 0
        self.sign = sign

    def end(self) -> End:
        """The sum as an end of a span."""
        if self.missing:
            return self.sign, 0, False
        return *reduced(self.numerator, self.denominator), not self.open

    def add(self, n: int, d: int, closed: bool, sign: int = 1) -> None:
        """Add an end, or take one away if the sign is −1."""
        if not closed:
            self.open += sign
        if d == 0:
            self.missing += sign
        elif d == self.denominator:
            self.numerator += sign * n
        else:
            common = gcd(d, self.denominator)
            self.numerator = self.numerator * (d // common) + sign * n * (self.denominator // common)
            self.denominator *= d // common


def totals(terms: Sequence[tuple[Span, bool]], shift: Fraction) -> tuple[Total, Total]:
    """The sums of the lower and of the upper ends of terms and a constant; the sign of a term may be turned."""
    low, high = Total(shift, -1), Total(shift, 1)
    for (ln, ld, lc, un, ud, uc), turned in terms:
        if turned:
            low.add(-un, ud, uc)
            high.add(-ln, ld, lc)
        else:
            low.add(ln, ld, lc)
            high.add(un, ud, uc)
    return low, high


def rests(spans: Sequence[Span], whole: Span, terms: Sequence[Term], shift: Fraction) -> list[Span]:
    """What each term of a sum that lies in `whole` can be by all others, its own span left out."""
    low, high = totals([(spans[slot], turned) for slot, turned in terms], shift)
    wn, wd, wc, vn, vd, vc = whole
    # From below a term is bounded by the lower end of the whole less the upper ends of the others.
    an, ad = _minus(wn, wd, high)
    bn, bd = _minus(vn, vd, low)
    found: list[Span] = []
    for slot, turned in terms:
        ln, ld, lc, un, ud, uc = spans[slot]
        if turned:
            ln, ld, lc, un, ud, uc = -un, ud, uc, -ln, ld, lc
        if wd == 0 or high.missing - (ud == 0):
            below: End = (-1, 0, False)
        else:
            n, d = (an, ad) if ud == 0 else (an + un, ad) if ud == ad else (an * ud + un * ad, ad * ud)
            below = (*reduced(n, d), wc and not high.open - (not uc))
        if vd == 0 or low.missing - (ld == 0):
            above: End = (1, 0, False)
        else:
            n, d = (bn, bd) if ld == 0 else (bn + ln, bd) if ld == bd else (bn * ld + ln * bd, bd * ld)
            above = (*reduced(n, d), vc and not low.open - (not lc))
        if turned:
            found.append((-above[0], above[1], above[2], -below[0], below[1], below[2]))
        else:
            found.append((below[0], below[1], below[2], above[0], above[1], above[2]))
    return found


def _share_out(spans: list[Span], whole: Span, terms: Sequence[Term], shift: Fraction) -> bool:
    for (slot, _), rest in zip(terms, rests(spans, whole, terms, shift), strict=True):
        left = meet(rest, spans[slot])
        if left is None:
            return False
        spans[slot] = left
    return True


def _minus(n: int, d: int, total: Total) -> tuple[int, int]:
    if d == 0:
        return n, d
    return reduced(n * total.denominator - total.numerator * d, d * total.denominator)


def _flattened(expression: Expression) -> tuple[list[tuple[Expression, bool]], Fraction]:
    """The terms of nested sums with their signs, and the sum of the constants among them."""
    terms: list[tuple[Expression, bool]] = []
    shift = Fraction(0)
    waiting = [(expression, False)]
    while waiting:
        part, turned = waiting.pop()
        if isinstance(part, Sum):
            waiting.extend((term, turned) for term in reversed(part.terms))
        elif isinstance(part, Negative):
            waiting.append((part.term, not turned))
        elif isinstance(part, Constant):
            shift += -part.number if turned else part.number
        else:
            terms.append((part, turned))
    return terms, shift
