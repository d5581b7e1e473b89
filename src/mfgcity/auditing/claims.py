"""Printed numbers by what they are of, and the claims that are made of them (数据与论断)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from mfgcity.auditing.keys import AGAINST, LEVELS, UNLIKE, Key, Version, key_of, merged
from mfgcity.auditing.places import Places
from mfgcity.auditing.relations import name_of
from mfgcity.domain import Indicator, Measure, Observation, PriceBasis
from mfgcity.period import Period


@attrs.frozen
class Claim:
    """One relation that observations state.

    Attributes:
        formula: The calculator or relation.
        result: What the formula gives.
        inputs: What it takes, in order.
        soft: Whether definitions may differ, so that a breach accuses nobody.
        reading: For one reading of an ambiguous figure, the observations it is read as speaking of.
        plan: For a reading, the printed plan, if there is one.
    """

    formula: Callable[..., Any]
    result: Key
    inputs: tuple[Key, ...]
    soft: bool = False
    reading: tuple[Observation, ...] = ()
    plan: Key | None = None

    @property
    def keys(self) -> tuple[Key, ...]:
        """The numbers it speaks of, the result first."""
        return (self.result, *self.inputs)

    @property
    def identity(self) -> tuple[str, Key, tuple[Key, ...]]:
        """What makes it the same as another."""
        return name_of(self.formula), self.result, self.inputs


class Prints:
    """Observations by what they are of.

    Of several observations of one number in one version, the one published last speaks. Others of that day are further
    prints; those of an earlier day were revised and are left out, unless the vintage says that all are of one release.

    Args:
        observations: The observations.
        indicators: What is known of their indicators.
        places: What is known of their subjects.

    Attributes:
        by_key: Each number that speaks, by its key.
        prints: The keys of what was printed, by the number that they are of.
        by_id: Observations by their id.
    """

    def __init__(self, observations: Iterable[Observation], indicators: Iterable[Indicator], places: Places) -> None:
        self.places = places
        self.indicators: Mapping[str, Indicator] = {name: item for item in indicators for name in item.names()}
        self.by_key: dict[Key, Observation] = {}
        self.prints: dict[Key, list[Key]] = {}
        self.by_id: dict[str, Observation] = {}
        self._observed: set[str] = set()
        self._periods: dict[Key, list[Period]] = {}
        self._subjects: dict[Key, list[Key]] = {}
        groups: dict[Key, list[Observation]] = {}
        for item in observations:
            groups.setdefault(self.key(item), []).append(item)
            if item.id is not None:
                self.by_id[item.id] = item
        for key, items in groups.items():
            for number, item in enumerate(_speaking(items, key.version)):
                self._add(key._replace(print=number), item)

    def _add(self, key: Key, item: Observation) -> None:
        self.by_key[key] = item
        if key.print:
            return
        number = key.number
        self._observed.add(key.indicator)
        self.prints.setdefault(number, []).append(key)
        if key.period is not None:
            self._periods.setdefault(number._replace(period=None), []).append(key.period)
        self._subjects.setdefault(number._replace(subject="", reference=None), []).append(key)

    def key(self, item: Observation) -> Key:
        """What an observation is of, each record by its one name."""
        key = key_of(item)
        reference = None if key.reference is None else self._name(key.reference)
        return key._replace(
            indicator=self.indicator(key.indicator), subject=self.places.key(key.subject), reference=reference
        )

    def indicator(self, name: str) -> str:
        """The one name of an indicator."""
        known = self.indicators.get(name)
        return name if known is None else known.code

    def _name(self, name: str) -> str:
        return self.indicator(name) if name in self.indicators else self.places.key(name)

    def find(self, number: Key, version: Version) -> Key | None:
        """The printed number whose version can stand beside another, the same version first."""
        fitting = [key for key in self.prints.get(number.number, ()) if merged((key.version, version)) is not None]
        return next((key for key in fitting if key.version == version), fitting[0] if fitting else None)

    def claim(
        self,
        formula: Callable[..., Any],
        result: Key,
        *inputs: Key,
        printed: bool = False,
        soft: bool = False,
        unprinted: int = 1,
    ) -> Iterator[Claim]:
        """A claim, if its figures can be set against each other and not too many of them are not printed.

        Args:
            formula: The calculator or relation.
            result: The key of the result, which is printed.
            inputs: The numbers it takes; each stands in the version that fits.
            printed: Whether all must be printed.
            soft: Whether definitions may differ.
            unprinted: How many need not be printed; what is said of two says something beside other claims only.
        """
        version, found, missing = result.version, list[Key](), 0
        for number in inputs:
            key = number if number in self.by_key else self.find(number, version)
            if key is None:
                missing += 1
                if printed or missing > unprinted or number.number in self.prints:
                    return
                key = number.number
            joint = merged((version, key.version))
            if joint is None:
                return
            version = joint
            found.append(key)
        keys = tuple(key if key in self.by_key else key._replace(version=version) for key in found)
        doubtful = any(self.by_key[key].status in UNLIKE for key in (result, *keys) if key in self.by_key)
        yield Claim(formula, result, keys, soft=soft or doubtful)

    def level(self, key: Key, of: Measure | None) -> Key | None:
        """The number under which the quantity itself is printed, if it is."""
        wanted = [
            key.number._replace(measure=measure, reference=None, of=None) for measure in ((of,) if of else LEVELS)
        ]
        return next((level for level in wanted if level in self.prints), None)

    def whole(self, part: Key, reference: str) -> Key:
        """The same number of the whole that a reference names: a larger indicator, or a larger subject."""
        name = self._name(reference)
        if name in self.indicators or name in self._observed:
            return part._replace(indicator=name)
        return part._replace(subject=name)

    def any_reference(self, number: Key) -> Key | None:
        """The one printed number of a measure that has a reference, whatever it is; None where there are several."""
        if number.measure not in AGAINST:
            return None
        keys = self._subjects.get(number.number._replace(subject="", reference=None, of=None), ())
        found = {key.number for key in keys if key.subject == number.subject}
        return found.pop() if len(found) == 1 else None

    def periods(self, key: Key) -> Sequence[Period]:
        """The periods in which a number is printed."""
        return tuple(dict.fromkeys(self._periods.get(key.number._replace(period=None), ())))

    def subjects(self, number: Key) -> Sequence[Key]:
        """The printed numbers that differ from a number in subject and reference only."""
        return self._subjects.get(number.number._replace(subject="", reference=None), ())

    def basis(self, item: Observation) -> PriceBasis | None:
        """The prices at which an indicator is stated, where the observation does not say."""
        indicator = self.indicators.get(item.indicator)
        return None if indicator is None else indicator.basis

    def nominal(self, growth: Key) -> bool:
        """Whether a growth is printed and stated at current prices."""
        items = [self.by_key[key] for key in self.prints.get(growth.number, ())]
        return bool(items) and all((item.basis or self.basis(item)) is PriceBasis.CURRENT for item in items)


def _speaking(items: Sequence[Observation], version: Version) -> list[Observation]:
    """The prints of one number that count, the one published last first, each figure once.

    A later day is a revision, unless the vintage says that both belong to one release.
    """
    dates = [item.published for item in items if item.published is not None]
    latest = max(dates, default=None)
    ordered = sorted(items, key=lambda item: item.published != latest)
    if version.vintage is None:
        ordered = [item for item in ordered if item.published == latest]
    found: dict[str, Observation] = {}
    for item in ordered:
        found.setdefault(str(item.figure), item)
    return list(found.values())
