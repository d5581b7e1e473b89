"""Texts of periods as the genre prints them (时期的说法): Chinese and English, beside the notations of machines.

Nothing is guessed. A text that names no year takes the year it is given; one that counts to the day
of publication takes that day; where neither is given, the error says what is missing. English is put
into Chinese words first, so that one grammar answers for both.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import attrs

from mfgcity.period.standards import (
    Days,
    PeriodError,
    block_days,
    calendar_days,
    from_to,
    one_day,
    read_date,
    read_notation,
)

MAX_LENGTH: Final = 100
"""No period of the genre needs a longer text; one that is longer is refused unread."""

HALF_WIDTH: Final = {0xFF01 + offset: chr(0x21 + offset) for offset in range(94)} | {0x3000: " ", 0xA0: " "}
"""The usual form of each character that Chinese texts also write as wide as a Chinese one."""

_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−─~〜∼"), "-")
_SIMPLIFIED: Final = str.maketrans("個來為爲時間號計當從兩", "个来为为时间号计当从两")
_QUOTES: Final = dict.fromkeys(map(ord, " “”‘’「」『』\"'"), "")

_DIGITS: Final = "零一二三四五六七八九"
_RELATIVE_YEARS: Final = {"今年": 0, "本年": 0, "当年": 0, "去年": 1, "上年": 1, "前年": 2}
_FIVE_YEAR_PLAN: Final = re.compile(r"(十?[一二三四五六七八九]|十)五(?:时期|期间)|(十[一二三四五六七八九])五")
_NOW: Final = re.compile(r"(?:截[至止]到?|到|至)?目前(?:为?止)?|[至迄]今(?:为?止)?")
_SINCE: Final = re.compile(r"[自从]?(.+?)初?(?:以来|来|[至迄]今)")
_AS_OF: Final = re.compile(r"(截[至止]到?|到|至)?(.+?)([末底])?(为?止)?")
_SIDE: Final = re.compile(
    r"(?:(?P<year>[0-9]{1,4})年(?:度|版)?)?"
    r"(?:(?P<whole>全年)|(?P<half>[上下])半年|第?(?P<quarter>[0-9]{1,2})季度?"
    r"|(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日)?|(?P<lone_day>[0-9]{1,2})日)?"
)
_YEAR_ONLY: Final = re.compile("[0-9]{4}年(?:度|版)?")
_SHORTHAND: Final = (
    (r"^[从自]|(?:期间|当月|累计)\Z", ""),
    ("月份", "月"),
    ("号", "日"),
    ("[至到]", "-"),
    ("H1|1H", "上半年"),
    ("H2|2H", "下半年"),
    ("Q([0-9])|([0-9])Q", r"\1\2季度"),
    (r"[前头]([0-9]{1,2})个?(季度|月)", r"1\2-\1\2"),
    (r"(?<![0-9])([0-9]{4})(?![0-9年])", r"\1年"),
    (r"(?<![0-9])([0-9]{1,4})-第?([0-9]{1,4})(年|季|月|日)", r"\1\3-\2\3"),
)

# Months in figures alone. 2023.1 can be what a spreadsheet makes of 2023.10, and 201112 a day of 2020.
_IN_FIGURES: Final = re.compile(
    r"(?P<year>[12][0-9]{3})(?:(?P<mark>[./])|年)(?P<month>[0-9]{1,2})-(?:(?P<until>[12][0-9]{3})(?P=mark))?(?P<last>[0-9]{1,2})月?"
    r"|(?P<one_year>[12][0-9]{3})(?:\.(?P<one>0[1-9]|[2-9]|1[0-2]|1(?=月))|/(?P<after>0?[1-9]|1[0-2]))月?"
)
_COMPACT: Final = re.compile("((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(?:-((?:19|20)[0-9]{2})(0[1-9]|1[0-2]))?")
_DAY_LIKE: Final = re.compile("[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")

MONTH_NAMES: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBER_NAMES: Final = ("TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN")
_WORDS: Final = (
    {name.upper(): f"{number}月" for number, name in enumerate(MONTH_NAMES, 1)}
    | {name[:3].upper(): f"{number}月" for number, name in enumerate(MONTH_NAMES, 1)}
    | {name: str(number) for number, name in enumerate(_NUMBER_NAMES, 2)}
    | {"SEPT": "9月", "FIRST": "1ST", "SECOND": "2ND", "THIRD": "3RD", "FOURTH": "4TH"}
    | dict.fromkeys(["THE", "OF", "IN", "DURING", "FOR", "FROM", "YEAR", "FULL"], "")
)
_PHRASES: Final = (
    (r"\b1ST +([0-9]{1,2}) MONTHS\b", r"前\1个月"),
    (r"\b1ST +([0-9]) QUARTERS\b", r"前\1季度"),
    (r"\b([1-4])(?:ST|ND|RD|TH) QUARTER\b", r"\1季度"),
    (r"\b1ST HALF\b", "上半年"),
    (r"\b2ND HALF\b", "下半年"),
    (r"\b(?:TO|THROUGH|THRU)\b", "-"),
)
_AS_OF_ENGLISH: Final = re.compile(r"((?:AS OF|AS AT|BY|AT|UP TO|UNTIL) )?(?:THE )?(END(?: OF |-| ))?(.+)")
_TO_DATE: Final = re.compile(r"(?:THE |THIS )?YEAR[ -]TO[ -]DATE|YTD|THIS YEAR SO FAR|SO FAR THIS YEAR")


@attrs.frozen
class Context:
    """What stands around a text, for what it does not say itself.

    Attributes:
        text: The text, for messages.
        year: The year of a text that names none.
        published: The day of publication.
    """

    text: str
    year: int | None
    published: date | None

    def own_year(self) -> int:
        """The year of a text that names none: the one given, else that of publication."""
        if self.year is not None:
            return self.year
        if self.published is not None:
            return self.published.year
        raise PeriodError("period.year_missing", value=self.text)

    def today(self) -> date:
        """The day on which "so far" (截至目前) is said."""
        if self.published is None:
            raise PeriodError("period.published_missing", value=self.text)
        return self.published

    def this_year(self) -> int:
        """The year that "this year" (今年) means: that of publication, else the one given."""
        return self.own_year() if self.published is None else self.published.year


def read_period(context: Context) -> tuple[date, date, bool]:
    """First day, last day, and whether the text means the end of that last day only.

    Raises:
        PeriodError: If the text is no period, breaks a rule of the calendar, or lacks its context.
    """
    if len(context.text) <= MAX_LENGTH:
        text = context.text.translate(HALF_WIDTH).strip(" ")
        days, is_instant = _read(text.upper() if text.isascii() else text, context)
        if days is not None:
            return (days[1] if is_instant else days[0]), days[1], is_instant
    raise PeriodError("period.text", value=context.text)


def _read(text: str, context: Context) -> tuple[Days | None, bool]:
    """The days, None if the text is no period, and whether it means an instant."""
    if text.startswith("@"):
        return read_date(text[1:]), True
    if days := read_notation(text):
        return days, False
    text = text.translate(_DASHES)
    if days := _months_in_figures(text):
        return days, False
    return _english(text.upper(), context) if text.isascii() else _chinese(text, context)


def _months_in_figures(text: str) -> Days | None:
    """The days of months without words: 2023.1-9, 2023.1-9月, 2023/9, 2023.09, 202309, 202301-202309."""
    if match := _COMPACT.fullmatch(text):
        if match[3] is None and _DAY_LIKE.fullmatch(text):
            return None
        year, month, until, last = (int(part or 0) for part in match.groups())
    elif match := _IN_FIGURES.fullmatch(text):
        found = {name: int(part) for name, part in match.groupdict().items() if part and name != "mark"}
        year = found.get("year") or found["one_year"]
        month = found.get("month") or found.get("one") or found.get("after", 0)
        until, last = found.get("until", year), found.get("last", month)
    else:
        return None
    return from_to(calendar_days(year, month)[0], calendar_days(until or year, last or month)[1])


def _chinese(text: str, context: Context) -> tuple[Days | None, bool]:
    text = text.translate(_SIMPLIFIED).translate(_QUOTES)
    if _NOW.fullmatch(text):
        return one_day(context.today()), True
    text = _FIVE_YEAR_PLAN.sub(_five_years, text)
    text = re.sub(f"[〇十两{_DIGITS}]+", _arabic, text)
    text = _with_plain_years(text, context)
    if match := _SINCE.fullmatch(text):
        since = read_notation(match[1]) or _flow(match[1], context)
        return (from_to(since[0], context.today()) if since else None), False
    match = _AS_OF.fullmatch(text)
    if match is None:
        return None, False
    prefix, body, end, stop = match.groups()
    return read_notation(body) or _flow(body, context), bool(prefix or end or stop)


def _with_plain_years(text: str, context: Context) -> str:
    """今年, 去年 and 年初 as the year they mean; 年末 as 全年末."""
    text = re.sub(r"\A年(?=初)", "今年", text)
    is_since = _SINCE.fullmatch(text) is not None
    for word, back in _RELATIVE_YEARS.items():
        if word in text:
            this = context.today().year if is_since else context.this_year()
            text = text.replace(word, f"{this - back:04d}年", 1)
    return re.sub("(?<![0-9全])年(?=[末底])", "全年", text.replace("年年", "年"))


def _five_years(match: re.Match[str]) -> str:
    # The third plan began in 1966; since then one has followed the other without a gap.
    number = _number(match[1] or match[2]) or 0
    return f"{1951 + 5 * number}年-{1955 + 5 * number}年" if number >= 3 else match[0]


def _arabic(match: re.Match[str]) -> str:
    """Chinese numerals in Arabic digits: a number below 100, or a year sign by sign."""
    run = match[0].replace("两", "二").replace("〇", "零")
    number = _number(run)
    if number is not None:
        return str(number)
    # Two or three signs side by side are several numbers (一二月 is January and February), never one.
    return "".join(str(_DIGITS.index(sign)) for sign in run) if len(run) in (1, 4) and "十" not in run else run


def _number(run: str) -> int | None:
    """A Chinese number from 1 to 99, such as 十一; None for any other run of numerals."""
    ones = ("", *_DIGITS[1:])
    left, ten, right = run.partition("十")
    if left not in ones or right not in ones:
        return None
    return 10 * (ones.index(left) or 1) + ones.index(right) if ten else ones.index(left)


def _flow(text: str, context: Context) -> Days | None:
    """A period in Chinese words and Arabic digits: one side, or a range of two."""
    is_cumulative = text.endswith("累计")
    for pattern, replacement in _SHORTHAND:
        text = re.sub(pattern, replacement, text)
    sides = [_SIDE.fullmatch(side) for side in text.split("-")]
    first, last = sides[0], sides[-1]
    if first is None or last is None or not _fit(first, last, len(sides)):
        return None
    named = first["year"] or last["year"]
    year = _four_digits(named) if named else context.own_year()
    start = _side(first, year)[0]
    end = _side(last, _four_digits(last["year"]) if last["year"] else year, first["month"])[1]
    if not named and context.year is None and context.published is not None and start > context.published:
        raise PeriodError("period.future", published=context.published.isoformat(), value=context.text)
    # 7月累计 may mean July or January to July.
    if is_cumulative and (start.month, start.day) != (1, 1):
        return None
    return from_to(start, end)


def _fit(first: re.Match[str], last: re.Match[str], count: int) -> bool:
    """Whether the sides make a period together: both say something, and the same kind of thing."""
    if count == 1:
        return bool(first[0]) and not first["lone_day"]
    return (
        count == 2
        and bool(first[0] and last[0])
        and (_YEAR_ONLY.fullmatch(first[0]) is None) == (_YEAR_ONLY.fullmatch(last[0]) is None)
        and not (first["whole"] or last["whole"] or first["lone_day"])
        and not (last["lone_day"] and not first["day"])
    )


def _four_digits(year: str) -> int:
    if len(year) != 4:
        raise PeriodError("period.year_digits", value=year)
    return int(year)


def _side(side: re.Match[str], year: int, month_before: str | None = None) -> Days:
    if side["half"]:
        return block_days(year, "上下".index(side["half"]) + 1, 6)
    if side["quarter"]:
        return block_days(year, int(side["quarter"]), 3)
    if side["lone_day"]:
        return calendar_days(year, int(month_before or 0), int(side["lone_day"]))
    return calendar_days(year, *(int(side[unit]) for unit in ("month", "day") if side[unit]))


def _english(text: str, context: Context) -> tuple[Days | None, bool]:
    text = re.sub("[., ]+", " ", text).strip(" ")
    if _TO_DATE.fullmatch(text):
        return _chinese("今年以来", context)
    if text in ("TO DATE", "AS OF NOW"):
        return _chinese("目前", context)
    match = _AS_OF_ENGLISH.fullmatch(text)
    if match is None:
        return None, False
    preposition, end, body = match.groups()
    return read_notation(body) or _flow(_in_chinese(body), context), bool(preposition or end)


def _in_chinese(text: str) -> str:
    """``JANUARY 5 - FEBRUARY 3 2023`` as 1月5日-2023年2月3日; words it does not know stay as they are."""
    text = re.sub("[A-Z]+", lambda match: _WORDS.get(match[0], match[0]), text)
    text = re.sub(" +", " ", text)
    for pattern, replacement in _PHRASES:
        text = re.sub(pattern, replacement, text)
    return "-".join(_side_in_chinese(side) for side in text.split("-"))


def _side_in_chinese(text: str) -> str:
    """Year first, then the part of the year, then the day."""
    parts = [_with_unit(word) for word in text.split(" ") if word]
    return "".join(sorted(parts, key=lambda part: (part.endswith("日"), _YEAR_ONLY.fullmatch(part) is None)))


def _with_unit(word: str) -> str:
    if re.fullmatch("[0-9]{4}", word):
        return f"{word}年"
    day = re.fullmatch("([0-9]{1,2})(?:ST|ND|RD|TH)?", word)
    return f"{day[1]}日" if day else word
