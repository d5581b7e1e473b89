"""The sender's own workbook with the faulty cells marked, and a summary sheet (错误标注)."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs

from mfgcity.errors import Language, reason_of, said
from mfgcity.intake.delivery import WriteError, whole_file
from mfgcity.intake.encodings import open_text
from mfgcity.intake.errors import IntakeError
from mfgcity.intake.faults import Fault
from mfgcity.intake.spreadsheet import MOST_ROWS, fill, openpyxl, print_wide, set_widths, shortened, width

if TYPE_CHECKING:
    from mfgcity.intake.summary import FaultReport

_BOOKS: Final = (".xlsx", ".xlsm")
_DELIMITED: Final = frozenset({".csv", ".tsv", ".txt"})
_FAULTY: Final = "FFFFC7CE"
"""Light red, on which black text is easy to read."""

_AUTHOR: Final = "mfgcity"
_WIDEST: Final = 60
_SAMPLE: Final = 100
"""The characters by which the delimiter is told."""

_PARTS: Final[tuple[tuple[str, str], ...]] = (
    ("lost.charts", r"xl/charts/chart[0-9]+\.xml|xl/charts/chartEx"),
    ("lost.pivots", r"xl/pivotTables/"),
    ("lost.slicers", r"xl/slicers/|xl/timelines/"),
    ("lost.pictures", r"xl/media/"),
    ("lost.controls", r"xl/ctrlProps/|xl/activeX/"),
    ("lost.threads", r"xl/threadedComments/"),
    ("lost.macros", r"xl/vbaProject\.bin"),
    ("lost.connections", r"xl/connections\.xml|xl/queryTables/|xl/model/"),
    ("lost.embedded", r"xl/embeddings/"),
    ("lost.custom", r"customXml/item[0-9]+\.xml"),
)
_CONTENTS: Final[tuple[tuple[str, str, bytes], ...]] = (
    ("lost.shapes", r"xl/drawings/drawing", rb"<(?:xdr:)?(?:sp|cxnSp|grpSp)[ >]"),
    ("lost.extensions", r"xl/worksheets/sheet", rb"<(?:x14|x15|xr2?):[a-zA-Z]+[ >]"),
    ("lost.results", r"xl/worksheets/sheet", rb"(?:</f>|<f[^>]*/>)<v>[^<]"),
)


@attrs.frozen
class MarkedWorkbook:
    """A workbook with its faulty cells marked.

    Attributes:
        path: Where it is.
        cells: How many cells are marked.
        unplaced: How many faults have no cell and stand on the summary sheet only.
        lost: The codes of what of the source could not be kept.
    """

    path: Path
    cells: int
    unplaced: int
    lost: tuple[str, ...]

    def text(self, lang: Language = "en") -> str:
        """What was marked and what was lost, in words."""
        lines = [said("marked.done", lang, cells=self.cells, unplaced=self.unplaced)]
        if self.lost:
            parts = ("、" if lang == "zh" else ", ").join(said(code, lang) for code in self.lost)
            lines.append(said("marked.lost", lang, parts=parts))
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()


def mark_source(report: FaultReport, source: Path, path: Path, lang: Language, encoding: str | None) -> MarkedWorkbook:
    """Write a source's workbook with marks and a summary sheet; see `FaultReport.to_workbook`."""
    if path.exists() and source.exists() and path.samefile(source):
        raise WriteError("write.source", file=str(path))
    allowed = _BOOKS if source.suffix.lower() == ".xlsm" else (".xlsx",)
    if path.suffix.lower() not in allowed:
        raise WriteError("write.suffix", names=", ".join(allowed), value=path.name)
    # A workbook is told by its content, whatever its name ends in.
    is_book = source.suffix.lower() in _BOOKS or zipfile.is_zipfile(source)
    if is_book:
        book = _opened(source, keep_macros=path.suffix.lower() == ".xlsm")
    else:
        book = openpyxl().Workbook()
        if report.delimiter is not None or source.suffix.lower() in _DELIMITED:
            _copy_rows(_rows(source, encoding or report.encoding, report.delimiter), book.active)
        else:
            book.remove(book.active)
    cells, unplaced = (0, len(report.faults)) if not book.worksheets else _Marker(book, report, lang).mark()
    _Summary(book, report, lang).write()
    with whole_file(path) as draft:
        book.save(draft)
        lost = _lost(source, draft) if is_book else ()
    return MarkedWorkbook(path, cells, unplaced, lost)


