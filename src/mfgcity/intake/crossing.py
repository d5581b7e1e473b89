"""Which columns of a table hold observations, one in each cell, and what each column says of them (交叉表)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

import attrs

from mfgcity.codes import region
from mfgcity.domain.observation import UNITS, Measure, Observation
from mfgcity.figures import Unit, UnitKind
from mfgcity.intake.coordinates import Coordinates, coordinates, speaks_of_plan, units_at_odds
from mfgcity.intake.headings import Heading, Matcher
from mfgcity.intake.times import (
    compared,
    counts_from_left,
    is_bare_year,
    is_earlier,
    is_to_date,
    period_in,
    period_of,
    time_of_earlier,
)
from mfgcity.intake.wording import key, unit_in

AMOUNTS: Final = (None, Measure.LEVEL, Measure.COUNT, Measure.ADDED, Measure.NET_ADDED, Measure.CHANGE)
"""The measures of quantities in a unit of their own; without a measure, a figure is one of these unless its unit says other."""

_OVER_A_YEAR: Final = frozenset(
    {Measure.GROWTH, Measure.PERIOD_GROWTH, Measure.CHANGE, Measure.SHARE_CHANGE, Measure.PULL, Measure.CONTRIBUTION}
)
_WHOLES: Final = frozenset({"全国", "全省", "全市", "全州", "全县", "全区"})
_ZONE: Final = re.compile(".*(?:高新|经开|技术开发|开发|示范|新|工业园|产业园)区")
_MONEY: Final = re.compile(
    "收入|支出|投资|产值|增加值|GDP|生产总值|[额税款润价]|余额|资产|负债|成本|费用|资金|外资|出口|进口|销售|消费|金融|产业|[一二三]产"
)
_NOT_MONEY: Final = re.compile("人均|均价|单位|平均|面积|[率数量]$")
_OF_PLANS: Final = re.compile("(?:预期|目标|计划|任务)(?!.*(?:完成|执行|进展|情况|进度))")
_OF_MEASURES: Final = re.compile("增速|增长|增幅|占比|比重|位次|排名")
_OWN_UNIT: Final = re.compile(".*(?:[数率量度比速口]|人员|面积|指数|价格|系数)")
_PARTS_OF_TIME: Final = frozenset({"年份", "年度", "月份", "季度"})

_LABELS: Final = frozenset({"indicator", "subject", "period"})


class Torn(NamedTuple):
    """A column for which two units are given."""

    heading: Heading
    units: tuple[str, str]


def crossed(
    headings: Sequence[Heading],
    parts: Mapping[int, Sequence[str]],
    titles: Sequence[str],
    title_units: Sequence[str],
    matcher: Matcher,
) -> tuple[list[Heading], list[Torn]]:
    """The headings, those above observations with what they say of them, if the table has such columns; and the torn ones.

    It has, where it holds observations, lacks the column of their measure or of their figures, and a heading says a time,
    a measure, or another indicator or place than its neighbours.

    Args:
        headings: The headings.
        parts: The texts above each column, by its number.
        titles: The rows above the headings.
        title_units: The units that they give for bare numbers.
        matcher: Knows the headings of the type.
    """
    fields = {heading.field for heading in headings} | matcher.given.keys()
    if matcher.kind is not Observation or {"measure", "figure"} <= fields or not fields & _LABELS:
        return list(headings), []
    if not _is_plain(headings, parts, matcher) or any(map(_OF_PLANS.search, titles)):
        return list(headings), []
    torn = [
        Torn(heading, units)
        for heading in headings
        if heading.field in (None, "figure") and (units := units_at_odds(parts[heading.number], heading.unit))
    ]
    lost = {each.heading.number for each in torn}
    found = dict(_Reader(headings, parts, lost, title_units, matcher, fields).found())
    labels = [heading for heading in headings if heading.number < min(found, default=0)]
    unread = [heading for heading in labels if not heading.field and not matcher.passes_over(heading.text)]
    if unread or (len(found) < 2 and all(heading.field for heading in headings if heading.number in found)):
        return list(headings), torn
    of_labels = (unit_in(part) for heading in labels for part in parts[heading.number])
    title_units = [*title_units, *(unit for unit in of_labels if unit)]
    if "unit" not in fields:
        found = {number: _with_title_unit(says, title_units) for number, says in found.items()}
    in_unit = any(says.unit for says in found.values() if says.measure in AMOUNTS)
    bare = not in_unit and not title_units and not any(map(_OF_MEASURES.search, titles))
    found = {number: attrs.evolve(says, bare=bare) for number, says in found.items()}
    times = [says.time for says in found.values() if says.time]
    if times and all(map(is_bare_year, times)):
        years = tuple(int(time[:4]) for time in times)
        found = {number: attrs.evolve(says, years=years) for number, says in found.items()}
    return [
        attrs.evolve(heading, field="figure", unit=says.unit, time=None, says=says)
        if (says := found.get(heading.number)) is not None
        else attrs.evolve(heading, field=None, unit=None, time=None)
        if heading.field == "figure"
        else heading
        for heading in headings
    ], torn


def said_by_crossing(headings: Sequence[Heading]) -> set[str]:
    """The fields that the headings above observations say, each for its column."""
    says = [heading.says for heading in headings if heading.says is not None]
    return {"measure"} | {each.names for each in says if all(one.name for one in says)} if says else set()


def _is_plain(headings: Sequence[Heading], parts: Mapping[int, Sequence[str]], matcher: Matcher) -> bool:
    """Whether each label stands once, none says only a part of the time, and none that is not known means the measure."""
    fields = [heading.field for heading in headings if heading.field not in (None, "figure")]
    unread = [heading for heading in headings if heading.field is None and parts[heading.number]]
    of_time = any(key(parts[heading.number][-1]) in _PARTS_OF_TIME for heading in unread)
    near = (matcher.nearest(heading.text) for heading in unread)
    matches = (matcher.match(text) for text in near if text is not None)
    return (
        not of_time
        and len(fields) == len(set(fields))
        and all(each is None or each.field != "measure" for each in matches)
    )


def _with_title_unit(says: Coordinates, units: Sequence[str]) -> Coordinates:
    """With the unit of the title, where that gives just one that its measure can have."""
    allowed = frozenset(UnitKind) - {UnitKind.RATIO, UnitKind.POINTS, UnitKind.PLACE}
    allowed = allowed if says.measure in AMOUNTS else UNITS.get(says.measure, frozenset())
    fitting = [unit for unit in dict.fromkeys(units) if Unit.parse(unit).kind in allowed]
    if says.measure in AMOUNTS and all(Unit.parse(unit).kind is UnitKind.RATIO for unit in units):
        fitting = list(dict.fromkeys(units))
    return says if len(fitting) != 1 else attrs.evolve(says, of_title=fitting[0])


def takes_title_unit(name: str | None, unit: str | None) -> bool:
    """Whether an indicator surely is in the unit of a title: money only where its name is one of money."""
    if unit is None or name is None:
        return unit is not None
    kind = Unit.parse(unit).kind
    if kind is UnitKind.MONEY:
        return _MONEY.search(name) is not None and _NOT_MONEY.search(name) is None
    return kind is UnitKind.RATIO or not _OWN_UNIT.fullmatch(name)


class _Reader:
    """Reads the headings from left to right; one that names nothing goes on with those to its left: GDP（亿元）| 增速（%）."""

    def __init__(
        self,
        headings: Sequence[Heading],
        parts: Mapping[int, Sequence[str]],
        lost: set[int],
        title_units: Sequence[str],
        matcher: Matcher,
        fields: set[str | None],
    ) -> None:
        self._headings = [
            heading
            for heading in headings
            if heading.field in (None, "figure") and not matcher.passes_over(heading.text)
        ]
        self._parts = parts
        self._said = [self._read(heading, title_units) for heading in self._headings]
        self._lost = lost
        self._names_rows = "indicator" in fields
        self._has_subject = "subject" in fields
        self._name = ""
        self._time = ""
        self._levels: list[str] = []
        self._counted_from = ""
        self._unit: str | None = None
        self._leveled = False
        self._group = ""
        self._waiting = 0
        self._closed = False
        self._broken = False
        self._after_plan = False
        self._unranked: set[Measure | None] = set()

    def found(self) -> Iterator[tuple[int, Coordinates]]:
        """The columns of observations, by their numbers, and what each says of them."""
        for at, heading in enumerate(self._headings):
            parts = self._parts[heading.number]
            says = self._own(heading, at)
            says = None if says is None else self._going_on(says, parts)
            self._group = parts[0] if len(parts) > 1 else ""
            self._broken = says is None
            self._after_plan = self._broken and speaks_of_plan(parts)
            if says is not None:
                yield heading.number, says

    def _own(self, heading: Heading, at: int) -> Coordinates | None:
        """What a heading says by itself; None where it is none of an observation."""
        says = self._said[at]
        if says is None or heading.number in self._lost:
            return None
        if says.name and self._names_rows and (self._has_subject or not _is_place(says)):
            return None
        if says.time or says.measure or heading.field:
            return says
        return says if says.name and (self._names_rows or says.unit or self._goes_on(at + 1)) else None

    def _read(self, heading: Heading, title_units: Sequence[str]) -> Coordinates | None:
        of_title = heading.field == "figure" and heading.unit in title_units
        says = coordinates(self._parts[heading.number], None if of_title else heading.unit)
        if says is not None and heading.field == "figure":
            alone = len(self._parts[heading.number]) == 1
            return attrs.evolve(says, name="" if alone else says.name, measure=None)
        return says

    def _goes_on(self, at: int) -> bool:
        """Whether the next heading names nothing and says a measure, so that it is of the column before it."""
        says = self._said[at] if at < len(self._said) else None
        return says is not None and not says.name and says.measure not in AMOUNTS

    def _going_on(self, says: Coordinates, parts: Sequence[str]) -> Coordinates | None:
        """With what the columns to its left say for it; None where they leave it open, or one was not understood."""
        leaf = coordinates(parts[-1:])
        in_group = len(parts) > 1 and parts[0] == self._group and leaf is not None
        if in_group and leaf and not leaf.name and says.name and (self._broken or says.name != self._name):
            return None
        if in_group and leaf and not leaf.time and says.time and self._levels and self._levels[-1] != says.time:
            says = attrs.evolve(says, time="")
        if says.name and says.name != self._name:
            self._levels, self._closed, self._time = [], False, ""
            self._unit, self._leveled = None, False
            self._unranked.clear()
            self._waiting += 1
        elif not says.name and self._stands_alone(says, parts):
            return None
        if _is_amount(says) and not says.name and not says.measure and self._closed and not self._leveled:
            return None
        counts = counts_from_left(says.time)
        since = self._since() if counts else ""
        time = says.time or self._inherited(says)
        if since is None or time is None or (counts and self._broken):
            return None
        if _is_amount(says):
            if self._closed:
                self._levels, self._closed = [], False
            self._levels.append(time)
            self._counted_from, self._leveled = since, True
            self._unit = says.unit or self._unit
            says = attrs.evolve(says, unit=self._unit)
        else:
            self._closed = True
            self._waiting = self._waiting if says.name else 0
            self._time = self._time if is_earlier(time) else time
        name = says.name or self._name
        names = "subject" if self._names_rows else "indicator"
        says = attrs.evolve(says, name=name, names=names, time=time, since=since)
        says = self._ranked(says, again=name == self._name)
        self._name = name
        return says

    def _inherited(self, says: Coordinates) -> str | None:
        """The time of a heading that says none, by the columns to its left; None where they leave it open."""
        if self._closed or not self._levels:
            return None if self._closed and says.measure is Measure.CHANGE else self._time
        if _is_amount(says):
            return None if any(self._levels) else ""
        before = time_of_earlier(self._levels[-1], self._counted_from)
        if says.measure in _OVER_A_YEAR and before in self._levels:
            return before
        return compared(self._levels, over_a_year=says.measure in _OVER_A_YEAR)

    def _since(self) -> str | None:
        """The time from which 上年同期 counts back; None where the columns to its left leave it open."""
        if self._closed or not self._levels:
            return self._time
        present = list(dict.fromkeys(time for time in self._levels if not is_earlier(time)))
        return present[-1] if len(present) == 1 or (present and is_to_date(present[-1])) else None

    def _stands_alone(self, says: Coordinates, parts: Sequence[str]) -> bool:
        """Whether nothing to the left says what a heading without a name is of, or a column there was not understood."""
        broken = self._broken and not (self._after_plan and says.measure is Measure.COMPLETION)
        if (broken and not (says.time and self._names_rows)) or not (self._name or self._names_rows):
            return True
        behind_group = bool(self._group) and len(parts) == 1 and bool(self._name)
        waiting = self._waiting
        self._waiting = waiting if _is_amount(says) else 0
        return not _is_amount(says) and (waiting > 1 or behind_group)

    def _ranked(self, says: Coordinates, *, again: bool) -> Coordinates:
        """A place beside one measure is that by it; beside several, nothing says by which."""
        if not again or says.measure in AMOUNTS:
            self._unranked.clear()
        if says.measure is not Measure.RANK:
            self._unranked.add(says.measure)
            return says
        of = self._unranked.pop() if len(self._unranked) == 1 else None
        self._unranked.clear()
        return attrs.evolve(says, of=says.of or (None if of in AMOUNTS else of))


def _is_amount(says: Coordinates) -> bool:
    """Whether a column holds levels, and not what compares them."""
    return says.measure in AMOUNTS and says.measure is not Measure.CHANGE


def _is_place(says: Coordinates) -> bool:
    """Whether the name of a column is that of a region or a zone."""
    return says.name in _WHOLES or says.name in _regions() or bool(_ZONE.fullmatch(says.name))


@cache
def _regions() -> frozenset[str]:
    """The names of all regions, also as they are called for short."""
    names = {region.name(code) for code in region.all_codes()}
    return frozenset(names | {re.sub("(?<=..)(?:省|市|自治区|特别行政区)$", "", name) for name in names})


def whole_times(found: list[tuple[Heading, int]]) -> list[tuple[Heading, int]]:
    """Without the field of columns that say only together when, as 年份 beside 月份 do."""
    times = [heading for heading, _ in found if heading.field == "period"]
    parts = [heading for heading in times if len(times) > 1 and key(heading.text) in _PARTS_OF_TIME]
    return [(attrs.evolve(heading, field=None) if heading in parts else heading, loose) for heading, loose in found]


def dated(headings: Sequence[Heading], titles: Sequence[str], matcher: Matcher) -> dict[str, str]:
    """The period of all observations of a table, by the field that takes it, where its titles say it and no column does."""
    fields = {heading.field for heading in headings} | matcher.given.keys()
    in_columns = "period" in fields or any(key(heading.text) in _PARTS_OF_TIME for heading in headings)
    about = None if matcher.kind is not Observation or in_columns else period_in(titles)
    time = next((heading.time for heading in headings if heading.field == "figure"), None)
    period = about if time is None else period_of(time.words, about)
    return {} if about is None or period is None else {"period": str(period)}
