"""Rows of tables as records: checked as columns, batch by batch (表格数据)."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeVar

from mfgcity.domain import City, Record
from mfgcity.errors import need
from mfgcity.frames import cells
from mfgcity.frames.checking import Checker
from mfgcity.frames.digests import digest, repeats
from mfgcity.frames.found import Judged
from mfgcity.frames.texts import texts_of
from mfgcity.intake.faults import Fault, Missing, Note, order_in
from mfgcity.intake.given import placing
from mfgcity.intake.headings import Heading
from mfgcity.intake.intake import Intake, Lazily
from mfgcity.intake.keys import Key, keys_of, keys_of_texts, repeated
from mfgcity.intake.mentions import Mentions
from mfgcity.intake.table import BATCH
from mfgcity.intake.times import parsed

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

R = TypeVar("R", bound=Record)


class Tabular(Protocol):
    """Rows under headings: a file, a frame, or objects alike."""

    @property
    def file(self) -> str | None:
        """The file, as it was named; None for a frame."""
        ...

    @property
    def sheet(self) -> str | None:
        """The sheet of a workbook."""
        ...

    @property
    def header_rows(self) -> tuple[int, ...]:
        """The rows of the headings."""
        ...

    @property
    def encoding(self) -> str | None:
        """The encoding of a text."""
        ...

    @property
    def delimiter(self) -> str | None:
        """What separates the cells of a text."""
        ...

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings."""
        ...

    @property
    def fields(self) -> dict[str, str]:
        """The field of each heading that has one."""
        ...

    @property
    def given(self) -> Mapping[str, tuple[str, str]]:
        """The field and the text of what every row is given, by the heading that such a column would have."""
        ...

    @property
    def units(self) -> Mapping[str, str]:
        """The unit of bare numbers under each heading that gives one."""
        ...

    @property
    def notes(self) -> list[Note]:
        """What holds no data; complete when the batches were read."""
        ...

    @property
    def faults(self) -> list[Fault]:
        """Faults of the headings, and rows that are in no batch; complete when the batches were read."""
        ...

    def cells(self, heading: str) -> dict[int, str]:
        """What stands under a heading, by row."""
        ...

    def batches(self, rows: int = ..., /) -> Iterator[pl.DataFrame]:
        """The rows, with the column ``row``, so many at the most in a frame."""
        ...


HELD_ROWS: Final = 2_000_000
"""Rows of a batch where all are held anyway."""

WORKERS: Final = 2
"""How many batches are checked at a time."""

FEW: Final = 1_000
"""So many faults are put in their places one by one."""


def of_rows(
    kind: type[R],
    table: Tabular,
    city: City | None,
    *,
    hold: bool,
    progress: Callable[[int], None] | None = None,
) -> Intake[R]:
    """What becomes of the rows of a table.

    Args:
        kind: The type of the records.
        table: The table.
        city: The city the records will belong to.
        hold: Whether the rows are held, or read again when they are needed again.
        progress: Called with the number of rows read so far.
    """
    reading = _Reading(kind, table, city, hold=hold)
    reading.check(progress)
    reading.compare()
    return reading.intake(kind)


class _Checked(NamedTuple):
    """What was found in one batch: its faults, which are still being told, its empty cells, and a number for each of its keys."""

    batch: pl.DataFrame
    faults: Future[list[Fault]]
    empty: tuple[pl.Series, dict[str, pl.Series]]
    digest: pl.DataFrame


