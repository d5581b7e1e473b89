"""What could have been printed instead of a misprint, and how many typing slips away it is (录入差错)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import count, islice
from typing import Final

from mfgcity.auditing.network import NetworkError, Quantity
from mfgcity.figures import Figure, Interval, Qualifier
from mfgcity.figures.interval import fixed_text

PRINTABLE: Final = 1000
"""How many values are listed at the most, besides those one typing slip away."""


def printable(quantity: Quantity, allowed: Interval) -> tuple[Figure, ...]:
    """The figures with as many decimals that can stand for a value in an interval, those one typing slip away first.

    Of very many those nearest to the print are listed.

    Args:
        quantity: A printed figure; the others are rounded as it is.
        allowed: Where the value lies, in its unit.

    Raises:
        NetworkError: If it is not printed, is computed, has an approximate word, or an end of the interval is missing.
    """
    figure = quantity.figure
    if figure is None or figure.decimals is None or figure.qualifier is not Qualifier.EXACT:
        raise NetworkError("network.unprintable", name=quantity.name)
    if allowed.lower is None or allowed.upper is None:
        raise NetworkError("network.unprintable", name=quantity.name)
    decimals = figure.decimals
    printed = fixed_text(figure.value, decimals)
    scale = 10**decimals
    first, last = (allowed.lower * scale).__floor__() - 1, (allowed.upper * scale).__ceil__() + 1
    slips = [int(text.replace(".", "")) for text in _slipped(printed, decimals)]
    near = islice(_outward(int(figure.value * scale), first, last), PRINTABLE)
    found: list[tuple[int, Fraction, Fraction, Figure]] = []
    for number in dict.fromkeys([*(slip for slip in slips if first <= slip <= last), *near]):
        text = fixed_text(Fraction(number, scale), decimals)
        candidate = Figure(text, figure.unit)
        if candidate != figure and candidate.read_as(quantity.rounding).meets(allowed):
            value = candidate.value
            found.append((_slips(printed, text), abs(value - figure.value), value, candidate))
    return tuple(entry[3] for entry in sorted(found, key=lambda entry: entry[:3]))


def _outward(start: int, first: int, last: int) -> Iterator[int]:
    """The whole numbers of a range, those near a start first."""
    start = min(max(start, first), last)
    yield start
    for step in count(1):
        below, above = start - step, start + step
        if below < first and above > last:
            return
        if below >= first:
            yield below
        if above <= last:
            yield above


def _slipped(printed: str, decimals: int) -> Iterator[str]:
    """The numbers one typing slip away, with as many decimals."""
    form = re.compile(rf"-?(?:0|[1-9][0-9]*){rf'[.][0-9]{{{decimals}}}' if decimals else ''}")
    texts = {printed[1:] if printed.startswith("-") else f"-{printed}"}
    for place in range(len(printed) + 1):
        head, tail = printed[:place], printed[place:]
        texts.update(head + digit + rest for digit in "0123456789" for rest in (tail, tail[1:]))
        texts.update((head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]))
    return (text for text in sorted(texts) if form.fullmatch(text))


def _slips(printed: str, other: str) -> int:
    """How many typing slips lie between two texts: a digit changed, left out, doubled, or two turned round."""
    if len(printed) > 60 or len(other) > 60:
        return 60
    rows = [list(range(len(other) + 1))]
    for i, one in enumerate(printed, 1):
        row = [i]
        for j, two in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (one != two))
            if i > 1 and j > 1 and one == other[j - 2] and two == printed[i - 2]:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]
