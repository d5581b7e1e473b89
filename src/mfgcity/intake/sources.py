"""Any file as a table: its kind, encoding, sheet and headings found, or named by the caller (打开文件)."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

import attrs
from pydantic import BaseModel

from mfgcity.intake.asides import Asides
from mfgcity.intake.columnar import Columnar
from mfgcity.intake.delimited import DELIMITERS, Delimited
from mfgcity.intake.detection import FileKind, kind_of
from mfgcity.intake.encodings import Text, open_text
from mfgcity.intake.errors import FileError, SheetError
from mfgcity.intake.grid import WIDEST, Grid
from mfgcity.intake.headings import Matcher
from mfgcity.intake.json_records import JsonRecords
from mfgcity.intake.layout import Layout, find_layout
from mfgcity.intake.sheet_rows import SheetRows
from mfgcity.intake.states import FileState
from mfgcity.intake.table import Table, check_given, heading_faults, time_notes
from mfgcity.intake.workbook import Workbook

_Rows = TypeVar("_Rows", Delimited, SheetRows)
_OPTIONS: Final[dict[str, tuple[FileKind, ...]]] = {
    "sheet": ("workbook",),
    "header": ("workbook", "delimited"),
    "encoding": ("delimited", "json", "jsonl"),
}


def open_table(
    path: str | os.PathLike[str],
    kind: type[BaseModel],
    *,
    sheet: str | None = None,
    header: int | Sequence[int] | None = None,
    mapping: Mapping[str, str] | None = None,
    given: Mapping[str, object] | None = None,
    encoding: str | None = None,
) -> Table:
    """The table of one type of records in a file.

    Args:
        path: A file in CSV, TSV, JSON, JSONL, XLSX or Parquet; its content says which.
        kind: The type of the records.
        sheet: The sheet of a workbook; without it the visible one that fits the type.
        header: The row of the headings, or its rows, as a spreadsheet numbers them; without it they are found.
        mapping: Fields of headings that the type does not know, by heading.
        given: Values that every row has, by a heading that the type knows.
        encoding: The encoding of a text; without it UTF-8, GB18030, or what a byte order mark says.

    Raises:
        FileError: If the file is missing, damaged, too large, or of another kind, or is of a kind for which an option says
            nothing.
        SheetError: If no table of the type is found, or several are.
        MappingError: If the mapping, or a heading of what is given, leads to no field of the type.
        GivenError: If a value that is given breaks a rule, or does not agree with the columns.
        MissingExtraError: If the package that reads such files is not installed.
    """
    file = os.fspath(path)
    matcher = Matcher(kind, mapping, given)
    found, state = kind_of(Path(file), file), FileState.of(Path(file), file)
    table = _opened(Path(file), file, found, matcher, sheet=sheet, header=header, encoding=encoding)
    return attrs.evolve(table, state=state)


def _opened(
    place: Path,
    file: str,
    found: FileKind,
    matcher: Matcher,
    *,
    sheet: str | None,
    header: int | Sequence[int] | None,
    encoding: str | None,
) -> Table:
    rows = () if header is None else (header,) if isinstance(header, int) else tuple(header)
    for option, value in (("sheet", sheet), ("header", header), ("encoding", encoding)):
        if value is not None and found not in _OPTIONS[option]:
            raise FileError("file.option", option=option, file=file)
    if found == "workbook":
        return _of_workbook(Workbook(place, file), matcher, rows, sheet)
    if found == "parquet":
        grid = Columnar(place, file)
        return attrs.evolve(_table(file, grid, find_layout(grid.head(), matcher, place=file), matcher), header_rows=())
    text = open_text(place, file, encoding)
    if found == "delimited":
        return _delimited(text, matcher, rows)
    records = JsonRecords(text, matcher, lines=found == "jsonl")
    of_keys = {field: (field, given.text) for field, given in matcher.given.items()}
    table = _table(file, records, Layout((), (), (), (), frozenset(), 0, of_keys), matcher, text.encoding)
    return attrs.evolve(table, objects=records.objects, ignored=records.ignored, of_headings=[])


def _delimited(text: Text, matcher: Matcher, header: Sequence[int]) -> Table:
    """The table of a text, under the delimiter by which most headings are found."""
    sample = text.sample
    likely = [delimiter for delimiter in DELIMITERS if delimiter.encode() in sample] or DELIMITERS[:1]
    fits = _laid_out([Delimited(text, delimiter) for delimiter in likely], matcher, header, text.file)
    grid, layout = max(fits, key=lambda fit: (fit[1].fields, len(fit[1].headings)))
    if grid.beyond_widest.intersection(layout.rows):
        raise SheetError("sheet.wide", limit=WIDEST, file=text.file)
    return _table(text.file, grid, layout, matcher, text.encoding)


def _laid_out(grids: Sequence[_Rows], matcher: Matcher, header: Sequence[int], file: str) -> list[tuple[_Rows, Layout]]:
    """The grids in which headings of the type are found, or come near to one, with their layouts."""
    heads = [(grid, grid.head()) for grid in grids]
    found: list[tuple[_Rows, Layout]] = []
    refusal: SheetError | None = None
    for near in (False, True):
        for grid, lines in heads:
            try:
                found.append((grid, find_layout(lines, matcher, header=header, place=grid.sheet or file, near=near)))
            except SheetError as error:
                refusal = refusal or error
        if found:
            return found
    raise refusal or SheetError("sheet.none", file=file)


def _of_workbook(book: Workbook, matcher: Matcher, header: Sequence[int], sheet: str | None) -> Table:
    """The table of the sheet that is named, or of the visible one that fits the type."""
    visible = [found for found in book.sheets if found.visible]
    if sheet is not None:
        named = [found for found in book.sheets if found.name.strip() == sheet.strip()]
        if not named:
            names = ", ".join(found.name for found in book.sheets)
            raise SheetError("sheet.unknown", names=names, value=sheet)
        visible = named
    fits = _laid_out([SheetRows(book, found) for found in visible], matcher, header, book.file)
    grid, layout = _fitting(fits, matcher)
    unread = [found.name for found in visible if found is not grid.of]
    width = max((heading.number for heading in layout.headings), default=0)
    return _table(book.file, grid, layout, matcher, unread=unread, spans=grid.spans(width))


def _fitting(fits: list[tuple[SheetRows, Layout]], matcher: Matcher) -> tuple[SheetRows, Layout]:
    """The sheet in which most fields are found; those that come near it must lack a required field, or all rows."""
    required = set(matcher.required)

    def rank(fit: tuple[SheetRows, Layout]) -> tuple[bool, int]:
        return required <= fit[1].said, fit[1].fields

    best = max(fits, key=rank)
    whole, most = rank(best)
    close = [fit for fit in fits if rank(fit)[0] == whole and 4 * fit[1].fields >= 3 * most]
    if len(close) > 1:
        filled = [fit for fit in close if any(line.row > fit[1].last and line.text for line in fit[0].head())]
        close = filled or close[:1]
    if len(close) > 1:
        names = ", ".join(grid.of.name for grid, _ in close)
        raise SheetError("sheet.several", **matcher.named_kind, names=names)
    return close[0]


def _table(
    file: str,
    grid: Grid,
    layout: Layout,
    matcher: Matcher,
    encoding: str | None = None,
    unread: Sequence[str] = (),
    spans: Collection[int] = (),
) -> Table:
    check_given(layout, matcher)
    return Table(
        file=file,
        sheet=grid.sheet,
        encoding=encoding,
        header_rows=layout.rows,
        headings=layout.headings,
        grid=grid,
        asides=Asides(layout.headings, matcher, layout.last, spans),
        remarks={remark.row: remark for remark in layout.remarks},
        of_headings=heading_faults(file, grid.sheet, layout, matcher),
        times=time_notes(file, grid.sheet, layout, matcher),
        given=layout.given,
        unread=tuple(unread),
    )
