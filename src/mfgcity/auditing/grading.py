"""How well a printed figure agrees with what a formula gives for others: the graded reading (分级判读)."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

from mfgcity.auditing.relations import between, count_of
from mfgcity.calculators import growth_rate
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Interval, Qualifier, Rounding, UnitKind, points, ratio
from mfgcity.figures.operands import as_growth


class Verdict(enum.StrEnum):
    """What is said of a printed claim."""

    EXACT = "exact"
    """It holds on the printed digits (按印刷数字即一致)."""
    WITHIN_ROUNDING = "within_rounding"
    """It holds within the rounding of the figures (舍入范围内一致)."""
    TRUNCATED = "truncated"
    """It holds only if digits were cut off instead of rounded (仅截尾时一致)."""
    LAST_DIGIT = "last_digit"
    """It is off by one in the last digit (末位相差一)."""
    UNUSUAL = "unusual"
    """It breaks only the usual sense of a word such as 超三成 (仅与词语的通常含义不合)."""
    CONTRADICTED = "contradicted"
    """It cannot hold (不成立)."""
    IMPLIED = "implied"
    """One of its figures is not printed, and follows (隐含)."""
    UNDECIDED = "undecided"
    """It could not be decided (未能判定)."""


GRAVITY: Final = (
    Verdict.CONTRADICTED,
    Verdict.LAST_DIGIT,
    Verdict.TRUNCATED,
    Verdict.UNUSUAL,
    Verdict.UNDECIDED,
    Verdict.IMPLIED,
    Verdict.WITHIN_ROUNDING,
    Verdict.EXACT,
)
"""The verdicts, the gravest first."""


class Grade(NamedTuple):
    """A verdict with the value that the formula gives.

    Attributes:
        verdict: How well the printed figure agrees.
        recomputed: What the formula gives, in the printed unit; None where it gives none.
    """

    verdict: Verdict
    recomputed: Figure | None


def grade(formula: Callable[..., Any], printed: Figure, inputs: Sequence[Figure]) -> Grade:
    """Grade a printed figure against a formula of other printed figures.

    The printed digits are tried first, since officials often compute from those; then rounding, cut digits, the
    certain sense of words, and one unit of the last digit.

    Args:
        formula: A calculator, or a relation such as `sum_of`.
        printed: The figure that the formula should give.
        inputs: What the formula takes.
    """
    if formula is growth_rate:
        printed = as_growth(printed)
    if formula in (count_of, between):
        return Grade(_ordered(formula, printed, inputs), None)
    try:
        recomputed = _given(formula, printed, inputs)
    except MfgcityError:
        return Grade(Verdict.UNDECIDED, None)
    figures = (printed, *inputs)
    if all(figure.qualifier is Qualifier.EXACT for figure in figures) and recomputed.value in printed.bounds:
        return Grade(Verdict.EXACT, recomputed)
    if recomputed.bounds.meets(printed.bounds):
        return Grade(Verdict.WITHIN_ROUNDING, recomputed)
    cut = [_read(figure, figure.read_as(Rounding.TRUNCATE)) for figure in inputs]
    for tried in (inputs, cut):
        if _given(formula, printed, tried).bounds.meets(printed.read_as(Rounding.TRUNCATE)):
            return Grade(Verdict.TRUNCATED, recomputed)
    literal = [_read(figure, figure.literal_bounds) for figure in inputs]
    if any(figure.qualifier is not Qualifier.EXACT for figure in figures) and _meets(formula, printed, literal):
        return Grade(Verdict.UNUSUAL, recomputed)
    if printed.decimals is not None and printed.qualifier is Qualifier.EXACT and not printed.bounds.is_point:
        step = Fraction(1, 10**printed.decimals)
        if recomputed.bounds.meets(printed.bounds + Interval(-step, step)):
            return Grade(Verdict.LAST_DIGIT, recomputed)
    return Grade(Verdict.CONTRADICTED, recomputed)


def stated_like(printed: Figure, value: Figure) -> Figure:
    """A figure in the unit of a printed one; ratios and points stand for each other.

    Raises:
        UnitError: If the units do not meet.
    """
    if printed.unit.kind is UnitKind.POINTS:
        value = points(value)
    elif printed.unit.is_ratio:
        value = ratio(value)
    return value.to(printed.unit)


def _given(formula: Callable[..., Any], printed: Figure, inputs: Sequence[Figure]) -> Figure:
    return stated_like(printed, formula(*inputs))


def _meets(formula: Callable[..., Any], printed: Figure, inputs: Sequence[Figure]) -> bool:
    try:
        return _given(formula, printed, inputs).bounds.meets(printed.literal_bounds)
    except MfgcityError:
        return True


def _read(figure: Figure, bounds: Interval) -> Figure:
    return Figure.computed(figure.value, figure.unit, bounds)


def _ordered(formula: Callable[..., Any], printed: Figure, inputs: Sequence[Figure]) -> Verdict:
    """Whether a part can be at most its whole, or a total lie between others."""
    try:
        others = [figure.to(printed.unit) for figure in inputs]
    except MfgcityError:
        return Verdict.UNDECIDED
    hull = others[0].bounds
    for other in others[1:]:
        hull = hull | other.bounds
    allowed = Interval(0, hull.upper, upper_closed=hull.upper_closed) if formula is count_of else hull
    if not printed.bounds.meets(allowed):
        return Verdict.CONTRADICTED
    return Verdict.EXACT if allowed.covers(printed.bounds) else Verdict.WITHIN_ROUNDING
