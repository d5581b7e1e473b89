"""A table of any kind split into its good rows and its faults, both as the kind of table that came."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

import narwhals.stable.v2 as nw
from pydantic import BaseModel

from mfgcity.errors import need
from mfgcity.frames.checking import Checker
from mfgcity.frames.errors import FrameError
from mfgcity.frames.found import Found
from mfgcity.frames.natives import cells_of

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

Table = TypeVar("Table")

FAULTS: Final = {
    "row": pl.Int64,
    "column": pl.String,
    "value": pl.String,
    "code": pl.String,
    "message": pl.String,
    "message_zh": pl.String,
}
"""The columns of the faults."""


def validate(
    frame: Table,
    kind: type[BaseModel],
    *,
    fields: Mapping[str, str] | None = None,
    units: Mapping[str, str] | None = None,
) -> tuple[Table, Table]:
    """Split a table into the rows that are records of a type, and the faults of the others.

    The rules are those that stand on the type, with the verdicts and codes that pydantic gives on single records; every
    fault of every row is told. Cells are read as text: whole numbers, decimals, days and booleans as they are written;
    null and NaN are missing; any other float is a fault, since no float is a printed value. Columns that are none of the
    type's are left alone.

    The distinct cells of each column are collected, and of a lazy table the whole table is.

    Args:
        frame: A polars, pandas or pyarrow table, a polars lazy frame, or a DuckDB relation (which comes back on the default
            connection).
        kind: The type of the records, such as `Observation`.
        fields: The field of each heading; by default columns are known by the name of a field or its Chinese headings.
        units: The unit of a column of bare numbers, by heading.

    Returns:
        The good rows as they came, and the faults with the columns ``row`` (counted from 0, in the order of the table),
        ``column`` (null where the table has no column for a field that is needed), ``value``, ``code``, ``message``
        and ``message_zh``.

    Raises:
        FrameError: If the table is of no such kind, the type is no type of record, or two of its columns are read into one field.
        MissingExtraError: If polars is not installed, by whose kernels the rules run.

    Examples:
        >>> import polars
        >>> from mfgcity import Enterprise, frames
        >>> table = polars.DataFrame({"企业名称": ["甲厂", "乙厂"], "营业收入": ["5.2亿元", "-1亿元"]})
        >>> good, faults = frames.validate(table, Enterprise)
        >>> good["企业名称"].to_list(), faults.select("row", "column", "code").rows()
        (['甲厂'], [(1, '营业收入', 'record.negative')])
    """
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        raise FrameError("frames.type", value=kind)
    checker = Checker(kind, fields=fields, units=units)
    if isinstance(frame, pl.LazyFrame):
        good, faults = _split(frame.collect(), checker)
        return good.lazy(), faults.lazy()  # type: ignore[return-value]
    if isinstance(frame, pl.DataFrame):
        return _split(frame, checker)  # type: ignore[return-value]
    table: Any = nw.from_native(frame, pass_through=True)
    if isinstance(table, nw.DataFrame):
        return _split_eager(table, checker)
    if isinstance(table, nw.LazyFrame) and table.implementation.is_duckdb():
        duckdb = need("duckdb", "test")
        parts = _split(table.collect("polars").to_native(), checker)
        good, faults = (duckdb.from_arrow(part.to_arrow()) for part in parts)
        return good, faults
    raise FrameError("frames.kind", value=frame)


def _split(frame: pl.DataFrame, checker: Checker[Any]) -> tuple[pl.DataFrame, pl.DataFrame]:
    found = checker.check(frame)
    return frame.filter(~found.faulty), pl.DataFrame(_fault_columns(found), schema=FAULTS)


def _split_eager(table: nw.DataFrame[Any], checker: Checker[Any]) -> tuple[Any, Any]:
    """The same by way of a polars table of the columns that matter."""
    asked = [name for name in table.columns if name in checker.fields]
    found = checker.check(pl.DataFrame({name: cells_of(table[name]) for name in asked}, height=len(table)))
    good = table.filter((~found.faulty).to_list()) if len(table) else table
    faults = pl.DataFrame(_fault_columns(found), schema=FAULTS)
    if table.implementation.is_pandas():
        return good.to_native(), need("pandas", "test").DataFrame(faults.to_dict(as_series=False), columns=list(FAULTS))
    told = nw.from_dict(faults.to_dict(as_series=False), backend=table.implementation)
    return good.to_native(), told.to_native()


def _fault_columns(found: Found) -> dict[str, list[Any]]:
    return {
        "row": [fault.position for fault in found.faults],
        "column": [fault.column for fault in found.faults],
        "value": [fault.value for fault in found.faults],
        "code": [fault.code for fault in found.faults],
        "message": [fault.message("en") for fault in found.faults],
        "message_zh": [fault.message("zh") for fault in found.faults],
    }
