"""What comes back is the caller's frame: its rows in order, its columns and index, whatever its data types."""

import subprocess
import sys
from datetime import date
from decimal import Decimal

import narwhals.stable.v2 as nw
import pytest

from mfgcity import Indicator, Observation, datasets, frames
from mfgcity.frames import FrameError

pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")

from frames.kinds import KINDS, rows_of

ROWS = [
    {"row": number, "indicator": "tax", "subject": subject, "period": period, "measure": "level", "value": value}
    for number, (subject, period, value) in enumerate(
        [("CN", "2023", 200), ("430000", "2023", 50), ("430200", "2023", 20), ("430200", "2022", 16), ("x", "2023", 1)]
    )
]
KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def test_importing_frames_loads_no_backend():
    code = "import sys, mfgcity; mfgcity.frames; print(sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("narwhals", "polars", "pandas", "duckdb", "pydantic"):
        assert f"'{heavy}'" not in loaded


@KIND
def test_the_callers_columns_come_first_and_are_not_changed(kind):
    given = kind(ROWS)
    found = rows_of(frames.share(given, bounds=False, reason=True))
    assert list(found[0]) == [*ROWS[0], "share", "share_reason"]
    assert [{name: row[name] for name in ROWS[0]} for row in found] == ROWS
    assert rows_of(given) == ROWS


def test_pandas_keeps_its_index():
    given = KINDS["pandas"](ROWS)
    for measure in (frames.growth_rate, frames.share, frames.rank, frames.completion, frames.single_period):
        assert measure(given).index.equals(given.index)
    bounded = frames.rank(given.assign(decimals=0), bounds=True)
    assert bounded.index.equals(given.index)


def test_narwhals_frames_come_back_as_such():
    found = frames.share(nw.from_native(pl.DataFrame(ROWS)))
    assert isinstance(found, nw.DataFrame)
    assert found["share"].to_list()[:3] == [None, 0.25, 0.4]


def converted(frame):
    """The same rows in other data types."""
    keys = ["indicator", "subject", "period", "measure"]
    pandas = frame.to_pandas()
    yield frame.with_columns(pl.col(keys).cast(pl.Categorical))
    yield frame.with_columns(pl.col("subject").cast(pl.Enum(frame["subject"].unique().sort())))
    yield frame.with_columns(pl.col("value").cast(pl.Decimal(10, 2)))
    yield frame.with_columns(pl.col("value").cast(pl.Int16), pl.col("period").cast(pl.Int32))
    yield frame.with_columns(period=pl.date(pl.col("period").cast(pl.Int32), 12, 31))
    yield frame.with_columns(period=pl.date(pl.col("period").cast(pl.Int32), 12, 31)).to_pandas()
    yield pandas.astype(dict.fromkeys(keys, "category"))
    yield pandas.astype({"value": "Float64", "period": "int64"})
    yield pandas.astype({"value": "Int64", "subject": "object"})
    yield pandas.assign(value=[Decimal(str(value)) for value in pandas["value"]])
    yield duckdb.from_arrow(frame.with_columns(pl.col("value").cast(pl.Decimal(10, 2))).to_arrow())
    yield duckdb.from_arrow(frame.with_columns(pl.col(keys).cast(pl.Categorical)).to_arrow())


def test_data_types_make_no_difference():
    frame = pl.DataFrame(ROWS, schema_overrides={"value": pl.Float64})
    for given in converted(frame):
        assert [row["growth_rate"] for row in rows_of(frames.growth_rate(given))] == [None, None, 0.25, None, None]
        assert [row["share"] for row in rows_of(frames.share(given))] == [None, 0.25, 0.4, None, None]
        assert [row["rank"] for row in rows_of(frames.rank(given, within=None))] == [1, 2, 3, 1, 4]


def test_a_decimal_quotient_keeps_its_digits():
    # A polars Decimal of two places divides to 0.07.
    frame = pl.DataFrame(ROWS[2:4]).with_columns(value=pl.Series([Decimal("108.00"), Decimal("101.00")]))
    assert frames.growth_rate(frame)["growth_rate"][0] == pytest.approx(7 / 101, rel=1e-12)


@KIND
def test_nan_and_infinity_are_missing(kind):
    rows = [row | {"value": float(value)} for row, value in zip(ROWS, ("inf", "nan", "20", "nan", "1"), strict=True)]
    for name, measure in (("share", frames.share), ("growth_rate", frames.growth_rate)):
        assert [row[name] for row in rows_of(measure(kind(rows)))] == [None] * 5
    assert [row["rank"] for row in rows_of(frames.rank(kind(rows), within=None))] == [None, None, 1, None, 2]


