"""The reader of English figures: CN¥3.944 billion, 1.3 percentage points higher, over 1,200, fell 2.1% year on year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from mfgcity.figures import vocabulary as words
from mfgcity.figures.reading import NotationKind, Reading, alike, multiple_of_base, refuse
from mfgcity.figures.unit import PERCENT, Unit, UnitError, UnitKind, known_prefix
from mfgcity.figures.vocabulary import Qualifier


def _any(choices: Iterable[str]) -> str:
    """A pattern for any of some words, longest first."""
    return "|".join(re.escape(word) for word in sorted(choices, key=len, reverse=True))


_NUMBER: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_MONEY: Final = {
    mark.lower(): money for mark, money in words.MONEY_MARKS.items() if mark.isascii() or "¥" in mark or mark in "€£"
}
_MARK: Final = _any(_MONEY) + "|(?-i:[A-Z]{3})"
_SCALE: Final = _any(words.ENGLISH_SCALES)
_LETTERS: Final = {"b": "billion", "m": "million", "k": "thousand", "t": "trillion"}
_ABOUT: Final = _any(words.ENGLISH_APPROXIMATIONS)
_LEADING: Final = (
    rf"(?P<label>(?:[a-z][a-z'&]*[ -])*?)(?:(?P<verb>{_any(words.ENGLISH_VERBS)}) )?(?:(?:an?|the) )?"
    rf"(?:(?P<way>{_any((*words.ENGLISH_RISES, *words.ENGLISH_FALLS))})(?: (?P<link>by|of|at|to|from|rate of|was|is|reached))? )?"
)
_SINGLE: Final = re.compile(
    rf"{_LEADING}(?:(?P<about>{_ABOUT}) ?)?(?P<sign>[+-]|minus |negative )?(?P<money>{_MARK})? ?(?P<minus>-?)(?P<a>{_NUMBER})(?P<plus>\+)?"
    rf"(?:(?P<fold>-fold|x)\b|[ -]?(?P<scale>{_SCALE})\b|(?P<letter>[bmkt])n?\b)?(?P<plus2>\+)?(?P<rest>[^0-9].*)?",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(
    rf"{_LEADING}(?P<between>between )?(?P<sign>-?)(?P<money>{_MARK})? ?(?P<a>{_NUMBER})(?: ?(?P<scale_a>{_SCALE})\b)?(?P<unit_a>[a-z %‰]*?)"
    rf"(?P<sep> ?[-–—~] ?| to | and )(?P<sign_b>-?)(?P<money_b>{_MARK})? ?(?P<b>{_NUMBER})(?: ?(?P<scale>{_SCALE})\b)?(?P<rest>[^0-9].*)?",
    re.IGNORECASE,
)
_MULTIPLE: Final = re.compile(rf"(?:(?P<about>{_ABOUT}) )?(?P<times>{_any(words.ENGLISH_MULTIPLES)})(?P<rest> .*)?")
_HALF: Final = re.compile(rf"(?:(?P<about>{_ABOUT}) )?(?:an? |one )?half(?: of [a-z ]+)?")
_SINCE: Final = (
    "(?:year|month|quarter)[- ]on[- ](?:year|month|quarter)|yoy|y/y|y-o-y|m/m|q/q|annually|a year|"
    "(?:from|over|on|in|during|compared with|compared to|versus) (?:the )?[a-z ]+(?: [0-9]{4})?|in [0-9]{4}"
)
_LEVEL: Final = re.compile(
    "(?:(?:was|were|remained|stayed|broadly|roughly) )*(?:unchanged|flat|no change|no growth|zero growth)(?: (?:"
    + _SINCE
    + "))?"
)
_SIDES: Final = {
    **dict.fromkeys((*words.ENGLISH_HIGHER, *words.ENGLISH_RISES), 1),
    **dict.fromkeys((*words.ENGLISH_LOWER, *words.ENGLISH_FALLS), -1),
}
_TAIL: Final = re.compile(
    rf"(?:(?P<side>{_any(_SIDES)})\b(?: [a-z ]+)?|(?P<of>(?:of|that of|the|as (?:much|many|high|large)(?: as)?)(?: [a-z ]+)?(?: [0-9]{{4}})?))?"
    rf"(?: ?(?:{_SINCE})){{0,2}}",
    re.IGNORECASE,
)

_MOST_WORDS: Final = 15
"""More words than stand behind one figure."""


def read(text: str) -> Reading | None:
    """The figure of a normalised English text, or None if there is no number; refuses prose."""
    plain = re.sub(r"\b(?:approx|ca?)\. ?(?=[0-9])", "approx ", text, flags=re.IGNORECASE).rstrip(".")
    lowered = plain.lower()
    if _LEVEL.fullmatch(lowered):
        return Reading(value="0", unit=PERCENT)
    if (match := _MULTIPLE.fullmatch(lowered)) is not None and _TAIL.fullmatch((match["rest"] or "").strip()):
        times = words.ENGLISH_MULTIPLES[match["times"]]
        return Reading(value=times, unit=Unit("倍"), qualifier=_approximation(match["about"]))
    if (match := _HALF.fullmatch(lowered)) is not None:
        return Reading(value="50", unit=PERCENT, qualifier=_approximation(match["about"], Qualifier.ABOUT))
    if re.search(r"[,;](?![0-9]{3}(?![0-9]))|\.(?![0-9])|[()]", plain):
        refuse(NotationKind.PROSE, text)
    if (match := _RANGE.fullmatch(plain)) is not None:
        return _ranged(match, text)
    if (match := _SINGLE.fullmatch(plain)) is not None:
        return _single(match, text)
    if re.search("[0-9]", plain):
        refuse(NotationKind.PROSE if " " in plain else NotationKind.UNREADABLE, text)
    return None


def _approximation(word: str | None, default: Qualifier = Qualifier.EXACT) -> Qualifier:
    return words.ENGLISH_APPROXIMATIONS[word.lower()] if word else default


def _single(match: re.Match[str], text: str) -> Reading:
    direction, found = _leading(match, text), {_approximation(match["about"])}
    if match["way"] and (match["about"] or "").lower() in ("above", "below", "under"):
        # fell below 5%: the level is below 5 %, not the fall.
        refuse(NotationKind.PROSE, text)
    if (match["way"] or "").lower() == "up" and (match["link"] or "").lower() == "to":
        found.add(Qualifier.AT_MOST)
    if match["plus"] or match["plus2"]:
        found.add(Qualifier.AT_LEAST)
    scale = match["scale"] or (_LETTERS[match["letter"].lower()] if match["letter"] else "")
    rest, after = _afterword(match["rest"] or "")
    unit, side, is_of = _unit_and_side(rest, scale, match["money"], text, fold=bool(match["fold"]))
    minus = "-" in (match["sign"] or "") + match["minus"] or bool(
        match["sign"] and match["sign"].strip() in ("minus", "negative")
    )
    found = {*found, after} - {Qualifier.EXACT}
    if (
        len(found) > 1
        or (match["letter"] and not match["money"])
        or (direction and side)
        or (minus and direction + side < 0)
    ):
        refuse(NotationKind.PROSE, text)
    qualifier, value = found.pop() if found else Qualifier.EXACT, match["a"].replace(",", "")
    if (minus or (direction + side < 0 and not _arrived(match))) and value.strip("0."):
        value = f"-{value}"
    if minus:
        if qualifier in (Qualifier.OVER, Qualifier.NEARLY):
            refuse(NotationKind.PROSE, text)
        qualifier = words.TURNED.get(qualifier, qualifier)
    return _grown(Reading(value=value, unit=unit, qualifier=qualifier), match, text, side=0 if is_of else side)


def _leading(match: re.Match[str], text: str) -> int:
    """The direction of the words before a number; refuses a label that leaves the number's meaning open."""
    label = (match["label"] or "").lower().replace("-", " ").split()
    open_words = {*words.ENGLISH_OPEN, *_SIDES, *" ".join(words.ENGLISH_APPROXIMATIONS).split()} - {"growth"}
    if label and (not (match["verb"] or match["way"]) or open_words & set(label) or len(label) > 6):
        refuse(NotationKind.PROSE, text)
    if (match["link"] or "").lower() == "from":
        refuse(NotationKind.PROSE, text)
    way = (match["way"] or "").lower()
    return 0 if way == "up" and (match["link"] or "").lower() == "to" else _SIDES.get(way, 0)


