"""What the heading of a column says of the figures below it: of what, when, and as what they are observed (列的坐标).

Tables of a bulletin often have a row for each indicator or region, and a column for each period and measure. The heading
of such a column is read here by its own words alone; words that are not understood are the name of an indicator or place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

import attrs

from mfgcity.domain.observation import Measure
from mfgcity.domain.record import words_of
from mfgcity.figures import Unit, UnitKind
from mfgcity.intake.qualifying import is_planned
from mfgcity.intake.times import is_time, period_of, time_before
from mfgcity.intake.wording import (
    are_at_odds,
    bare_name,
    bracketed_unit,
    in_brackets,
    known_unit,
    one_line,
    unit_in,
)

_BETWEEN: Final = " :：/_-—,，、;；|"
_YEAR_BEFORE: Final = r"[比较与](?:上年|去年)(?:同期|同月)?(?:相?比)?"
_SUFFIXED: Final = (
    *(Measure.CHANGE, Measure.GROWTH, Measure.PERIOD_GROWTH, Measure.SHARE, Measure.SHARE_CHANGE),
    *(Measure.RANK, Measure.COMPLETION, Measure.CONTRIBUTION, Measure.PULL),
)
_MEASURES: Final = (
    (
        rf"(?:{_YEAR_BEFORE}|同比)?(?:增长|增速|增幅)|yoy|y-o-y|year[- ]on[- ]year(?: growth)?|growth rate",
        Measure.GROWTH,
    ),
    ("环比增长率|[比较]上[月季](?:增长|增速|增幅)", Measure.PERIOD_GROWTH),
    (
        "(?:占|完成|为)(?:全?年度?|本年|年初)?(?:计划|目标|预算)(?:任务)?(?:的?(?:比重|比例|百分比))?",
        Measure.COMPLETION,
    ),
    ("占(?P<whole>[^占]{1,10}?)的?(?:比重|比例|份额|百分比)", Measure.SHARE),
    (
        "(?:[在居列](?=全))?(?P<among>全[国省市州县区]|[^在居列]{0,4}[0-9一二三四五六七八九十]+[省市州县区])?的?(?:位次|排名|名次|排位)",
        Measure.RANK,
    ),
    ("(?:对(?P<growing>.{1,8}?)(?:增长)?的?)?贡献率", Measure.CONTRIBUTION),
    ("拉动(?P<pulled>.{1,8}?)增长(?:点数|百分点)?", Measure.PULL),
    ("实绩|(?:实际)?完成(?:数|值|额|情况)?|数值|实际数|实际值|绝对额|金额|决算数|执行数", Measure.LEVEL),
    *((re.escape(word.replace("_", " ")), measure) for measure in Measure for word in words_of(measure)),
)
_WORDS: Final = tuple((re.compile(rf"(?:{words})\Z", re.IGNORECASE), measure) for words, measure in _MEASURES)
_EITHER: Final = re.compile(rf"(?:{_YEAR_BEFORE}|同比)?(?:增减率?|\+/-|±|增\(\+\)减\(-\))\Z")
_LEVEL_AT_END: Final = re.compile("(?:实际)?完成[数值额]|绝对[量值额数]|实绩|数值")
_DONE: Final = re.compile(r"(?:实际)?完成\Z")
_NOT_OF_CHANGE: Final = re.compile(
    "增加值|增值|(?:预算)(?=收入|支出|内)|人均|实际(?=利用|使用|到位)|常住|平均(?=工资|温度)"
)
_NO_NAME: Final = re.compile(
    "(?:[=度末底初数值额]|完成[数额值]|实绩|总量|比重|占比).*|[比较与对占].*|.*(?:[增减升降涨跌]|同比|环比|差距|缺口|进度|进位|得分|评分|分值|权重|目标|计划|任务|预[计期]|位次|排名|名次"
    "|[上去前本当]年|[上本当]月|本期|报告期|累计|年均|年初|年末|月末|月初|[0-9一二三四五六七八九十]月|季度|半年|全年|季末|期初|期末|[12][0-9]{3}|名义|可比|不变价|现价|当年价|两年|绝对|争取|预算).*"
    "|(?:平均|[年月季人户地亩]均|实际|综合|总|金额|余额|完成)"
)
_PLAN: Final = re.compile(".*(?:目标|计划|预期|预算|任务)(?:数|值|额)?")
_APART: Final = re.compile("(?<=[一-鿿]) +(?=[一-鿿])")
_LAST_OF_MEASURES: Final = frozenset("速幅长率重比次名位份额度动化减量点h±)")
_FIXED_RATE: Final = re.compile(".*(?:(?:自然|机械)增长率|(?:总?资产|科技进步)贡献率|亏损面)")
_OF_ANOTHER_TIME: Final = re.compile("[上去前]年|[上本当]月|累计|[0-9]月|年初|年均|两年平均|目标|计划数|预期")
_TIME_OF_ROW: Final = re.compile("[0-9一二三四上前全本]")
_SHORT: Final = 12
_REMEMBERED: Final = 200_000
_LONGEST: Final = 200


@attrs.frozen
class Coordinates:
    """What a heading says of the figures below it.

    Attributes:
        name: The words that say neither a time nor a measure: an indicator, or a place.
        time: The words of a time.
        measure: As what the figures are observed.
        of: The measure that is ranked.
        reference: The whole of a share, or among whom a place is given.
        unit: The unit of bare numbers.
        of_title: The unit that the title gives for bare numbers without one.
        since: The words of the time from which 上年同期 counts back; empty where it is the one that the table is about.
        years: The years of all columns, where each names a year alone.
        names: The field that the name is of.
        bare: Whether numbers without any unit may be amounts, as nothing in the table gives units.
    """

    name: str = ""
    time: str = ""
    measure: Measure | None = None
    of: Measure | None = None
    reference: str | None = None
    unit: str | None = None
    of_title: str | None = None
    since: str = ""
    years: tuple[int, ...] = ()
    names: str = "indicator"
    bare: bool = True


def coordinates(parts: Sequence[str], unit: str | None = None) -> Coordinates | None:
    """What the parts of a heading say together, the uppermost first; None for a plan, or where they are not understood.

    Args:
        parts: The texts above the column.
        unit: The unit that another row gives for it.

    Examples:
        >>> coordinates(["规模工业增加值", "1—9月累计", "同比增长（%）"])
        Coordinates(name='规模工业增加值', time='1—9月累计', measure=<Measure.GROWTH: 'growth'>, of=None, reference=None, unit='%', of_title=None, since='', years=(), names='indicator', bare=True)
        >>> coordinates(["全省位次"]).reference
        '全省'
    """
    if sum(map(len, parts)) > _LONGEST:
        return None
    names: list[str] = []
    times: list[str] = []
    said: list[_Measured] = []
    units = [_unit_of(part) for part in parts]
    units[-1:] = [unit or each for each in units[-1:]]
    for text, own in _pieces(parts, units):
        if is_planned(text):
            return None
        before, rest = _without_measures(text, own)
        time, rest = time_before(rest)
        between, rest = _without_measures(rest.strip(_BETWEEN), own)
        said += [*between, *before]
        names.append(rest)
        times.append(time)
    name, time = (" ".join(filter(None, words)) for words in (names, times))
    if not _is_name(name) or (time and not _is_whole_time(time)):
        return None
    measure, of, reference = None, None, None
    for each in said:
        if measure not in (None, Measure.LEVEL, each.measure) and each.measure is not Measure.RANK:
            return None
        if each.measure is Measure.RANK and measure not in (Measure.RANK, Measure.LEVEL):
            of = measure
        measure, reference = each.measure, each.reference or reference
    unit = next(filter(None, reversed(units)), None)
    if name and (measure in (Measure.CONTRIBUTION, Measure.PULL) or (said[-1:] and said[-1].is_of_name)):
        return None
    if measure is Measure.GROWTH and unit == "‰":
        return None
    return Coordinates(name, time, measure, of, reference, unit)


def _is_name(text: str) -> bool:
    """Whether words can be the name of an indicator or a place: none of them is one of time, change, rank or plan."""
    plain = _NOT_OF_CHANGE.sub("", bare_name(text))
    odd = _is_plan(plain) or _NO_NAME.fullmatch(plain)
    inside = any(_NO_NAME.fullmatch(piece) for piece in in_brackets(unicodedata.normalize("NFKC", text)))
    return not text or not (odd or inside)


def _is_whole_time(text: str) -> bool:
    """Whether words are those of a time, and not of one day, which no heading of the genre means."""
    period = period_of(text, None)
    return is_time(text) and (period is None or period.is_instant or period.start != period.end)


def speaks_of_plan(parts: Sequence[str]) -> bool:
    """Whether a heading is that of a plan or a target."""
    plain = [bare_name(part) for part in parts]
    return any(map(_is_plan, (*plain, time_before("".join(plain))[1])))


def _is_plan(text: str) -> bool:
    return is_planned(text) or _PLAN.fullmatch(text) is not None


def units_at_odds(parts: Sequence[str], unit: str | None = None) -> tuple[str, str] | None:
    """Two units of one kind that the parts of a heading, or another row, give for one column; None where there are none."""
    pieces = [piece for part in parts for piece in (part, *in_brackets(unicodedata.normalize("NFKC", part)))]
    found = {known for piece in pieces if (known := known_unit(piece) or bracketed_unit(piece))}
    pairs = combinations(sorted(found | ({unit} if unit else set())), 2)
    return next((pair for pair in pairs if are_at_odds(*pair)), None)


@lru_cache(maxsize=_REMEMBERED)
def measure_of(name: str) -> Measure | None:
    """The measure that the name of an indicator ends with, as 工业增加值增速（%） does; None for rates such as 自然增长率."""
    plain = bare_name(name)
    if not plain or plain[-1] not in _LAST_OF_MEASURES or _FIXED_RATE.fullmatch(plain):
        return None
    found = _measured(plain, None)
    return None if found is None else found.measure


@lru_cache(maxsize=_REMEMBERED)
def is_plain_row(name: str) -> bool:
    """Whether the name of a row says no time but the end of a year, no plan, and more than a measure."""
    plain = bare_name(name)
    times = [plain, *in_brackets(unicodedata.normalize("NFKC", name))]
    if _is_plan(plain) or _OF_ANOTHER_TIME.search(name) or any(map(_begins_in_time, times)):
        return False
    if len(plain) > _SHORT or plain[-1:] not in _LAST_OF_MEASURES:
        return bool(plain)
    says = coordinates([name])
    return says is None or bool(says.name) or says.measure is None


def _begins_in_time(text: str) -> bool:
    return bool(_TIME_OF_ROW.match(text)) and bool(time_before(text)[0])


class _Measured(NamedTuple):
    """A text that ends with the words of a measure: what stands before them, the measure, and against what it is taken."""

    rest: str
    measure: Measure
    reference: str | None = None
    is_of_name: bool = False


def _without_measures(text: str, unit: str | None) -> tuple[list[_Measured], str]:
    """What a text says at its end of measures, in the order in which they stand, and what stands before them."""
    said: list[_Measured] = []
    while (measured := _measured(text, unit)) is not None:
        text = measured.rest
        said.insert(0, measured)
    return said, text


def _measured(text: str, unit: str | None) -> _Measured | None:
    """What a text says at its end of a measure; None if it says nothing."""
    plain = text.rstrip("%‰ ")
    kind = None if unit is None else Unit.parse(unit).kind
    if match := _EITHER.search(plain):
        measure = Measure.GROWTH if kind is UnitKind.RATIO else Measure.CHANGE
        return None if kind is None else _Measured(plain[: match.start()].strip(_BETWEEN), measure)
    if kind is UnitKind.RATIO and (match := _DONE.search(plain)):
        return _Measured(plain[: match.start()].strip(_BETWEEN), Measure.COMPLETION)
    found = []
    for pattern, measure in _WORDS:
        if (match := pattern.search(plain)) and (
            measure in _SUFFIXED or not match.start() or _LEVEL_AT_END.match(match[0])
        ):
            found.append((match.start(), measure, match.groupdict()))
    if not found:
        return None
    start, measure, groups = min(found, key=lambda each: each[0])
    if measure is Measure.CHANGE and kind is UnitKind.RATIO:
        measure = Measure.GROWTH
    rest = plain[:start].strip(_BETWEEN)
    return _Measured(rest, measure, next(filter(None, groups.values()), None), bool(rest) and plain.endswith("增量"))


def _unit_of(part: str) -> str | None:
    """The unit that a part of a heading is or ends with, also as 同比增长% and 增减（±%） write it."""
    mark = re.search("[%％‰](?=[)）]?$)", one_line(part))
    return unit_in(part) or (mark and unicodedata.normalize("NFKC", mark[0]))


def _pieces(parts: Iterable[str], units: Iterable[str | None]) -> Iterator[tuple[str, str | None]]:
    """The words of a heading with the units of their parts; those in brackets apart where they are a time or a measure."""
    for part, unit in zip(parts, units, strict=True):
        plain = _APART.sub("", unicodedata.normalize("NFKC", one_line(part)))
        kept = [piece for piece in in_brackets(plain) if _unit_of(piece) is None or _is_measure(piece)]
        apart = [piece for piece in kept if is_time(piece) or _is_measure(piece)]
        inside = [f"（{piece}）" for piece in kept if piece not in apart]
        text = bare_name(plain).strip(_BETWEEN) + "".join(inside)
        if text and (unit_in(text) is None or _is_measure(text)):
            yield text, unit
        yield from ((piece, unit) for piece in apart)


def _is_measure(text: str) -> bool:
    found = _measured(text, None)
    return found is not None and not found.rest
