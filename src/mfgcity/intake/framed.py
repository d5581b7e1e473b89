"""Frames as tables: columns that are already there, with rows numbered from 0 (数据框)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import attrs
from pydantic import BaseModel

from mfgcity.errors import need
from mfgcity.frames.natives import as_polars
from mfgcity.frames.texts import shown
from mfgcity.intake.asides import Asides
from mfgcity.intake.faults import Fault, Note
from mfgcity.intake.grid import Line
from mfgcity.intake.headings import Heading, Matcher
from mfgcity.intake.layout import Layout, Remark, find_layout
from mfgcity.intake.table import BATCH, check_given, given_columns, heading_faults, time_notes

if TYPE_CHECKING:
    import polars as pl


class FrameTable:
    """A frame as a table of one type of records.

    Args:
        frame: A frame of any kind that narwhals knows.
        kind: The type of the records.
        mapping: Fields of columns that the type does not know, by column.
        given: Values that every row has, by a heading that the type knows.

    Raises:
        SheetError: If no column is one of the type.
        MappingError: If the mapping, or a heading of what is given, leads to no field of the type.
        GivenError: If a value that is given breaks a rule, or does not agree with the columns.
    """

    file: str | None = None
    sheet: str | None = None
    header_rows: tuple[int, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None

    def __init__(
        self,
        frame: Any,
        kind: type[BaseModel],
        mapping: Mapping[str, str] | None = None,
        given: Mapping[str, object] | None = None,
    ) -> None:
        self._frame = as_polars(frame)
        self._matcher = Matcher(kind, mapping, given)

    @cached_property
    def _layout(self) -> Layout:
        names = Line(0, tuple(self._frame.columns))
        layout = find_layout([names], self._matcher, header=(0,), place=f"{self._matcher.name} frame")
        check_given(layout, self._matcher)
        return layout

    @property
    def given(self) -> Mapping[str, tuple[str, str]]:
        """The field and the text of what every row is given, by the heading that such a column would have."""
        return self._layout.given

    @property
    def fields(self) -> dict[str, str]:
        """The field of each column that has one, and of each value that every row is given."""
        given = {heading: field for heading, (field, _) in self.given.items()}
        return self._read | given

    @property
    def _read(self) -> dict[str, str]:
        return {self._column(heading.number): heading.field for heading in self._layout.headings if heading.field}

    @property
    def units(self) -> dict[str, str]:
        """The unit of bare numbers in each column whose name gives one."""
        return {
            self._column(heading.number): heading.unit
            for heading in self._layout.headings
            if heading.field and heading.unit
        }

    @property
    def notes(self) -> list[Note]:
        """Columns passed over, words of their names, and rows that hold no data, as in files."""
        told = {fault.column for fault in self.faults}
        columns = [
            Note(None, None, None, "column", heading.text)
            for heading in self.headings
            if heading.field is None and heading.text not in told
        ]
        rows = [Note(None, None, *remark) for remark in self._parted[1]]
        return columns + time_notes(None, None, self._layout, self._matcher) + rows

    @property
    def faults(self) -> list[Fault]:
        """What is wrong with the columns."""
        unnamed = [
            Fault(None, None, None, str(number), None, "heading.none", parts={"value": str(number)})
            for number, name in enumerate(self._frame.columns, 1)
            if not name.strip() and self._frame[name].null_count() < self._frame.height
        ]
        return unnamed + [
            attrs.evolve(fault, file=None, row=None) for fault in heading_faults("", None, self._layout, self._matcher)
        ]

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The columns that have a name, each with its own text."""
        return self._layout.headings

    def cells(self, heading: str) -> dict[int, str]:
        """What stands in a column, by row; rows where nothing stands are left out."""
        column = next((self._column(known.number) for known in self.headings if known.text == heading), None)
        cells = [] if column is None else self._frame[column].to_list()
        return {row: str(cell) for row, cell in enumerate(cells) if cell is not None}

    def batches(self, rows: int = BATCH) -> Iterator[pl.DataFrame]:
        """The rows, with the column ``row``; so many at the most in a frame."""
        chosen = self._frame.select(list(self._read)).with_row_index("row")
        if self._parted[1]:
            chosen = chosen.join(self._parted[0].select("row"), on="row", how="semi", maintain_order="left")
        chosen = chosen.with_columns(**given_columns(need("polars", "polars"), self.given))
        yield from chosen.iter_slices(rows) if chosen.height else ()

    @cached_property
    def _parted(self) -> tuple[pl.DataFrame, list[Remark]]:
        """The texts of the rows of data, and what the other rows are."""
        pl = need("polars", "polars")
        texts = pl.DataFrame(
            [shown(self._frame[name]).alias(str(number)) for number, name in enumerate(self._frame.columns, 1)]
        )
        asides = Asides(self.headings, self._matcher, -1)
        return asides.parted(pl, texts.with_row_index("row"))

    def _column(self, number: int) -> str:
        return self._frame.columns[number - 1]
