"""Headings as people write them."""

import pytest

from mfgcity import Cluster, Enterprise, Indicator, Observation, Park, Recognition, ServiceLedger
from mfgcity.domain import Record
from mfgcity.domain.record import spellings
from mfgcity.intake.describing import KINDS
from mfgcity.intake.errors import SheetError
from mfgcity.intake.grid import Line
from mfgcity.intake.headings import Heading, Matcher
from mfgcity.intake.layout import find_layout
from mfgcity.intake.table import heading_faults
from mfgcity.intake.wording import key, known_unit


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        (
            Enterprise,
            {"员工人数": "employees", "营收（万元）": "revenue", "注册时间": "established", "公司名称": "name"},
        ),
        (Enterprise, {"纳税总额": "tax", "R&D经费": "research", "单位规模": "size", "统计年度": "revenue_period"}),
        (Enterprise, {"所属园区": None, "所属行业": None, "主营业务收入": None, "净利润": None, "企业类型": None}),
        (Cluster, {"产业集群名称": "name", "主要承载园区": "core_parks", "集群企业数（家）": None}),
        (Park, {"开发区名称": "name", "园区级别": "level", "园区类别": "kind", "主导产业": "industries"}),
        (Indicator, {"指标编码": "code", "是否正向": "better_when_higher"}),
        (
            Observation,
            {"市州": "subject", "报告期": "period", "指标值": "figure", "数据来源": "source", "年份": "period"},
        ),
        (Recognition, {"企业名称": "holder", "荣誉称号": "title", "认定部门": "issuer", "认定时间": "granted"}),
        (Recognition, {"认定年份": "edition", "有效期截止日期": "expires", "证书编号": "id", "有效期": None}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_headings_of_bureaus_are_known_where_they_can_mean_one_field_only(
    kind: type[Record], headings: dict[str, str | None]
) -> None:
    matcher = Matcher(kind)
    assert {text: match and match.field for text in headings for match in [matcher.match(text)]} == headings


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_heading_stands_for_two_fields(kind: type[Record]) -> None:
    keys = [known for texts in spellings(kind).values() for known in {key(text) for text in texts}]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "field", "unit"),
    [
        ("营业收入", "revenue", None),
        ("营业收入（亿元）", "revenue", "亿元"),
        ("营业收入(万元)", "revenue", "万元"),
        ("营业收入 亿元", "revenue", "亿元"),
        ("营业收入：亿元", "revenue", "亿元"),
        ("营业收入\n（单位：万元）", "revenue", "万元"),
        ("营业收入【亿元】", "revenue", "亿元"),
        ("营业收入（2023年，亿元）", "revenue", "亿元"),
        ("营 业 收 入", "revenue", None),
        ("Revenue (billion yuan)", "revenue", "十亿元"),
        ("revenue*", "revenue", None),
        ("* 企业名称", "name", None),
        ("企业名称（必填）", "name", None),
        ("企业名称 必填项", "name", None),
        ("企业名称 Name", "name", None),
        ("Credit code/统一社会信用代码", "credit_code", None),
        ("企业\n名称", "name", None),
        ("Credit Code", "credit_code", None),
        ("credit_code", "credit_code", None),
        ("ＣＲＥＤＩＴ＿ＣＯＤＥ", "credit_code", None),
        ("成立日期（YYYY-MM-DD）", "established", None),
        ("从业人员数（人）", "employees", "人"),
    ],
)
def test_a_heading_is_known_however_it_is_written(text: str, field: str, unit: str | None) -> None:
    match = Matcher(Enterprise).match(text)
    assert match is not None
    assert (match.field, match.unit) == (field, unit)


@pytest.mark.parametrize("text", ["营业收入增速", "营业收人", "单位：亿元", "", "名", "规模以上企业名单", "x" * 10_000])
def test_other_texts_are_no_heading(text: str) -> None:
    assert Matcher(Enterprise).match(text) is None


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("营业收人", "营业收入"),
        ("revenu", "revenue"),
        ("企业名秤", "企业名称"),
        ("社会信用代玛", "社会信用代码"),
        ("口味", None),
    ],
)
def test_a_close_miss_is_suggested(text: str, nearest: str | None) -> None:
    assert Matcher(Enterprise).nearest(text) == nearest


