"""Tables with an observation in each cell: each is read as a table with a row for each of them, and told of in its cell."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfgcity import Observation, Period, read, read_frame
from mfgcity.domain.observation import Measure
from mfgcity.intake.coordinates import Coordinates, coordinates, measure_of
from mfgcity.intake.errors import SheetError
from mfgcity.intake.times import period_in, period_of

pl = pytest.importorskip("polars")

LEVEL, GROWTH, RANK, SHARE = Measure.LEVEL, Measure.GROWTH, Measure.RANK, Measure.SHARE


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (
            ["规模工业增加值", "1—9月累计", "同比增长（%）"],
            Coordinates("规模工业增加值", "1—9月累计", GROWTH, unit="%"),
        ),
        (["本月"], Coordinates(time="本月")),
        (["累计同比增长（%）"], Coordinates(time="累计", measure=GROWTH, unit="%")),
        (["1-9月", "总量（亿元）"], Coordinates(time="1-9月", measure=LEVEL, unit="亿元")),
        (["GDP（亿元）"], Coordinates("GDP", unit="亿元")),
        (["2023年1-9月", "同比增长%"], Coordinates(time="2023年1-9月", measure=GROWTH, unit="%")),
        (["营业收入（2023年1-9月，亿元）"], Coordinates("营业收入", "2023年1-9月", unit="亿元")),
        (["增速（%）", "位次"], Coordinates(measure=RANK, of=GROWTH, unit="位")),
        (["增速位次"], Coordinates(measure=RANK, of=GROWTH)),
        (["全省位次"], Coordinates(measure=RANK, reference="全省")),
        (["占全省比重（%）"], Coordinates(measure=SHARE, reference="全省", unit="%")),
        (["增减（%）"], Coordinates(measure=GROWTH, unit="%")),
        (["增减（亿元）"], Coordinates(measure=Measure.CHANGE, unit="亿元")),
        (["完成年度计划（%）"], Coordinates(measure=Measure.COMPLETION, unit="%")),
        (["比上月增长（%）"], Coordinates(measure=Measure.PERIOD_GROWTH, unit="%")),
        (["对全省增长贡献率（%）"], Coordinates(measure=Measure.CONTRIBUTION, reference="全省", unit="%")),
        (["年末常住人口（万人）"], Coordinates("常住人口", "年末", unit="万人")),
        (["5G基站数（个）"], Coordinates("5G基站数", unit="个")),
        (["利润总额"], Coordinates("利润总额")),
        (["GDP growth (%)"], Coordinates("GDP", measure=GROWTH, unit="%")),
        (["全年目标（亿元）"], None),
        (["2023年计划"], None),
        (["比年初增长（%）"], None),
        (["占比", "增速"], None),
    ],
)
def test_a_heading_says_of_what_when_and_as_what_figures_are_observed(parts, said):
    assert coordinates(parts) == said


@pytest.mark.parametrize(
    ("words", "about", "meant"),
    [
        ("本月", "2023-09", "2023-09"),
        ("本月", "2023-01/2023-09", "2023-09"),
        ("本月", "2023", None),
        ("累计", "2023-09", "2023-01/2023-09"),
        ("累计", "2023-Q3", "2023-01/2023-09"),
        ("1-9月", "2023", "2023-01/2023-09"),
        ("9月末", "2023-09", "@2023-09-30"),
        ("上年同期", "2023-01/2023-09", "2022-01/2022-09"),
        ("去年同期累计", "2023-09", "2022-01/2022-09"),
        ("去年", "2023", "2022"),
        ("去年", "2023-09", None),
        ("本季度", "2023-09", "2023-07/2023-09"),
        ("本季度", "2023-08", None),
        ("2021年", "2023-09", "2021"),
        ("2021年", None, "2021"),
        ("累计", None, None),
        ("9月", None, None),
    ],
)
def test_words_of_time_mean_a_period_in_a_table_about_one(words, about, meant):
    found = period_of(words, None if about is None else Period.parse(about))
    assert (found and str(found)) == (meant and str(Period.parse(meant)))


@pytest.mark.parametrize(
    ("titles", "meant"),
    [
        (["株洲市2023年1—9月主要指标", "单位：亿元"], "2023-01/2023-09"),
        (["二〇二三年九月主要指标"], "2023-09"),
        (["２０２３年９月"], "2023-09"),
        (["9月份主要指标（2023年）"], "2023-09"),
        (["2023年主要指标", "（1—9月）"], "2023-01/2023-09"),
        (["表3 2023年前三季度各市州主要指标"], "2023-01/2023-09"),
        (["2023年1—9月（与2022年同期比）"], "2023-01/2023-09"),
        (["2023年9月主要指标", "填报日期：2023年10月8日"], "2023-09"),
        (["Main indicators: Jan-Sep 2023"], "2023-01/2023-09"),
        (["Q3 2023 indicators"], "2023-07/2023-09"),
        (["截至2023年9月30日"], "@2023-09-30"),
        (["2022年与2023年对比"], None),
        (["2023年元月至9月"], None),
        (["2023年8、9月"], None),
        (["《月报》2023年第9期"], None),
        (["株洲统计年鉴2023"], None),
        (["株政发2023-15号"], None),
        (["统计局2023年10月25日发布"], None),
        (["2023年10月编印"], None),
        (["2023年1-9月一般公共预算收入"], "2023-01/2023-09"),
        (["2023年前9个月主要指标"], "2023-01/2023-09"),
        (["2020年不变价"], None),
        (["按2017年国民经济行业分类"], None),
        (["2021年以来主要指标"], None),
        (["2025年目标任务分解表"], None),
        (["主要指标"], None),
    ],
)
def test_the_title_says_what_a_table_is_about_where_all_its_words_of_time_are_understood(titles, meant):
    found = period_in(titles)
    assert (found and str(found)) == meant


def test_the_name_of_an_indicator_can_end_with_its_measure():
    assert [measure_of(name) for name in ("工业增加值增速", "高技术产业占比", "产销率")] == [GROWTH, SHARE, None]


def saved(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def told(found):
    return [(one.indicator, one.subject, str(one.period), one.measure.value, str(one.figure)) for one in found.records]


MONTHLY = [
    ["2023年9月全市主要经济指标"],
    ["指标", "对象", "单位", "本月", "同比增长（%）", "1—9月累计", "累计同比增长（%）", "全年目标"],
    ["工业增加值", "430200", "亿元", "110.5", "5.2", "980.3", "5.1", "1300"],
    ["固定资产投资", "430200", "亿元", "—", "", "1203.4", "-3.1", ""],
    ["工业增加值增速", "430200", "%", "5.2", "", "*", "", ""],
    ["出口交货值", "430200", "%", "98.1", "x", "", "", ""],
    ["产销率", "430200", "%", "98.1", "", "", "", ""],
    ["注：增速按可比价格计算。"],
]


def test_a_monthly_table_of_indicators(tmp_path):
    found = read(saved(tmp_path, MONTHLY), Observation)
    assert told(found) == [
        ("工业增加值", "430200", "2023-09", "level", "110.5亿元"),
        ("工业增加值", "430200", "2023-09", "growth", "5.2%"),
        ("工业增加值", "430200", "2023-01/2023-09", "level", "980.3亿元"),
        ("工业增加值", "430200", "2023-01/2023-09", "growth", "5.1%"),
        ("固定资产投资", "430200", "2023-01/2023-09", "level", "1203.4亿元"),
        ("固定资产投资", "430200", "2023-01/2023-09", "growth", "-3.1%"),
        ("工业增加值增速", "430200", "2023-09", "growth", "5.2%"),
        ("产销率", "430200", "2023-09", "level", "98.1%"),
    ]
    faults = [(fault.row, fault.column, fault.code, fault.field) for fault in found.faults]
    assert faults == [
        (6, "本月", "crosstab.measure", "measure"),
        (6, "同比增长（%）", "crosstab.measure", "measure"),
        (6, "同比增长（%）", "notation.unreadable", "figure"),
    ]
    assert "本月" in found.faults[0].message("zh")
    assert [(note.row, note.kind) for note in found.notes] == [(2, "column"), (1, "title"), (8, "footnote")]
    assert [(cell.row, cell.column, cell.reason) for cell in found.missing][:2] == [
        (4, "本月", "not_applicable"),
        (4, "同比增长（%）", "blank"),
    ]
    assert (found.rows, found.faulty_rows) == (10, 2)
    assert found.headings["本月"] == "figure"
    assert found.frame["row"].to_list() == [3, 3, 3, 3, 4, 4, 5, 7]


def test_regions_below_one_another_with_merged_headings(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    rows = [
        ["2023年前三季度各市州主要指标"],
        ["市州", "GDP", None, "规模工业", None, "备注"],
        [None, "总量（亿元）", "增速（%）", "增速（%）", "位次", None],
        ["株洲市", 2700.1, 5.1, 5.2, 1, None],
        ["湘潭市", 2000, 4.9, "#REF!", 2, "初步"],
    ]
    for row in rows:
        book.active.append(row)
    for area in ("A1:F1", "A2:A3", "B2:C2", "D2:E2", "F2:F3"):
        book.active.merge_cells(area)
    book.save(tmp_path / "regions.xlsx")
    found = read(tmp_path / "regions.xlsx", Observation)
    assert told(found) == [
        ("GDP", "株洲市", "2023-01/2023-09", "level", "2700.1亿元"),
        ("GDP", "株洲市", "2023-01/2023-09", "growth", "5.1%"),
        ("规模工业", "株洲市", "2023-01/2023-09", "growth", "5.2%"),
        ("规模工业", "株洲市", "2023-01/2023-09", "rank", "1位"),
        ("GDP", "湘潭市", "2023-01/2023-09", "level", "2000亿元"),
        ("GDP", "湘潭市", "2023-01/2023-09", "growth", "4.9%"),
        ("规模工业", "湘潭市", "2023-01/2023-09", "rank", "2位"),
    ]
    assert [record.of for record in found.records if record.measure is RANK] == [GROWTH, GROWTH]
    assert [(fault.row, fault.column, fault.code) for fault in found.faults] == [
        (5, "规模工业 增速（%）", "cell.error")
    ]
    target = tmp_path / "marked.xlsx"
    found.report().to_workbook(tmp_path / "regions.xlsx", target)
    assert openpyxl.load_workbook(target)[book.active.title]["D5"].comment is not None


def test_a_column_without_a_name_goes_on_with_that_of_its_left(tmp_path):
    rows = [["地区", "投资（亿元）", "增速（%）", "位次", "消费增速（%）"], ["甲县", "10", "5.0", "2", "3.0"]]
    found = read(saved(tmp_path, rows), Observation)
    assert [(one.indicator, one.measure, one.of) for one in found.records] == [
        ("投资", LEVEL, None),
        ("投资", GROWTH, None),
        ("投资", RANK, None),
        ("消费", GROWTH, None),
    ]


def test_columns_of_places_and_of_years(tmp_path):
    places = [["项目", "单位", "全国", "湖南", "株洲市", "责任人"], ["GDP增速", "%", "4.6", "5.1", "5.2", "王"]]
    found = read(saved(tmp_path, places), Observation)
    assert [(one.subject, one.measure, str(one.figure)) for one in found.records] == [
        ("全国", GROWTH, "4.6%"),
        ("湖南", GROWTH, "5.1%"),
        ("株洲市", GROWTH, "5.2%"),
    ]
    years = [["指标", "对象", "口径", "2022年", "2023年"], ["GDP", "430200", "同比增长", "4.5%", "5.0%"]]
    found = read(saved(tmp_path, years), Observation)
    assert [(str(one.period), one.measure) for one in found.records] == [("2022", GROWTH), ("2023", GROWTH)]


ABOUT = {"对象": "430200"}


def observed(folder: Path, text: str, **given: str):
    """What a table of lines says: indicator, period, measure and figure of each observation."""
    path = folder / "lines.csv"
    path.write_text(text.replace(" / ", "\n") + "\n", encoding="utf-8")
    found = read(path, Observation, given=given)
    return [(one.indicator, str(one.period), one.measure.value, str(one.figure)) for one in found.records], found


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2023年1—9月 / 指标,本年累计,上年同期,增减额,增减% / 收入,123亿元,120亿元,3亿元,2.5", ["2023-01/2023-09", "2022-01/2022-09", "2023-01/2023-09", "2023-01/2023-09"]),
        ("表 / 指标,2023年,2022年,增长（%） / 收入,123亿元,120亿元,2.5", ["2023", "2022", "2023"]),
        ("2023年9月 / 指标,本月,累计,上年同期,增减% / 收入,1亿元,9亿元,8亿元,2.5", ["2023-09", "2023-01/2023-09", "2022-01/2022-09", "2023-01/2023-09"]),
        ("2023年9月 / 指标,本月,上年同期,增减%,累计,上年同期,增减% / 收入,1亿元,1亿元,2,9亿元,8亿元,3", ["2023-09", "2022-09", "2023-09", "2023-01/2023-09", "2022-01/2022-09", "2023-01/2023-09"]),
        ("2023年1-9月 / 指标,本月,上年同月 / 收入,1亿元,2亿元", ["2023-09", "2022-09"]),
        ("2023年9月 / 指标,9月末,上年末 / 贷款,1亿元,2亿元", ["@2023-09-30", "@2022-12-31"]),
        ("2023年1-9月 / 指标,增速（%）,上年同期增速（%） / 收入,5,4", ["2023-01/2023-09", "2022-01/2022-09"]),
        ("2023年1-9月 / 指标,2023年,2022年 / 收入,5亿元,4亿元", ["2023-01/2023-09", "2022-01/2022-09"]),
        ("2023年1-9月 / 指标,1-9月,2022年 / 收入,5亿元,4亿元", ["2023-01/2023-09", "2022"]),
        ("2023年9月 / 指标,本月数,累计数,上年同期累计数,增减率（%） / 收入,1亿元,9亿元,8亿元,2", ["2023-09", "2023-01/2023-09", "2022-01/2022-09", "2023-01/2023-09"]),
        ("Main indicators, Jan-Sep 2023 / Indicator,Level,Growth (%) / GDP,7亿元,3", ["2023-01/2023-09"] * 2),
        ("2023年1月 / 指标,本月,累计 / 收入,1亿元,1亿元", ["2023-01"]),
        (",,9月,,1-9月, / 指标,时期,总量,增速（%）,总量,增速（%） / 收入,2023年,1亿元,2,9亿元,3", ["2023-09", "2023-09", "2023-01/2023-09", "2023-01/2023-09"]),
    ],
)  # fmt: skip
def test_the_period_of_each_column(tmp_path, text, periods):
    said, found = observed(tmp_path, text, **ABOUT)
    assert [period for _, period, *_ in said] == periods
    assert not found.faults


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023年 / 指标,2023年实绩,2024年预期目标,增长（%） / GDP,3亿元,5亿元,6", [("2023", "level")]),
        ("2023年 / 指标,合计,规模以上,增速（%） / GDP,3亿元,5亿元,6", []),
        ("2023年1-9月 / 指标,完成%,完成数 / GDP,75,3亿元", [("2023-01/2023-09", "completion"), ("2023-01/2023-09", "level")]),
        ("2023年 / 指标,数值,Change (%) / GDP,3亿元,-25", [("2023", "level"), ("2023", "growth")]),
        ("2023年 / 指标,总量,增速（%）,全省位次 / GDP,3亿元,5.1,3", [("2023", "level"), ("2023", "growth"), ("2023", "rank")]),
        ("2023年 / 指标,1-9月完成,,备注 / ,完成数,增速（%）, / GDP,3亿元,5.1,", [("2023-01/2023-09", "level"), ("2023-01/2023-09", "growth")]),
        ("表 / 指标,2022年数值,2023年数值 / GDP,3亿元,5亿元", [("2022", "level"), ("2023", "level")]),
        ("表 / 指标,2022 / 地区生产总值（亿元）,3003 / 地区生产总值增长速度（%）,7 / 城镇化率（%）,70 / GDP growth (%),4", [("2022", "level"), ("2022", "growth"), ("2022", "level"), ("2022", "growth")]),
    ],
)  # fmt: skip
def test_the_measure_of_each_column(tmp_path, text, said):
    known, _ = observed(tmp_path, text, **ABOUT)
    assert [(period, measure) for _, period, measure, _ in known] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023年1-9月 / 指标,本年累计,本年位次,上年同期,上年同期位次 / 收入,9亿元,3,8亿元,4", ["2023-01/2023-09", "2023-01/2023-09", "2022-01/2022-09"]),
        ("2023年9月 / 指标,本月,8月,上年同月 / 收入,9亿元,8亿元,7亿元", ["2023-09", "2023-08"]),
        ("2023年9月 / 指标,8月,增减%,上年同月 / 收入,9亿元,8,7亿元", ["2023-08", "2023-08"]),
        ("2023年 / 指标,2022年,数值,增长（%） / 投资,100亿元,110亿元,10", ["2022"]),
        ("2023年 / 指标,上年,增速（%）,本年,增速（%） / 投资,100亿元,8,110亿元,10", ["2022", "2023", "2023"]),
        ("表 / 指标,2020年,2023年,增长（%） / GDP,1亿元,2亿元,30", ["2020", "2023"]),
        ("表 / 指标,2023年8月,2023年9月,增长（%） / GDP,1亿元,2亿元,30", ["2023-08", "2023-09"]),
        ("2023年9月 / 指标,9月末,上年末,增长（%） / 贷款,1亿元,2亿元,30", ["@2023-09-30", "@2022-12-31"]),
        ("2023年9月 / 指标,本月,累计,同比增长（%） / 收入,1亿元,9亿元,3", ["2023-09", "2023-01/2023-09"]),
        ("2023年1-9月 / 指标,1-9月增速（%）,1-8月增速（%）,增减（百分点） / GDP,5,6,-1", ["2023-01/2023-09", "2023-01/2023-08"]),
        ("2023年1-9月 / 指标,数值,2022年 / 收入,3亿元,4亿元", ["2023-01/2023-09"]),
        ("2023年9月 / 指标,单位,同比 / 居民消费价格指数,%,101.2", []),
        ("表 / 指标,2022年 / 增速（%）,4.5", []),
        ("2023年主要指标增速（单位：%） / 指标,1-9月 / 工业增加值,5.2", []),
        ("表 / 指标,分类,2022年,2023年 / 企业数,大型,3家,4家", []),
        ("2023年 / 指标,湘潭市,株洲市 / GDP,1亿元,2亿元", []),
    ],
)  # fmt: skip
def test_what_the_columns_leave_open_is_not_read(tmp_path, text, said):
    known, _ = observed(tmp_path, text, **ABOUT)
    assert [period for _, period, *_ in known] == said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2023年 / 县市区,GDP,,投资, / ,数值（亿元）,增速（%）,数值（亿元）,增速（%） / 天元区,7,1,8,2", ["GDP", "GDP", "投资", "投资"]),
        ("2023年 / 县市区,企业数（户）,同比增加（户） / 天元区,100,7", ["企业数"]),
        ("2023年 / 县市区,出口（亿元）,增减,增速（%） / 株洲市,11,-1亿元,3.5", ["出口"]),
        ("2023年 / 县市区,投资（亿元）,完成目标进度（%）,得分,综合排名 / 天元区,7,50,99,1", ["投资"]),
        ("2023年 / 县市区,GDP（亿元）,增速（可比价，%）,位次 / 株洲市,100,5,6", ["GDP"]),
        ("2023年9月 / 县市区,GDP累计（亿元）,GDP9月（亿元）,投资（亿元） / 天元区,1,9,2", []),
        ("2023年 / 县市区,年末余额（亿元）,投资（亿元） / 天元区,1,2", []),
        ("2023年 / 县市区,自然增长率（‰）,投资（亿元） / 天元区,1,2", []),
        ("2023年 / 县市区,GDP（亿元）,一产（亿元）,增速（%） / 天元区,10,2,5", ["GDP", "一产"]),
        ("2023年 / 县市区,GDP（亿元）,县市区,投资增速（%） / 天元区,100,芦淞区,5", []),
        ("表 / 年份,GDP（亿元）,年份,GDP（亿元） / 2018年,1,2020年,3", []),
        ("2023年 / 县市区,联系人,GDP（亿元）,增速（%） / 天元区,王,10,5", []),
        ("2023年 / 县市区,规模以上工业增加值增速（%）,位次,人均GDP（元） / 天元区,5,1,100", ["规模以上工业增加值", "规模以上工业增加值", "人均GDP"]),
        ("2023年 / 县市区,总 量（亿元）,投资完成数（亿元） / 天元区,5,1", []),
        ("2023年 / 县市区,投资完成数（亿元）,增 速（%） / 天元区,5,1", ["投资", "投资"]),
    ],
)  # fmt: skip
def test_words_that_are_no_name_are_taken_for_none(tmp_path, text, names):
    known, _ = observed(tmp_path, text)
    assert [name for name, *_ in known] == names


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023年 / 县市区,规上工业,, / ,营业收入（亿元）,增速（%）,位次 / 天元区,10,5.1,3", ["规上工业 营业收入 level 10亿元"]),
        ("2023年 / 县市区,财政收入（亿元）,, / ,总量,税收,增速（%） / 天元区,10,7,5", ["财政收入 level 10亿元", "财政收入 税收 level 7亿元"]),
        ("2023年 / 县市区,高新企业,,投资（亿元） / ,户数,增速（%）, / 天元区,10,7,1", []),
        ("2023年 / 县市区,工业增加值增速（%）,1-8月,增减（百分点） / 天元区,10,2,3", ["工业增加值 growth 10%"]),
        ("2023年 / 县市区,税收（亿元）,上年,增长（%） / 天元区,10,9,11", ["税收 level 10亿元", "税收 level 9亿元", "税收 growth 11%"]),
        ("2023年 / 县市区,GDP（亿元）,其中：工业,增速（%） / 天元区,10,9,11", ["GDP level 10亿元"]),
        ("2023年 / 县市区,GDP,,投资,,位次 / ,总量（亿元）,增速（%）,总量（亿元）,增速（%）, / 天元区,40,5,100,4,4", ["GDP level 40亿元", "GDP growth 5%", "投资 level 100亿元", "投资 growth 4%"]),
    ],
)  # fmt: skip
def test_what_a_heading_in_a_group_goes_on_with(tmp_path, text, said):
    known, _ = observed(tmp_path, text)
    assert [f"{name} {measure} {figure}" for name, _, measure, figure in known] == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("表 / 指标,2022年,,2023年, / ,1-9月,增速（%）,1-9月,增速（%） / 税收,1亿元,2,3亿元,4", ["2022-01/2022-09 level", "2022-01/2022-09 growth", "2023-01/2023-09 level", "2023-01/2023-09 growth"]),
        ("2023年9月 / 指标,绝对量,增长（%） / 1-9月投资,100亿元,5 / 税收（1-9月）,1亿元,5 / 上年GDP,1亿元,2 / GDP目标,3亿元,4", []),
        ("2023年 / 指标,单位,累计（亿元）,增长（%） / 用电量,亿千瓦时,10,5", ["2023 growth"]),
        ("2023年 / 指标,单位,2023年实绩 / 工业增加值增速,%,5 / 税收占比,%,60 / GDP位次,位,3", ["2023 growth", "2023 share", "2023 rank"]),
        ("2023年 / 指标,单位,绝对量,增长（%） / 工业增加值增速,%,5,0.4", ["2023 growth"]),
        ("2023年主要指标增速（%） / 指标,2023年 / GDP,5", []),
        ("2024年主要指标预期 / 指标,2024年 / GDP,5亿元", []),
        ("2023年 / 指标,累计（亿元）,增长 / 税收,220,1.2倍", ["2023 level"]),
        ("2023年 / 单位：万元、个 / 指标,本年累计 / 营业收入,100", []),
        ("表 / 指标（亿元）,2023年 / 税收,100", ["2023 level"]),
        ("2023年 / 指标,单位,2023年 / 人口自然增长率,‰,1 / 总资产贡献率,%,10", ["2023 level", "2023 level"]),
        ("2023年 / 指标,累计（亿元）,增减（百分点） / 税收,5,4", ["2023 level"]),
    ],
)  # fmt: skip
def test_what_the_rows_and_the_title_leave_open_is_told(tmp_path, text, said):
    known, found = observed(tmp_path, text, **ABOUT)
    assert [f"{period} {measure}" for _, period, measure, _ in known] == said
    assert found.faults or found.notes


def test_the_unit_of_a_title_is_that_of_amounts_and_of_rates(tmp_path):
    text = "2023年县市区主要指标（单位：亿元、%） / 县市区,GDP,增速,投资,增速,从业人员 / 天元区,100,5.1,20,3.0,7"
    said, found = observed(tmp_path, text)
    assert said == [
        ("GDP", "2023", "level", "100亿元"),
        ("GDP", "2023", "growth", "5.1%"),
        ("投资", "2023", "level", "20亿元"),
        ("投资", "2023", "growth", "3.0%"),
    ]
    assert [note.text for note in found.notes if note.kind == "column"] == ["从业人员"]
    rows = "2023年 / 单位：亿元 / 指标,数值,上年 / GDP,3000,2900 / 企业数,12,11"
    said, found = observed(tmp_path, rows, **ABOUT)
    assert [figure for *_, figure in said] == ["3000亿元", "2900亿元"]
    assert [(fault.row, fault.code) for fault in found.faults] == [(5, "crosstab.measure")] * 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2023年 / 县市区,GDP（亿元）,增速（%） / ,万元,% / 天元区,1,3", "heading.units"),
        ("2023年9月 / 指标,12月末 / GDP,1亿元", "crosstab.time"),
        ("指标,时期,本月 / GDP,—,1亿元 / GDP,2023年9月,1亿元", "crosstab.time"),
        ("表 / 指标,2022 / 城镇化率,70", "crosstab.measure"),
        ("指标,时期,口经,数值,占比 / GDP,2023,新增,7亿元,3%", "heading.missing"),
    ],
)
def test_what_is_not_plain_is_told(tmp_path, text, code):
    _, found = observed(tmp_path, text, **ABOUT) if "县市区" not in text else observed(tmp_path, text)
    assert code in [fault.code for fault in found.faults]
    for fault in found.faults:
        assert fault.column in (None, *text.replace(" / ", ",").split(","))


def test_headings_that_say_something_else_further_down_are_refused(tmp_path):
    for text, row in (
        ("表 / 指标,2019,2020 / GDP,1亿元,2亿元 / 指标,2021,2022 / GDP,1亿元,2亿元", 4),
        ("2023年9月 / 指标,总量,增速（%） / ,1-9月,1-9月 / GDP,7亿元,8", 3),
        ("2023年9月 / 指标,完成数,增速 / ,1至9月（亿元）,1至9月（%） / GDP,7,8", 3),
    ):
        with pytest.raises(SheetError) as refused:
            observed(tmp_path, text, **ABOUT)
        assert (refused.value.code, refused.value.parts["row"]) == ("crosstab.heading", row)


def test_columns_of_places_of_one_indicator(tmp_path):
    said, found = observed(tmp_path, "表 / 时期,株洲市,湘潭市 / 2022年,1亿元,2亿元 / 2023年,3亿元,—", 指标="GDP")
    assert [(name, period) for name, period, *_ in said] == [("GDP", "2022"), ("GDP", "2022"), ("GDP", "2023")]
    assert [one.subject for one in found.records] == ["株洲市", "湘潭市", "株洲市"]
    assert not found.faults


def test_a_growth_beside_the_value(tmp_path):
    rows = [
        ["指标", "对象", "时期", "数值", "同比增长（%）"],
        ["GDP", "430200", "2023年", "3667.9亿元", "4.1"],
        ["GDP", "430200", "2023年", "3667.9亿元", ""],
    ]
    found = read(saved(tmp_path, rows), Observation)
    assert [(one.measure, str(one.figure)) for one in found.records] == [(LEVEL, "3667.9亿元"), (GROWTH, "4.1%")]
    assert [(fault.row, fault.code, fault.parts["first"]) for fault in found.faults] == [(3, "intake.repeated", 2)]


def test_a_time_without_a_year_is_refused_where_nothing_says_which(tmp_path):
    rows = [["指标", "对象", "本月", "累计"], ["GDP", "430200", "1亿元", "2亿元"]]
    with pytest.raises(SheetError) as refused:
        read(saved(tmp_path, rows), Observation)
    assert refused.value.code == "crosstab.period"
    assert "本月" in refused.value.message("zh")


def test_a_row_and_a_heading_that_say_two_measures_are_told(tmp_path):
    rows = [["指标", "对象", "口径", "2023年总量", "2023年占比"], ["GDP", "430200", "总量", "1亿元", "3%"]]
    found = read(saved(tmp_path, rows), Observation)
    assert [one.measure for one in found.records] == [LEVEL]
    assert [(fault.column, fault.value) for fault in found.faults] == [("口径", "总量 / 占比")]


def test_a_table_with_a_measure_and_a_value_column_is_read_row_by_row(tmp_path):
    rows = [["指标", "对象", "口径", "数值", "同比增长"], ["GDP", "430200", "总量", "1亿元", "3%"]]
    found = read(saved(tmp_path, rows), Observation)
    assert len(found.records) == 1
    assert [(note.kind, note.text) for note in found.notes] == [("column", "同比增长")]


def test_frames_are_read_as_files(tmp_path):
    path = saved(tmp_path, MONTHLY[1:7])
    table = pl.read_csv(path, infer_schema=False)
    about = table.with_columns(pl.lit("2023年9月").alias("时期"))
    found, of_file = read_frame(about, Observation), read(saved(tmp_path, MONTHLY), Observation)
    assert list(found.records) == list(of_file.records)
    places = [(fault.row, fault.column, fault.code) for fault in found.faults]
    assert places == [(fault.row - 3, fault.column, fault.code) for fault in of_file.faults]


def test_columns_of_frames_hold_whole_numbers_and_floats_are_refused():
    table = pl.DataFrame(
        {"指标": ["GDP", "税收"], "对象": "430200", "单位": "亿元", "2022年": [100, 7], "2023年": ["110.5", "9"]}
    )
    found = read_frame(table, Observation)
    assert [str(one.figure) for one in found.records] == ["100亿元", "110.5亿元", "7亿元", "9亿元"]
    found = read_frame(table.with_columns(pl.Series("2022年", [100.5, None])), Observation)
    assert [(fault.row, fault.column, fault.code) for fault in found.faults] == [(0, "2022年", "number.float")]
    assert [(cell.row, cell.column) for cell in found.missing] == [(1, "2022年")]
    assert [str(one.figure) for one in found.records] == ["110.5亿元", "9亿元"]


FIGURES = st.sampled_from(["12.5", "-3.1", "0", "x", "—", "", "1,200.0", "5"])
COLUMNS = [("2022年总量（亿元）", "2022", "level", "亿元"), ("2022年增速（%）", "2022", "growth", "%")]
COLUMNS += [("2023年1-9月占比（%）", "2023-01/2023-09", "share", "%"), ("位次", "2023-01/2023-09", "rank", "位")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["甲", "乙", "—"]), st.lists(FIGURES, min_size=4, max_size=4)), max_size=8))
def test_a_crosstab_is_read_as_its_rows_are(tmp_path_factory, made):
    folder = tmp_path_factory.mktemp("crosstab")
    head = ["指标", "对象", *(heading for heading, *_ in COLUMNS)]
    wide = read(saved(folder, [head, *([name, "430200", *cells] for name, cells in made)]), Observation)
    rows = [
        [name, "430200", period, measure, cell, unit]
        for name, cells in made
        for cell, (_, period, measure, unit) in zip(cells, COLUMNS, strict=True)
        if cell not in ("—", "")
    ]
    long = read(saved(folder, [["指标", "对象", "时期", "口径", "数值", "单位"], *rows]), Observation)
    assert [one.model_copy(update={"of": None}) for one in wide.records] == list(long.records)
    assert sorted(fault.code for fault in wide.faults if fault.column in head[2:]) == sorted(
        fault.code for fault in long.faults if fault.column not in head[:2]
    )
