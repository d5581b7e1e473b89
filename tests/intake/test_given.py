"""Values that every row has: they end as columns of such cells would, and are judged once."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from frames.rows import pool, rows
from mfgcity import Figure, Measure, Period, datasets, read, read_frame
from mfgcity.codes.region import AdminLevel
from mfgcity.domain import Enterprise, Observation, Park, Recognition
from mfgcity.figures import Unit
from mfgcity.frames.fields import fields_of
from mfgcity.frames.judging import Good, Judge
from mfgcity.intake import KINDS, GivenError, Intake, MappingError

pl = pytest.importorskip("polars")

ENDINGS = ["csv", "tsv", "json", "jsonl", "parquet", "xlsx", "polars", "pandas"]
SHEET = {"指标": ["出口", "产值", "产值"], "口径": ["总量", "增速", "增速"], "数值": ["5.10", "4.2%", "4.2%"]}
OF_ALL = {"对象": "430200", "时期": "2023年1-9月", "单位": "亿元"}


def taken(folder: Path, ending: str, kind: type, columns: dict[str, list[str]], **more: Any) -> Intake[Any]:
    """Columns read from a file, or as a frame."""
    frame = pl.DataFrame(columns)
    path = folder / f"sheet.{ending}"
    if ending == "polars":
        return read_frame(frame, kind, **more)
    if ending == "pandas":
        pandas = pytest.importorskip("pandas")
        return read_frame(pandas.DataFrame(columns), kind, **more)
    if ending in ("csv", "tsv"):
        frame.write_csv(path, separator="," if ending == "csv" else "\t")
    elif ending == "parquet":
        frame.write_parquet(path)
    elif ending == "xlsx":
        book = pytest.importorskip("openpyxl", reason="needs mfgcity[excel]").Workbook()
        for row in ([*columns], *frame.rows()):
            book.active.append(row)
        book.save(path)
    else:
        lines = [json.dumps(row, ensure_ascii=False) for row in frame.to_dicts()]
        path.write_text("\n".join(lines) if ending == "jsonl" else f"[{','.join(lines)}]", encoding="utf-8")
    return read(path, kind, **more)


def told(found: Intake[Any]) -> list[tuple[object, ...]]:
    return [(fault.row, fault.column, fault.code) for fault in found.faults]


def unplaced(found: Intake[Any], fields: Any) -> list[tuple[object, ...]]:
    """The faults, those of some fields without their columns."""
    return [
        (fault.row, None if fault.field in fields else fault.column, fault.field, fault.code, fault.value, fault.parts)
        for fault in found.faults
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_no_column_says_is_given_once(tmp_path: Path, ending: str) -> None:
    beside = taken(tmp_path, ending, Observation, SHEET, given=OF_ALL)
    whole = taken(tmp_path, ending, Observation, SHEET | {name: [text] * 3 for name, text in OF_ALL.items()})
    assert [(record.subject, str(record.period), str(record.figure)) for record in beside.records] == [
        ("430200", "2023-01/2023-09", "5.10亿元"),
        ("430200", "2023-01/2023-09", "4.2%"),
    ]
    assert [fault.code for fault in beside.faults] == ["intake.repeated"]
    assert beside.faults == whole.faults
    assert list(beside.records) == list(whole.records)
    assert (beside.rows, beside.notes, list(beside.missing)) == (whole.rows, whole.notes, list(whole.missing))
    names = sorted(beside.frame.columns)
    assert beside.frame.select(names).equals(whole.frame.select(names))
    assert dict(beside.headings) == whole.headings


@pytest.mark.parametrize("ending", ["polars", "jsonl", "nested"])
@drawn(st.data())
@settings(max_examples=25, deadline=None)
def test_a_value_of_every_row_is_a_column_of_such_cells(
    tmp_path_factory: pytest.TempPathFactory, ending: str, data: st.DataObject
) -> None:
    """Law: reading columns with a constant one is reading those without it, and its value beside them."""
    kind = data.draw(st.sampled_from(list(KINDS.values())))
    plans = fields_of(kind)
    names = data.draw(st.lists(st.sampled_from([*plans]), min_size=1, max_size=3, unique=True))
    good = {
        name: [cell for cell in pool(plans[name]) if isinstance(Judge(kind, plans[name]).verdict(cell), Good)]
        for name in names
    }
    values = {name: data.draw(st.sampled_from(cells)) for name, cells in good.items()}
    made = rows(kind, 40, data.draw(st.integers(0, 10**6)), fields=plans.keys() - set(names))
    city = data.draw(st.sampled_from([None, datasets.zhuzhou_2023()]))
    folder, form = tmp_path_factory.mktemp("given"), "jsonl" if ending == "nested" else ending
    columns = {heading: [row[heading] for row in made] for heading in made[0]}
    with pytest.MonkeyPatch.context() as patch:
        if ending == "nested":
            patch.setattr("mfgcity.intake.listed._is_flat", lambda *_: False)
        try:
            beside = taken(folder, form, kind, columns, given=values, city=city)
        except GivenError:
            # Two values that do not agree make every row faulty, and are refused at once.
            assume(len(names) == 1)
            raise
        whole = taken(folder, form, kind, columns | {name: [text] * 40 for name, text in values.items()}, city=city)
    assert list(beside.records) == list(whole.records)
    assert unplaced(beside, values) == unplaced(whole, values)
    assert (beside.rows, list(beside.missing)) == (whole.rows, list(whole.missing))
    assert not {fault.column for fault in beside.faults if fault.field not in values} & values.keys()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_fault_beside_a_cell_stands_at_the_cell(tmp_path: Path, ending: str) -> None:
    found = taken(tmp_path, ending, Observation, SHEET | {"口径": ["总量", "位次", "位次"]}, given=OF_ALL)
    assert [(fault.column, fault.code) for fault in found.faults] == [
        ("数值" if "指标" in found.headings else "figure", "observation.unit")
    ] * 2
    columns = {"指标": ["出口", "产值"], "对象": ["a", "b"], "口径": ["总量", "增速"]}
    found = taken(tmp_path, ending, Observation, columns, given={"数值": "5亿元"})
    assert [(fault.field, fault.column) for fault in found.faults] == [
        ("figure", "口径" if "指标" in found.headings else "measure")
    ]
    columns = {"对象": ["a", "a"], "口径": ["总量", "总量"], "数值": ["5亿元", "6亿元"]}
    found = taken(tmp_path, ending, Observation, columns, given={"指标": "产值"})
    assert [(fault.field, fault.column, fault.code) for fault in found.faults] == [
        ("indicator", "对象" if "对象" in found.headings else "subject", "intake.repeated")
    ]


def test_names_that_are_given_lead_to_rows_and_to_the_city() -> None:
    zones = pl.DataFrame({"园区名称": ["甲园", "乙片区"]})
    assert [park.parent for park in read_frame(zones, Park, given={"上级园区": "甲园"}).records] == ["甲园", "甲园"]
    lost = read_frame(zones, Park, given={"上级园区": "丙园"})
    assert told(lost) == [(0, "上级园区", "city.reference"), (1, "上级园区", "city.reference")]
    named = pl.DataFrame({"称号": ["单项冠军"], "获得者": ["没有的企业"]})
    found = read_frame(named, Recognition, given={"holder_kind": "企业"}, city=datasets.zhuzhou_2023())
    assert told(found) == [(0, "获得者", "city.reference")]


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("对象", 430200, "430200"),
        ("时期", Period.parse("2023年上半年"), "2023-01/2023-06"),
        ("时期", 2023, "2023"),
        ("口径", Measure.GROWTH, "growth"),
        ("发布日期", date(2023, 10, 20), "2023-10-20"),
        ("数值", Figure.parse("5.10%"), "5.10%"),
        ("数值", Decimal("5.10"), "5.10%"),
        ("单位", Unit("%"), "%"),
        ("章节", ["一", "二、三"], "一；二、三"),
        ("对象", " '=甲 ", "=甲"),
    ],
)
def test_values_are_given_as_themselves(name: str, value: object, text: str) -> None:
    columns = {"指标": ["a"], "对象": ["b"], "口径": ["增速"], "数值": ["5.1"], "单位": ["%"]}
    found = read_frame(
        pl.DataFrame({key: cells for key, cells in columns.items() if key != name}), Observation, given={name: value}
    )
    (record,) = found.records
    assert found.faults == ()
    said = record.figure.unit if name == "单位" else getattr(record, found.headings[name])
    assert ("；".join(said) if isinstance(said, tuple) else str(said)) == text


def test_other_values_are_given_as_themselves() -> None:
    firms = pl.DataFrame({"企业名称": ["甲", "乙"]})
    found = read_frame(
        firms, Enterprise, given={"从业人员": "640人", "曾用名": ("丙", "丁、戊"), "营业收入": "5.2亿元"}
    )
    assert {(firm.employees, firm.aliases, str(firm.revenue)) for firm in found.records} == {
        (640, ("丙", "丁、戊"), "5.2亿元")
    }
    parks = pl.DataFrame({"园区名称": ["甲", "乙"]})
    history = [{"name": "旧园", "until": "2021-09"}]
    found = read_frame(parks, Park, given={"level": AdminLevel.PROVINCE, "history": history})
    assert [(park.level, park.history[0].name) for park in found.records] == [(AdminLevel.PROVINCE, "旧园")] * 2


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("values", "code", "parts"),
    [
        ({"时期": "2023年13月"}, "given.value", ("period", "2023年13月", "2023年13月")),
        ({"发布日期": "上周"}, "given.value", ("published", "上周", "2023-08-23")),
        ({"对象": 5.1}, "given.value", ("subject", "5.1", "text")),
        ({"单位": "10万元"}, "given.value", ("unit", "10万元", "unit must be")),
        ({"单位": "—"}, "given.blank", ("unit", "—", "hold a value")),
        ({"时期": None}, "given.blank", ("period", "None", "hold a value")),
        ({"章节": []}, "given.blank", ("sections", "[]", "hold a value")),
        ({"对象": "甲", "地区": "乙"}, "given.twice", ("subject", "地区", "对象")),
        ({"指标名称": "产值"}, "given.column", ("indicator", "产值", "指标")),
        ({"figure": "5%", "measure": "增速"}, "given.column", ("figure", "5%", "数值")),
    ],
)
def test_what_cannot_hold_is_refused_at_once(
    tmp_path: Path, ending: str, values: dict[str, object], code: str, parts: tuple[str, ...]
) -> None:
    columns = {"指标": ["产值"], "数值": ["5亿元"]}
    with pytest.raises(GivenError) as caught:
        taken(tmp_path, ending, Observation, columns, given=values)
    assert caught.value.code == code
    field, *others = parts
    assert caught.value.parts["field"] == field
    for part in parts:
        assert part in caught.value.message()
    chinese = caught.value.message("zh")
    assert others[0] in chinese
    assert field not in chinese


def test_a_figure_is_no_float() -> None:
    with pytest.raises(GivenError, match="float"):
        read_frame(pl.DataFrame({"指标": ["a"]}), Observation, given={"数值": 5.1})


def test_values_that_do_not_agree_are_refused_at_once() -> None:
    frame = pl.DataFrame({"指标": ["产值"], "对象": ["a"]})
    values = {"口径": "增速", "数值": "5"}
    with pytest.raises(GivenError, match=r"figure, given for every row, must keep its rule: .*growth.*: '5'"):
        read_frame(frame, Observation, given=values | {"单位": "亿元"})
    assert str(read_frame(frame, Observation, given=values | {"单位": "%"}).records[0].figure) == "5%"
    # A column may give the unit.
    found = read_frame(frame.with_columns(单位=pl.Series(["%"])), Observation, given=values)
    assert str(found.records[0].figure) == "5%"


@pytest.mark.parametrize("name", ["产值", "", 3])
def test_what_is_given_has_a_field(name: object) -> None:
    with pytest.raises(MappingError) as caught:
        read_frame(pl.DataFrame({"指标": ["产值"]}), Observation, given={name: "5"})  # type: ignore[dict-item]
    assert (caught.value.code, caught.value.parts["value"]) == ("mapping.field", name)
    assert caught.value.message().startswith("given must lead to a field of Observation")


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_a_heading_says_must_be_what_is_given(tmp_path: Path, ending: str) -> None:
    columns = {"指标": ["产值"], "口径": ["总量"], "2023年数值（亿元）": ["5"]}
    of_all = {"对象": "430200", "时期": "2023", "单位": "亿元"}
    (record,) = taken(tmp_path, ending, Observation, columns, given=of_all).records
    assert (str(record.period), str(record.figure)) == ("2023", "5亿元")
    for other in ({"时期": "2022年"}, {"单位": "万元"}):
        with pytest.raises(GivenError) as caught:
            taken(tmp_path, ending, Observation, columns, given=of_all | other)
        assert caught.value.code == "given.heading"
        assert "2023年数值（亿元）" in caught.value.message()


@pytest.mark.parametrize("ending", ["json", "jsonl"])
def test_one_object_with_a_key_of_its_own_is_a_column(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"figures.{ending}"
    objects = ['{"指标": "a", "口径": "总量", "数值": 5}', '{"指标": "b", "口径": "总量", "数值": 5, "地区": "430200"}']
    path.write_text("\n".join(objects) if ending == "jsonl" else f"[{','.join(objects)}]", encoding="utf-8")
    with pytest.raises(GivenError, match="has '地区': '430200'"):
        read(path, Observation, given={"对象": "430200"})


def test_a_title_gives_no_unit_where_one_is_given(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("2023年主要指标\n单位：万元\n指标,口径,数值\n产值,总量,5\n", encoding="utf-8")
    assert str(read(path, Observation, given={"对象": "430200"}).records[0].figure) == "5万元"
    assert str(read(path, Observation, given={"对象": "430200", "unit": "亿元"}).records[0].figure) == "5亿元"


def test_a_sheet_fits_that_lacks_only_what_is_given(tmp_path: Path) -> None:
    book = pytest.importorskip("openpyxl", reason="needs mfgcity[excel]").Workbook()
    for row in (("指标", "口径", "数值"), ("产值", "总量", "5亿元")):
        book.active.append(row)
    for row in (("指标", "时期", "数值"), ("产值", "2023", "5亿元")):
        book.create_sheet("其他") if len(book.worksheets) == 1 else None
        book["其他"].append(row)
    book.save(tmp_path / "figures.xlsx")
    found = read(tmp_path / "figures.xlsx", Observation, given={"对象": "430200"})
    assert (found.sheet, len(found.records), found.faults) == ("Sheet", 1, ())


def test_a_heading_close_to_what_is_given_is_passed_over() -> None:
    frame = pl.DataFrame({"指标": ["产值"], "口径": ["总量"], "数值": ["5亿元"], "地区名稱": ["株洲"]})
    assert [fault.code for fault in read_frame(frame, Observation).faults] == [
        "heading.near",
        "heading.missing",
        "missing",
    ]
    found = read_frame(frame, Observation, given={"对象": "430200"})
    assert (found.faults, [note.text for note in found.notes]) == ((), ["地区名稱"])


def test_a_column_that_is_mapped_to_another_field_may_have_the_name_of_what_is_given() -> None:
    frame = pl.DataFrame({"指标": ["产值"], "口径": ["总量"], "数值": ["5亿元"], "对象": ["全部"]})
    found = read_frame(frame, Observation, mapping={"对象": "范围"}, given={"对象": "430200"})
    assert [(record.subject, record.scope) for record in found.records] == [("430200", "全部")]
    assert found.headings == {
        "指标": "indicator",
        "口径": "measure",
        "数值": "figure",
        "对象": "scope",
        "subject": "subject",
    }


def test_the_senders_workbook_is_marked_in_its_own_cells(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")
    book = openpyxl.Workbook()
    heading = ("指标", "口径", "数值")
    for row in (("对象",), heading, ("产值", "总量", "5"), ("产值", "总量", "6"), ("产值", "增速", "x")):
        book.active.append(row)
    book.save(tmp_path / "sent.xlsx")
    found = read(
        tmp_path / "sent.xlsx", Observation, given={"对象": "没有", "单位": "亿元"}, city=datasets.zhuzhou_2023()
    )
    assert ("对象", "city.reference") in {(fault.column, fault.code) for fault in found.faults}
    done = found.report().to_workbook(tmp_path / "sent.xlsx", tmp_path / "marked.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx").worksheets[0]
    assert {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment} == {"A3", "A4", "A5", "C5"}
    assert (done.cells, done.unplaced) == (4, 0)
    assert [[cell.value for cell in row][:3] for row in sheet.iter_rows(min_row=2, max_row=2)] == [[*heading]]
