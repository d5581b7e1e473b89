"""Industry codes (行业代码) of GB/T 4754-2017: sections, divisions, and the groups and classes below them.

A section (门类) is a letter, a division (大类) two digits, a group (中类) three, a class (小类) four. The
divisions are numbered through all sections, so a letter before the digits adds nothing: ``C3711`` and
``3711`` are the same class, and a letter of another section is refused. Leading zeros count (``A0111``).

Sections and divisions are held with their names. Groups and classes are checked by their structure and
their division only, so ``3799`` passes whether or not the standard fills it. A code needs its edition:
37 was all transport equipment in 2002, and 3711 another class in 2011.

Examples:
    >>> validate("C3711"), format("3711"), division("3711"), name("37")
    ('3711', 'C3711', '37', '铁路、船舶、航空航天和其他运输设备制造业')
    >>> validate("D3711")
    Traceback (most recent call last):
    mfgcity.codes.industry.IndustryCodeError: division 37 is of section C, so the letter must be C: 'D3711'
"""

from __future__ import annotations

import enum
import re
from typing import Final

from mfgcity.codes.folding import fold
from mfgcity.codes.industry_table import DIVISIONS, EDITION, SECTIONS
from mfgcity.errors import Language, MfgcityError

__all__ = [
    "DIVISIONS",
    "EDITION",
    "SECTIONS",
    "IndustryCodeError",
    "IndustryLevel",
    "compact",
    "division",
    "divisions",
    "format",
    "is_industry",
    "is_manufacturing",
    "is_secondary",
    "is_valid",
    "level",
    "name",
    "section",
    "validate",
]

_FORM: Final = re.compile("([A-T])?([0-9]{2,4})?")
_TERTIARY_DIVISIONS: Final = frozenset({"11", "43"})
"""Mining support and machine repair, which the rule on the three industries (三次产业划分规定) puts in the tertiary."""


class IndustryCodeError(MfgcityError):
    """A text that is no industry code, or a question that its level cannot answer."""


class IndustryLevel(enum.StrEnum):
    """The four levels of the classification."""

    SECTION = "section"
    """门类: a letter."""
    DIVISION = "division"
    """大类: two digits."""
    GROUP = "group"
    """中类: three digits."""
    CLASS = "class"
    """小类: four digits."""


def compact(text: str) -> str:
    """The code in half-width capitals without spaces, and without the letter where it is the division's own.

    Raises:
        IndustryCodeError: If the value is no text.
    """
    if not isinstance(text, str):
        raise IndustryCodeError("industry.text", value=text)
    code = fold(text)
    return code[1:] if len(code) > 1 and code[0] == DIVISIONS.get(code[1:3], ("",))[0] else code


def validate(text: str) -> str:
    """The compact form of a code of this edition: a letter alone, or two to four digits.

    Raises:
        IndustryCodeError: If the form is wrong, there is no such division, or the letter is of another section.
    """
    code = compact(text)
    match = _FORM.fullmatch(code)
    if match is None or not code:
        raise IndustryCodeError("industry.form", value=text)
    letter, digits = match.groups()
    if digits is None:
        return code
    if digits[:2] not in DIVISIONS:
        raise IndustryCodeError("industry.division", edition=EDITION, value=text)
    if letter is not None:
        raise IndustryCodeError("industry.section", division=digits[:2], section=DIVISIONS[digits[:2]][0], value=text)
    return code


def is_valid(text: object) -> bool:
    """Whether the value is text of a code of this edition."""
    try:
        return isinstance(text, str) and bool(validate(text))
    except IndustryCodeError:
        return False


def format(text: str) -> str:
    """The code with its section's letter, such as ``C3711``."""
    code = validate(text)
    return code if len(code) == 1 else section(code) + code


def level(text: str) -> IndustryLevel:
    """Whether the code is a section, a division, a group or a class."""
    return tuple(IndustryLevel)[len(validate(text)) - 1]


def section(text: str) -> str:
    """The letter of the section (门类) a code belongs to."""
    code = validate(text)
    return code if len(code) == 1 else DIVISIONS[code[:2]][0]


def division(text: str) -> str:
    """The two digits of the division (大类) a code belongs to.

    Raises:
        IndustryCodeError: If the code is a section, which has several.
    """
    code = validate(text)
    if len(code) == 1:
        raise IndustryCodeError("industry.level", value=text)
    return code[:2]


def divisions(text: str) -> tuple[str, ...]:
    """The divisions of a section, such as the 31 of manufacturing (``C``)."""
    letter = section(text)
    return tuple(code for code, row in DIVISIONS.items() if row[0] == letter)


def name(text: str, lang: Language = "zh") -> str:
    """The official Chinese name of a section or division, or an English one of this library's own.

    Raises:
        IndustryCodeError: If the code is a group or class: their names are not kept here.
    """
    code = validate(text)
    if len(code) > 2:
        raise IndustryCodeError("industry.unnamed", division=code[:2], value=text)
    names = SECTIONS[code] if len(code) == 1 else DIVISIONS[code][1:]
    return names[0 if lang == "zh" else 1]


def is_manufacturing(text: str) -> bool:
    """Whether the code belongs to manufacturing (制造业): section C."""
    return section(text) == "C"


def is_industry(text: str) -> bool:
    """Whether the code belongs to industry (工业): sections B, C and D."""
    return section(text) in ("B", "C", "D")


def is_secondary(text: str) -> bool:
    """Whether the code belongs to the secondary industry (第二产业): B, C, D and E without divisions 11 and 43.

    Source: the rule on the three industries (三次产业划分规定), as amended in 2018.

    Raises:
        IndustryCodeError: If the code is section B or C, which belong to it only in part.
    """
    code = validate(text)
    if code in ("B", "C"):
        raise IndustryCodeError("industry.split", section=code, value=text)
    return section(code) in ("B", "C", "D", "E") and code[:2] not in _TERTIARY_DIVISIONS
