"""What a check remembers, counts and says."""

import subprocess
import sys
from datetime import date

import pytest
from pydantic import ValidationError

from mfgcity import Enterprise, Observation, Recognition, ServiceLedger
from mfgcity.domain import rules

pl = pytest.importorskip("polars")

from mfgcity.frames import judging
from mfgcity.frames.checking import Checker
from mfgcity.frames.columns import SAMPLE
from mfgcity.frames.errors import FrameError


def faults(kind, rows, **options):
    frame = pl.DataFrame(rows, schema=dict.fromkeys(rows[0], pl.String))
    return [(fault.position, fault.field, fault.code) for fault in Checker(kind, **options).check(frame).faults]


def test_cells_without_a_value_are_found():
    rows = [{"企业名称": "甲", "营业收入": "*", "从业人员": " "}, {"企业名称": "—", "营业收入": None, "从业人员": "7"}]
    found = Checker(Enterprise).check(pl.DataFrame(rows))
    empty = {column: cells.to_list() for column, cells in found.empty.items()}
    assert empty == {"企业名称": [False, True], "营业收入": [True, True], "从业人员": [True, False]}
    assert [(fault.code, fault.value) for fault in found.faults] == [("missing", "—")]


def test_rules_between_columns():
    dates = {
        "title": "a",
        "granted": "2023-01-02",
        "expires": "2023-01-02",
        "withdrawn": "2023-01-01",
        "status": "认定",
    }
    assert faults(Recognition, [dates]) == [(0, "expires", "record.after"), (0, "withdrawn", "record.not_before")]
    assert faults(Recognition, [dates | {"granted": "2023-01-32"}]) == [(0, "granted", "record.calendar")]
    assert faults(Recognition, [dates | {"status": "公示"}]) == [(0, "granted", "recognition.proposed")]
    assert faults(ServiceLedger, [{"collected": "5个", "closed": "6个"}]) == [(0, "closed", "record.at_most")]
    observed = {"indicator": "a", "subject": "b", "measure": "占比", "figure": "100.1%"}
    assert faults(Observation, [observed]) == [(0, "figure", "record.whole_exceeded")]


def test_today_is_the_same_day_for_records_and_columns(monkeypatch):
    monkeypatch.setattr(rules, "today", lambda: date(2023, 8, 23))
    rows = [{"name": f"firm {day}", "established": f"2023-08-{day}"} for day in range(10, 32)]
    assert faults(Enterprise, rows) == [(place, "established", "record.future") for place in range(14, 22)]


def test_a_column_of_cells_that_stand_once_each(monkeypatch):
    names = [f"企业{number}" for number in range(SAMPLE * 2)]
    names[5] = names[SAMPLE + 5] = "长" * 201
    names[6] = "—"
    found = Checker(Enterprise).check(pl.DataFrame({"name": names}))
    assert [(fault.position, fault.code) for fault in found.faults] == [
        (5, "string_too_long"), (6, "missing"), (SAMPLE + 5, "string_too_long"),
    ]  # fmt: skip
    good = pl.DataFrame({"name": names}).filter(~found.faulty)
    assert [record.name for record in Checker(Enterprise).records(good)] == good["name"].to_list()


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(judging, "REMEMBERED", 10)
    checker = Checker(Enterprise)
    for start in range(0, 100, 20):
        frame = pl.DataFrame({"name": ["a"] * 20, "employees": [f"{number}元" for number in range(start, start + 20)]})
        assert len(checker.check(frame).faults) == 20
    assert max(len(judge._known) for judge in checker._judges.values()) <= 10


def test_a_row_tells_its_cells_and_its_fields_at_once():
    checker = Checker(Enterprise)
    with pytest.raises(ValidationError) as caught:
        checker.record({"营业收入": "#DIV/0!", "从业人员": "x"})
    assert {(fault["loc"][0], fault["type"]) for fault in caught.value.errors()} == {
        ("name", "missing"), ("revenue", "cell.error"), ("employees", "record.whole"),
    }  # fmt: skip
    with pytest.raises(ValidationError, match="must hold a value, not an error"):
        checker.record({"企业名称": "甲", "营业收入": "#DIV/0!"})


def test_unknown_fields_are_refused():
    with pytest.raises(FrameError, match="must be one of Enterprise") as unknown:
        Checker(Enterprise, fields={"a": "b"})
    assert unknown.value.message("zh").startswith("企业没有字段 'b'；有：name, ")
    with pytest.raises(FrameError, match="into one field") as twice:
        Checker(Enterprise, fields={"a": "name", "b": "name"})
    assert twice.value.message("zh") == "两列不得对应同一字段“企业名称”：'a'"


def test_importing_frames_loads_no_package_of_tables():
    code = "import sys, mfgcity.frames; print(sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    ).stdout
    for heavy in ("polars", "pandas", "narwhals", "duckdb"):
        assert f"'{heavy}'" not in loaded
