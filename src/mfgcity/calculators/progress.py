"""Completion of plans, and progress against the calendar (完成进度)."""

from __future__ import annotations

from typing import Any

from mfgcity.calculators.formula import formula
from mfgcity.figures import points, ratio
from mfgcity.figures.operands import UndefinedError, like, operands, positive

_PLAN = {"reason": "the plan is, or may be, zero or negative", "reason_zh": "计划为零或为负，或可能如此"}


@formula(
    en="completion of a plan",
    zh="计划完成程度",
    maths="actual / plan",
    source="textbook statistics (计划完成相对数)",
)
def completion(actual: Any, plan: Any) -> Any:
    """How much of a plan is done (计划完成程度): ``actual / plan``.

    Each input stands once, so a figure's bounds are the tightest. Above 100 % is over-fulfilment where higher is
    better.

    Args:
        actual: What was reached, in any unit.
        plan: What was planned for the whole term, in a unit that meets the first.

    Returns:
        A ratio for plain numbers (0.92), a figure in % for figures.

    Raises:
        UndefinedError: If the plan is, or may be, zero or negative; on columns the result is null.
        UnitError: If the units do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> print(completion(Figure.parse("138个"), Figure.parse("150个")))
        92%
    """
    actual, plan = operands(actual=actual, plan=plan)
    like(actual, plan, names="actual, plan")
    return ratio(actual / positive(plan, lambda: UndefinedError("plan.undefined", **_PLAN, plan=plan)))


@formula(
    en="lead over the calendar",
    zh="快于时序进度",
    maths="completion − elapsed",
    source="usage of statistical releases (时序进度)",
)
def schedule_lead(completion: Any, elapsed: Any) -> Any:
    """How far a completion is ahead of the calendar (快于时序进度): ``completion − elapsed``.

    Nothing is rounded first. Negative is behind.

    Args:
        completion: The part of the plan done: a ratio, or a figure in %.
        elapsed: The part of the term gone by: a ratio such as `Period.elapsed` (7/12 at the end of July), or a figure.

    Returns:
        A difference of ratios for plain numbers, a figure in percentage points for figures.

    Raises:
        UnitError: If the units do not meet.

    Examples:
        >>> from fractions import Fraction
        >>> from mfgcity import Figure
        >>> print(schedule_lead(Figure.parse("92%"), Fraction(7, 12)))
        34个百分点 [33.2, 34.2]
    """
    done, gone = operands(completion=completion, elapsed=elapsed)
    like(done, gone, names="completion, elapsed")
    return points(done - gone)
