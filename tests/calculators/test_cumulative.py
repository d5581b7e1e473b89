import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure, Period, UndefinedGrowthError
from mfgcity import calculators as calc
from mfgcity.calculators.calendar_matching import SeriesError
from mfgcity.errors import MfgcityError

parse = Figure.parse
levels = st.fractions(Fraction(1, 100), 1000, max_denominator=100)
growths = st.fractions(Fraction(-1, 2), 2, max_denominator=1000)


def ytd(year, month):
    return Period.parse(f"{year}-01/{year}-{month:02d}") if month > 1 else Period.parse(f"{year}-01")


@given(levels, growths, levels, growths)
def test_a_month_and_what_was_before_make_the_cumulative_growth(earlier, earlier_growth, month, month_growth):
    whole = earlier + month
    growth = calc.total_growth([earlier, month], [earlier_growth, month_growth])
    assert calc.single_period(whole, earlier) == month
    assert calc.earlier_cumulative(whole, month) == earlier
    assert calc.single_growth(whole, growth, earlier, earlier_growth) == month_growth
    assert calc.earlier_growth(whole, growth, month, month_growth) == earlier_growth


def test_growth_of_a_month_is_wide_and_tighter_than_plain_interval_arithmetic():
    july, june = parse("42481.2亿元"), parse("36337.5亿元")
    rates = parse("21.2%"), parse("22.0%")
    found = calc.single_growth(july, rates[0], june, rates[1])
    naive = (july - june) / (july / (1 + rates[0]) - june / (1 + rates[1])) - 1
    assert naive.lower < found.lower < found.value < found.upper < naive.upper
    assert found.overlaps(parse("16.5%"))


def test_a_month_without_a_base_is_undefined():
    with pytest.raises(UndefinedGrowthError) as caught:
        calc.single_growth(110, 0.1, 100, 0.0)
    assert caught.value.change == pytest.approx(10)
    with pytest.raises(UndefinedGrowthError, match="may be zero or negative"):
        calc.single_growth(parse("110亿元"), parse("10.0%"), parse("100亿元"), parse("0.1%"))


@given(st.lists(levels, min_size=24, max_size=24), st.booleans(), st.randoms())
def test_single_months_sum_back_to_the_cumulative(months, with_january, shuffle):
    series = []
    for year in (2022, 2023):
        part = months[:12] if year == 2022 else months[12:]
        series += [(ytd(year, month), sum(part[:month])) for month in range(1, 13) if with_january or month > 1]
    given_order = series[:]
    shuffle.shuffle(given_order)
    found = calc.single_periods(given_order)
    assert [str(period) for period, _ in found][: 2 if with_january else 1] == (
        ["2022-01", "2022-02"] if with_january else ["2022-01/2022-02"]
    )
    for period, cumulative in series:
        assert sum(level for single, level in found if single in period) == cumulative
    assert [level for period, level in found if str(period) == "2023-01" or str(period) == "2023-01/2023-02"] == [
        months[12] if with_january else months[12] + months[13]
    ]


def test_growth_of_single_months_by_the_calendar():
    base = {2: Fraction(20), 3: Fraction(11), 4: Fraction(12)}
    rise = {2: Fraction(1, 10), 3: Fraction(-1, 5), 4: Fraction(3, 10)}
    rows = []
    for month in (2, 3, 4):
        before = sum(level for key, level in base.items() if key <= month)
        now = sum(level * (1 + rise[key]) for key, level in base.items() if key <= month)
        rows.append((ytd(2023, month), now, now / before - 1))
    random.Random(1).shuffle(rows)
    assert [growth for _, growth in calc.single_growths(rows)] == [Fraction(1, 10), Fraction(-1, 5), Fraction(3, 10)]


def test_quarters_are_steps_of_three_months():
    series = [(ytd(2023, month), level) for month, level in ((3, 10.0), (6, 25.0), (9, 45.0), (12, 70.0))]
    found = calc.single_periods(series, months=3)
    assert [(period.format("zh"), level) for period, level in found] == [
        ("2023年一季度", 10.0), ("2023年二季度", 15.0), ("2023年三季度", 20.0), ("2023年四季度", 25.0),
    ]  # fmt: skip


def test_december_is_followed_by_a_new_year():
    series = [(ytd(2022, 12), 120), (ytd(2022, 11), 100), *((ytd(2022, month), 9 * month) for month in range(2, 11))]
    series.append((ytd(2023, 2), 21))
    assert calc.single_periods(series)[-2:] == ((Period.parse("2022-12"), 20), (Period.parse("2023-01/2023-02"), 21))


def test_figures_keep_their_bounds():
    series = [(ytd(2024, 4), parse("156026亿元")), (ytd(2024, 5), parse("195237亿元")),
              (ytd(2024, 2), parse("81307亿元")), (ytd(2024, 3), parse("120327亿元"))]  # fmt: skip
    assert str(calc.single_periods(series)[-1][1]) == "39211亿元 [39210.0, 39212.0]"


@pytest.mark.parametrize(
    ("months", "code", "named"),
    [
        ([2, 4], "series.gap", "2023-01/2023-03"),
        ([2, 3, 3], "series.duplicate", "2023-01/2023-03"),
        ([4, 5], "series.gap", "2023-01/2023-03"),
        ([2, 5, 3], "series.gap", "2023-01/2023-04"),
        ([3], "series.gap", "2023-01/2023-02"),
    ],
)
def test_a_gap_or_a_duplicate_is_named(months, code, named):
    series = [(ytd(2023, month), month) for month in months]
    for found in (
        lambda: calc.single_periods(series),
        lambda: calc.single_growths([(period, level, 0.1) for period, level in series]),
    ):
        with pytest.raises(SeriesError) as caught:
            found()
        assert caught.value.code == code
        assert named in str(caught.value)


@pytest.mark.parametrize(
    "series",
    [
        [(Period.parse("2023-03"), 5)],
        [(Period.parse("@2023-03-31"), 5)],
        [(Period.parse("2023-01-01/2023-03-15"), 5)],
        [(Period.parse("2022-01/2023-03"), 5)],
        [("2023-01/2023-03", 5)],
        [(Period.parse("2023-01"), None)],
        [(Period.parse("2023-01"), 5, 6)],
        [(Period.parse("2023-01"), 5), (Period.parse("2023-01/2023-02"), parse("6亿元"))],
        [5],
        [],
    ],
)
def test_what_is_no_cumulative_series_is_refused(series):
    with pytest.raises(MfgcityError):
        calc.single_periods(series)


def test_steps_of_odd_lengths_are_refused():
    for months in (0, 5, -1, None, "1"):
        with pytest.raises(SeriesError):
            calc.single_periods([(ytd(2023, 2), 5)], months=months)
    with pytest.raises(SeriesError):
        calc.single_periods([(ytd(2023, 4), 5)], months=3)