def test_a_column_of_units_belongs_to_a_type_whose_figure_has_any_unit() -> None:
    assert Matcher(Observation).match("计量单位") is not None
    assert Matcher(Park).match("单位") is None
    assert Matcher(ServiceLedger).match("单位") is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("亿元", "亿元"),
        ("％", "%"),
        ("万人", "万人"),
        ("单位：家", "家"),
        ("元/人", "元/人"),
        ("million yuan", "百万元"),
        ("CN¥ billion", "十亿元"),
        ("CNY million", "百万元"),
        ("cn¥million", "百万元"),
        ("US$ mn", "百万美元"),
        ("EUR million", "百万欧元"),
        ("million", "百万"),
        ("10000", None),
        ("10,000 yuan", None),
        ("100 million yuan", None),
        ("NEW million", None),
        ("全称", None),
        ("2023年", None),
    ],
)
def test_units_are_known_by_sight(text: str, unit: str | None) -> None:
    assert known_unit(text) == unit


@pytest.mark.parametrize(
    ("unit", "symbol"),
    [
        ("100 million yuan", "亿元"),
        ("RMB 100 million", "亿元"),
        ("10,000 yuan", "万元"),
        ("10 000 US$", "万美元"),
        ("CNY million", "百万元"),
    ],
)
def test_a_heading_has_its_unit_in_brackets(unit: str, symbol: str) -> None:
    match = Matcher(Enterprise).match(f"Revenue ({unit})")
    assert match is not None
    assert (match.field, match.unit, match.loose) == ("revenue", symbol, 1)


def headings(*rows: list[str]) -> tuple[tuple[int, ...], list[tuple[str, str | None, str | None]]]:
    lines = [Line(row, tuple(cells)) for row, cells in enumerate(rows, 1)]
    layout = find_layout(lines, Matcher(Observation), place="test")
    return layout.rows, [(heading.text, heading.field, heading.unit) for heading in layout.headings]


def test_groups_without_merged_cells_are_joined() -> None:
    rows, found = headings(
        ["指标", "对象", "时间信息", "", "数值", "口径"],
        ["", "", "时期", "发布日期", "", ""],
        ["增加值", "430200", "2023", "2024-01-01", "5", "水平"],
    )
    assert rows == (1, 2)
    assert [field for _, field, _ in found] == ["indicator", "subject", "period", "published", "figure", "measure"]


def test_a_row_of_data_is_no_second_row_of_headings_though_it_holds_the_name_of_a_field() -> None:
    lines = [Line(1, ("园区名称", "性质", "备注")), Line(2, ("甲园", "片区", "")), Line(3, ("乙园", "", "好"))]
    assert find_layout(lines, Matcher(Park), place="test").rows == (1,)


def test_a_row_of_units_or_of_english_names_belongs_to_the_heading() -> None:
    head = ["指标", "对象", "口径", "数值"]
    data = ["增加值", "430200", "水平", "5"]
    assert headings(head, ["", "", "", "（亿元）"], data) == (
        (1, 2),
        [("指标", "indicator", None), ("对象", "subject", None), ("口径", "measure", None), ("数值", "figure", "亿元")],
    )
    assert headings(head, ["Indicator", "Subject", "Measure", "Figure"], data)[0] == (1, 2)
    assert headings(head, ["甲", "乙", "1", "2"], data)[0] == (1, 2)
    assert headings(head, data)[0] == (1,)


def test_a_title_gives_its_unit_only_where_nothing_else_does() -> None:
    title = ["表1 单位：亿元"]
    assert headings(title, ["指标", "对象", "口径", "数值"])[1][3] == ("数值", "figure", "亿元")
    assert headings(title, ["指标", "对象", "口径", "数值（%）"])[1][3] == ("数值（%）", "figure", "%")
    assert headings(title, ["指标", "对象", "口径", "数值", "单位"])[1][3] == ("数值", "figure", None)


