"""Periods as text on columns: a year earlier, the period before, the cumulative period before (时期文本的历法换算).

Each function takes the canonical text of periods, as `str(Period)` writes it, as a column expression, and gives the
text that `Period` would give; null where the text is not canonical or the calendar has no such period. Years and dates
go through the same texts: a date is the end of that day, so that the end of a month stays at the end.
"""

from __future__ import annotations

from typing import Final

import attrs
import narwhals.stable.v2 as nw

_YEAR, _MONTH, _DAY = "[0-9]{4}", "[0-9]{4}-(?:0[1-9]|1[0-2])", "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_FORMS: Final = {
    4: _YEAR,
    9: f"{_YEAR}/{_YEAR}",
    7: _MONTH,
    15: f"{_MONTH}/{_MONTH}",
    10: _DAY,
    21: f"{_DAY}/{_DAY}",
    11: f"@{_DAY}",
}
"""The forms of canonical text, by their length."""


@attrs.frozen
class _Parts:
    """The parts of a period's text, as integer expressions; those of a dummy where the text is not canonical."""

    valid: nw.Expr
    whole_months: nw.Expr
    instant: nw.Expr
    first: tuple[nw.Expr, nw.Expr, nw.Expr]
    last: tuple[nw.Expr, nw.Expr, nw.Expr]

    @property
    def start(self) -> nw.Expr:
        """The first month, counted from the year 0."""
        return self.first[0] * 12 + self.first[1] - 1

    @property
    def end(self) -> nw.Expr:
        """The last month, counted from the year 0."""
        return self.last[0] * 12 + self.last[1] - 1


def year_earlier(text: nw.Expr) -> nw.Expr:
    """The same period of the year before (上年同期), as `Period.year_earlier` has it."""
    parts = _parts(text)
    months = _months(parts.start - 12, parts.end - 12)
    days = _days_year_earlier(parts)
    result = nw.when(parts.whole_months).then(months).otherwise(days)
    return nw.when(parts.valid & (parts.first[0] > 1)).then(result)


def period_before(text: nw.Expr, months: int) -> nw.Expr:
    """The period just before (上期), for flows of whole months.

    Of a period from January on that is longer than the first one published of its year, the one that ends so many
    months earlier; of that first one, the whole year before. Of other flows, whole years among them, the flow of the
    same length that ends the day before it begins.

    Args:
        text: The canonical text of the periods.
        months: By how many months cumulative periods grow: 1, or 3 for quarters.
    """
    parts = _parts(text)
    start, end = parts.start, parts.end
    length = end - start + 1
    cumulative = (start % 12 == 0) & (length >= 2) & (length <= 11)
    first = length <= max(2, months)
    shorter = nw.when(first).then(_months(start - 12, start - 1)).otherwise(_months(start, end - months))
    result = nw.when(cumulative).then(shorter).otherwise(_months(start - length, start - 1))
    return nw.when(parts.valid & parts.whole_months & (start - length >= 12)).then(result)


def cumulative_before(text: nw.Expr, months: int) -> nw.Expr:
    """The cumulative period of the same year that ends so many months earlier; null for one of so many months."""
    parts = _parts(text)
    result = _months(parts.start, parts.end - months)
    return nw.when(_is_cumulative(parts, months) & (parts.end - parts.start >= months)).then(result)


def opening_block(text: nw.Expr, months: int) -> nw.Expr:
    """The text itself where it can be the first cumulative period of its year: so many months, or January and February."""
    parts = _parts(text)
    length = parts.end - parts.start + 1
    first = (length == months) | (length == max(2, months))
    return nw.when(_is_cumulative(parts, months) & first).then(text)


def last_part(text: nw.Expr, months: int) -> nw.Expr:
    """The single period of so many months that a cumulative one ends with."""
    parts = _parts(text)
    return nw.when(_is_cumulative(parts, months)).then(_months(parts.end - (months - 1), parts.end))


def whole_year(text: nw.Expr) -> nw.Expr:
    """The year in which a period ends, where it began in the same."""
    parts = _parts(text)
    year = _digits(parts.last[0], 4)
    return nw.when(parts.valid & (parts.first[0] == parts.last[0])).then(year)


def _is_cumulative(parts: _Parts, months: int) -> nw.Expr:
    length = parts.end - parts.start + 1
    return (
        parts.valid & parts.whole_months & (parts.start % 12 == 0) & (length <= 12) & (length % months == 0)
    )


