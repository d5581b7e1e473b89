"""The text that a spreadsheet displays for a number: its format decides how precisely it is printed (数字格式).

A figure is what is printed: 0.051 in the format 0.0% is 5.1 %, and 39.4 in the format 0.00 is 39.40. Two things are
told otherwise than displayed, since the display alone would change the meaning: a zero that an accounting format shows
as a dash is 0, and a negative number shown by brackets or colour has its sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache
from itertools import takewhile
from typing import Final

import attrs

BUILT_IN: Final[dict[int, str]] = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 27: "yyyy-m", 28: "m-d", 29: "m-d", 30: "yyyy-m-d",
    31: "yyyy-m-d", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy-m", 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "¥#,##0", 43: "#,##0.00",
    44: "¥#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@", 50: "yyyy-m", 51: "m-d",
    52: "yyyy-m", 53: "m-d", 54: "m-d", 55: "h:mm", 56: "h:mm:ss", 57: "yyyy-m", 58: "m-d",
}  # fmt: skip
"""The formats that a workbook may name by number alone (ECMA-376, 18.8.30), those of Chinese locales included."""

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>(?i:General)|G/通用格式)|(?P<text>@)'
    r"|(?P<exponent>[Ee][+-])|(?P<noon>AM/PM|A/P|上午/下午)|(?P<time>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[eE]+|[gG]+|[bB]+)|(?P<digit>[0#?])"
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<literal>.)",
    re.DOTALL,
)
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_FIFTEEN: Final = Context(prec=15, rounding=ROUND_HALF_UP)
_LAST_SERIAL: Final = 2_958_465


@attrs.frozen
class _Section:
    """One part of a format: what is displayed of positive, negative or zero numbers."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None

    @property
    def prints(self) -> bool:
        """Whether it shows the digits of a number; a dash with room for digits does not."""
        return any(name == "digit" and text != "?" for name, text in self.tokens)

    def has(self, *names: str) -> bool:
        return any(name in names for name, _ in self.tokens)


def displayed(number: str, code: str, *, from_1904: bool = False) -> str:
    """The text that is displayed for a number; a date in ISO 8601, as much of it as the format shows.

    Args:
        number: The number as the sheet stores it, in decimal digits.
        code: The format.
        from_1904: Whether days are counted from 1904, as old workbooks from a Mac do.

    Examples:
        >>> displayed("5.0999999999999997E-2", "0.0%"), displayed("39.4", "0.00"), displayed("1234.5", "#,##0.0")
        ('5.1%', '39.40', '1,234.5')
        >>> displayed("45161", 'yyyy"年"m"月"d"日"'), displayed("0.30000000000000004", "General")
        ('2023-08-23', '0.3')
    """
    try:
        value = _FIFTEEN.create_decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite() or not -50 < value.adjusted() < 50:
        return number
    sections = _sections(code)
    section, signed = _chosen(sections, value)
    if section.has("time"):
        return _moment(value, section, from_1904=from_1904) or _general(value)
    if section.has("general", "text") or "/" in [text for name, text in section.tokens if name == "literal"]:
        return _general(value)
    if not section.prints:
        section, signed = sections[0], True
        if not section.prints:
            return _general(value)
    return _number(value, section, signed=signed)


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    found: list[_Section] = []
    tokens: list[tuple[str, str]] = []
    condition: tuple[str, Decimal] | None = None
    for match in _TOKEN.finditer(code[:1000]):
        name, text = match.lastgroup or "space", match.group(match.lastgroup or 0)
        if name == "literal" and text == ";":
            found.append(_Section(tuple(tokens), condition))
            tokens, condition = [], None
        elif name == "bracket":
            if compared := _CONDITION.fullmatch(text):
                condition = compared[1], Decimal(compared[2])
            elif text.startswith("$"):
                tokens.append(("literal", text[1:].rpartition("-")[0] if "-" in text else text[1:]))
            elif re.fullmatch("[hHmMsS]+", text):
                tokens.append(("time", text))
        elif name in ("quoted", "escaped"):
            tokens.append(("literal", text))
        elif name != "space":
            tokens.append((name, text))
    return (*found, _Section(tuple(tokens), condition))


