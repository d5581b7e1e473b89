"""What the heading of a column says of the figures below it: of what, when, and as what they are observed (列的坐标).

Tables of a bulletin often have a row for each indicator or region, and a column for each period and measure. The heading
of such a column is read here by its own words alone; words that are not understood are the name of an indicator or place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import attrs

from mfgcity.domain.observation import Measure
from mfgcity.domain.record import words_of
from mfgcity.figures import Unit, UnitKind
from mfgcity.intake.qualifying import is_planned
from mfgcity.intake.wording import in_brackets, one_line, unit_in, without_brackets
from mfgcity.period import Period, PeriodError

_BETWEEN: Final = " :：/_-—,，、;；|"
_SUFFIXED: Final = (
    *(Measure.CHANGE, Measure.GROWTH, Measure.PERIOD_GROWTH, Measure.SHARE, Measure.SHARE_CHANGE),
    *(Measure.RANK, Measure.COMPLETION, Measure.CONTRIBUTION, Measure.PULL),
)
_YEAR_BEFORE: Final = r"(?:比|较|与)?(?:上年|去年)(?:同期|同月)?(?:相?比)?"
_MEASURES: Final = (
    (rf"(?:{_YEAR_BEFORE})?同?比?增长|{_YEAR_BEFORE}(?:增速|增幅)", Measure.GROWTH),
    ("环比增长率|[比较]上[月季](?:增长|增速|增幅)", Measure.PERIOD_GROWTH),
    ("(?:占|完成|为)(?:全?年度?|本年)?(?:计划|目标)(?:任务)?(?:的?(?:比重|比例|百分比))?", Measure.COMPLETION),
    ("占(?P<whole>[^占]{1,10}?)的?(?:比重|比例|份额|百分比)", Measure.SHARE),
    ("(?:[在居列](?=全))?(?P<among>全[国省市州县区])?(?:的?(?:位次|排名|名次|排位))", Measure.RANK),
    ("实绩|实际完成|完成数?|数值|实际数|实际值", Measure.LEVEL),
    ("(?:对(?P<growing>.{1,8}?)(?:增长)?的?)?贡献率", Measure.CONTRIBUTION),
    ("拉动(?P<pulled>.{1,8}?)增长(?:点数|百分点)?", Measure.PULL),
    *((re.escape(word.replace("_", " ")), measure) for measure in Measure for word in words_of(measure)),
)
_WORDS: Final = tuple((re.compile(rf"(?:{words})\Z", re.IGNORECASE), measure) for words, measure in _MEASURES)
_EITHER: Final = re.compile(rf"(?:{_YEAR_BEFORE}|同比)?(?:增减|\+/-|±|增\(\+\)减\(-\))\Z")
_OWN: Final = frozenset({"本期", "报告期"})
_MONTH: Final = frozenset({"本月", "当月"})
_QUARTER: Final = frozenset({"本季", "本季度", "当季"})
_TO_DATE: Final = re.compile(r"(?:本年|今年|年初|本月止|本期|年)?累计|1[-—–~至]本月(?:累计)?|年初至今|本年|今年以来")
_EARLIER: Final = re.compile("(?:上年|去年)(?:同期|同月)?|同期")
_TIMELY: Final = re.compile("[年月季期累]|[0-9]{4}")
_LONGEST: Final = 24
_PLACE: Final = re.compile("全[国省市州县区]|.{1,12}(?:省|市|自治区|自治州|地区|县|区|州|盟|旗)")
_YEAR: Final = 12
_COMPARED: Final = re.compile("[比较与对占]")
_A_MONTH: Final = Period.parse("2000-09")


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
    """

    name: str = ""
    time: str = ""
    measure: Measure | None = None
    of: Measure | None = None
    reference: str | None = None
    unit: str | None = None

    @property
    def is_place(self) -> bool:
        """Whether the name is one of a region, by its last character."""
        return _PLACE.fullmatch(self.name) is not None


def coordinates(parts: Sequence[str], unit: str | None = None) -> Coordinates | None:
    """What the parts of a heading say together, the uppermost first; None for a plan, or where two parts say it differently.

    Args:
        parts: The texts above the column.
        unit: The unit that another row gives for it.

    Examples:
        >>> coordinates(["规模工业增加值", "1—9月累计", "同比增长（%）"])
        Coordinates(name='规模工业增加值', time='1—9月累计', measure=<Measure.GROWTH: 'growth'>, of=None, reference=None, unit='%')
        >>> coordinates(["全省位次"]).reference
        '全省'
    """
    names: list[str] = []
    times: list[str] = []
    said: list[_Measured] = []
    unit = unit or next((found for part in reversed(parts) if (found := _unit_of(part))), None)
    for text in _pieces(parts):
        if is_planned(text):
            return None
        before, rest = _without_measures(text, unit)
        time = next((rest[:end] for end in range(min(len(rest), _LONGEST), 0, -1) if _is_time(rest[:end])), "")
        between, rest = _without_measures(rest[len(time) :].strip(_BETWEEN), unit)
        said += [*between, *before]
        names.append(rest)
        times.append(time)
    name, time = (" ".join(filter(None, words)) for words in (names, times))
    if is_planned(name) or _COMPARED.match(name) or (time and not _is_time(time)):
        return None
    measure, of, reference = None, None, None
    for each in said:
        if measure not in (None, each.measure) and each.measure is not Measure.RANK:
            return None
        of = measure if each.measure is Measure.RANK and measure is not Measure.RANK else of
        measure, reference = each.measure, each.reference or reference
    return Coordinates(name, time, measure, of, reference, unit)


