"""Periods of statistics (时期): flows between two days, and instants (时点)."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Self

import attrs

from mfgcity.errors import Language
from mfgcity.period.standards import PeriodError, month_end
from mfgcity.period.words import MONTH_NAMES, Context, read_period

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["Period", "PeriodError"]

_PARTS_OF_A_YEAR: Final = {
    # (first month, length in months): Chinese, English
    (1, 6): ("上半年", "first half of "),
    (7, 6): ("下半年", "second half of "),
    (1, 9): ("前三季度", "first three quarters of "),
    (1, 3): ("一季度", "Q1 "),
    (4, 3): ("二季度", "Q2 "),
    (7, 3): ("三季度", "Q3 "),
    (10, 3): ("四季度", "Q4 "),
}


@attrs.frozen(repr=False)
class Period:
    """The days a figure speaks of: a flow between two days, or the end of one day.

    There are two kinds. A flow (时期) is what happens from the first day to the last: 1至7月, 上半年,
    2022年度. Year to date (累计) is a flow that begins on 1 January, and the year of an edition
    (2022年度, 2022年版) is the flow of that calendar year; neither is a kind of its own. An instant
    (时点) is the end of a day, on which a stock is counted: 截至7月 is the end of 31 July.

    Attributes:
        start: The first day; of an instant, its day.
        end: The last day, inclusive.
        is_instant: Whether the end of that one day is meant (截至) and not what happens during it.

    Raises:
        PeriodError: If an end is no date, the period ends before it starts, or an instant has two days.

    Examples:
        >>> p = Period.parse("2023年1至7月")
        >>> str(p), p.sdmx, p.elapsed
        ('2023-01/2023-07', '2023-01-01/P7M', Fraction(7, 12))
        >>> p.year_earlier()
        Period.parse('2022-01/2022-07')
        >>> Period.parse("截至7月", year=2023) in p
        True
        >>> Period.parse("上半年")
        Traceback (most recent call last):
        mfgcity.period.standards.PeriodError: period names no year, so pass year= or published=: '上半年'
    """

    start: date
    end: date
    is_instant: bool = False

    def __attrs_post_init__(self) -> None:
        for day in (self.start, self.end):
            if not isinstance(day, date) or isinstance(day, datetime):
                raise PeriodError("period.date", value=day)
        if self.end < self.start:
            raise PeriodError("period.order", start=self.start.isoformat(), end=self.end.isoformat())
        if self.is_instant and self.start != self.end:
            raise PeriodError("period.instant", start=self.start.isoformat(), end=self.end.isoformat())

    @classmethod
    def parse(cls, text: str, year: int | None = None, published: date | None = None) -> Self:
        """Read a period in Chinese, English, ISO 8601 or SDMX, or the text that `str` writes.

        A year in the text wins over one given beside it. Year words (今年, 去年) are said on the day of
        publication, or else in the year given. Other texts without a year take the year given, or else
        that of publication; mind that a text of January on 1-12月 means the year before and needs `year`.

        Args:
            text: Such as 2023年1至7月, 前三季度, 截至7月, "Jan-Jul 2023", "2023-Q1", "2023-01-01/P7M".
            year: The year of a text that names none.
            published: The day of publication, needed for 今年以来 and 截至目前.

        Raises:
            PeriodError: If the text is no period, breaks a rule of the calendar, needs a year or a day
                of publication that is not given, or would begin after the day of publication whose
                year it takes.
        """
        if not isinstance(text, str):
            raise PeriodError("period.kind", value=text)
        if year is not None and (not isinstance(year, int) or isinstance(year, bool) or not 1 <= year <= 9999):
            raise PeriodError("period.year", value=year)
        if published is not None and not isinstance(published, date):
            raise PeriodError("period.date", value=published)
        day = published.date() if isinstance(published, datetime) else published
        return cls(*read_period(Context(text, year, day)))

    def __str__(self) -> str:
        """Whole years, months or days as ISO 8601 writes them; an instant as ``@2023-07-31``."""
        if self.is_instant:
            return f"@{self.end.isoformat()}"
        digits = 4 if self._is_whole_years else 10 if self.months is None else 7
        first, last = self.start.isoformat()[:digits], self.end.isoformat()[:digits]
        return first if first == last else f"{first}/{last}"

    @property
    def _is_whole_years(self) -> bool:
        return self.months is not None and self.start.month == 1 and self.end.month == 12

    def __repr__(self) -> str:
        return f"Period.parse({str(self)!r})"

    @property
    def sdmx(self) -> str:
        """The shortest SDMX time period: a year, month or day, a half or quarter, else start and length.

        SDMX says elsewhere that a day is an instant (code E, end of period), so its day is written alone.
        """
        text = str(self).removeprefix("@")
        if "/" not in text:
            return text
        if self.months is None:
            return f"{self.start.isoformat()}/P{(self.end - self.start).days + 1}D"
        for kind, length in (("S", 6), ("Q", 3)):
            if self.months == length and self.end.month % length == 0:
                return f"{self.start.year:04d}-{kind}{self.end.month // length}"
        years, rest = divmod(self.months, 12)
        return f"{self.start.isoformat()}/P{self.months}M" if rest else f"{self.start.isoformat()}/P{years}Y"

    @property
    def months(self) -> int | None:
        """The length in months, where the period is a flow of whole months."""
        if self.is_instant or self.start.day != 1 or self.end != month_end(self.end.year, self.end.month):
            return None
        return 12 * (self.end.year - self.start.year) + self.end.month - self.start.month + 1

    @property
    def is_year_to_date(self) -> bool:
        """Whether the period is a flow from 1 January to a day of the same year (累计)."""
        return not self.is_instant and self.start == date(self.end.year, 1, 1)

    @property
    def elapsed(self) -> Fraction:
        """How much of its year has passed at the end of the period, in years: 7/12 at the end of July.

        A whole month counts a twelfth. An end inside a month adds its day over the days of that month:
        at the end of 10 July it is (6 + 10/31) / 12, so that it grows from each day to the next.
        """
        days = month_end(self.end.year, self.end.month).day
        return (self.end.month - 1 + Fraction(self.end.day, days)) / 12

    def year_earlier(self) -> Period:
        """The same period of the year before (上年同期).

        Whole months stay whole months, and an instant at a month's end stays at its end, so that February
        has its 28 or 29 days. Other days keep their date, and 29 February becomes 28 February.

        Raises:
            PeriodError: If the calendar has no year before.
        """
        if self.start.year == 1:
            raise PeriodError("period.year", value=0)
        end_of_month = month_end(self.end.year, self.end.month)
        end = _a_year_before(self.end)
        if self.end == end_of_month and (self.is_instant or self.months):
            end = month_end(end.year, end.month)
        return Period(end if self.is_instant else _a_year_before(self.start), end, self.is_instant)

    def __contains__(self, other: object) -> bool:
        """Whether every day of another period, or a date, lies in this one; only an instant lies in an instant.

        Raises:
            PeriodError: If the other is neither a period nor a date.
        """
        if isinstance(other, Period):
            return self.start <= other.start and other.end <= self.end and (other.is_instant or not self.is_instant)
        if isinstance(other, date) and not isinstance(other, datetime):
            return self.start <= other <= self.end
        raise PeriodError("period.member", value=other)

    def overlaps(self, other: Period) -> bool:
        """Whether the two periods share a day.

        Raises:
            PeriodError: If the other is no period.
        """
        if not isinstance(other, Period):
            raise PeriodError("period.member", value=other)
        return self.start <= other.end and other.start <= self.end

    def format(self, lang: Language = "zh") -> str:
        """The period in the words of the genre, in Chinese (``zh``) or English (``en``).

        Examples:
            >>> Period.parse("2023-01/2023-07").format("zh"), Period.parse("2023-01/2023-07").format("en")
            ('2023年1—7月', 'January–July 2023')
            >>> Period.parse("@2023-07-31").format("zh"), Period.parse("2023-S1").format("zh")
            ('截至2023年7月末', '2023年上半年')
        """
        return _chinese(self) if lang == "zh" else _english(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from mfgcity._pydantic import text_schema

        return text_schema(cls)


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _chinese(period: Period) -> str:
    first, last = period.start, period.end
    year, until = f"{first.year:04d}年", f"{last.year:04d}年"
    if period.is_instant:
        if last != month_end(last.year, last.month):
            return f"截至{until}{last.month}月{last.day}日"
        return f"截至{until}末" if last.month == 12 else f"截至{until}{last.month}月末"
    if period.months is None:
        start = f"{year}{first.month}月{first.day}日"
        if first == last:
            return start
        if (first.year, first.month) == (last.year, last.month):
            return f"{year}{first.month}月{first.day}—{last.day}日"
        return f"{start}—{'' if year == until else until}{last.month}月{last.day}日"
    if (first.month, last.month) == (1, 12):
        return year if year == until else f"{first.year:04d}—{until}"
    if part := _PARTS_OF_A_YEAR.get((first.month, period.months)):
        return year + part[0]
    if year != until:
        return f"{year}{first.month}月—{until}{last.month}月"
    return f"{year}{first.month}月" if first.month == last.month else f"{year}{first.month}—{last.month}月"


def _english(period: Period) -> str:
    first, last = period.start, period.end
    year, until = f"{first.year:04d}", f"{last.year:04d}"
    month, last_month = MONTH_NAMES[first.month - 1], MONTH_NAMES[last.month - 1]
    if period.is_instant:
        if last != month_end(last.year, last.month):
            return f"as of {last_month} {last.day}, {until}"
        return f"end of {until}" if last.month == 12 else f"end of {last_month} {until}"
    if period.months is None:
        if first == last:
            return f"{month} {first.day}, {year}"
        if year != until:
            return f"{month} {first.day}, {year} – {last_month} {last.day}, {until}"
        if month == last_month:
            return f"{month} {first.day}–{last.day}, {year}"
        return f"{month} {first.day} – {last_month} {last.day}, {year}"
    if (first.month, last.month) == (1, 12):
        return year if year == until else f"{year}–{until}"
    if part := _PARTS_OF_A_YEAR.get((first.month, period.months)):
        return part[1] + year
    if year != until:
        return f"{month} {year} – {last_month} {until}"
    return f"{month} {year}" if month == last_month else f"{month}–{last_month} {year}"
