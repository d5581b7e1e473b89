"""Which rows of a table a rule between two fields is asked of, one distinct pair of cells after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from mfgcity.errors import need
from mfgcity.frames.acceptance import is_of_type_alone, key_of
from mfgcity.frames.columns import PLACE, Column, judge_all, judge_among
from mfgcity.frames.pairs import OTHER, OWN, PROVING, Pair, cases

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")


def judge(columns: list[Column]) -> None:
    """Judge the cells of the columns of one batch, those together that a rule between two fields proves valid together."""
    known = {column.plan.name: column for column in columns}
    late = {column.plan.name: other for column in columns if (other := _prover(column, known)) is not None}
    judge_all([column for column in columns if column.plan.name not in late])
    for name, other in late.items():
        column = known[name]
        column.left = _not_accepted(column.plan.beside[0], other, column)
        judge_among(column, column.left[PLACE])


def _prover(column: Column, known: Mapping[str, Column]) -> Column | None:
    """The column of the earlier field with which the cells of a column are proved valid; None where they are not."""
    plan = column.plan
    if not is_of_type_alone(plan) or len(plan.beside) != 1 or key_of(plan.beside[0]) not in PROVING:
        return None
    return known.get(plan.beside[0].field)


def left_to_ask(rule: Any, other: Column, own: Column) -> pl.DataFrame:
    """The rows on which both cells are valid and that no expression accepts: their positions and both cells."""
    frame = _not_accepted(rule, other, own) if own.left is None else own.left
    if not own.plan.always:
        frame = frame.filter(pl.col(OWN).is_not_null())
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


def _not_accepted(rule: Any, other: Column, own: Column) -> pl.DataFrame:
    """The rows that no expression accepts: their positions and both cells."""
    frame = pl.DataFrame({OTHER: other.text, OWN: own.text}).with_row_index(PLACE)
    found = cases(rule, Pair(own.plan, other.plan, other.values_by_text))
    if not found:
        return frame
    table = nw.from_native(frame.lazy())
    about = [case.rows.fill_null(value=False) for case in found]
    left = [table.filter(~nw.any_horizontal(*about, ignore_nulls=True))]
    left += [
        table.filter(rows).select(PLACE, kept=case.kept.fill_null(value=False)).filter(~nw.col("kept"))
        for rows, case in zip(about, found, strict=True)
        if case.kept is not None
    ]
    # All tests in one go, since one alone keeps only one processor busy.
    places = pl.collect_all(plan.select(PLACE).to_native() for plan in left)
    return frame[pl.concat(places)[PLACE]]
