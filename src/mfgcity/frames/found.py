"""What a check finds in one batch: its cells judged, its faults, its cells without a value."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from mfgcity.errors import need
from mfgcity.frames.columns import Column
from mfgcity.frames.complaints import CellFault
from mfgcity.frames.judging import Gap

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")


@attrs.define(eq=False)
class Judged:
    """One batch whose cells are judged.

    Attributes:
        frame: The batch.
        columns: Its columns that have a field, each with the verdicts on its cells.
    """

    frame: pl.DataFrame
    columns: list[Column]

    @property
    def empty(self) -> dict[str, pl.Series]:
        """Whether each cell has no value, being blank or a mark, for each column that has such cells."""
        found = {}
        for column in self.columns:
            gaps = column.texts_of(Gap)
            if column.heading is None or not (gaps or column.text.null_count()):
                continue
            nothing = column.text.is_null()
            if column.odd:
                nothing = nothing.scatter(list(column.odd), False)
            if gaps:
                nothing = nothing | column.text.is_in(gaps).fill_null(value=False)
            found[column.heading] = nothing
        return found

    def alike(self, field: str, spellings: dict[str, str]) -> pl.Series | None:
        """The cells of a field, those of one value alike; None where the table has no such column."""
        column = next((column for column in self.columns if column.plan.name == field), None)
        return None if column is None else column.alike(spellings)


@attrs.define(eq=False, slots=False)
class Found(Judged):
    """What a check found in one batch.

    Attributes:
        faults: Every fault of every row, by row and field.
    """

    faults: list[CellFault]

    @cached_property
    def faulty(self) -> pl.Series:
        """Whether each row has a fault."""
        faulty = pl.repeat(False, self.frame.height, dtype=pl.Boolean, eager=True)
        positions = {fault.position for fault in self.faults}
        return faulty.scatter(sorted(positions), True) if positions else faulty
