import csv
import json

import pytest

from html_structure import Structure
from mfgcity.domain import Enterprise, Observation
from mfgcity.intake import read, read_frame
from mfgcity.intake.faults import Fault, Missing, Note
from mfgcity.intake.headings import sender_heading
from mfgcity.intake.summary import FaultReport


def day(row, value, sheet="企业"):
    return Fault("f.xlsx", sheet, row, "成立日期", value, "record.day", "established", {"value": value})


def code(row, expected):
    value = f"9143{row}"
    return Fault(
        "f.xlsx",
        "企业",
        row,
        "信用代码",
        value,
        "credit_code.check",
        "credit_code",
        {"expected": expected, "value": value},
    )


FAULTS = [day(3, "去年"), code(3, "X"), day(5, "<b>=1"), day(6, "去年"), code(9, "Y"), day(11, "无"), day(12, "春")]
HEADING = Fault("f.xlsx", "企业", None, "名称", None, "city.no_title", None, {"value": "名称", "nearest": "企业名称"})
REPORT = FaultReport.of(
    [*FAULTS, HEADING],
    100,
    notes=[Note("f.xlsx", "企业", 1, "title", "表"), Note("f.xlsx", "企业", 20, "footnote", "注")],
    missing=[
        Missing(4, "营业收入", "—", "not_available"),
        Missing(5, "营业收入", "", "blank"),
        Missing(6, "x", "", "blank"),
    ],
    by="填报单位",
    senders={3: "天元区", 5: "荷塘区", 6: "天元区", 9: "荷塘区", 11: "天元区"},
)


def test_faults_are_grouped_by_rule_and_column_the_most_frequent_first():
    assert [(group.column, group.code, group.count, group.rows) for group in REPORT.rules] == [
        ("成立日期", "record.day", 5, 5),
        ("信用代码", "credit_code.check", 2, 2),
        ("名称", "city.no_title", 1, 0),
    ]
    assert [fault.value for fault in REPORT.rules[0].examples] == ["去年", "<b>=1", "无"]


def test_the_rule_of_a_group_leaves_open_what_differs():
    assert "应为 …" in REPORT.rules[1].rule("zh")
    assert "must be …" in REPORT.rules[1].rule("en")
    assert FaultReport.of([code(3, "X"), code(4, "X")], 0).rules[0].rule("en").endswith("must be X")


def test_faults_are_grouped_by_sender():
    assert [(group.sender, group.count, group.rows) for group in REPORT.senders] == [
        ("天元区", 4, 3),
        ("荷塘区", 2, 2),
        (None, 2, 1),
    ]
    assert REPORT.senders[0].columns == {"成立日期": 3, "信用代码": 1}
    assert REPORT.sender(FAULTS[0]) == "天元区"
    assert FaultReport.of(FAULTS, 1).senders == ()


def test_text_speaks_both_languages():
    chinese, english = REPORT.text("zh"), REPORT.text("en")
    assert chinese.splitlines()[:4] == [
        "100 条记录无误；6 行共有 7 处错误",
        "另有 1 处错误不属于某一行",
        "3 个单元格缺失（不作零处理）：空白 2、无数据 1",
        "2 处非数据行列：标题 1、脚注 1",
    ]
    assert "天元区：3 行共 4 处；成立日期 3、信用代码 1" in chinese
    assert "（未填写）：1 行共 2 处" in chinese
    assert "good records: 100; faults: 7, in rows: 6" in english
    assert "row 3 '去年'; row 5 '<b>=1'" in english
    assert str(REPORT) == english
    assert FaultReport.of([], 3).text("en") == "good records: 3; no faults"


def test_html_is_escaped_and_has_captions_and_scopes():
    page = REPORT._repr_html_()
    assert "&lt;b&gt;=1" in page
    assert "<b>" not in page
    found = Structure(page)
    assert len(found.all("caption")) == 2
    assert {attributes["scope"] for attributes in found.all("th")} == {"col"}
    assert "row and value 行与值" in found.text
    assert "3 '去年'; 5 '<b>=1'" in found.text
    assert not Structure(FaultReport.of([], 3)._repr_html_()).all("table")


