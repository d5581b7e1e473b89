"""Objects of JSON as records: each checked by itself, nested ones included (JSON 数据)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from mfgcity.domain import City, Record
from mfgcity.domain.references import Entry, named_places
from mfgcity.frames import cells
from mfgcity.frames.checking import Checker
from mfgcity.frames.complaints import row_faults
from mfgcity.intake.faults import Fault, Missing
from mfgcity.intake.headings import Matcher
from mfgcity.intake.intake import Intake
from mfgcity.intake.keys import Key, keys_of, keys_of_texts, repeated
from mfgcity.intake.mentions import Mentions
from mfgcity.intake.table import Table

R = TypeVar("R", bound=Record)


def of_objects(kind: type[R], table: Table, city: City | None, mapping: Mapping[str, str] | None = None) -> Intake[R]:
    """What becomes of a list of objects.

    Args:
        kind: The type of the records.
        table: The list.
        city: The city the records will belong to.
        mapping: The fields that keys stand for, beyond the names and aliases that the type declares.
    """
    checker = Checker(kind)
    checker.fields.update(mapping or {})
    matcher = Matcher(kind, mapping)
    mentions = Mentions(kind, city)
    rows: list[tuple[int, dict[str, Any], R | None]] = []
    faults: list[Fault] = []
    missing: list[Missing] = []
    for row, content in table.objects() or ():
        record, found = _judged(checker, matcher, table.file, row, content)
        faults += found
        missing += _gaps(row, content)
        rows.append((row, content, record))
        mentions.learn(Entry(kind, content if record is None else record).names())
    keyed = [(row, _keys(kind, checker, content, record), record is not None) for row, content, record in rows]
    for row, field, value, first in repeated(keyed):
        parts = {"value": value, "first": first}
        faults.append(Fault(table.file, None, row, field, value, "intake.repeated", field, parts))
    for row, content, record in rows:
        for lost in mentions.dangling(content if record is None else record):
            parts = {"value": lost.value, **named_places(lost.places)}
            faults.append(Fault(table.file, None, row, lost.field, lost.value, "city.reference", lost.field, parts))
    faults += table.faults
    faulty = {fault.row for fault in faults}
    good = tuple(record for row, _, record in rows if record is not None and row not in faulty)
    unread = len({fault.row for fault in table.faults if fault.row is not None})
    number = {name: place for place, name in enumerate(kind.model_fields)}
    return Intake(
        records=good,
        faults=tuple(sorted(faults, key=lambda fault: (fault.row or 0, number.get(fault.field or "", -1)))),
        notes=tuple(table.notes),
        missing=tuple(missing),
        kind=kind,
        file=table.file,
        rows=len(rows) + unread,
    )


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
            Fault(file, None, row, fault.column or fault.field, fault.value, fault.code, fault.field, fault.parts)
            for fault in found
        ]
        return None, faults
    return (None if unknown else record), faults


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
