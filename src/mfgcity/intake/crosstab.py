"""Tables with an observation in each cell, as rows of one observation each; what is found goes back to its cell (交叉表)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from mfgcity.domain import City, Record
from mfgcity.errors import need
from mfgcity.frames import cells
from mfgcity.frames.fields import UNIT_FIELD
from mfgcity.frames.texts import shown, texts_of
from mfgcity.intake.coordinates import Coordinates, coordinates
from mfgcity.intake.crossing import said_by_crossing
from mfgcity.intake.deducing import OPEN, measures, periods, units
from mfgcity.intake.errors import SheetError
from mfgcity.intake.faults import Fault, Missing, Note
from mfgcity.intake.headings import Heading
from mfgcity.intake.intake import Intake, Lazily
from mfgcity.intake.table import BATCH
from mfgcity.intake.tabular import Tabular, of_rows
from mfgcity.intake.times import period_of
from mfgcity.intake.wording import key

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

_FIGURE: Final = re.compile(r"[-+－＋]?[0-9０-９][0-9０-９,，.．]*\s*\D{0,4}(?<![年月季度期])")
_ROW: Final = " row"
R = TypeVar("R", bound=Record)

_ROLES: Final = ("indicator", "subject", "period", "measure", "of", "reference", "figure", UNIT_FIELD)


def is_crossed(table: Tabular) -> bool:
    """Whether the table has an observation in each cell."""
    return any(heading.says is not None for heading in table.headings)


def of_cells(
    kind: type[R],
    table: Tabular,
    city: City | None,
    *,
    hold: bool,
    progress: Callable[[int], None] | None = None,
) -> Intake[R]:
    """What becomes of the cells of a table that holds an observation in each.

    Args:
        kind: The type of the records.
        table: The table.
        city: The city the records will belong to.
        hold: Whether the rows are held, or read again when they are needed again.
        progress: Called with the number of observations read so far.
    """
    crosstab = Crosstab(table)
    found = of_rows(kind, crosstab, city, hold=hold, progress=progress)
    return attrs.evolve(
        found,
        faults=tuple(sorted(dict.fromkeys(map(crosstab.placed, found.faults)), key=lambda fault: fault.row or 0)),
        missing=Lazily(crosstab.missing),
        headings=table.fields,
        frames=lambda: (frame.with_columns(crosstab.rows(frame["row"])) for frame in found.frames()),
        table=table,
    )


class Crosstab:
    """A table that holds an observation in each cell, as one with a row for each.

    The number of such a row tells the cell: it counts the columns of observations within the rows of the table.

    Args:
        table: The table; its headings say which columns hold observations.
    """

    def __init__(self, table: Tabular) -> None:
        self._table = table
        self.file, self.sheet = table.file, table.sheet
        self.encoding, self.delimiter = table.encoding, table.delimiter
        named = zip(table.fields.items(), (heading for heading in table.headings if heading.field), strict=False)
        self._columns = {name: heading for (name, _), heading in named if heading.says is not None}
        self._names = list(self._columns)
        self._labels = {name: field for name, field in table.fields.items() if name not in self._columns}
        self._of_rows = {"indicator", "subject"} - said_by_crossing(table.headings)
        self._heading_of = {field: name for name, field in self._labels.items()}
        for role in _ROLES:
            name, number = role, 2
            while name in table.fields:
                name, number = f"{role} ({number})", number + 1
            self._heading_of.setdefault(role, name)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the labels of the rows; those of the columns of observations say no field of a row."""
        return ()

    @property
    def fields(self) -> dict[str, str]:
        """The field of each column."""
        return self._labels | {name: role for role, name in self._heading_of.items()}

    @property
    def given(self) -> Mapping[str, tuple[str, str]]:
        """What every row is given."""
        return self._table.given

    @property
    def units(self) -> Mapping[str, str]:
        """None: each row gives its own."""
        return {}

    @property
    def header_rows(self) -> tuple[int, ...]:
        """The rows of the headings."""
        return tuple(row * len(self._names) for row in self._table.header_rows)

    @property
    def notes(self) -> list[Note]:
        """What holds no data."""
        return self._table.notes

    @property
    def faults(self) -> list[Fault]:
        """Faults of the headings, and rows that are in no batch."""
        width = len(self._names)
        return [
            attrs.evolve(fault, row=None if fault.row is None else fault.row * width) for fault in self._table.faults
        ]

    def cells(self, heading: str) -> dict[int, str]:
        """What stands under a heading, by row of the table."""
        return self._table.cells(heading)

    def rows(self, numbers: pl.Series) -> pl.Series:
        """The rows of the table in which some observations stand."""
        return numbers // len(self._names)

    def placed(self, fault: Fault) -> Fault:
        """A fault in its cell of the table."""
        if fault.row is None:
            return fault
        row, place = divmod(fault.row, len(self._names))
        if row in self._table.header_rows or fault.code.startswith("row."):
            return attrs.evolve(fault, row=row)
        name, parts = self._names[place], dict(fault.parts)
        if isinstance(first := parts.get("first"), int):
            parts["first"] = first // len(self._names)
        if fault.column in self._labels.keys() - self._table.given.keys():
            name = fault.column
        if fault.field == "measure" and fault.code == "missing":
            return attrs.evolve(fault, row=row, column=name, code="crosstab.measure", parts={"heading": name})
        time = self._says(place).time
        if fault.field == "period" and fault.value == time + OPEN:
            name = self._names[place]
            return attrs.evolve(fault, row=row, column=name, value=time, code="crosstab.time", parts={"value": time})
        if fault.field in self._of_rows and fault.column not in self._labels:
            return attrs.evolve(fault, row=row, column=None, parts=parts)
        return attrs.evolve(fault, row=row, column=name, parts=parts)

    def missing(self) -> Iterator[Missing]:
        """Every cell of the table without a value, by row and column."""
        names = [name for name in (*self._labels, *self._names) if name not in self._table.given]
        for batch in self._table.batches():
            for row, *texts in batch.select("row", *(shown(batch[name]).alias(name) for name in names)).iter_rows():
                for name, text in zip(names, texts, strict=True):
                    if text is None or cells.missing(text) is not None:
                        yield Missing(row, name, *cells.gap(text))

    def _says(self, place: int) -> Coordinates:
        return self._columns[self._names[place]].says or Coordinates()

    def batches(self, rows: int = BATCH, /) -> Iterator[pl.DataFrame]:
        """The observations; cells without a value hold none.

        Raises:
            SheetError: If headings speak of a period that nothing says, or other headings stand among the rows.
        """
        self._refuse_times()
        for batch in self._table.batches(max(rows // len(self._names), 1)):
            self._refuse_headings(batch)
            alike: dict[tuple[Any, ...], list[pl.DataFrame]] = {}
            for place, name in enumerate(self._names):
                part = self._part(batch, place, name)
                # Floats of a frame stay what they are, to be refused.
                alike.setdefault(tuple(part.dtypes), []).append(part)
            for found in alike.values():
                whole = found[0] if pl.Object in found[0].dtypes else self._said_once(pl.concat(found))
                if whole.height:
                    yield whole.sort("row")

    def _refuse_times(self) -> None:
        """Refuse headings that name no year where neither a column nor the title says what the table is about."""
        if self._heading_of["period"] not in self._labels:
            for heading in self._columns.values():
                time = heading.says.time if heading.says else ""
                if time and period_of(time, None) is None:
                    raise SheetError("crosstab.period", value=time, place=self.sheet or self.file or "-")

    def _refuse_headings(self, batch: pl.DataFrame) -> None:
        """Refuse a line of headings among the rows, under which the columns say something else."""
        names = [name for field in ("indicator", "subject") if (name := self._heading_of[field]) in batch.columns]
        names = [name for name in names if name not in self._table.given]
        if not names:
            return
        texts = batch.select(
            "row", *(shown(batch[name]).str.strip_chars().alias(name) for name in (*names, *self._names))
        )
        again = {name: [text for text in texts[name].unique() if text and key(text) == key(name)] for name in names}
        suspects = texts.filter(
            pl.any_horizontal(pl.col(name).is_in(found) for name, found in again.items())
            | pl.all_horizontal(pl.col(name).fill_null("") == "" for name in names)
        )
        for row, *shown_cells in suspects.iter_rows():
            labels, figures = shown_cells[: len(names)], shown_cells[len(names) :]
            if any(labels) or any(text and _is_heading(text) for text in figures):
                raise SheetError("crosstab.heading", row=row, place=self.sheet or self.file or "-")

    def _said_once(self, found: pl.DataFrame) -> pl.DataFrame:
        """The observations without those that a row says twice, as 本月 and 累计 of a January do."""
        times = [heading.says.time for heading in self._columns.values() if heading.says]
        if sum(period_of(time, None) is None for time in times if time) < 2:
            return found
        told = found.sort("row").with_columns((pl.col("row") // len(self._names)).alias(_ROW))
        return told.unique([name for name in told.columns if name != "row"], keep="first", maintain_order=True).drop(
            _ROW
        )

    def _part(self, batch: pl.DataFrame, place: int, name: str) -> pl.DataFrame:
        """The observations in one column of a batch."""
        says, of = self._says(place), self._heading_of
        texts = texts_of(batch[name])
        batch = batch if texts.odd else batch.with_columns(texts.text.alias(name))
        filled = ~shown(batch[name]).fill_null("").str.strip_chars(cells.BLANKS).is_in(list(cells.MARKS))
        number = (pl.col("row").cast(pl.UInt32) * len(self._names) + place).alias("row")
        found = batch.filter(filled).select(number, *self._labels, pl.col(name).alias(of["figure"]))
        said = {"of": says.of and says.of.value, "reference": says.reference}
        said[says.names] = says.name or None
        found = found.with_columns(pl.lit(text, pl.String).alias(of[field]) for field, text in said.items() if text)
        absent = [of[role] for role in _ROLES if of[role] not in found.columns]
        found = found.with_columns(pl.lit(None, pl.String).alias(name) for name in absent)
        labels = found.select(shown(found[of[role]]).alias(role) for role in _ROLES)
        labels = labels.with_columns(pl.col("unit").alias("row_unit"))
        labels = labels.with_columns(units(says, self._columns[name].unit, labels).alias("unit"))
        labels = labels.with_columns(
            periods(says, labels["period"]).alias("period"), measures(says, labels).alias("measure")
        )
        return found.with_columns(labels[role].alias(of[role]) for role in ("period", "unit", "measure")).select(
            "row", *self.fields
        )


def _is_heading(text: str) -> bool:
    """Whether a cell in the place of a figure is a heading: a time, a measure or a unit."""
    if cells.missing(text) is not None or _FIGURE.fullmatch(text):
        return False
    says = coordinates([text])
    return says is not None and bool(says.time or says.measure or (says.unit and not says.name))
