"""Periods rewritten on columns are those of `Period`."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mfgcity import Period
from mfgcity.period import PeriodError
from mfgcity.period.standards import month_end

pl = pytest.importorskip("polars")
nw = pytest.importorskip("narwhals.stable.v2")

from mfgcity.frames import calendar_texts as calendar

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.sampled_from(
    [date(year, month, day) for year in (2023, 2024, 2025, 1900) for month, day in ((1, 1), (2, 1), (2, 27), (2, 28))]
    + [date(2024, 2, 29), date(2000, 2, 29), date(2023, 12, 31)]
)


@st.composite
def periods(draw):
    """Periods of every kind, with the ends of February among them."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    kind = draw(st.sampled_from(("months", "days", "instant", "year to date", "years")))
    if kind == "months":
        return Period(first.replace(day=1), month_end(last.year, last.month))
    if kind == "years":
        return Period(date(first.year, 1, 1), date(last.year, 12, 31))
    if kind == "year to date":
        return Period(date(last.year, 1, 1), month_end(last.year, last.month))
    return Period(last, last, is_instant=True) if kind == "instant" else Period(first, last)


def rewritten(rewrite, periods, **options):
    frame = nw.from_native(pl.DataFrame({"__text": [str(period) for period in periods]}))
    return rewrite(frame, **options)["__new"].to_list()


def a_year_earlier(period):
    try:
        return str(period.year_earlier())
    except PeriodError:
        return None


@settings(max_examples=25)
@given(st.lists(periods(), min_size=50, max_size=50))
@example([Period(date(2024, 2, 1), date(2024, 2, 28)), Period(date(2024, 2, 28), date(2024, 2, 29))])
@example([Period(date(2023, 3, 1), date(2024, 2, 28)), Period(date(2024, 2, 29), date(2024, 3, 1))])
def test_a_year_earlier_is_that_of_the_period(drawn):
    assert rewritten(calendar.year_earlier, drawn) == [a_year_earlier(period) for period in drawn]


@settings(max_examples=15)
@given(st.lists(periods(), min_size=50, max_size=50), st.sampled_from((1, 3, 6)))
def test_single_periods_end_where_the_cumulative_ones_do(drawn, months):
    cumulative = [
        period.is_year_to_date and bool(period.months) and period.months % months == 0 and period.months <= 12
        for period in drawn
    ]
    before = rewritten(calendar.cumulative_before, drawn, months=months)
    last = rewritten(calendar.last_part, drawn, months=months)
    for period, counts, earlier, part in zip(drawn, cumulative, before, last, strict=True):
        assert (part is not None) == counts
        assert (earlier is not None) == (counts and period.months > months)
        if earlier is not None:
            shorter, single = Period.parse(earlier), Period.parse(part)
            assert (shorter.start, single.end) == (period.start, period.end)
            assert shorter.end + timedelta(1) == single.start
            assert single.months == months


@pytest.mark.parametrize(
    ("text", "months", "before"),
    [
        ("2023-01/2023-07", 1, "2023-01/2023-06"),
        ("2023-01/2023-03", 1, "2023-01/2023-02"),
        ("2023-01/2023-02", 1, "2022"),
        ("2023-01/2023-09", 3, "2023-01/2023-06"),
        ("2023-01/2023-03", 3, "2022"),
        ("2023", 1, "2022"),
        ("2021/2022", 1, "2019/2020"),
        ("2023-01", 1, "2022-12"),
        ("2023-04/2023-06", 1, "2023-01/2023-03"),
        ("2023-07/2023-12", 1, "2023-01/2023-06"),
        ("@2023-07-31", 1, None),
        ("2023-07-31", 1, None),
    ],
)
def test_the_period_before(text, months, before):
    assert rewritten(calendar.period_before, [text], months=months) == [before]


@pytest.mark.parametrize(
    ("text", "year"),
    [("2023-01/2023-07", "2023"), ("@2023-07-31", "2023"), ("2023", "2023"), ("2022-11/2023-02", None)],
)
def test_the_year_of_a_period(text, year):
    assert rewritten(calendar.whole_year, [text]) == [year]


@pytest.mark.parametrize(
    "text", ["", "2023年", "2023-Q1", "2023-13", "2023-1", "2023/", "二〇二三", "2023\n", "2023-01/2023", None, "0001"]
)
def test_what_is_not_canonical_has_none(text):
    frame = nw.from_native(pl.DataFrame({"__text": [text]}, schema={"__text": pl.String}))
    assert calendar.year_earlier(frame)["__new"].to_list() == [None]
