"""Files and frames read as records: nothing lost, nothing changed, every fault in its place."""

import copy
import csv
import json
import pickle
import re
from datetime import date
from pathlib import Path

import pytest

from mfgcity.datasets import zhuzhou_2023
from mfgcity.domain import City, Cluster, Enterprise, Indicator, Observation, Park, Recognition, Record
from mfgcity.errors import MfgcityError
from mfgcity.intake import FaultyDataError, FileError, KindError, MappingError, Missing, WriteError, reading, write

pl = pytest.importorskip("polars")

FIRMS = """株洲市工业企业名录,,,,,,
序号,企业名称,统一社会信用代码,成立日期,营业收入（亿元）,从业人员,填报单位
1,示例机械,91430200PDY00001XR,2015-03-06,5.2,640,天元区
2,示例电气,91430200PDY00001XP,2015-02-30,—,六百,石峰区
3,示例材料,91430200PDY000028R,2999-01-01,12.34,*,石峰区

4,示例机械,91430200PDY000036L,2011/1/1,-1.0,"1,200",天元区
注：营业收入为初步数。,,,,,,
"""


def saved(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "firms.csv"
    path.write_bytes(text.encode(encoding))
    return path


def told(intake):
    return [(fault.row, fault.column, fault.code) for fault in intake.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_messy_file_reads_with_no_options(tmp_path, encoding):
    intake = reading.read(saved(tmp_path, FIRMS, encoding), Enterprise)
    assert [str(firm.revenue) for firm in intake.records] == ["5.2亿元"]
    assert intake.records[0] == Enterprise(
        name="示例机械",
        credit_code="91430200PDY00001XR",
        established=date(2015, 3, 6),
        revenue="5.2亿元",
        employees=640,
    )
    assert told(intake) == [
        (4, "统一社会信用代码", "credit_code.check"),
        (4, "成立日期", "record.calendar"),
        (4, "从业人员", "record.whole"),
        (5, "成立日期", "record.future"),
        (7, "企业名称", "intake.repeated"),
        (7, "营业收入（亿元）", "record.negative"),
    ]
    assert [(note.row, note.kind) for note in intake.notes if note.kind != "column"] == [
        (1, "title"),
        (6, "blank"),
        (8, "footnote"),
    ]
    assert list(intake.missing) == [
        Missing(4, "营业收入（亿元）", "—", "not_applicable"),
        Missing(5, "从业人员", "*", "suppressed"),
    ]
    assert (intake.rows, len(intake.records), intake.faulty_rows) == (4, 1, 3)


def test_faults_are_told_in_both_languages_with_their_place(tmp_path):
    intake = reading.read(saved(tmp_path, FIRMS), Enterprise)
    first = intake.faults[0]
    assert str(first).endswith("firms.csv, row 4, 统一社会信用代码: " + first.message())
    assert "校验码" in first.message("zh")
    with pytest.raises(FaultyDataError, match="6 found") as caught:
        intake.raise_if_faulty()
    assert caught.value.faults == intake.faults


def test_a_notebook_shows_the_faults_as_a_table(tmp_path):
    page = reading.read(saved(tmp_path, FIRMS.replace("六百", "<b>")), Enterprise)._repr_html_()
    assert page.startswith('<table lang="en"><caption')
    assert "data rows 4: good 1, faulty 3; faults 6" in page
    assert "企业：数据行 4，合格 1，有误 3，错误 6 处" in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert page.count("<tr>") == 7


def test_a_report_groups_by_rule_and_by_sender(tmp_path):
    report = reading.read(saved(tmp_path, FIRMS), Enterprise).report()
    assert report.by == "填报单位"
    assert {sender.sender: sender.count for sender in report.senders} == {"石峰区": 4, "天元区": 2}
    assert "填报单位" in report.text("zh")
    with pytest.raises(ValueError, match="column must be one of"):
        reading.read(saved(tmp_path, FIRMS), Enterprise).report("no such column")


def test_records_are_made_anew_each_time_and_are_a_sequence(tmp_path):
    path = tmp_path / "firms.csv"
    path.write_text(
        "企业名称,从业人员\n" + "".join(f"企业{number},{number}\n" for number in range(300)), encoding="utf-8"
    )
    records = reading.read(path, Enterprise).raise_if_faulty().records
    assert [firm.employees for firm in records] == list(range(300)) == [firm.employees for firm in records]
    assert records[7] == records[-293] == Enterprise(name="企业7", employees=7)
    assert [firm.name for firm in records[2:4]] == ["企业2", "企业3"]
    assert len(records) == 300


def test_rows_that_are_not_held_are_read_again(tmp_path, monkeypatch):
    path = saved(tmp_path, FIRMS)
    held = reading.read(path, Enterprise)
    monkeypatch.setattr(reading, "HELD", 0)
    again = reading.read(path, Enterprise)
    assert again.records == held.records
    assert again.faults == held.faults
    assert again.frame.equals(held.frame)


def test_a_frame_of_the_good_rows_has_figures_with_their_units(tmp_path):
    frame = reading.read(saved(tmp_path, FIRMS), Enterprise).frame
    assert frame.to_dicts() == [
        {"row": 3, "name": "示例机械", "credit_code": "91430200PDY00001XR", "established": "2015-03-06", "revenue": "5.2亿元", "employees": "640"}
    ]  # fmt: skip


def test_the_first_good_row_of_a_key_stays(tmp_path):
    path = tmp_path / "firms.csv"
    code = "91430200PDY000028R"
    path.write_text(
        f"企业名称,统一社会信用代码,从业人员\n甲,{code},x\n乙,{code},1\n丙,{code.lower()},2\n甲,,3\n", encoding="utf-8"
    )
    intake = reading.read(path, Enterprise)
    assert [firm.name for firm in intake.records] == ["乙", "甲"]
    assert told(intake) == [(2, "从业人员", "record.whole"), (4, "统一社会信用代码", "intake.repeated")]
    assert intake.faults[1].parts["first"] == 3


def test_one_key_is_the_same_however_it_is_written(tmp_path):
    path = tmp_path / "figures.csv"
    rows = ["2023年1至7月,同比增长", "2023-01/2023-07,growth", "2023年1至7月,总量"]
    figures = ["5.1%", "5.2%", "39.44亿元"]
    lines = [f"规模工业增加值,430200,{row},{figure}" for row, figure in zip(rows, figures, strict=True)]
    path.write_text("指标,对象,时期,口径,数值\n" + "\n".join(lines), encoding="utf-8")
    assert told(reading.read(path, Observation)) == [(3, "指标", "intake.repeated")]


def test_names_must_lead_to_records_of_the_file_or_of_the_city(tmp_path):
    path = tmp_path / "parks.csv"
    path.write_text(
        "园区名称,上级园区,片区\n甲园,,乙片区；丙片区\n乙片区,甲园,\n丁片区,甲园；,\n戊片区,己园,\n", encoding="utf-8"
    )
    intake = reading.read(path, Park)
    assert (2, "片区", "city.reference") in told(intake)
    assert (5, "上级园区", "city.reference") in told(intake)
    assert [park.name for park in intake.records][:1] == ["乙片区"]
    city = zhuzhou_2023()
    path.write_text("园区名称,上级园区\n甲片区,株洲高新区\n", encoding="utf-8")
    assert told(reading.read(path, Park)) == [(2, "上级园区", "city.reference")]
    assert not reading.read(path, Park, city=city).faults


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_faulty_row_still_bears_its_name(tmp_path, ending):
    path = tmp_path / f"parks.{ending}"
    rows = [{"name": "甲园", "kind": "不是类型", "parent": ""}, {"name": "乙片区", "kind": "片区", "parent": "甲园"}]
    lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
    path.write_text("\n".join(lines) if ending == "csv" else json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    intake = reading.read(path, Park)
    assert [fault.code for fault in intake.faults] == ["enum"]
    assert [park.name for park in intake.records] == ["乙片区"]


def test_names_in_other_collections_are_judged_with_a_city_only(tmp_path):
    path = tmp_path / "figures.csv"
    path.write_text("指标,对象,口径,数值\n没有的指标,430200,总量,5亿元\n", encoding="utf-8")
    assert not reading.read(path, Observation).faults
    assert told(reading.read(path, Observation, city=zhuzhou_2023())) == [(2, "指标", "city.reference")]


def test_json_objects_are_read_with_nested_records(tmp_path):
    path = tmp_path / "parks.json"
    content = [
        {"园区名称": "甲园", "history": [{"name": "旧园", "until": "2021-09"}], "aliases": ["甲"]},
        {"name": "乙园", "parent": "没有", "colour": "red"},
        {"name": "甲园"},
        {"name": "丙园", "level": "—"},
    ]
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    intake = reading.read(path, Park)
    assert [park.name for park in intake.records] == ["甲园", "丙园"]
    assert intake.records[0].history[0].name == "旧园"
    assert sorted(told(intake)) == [
        (2, "colour", "extra_forbidden"),
        (2, "parent", "city.reference"),
        (3, "name", "intake.repeated"),
    ]
    assert [(cell.row, cell.column, cell.reason) for cell in intake.missing] == [(4, "level", "not_applicable")]


def test_frames_are_read_like_files(tmp_path):
    pandas = pytest.importorskip("pandas")
    rows = list(csv.reader(FIRMS.splitlines()[1:5]))
    frame = pl.DataFrame(dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True)))
    from_file = reading.read(saved(tmp_path, "\n".join(FIRMS.splitlines()[1:5])), Enterprise)
    for given in (frame, pandas.DataFrame(frame.to_dict(as_series=False))):
        intake = reading.read_frame(given, Enterprise)
        assert intake.records == from_file.records
        assert [(fault.row + 2, fault.column, fault.code) for fault in intake.faults] == told(from_file)


def test_a_type_that_is_no_record_is_refused():
    for kind in (int, "Enterprise", Record, None):
        with pytest.raises(KindError, match="kind must be a type of record"):
            reading.read("nowhere.csv", kind)


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl", "parquet", "xlsx"])
@pytest.mark.parametrize(
    ("kind", "collection"),
    [
        (Enterprise, "enterprises"),
        (Cluster, "clusters"),
        (Park, "parks"),
        (Indicator, "indicators"),
        (Observation, "observations"),
        (Recognition, "recognitions"),
    ],
)
def test_what_was_written_reads_back(tmp_path, kind, collection, ending):
    if ending == "xlsx":
        pytest.importorskip("openpyxl")
    records = getattr(zhuzhou_2023(), collection)
    for lang in ("zh", "en"):
        path = tmp_path / f"{collection}-{lang}.{ending}"
        write(records, path, lang=lang)
        intake = reading.read(path, kind, city=zhuzhou_2023())
        assert not intake.faults
        assert tuple(intake.records) == records


def test_a_file_that_changes_before_its_records_are_read_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "HELD", 0)
    path = saved(tmp_path, FIRMS)
    intake = reading.read(path, Enterprise)
    assert len(list(intake.records)) == 1
    path.write_text(FIRMS.replace("示例机械", "另一家机械"), encoding="utf-8")
    with pytest.raises(FileError, match="it has changed since") as caught:
        list(intake.records)
    assert caught.value.code == "intake.changed"
    path.unlink()
    with pytest.raises(FileError, match="it has changed since"):
        list(intake.frames())


