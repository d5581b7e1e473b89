"""The parts of a whole: their shares, and whether they add to it within rounding (构成)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs

from mfgcity.calculators.bounding.distances import share_ranges
from mfgcity.calculators.bounding.lists import Amounts, Kind, as_figure, delivered, joint_kind
from mfgcity.calculators.formula import formula
from mfgcity.calculators.shares import share
from mfgcity.figures import Figure, points
from mfgcity.figures.operands import OperandError, operand

_NEARLY = Fraction(1, 10**9)


@attrs.frozen
class Composition:
    """The shares of the parts of a whole (构成).

    Attributes:
        shares: The share of each part, in the order given: ratios, or figures in %.
        residual: The share of the whole that the parts leave over (其余); negative where they exceed it. A difference
            of ratios, or a figure in percentage points. Zero where the whole is the sum of the parts.
    """

    shares: tuple[Any, ...]
    residual: Any


@attrs.frozen
class SumCheck:
    """Whether parts add to their whole (总计与分项合计).

    Attributes:
        total: The sum of the parts.
        whole: The whole they were compared with.
        residual: The whole less the sum, with the bounds that rounding leaves.
        holds: Whether the residual can be zero: each part and the whole may be off by half a printed digit.
    """

    total: Any
    whole: Any
    residual: Any
    holds: bool


@formula(
    en="composition",
    zh="构成",
    maths="shareᵢ = partᵢ / whole; residual = 1 − Σ share",
    source="usage of statistical releases (构成、比重)",
)
def composition(parts: Sequence[Any], *, whole: Any = None) -> Composition:
    """The share of each part in the whole, and what they leave over (构成).

    Without `whole` the whole is the sum of the parts: the shares add to one exactly. A part then stands in its whole
    too; its share is written ``1 / (1 + rest / part)``, in which each figure stands once, so the bounds are the
    tightest. With `whole` they are those of `share`. Nothing is scaled to 100 %.

    Args:
        parts: The levels of the parts, in any one unit: none negative.
        whole: The level of the whole, in a unit that meets the parts'; their sum if not given.

    Raises:
        OperandError: If a part is negative or missing.
        UndefinedError: If the whole is, or may be, zero or negative.

    Examples:
        >>> composition([Fraction(3), Fraction(1)]).shares
        (Fraction(3, 4), Fraction(1, 4))
        >>> parts = [Figure.parse("430.9亿元"), Figure.parse("42.3亿元")]
        >>> print(*composition(parts).shares)
        91.06% [91.05, 91.07] 8.94% [8.93, 8.95]
    """
    amounts = Amounts.read(parts, "parts").checked()
    if whole is None:
        amounts.total_above_zero("share", "占比")
        shares = tuple(
            as_figure([amounts], found.value, (found.low, found.high), "%")
            if amounts.kind is Kind.FIGURE
            else delivered(amounts.kind, found.value)
            for found in share_ranges(amounts)
        )
        nothing = (
            Figure.computed(0, "个百分点") if amounts.kind is Kind.FIGURE else delivered(amounts.kind, Fraction(0))
        )
        return Composition(shares, nothing)
    total = Amounts.read([operand(whole, "whole")], "whole")
    kind = joint_kind(amounts, total)
    level = total.items[0]
    exact = [share(part, level) for part in amounts.items]
    residual = points(1 - share(sum(amounts.items), level))
    return Composition(tuple(delivered(kind, one) for one in exact), delivered(kind, residual))


@formula(
    en="sum check",
    zh="分项合计核对",
    maths="whole − Σ part",
    source="notes to statistical tables (部分数据因四舍五入，存在总计与分项合计不等的情况)",
)
def sum_check(parts: Sequence[Any], whole: Any = None) -> SumCheck:
    """Whether parts add to their whole within rounding (总计与分项合计): ``whole − Σ part``.

    Each input stands once, so a figure's bounds are the tightest; the check holds where they contain zero. Plain
    numbers have no printed digits: they must add exactly, floats to nine digits.

    Args:
        parts: Levels in any one unit, or shares. They may be negative.
        whole: The whole, in a unit that meets the parts'; 1 (100 %) if not given.

    Raises:
        OperandError: If a part is missing, or figures stand beside plain numbers.
        UnitError: If the units do not meet.

    Examples:
        >>> check = sum_check([Figure.parse("30398亿元"), Figure.parse("4513亿元")], Figure.parse("34910亿元"))
        >>> print(check.residual, check.holds)
        -1亿元 [-2.5, 0.5] True
        >>> sum_check([Figure.parse(text) for text in ("43.83%", "58.42%", "-2.25%")]).holds
        True
    """
    amounts = Amounts.read(parts, "parts")
    if whole is None:
        whole = Figure.computed(100, "%") if amounts.kind is Kind.FIGURE else 1
    total = Amounts.read([operand(whole, "whole")], "whole")
    if (amounts.kind is Kind.FIGURE) != (total.kind is Kind.FIGURE):
        raise OperandError("list.mixture", field="whole", value=whole)
    kind, level, listed = joint_kind(amounts, total), total.items[0], sum(amounts.items)
    residual = level - listed
    if kind is Kind.FIGURE:
        holds = 0 in residual.bounds
    else:
        holds = abs(residual) <= (_NEARLY * abs(level) if kind is Kind.FLOAT else 0)
    return SumCheck(delivered(kind, listed), delivered(kind, level), delivered(kind, residual), holds)
