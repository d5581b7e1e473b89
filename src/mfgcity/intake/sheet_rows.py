"""The rows of a sheet, each cell as the text that a person sees in it (工作表的行)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

import attrs

from mfgcity.errors import need
from mfgcity.intake.grid import WIDEST, Frame, Line, RowFault
from mfgcity.intake.layout import SEARCHED
from mfgcity.intake.number_formats import displayed
from mfgcity.intake.sheet_cells import stored_rows
from mfgcity.intake.workbook import Sheet, Workbook, unescaped

_BATCH: Final = 50_000
_LONGEST_GAP: Final = 200
_LAST_ROW: Final = 1_048_576
_LAST_COLUMN: Final = 16_384
_KNOWN: Final = 1_000_000
_MERGED: Final = re.compile(rb'mergeCell [^>]*?ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')


class _Area(NamedTuple):
    top: int
    left: int
    bottom: int
    right: int


@attrs.define(eq=False, slots=False)
class SheetRows:
    """The rows of a sheet, read from its start as often as asked.

    A merged cell stands in each of the rows that it covers.

    Attributes:
        book: The workbook.
        of: The sheet.
        beyond: Columns to the right of all headings in which values stand; found while reading.
    """

    book: Workbook
    of: Sheet
    beyond: set[int] = attrs.field(factory=set)
    _shown: dict[tuple[str, str], str] = attrs.field(factory=dict)

    @property
    def delimiter(self) -> None:
        """None: a sheet has cells."""
        return None

    @property
    def sheet(self) -> str | None:
        """The name of the sheet."""
        return self.of.name

    @property
    def faults(self) -> Mapping[int, RowFault]:
        """None: each row of a sheet has cells."""
        return {}

    @cached_property
    def merged(self) -> tuple[_Area, ...]:
        """The merged cells."""
        found = (
            _Area(int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))
            for left, top, right, bottom in _MERGED.findall(self.book.tail(self.of.part))
        )
        return tuple(sorted(found))

    def spans(self, width: int) -> frozenset[int]:
        """The rows of which one merged cell takes half of the width or more."""
        wide = (area for area in self.merged if 2 * (area.right - area.left + 1) >= max(width, 3))
        return frozenset(area.top for area in wide if area.top == area.bottom)

    def head(self) -> list[Line]:
        """The first rows, a merged cell in each place that it covers."""
        found: list[dict[int, str]] = []
        for row, cells in self._rows():
            if row > SEARCHED:
                break
            found += [{} for _ in range(row - len(found) - 1)]
            found.append(cells)
        tied: set[int] = set()
        for area in self.merged:
            covered = range(area.top, min(area.bottom, len(found)) + 1)
            tied.update(covered[1:])
            if covered and (text := found[area.top - 1].get(area.left)):
                columns = range(area.left, min(area.right, WIDEST) + 1)
                for row in covered:
                    found[row - 1].update(dict.fromkeys(columns, text))
        width = max((column for cells in found for column in cells if column <= WIDEST), default=0)
        return [
            Line(row, tuple(cells.get(column, "") for column in range(1, width + 1)), row in tied)
            for row, cells in enumerate(found, 1)
        ]

    def frames(self, width: int) -> Iterator[Frame]:
        """All rows, as frames of the columns ``row``, ``1``, ``2`` … up to the width, text or null where blank."""
        polars = need("polars", "excel")
        schema = {"row": polars.UInt32} | {str(column): polars.String for column in range(1, width + 1)}
        reached, batch = 0, list[list[Any]]()
        for row, cells in self._filled():
            if reached and row - reached <= _LONGEST_GAP:
                batch += [[gap, *[None] * width] for gap in range(reached + 1, row)]
            batch.append([row, *(cells.get(column) for column in range(1, width + 1))])
            self.beyond.update(column for column, text in cells.items() if column > width and text.strip())
            reached = row
            if len(batch) >= _BATCH:
                yield polars.DataFrame(batch, schema=schema, orient="row")
                batch = []
        if batch:
            yield polars.DataFrame(batch, schema=schema, orient="row")

    def _filled(self) -> Iterator[tuple[int, dict[int, str]]]:
        """The rows, with the cells that are merged downwards in each row that has other cells."""
        deep = [area for area in self.merged if area.bottom > area.top]
        open_areas: list[tuple[_Area, str | None]] = []
        for row, cells in self._rows():
            if cells and open_areas:
                open_areas = [(area, text) for area, text in open_areas if row <= area.bottom]
                cells |= {area.left: text for area, text in open_areas if text and row > area.top}
            while deep and deep[0].top <= row:
                area = deep.pop(0)
                open_areas.append((area, cells.get(area.left) if area.top == row else None))
            yield row, cells

    def _rows(self) -> Iterator[tuple[int, dict[int, str]]]:
        """The rows that the sheet holds, with the cells in which something stands, by column."""
        for row, stored in stored_rows(self.book, self.of.part):
            cells: dict[int, str] = {}
            column = 0
            for letters, style, kind, value in stored:
                column = column_number(letters) if letters else column + 1
                if value:
                    try:
                        cells[column] = self._text(style, kind, value)
                    except (ValueError, IndexError) as error:
                        raise self.book.damaged(error) from None
            if row > _LAST_ROW or column > _LAST_COLUMN:
                raise self.book.damaged(f"row {row}", f"第 {row} 行超出工作表的范围")
            yield row, cells

    def _text(self, style: str, kind: str, value: str) -> str:
        if kind == "s":
            return self.book.texts[int(value)]
        if kind in ("n", ""):
            code = self.book.formats[int(style)] if style else self.book.first_format
            known = self._shown.get((value, code))
            if known is None:
                known = displayed(value, code, from_1904=self.book.from_1904)
                if len(self._shown) < _KNOWN:
                    self._shown[value, code] = known
            return known
        if kind == "b":
            return "TRUE" if value in ("1", "true") else "FALSE"
        return unescaped(value) if kind in ("str", "inlineStr") else value


@lru_cache(maxsize=1 << 15)
def column_number(letters: str) -> int:
    """The number of a column, counted from 1.

    Examples:
        >>> column_number("A"), column_number("AA")
        (1, 27)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """The letters of a column, as a spreadsheet shows them.

    Examples:
        >>> column_letters(1), column_letters(28)
        ('A', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
