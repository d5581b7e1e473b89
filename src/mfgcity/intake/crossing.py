"""Which columns of a table hold observations, one in each cell, and what each column says of them (交叉表)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

import attrs

from mfgcity.codes import region
from mfgcity.domain.observation import Measure, Observation
from mfgcity.intake.coordinates import Coordinates, coordinates, period_of
from mfgcity.intake.headings import Heading, Matcher
from mfgcity.period import Period, PeriodError

_WHOLES: Final = frozenset({"全国", "全省", "全市", "全州", "全县", "全区"})
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_LONGEST: Final = 20
_LABELS: Final = frozenset({"indicator", "subject", "period"})


def crossed(headings: Sequence[Heading], parts: Mapping[int, Sequence[str]], matcher: Matcher) -> list[Heading]:
    """The headings, those above observations with what they say of them, if the table has such columns.

    It has, where it holds observations, lacks the column of their measure or of their figures, and a heading says a time,
    a measure, or another indicator or place than its neighbours. A heading that names neither indicator nor place goes on
    with that of the column to its left: GDP（亿元）| 增速（%）.

    Args:
        headings: The headings.
        parts: The texts above each column, by its number.
        matcher: Knows the headings of the type.
    """
    fields = {heading.field for heading in headings} | matcher.given.keys()
    if matcher.kind is not Observation or {"measure", "figure"} <= fields or not fields & _LABELS:
        return list(headings)
    found = dict(_found(headings, parts, matcher, fields))
    if all(heading.field for heading in headings if heading.number in found):
        return list(headings)
    return [
        attrs.evolve(heading, field="figure", unit=says.unit or heading.unit, time=None, says=says)
        if (says := found.get(heading.number)) is not None
        else heading
        for heading in headings
    ]


def said_by_crossing(headings: Sequence[Heading]) -> set[str]:
    """The fields that the headings above observations say, each for its column."""
    says = [heading.says for heading in headings if heading.says is not None]
    named = "subject" if any(heading.field == "indicator" for heading in headings) else "indicator"
    return {"measure"} | ({named} if all(each.name for each in says) else set()) if says else set()


def _found(
    headings: Sequence[Heading], parts: Mapping[int, Sequence[str]], matcher: Matcher, fields: set[str | None]
) -> Iterator[tuple[int, Coordinates]]:
    """The columns of observations, and what each says of them."""
    left, unranked = Coordinates(), set[Measure | None]()
    names_rows = "indicator" in fields
    for heading in headings:
        if heading.field not in (None, "figure") or matcher.passes_over(heading.text):
            continue
        says = coordinates(parts[heading.number], heading.unit)
        if says is None:
            continue
        if heading.field == "figure":
            says = attrs.evolve(says, name="", measure=None)
        if says.name and names_rows and ("subject" in fields or not _is_place(says)):
            continue
        if not (says.time or says.measure or heading.field or (says.name and (names_rows or says.unit))):
            continue
        if not says.name:
            says = attrs.evolve(says, name=left.name, time=says.time or left.time)
        if not says.name and not names_rows:
            continue
        if (says.name, says.time) != (left.name, left.time):
            unranked.clear()
        if says.measure is not Measure.RANK:
            unranked.add(says.measure)
        else:
            # A place beside one measure is that by it; beside several, nothing says by which.
            of = unranked.pop() if len(unranked) == 1 else None
            says = attrs.evolve(says, of=says.of or (None if of is Measure.LEVEL else of))
            unranked.clear()
        left = says
        yield heading.number, says


def _is_place(says: Coordinates) -> bool:
    """Whether the name of a column is that of a region: one that is known, or ends as such names do beside a measure or time."""
    return says.name in _WHOLES or says.name in _regions() or bool((says.measure or says.time) and says.is_place)


@cache
def _regions() -> frozenset[str]:
    """The names of all regions, also as they are called for short."""
    names = {region.name(code) for code in region.all_codes()}
    return frozenset(names | {re.sub("(?<=..)(?:省|市|自治区|特别行政区)$", "", name) for name in names})


def dated(headings: Sequence[Heading], titles: Sequence[str], matcher: Matcher) -> dict[str, str]:
    """The period of all observations of a table, by the field that takes it, where its titles say it and no column does."""
    fields = {heading.field for heading in headings} | matcher.given.keys()
    about = None if matcher.kind is not Observation or "period" in fields else period_in(titles)
    time = next((heading.time for heading in headings if heading.field == "figure"), None)
    period = about if time is None else period_of(time.words, about)
    return {} if about is None or period is None else {"period": str(period)}


def period_in(titles: Sequence[str]) -> Period | None:
    """The period that titles say the table is about; None where they say none or several.

    Examples:
        >>> str(period_in(["株洲市2023年1—9月主要经济指标", "单位：亿元"]))
        '2023-01/2023-09'
    """
    found: set[Period] = set()
    for title in titles:
        end = 0
        for start in (match.start() for match in _YEAR.finditer(title)):
            if start >= end and (said := _longest(title[start : start + _LONGEST])) is not None:
                found.add(said[0])
                end = start + said[1]
    return found.pop() if len(found) == 1 else None


def _longest(text: str) -> tuple[Period, int] | None:
    for end in range(len(text), 3, -1):
        try:
            return Period.parse(text[:end]), end
        except PeriodError:
            continue
    return None