def test_the_stricter_heading_keeps_the_field() -> None:
    lines = [Line(1, ("企业名称", "营业收入（合并）", "营业收入（亿元）", "营业收入"))]
    layout = find_layout(lines, Matcher(Enterprise), place="test")
    assert [heading.field for heading in layout.headings] == ["name", None, "revenue", None]
    assert [(heading.text, field, first) for heading, field, first in layout.twice] == [
        ("营业收入（合并）", "revenue", "营业收入（亿元）"),
        ("营业收入", "revenue", "营业收入（亿元）"),
    ]


def enterprise_fields(*rows: list[str]) -> tuple[list[str | None], int]:
    lines = [Line(row, tuple(cells)) for row, cells in enumerate(rows, 1)]
    layout = find_layout(lines, Matcher(Enterprise), place="test")
    return [heading.field for heading in layout.headings], len(layout.twice)


@pytest.mark.parametrize(
    "other",
    [
        "同比增长（%）",
        "同比",
        "增速",
        "比上年增减（±%）",
        "占全市比重",
        "全省位次",
        "上年同期",
        "2023年目标",
        "完成率（%）",
        "YoY growth",
        "（%）",
    ],
)
def test_a_column_of_growth_or_the_like_below_a_quantity_is_a_column_of_something_else(other: str) -> None:
    above, below = ["企业名称", "营业收入（亿元）", "", "从业人员", ""], ["", "本期数", other, "本期数", other]
    assert enterprise_fields(above, below) == (["name", "revenue", None, "employees", None], 0)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("营业收入（%）", None),
        ("营业收入（同比增长）", None),
        ("营业收入（上年同期，万元）", None),
        ("从业人员（%）", None),
        ("从业人员（增减，人）", None),
        ("营业收入（万）", "revenue"),
        ("营业收入（含上年结转，万元）", "revenue"),
        ("企业名称（按营业收入排名）", "name"),
    ],
)
def test_a_heading_whose_brackets_speak_of_something_else_is_not_that_of_the_field(
    text: str, field: str | None
) -> None:
    match = Matcher(Enterprise).match(text)
    assert (match and match.field) == field


def test_a_group_of_growth_holds_no_quantities_save_those_with_a_unit_of_their_own() -> None:
    above, below = (
        ["企业名称", "同比增长（%）", "", "增长情况", ""],
        ["", "营业收入", "利润总额", "研发投入（万元）", "产值（亿元）"],
    )
    assert enterprise_fields(above, below) == (["name", None, None, "research", "output"], 0)


def test_a_row_of_units_tells_a_column_of_growth_from_one_of_money() -> None:
    rows = ["企业名称", "营业收入", "营业收入"], ["", "亿元", "%"]
    assert enterprise_fields(*rows) == (["name", "revenue", None], 0)


def test_a_figure_of_any_unit_is_read_from_a_column_of_growth() -> None:
    match = Matcher(Observation).match("数值（同比增长，%）")
    assert match is not None
    assert (match.field, match.unit) == ("figure", "%")


@pytest.mark.parametrize(
    ("text", "field", "unit", "period"),
    [
        ("2022年营业收入（万元）", "revenue", "万元", "2022"),
        ("2023年1—9月产值", "output", None, "2023-01/2023-09"),
        ("2023年1-9月累计完成工业总产值（亿元）", "output", "亿元", "2023-01/2023-09"),
        ("2023年前三季度利润总额", "profit", None, "2023-01/2023-09"),
        ("2023年度 营业收入", "revenue", None, "2023"),
        ("2023 revenue (million yuan)", "revenue", "百万元", "2023"),
        ("营业收入（2023年，亿元）", "revenue", "亿元", "2023"),
        ("营业收入2022年", "revenue", None, "2022"),
        ("营业收入（单位：万元，2022年）", "revenue", "万元", "2022"),
        ("本月营业收入", "revenue", None, None),
        ("2022年末从业人员（人）", "employees", "人", "@2022-12-31"),
        ("本年营业收入（万元）", "revenue", "万元", None),
        ("1—9月营业收入", "revenue", None, None),
        ("期末从业人员数", "employees", None, None),
    ],
)
def test_a_time_beside_the_name_of_a_quantity_is_understood(
    text: str, field: str, unit: str | None, period: str | None
) -> None:
    match = Matcher(Enterprise).match(text)
    assert match is not None
    assert match.time is not None
    assert (match.field, match.unit, match.time.period) == (field, unit, period)


