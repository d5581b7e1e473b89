"""The reader of Chinese figures: 39.44亿元, 近八成, 下降2.1%, 二十余万, 亩均税收35.6万元/亩."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from mfgcity.figures import vocabulary as words
from mfgcity.figures.notation import NotationKind, Reading, multiple_of_base, refuse
from mfgcity.figures.unit import Unit, UnitError, UnitKind, known_prefix
from mfgcity.figures.vocabulary import Qualifier

_ARABIC: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_HAN: Final = r"[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?"
_SCALE: Final = "|".join(scale if scale != "千" else "千(?![瓦克米伏卡帕])" for scale in words.SCALES)
_SEPARATOR: Final = "[—–~～至到-]+?"
_NAMES: Final = re.compile(
    r"“[^”]*”|‘[^’]*’|\"[^\"]*\"|《[^》]*》|「[^」]*」|[0-9]+强|[0-9]G|[A-Z]+-?[0-9]+|[0-9]A级|（[^（）]*）$"
)
_MASK: Final = "□"
_ABSOLUTE_TIME: Final = re.compile(
    r"[0-9一二三四五六七八九十]年|年底|年末|月|季度|半年|截至|截止|今年|目前|当前|全年|日"
)
_LABEL: Final = re.compile(r"[^\W\d_]*(?:[□·/（）()]+[^\W\d_]*)*:?")
_DOUBLING: Final = re.compile(
    r"(?P<label>.*?)(?P<near>近|将近|超|超过|逾)?(?:实现|增长|再)?翻(?:了)?(?P<near2>近|超|约)?(?P<times>[一二两三四五六七八九1-9])?(?P<word>番|倍)(?P<more>以上|多|有余)?"
)
_HALF: Final = re.compile(
    r"(?P<before>过|超过?|逾|近|将近|接近|不到|约)?(?:一半|半数|半)(?P<after>以上|左右|多)?(?:的?(?P<noun>[^\W\d_]{1,8}))?"
)
_LEVEL: Final = re.compile(
    r"(?:增速|增幅|同比|环比|总体|总量|产值|税收|基本|大体|大致|与|和|同|较|比|上年|去年|上月|同期|全国|全省|全市|平均|水平|保持)*(?:持平|零增长)"
)
_DIGITED: Final = re.compile(
    r"(?:保持|实现|呈现|继续)*(?P<count>[两二三])位数(?:的|以上)*(?P<way>增长|增速|增幅|下降|降幅)?"
)


class _Prefix(NamedTuple):
    """What stands before a number."""

    qualifier: Qualifier | None
    direction: int
    arrived: bool
    label: str


def read(text: str) -> Reading | None:
    """The figure of a normalised Chinese text, or None if there is no number; refuses prose."""
    set_phrase = _set_phrase(text)
    if set_phrase is not None:
        return set_phrase
    masked = _NAMES.sub(_MASK, text)
    clauses = re.sub(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", masked)
    if re.search(r"[,，、；;。！？!?]|中的|其中", clauses):
        refuse(NotationKind.PROSE, text)
    if re.search("[0-9]", masked):
        return _read_arabic(masked, text)
    return _read_han(masked, text)


def _set_phrase(text: str) -> Reading | None:
    if _LEVEL.fullmatch(text):
        about = Qualifier.ABOUT if "基本" in text or "大体" in text or "大致" in text else Qualifier.EXACT
        return Reading(value="0", unit=Unit("%"), qualifier=about)
    if (match := _DIGITED.fullmatch(text)) is not None:
        sign = "-" if match["way"] in ("下降", "降幅") else ""
        return Reading(
            value=sign + ("100" if match["count"] == "三" else "10"), unit=Unit("%"), qualifier=Qualifier.AT_LEAST
        )
    if (match := _HALF.fullmatch(text)) is not None:
        word = match["before"] or match["after"] or ""
        qualifier = words.APPROXIMATIONS.get(word) or words.APPROXIMATIONS_AFTER.get(word, Qualifier.ABOUT)
        return Reading(value="50", unit=Unit("%"), qualifier=qualifier)
    if (match := _DOUBLING.fullmatch(text)) is not None:
        return _doubled(match, text)
    return None


def _doubled(match: re.Match[str], text: str) -> Reading:
    prefix = _prefix(match["label"] + (match["near"] or match["near2"] or ""), text)
    times = match["times"] or "1"
    count = words.HAN_DIGITS.get(times) or int(times)
    if match["word"] == "倍" and count > 1:
        refuse(NotationKind.PROSE, text)
    qualifier = prefix.qualifier or (words.APPROXIMATIONS_AFTER[match["more"]] if match["more"] else Qualifier.EXACT)
    return Reading(value=str(2**count), unit=Unit("倍"), qualifier=qualifier)


def _read_arabic(masked: str, text: str) -> Reading | None:
    found = re.findall(_ARABIC, masked)
    if len(found) == 1:
        match = re.fullmatch(
            rf"(?P<label>[^0-9]*?)(?P<sign>[+-]?)(?P<a>{_ARABIC})(?P<in1>余|多|来|几)?(?P<scale>{_SCALE})?(?P<in2>余|多)?(?P<rest>[^0-9]*)",
            masked,
        )
        return None if match is None else _assembled(match, text, match["a"].replace(",", ""), han=False)
    if len(found) == 2:
        compound = re.fullmatch(
            r"(?P<label>[^0-9]*?)(?P<sign>[+-]?)(?P<a>[0-9]+)(?P<scale>[亿万])(?P<b>[0-9]{1,4})(?P<low>[万千])?(?P<in1>余|多)?(?P<in2>)(?P<rest>[^0-9]*)",
            masked,
        )
        if compound is not None:
            return _compounded(compound, text, int(compound["a"]), int(compound["b"]))
        return _ranged(masked, text)
    refuse(NotationKind.PROSE, text)


def _ranged(masked: str, text: str) -> Reading:
    """A range, with its unit after the second number or after both: 1.5—2.0亿元, 5%至6%."""
    match = re.fullmatch(
        rf"(?P<label>[^0-9]*?)(?P<sign>[+-]?)(?P<a>{_ARABIC})(?P<unit_a>[^0-9—–~～至到-]{{0,8}}){_SEPARATOR}(?P<sign_b>-?)(?P<b>{_ARABIC})"
        rf"(?P<in1>)(?P<scale>{_SCALE})?(?P<in2>)(?P<rest>[^0-9]*)",
        masked,
    )
    if match is None:
        refuse(NotationKind.PROSE, text)
    prefix = _prefix(match["label"], text)
    unit, qualifier, _ = _unit_and_tail(match["scale"] or "", match["rest"], text, han=False)
    same = match["unit_a"] in ("", match["scale"] or "")
    if not same:
        try:
            same = Unit(match["unit_a"]) == unit
        except UnitError:
            same = False
    if not same or prefix.qualifier or qualifier or prefix.label.endswith(("从", "由", "自")) or prefix.arrived:
        refuse(NotationKind.PROSE, text)
    low, high = (
        sign + number.replace(",", "")
        for sign, number in ((match["sign"].strip("+"), match["a"]), (match["sign_b"], match["b"]))
    )
    if prefix.direction < 0:
        if match["sign"] or match["sign_b"]:
            refuse(NotationKind.PROSE, text)
        low, high = f"-{high}", f"-{low}"
    return _grown(Reading(value=low, unit=unit, qualifier=Qualifier.BETWEEN, upto=high), prefix, text)


def _compounded(match: re.Match[str] | _Labelled, text: str, high: int, low: int) -> Reading:
    """1亿2000万元, 三万五千人: two steps of one number."""
    step = {"亿万": 10**4, "万千": 10, "万": 10**4}.get(match["scale"] + (match["low"] or ""))
    if step is None or low >= step:
        refuse(NotationKind.PROSE, text)
    if match["scale"] == "万" and not match["low"] and low % 10:
        digits, scale = str(high * step + low), ""
    else:
        fraction = str(low).rjust(len(str(step)) - 1, "0").rstrip("0")
        digits, scale = f"{high}.{fraction}" if fraction else str(high), match["scale"]
    return _assembled(match, text, digits, han=False, scale=scale)


def _read_han(masked: str, text: str) -> Reading | None:
    percent = re.fullmatch(rf"(?P<label>.*?)(?P<of>百分之|千分之)(?P<a>{_HAN}|[0-9.]+)(?P<rest>.*)", masked)
    if percent is not None:
        digits = _han_number(percent["a"])
        if digits is None:
            return None
        prefix, (_, qualifier, _) = _prefix(percent["label"], text), _unit_and_tail("", percent["rest"], text, han=True)
        unit = Unit("%" if percent["of"] == "百分之" else "‰")
        return _qualified(Reading(value=digits, unit=unit), prefix, [qualifier], "", text)
    tenths = re.fullmatch(
        r"(?P<label>.*?)(?P<a>[一二两三四五六七八九])成(?P<b>[一二三四五六七八九])(?P<rest>.*)", masked
    )
    if tenths is not None:
        digits = f"{words.HAN_DIGITS[tenths['a']]}.{words.HAN_DIGITS[tenths['b']]}"
        prefix, (_, qualifier, _) = _prefix(tenths["label"], text), _unit_and_tail("", tenths["rest"], text, han=True)
        return _qualified(Reading(value=digits, unit=Unit("成")), prefix, [qualifier], "", text)
    for start in (found.start() for found in re.finditer("[零〇一二两三四五六七八九十百千万亿]", masked)):
        match = re.fullmatch(
            rf"(?P<sign>)(?P<a>{_HAN})?(?P<in1>余|多|来|几)?(?P<scale>{_SCALE})?(?P<in2>余|多)?(?P<rest>.*)",
            masked[start:],
        )
        if match is None or not (match["a"] or match["scale"]):
            continue
        compound = re.fullmatch(
            rf"(?P<sign>)(?P<a>{_HAN})(?P<scale>[亿万])(?P<b>{_HAN})(?P<low>万)?(?P<in1>余|多)?(?P<in2>)(?P<rest>.*)",
            masked[start:],
        )
        label = masked[:start]
        if compound is not None:
            high, low = _han_number(compound["a"]), _han_number(compound["b"].lstrip("零"))
            if high is None or low is None or "." in high + low:
                return None
            return _compounded(_Labelled(compound, label), text, int(high), int(low))
        bare = match["a"] is None
        if bare and label.endswith("上"):
            label = label[:-1] + "至少"
        digits = "1" if bare else _han_number(match["a"])
        if digits is None or (match["in1"] == "几" and not match["a"].endswith("十")):
            return None
        return _assembled(_Labelled(match, label), text, digits, han=True)
    return None


class _Labelled(dict[str, Any]):
    """The groups of a match, with the text before it as the label."""

    def __init__(self, match: re.Match[str], label: str) -> None:
        super().__init__(match.groupdict(), label=label)


def _han_number(text: str) -> str | None:
    """A spelled-out number below ten thousand as digits, or None where the reading is not certain (七八, 一千二)."""
    whole, _, decimals = text.partition("点")
    match = re.fullmatch(r"(?:(.?)千)?(零?)(?:(.?)百)?(零?)(?:(.?)十)?(零?)([^十百千零]?)", whole.replace("〇", "零"))
    if match is None or not whole:
        return None
    if whole in ("零", "〇"):
        total = 0
    else:
        thousands, zero_h, hundreds, zero_t, tens, zero_o, ones = match.groups()
        steps = [(thousands, "", 1000), (hundreds, zero_h, 100), (tens, zero_t, 10), (ones or None, zero_o, 1)]
        total, last = 0, 10_000
        for digit, zero, place in steps:
            if digit is None:
                if zero and place == 1:
                    return None
                continue
            if digit == "" and (total or place == 1):
                return None
            if total and (last > place * 10) != any(z for _, z, p in steps if place <= p < last):
                return None
            total += (1 if digit == "" else words.HAN_DIGITS.get(digit, 0)) * place
            last = place
        if total == 0 or any(digit and digit not in words.HAN_DIGITS for digit, _, _ in steps):
            return None
    return str(total) + ("." + "".join(str(words.HAN_DIGITS[digit]) for digit in decimals) if decimals else "")


def _assembled(
    match: re.Match[str] | _Labelled, text: str, digits: str, *, han: bool, scale: str | None = None
) -> Reading:
    label, spelled_scale = match["label"] or "", (match["scale"] or "") if scale is None else scale
    percent = not han and label.endswith(("百分之", "千分之"))
    prefix = _prefix(label[:-3] if percent else label, text)
    unit, after, tail = _unit_and_tail(spelled_scale, match["rest"] or "", text, han=han)
    if percent:
        if unit.symbol or tail:
            refuse(NotationKind.PROSE, text)
        unit = Unit("%" if label.endswith("百分之") else "‰")
    if han and prefix.label and unit.kind in (UnitKind.NUMBER, UnitKind.OTHER):
        refuse(NotationKind.UNREADABLE, text)
    within = [
        Qualifier.OVER if word == "几" else words.APPROXIMATIONS_WITHIN.get(word or "")
        for word in (match["in1"], match["in2"])
    ]
    reading = Reading(value=digits, unit=unit)
    if (
        han
        and spelled_scale in ("万", "亿")
        and not any((prefix.qualifier, after, *within))
        and re.fullmatch("[1-9](?:00|000)", digits)
    ):
        place = {3: "百", 4: "千"}[len(digits)]
        reading = Reading(value=digits[0], unit=Unit(place + unit.symbol))
    return _qualified(reading, prefix, [*within, after], match["sign"] or "", text)


def _qualified(reading: Reading, prefix: _Prefix, others: list[Qualifier | None], sign: str, text: str) -> Reading:
    found = {qualifier for qualifier in (prefix.qualifier, *others) if qualifier is not None}
    if len(found) > 1:
        refuse(NotationKind.PROSE, text)
    qualifier = found.pop() if found else Qualifier.EXACT
    if sign == "-" and prefix.direction < 0:
        refuse(NotationKind.PROSE, text)
    if sign == "-" and prefix.qualifier in (Qualifier.OVER, Qualifier.NEARLY):
        refuse(NotationKind.PROSE, text)
    if sign == "-":
        # -3%以上 is -3 or more; the bounds of a qualified negative figure speak of its magnitude.
        turned = {Qualifier.AT_LEAST: Qualifier.AT_MOST, Qualifier.AT_MOST: Qualifier.AT_LEAST}
        qualifier = turned.get(qualifier, qualifier)
    negative = sign == "-" or (prefix.direction < 0 and not prefix.arrived)
    value = f"-{reading['value']}" if negative and reading["value"].strip("0.") else reading["value"]
    return _grown({**reading, "value": value, "qualifier": qualifier}, prefix, text)


def _grown(reading: Reading, prefix: _Prefix, text: str) -> Reading:
    if reading["unit"].symbol != "倍" or prefix.arrived or not prefix.direction:
        return reading
    if prefix.direction < 0 and not prefix.label.endswith("负"):
        refuse(NotationKind.PROSE, text)
    return multiple_of_base(reading) if prefix.direction > 0 else reading


def _ending(text: str, choices: tuple[str, ...] | list[str] | dict[str, Qualifier]) -> str:
    return max((word for word in choices if text.endswith(word)), key=len, default="")


def _prefix(before: str, text: str) -> _Prefix:
    """Take apart what stands before the number: label, comparison or direction, link words, approximation."""
    rest, qualifier, arrived, direction = before, None, False, 0
    while rest:
        if word := _ending(rest, words.APPROXIMATIONS):
            if qualifier not in (None, words.APPROXIMATIONS[word]):
                refuse(NotationKind.PROSE, text)
            # 通过, 经过, 超过 end like 过, and 附近 like 近.
            if word in ("过", "近") and rest.endswith(("通过", "经过", "附近", "最近", "邻近")):
                break
            qualifier = words.APPROXIMATIONS[word]
        elif rest.endswith("负") and not rest.endswith("由负"):
            return _Prefix(qualifier, -1, False, "负")
        elif word := _ending(rest, words.LINKS):
            pass
        elif (word := _ending(rest, words.ARRIVALS)) and _ending(rest[:-1], words.RISES + words.FALLS):
            arrived = True
        else:
            break
        rest = rest[: -len(word)]
    found = _ending(rest, words.RISES + words.FALLS)
    adjacent = _ending(rest, words.ABOVE + words.BELOW)
    if adjacent:
        rest, direction = rest[: -len(adjacent)], 1 if adjacent in words.ABOVE else -1
    elif found:
        rest, direction = rest[: -len(found)], 1 if found in words.RISES else -1
        if any(rest.endswith(word) for word in words.FALLS if len(word) > 1) or (direction < 0 and rest.endswith("不")):
            refuse(NotationKind.PROSE, text)
        if any(noun in rest for noun in ("降幅", "跌幅")):
            refuse(NotationKind.PROSE, text)
    else:
        direction = _compared(rest)
        if not direction and any(word in rest for word in words.FALLS if len(word) > 1):
            refuse(NotationKind.PROSE, text)
    if rest.endswith(("亏损", "净亏损", "未", "不", "无", "没有")) or _ABSOLUTE_TIME.search(rest) or len(rest) > 40:
        refuse(NotationKind.PROSE, text)
    if not _LABEL.fullmatch(rest.replace("“", "").replace("”", "").replace("¥", "").replace("￥", "").replace("%", "")):
        refuse(NotationKind.UNREADABLE, text)
    return _Prefix(qualifier, direction, arrived, rest)


def _compared(label: str) -> int:
    """The direction of a comparison whose object stands between its word and the number: 高于全国1.3个百分点."""
    above = max((label.rfind(word) for word in words.ABOVE), default=-1)
    below = max((label.rfind(word) for word in words.BELOW), default=-1)
    return 0 if above == below else 1 if above > below else -1


def _unit_and_tail(scale: str, rest: str, text: str, *, han: bool) -> tuple[Unit, Qualifier | None, str]:
    """The unit at the head of what follows a number, the approximation behind it, and the noun that may follow."""
    if rest.startswith(("月", "日", "号", "季度", "时")):
        refuse(NotationKind.PERIOD, text)
    if rest.startswith(("级", "元级")):
        refuse(NotationKind.CLASS, text)
    if rest.startswith("强"):
        refuse(NotationKind.NAME, text)
    aliased = max((alias for alias in words.UNIT_ALIASES if rest.startswith(alias)), key=len, default="")
    known = max(known_prefix(rest), aliased, key=len)
    tail = rest[len(known) :]
    if tail.startswith("/"):
        below = re.match(rf"/(?:{_SCALE})?", tail)
        assert below is not None
        under = known_prefix(tail[below.end() :])
        if not under:
            under = re.split(f"({'|'.join(words.APPROXIMATIONS_AFTER)})", tail[below.end() :])[0]
        known, tail = known + tail[: below.end()] + under, tail[below.end() + len(under) :]
    after = max((word for word in words.APPROXIMATIONS_AFTER if tail.startswith(word)), key=len, default="")
    tail = tail[len(after) :]
    if not known and tail and not after and not han:
        last = _ending(tail, words.APPROXIMATIONS_AFTER)
        known, tail, after = (tail[: -len(last)], "", last) if last else (tail, "", "")
    if tail:
        nouns_only = tail.removeprefix("的").startswith(tuple(words.NOUNS))
        changed = any(word in tail for word in (*words.RISES[:-4], *words.FALLS[:-4], *words.ABOVE, *words.BELOW))
        if changed or _ABSOLUTE_TIME.search(tail) or not known or not re.fullmatch(rf"[^\W\d_{_MASK}]{{1,20}}", tail):
            refuse(NotationKind.PROSE if known else NotationKind.UNREADABLE, text)
        if tail.startswith(("的", "之", "至", "到", "和", "与", "及", "或")) and not nouns_only:
            refuse(NotationKind.PROSE, text)
        if han and not nouns_only:
            refuse(NotationKind.UNREADABLE, text)
    try:
        unit = Unit(scale + known)
    except UnitError:
        refuse(NotationKind.UNREADABLE, text)
    return unit, words.APPROXIMATIONS_AFTER.get(after), tail