def _chosen(sections: Sequence[_Section], value: Decimal) -> tuple[_Section, bool]:
    """The section for a value, and whether a minus has to be put before it."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _holds(value, *section.condition):
                return section, True
        return sections[-1], True
    if value < 0 and len(sections) > 1:
        minus = any(name == "literal" and text in ("-", "−") for name, text in sections[1].tokens)
        return sections[1], not minus
    if value == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], True


def _holds(value: Decimal, sign: str, limit: Decimal) -> bool:
    order = (value > limit) - (value < limit)
    return order in {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1), "=": (0,), "<>": (-1, 1)}[sign]


def _general(value: Decimal) -> str:
    plain = format(value.normalize(), "f") if -20 < value.adjusted() < 30 else str(value.normalize())
    return "0" if value == 0 else plain


def _number(value: Decimal, section: _Section, *, signed: bool) -> str:
    tokens = section.tokens
    places = [index for index, (name, _) in enumerate(tokens) if name == "digit"]
    point = next((index for index, (name, _) in enumerate(tokens) if name == "point"), len(tokens))
    power = next((index for index, (name, _) in enumerate(tokens) if name == "exponent"), len(tokens))
    whole = [index for index in places if index < min(point, power)]
    parts = [index for index in places if point < index < power]
    size = abs(value).scaleb(2 * sum(name == "percent" for name, _ in tokens))
    if power < len(tokens):
        mantissa, _, exponent = f"{size:.{len(parts)}E}".partition("E")
        return f"{'-' if value < 0 else ''}{mantissa}E{exponent[0]}{exponent[1:].zfill(2)}"
    scaling = sum(1 for _ in takewhile(lambda token: token[0] == "comma", tokens[max(places) + 1 :]))
    if point < len(tokens) and whole:
        scaling += sum(1 for _ in takewhile(lambda token: token[0] == "comma", tokens[max(whole) + 1 : point]))
    grouped = any(tokens[index][0] == "comma" for index in range(min(whole, default=0), max(whole, default=0)))
    size = size.scaleb(-3 * scaling).quantize(Decimal(1).scaleb(-len(parts)), ROUND_HALF_UP, Context(prec=120))
    digits, _, decimals = format(size, "f").partition(".")
    needed = sum(tokens[index][1] == "0" for index in parts)
    decimals = decimals[:needed] + decimals[needed:].rstrip("0")
    pieces = _placed(digits, [tokens[index][1] for index in whole], grouped=grouped)
    shown: list[str] = []
    for index, (name, text) in enumerate(tokens):
        if index in whole:
            shown.append(pieces[whole.index(index)])
        elif index == point:
            shown.append(("" if whole else digits) + ("." if decimals else ""))
        elif index in parts:
            at = parts.index(index)
            shown.append(decimals[at : at + 1])
        elif name in ("literal", "percent"):
            shown.append(text)
    text = "".join(shown).strip()
    if value < 0 and signed:
        text = "-" + (text[1:-1] if text[:1] in "(（" and text[-1:] in ")）" else text)
    return text


def _placed(digits: str, places: list[str], *, grouped: bool) -> list[str]:
    """The digits before the point, one to each place from the right, and all that are left at the first place."""
    if not places:
        return []
    digits = digits.rjust(places.count("0"), "0")
    pieces: list[str] = []
    for number in range(len(places)):
        rest = len(digits) - number
        start = 0 if number == len(places) - 1 else max(rest - 1, 0)
        piece = digits[start : max(rest, 0)]
        if grouped:
            first = number + len(piece)
            piece = "".join(
                letter + ("," if (first - at) > 1 and (first - at - 1) % 3 == 0 else "")
                for at, letter in enumerate(piece)
            )
        pieces.append(piece)
    return pieces[::-1]


def _moment(value: Decimal, section: _Section, *, from_1904: bool) -> str | None:
    """The day, month, year or time that a format of dates shows; None for a number that is no day."""
    runs = [text.lower() for name, text in section.tokens if name == "time"]
    minutes = {
        index
        for index, run in enumerate(runs)
        if run[0] == "m"
        and (runs[index - 1 : index] in (["h"], ["hh"]) or "".join(runs[index + 1 : index + 2])[:1] == "s")
    }
    shows = {"minutes" if index in minutes else letter for index, run in enumerate(runs) for letter in set(run)}
    year, month, day = bool(shows & {"y", "e"}), "m" in shows, "d" in shows
    clock = bool(shows & {"h", "s", "minutes"})
    serial = int(value.to_integral_value("ROUND_FLOOR"))
    seconds = int(((value - serial) * 86400).to_integral_value(ROUND_HALF_UP))
    hours, rest = divmod(seconds, 3600)
    time = f"{hours:02d}:{rest // 60:02d}" + (f":{rest % 60:02d}" if rest % 60 else "")
    if not (year or month or day):
        return f"{serial * 24 + hours:02d}{time[2:]}" if value >= 0 else None
    if not 0 <= serial <= _LAST_SERIAL or (serial == 60 and not from_1904):
        return None
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30) if serial > 60 else date(1899, 12, 31)
    text = (start + timedelta(days=serial)).isoformat()
    if year and not day:
        return text[:7] if month else text[:4]
    return f"{text} {time}" if clock and seconds else text