def _arrived(match: re.Match[str]) -> bool:
    return (match["link"] or "").lower() == "to"


def _afterword(rest: str) -> tuple[str, Qualifier]:
    word = next((word for word in words.ENGLISH_AFTERWORDS if rest.lower().endswith(f" {word}")), "")
    return (rest[: -len(word)].rstrip(), words.ENGLISH_AFTERWORDS[word]) if word else (rest, Qualifier.EXACT)


def _unit_and_side(rest: str, scale: str, money: str | None, text: str, *, fold: bool) -> tuple[Unit, int, bool]:
    """The unit behind a number, the side on which the words behind it put the number, and whether they start with of."""
    attached, parts = bool(rest) and rest[0] not in " /", rest.split()
    for count in range(len(parts) + 1 if len(parts) <= _MOST_WORDS else 0):
        head, tail = " ".join(parts[:count]), _TAIL.fullmatch(" ".join(parts[count:]))
        if tail is None or (attached and known_prefix(rest) not in (head, *(parts[:1] if count else []))):
            continue
        if not (head or fold or money) and (tail["side"] or tail["of"]):
            continue
        try:
            unit = Unit("倍") if fold and not head else _unit(head, scale, money)
        except UnitError:
            continue
        if attached and not head:
            continue
        side = 0 if "designated size" in tail[0] else _SIDES.get((tail["side"] or "").lower(), 0)
        return unit, side, bool(tail["of"])
    refuse(NotationKind.PROSE if " " in rest.strip() else NotationKind.UNREADABLE, text)


