"""Names by which incoming rows speak of other records, and whether those exist (引用)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mfgcity.codes import region
from mfgcity.domain import City, Record
from mfgcity.domain.references import Entry, members_of, named_places, references_of, rules_of
from mfgcity.domain.rules import Refers


class Dangling(NamedTuple):
    """A name that leads nowhere.

    Attributes:
        field: The field that holds it.
        value: The name.
        places: Where it was looked for.
    """

    field: str
    value: str
    places: tuple[str, ...]

    @property
    def parts(self) -> dict[str, object]:
        """The named values of the message."""
        return {"value": self.value, **named_places(self.places)}


class Mentions:
    """What can be said of the names that rows of one type mention.

    A name is looked for among the rows themselves, where they are of the collection it should stand in, and in a city,
    if one is given. Without a city, names that should stand in other collections are not judged; codes of divisions
    always are.

    Args:
        kind: The type of the rows' records.
        city: The city they will belong to.
    """

    def __init__(self, kind: type[Record], city: City | None = None) -> None:
        self._kind = kind
        self._rules = rules_of(kind)
        self._own = next((name for name, member in members_of(City).items() if member is kind), None)
        self._known: dict[str, set[str]] = {}
        if city is not None:
            for name in members_of(City):
                self._known[name] = {text for record in getattr(city, name) for text in record.names()}
        if self._own is not None:
            self._known.setdefault(self._own, set())

    @property
    def learns(self) -> bool:
        """Whether rows of the type are named by others of it or inside them, so that the names of all must be known."""
        return any(self._own in rule.targets for rule in _rules_within(self._kind))

    @property
    def fields(self) -> dict[str, str | None]:
        """The fields that name records which can be looked for, by themselves or in records inside.

        Each with the field that decides where those stand, if one does.
        """
        found = {name: rule.by for name, rule in self._rules.items() if self._can_judge(rule)}
        inside = {name: _rules_within(kind) for name, kind in members_of(self._kind).items()}
        return found | {name: None for name, rules in inside.items() if any(map(self._can_judge, rules))}

    def learn(self, names: Iterable[str]) -> None:
        """Take in names that rows bear."""
        if self._own is not None:
            self._known[self._own].update(names)

    def dangling(self, content: Record | Mapping[str, object]) -> Iterator[Dangling]:
        """Every name in a record, or in the data of one, that leads nowhere."""
        for path, value, places in references_of(Entry(self._kind, content)):
            if places and self._judged(places) and not any(self._leads(value, place) for place in places):
                yield Dangling(str(path[0]), value, places)

    def _can_judge(self, rule: Refers) -> bool:
        return rule.by is not None or self._judged(rule.targets)

    def _judged(self, places: tuple[str, ...]) -> bool:
        return all(place in self._known or place == "regions" for place in places)

    def _leads(self, value: str, place: str) -> bool:
        return value in self._known.get(place, ()) or (place == "regions" and region.is_valid(value))


def _rules_within(kind: type[Record]) -> Iterator[Refers]:
    """The rules on names in records of a type, and in the records inside them."""
    yield from rules_of(kind).values()
    for inner in members_of(kind).values():
        yield from _rules_within(inner)
