"""Weighted measures of inequality, with guaranteed bounds for figures (加权不均衡度量).

The weights are known to as many digits as they are printed with, and count as independent of the values.
"""

from __future__ import annotations

from fractions import Fraction

from mfgcity.calculators.bounding.distances import ShareRange, share_ranges
from mfgcity.calculators.bounding.enclosures import SLACK, exponential, logarithm
from mfgcity.calculators.bounding.lists import NO_TOTAL, Amounts, Bounded, Kind, joint_kind
from mfgcity.figures.operands import UndefinedError

_ZERO = Fraction(0)
_INVERSE_E = exponential(Fraction(-1))


def check_weighted_total(values: Amounts, weights: Amounts) -> None:
    """Check that the weighted total cannot be zero.

    Raises:
        UndefinedError: If it can.
    """
    if _dot(values.ends[0], weights.ends[0]) <= 0:
        raise UndefinedError("list.total", measure="weighted mean", measure_zh="加权平均", **NO_TOTAL)


def weighted_gini(values: Amounts, weights: Amounts) -> Bounded:
    """The sum of all differences over the product of the totals.

    The sum rises in every weight. Around the middles of the ranges it changes by no more than the half widths, each
    weighted with its own weight and all the others'.
    """
    lows, highs = values.ends
    light, heavy = weights.ends
    value = _differences(values.values, weights.values) / (sum(weights.values) * _dot(values.values, weights.values))
    if joint_kind(values, weights) is not Kind.FIGURE:
        return value, (value, value)
    middles = [(low + high) / 2 for low, high in zip(lows, highs, strict=True)]
    halves = [(high - low) / 2 for low, high in zip(lows, highs, strict=True)]
    least = _differences(middles, light) - _moves(halves, light)
    most = _differences(middles, heavy) + _moves(halves, heavy)
    low = max(least, _ZERO) / (sum(heavy) * _dot(highs, heavy))
    high = most / (sum(light) * _dot(lows, light))
    return value, (low, min(high, Fraction(1)))


def _differences(values: list[Fraction], weights: list[Fraction]) -> Fraction:
    """The sum of weight · weight · difference over all pairs, in one pass over the sorted list."""
    result = total = weight = _ZERO
    for value, count in sorted(zip(values, weights, strict=True)):
        result += count * (value * weight - total)
        total += value * count
        weight += count
    return result


def _moves(halves: list[Fraction], weights: list[Fraction]) -> Fraction:
    total = sum(weights)
    return sum((half * count * (total - count) for half, count in zip(halves, weights, strict=True)), _ZERO)


def _dot(values: list[Fraction], weights: list[Fraction]) -> Fraction:
    return sum((value * count for value, count in zip(values, weights, strict=True)), _ZERO)


def weighted_theil_t(values: Amounts, weights: Amounts) -> Bounded:
    """The mean of x/μ · ln(x/μ), which is lowest where x/μ is 1/e; bounds by interval arithmetic."""
    shares, ratios = share_ranges(weights), _ratios(values, weights)
    value = sum((share.value * _entropy(ratio.value) for share, ratio in zip(shares, ratios, strict=True)), _ZERO)
    low = high = _ZERO
    for share, ratio in zip(shares, ratios, strict=True):
        ends = [_entropy(ratio.low), _entropy(ratio.high)]
        least = -_INVERSE_E if ratio.low < _INVERSE_E < ratio.high else min(ends)
        low += least * (share.low if least > 0 else share.high)
        high += max(ends) * (share.high if max(ends) > 0 else share.low)
    return max(value, _ZERO), (max(low - SLACK, _ZERO), high + SLACK)


def weighted_theil_l(values: Amounts, weights: Amounts) -> Bounded:
    """The mean of −ln(x/μ), which falls in x/μ; bounds by interval arithmetic."""
    shares, ratios = share_ranges(weights), _ratios(values, weights)
    value = -sum((share.value * logarithm(ratio.value) for share, ratio in zip(shares, ratios, strict=True)), _ZERO)
    low = high = _ZERO
    for share, ratio in zip(shares, ratios, strict=True):
        least, most = -logarithm(ratio.high), -logarithm(ratio.low)
        low += least * (share.low if least > 0 else share.high)
        high += most * (share.high if most > 0 else share.low)
    return max(value, _ZERO), (max(low - SLACK, _ZERO), high + SLACK)


def weighted_variance(values: Amounts, weights: Amounts) -> Bounded:
    """The mean of (x/μ − 1)², which is lowest where x/μ is 1; bounds by interval arithmetic."""
    shares, ratios = share_ranges(weights), _ratios(values, weights)
    value = sum((share.value * (ratio.value - 1) ** 2 for share, ratio in zip(shares, ratios, strict=True)), _ZERO)
    low = high = _ZERO
    for share, ratio in zip(shares, ratios, strict=True):
        ends = [(ratio.low - 1) ** 2, (ratio.high - 1) ** 2]
        low += share.low * (_ZERO if ratio.low < 1 < ratio.high else min(ends))
        high += share.high * max(ends)
    return value, (low, high)


def _ratios(values: Amounts, weights: Amounts) -> list[ShareRange]:
    """Each value over the weighted mean."""
    lows, highs = values.ends
    shares = share_ranges(weights)
    low_mean, high_mean = _mean(lows, shares, lower=True), _mean(highs, shares, lower=False)
    mean = sum((share.value * value for share, value in zip(shares, values.values, strict=True)), _ZERO)
    return [
        ShareRange(value / mean, low / high_mean, high / low_mean)
        for value, low, high in zip(values.values, lows, highs, strict=True)
    ]


def _mean(ends: list[Fraction], shares: list[ShareRange], *, lower: bool) -> Fraction:
    return sum((end * (share.low if lower else share.high) for end, share in zip(ends, shares, strict=True)), _ZERO)


def _entropy(ratio: Fraction) -> Fraction:
    return ratio * logarithm(ratio) if ratio else ratio
