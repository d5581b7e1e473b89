"""Chinese and English texts, with what stands around them."""

import random
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity.errors import MfgcityError
from mfgcity.period import Period, PeriodError

PUBLISHED = date(2023, 8, 31)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        # months and cumulated months
        ("2023年1至7月", "2023-01/2023-07"),
        ("2023年1—7月", "2023-01/2023-07"),
        ("2023年1月-7月", "2023-01/2023-07"),
        ("2023年1月至2023年7月", "2023-01/2023-07"),
        ("从2023年1月到7月", "2023-01/2023-07"),
        ("1-7月份", "2023-01/2023-07"),
        ("1月至7月", "2023-01/2023-07"),
        ("1~7月", "2023-01/2023-07"),
        ("一至七月", "2023-01/2023-07"),
        ("1-7月累计", "2023-01/2023-07"),
        ("前7个月", "2023-01/2023-07"),
        ("前七个月", "2023-01/2023-07"),
        ("前10个月", "2023-01/2023-10"),
        ("前十一个月", "2023-01/2023-11"),
        ("前4月", "2023-01/2023-04"),
        ("1-2月", "2023-01/2023-02"),
        ("2023年7月", "2023-07"),
        ("7月份", "2023-07"),
        ("8月当月", "2023-08"),
        ("十二月", "2023-12"),
        ("2022年11月—2023年2月", "2022-11/2023-02"),
        # halves and quarters
        ("上半年", "2023-01/2023-06"),
        ("下半年", "2023-07/2023-12"),
        ("2023年上半年", "2023-01/2023-06"),
        ("2023上半年", "2023-01/2023-06"),
        ("2023年H1", "2023-01/2023-06"),
        ("前三季度", "2023-01/2023-09"),
        ("前3季度", "2023-01/2023-09"),
        ("1-3季度", "2023-01/2023-09"),
        ("第一至第三季度", "2023-01/2023-09"),
        ("前两季度", "2023-01/2023-06"),
        ("一季度", "2023-01/2023-03"),
        ("第一季度", "2023-01/2023-03"),
        ("1季度", "2023-01/2023-03"),
        ("2023年二季度", "2023-04/2023-06"),
        ("四季度", "2023-10/2023-12"),
        ("2023年Q1", "2023-01/2023-03"),
        # years, editions, plans
        ("2022年度", "2022"),
        ("2022年版", "2022"),
        ("2023年", "2023"),
        ("全年", "2023"),
        ("2023年全年", "2023"),
        ("今年", "2023"),
        ("去年", "2022"),
        ("上年", "2022"),
        ("前年", "2021"),
        ("去年1-7月", "2022-01/2022-07"),
        ("今年上半年", "2023-01/2023-06"),
        ("2022—2024年", "2022/2024"),
        ("2022年至2024年", "2022/2024"),
        ("2022—2024", "2022/2024"),
        ("“十四五”时期", "2021/2025"),
        ("十四五期间", "2021/2025"),
        ("“十四五”", "2021/2025"),
        ("十五五时期", "2026/2030"),
        ("“十五”时期", "2001/2005"),
        ("六五时期", "1981/1985"),
        ("二〇二三年", "2023"),
        ("二零二三年七月", "2023-07"),
        # days
        ("2023年7月15日", "2023-07-15"),
        ("7月15号", "2023-07-15"),
        ("七月三十一日", "2023-07-31"),
        ("七月二十日", "2023-07-20"),
        ("7月1—15日", "2023-07-01/2023-07-15"),
        ("7月1日至15日", "2023-07-01/2023-07-15"),
        ("2023年1月5日—2月3日", "2023-01-05/2023-02-03"),
        # instants
        ("截至7月", "@2023-07-31"),
        ("截至7月末", "@2023-07-31"),
        ("截至7月底", "@2023-07-31"),
        ("截止7月底", "@2023-07-31"),
        ("截至2023年7月31日", "@2023-07-31"),
        ("截至2023年7月15日止", "@2023-07-15"),
        ("到7月末为止", "@2023-07-31"),
        ("截至2023-07-31", "@2023-07-31"),
        ("7月末", "@2023-07-31"),
        ("二季度末", "@2023-06-30"),
        ("截至上半年", "@2023-06-30"),
        ("年末", "@2023-12-31"),
        ("截至年底", "@2023-12-31"),
        ("2023年末", "@2023-12-31"),
        ("2023年年底", "@2023-12-31"),
        ("去年底", "@2022-12-31"),
        ("上年末", "@2022-12-31"),
        ("到2025年", "@2025-12-31"),
        ("“十四五”末", "@2025-12-31"),
        # full width and traditional characters
        ("２０２３年１至７月", "2023-01/2023-07"),
        ("2023年　7月", "2023-07"),
        ("1至7月份", "2023-01/2023-07"),
        ("前7個月", "2023-01/2023-07"),
        ("「十四五」時期", "2021/2025"),
        ("7月15號", "2023-07-15"),
        # English
        ("Jan-Jul 2023", "2023-01/2023-07"),
        ("January–July 2023", "2023-01/2023-07"),
        ("January to July 2023", "2023-01/2023-07"),
        ("from January 2023 through July 2023", "2023-01/2023-07"),
        ("first seven months of 2023", "2023-01/2023-07"),
        ("the first 7 months of 2023", "2023-01/2023-07"),
        ("in July 2023", "2023-07"),
        ("Sept. 2023", "2023-09"),
        ("July", "2023-07"),
        ("H1 2023", "2023-01/2023-06"),
        ("1H 2023", "2023-01/2023-06"),
        ("2023 H2", "2023-07/2023-12"),
        ("first half of 2023", "2023-01/2023-06"),
        ("the second half of the year", "2023-07/2023-12"),
        ("Q1 2023", "2023-01/2023-03"),
        ("second quarter of 2023", "2023-04/2023-06"),
        ("Q1-Q3 2023", "2023-01/2023-09"),
        ("first three quarters of 2023", "2023-01/2023-09"),
        ("2023", "2023"),
        ("full year 2023", "2023"),
        ("2022-2024", "2022/2024"),
        ("2022 to 2024", "2022/2024"),
        ("November 2022 – February 2023", "2022-11/2023-02"),
        ("July 15, 2023", "2023-07-15"),
        ("15 July 2023", "2023-07-15"),
        ("July 1st, 2023", "2023-07-01"),
        ("July 1–15, 2023", "2023-07-01/2023-07-15"),
        ("Jan. 5 – Feb. 3, 2023", "2023-01-05/2023-02-03"),
        ("by end of July 2023", "@2023-07-31"),
        ("by the end of July 2023", "@2023-07-31"),
        ("end-July 2023", "@2023-07-31"),
        ("at end of 2023", "@2023-12-31"),
        ("as of July 31, 2023", "@2023-07-31"),
        ("As of 2023-07-15", "@2023-07-15"),
        ("JULY 2023", "2023-07"),
    ],
)
def test_texts(text: str, canonical: str) -> None:
    assert str(Period.parse(text, year=2023)) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("今年以来", "2023-01-01/2023-08-22"),
        ("今年来", "2023-01-01/2023-08-22"),
        ("今年以來", "2023-01-01/2023-08-22"),
        ("年初以来", "2023-01-01/2023-08-22"),
        ("年初至今", "2023-01-01/2023-08-22"),
        ("2023年以来", "2023-01-01/2023-08-22"),
        ("去年以来", "2022-01-01/2023-08-22"),
        ("7月以来", "2023-07-01/2023-08-22"),
        ("“十四五”以来", "2021-01-01/2023-08-22"),
        ("year to date", "2023-01-01/2023-08-22"),
        ("YTD", "2023-01-01/2023-08-22"),
        ("截至目前", "@2023-08-22"),
        ("目前", "@2023-08-22"),
        ("到目前为止", "@2023-08-22"),
        ("迄今为止", "@2023-08-22"),
        ("to date", "@2023-08-22"),
    ],
)
def test_texts_that_run_to_the_day_of_publication(text: str, canonical: str) -> None:
    assert str(Period.parse(text, published=date(2023, 8, 22))) == canonical
    for year in (None, 2023):
        with pytest.raises(PeriodError) as caught:
            Period.parse(text, year=year)
        assert caught.value.code in ("period.published_missing", "period.year_missing")


