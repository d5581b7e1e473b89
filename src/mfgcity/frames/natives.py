"""Tables of other kinds as tables of polars, cell by cell (各类数据框)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from mfgcity.errors import need
from mfgcity.frames.errors import FrameError
from mfgcity.frames.texts import texts_from

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")


def as_polars(frame: Any) -> pl.DataFrame:
    """A table of any kind as a polars table; a lazy one is collected.

    Raises:
        FrameError: If it is no table that narwhals knows, or a column has no text of its own for a name.
    """
    if isinstance(frame, pl.DataFrame):
        return frame
    if isinstance(frame, pl.LazyFrame):
        return frame.collect()
    _check_names(getattr(frame, "column_names", None) or getattr(frame, "columns", ()))
    table: Any = nw.from_native(frame, pass_through=True)
    if isinstance(table, nw.DataFrame):
        return pl.DataFrame({name: cells_of(table[name]) for name in table.columns}, height=len(table))
    if isinstance(table, nw.LazyFrame):
        collected: pl.DataFrame = table.collect("polars").to_native()
        return collected
    raise FrameError("frames.kind", value=frame)


def _check_names(names: Any) -> None:
    """Refuse names that are no texts, or stand twice, as pandas allows."""
    seen: set[str] = set()
    for name in names if isinstance(names, Iterable) else ():
        if not isinstance(name, str) or name in seen:
            raise FrameError("frames.columns", value=name)
        seen.add(name)


def cells_of(column: nw.Series[Any]) -> pl.Series:
    """A column as one of polars, cell by cell: no kind of cell is made another on the way."""
    values = column.to_list()
    if column.dtype == nw.Boolean or column.dtype.is_integer():
        return pl.Series(values)
    if column.dtype == nw.String:
        return pl.Series([value if isinstance(value, str) else None for value in values], dtype=pl.String)
    found = texts_from(values)
    if not found.odd:
        return found.text
    mixed = [found.odd.get(place, text) for place, text in enumerate(found.text)]
    return pl.Series(mixed, dtype=pl.Object)
