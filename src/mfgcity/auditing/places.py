"""Which subjects stand in one field, and whether the field is complete (排名范围)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mfgcity.codes import region
from mfgcity.domain import Record, Region

_BEYOND: Final = frozenset({"710000", "810000", "820000"})
"""Divisions that rankings of the nation's provinces leave out (台湾、香港、澳门)."""


class Places:
    """What is known of subjects: their names, and what they lie in.

    Args:
        regions: The regions.
        others: Parks, enterprises and other records that lie in a region or belong to another record.
    """

    def __init__(self, regions: Iterable[Region] = (), others: Iterable[Record] = ()) -> None:
        self.records: dict[str, Record] = {}
        self._children: dict[str, frozenset[str]] = {}
        for record in (*regions, *others):
            for name in record.names():
                self.records.setdefault(name, record)

    def key(self, name: str) -> str:
        """The one name under which a subject is known; the name itself where nothing is known."""
        record = self.records.get(name)
        return name if record is None else record.names()[0]

    def within(self, subject: str, place: str) -> bool:
        """Whether a subject is known to lie in a place."""
        seen = {subject}
        above = self._above(subject)
        while above is not None and above not in seen:
            if above == place:
                return True
            seen.add(above)
            above = self._above(above)
        return False

    def alike(self, subject: str, other: str) -> bool:
        """Whether two subjects are divisions of one level, or none is known to be a division."""
        one, two = (region.level(name) if region.is_valid(name) else None for name in (subject, other))
        return one is two

    def divisions(self, place: str) -> frozenset[str]:
        """The divisions one level down from a place, by the table of codes; none where that does not know it."""
        if place not in self._children:
            known = region.is_valid(place)
            self._children[place] = frozenset(region.children(place)) - _BEYOND if known else frozenset()
        return self._children[place]

    def complete(self, place: str, subjects: Iterable[str]) -> bool:
        """Whether subjects are all the divisions one level down from a place."""
        return bool(self.divisions(place)) and self.divisions(place) <= set(subjects)

    def _above(self, subject: str) -> str | None:
        record = self.records.get(subject)
        for field in ("parent", "region"):
            above = getattr(record, field, None)
            if isinstance(above, str):
                return self.key(above)
        return region.parent(subject) if region.is_valid(subject) else None