def test_what_is_missing_is_named() -> None:
    with pytest.raises(PeriodError, match="pass published=: '今年以来'"):
        Period.parse("今年以来")
    with pytest.raises(PeriodError, match="pass year= or published=: '上半年'"):
        Period.parse("上半年")
    with pytest.raises(PeriodError) as caught:
        Period.parse("截至目前", year=2023)
    assert caught.value.message("zh") == "时期截至发布日，请传入 published=：'截至目前'"


def test_the_year_of_a_text_wins_over_its_context() -> None:
    assert Period.parse("2022年1至7月", year=2023, published=PUBLISHED) == Period.parse("2022-01/2022-07")
    assert Period.parse("1至7月", year=2022, published=PUBLISHED) == Period.parse("2022-01/2022-07")
    assert Period.parse("1至7月", published=PUBLISHED) == Period.parse("2023-01/2023-07")
    assert Period.parse("前三季度", published=PUBLISHED) == Period.parse("2023-01/2023-09")


def test_this_year_is_said_on_the_day_of_publication() -> None:
    assert Period.parse("去年", year=2020, published=PUBLISHED) == Period.parse("2022")
    assert Period.parse("今年来", year=2020, published=PUBLISHED).start == date(2023, 1, 1)


def test_a_year_is_not_taken_from_a_publication_before_the_period() -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse("12月", published=date(2024, 1, 17))
    assert caught.value.code == "period.future"
    assert Period.parse("12月", year=2023, published=date(2024, 1, 17)) == Period.parse("2023-12")
    assert Period.parse("2024年12月", published=date(2024, 1, 17)) == Period.parse("2024-12")


