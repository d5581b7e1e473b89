"""Weighted means of figures, with their tightest bounds (加权平均)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate

Ends = tuple[Sequence[Fraction], Sequence[Fraction]]


def mean_bounds(values: Ends, weights: Ends) -> tuple[Fraction, Fraction]:
    """What ``Σ weight · value / Σ weight`` can be: the lower and upper ends of the values and of the weights.

    The mean rises in each value. In a weight it rises where the value is above the mean, else it falls; so it is
    highest where the weights of the largest values are at their upper ends and all others at their lower ends, and
    lowest where it is the other way round. The weights must not be negative, nor all be able to be zero.
    """
    low = -_highest([-value for value in values[0]], weights)
    return low, _highest(list(values[1]), weights)


def _highest(values: list[Fraction], weights: Ends) -> Fraction:
    ordered = sorted(zip(values, *weights, strict=True), key=lambda entry: entry[0], reverse=True)
    zero = Fraction(0)
    heavy = list(accumulate((high for _, _, high in ordered), initial=zero))
    heavy_sum = list(accumulate((value * high for value, _, high in ordered), initial=zero))
    light = list(accumulate((low for _, low, _ in ordered), initial=zero))
    light_sum = list(accumulate((value * low for value, low, _ in ordered), initial=zero))
    candidates = []
    for cut in range(len(ordered) + 1):
        weight = heavy[cut] + light[-1] - light[cut]
        if weight > 0:
            candidates.append((heavy_sum[cut] + light_sum[-1] - light_sum[cut]) / weight)
    return max(candidates)
