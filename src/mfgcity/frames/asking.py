"""Which rows of a table a rule between two fields is asked of, one distinct pair of cells after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from mfgcity.errors import need
from mfgcity.frames.columns import PLACE, Column
from mfgcity.frames.pairs import OTHER, OWN, Case, Pair, cases

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")


def left_to_ask(rule: Any, other: Column, own: Column) -> pl.DataFrame:
    """The rows on which both cells are valid and that no expression accepts: their positions and both cells."""
    frame = pl.DataFrame({OTHER: other.text, OWN: own.text})
    if not own.plan.always:
        if own.heading is None:
            return frame.clear().with_row_index(PLACE)
        if own.text.null_count():
            frame = frame.with_row_index(PLACE).filter(pl.col(OWN).is_not_null())
    if PLACE not in frame.columns:
        frame = frame.with_row_index(PLACE)
    found = cases(rule, Pair(own.plan, other.plan, other.values_by_text))
    if found:
        frame = _not_accepted(frame, found)
    for known in (own.bad, own.empty, other.bad, other.empty):
        if known.len():
            frame = frame.filter(~pl.col(PLACE).is_in(known.implode()))
    return frame


def _not_accepted(frame: pl.DataFrame, found: list[Case]) -> pl.DataFrame:
    """The rows that no case accepts."""
    table = nw.from_native(frame, eager_only=True)
    rows = table.select(
        *(case.rows.fill_null(value=False).alias(str(place)) for place, case in enumerate(found))
    ).to_native()
    left = [frame.filter(~pl.any_horizontal(rows.get_columns()))]
    for place, case in enumerate(found):
        if case.kept is not None:
            about = frame.filter(rows[str(place)])
            kept = nw.from_native(about, eager_only=True).select(case.kept.alias("kept")).to_native()["kept"]
            left.append(about.filter(~kept.fill_null(value=False)))
    return pl.concat(left)
