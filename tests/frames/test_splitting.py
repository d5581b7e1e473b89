"""Tables of every kind are split alike, by the verdicts of single rows."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from frames.rows import rows
from mfgcity import Cluster, Enterprise, Indicator, Observation, Park, Recognition, Region, frames

pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")

from mfgcity.frames.checking import Checker
from mfgcity.frames.errors import FrameError

MAIN = [Enterprise, Cluster, Park, Indicator, Observation, Recognition]
TEXT_ROWS = 120


def duckdb_relation(frame):
    return pytest.importorskip("duckdb").from_arrow(frame.to_arrow())


KINDS_OF_FRAME = {
    "polars": lambda frame: frame,
    "lazy": lambda frame: frame.lazy(),
    "pandas": lambda frame: pd.DataFrame(frame.to_dict(as_series=False), columns=frame.columns),
    "objects": lambda frame: pd.DataFrame(frame.to_dict(as_series=False), columns=frame.columns, dtype=object),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": duckdb_relation,
}


def rows_of(frame):
    """The rows of any table."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    if isinstance(frame, pl.DataFrame):
        return frame.rows()
    if isinstance(frame, pd.DataFrame):
        return [
            tuple(None if pd.api.types.is_scalar(cell) and pd.isna(cell) else cell for cell in row)
            for row in frame.itertuples(index=False)
        ]
    if hasattr(frame, "fetchall"):
        return frame.fetchall()
    return [tuple(row.values()) for row in frame.to_pylist()]


def expected(kind, made):
    checker = Checker(kind)
    found = [checker.row_faults(row, position=place) for place, row in enumerate(made)]
    good = [tuple(row.values()) for row, faults in zip(made, found, strict=True) if not faults]
    told = [
        (fault.position, fault.column, fault.value, fault.code, fault.message("en"), fault.message("zh"))
        for faults in found
        for fault in faults
    ]
    return good, told


