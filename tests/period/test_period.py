"""The value: its laws, its texts, its arithmetic."""

import copy
import pickle
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity.period import Period, PeriodError
from mfgcity.period.standards import month_end

JANUARY_TO_JULY = Period(date(2023, 1, 1), date(2023, 7, 31))
END_OF_JULY = Period(date(2023, 7, 31), date(2023, 7, 31), is_instant=True)


@st.composite
def whole_months(draw: st.DrawFn, first_year: int = 2, last_year: int = 9999) -> Period:
    months = [divmod(draw(st.integers(12 * first_year, 12 * last_year + 11)), 12) for _ in range(2)]
    (year, month), (last_of_year, last_month) = sorted(months)
    return Period(date(year, month + 1, 1), month_end(last_of_year, last_month + 1))


def days_between() -> st.SearchStrategy[Period]:
    pairs = st.lists(st.dates(date(2, 1, 1)), min_size=2, max_size=2).map(sorted)
    return pairs.map(lambda pair: Period(*pair))


def one_year() -> st.SearchStrategy[Period]:
    return st.integers(2, 9998).map(lambda year: Period(date(year, 1, 1), date(year, 12, 31)))


def within_a_year() -> st.SearchStrategy[Period]:
    """Periods of the shape that is printed most: whole months of one year."""
    triples = st.tuples(st.integers(1990, 2030), st.integers(1, 12), st.integers(1, 12))
    return triples.map(
        lambda triple: Period(date(triple[0], min(triple[1:]), 1), month_end(triple[0], max(triple[1:])))
    )


def instants() -> st.SearchStrategy[Period]:
    month_ends = st.tuples(st.integers(2, 9998), st.integers(1, 12)).map(lambda pair: month_end(*pair))
    return (st.dates(date(2, 1, 1)) | month_ends).map(lambda day: Period(day, day, is_instant=True))


FLOWS = whole_months() | within_a_year() | days_between() | one_year()
PERIODS = FLOWS | instants()