class _Reading:
    """One reading of a table, from its first batch to what is known of all of them."""

    def __init__(self, kind: type[Record], table: Tabular, city: City | None, *, hold: bool) -> None:
        self._kind = kind
        self._table = table
        self._hold = hold
        self._held: list[pl.DataFrame] = []
        self._checker = Checker(kind, fields=table.fields, units=table.units)
        self._headings = {field: heading for heading, field in table.fields.items()}
        self._mentions = Mentions(kind, city)
        self._spellings: dict[str, dict[str, str]] = defaultdict(dict)
        self._digests: list[pl.DataFrame] = []
        self._empty: list[tuple[pl.Series, dict[str, pl.Series]]] = []
        self._suspects = pl.Series(dtype=pl.UInt32)
        self._faults: list[Fault] = []
        self._in_order = 0
        self._count = 0

    def check(self, progress: Callable[[int], None] | None) -> None:
        """Check every batch by itself, and look for keys that stand twice."""
        told: list[Future[list[Fault]]] = []
        with ThreadPoolExecutor(WORKERS) as pool:
            for checked in self._checked(pool):
                if self._hold:
                    self._held.append(checked.batch)
                told.append(checked.faults)
                self._empty.append(checked.empty)
                self._digests.append(checked.digest)
                self._learn(checked.batch)
                self._count += checked.batch.height
                if progress is not None:
                    progress(self._count)
            self._suspects = self._repeating()
        self._faults = [fault for faults in told for fault in faults.result()]

    def _checked(self, pool: ThreadPoolExecutor) -> Iterator[_Checked]:
        """What was found in each batch, in order; two are checked at a time, as polars lets other threads run."""
        waiting: deque[Future[_Checked]] = deque()
        for batch in self._table.batches(HELD_ROWS if self._hold else BATCH):
            waiting.append(pool.submit(self._check, pool, batch))
            if len(waiting) > WORKERS:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _check(self, pool: ThreadPoolExecutor, batch: pl.DataFrame) -> _Checked:
        """What was found in a batch; its faults are told while its keys are looked at."""
        judged = self._checker.judged(batch)
        told = pool.submit(self._told, judged)
        return _Checked(batch, told, (batch["row"], judged.empty), self._digest(judged))

    def _told(self, judged: Judged) -> list[Fault]:
        file, sheet, headings = self._table.file, self._table.sheet, self._headings
        found = self._checker.faults(judged)
        rows = judged.frame["row"].gather([fault.position for fault in found])
        return [
            Fault(file, sheet, row, headings.get(field), value or None, code, field, parts)
            for row, (_, _, field, value, code, parts) in zip(rows.to_list(), found, strict=True)
        ]

    def compare(self) -> None:
        """Find what no rule of a record shows: keys that stand twice, periods unlike those of headings, names that lead nowhere."""
        self._in_order = len(self._faults)
        for again in repeated(self._keys()):
            self._faults.append(self._fault(again.row, again.field, again.value, "intake.repeated", again.parts))
        if dated := self._dated():
            for batch in self._batches():
                self._faults += self._misdated(batch, dated)
        if self._mentions.fields & self._headings.keys():
            for batch in self._batches():
                self._faults += self._dangling(batch)

    def intake(self, kind: type[R]) -> Intake[R]:
        """What became of the rows, when everything was read."""
        of_rows = [fault for fault in self._table.faults if fault.row not in (None, *self._table.header_rows)]
        of_table = [fault for fault in self._table.faults if fault.row in (None, *self._table.header_rows)]
        place = order_in(self._kind)
        told, late = self._faults[: self._in_order], [*of_rows, *self._faults[self._in_order :]]
        if len(late) > FEW:
            told = sorted(told + late, key=place)
        else:
            for fault in late:
                insort(told, fault, key=place)
        if self._table.given:
            columns = {field: column for field, column in self._headings.items() if column not in self._table.given}
            told = list(map(placing(self._kind, columns, self._mentions.fields), told))
        apart = {fault.row for fault in of_rows if fault.row is not None}
        faulty = pl.Series(sorted({fault.row or 0 for fault in self._faults}), dtype=pl.UInt32)
        count = self._count + len(apart)

        def good() -> Iterator[pl.DataFrame]:
            for batch in self._batches():
                kept = batch if faulty.is_empty() else batch.filter(~pl.col("row").is_in(faulty.implode()))
                if kept.height:
                    yield kept

        def records() -> Iterator[R]:
            for batch in good():
                yield from self._checker.records(batch)  # type: ignore[misc]

        def frames() -> Iterator[pl.DataFrame]:
            return map(self._checker.numbered_texts, good())

        return Intake(
            records=Lazily(records, self._count - len(faulty)),
            faults=(*of_table, *told),
            notes=tuple(self._table.notes),
            missing=Lazily(self._missing),
            kind=kind,
            file=self._table.file,
            sheet=self._table.sheet,
            headings=self._table.fields,
            rows=count,
            frames=frames,
            table=self._table,
        )

    def _batches(self) -> Iterable[pl.DataFrame]:
        return self._held if self._hold else self._table.batches()

    def _fault(self, row: int, field: str, value: str | None, code: str, parts: Any) -> Fault:
        column = self._headings.get(field)
        return Fault(self._table.file, self._table.sheet, row, column, value or None, code, field, parts)

    def _digest(self, judged: Judged) -> pl.DataFrame:
        """The rows with a number for each of their keys: equal keys have equal numbers, and others hardly ever."""
        columns = [judged.frame["row"]]
        for place, fields in enumerate(self._kind.unique):
            parts = [part for field in fields if (part := judged.alike(field, self._spellings[field])) is not None]
            if fields[0] not in self._headings or not parts:
                continue
            whole = pl.DataFrame({str(number): part for number, part in enumerate(parts)})
            mixed = digest(whole.columns)
            if parts[0].null_count():
                mixed = pl.when(pl.col("0").is_not_null()).then(mixed)
            columns.append(whole.select(mixed.alias(f"key{place}")).to_series())
        return pl.DataFrame(columns)

    def _repeating(self) -> pl.Series:
        """The rows that may have a key which another row has too."""
        whole = pl.concat(self._digests or [pl.DataFrame(schema={"row": pl.UInt32})])
        again = {key: repeats(whole[key]) for key in whole.columns if key.startswith("key")}
        twice = [pl.col(key).is_in(numbers.implode()) for key, numbers in again.items() if numbers.len()]
        return whole.filter(pl.any_horizontal(twice).fill_null(value=False) if twice else False)["row"]

    def _keys(self) -> Iterator[tuple[int, tuple[Key, ...], bool]]:
        """The keys of the rows that may share one, in order, and whether each is good."""
        if self._suspects.is_empty():
            return
        fields = self._table.fields
        faulty = {fault.row for fault in self._faults}
        for batch in self._batches():
            rows = batch.filter(pl.col("row").is_in(self._suspects.implode()))
            good = pl.Series([row not in faulty for row in rows["row"]], dtype=pl.Boolean)
            records = self._checker.records(rows.filter(good))
            for cells_of_row, is_good in zip(rows.iter_rows(named=True), good, strict=True):
                if is_good:
                    keys = tuple(keys_of(next(records)))
                else:
                    texts = {field: cells_of_row[heading] for heading, field in fields.items()}
                    keys = tuple(keys_of_texts(self._kind, texts))
                yield cells_of_row["row"], keys, is_good

    def _learn(self, batch: pl.DataFrame) -> None:
        """Take in the names that rows bear, if rows of the same type are named by such rows."""
        if not self._mentions.learns:
            return
        for field in self._kind.named_by:
            if (heading := self._headings.get(field)) is not None:
                for cell in batch[heading].unique():
                    given = self._checker.given(field, cell)
                    self._mentions.learn([given] if isinstance(given, str) else given or ())

    def _dated(self) -> list[tuple[str, str, str]]:
        """The columns of figures whose heading says a period, with the field that gives it row by row, and the period."""
        dated_by: Mapping[str, str] = getattr(self._kind, "dated_by", {})
        return [
            (self._headings[heading.field], target, heading.time.period)
            for heading in self._table.headings
            if heading.field and heading.time and heading.time.period
            if (target := dated_by.get(heading.field)) in self._headings
        ]

    def _misdated(self, batch: pl.DataFrame, dated: list[tuple[str, str, str]]) -> Iterator[Fault]:
        """The rows in which a figure has another period than its heading says."""
        for column, target, period in dated:
            said = texts_of(batch[self._headings[target]]).text
            others = [cell for cell in said.unique() if _period(cell) not in (None, period)]
            figures = texts_of(batch[column]).text.str.strip_chars(cells.BLANKS)
            wrong = said.is_in(others) & ~figures.is_in(list(cells.MARKS))
            for row, value in zip(batch["row"].filter(wrong), said.filter(wrong), strict=True):
                parts = {"heading": column, "period": period, "value": value}
                yield self._fault(row, target, value, "intake.period", parts)

    def _dangling(self, batch: pl.DataFrame) -> Iterator[Fault]:
        """The names in a batch that lead nowhere."""
        for field, beside in self._mentions.fields.items():
            if field not in self._headings:
                continue
            headings = [self._headings[name] for name in (field, beside) if name is not None and name in self._headings]
            found: dict[tuple[Any, ...], list[Any]] = {}
            for texts in batch.select(headings).unique().iter_rows():
                content = {
                    self._table.fields[heading]: self._checker.given(self._table.fields[heading], cell)
                    for heading, cell in zip(headings, texts, strict=True)
                }
                lost = list(self._mentions.dangling(content))
                if lost:
                    found[texts] = lost
            if found:
                wrong = pl.DataFrame(list(found), schema=dict.fromkeys(headings, pl.String), orient="row")
                rows = batch.select("row", *headings).join(wrong, on=headings, how="semi", nulls_equal=True)
                for row in rows.iter_rows():
                    for lost in found[row[1:]]:
                        yield self._fault(row[0], lost.field, lost.value, "city.reference", lost.parts)

    def _missing(self) -> Iterator[Missing]:
        """Every cell without a value, by row and column."""
        for batch, (rows, masks) in zip(self._batches(), self._empty, strict=True):
            found = [
                Missing(row, column, *cells.gap(cell))
                for column, mask in masks.items()
                for row, cell in zip(rows.filter(mask), batch[column].filter(mask), strict=True)
            ]
            yield from sorted(found, key=lambda cell: cell.row)


def _period(cell: str | None) -> str | None:
    """The period that a cell says, in canonical text; None where it says none."""
    period = None if cell is None else parsed(cells.trimmed(cell))
    return None if period is None else str(period)
