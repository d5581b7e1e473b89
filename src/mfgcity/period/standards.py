"""Periods in the notations of machines, ISO 8601 and SDMX, and the calendar's rules (时期的国际标准写法)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from mfgcity.errors import MfgcityError

Days = tuple[date, date]
"""The first and the last day of a period, both inclusive."""

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_RANGE: Final = re.compile(r"([0-9-]{4,10})(?:/|\.\.)([0-9-]{2,10})")
_DURATION: Final = re.compile(
    r"([0-9]{4}(?:-[0-9]{2}){0,2})/P(?:([0-9]{1,4})Y)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})W)?(?:([0-9]{1,7})D)?"
)
_REPORTING: Final = re.compile(r"([0-9]{4})-?(?:([AHSTQ])([0-9])|([MW])([0-9]{2})|(D)([0-9]{3}))")
_MONTHS_OF: Final = {"A": 12, "S": 6, "H": 6, "T": 4, "Q": 3, "M": 1}


class PeriodError(MfgcityError):
    """A text, date or context that makes no period."""


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, 31) if month == 12 else date(year, month + 1, 1) - timedelta(1)


def calendar_days(year: int, month: int | None = None, day: int | None = None) -> Days:
    """The days of a year, of a month of it, or one day of that month.

    Raises:
        PeriodError: If there is no such year, month or day.
    """
    if not 1 <= year <= 9999:
        raise PeriodError("period.year", value=year)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise PeriodError("period.month", value=month)
    last = month_end(year, month)
    if day is None:
        return date(year, month, 1), last
    if not 1 <= day <= last.day:
        raise PeriodError("period.day", month=f"{year:04d}-{month:02d}", last=last.day, value=day)
    return one_day(date(year, month, day))


def one_day(day: date) -> Days:
    """The one day as first and last."""
    return day, day


def block_days(year: int, number: int, months: int) -> Days:
    """The days of one of the equal blocks of a year, such as its second quarter: number 2, 3 months.

    Raises:
        PeriodError: If the year has no such block.
    """
    if not 1 <= number <= 12 // months:
        raise PeriodError("period.block", limit=12 // months, months=months, value=number)
    return calendar_days(year, (number - 1) * months + 1)[0], month_end(year, number * months)


def from_to(start: date, end: date) -> Days:
    """The days from the first to the last.

    Raises:
        PeriodError: If the last lies before the first.
    """
    if end < start:
        raise PeriodError("period.order", start=start.isoformat(), end=end.isoformat())
    return start, end


def read_date(text: str) -> Days | None:
    """The days of ``2023``, ``2023-07`` or ``2023-07-31``; None if the text is written otherwise."""
    match = _DATE.fullmatch(text)
    return calendar_days(*(int(part) for part in match.groups() if part)) if match else None


def read_notation(text: str) -> Days | None:
    """The days of a period in ISO 8601 or SDMX; None if the text is in neither.

    Besides dates these are ranges (``2023-01/2023-07``), a start with a length (``2023-01-01/P7M``)
    and SDMX reporting periods (``2023-Q1``, ``2023-S1``, ``2023-T1`` of four months, ``2023-W05``,
    ``2023-D010``), whose year begins on 1 January; ``H`` is read as ``S``.

    Raises:
        PeriodError: If the text breaks a rule of the calendar.
    """
    if days := read_date(text):
        return days
    if match := _DURATION.fullmatch(text):
        return _start_and_length(match)
    if match := _REPORTING.fullmatch(text):
        return _reporting_period(match)
    if match := _RANGE.fullmatch(text):
        left, right = match.groups()
        if len(left) >= 7 and len(right) < len(left):
            right = left[: -len(right)] + right  # ISO 8601 lets the end leave out what it shares with the start
        first, last = read_date(left), read_date(right)
        if first and last and len(left) == len(right):
            return from_to(first[0], last[1])
    return None


def _start_and_length(match: re.Match[str]) -> Days:
    """``2023-01-01/P7M``: months are counted first, then days."""
    start = calendar_days(*(int(part) for part in match[1].split("-")))[0]
    years, months, weeks, days = (int(part or 0) for part in match.groups()[1:])
    if not (years or months or weeks or days):
        raise PeriodError("period.duration", value=match[0])
    try:
        whole = _months_end(start, 12 * years + months)
        return start, date.fromordinal(whole + 7 * weeks + days)
    except (ValueError, OverflowError):
        raise PeriodError("period.year", value=match[0]) from None


def _months_end(start: date, months: int) -> int:
    """The ordinal of the last of so many months counted from a day; the day before it for none."""
    if months == 0:
        return start.toordinal() - 1
    year, month = divmod(12 * start.year + start.month - 1 + months, 12)
    if start.day == 1:
        year, month = divmod(12 * year + month - 1, 12)
        return month_end(year, month + 1).toordinal()
    return date(year, month + 1, min(start.day, month_end(year, month + 1).day)).toordinal() - 1


def _reporting_period(match: re.Match[str]) -> Days:
    """``2023-Q1``: a year, the kind of its blocks, and the number of one."""
    year = int(match[1])
    kind = match[2] or match[4] or match[6]
    number = int(match[3] or match[5] or match[7])
    if kind in _MONTHS_OF:
        return block_days(year, number, _MONTHS_OF[kind])
    first, last = calendar_days(year)
    if kind == "D":
        length = (last - first).days + 1
        if not 1 <= number <= length:
            raise PeriodError("period.day_of_year", year=match[1], last=length, value=number)
        return one_day(first + timedelta(number - 1))
    try:
        return date.fromisocalendar(year, number, 1), date.fromisocalendar(year, number, 7)
    except ValueError:
        raise PeriodError("period.week", year=match[1], value=number) from None