def _parts(text: nw.Expr) -> _Parts:
    length = text.str.len_chars()
    valid = nw.lit(False)
    for size, form in _FORMS.items():
        valid = valid | ((length == size) & text.str.contains(f"^(?:{form})$"))
    valid = nw.when(~text.is_null()).then(valid).otherwise(nw.lit(False))
    # Casts must not meet what is no number, even where the result is not used.
    safe = nw.when(valid).then(text).otherwise(nw.lit("0002"))
    length = safe.str.len_chars()
    instant = length == 11
    safe = nw.when(instant).then(safe.str.tail(10)).otherwise(safe)
    years, days = (length == 4) | (length == 9), (length == 10) | (length == 11) | (length == 21)
    head = _by_form(years, days, *(safe.str.head(size) for size in (4, 7, 10)))
    tail = _by_form(years, days, *(safe.str.tail(size) for size in (4, 7, 10)))

    def numbers(part: nw.Expr, month: str) -> tuple[nw.Expr, nw.Expr, nw.Expr]:
        months = nw.when(years).then(nw.lit(month)).otherwise(part.str.slice(5, 2))
        day = nw.when(days).then(part.str.slice(8, 2)).otherwise(nw.lit("01"))
        return part.str.head(4).cast(nw.Int64), months.cast(nw.Int64), day.cast(nw.Int64)

    return _Parts(valid, ~days, instant, numbers(head, "01"), numbers(tail, "12"))


def _by_form(years: nw.Expr, days: nw.Expr, year: nw.Expr, month: nw.Expr, day: nw.Expr) -> nw.Expr:
    return nw.when(years).then(year).otherwise(nw.when(days).then(day).otherwise(month))


def _months(start: nw.Expr, end: nw.Expr) -> nw.Expr:
    """The canonical text of a flow of whole months, from and to months counted from the year 0."""
    first, last = (_digits(month // 12, 4) for month in (start, end))
    whole_years = (start % 12 == 0) & (end % 12 == 11)
    dash = nw.lit("-")
    first_month, last_month = (
        nw.concat_str(year, dash, _digits(month % 12 + 1, 2)) for year, month in ((first, start), (last, end))
    )
    return nw.when(whole_years).then(_from_to(first, last)).otherwise(_from_to(first_month, last_month))


def _from_to(first: nw.Expr, last: nw.Expr) -> nw.Expr:
    return nw.when(first == last).then(first).otherwise(nw.concat_str(first, nw.lit("/"), last))


def _days_year_earlier(parts: _Parts) -> nw.Expr:
    (_, first_month, first_day), (year, last_month, last_day) = parts.first, parts.last
    february = last_month == 2
    now, before = (nw.when(_is_leap(one)).then(nw.lit(29)).otherwise(nw.lit(28)) for one in (year, year - 1))
    # An instant at the end of February stays there; a flow from the first of a month to 28 February of a leap year
    # becomes one of whole months.
    to_end = february & (parts.instant & (last_day == now))
    last_day = nw.when(to_end).then(before).otherwise(_not_29_february(last_month, last_day))
    first = nw.when(parts.instant).then(last_day).otherwise(_not_29_february(first_month, first_day))
    whole = ~parts.instant & (first == 1) & february & (last_day == 28) & _is_leap(year)
    text = _from_to(_date(parts.first[0] - 1, first_month, first), _date(year - 1, last_month, last_day))
    text = nw.when(parts.instant).then(nw.concat_str(nw.lit("@"), text)).otherwise(text)
    return nw.when(whole).then(_months(parts.start - 12, parts.end - 12)).otherwise(text)


def _not_29_february(month: nw.Expr, day: nw.Expr) -> nw.Expr:
    return nw.when((month == 2) & (day == 29)).then(nw.lit(28)).otherwise(day)


def _is_leap(year: nw.Expr) -> nw.Expr:
    return (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))


def _date(year: nw.Expr, month: nw.Expr, day: nw.Expr) -> nw.Expr:
    return nw.concat_str(_digits(year, 4), nw.lit("-"), _digits(month, 2), nw.lit("-"), _digits(day, 2))


def _digits(number: nw.Expr, width: int) -> nw.Expr:
    return number.cast(nw.Int64).cast(nw.String).str.zfill(width)
