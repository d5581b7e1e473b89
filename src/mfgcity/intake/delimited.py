"""Delimited text, CSV and TSV, as frames of text: quick where it is plain, exact where it is not (分隔文本)."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import attrs

from mfgcity.errors import need
from mfgcity.intake.encodings import LONE_RETURN, Text
from mfgcity.intake.errors import FileError
from mfgcity.intake.grid import WIDEST, Frame, Line, RowFault
from mfgcity.intake.layout import SEARCHED

DELIMITERS: Final = (",", "\t", ";")

_LONGEST_RECORD: Final = 16 << 20
_LONGEST_CELL: Final = csv.field_size_limit()
_LEAST: Final = 64 << 10
_AT_ONCE: Final = 256 << 20
_SHOWN: Final = 200


@attrs.define
class Delimited:
    """A delimited text, read from its start as often as asked.

    A row is a record: one with a line break inside quotes is one row, and a blank line is one. Rows whose bytes, quotes
    or number of cells break a rule are told and left out.

    Attributes:
        text: The file with its encoding.
        delimiter: What separates cells.
        faults: Rows that were left out, found while reading.
        beyond: None: values to the right of all headings are a fault of their row.
        beyond_widest: Those of the first rows that hold more columns than are looked at.
    """

    text: Text
    delimiter: str = ","
    faults: dict[int, RowFault] = attrs.field(factory=dict)
    beyond: Collection[int] = ()
    beyond_widest: set[int] = attrs.field(factory=set)

    @property
    def sheet(self) -> str | None:
        """None: a text has no sheets."""
        return None

    def head(self) -> list[Line]:
        """The first rows."""
        found: list[Line] = []
        sample = io.TextIOWrapper(io.BytesIO(self.text.sample), "utf-8", "replace", newline="")
        reader = csv.reader(sample, delimiter=self.delimiter)
        try:
            for row, cells in zip(range(1, SEARCHED + 1), reader, strict=False):
                found.append(Line(row, tuple(cells[:WIDEST])))
                self.beyond_widest.update({row} if any(cell.strip() for cell in cells[WIDEST:]) else ())
        except csv.Error:
            pass
        return found

    def frames(self, width: int) -> Iterator[Frame]:
        """All rows, as frames of the columns ``row``, ``1``, ``2`` … up to the width, text or null where blank.

        Raises:
            FileError: If a record is longer than any that is read, or the text holds NUL bytes.
        """
        polars = need("polars", "polars")
        if (frame := self._at_once(polars, width)) is not None:
            yield frame
            return
        row, rest = 1, b""
        for block, last in self.text.blocks():
            rest = rest + block if rest else block
            if rest.find(b"\n", 0, _LONGEST_RECORD) < 0:
                self._refuse_long(len(rest), row)
                if not last:
                    continue
            at, size, least = 0, len(rest), _LEAST
            while at < len(rest):
                piece = rest[at : at + size]
                final = last and at + size >= len(rest)
                cut = len(piece) if final else _boundary(piece)
                frame = self._plain(polars, piece[:cut], width) if cut else None
                if frame is not None:
                    at, size = at + cut, size * 2
                elif len(piece) > least:
                    # Most of it may be plain: only a small piece around the odd place is read exactly.
                    size = max(len(piece) // 8, least)
                    continue
                else:
                    frame, left = self._exact(polars, piece, row, width, last=final)
                    at += len(piece) - len(left)
                    if not frame.height:
                        if at + size >= len(rest):
                            break
                        size = least = least * 4
                        continue
                    least = _LEAST
                yield self._numbered(polars, frame, row, width)
                row += frame.height
            rest = rest[at:]
            self._refuse_long(len(rest), row)

    def _at_once(self, polars: Any, width: int) -> Frame | None:
        """All rows of a text that is not large, read by polars; None where only the exact reader knows what it says."""
        whole = self.text.whole(_AT_ONCE, _LONGEST_RECORD) if width > 1 else None
        frame = None if whole is None else self._parsed(polars, whole.source, width, quoted=whole.quoted)
        return None if frame is None else frame.with_row_index("row", 1)

    def _parsed(self, polars: Any, source: Path | bytes, width: int, *, quoted: bool) -> Frame | None:
        """The rows of a text; None where a row has more cells, the text is not UTF-8, or a quote does not enclose a cell."""
        try:
            if quoted and not self._is_well_quoted(polars, source):
                return None
            frame: Frame = polars.read_csv(
                source,
                has_header=False,
                schema=dict.fromkeys(map(str, range(1, width + 1)), polars.String),
                separator=self.delimiter,
                quote_char='"' if quoted else None,
            )
        except polars.exceptions.PolarsError:
            return None
        return frame

    def _is_well_quoted(self, polars: Any, source: Path | bytes) -> bool:
        """Whether each cell is without quotes or as a whole between two: line by line, or else in the text as a whole."""
        cell = f'(?:[^"\r\n{self.delimiter}]*|"(?:[^"]|"")*")'
        record = f"{cell}(?:{self.delimiter}{cell})*"
        pieces = partial(
            polars.read_csv, source, has_header=False, separator="\1", quote_char=None, schema={"text": polars.String}
        )
        text = polars.col("text")
        odd = pieces().lazy().filter(text.str.contains('"', literal=True) & ~text.str.contains(f"^{record}\r?$"))
        if odd.collect().is_empty():
            return True
        whole = f"^(?:{record}\r?\n)*(?:{record})?$"
        return bool(pieces(eol_char="\2").select(text.str.contains(whole).all()).item())

    def _refuse_long(self, size: int, row: int) -> None:
        if size > _LONGEST_RECORD:
            raise FileError("file.long_record", row=row, limit=_LONGEST_RECORD >> 20, file=self.text.file)

    def _numbered(self, polars: Any, frame: Frame, row: int, width: int) -> Frame:
        """The frame with its rows numbered, without the rows that have values beyond the last heading."""
        frame = frame.with_row_index("row", row)
        extra = frame.get_column("extra")
        if extra.null_count() < extra.len():
            over = polars.col("extra").is_not_null() & (polars.col("extra").str.strip_chars() != "")
            for cells in frame.filter(over).iter_rows():
                value = self.delimiter.join("" if cell is None else cell for cell in cells[1:])
                self._tell(cells[0], "row.cells", value, limit=width)
        frame = frame.drop("extra")
        found = [number for number in self.faults if row <= number < row + frame.height]
        return frame.filter(~polars.col("row").is_in(found)) if found else frame

    def _tell(self, row: int, code: str, value: str, **parts: object) -> None:
        value = value.rstrip(self.delimiter).encode("utf-8", "surrogateescape").decode("utf-8", "replace")[:_SHOWN]
        self.faults[row] = RowFault(row, code, value, {**parts, "value": value})

    def _plain(self, polars: Any, chunk: bytes, width: int) -> Frame | None:
        """The rows of well-formed text, read by polars; None where only the exact reader knows what it says."""
        if b"\r" in chunk and LONE_RETURN.search(chunk):
            return None
        head = self.delimiter.encode() * width + b"\n"
        frame = self._parsed(polars, b"".join((head, chunk)), width + 1, quoted=b'"' in chunk)
        return None if frame is None else frame.slice(1).rename({str(width + 1): "extra"})

    def _exact(self, polars: Any, chunk: bytes, row: int, width: int, *, last: bool) -> tuple[Frame, bytes]:
        """The rows of any text, read one by one, and the bytes that were left because their row is not complete."""
        clean = _is_text(chunk)
        lines = list(io.StringIO(chunk.decode("utf-8", "surrogateescape"), newline=""))
        rows: list[Sequence[str]] = []
        at = 0
        while at < len(lines):
            reader = csv.reader(_from(lines, at), delimiter=self.delimiter, strict=True)
            start = at
            try:
                for cells in reader:
                    before, at = at, start + reader.line_num
                    if at == len(lines) and not last:
                        return self._framed(polars, rows, row, width), _encoded(lines[before:])
                    rows.append(self._told(row + len(rows), cells, width, clean=clean))
            except csv.Error as error:
                open_ended = "unexpected end" in str(error) and _size(lines, at) <= _LONGEST_RECORD
                if not last and (open_ended or at == len(lines) - 1):
                    break
                if "field limit" in str(error) and len(lines[at]) > _LONGEST_CELL:
                    self._tell(row + len(rows), "row.long_cell", lines[at], limit=_LONGEST_CELL)
                else:
                    self._tell(row + len(rows), "row.quotes", lines[at])
                rows.append(())
                at += 1
        return self._framed(polars, rows, row, width), _encoded(lines[at:])

    def _told(self, row: int, cells: Sequence[str], width: int, *, clean: bool) -> Sequence[str]:
        """The cells, told if they are no text or too many."""
        if not clean:
            line = self.delimiter.join(cells)
            damaged = next((letter for letter in line if "\udc80" <= letter <= "\udcff"), None)
            if damaged is not None:
                self._tell(row, "row.encoding", line, encoding=self.text.name, byte=f"0x{ord(damaged) - 0xDC00:02X}")
                return ()
        if len(cells) > width and any(cell.strip() for cell in cells[width:]):
            self._tell(row, "row.cells", self.delimiter.join(cells), limit=width)
            return ()
        return cells[:width]

    @staticmethod
    def _framed(polars: Any, rows: list[Sequence[str]], row: int, width: int) -> Frame:
        names = [*map(str, range(1, width + 1)), "extra"]
        padded = [(*cells, *[None] * (width + 1 - len(cells))) for cells in rows]
        frame: Frame = polars.DataFrame(padded, schema=dict.fromkeys(names, polars.String), orient="row")
        return frame


def _is_text(chunk: bytes) -> bool:
    try:
        chunk.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoded(lines: list[str]) -> bytes:
    return "".join(lines).encode("utf-8", "surrogateescape")


def _from(lines: list[str], start: int) -> Iterator[str]:
    for at in range(start, len(lines)):
        yield lines[at]


def _size(lines: list[str], start: int) -> int:
    return sum(len(line) for line in _from(lines, start))


def _boundary(text: bytes) -> int:
    """Where the last complete record ends: behind the last line break that is not inside quotes; 0 if there is none."""
    end = text.rfind(b"\n") + 1
    inside = text.count(b'"', 0, end) % 2 if end else 0
    while end and inside:
        before = text.rfind(b"\n", 0, end - 1) + 1
        inside = (inside + text.count(b'"', before, end)) % 2
        end = before
    return end