def test_published_may_carry_a_time() -> None:
    assert Period.parse("截至目前", published=datetime(2023, 8, 22, 9, 30)) == Period.parse("@2023-08-22")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("13月", "period.month"),
        ("前13个月", "period.month"),
        ("0月", "period.month"),
        ("2023年2月30日", "period.day"),
        ("5季度", "period.block"),
        ("第五季度", "period.block"),
        ("Q9 2023", "period.block"),
        ("7至1月", "period.order"),
        ("2024—2022年", "period.order"),
        ("12月至2024年2月", "period.order"),
        ("23年1-7月", "period.year_digits"),
        ("0000年", "period.year"),
    ],
)
def test_broken_rules_are_named(text: str, code: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text, year=2023)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2023.1-9", "2023-01/2023-09"),
        ("2023.1—9月", "2023-01/2023-09"),
        ("2023.01-09", "2023-01/2023-09"),
        ("２０２３．１－９月", "2023-01/2023-09"),
        ("2023/1-9", "2023-01/2023-09"),
        ("2023年1-9", "2023-01/2023-09"),
        ("2023.1—2023.9", "2023-01/2023-09"),
        ("2022.11—2023.02", "2022-11/2023-02"),
        ("2023.9", "2023-09"),
        ("2023.09", "2023-09"),
        ("2023.10", "2023-10"),
        ("2023.1月", "2023-01"),
        ("2023/9", "2023-09"),
        ("2023/09", "2023-09"),
        ("202309", "2023-09"),
        ("201307", "2013-07"),
        ("202301-202309", "2023-01/2023-09"),
        ("201101—201112", "2011"),
    ],
)
def test_months_in_figures_alone(text: str, canonical: str) -> None:
    assert str(Period.parse(text)) == canonical


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2023.1", "period.text"),
        ("201112", "period.text"),
        ("202313", "period.text"),
        ("430203", "period.text"),
        ("2023.13", "period.text"),
        ("2023-1-9", "period.text"),
        ("2023.1月月", "period.text"),
        ("2023.1/9", "period.text"),
        ("2023/13", "period.text"),
        ("2023-9", "period.text"),
        ("2023.1-13", "period.month"),
        ("2023.9-1", "period.order"),
    ],
)
def test_months_in_figures_that_can_be_something_else_are_refused(text: str, code: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)
    assert caught.value.code == code


