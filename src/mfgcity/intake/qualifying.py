"""What the heading of a quantity says besides its name: that the column holds a rate of it, or of which time it is (表头限定语)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from mfgcity.period import Period, PeriodError

_ANOTHER: Final = (
    "同比|环比|增长|增速|增幅|增减|增量|占比|比重|份额|位次|排名|名次|排位|完成率|完成进度|完成比例|贡献率|拉动|[上去前]年|同期|新增|净增"
    "|增加[额数量]|减少|下降|降幅|变动|变化|差额|缺口|[人户亩地月年]均|每亩|较年初|比年初"
    "|growth|increase|change|yoy|y-o-y|share|rank|proportion|completion|lastyear|previous"
)
_ANYWHERE: Final = re.compile(_ANOTHER)
_IN_FRONT: Final = re.compile(f"(?:较|比|与|其中|[0-9]{{4}}年)?(?:{_ANOTHER})|[较比与][0-9]{{4}}年?")
_WHOLLY: Final = re.compile(
    f"(?:较|比|与|占.{{0,8}}?|[0-9]{{4}}年)?(?:{_ANOTHER})+(?:量|额|数|值|率|幅度?|末|底|实际|完成|相?比)*(?:[（(][^()（）]*[)）])?"
)
_PLANNED: Final = re.compile(
    "(?:[0-9]{4}年?|全年|年度?|本年|今年)?(?:计划|目标|预计|预期|预算|预测|plan|target)(?:数|值|任务|完成)*|[0-9]{4}年?[ef]"
)


def speaks_of_another(text: str, *, anywhere: bool = True) -> bool:
    """Whether words say that a column holds growth, a share, a place, a plan or an earlier time, and not the quantity itself.

    Args:
        text: Words of a heading.
        anywhere: Whether a word of that kind counts wherever it stands, or only in front.

    Examples:
        >>> speaks_of_another("同比增长（%）"), speaks_of_another("占全市比重"), speaks_of_another("1—9月"), speaks_of_another("目标")
        (True, True, False, True)
        >>> speaks_of_another("含上年结转", anywhere=False), speaks_of_another("比上年", anywhere=False)
        (False, True)
    """
    plain = "".join(text.casefold().split())
    pattern = _ANYWHERE.search if anywhere else _IN_FRONT.match
    return bool(pattern(plain)) or is_planned(text)


def is_planned(text: str) -> bool:
    """Whether words say nothing but that a column holds a plan, a target or a forecast."""
    return bool(_PLANNED.fullmatch("".join(text.casefold().split())))


def speaks_only_of_another(text: str) -> bool:
    """Whether words above columns say of all of them that they hold growth, a share, a place, a plan or an earlier time.

    Examples:
        >>> speaks_only_of_another("2024年计划"), speaks_only_of_another("占全市比重"), speaks_only_of_another("总量及增长")
        (True, True, False)
    """
    plain = "".join(text.casefold().split())
    return bool(_WHOLLY.fullmatch(plain)) or is_planned(text)


_EARLIER: Final = re.compile("[上去前]年|同期")
_OWN: Final = frozenset(
    {"本期", "本期数", "本年数", "本月", "本月数", "当月", "本季", "本季度", "报告期", "期末", "期末数", "年末数"}
)
_LINKED: Final = re.compile("(?:累计)?(?:实现|完成|的)$")
_LONGEST: Final = 24


class Time(NamedTuple):
    """The time that a heading speaks of.

    Attributes:
        words: The words as they stand.
        period: The period in canonical text; None where the words name no year, as 1—9月 and 本年 do.
    """

    words: str
    period: str | None


def time_in(words: str) -> Time | None:
    """The time that words beside the name of a quantity say, and nothing else; None for others, and for an earlier year.

    Examples:
        >>> time_in("2023年1—9月"), time_in("本年"), time_in("上年末"), time_in("新增")
        (Time(words='2023年1—9月', period='2023-01/2023-09'), Time(words='本年', period=None), None, None)
    """
    if not words or len(words) > _LONGEST:
        return None
    text = _LINKED.sub("", words).upper()
    if text in _OWN:
        return Time(words, None)
    try:
        return Time(words, str(Period.parse(text)))
    except PeriodError as error:
        without_year = error.code in ("period.year_missing", "period.published_missing")
        return Time(words, None) if without_year and not _EARLIER.search(text) else None
