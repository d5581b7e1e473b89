"""A table found in a file: its headings, what is told of them, and its rows in batches of text (表)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from mfgcity.errors import need
from mfgcity.intake.asides import Asides
from mfgcity.intake.faults import Fault, Note
from mfgcity.intake.grid import Frame, Grid
from mfgcity.intake.headings import Heading, Matcher
from mfgcity.intake.layout import Layout, Remark
from mfgcity.intake.sheet_rows import column_letters
from mfgcity.intake.states import FileState

BATCH: Final = 524_288
"""Rows in a batch, where nothing else is asked."""


@attrs.define(eq=False)
class Table:
    """The table of one type of records in a file.

    Attributes:
        file: The file as it was named by the caller.
        sheet: The sheet of a workbook.
        encoding: The encoding of a text.
        header_rows: The rows in which the headings stand, as a spreadsheet numbers them; none for JSON.
        headings: The columns that have a heading, each with its own text.
        given: The field and the text of what every row is given, by the heading that such a column would have.
    """

    file: str
    sheet: str | None
    encoding: str | None
    header_rows: tuple[int, ...]
    headings: tuple[Heading, ...]
    _grid: Grid = attrs.field(alias="grid")
    _asides: Asides = attrs.field(alias="asides")
    _remarks: dict[int, Remark] = attrs.field(alias="remarks")
    _of_headings: list[Fault] = attrs.field(alias="of_headings")
    _times: list[Note] = attrs.field(factory=list, alias="times")
    given: Mapping[str, tuple[str, str]] = attrs.field(factory=dict)
    _unread: tuple[str, ...] = attrs.field(default=(), alias="unread")
    _objects: Callable[[], Iterator[tuple[int, dict[str, Any]]]] | None = None
    _ignored: Collection[str] = ()
    _state: FileState | None = None
    _unheaded: set[int] = attrs.field(factory=set)
    _counting: set[int] = attrs.field(factory=set)

    @property
    def delimiter(self) -> str | None:
        """What separates the cells of a delimited text."""
        return self._grid.delimiter

    @property
    def fields(self) -> dict[str, str]:
        """The field of each heading that has one, and of each value that every row is given."""
        given = {heading: field for heading, (field, _) in self.given.items()}
        return {heading.text: heading.field for heading in self.headings if heading.field} | given

    @property
    def units(self) -> dict[str, str]:
        """The unit of bare numbers under each heading that gives one."""
        return {heading.text: heading.unit for heading in self.headings if heading.field and heading.unit}

    @property
    def _heading_row(self) -> int | None:
        return next(iter(self.header_rows), None)

    @property
    def notes(self) -> list[Note]:
        """What holds no data: titles, blank rows, footnotes, lines and words of headings, columns and sheets passed over.

        Those among the rows are complete when the batches were read.
        """
        told = {fault.column for fault in self._of_headings}
        sheets = [Note(self.file, name, None, "sheet", name) for name in self._unread]
        columns = [
            Note(self.file, self.sheet, self._heading_row, "column", heading.text)
            for heading in self.headings
            if heading.field is None and heading.text not in told
        ]
        columns += [
            Note(self.file, self.sheet, self._heading_row, "column", column_letters(number))
            for number in sorted(self._counting - self._unheaded)
        ]
        columns += [Note(self.file, self.sheet, None, "column", key) for key in sorted(self._ignored)]
        rows = [Note(self.file, self.sheet, *self._remarks[row]) for row in sorted(self._remarks)]
        return sheets + columns + self._times + rows

    @property
    def faults(self) -> list[Fault]:
        """Faults of the headings, and rows that cannot be read as cells; the latter are in no batch.

        Those of rows are complete when the batches were read.
        """
        found = self._grid.faults
        rows = [
            Fault(self.file, self.sheet, row, None, found[row].value, found[row].code, parts=found[row].parts)
            for row in sorted(found)
            if row > self._asides.last_before_data
        ]
        columns = [
            Fault(self.file, self.sheet, self._heading_row, letters, None, "heading.none", parts={"value": letters})
            for letters in map(column_letters, sorted({*self._unheaded, *self._grid.beyond}))
        ]
        return self._of_headings + columns + rows

    def batches(self, rows: int = BATCH) -> Iterator[Frame]:
        """The rows of data, as frames of text.

        Args:
            rows: The most rows of a frame.

        Returns:
            Frames with the column ``row``, which counts as a spreadsheet does, and one column of text for each heading
            that has a field, named by its text; what every row is given stands in columns of its own.
            Footnotes and other rows without data become notes.

        Raises:
            FileError: If the file has changed since the table was opened.
        """
        polars = need("polars", "polars" if self.sheet is None else "excel")
        width = max((heading.number for heading in self.headings), default=0)
        chosen = ["row", *(str(heading.number) for heading in self.headings if heading.field)]
        headed = {heading.number for heading in self.headings}
        unheaded = [number for number in range(1, width + 1) if number not in headed]
        names = {str(heading.number): heading.text for heading in self.headings if heading.field}
        counted: dict[int, int] = {}
        held: list[Frame] = []
        for frame in self._frames(width):
            data, asides = self._asides.parted(polars, frame)
            self._remarks.update({remark.row: remark for remark in asides})
            for number in unheaded:
                self._look_at_unheaded(number, data.get_column(str(number)).str.strip_chars(), counted, polars)
            held.append(data.select(chosen).rename(names).with_columns(**given_columns(polars, self.given)))
            if sum(part.height for part in held) >= rows:
                joined = polars.concat(held)
                whole = joined.height // rows * rows
                yield from joined.head(whole).iter_slices(rows)
                held = [joined.slice(whole)]
        if sum(part.height for part in held):
            yield polars.concat(held)

    def cells(self, heading: str) -> dict[int, str]:
        """What stands under a heading, whether or not it has a field, by row; rows where nothing stands are left out."""
        number = next((known.number for known in self.headings if known.text == heading), None)
        if number is None:
            return {}
        found: dict[int, str] = {}
        for frame in self._frames(max(known.number for known in self.headings)):
            rows = frame.select("row", str(number)).drop_nulls()
            found.update(zip(rows["row"], rows[str(number)], strict=True))
        return found

    def _look_at_unheaded(self, number: int, cells: Any, counted: dict[int, int], polars: Any) -> None:
        """Note a column without a heading that only counts the rows, as a data frame's index does; others are a fault.

        Args:
            number: The column.
            cells: Its cells in the rows of data.
            counted: The last number of each such column in the rows before.
            polars: The library.
        """
        if not (cells != "").any():
            return
        numbers = cells.cast(polars.Int64, strict=False)
        first = counted.get(number, numbers[0] - 1 if numbers[0] in (0, 1) else None)
        if first is not None and (numbers == polars.int_range(first + 1, first + 1 + len(cells), eager=True)).all(
            ignore_nulls=False
        ):
            counted[number] = numbers[-1]
            self._counting.add(number)
        else:
            self._unheaded.add(number)

    def _frames(self, width: int) -> Iterator[Frame]:
        """All rows, of the file as it was when the table was opened."""
        self._check_state()
        for frame in self._grid.frames(width):
            self._check_state()
            yield frame
        self._check_state()

    def _check_state(self) -> None:
        if self._state is not None:
            self._state.check()

    def objects(self) -> Iterator[tuple[int, dict[str, Any]]] | None:
        """The objects of JSON or JSONL, each with its row; None for a table, whose rows are in `batches`."""
        return None if self._objects is None else self._objects()


def missed(heading: Heading, headings: Iterable[Heading], matcher: Matcher) -> str | None:
    """The heading that was perhaps meant by one that has no field, where no other column has that field.

    A column of another kind, such as one of telephone numbers or of who sent the row, misses none.
    """
    if heading.field is not None or matcher.passes_over(heading.text):
        return None
    nearest = matcher.nearest(heading.text)
    match = None if nearest is None else matcher.match(nearest)
    if match is None or match.field in {*matcher.given, *(other.field for other in headings)}:
        return None
    return None if matcher.tells_another(match.field, [heading.text]) else nearest


def heading_faults(file: str, sheet: str | None, layout: Layout, matcher: Matcher) -> list[Fault]:
    """What is wrong with the headings: near misses, a field read twice, required columns that are missing."""
    row = next(iter(layout.rows), None)
    found: list[Fault] = []

    def tell(code: str, text: str | None, of: str | None = None, at: int | None = row, **parts: object) -> None:
        parts |= {} if text is None else {"value": text}
        found.append(Fault(file, sheet, at or None, text, text, code, of, parts))

    lost = {heading.text: (field, first) for heading, field, first in layout.twice}
    torn = {heading.text: (field, {"first": first, "second": second}) for heading, field, first, second in layout.torn}
    for heading in layout.headings:
        if heading.text in lost:
            field, first = lost[heading.text]
            named = {"field": field, "field_zh": matcher.chinese(field), "first": first}
            tell("heading.twice", heading.text, field, heading.row, **named)
        elif heading.text in torn:
            field, units = torn[heading.text]
            tell("heading.units", heading.text, field, heading.row, **units)
        elif (nearest := missed(heading, layout.headings, matcher)) is not None:
            tell("heading.near", heading.text, None, heading.row, **matcher.named_kind, nearest=nearest)
    for text, field in matcher.named.items():
        if field not in layout.mapped:
            tell("heading.absent", text, field)
    fields = layout.said
    for field in matcher.required:
        if field not in fields:
            headings = "/".join(matcher.spellings[field])
            tell("heading.missing", None, field, None, field=field, field_zh=matcher.chinese(field), headings=headings)
    return found


def given_columns(polars: Any, given: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """The columns of what every row is given."""
    return {heading: polars.lit(text) for heading, (_, text) in given.items()}


def check_given(layout: Layout, matcher: Matcher) -> None:
    """Refuse columns that say what is given for every row, or say otherwise.

    Raises:
        GivenError: If there is one.
    """
    if matcher.given:
        for heading in layout.headings:
            unit = None if heading.says else heading.unit
            matcher.check_given(heading.text, heading.field, unit, heading.time)
        for heading, field, *_ in layout.torn:
            matcher.check_given(heading.text, field, None, None)


def time_notes(file: str | None, sheet: str | None, layout: Layout, matcher: Matcher) -> list[Note]:
    """The words of time in the headings of columns that are read, where no field takes the period that they say."""
    taken = {field for field, _ in layout.given.values()} - matcher.given.keys()
    return [
        Note(file, sheet, heading.row or None, "words", f"{heading.text}: {heading.time.words}")
        for heading in layout.headings
        if heading.field and heading.time and matcher.dated_by.get(heading.field) not in taken
    ]
