"""Records and frames to files that read back as the same records: CSV, TSV, JSON, JSONL, Parquet, XLSX (数据导出)."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any, Final

import attrs

from mfgcity.domain import Record
from mfgcity.errors import Language, need
from mfgcity.figures import Figure
from mfgcity.figures.interchange import to_json
from mfgcity.frames.quoting import quoted
from mfgcity.intake.delivery import WriteError, whole_file
from mfgcity.intake.describing import fields_of, kind_name, word
from mfgcity.intake.spreadsheet import MOST_ROWS, fill, openpyxl, set_widths, width

SEPARATOR: Final = "；"
"""What stands between the values of one cell."""

_SEPARATORS: Final = frozenset("；;、\r\n")


def write(
    records: Iterable[Record] | Any,
    path: str | Path,
    *,
    lang: Language = "zh",
    kind: type[Record] | None = None,
    bom: bool = True,
) -> int:
    """Write records, or a frame of them, to a file from which the same records are read.

    The ending of the path says what is written: ``.csv``, ``.tsv``, ``.json``, ``.jsonl`` or ``.ndjson``,
    ``.parquet``, ``.xlsx``. Records may come from an iterator; Parquet alone holds all of them at a time. The file
    appears once it is whole.

    In a table a figure is its text with its unit, a computed one its JSON; several values of a cell are set apart by
    ``；``, or a JSON list where a value holds a separator itself; records inside a record are JSON; None is an empty
    cell. A text that a spreadsheet could run as a formula is text by its cell's type in XLSX, and has a leading ``'``
    in CSV and TSV.

    Args:
        records: Records of one kind, or a frame (polars, pandas, DuckDB …) of them.
        path: Where to write.
        lang: Chinese (``zh``) or English (``en``) headings and terms; both are read.
        kind: The record type: needed for no records, and to give the columns of a frame the headings of a language.
        bom: Whether CSV and TSV begin with the mark by which Excel knows UTF-8.

    Returns:
        How many rows were written.

    Raises:
        WriteError: If the ending is not known, the records are of several kinds, or the format cannot hold them.

    Examples:
        >>> import tempfile
        >>> from mfgcity.domain import Cluster
        >>> cluster = Cluster(name="=轨道交通", aliases=("轨交", "轨道、动力"), regions=("430200", "430211"))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     rows = write([cluster], f"{folder}/clusters.csv", bom=False)
        ...     print(Path(folder, "clusters.csv").read_text("utf-8"))
        集群名称,英文名称,别名,所属产业链,所在区划,成员企业,核心承载园区,章节,备注
        '=轨道交通,,"[""轨交"", ""轨道、动力""]",,430200；430211,,,,
        <BLANKLINE>
    """
    path = Path(path)
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise WriteError("write.suffix", names=", ".join(_WRITERS), value=path.name)
    table = _table(records, kind, lang)
    with whole_file(path) as draft:
        return writer(draft, table, "utf-8-sig" if bom else "utf-8")


def cells(record: Record, lang: Language = "zh") -> dict[str, str | None]:
    """A record as the texts of a table's row, by heading.

    Examples:
        >>> from mfgcity.domain import Park
        >>> filled = cells(Park(name="株洲高新区", kind="high_tech", zones=("河西片区", "田心片区")))
        >>> {heading: text for heading, text in filled.items() if text}
        {'园区名称': '株洲高新区', '园区类型': '高新区', '片区': '河西片区；田心片区'}
    """
    return {
        field.heading(lang): cell_text(getattr(record, field.name), lang, formulas=False)
        for field in fields_of(type(record))
    }


def cell_text(value: object, lang: Language, *, formulas: bool) -> str | None:
    """The text of a cell for a value; None where there is none.

    Args:
        value: A value of a record or of a frame.
        lang: The language of terms and truth values.
        formulas: Whether the cell has no type, so that a text could be run as a formula.
    """
    value = _native(value)
    if value is None or (isinstance(value, (list, tuple)) and not value):
        return None
    if isinstance(value, (bool, Enum)):
        return word(value, lang)
    if isinstance(value, (list, tuple)):
        texts = [_data(item, "en") for item in value]
        joined = SEPARATOR.join(map(str, texts))
        plain = all(isinstance(text, str) and quoted(text.strip(), formulas=False) == text for text in texts)
        split = any(not _SEPARATORS.isdisjoint(str(text)) for text in texts)
        return quoted(joined, formulas=formulas) if plain and not split and joined[0] not in "[{" else _json(texts)
    if isinstance(value, (float, Decimal)):
        value = f"{Decimal(str(value)):f}"  # digits, no exponent
    data = _data(value, lang)
    return quoted(data, formulas=formulas) if isinstance(data, str) else _json(data)


def _native(value: object) -> Any:
    """A value without the wrappings of its frame: NaN, NaT and NA are None, numpy's values are Python's."""
    if value is None or isinstance(value, (str, Figure, Record)):
        return value
    unwrap = getattr(value, "tolist", None) or getattr(value, "to_list", None)
    value = unwrap() if callable(unwrap) else value
    try:
        missing = bool(value != value)  # noqa: PLR0124 - true of NaN and NaT alone
    except TypeError:  # pandas.NA is neither equal nor unequal
        missing = True
    if missing:
        return None
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _data(value: Any, lang: Language) -> Any:
    """A value as JSON has it: text, number, truth value, list, object."""
    value = _native(value)
    if isinstance(value, Enum):
        return word(value, lang)
    if isinstance(value, Record):
        return value.model_dump(mode="json")
    if isinstance(value, Figure):
        return to_json(value)
    if isinstance(value, (list, tuple)):
        return [_data(item, lang) for item in value]
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date().isoformat()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value if value is None or isinstance(value, (str, bool, int, float, dict)) else str(value)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


@attrs.frozen
class _Table:
    headings: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]
    lang: Language

    def texts(self, *, formulas: bool) -> Iterator[list[str | None]]:
        for row in self.rows:
            yield [cell_text(value, self.lang, formulas=formulas) for value in row]

    def objects(self) -> Iterator[dict[str, Any]]:
        for row in self.rows:
            data = [_data(value, self.lang) for value in row]
            texts = [quoted(value, formulas=False) if isinstance(value, str) else value for value in data]
            yield dict(zip(self.headings, texts, strict=True))


def _table(records: Any, kind: type[Record] | None, lang: Language) -> _Table:
    import narwhals as nw

    try:
        frame = nw.from_native(records)
    except TypeError:
        return _record_table(iter(records), kind, lang)
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    fields = fields_of(kind) if kind else ()
    headings = {known: field.heading(lang) for field in fields for known in (field.name, *field.chinese)}
    return _Table(tuple(str(headings.get(name, name)) for name in eager.columns), eager.iter_rows(), lang)


def _record_table(records: Iterator[Any], kind: type[Record] | None, lang: Language) -> _Table:
    first = next(records, None)
    if first is not None:
        records = itertools.chain([first], records)
    if kind is None:
        if not isinstance(first, Record):
            raise WriteError("write.empty", value=first)
        kind = type(first)
    fields = fields_of(kind)

    def rows() -> Iterator[tuple[Any, ...]]:
        for record in records:
            if type(record) is not kind:
                raise WriteError("write.mixture", kind=kind.__name__, kind_zh=kind_name(kind, "zh"), value=record)
            yield tuple(getattr(record, field.name) for field in fields)

    return _Table(tuple(field.heading(lang) for field in fields), rows(), lang)


def _separated(delimiter: str) -> Callable[[Path, _Table, str], int]:
    def writer(path: Path, table: _Table, encoding: str) -> int:
        with path.open("w", encoding=encoding, newline="") as file:
            lines = csv.writer(file, delimiter=delimiter)
            lines.writerow([cell_text(heading, table.lang, formulas=True) for heading in table.headings])
            return _counted(lines.writerow(row) for row in table.texts(formulas=True))

    return writer


def _write_json(path: Path, table: _Table, encoding: str) -> int:
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        count = _counted(
            file.write(f"{',' if number else ''}\n{_json(data)}") for number, data in enumerate(table.objects())
        )
        file.write("\n]\n")
    return count


def _write_lines(path: Path, table: _Table, encoding: str) -> int:
    with path.open("w", encoding="utf-8") as file:
        return _counted(file.write(f"{_json(data)}\n") for data in table.objects())


def _write_parquet(path: Path, table: _Table, encoding: str) -> int:
    polars = need("polars", "polars")
    rows = list(table.texts(formulas=False))
    frame = polars.DataFrame(rows, schema=dict.fromkeys(table.headings, polars.String), orient="row")
    frame.write_parquet(path)
    return len(rows)


def _write_sheet(path: Path, table: _Table, encoding: str) -> int:
    book = openpyxl().Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    set_widths(sheet, [max(10, width(heading) + 3) for heading in table.headings])
    new = openpyxl("cell").WriteOnlyCell
    bold = openpyxl("styles").Font(bold=True)

    def head(heading: str) -> Any:
        cell = fill(new(sheet), heading)
        cell.font = bold
        return cell

    def put(value: Any) -> Any:
        if type(value) is not int and type(value) is not date:
            value = cell_text(value, table.lang, formulas=False)
        return None if value is None else fill(new(sheet), value)

    count = 0
    with closing(sheet):
        sheet.append([head(heading) for heading in table.headings])
        for count, row in enumerate(table.rows, 1):
            if count >= MOST_ROWS:
                raise WriteError("write.rows", most=MOST_ROWS)
            sheet.append([None if value is None else put(_native(value)) for value in row])
    book.save(path)
    return count


def _counted(done: Iterable[object]) -> int:
    return sum(1 for _ in done)


_WRITERS: Final[dict[str, Callable[[Path, _Table, str], int]]] = {
    ".csv": _separated(","),
    ".tsv": _separated("\t"),
    ".json": _write_json,
    ".jsonl": _write_lines,
    ".ndjson": _write_lines,
    ".parquet": _write_parquet,
    ".xlsx": _write_sheet,
}
