"""How far two structures lie apart, and what that can be within the bounds of their figures (结构差异)."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from mfgcity.calculators.bounding.lists import Amounts, Bounded

_ZERO = Fraction(0)


class ShareRange(NamedTuple):
    """The share of one value in the total of its list: on the printed digits, and its lower and upper end."""

    value: Fraction
    low: Fraction
    high: Fraction


def share_ranges(amounts: Amounts) -> list[ShareRange]:
    """The share of each value in the total of the list.

    A share ``x / (x + rest)`` rises in its own value and falls in the rest, so its ends are the tightest.
    """
    values, (lows, highs) = amounts.values, amounts.ends
    total, low_total, high_total = sum(values), sum(lows), sum(highs)
    ranges = []
    for value, low, high in zip(values, lows, highs, strict=True):
        least, most = low + high_total - high, high + low_total - low
        ranges.append(ShareRange(value / total, low / least if low else _ZERO, high / most if high else _ZERO))
    return ranges


def positive_part(own: list[ShareRange], reference: list[ShareRange]) -> Bounded:
    """The sum of the shares' differences above zero, with guaranteed bounds.

    Both lists of shares add to one, so what lies above zero equals what lies below; the bounds use the better of two.
    """
    pairs = list(zip(own, reference, strict=True))
    value = sum((max(a.value - b.value, _ZERO) for a, b in pairs), _ZERO)
    low = max(
        sum((max(a.low - b.high, _ZERO) for a, b in pairs), _ZERO),
        sum((max(b.low - a.high, _ZERO) for a, b in pairs), _ZERO),
    )
    high = min(
        sum((max(a.high - b.low, _ZERO) for a, b in pairs), _ZERO),
        sum((max(b.high - a.low, _ZERO) for a, b in pairs), _ZERO),
        Fraction(1),
    )
    return value, (low, high)