def _opened(source: Path, *, keep_macros: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl warns of is told as lost
            return openpyxl().load_workbook(io.BytesIO(source.read_bytes()), rich_text=True, keep_vba=keep_macros)
    except OSError as error:
        raise WriteError("write.file", file=str(source), **reason_of(error)) from None
    except Exception as error:  # a broken workbook raises anything: BadZipFile, KeyError, ParseError, TypeError …
        reason = f"{type(error).__name__}: {error}"
        raise WriteError("write.file", file=str(source), reason=reason, reason_zh="工作簿已损坏或不完整") from error


def _copy_rows(rows: Iterator[list[str]], sheet: Any) -> None:
    """Fill a sheet with the rows of a delimited file, as texts in the same places."""
    widths: list[int] = []
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise WriteError("write.rows", most=MOST_ROWS)
        for column, text in enumerate(row, 1):
            if text:
                fill(sheet.cell(number, column), shortened(text))
        widths += [0] * (len(row) - len(widths))
        for place, text in enumerate(row) if number <= 100 else ():
            widths[place] = max(widths[place], width(text))
    set_widths(sheet, [min(max(wide + 2, 8), _WIDEST) for wide in widths])


def _rows(source: Path, encoding: str | None, delimiter: str | None) -> Iterator[list[str]]:
    """The rows as `read` numbers them; a line whose quotes are not well formed is one cell."""
    try:
        text = open_text(source, str(source), encoding)
        lines = list(io.StringIO(b"".join(block for block, _ in text.blocks()).decode("utf-8", "replace"), newline=""))
    except OSError as error:
        raise WriteError("write.file", file=str(source), **reason_of(error)) from None
    except IntakeError as error:
        raise WriteError("write.file", file=str(source), reason=str(error), reason_zh=error.message("zh")) from None
    if delimiter is None:
        start = "".join(lines[:_SAMPLE])
        delimiter = "\t" if source.suffix.lower() == ".tsv" else max(",\t;|", key=start.count)
    at = 0
    while at < len(lines):
        start_at, reader = at, csv.reader(islice(lines, at, None), delimiter=delimiter, strict=True)
        try:
            for row in reader:
                at = start_at + reader.line_num
                yield row
        except csv.Error:
            yield [lines[at].rstrip("\r\n")]
            at += 1


class _Marker:
    """Marks the cells of one workbook."""

    def __init__(self, book: Any, report: FaultReport, lang: Language) -> None:
        self._book = book
        self._report = report
        self._lang: Language = lang
        self._fill = openpyxl("styles").PatternFill("solid", fgColor=_FAULTY)
        self._sheets = {sheet.title: sheet for sheet in book.worksheets}
        self._columns: dict[tuple[str, str], tuple[int, int] | None] = {}

    def mark(self) -> tuple[int, int]:
        """Mark every fault that has a cell; how many cells that are, and how many faults have none."""
        by_cell: dict[tuple[str, int, int], list[Fault]] = {}
        unplaced = 0
        for fault in self._report.faults:
            place = self._place(fault)
            if place is None:
                unplaced += 1
            else:
                by_cell.setdefault(place, []).append(fault)
        for (title, row, column), faults in by_cell.items():
            self._mark(self._book[title].cell(row, column), faults)
        return len(by_cell), unplaced

    def _place(self, fault: Fault) -> tuple[str, int, int] | None:
        """The sheet, row and column of a fault's cell: of its heading where it has no row."""
        sheet = self._sheet(fault.sheet)
        if sheet is None:
            return None
        row, column = fault.row, 1
        if fault.column is not None:
            head = self._heading(sheet, fault.column)
            if head is None:
                return None if row is None else self._anchor(sheet, row, 1)
            row, column = (head[0] if row is None else row), head[1]
        return None if row is None or row > MOST_ROWS else self._anchor(sheet, row, column)

    def _sheet(self, title: str | None) -> Any:
        if title is None or len(self._sheets) == 1:
            return next(iter(self._sheets.values()))
        return self._sheets.get(title)

    def _heading(self, sheet: Any, text: str) -> tuple[int, int] | None:
        """The row and column of a heading: where the reader found it, else the first cell that says so."""
        key = (sheet.title, text)
        if key not in self._columns:
            known = self._report.positions.get(text)
            last = self._report.header_row
            if known is not None:
                self._columns[key] = (last or 1, known)
            else:
                rows = sheet.iter_rows(min_row=1, max_row=min(last or 30, sheet.max_row))
                cells = (cell for row in rows for cell in row if _same(cell.value, text))
                self._columns[key] = next(((cell.row, cell.column) for cell in cells), None)
        return self._columns[key]

    @staticmethod
    def _anchor(sheet: Any, row: int, column: int) -> tuple[str, int, int]:
        """The cell, or the first cell of the merged range that hides it."""
        for merged in sheet.merged_cells.ranges:
            if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
                return sheet.title, merged.min_row, merged.min_col
        return sheet.title, row, column

    def _mark(self, cell: Any, faults: Sequence[Fault]) -> None:
        text = "\n".join(dict.fromkeys(shortened(fault.message(self._lang)) for fault in faults))
        before = cell.comment
        if before is not None:
            text = f"{before.text}\n\n{text}"
        comment = openpyxl("comments").Comment(shortened(_printable(text)), before.author if before else _AUTHOR)
        comment.width, comment.height = 320, min(400, 40 + 18 * sum(1 + width(line) // 44 for line in text.split("\n")))
        cell.comment = comment
        cell.fill = self._fill


def _same(value: object, text: str) -> bool:
    return value is not None and "".join(str(value).split()) == "".join(text.split())


def _printable(text: str) -> str:
    """Without the control characters that comments cannot hold."""
    return re.sub(r"[\x00-\x08\x0b-\x1f]", "\ufffd", text)


class _Summary:
    """The sheet with the counts, the rules, the senders and every fault, at the end of a workbook."""

    def __init__(self, book: Any, report: FaultReport, lang: Language) -> None:
        self._sheet = book.create_sheet(said("report.title", lang))
        self._report = report
        self._lang: Language = lang
        self._bold = openpyxl("styles").Font(bold=True)
        self._row = 0

    def write(self) -> None:
        report, lang = self._report, self._lang
        for line in (*report.counts(lang), said("report.legend", lang)):
            self._put(line)
        if report.rules:
            self._title("report.by_rule")
            self._heads("count", "column", "rule", "examples", "code")
        for rule in report.rules:
            column = rule.column or said("report.whole_row", lang)
            self._put(rule.count, column, rule.rule(lang), rule.shown_examples(lang), rule.code)
        if report.senders:
            self._title("report.by_sender", heading=report.by)
            self._put(said("head.count", lang), report.by, said("head.rows", lang), strong=True)
        for sender in report.senders:
            self._put(sender.count, sender.sender or said("report.unnamed", lang), sender.rows)
        if report.faults:
            self._title("report.title")
            self._list_faults()
        print_wide(self._sheet)
        set_widths(self._sheet, [12, 24, _WIDEST, 40, 24, 24])

    def _list_faults(self) -> None:
        report, lang = self._report, self._lang
        self._heads("row", "column", f"message_{lang}", "value", "code", *(["sender"] if report.senders else []))
        room = MOST_ROWS - self._row - 1
        for fault in report.faults[:room]:
            self._put(fault.row, fault.column, fault.message(lang), fault.value, fault.code, report.sender(fault))
        if len(report.faults) > room:
            self._put(said("report.beyond", lang, count=len(report.faults) - room))

    def _title(self, code: str, **parts: object) -> None:
        self._row += 1
        self._put(said(code, self._lang, **parts), strong=True)

    def _heads(self, *names: str) -> None:
        self._put(*(said(f"head.{name}", self._lang) for name in names), strong=True)

    def _put(self, *values: object, strong: bool = False) -> None:
        self._row += 1
        for column, value in enumerate(values, 1):
            cell = fill(self._sheet.cell(self._row, column), shortened(value) if isinstance(value, str) else value)
            if strong:
                cell.font = self._bold


def _lost(source: Path, result: Path) -> tuple[str, ...]:
    """What the source holds more of than the result, by its parts."""
    before, after = _inventory(source), _inventory(result)
    return tuple(code for code, count in before.items() if count > after[code])


def _inventory(path: Path) -> dict[str, int]:
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        found = {code: sum(1 for name in names if re.match(pattern, name)) for code, pattern in _PARTS}
        for code, pattern, content in _CONTENTS:
            found[code] = sum(len(re.findall(content, archive.read(name))) for name in names if re.match(pattern, name))
    return found
