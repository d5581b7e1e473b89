"""Whole series of cumulative figures taken apart by the calendar, never by position (累计序列的拆分)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any

from mfgcity.calculators.bounding.lists import Amounts
from mfgcity.calculators.cumulative import single_growth, single_period
from mfgcity.calculators.formula import formula
from mfgcity.errors import MfgcityError
from mfgcity.period import Period

_Row = tuple[Any, ...]


class SeriesError(MfgcityError):
    """A series of cumulative figures with a gap, a duplicate, or a period that is not from January on."""


@formula(
    en="levels of single periods",
    zh="各月当月值",
    maths="levelₜ = cumulativeₜ − cumulativeₜ₋₁ within each year",
    source="the definition of 累计; January and February are published together (国家统计局)",
)
def single_periods(series: Iterable[tuple[Period, Any]], *, months: int = 1) -> tuple[tuple[Period, Any], ...]:
    """The levels of the single months behind a series of cumulative ones (由累计值推算当月值).

    The first of each year stands as it is: January, or January and February as one block. Each later one is less the
    one before it by the calendar, in whatever order they are given, and each year begins anew. Bounds are those of
    `single_period`.

    Args:
        series: Periods from January on, each with its cumulative level: all figures or all numbers.
        months: The length of a single period: 1 for months, 3 for quarters.

    Returns:
        Each single period with its level, in the order of the calendar.

    Raises:
        SeriesError: If a period is not from January on, stands twice, or the one before it is missing; the message
            names it.
        OperandError: If a level is missing or of another kind than the first.

    Examples:
        >>> months = {"2024-01/2024-02": 81307, "2024-01/2024-03": 120327, "2024-01/2024-04": 156026}
        >>> for period, level in single_periods((Period.parse(text), level) for text, level in months.items()):
        ...     print(period, level)
        2024-01/2024-02 81307
        2024-03 39020
        2024-04 35699
    """
    rows = _rows(series, "cumulative")
    return tuple(
        (period, single_period(row[1], before[1]) if before else row[1]) for period, row, before in _steps(rows, months)
    )


@formula(
    en="growth of single periods",
    zh="各月当月增速",
    maths="growthₜ = levelₜ / (baseₜ − baseₜ₋₁) − 1 within each year, base = cumulative / (1 + growth)",
    source="the definitions of 累计 and 同比; January and February are published together (国家统计局)",
)
def single_growths(series: Iterable[tuple[Period, Any, Any]], *, months: int = 1) -> tuple[tuple[Period, Any], ...]:
    """The growth of the single months behind a series of cumulative levels and growths (由累计增速推算当月增速).

    The first of each year stands as it is: January, or January and February as one block. Each later one follows by
    `single_growth` from the one before it by the calendar, with its bounds.

    Args:
        series: Periods from January on, each with its cumulative level and its growth on the same period a year
            earlier (ratios, or figures in %).
        months: The length of a single period: 1 for months, 3 for quarters.

    Returns:
        Each single period with its growth, in the order of the calendar.

    Raises:
        SeriesError: If a period is not from January on, stands twice, or the one before it is missing; the message
            names it.
        UndefinedGrowthError: If the level a year earlier is, or may be, zero or negative.

    Examples:
        >>> rows = [("2023-01/2023-02", 77067, 0.035), ("2023-01/2023-03", 114922, 0.058)]
        >>> for period, growth in single_growths([(Period.parse(text), *rest) for text, *rest in rows]):
        ...     print(period, round(growth, 3))
        2023-01/2023-02 0.035
        2023-03 0.108
    """
    rows = _rows(series, "cumulative", "growth")
    return tuple(
        (period, single_growth(row[1], row[2], before[1], before[2]) if before else row[2])
        for period, row, before in _steps(rows, months)
    )


def _rows(series: Iterable[Any], *names: str) -> list[_Row]:
    rows = []
    for position, row in enumerate(series):
        if not isinstance(row, Sequence) or len(row) != len(names) + 1 or not isinstance(row[0], Period):
            raise SeriesError("series.row", position=position, names=", ".join(("period", *names)), value=row)
        rows.append(tuple(row))
    for column, name in enumerate(names, 1):
        Amounts.read([row[column] for row in rows], name)
    return rows


def _steps(rows: list[_Row], months: int) -> list[tuple[Period, _Row, _Row | None]]:
    """Each single period with its cumulative row and the row before it in the year, by the calendar."""
    if months not in (1, 2, 3, 4, 6, 12):
        raise SeriesError("series.months", value=months)
    for row in rows:
        if not row[0].is_year_to_date or not row[0].months or row[0].months % months:
            raise SeriesError("series.cumulative", months=months, value=str(row[0]))
    result: list[tuple[Period, _Row, _Row | None]] = []
    ordered = sorted(rows, key=lambda row: row[0].end)
    for _, year in groupby(ordered, key=lambda row: row[0].end.year):
        before: _Row | None = None
        for row in year:
            period, length = row[0], row[0].months
            if before is None:
                # January is not published alone: January and February are one block.
                if length != months and not (months == 1 and length == 2):
                    raise SeriesError("series.gap", missing=_cut(period, length - months), value=str(period))
                result.append((period, row, None))
            else:
                if length == before[0].months:
                    raise SeriesError("series.duplicate", value=str(period))
                if length != before[0].months + months:
                    raise SeriesError("series.gap", missing=_cut(period, length - months), value=str(period))
                result.append((Period(before[0].end + timedelta(1), period.end), row, before))
            before = row
    return result


def _cut(period: Period, months: int) -> str:
    """The cumulative period of so many months in the same year, as text."""
    end = period.start.replace(month=months + 1) - timedelta(1)
    return str(Period(period.start, end))
