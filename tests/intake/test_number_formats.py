"""What a spreadsheet displays for a number."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity.intake.number_formats import displayed


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0.051", "0.0%", "5.1%"),
        ("5.0999999999999997E-2", "0.0%", "5.1%"),
        ("39.44", "0.00", "39.44"),
        ("39.4", "0.00", "39.40"),
        ("39.4", "0", "39"),
        ("2.5", "0", "3"),
        ("1.005", "0.00", "1.01"),
        ("1234567.891", "#,##0", "1,234,568"),
        ("1234567.891", "#,##0.0#", "1,234,567.89"),
        ("999", "#,##0", "999"),
        ("0.5", "#.##", "0.5"),
        ("0", "#", "0"),
        ("0.30000000000000004", "General", "0.3"),
        ("0.30000000000000004", "G/通用格式", "0.3"),
        ("9.1430200123456704E+17", "General", "914302001234567000"),
        ("1E-3", "General", "0.001"),
        ("-3", "General", "-3"),
        ("123", "000000", "000123"),
        ("20230823", "0000-00-00", "2023-08-23"),
        ("123456", "0.00E+00", "1.23E+05"),
        ("39.44", '0.00"亿元"', "39.44亿元"),
        ("5", '0"家"', "5家"),
        ("1234.5", "¥#,##0.00", "¥1,234.50"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1,234.50"),
        ("12345", '0!.0,"万"', "1.2万"),
        ("12345678900", '0.00,,"百万"', "12345.68百万"),
        ("12000", "#,##0,", "12"),
        ("-1234.5", "#,##0.00_ ;[Red]\\-#,##0.00\\ ", "-1,234.50"),
        ("-3", "0.0;[Red]0.0", "-3.0"),
        ("-5.5", '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "-5.50"),
        ("0", '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "0.00"),
        ("0", '0.0;-0.0;"-"', "0.0"),
        ("5", ";;;", "5"),
        ("0.5", "# ?/?", "0.5"),
        ("3", '[>=100]0"大";0"小"', "3小"),
        ("300", '[>=100]0"大";0"小"', "300大"),
        ("3.14", "@", "3.14"),
        ("45161", "yyyy-mm-dd", "2023-08-23"),
        ("45161", 'yyyy"年"m"月"d"日";@', "2023-08-23"),
        ("45161", "[$-804]yyyy年m月d日", "2023-08-23"),
        ("45161", "yyyymmdd", "2023-08-23"),
        ("45161", "m/d/yy", "2023-08-23"),
        ("45161", 'yyyy"年"m"月"', "2023-08"),
        ("45161", "yyyy", "2023"),
        ("45161.5", "yyyy/m/d h:mm", "2023-08-23 12:00"),
        ("45161.5", "yyyy/m/d", "2023-08-23"),
        ("0.5", "h:mm", "12:00"),
        ("1.25", "[h]:mm:ss", "30:00"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("60", "yyyy-mm-dd", "60"),
        ("-5", "yyyy-mm-dd", "-5"),
        ("99999999", "yyyy-mm-dd", "99999999"),
        ("1E400", "0", "1E400"),
        ("abc", "0", "abc"),
    ],
)
def test_the_text_of_a_number(number: str, code: str, text: str) -> None:
    assert displayed(number, code) == text


def test_old_workbooks_count_days_from_1904() -> None:
    assert displayed("0", "yyyy-mm-dd", from_1904=True) == "1904-01-01"


@given(value=st.decimals(-(10**9), 10**9, places=4), places=st.integers(0, 4))
def test_a_fixed_format_shows_the_number_rounded_half_up(value: Decimal, places: int) -> None:
    code = "#,##0" + ("." + "0" * places if places else "")
    shown = Decimal(displayed(str(value), code).replace(",", ""))
    assert -shown.as_tuple().exponent == places  # type: ignore[operator]
    assert abs(shown - value) * 10**places <= Decimal("0.5")


@given(day=st.dates(date(1900, 3, 1), date(9999, 12, 31)))
def test_every_day_is_shown_as_itself(day: date) -> None:
    serial = (day - date(1899, 12, 30)) // timedelta(days=1)
    assert displayed(str(serial), "yyyy/m/d") == day.isoformat()


@given(
    number=st.from_regex(r"-?[0-9]{1,20}(\.[0-9]{1,20})?(E[-+][0-9]{1,3})?", fullmatch=True), code=st.text(max_size=20)
)
def test_any_format_shows_some_text(number: str, code: str) -> None:
    assert displayed(number, code)
