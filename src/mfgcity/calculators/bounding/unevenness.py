"""Measures of how unevenly a list is spread, and what they can be within the bounds of its figures (不均衡度量).

Each measure is one index of two sums over the sorted list. None changes with the scale of the list; each rises when
an amount moves from a smaller to a larger value (the transfer principle), and none has a peak inside a line between
two lists (quasi-convexity). Two facts follow, for values that lie each in a range of its own. The measure is highest
where some of the lowest values are at their lower ends and all others at their upper ends. It is lowest where each
value is as near to one common level as its range allows. So a walk over the ends finds both, and the bounds are the
tightest, but for 10⁻³⁰ where logarithms are used. Where one range lies inside another, both are first widened until
all lower ends and all upper ends are in the same order, and the bounds are guaranteed, not the tightest.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import accumulate, pairwise
from typing import Final

import attrs

from mfgcity.calculators.bounding.enclosures import SLACK, exponential, logarithm, power

_ZERO: Final = Fraction(0)


@attrs.frozen
class Measure:
    """An index of a sorted list: ``index(Σ weight · term(value), Σ value, n)``.

    Attributes:
        term: What is summed of each value.
        index: The measure, from the weighted sum of the terms, the sum of the values and their number.
        weight: The weight of a value by its place from below, from 1 to n, and by n.
        level: The common level at which movable values make the measure lowest, from the three numbers for the values
            that are fixed; None if the measure has no such level between two ends.
        is_rational: Whether no logarithm is used.
    """

    term: Callable[[Fraction], Fraction]
    index: Callable[[Fraction, Fraction, int], Fraction]
    weight: Callable[[int, int], int] = lambda place, count: 1
    level: Callable[[Fraction, Fraction, int], Fraction] | None = None
    is_rational: bool = True

    def of(self, values: list[Fraction]) -> Fraction:
        """The measure of exact numbers."""
        count = len(values)
        terms = (self.weight(place, count) * self.term(value) for place, value in enumerate(sorted(values), 1))
        return self.index(sum(terms, _ZERO), sum(values, _ZERO), count)

    def bounds(self, lows: list[Fraction], highs: list[Fraction]) -> tuple[Fraction, Fraction]:
        """What the measure can be for values in these ranges."""
        ranges = sorted(zip(lows, highs, strict=True), key=lambda ends: (ends[0] + ends[1], ends[0]))
        uppers = list(accumulate((high for _, high in ranges), max))
        lowers = list(accumulate((low for low, _ in reversed(ranges)), min))[::-1]
        slack = _ZERO if self.is_rational else SLACK
        walk = _Walk(self, lowers, uppers)
        return min(walk.levelled()) - slack, max(walk.parted()) + slack


class _Walk:
    """The candidates for the extremes, each from sums that were taken once."""

    def __init__(self, measure: Measure, lowers: list[Fraction], uppers: list[Fraction]) -> None:
        self.measure, self.lowers, self.uppers = measure, lowers, uppers
        self.count = len(lowers)
        weights = [measure.weight(place, self.count) for place in range(1, self.count + 1)]
        self.weights = _sums([Fraction(weight) for weight in weights])
        self.low_sums, self.high_sums = _sums(lowers), _sums(uppers)
        self.low_terms = _sums([weight * measure.term(low) for weight, low in zip(weights, lowers, strict=True)])
        self.high_terms = _sums([weight * measure.term(high) for weight, high in zip(weights, uppers, strict=True)])

    def parted(self) -> Iterator[Fraction]:
        """The measure with the lowest values at their lower ends and the others at their upper ends."""
        for cut in range(self.count + 1):
            total = self.low_sums[cut] + self.high_sums[-1] - self.high_sums[cut]
            if total > 0:
                terms = self.low_terms[cut] + self.high_terms[-1] - self.high_terms[cut]
                yield self.measure.index(terms, total, self.count)

    def levelled(self) -> Iterator[Fraction]:
        """The measure with every value as near to a common level as it can be."""
        levels = sorted({*self.lowers, *self.uppers})
        for level in levels:
            yield from self._at(level)
        if self.measure.level is not None:
            for below, above in pairwise(levels):
                first, last = bisect_left(self.uppers, above), bisect_right(self.lowers, below)
                terms, total = self._fixed(first, last)
                if total > 0:
                    level = self.measure.level(terms, total, self.count - (last - first))
                    if below < level < above:
                        yield from self._at(level)

    def _at(self, level: Fraction) -> Iterator[Fraction]:
        first, last = bisect_left(self.uppers, level), bisect_right(self.lowers, level)
        terms, total = self._fixed(first, last)
        terms += (self.weights[last] - self.weights[first]) * self.measure.term(level)
        total += (last - first) * level
        if total > 0:
            yield self.measure.index(terms, total, self.count)

    def _fixed(self, first: int, last: int) -> tuple[Fraction, Fraction]:
        """The sums for values that must stay below the level, at their upper ends, and above it, at their lower ends."""
        terms = self.high_terms[first] + self.low_terms[-1] - self.low_terms[last]
        return terms, self.high_sums[first] + self.low_sums[-1] - self.low_sums[last]


def _sums(numbers: list[Fraction]) -> list[Fraction]:
    return list(accumulate(numbers, initial=_ZERO))


HERFINDAHL: Final = Measure(
    term=lambda value: value * value,
    index=lambda squares, total, count: squares / (total * total),
    level=lambda squares, total, count: squares / total,
)
GINI: Final = Measure(
    term=lambda value: value,
    index=lambda spread, total, count: spread / (count * total),
    weight=lambda place, count: 2 * place - count - 1,
)
THEIL_T: Final = Measure(
    term=lambda value: value * logarithm(value) if value else value,
    index=lambda terms, total, count: terms / total - logarithm(total / count),
    level=lambda terms, total, count: exponential(terms / total),
    is_rational=False,
)
THEIL_L: Final = Measure(
    term=logarithm,
    index=lambda terms, total, count: logarithm(total / count) - terms / count,
    level=lambda terms, total, count: total / count,
    is_rational=False,
)


def largest(top: int) -> Measure:
    """The share of the so many largest values."""
    return Measure(
        term=lambda value: value,
        index=lambda leading, total, count: leading / total,
        weight=lambda place, count: int(place > count - top),
    )


def atkinson_measure(aversion: Fraction) -> Measure:
    """The Atkinson index with an aversion to inequality other than 1."""
    return Measure(
        term=lambda value: power(value, 1 - aversion),
        index=lambda terms, total, count: 1 - power(terms / count, 1 / (1 - aversion)) / (total / count),
        level=lambda terms, total, count: power(total / terms, 1 / aversion),
        is_rational=False,
    )
