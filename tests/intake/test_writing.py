"""Records to cells and files; the inverse that is written here stands for a reader."""

import csv
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.records import ANY, records
from mfgcity.domain import Cluster, Enterprise, Indicator, Observation, Park, Recognition, Record
from mfgcity.figures import Figure
from mfgcity.frames.quoting import unquoted
from mfgcity.intake.delivery import WriteError
from mfgcity.intake.describing import KINDS, fields_of
from mfgcity.intake.writing import cells, write

LANGUAGES = st.sampled_from(["zh", "en"])


def value_of(field, cell):
    """What the text of a cell says, as a value for the model."""
    text = unquoted(cell)
    if field.many:
        return json.loads(text) if text.startswith("[") else text.split("；")
    if field.value is bool:
        return {"是": True, "否": False, "true": True, "false": False}[text]
    if (issubclass(field.value, Record) or field.value is Figure) and text.startswith("{"):
        return json.loads(text)
    return text


def record_of(kind, row):
    by_heading = {heading: field for field in fields_of(kind) for heading in (field.name, *field.chinese)}
    return kind.model_validate(
        {by_heading[head].name: value_of(by_heading[head], cell) for head, cell in row.items() if cell}
    )


def literal(value):
    return unquoted(value) if isinstance(value, str) else value


@given(ANY, LANGUAGES)
@settings(max_examples=300)
def test_the_cells_of_a_record_say_the_record(record, lang):
    """Law: the record of cells(record) is the record."""
    assert record_of(type(record), cells(record, lang)) == record


@given(
    st.sampled_from(list(KINDS.values())).flatmap(lambda kind: st.lists(records(kind), min_size=1, max_size=3)),
    LANGUAGES,
)
@settings(max_examples=60)
def test_delimited_files_hold_the_records(tmp_path_factory, written, lang):
    folder, kind = tmp_path_factory.mktemp("rows"), type(written[0])
    for suffix, delimiter in ((".csv", ","), (".tsv", "\t")):
        path = folder / f"records{suffix}"
        assert write(iter(written), path, lang=lang) == len(written)
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert [record_of(kind, row) for row in csv.DictReader(file, delimiter=delimiter)] == written


@given(
    st.sampled_from(list(KINDS.values())).flatmap(lambda kind: st.lists(records(kind), min_size=1, max_size=3)),
    LANGUAGES,
)
@settings(max_examples=60)
def test_json_files_hold_the_records(tmp_path_factory, written, lang):
    folder, kind = tmp_path_factory.mktemp("objects"), type(written[0])
    write(written, folder / "records.json", lang=lang)
    write(written, folder / "records.jsonl", lang=lang)
    read = json.loads((folder / "records.json").read_text("utf-8"))
    lines = (folder / "records.jsonl").read_text("utf-8").split("\n")
    assert read == [json.loads(line) for line in lines if line]
    assert [kind.model_validate({key: literal(value) for key, value in row.items()}) for row in read] == written


@given(
    st.sampled_from(list(KINDS.values())).flatmap(lambda kind: st.lists(records(kind), min_size=1, max_size=3)),
    LANGUAGES,
)
@settings(max_examples=60)
def test_workbooks_hold_the_records(tmp_path_factory, written, lang):
    pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")
    calamine = pytest.importorskip("python_calamine", reason="needs mfgcity[excel]")
    path, kind = tmp_path_factory.mktemp("sheets") / "records.xlsx", type(written[0])
    write(written, path, lang=lang)
    head, *rows = calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    read = [{heading: shown(cell) for heading, cell in zip(head, row, strict=True)} for row in rows]
    assert [record_of(kind, row) for row in read] == written


def shown(cell):
    return cell.isoformat() if isinstance(cell, date) else str(int(cell)) if isinstance(cell, float) else cell


@given(
    st.sampled_from(list(KINDS.values())).flatmap(lambda kind: st.lists(records(kind), min_size=1, max_size=3)),
    LANGUAGES,
)
@settings(max_examples=60)
def test_parquet_files_hold_the_records(tmp_path_factory, written, lang):
    polars = pytest.importorskip("polars", reason="needs mfgcity[polars]")
    path, kind = tmp_path_factory.mktemp("columns") / "records.parquet", type(written[0])
    write(written, path, lang=lang)
    assert [record_of(kind, row) for row in polars.read_parquet(path).to_dicts()] == written


