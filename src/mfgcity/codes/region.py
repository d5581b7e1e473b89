"""Region codes (行政区划代码) of GB/T 2260 with their years: names, levels, parents, successors.

Six digits: two for the province, two for the prefecture, two for the county; ``CN`` is the nation (中国).
The names and years are python-stdnum's region table, read on first use; it counts in whole years from
1980, so in the year of a change both the old and the new code are in force. Codes are no stable keys: a
region may be renamed under its code (酃县, 炎陵县) or go on under a new one (430221 to 430212 in 2018),
and a code may be used again. Codes once in force stay valid unless a date is given.

Refused, each with its reason: headings of the table that are no places (430201 市辖区), the statistics
bureau's codes for development zones (430271) and its twelve-digit codes below the county. Twelve digits
that end in six zeros are the six before them.

Examples:
    >>> name("430203"), name("430203", on=1990), full_name("430203")
    ('芦淞区', '北区', '湖南省株洲市芦淞区')
    >>> successors("430221"), parent("430212"), level("430212")
    (('430212',), '430200', <AdminLevel.COUNTY: 'county'>)
    >>> validate("430271")
    Traceback (most recent call last):
    mfgcity.codes.region.RegionCodeError: region code must not end in 71 to 80, ... development zones: '430271'
"""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs

from mfgcity.codes.folding import fold
from mfgcity.codes.region_table import HEADINGS, ISO_3166_2, SUCCESSIONS
from mfgcity.errors import MfgcityError

NATION: Final = "CN"
FIRST_YEAR: Final = 1980
"""The year in which the table begins."""

_ENTRY: Final = re.compile(r"(?:\[([0-9]{4})?-([0-9]{4})?\])?([^\[\],]+)")
# A handful of names in the table are in traditional characters.
_SIMPLIFIED: Final = str.maketrans("達嶺區員會", "达岭区员会")


class RegionCodeError(MfgcityError):
    """A text that is no region code, or a code not in force at a date."""


class AdminLevel(enum.StrEnum):
    """The levels of administration."""

    NATION = "nation"
    """国家级: the country."""
    PROVINCE = "province"
    """省级: provinces, autonomous regions, municipalities, special administrative regions."""
    PREFECTURE = "prefecture"
    """地级: prefecture-level cities, prefectures, leagues."""
    COUNTY = "county"
    """县级: counties, districts, county-level cities, banners."""


