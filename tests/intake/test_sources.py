"""What every table has in common: faults of headings, notes, and what happens without an extra."""

import sys
from pathlib import Path

import pytest

from mfgcity import Enterprise, Observation, Park
from mfgcity.errors import MissingExtraError
from mfgcity.intake.sources import open_table


def test_faults_of_headings_are_told_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("序号,指标,对象,发布日其,填表时期,时间,时期,瞎写\n", encoding="utf-8")
    table = open_table(path, Observation, mapping={"没有": "source"})
    assert [(fault.code, fault.row, fault.column) for fault in table.faults] == [
        ("heading.near", 1, "发布日其"),
        ("heading.twice", 1, "时期"),
        ("heading.absent", 1, "没有"),
        ("heading.missing", None, None),
        ("heading.missing", None, None),
    ]
    assert [fault.field for fault in table.faults[-2:]] == ["measure", "figure"]
    assert "measure/口径" in table.faults[-2].message("zh")
    assert "'时间'" in table.faults[1].message("en")
    assert [note.text for note in table.notes if note.kind == "column"] == ["序号", "填表时期", "瞎写"]
    assert all(fault.rule("zh") for fault in table.faults)


@pytest.mark.parametrize(("written", "meant"), [("营业收人", "营业收入"), ("revenu", "revenue")])
def test_a_close_miss_in_a_heading_is_a_fault_with_a_suggestion(tmp_path: Path, written: str, meant: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"标题\n企业名称,{written}\n甲,5亿元\n", encoding="gbk")
    (fault,) = open_table(path, Enterprise).faults
    assert (fault.code, fault.row, fault.column) == ("heading.near", 2, written)
    assert meant in fault.message("zh")


def test_rows_without_data_become_notes_in_the_rows_a_person_sees(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    path = tmp_path / "a.csv"
    lines = [
        "园区表",
        "",
        "园区名称,级别,类型",
        "一、国家级,,",
        "甲园,国家级,高新区",
        ",,",
        "园区名称,级别,类型",
        "只有名称的园,,",
        "合计,2,",
        "注：本表不含片区，,",
        "含托管。",
        "填表人：张三,,审核人：李四",
        "乙园,省级,",
        "丙园,,",
        "合　计,,3",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    table = open_table(path, Park)
    rows = [row for batch in table.batches() for row in batch.iter_rows()]
    assert [row[:2] for row in rows] == [(5, "甲园"), (8, "只有名称的园"), (13, "乙园"), (14, "丙园")]
    assert [(note.row, note.kind) for note in table.notes] == [
        (1, "title"),
        (2, "blank"),
        (4, "heading"),
        (6, "blank"),
        (7, "heading"),
        (9, "total"),
        (10, "footnote"),
        (11, "footnote"),
        (12, "footnote"),
        (15, "total"),
    ]


def test_a_long_run_of_blank_rows_is_one_note(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    path = tmp_path / "a.csv"
    path.write_text("企业名称,规模\n甲,\n" + ",\n" * 500 + "乙,\n", encoding="utf-8")
    table = open_table(path, Enterprise)
    assert [row[0] for batch in table.batches() for row in batch.iter_rows()] == [2, 503]
    assert [(note.row, note.kind, note.text) for note in table.notes] == [(3, "blank", "3–502")]


def test_a_table_of_one_column_has_no_footnotes_by_their_length(tmp_path: Path) -> None:
    pytest.importorskip("polars")
    path = tmp_path / "a.csv"
    path.write_text("企业名称\n甲\n* 乙\n\n注：名单\n丙\n", encoding="utf-8")
    table = open_table(path, Enterprise)
    assert [row for batch in table.batches() for row in batch.iter_rows()] == [(2, "甲"), (3, "* 乙"), (6, "丙")]
    assert [(note.row, note.kind) for note in table.notes] == [(4, "blank"), (5, "footnote")]


@pytest.mark.parametrize(("name", "extra"), [("a.csv", "polars"), ("a.xlsx", "excel")])
def test_a_missing_package_names_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, extra: str
) -> None:
    path = tmp_path / name
    if extra == "excel":
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        book.active.append(["企业名称"])
        book.save(path)
    else:
        path.write_text("企业名称\n甲\n", encoding="utf-8")
    table = open_table(path, Enterprise)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingExtraError, match=rf"mfgcity\[{extra}\]"):
        next(table.batches())
