"""Objects of JSON as records: each checked by itself, nested ones included (JSON 数据)."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from pydantic import ValidationError

from mfgcity.domain import City, Record
from mfgcity.domain.references import Entry
from mfgcity.errors import need
from mfgcity.frames import cells
from mfgcity.frames.checking import Checker
from mfgcity.frames.complaints import row_faults
from mfgcity.intake.faults import Fault, Missing, order_in
from mfgcity.intake.given import placing
from mfgcity.intake.headings import Heading, Matcher
from mfgcity.intake.intake import Intake, Lazily
from mfgcity.intake.keys import Key, keys_of, keys_of_texts, repeated
from mfgcity.intake.mentions import Mentions
from mfgcity.intake.table import BATCH, Table

if TYPE_CHECKING:
    import polars as pl

R = TypeVar("R", bound=Record)


def of_objects(kind: type[R], table: Table, city: City | None, mapping: Mapping[str, str] | None = None) -> Intake[R]:
    """What becomes of a list of objects.

    Args:
        kind: The type of the records.
        table: The list.
        city: The city the records will belong to.
        mapping: The fields that keys stand for, beyond the names and aliases that the type declares.
    """
    objects = list(table.objects() or ())
    if any(content for _, content in objects) and all(_is_flat(kind, content) for _, content in objects):
        return _of_columns(kind, table, objects, city)
    checker = Checker(kind)
    checker.fields.update(mapping or {})
    matcher = Matcher(kind, mapping)
    mentions = Mentions(kind, city)
    rows: list[tuple[int, dict[str, Any], R | None]] = []
    said: list[R | dict[str, Any]] = []
    faults: list[Fault] = []
    missing: list[Missing] = []
    for row, content in objects:
        record, found = _judged(checker, matcher, table.file, row, content)
        faults += found
        missing += _gaps(row, content)
        rows.append((row, content, record))
        said.append(_given(checker, content) if record is None else record)
        mentions.learn(Entry(kind, said[-1]).names())
    keyed = [(row, _keys(kind, checker, content, record), record is not None) for row, content, record in rows]
    for again in repeated(keyed):
        field, value = again.field, again.value
        faults.append(Fault(table.file, None, again.row, field, value, "intake.repeated", field, again.parts))
    for (row, _, _), named in zip(rows, said, strict=True):
        for lost in mentions.dangling(named):
            faults.append(
                Fault(table.file, None, row, lost.field, lost.value, "city.reference", lost.field, lost.parts)
            )
    faults += table.faults
    if table.given:
        columns = {field: field for field in kind.model_fields if field not in table.given}
        faults = list(map(placing(kind, columns, mentions.fields), faults))
    faulty = {fault.row for fault in faults}
    good = tuple(record for row, _, record in rows if record is not None and row not in faulty)
    unread = len({fault.row for fault in table.faults if fault.row is not None})
    return Intake(
        records=good,
        faults=tuple(sorted(faults, key=order_in(kind))),
        notes=tuple(table.notes),
        missing=tuple(missing),
        kind=kind,
        file=table.file,
        rows=len(rows) + unread,
        frames=lambda: map(
            checker.numbered_texts, _Columns(table, [row[:2] for row in rows if row[0] not in faulty]).batches()
        ),
    )


def _is_flat(kind: type[Record], content: Mapping[str, Any]) -> bool:
    """Whether an object is like a row of a table: fields of the type, each with a text or a truth value at most.

    Half of a surrogate pair, which JSON can hold, is no text of a column.
    """
    fields = kind.model_fields
    if not all(key in fields and (value is None or isinstance(value, (str, bool))) for key, value in content.items()):
        return False
    try:
        "".join(value for value in content.values() if isinstance(value, str)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _of_columns(kind: type[R], table: Table, objects: list[tuple[int, dict[str, Any]]], city: City | None) -> Intake[R]:
    """What becomes of objects that are like the rows of a table."""
    from mfgcity.intake.tabular import of_rows

    found = of_rows(kind, _Columns(table, objects), city, hold=True)
    contents = dict(objects)
    faults = (fault if fault.column else attrs.evolve(fault, column=fault.field) for fault in found.faults)
    # A key that an object does not have is no cell without a value.
    missing = Lazily(lambda: (cell for cell in found.missing if cell.column in contents[cell.row]))
    return attrs.evolve(found, faults=tuple(faults), missing=missing)


class _Columns:
    """Objects as a table whose columns are their keys.

    Args:
        table: The list in which they stand.
        objects: The objects, each with its row.
    """

    units: Mapping[str, str] = MappingProxyType({})
    header_rows: tuple[int, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None

    def __init__(self, table: Table, objects: list[tuple[int, dict[str, Any]]]) -> None:
        self.file = table.file
        self.faults = table.faults
        self.notes = table.notes
        self.given = table.given
        self._objects = objects
        keys = dict.fromkeys(key for _, content in objects for key in content)
        self.fields = dict(zip(keys, keys, strict=True))
        self.headings = tuple(Heading(key, key, None, number) for number, key in enumerate(keys, 1))

    def cells(self, heading: str) -> dict[int, str]:
        """What stands under a key, by row; rows where nothing stands are left out."""
        cells = ((row, content.get(heading)) for row, content in self._objects)
        return {row: str(cell) for row, cell in cells if cell is not None}

    def batches(self, rows: int = BATCH) -> Iterator[pl.DataFrame]:
        """The rows as texts, lists and objects as JSON, with the column ``row``; so many at the most in a frame."""
        pl = need("polars", "polars")
        columns = {key: [_text(content.get(key)) for _, content in self._objects] for key in self.fields}
        frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
        numbers = pl.Series("row", [row for row, _ in self._objects], dtype=pl.UInt32)
        yield from frame.insert_column(0, numbers).iter_slices(rows)


def _text(value: object) -> str | None:
    plain = cells.plain(value)
    return plain if plain is None or isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)


def _judged(
    checker: Checker[R], matcher: Matcher, file: str, row: int, content: dict[str, Any]
) -> tuple[R | None, list[Fault]]:
    """The record of an object, or its faults; a key that the type does not have is one."""
    unknown = [key for key in content if key not in checker.fields]
    given = {checker.fields[key] for key in content if key in checker.fields}
    faults = [_of_key(key, content[key], given, matcher, file, row) for key in unknown]
    try:
        record = checker.record(content)
    except ValidationError as error:
        headings = {field: heading for heading, field in checker.headings(content).items()}
        found = row_faults(error, checker.kind, position=row, headings=headings, row=content)
        faults += [
            Fault(
                file, None, row, fault.column or fault.field, fault.value or None, fault.code, fault.field, fault.parts
            )
            for fault in found
        ]
        return None, faults
    return (None if unknown else record), faults


def _given(checker: Checker[Any], content: Mapping[str, Any]) -> dict[str, Any]:
    """What the fields of an object that makes no record are given."""
    return {field: checker.given(field, content[heading]) for heading, field in checker.headings(content).items()}


def _of_key(key: str, value: object, given: Collection[str], matcher: Matcher, file: str, row: int) -> Fault:
    """The fault of a key that the type does not have, with the one that is perhaps meant and not given otherwise."""
    nearest = matcher.nearest(key)
    match = None if nearest is None else matcher.match(nearest)
    if match is not None and match.field not in given:
        parts = {**matcher.named_kind, "nearest": nearest, "value": key}
        return Fault(file, None, row, key, None, "heading.near", key, parts)
    parts = {"field": key, "field_zh": key, "value": value}
    return Fault(file, None, row, key, None, "extra_forbidden", key, parts)


def _keys(kind: type[Record], checker: Checker[Any], content: dict[str, Any], record: Record | None) -> tuple[Key, ...]:
    if record is not None:
        return tuple(keys_of(record))
    texts = {field: str(content[heading]) for heading, field in checker.headings(content).items() if content[heading]}
    return tuple(keys_of_texts(kind, texts))


def _gaps(row: int, content: dict[str, Any]) -> Iterator[Missing]:
    for key, cell in content.items():
        plain = cells.plain(cell)
        if plain is None or (isinstance(plain, str) and cells.missing(plain) is not None):
            yield Missing(row, key, *cells.gap(plain))
