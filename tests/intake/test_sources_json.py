"""JSON and JSONL: good objects are kept, damaged ones told, digits as they are printed."""

from pathlib import Path

import pytest

from mfgcity import Enterprise, Observation
from mfgcity.intake.errors import FileError
from mfgcity.intake.sources import open_table
from mfgcity.intake.table import Table


def opened(path: Path, text: str | bytes, kind: type = Enterprise) -> tuple[Table, list[tuple[int, dict[str, object]]]]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    table = open_table(path, kind)
    objects = table.objects()
    assert objects is not None
    return table, list(objects)


def told(table: Table) -> list[tuple[int | None, str, str | None]]:
    return [(fault.row, fault.code, fault.value) for fault in table.faults]


def test_numbers_keep_their_digits_and_take_the_unit_of_their_key(tmp_path: Path) -> None:
    table, found = opened(
        tmp_path / "a.json",
        '[{"企业名称": "甲", "营业收入（亿元）": 39.40, "从业人员": 1e400, "序号": 1},'
        ' {"name": "乙", "revenue": "5.1万元", "aliases": ["b", "c"], "note": null, "x": true},'
        f' {{"name": "丙", "employees": {"9" * 5000}}}]',
    )
    assert found[0] == (1, {"name": "甲", "revenue": "39.40亿元", "employees": "1e400"})
    assert found[1] == (2, {"name": "乙", "revenue": "5.1万元", "aliases": ["b", "c"], "note": None, "x": True})
    assert found[2] == (3, {"name": "丙", "employees": "9" * 5000})
    assert not table.faults
    assert [(note.kind, note.text) for note in table.notes] == [("column", "序号")]


def test_a_unit_beside_a_figure_is_joined_to_it(tmp_path: Path) -> None:
    line = '{"指标": "x", "数值": 39.40, "单位": "亿元"}\n{"指标": "x", "数值": "5.1%", "单位": "亿元"}'
    _, found = opened(tmp_path / "a.jsonl", line, Observation)
    assert [record["figure"] for _, record in found] == ["39.40亿元", "5.1%"]


def test_objects_that_cannot_be_records_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    table, found = opened(
        tmp_path / "a.json",
        '[{"name": "a"}, 5, {"name": "b", "name": "c"}, {"employees": NaN}, {"name": "d", "企业名称": "e"}, {"name": "f"}]',
    )
    assert [row for row, _ in found] == [1, 6]
    assert told(table) == [
        (2, "row.object", "5"),
        (3, "row.key_twice", "name"),
        (4, "row.nan", "NaN"),
        (5, "row.key_twice", "企业名称"),
    ]


def test_a_broken_line_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    table, found = opened(
        tmp_path / "a.jsonl",
        b'\xef\xbb\xbf{"name": "a"}\r\n\r\n{"name": \n[1]\n{"name": "\xff"}\n{"name": "' + b"x" * 20_000_000 + b'"}\n'
        b'{"name": "b", "a": ' + b"[" * 100_000 + b'\n{"name": "c"}',
    )
    assert found == [(1, {"name": "a"}), (8, {"name": "c"})]
    assert [(row, code) for row, code, _ in told(table)] == [
        (3, "row.json"),
        (4, "row.object"),
        (5, "row.encoding"),
        (6, "row.json"),
        (7, "row.json"),
    ]
    said = [fault.message("zh") for fault in table.faults]
    assert said[0].startswith("本行须为 JSON 对象：第 9 个字符有误：")
    assert said[3].startswith("本行须为 JSON 对象：超过 ")
    assert said[4].startswith("本行须为 JSON 对象：嵌套过深：")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[{"a": 1} {"a": 2}]', "第 1 条记录后缺少逗号或 ]"),
        ('[{"a": 1},\n{"a":}]', "第 2 条记录，第 2 行第 6 个字符有误"),
        ('[{"a": 1}] x', "列表之后第 10 个字符处还有内容"),
        ('[{"a": ' + "[" * 100_000, "第 1 条记录，嵌套过深"),
    ],
)
def test_what_is_wrong_with_a_text_is_told_in_chinese(tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "a.json"
    with pytest.raises(FileError) as caught:
        opened(file, text)
    assert caught.value.code == "file.json"
    assert caught.value.message("zh") == f"JSON 格式有误：{file}：{reason}"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    _, found = opened(tmp_path / "a.jsonl", '{"企业名称": "株洲"}\n'.encode(encoding))
    assert found == [(1, {"name": "株洲"})]


def test_lines_are_known_by_their_content(tmp_path: Path) -> None:
    _, found = opened(tmp_path / "a.json", '{"name": "a"}\n{"name": "b"}\n')
    assert [record for _, record in found] == [{"name": "a"}, {"name": "b"}]
    assert opened(tmp_path / "b.json", "[]")[1] == []
