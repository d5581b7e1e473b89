"""Parquet files: each value as the text that a table would show."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from mfgcity import Enterprise, Observation
from mfgcity.intake.sources import open_table

polars = pytest.importorskip("polars")


def test_values_become_text(tmp_path: Path) -> None:
    frame = polars.DataFrame(
        {
            "企业名称": ["甲", "乙"],
            "营业收入（亿元）": [5.1, None],
            "从业人员": [120, 85],
            "成立日期": [datetime(2020, 5, 6), None],
            "别名": [["a", "b"], []],
            "备注": polars.Series([Decimal("1.50"), None], dtype=polars.Decimal(10, 2)),
            "other": [1, 2],
        }
    )
    frame.write_parquet(tmp_path / "a.parquet")
    table = open_table(tmp_path / "a.parquet", Enterprise)
    assert [row for batch in table.batches(1) for row in batch.iter_rows()] == [
        (1, "甲", "5.1", "120", "2020-05-06", "a；b", "1.50"),
        (2, "乙", None, "85", None, "", None),
    ]
    assert table.units == {"营业收入（亿元）": "亿元"}
    assert table.header_rows == ()
    assert not table.faults
    assert [(note.kind, note.text) for note in table.notes] == [("column", "other")]


def test_rows_are_counted_over_row_groups(tmp_path: Path) -> None:
    frame = polars.DataFrame({"indicator": [f"i{n}" for n in range(1000)], "published": [date(2024, 1, 1)] * 1000})
    frame.write_parquet(tmp_path / "a.parquet", row_group_size=64)
    table = open_table(tmp_path / "a.parquet", Observation)
    read = polars.concat(table.batches(100))
    assert read["row"].to_list() == list(range(1, 1001))
    assert read["indicator"].to_list() == frame["indicator"].to_list()
    assert set(read["published"]) == {"2024-01-01"}
    assert {fault.field for fault in table.faults} == {"subject", "measure", "figure"}
