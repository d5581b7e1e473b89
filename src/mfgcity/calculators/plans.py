"""The plan behind a completion, plans for parts of a term, and whole-number plans (计划数)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from mfgcity.calculators.bounding.lists import Amounts, delivered, joint_kind
from mfgcity.calculators.formula import formula
from mfgcity.calculators.progress import completion
from mfgcity.figures import Figure, UnitKind
from mfgcity.figures.operands import OperandError, UndefinedError, like, operand, operands, positive

_DONE = {"reason": "the completion is, or may be, zero or negative", "reason_zh": "完成程度为零或为负，或可能如此"}
_COUNTED = (UnitKind.NUMBER, UnitKind.COUNT, UnitKind.PLACE)


@formula(
    en="implied plan",
    zh="隐含计划数",
    maths="actual / completion",
    source="the definition of 计划完成程度, solved for the plan",
)
def implied_plan(actual: Any, completion: Any) -> Any:
    """The plan behind what was reached and its completion (隐含计划数): ``actual / completion``.

    Each input stands once, so a figure's bounds are the tightest. Where a plan can only be a whole number, see
    `whole_numbers`.

    Args:
        actual: What was reached, in any unit.
        completion: The part of the plan done: a ratio, or a figure in %.

    Returns:
        The plan, in the unit of `actual`.

    Raises:
        UndefinedError: If the completion is, or may be, zero or negative; on columns the result is null.

    Examples:
        >>> implied_plan(Figure.parse("138个"), Figure.parse("92%")).value
        Fraction(150, 1)
    """
    actual, done = operands(actual=actual, completion=completion)
    like(done, 1, names="completion, 1")
    return actual / positive(done, lambda: UndefinedError("plan.implied", **_DONE, completion=done))


@formula(
    en="plan for a part of the term",
    zh="分期计划数",
    maths="plan · part",
    source="even division of a plan over its term (序时计划)",
)
def partial_plan(plan: Any, part: Any) -> Any:
    """The plan for a part of the term, divided evenly (序时计划): ``plan · part``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        plan: What was planned for the whole term, in any unit.
        part: The part of the term: a ratio such as 1/12 for a month of a year, or a figure.

    Returns:
        The plan for the part, in the unit of `plan`.

    Examples:
        >>> from mfgcity import completion
        >>> month = partial_plan(Figure.parse("24650万元"), Fraction(1, 12))
        >>> f"{completion(Figure.parse('911万元'), month):.1f}"
        '44.3%'
    """
    plan, part = operands(plan=plan, part=part)
    like(part, 1, names="part, 1")
    return plan * part


@formula(
    en="completion of a plan by the cumulative method",
    zh="计划完成程度（累计法）",
    maths="Σ actual / plan",
    source="textbook statistics (长期计划完成情况检查的累计法)",
)
def cumulative_completion(actuals: Sequence[Any], plan: Any) -> Any:
    """How much of a long plan is done, where the plan is a total over its years (累计法): ``Σ actual / plan``.

    Each input stands once, so a figure's bounds are the tightest. Where the plan is a level to be reached in the last
    year (水平法) use `completion` on that year.

    Args:
        actuals: What was reached in each year, in any one unit.
        plan: What was planned for all years together, in a unit that meets the first.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        OperandError: If a year is missing.
        UndefinedError: If the plan is, or may be, zero or negative.

    Examples:
        >>> cumulative_completion([Fraction(420), Fraction(440), Fraction(450), Fraction(460), Fraction(470)], 2200)
        Fraction(56, 55)
    """
    reached = Amounts.read(actuals, "actuals")
    whole = Amounts.read([operand(plan, "plan")], "plan")
    return delivered(joint_kind(reached, whole), completion(sum(reached.items), whole.items[0]))


@formula(
    en="whole numbers within bounds",
    zh="范围内的整数",
    maths="{n : lower ≤ n ≤ upper}",
    source="counts are whole numbers (家、个、件)",
)
def whole_numbers(figure: Any) -> range:
    """The whole numbers that a figure can be (范围内的整数); counts are taken without 万 or 亿.

    Of `implied_plan` they are the plans that fit a printed completion; of `share` times a whole the counts that fit a
    printed share. An empty range says that no whole number does.

    Args:
        figure: A figure, printed or computed, with a lower and an upper end.

    Raises:
        OperandError: If it is no figure, or lacks an end.

    Examples:
        >>> list(whole_numbers(implied_plan(Figure.parse("138个"), Figure.parse("92%"))))
        [150]
        >>> list(whole_numbers(implied_plan(Figure.parse("19个"), Figure.parse("92%"))))
        []
    """
    if not isinstance(figure, Figure):
        raise OperandError("operand.figure", field="figure", value=figure)
    bounds, scale = figure.bounds, figure.unit.scale if figure.unit.kind in _COUNTED else Fraction(1)
    if bounds.lower is None or bounds.upper is None:
        raise OperandError("list.unbounded", field="figure", value=figure)
    low, high = bounds.lower * scale, bounds.upper * scale
    first, last = math.ceil(low), math.floor(high)
    return range(first + (first == low and not bounds.lower_closed), last + (last != high or bounds.upper_closed))
