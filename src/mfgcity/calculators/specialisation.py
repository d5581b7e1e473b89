"""How far a region differs from its reference: quotients, structures, clusters (专业化与区位商)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mfgcity.calculators.bounding.distances import positive_part, share_ranges
from mfgcity.calculators.bounding.lists import Amounts, index, same_length
from mfgcity.calculators.bounding.weighted import check_weighted_total, weighted_gini
from mfgcity.calculators.formula import formula
from mfgcity.figures import points, ratio
from mfgcity.figures.operands import UndefinedError, like, not_negative, operands, plain, positive

_WHOLE = {
    "reason": "a whole or the reference is, or may be, zero or negative",
    "reason_zh": "总体或参照为零或为负，或可能如此",
}
_PART = {"reason": "a part is negative", "reason_zh": "部分为负"}


def _guarded(part: Any, whole: Any, reference_part: Any, reference_whole: Any) -> list[Any]:
    """The four levels of a location quotient, checked and guarded but for the reference part."""
    values = operands(part=part, whole=whole, reference_part=reference_part, reference_whole=reference_whole)
    part, whole, reference_part, reference_whole = values
    like(part, whole, names="part, whole")
    like(reference_part, reference_whole, names="reference_part, reference_whole")
    return [
        not_negative(part, lambda: UndefinedError("quotient.undefined", **_PART, value=part)),
        positive(whole, lambda: UndefinedError("quotient.undefined", **_WHOLE, value=whole)),
        reference_part,
        positive(reference_whole, lambda: UndefinedError("quotient.undefined", **_WHOLE, value=reference_whole)),
    ]


@formula(
    en="location quotient",
    zh="区位商",
    maths="(part / whole) / (reference_part / reference_whole)",
    source="Florence 1929; usage of regional economics",
)
def location_quotient(part: Any, whole: Any, reference_part: Any, reference_whole: Any) -> Any:
    """How many times its share in the reference an industry's share here is (区位商): 1 is neutral.

    ``(part / whole) / (reference_part / reference_whole)``. Each input stands once, so a figure's bounds are the
    tightest for levels known apart from each other.

    Args:
        part: The industry's level in the region, in any unit: not negative.
        whole: The level of all industries in the region, in a unit that meets the part's.
        reference_part: The industry's level in the reference, such as the nation.
        reference_whole: The level of all industries in the reference.

    Returns:
        A bare number, or a figure without unit.

    Raises:
        UndefinedError: If a whole or the reference part is, or may be, zero or negative, or the part is negative; on
            columns the result is null.
        UnitError: If the units do not meet.

    Examples:
        >>> location_quotient(30, 100, 15, 100)
        2.0
    """
    part, whole, reference_part, reference_whole = _guarded(part, whole, reference_part, reference_whole)
    share = positive(
        reference_part / reference_whole,
        lambda: UndefinedError("quotient.undefined", **_WHOLE, value=reference_part),
    )
    return plain(plain(part / whole) / plain(share))


@formula(
    en="additive location quotient",
    zh="加法区位商",
    maths="part / whole − reference_part / reference_whole",
    source="Hoen and Oosterhaven 2006",
)
def additive_location_quotient(part: Any, whole: Any, reference_part: Any, reference_whole: Any) -> Any:
    """How far an industry's share lies above its share in the reference (加法区位商): 0 is neutral.

    ``part / whole − reference_part / reference_whole``. Each input stands once, so a figure's bounds are the tightest
    for levels known apart from each other. Unlike the quotient it is not the same when industries and regions change
    places.

    Args:
        part: The industry's level in the region, in any unit: not negative.
        whole: The level of all industries in the region, in a unit that meets the part's.
        reference_part: The industry's level in the reference, such as the nation.
        reference_whole: The level of all industries in the reference.

    Returns:
        A difference of ratios for plain numbers, a figure in percentage points for figures.

    Raises:
        UndefinedError: If a whole is, or may be, zero or negative, or a part is negative; on columns the result is
            null.
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> part, whole = Figure.parse("30.0亿元"), Figure.parse("100.0亿元")
        >>> print(additive_location_quotient(part, whole, Figure.parse("15.0亿元"), Figure.parse("100.0亿元")))
        15.0个百分点 [14.88, 15.12]
    """
    part, whole, reference_part, reference_whole = _guarded(part, whole, reference_part, reference_whole)
    error = UndefinedError("quotient.undefined", **_PART, value=reference_part)
    reference = ratio(not_negative(reference_part, lambda: error) / reference_whole)
    return points(ratio(part / whole) - reference)


@formula(
    en="Litzenberger-Sternberg cluster index",
    zh="集群指数",
    maths="employment · firms / (area · population)",
    source="Litzenberger and Sternberg 2006: relative density times relative stock over relative firm size",
)
def cluster_index(*, employment: Any, firms: Any, area: Any, population: Any) -> Any:
    """How far an industry is clustered in a region (集群指数): 1 is what the reference has.

    The three factors are the relative density of jobs ``employment / area``, the relative stock
    ``employment / population``, over the relative size of firms ``employment / firms``; employment cancels once, so
    ``employment · firms / (area · population)`` has each input once and a figure's bounds are the tightest.

    Args:
        employment: The region's share of the industry's jobs: a ratio, or a figure in %.
        firms: The region's share of the industry's firms (企业数).
        area: The region's share of the area of all regions.
        population: The region's share of the population of all regions.

    Returns:
        A bare number, or a figure without unit.

    Raises:
        UndefinedError: If the share of area or population is, or may be, zero or negative, or that of jobs or firms
            is negative; on columns the result is null.

    Examples:
        >>> from fractions import Fraction as share
        >>> shares = dict(employment=share(1743, 5740), firms=share(35, 53), area=share(50, 576))
        >>> round(float(cluster_index(**shares, population=share(488, 4621))), 5)
        21.87491
    """
    jobs, number, land, people = operands(employment=employment, firms=firms, area=area, population=population)
    for name, value in (("firms", number), ("area", land), ("population", people)):
        like(jobs, value, names=f"employment, {name}")
    above, also, below, beside = (
        not_negative(jobs, lambda: UndefinedError("quotient.undefined", **_PART, value=jobs)),
        not_negative(number, lambda: UndefinedError("quotient.undefined", **_PART, value=number)),
        positive(land, lambda: UndefinedError("quotient.undefined", **_WHOLE, value=land)),
        positive(people, lambda: UndefinedError("quotient.undefined", **_WHOLE, value=people)),
    )
    return plain(plain(above / below) * plain(also / beside))


@formula(
    en="Krugman specialisation index",
    zh="克鲁格曼专业化指数",
    maths="Σ |xᵢ/Σx − rᵢ/Σr|",
    source="Krugman 1991; scale 0 (equal structures) to 2 (nothing in common)",
)
def krugman_index(own: Sequence[Any], reference: Sequence[Any]) -> Any:
    """How far two industrial structures differ (克鲁格曼指数), 0 to 2: ``Σ |xᵢ/Σx − rᵢ/Σr|``.

    A figure's bounds are guaranteed outer bounds: from the tightest bounds of each share, and from the fact that the
    differences above and below zero are equal.

    Args:
        own: The region's levels by industry, in any one unit: none negative.
        reference: The levels of the other region or the nation, in the same order.

    Returns:
        A number from 0 to 2, or a figure without unit.

    Raises:
        OperandError: If a value is negative or missing, or the lists differ in length.
        UndefinedError: If a total is, or may be, zero.

    Examples:
        >>> krugman_index([20, 10, 70, 0, 0], [0, 0, 0, 60, 40])
        2.0
    """
    lists = [
        Amounts.read(values, name).checked().total_above_zero("Krugman index", "克鲁格曼指数")
        for name, values in (("own", own), ("reference", reference))
    ]
    same_length(*lists)
    value, (low, high) = positive_part(*map(share_ranges, lists))
    return index(lists, 2 * value, (2 * low, 2 * high))


@formula(
    en="locational Gini coefficient",
    zh="区位基尼系数",
    maths="Σᵢ﹤ⱼ |oᵢrⱼ − oⱼrᵢ| / (Σo · Σr)",
    source="Hoover 1936; scale 0 to 1, of which half is the scale of Krugman 1991 (0 to 0.5)",
)
def locational_gini(own: Sequence[Any], reference: Sequence[Any]) -> Any:
    """How unevenly an industry lies over regions, against all activity (区位基尼系数), 0 to 1.

    The Gini coefficient of the location quotients, each weighted with its region's reference level. Half of it is
    Krugman's scale, 0 to 0.5. A figure's bounds are guaranteed outer bounds.

    Args:
        own: The industry's level in each region, in any one unit: none negative.
        reference: The level of all industries in each region, in the same order: all above zero.

    Returns:
        A number from 0 to 1, or a figure without unit.

    Raises:
        OperandError: If a value is negative or missing, a reference is, or may be, zero, or the lists differ in length.
        UndefinedError: If a total is, or may be, zero.

    Examples:
        >>> locational_gini([100, 0, 0, 0, 0], [100, 100, 100, 100, 100])
        0.8
    """
    levels = Amounts.read(own, "own").checked().total_above_zero("locational Gini coefficient", "区位基尼系数")
    weights = Amounts.read(reference, "reference").checked(above_zero=True)
    same_length(levels, weights)
    quotients = Amounts(
        "own", tuple(plain(ratio(a / b)) for a, b in zip(levels.items, weights.items, strict=True)), levels.kind
    )
    check_weighted_total(quotients, weights)
    return index([levels, weights], *weighted_gini(quotients, weights))