@pytest.mark.parametrize("kind", MAIN, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("of", KINDS_OF_FRAME)
def test_a_table_of_any_kind_comes_back_as_its_kind(kind, of):
    made = rows(kind, TEXT_ROWS, 7, dirt=0.03)
    frame = KINDS_OF_FRAME[of](pl.DataFrame(made, schema=dict.fromkeys(made[0], pl.String)))
    good, faults = frames.validate(frame, kind)
    assert type(good) is type(frame)
    assert type(faults) is type(frame)
    good_rows, told = expected(kind, made)
    assert rows_of(good) == good_rows
    assert rows_of(faults) == told
    assert told
    assert good_rows


@pytest.mark.parametrize("kind", MAIN, ids=lambda kind: kind.__name__)
def test_a_hundred_thousand_rows_have_the_verdicts_of_single_rows(kind):
    made = rows(kind, 100_000 // len(MAIN) + 1, 11, dirt=0.02)
    good_rows, told = expected(kind, made)
    frame = pl.DataFrame(made, schema=dict.fromkeys(made[0], pl.String))
    for of in ("polars", "pandas", "duckdb"):
        good, faults = frames.validate(KINDS_OF_FRAME[of](frame), kind)
        assert rows_of(good) == good_rows
        assert rows_of(faults) == told
    assert len(told) > 1000
    assert len(good_rows) > 1000


TYPED = {
    "企业名称": ["甲", "乙", "丙", "丁", "戊"],
    "从业人员": [640, 0, None, 10**15 - 1, -1],
    "营业收入": [Decimal("5.20"), None, Decimal("-1.5"), Decimal("0"), Decimal("12")],
    "成立日期": [date(2015, 3, 6), None, date(2999, 1, 1), date(2020, 2, 29), date(1999, 12, 31)],
    "统一社会信用代码": ["91430200PDY00001XR", None, "x", "", "—"],
}


@pytest.mark.parametrize("of", KINDS_OF_FRAME)
def test_typed_columns_are_read_as_their_text(of):
    frame = KINDS_OF_FRAME[of](pl.DataFrame(TYPED))
    good, faults = frames.validate(frame, Enterprise, units={"营业收入": "亿元"})
    told = [(row[0], row[1], row[3]) for row in rows_of(faults)]
    whole = [] if of == "pandas" else [(4, "从业人员", "record.whole")]
    # A column of whole numbers with a gap is one of floats in pandas, and no float is a printed number.
    floats = [(place, "从业人员", "record.whole") for place in (0, 1, 3, 4)] if of == "pandas" else []
    assert told == sorted(
        [
            (2, "营业收入", "record.negative"),
            (2, "成立日期", "record.future"),
            (2, "统一社会信用代码", "credit_code.length"),
            *whole,
            *floats,
        ],
        key=lambda fault: (fault[0], ["统一社会信用代码", "成立日期", "营业收入", "从业人员"].index(fault[1])),
    )
    assert len(rows_of(good)) == 5 - len({row for row, *_ in told})


def test_floats_are_refused_and_nan_is_missing():
    frame = pl.DataFrame({"name": ["a", "b", "c"], "revenue": [5.1, float("nan"), None], "employees": [None, 6.0, 7.5]})
    good, faults = frames.validate(frame, Enterprise)
    assert good.height == 0
    codes = [(row[0], row[1], row[2], row[3]) for row in faults.rows()]
    assert codes == [
        (0, "revenue", "5.1", "number.float"),
        (1, "employees", "6.0", "record.whole"),
        (2, "employees", "7.5", "record.whole"),
    ]


def test_days_with_a_time_are_days_at_midnight_only():
    days = [datetime(2023, 8, 23), datetime(2023, 8, 23, 12, 30), None]
    for column in (pl.Series(days), pl.Series(days[:1] * 3), pd.Series(days)):
        frame = (
            pl.DataFrame({"name": ["a"] * 3, "established": column})
            if isinstance(column, pl.Series)
            else pd.DataFrame({"name": ["a"] * 3, "established": column})
        )
        _, faults = frames.validate(frame, Enterprise)
        found = [(row[0], row[2], row[3]) for row in rows_of(faults)]
        assert found == ([] if list(column) == days[:1] * 3 else [(1, "2023-08-23 12:30:00", "record.day")])


def test_booleans_and_mixed_cells():
    frame = pd.DataFrame(
        {"title": ["a", "b", "c", "d"], "official": [True, "否", None, 2], "count": [1, "2", float("nan"), 2.0]}
    )
    _, faults = frames.validate(frame, Recognition)
    assert [(row[0], row[1], row[2], row[3]) for row in rows_of(faults)] == [
        (3, "count", "2.0", "record.whole"),
        (3, "official", "2", "bool_parsing"),
    ]


@pytest.mark.parametrize("of", ["polars", "lazy", "objects", "duckdb"])
def test_lists_and_records_stand_in_nested_columns(of):
    regions = {
        "name": ["长株潭", "无码", "无名"],
        "code": [None, None, "430200"],
        "members": [["430100", "430200"], [], ["43"]],
        "aliases": [["长株潭城市群"], None, ["a", ""]],
    }
    good, faults = frames.validate(KINDS_OF_FRAME[of](pl.DataFrame(regions)), Region)
    assert [(row[0], row[1], row[3]) for row in rows_of(faults)] == [
        (1, "members", "place.members"), (2, "aliases", "string_too_short"), (2, "members", "region.form"),
    ]  # fmt: skip
    assert len(rows_of(good)) == 1
    table = pl.DataFrame(regions).head(1)
    assert list(Checker(Region).records(table)) == [
        Region(name="长株潭", members=("430100", "430200"), aliases=("长株潭城市群",))
    ]
    parks = pl.DataFrame({"name": ["a"], "history": [[{"name": "b", "since": "2018"}]]})
    assert frames.validate(parks, Park)[0].height == 1


def test_a_required_column_that_is_absent_is_missing_in_every_row():
    good, faults = frames.validate(pl.DataFrame({"企业规模": ["大型", "巨型"]}), Enterprise)
    assert good.height == 0
    assert faults.select("row", "column", "value", "code").rows() == [
        (0, None, None, "missing"),
        (1, None, None, "missing"),
        (1, "企业规模", "巨型", "enum"),
    ]
    assert faults["message_zh"].to_list() == [
        "须填写企业名称",
        "须填写企业名称",
        "须为 大型、中型、小型、微型 之一：'巨型'",
    ]


def test_other_columns_are_left_alone():
    good, faults = frames.validate(pl.DataFrame({"name": ["a"], "电话": ["x"]}), Enterprise)
    assert (good.rows(), faults.height) == ([("a", "x")], 0)


def test_tables_that_cannot_be_read_are_refused():
    with pytest.raises(FrameError, match="must not be read into one field"):
        frames.validate(pl.DataFrame({"name": ["a"], "企业名称": ["b"]}), Enterprise)
    with pytest.raises(FrameError, match="must be one of Enterprise"):
        frames.validate(pl.DataFrame({"a": ["a"]}), Enterprise, fields={"a": "nom"})
    with pytest.raises(FrameError, match="must be of polars, pandas"):
        frames.validate([1], Enterprise)


@pytest.mark.parametrize("of", KINDS_OF_FRAME)
def test_an_empty_table(of):
    good, faults = frames.validate(KINDS_OF_FRAME[of](pl.DataFrame(schema={"name": pl.String})), Enterprise)
    assert rows_of(good) == []
    assert rows_of(faults) == []


@pytest.mark.parametrize("kind", [int, "enterprise", None])
def test_a_type_that_is_none_of_records_is_refused(kind):
    with pytest.raises(FrameError, match="kind must be a type of record"):
        frames.validate(pl.DataFrame({"name": ["甲"]}), kind)