@KIND
def test_the_region_above_by_column_or_table(kind):
    rows = [row | {"parent": "CN"} for row in ROWS]
    assert [row["share"] for row in rows_of(frames.share(kind(rows)))] == [1, 0.25, 0.1, None, 0.005]
    table = {"x": "430200", "430000": "CN"}
    found = rows_of(frames.share(kind(ROWS), regions=table))
    assert [row["share"] for row in found] == [None, 0.25, None, None, 0.05]


@KIND
def test_ranks_within_a_parent_or_columns(kind):
    rows = [row | {"parent": "CN", "level": level} for row, level in zip(ROWS, "aabbc", strict=True)]
    assert [row["rank"] for row in rows_of(frames.rank(kind(rows), within="parent"))] == [1, 2, 3, 1, 4]
    assert [row["rank"] for row in rows_of(frames.rank(kind(rows)))] == [1, 2, 1, 1, 1]
    assert [row["rank"] for row in rows_of(frames.rank(kind(rows), within=["level"]))] == [1, 2, 1, 1, 1]


def test_indicators_say_where_lower_is_better():
    frame = pl.DataFrame(ROWS)
    energy = Indicator(code="e", name="tax", kind="level", better_when_higher=False)
    assert frames.rank(frame, within=None, descending=[energy])["rank"].to_list() == [4, 3, 2, 1, 1]
    assert frames.rank(frame, within=None, descending=False)["rank"].to_list() == [4, 3, 2, 1, 1]


@KIND
def test_a_plan_by_indicator_of_the_year(kind):
    key = {"subject": "430200", "measure": "level"}
    rows = [
        {"row": 0, "indicator": "new firms", **key, "period": "2023-01/2023-07", "value": 138},
        {"row": 1, "indicator": "planned firms", **key, "period": "2023", "value": 150},
        {"row": 2, "indicator": "planned firms", **key, "period": "2023-01/2023-06", "value": 100},
        {"row": 3, "indicator": "new firms", **key, "period": "2023-01/2023-06", "value": 90},
    ]
    found = rows_of(frames.completion(kind(rows), plan={"new firms": "planned firms"}))
    assert [row["completion"] for row in found] == [0.92, None, None, 0.9]


@pytest.mark.parametrize("backend", ["polars", "pandas"])
def test_observations_come_back_from_their_frame(backend):
    printed = datasets.zhuzhou_2023().observations
    table = frames.check_keys(frames.to_frame(printed, backend=backend))
    back = frames.from_frame(table)
    for name in ("figure", "indicator", "subject", "period", "measure", "reference", "of", "status", "published"):
        assert [getattr(one, name) for one in back] == [getattr(one, name) for one in printed]
    gaps = rows_of(frames.growth_gap(table, to="CN", bounds=True))
    assert len(gaps) == len(printed)


@KIND
def test_a_figure_is_made_from_value_digits_and_unit(kind):
    row = {"indicator": "tax", "subject": "430200", "period": "2023", "measure": "level", "unit": "亿元"}
    rows = [row | {"value": 39.4, "decimals": 2}, row | {"value": 5.0, "decimals": 0}]
    found = frames.from_frame(kind(rows))
    assert sorted(str(one.figure) for one in found) == ["39.40亿元", "5亿元"]
    with pytest.raises(FrameError, match="row 0"):
        frames.from_frame(kind([row | {"value": None, "decimals": 1}]))
    with pytest.raises(FrameError, match="decimals"):
        frames.from_frame(kind([row | {"value": 1.0}]))


def test_a_frame_of_no_observations():
    empty = frames.to_frame([])
    assert frames.from_frame(empty) == ()
    for measure in (frames.growth_rate, frames.share, frames.rank, frames.completion, frames.contribution):
        assert len(measure(empty)) == 0
    with pytest.raises(FrameError, match="polars, pandas"):
        frames.to_frame([], backend="pyarrow")
    days = Observation(
        indicator="a", subject="CN", period="2023", measure="level", figure="1家", published=date(2024, 1, 1)
    )
    assert frames.from_frame(frames.to_frame([days])) == (days,)


def test_a_quotient_needs_a_subject() -> None:
    polars = pytest.importorskip("polars")
    table = polars.DataFrame(
        {"indicator": ["rail", "rail"], "subject": [None, "CN"], "period": "2023", "value": [89, 124]}
    )
    assert frames.location_quotient(table)["location_quotient"].to_list() == [None, 1.0]
