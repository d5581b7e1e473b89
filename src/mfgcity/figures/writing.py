"""Figure to text, Chinese and English (数据的书写)."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from mfgcity.errors import Language
from mfgcity.figures import vocabulary as words
from mfgcity.figures.figure import Figure, FigureError
from mfgcity.figures.interval import Interval, exact_text, fixed_text
from mfgcity.figures.unit import Unit, UnitKind
from mfgcity.figures.vocabulary import Qualifier

_ZH: Final = {
    Qualifier.EXACT: "{n}{u}", Qualifier.ABOUT: "约{n}{u}", Qualifier.OVER: "超{n}{u}", Qualifier.NEARLY: "近{n}{u}",
    Qualifier.AT_LEAST: "{n}{u}以上", Qualifier.AT_MOST: "{n}{u}以下", Qualifier.ABOVE: "大于{n}{u}",
    Qualifier.BELOW: "不足{n}{u}", Qualifier.BETWEEN: "{n}—{m}{u}",
}  # fmt: skip
_EN: Final = {
    Qualifier.EXACT: "{n}", Qualifier.ABOUT: "about {n}", Qualifier.OVER: "over {n}", Qualifier.NEARLY: "nearly {n}",
    Qualifier.AT_LEAST: "at least {n}", Qualifier.AT_MOST: "at most {n}", Qualifier.ABOVE: "greater than {n}",
    Qualifier.BELOW: "less than {n}", Qualifier.BETWEEN: "{n} to {m}",
}  # fmt: skip
_EN_SCALES: Final = ((12, " trillion"), (9, " billion"), (6, " million"), (0, ""))
_MARKS: Final = {"元": "CN¥", "美元": "US$", "欧元": "€", "英镑": "£", "港元": "HK$"}


def write(figure: Figure, lang: Language, decimals: int | None, bounds: bool) -> str:
    """A figure as text; see `Figure.format`."""
    if lang == "en":
        return _english(figure, decimals, bounds)
    places = _decimals(figure) if decimals is None else decimals
    unit = _spaced(figure.unit)
    if not figure.is_printed:
        beside = _beside(figure.bounds, places) if bounds else ""
        return _computed(figure, places, beside) + beside
    value, qualifier = figure.value, figure.qualifier
    if qualifier is Qualifier.BETWEEN:
        low, high = figure.bounds.lower, figure.bounds.upper
        assert low is not None
        assert high is not None
        # 1000—1001 alone would be two years.
        return _ZH[qualifier].format(n=_written(low, places, unit), m=_written(high, places, unit), u=unit or "之间")
    if qualifier is Qualifier.EXACT:
        return _written(value, places, unit) + unit
    if value < 0 and qualifier in words.TURNED:
        return _ZH[words.TURNED[qualifier]].format(n=_written(value, places, unit), u=unit)
    # Any other qualified negative figure speaks of its magnitude: 超负3% is a fall of more than 3 %.
    digits = ("负" if value < 0 else "") + _written(abs(value), places, unit)
    if qualifier is Qualifier.OVER and figure.unit.kind in (UnitKind.COUNT, UnitKind.NUMBER) and _round(figure):
        return f"{digits}余{unit}"
    return _ZH[qualifier].format(n=digits, u=unit)


def as_specified(figure: Figure, spec: str) -> str:
    """A figure by a format specification: ``,`` groups digits, ``.2f`` sets decimals, ``zh`` or ``en`` the language.

    Raises:
        FigureError: If it is another one.
    """
    match = re.fullmatch(r"(,?)(?:\.([0-9]{1,2})f)?(zh|en)?", spec)
    if match is None:
        raise FigureError("figure.format", value=spec)
    decimals = None if match[2] is None else int(match[2])
    text = write(figure, "en" if match[3] == "en" else "zh", decimals, not spec)
    return re.sub(r"(?<![.0-9])[0-9]+", lambda digits: f"{int(digits[0]):,}", text) if match[1] else text


def as_code(figure: Figure) -> str:
    """The expression that makes a figure again."""
    unit = repr(figure.unit.symbol)
    if figure.decimals is None:
        return f"Figure.computed({figure.value!r}, {unit}, {figure.bounds!r}, shown={figure.shown_decimals})"
    more = "" if figure.qualifier is Qualifier.EXACT else f", qualifier={figure.qualifier.value!r}"
    if figure.qualifier is Qualifier.BETWEEN:
        low, high = (fixed_text(end, figure.decimals) for end in (figure.lower, figure.upper) if end is not None)
        return f"Figure({low!r}, {unit}{more}, upto={high!r})"
    return f"Figure({fixed_text(figure.value, figure.decimals)!r}, {unit}{more})"


def as_html(figure: Figure) -> str:
    """A figure for a notebook: as the field prints it, with what rounding leaves open in brackets and on hover."""
    from mfgcity.markup import words

    text, bounds = write(figure, "zh", None, False), figure.bounds
    if bounds.is_point:
        return words(text)
    allowed = str(bounds)
    if not figure.is_printed:
        allowed = _beside(bounds, _decimals(figure))
        text, allowed = _computed(figure, _decimals(figure), allowed), allowed.strip()
    title = f"bounds 舍入允许范围 {allowed}"
    return f'<span style="white-space:nowrap" title="{title}">{words(text)} <small>{allowed}</small></span>'


def _round(figure: Figure) -> bool:
    return figure.decimals == 0 and figure.value != 0 and figure.value % 10 == 0


def _spaced(unit: Unit) -> str:
    symbol = unit.symbol
    return f" {symbol}" if symbol[:1].isascii() and symbol[:1].isalpha() else symbol


def _decimals(figure: Figure) -> int | None:
    if figure.decimals is not None:
        return figure.decimals
    return None if figure.shown_decimals is None else max(figure.shown_decimals, 0)


def _written(value: Fraction, places: int | None, unit: str) -> str:
    """The digits before a Chinese unit; 1,200年 has its comma, since 1200年 is a year."""
    digits = _digits(value, places)
    return f"{digits[:-3]},{digits[-3:]}" if unit.startswith("年") and re.fullmatch("-?[0-9]{4}", digits) else digits


def _digits(value: Fraction, places: int | None) -> str:
    if places is not None:
        return fixed_text(value, places)
    text = exact_text(value)
    return text if "/" not in text and len(text.partition(".")[2]) <= 2 else fixed_text(value, 2)


def _beside(bounds: Interval, places: int | None) -> str:
    """The bounds behind a computed value, rounded to one digit more; nothing where they are one point."""
    if bounds.is_point:
        return ""
    more = 2 if places is None else places + 1
    low = "-∞" if bounds.lower is None else fixed_text(bounds.lower, more)
    high = "∞" if bounds.upper is None else fixed_text(bounds.upper, more)
    return f" {'[' if bounds.lower_closed else '('}{low}, {high}{']' if bounds.upper_closed else ')'}"


def _computed(figure: Figure, places: int | None, beside: str) -> str:
    """A computed value, before its bounds where they are shown."""
    unit = _spaced(figure.unit)
    return _written(figure.value, _within(figure.value, figure.bounds, places, beside), unit) + unit


def _within(value: Fraction, bounds: Interval, places: int | None, beside: str) -> int | None:
    """The digits with which a value is shown: one more, as its bounds have, where it would else seem to lie outside them."""
    if places is None or not beside:
        return places
    seen = Fraction(fixed_text(value, places))
    low, high = (None if end is None else Fraction(fixed_text(end, places + 1)) for end in (bounds.lower, bounds.upper))
    return places if (low is None or low <= seen) and (high is None or seen <= high) else places + 1


def _english(figure: Figure, decimals: int | None, bounds: bool) -> str:
    unit, places = figure.unit, _decimals(figure) if decimals is None else decimals
    power, word = _english_scale(figure)
    shift = Fraction(10) ** (_power(unit) - power)
    if decimals is None and places is not None:
        places = max(places - (_power(unit) - power), 0)
    if figure.decimals == 0 and figure.qualifier not in (Qualifier.EXACT, Qualifier.BETWEEN):
        # 超1200亿元 is over 120 billion; a zero behind the point would claim a finer step.
        places = None
    template = "{mark}{sign}{digits}{word}{name}"
    name = _english_name(unit)
    mark = _MARKS.get(unit.name.partition("/")[0], "")
    if mark:
        name = name.replace(unit.name.partition("/")[0], "", 1).strip()

    def one(value: Fraction, places: int | None = places) -> str:
        digits = _digits(abs(value) * shift, places)
        whole, dot, fraction = digits.partition(".")
        named = words.ENGLISH_SINGULARS.get(name, name) if digits == "1" and not word else name
        return template.format(
            mark=mark, sign="-" if value < 0 else "", digits=f"{int(whole):,}{dot}{fraction}", word=word, name=named
        )

    if figure.qualifier is Qualifier.BETWEEN and figure.lower is not None and figure.upper is not None:
        return _EN[figure.qualifier].format(n=one(figure.lower), m=one(figure.upper))
    if figure.value < 0 and figure.qualifier in (Qualifier.OVER, Qualifier.NEARLY, Qualifier.ABOUT):
        return "down " + _EN[figure.qualifier].format(n=one(-figure.value))
    qualifier = words.TURNED.get(figure.qualifier, figure.qualifier) if figure.value < 0 else figure.qualifier
    if figure.is_printed or not bounds:
        return _EN[qualifier].format(n=one(figure.value))
    shifted = figure.bounds * Interval.point(shift)
    beside = _beside(shifted, places)
    return one(figure.value, _within(figure.value * shift, shifted, places, beside)) + beside


def _power(unit: Unit) -> int:
    """The power of ten of the unit's own scale word."""
    scale = unit.symbol[: len(unit.symbol) - len(unit.name)] if unit.symbol.endswith(unit.name) else ""
    return words.SCALES.get(scale, 0)


def _english_scale(figure: Figure) -> tuple[int, str]:
    size = abs(figure.value) * 10 ** _power(figure.unit)
    if _power(figure.unit) == 0:
        return 0, ""
    if figure.unit.kind is UnitKind.COUNT and size < 10**6:
        return 0, ""
    return next(((power, word) for power, word in _EN_SCALES if size >= 10**power), (0, ""))


def _english_name(unit: Unit) -> str:
    above, slash, below = unit.name.partition("/")
    name = words.ENGLISH_NAMES.get(above, f" {above}" if above else "")
    if not slash:
        return name
    return f"{name}/{words.ENGLISH_NAMES.get(below, below).strip() or below}"
