"""Workbooks of the genre, made in the test: merged headings, units, footnotes, formats, errors; and their CSV twins."""

import csv
from datetime import date
from pathlib import Path

import pytest

from mfgcity import Enterprise, Observation
from mfgcity.intake.errors import FileError, IntakeError, SheetError
from mfgcity.intake.sources import open_table
from mfgcity.intake.table import Table

pytest.importorskip("polars")
openpyxl = pytest.importorskip("openpyxl")

ROWS = [
    ["株洲市规模以上工业企业基本情况表（2023年）"],
    [None, None, None, None, None, None, None, "单位：亿元"],
    ["序号", "企业名称*", "登记信息", None, "经济指标", None, "成立日期", "备注"],
    [None, None, "统一社会\n信用代码", "行政区划代码", "营业收入", "从业人员（人）", None, None],
    ["甲", "乙", "1", "2", "3", "4", "5", "6"],
    [1, "甲公司", "91430200MA4L000000", "430202", 0.1 + 0.2, 120, date(2020, 5, 6), "首家"],
    [2, "乙公司", None, "430203", 39.4, 85, None, None],
    [],
    [3, "丙公司", None, "430204", "#DIV/0!", "#REF!", None, None],
    [4, "丁公司", None, "430211", 5.1, "1200", None, None],
    ["合计", None, None, None, 44.8, 205, None, None],
    ["注：1. 数据为初步核算数。"],
    ["2. 增速按可比价计算。"],
    ["数据来源：株洲市统计局"],
]
MERGED = ("A1:H1", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:G4", "H3:H4", "A12:H12")


def messy(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "企业"
    for row in ROWS:
        sheet.append(row)
    for area in MERGED:
        sheet.merge_cells(area)
    sheet["E6"].number_format = "General"
    sheet["E7"].number_format = "0.00"
    sheet["G6"].number_format = 'yyyy"年"m"月"d"日"'
    book.create_sheet("填表说明").append(["请如实填写"])
    hidden = book.create_sheet("旧表")
    hidden.append(["企业名称", "营业收入", "成立日期"])
    hidden.append(["旧公司", 1, None])
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def rows_of(table: Table) -> list[tuple[object, ...]]:
    return [row for batch in table.batches() for row in batch.iter_rows()]


def notes_of(table: Table) -> list[tuple[int | None, str]]:
    return [(note.row, note.kind) for note in table.notes]


def test_a_messy_workbook_reads_without_options(tmp_path: Path) -> None:
    table = open_table(messy(tmp_path / "企业.xlsx"), Enterprise)
    assert (table.sheet, table.header_rows) == ("企业", (3, 4, 5))
    assert table.fields == {
        "企业名称*": "name",
        "统一社会信用代码": "credit_code",
        "行政区划代码": "region",
        "营业收入": "revenue",
        "从业人员（人）": "employees",
        "成立日期": "established",
        "备注": "note",
    }
    assert table.units == {"营业收入": "亿元", "从业人员（人）": "人"}
    assert not table.faults
    assert rows_of(table) == [
        (6, "甲公司", "91430200MA4L000000", "430202", "0.3", "120", "2020-05-06", "首家"),
        (7, "乙公司", None, "430203", "39.40", "85", None, None),
        (9, "丙公司", None, "430204", "#DIV/0!", "#REF!", None, None),
        (10, "丁公司", None, "430211", "5.1", "1200", None, None),
    ]
    assert notes_of(table) == [
        (None, "sheet"),
        (3, "column"),
        (1, "title"),
        (2, "title"),
        (4, "heading"),
        (5, "heading"),
        (8, "blank"),
        (11, "total"),
        (12, "footnote"),
        (13, "footnote"),
        (14, "footnote"),
    ]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "utf-8-sig", "utf-16"])