@given(PERIODS)
def test_the_canonical_text_reads_back(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert eval(repr(period)) == period


@given(PERIODS)
def test_words_in_both_languages_read_back(period: Period) -> None:
    assert Period.parse(period.format("zh")) == period
    assert Period.parse(period.format("en")) == period


@given(FLOWS)
def test_sdmx_of_a_flow_reads_back(period: Period) -> None:
    assert Period.parse(period.sdmx) == period


@given(instants())
def test_sdmx_of_an_instant_is_its_day(instant: Period) -> None:
    assert instant.sdmx == instant.end.isoformat()
    assert Period.parse(instant.sdmx) != instant


@given(PERIODS)
def test_hash_pickle_and_copy(period: Period) -> None:
    for twin in (pickle.loads(pickle.dumps(period)), copy.copy(period), copy.deepcopy(period)):
        assert twin == period
        assert hash(twin) == hash(period)


@pytest.mark.parametrize(
    ("text", "canonical", "sdmx", "chinese", "english"),
    [
        ("2023-01/2023-07", "2023-01/2023-07", "2023-01-01/P7M", "2023年1—7月", "January–July 2023"),
        ("2023-01/2023-02", "2023-01/2023-02", "2023-01-01/P2M", "2023年1—2月", "January–February 2023"),
        ("2023-S1", "2023-01/2023-06", "2023-S1", "2023年上半年", "first half of 2023"),
        ("2023-S2", "2023-07/2023-12", "2023-S2", "2023年下半年", "second half of 2023"),
        ("2023-Q1", "2023-01/2023-03", "2023-Q1", "2023年一季度", "Q1 2023"),
        ("2023-Q4", "2023-10/2023-12", "2023-Q4", "2023年四季度", "Q4 2023"),
        ("2023-01-01/P9M", "2023-01/2023-09", "2023-01-01/P9M", "2023年前三季度", "first three quarters of 2023"),
        ("2023-T1", "2023-01/2023-04", "2023-01-01/P4M", "2023年1—4月", "January–April 2023"),
        ("2023-02/2023-04", "2023-02/2023-04", "2023-02-01/P3M", "2023年2—4月", "February–April 2023"),
        ("2023", "2023", "2023", "2023年", "2023"),
        ("2022/2024", "2022/2024", "2022-01-01/P3Y", "2022—2024年", "2022–2024"),
        ("2023-07", "2023-07", "2023-07", "2023年7月", "July 2023"),
        (
            "2022-11/2023-02",
            "2022-11/2023-02",
            "2022-11-01/P4M",
            "2022年11月—2023年2月",
            "November 2022 – February 2023",
        ),
        ("2023-07-15", "2023-07-15", "2023-07-15", "2023年7月15日", "July 15, 2023"),
        ("2023-07-01/15", "2023-07-01/2023-07-15", "2023-07-01/P15D", "2023年7月1—15日", "July 1–15, 2023"),
        (
            "2023-01-05/P30D",
            "2023-01-05/2023-02-03",
            "2023-01-05/P30D",
            "2023年1月5日—2月3日",
            "January 5 – February 3, 2023",
        ),
        ("@2023-07-31", "@2023-07-31", "2023-07-31", "截至2023年7月末", "end of July 2023"),
        ("@2023-12-31", "@2023-12-31", "2023-12-31", "截至2023年末", "end of 2023"),
        ("@2023-07-15", "@2023-07-15", "2023-07-15", "截至2023年7月15日", "as of July 15, 2023"),
    ],
)
def test_texts_out(text: str, canonical: str, sdmx: str, chinese: str, english: str) -> None:
    period = Period.parse(text)
    assert (str(period), period.sdmx, period.format(), period.format("en")) == (canonical, sdmx, chinese, english)


def test_one_period_has_many_texts() -> None:
    assert Period.parse("2023-S1") == Period.parse("2023-01-01/P6M") == Period.parse("2023年上半年")
    assert Period.parse("2023-Q1") == Period.parse("2023-01-01/P3M") == Period.parse("2023-01/2023-03")
    assert Period.parse("2023") == Period.parse("2023-01-01/P12M") == Period.parse("2023-01-01/P1Y")
    assert Period.parse("2022年度") == Period.parse("2022年版") == Period.parse("2022")


def test_an_instant_is_not_the_flow_of_its_day() -> None:
    assert Period(date(2023, 7, 31), date(2023, 7, 31)) != END_OF_JULY
    assert END_OF_JULY.is_instant
    assert not JANUARY_TO_JULY.is_instant
    assert END_OF_JULY.start == END_OF_JULY.end == date(2023, 7, 31)


def test_strangers_are_unequal_and_unordered() -> None:
    assert JANUARY_TO_JULY != "2023-01/2023-07"
    assert JANUARY_TO_JULY.__eq__(7) is NotImplemented
    with pytest.raises(TypeError):
        JANUARY_TO_JULY < END_OF_JULY  # type: ignore[operator]  # noqa: B015


@pytest.mark.parametrize(
    ("start", "end", "is_instant", "code"),
    [
        (date(2023, 2, 1), date(2023, 1, 31), False, "period.order"),
        (date(2023, 1, 1), date(2023, 1, 2), True, "period.instant"),
        ("2023-01-01", date(2023, 1, 2), False, "period.date"),
        (date(2023, 1, 1), None, False, "period.date"),
        (datetime(2023, 1, 1), date(2023, 1, 2), False, "period.date"),
    ],
)
def test_ends_that_make_no_period(start: object, end: object, is_instant: bool, code: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period(start, end, is_instant)  # type: ignore[arg-type]
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "elapsed"),
    [
        ("2023-01/2023-07", Fraction(7, 12)),
        ("@2023-07-31", Fraction(7, 12)),
        ("2023-Q1", Fraction(1, 4)),
        ("2023-07", Fraction(7, 12)),
        ("2023", Fraction(1)),
        ("2022/2024", Fraction(1)),
        ("@2024-02-29", Fraction(2, 12)),
        ("2023-01-01/2023-07-10", (6 + Fraction(10, 31)) / 12),
    ],
)
def test_elapsed(text: str, elapsed: Fraction) -> None:
    assert Period.parse(text).elapsed == elapsed


