"""What stands before and behind the number of a Chinese figure: label, direction, approximation, unit, noun."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from mfgcity.figures import vocabulary as words
from mfgcity.figures.notation import NAME_MARK, TIME_MARK
from mfgcity.figures.reading import NotationKind, refuse
from mfgcity.figures.unit import Unit, UnitError, UnitKind, known_prefix
from mfgcity.figures.vocabulary import Qualifier

SCALE: Final = "|".join(scale if scale != "千" else "千(?![瓦克米伏卡帕])" for scale in words.SCALES)
"""A scale word behind a number; the 千 of 千瓦 is part of the unit."""

_DIRECTIONS: Final = (*words.RISES, *words.FALLS)
_VERBS: Final = tuple(word for word in _DIRECTIONS if word not in ("降幅", "跌幅"))
_LONG_FALLS: Final = tuple(word for word in words.FALLS if len(word) > 1)
_LABEL: Final = re.compile(rf"[^\W\d_]*(?:[{NAME_MARK}{TIME_MARK}·/()&]+[^\W\d_]*)*:?")
_ENGLISH: Final = frozenset(
    " ".join((*words.ENGLISH_APPROXIMATIONS, *words.ENGLISH_RISES, *words.ENGLISH_FALLS, *words.ENGLISH_OPEN)).split()
)
"""English words that would change what the number of a mixed text means: over 1,200家."""
_NEGATIONS: Final = ("未", "不", "无", "没", "没有", "非", "勿")
_TIME: Final = re.compile(
    f"[0-9一二三四五六七八九十][年月日]|年底|年末|季度|半年|截至|截止|今年|目前|当前|全年|{TIME_MARK}"
)
_CHANGES: Final = (*words.RISES[:-4], *words.FALLS[:-4], *words.ABOVE, *words.BELOW)
_AFTER: Final = re.compile("左右|上下(?!游)|及?以上|及?以下|以内|之内|有余|[多余内]$")
_STAGES: Final = "|".join(words.STAGES)


class Before(NamedTuple):
    """What the words before a number say of it."""

    qualifier: Qualifier | None
    """The approximation, if there is one."""
    direction: int
    """1 for a rise or a place above another figure, -1 for a fall or a place below it, 0 for neither."""
    arrived: bool
    """Whether the number is the level arrived at: 降至3.8%."""
    minus: bool
    """Whether a sign in words, 负 or 零下, stands there."""
    label: str
    """What is left: the name of the figure."""


class Behind(NamedTuple):
    """What the text behind a number says of it."""

    unit: Unit
    qualifier: Qualifier | None
    tail: str


def ending(text: str, choices: Iterable[str]) -> str:
    """The longest of some words with which a text ends, or the empty text."""
    return max((word for word in choices if text.endswith(word)), key=len, default="")


def before(text: str, unit: Unit, whole: str) -> Before:
    """Take apart what stands before a number; refuses what leaves its meaning open."""
    rest, qualifier, arrived, minus = text, None, False, False
    while rest and not ending(rest, words.NO_DIRECTION):
        if word := ending(rest, words.APPROXIMATIONS):
            if qualifier not in (None, words.APPROXIMATIONS[word]):
                refuse(NotationKind.PROSE, whole)
            if word in words.ABOVE + words.BELOW and unit.kind is UnitKind.POINTS:
                # 高于1.3个百分点: above that threshold, or above something by so much?
                refuse(NotationKind.PROSE, whole)
            qualifier = words.APPROXIMATIONS[word]
        elif word := ending(rest, ("负", "零下")):
            if rest.endswith("正负"):
                refuse(NotationKind.PROSE, whole)
            minus = True
        elif (word := ending(rest, words.ARRIVALS)) and ending(rest[: -len(word)], _VERBS):
            arrived = True
        elif not (word := ending(rest, words.LINKS)):
            break
        elif word == "高达" and rest.endswith(("提高达", "升高达")):
            word = "达"
        rest = rest[: -len(word)]
    direction, rest = _direction(rest, unit, whole, arrived=arrived)
    if minus and direction < 0 and not arrived:
        refuse(NotationKind.PROSE, whole)
    if _ENGLISH.intersection(re.findall("[a-z]+", rest.lower())):
        refuse(NotationKind.PROSE, whole)
    if rest.endswith(("亏损", *_NEGATIONS)) or len(rest) > 40 or not _LABEL.fullmatch(re.sub("[“”¥￥%]", "", rest)):
        refuse(NotationKind.PROSE, whole)
    return Before(qualifier, direction, arrived, minus, rest)


def _direction(rest: str, unit: Unit, whole: str, *, arrived: bool) -> tuple[int, str]:
    """The direction that the end of a label gives, or a comparison within it, and the label without it."""
    if ending(rest, words.NO_DIRECTION):
        return 0, rest
    adjacent, found = ending(rest, words.ABOVE + words.BELOW), ending(rest, _DIRECTIONS)
    if adjacent and len(adjacent) >= len(found):
        return (1 if adjacent in words.ABOVE else -1), rest[: -len(adjacent)]
    label = rest[: len(rest) - len(found)]
    compared = _compared(label, unit, whole)
    direction = (1 if found in words.RISES else -1) if found else compared
    of_a_fall = "降幅" in label or "跌幅" in label
    hidden = not direction and any(word in label for word in _LONG_FALLS)
    doubled = bool(found) and bool(ending(label, _LONG_FALLS))
    against = bool(found) and compared not in (0, direction) and found not in ("增长", "增")
    without_subject = found in words.WIDTHS and not arrived and re.fullmatch("(?:同比|环比|[比较].*)?", label)
    if of_a_fall or hidden or doubled or against or (without_subject and unit.kind is UnitKind.POINTS):
        refuse(NotationKind.PROSE, whole)
    return compared or direction, label


def _compared(label: str, unit: Unit, whole: str) -> int:
    """The direction of a comparison whose object stands between its word and the number: 高于全国1.3个百分点."""
    # 淘汰落后产能5万吨 compares nothing: words that also describe count only before points and places.
    strict = unit.kind not in (UnitKind.POINTS, UnitKind.PLACE)
    above, below = (
        max((label.rfind(word) for word in choices if not strict or word.endswith("于")), default=-1)
        for choices in (words.ABOVE, words.BELOW)
    )
    place = max(above, below)
    if above == below or (strict and "的" in label[place:]):
        return 0
    if label[:place].endswith(_NEGATIONS):
        refuse(NotationKind.PROSE, whole)
    return 1 if above > below else -1


def behind(scale: str, text: str, whole: str, *, spelled: bool) -> Behind:
    """Take apart what stands behind a number: the unit, the approximation, and the noun that may follow."""
    known, after, tail = _unit_name(text, whole, spelled=spelled)
    if known in words.RATIOS and re.fullmatch("的?(?:增长|增速|增幅|涨幅)", tail):
        tail = ""
    if tail:
        _check_tail(tail, known, whole, spelled=spelled)
    try:
        unit = Unit(scale + known)
    except UnitError:
        refuse(NotationKind.UNREADABLE, whole)
    return Behind(unit, words.APPROXIMATIONS_AFTER.get(after), tail)


def _unit_name(text: str, whole: str, *, spelled: bool) -> tuple[str, str, str]:
    """The printed unit, the approximation behind it, and the rest."""
    known = known_prefix(text)
    for kind, starts in _STARTS.items():
        if any(text.startswith(start) and len(start) >= len(known) for start in starts):
            refuse(kind, whole)
    tail = text[len(known) :]
    if tail.startswith("/"):
        scale = re.match(f"/(?:{SCALE})?", tail)
        assert scale is not None
        under = known_prefix(tail[scale.end() :]) or _AFTER.split(tail[scale.end() :])[0]
        known, tail = known + tail[: scale.end()] + under, tail[scale.end() + len(under) :]
    found = _AFTER.match(tail)
    if found is None and not known and not spelled:
        found = _AFTER.search(tail)
        known = tail if found is None else tail[: found.start()]
        tail = "" if found is None else tail[found.start() :]
    after = "" if found is None else found[0]
    return known, after, re.sub(f"^(?:{_STAGES})$", "", tail.removeprefix(after))


_STARTS: Final[dict[NotationKind, tuple[str, ...]]] = {
    NotationKind.PERIOD: words.TIMES,
    NotationKind.CLASS: words.LEVELS,
    NotationKind.NAME: words.NAMES,
}


def _check_tail(tail: str, known: str, whole: str, *, spelled: bool) -> None:
    plain = tail.replace(NAME_MARK, "")
    is_noun = not plain or plain.removeprefix("的").startswith(words.NOUNS)
    if (
        any(word in tail for word in _CHANGES)
        or _TIME.search(tail)
        or not known
        or not re.fullmatch(rf"(?:[^\W\d_]|{NAME_MARK}){{1,20}}", tail)
        or re.fullmatch(f"(?:{SCALE})(?:[美欧]?元)?", tail)
        or tail.startswith(("半", "多", "余", "第"))
        or (tail.startswith(("的", "之", "至", "到", "和", "与", "及", "或")) and not is_noun)
    ):
        refuse(NotationKind.PROSE if known else NotationKind.UNREADABLE, whole)
    if spelled and not is_noun:
        refuse(NotationKind.UNREADABLE, whole)
