"""Relations between figures that are no calculators: sums, differences, equality, n of m, between (关系)."""

from __future__ import annotations

from typing import Any


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


def equal_to(other: Any) -> Any:
    """The result is the same quantity (相等)."""
    return other


def count_of(whole: Any) -> Any:
    """The result is a number of things among all of them, n of m: at least none, at most the whole (其中)."""
    return whole


def between(first: Any, *others: Any) -> Any:
    """The result lies between the smallest and the largest of the others (介于分项之间), as a total's growth does."""
    return first