@pytest.mark.parametrize(
    "text",
    [
        "上年营业收入",
        "去年末从业人员",
        "营业收入（上年同期）",
        "新增营业收入",
        "2023年新增从业人员",
        "2023年度",
        "2022年企业名称",
        "2023年营业收入增速",
        "期初从业人员",
    ],
)
def test_an_earlier_year_or_anything_else_before_a_name_is_not_passed_over(text: str) -> None:
    match = Matcher(Enterprise).match(text)
    assert match is None or match.field == "revenue_period"


@pytest.mark.parametrize(
    ("rows", "given"),
    [
        ([["企业名称", "2022年营业收入（万元）", "2022年产值"]], {"营业收入年度": ("revenue_period", "2022")}),
        (
            [["企业名称", "2023年1—9月", ""], ["", "营业收入", "产值"]],
            {"营业收入年度": ("revenue_period", "2023-01/2023-09")},
        ),
        (
            [["企业名称", "营业收入（亿元）", ""], ["", "2023年1—9月", "同比增长（%）"]],
            {"营业收入年度": ("revenue_period", "2023-01/2023-09")},
        ),
        ([["企业名称", "2022年营业收入", "2023年产值"]], {}),
        ([["企业名称", "2022年营业收入", "产值"]], {}),
        ([["企业名称", "2022年营业收入", "统计年度"]], {}),
        ([["企业名称", "2022年末从业人员"]], {}),
        ([["企业名称", "本年营业收入"]], {}),
    ],
)
def test_the_period_of_all_flows_is_given_to_every_row(
    rows: list[list[str]], given: dict[str, tuple[str, str]]
) -> None:
    lines = [Line(row, tuple(cells)) for row, cells in enumerate(rows, 1)]
    assert find_layout(lines, Matcher(Enterprise), place="test").given == given


def test_a_title_that_reads_like_a_heading_is_none() -> None:
    lines = [Line(1, ("2023年工业总产值",)), Line(2, ("排名", "企业名称", "金额"))]
    layout = find_layout(lines, Matcher(Enterprise), place="test")
    assert (layout.rows, [heading.field for heading in layout.headings]) == ((2,), [None, "name", None])


def test_equal_headings_are_told_apart() -> None:
    layout = find_layout([Line(1, ("企业名称", "备用", "备用"))], Matcher(Enterprise), place="test")
    assert [heading.text for heading in layout.headings] == ["企业名称", "备用", "备用 (2)"]
    assert layout.headings[0] == Heading("企业名称", "name", None, 1)


def test_a_table_of_misspelt_headings_is_found_by_what_it_comes_near_to() -> None:
    lines = [Line(1, ("名录", "")), Line(2, ("企业名秤", "营业收人"))]
    assert find_layout(lines, Matcher(Enterprise), place="test").rows == (2,)


def test_a_table_of_something_else_is_refused_with_what_was_expected() -> None:
    with pytest.raises(SheetError, match=r"expected are indicator/指标/指标名称/.*, subject/对象/"):
        find_layout([Line(1, ("a", "b"))], Matcher(Observation), place="test")


