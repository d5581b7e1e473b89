"""Periods as text on columns: a year earlier, the period before, the cumulative period before (时期文本的历法换算).

Each function takes a frame with the canonical text of periods in ``__text``, as `str(Period)` writes it, and puts into
``__new`` the text that `Period` would give; null where the text is not canonical or the calendar has no such period. A
date is the end of that day, so that the end of a month stays at the end. The steps stand in columns of their own: no
backend then works out a part twice.
"""

from __future__ import annotations

from typing import Any, Final

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

_DUMMY: Final = "0002"
"""What stands for a text that is not canonical, so that no cast meets what is no number."""


def year_earlier(frame: Any) -> Any:
    """The same period of the year before (上年同期), as `Period.year_earlier` has it."""
    frame = _parts(frame)
    now, before = (_leap_day(nw.col("__year") - back) for back in (0, 1))
    february = nw.col("__last_month") == 2
    at_end = february & nw.col("__instant") & (nw.col("__last_day") == now)
    frame = frame.with_columns(
        # A flow from the first of a month to 28 February of a leap year becomes one of whole months.
        __whole=nw.col("__whole")
        | (~nw.col("__instant") & (nw.col("__first_day") == 1) & february & (nw.col("__last_day") == 28) & (now == 29)),
        __last_day=nw.when(at_end).then(before).otherwise(_not_29_february("__last_month", "__last_day")),
        __first_day=_not_29_february("__first_month", "__first_day"),
        __begin=nw.col("__start") - 12,
        __until=nw.col("__end") - 12,
    )
    frame = frame.with_columns(
        __first=_text(nw.col("__first_year") - 1, nw.col("__first_month"), nw.col("__first_day")),
        __last=_text(nw.col("__year") - 1, nw.col("__last_month"), nw.col("__last_day")),
    )
    frame = _months(frame).with_columns(__instants=nw.concat_str(nw.lit("@"), nw.col("__last")), __days=_from_to())
    days = nw.when(nw.col("__instant")).then(nw.col("__instants")).otherwise(nw.col("__days"))
    result = nw.when(nw.col("__whole")).then(nw.col("__months")).otherwise(days)
    return _given(frame, result, nw.col("__first_year") > 1)


def period_before(frame: Any, months: int) -> Any:
    """The period just before (上期), for flows of whole months.

    Of a period from January on that is longer than the first one published of its year, the one that ends so many
    months earlier; of that first one, the whole year before. Of other flows, whole years among them, the flow of the
    same length that ends the day before it begins.

    Args:
        frame: A frame with the canonical text of the periods.
        months: By how many months cumulative periods grow: 1, or 3 for quarters.
    """
    frame = _parts(frame)
    start, end, length = nw.col("__start"), nw.col("__end"), nw.col("__length")
    cumulative = (start % 12 == 0) & (length >= 2) & (length <= 11)
    longer, first = cumulative & (length > max(2, months)), cumulative & (length <= max(2, months))
    frame = frame.with_columns(
        __begin=nw.when(longer).then(start).otherwise(nw.when(first).then(start - 12).otherwise(start - length)),
        __until=nw.when(longer).then(end - months).otherwise(start - 1),
    )
    return _given(_months(frame), nw.col("__months"), nw.col("__whole") & (nw.col("__begin") >= 12))


def cumulative_before(frame: Any, months: int) -> Any:
    """The cumulative period of the same year that ends so many months earlier; null for one of so many months."""
    frame = _parts(frame).with_columns(__begin=nw.col("__start"), __until=nw.col("__end") - months)
    frame = frame.with_columns(__until=nw.max_horizontal("__begin", "__until"))
    return _given(_months(frame), nw.col("__months"), _is_cumulative(months) & (nw.col("__length") > months))


def opening_block(frame: Any, months: int) -> Any:
    """The text itself where it can be the first cumulative period of its year: so many months, or January and February."""
    first = (nw.col("__length") == months) | (nw.col("__length") == max(2, months))
    return _given(_parts(frame), nw.col("__text"), _is_cumulative(months) & first)


def last_part(frame: Any, months: int) -> Any:
    """The single period of so many months that a cumulative one ends with."""
    frame = _parts(frame).with_columns(__begin=nw.col("__end") - (months - 1), __until=nw.col("__end"))
    return _given(_months(frame), nw.col("__months"), _is_cumulative(months))


def whole_year(frame: Any) -> Any:
    """The year in which a period ends, where it began in the same."""
    same = nw.col("__first_year") == nw.col("__year")
    return _given(_parts(frame), _digits(nw.col("__year"), 4), same)