@attrs.frozen
class Naming:
    """A name that a code had over some years.

    Attributes:
        name: The name of this one region, without those above it.
        first: The first year, or None where it is that of the table or earlier.
        last: The last year, or None where the name is in force.
    """

    name: str
    first: int | None
    last: int | None

    def covers(self, year: int) -> bool:
        """Whether the name was in force in a year, or in a part of it."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


def compact(text: str) -> str:
    """The code in half-width characters without spaces; twelve digits that end in six zeros as their first six.

    Raises:
        RegionCodeError: If the value is no text.
    """
    if not isinstance(text, str):
        raise RegionCodeError("region.text", value=text)
    code = fold(text)
    return code[:6] if re.fullmatch("[0-9]{6}0{6}", code) else code


def validate(text: str, on: date | int | None = None) -> str:
    """The compact form of a code that is or once was in force.

    Args:
        text: The code.
        on: A date or a year in which it must have been in force.

    Raises:
        RegionCodeError: If the code names no region, with the reason, or was not in force then.
    """
    code = compact(text)
    if not re.fullmatch(f"[0-9]{{6}}|{NATION}", code):
        rule = "region.statistical" if re.fullmatch("[0-9]{12}", code) else "region.form"
        raise RegionCodeError(rule, value=text)
    names = _table().get(code)
    if names is None:
        raise _missing(code, text)
    if _is_heading(code):
        raise RegionCodeError("region.heading", name=names[-1].name, value=text)
    if on is not None and not any(naming.covers(_year(on)) for naming in names):
        years = ", ".join(f"{naming.first or ''}-{naming.last or ''}" for naming in names)
        raise RegionCodeError("region.not_in_force", years=years, year=_year(on), value=text)
    return code


def is_valid(text: object, on: date | int | None = None) -> bool:
    """Whether the value is text of a code that is or once was in force, or was so in a given year."""
    try:
        return isinstance(text, str) and bool(validate(text, on))
    except RegionCodeError:
        return False


def format(text: str) -> str:
    """The code as it is printed: six digits, or ``CN``."""
    return validate(text)


def history(text: str) -> tuple[Naming, ...]:
    """The names the code has had, oldest first, with their years.

    Examples:
        >>> history("430225")
        (Naming(name='酃县', first=1983, last=1993), Naming(name='炎陵县', first=1994, last=None))
    """
    return _table()[validate(text)]


def name(text: str, on: date | int | None = None) -> str:
    """The name of the region alone, on a date or in a year; without one, its latest name.

    Raises:
        RegionCodeError: If the code names no region or was not in force then.
    """
    return _name(validate(text, on), None if on is None else _year(on))


def full_name(text: str, on: date | int | None = None) -> str:
    """The name with those above it, such as 湖南省株洲市芦淞区, all of the same year.

    Raises:
        RegionCodeError: If the code names no region or was not in force then.
    """
    code = validate(text, on)
    year = _table()[code][-1].last if on is None else _year(on)
    above = _parent(code)
    full = _name(code, year)
    while above not in (None, NATION):
        full = _name(above, year) + full
        above = _parent(above)
    return full


def level(text: str) -> AdminLevel:
    """The level of administration; a county directly under its province (429004 仙桃市) is a county."""
    code = validate(text)
    if code == NATION:
        return AdminLevel.NATION
    if code.endswith("0000"):
        return AdminLevel.PROVINCE
    return AdminLevel.PREFECTURE if code.endswith("00") else AdminLevel.COUNTY


def parent(text: str) -> str | None:
    """The code one level up; None for the nation alone.

    Districts of a municipality (110101) and counties directly governed (429004) are under their province.
    """
    return _parent(validate(text))


def children(text: str, on: date | int | None = None) -> tuple[str, ...]:
    """The codes one level down that are in force now, or were in a given year."""
    above = validate(text, on)
    return tuple(
        code
        for code, names in _table().items()
        if _parent(code) == above
        and not _is_heading(code)
        and (names[-1].last is None if on is None else any(naming.covers(_year(on)) for naming in names))
    )


def all_codes() -> tuple[str, ...]:
    """Every code that is or once was in force, the nation first."""
    return tuple(code for code in _table() if not _is_heading(code))


def successors(text: str) -> tuple[str, ...]:
    """The codes under which an abolished code's region went on at once; none for a code in force.

    Held for Zhuzhou in full and for Hunan's counties since 1990; `region_table.SUCCESSIONS` gives the years
    and the documents. A successor may itself have been abolished later.

    Raises:
        RegionCodeError: If the code was abolished and its successor is not on record.
    """
    code = validate(text)
    found = tuple(change.new for change in SUCCESSIONS if change.old == code)
    last = _table()[code][-1].last
    if last is not None and not found:
        raise RegionCodeError("region.successor", year=last, value=text)
    return found


def iso3166_2(text: str) -> str:
    """The ISO 3166-2 code of a province, such as ``CN-HN`` for Hunan.

    Raises:
        RegionCodeError: If the code is no province.
    """
    if level(text) is not AdminLevel.PROVINCE:
        raise RegionCodeError("region.iso", value=text)
    return ISO_3166_2[validate(text)[:2]]


@functools.cache
def _table() -> dict[str, tuple[Naming, ...]]:
    from stdnum import numdb

    table: dict[str, tuple[Naming, ...]] = {NATION: (Naming("中国", None, None),)}
    for _, province, _, _, counties in numdb.get("cn/loc").prefixes:
        for _, rest, _, properties, _ in counties:
            names = tuple(_namings(properties["county"].translate(_SIMPLIFIED)))
            if names:
                table[province + rest] = names
    return table


def _namings(entry: str) -> Iterator[Naming]:
    """Names with years, such as ``[1983-1993]酃县,[1994-]炎陵县``; those that end before they begin are dropped."""
    for first, last, text in _ENTRY.findall(entry):
        if not (first and last and last < first):
            yield Naming(text, int(first) if first else None, int(last) if last else None)


def _is_heading(code: str) -> bool:
    return all(naming.name in HEADINGS for naming in _table()[code])


def _parent(code: str) -> str | None:
    if code == NATION:
        return None
    for above in (code[:4] + "00", code[:2] + "0000"):
        if above != code and above in _table() and not _is_heading(above):
            return above
    return NATION


def _name(code: str, year: int | None) -> str:
    """The name in a year; the latest without a year, or where the table ends a prefecture before its counties."""
    names = _table()[code]
    in_force = [naming for naming in names if year is None or naming.covers(year)]
    return (in_force or names)[-1].name


def _year(on: object) -> int:
    year = on.year if isinstance(on, date) else on
    if not isinstance(year, int) or isinstance(year, bool) or not FIRST_YEAR <= year <= 9999:
        raise RegionCodeError("region.date", first=FIRST_YEAR, value=on)
    return year


def _missing(code: str, text: str) -> RegionCodeError:
    """Why a code of six digits is not in the table."""
    province = _table().get(code[:2] + "0000")
    if province and code[:2] in ("71", "81", "82"):
        return RegionCodeError("region.no_lower", name=province[-1].name, value=text)
    if code[:4] + "00" in _table() and 71 <= int(code[4:]) <= 80:
        return RegionCodeError("region.pseudo", value=text)
    return RegionCodeError("region.unknown", value=text)
