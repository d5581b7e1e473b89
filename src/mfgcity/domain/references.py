"""Whether the records that a record names exist in its city, valid records and faulty ones alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from mfgcity.codes import region
from mfgcity.domain.record import Record, spellings
from mfgcity.domain.rules import Refers, refusal

Path = tuple[str | int, ...]

_CHINESE: Final = {
    "regions": "区划",
    "indicators": "指标",
    "enterprises": "企业",
    "organisations": "机构",
    "parks": "园区",
    "chains": "产业链",
    "clusters": "集群",
    "programmes": "行动",
    "platforms": "平台",
    "projects": "项目",
    "mechanisms": "机制",
    "observations": "观测值",
    "recognitions": "荣誉",
    "sections": "章节",
}


class Entry(NamedTuple):
    """A record of some kind, or the data from which one was to be made.

    A record that breaks a rule still bears its names and names others: what it was made from is read for both.
    """

    kind: type[Record]
    content: Record | Mapping[str, Any]

    def value(self, field: str) -> Any:
        """The value of a field, under any of its spellings; None where it has none."""
        if isinstance(self.content, Record):
            return getattr(self.content, field)
        found = (self.content[name] for name in spellings(self.kind)[field] if name in self.content)
        return next(found, None)

    def names(self) -> tuple[str, ...]:
        """Every text that names it, its key first."""
        if isinstance(self.content, Record):
            return self.content.names()
        values = (self.value(field) for field in self.kind.named_by)
        return tuple(dict.fromkeys(text for value in values for text in _texts(value)))


def faults_of(collections: Mapping[str, tuple[type[Record], object]]) -> list[InitErrorDetails]:
    """Every record that shares its key with an earlier one of its collection, and every name that leads nowhere or to several.

    Args:
        collections: Each collection of a city by name, with the kind of its records and its records or their data.
    """
    entries = {name: _entries(kind, content) for name, (kind, content) in collections.items()}
    named: dict[str, dict[str, list[int]]] = {name: {} for name in entries}
    for name, found in entries.items():
        for number, entry in found:
            for text in entry.names():
                named[name].setdefault(text, []).append(number)
    keys = {name: {next(iter(entry.names()), None) for _, entry in found} for name, found in entries.items()}

    def leads(value: str, place: str) -> bool:
        # A division need not be listed: the table of codes knows it.
        return value in named[place] or (place == "regions" and region.is_valid(value))

    def several(value: str, places: Sequence[str]) -> list[int]:
        """The records of one collection that share a name which is the key of none."""
        if any(value in keys[place] for place in places):
            return []
        return next((numbers for place in places if len(numbers := named[place].get(value, [])) > 1), [])

    faults: list[InitErrorDetails] = []
    for collection, found in entries.items():
        first: dict[str, int] = {}
        for number, entry in found:
            key = next(iter(entry.names()), None)
            if key is not None and first.setdefault(key, number) != number:
                faults.append(_fault("city.duplicate", (collection, number), key, first=first[key]))
            for path, value, places in references_of(entry):
                if not places:
                    continue
                here = (collection, number, *path)
                if not any(leads(value, place) for place in places):
                    faults.append(_fault("city.reference", here, value, **named_places(places)))
                elif numbers := several(value, places):
                    shared = ", ".join(map(str, numbers))
                    faults.append(_fault("city.ambiguous", here, value, numbers=shared, **named_places(places)))
    return faults


def named_places(places: Sequence[str]) -> dict[str, object]:
    """The collections of a city as parts of a message, in both languages.

    Examples:
        >>> named_places(("enterprises", "organisations"))
        {'places': 'enterprises, organisations', 'places_zh': '企业、机构'}
    """
    return {"places": ", ".join(places), "places_zh": "、".join(_CHINESE.get(place, place) for place in places)}


def collections_of(kind: type[Record], content: Record | Mapping[str, Any]) -> dict[str, tuple[type[Record], object]]:
    """The collections of a city, or of the data from which one was to be made."""
    city = Entry(kind, content)
    return {name: (member, city.value(name)) for name, member in members_of(kind).items()}


def details(error: ValidationError) -> list[InitErrorDetails]:
    """The faults of an error in the form from which another one is made."""
    return [
        InitErrorDetails(
            type=PydanticCustomError(
                fault["type"],  # pyright: ignore[reportArgumentType]
                "{message}",
                {"message": fault["msg"], **fault.get("ctx", {})},
            ),
            loc=fault["loc"],
            input=fault["input"],
        )
        for fault in error.errors(include_url=False)
    ]


def _entries(kind: type[Record], content: object) -> list[tuple[int, Entry]]:
    listed = content if isinstance(content, Sequence) and not isinstance(content, str) else ()
    return [(number, Entry(kind, item)) for number, item in enumerate(listed) if isinstance(item, (Record, Mapping))]


def _texts(value: object) -> list[str]:
    several = value if isinstance(value, (tuple, list)) else (value,)
    return [text.strip() for text in several if isinstance(text, str) and text.strip()]


def references_of(entry: Entry, path: Path = ()) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Every text by which a record, or a record inside it, names others: where, the text, where those may stand."""
    rules, members = rules_of(entry.kind), members_of(entry.kind)
    for field in entry.kind.model_fields:
        value = entry.value(field)
        if field in members:
            for number, inner in _entries(members[field], value):
                yield from references_of(inner, (*path, field, number))
        elif field in rules:
            rule = rules[field]
            places = rule.within(None if rule.by is None else entry.value(rule.by))
            several = isinstance(value, (tuple, list))
            for number, item in enumerate(value if several else (value,)):
                here = (*path, field, number) if several else (*path, field)
                yield from ((here, text, places) for text in _texts(item))


@cache
def rules_of(kind: type[Record]) -> dict[str, Refers]:
    """The fields whose text names records, with the rule that says where those stand."""
    rules = {
        name: next((rule for rule in field.metadata if isinstance(rule, Refers)), None)
        for name, field in kind.model_fields.items()
    }
    return {name: rule for name, rule in rules.items() if rule is not None}


@cache
def members_of(kind: type[Record]) -> dict[str, type[Record]]:
    """The fields that hold records, with their kind."""
    found = {}
    for name, field in kind.model_fields.items():
        arguments = get_args(field.annotation) if get_origin(field.annotation) is tuple else ()
        if arguments and isinstance(arguments[0], type) and issubclass(arguments[0], Record):
            found[name] = arguments[0]
    return found


def _fault(code: str, path: Path, value: str, **parts: object) -> InitErrorDetails:
    return InitErrorDetails(type=refusal(code, value=value, **parts), loc=path, input=value)
