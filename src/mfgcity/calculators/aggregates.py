"""The growth of a total from that of its parts, and what each part adds to it (由分项推算总增速)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs

from mfgcity.calculators.bounding.lists import Amounts, Kind, as_figure, delivered, entries, joint_kind, same_length
from mfgcity.calculators.bounding.means import mean_bounds
from mfgcity.calculators.formula import formula
from mfgcity.calculators.growth import growth_factor
from mfgcity.figures import Figure, points, ratio
from mfgcity.figures.operands import OperandError, as_growth, like, operand


@attrs.frozen
class Contributions:
    """What the parts add to the growth of their whole (拉动与贡献率). Nothing is clamped or scaled.

    Attributes:
        growth: The growth of the whole: as given, or from the parts.
        points: What each part brings (拉动): differences of ratios, or figures in percentage points.
        rates: Which part of the change each part brings (贡献率): ratios, or figures in %; None where the whole did
            not change, or may not have.
        residual_points: The growth of the whole less the sum of the points.
        residual_rate: What the rates leave of 100 %, in points; None where the rates are.
    """

    growth: Any
    points: tuple[Any, ...]
    rates: tuple[Any, ...] | None
    residual_points: Any
    residual_rate: Any


def _read(levels: Sequence[Any], growths: Sequence[Any]) -> tuple[Amounts, Amounts]:
    """The levels of the parts, and 1 + growth of each."""
    parts = Amounts.read(levels, "levels").checked().total_above_zero("growth of the total", "总增速")
    factors = _factors(growths, "growths")
    same_length(parts, factors)
    return parts, factors


def _factors(growths: Sequence[Any], name: str) -> Amounts:
    # A growth in 倍 is a multiple of the base, so it becomes a rate before the units of the list are joined.
    rates = Amounts.read([as_growth(growth) for growth in entries(growths, name)], name)
    like(rates.items[0], 1, names=f"{name}, 1")
    return Amounts(name, tuple(growth_factor(growth) for growth in rates.items), rates.kind)


@formula(
    en="growth of a total from its parts",
    zh="由分项推算的总增速",
    maths="Σ level / Σ (level / (1 + growth)) − 1",
    source="the definition of 同比, with the bases of the parts added",
)
def total_growth(levels: Sequence[Any], growths: Sequence[Any]) -> Any:
    """The growth of a total from the levels and growths of its parts (由分项推算总增速).

    ``Σ level / Σ (level / (1 + growth)) − 1``: the bases implied by the parts are added. Its reciprocal is the mean of
    ``1 / (1 + growth)`` weighted with the levels, and the extremes of a weighted mean are known, so a figure's bounds
    are the tightest. At comparable prices the parts have deflators of their own and the result is approximate. The
    growth of a cumulative period follows in the same way from that of its months.

    Args:
        levels: The levels of the parts now, in any one unit: none negative.
        growths: The growth of each part: ratios, or figures in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        OperandError: If a level is negative, a value is missing, or the lists differ in length.
        UndefinedError: If the total is, or may be, zero, or a growth −100 % or below.

    Examples:
        >>> levels = [Figure.parse(text) for text in ("36.25亿元", "6478.18亿元", "4923.71亿元")]
        >>> print(total_growth(levels, [Figure.parse(text) for text in ("5.0%", "1.4%", "4.1%")]))
        2.6% [2.51, 2.61]
    """
    parts, factors = _read(levels, growths)
    kind = joint_kind(parts, factors)
    exact = [value * _scale(factors) for value in factors.values]
    bases = sum((level / factor for level, factor in zip(parts.values, exact, strict=True)), Fraction(0))
    value = sum(parts.values, Fraction(0)) / bases - 1
    if kind is not Kind.FIGURE:
        return delivered(kind, value)
    low, high = mean_bounds(_reciprocals(factors), parts.ends)
    return as_figure([parts, factors], value, (1 / high - 1, 1 / low - 1), "%")


def _scale(factors: Amounts) -> Fraction:
    return Fraction(1) if factors.unit is None else factors.unit.scale


def _reciprocals(factors: Amounts) -> tuple[list[Fraction], list[Fraction]]:
    """The lower and upper ends of 1 / (1 + growth)."""
    lows, highs = factors.checked(above_zero=True).ends
    return [1 / (high * _scale(factors)) for high in highs], [1 / (low * _scale(factors)) for low in lows]


@formula(
    en="contributions of all parts",
    zh="各分项拉动与贡献率",
    maths="changeᵢ = levelᵢ · (1 − 1 / (1 + growthᵢ)); pointsᵢ = changeᵢ / base; rateᵢ = changeᵢ / change",
    source="Qinghai Statistical Yearbook 2020, notes to table 4-15 (贡献率、拉动)",
)
def contributions(
    levels: Sequence[Any], growths: Sequence[Any], *, whole: Any = None, whole_growth: Any = None
) -> Contributions:
    """What each part adds to the growth of the whole, in points and as a rate, with the residual (拉动与贡献率).

    Each change is ``level · (1 − 1 / (1 + growth))``, over the base of the whole for the points and over its change
    for the rates. Without `whole` the whole is the sum of the parts, and the points add to its growth exactly. With it
    the difference is returned as residual, not spread: at comparable prices the parts have deflators of their own.

    A figure's bounds are the tightest where the whole is given; else a part stands in its whole too, and they are
    guaranteed outer bounds.

    Args:
        levels: The levels of the parts now, in any one unit: none negative.
        growths: The growth of each part: ratios, or figures in %.
        whole: The level of the whole now, in a unit that meets the parts'; given with its growth, or not at all.
        whole_growth: The growth of the whole: a ratio, or a figure in %.

    Raises:
        OperandError: If a level is negative, a value is missing, the lists differ in length, or one of `whole` and
            `whole_growth` is missing.
        UndefinedError: If a total is, or may be, zero, or a growth −100 % or below.

    Examples:
        >>> result = contributions([Fraction(110), Fraction(90)], [Fraction(1, 10), Fraction(-1, 10)])
        >>> result.growth, result.points, result.rates
        (Fraction(0, 1), (Fraction(1, 20), Fraction(-1, 20)), None)
    """
    parts, factors = _read(levels, growths)
    if (whole is None) != (whole_growth is None):
        raise OperandError("contribution.whole", whole=whole, whole_growth=whole_growth)
    changes = [level * (1 - 1 / factor) for level, factor in zip(parts.items, factors.items, strict=True)]
    if whole is None:
        kind = joint_kind(parts, factors)
        base = sum(level / factor for level, factor in zip(parts.items, factors.items, strict=True))
        change = sum(changes)
        growth = total_growth(parts.items, [factor - 1 for factor in factors.items])
    else:
        total = Amounts.read([operand(whole, "whole")], "whole").checked().total_above_zero("contribution", "拉动")
        factor = _factors([whole_growth], "whole_growth")
        kind = joint_kind(parts, factors, total, factor)
        base = total.items[0] / factor.items[0]
        change = total.items[0] * (1 - 1 / factor.items[0])
        growth = factor.items[0] - 1
    brought = tuple(points(part / base) for part in changes)
    is_still = 0 in change.bounds if isinstance(change, Figure) else change == 0
    rates = None if is_still else tuple(ratio(part / change) for part in changes)
    if whole is None:
        residual = rest = Figure.computed(0, "个百分点") if kind is Kind.FIGURE else Fraction(0)
    else:
        residual = points(ratio(growth) - ratio(sum(brought)))
        rest = points(1 - sum(rates or ()))
    return Contributions(
        delivered(kind, growth),
        tuple(delivered(kind, one) for one in brought),
        None if rates is None else tuple(delivered(kind, one) for one in rates),
        delivered(kind, residual),
        None if rates is None else delivered(kind, rest),
    )
