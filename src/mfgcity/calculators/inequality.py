"""How unequally an amount is spread over regions, industries or enterprises (不平衡程度)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from mfgcity.calculators.bounding.distances import positive_part, share_ranges
from mfgcity.calculators.bounding.enclosures import SLACK, exponential, root
from mfgcity.calculators.bounding.lists import Amounts, Bounded, Kind, index, same_length
from mfgcity.calculators.bounding.unevenness import GINI, HERFINDAHL, THEIL_L, THEIL_T, Measure, atkinson_measure
from mfgcity.calculators.bounding.weighted import (
    check_weighted_total,
    weighted_gini,
    weighted_theil_l,
    weighted_theil_t,
    weighted_variance,
)
from mfgcity.calculators.formula import formula
from mfgcity.figures.operands import OperandError, UndefinedError, operand

_ONE = {"reason": "there is one value only", "reason_zh": "只有一个值"}


def _spread(values: Amounts, measure: Measure) -> Bounded:
    value = measure.of(values.values)
    return value, measure.bounds(*values.ends) if values.kind is Kind.FIGURE else (value, value)


@formula(
    en="Gini coefficient",
    zh="基尼系数",
    maths="Σ (2i − n − 1) · xᵢ / (n · Σ xᵢ), x sorted; with weights Σᵢ﹤ⱼ wᵢwⱼ|xᵢ − xⱼ| / (Σ w · Σ wx)",
    source="Gini 1912; the population form, as in R package ineq",
)
def gini(values: Sequence[Any], weights: Sequence[Any] | None = None) -> Any:
    """The Gini coefficient (基尼系数): half the mean difference over the mean, 0 to 1 − 1/n.

    Without weights a figure's bounds are the tightest where no range lies inside another (see `unevenness`), else
    guaranteed. With weights they are guaranteed outer bounds.

    Args:
        values: What is spread, in any one unit: none negative. With weights, the amount for one unit of weight, such
            as output per head.
        weights: How much each value counts, such as its population; 1 each if not given.

    Returns:
        A number from 0 to 1, or a figure without unit.

    Raises:
        OperandError: If a value or a weight is negative or missing; negative values would let the index pass 1.
        UndefinedError: If the total is, or may be, zero.

    Examples:
        >>> round(gini([541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]), 6)
        0.462091
        >>> gini([Fraction(10), Fraction(20)], weights=[3, 1])
        Fraction(3, 20)
    """
    amounts = Amounts.read(values, "values").checked().total_above_zero("Gini coefficient", "基尼系数")
    if weights is not None:
        return _weighted(amounts, weights, weighted_gini)
    return index([amounts], *_spread(amounts, GINI))


@formula(
    en="corrected Gini coefficient",
    zh="修正基尼系数",
    maths="n / (n − 1) · Gini",
    source="the unbiased form for small n, as in R package ineq (corr = TRUE)",
)
def corrected_gini(values: Sequence[Any]) -> Any:
    """The Gini coefficient corrected for the number of values (修正基尼系数), 0 to 1: ``n / (n − 1) · Gini``.

    A figure's bounds are those of `gini`.

    Args:
        values: What is spread, in any one unit: none negative, at least two.

    Returns:
        A number from 0 to 1, or a figure without unit.

    Raises:
        OperandError: If a value is negative or missing.
        UndefinedError: If the total is, or may be, zero, or there is one value only.

    Examples:
        >>> corrected_gini([0, 0, 7])
        1.0
    """
    amounts = Amounts.read(values, "values").checked().total_above_zero("Gini coefficient", "基尼系数")
    if len(amounts) == 1:
        raise UndefinedError("list.total", measure="corrected Gini coefficient", measure_zh="修正基尼系数", **_ONE)
    factor = Fraction(len(amounts), len(amounts) - 1)
    value, (low, high) = _spread(amounts, GINI)
    return index([amounts], factor * value, (factor * low, factor * high))


@formula(
    en="Theil index T",
    zh="泰尔指数 T",
    maths="Σ wᵢ/W · xᵢ/μ · ln(xᵢ/μ), μ = Σ wx / W",
    source="Theil 1967; generalised entropy GE(1)",
)
def theil_t(values: Sequence[Any], weights: Sequence[Any] | None = None) -> Any:
    """Theil's T (泰尔指数 T): the mean of ``x/μ · ln(x/μ)``; a value of zero adds 0.

    Logarithms are natural and good to 30 digits. Without weights a figure's bounds are the tightest where no range
    lies inside another (see `unevenness`), else guaranteed. With weights they are guaranteed outer bounds.

    Args:
        values: What is spread, in any one unit: none negative. With weights, the amount for one unit of weight.
        weights: How much each value counts, such as its population; 1 each if not given.

    Returns:
        A number from 0 to ln n, or a figure without unit. Fractions give a Fraction good to 30 digits.

    Raises:
        OperandError: If a value or a weight is negative or missing.
        UndefinedError: If the total is, or may be, zero.

    Examples:
        >>> round(theil_t([10, 20, 30, 40, 50, 60]), 9)
        0.12938251
    """
    amounts = Amounts.read(values, "values").checked().total_above_zero("Theil index", "泰尔指数")
    if weights is not None:
        return _weighted(amounts, weights, weighted_theil_t)
    return index([amounts], *_from_zero(*_spread(amounts, THEIL_T)))


@formula(
    en="Theil index L",
    zh="泰尔指数 L",
    maths="Σ wᵢ/W · ln(μ/xᵢ), μ = Σ wx / W",
    source="Theil 1967; mean logarithmic deviation, generalised entropy GE(0)",
)
def theil_l(values: Sequence[Any], weights: Sequence[Any] | None = None) -> Any:
    """Theil's L, the mean logarithmic deviation (泰尔指数 L): the mean of ``ln(μ/x)``.

    Logarithms are natural and good to 30 digits. Without weights a figure's bounds are the tightest where no range
    lies inside another (see `unevenness`), else guaranteed. With weights they are guaranteed outer bounds.

    Args:
        values: What is spread, in any one unit: all above zero. With weights, the amount for one unit of weight.
        weights: How much each value counts, such as its population; 1 each if not given.

    Returns:
        A number of 0 or more, or a figure without unit. Fractions give a Fraction good to 30 digits.

    Raises:
        OperandError: If a value is, or may be, zero or negative, a weight is negative, or one is missing.
        UndefinedError: If the total of the weights is, or may be, zero.

    Examples:
        >>> round(theil_l([10, 20, 30], weights=[1, 2, 3]), 9)
        0.066942656
    """
    amounts = Amounts.read(values, "values").checked(above_zero=True)
    if weights is not None:
        return _weighted(amounts, weights, weighted_theil_l)
    return index([amounts], *_from_zero(*_spread(amounts, THEIL_L)))


def _weighted(values: Amounts, weights: Sequence[Any], measure: Callable[[Amounts, Amounts], Bounded]) -> Any:
    counts = Amounts.read(weights, "weights").checked()
    same_length(values, counts)
    check_weighted_total(values, counts)
    return index([values, counts], *measure(values, counts))


def _from_zero(value: Fraction, bounds: tuple[Fraction, Fraction]) -> Bounded:
    """An index that cannot be negative, freed from the last digits of logarithms beside zero."""
    return (value if value > SLACK else Fraction(0)), (max(bounds[0], Fraction(0)), bounds[1])


@formula(
    en="Atkinson index",
    zh="阿特金森指数",
    maths="1 − (Σ xᵢ^(1−ε) / n)^(1/(1−ε)) / μ; for ε = 1: 1 − geometric mean / μ",
    source="Atkinson 1970",
)
def atkinson(values: Sequence[Any], aversion: Any) -> Any:
    """The Atkinson index (阿特金森指数): the part of the total one would give up for an equal spread.

    Powers are good to 30 digits. A figure's bounds are the tightest where no range lies inside another (see
    `unevenness`), else guaranteed.

    Args:
        values: What is spread, in any one unit: none negative, and all above zero where the aversion is 1 or more.
        aversion: The aversion to inequality ε, a number above zero; 0.5, 1 and 2 are usual.

    Returns:
        A number from 0 to 1, or a figure without unit. Fractions give a Fraction good to 30 digits.

    Raises:
        OperandError: If a value is negative or missing, or zero where that is refused, or the aversion is not above
            zero.
        UndefinedError: If the total is, or may be, zero.

    Examples:
        >>> round(atkinson([541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261], 0.5), 9)
        0.179659098
    """
    degree = operand(aversion, "aversion")
    if not isinstance(degree, (int, float, Fraction)) or not 0 < degree <= 100:
        raise OperandError("atkinson.aversion", value=aversion)
    degree = Fraction(degree)
    amounts = Amounts.read(values, "values").checked(above_zero=degree >= 1)
    amounts.total_above_zero("Atkinson index", "阿特金森指数")
    if degree == 1:
        value, (low, high) = _spread(amounts, THEIL_L)
        low, high = low - SLACK, high + SLACK
        return index([amounts], *_from_zero(1 - exponential(-value), (1 - exponential(-low), 1 - exponential(-high))))
    return index([amounts], *_from_zero(*_spread(amounts, atkinson_measure(degree))))


@formula(
    en="Hoover index",
    zh="胡佛指数",
    maths="½ · Σ |xᵢ/Σx − wᵢ/Σw|",
    source="Hoover 1936; with equal weights the Ricci-Schutz index (half the relative mean deviation)",
)
def hoover(values: Sequence[Any], weights: Sequence[Any] | None = None) -> Any:
    """The Hoover index (胡佛指数): the part of the total that would have to move for an equal spread.

    ``½ · Σ |share of x − share of w|``. Without weights it is the Ricci-Schutz index; with the population as weights
    the index of concentration; with the industries of the nation the coefficient of specialisation. A figure's bounds
    are guaranteed outer bounds, from the tightest bounds of each share.

    Args:
        values: What is spread, in any one unit: none negative.
        weights: What it is compared with, such as the population or the area, in any one unit; equal shares if not
            given.

    Returns:
        A number from 0 to 1, or a figure without unit.

    Raises:
        OperandError: If a value or a weight is negative or missing.
        UndefinedError: If a total is, or may be, zero.

    Examples:
        >>> hoover([Fraction(30), Fraction(70)], weights=[1, 1])
        Fraction(1, 5)
    """
    amounts = Amounts.read(values, "values").checked().total_above_zero("Hoover index", "胡佛指数")
    if weights is None:
        weights = [1] * len(amounts)
    counts = Amounts.read(weights, "weights").checked().total_above_zero("Hoover index", "胡佛指数")
    same_length(amounts, counts)
    return index([amounts, counts], *positive_part(share_ranges(amounts), share_ranges(counts)))


@formula(
    en="coefficient of variation",
    zh="变异系数",
    maths="√(Σ wᵢ/W · (xᵢ/μ − 1)²), μ = Σ wx / W",
    source="Pearson 1896, dividing by n (标准差系数); with the population as weights Williamson 1965",
)
def coefficient_of_variation(values: Sequence[Any], weights: Sequence[Any] | None = None) -> Any:
    """The standard deviation over the mean (变异系数、标准差系数), dividing by n.

    With the population as weights it is Williamson's index (威廉森系数). Roots are enclosed outward to 10⁻³⁰. Without
    weights a figure's bounds are the tightest where no range lies inside another (see `unevenness`), else guaranteed.
    With weights they are guaranteed outer bounds.

    Args:
        values: What is spread, in any one unit: none negative. With weights, the amount for one unit of weight.
        weights: How much each value counts, such as its population; 1 each if not given.

    Returns:
        A number of 0 or more, or a figure without unit. A Fraction is exact where the root is rational.

    Raises:
        OperandError: If a value or a weight is negative or missing.
        UndefinedError: If the total is, or may be, zero.

    Examples:
        >>> coefficient_of_variation([2, 4, 4, 4, 5, 5, 7, 9])
        0.4
    """
    amounts = Amounts.read(values, "values").checked().total_above_zero("coefficient of variation", "变异系数")
    if weights is not None:
        return _weighted(amounts, weights, lambda *lists: _rooted(weighted_variance(*lists)))
    squares, (low, high) = _spread(amounts, HERFINDAHL)
    count = len(amounts)
    return index([amounts], *_rooted((count * squares - 1, (count * low - 1, count * high - 1))))


def _rooted(squares: Bounded) -> Bounded:
    value, (low, high) = squares
    middle, below, above = root(value, 2), root(low, 2), root(high, 2)
    assert middle.lower is not None
    assert middle.upper is not None
    assert below.lower is not None
    assert above.upper is not None
    return (middle.lower + middle.upper) / 2, (below.lower, above.upper)