def test_csv_has_every_fault_with_both_messages_and_no_formula(tmp_path):
    path = tmp_path / "faults.csv"
    faults = [*FAULTS, day(13, "=1+1")]
    FaultReport.of(faults, 1, by="填报单位", senders={13: "@me"}).to_csv(path, lang="en")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(faults)
    assert rows[-1]["value"] == "'=1+1"
    assert rows[-1]["sender"] == "'@me"
    assert rows[0]["message in Chinese"] == faults[0].message("zh")
    assert rows[0]["message in English"] == faults[0].message("en")
    assert (rows[0]["row"], rows[0]["column"], rows[0]["code"]) == ("3", "成立日期", "record.day")
    REPORT.to_csv(path, bom=False)
    assert path.read_text("utf-8").startswith(
        "文件,工作表,行,列,字段,值,代码,说明,英文说明,报送单位\n".replace("\n", "")
    )


def test_json_has_every_fault_and_the_groups(tmp_path):
    path = tmp_path / "faults.json"
    REPORT.to_json(path)
    data = json.loads(path.read_text("utf-8"))
    assert data == json.loads(json.dumps(REPORT.data()))
    assert len(data["faults"]) == 8
    assert data["faults"][0]["message"]["zh"] == FAULTS[0].message("zh")
    assert data["faults"][0]["sender"] == "天元区"
    assert data["rules"][0]["count"] == 5
    assert data["senders"][0] == {"sender": "天元区", "count": 4, "rows": 3}
    assert data["missing"] == {"blank": 2, "not_available": 1}


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["企业名称", "填报单位"], "填报单位"),
        (["上报单位（盖章）", "填报单位"], "填报单位"),
        (["上报单位（盖章）"], "上报单位（盖章）"),
        (["企业名称"], None),
        ([], None),
    ],
)
def test_the_senders_column_is_told_by_its_heading(headings, found):
    assert sender_heading(headings) == found


def test_incoming_data_is_reported_by_the_column_in_which_senders_name_themselves(tmp_path):
    pytest.importorskip("polars", reason="needs mfgcity[polars]")
    path = tmp_path / "firms.csv"
    path.write_text(
        "企业情况表,,,\n企业名称,成立日期,从业人员,填报单位\n甲,2015-03-06,5,天元区\n乙,去年,五,荷塘区\n丙,3月,6,天元区\n",
        encoding="utf-8",
    )
    report = read(path, Enterprise).report()
    assert report.by == "填报单位"
    assert report.positions == {"企业名称": 1, "成立日期": 2, "从业人员": 3, "填报单位": 4}
    assert report.header_row == 2
    assert [(group.sender, group.count) for group in report.senders if group.sender] == [("荷塘区", 2), ("天元区", 1)]
    assert read(path, Enterprise).report("从业人员").senders[0].sender in {"五", "6", None}
    assert report.records == 1


def test_frames_are_reported_by_sender_too():
    polars = pytest.importorskip("polars", reason="needs mfgcity[polars]")
    rows = [
        {"name": "甲", "established": "去年", "填报单位": "天元区"},
        {"name": "乙", "established": "2015-03-06", "填报单位": "荷塘区"},
    ]
    report = read_frame(polars.DataFrame(rows), Enterprise).report()
    assert report.by == "填报单位"
    assert [group.sender for group in report.senders] == ["天元区"]


def test_a_workbook_that_was_read_is_marked_where_it_was_read(tmp_path):
    pytest.importorskip("polars", reason="needs mfgcity[polars]")
    openpyxl = pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [
        ["企业情况表"],
        ["企业名称", "主要指标", None],
        [None, "成立日期", "营业收入（亿元）"],
        ["甲", "去年", "5.2"],
        ["乙", "2015-03-06", "很多"],
    ]:
        sheet.append(row)
    sheet.merge_cells("B2:C2")
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "sent.xlsx")
    done = (
        read(tmp_path / "sent.xlsx", Enterprise).report().to_workbook(tmp_path / "sent.xlsx", tmp_path / "marked.xlsx")
    )
    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx").worksheets[0]
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == {"B4", "C5"}
    assert (done.cells, done.unplaced) == (2, 0)


def test_each_column_that_is_not_there_has_a_group_of_its_own(tmp_path):
    pytest.importorskip("polars")
    path = tmp_path / "wide.csv"
    path.write_text("地区,增速（%）\n天元区,5.1\n石峰区,5.2\n", encoding="utf-8")
    text = read(path, Observation).report().text("zh")
    for field in ("指标", "口径", "数值"):
        assert f"3  （整行）：表中缺少“{field}”一列" in text
