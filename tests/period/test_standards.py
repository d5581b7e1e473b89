"""ISO 8601 and SDMX, read by the calendar's rules."""

from datetime import date

import pytest

from mfgcity.period import Period, PeriodError
from mfgcity.period.standards import read_notation


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-07-31", "2023-07-31", "2023-07-31"),
        ("2023-01/2023-07", "2023-01-01", "2023-07-31"),
        ("2023-01/07", "2023-01-01", "2023-07-31"),
        ("2023-01..07", "2023-01-01", "2023-07-31"),
        ("2023-01..2023-07", "2023-01-01", "2023-07-31"),
        ("2023-01-01/2023-07-31", "2023-01-01", "2023-07-31"),
        ("2023-01-05/02-03", "2023-01-05", "2023-02-03"),
        ("2022/2024", "2022-01-01", "2024-12-31"),
        ("2023-01-01/P7M", "2023-01-01", "2023-07-31"),
        ("2023-01-01/P1Y", "2023-01-01", "2023-12-31"),
        ("2023-01/P6M", "2023-01-01", "2023-06-30"),
        ("2023-01-01/P4M", "2023-01-01", "2023-04-30"),
        ("2023-01-01/P1Y6M", "2023-01-01", "2024-06-30"),
        ("2023-01-15/P1M", "2023-01-15", "2023-02-14"),
        ("2023-01-31/P1M", "2023-01-31", "2023-02-27"),
        ("2023-01-30/P1W", "2023-01-30", "2023-02-05"),
        ("2023-01-01/P1M10D", "2023-01-01", "2023-02-10"),
        ("9999-01-01/P1Y", "9999-01-01", "9999-12-31"),
        ("0001-01-01/P1D", "0001-01-01", "0001-01-01"),
        ("2023-A1", "2023-01-01", "2023-12-31"),
        ("2023-S1", "2023-01-01", "2023-06-30"),
        ("2023-H2", "2023-07-01", "2023-12-31"),
        ("2023-T1", "2023-01-01", "2023-04-30"),
        ("2023-T3", "2023-09-01", "2023-12-31"),
        ("2023-Q1", "2023-01-01", "2023-03-31"),
        ("2023Q4", "2023-10-01", "2023-12-31"),
        ("2023-M07", "2023-07-01", "2023-07-31"),
        ("2023-W05", "2023-01-30", "2023-02-05"),
        ("2020-W01", "2019-12-30", "2020-01-05"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2023-D010", "2023-01-10", "2023-01-10"),
        ("2023-D090", "2023-03-31", "2023-03-31"),
        ("2024-D366", "2024-12-31", "2024-12-31"),
    ],
)
def test_days(text: str, start: str, end: str) -> None:
    assert read_notation(text) == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0000", "period.year"),
        ("0000-01", "period.year"),
        ("2023-00", "period.month"),
        ("2023-13", "period.month"),
        ("2023-02-30", "period.day"),
        ("2023-02-29", "period.day"),
        ("2023-07-00", "period.day"),
        ("2023-Q0", "period.block"),
        ("2023-Q5", "period.block"),
        ("2023-S3", "period.block"),
        ("2023-T4", "period.block"),
        ("2023-A2", "period.block"),
        ("2023-M13", "period.block"),
        ("2023-W00", "period.week"),
        ("2023-W53", "period.week"),
        ("2023-D000", "period.day_of_year"),
        ("2023-D366", "period.day_of_year"),
        ("2023-07/2023-01", "period.order"),
        ("2023-07/01", "period.order"),
        ("2023-01-01/P0M", "period.duration"),
        ("2023-01-01/P", "period.duration"),
        ("9999-01-01/P2Y", "period.year"),
        ("2023-01-01/P9999999D", "period.year"),
        ("2023-7", "period.text"),
        ("2023-M7", "period.text"),
        ("2023-Q01", "period.text"),
        ("2023/2023-07", "period.text"),
        ("P7M/2023-07-31", "period.text"),
        ("2023-01-01/2023-07", "period.text"),
        ("2022/24", "period.text"),
        ("2023-01-01T00:00:00/P7M", "period.text"),
        ("@2023-Q1", "period.text"),
        ("@", "period.text"),
        ("2023-07\n", "period.text"),
        ("２０２３-０７\n", "period.text"),
        ("٢٠٢٣", "period.text"),
    ],
)
def test_refusals_name_the_rule(text: str, code: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)
    assert caught.value.code == code


def test_full_width_and_small_letters() -> None:
    assert Period.parse("２０２３－０１／２０２３－０７") == Period.parse("2023-01/2023-07")
    assert Period.parse("2023-q1") == Period.parse("2023-Q1")
    assert Period.parse(" 2023-07 ") == Period.parse("2023-07")


def test_an_instant_may_name_a_month_or_a_year() -> None:
    assert Period.parse("@2023-07") == Period.parse("@2023-07-31")
    assert Period.parse("@2023") == Period.parse("@2023-12-31")
