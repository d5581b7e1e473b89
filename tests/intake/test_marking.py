import zipfile

import pytest

pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from mfgcity.domain import Enterprise
from mfgcity.intake import read
from mfgcity.intake.delivery import WriteError
from mfgcity.intake.faults import Fault
from mfgcity.intake.summary import FaultReport


def fault(row, column, value, sheet="企业", code="record.day"):
    return Fault("f.xlsx", sheet, row, column, value, code, "established", {"value": value})


@pytest.fixture
def source(tmp_path):
    """A sender's workbook: a title, a merged heading in two rows, formulas, formats, a comment, a chart, a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "企业"
    sheet["A1"] = "2023年企业情况表"
    sheet.merge_cells("A1:D1")
    for cell, text in {
        "A2": "企业名称",
        "B2": "成立日期",
        "C2": "营业收入",
        "C3": "本年（亿元）",
        "D3": "上年（亿元）",
    }.items():
        sheet[cell] = text
    for merged in ("A2:A3", "B2:B3", "C2:D2", "A5:A6"):
        sheet.merge_cells(merged)
    rows = [
        ["甲厂", "2015-03-06", 5.2, 4.8],
        ["乙厂", "去年", 3.1, 2.9],
        [None, "31日", "=C5*2", 1],
        ["=1+1", None, 1, 1],
    ]
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            if value is not None and not (number == 6 and column == 1):
                sheet.cell(number, column, value)
    sheet["A7"].data_type = "s"
    sheet["C4"].number_format = "0.00"
    sheet["A4"].font = Font(bold=True, name="宋体")
    sheet["B5"].comment = Comment("待核实", "统计员")
    sheet.column_dimensions["A"].width = 33
    sheet.freeze_panes = "A4"
    choice = DataValidation(type="list", formula1='"甲厂,乙厂"')
    choice.add("A4:A9")
    sheet.add_data_validation(choice)
    sheet.conditional_formatting.add(
        "C4:C9", CellIsRule(operator="lessThan", formula=["0"], fill=PatternFill(bgColor="FF0000"))
    )
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=3, max_row=6))
    sheet.add_chart(chart, "G2")
    hidden = book.create_sheet("参数")
    hidden["A1"] = "税率"
    hidden.sheet_state = "hidden"
    book.defined_names["收入"] = DefinedName("收入", attr_text="企业!$C$4:$C$6")
    path = tmp_path / "source.xlsx"
    book.save(path)
    return path


def mark(source, path, faults, **more):
    report = FaultReport.of(faults, 1, by="填报单位", senders={5: "天元区"}, **more)
    return report.to_workbook(source, path), openpyxl.load_workbook(path)


def marked(sheet):
    return {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFFFC7CE"}


def test_faulty_cells_are_coloured_and_commented(source, tmp_path):
    faults = [
        fault(5, "成立日期", "去年"),
        fault(6, "成立日期", "31日"),
        fault(6, "企业名称", "x"),
        fault(6, None, None, code="city.reference"),
        fault(None, "本年（亿元）", None),
        fault(None, None, None),
        fault(4, "没有的列", "x"),
    ]
    faults[3] = Fault("f.xlsx", "企业", 6, None, None, "record.day", None, {"value": "整行"})
    done, book = mark(source, tmp_path / "marked.xlsx", faults)
    sheet = book["企业"]
    assert marked(sheet) == {"B5", "B6", "A5", "C3", "A4"}
    assert (done.cells, done.unplaced) == (5, 1)
    assert sheet["B6"].comment.text == faults[1].message("zh")
    assert sheet["B5"].comment.text == f"待核实\n\n{faults[0].message('zh')}"
    assert sheet["B5"].comment.author == "统计员"
    assert sheet["A5"].comment.text.splitlines() == [faults[2].message("zh"), faults[3].message("zh")]


def test_everything_else_stays(source, tmp_path):
    done, book = mark(source, tmp_path / "marked.xlsx", [fault(6, "成立日期", "31日")])
    before, sheet = openpyxl.load_workbook(source)["企业"], book["企业"]
    for row in before.iter_rows():
        for cell in row:
            other = sheet[cell.coordinate]
            assert (other.value, other.data_type, other.number_format, repr(other.font)) == (
                cell.value, cell.data_type, cell.number_format, repr(cell.font),
            )  # fmt: skip
    assert sheet["A7"].data_type == "s"
    assert sheet["C6"].data_type == "f"
    assert {str(each) for each in sheet.merged_cells.ranges} == {str(each) for each in before.merged_cells.ranges}
    assert sheet.freeze_panes == "A4"
    assert sheet.column_dimensions["A"].width == 33
    assert len(sheet.data_validations.dataValidation) == 1
    assert len(sheet.conditional_formatting) == 1
    assert len(sheet._charts) == 1
    assert book["参数"].sheet_state == "hidden"
    assert "收入" in book.defined_names
    assert book.sheetnames == ["企业", "参数", "错误汇总"]
    assert done.lost == ()


def test_the_summary_sheet_lists_rules_senders_and_faults_as_texts(source, tmp_path):
    faults = [fault(5, "成立日期", "=1+1"), fault(6, "成立日期", "31日")]
    _, book = mark(source, tmp_path / "marked.xlsx", faults)
    rows = [[cell.value for cell in row if cell.value is not None] for row in book["错误汇总"].iter_rows()]
    assert rows[0] == ["1 条记录无误；2 行共有 2 处错误"]
    assert [2, "成立日期", faults[0].rule("zh"), "第 5 行 '=1+1'；第 6 行 '31日'", "record.day"] in rows
    assert [1, "天元区", 1] in rows
    assert [5, "成立日期", faults[0].message("zh"), "=1+1", "record.day", "天元区"] in rows
    assert "f" not in {cell.data_type for row in book["错误汇总"].iter_rows() for cell in row}


def test_a_sheet_of_that_name_is_not_overwritten(source, tmp_path):
    book = openpyxl.load_workbook(source)
    book.create_sheet("错误汇总")["A1"] = "上次"
    book.save(source)
    _, book = mark(source, tmp_path / "marked.xlsx", [])
    assert book["错误汇总"]["A1"].value == "上次"
    assert len(book.sheetnames) == 4


def test_positions_that_the_reader_knows_come_first(source, tmp_path):
    faults = [fault(5, "营业收入/上年", "x"), fault(None, "营业收入/上年", None)]
    _, book = mark(source, tmp_path / "marked.xlsx", faults, positions={"营业收入/上年": 4}, header_row=3)
    assert marked(book["企业"]) == {"D5", "D3"}


def test_faults_of_a_sheet_that_is_not_there_are_on_the_summary(source, tmp_path):
    done, _ = mark(source, tmp_path / "marked.xlsx", [fault(5, "成立日期", "x", sheet="别的")])
    assert (done.cells, done.unplaced) == (0, 1)


def test_what_openpyxl_cannot_keep_is_told(source, tmp_path):
    richer = tmp_path / "richer.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(richer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = data.replace(b"<v />", b"<v>6.2</v>").replace(b"<v></v>", b"<v>6.2</v>")
            new.writestr(name, data)
        new.writestr("xl/slicers/slicer1.xml", "<slicers/>")
        new.writestr("customXml/item1.xml", "<a/>")
    done, _ = mark(richer, tmp_path / "marked.xlsx", [])
    assert done.lost == ("lost.slicers", "lost.custom", "lost.results")
    assert "切片器和日程表、自定义数据、公式的计算结果" in done.text("zh")
    assert str(done).startswith("cells marked: 0")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_delimited_file_becomes_a_workbook_of_texts(tmp_path, encoding):
    source, path = tmp_path / "firms.csv", tmp_path / "marked.xlsx"
    source.write_text(
        '企业名称,成立日期,代码\r\n"甲\n厂",去年,007\r\n\r\n=1+1,2015-03-06,-5\r\n', encoding=encoding, newline=""
    )
    done, book = mark(
        source, path, [fault(2, "成立日期", "去年", sheet=None), fault(4, "企业名称", "=1+1", sheet=None)]
    )
    sheet = book.worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["企业名称", "成立日期", "代码"],
        ["甲\n厂", "去年", "007"],
        [None, None, None],
        ["=1+1", "2015-03-06", "-5"],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert marked(sheet) == {"B2", "A4"}
    assert (done.cells, done.lost) == (2, ())


def test_a_tab_separated_file_too(tmp_path):
    source = tmp_path / "firms.tsv"
    source.write_text("企业名称\t成立日期\n甲,厂\t去年\n", encoding="utf-8")
    _, book = mark(source, tmp_path / "marked.xlsx", [fault(2, "成立日期", "去年")])
    assert marked(book.worksheets[0]) == {"B2"}


def test_a_source_without_cells_gives_the_summary_alone(tmp_path):
    source = tmp_path / "firms.json"
    source.write_text("[]", encoding="utf-8")
    done, book = mark(source, tmp_path / "marked.xlsx", [fault(1, "established", "x")])
    assert (book.sheetnames, done.cells, done.unplaced) == (["错误汇总"], 0, 1)


def test_what_is_in_the_way_is_told(source, tmp_path):
    broken, missing = tmp_path / "broken.xlsx", tmp_path / "missing.xlsx"
    broken.write_bytes(source.read_bytes()[:2000])
    for given, target, code in [
        (source, source, "write.source"),
        (source, tmp_path / "marked.csv", "write.suffix"),
        (source, tmp_path / "marked.xlsm", "write.suffix"),
        (broken, tmp_path / "marked.xlsx", "write.file"),
        (missing, tmp_path / "marked.xlsx", "write.file"),
        (tmp_path / "missing.csv", tmp_path / "marked.xlsx", "write.file"),
    ]:
        with pytest.raises(WriteError) as caught:
            FaultReport.of([], 0).to_workbook(given, target)
        assert caught.value.code == code
    assert not (tmp_path / "marked.xlsx").exists()


def test_values_that_no_workbook_can_hold_do_not_stop_it(source, tmp_path):
    hard = "\x0b\ufffe" + "长" * 40_000
    _, book = mark(source, tmp_path / "marked.xlsx", [fault(5, "成立日期", hard)])
    assert marked(book["企业"]) == {"B5"}


def test_a_workbook_is_told_by_its_content(source, tmp_path):
    misnamed = tmp_path / "firms.csv"
    misnamed.write_bytes(source.read_bytes())
    _, book = mark(misnamed, tmp_path / "marked.xlsx", [fault(6, "成立日期", "31日")])
    assert marked(book["企业"]) == {"B6"}


@pytest.mark.parametrize(
    ("name", "text", "marked"),
    [
        ("a.csv", "企业名称,从业人员,别名\n甲,x,a;b;c;d;e\n", {"B2": "x"}),
        ("a.tsv", "企业名称,从业人员\n甲,x\n", {"B2": "x"}),
        ("a.dat", "企业名称;从业人员\n甲,乙,丙,丁;x\n", {"B2": "x"}),
        ("a.csv", '企业名称,从业人员\n"甲,5\n乙,x\n丙,6\n', {"A2": '"甲,5', "B3": "x"}),
    ],
)
def test_the_cells_of_a_text_are_those_that_were_read(tmp_path, name, text, marked):
    pytest.importorskip("polars", reason="needs mfgcity[polars]")
    source = tmp_path / name
    source.write_text(text, encoding="gb18030")
    read(source, Enterprise).report().to_workbook(source, tmp_path / "out.xlsx")
    cells = [cell for row in openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0].iter_rows() for cell in row]
    assert {cell.coordinate: cell.value for cell in cells if cell.comment} == marked


def test_a_fault_of_a_heading_is_marked_in_the_line_in_which_the_columns_differ(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for cell, text in {
        "A1": "企业名称",
        "B1": "营业收入（亿元）",
        "B2": "1—6月",
        "C2": "7—12月",
        "A3": "甲厂",
        "B3": 5,
        "C3": 6,
    }.items():
        sheet[cell] = text
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    book.save(tmp_path / "f.xlsx")
    intake = read(tmp_path / "f.xlsx", Enterprise)
    assert [(fault.code, fault.row) for fault in intake.faults] == [("heading.twice", 2)]
    intake.report().to_workbook(tmp_path / "f.xlsx", tmp_path / "m.xlsx")
    marked = openpyxl.load_workbook(tmp_path / "m.xlsx").worksheets[0]
    assert [cell.coordinate for row in marked for cell in row if cell.comment] == ["C2"]