def test_a_held_file_gives_its_records_though_it_changes(tmp_path):
    path = saved(tmp_path, FIRMS)
    intake = reading.read(path, Enterprise)
    path.unlink()
    assert len(list(intake.records)) == 1
    with pytest.raises(FileError, match="it has changed since"):
        intake.report(by="填报单位")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Observation, "指标,对象,时期,口径,数值\n甲,乙,2023年,增速,5.1亿元\n甲,乙,2022年,增减量,\n"),
        (Recognition, "荣誉名称,认定日期,有效期至,级别\n甲,2022-08-01,2020-08-01,省级\n"),
        (Enterprise, "统一社会信用代码,营业收人,营业收入\n91430200PDY00001XR,,5.1%\n"),
        (Park, "园区名称,上级园区,级别\n甲,没有,省级\n"),
    ],
)
def test_no_english_word_stands_in_a_chinese_message(tmp_path, kind, text):
    intake = reading.read(saved(tmp_path, text), kind)
    assert intake.faults
    for fault in intake.faults:
        said = fault.message("zh").partition("列名可为")[0]
        assert not re.search("[A-Za-z]{2}", said), said
        assert not re.search("[㐀-鿿]", fault.message("en").replace(fault.value or "", "").partition("headed")[0])


def test_the_strict_twin_speaks_both_languages_and_keeps_its_faults_when_pickled():
    firms = pl.DataFrame({"name": ["甲"] * 30, "employees": ["六"] * 30})
    with pytest.raises(FaultyDataError) as caught:
        reading.read_frame(firms, Enterprise).raise_if_faulty()
    assert "row 0, employees: number must be a whole number" in str(caught.value)
    assert str(caught.value).endswith("… and 10 more")
    lines = caught.value.message("zh").splitlines()
    assert lines[1] == "  第 0 行，employees：须为整数，用阿拉伯数字：'六'"
    assert lines[-1] == "  …… 另有 10 处"
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.faults, str(again)) == (caught.value.faults, str(caught.value))