NO_PERIODS = """
5.1% 34.5% 1.3个百分点 4335家 170余家 近八成 过半 39.44亿元 千亿级 第六批 全省第二 前三强 100强 5G 翻番 下降2.1% 净增19家 1.5—2.0亿元
4,784 1,200 7 12 1-7 1.5 7M 同比 上年同期 上半 年 月 日 季度 至 - — 累计 以来 截至 末 前 第 十 十五 五时期 二月三月 一二月 二三季度
2023年7月累计 7月-2023年 2023年-7月 全年-2023年 7月-15日 2023年7月31日2023 1-3-5月 2023年1月2月 上下半年 2023年2024年
over nearly May-5% half quarter 2nd first of the 31/7/2023 2023/7/31 20230731 ㉓年 ٢٠٢٣年 ２ ２０２３年７月７ ②季度 ⅳ季度
"""


@pytest.mark.parametrize(
    "text", [*NO_PERIODS.split(), "", " ", "July 2023\n", "2023年\n", "July\n2023", "over 1,200", "31 2023"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text, year=2023, published=PUBLISHED)
    assert caught.value.code == "period.text"


@pytest.mark.parametrize("value", [None, 2023, 7.5, True, b"2023", ["2023"], date(2023, 7, 1), object()])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(value)  # type: ignore[arg-type]
    assert caught.value.code == "period.kind"


@pytest.mark.parametrize("year", ["2023", 0, 10000, True, 2023.0, 10**400])
def test_a_year_that_is_none(year: object) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse("7月", year=year)  # type: ignore[arg-type]
    assert caught.value.code == "period.year"


@pytest.mark.parametrize("published", ["2023-08-31", 2023, True])
def test_a_publication_that_is_no_day(published: object) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse("7月", published=published)  # type: ignore[arg-type]
    assert caught.value.code == "period.date"


def test_years_at_the_ends_of_the_calendar() -> None:
    for text in ("去年", "前年", "去年底"):
        with pytest.raises(PeriodError):
            Period.parse(text, year=1)


def check(text: str) -> None:
    """Either a period whose canonical text reads back, or an error of ours that can be shown."""
    for context in ({}, {"year": 2023}, {"published": PUBLISHED}):
        try:
            period = Period.parse(text, **context)  # type: ignore[arg-type]
        except MfgcityError as error:
            shown = error.message("en") + error.message("zh")
        else:
            assert Period.parse(str(period)) == period
            shown = period.format("en") + period.format("zh")
        assert shown.isprintable()


PIECES = """
2023 2024 0000 99999 0 1 7 12 13 31 32 ２０２３ 七 十 十二 二〇二三 〇 两 年 年度 月 月份 日 号 季度 第 上半年 下半年 半年 全年 前 个月 至 到 - — ~ / .. @ P
7M 1Y 0D W05 Q1 S2 T3 H1 D366 截至 截止 末 底 为止 今年 去年 前年 年初 以来 来 目前 迄今 十四五 时期 累计 当月 从 “ ” 個 來 Jan July first three
months quarters half of to by end as the , . % 家 亿元 第六批 \u0660 \x00
"""


def test_thousands_of_junk_texts() -> None:
    lottery = random.Random(20230831)
    pieces = [*PIECES.split(), " ", "\n", "\ud800"]
    for _ in range(6000):
        check("".join(lottery.choices(pieces, k=lottery.randint(1, 6))))


@given(st.text(max_size=30) | st.text(alphabet="0123456789年月日季度上下半至-—/PQSMTWD@", max_size=14))
def test_any_text_gives_a_period_or_an_error(text: str) -> None:
    check(text)


@pytest.mark.parametrize("piece", ["1", "年", "前", "1-", "7月至", " ", "十", "2023/", "JULY ", "截至", "\ud800"])
def test_a_megabyte_is_refused_unread(piece: str) -> None:
    with pytest.raises(PeriodError):
        Period.parse(piece * 1_000_000, year=2023, published=PUBLISHED)
