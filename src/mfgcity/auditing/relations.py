"""Relations between figures that are no calculators: sums, means, rates, equality, n of m, places (关系)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from mfgcity.figures import Figure, Interval, ratio


def sum_of(*parts: Any) -> Any:
    """The total is the sum of its parts (合计等于分项之和).

    Examples:
        >>> from mfgcity import Figure
        >>> print(sum_of(Figure.parse("225.09公顷"), Figure.parse("99.73公顷")))
        324.82公顷 [324.810, 324.830]
    """
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def difference_of(minuend: Any, subtrahend: Any) -> Any:
    """The result is the first less the second (差).

    Examples:
        >>> from mfgcity import Figure
        >>> print(difference_of(Figure.parse("1026家"), Figure.parse("214家")))
        812家
    """
    return minuend - subtrahend


def average_of(*parts: Any) -> Any:
    """The result is the plain mean of the others (平均数).

    Examples:
        >>> from mfgcity import Figure
        >>> print(average_of(Figure.parse("5.1%"), Figure.parse("5.6%")))
        5.4% [5.30, 5.40]
    """
    return sum_of(*parts) / len(parts)


def rate_of(amount: Any, number: Any) -> Any:
    """The result is the first for each unit of the second (人均、亩均、每百元), in the unit of the first per the second.

    Two like quantities give a ratio: 84.3 % is 84.3元 in each 100元.

    Examples:
        >>> from mfgcity import Figure
        >>> print(rate_of(Figure.parse("35.6亿元"), Figure.parse("12.5万亩")))
        2.85亿元/万亩 [2.83, 2.86]
    """
    return ratio(amount / number)


def equal_to(other: Any) -> Any:
    """The result is the same quantity (相等)."""
    return other


def count_of(whole: Any) -> Any:
    """The result is a number of things among all of them, n of m: at least none, at most the whole (其中)."""
    return whole


def between(first: Any, *others: Any) -> Any:
    """The result lies between the smallest and the largest of the others (介于分项之间), as a total's growth does."""
    return first


def rest_of(*shares: Any) -> Any:
    """The result is what is left of a whole when the shares of its other parts are taken away (其余占比).

    Examples:
        >>> from mfgcity import Figure
        >>> print(rest_of(Figure.parse("25.7%"), Figure.parse("26.8%")))
        47.5% [47.40, 47.60]
    """
    return 1 - sum_of(*shares)


def place_of(own: Figure, *others: Figure, descending: bool = True, complete: bool = True) -> Figure:
    """The result is the place of the first figure among all (位次), with the places that rounding and ties leave open.

    Ties may have been placed as 1, 1, 3 or 1, 1, 2 or in any order. It takes figures only and cannot stand in a network.

    Args:
        own: The figure whose place is asked for.
        others: The figures of the others in the field, in units that meet the first.
        descending: True if the highest is first, False where lower is better.
        complete: Whether the others are all the others; if not, the place has a best end only.

    Raises:
        UnitError: If the units of two figures do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> own, *others = (Figure.parse(text) for text in ("5.1%", "6.0%", "5.1%", "4.0%"))
        >>> print(place_of(own, *others).bounds, place_of(own, *others, complete=False).bounds)
        [2, 3] [2, ∞)
    """
    mine, theirs = _ahead(own, descending), [_ahead(other.to(own.unit), descending) for other in others]
    above = [bounds for _, bounds in theirs if mine[1].precedes(bounds)]
    level = sum(not bounds.precedes(mine[1]) for _, bounds in theirs)
    place = 1 + sum(value > mine[0] for value, _ in theirs)
    return Figure.computed(place, "位", Interval(1 + _distinct(above), 1 + level if complete else None))


def place_beside(own: Figure, other: Figure, place: Figure, *, descending: bool = True) -> Figure:
    """The result is a place that agrees with the place of another: behind it if certainly lower, before it if higher.

    Args:
        own: The figure whose place is asked for.
        other: The figure of another in the same field.
        place: The place of that other, in 位.
        descending: True if the highest is first, False where lower is better.

    Raises:
        UnitError: If the units of the two figures do not meet.

    Examples:
        >>> from mfgcity import Figure
        >>> print(place_beside(Figure.parse("6.0%"), Figure.parse("5.1%"), Figure.parse("3位")).bounds)
        [1, 2]
    """
    mine, its = _ahead(own, descending)[1], _ahead(other.to(own.unit), descending)[1]
    best, worst = place.bounds.lower or Fraction(1), place.bounds.upper
    bounds = Interval(1, None)
    if mine.precedes(its):
        bounds = Interval(best + 1, None)
    elif its.precedes(mine):
        bounds = Interval(1, None if worst is None else max(worst - 1, Fraction(1)))
    return Figure.computed(place.value, "位", bounds)


def _ahead(figure: Figure, descending: bool) -> tuple[Fraction, Interval]:
    """The value and bounds of a figure, turned over where lower is better."""
    return (figure.value, figure.bounds) if descending else (-figure.value, -figure.bounds)


def _distinct(spans: Sequence[Interval]) -> int:
    """How many different values at least lie in some spans: equal ones may share a place."""
    ends = sorted(spans, key=lambda span: (span.lower is not None, span.lower or 0), reverse=True)
    count, last = 0, None
    for span in ends:
        if last is None or span.precedes(last):
            count, last = count + 1, span
    return count


def name_of(formula: Callable[..., Any]) -> str:
    """The name of a formula, such as ``share``."""
    inner = formula.func if isinstance(formula, partial) else formula
    return getattr(inner, "__name__", type(inner).__name__)
