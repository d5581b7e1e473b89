"""Strategies for the value types: units, intervals, figures, periods."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mfgcity.figures import Figure, Interval, Qualifier, Unit
from mfgcity.figures import vocabulary as words
from mfgcity.figures.interval import fixed_text
from mfgcity.period import Period

_COMMON: Final = (
    "%",
    "家",
    "亿元",
    "个百分点",
    "",
    "万人",
    "倍",
    "成",
    "位",
    "万元/亩",
    "万亿元",
    "亿美元",
    "亿千瓦时",
)
_SCALED: Final = (
    *words.CURRENCIES, *sorted(words.ISO_4217 - set(words.CURRENCIES.values())), *sorted(words.COUNTERS), *sorted(words.MEASURES)
)  # fmt: skip
_OPAQUE_LETTERS: Final = "标羽罐炉窑井湖塔"
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


def units() -> SearchStrategy[Unit]:
    """Units of every kind: ratios, points, places, money, counters, measures, opaque names, scales, rates."""
    opaque = st.text(_OPAQUE_LETTERS, min_size=1, max_size=3)
    name = st.sampled_from(_SCALED) | opaque
    scaled = st.builds("{}{}".format, st.sampled_from(("", *words.SCALES)), name)
    pure = st.sampled_from((*words.RATIOS, *words.POINTS, words.PLACE, *words.SCALES))
    rates = st.lists(scaled, min_size=2, max_size=2, unique_by=lambda symbol: Unit(symbol).name).map("/".join)
    return (st.sampled_from(_COMMON) | pure | scaled | rates).map(Unit)


def intervals() -> SearchStrategy[Interval]:
    """Intervals with open, closed or missing ends, single points among them."""
    return st.builds(_interval, st.lists(_numbers(), min_size=2, max_size=2).map(sorted), _sides(), _sides())


def printed_figures(unit: SearchStrategy[Unit] | None = None) -> SearchStrategy[Figure]:
    """Figures as they are printed, with every qualifier and up to 40 digits.

    Args:
        unit: What the units are drawn from; any unit if not given.
    """
    unit = units() if unit is None else unit
    decimals = st.integers(0, 4)
    number = st.integers(-9999, 9999) | st.integers(-(10**14), 10**14) | st.integers(-(10**35), 10**35)
    qualifier = st.sampled_from([word for word in Qualifier if word is not Qualifier.BETWEEN])
    one = st.builds(lambda n, d, u, q: Figure(digits(n, d), u, qualifier=q), number, decimals, unit, qualifier)
    width = st.integers(1, 9999)
    between = st.builds(
        lambda n, w, d, u: Figure(digits(n, d), u, qualifier=Qualifier.BETWEEN, upto=digits(n + w, d)),
        number, width, decimals, unit,
    )  # fmt: skip
    return one | between


def computed_figures(unit: SearchStrategy[Unit] | None = None) -> SearchStrategy[Figure]:
    """Figures as arithmetic makes them: a value, bounds around it, and digits to show.

    Args:
        unit: What the units are drawn from; any unit if not given.
    """
    slack = st.just(Fraction(0)) | st.fractions(min_value=0, max_value=10**6)
    return st.builds(
        lambda value, below, above, low, high, u, shown: Figure.computed(
            value, u, _interval([value - below, value + above], low, high), shown=shown
        ),
        _numbers(), slack, slack, _sides(), _sides(), units() if unit is None else unit, st.none() | st.integers(-4, 6),
    )  # fmt: skip


def figures(unit: SearchStrategy[Unit] | None = None) -> SearchStrategy[Figure]:
    """Printed and computed figures.

    Args:
        unit: What the units are drawn from; any unit if not given.
    """
    return printed_figures(unit) | computed_figures(unit)


def periods() -> SearchStrategy[Period]:
    """Flows and instants of the years 1900 to 2100: a year, years, months from January, months, instants, any days."""
    day = st.dates(_FIRST_DAY, _LAST_DAY)
    year = st.integers(-123, 77).map(lambda offset: 2023 + offset)
    month = st.builds(lambda number, place: number * 12 + place, year, st.integers(0, 11))
    return st.one_of(
        year.map(lambda number: Period(*_months(number * 12, number * 12 + 11))),
        st.lists(year, min_size=2, max_size=2)
        .map(sorted)
        .map(lambda pair: Period(*_months(pair[0] * 12, pair[1] * 12 + 11))),
        month.map(lambda last: Period(*_months(last - last % 12, last))),
        st.lists(month, min_size=2, max_size=2).map(sorted).map(lambda pair: Period(*_months(pair[0], pair[1]))),
        (month.map(lambda index: _months(index, index)[1]) | day).map(lambda end: Period(end, end, is_instant=True)),
        st.lists(day, min_size=2, max_size=2).map(sorted).map(lambda pair: Period(pair[0], pair[1])),
    )


def _numbers() -> SearchStrategy[Fraction]:
    return (
        st.integers(-1000, 1000).map(Fraction) | st.decimals(-(10**9), 10**9, places=2).map(Fraction) | st.fractions()
    )


def _sides() -> SearchStrategy[bool | None]:
    """Whether an end is closed, open, or missing (None)."""
    return st.sampled_from([True, False, None])


def _interval(ends: list[Fraction], low: bool | None, high: bool | None) -> Interval:
    lower, upper = (None if side is None else end for end, side in zip(ends, (low, high), strict=True))
    point = lower is not None and lower == upper
    return Interval(lower, upper, point or bool(low), point or bool(high))


def digits(number: int, decimals: int) -> str:
    """The digits of a number of last places: 51 with one decimal is 5.1."""
    return fixed_text(Fraction(number, 10**decimals), decimals)


def _months(first: int, last: int) -> tuple[date, date]:
    """The first day of one month and the last day of another, each counted from year 0."""
    year, month = divmod(last + 1, 12)
    following = date(year, month + 1, 1)
    return date(first // 12, first % 12 + 1, 1), following - timedelta(days=1)
