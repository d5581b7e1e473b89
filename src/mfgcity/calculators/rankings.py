"""Ranks, with the places that rounding leaves open (位次)."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final, Literal, NamedTuple

import attrs

from mfgcity.calculators.bounding.lists import entries
from mfgcity.calculators.formula import formula
from mfgcity.figures import Figure, Interval
from mfgcity.figures.operands import OperandError, operand

Method = Literal["competition", "dense", "ordinal"]
METHODS: Final[tuple[Method, ...]] = ("competition", "dense", "ordinal")

_Key = tuple["Fraction | float", int]


@attrs.frozen
class Ranking:
    """Places by value (位次), aligned with the input; None stands where a value is missing.

    Attributes:
        values: What was ranked.
        places: The place of each, by its printed value.
        best: The best place each can have within the bounds of all values; guaranteed, and attained.
        worst: The worst place each can have; guaranteed, and attained where the values are not whole numbers.
        ties: The groups of equal values, as positions in the input.
        of: How many were ranked, the missing left out.
        method: How ties are placed: ``competition`` 1, 1, 3; ``dense`` 1, 1, 2 (中国式排名); ``ordinal`` 1, 2, 3 in
            the order given.
        descending: Whether the highest value comes first.
    """

    values: tuple[Any, ...]
    places: tuple[int | None, ...]
    best: tuple[int | None, ...]
    worst: tuple[int | None, ...]
    ties: tuple[tuple[int, ...], ...]
    of: int
    method: Method
    descending: bool

    @property
    def is_certain(self) -> bool:
        """Whether the bounds leave each value one place only."""
        return self.best == self.worst

    def _repr_html_(self) -> str:
        from mfgcity.markup import Html, both, table

        heads = (both("value", "数值"), both("place", "位次"), both("possible places", "可能的位次"))
        rows = [
            (value, place, None if best is None else best if best == worst else f"{best}–{worst}")
            for value, place, best, worst in zip(self.values, self.places, self.best, self.worst, strict=True)
        ]
        order = both("highest first", "从高到低") if self.descending else both("lowest first", "从低到高")
        caption = Html(f"{both(f'{self.of} ranked', f'{self.of} 个参与排名')}, {order}")
        return table(caption, heads, rows, numeric=range(3))


class _Entry(NamedTuple):
    position: int
    value: Fraction | float
    low: _Key
    high: _Key

    @property
    def is_point(self) -> bool:
        return self.low == self.high


@formula(
    en="rank",
    zh="位次",
    maths="1 + the number of values that come before",
    source="competition ranking as usual; dense ranking is the 中国式排名 of office practice",
)
def rank(values: Sequence[Any], *, method: Method = "competition", descending: bool = True) -> Ranking:
    """Rank values (位次).

    Places follow the printed values. For figures the best and the worst possible place follow from the bounds,
    which count as independent.

    Args:
        values: Numbers, or figures whose units meet; None for a missing one, which is not ranked.
        method: ``competition`` (1, 1, 3), ``dense`` (1, 1, 2) or ``ordinal`` (1, 2, 3: ties in the order given).
        descending: True if the highest value is first, False where lower is better.

    Raises:
        OperandError: If a value cannot be ranked, or the method is unknown.
        UnitError: If the units of two figures do not meet.

    Examples:
        >>> rank([1000, 1000, 980, 700]).places
        (1, 1, 3, 4)
        >>> growth = rank([Figure.parse(text) for text in ("5.1%", "5.14%", "4.0%")])
        >>> growth.places, growth.best, growth.worst
        ((2, 1, 3), (1, 1, 3), (2, 2, 3))
    """
    if method not in METHODS:
        raise OperandError("rank.method", names=", ".join(METHODS), value=method)
    ranked = _entries(entries(values, "values"), descending=descending)
    count = {"competition": _competition, "dense": _dense, "ordinal": _ordinal}[method]
    columns: list[list[int | None]] = [[None] * len(values) for _ in range(3)]
    exact = [entry._replace(low=(entry.value, 0), high=(entry.value, 0)) for entry in ranked]
    for entry, (place, _) in zip(ranked, count(exact), strict=True):
        columns[0][entry.position] = place
    for entry, (best, worst) in zip(ranked, count(ranked), strict=True):
        columns[1][entry.position], columns[2][entry.position] = best, worst
    places, best_places, worst_places = (tuple(column) for column in columns)
    return Ranking(
        tuple(values), places, best_places, worst_places, _ties(ranked), len(ranked), method, bool(descending)
    )


def _entries(values: Sequence[Any], *, descending: bool) -> list[_Entry]:
    """The values that are there, as ends to compare; the lower comes first in the order of places reversed."""
    found: list[_Entry] = []
    first: Figure | None = None
    for position, given in enumerate(values):
        if given is None:
            continue
        value = operand(given, f"values[{position}]")
        if isinstance(value, Figure) != (first is not None) and found:
            raise OperandError("list.mixture", field=f"values[{position}]", value=given)
        if isinstance(value, Figure):
            first = first or value
            value = value.to(first.unit)
            number, bounds = value.value, value.bounds
        elif isinstance(value, (int, float, Fraction)):
            number = Fraction(value)
            bounds = Interval(number, number)
        else:
            raise OperandError("operand.kind", field=f"values[{position}]", value=given)
        if not descending:
            number, bounds = -number, -bounds
        low = (-math.inf, 0) if bounds.lower is None else (bounds.lower, 0 if bounds.lower_closed else 1)
        high = (math.inf, 0) if bounds.upper is None else (bounds.upper, 0 if bounds.upper_closed else -1)
        found.append(_Entry(position, number, low, high))
    return found


def _competition(entries: list[_Entry]) -> list[tuple[int, int]]:
    """Best: only those certainly above stand before; worst: all those that can be above do."""
    lows, highs = sorted(entry.low for entry in entries), sorted(entry.high for entry in entries)
    return [
        (
            1 + len(lows) - bisect_right(lows, entry.high),
            1 + len(highs) - bisect_right(highs, entry.low) - (entry.high > entry.low),
        )
        for entry in entries
    ]


def _ordinal(entries: list[_Entry]) -> list[tuple[int, int]]:
    """As competition; of those given earlier, also those that must tie (best) or can tie (worst) stand before."""
    result = []
    lows: Counter[_Key] = Counter()
    highs: Counter[_Key] = Counter()
    for entry, (best, worst) in zip(entries, _competition(entries), strict=True):
        must = lows[entry.high] if entry.high[1] == 0 else 0
        can = highs[entry.low] if entry.low[1] == 0 else 0
        result.append((best + must, worst + can))
        lows[entry.low] += 1
        highs[entry.high] += 1
    return result


def _dense(entries: list[_Entry]) -> list[tuple[int, int]]:
    """Best: as few distinct values as can pierce all ranges certainly above; worst: as many as can differ."""
    lows = sorted(entries, key=lambda entry: entry.low, reverse=True)
    piercing: list[_Key] = []
    needed: list[int] = []
    for entry in lows:
        if not piercing or entry.high < piercing[-1]:
            piercing.append(entry.low)
        needed.append(len(piercing))
    thresholds = [entry.low for entry in reversed(lows)]
    points = sorted({entry.low for entry in entries if entry.is_point})
    spans = sorted(entry.high for entry in entries if not entry.is_point)
    result = []
    for entry in entries:
        above = len(thresholds) - bisect_right(thresholds, entry.high)
        can = len(points) - bisect_right(points, entry.low) + len(spans) - bisect_right(spans, entry.low)
        result.append((1 + (needed[above - 1] if above else 0), 1 + can - (not entry.is_point)))
    return result


def _ties(entries: list[_Entry]) -> tuple[tuple[int, ...], ...]:
    groups: dict[Fraction | float, list[int]] = {}
    for entry in entries:
        groups.setdefault(entry.value, []).append(entry.position)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
