"""The cells of a column as texts, whatever kind of column they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from mfgcity.errors import need
from mfgcity.frames import cells

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")


@attrs.frozen(eq=False)
class Texts:
    """The cells of a column.

    Attributes:
        text: The text of each cell; null where nothing stands, or what no text stands for.
        odd: The cells that no text stands for, such as floats, by position.
    """

    text: pl.Series
    odd: dict[int, object]


def texts_of(series: pl.Series) -> Texts:
    """The cells of a polars series as texts: whole numbers, decimals with their places, days and booleans as written."""
    kind = series.dtype
    if kind == pl.String:
        return Texts(series, {})
    if kind.is_integer() or kind.is_decimal() or kind in (pl.Date, pl.Boolean, pl.Categorical, pl.Enum, pl.Null):
        return Texts(series.cast(pl.String), {})
    if isinstance(kind, pl.Datetime) and kind.time_zone is None and (series.dt.truncate("1d") == series).all():
        return Texts(series.cast(pl.Date).cast(pl.String), {})
    return texts_from(series.to_list())


def texts_from(values: list[Any]) -> Texts:
    """The cells of a list as texts."""
    plain = [cells.plain(value) for value in values]
    odd = {place: value for place, value in enumerate(plain) if value is not None and not isinstance(value, str)}
    texts = [value if isinstance(value, str) else None for value in plain] if odd else plain
    return Texts(pl.Series(texts, dtype=pl.String), odd)


def shown(column: pl.Series) -> pl.Series:
    """The cells of a column as texts, those too for which no text stands."""
    found = texts_of(column)
    return found.text.scatter(list(found.odd), list(map(str, found.odd.values()))) if found.odd else found.text
