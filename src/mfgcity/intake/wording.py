"""The words of headings: in one line, compared, and the units that stand among them (表头用字)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from mfgcity.figures import Unit, UnitKind
from mfgcity.figures.unit import UnitError, known_prefix
from mfgcity.figures.vocabulary import ENGLISH_SCALES, MONEY_MARKS

_BRACKETED: Final = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
_LEADING: Final = re.compile(r"^(?:单位|unit)s?[:： ]\s*", re.IGNORECASE)
_BROKEN: Final = re.compile(r"(?<=[㐀-鿿（）])[ \t]*[\r\n]+\s*(?=[㐀-鿿（）])")
_CURRENCY: Final = rf"((?i:{'|'.join(map(re.escape, MONEY_MARKS))})|[A-Z]{{3}})"
_CURRENCY_FIRST: Final = re.compile(rf"{_CURRENCY} ?({'|'.join(ENGLISH_SCALES)})")
# In a cell these are figures: 10 000 yuan.
_COUNTED_IN: Final = {"100 million": "亿", "10 000": "万", "10,000": "万", "10000": "万"}
_COUNTED: Final = re.compile(rf"{_CURRENCY}? ?({'|'.join(_COUNTED_IN)})(?!\d) ?(.*)")


def one_line(text: str) -> str:
    """The text without line breaks and blanks at its ends, each run of blanks as one."""
    return " ".join(_BROKEN.sub("", text).split())


def key(text: str) -> str:
    """What two spellings of one heading have in common: no blanks, full-width forms as half-width, small letters."""
    return re.sub(r"[\s_*]+", "", unicodedata.normalize("NFKC", text)).casefold()


def known_unit(text: str) -> str | None:
    """The canonical symbol of a unit known by sight, such as 亿元, CN¥ billion or %; None for any other text."""
    plain = _LEADING.sub("", unicodedata.normalize("NFKC", text).strip())
    if match := _CURRENCY_FIRST.fullmatch(plain):
        plain = ENGLISH_SCALES[match[2]] + MONEY_MARKS.get(match[1].upper(), match[1])
    try:
        unit = Unit.parse(plain)
    except UnitError:
        return None
    if not unit.symbol or (unit.kind is UnitKind.OTHER and known_prefix(unit.name) != unit.name):
        return None
    return unit.symbol


def bracketed_unit(text: str) -> str | None:
    """The unit that stands in the brackets of a heading: any known by sight, and what English tables count in."""
    if match := _COUNTED.fullmatch(text.strip()):
        before, scale, name = match.groups(default="")
        text = _COUNTED_IN[scale] + MONEY_MARKS.get(before.upper(), before) + MONEY_MARKS.get(name, name)
    return known_unit(text)


def without_brackets(plain: str) -> str:
    """A heading without its brackets and what stands in them."""
    return _BRACKETED.sub(" ", plain)


def bare_name(text: str) -> str:
    """A name in half-width forms, without its brackets."""
    return one_line(without_brackets(unicodedata.normalize("NFKC", text)))


def in_brackets(plain: str) -> list[str]:
    """What stands in the brackets of a heading, piece by piece."""
    return [piece for found in _BRACKETED.findall(plain) for piece in re.split(r"[，、;；]|,(?!\d{3}(?!\d))", found)]


def unit_in(text: str) -> str | None:
    """The unit that a part of a heading is, or gives in its brackets.

    Examples:
        >>> unit_in("累计（亿元）"), unit_in("%"), unit_in("本期")
        ('亿元', '%', None)
    """
    pieces = in_brackets(unicodedata.normalize("NFKC", text))
    return known_unit(text) or next((unit for piece in pieces if (unit := bracketed_unit(piece))), None)


def are_at_odds(unit: str | None, other: str | None) -> bool:
    """Whether two units are of one kind, and not the same, so that a number has one of them at most.

    Examples:
        >>> are_at_odds("亿元", "万元"), are_at_odds("亿元", "%"), are_at_odds("亿元", None)
        (True, False, False)
    """
    if unit is None or other is None:
        return False
    one, two = Unit.parse(unit), Unit.parse(other)
    return one != two and one.kind is two.kind
