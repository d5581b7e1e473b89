"""Spelled-out Chinese numbers below ten thousand: 三百五十, 五点一 (汉字数字)."""

from __future__ import annotations

import re
from typing import Final

from mfgcity.figures import vocabulary as words

HAN: Final = r"[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?"
"""A spelled-out number without 万 and 亿."""

_PLACES: Final = re.compile(r"(?:(.?)千)?(零?)(?:(.?)百)?(零?)(?:(.?)十)?(零?)([^十百千零]?)")


def digits_of(text: str) -> str | None:
    """A spelled-out number as digits, or None where the reading is not certain (七八, 一千二)."""
    whole, _, decimals = text.partition("点")
    plain = whole.replace("〇", "零")
    match = _PLACES.fullmatch(plain) if plain else None
    if match is None:
        return None
    total = 0 if plain == "零" else _total(match)
    if total is None:
        return None
    return str(total) + ("." + "".join(str(words.HAN_DIGITS[digit]) for digit in decimals) if decimals else "")


def _total(match: re.Match[str]) -> int | None:
    """The number that the places of a match add up to; None where one is skipped without 零, or has no digit."""
    thousands, zero_h, hundreds, zero_t, tens, zero_o, ones = match.groups()
    steps = [(thousands, "", 1000), (hundreds, zero_h, 100), (tens, zero_t, 10), (ones or None, zero_o, 1)]
    total, last = 0, 10_000
    for digit, zero, place in steps:
        if digit is None:
            if zero and place == 1:
                return None
            continue
        if (digit and digit not in words.HAN_DIGITS) or (digit == "" and (total or place == 1)):
            return None
        if total and (last > place * 10) != any(mark for _, mark, step in steps if place <= step < last):
            return None
        total += (words.HAN_DIGITS[digit] if digit else 1) * place
        last = place
    silent = any(mark for _, mark, step in steps if step < last)
    return None if silent else total or None
