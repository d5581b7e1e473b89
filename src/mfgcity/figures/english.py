"""The reader of English figures: CN¥3.944 billion, 1.3 percentage points, over 1,200, nearly 80 %."""

from __future__ import annotations

import re
from typing import Final

from mfgcity.figures import vocabulary as words
from mfgcity.figures.notation import NotationKind, Reading, multiple_of_base, refuse
from mfgcity.figures.unit import Unit, UnitError
from mfgcity.figures.vocabulary import Qualifier

_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_CURRENCY: Final = {
    "cn¥": "元", "rmb": "元", "cny": "元", "¥": "元", "us$": "美元", "$": "美元", "usd": "美元", "€": "欧元", "£": "英镑",
    "hk$": "港元",
}  # fmt: skip
_SIGNS: Final = "|".join(re.escape(sign) for sign in sorted(_CURRENCY, key=len, reverse=True))
_SCALE: Final = "|".join(sorted(words.ENGLISH_SCALES, key=len, reverse=True))
_ABOUT: Final = "|".join(sorted(words.ENGLISH_APPROXIMATIONS, key=len, reverse=True))
_WAY: Final = "|".join(sorted((*words.ENGLISH_RISES, *words.ENGLISH_FALLS), key=len, reverse=True))
_SHAPE: Final = re.compile(
    rf"(?:(?P<way>{_WAY})(?: by)? )?(?P<fro>between |from )?(?:(?P<about>{_ABOUT}) ?)?(?P<sign>[+-]?)(?P<money>{_SIGNS})? ?(?P<sign2>-?)(?P<a>{_NUMBER})"
    rf"(?:(?: ?[-–—~] ?| to | and )(?:{_SIGNS})? ?(?P<b>{_NUMBER}))?(?P<plus>\+)?(?P<fold>-fold)?[ -]?(?P<scale>{_SCALE})?\b(?P<plus2>\+)? ?(?P<rest>.*)",
    re.IGNORECASE,
)
_MULTIPLES: Final = {"doubled": "2", "tripled": "3", "trebled": "3", "quadrupled": "4", "halved": "0.5"}
_LEVEL: Final = frozenset({"unchanged", "flat", "no change", "no growth", "zero growth", "remained flat", "was flat"})
_WORDS: Final = {
    "half": "50", "a half": "50", "one half": "50",
}  # fmt: skip


def read(text: str) -> Reading | None:
    """The figure of a normalised English text, or None if there is no number; refuses prose."""
    lowered = text.lower()
    if lowered in _LEVEL:
        return Reading(value="0", unit=Unit("%"))
    if lowered in _MULTIPLES:
        return Reading(value=_MULTIPLES[lowered], unit=Unit("倍"))
    half = re.fullmatch(rf"(?:({_ABOUT}) )?(?:a |one )?half", lowered)
    if half is not None:
        return Reading(value="50", unit=Unit("%"), qualifier=_approximation(half[1], Qualifier.ABOUT))
    if re.search(r"[,;](?![0-9]{3})|\.(?![0-9])", text.rstrip(".")):
        refuse(NotationKind.PROSE, text)
    match = _SHAPE.fullmatch(text)
    if match is None:
        if len(re.findall(_NUMBER, text)) > 1:
            refuse(NotationKind.PROSE, text)
        return None
    return _assembled(match, text)


def _approximation(word: str | None, default: Qualifier = Qualifier.EXACT) -> Qualifier:
    return words.ENGLISH_APPROXIMATIONS[word.lower()] if word else default


def _assembled(match: re.Match[str], text: str) -> Reading:
    scale = words.ENGLISH_SCALES[match["scale"].lower()] if match["scale"] else ""
    rest, qualifier = match["rest"].strip(), _approximation(match["about"])
    for word, meaning in (("or more", Qualifier.AT_LEAST), ("or so", Qualifier.ABOUT), ("or less", Qualifier.AT_MOST)):
        if rest.lower().endswith(word):
            rest, qualifier = rest[: -len(word)].strip(), _one(qualifier, meaning, text)
    if match["plus"] or match["plus2"]:
        qualifier = _one(qualifier, Qualifier.OVER, text)
    fold = bool(match["fold"])
    unit = Unit("倍") if fold else _unit(scale, _CURRENCY[match["money"].lower()] if match["money"] else "", rest, text)
    way = (match["way"] or "").lower()
    falls, minus = way in words.ENGLISH_FALLS, "-" in (match["sign"] or "") + (match["sign2"] or "")
    if (falls and minus) or (fold and rest) or (match["b"] is not None and (qualifier is not Qualifier.EXACT or minus)):
        refuse(NotationKind.PROSE, text)
    value, upto = match["a"].replace(",", ""), match["b"]
    if upto is not None:
        upto, qualifier = upto.replace(",", ""), Qualifier.BETWEEN
        if falls:
            value, upto = f"-{upto}", f"-{value}"
    elif (falls or minus) and value.strip("0."):
        value = f"-{value}"
        if minus:
            turned = {Qualifier.AT_LEAST: Qualifier.AT_MOST, Qualifier.AT_MOST: Qualifier.AT_LEAST}
            qualifier = turned.get(qualifier, qualifier)
            if qualifier in (Qualifier.OVER, Qualifier.NEARLY):
                refuse(NotationKind.PROSE, text)
    reading = Reading(value=value, unit=unit, qualifier=qualifier, upto=upto)
    if unit.symbol == "倍" and way:
        if falls:
            refuse(NotationKind.PROSE, text)
        return multiple_of_base(reading)
    return reading


def _one(first: Qualifier, second: Qualifier, text: str) -> Qualifier:
    if first not in (Qualifier.EXACT, second):
        refuse(NotationKind.PROSE, text)
    return second


def _unit(scale: str, money: str, rest: str, text: str) -> Unit:
    per = re.sub(r" per (?!cent)| a(?= mu$)", "/", rest)
    head, slash, below = per.partition("/")
    try:
        if money:
            if head.strip().lower() not in ("", "yuan", "rmb"):
                refuse(NotationKind.PROSE, text)
            return Unit(scale + money + (f"/{Unit(below.strip())}" if slash else ""))
        upper = Unit(head.strip())
        return Unit(f"{scale}{upper}" + (f"/{Unit(below.strip())}" if slash else ""))
    except UnitError:
        refuse(NotationKind.PROSE if " " in rest else NotationKind.UNREADABLE, text)