def _given(frame: Any, result: nw.Expr, where: nw.Expr) -> Any:
    return frame.with_columns(__new=nw.when(nw.col("__valid") & where).then(result))


def _is_cumulative(months: int) -> nw.Expr:
    length = nw.col("__length")
    return nw.col("__whole") & (nw.col("__start") % 12 == 0) & (length <= 12) & (length % months == 0)


def _parts(frame: Any) -> Any:
    """The parts of each text as columns: years, months and days as integers, months counted from the year 0."""
    text, size = nw.col("__text"), nw.col("__size")
    frame = frame.with_columns(__size=text.str.len_chars())
    canonical = [(size == length) & text.str.contains(f"^(?:{form})$") for length, form in _FORMS.items()]
    frame = frame.with_columns(__valid=nw.any_horizontal(*canonical, ignore_nulls=False))
    frame = frame.with_columns(__safe=nw.when(nw.col("__valid")).then(text).otherwise(nw.lit(_DUMMY)))
    frame = frame.with_columns(__size=nw.col("__safe").str.len_chars())
    frame = frame.with_columns(
        __instant=size == 11,
        __years=(size == 4) | (size == 9),
        __whole=~((size == 10) | (size == 11) | (size == 21)),
    )
    years, whole = nw.col("__years"), nw.col("__whole")

    def by_form(year: nw.Expr, month: nw.Expr, day: nw.Expr) -> nw.Expr:
        return nw.when(years).then(year).otherwise(nw.when(whole).then(month).otherwise(day))

    tail = by_form(*(nw.col("__safe").str.tail(length) for length in (4, 7, 10)))
    head = by_form(*(nw.col("__safe").str.head(length) for length in (4, 7, 10)))
    frame = frame.with_columns(__last=tail, __first=nw.when(nw.col("__instant")).then(tail).otherwise(head))
    day = nw.lit("01")
    frame = frame.with_columns(
        __first_year=nw.col("__first").str.head(4).cast(nw.Int64),
        __year=nw.col("__last").str.head(4).cast(nw.Int64),
        __first_month=by_form(nw.lit("01"), *[nw.col("__first").str.slice(5, 2)] * 2).cast(nw.Int64),
        __last_month=by_form(nw.lit("12"), *[nw.col("__last").str.slice(5, 2)] * 2).cast(nw.Int64),
        __first_day=by_form(day, day, nw.col("__first").str.slice(8, 2)).cast(nw.Int64),
        __last_day=by_form(day, day, nw.col("__last").str.slice(8, 2)).cast(nw.Int64),
    )
    frame = frame.with_columns(
        __start=nw.col("__first_year") * 12 + nw.col("__first_month") - 1,
        __end=nw.col("__year") * 12 + nw.col("__last_month") - 1,
    )
    return frame.with_columns(__length=nw.col("__end") - nw.col("__start") + 1)


def _months(frame: Any) -> Any:
    """Put into ``__months`` the canonical text of the flow of whole months from ``__begin`` to ``__until``."""
    begin, until = nw.col("__begin"), nw.col("__until")
    frame = frame.with_columns(
        __from=nw.concat_str(_digits(begin // 12, 4), nw.lit("-"), _digits(begin % 12 + 1, 2)),
        __to=nw.concat_str(_digits(until // 12, 4), nw.lit("-"), _digits(until % 12 + 1, 2)),
    )
    years = (begin % 12 == 0) & (until % 12 == 11)
    shortened = {
        name: nw.when(years).then(nw.col(name).str.head(4)).otherwise(nw.col(name)) for name in ("__from", "__to")
    }
    return frame.with_columns(**shortened).with_columns(__months=_from_to("__from", "__to"))


def _from_to(first: str = "__first", last: str = "__last") -> nw.Expr:
    both = nw.concat_str(nw.col(first), nw.lit("/"), nw.col(last))
    return nw.when(nw.col(first) == nw.col(last)).then(nw.col(first)).otherwise(both)


def _text(year: nw.Expr, month: nw.Expr, day: nw.Expr) -> nw.Expr:
    return nw.concat_str(_digits(year, 4), nw.lit("-"), _digits(month, 2), nw.lit("-"), _digits(day, 2))


def _not_29_february(month: str, day: str) -> nw.Expr:
    return nw.when((nw.col(month) == 2) & (nw.col(day) == 29)).then(nw.lit(28)).otherwise(nw.col(day))


def _leap_day(year: nw.Expr) -> nw.Expr:
    """The last day of February."""
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    return nw.when(leap).then(nw.lit(29)).otherwise(nw.lit(28))


def _digits(number: nw.Expr, width: int) -> nw.Expr:
    return number.cast(nw.Int64).cast(nw.String).str.zfill(width)
