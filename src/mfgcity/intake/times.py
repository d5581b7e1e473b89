"""Words of time in the headings and titles of tables, and the periods that they mean (表头与表题的时期)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from mfgcity.period import Period, PeriodError

_OWN: Final = frozenset({"本期", "报告期"})
_MONTH: Final = frozenset({"本月", "当月"})
_QUARTER: Final = frozenset({"本季", "本季度", "当季"})
_TO_DATE: Final = re.compile(
    r"(?:本年|今年|自?年初|本月止|本期|年)?累计|1[-—–~至]本月(?:累计)?|自?年初至今|本年|今年(?:以来)?"
)
_EARLIER: Final = re.compile("(?P<year>上年|去年)(?:(?P<same>同期|同月)|(?P<end>年?末|年?底))?|同期", re.IGNORECASE)
_IN_ENGLISH: Final = re.compile("same period (?:of )?last year|last year", re.IGNORECASE)
_AFTER: Final = re.compile("(?:数|值|额|实际|完成|实绩)+")
_TIMELY: Final = re.compile(
    r"[年月季期累]|[0-9]{4}|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec|q[1-4]|h[12]|ytd)|last year|year to date",
    re.IGNORECASE,
)
_BARE_YEAR: Final = re.compile("[0-9]{4}年?度?")
_LONGEST: Final = 24
_SOME: Final = (Period.parse("2000-12"), Period.parse("2000"))
_YEAR: Final = 12

_MONTHS: Final = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_SPAN: Final = re.compile(
    "(?:[0-9]+|[〇零○一二三四五六七八九十]+|元月|全年|[上下]?半年?|个(?=月|季)|截[至止]到?|[前第](?=[0-9一二三四五六七八九十])|[年月日季末底份至到期度]|累计"
    rf"|(?:{_MONTHS})[a-z]*|[qh](?=[1-4])|first|second|third|fourth|half|three|quarters?|months?|of the|of|to|[ ~～—–./、,和及与-])+",
    re.IGNORECASE,
)
_PAPERS: Final = re.compile("(?:统计)?(?:月报|季报|年报|年鉴)")
_NUMBERED: Final = re.compile("(?:附?表|附件|图)[ ]*[0-9一二三四五六七八九十]+(?:[-—–.][0-9]+)*")
_WITH_YEAR: Final = re.compile("[0-9〇零○一二三四五六七八九]{4}")
_DAY: Final = re.compile("日|[0-9]{4}[-./][0-9]{1,2}[-./][0-9]")
_OF_SOMETHING_ELSE: Final = re.compile(
    r"(?:与|和|比|较|按|以|自|据|从|(?:发布|印发|填报|制表|报出|编印|公布|截稿|出版)(?:日期|时间|于)?[:：]?)\s*$"
)
_NOT_WHEN: Final = re.compile(
    r"\s*(?:发布|印发|填报|制表|报出|编印|公布|编制|出版|修订|号|期|(?:的|国民经济)?(?:行业)?分类|(?:可比|不变|现行?|当年)?价|为基|以来|起|召开"
    "|(?:年?度?预?期?)?(?:目标|计划|任务|预算))"
)
_LOOSE_END: Final = re.compile("(?<=[年月季末度])[一二三四五六七八九十0-9]+$")
_EDGES: Final = " ,.、~～—–-/和及与"
_SAID: Final = re.compile("[年月季]|(?i:[a-z]{2}|q[1-4])|[0-9]{4}[-./][0-9]")


def is_time(words: str) -> bool:
    """Whether words are those of a time, with or without its year."""
    return bool(_TIMELY.search(words)) and len(words) <= _LONGEST and any(period_of(words, about) for about in _SOME)


def time_before(text: str) -> tuple[str, str]:
    """The words of a time with which a text begins, and what follows; 数, 实际 and the like behind a time say nothing more.

    Examples:
        >>> time_before("1—9月累计投资"), time_before("上年同期数"), time_before("利润总额")
        (('1—9月累计', '投资'), ('上年同期', ''), ('', '利润总额'))
    """
    time = next((text[:end] for end in range(min(len(text), _LONGEST), 0, -1) if is_time(text[:end])), "")
    rest = text[len(time) :]
    return time, "" if time and _AFTER.fullmatch(rest) else rest


def is_to_date(words: str) -> bool:
    """Whether words name the time from the beginning of a year: 累计, 1—9月."""
    period = period_of(words, _SOME[0])
    return bool(_TO_DATE.fullmatch(words)) or (period is not None and period.is_year_to_date and period.months != 1)


def is_earlier(words: str) -> bool:
    """Whether words of a time count back from another: 上年同期, 去年."""
    return bool(_EARLIER.match(words) or _IN_ENGLISH.fullmatch(words))


def counts_from_left(words: str) -> bool:
    """Whether they say only that it is a year earlier than the column beside it."""
    match = _EARLIER.fullmatch(words)
    return bool((match and not match["end"]) or _IN_ENGLISH.fullmatch(words))


def time_of_earlier(words: str, since: str) -> str | None:
    """The time of which words say the one a year earlier: what follows them, or else the one from which they count."""
    match = _EARLIER.match(words)
    if match is None or match["end"]:
        return None
    return words[match.end() :] or since


def is_bare_year(words: str) -> bool:
    """Whether words name a year and nothing within it."""
    return bool(_BARE_YEAR.fullmatch(words))


def compared(times: Sequence[str], *, over_a_year: bool) -> str | None:
    """Of the times of levels side by side, the one that a measure beside them is of; None where that is open.

    Args:
        times: The words of the times.
        over_a_year: Whether the measure sets a level against that of a year earlier.

    Examples:
        >>> compared(["本年累计", "上年同期"], over_a_year=True), compared(["2023年", "2022年"], over_a_year=True)
        ('本年累计', '2023年')
        >>> compared(["本月", "累计"], over_a_year=True), compared(["9月末", "上年末"], over_a_year=True)
        (None, None)
    """
    present = list(dict.fromkeys(time for time in times if not is_earlier(time)))
    if over_a_year and any(is_earlier(time) and not counts_from_left(time) for time in times):
        return None
    if len(present) == 1:
        return present[0]
    years = {int(time[:4]): time for time in present if is_bare_year(time)}
    if over_a_year and present and len(years) == len(present) == len(times) and max(years) - 1 in years:
        return years[max(years)]
    return None


def period_of(words: str, about: Period | None) -> Period | None:
    """The period that words of a heading mean in a table about a period; None where they do not say it.

    Args:
        words: Such as 2023年1—9月, 本月, 累计, 上年同期.
        about: The period that the table is about.

    Examples:
        >>> month = Period.parse("2023-09")
        >>> str(period_of("累计", month)), str(period_of("上年同期", month)), period_of("本月", None)
        ('2023-01/2023-09', '2022-09', None)
    """
    text = words if words.isascii() else "".join(words.split())
    if about is None:
        return parsed(text)
    if text in _OWN:
        return about
    if match := _EARLIER.match(text) or _IN_ENGLISH.fullmatch(text):
        return _earlier(match, text[match.end() :], about)
    if not about.is_instant:
        last, within = about.end, about.is_year_to_date and about.months != _YEAR
        if _TO_DATE.fullmatch(text) or text.casefold() in ("ytd", "year to date"):
            return Period.parse(f"{last:%Y}-01/{last:%Y-%m}")
        if text in _MONTH:
            return Period.parse(f"{last:%Y-%m}") if within or about.months == 1 else None
        if text in _QUARTER:
            fits = (within or about.months in (1, 3)) and last.month % 3 == 0
            return Period.parse(f"{last:%Y}-Q{last.month // 3}") if fits else None
    own = parsed(text)
    if own is not None or about.start.year != about.end.year:
        return own
    found = parsed(text, about.start.year)
    # What ends behind the period that the table is about is of another year.
    return found if found is None or found.end <= about.end else None


def _earlier(match: re.Match[str], rest: str, about: Period) -> Period | None:
    """The period of words that count back a year."""
    said = match.groupdict()
    if said.get("end"):
        return parsed(f"{about.start.year - 1}年末") if not rest else None
    if said.get("same") == "同月":
        about = Period.parse(f"{about.end:%Y-%m}")
    if said.get("year") and not said.get("same") and not rest and about.months != _YEAR:
        return None
    same = period_of(rest, about) if rest else about
    return None if same is None else same.year_earlier()


def parsed(text: str, year: int | None = None) -> Period | None:
    """The period that a text says, in a year where it names none; None where it says none."""
    try:
        return Period.parse(text, year=year)
    except PeriodError:
        return None


def in_year(words: str, about: Period) -> Period | None:
    """The months of a period in another year, where a table about a part of a year has a column for each year.

    Examples:
        >>> str(in_year("2022年", Period.parse("2023-01/2023-09")))
        '2022-01/2022-09'
    """
    year, found = int(words[:4]), about
    while found.start.year == found.end.year and found.start.year > year:
        found = found.year_earlier()
    return found if found.start.year == found.end.year == year else None


def period_in(titles: Sequence[str]) -> Period | None:
    """The period that titles say the table is about; None where they say none, several, or one that is not understood.

    Days, and what was published or filled in then, are none: 2023年10月印发, 填报日期：2023年10月8日.

    Examples:
        >>> str(period_in(["株洲市2023年1—9月主要经济指标", "单位：亿元"]))
        '2023-01/2023-09'
        >>> period_in(["株洲统计年鉴2023"])
    """
    spans = [words for title in titles for words in _spans(unicodedata.normalize("NFKC", title))]
    said = [words for words in spans if _WITH_YEAR.search(words) and _SAID.search(words)]
    found = {parsed(words) for words in said}
    if len(found) != 1 or (period := found.pop()) is None:
        return None
    within = {parsed(words, period.start.year) for words in spans if not _WITH_YEAR.search(words) and is_time(words)}
    if not within:
        return period
    return within.pop() if len(within) == 1 and is_bare_year(said[0]) else None


def _spans(title: str) -> Iterator[str]:
    """The words of time in a title, those of days and of other things left out."""
    title = _PAPERS.sub("；", _NUMBERED.sub("；", title))
    for match in _SPAN.finditer(title):
        words = _LOOSE_END.sub("", match[0].strip(_EDGES))
        start = match.start() + match[0].index(words)
        if _OF_SOMETHING_ELSE.search(title[:start]) or _NOT_WHEN.match(title[start + len(words) :]):
            continue
        if re.match("截[至止]", words) or not _DAY.search(words):
            yield words
