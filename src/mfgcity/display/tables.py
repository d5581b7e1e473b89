"""Lists of records as tables for notebooks (记录列表)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from mfgcity.domain import Record
from mfgcity.domain.cells import filled, many
from mfgcity.errors import MfgcityError
from mfgcity.markup import both


class TableError(MfgcityError):
    """Something that cannot be shown as a table of records."""


@attrs.frozen(repr=False)
class RecordTable:
    """Records as the rows of a table, which a notebook shows.

    Attributes:
        records: The records.
        columns: The fields that stand as columns.
        caption: What the table holds.
        limit: How many rows are shown at most.
    """

    records: tuple[Record, ...]
    columns: tuple[str, ...]
    caption: str | None
    limit: int

    def __repr__(self) -> str:
        return f"<table of records ({len(self.records)}): {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        rest = len(self.records) - self.limit
        body = many(self.records[: self.limit], self.columns, self.caption)
        return body if rest <= 0 else f"{body}<p>{both(f'{rest:,} more', f'另有 {rest} 条')}</p>"


def table(
    records: Iterable[Record], *, columns: Sequence[str] | None = None, caption: str | None = None, limit: int = 100
) -> RecordTable:
    """Records as a table for a notebook: headings in both languages, figures as the field prints them.

    Args:
        records: Domain objects, of one kind or several.
        columns: The fields to show, in order; by default those that say something in at least one record, remarks
            left out.
        caption: What the table holds; the kinds of the records if not given.
        limit: How many rows to show at most; the rest is told as a number.

    Raises:
        TableError: If something is no record, or a column is no field of any of them.

    Examples:
        >>> from mfgcity.datasets import zhuzhou_2023
        >>> table(zhuzhou_2023().clusters, columns=["name", "regions"])
        <table of records (7): name, regions>
    """
    listed = tuple(records)
    for record in listed:
        if not isinstance(record, Record):
            raise TableError("table.record", value=record)
    fields = dict.fromkeys(
        name for kind in dict.fromkeys(type(record) for record in listed) for name in kind.model_fields
    )
    if columns is None:
        used = {name for record in listed for name in filled(record)} - {"note"}
        return RecordTable(listed, tuple(name for name in fields if name in used), caption, limit)
    for name in columns:
        if name not in fields:
            raise TableError("table.column", value=name)
    return RecordTable(listed, tuple(columns), caption, limit)