class _Measured(NamedTuple):
    """A text that ends with the words of a measure: what stands before them, the measure, and against what it is taken."""

    rest: str
    measure: Measure
    reference: str | None = None


def _without_measures(text: str, unit: str | None) -> tuple[list[_Measured], str]:
    """What a text says at its end of measures, in the order in which they stand, and what stands before them."""
    said: list[_Measured] = []
    while (measured := _measured(text, unit)) is not None:
        text = measured.rest
        said.insert(0, measured)
    return said, text


def _unit_of(part: str) -> str | None:
    """The unit that a part of a heading is or ends with, also as 同比增长% and 增减（±%） write it."""
    mark = re.search("[%％‰](?=[)）]?$)", one_line(part))
    return unit_in(part) or (mark and unicodedata.normalize("NFKC", mark[0]))


def _pieces(parts: Iterable[str]) -> Iterator[str]:
    """The words of a heading without its units; those in brackets apart where they are a time or a measure."""
    for part in parts:
        plain = unicodedata.normalize("NFKC", one_line(part))
        kept = [piece for piece in in_brackets(plain) if _unit_of(piece) is None or _is_measure(piece)]
        apart = [piece for piece in kept if _is_time(piece) or _is_measure(piece)]
        inside = [f"（{piece}）" for piece in kept if piece not in apart]
        text = one_line(without_brackets(plain)).strip(_BETWEEN) + "".join(inside)
        if text and (unit_in(text) is None or _is_measure(text)):
            yield text
        yield from apart


def measure_of(name: str) -> Measure | None:
    """The measure that the name of an indicator ends with, as 工业增加值增速 does."""
    found = _measured(unicodedata.normalize("NFKC", one_line(name)), None)
    return None if found is None else found.measure


def _is_measure(text: str) -> bool:
    found = _measured(text, None)
    return found is not None and not found.rest


def _measured(text: str, unit: str | None) -> _Measured | None:
    """What a text says at its end of a measure; None if it says nothing."""
    plain = text.rstrip("%‰ ")
    if match := _EITHER.search(plain):
        kind = None if unit is None else Unit.parse(unit).kind
        measure = Measure.GROWTH if kind is UnitKind.RATIO else Measure.CHANGE
        return None if kind is None else _Measured(plain[: match.start()].strip(_BETWEEN), measure)
    found = []
    for pattern, measure in _WORDS:
        if (match := pattern.search(plain)) and (measure in _SUFFIXED or not match.start()):
            found.append((match.start(), measure, match.groupdict()))
    if not found:
        return None
    start, measure, groups = min(found, key=lambda each: each[0])
    return _Measured(plain[:start].strip(_BETWEEN), measure, next(filter(None, groups.values()), None))


def _is_time(text: str) -> bool:
    return bool(_TIMELY.search(text)) and period_of(text, _A_MONTH) is not None


def period_of(words: str, context: Period | None) -> Period | None:
    """The period that words of a heading mean in a table about a period; None where they do not say it.

    Args:
        words: Such as 2023年1—9月, 本月, 累计, 上年同期.
        context: The period that the table is about.

    Examples:
        >>> month = Period.parse("2023-09")
        >>> str(period_of("累计", month)), str(period_of("上年同期", month)), period_of("本月", None)
        ('2023-01/2023-09', '2022-09', None)
    """
    text = "".join(words.split())
    if text in _OWN:
        return context
    if (match := _EARLIER.match(text)) and context is not None:
        rest = text[match.end() :]
        if match[0] in ("上年", "去年") and not rest:
            return Period.parse(str(context.start.year - 1))
        same = period_of(rest, context) if rest else context
        return None if same is None else same.year_earlier()
    if context is not None and not context.is_instant:
        last, within = context.end, context.is_year_to_date and context.months != _YEAR
        if _TO_DATE.fullmatch(text):
            return Period.parse(f"{last:%Y}-01/{last:%Y-%m}")
        if text in _MONTH and (within or context.months == 1):
            return Period.parse(f"{last:%Y-%m}")
        if text in _QUARTER and (within or context.months in (1, 3)) and last.month % 3 == 0:
            return Period.parse(f"{last:%Y}-Q{last.month // 3}")
    try:
        return Period.parse(text, year=None if context is None else context.start.year)
    except PeriodError:
        return None
