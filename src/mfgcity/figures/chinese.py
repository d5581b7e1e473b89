"""The reader of Chinese figures: 39.44亿元, 近八成, 下降2.1%, 二十余万, 亩均税收35.6万元/亩."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from mfgcity.figures import vocabulary as words
from mfgcity.figures.context import SCALE, Before, before, behind, ending
from mfgcity.figures.notation import unmarked
from mfgcity.figures.numerals import HAN, digits_of
from mfgcity.figures.reading import NotationKind, Reading, alike, multiple_of_base, refuse
from mfgcity.figures.unit import NUMBER, PERCENT, Unit, UnitError, UnitKind, known_prefix
from mfgcity.figures.vocabulary import Qualifier

_ARABIC: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_ONE: Final = re.compile(
    rf"(?P<label>[^0-9]*?)(?P<sign>[+-]?)(?P<a>{_ARABIC})(?P<in1>[余多来几+])?(?P<scale>{SCALE})?(?P<in2>[余多])?(?P<rest>[^0-9]*)"
)
_TWO_STEPS: Final = re.compile(
    "(?P<label>[^0-9]*?)(?P<sign>[+-]?)(?P<a>[0-9]+)(?P<scale>[亿万])(?P<b>[0-9]{1,4})(?P<low>[万千])?(?P<in1>[余多])?(?P<rest>[^0-9]*)"
)
_RANGE: Final = re.compile(
    rf"(?P<label>[^0-9]*?)(?P<sign>[+-]?)(?P<a>{_ARABIC})(?P<scale_a>{SCALE})?(?P<unit_a>[^0-9—–~至到-]{{0,8}})[—–~至到-]+?"
    rf"(?P<sign_b>-?)(?P<b>{_ARABIC})(?P<scale>{SCALE})?(?P<rest>[^0-9]*?)(?:之间)?"
)
_HAN_RUN: Final = re.compile(
    rf"(?P<a>{HAN})?(?P<in1>[余多来几])?(?P<scale>{SCALE})?(?P<in2>[余多])?(?P<rest>.*)", re.DOTALL
)
_HAN_TWO_STEPS: Final = re.compile(
    rf"(?P<a>{HAN})(?P<scale>[亿万])(?P<b>{HAN})(?P<low>万)?(?P<in1>[余多])?(?P<rest>.*)", re.DOTALL
)
_HAN_RANGE: Final = re.compile(rf"(?P<label>.*?)(?P<a>{HAN})(?P<to>[—–~至到-])(?P<b>{HAN})(?P<rest>.*)", re.DOTALL)
_HAN_PARTS: Final = re.compile(
    rf"(?P<label>.*?)(?P<of>百分之|千分之)(?P<a>{HAN})(?:[—–~至到-](?:百分之|千分之)?(?P<b>{HAN}))?(?P<rest>.*)",
    re.DOTALL,
)
_TENTHS: Final = re.compile(
    "(?P<label>.*?)(?P<a>[一二两三四五六七八九])成(?P<b>[一二三四五六七八九])(?P<rest>.*)", re.DOTALL
)
_TENTHS_IN_DIGITS: Final = re.compile("(?P<label>[^0-9]*?)(?P<a>[1-9])成(?P<b>[1-9])(?P<rest>[^0-9]*)", re.DOTALL)
_FORMAL: Final = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟][壹贰叁肆伍陆柒捌玖拾佰仟十百千万亿]")
_DOUBLING: Final = re.compile(
    "(?P<label>.*?)(?P<near>近|将近|超|超过|逾)?(?:实现|增长|再)?翻了?(?P<near2>近|超|约)?(?P<times>[一二两三四五六七八九1-9])?(?P<word>番|倍)"
    "(?P<more>以上|多|有余)?"
)
_HALF: Final = re.compile(
    r"(?P<label>[^\W\d_]{0,12}?)(?:(?P<before>过|超过?|逾|近|将近|接近|不到|约)?(?:一半|半数)|(?P<short>过|超|逾|近|将近|不到)半|(?P<halved>减)半)"
    rf"(?P<after>以上|左右|多)?(?:的?(?:{'|'.join(words.NOUNS)})[^\W\d_]{{0,8}})?"
)
_LEVEL: Final = re.compile(
    r"(?P<label>[^\W\d_]{0,12}?)(?:[与和同较比][^%,、;。]{1,16}?)?(?P<about>基本|大体|大致|总体)?(?:保持|实现)?(?:持平|零增长)"
)
_DIGITED: Final = re.compile(
    r"(?P<label>[^\W\d_]{0,12}?)(?P<count>[两二三])位数(?:的|以上)*(?P<way>增长|增速|增幅|下降|降幅)?"
)
_HAN_SIGNS: Final = "零〇一二两三四五六七八九十百千万亿"
_HAN_START: Final = re.compile(f"(?![百千]分点)[{_HAN_SIGNS}](?:(?![百千]分点)[{_HAN_SIGNS}点余多来几])*")
_EACH: Final = re.compile(f"每(?P<scale>{SCALE})?")


def read(text: str) -> Reading | None:
    """The figure of a normalised Chinese text, or None if there is no number; refuses prose."""
    set_phrase = _set_phrase(text)
    if set_phrase is not None:
        return set_phrase
    plain = unmarked(text)
    if re.search("[,，、；;。！？!?]|中的|其中", re.sub("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "", plain)):
        refuse(NotationKind.PROSE, text)
    if _FORMAL.search(plain):
        refuse(NotationKind.UNREADABLE, text)
    return _read_arabic(plain, text) if re.search("[0-9]", plain) else _read_han(plain, text)


def _set_phrase(text: str) -> Reading | None:
    """The figure of words that stand for a number: 持平, 两位数增长, 过半, 翻番."""
    if (match := _LEVEL.fullmatch(text)) is not None and not match["label"].endswith(("不", "未", "非", "难以")):
        return Reading(value="0", unit=PERCENT, qualifier=Qualifier.ABOUT if match["about"] else Qualifier.EXACT)
    if (match := _DIGITED.fullmatch(text)) is not None:
        around = before(match["label"] + (match["way"] or ""), PERCENT, text)
        return _figure("100" if match["count"] == "三" else "10", PERCENT, around, [Qualifier.AT_LEAST], text)
    if (match := _HALF.fullmatch(text)) is not None:
        around = before(match["label"] + (match["before"] or match["short"] or match["halved"] or ""), PERCENT, text)
        others = [words.APPROXIMATIONS_AFTER[match["after"]] if match["after"] else None]
        if around.qualifier is None and not match["after"]:
            others = [Qualifier.ABOUT]
        return _figure("50", PERCENT, around, others, text)
    if (match := _DOUBLING.fullmatch(unmarked(text))) is not None:
        return _doubled(match, text)
    return None


def _doubled(match: re.Match[str], text: str) -> Reading:
    around = before(match["label"] + (match["near"] or match["near2"] or ""), PERCENT, text)
    times = match["times"] or "1"
    count = words.HAN_DIGITS.get(times) or int(times)
    if (match["word"] == "倍" and count > 1) or around.direction < 0:
        refuse(NotationKind.PROSE, text)
    after = words.APPROXIMATIONS_AFTER[match["more"]] if match["more"] else None
    return _figure(str(2**count), Unit("倍"), around._replace(direction=0), [after], text)


def _read_arabic(plain: str, text: str) -> Reading | None:
    if (match := _TENTHS_IN_DIGITS.fullmatch(plain)) is not None:
        return _spelled_ratio(match, "成", f"{match['a']}.{match['b']}", text)
    found = len(re.findall(_ARABIC, plain))
    if found == 1:
        match = _ONE.fullmatch(plain)
        return (
            None if match is None else _assembled(match.groupdict(), text, match["a"].replace(",", ""), spelled=False)
        )
    if found == 2:
        steps = _TWO_STEPS.fullmatch(plain)
        if steps is None:
            return _ranged(plain, text)
        if not steps["low"] and len(steps["b"]) < 3:
            # 1万2 is colloquial for 12,000, and no figure of a release.
            refuse(NotationKind.PROSE, text)
        return _compounded(steps.groupdict(), text, int(steps["a"]), int(steps["b"]), spelled=False)
    refuse(NotationKind.PROSE, text)


def _ranged(plain: str, text: str) -> Reading:
    """A range, with its unit after the second number or after both: 1.5—2.0亿元, 5%至6%, 5000万—1亿元."""
    match = _RANGE.fullmatch(plain)
    if match is None:
        refuse(NotationKind.PROSE, text)
    unit, around, after = _surroundings(match["label"], match["scale"] or "", match["rest"], text, spelled=False)
    if around.qualifier or after or around.minus or around.label.endswith(("从", "由", "自")):
        refuse(NotationKind.PROSE, text)
    low, high = match["sign"].strip("+") + match["a"].replace(",", ""), match["sign_b"] + match["b"].replace(",", "")
    if match["scale_a"] or match["unit_a"]:
        try:
            first = Unit((match["scale_a"] or "") + (match["unit_a"] or unit.name))
        except UnitError:
            refuse(NotationKind.PROSE, text)
        low, high, unit = alike(low, high, (first, unit), text)
    if around.direction < 0 and not around.arrived:
        if match["sign"] or match["sign_b"]:
            refuse(NotationKind.PROSE, text)
        low, high = f"-{high}", f"-{low}"
    if Fraction(high) <= Fraction(low):
        refuse(NotationKind.PROSE, text)
    return _grown(Reading(value=low, unit=unit, qualifier=Qualifier.BETWEEN, upto=high), around, text)


def _compounded(parts: Mapping[str, Any], text: str, high: int, low: int, *, spelled: bool) -> Reading:
    """1亿2000万元, 三万五千人: two steps of one number."""
    step = {"亿万": 10**4, "万千": 10, "万": 10**4}.get(parts["scale"] + (parts["low"] or ""))
    if step is None or low >= step:
        refuse(NotationKind.PROSE, text)
    if parts["scale"] == "万" and not parts["low"] and low % 10:
        return _assembled(parts, text, str(high * step + low), spelled=spelled, scale="")
    fraction = str(low).rjust(len(str(step)) - 1, "0").rstrip("0")
    return _assembled(
        parts, text, f"{high}.{fraction}" if fraction else str(high), spelled=spelled, scale=parts["scale"]
    )


def _read_han(plain: str, text: str) -> Reading | None:
    if (match := _HAN_PARTS.fullmatch(plain)) is not None:
        unit, upto = "%" if match["of"] == "百分之" else "‰", digits_of(match["b"] or "零")
        digits = digits_of(match["a"])
        if match["b"] and digits and upto:
            return _ranged(f"{match['label']}{digits}—{upto}{unit}{match['rest']}", text)
        return _spelled_ratio(match, unit, digits, text)
    if (match := _TENTHS.fullmatch(plain)) is not None:
        digits = f"{words.HAN_DIGITS[match['a']]}.{words.HAN_DIGITS[match['b']]}"
        return _spelled_ratio(match, "成", digits, text)
    if (match := _HAN_RANGE.fullmatch(plain)) is not None:
        low, high = digits_of(match["a"]), digits_of(match["b"])
        if low is None or high is None:
            refuse(NotationKind.PROSE, text)
        return _ranged(match["label"] + low + match["to"] + high + match["rest"], text)
    starts = [found.start() for found in _HAN_START.finditer(plain)]
    figures = [start for start in starts if _looks_like_figure(plain[start:])]
    if len(figures) > 1 or any(re.search(f"[{_HAN_SIGNS}][—–~至到-]$", plain[:start]) for start in figures):
        refuse(NotationKind.PROSE, text)
    return _read_spelled(plain[: figures[0]], plain[figures[0] :], text) if figures else None


def _looks_like_figure(text: str) -> bool:
    """Whether a unit that is known by sight, or nothing, follows a spelled-out number: 三家, not 三大产业."""
    match = _HAN_TWO_STEPS.fullmatch(text) or _HAN_RUN.fullmatch(text)
    rest = match["rest"] if match else ""
    return not rest or bool(known_prefix(rest)) or rest.startswith((*words.APPROXIMATIONS_AFTER, *words.STAGES))


def _spelled_ratio(match: re.Match[str], unit: str, digits: str | None, text: str) -> Reading | None:
    _, qualifier, _ = behind("", match["rest"], text, spelled=True)
    return (
        None
        if digits is None
        else _figure(digits, Unit(unit), before(match["label"], Unit(unit), text), [qualifier], text)
    )


def _read_spelled(label: str, number: str, text: str) -> Reading | None:
    bare = number[0] in "百千万亿" or (number[0] == "十" and label.endswith(("上", "几", "数")))
    if label.endswith(("几", "成百", "成", "若干")) or (bare and label.endswith(("数", "成百上"))):
        refuse(NotationKind.PROSE, text)
    if bare and label.endswith("上") and not label.endswith("以上"):
        label = label[:-1] + "至少"
    if (match := _HAN_TWO_STEPS.fullmatch(number)) is not None:
        parts = {**match.groupdict(), "label": label}
        high, low = digits_of(match["a"]), digits_of(match["b"].lstrip("零"))
        if high is None or low is None or "." in high + low:
            return None
        if match["b"] in words.HAN_DIGITS and not match["low"]:
            # 三万五 is 35,000; 三万五人 could be 30,005.
            if match["rest"]:
                refuse(NotationKind.PROSE, text)
            return _assembled(parts, text, f"{high}.{low}", spelled=True)
        return _compounded(parts, text, int(high), int(low), spelled=True)
    match = _HAN_RUN.fullmatch(number)
    assert match is not None
    digits = digits_of(match["a"]) if match["a"] else "1"
    if digits is None or (match["in1"] == "几" and not (match["a"] or "").endswith("十")):
        refuse(NotationKind.PROSE, text)
    reading = _assembled({**match.groupdict(), "label": label}, text, digits, spelled=True)
    around = before(label, reading["unit"], text)
    if bare and number[0] != "十" and not label and reading.get("qualifier", Qualifier.EXACT) is Qualifier.EXACT:
        # 万元 alone is the unit of a column, not one of it.
        refuse(NotationKind.UNREADABLE, text)
    if bare and around.label and around.qualifier is None:
        refuse(NotationKind.UNREADABLE, text)
    return reading


def _assembled(parts: Mapping[str, Any], text: str, digits: str, *, spelled: bool, scale: str | None = None) -> Reading:
    """The figure of a number with what stands around it."""
    power = str(parts["scale"] or "") if scale is None else scale
    unit, around, after = _surroundings(parts["label"], power, parts["rest"], text, spelled=spelled)
    if spelled and around.label and unit.kind in (UnitKind.NUMBER, UnitKind.OTHER):
        refuse(NotationKind.UNREADABLE, text)
    within = [words.APPROXIMATIONS_WITHIN.get(parts.get(name) or "") for name in ("in1", "in2")]
    if spelled and not any((around.qualifier, after, *within)):
        digits, unit = _as_precise_as_spelled(digits, unit, power)
    sign = (parts.get("sign") or "").strip("+")
    return _figure(sign + digits, unit, around, [*within, after], text)


def _surroundings(
    label: str, scale: str, rest: str, text: str, *, spelled: bool
) -> tuple[Unit, Before, Qualifier | None]:
    """The unit of a number, what the words before it say, and the approximation behind it."""
    if label.endswith("第") or re.search("(?<![目此之以提日年])前$", label):
        refuse(NotationKind.RANK, text)
    if label == "数" or label.endswith("几"):
        refuse(NotationKind.PROSE, text)
    label = "至少" if label == "上" else label
    unit, after, tail = behind(scale, rest, text, spelled=spelled)
    if of := ending(label, ("百分之", "千分之")):
        if unit != NUMBER or tail:
            refuse(NotationKind.PROSE, text)
        label, unit = label.removesuffix(of), Unit("%" if of == "百分之" else "‰")
    unit, label = _priced(unit, label, text)
    return _per(unit, label, text), before(label, unit, text), after


def _priced(unit: Unit, label: str, text: str) -> tuple[Unit, str]:
    """The unit with the currency that stands before the number: ¥15.3亿 is 15.3亿元."""
    mark = ending(label, words.MONEY_MARKS) or next((mark for mark in "¥￥$€£" if mark in label), "")
    if not mark:
        return unit, label
    money = words.MONEY_MARKS[mark]
    if unit.kind is UnitKind.NUMBER:
        unit = Unit(unit.symbol + money)
    elif unit.kind is UnitKind.MONEY and unit.name != money:
        refuse(NotationKind.PROSE, text)
    return unit, label.removesuffix(mark)


def _per(unit: Unit, label: str, text: str) -> Unit:
    """The rate that 每 before the number makes of a unit: 每万人5.1件 is 5.1件/万人."""
    each = _EACH.match(label)
    below = known_prefix(label[each.end() :]) if each else ""
    if each is None or not below or unit.kind not in (UnitKind.MONEY, UnitKind.COUNT, UnitKind.OTHER):
        return unit
    try:
        return Unit(f"{unit}/{each['scale'] or ''}{below}")
    except UnitError:
        refuse(NotationKind.PROSE, text)


def _as_precise_as_spelled(digits: str, unit: Unit, scale: str) -> tuple[str, Unit]:
    """三千家 and 五百亿元 are known to the place that is spelled: 3千家, 5百亿元."""
    if unit.kind in (UnitKind.RATIO, UnitKind.POINTS) or not digits.endswith("00"):
        return digits, unit
    if len(digits) == 4 and scale in ("", "万", "亿"):
        return digits[0] + (f".{digits[1]}" if digits[1] != "0" else ""), Unit("千" + unit.symbol)
    if len(digits) == 3 and scale in ("万", "亿"):
        return digits[0], Unit("百" + unit.symbol)
    return digits, unit


def _figure(digits: str, unit: Unit, around: Before, others: Sequence[Qualifier | None], text: str) -> Reading:
    """The figure of a number, with its approximation and its sign."""
    found = {qualifier for qualifier in (around.qualifier, *others) if qualifier is not None}
    signed, falls = digits.startswith("-"), around.direction < 0 and not around.arrived
    if (
        len(found) > 1
        or (signed and (falls or around.minus))
        or (signed and around.qualifier in (Qualifier.OVER, Qualifier.NEARLY))
    ):
        refuse(NotationKind.PROSE, text)
    qualifier = found.pop() if found else Qualifier.EXACT
    if signed or around.minus:
        # -3%以上 is -3 or more; the bounds of a qualified negative figure speak of its magnitude.
        qualifier = words.TURNED.get(qualifier, qualifier)
    size = digits.lstrip("-")
    value = f"-{size}" if (signed or falls or around.minus) and size.strip("0.") else size
    return _grown(Reading(value=value, unit=unit, qualifier=qualifier), around, text)


def _grown(reading: Reading, around: Before, text: str) -> Reading:
    """A growth by a multiple as the multiple of the base."""
    if reading["unit"].name != "倍" or around.arrived or not around.direction:
        return reading
    if around.direction < 0:
        refuse(NotationKind.PROSE, text)
    return multiple_of_base(reading)
