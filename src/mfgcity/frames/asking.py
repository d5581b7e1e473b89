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
    frame = pl.DataFrame({OTHER: other.text, OWN: own.text}).with_row_index(PLACE)
    if not own.plan.always and own.text.null_count():
        frame = frame.filter(pl.col(OWN).is_not_null())
    found = cases(rule, Pair(own.plan, other.plan, other.values_by_text))
    if found:
        frame = _not_accepted(frame, found)
    odd = pl.Series([*own.odd, *other.odd], dtype=pl.UInt32)
    for known in (own.bad, own.empty, other.bad, other.empty, odd):
        if known.len():
            frame = frame.filter(~pl.col(PLACE).is_in(known.implode()))
    return frame


def odd_pairs(other: Column, own: Column) -> list[tuple[int, object, object]]:
    """The rows on which both cells are valid and no text stands for one of them: their positions and both cells."""
    if not own.odd and not other.odd:
        return []
    invalid = {place for known in (own.bad, own.empty, other.bad, other.empty) for place in known.to_list()}
    return [(place, other.cell(place), own.cell(place)) for place in sorted({*own.odd, *other.odd} - invalid)]


def _not_accepted(frame: pl.DataFrame, found: list[Case]) -> pl.DataFrame:
    """The rows that no case accepts."""
    table = nw.from_native(frame, eager_only=True)
    rows = table.select(
        *(case.rows.fill_null(value=False).alias(str(place)) for place, case in enumerate(found))
    ).to_native()
    left = [frame.filter(~pl.any_horizontal(rows.get_columns()))]
    tests = [(frame.filter(rows[str(place)]), case.kept) for place, case in enumerate(found) if case.kept is not None]
    # All tests in one go, since one alone keeps only one processor busy.
    kept = pl.collect_all(nw.from_native(about.lazy()).select(test.alias("kept")).to_native() for about, test in tests)
    left += [
        about.filter(~passed["kept"].fill_null(value=False)) for (about, _), passed in zip(tests, kept, strict=True)
    ]
    return pl.concat(left)