def test_a_whole_city_stands_in_no_rows(tmp_path):
    with pytest.raises(KindError, match="stands in rows"):
        reading.read(saved(tmp_path, FIRMS), City)
    with pytest.raises(reading.CityError, match="city must be a City: 'x'"):
        reading.read(saved(tmp_path, FIRMS), Enterprise, city="x")


def test_an_intake_says_what_to_pickle_and_copies_as_itself(tmp_path):
    intake = reading.read(saved(tmp_path, FIRMS), Enterprise)
    with pytest.raises(MfgcityError, match=r"pickle list\(intake.records\)"):
        pickle.dumps(intake)
    assert copy.deepcopy(intake) is copy.copy(intake) is intake


def test_a_fault_of_a_frame_has_no_file():
    assert [fault.file for fault in reading.read_frame(pl.DataFrame({"备注": ["x"]}), Enterprise).faults] == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("encoding", "code"),
    [("base64", "file.no_encoding"), (3, "file.no_encoding"), ("utf-32", "file.not_text"), ("idna", "file.not_text")],
)
def test_an_encoding_that_does_not_fit_is_refused(tmp_path, encoding, code):
    with pytest.raises(FileError) as caught:
        reading.read(saved(tmp_path, FIRMS), Enterprise, encoding=encoding)
    assert caught.value.code == code


