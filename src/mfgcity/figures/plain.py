"""Plain figures: digits and a unit that mean one thing only, such as 39.44亿元, 5.1% or 4335家 (简单写法).

They are most of what tables hold. Reading them needs none of the rules of the language; those read them alike.
"""

from __future__ import annotations

import re
from typing import Final

from mfgcity.figures import vocabulary as words
from mfgcity.figures.reading import Reading
from mfgcity.figures.unit import Unit
from mfgcity.figures.vocabulary import Qualifier

_NAMES: Final = [
    "元",
    "美元",
    "家",
    "个",
    "户",
    "件",
    "项",
    "条",
    "名",
    "人",
    "人次",
    "台",
    "辆",
    "场",
    "吨",
    "千瓦时",
    "公顷",
    "亩",
    "平方米",
    "平方公里",
]
_SCALES: Final = ("", "万", "亿")

PLAIN_UNITS: Final = (
    "",
    *words.RATIOS,
    *words.POINTS,
    "万亿元",
    *(scale + name for name in _NAMES for scale in _SCALES),
)
"""Units behind a plain number that have no other reading there, unlike 年, 月, 强 or 期."""

PLAIN_NUMBER: Final = "-?(?:0|[1-9][0-9]{0,14})(?:[.][0-9]{1,10})?"
"""Digits as tables hold them; minus zero is not among them."""

_PLAIN: Final = re.compile(f"(?!-[0.]*(?:[^0-9.]|$))({PLAIN_NUMBER})([^0-9.,]*)")
_UNITS: Final[dict[str, Unit]] = {}


def plain(text: object) -> Reading | None:
    """The figure of a plain text, or None if it is none.

    Examples:
        >>> plain("39.44亿元")["value"], plain("近八成")
        ('39.44', None)
    """
    if not isinstance(text, str):
        return None
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    if not _UNITS:
        _UNITS.update({unit: Unit(unit) for unit in PLAIN_UNITS})
    unit = _UNITS.get(match[2])
    return None if unit is None else Reading(value=match[1], unit=unit, qualifier=Qualifier.EXACT)
