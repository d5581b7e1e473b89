"""Whether the records that a record names exist in its city."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_origin

from pydantic_core import InitErrorDetails

from mfgcity.codes import region
from mfgcity.domain.record import Record
from mfgcity.domain.rules import Refers, refusal

Path = tuple[str | int, ...]


def faults_of(collection: str, known: Mapping[str, object]) -> list[InitErrorDetails]:
    """Every record of a collection that shares its key with an earlier one, and every name that leads nowhere.

    Args:
        collection: The name of the collection.
        known: The collections of the city by name, this one among them. A name that may stand in a collection that
            is missing here is left alone: that collection has faults of its own.
    """
    faults: list[InitErrorDetails] = []
    keys: dict[str, int] = {}

    @cache
    def names(place: str) -> frozenset[str]:
        return frozenset(name for record in _records(known[place]) for name in record.names())

    def leads(value: str, place: str) -> bool:
        # A division need not be listed: the table of codes knows it.
        return place not in known or value in names(place) or (place == "regions" and region.is_valid(value))

    for number, record in enumerate(_records(known[collection])):
        key = next(iter(record.names()), None)
        if key is not None and keys.setdefault(key, number) != number:
            faults.append(_fault("city.duplicate", (number,), key, first=keys[key]))
        for path, value, places in _references(record):
            if places and not any(leads(value, place) for place in places):
                faults.append(_fault("city.reference", (number, *path), value, places=", ".join(places)))
    return faults


def _records(value: object) -> tuple[Record, ...]:
    return tuple(item for item in value if isinstance(item, Record)) if isinstance(value, tuple) else ()


def _references(record: Record, path: Path = ()) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every text by which a record, or a record inside it, names others: where, the text, where those may stand."""
    for field, rule in _fields(type(record)):
        value = getattr(record, field)
        several = isinstance(value, tuple)
        for number, item in enumerate(value if several else (value,)):
            here = (*path, field, number) if several else (*path, field)
            if isinstance(item, Record):
                yield from _references(item, here)
            elif rule is not None and item is not None:
                yield here, item, rule.within(record)


@cache
def _fields(kind: type[Record]) -> tuple[tuple[str, Refers | None], ...]:
    """The fields that can name records: those with a rule that says so, and those that hold records."""
    rules = {
        name: next((rule for rule in field.metadata if isinstance(rule, Refers)), None)
        for name, field in kind.model_fields.items()
    }
    return tuple(
        (name, rule) for name, rule in rules.items() if rule or get_origin(kind.model_fields[name].annotation) is tuple
    )


def _fault(code: str, path: Path, value: str, **parts: object) -> InitErrorDetails:
    return InitErrorDetails(type=refusal(code, value=value, **parts), loc=path, input=value)