def test_a_mapping_to_what_is_no_field_and_a_folder_are_refused(tmp_path):
    with pytest.raises(MappingError, match="must lead to a field of Enterprise: 3"):
        reading.read(saved(tmp_path, FIRMS), Enterprise, mapping={"企业名称": 3})
    with pytest.raises(FileError, match=r"^file must be a file, and is a folder"):
        reading.read(tmp_path, Enterprise)


def test_a_remark_in_the_first_column_is_no_footnote(tmp_path):
    rows = "备注,企业名称,从业人员\n说明：新建,甲,5\n,乙,6\n说明：初步数,,\n备注：见附表,，,\n"
    intake = reading.read(saved(tmp_path, rows), Enterprise)
    assert [(firm.name, firm.note) for firm in intake.records] == [
        ("甲", "说明：新建"),
        ("乙", None),
        ("，", "备注：见附表"),
    ]
    assert [(note.row, note.kind) for note in intake.notes] == [(4, "footnote")]


def test_nothing_between_quotes_is_no_value(tmp_path):
    (fault,) = reading.read(saved(tmp_path, '企业名称,备注\n"","x"\n'), Enterprise).faults
    assert (fault.code, fault.value) == ("missing", None)


def test_a_total_and_of_which_are_no_records(tmp_path):
    rows = "序号,称号,级别\n1,小巨人,国家级\n其中：,,\n2,单项冠军,国家级\n合计,2家,\n,总计,\n"
    intake = reading.read(saved(tmp_path, rows), Recognition)
    assert [record.title for record in intake.records] == ["小巨人", "单项冠军"]
    assert [(note.row, note.kind) for note in intake.notes if note.kind != "column"] == [
        (3, "heading"),
        (5, "total"),
        (6, "total"),
    ]


def test_columns_that_are_passed_over_are_named(tmp_path):
    report = reading.read(saved(tmp_path, "称号,联系人,主营产品\n小巨人,甲,刀具\n"), Recognition).report()
    assert "未读入的列 2（联系人、主营产品）" in report.text("zh")
    assert "ignored columns 2 (联系人, 主营产品)" in report.text("en")


