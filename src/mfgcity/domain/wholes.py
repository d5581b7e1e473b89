"""Whole numbers as tables print them: 300人, 1,200, 300.0, 第三批, 2022年, 第2位 (整数的写法)."""

from __future__ import annotations

import re
from typing import Final

from mfgcity.domain.rules import refusal
from mfgcity.figures import Unit, UnitKind
from mfgcity.figures.numerals import HAN, digits_of
from mfgcity.figures.unit import UnitError
from mfgcity.period.words import HALF_WIDTH

_LONGEST: Final = 100
_DIGITS: Final = "(?P<digits>[0-9]{1,16}|[0-9]{1,3}(?:,[0-9]{3}){1,4})"
# A data frame writes whole numbers with a point where some of its column are missing.
_WHOLE: Final = re.compile(rf"{_DIGITS}(?:\.0{{1,9}}| ?(?P<counter>[^0-9.,\s]{{1,6}}))?")
_YEAR: Final = re.compile(rf"{_DIGITS}(?:\.0{{1,9}}|年度?)?")
_PLACE: Final = re.compile(
    rf"{_DIGITS}(?:\.0{{1,9}}| ?位)?|第 ?(?:{_DIGITS.replace('digits', 'number')}|(?P<words>{HAN})) ?[位名]?"
)
_BATCH: Final = re.compile(
    rf"{_DIGITS}(?:\.0{{1,9}}| ?批次?)?|第 ?(?:{_DIGITS.replace('digits', 'number')}|(?P<words>{HAN})) ?(?:批次?)?"
)
_PERSONS: Final = frozenset({"人", "名"})


def half_width(text: str) -> str:
    """The text without blanks at its ends, full-width forms as half-width; nothing where it is too long for one value."""
    return text.translate(HALF_WIDTH).strip() if len(text) < _LONGEST else ""


def read_whole(value: object) -> object:
    """A whole number of things from its digits, with a counter of any kind or without: 12家, 12.

    Examples:
        >>> read_whole("1,234"), read_whole("12家"), read_whole("300.0")
        (1234, 12, 300)
    """
    return _read(value, _WHOLE, _is_counter)


def read_persons(value: object) -> object:
    """A whole number of persons from its digits, with 人 or without.

    Examples:
        >>> read_persons("300人")
        300
    """
    return _read(value, _WHOLE, _PERSONS.__contains__)


def read_year(value: object) -> object:
    """A year from its digits, with 年 or 年度 or without."""
    return _read(value, _YEAR)


def read_place(value: object) -> object:
    """A place from its digits, with 位 or without, or as 第2位, 第二名.

    Examples:
        >>> read_place("2位"), read_place("第十二名")
        (2, 12)
    """
    return _read(value, _PLACE)


def read_batch(value: object) -> object:
    """The number of a batch from its digits, with 批 or without, or as 第3批, 第三批, 首批.

    Examples:
        >>> read_batch("第三批"), read_batch("首批"), read_batch("3")
        (3, 1, 3)
    """
    return 1 if isinstance(value, str) and half_width(value) == "首批" else _read(value, _BATCH)


def as_figure_of_rank(value: object) -> object:
    """A place that is written out, 第2位 or 第二名, as the figure 2位; whatever else as it stands."""
    match = _PLACE.fullmatch(half_width(value)) if isinstance(value, str) and "第" in value[:_LONGEST] else None
    return value if match is None or (number := _number(match)) is None else f"{number}位"


def _read(value: object, pattern: re.Pattern[str], allows: object = None) -> object:
    if isinstance(value, str) and (match := pattern.fullmatch(half_width(value))):
        counter = match.groupdict().get("counter")
        number = _number(match)
        if number is not None and (counter is None or (callable(allows) and allows(counter))):
            return int(number)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise refusal("record.whole", value=value)


def _number(match: re.Match[str]) -> str | None:
    """The digits of a match; None where its Chinese numerals are no certain number."""
    parts = match.groupdict()
    if words := parts.get("words"):
        return digits_of(words)
    return (parts["digits"] or parts["number"]).replace(",", "")


def _is_counter(text: str) -> bool:
    try:
        unit = Unit.parse(text)
    except UnitError:
        return False
    return unit.kind is UnitKind.COUNT and unit.scale == 1 and text == unit.symbol