def _unit(head: str, scale: str, money: str | None) -> Unit:
    above, slash, below = re.sub(r" per (?!cent\b)| a(?= mu$)", "/", f" {head}").partition("/")
    above, power = above.strip(), words.ENGLISH_SCALES[scale.lower()] if scale else ""
    if money:
        currency = _MONEY.get(money.lower(), money)
        if not (currency in words.CURRENCIES or currency in words.ISO_4217) or (
            above and Unit(above) != Unit(currency)
        ):
            raise UnitError("unit.name", value=money)
        above = currency
    elif above:
        above = _counted(above).symbol
    return Unit(f"{power}{above}" + (f"/{Unit(below.strip())}" if slash else ""))


def _counted(name: str) -> Unit:
    """The unit of a noun: industrial enterprises are enterprises."""
    *adjectives, noun = name.split()
    alias = words.UNIT_ALIASES.get(noun.lower())
    taken = {*words.ENGLISH_LITTLE, *_SIDES}
    plain = all(re.fullmatch("[A-Za-z-]+", word) and word.lower() not in taken for word in adjectives)
    if adjectives and name.lower() not in words.UNIT_ALIASES and alias and len(adjectives) < 5 and plain:
        unit = Unit(alias)
        if unit.kind is UnitKind.COUNT:
            return unit
    return Unit(name)


def _grown(reading: Reading, match: re.Match[str], text: str, *, side: int) -> Reading:
    """Growth by so many times as the multiple of the base; 2.5-fold is the multiple itself."""
    if (
        reading["unit"].name != "倍"
        or (match["a"] and "fold" in match.groupdict() and match["fold"])
        or _arrived(match)
    ):
        return reading
    way = _SIDES.get((match["way"] or "").lower(), 0)
    if side or way < 0 or (way and (match["link"] or "").lower() != "by"):
        # 2.5 times higher, grew 2.5 times: to 2.5 or to 3.5 times the base?
        refuse(NotationKind.PROSE, text)
    return multiple_of_base(reading) if way else reading


def _ranged(match: re.Match[str], text: str) -> Reading:
    """A range: RMB 1.5-2.0 billion, between 5% and 6%, 5 to 6 percent."""
    direction, joined = _leading(match, text), match["sep"].strip().lower()
    if (joined == "and") != bool(match["between"]):
        refuse(NotationKind.PROSE, text)
    rest, money = match["rest"] or "", match["money_b"] or match["money"]
    unit, side, _ = _unit_and_side(rest, match["scale"] or "", money, text, fold=False)
    low, high = match["sign"] + match["a"].replace(",", ""), match["sign_b"] + match["b"].replace(",", "")
    if match["scale_a"] or match["unit_a"].strip():
        try:
            first = _unit(
                match["unit_a"].strip() or ("" if money else unit.name), match["scale_a"] or "", match["money"]
            )
        except UnitError:
            refuse(NotationKind.PROSE, text)
        low, high, unit = alike(low, high, (first, unit), text)
    if (direction and side) or Fraction(high) <= Fraction(low):
        refuse(NotationKind.PROSE, text)
    if direction + side < 0 and not _arrived(match):
        if match["sign"] or match["sign_b"]:
            refuse(NotationKind.PROSE, text)
        low, high = f"-{high}", f"-{low}"
    return _grown(Reading(value=low, unit=unit, qualifier=Qualifier.BETWEEN, upto=high), match, text, side=side)