def test_why_a_file_cannot_be_written_or_read_is_told_in_chinese(tmp_path):
    with pytest.raises(WriteError) as caught:
        write([Enterprise(name="甲")], tmp_path / "none" / "x.csv")
    assert caught.value.message("zh").endswith("：没有这个文件或文件夹")
    assert str(caught.value).endswith(": No such file or directory")
    with pytest.raises(FileError) as caught:
        reading.read(tmp_path / ("x" * 300), Enterprise)
    assert caught.value.message("zh").endswith("：名称过长")


def test_a_close_miss_in_a_key_is_suggested(tmp_path):
    path = tmp_path / "firms.json"
    path.write_text('[{"企业名秤": "甲"}, {"企业名称": "乙", "企业名秤": "丙", "色": 1}]', encoding="utf-8")
    intake = reading.read(path, Enterprise)
    assert told(intake) == [
        (1, "企业名秤", "heading.near"),
        (1, "name", "missing"),
        (2, "企业名秤", "extra_forbidden"),
        (2, "色", "extra_forbidden"),
    ]
    assert intake.faults[0].message("zh") == "企业表没有这一列，或应为“企业名称”：'企业名秤'"


def test_a_period_in_the_headings_goes_into_the_records(tmp_path):
    path = saved(
        tmp_path, "企业名称,2022年营业收入（万元）,2022年产值（万元）,2022年末从业人员\n甲厂,5.2,6,7\n乙厂,—,,8\n"
    )
    intake = reading.read(path, Enterprise)
    assert not intake.faults
    assert [(str(firm.revenue), str(firm.revenue_period)) for firm in intake.records] == [
        ("5.2万元", "2022"),
        ("None", "2022"),
    ]
    assert [(note.row, note.kind, note.text) for note in intake.notes] == [(1, "words", "2022年末从业人员: 2022年末")]
    assert "2022年末从业人员: 2022年末" in intake.report().text("zh")
    assert intake.frame.get_column("revenue_period").to_list() == ["2022", "2022"]
    again = reading.read_frame(pl.read_csv(path, infer_schema=False), Enterprise)
    assert list(again.records) == list(intake.records)
    assert [(note.kind, note.text) for note in again.notes] == [("words", "2022年末从业人员: 2022年末")]


def test_of_two_years_one_is_read_and_the_other_told(tmp_path):
    intake = reading.read(
        saved(tmp_path, "企业名称,2022年营业收入（万元）,2023年营业收入（万元）\n甲厂,5,6\n"), Enterprise
    )
    assert told(intake) == [(1, "2023年营业收入（万元）", "heading.twice")]
    assert "2022年营业收入" in intake.faults[0].message("zh")
    assert [(str(firm.revenue), str(firm.revenue_period)) for firm in intake.records] == [("5万元", "2022")]


@pytest.mark.parametrize(
    ("source", "period"),
    [
        ({"企业名称": "甲厂", "2022年营业收入（万元）": 5}, "2022"),
        ({"企业名称": "甲厂", "2022年营业收入（万元）": 5, "统计年度": "2023"}, None),
        ({"企业名称": "甲厂", "2022年营业收入（万元）": 5, "产值": "6万元"}, None),
        ({"企业名称": "甲厂", "本年营业收入（万元）": 5}, None),
    ],
)
def test_a_key_of_an_object_says_its_period_or_is_told(tmp_path, source, period):
    path = tmp_path / "firms.json"
    path.write_text(json.dumps([source]), encoding="utf-8")
    intake = reading.read(path, Enterprise)
    assert [str(firm.revenue_period) for firm in intake.records] == [period] * (period is not None)
    assert bool(intake.faults) is (period is None)


def test_a_chinese_list_of_indicators_needs_no_names_in_english(tmp_path):
    path = saved(tmp_path, "指标代码,指标名称,计量单位,指标类型\nva,增加值,亿元,总量\nx,—,亿元,总量\n")
    intake = reading.read(path, Indicator)
    assert [record.name_zh for record in intake.records] == ["增加值"]
    assert told(intake) == [(3, "指标名称", "record.either")]
    assert intake.faults[0].message("zh") == "“指标名称”与“英文名称”须填写其一"


def test_a_column_that_is_missing_is_one_rule_of_the_report_though_every_row_is_a_fault(tmp_path):
    intake = reading.read(saved(tmp_path, "企业简称,从业人员\n甲,5\n乙,x\n"), Enterprise)
    assert told(intake) == [
        (None, None, "heading.missing"),
        (2, None, "missing"),
        (3, None, "missing"),
        (3, "从业人员", "record.whole"),
    ]
    report = intake.report()
    assert [(rule.code, rule.count, rule.rows) for rule in report.rules] == [
        ("heading.missing", 3, 2),
        ("record.whole", 1, 1),
    ]
    assert "…" not in report.rules[0].rule("zh")