@given(st.dates(date(2, 1, 1), date(9998, 12, 30)))
def test_elapsed_grows_with_every_day_and_starts_again_with_the_year(day: date) -> None:
    today, tomorrow = Period(day, day).elapsed, Period(day + timedelta(1), day + timedelta(1)).elapsed
    assert 0 < today <= 1
    assert (today < tomorrow) if day.month < 12 or day.day < 31 else (today == 1)


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("2023-01/2023-07", "2022-01/2022-07"),
        ("2025-01/2025-02", "2024-01-01/2024-02-29"),
        ("2024-02", "2023-02"),
        ("@2025-02-28", "@2024-02-29"),
        ("@2024-02-29", "@2023-02-28"),
        ("@2023-07-15", "@2022-07-15"),
        ("2024-02-29", "2023-02-28"),
        ("2025-02-28", "2024-02-28"),
        ("2024-01-10/2024-02-29", "2023-01-10/2023-02-28"),
        ("2022-11/2023-02", "2021-11/2022-02"),
        ("2022/2024", "2021/2023"),
    ],
)
def test_year_earlier(text: str, earlier: str) -> None:
    assert Period.parse(text).year_earlier() == Period.parse(earlier)


@given(whole_months())
def test_a_year_earlier_has_as_many_whole_months(period: Period) -> None:
    earlier = period.year_earlier()
    assert period.months is not None
    assert earlier.months == period.months
    assert (earlier.start.month, earlier.end.month) == (period.start.month, period.end.month)
    assert earlier.end.year == period.end.year - 1


def test_the_calendar_has_a_first_year() -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse("0001-01/0001-07").year_earlier()
    assert caught.value.code == "period.year"


def test_months_and_year_to_date() -> None:
    assert JANUARY_TO_JULY.months == 7
    assert Period.parse("2023-01-02/2023-07-31").months is None
    assert END_OF_JULY.months is None
    assert JANUARY_TO_JULY.is_year_to_date
    assert Period.parse("2023-01-01/2023-08-22").is_year_to_date
    assert Period.parse("2023").is_year_to_date
    assert not Period.parse("2023-02/2023-07").is_year_to_date
    assert not Period.parse("2022/2023").is_year_to_date
    assert not Period.parse("@2023-01-01").is_year_to_date


def test_containment() -> None:
    year = Period.parse("2023")
    assert JANUARY_TO_JULY in year
    assert year not in JANUARY_TO_JULY
    assert END_OF_JULY in JANUARY_TO_JULY
    assert END_OF_JULY in Period.parse("@2023-07-31")
    assert Period.parse("2023-07-31") not in END_OF_JULY
    assert date(2023, 7, 31) in JANUARY_TO_JULY
    assert date(2023, 8, 1) not in JANUARY_TO_JULY


@pytest.mark.parametrize("stranger", ["2023-07", 7, None, datetime(2023, 7, 1)])
def test_only_periods_and_dates_lie_in_a_period(stranger: object) -> None:
    with pytest.raises(PeriodError) as caught:
        stranger in JANUARY_TO_JULY  # noqa: B015
    assert caught.value.code == "period.member"


def test_overlap() -> None:
    assert JANUARY_TO_JULY.overlaps(Period.parse("2023-07/2023-08"))
    assert not JANUARY_TO_JULY.overlaps(Period.parse("2023-08"))
    with pytest.raises(PeriodError):
        JANUARY_TO_JULY.overlaps("2023-07")  # type: ignore[arg-type]


@given(PERIODS, PERIODS)
def test_what_lies_within_overlaps(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if one in other:
        assert one.overlaps(other)
