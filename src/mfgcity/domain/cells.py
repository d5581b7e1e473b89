"""Records as tables for notebooks: one record as names and values, many as rows (记录的表格)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from mfgcity.domain.record import Record, Term, spellings
from mfgcity.markup import Html, both, cell, table

_CHINESE: Final = {"alternatives": "各种读法", "elsewhere": "其他来源"}
"""The Chinese names of fields that are read under one spelling only."""


def chinese_name(kind: type[Record], field: str) -> str:
    """What a field is called in Chinese; empty if it has no such name.

    Examples:
        >>> from mfgcity import City
        >>> chinese_name(City, "enterprises")
        '企业'
    """
    return next((name for name in spellings(kind)[field] if not name.isascii()), _CHINESE.get(field, ""))


def heading(kind: type[Record], field: str) -> Html:
    """The name of a field in both languages."""
    return both(field.replace("_", " "), chinese_name(kind, field))


def filled(record: Record) -> list[str]:
    """The fields of a record that say something: those that are not empty and not their default."""
    return [
        name
        for name, field in type(record).model_fields.items()
        if (value := getattr(record, name)) not in (None, ()) and value != field.default
    ]


def content(value: Any) -> Html:
    """The value of a field: a term in both languages, a record within as its name, several as their number."""
    if isinstance(value, Term):
        return both(value.value.replace("_", " "), value.zh[0])
    if isinstance(value, Record):
        return cell(next(iter(value.names()), None) or getattr(value, "name", None) or type(value).__name__)
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        return Html(f"{len(value)}")
    return cell(value)


def one(record: Record) -> Html:
    """A record as a table of names and values."""
    kind = type(record)
    rows = [(heading(kind, name), content(getattr(record, name))) for name in filled(record)]
    return table(kind.__name__, (), rows, named=True)


def many(records: Sequence[Record], columns: Iterable[str], caption: str | None) -> Html:
    """Records of one or several kinds as the rows of a table."""
    kinds = list(dict.fromkeys(type(record) for record in records))
    names = list(columns)
    heads = [heading(next(kind for kind in kinds if name in kind.model_fields), name) for name in names]
    rows = [[content(getattr(record, name, None)) for name in names] for record in records]
    return table(caption or ", ".join(kind.__name__ for kind in kinds), heads, rows)