@pytest.mark.parametrize("suffix", ["csv", "json", "frame"])
def test_a_unit_beside_a_number_never_changes_it_nor_contradicts_its_heading(tmp_path: Path, suffix: str) -> None:
    units = ["亿元", " 亿元", "—", "万元", "3"]
    rows = [{"指标": f"i{n}", "对象": "x", "口径": "总量", "数值（亿元）": "5", "单位": u} for n, u in enumerate(units)]
    if suffix == "frame":
        pl = pytest.importorskip("polars")
        found = reading.read_frame(pl.DataFrame(rows), Observation)
    else:
        path = tmp_path / f"figures.{suffix}"
        lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
        text = "\n".join(lines) if suffix == "csv" else json.dumps(rows, ensure_ascii=False)
        path.write_text(text, encoding="utf-8")
        found = reading.read(path, Observation)
    assert [str(record.figure) for record in found.records] == ["5亿元"] * 3
    assert [fault.field for fault in found.faults] == ["figure"] * 2


def test_a_period_beside_a_figure_must_be_that_of_its_heading(tmp_path: Path) -> None:
    pl = pytest.importorskip("polars")
    years, revenues = ["2022", "2022年", "2023", None, "2023"], ["1", "2", "3", "4", "—"]
    rows = {"企业名称": list("甲乙丙丁戊"), "年度": years, "2022年营业收入（万元）": revenues}
    path = tmp_path / "firms.csv"
    pl.DataFrame(rows).write_csv(path)
    numbers = pl.DataFrame({"企业名称": ["甲", "丙"], "年度": [2022, 2023], "2022年营业收入（万元）": [1, 3]})
    for found, row in ((reading.read(path, Enterprise), 4), (reading.read_frame(numbers, Enterprise), 1)):
        assert [(fault.row, fault.field, fault.code) for fault in found.faults] == [
            (row, "revenue_period", "intake.period")
        ]
        assert "丙" not in [record.name for record in found.records]


@pytest.mark.parametrize("second", [1, 2.5, None, ("2022年", "营业收入"), "企业名称"])
def test_a_frame_whose_columns_have_no_texts_of_their_own_is_refused(second: object) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame([["甲公司", "5"]])
    frame.columns = pandas.Index(["企业名称", second], dtype=object, tupleize_cols=False)
    with pytest.raises(MfgcityError) as caught:
        reading.read_frame(frame, Enterprise)
    assert caught.value.code == "frames.columns"


def test_a_column_of_a_frame_without_a_name_is_told() -> None:
    pl = pytest.importorskip("polars")
    found = reading.read_frame(pl.DataFrame({"企业名称": ["甲公司"], "": ["5"], " ": [None]}), Enterprise)
    assert [(fault.row, fault.column, fault.code) for fault in found.faults] == [(None, "2", "heading.none")]
    assert len(found.records) == 1


def test_rows_without_data_are_noted_in_frames_as_in_files(tmp_path):
    rows = [("甲", "5.2", 10), ("乙", "6", 20), (None, None, None), ("合计", "11.2", 30), ("注：初步数。", None, None)]
    frame = pl.DataFrame(rows, schema=["企业名称", "营业收入（亿元）", "从业人员"], orient="row")
    frame.write_csv(tmp_path / "firms.csv")
    pytest.importorskip("pandas")
    kinds = ["blank", "total", "footnote"]
    for given in (frame, frame.to_pandas().drop(columns="从业人员")):
        found = reading.read_frame(given, Enterprise)
        assert [record.name for record in found.records] == ["甲", "乙"]
        assert [(note.row, note.kind) for note in found.notes] == list(zip((2, 3, 4), kinds, strict=True))
        assert (found.rows, found.faults, found.frame["row"].to_list()) == (2, (), [0, 1])
    of_file = reading.read(tmp_path / "firms.csv", Enterprise)
    assert [(note.row, note.kind) for note in of_file.notes] == list(zip((4, 5, 6), kinds, strict=True))
