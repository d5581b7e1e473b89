import re

import pytest

pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")

import openpyxl

from mfgcity.domain import Enterprise, Observation, Recognition
from mfgcity.intake.delivery import WriteError
from mfgcity.intake.describing import KINDS, fields_of
from mfgcity.intake.spreadsheet import width
from mfgcity.intake.templates import template

EVERY = [(kind, lang) for kind in KINDS.values() for lang in ("zh", "en")]


def made(tmp_path, kind, lang="zh", **more):
    template(kind, tmp_path / "template.xlsx", lang=lang, **more)
    return openpyxl.load_workbook(tmp_path / "template.xlsx")


def checks(sheet):
    return {
        str(check.sqref).rstrip("0123456789").split("2:")[0]: check for check in sheet.data_validations.dataValidation
    }


def column(sheet, heading):
    return next(cell.column_letter for cell in sheet[1] if cell.value == heading)


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_each_column_has_a_heading_that_is_read_without_its_unit(tmp_path, kind, lang):
    sheet = made(tmp_path, kind, lang).worksheets[0]
    headings = [re.sub("（.*）", "", cell.value) for cell in sheet[1]]
    known = {field.heading(lang): field for field in fields_of(kind)}
    beside = {"单位", "unit"} if kind is Observation else set()
    assert set(headings) - set(known) <= beside
    assert {field.heading(lang) for field in fields_of(kind) if field.required} <= set(headings)
    assert not {known[heading].name for heading in headings if heading in known and known[heading].nested}
    assert sheet.max_row == 1


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_no_label_is_cut_and_every_column_has_a_hint(tmp_path, kind, lang):
    book = made(tmp_path, kind, lang)
    sheet = book.worksheets[0]
    for cell in sheet[1]:
        assert sheet.column_dimensions[cell.column_letter].width >= width(cell.value) + 4
        assert cell.comment.text
        check = checks(sheet)[cell.column_letter]
        assert 0 < len(check.prompt) <= 255
        assert len(check.formula1 or "") <= 255
    notes = book.worksheets[1]
    for row in notes.iter_rows(min_row=7):
        lines = max(
            width(str(cell.value or "")) / (notes.column_dimensions[cell.column_letter].width - 2) for cell in row
        )
        assert notes.row_dimensions[row[0].row].height >= 16 * lines


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_drop_downs_hold_the_closed_sets(tmp_path, kind, lang):
    sheet = made(tmp_path, kind, lang).worksheets[0]
    for field in fields_of(kind):
        if field.choices(lang):
            check = checks(sheet)[column(sheet, field.heading(lang))]
            assert check.type == "list"
            assert tuple(check.formula1.strip('"').split(",")) == field.choices(lang)
            assert check.showErrorMessage


def test_formats_keep_what_is_typed(tmp_path):
    sheet = made(tmp_path, Recognition).worksheets[0]
    formats = {cell.value: sheet.column_dimensions[cell.column_letter].number_format for cell in sheet[1]}
    assert formats["认定日期"] == "yyyy-mm-dd"
    assert formats["年度"] == "0"
    assert formats["称号"] == "@"
    firm = made(tmp_path, Enterprise).worksheets[0]
    formats = {cell.value: firm.column_dimensions[cell.column_letter].number_format for cell in firm[1]}
    assert {formats[name] for name in ("统一社会信用代码", "行政区划代码", "营业收入年度", "营业收入（万元）")} == {"@"}


def test_required_columns_are_starred_without_a_change_of_the_text(tmp_path):
    sheet = made(tmp_path, Enterprise).worksheets[0]
    assert {cell.value: cell.number_format for cell in sheet[1] if "*" in cell.number_format} == {"企业名称": '"* "@'}
    assert sheet.freeze_panes == "B2"


def test_units_are_chosen_by_the_caller(tmp_path):
    assert column(made(tmp_path, Enterprise, units={"revenue": "亿元"}).worksheets[0], "营业收入（亿元）")
    assert column(made(tmp_path, Enterprise, units={"revenue": ""}).worksheets[0], "营业收入")
    sheet = made(tmp_path, Observation).worksheets[0]
    beside = checks(sheet)[column(sheet, "单位")]
    assert beside.type == "list"
    assert not beside.showErrorMessage


def test_the_notes_tell_every_rule(tmp_path):
    book = made(tmp_path, Recognition)
    assert book.sheetnames == ["荣誉与认定", "填写说明"]
    rows = {row[1]: row for row in book["填写说明"].iter_rows(values_only=True) if row[1]}
    assert set(Recognition.model_fields) <= set(rows)
    assert rows["expires"][3] == "日期，如 2023-08-23；须晚于“认定日期”"
    assert rows["title"][2] == "*"
    assert rows["elsewhere"][2] == "+"


def test_only_a_workbook_is_written(tmp_path):
    with pytest.raises(WriteError, match=r"\.xlsx"):
        template(Enterprise, tmp_path / "template.csv")