def test_formulas_are_texts_in_a_workbook(tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")
    path = tmp_path / "parks.xlsx"
    write([Park(name='=HYPERLINK("http://x")', note="+1-A1")], path)
    sheet = openpyxl.load_workbook(path).active
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in (sheet["A2"], sheet["L2"])] == [
        ('=HYPERLINK("http://x")', "s", True),
        ("+1-A1", "s", True),
    ]


def test_headings_of_a_frame_are_no_formulas_either(tmp_path):
    polars = pytest.importorskip("polars", reason="needs mfgcity[polars]")
    write(polars.DataFrame({"=cmd": ["-A1", "-1"]}), tmp_path / "frame.csv", bom=False)
    assert (tmp_path / "frame.csv").read_text("utf-8").split() == ["'=cmd", "'-A1", "-1"]


def frame_of(library, rows):
    if library == "duckdb":
        polars = pytest.importorskip("polars")
        duckdb = pytest.importorskip("duckdb")
        frame = polars.DataFrame(rows)
        return duckdb.from_arrow(frame.to_arrow())
    return pytest.importorskip(library).DataFrame(rows)


@pytest.mark.parametrize("library", ["polars", "pandas", "duckdb"])
def test_frames_are_written_like_records(tmp_path, library):
    rows = {
        "name": ["甲厂", "-乙厂"],
        "employees": [640, None],
        "established": [date(2015, 3, 6), None],
        "aliases": [["甲", "老甲"], None],
        "企业规模": ["large", None],
    }
    write(frame_of(library, rows), tmp_path / "firms.csv", kind=Enterprise)
    with (tmp_path / "firms.csv").open(encoding="utf-8-sig", newline="") as file:
        read = [record_of(Enterprise, row) for row in csv.DictReader(file)]
    assert read == [
        Enterprise(name="甲厂", employees=640, established="2015-03-06", aliases=("甲", "老甲"), size="large"),
        Enterprise(name="-乙厂"),
    ]


def test_what_is_in_the_way_is_told(tmp_path):
    firm, park = Enterprise(name="甲厂"), Park(name="园")
    cases = [
        ("write.suffix", [firm], "firms.doc", {}),
        ("write.empty", [], "firms.csv", {}),
        ("write.empty", [{"name": "甲厂"}], "firms.csv", {}),
        ("write.mixture", [firm, park], "firms.csv", {}),
        ("write.mixture", [park], "firms.csv", {"kind": Enterprise}),
        ("write.target", [firm], "nowhere/firms.csv", {}),
    ]
    for code, given_records, name, more in cases:
        with pytest.raises(WriteError) as caught:
            write(given_records, tmp_path / name, **more)
        assert caught.value.code == code
        assert code != "write.mixture" or caught.value.message("zh").startswith("记录须同为企业：")
    assert list(tmp_path.iterdir()) == []


def test_no_records_give_a_file_with_headings(tmp_path):
    assert write([], tmp_path / "parks.csv", kind=Park, lang="en", bom=False) == 0
    assert (tmp_path / "parks.csv").read_text("utf-8").startswith("name,name_en,aliases,kind,")


def test_a_cell_that_no_sheet_can_hold_is_refused(tmp_path):
    pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")
    with pytest.raises(WriteError, match="at most 32767 characters"):
        write([Cluster(name="a", members=["成" * 200] * 200)], tmp_path / "a.xlsx")
    with pytest.raises(WriteError):
        write([Cluster(name="a\uffff")], tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_language_is_that_of_headings_and_terms():
    title = Recognition(title="专精特新", level="国家级", official=False, status="公示", edition=2023)
    assert {k: v for k, v in cells(title, "zh").items() if v} == {
        "称号": "专精特新", "数量": "1", "级别": "国家级", "官方": "否", "年度": "2023", "状态": "公示",
    }  # fmt: skip
    assert {k: v for k, v in cells(title, "en").items() if v} == {
        "title": "专精特新", "count": "1", "level": "nation", "official": "false", "edition": "2023", "status": "proposed",
    }  # fmt: skip
    rate = Observation(indicator="x", subject="CN", measure="growth", figure=Figure.parse("5.10%"))
    assert cells(rate)["数值"] == "5.10%"
    assert cells(Indicator(code="i", name="i", kind="index", unit=""))["单位"] == "'"
