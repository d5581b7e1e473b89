"""Bounds of a formula in which a figure stands more than once (端点法)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import product
from typing import Any

from mfgcity.figures import Figure, Interval
from mfgcity.figures.operands import UndefinedError

_Corner = tuple[bool, ...]


def cornered(formula: Callable[..., Any], *inputs: Any) -> Any:
    """Evaluate a formula that rises or falls in each input alone, whatever the others are.

    Such a formula has its extremes where every input is at one of its ends, so on figures the bounds are the tightest.
    Where an end is missing, or the formula is not defined at one, they are those of interval arithmetic: guaranteed, not the tightest.

    Args:
        formula: A formula whose result is a ratio or a bare number.
        inputs: Numbers, figures, columns or symbols, as `operands` made them.

    Returns:
        The value of the formula, of the kind of its inputs.
    """
    result = formula(*inputs)
    if not isinstance(result, Figure):
        return result
    bounds = [_plain_bounds(value) for value in inputs]
    if any(ends.lower is None or ends.upper is None for ends in bounds):
        return result
    values: dict[_Corner, Fraction] = {}
    for corner in product((False, True), repeat=len(bounds)):
        ends = [bound.upper if up else bound.lower for bound, up in zip(bounds, corner, strict=True)]
        try:
            values[corner] = formula(*ends) / result.unit.scale
        except UndefinedError:
            # An open end, such as a base above zero that comes as near to it as one likes.
            return result
    low, high = min(values.values()), max(values.values())
    tight = Interval(
        low,
        high,
        low == high or _attained(bounds, (corner for corner, value in values.items() if value == low)),
        low == high or _attained(bounds, (corner for corner, value in values.items() if value == high)),
    )
    return Figure.computed(result.value, result.unit, tight, shown=result.shown_decimals)


def _plain_bounds(value: Any) -> Interval:
    if isinstance(value, Figure):
        return value.bounds * Interval.point(value.unit.scale)
    return Interval.point(value)


def _attained(bounds: list[Interval], corners: Iterable[_Corner]) -> bool:
    """Whether the value at these corners belongs to the result: each input's end does, or both its ends give it."""
    found = list(corners)
    for position, ends in enumerate(bounds):
        sides = {corner[position] for corner in found}
        if len(sides) == 1 and not (ends.upper_closed if True in sides else ends.lower_closed):
            return False
    return True
