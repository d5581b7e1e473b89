"""Any file as a table: its kind, encoding, sheet and headings found, or named by the caller (打开文件)."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
from pydantic import BaseModel

from mfgcity.intake.asides import Asides
from mfgcity.intake.delimited import DELIMITERS, Delimited
from mfgcity.intake.detection import kind_of
from mfgcity.intake.encodings import open_text
from mfgcity.intake.errors import SheetError
from mfgcity.intake.headings import Matcher
from mfgcity.intake.layout import Layout, find_layout
from mfgcity.intake.table import Grid, Table, heading_faults


def open_table(
    path: str | os.PathLike[str],
    kind: type[BaseModel],
    *,
    sheet: str | None = None,
    header: int | Sequence[int] | None = None,
    mapping: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> Table:
    """The table of one type of records in a file.

    Args:
        path: A file in CSV, TSV, JSON, JSONL, XLSX or Parquet; its content says which.
        kind: The type of the records.
        sheet: The sheet of a workbook; without it the visible one that fits the type.
        header: The row of the headings, or its rows, as a spreadsheet numbers them; without it they are found.
        mapping: Fields of headings that the type does not know, by heading.
        encoding: The encoding of a text; without it UTF-8, GB18030, or what a byte order mark says.

    Raises:
        FileError: If the file is missing, damaged, too large, or of another kind.
        SheetError: If no table of the type is found, or several are.
        MappingError: If the mapping leads to no field of the type.
        MissingExtraError: If the package that reads such files is not installed.
    """
    file = os.fspath(path)
    place = Path(file)
    matcher = Matcher(kind, mapping)
    rows = () if header is None else (header,) if isinstance(header, int) else tuple(header)
    found = kind_of(place, file)
    if sheet is not None and found != "workbook":
        raise SheetError("sheet.not_a_workbook", file=file)
    return _delimited(place, file, matcher, rows, encoding)


def _delimited(path: Path, file: str, matcher: Matcher, header: Sequence[int], encoding: str | None) -> Table:
    text = open_text(path, file, encoding)
    fits: list[tuple[int, int, Delimited, Layout]] = []
    refusals: list[SheetError] = []
    for delimiter in DELIMITERS:
        grid = Delimited(text, delimiter)
        lines = grid.head()
        try:
            layout = find_layout(lines, matcher, header=header, place=file)
        except SheetError as refusal:
            refusals.append(refusal)
        else:
            fits.append((layout.fields, len(layout.headings), grid, layout))
    if not fits:
        raise refusals[0]
    *_, grid, layout = max(fits, key=lambda fit: fit[:2])
    return _table(file, grid, layout, matcher, text.encoding)


def _table(
    file: str, grid: Grid, layout: Layout, matcher: Matcher, encoding: str | None = None, unread: Sequence[str] = ()
) -> Table:
    return Table(
        file=file,
        sheet=grid.sheet,
        encoding=encoding,
        header_rows=layout.rows,
        headings=layout.headings,
        grid=grid,
        asides=Asides(layout.headings, matcher, layout.last),
        remarks={remark.row: remark for remark in layout.remarks},
        of_headings=heading_faults(file, grid.sheet, layout, matcher),
        unread=tuple(unread),
    )
