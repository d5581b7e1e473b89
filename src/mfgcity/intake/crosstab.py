"""Tables with an observation in each cell, as rows of one observation each; what is found goes back to its cell (交叉表)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from mfgcity.domain import City, Record
from mfgcity.domain.observation import UNITS, Measure
from mfgcity.domain.record import words_of
from mfgcity.errors import need
from mfgcity.figures import Unit, UnitKind
from mfgcity.figures.unit import UnitError
from mfgcity.frames import cells
from mfgcity.frames.fields import UNIT_FIELD
from mfgcity.frames.texts import shown, texts_of
from mfgcity.intake.coordinates import Coordinates, measure_of, period_of
from mfgcity.intake.crossing import said_by_crossing
from mfgcity.intake.errors import SheetError
from mfgcity.intake.faults import Fault, Missing, Note
from mfgcity.intake.headings import Heading
from mfgcity.intake.intake import Intake, Lazily
from mfgcity.intake.table import BATCH
from mfgcity.intake.tabular import Tabular, of_rows
from mfgcity.period import Period, PeriodError

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

R = TypeVar("R", bound=Record)

_RATES: Final = r"[%％‰]|百分点|percent|pct"
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
        faults=tuple(dict.fromkeys(map(crosstab.placed, found.faults))),
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
        name = self._names[place]
        parts = dict(fault.parts)
        if isinstance(first := parts.get("first"), int):
            parts["first"] = first // len(self._names)
        if fault.field in self._of_rows and fault.column not in self._labels:
            return attrs.evolve(fault, row=row, column=None, parts=parts)
        own = fault.column not in self._labels
        if fault.field == "measure" and fault.code == "missing":
            return attrs.evolve(fault, row=row, column=name, code="crosstab.measure", parts={"heading": name})
        return attrs.evolve(fault, row=row, column=name if own else fault.column, parts=parts)

    def missing(self) -> Iterator[Missing]:
        """Every cell of the table without a value, by row and column."""
        shown = [name for name in (*self._labels, *self._names) if name not in self._table.given]
        for batch in self._table.batches():
            for row, *texts in batch.select("row", *shown).iter_rows():
                for name, text in zip(shown, texts, strict=True):
                    if text is None or (isinstance(text, str) and cells.missing(text) is not None):
                        yield Missing(row, name, *cells.gap(text))

    def batches(self, rows: int = BATCH, /) -> Iterator[pl.DataFrame]:
        """The observations; cells without a value hold none.

        Raises:
            SheetError: If headings speak of a period that neither they nor the table say.
        """
        for batch in self._table.batches(max(rows // len(self._names), 1)):
            parts = [self._part(batch, place, name) for place, name in enumerate(self._names)]
            alike: dict[tuple[Any, ...], list[pl.DataFrame]] = {}
            for part in parts:
                # Floats of a frame stay what they are, to be refused.
                alike.setdefault(tuple(part.dtypes), []).append(part)
            for found in alike.values():
                whole = found[0] if pl.Object in found[0].dtypes else pl.concat(found)
                if whole.height:
                    yield whole.sort("row")

    def _part(self, batch: pl.DataFrame, place: int, name: str) -> pl.DataFrame:
        """The observations in one column of a batch."""
        says, of = self._columns[name].says or Coordinates(), self._heading_of
        texts = texts_of(batch[name])
        batch = batch if texts.odd else batch.with_columns(texts.text.alias(name))
        filled = ~shown(batch[name]).fill_null("").str.strip_chars(cells.BLANKS).is_in(list(cells.MARKS))
        number = (pl.col("row").cast(pl.UInt32) * len(self._names) + place).alias("row")
        kept = batch.filter(filled)
        found = kept.select(number, *self._labels, pl.col(name).alias(of["figure"]))
        said: dict[str, Any] = {of["of"]: says.of and says.of.value, of["reference"]: says.reference}
        if says.name:
            said[of["subject" if "indicator" in self._labels.values() else "indicator"]] = says.name
        found = found.with_columns(
            pl.lit(text, pl.String).alias(name) for name, text in said.items() if text is not None
        )
        found = found.with_columns(self._periods(found, says).alias(of["period"]))
        found = found.with_columns(self._units(found, name, says).alias(of[UNIT_FIELD]))
        found = found.with_columns(self._measures(found, says).alias(of["measure"]))
        absent = [of[role] for role in _ROLES if of[role] not in found.columns]
        return found.with_columns(pl.lit(None, pl.String).alias(name) for name in absent).select("row", *self.fields)

    def _label(self, found: pl.DataFrame, field: str) -> pl.Series:
        """The cells of a field that labels the rows; nulls where none does."""
        name = self._heading_of[field]
        if name in found.columns:
            return shown(found[name])
        return pl.repeat(None, found.height, dtype=pl.String, eager=True)

    def _periods(self, found: pl.DataFrame, says: Coordinates) -> pl.Series:
        """The period of each observation of a column."""
        said = self._label(found, "period")
        texts: dict[str | None, str | None] = {}
        for text in said.unique():
            about = None if text is None else _period(text)
            if not says.time:
                texts[text] = text
            elif (period := period_of(says.time, about)) is not None:
                texts[text] = str(period)
            elif about is None and text is None:
                raise SheetError("crosstab.period", value=says.time, place=self.sheet or self.file or "")
            else:
                texts[text] = says.time if about is not None else text
        return said.replace_strict(texts, return_dtype=pl.String)

    def _units(self, found: pl.DataFrame, name: str, says: Coordinates) -> pl.Series:
        """The unit of bare numbers of a column: that of its heading, or of the row where its measure can have it."""
        said, own = self._label(found, UNIT_FIELD), self._columns[name].unit
        allowed = None if says.measure is None else UNITS.get(says.measure)
        texts: dict[str | None, str | None] = {}
        for text in said.unique():
            fits = allowed is None or _kind(text) in allowed
            other = own is not None and _kind(text) is not _kind(own)
            texts[text] = cells.unit_text(None if other or not fits else text, own)
        return said.replace_strict(texts, return_dtype=pl.String)

    def _measures(self, found: pl.DataFrame, says: Coordinates) -> pl.Series:
        """The measure of each observation of a column: as its heading or the row says it, or as a unit of quantities does.

        A rate is of many measures: where neither says which, nor the name of the indicator, there is none.
        """
        said = self._label(found, "measure")
        texts = {text: _joined(text, says.measure) for text in said.unique()}
        said = said.replace_strict(texts, return_dtype=pl.String)
        if says.measure is not None:
            return said
        figure = shown(found[self._heading_of["figure"]])
        units = self._label(found, UNIT_FIELD)
        rates = [text for text in units.unique() if _kind(text) in (UnitKind.RATIO, UnitKind.POINTS)]
        places = [text for text in units.unique() if _kind(text) is UnitKind.PLACE]
        bare = figure.str.contains(r"[0-9]\s*$")
        is_rate = figure.str.contains(_RATES) | (bare & units.is_in(rates))
        is_place = figure.str.contains("[位名]$") | (bare & units.is_in(places))
        is_rate = is_rate.fill_null(value=False)
        named = self._label(found, "indicator")
        measures = {name: measure_of(name) for name in named.filter(is_rate).unique() if name is not None}
        of_name = named.replace_strict(
            list(measures), [each and each.value for each in measures.values()], default=None, return_dtype=pl.String
        )
        implied = (
            pl.when(is_rate)
            .then(of_name)
            .when(is_place.fill_null(value=False))
            .then(pl.lit(Measure.RANK.value))
            .otherwise(pl.lit(Measure.LEVEL.value))
        )
        return pl.DataFrame({"said": said}).select(pl.coalesce("said", implied)).to_series()


def _period(text: str) -> Period | None:
    try:
        return Period.parse(cells.trimmed(text))
    except PeriodError:
        return None


def _joined(text: str | None, measure: Measure | None) -> str | None:
    """The measure of a heading and of a row, where both say the same or one says nothing; else what neither is."""
    own = None if text is None or cells.missing(text) is not None else cells.trimmed(text)
    if measure is None or own is None:
        return own if measure is None else measure.value
    return measure.value if own in words_of(measure) else f"{own} / {measure.zh[0]}"


def _kind(unit: str | None) -> UnitKind | None:
    try:
        return None if unit is None else Unit.parse(cells.trimmed(unit)).kind
    except UnitError:
        return None
