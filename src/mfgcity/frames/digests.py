"""Numbers in the place of keys: equal keys have equal numbers, and other keys hardly ever (键的摘要)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mfgcity.errors import need

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")


def digest(columns: Iterable[str]) -> pl.Expr:
    """A number for each row, from what stands in some columns."""
    mixed = pl.lit(0, pl.UInt64)
    for number, name in enumerate(columns):
        mixed = mixed + pl.col(name).hash(number)
    return mixed


def repeats(numbers: pl.Series) -> pl.Series:
    """The numbers that stand more than once, each once."""
    ordered = numbers.drop_nulls().sort(multithreaded=False)
    return ordered.filter(ordered == ordered.shift()).unique()