def test_a_mapping_has_the_last_word() -> None:
    rows = ["企业名称", "主营收入（%）", "从业"], ["", "同比", "增速"]
    lines = [Line(row, tuple(cells)) for row, cells in enumerate(rows, 1)]
    matcher = Matcher(Enterprise, {"主营收入（%）": "revenue", "从业": "employees"})
    layout = find_layout(lines, matcher, header=(1, 2), place="test")
    assert [heading.field for heading in layout.headings] == ["name", "revenue", "employees"]


@pytest.mark.parametrize(
    "group",
    [
        "计划",
        "2024年计划",
        "年度目标",
        "增量",
        "占全市比重",
        "较上年增减",
        "上年",
        "2022年同期",
        "同比增长（%）",
        "新增",
    ],
)
def test_a_group_of_plans_or_changes_holds_no_quantities_even_with_their_units(group: str) -> None:
    lines = [Line(1, ("企业名称", group, "")), Line(2, ("", "营业收入（万元）", "从业人员（人）"))]
    layout = find_layout([*lines, Line(3, ("甲公司", "5", "6"))], Matcher(Enterprise), place="x")
    assert [heading.field for heading in layout.headings] == ["name", None, None]


@pytest.mark.parametrize("group", ["总量及增速", "主要指标", "主要经济指标及同比增长", "2023年", "本年"])
def test_a_group_of_quantities_and_more_holds_the_quantities(group: str) -> None:
    lines = [Line(1, ("企业名称", group, "")), Line(2, ("", "营业收入（万元）", "从业人员（人）"))]
    layout = find_layout([*lines, Line(3, ("甲公司", "5", "6"))], Matcher(Enterprise), place="x")
    assert [heading.field for heading in layout.headings] == ["name", "revenue", "employees"]


@pytest.mark.parametrize(
    "words", ["新增", "人均", "减少", "变动额", "较年初", "比2021年", "较2021年增加", "2023E", "2022年同期"]
)
def test_words_in_brackets_tell_a_change_a_forecast_or_another_time(words: str) -> None:
    assert Matcher(Enterprise).match(f"营业收入（万元，{words}）") is None


@pytest.mark.parametrize(
    "rows",
    [
        (("企业名称", "营业收入（亿元、万元）"),),
        (("企业名称", "营业收入（亿元）"), ("", "万元")),
        (("企业名称", "营业收入（万元，万美元）"),),
    ],
)
def test_a_column_for_which_two_units_of_a_kind_are_given_is_told_and_not_read(
    rows: tuple[tuple[str, ...], ...],
) -> None:
    lines = [Line(number, cells) for number, cells in enumerate((*rows, ("甲公司", "5")), 1)]
    matcher = Matcher(Enterprise)
    layout = find_layout(lines, matcher, place="x")
    assert [heading.field for heading in layout.headings] == ["name", None]
    assert [fault.code for fault in heading_faults("x", None, layout, matcher)] == ["heading.units"]


@pytest.mark.parametrize(
    ("title", "unit"), [("单位：亿元、万元", None), ("单位：亿元、人", "亿元"), ("单位：亿元 单位：亿元", "亿元")]
)
def test_a_title_gives_a_unit_where_it_names_one_of_the_kind(title: str, unit: str | None) -> None:
    lines = [Line(1, (title,)), Line(2, ("企业名称", "营业收入", "从业人员")), Line(3, ("甲公司", "5", "6"))]
    layout = find_layout(lines, Matcher(Enterprise), place="x")
    assert layout.headings[1].unit == unit


@pytest.mark.parametrize(
    ("text", "meant"),
    [("营业收人（万元）", "营业收入"), ("营业收人(万元)", "营业收入"), ("利润总颔【亿元】", "利润总额")],
)
def test_a_near_miss_is_found_whatever_its_brackets(text: str, meant: str) -> None:
    assert Matcher(Enterprise).nearest(text) == meant


def test_a_mapped_heading_with_two_units_gives_none() -> None:
    match = Matcher(Enterprise, {"收入（亿元、万元）": "revenue"}).match("收入（亿元、万元）")
    assert match is not None
    assert (match.field, match.unit) == ("revenue", None)
