"""Keys that stand twice in incoming rows: the first good row stays, later ones are faults (重复)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mfgcity.domain import Record
from mfgcity.frames import cells

Key = tuple[tuple[str, ...], tuple[str, ...]]
"""The fields of a key, and the canonical texts of their values."""


class Repeated(NamedTuple):
    """A row whose key an earlier row already has.

    Attributes:
        row: The row.
        field: The first field of the key.
        value: The texts of the key's values.
        first: The earlier row.
    """

    row: int
    field: str
    value: str
    first: int

    @property
    def parts(self) -> dict[str, object]:
        """The named values of the message."""
        return {"value": self.value, "first": self.first}


def keys_of(record: Record) -> Iterator[Key]:
    """The keys that a record has: each set of fields that its type calls unique, if the first of them is given."""
    for fields in record.unique:
        values = [getattr(record, field) for field in fields]
        if values[0] is not None:
            yield fields, tuple("" if value is None else str(value) for value in values)


def keys_of_texts(kind: type[Record], texts: Mapping[str, str | None]) -> Iterator[Key]:
    """The keys of a row that makes no record, from the texts of its fields."""
    values = {field: cells.trimmed(text) for field, text in texts.items() if text and cells.missing(text) is None}
    for fields in kind.unique:
        if fields[0] in values:
            yield fields, tuple(values.get(field, "") for field in fields)


def repeated(rows: Iterable[tuple[int, tuple[Key, ...], bool]]) -> Iterator[Repeated]:
    """Each row with a key that an earlier good row has.

    Args:
        rows: Rows in order: the row, its keys, and whether it is good by itself. A row that repeats a key is not good.
    """
    seen: dict[Key, int] = {}
    for row, keys, good in rows:
        again = [(key, seen[key]) for key in keys if key in seen]
        for (fields, values), first in again:
            yield Repeated(row, fields[0], ", ".join(value for value in values if value), first)
        if good and not again:
            seen |= dict.fromkeys(keys, row)