def test_its_csv_twin_reads_the_same(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "企业.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([["" if cell is None else cell for cell in row] for row in ROWS])
    twin, table = open_table(path, Enterprise), open_table(messy(tmp_path / "企业.xlsx"), Enterprise)
    assert [(h.text, h.field, h.unit, h.number) for h in twin.headings] == [
        (h.text, h.field, h.unit, h.number) for h in table.headings
    ]
    assert twin.header_rows == table.header_rows
    names = [(row[0], row[1], row[3]) for row in rows_of(twin)]
    assert names == [(row[0], row[1], row[3]) for row in rows_of(table)]
    assert notes_of(twin) == notes_of(table)[1:]


def test_a_hidden_sheet_is_read_when_it_is_named(tmp_path: Path) -> None:
    path = messy(tmp_path / "企业.xlsx")
    table = open_table(path, Enterprise, sheet="旧表")
    assert rows_of(table) == [(2, "旧公司", "1", None)]
    with pytest.raises(SheetError, match="sheet must be one of 企业, 填表说明, 旧表: '企业表'"):
        open_table(path, Enterprise, sheet="企业表")


def book_of(path: Path, **sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_several_sheets_that_fit_are_listed(tmp_path: Path) -> None:
    rows: list[list[object]] = [["企业名称", "营业收入（亿元）"], ["甲", 1]]
    path = book_of(tmp_path / "a.xlsx", 去年=rows, 今年=rows, 空表=rows[:1])
    with pytest.raises(SheetError, match="去年, 今年"):
        open_table(path, Enterprise)
    assert open_table(path, Enterprise, sheet="今年").sheet == "今年"


def test_the_sheet_with_most_of_the_type_is_taken(tmp_path: Path) -> None:
    path = book_of(
        tmp_path / "a.xlsx",
        产品=[["企业名称", "产品"], ["甲", "轴承"]],
        名录=[["企业名称", "统一社会信用代码", "成立日期", "营业收入(亿元)"], ["甲", None, None, 3]],
    )
    table = open_table(path, Enterprise)
    assert table.sheet == "名录"
    assert [note.text for note in table.notes if note.kind == "sheet"] == ["产品"]


def test_headings_can_stand_in_a_named_row_and_be_mapped(tmp_path: Path) -> None:
    rows: list[list[object]] = [["企业名称", "x"], ["单位", "营收(万元)"], ["甲公司", 12.5]]
    path = book_of(tmp_path / "a.xlsx", 表=rows)
    table = open_table(path, Enterprise, header=2, mapping={"单位": "name", "营收": "营业收入"})
    assert table.fields == {"单位": "name", "营收(万元)": "revenue"}
    assert table.units == {"营收(万元)": "万元"}
    assert rows_of(table) == [(3, "甲公司", "12.5")]
    with pytest.raises(IntakeError, match="nearest: revenue"):
        open_table(path, Enterprise, mapping={"营收": "revenu"})
    with pytest.raises(SheetError, match="header must name rows"):
        open_table(path, Enterprise, header=(2, 9))


def test_merged_cells_stand_in_each_row_they_cover(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["指标", "对象", "口径", "数值", "单位"],
        ["一、工业"],
        ["增加值", "株洲市", "增速", 0.051, None],
        [None, "荷塘区", "增速", 0.062, None],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:E2")
    sheet.merge_cells("A3:A4")
    sheet["D3"].number_format = sheet["D4"].number_format = "0.0%"
    book.save(tmp_path / "a.xlsx")
    table = open_table(tmp_path / "a.xlsx", Observation)
    assert table.fields["单位"] == "unit"
    assert rows_of(table) == [
        (3, "增加值", "株洲市", "增速", "5.1%", None),
        (4, "增加值", "荷塘区", "增速", "6.2%", None),
    ]
    assert notes_of(table) == [(2, "heading")]


def test_a_formula_without_a_value_is_not_taken_for_a_blank(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", 表=[["企业名称", "从业人员"], ["甲", "=1+1"]])
    assert rows_of(open_table(path, Enterprise)) == [(2, "甲", "=1+1")]


def test_values_under_no_heading_are_told(tmp_path: Path) -> None:
    path = book_of(tmp_path / "a.xlsx", 表=[["企业名称", None, "从业人员"], ["甲", "x", 3, "y"], ["乙", None, 4]])
    table = open_table(path, Enterprise)
    assert rows_of(table) == [(2, "甲", "3"), (3, "乙", "4")]
    assert [(fault.code, fault.column) for fault in table.faults] == [("heading.none", "B"), ("heading.none", "D")]


def test_the_values_agree_with_openpyxl(tmp_path: Path) -> None:
    names = ["甲 & <乙>", " 前后 ", '引"号', "多\n行", "=不是公式"]
    book = openpyxl.Workbook()
    book.active.append(["企业名称", "从业人员"])
    for number, name in enumerate(names):
        book.active.append([None, number])
        book.active.cell(number + 2, 1).value = name
        book.active.cell(number + 2, 1).data_type = "s"
    book.save(tmp_path / "a.xlsx")
    again = openpyxl.load_workbook(tmp_path / "a.xlsx")
    read = [row[1] for row in rows_of(open_table(tmp_path / "a.xlsx", Enterprise))]
    assert read == [row[0] for row in again.active.iter_rows(min_row=2, values_only=True)]


def test_a_damaged_sheet_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = messy(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    broken = dict(parts)
    broken["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b"</c>", b"", 1)
    lacking = {name: content for name, content in parts.items() if name != "xl/worksheets/sheet1.xml"}
    for number, (content, reason) in enumerate(((broken, "其中的 XML 有误"), (lacking, "缺少组成部分"))):
        with zipfile.ZipFile(tmp_path / f"{number}.xlsx", "w") as package:
            for name, data in content.items():
                package.writestr(name, data)
        with pytest.raises(FileError, match="XLSX file must be whole") as caught:
            rows_of(open_table(tmp_path / f"{number}.xlsx", Enterprise))
        assert caught.value.message("zh").endswith(f"{number}.xlsx：{reason}")


def test_a_sheet_whose_names_have_a_prefix_reads_the_same(tmp_path: Path) -> None:
    import re
    import zipfile

    path = messy(tmp_path / "a.xlsx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    sheet = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", parts["xl/worksheets/sheet1.xml"].decode())
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("xmlns=", "xmlns:x=").encode()
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    table, plain = open_table(tmp_path / "b.xlsx", Enterprise), open_table(path, Enterprise)
    assert rows_of(table) == rows_of(plain)
    assert notes_of(table)[1:] == notes_of(plain)[1:]


def test_a_stray_cell_far_away_neither_widens_nor_slows_the_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["企业名称", "从业人员"])
    book.active.append(["甲", 3])
    book.active["XFD1048576"] = "x"
    book.save(tmp_path / "a.xlsx")
    table = open_table(tmp_path / "a.xlsx", Enterprise)
    assert rows_of(table)[0] == (2, "甲", "3")
    assert [fault.column for fault in table.faults] == ["XFD"]


def test_units_below_merged_headings_belong_to_no_column_name(tmp_path: Path) -> None:
    rows = [
        ["序号", "企业名称", "产值", None, "从业人数"],
        [None, None, "本年", "上年", None],
        [None, None, "(万元)", "(万元)", "(人)"],
        [1, "甲", 100, 90, 5],
    ]
    path = book_of(tmp_path / "a.xlsx", 表=rows)
    book = openpyxl.load_workbook(path)
    for area in ("A1:A3", "B1:B3", "C1:D1", "E1:E2"):
        book["表"].merge_cells(area)
    book.save(path)
    table = open_table(path, Enterprise)
    assert table.fields == {"企业名称": "name", "产值 本年": "output", "从业人数": "employees"}
    assert table.units == {"产值 本年": "万元", "从业人数": "人"}
    assert rows_of(table) == [(4, "甲", "100", "5")]
