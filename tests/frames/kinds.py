"""The kinds of frame that conform, and the same rows in each."""

import contextlib
import datetime
import os
import sys

import pytest

pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")

TYPES = {
    "row": pl.Int64, "indicator": pl.String, "subject": pl.String, "period": pl.String, "measure": pl.String,
    "reference": pl.String, "unit": pl.String, "value": pl.Float64, "decimals": pl.Int64, "lower": pl.Float64,
    "upper": pl.Float64, "published": pl.Date, "parent": pl.String, "level": pl.String,
}  # fmt: skip


def polars_frame(rows):
    names = list(rows[0])
    columns = {name: [None if row[name] is None else plain(row[name]) for row in rows] for name in names}
    return pl.DataFrame(columns, schema={name: TYPES[name] for name in names})


def plain(value):
    return value if isinstance(value, (str, int, datetime.date)) else float(value)


def polars_lazy(rows):
    return polars_frame(rows).lazy()


def pandas_frame(rows):
    # Labels that are no row numbers, and a duplicate among them: no measure may look at them.
    frame = polars_frame(rows).to_pandas()
    return frame.set_axis([0, *range(len(frame) - 1)], axis="index")


def duckdb_relation(rows):
    arrow = polars_frame(rows).to_arrow()
    return duckdb.connect().from_arrow(arrow)


def spark_frame(rows):
    from pyspark.sql import types

    kinds = {
        pl.Int64: types.LongType(),
        pl.String: types.StringType(),
        pl.Float64: types.DoubleType(),
        pl.Date: types.DateType(),
    }
    schema = types.StructType([types.StructField(name, kinds[TYPES[name]]) for name in rows[0]])
    return spark_session().createDataFrame(polars_frame(rows).rows(), schema)


def spark_session():
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        "spark.sql.autoBroadcastJoinThreshold": "-1",
    }
    builder = SparkSession.builder.master("local[1]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with contextlib.redirect_stderr(None):
        session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


KINDS = {"polars": polars_frame, "lazy": polars_lazy, "pandas": pandas_frame, "duckdb": duckdb_relation}


def rows_of(frame):
    """The rows of any kind of frame as dictionaries, by their number where they have one; nulls and NaN as None."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    elif hasattr(frame, "toArrow"):
        frame = pl.from_arrow(frame.toArrow())
    elif isinstance(frame, duckdb.DuckDBPyRelation):
        frame = frame.pl()
    if isinstance(frame, pd.DataFrame):
        rows = frame.to_dict("records")
        rows = [{name: None if pd.isna(value) else value for name, value in row.items()} for row in rows]
    else:
        rows = frame.to_dicts()
    return sorted(rows, key=lambda row: row["row"]) if rows and "row" in rows[0] else rows
