"""Objects of JSON: those that are like the rows of a table, and all others, end alike."""

import json
from pathlib import Path

import pytest

from mfgcity import Enterprise, Observation, Recognition, read

pytest.importorskip("polars")

from frames.rows import rows
from mfgcity.intake import listed


@pytest.mark.parametrize("kind", [Enterprise, Observation, Recognition])
def test_objects_like_rows_end_as_any_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type) -> None:
    made = rows(kind, 400, seed=7)
    objects = [{key: cell for key, cell in row.items() if number % 3 or cell} for number, row in enumerate(made)]
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join(json.dumps(content, ensure_ascii=False) for content in objects), encoding="utf-8")
    quick = read(path, kind)
    assert quick.headings
    monkeypatch.setattr(listed, "_is_flat", lambda *_: False)
    alone = read(path, kind)
    assert list(quick.records) == list(alone.records)
    assert quick.faults == alone.faults
    assert list(quick.missing) == list(alone.missing)
    assert (quick.rows, len(quick.records)) == (400, len(alone.records))
    assert 0 < len(quick.records) < 400
    columns = [name for name in quick.frame.columns if name in alone.frame.columns]
    assert quick.frame.select(columns).equals(alone.frame)


def test_nested_objects_are_in_the_frame_as_json(tmp_path: Path) -> None:
    path = tmp_path / "firms.json"
    path.write_text('[{"企业名称": "甲", "曾用名": ["乙", "丙"]}, {"企业名称": "—"}]', encoding="utf-8")
    found = read(path, Enterprise, mapping={"曾用名": "aliases"})
    assert found.frame.rows() == [(1, "甲", '["乙", "丙"]')]
    assert [fault.row for fault in found.faults] == [2]


@pytest.mark.parametrize(
    ("text", "code"),
    [("[{}]", "missing"), ("[{}, {}]", "missing"), (r'[{"企业名称": "甲\ud800"}]', "string_unicode")],
)
def test_objects_of_which_no_columns_can_be_made_have_their_faults_told(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "firms.json"
    path.write_text(text, encoding="utf-8")
    found = read(path, Enterprise)
    assert {fault.code for fault in found.faults} == {code}
    assert not found.records


def test_a_name_inside_a_record_leads_to_another_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [{"编号": "a", "对象": "430200"}, {"编号": "b", "对象": "CN", "alternatives": '[{"refers_to": ["a", "z"]}]'}]
    path = tmp_path / "observations.jsonl"
    shared = {"指标": "产值", "口径": "水平", "数值": "5亿元"}
    path.write_text("\n".join(json.dumps(shared | row, ensure_ascii=False) for row in rows), encoding="utf-8")
    for _ in range(2):
        assert [(fault.row, fault.value) for fault in read(path, Observation).faults] == [(2, "z")]
        monkeypatch.setattr(listed, "_is_flat", lambda *_: False)
