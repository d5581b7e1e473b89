"""Completion of plans, and progress against the calendar (完成进度)."""

from __future__ import annotations

from typing import Any

from mfgcity.calculators.formula import formula
from mfgcity.calculators.growth import growth_factor
from mfgcity.figures import points, ratio
from mfgcity.figures.operands import UndefinedError, as_growth, like, operands, positive

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


@formula(
    en="amount ahead of the calendar",
    zh="超时序进度的量",
    maths="actual − plan · elapsed",
    source="usage of statistical releases (超序时进度…亿元)",
)
def amount_ahead(actual: Any, plan: Any, elapsed: Any) -> Any:
    """How much more was reached than the calendar asks for (超序时进度): ``actual − plan · elapsed``.

    Each input stands once, so a figure's bounds are the tightest. Negative is behind. With 1/12 it compares one month
    with a twelfth of the year's plan.

    Args:
        actual: What was reached, in any unit.
        plan: What was planned for the whole term, in a unit that meets the first.
        elapsed: The part of the term gone by: a ratio such as `Period.elapsed` (7/12 at the end of July), or a figure.

    Returns:
        An amount in the unit of the inputs.

    Raises:
        UnitError: If the units do not meet.

    Examples:
        >>> from fractions import Fraction
        >>> from mfgcity import Figure
        >>> print(amount_ahead(Figure.parse("10372万元"), Figure.parse("58651万元"), Fraction(1, 12)))
        5484万元 [5483.9, 5485.0]
    """
    actual, plan, elapsed = operands(actual=actual, plan=plan, elapsed=elapsed)
    like(actual, plan, names="actual, plan")
    like(elapsed, 1, names="elapsed, 1")
    return actual - plan * elapsed


@formula(
    en="completion of a plan stated as a rate",
    zh="以增长率表示的计划完成程度",
    maths="(1 + actual_growth) / (1 + planned_growth)",
    source="textbook statistics (计划数为提高率或降低率时的计划完成相对数)",
)
def rate_completion(actual_growth: Any, planned_growth: Any) -> Any:
    """How much of a plan is done that was stated as growth or cut (计划完成程度): ``(1 + a) / (1 + p)``.

    Each input stands once, so a figure's bounds are the tightest. The two rates must not be divided by each other:
    15 % on a plan of 10 % is 104.5 %, not 150 %. A cut is a negative growth, and a result below 100 % then is
    over-fulfilment; see `overfulfilment`.

    Args:
        actual_growth: The growth that was reached: a ratio, or a figure in %.
        planned_growth: The growth that was planned: a ratio, or a figure in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If the planned growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> from mfgcity import Figure
        >>> print(rate_completion(Figure.parse("-7.6%"), Figure.parse("-6.0%")))
        98.3% [98.19, 98.40]
    """
    actual, planned = operands(actual_growth=actual_growth, planned_growth=planned_growth)
    like(actual, planned, names="actual_growth, planned_growth")
    return ratio((1 + as_growth(actual)) / growth_factor(planned))


@formula(
    en="over-fulfilment",
    zh="超额完成程度",
    maths="completion − 1; 1 − completion where lower is better",
    source="textbook statistics (正指标与逆指标)",
)
def overfulfilment(completion: Any, *, lower_is_better: bool = False) -> Any:
    """How far a plan was passed, for the better (超额完成): ``completion − 1``, turned over for a reverse target (逆指标).

    The input stands once, so a figure's bounds are the tightest. Negative is short of the plan.

    Args:
        completion: Actual over plan: a ratio, or a figure in %.
        lower_is_better: Whether a completion below 100 % is the good side, as with energy use or cost.

    Returns:
        A difference of ratios for plain numbers, a figure in percentage points for figures.

    Examples:
        >>> from mfgcity import Figure
        >>> print(overfulfilment(Figure.parse("98.29%"), lower_is_better=True))
        1.71个百分点 [1.705, 1.715]
    """
    (done,) = operands(completion=completion)
    like(done, 1, names="completion, 1")
    return points(1 - done if lower_is_better else done - 1)
