"""Which relations observations state of themselves (由观测值得出关系)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final, NamedTuple

import attrs

from mfgcity import calculators
from mfgcity.auditing.relations import count_of, difference_of, sum_of
from mfgcity.codes import region
from mfgcity.domain import City, Indicator, Measure, Observation, ObservationStatus, PriceBasis, Region
from mfgcity.period import Period

LEVELS: Final = (Measure.LEVEL, Measure.COUNT, Measure.ADDED)
"""The measures as which the quantity itself is observed, in the order in which they are looked for."""


class Key(NamedTuple):
    """What an observation is of: an indicator of a subject in a period, as a measure, against a reference.

    Two observations with one key speak of one number. The reference stands only where it is part of the measure: a
    gap to the nation is another number than a gap to the province.
    """

    indicator: str
    subject: str
    period: Period | None
    measure: Measure
    reference: str | None = None


@attrs.frozen
class Claim:
    """One relation that observations state.

    Attributes:
        formula: The calculator or relation.
        result: What the formula gives.
        inputs: What it takes, in order.
        reading: For one reading of an ambiguous figure, the observations it is read as speaking of.
    """

    formula: Callable[..., Any]
    result: Key
    inputs: tuple[Key, ...]
    reading: tuple[Observation, ...] = ()


_AGAINST: Final = frozenset(
    {
        Measure.GAP,
        Measure.SHARE,
        Measure.SHARE_CHANGE,
        Measure.RANK,
        Measure.COMPLETION,
        Measure.CONTRIBUTION,
        Measure.PULL,
    }
)


def key_of(item: Observation) -> Key:
    """What an observation is of."""
    reference = item.reference if item.measure in _AGAINST else None
    return Key(item.indicator, item.subject, item.period, item.measure, reference)


class Statements:
    """Observations by what they are of.

    Of several observations of one number, the one published last speaks; a forecast does not stand beside a figure.
    Relations between a level and a growth need current prices, one scope and one vintage.

    Args:
        observations: The observations.
        indicators: What is known of their indicators.
        regions: What is known of their places.
    """

    def __init__(
        self,
        observations: Iterable[Observation],
        indicators: Iterable[Indicator] = (),
        regions: Iterable[Region] = (),
    ) -> None:
        self.by_key: dict[Key, Observation] = {}
        for item in observations:
            key, known = key_of(item), self.by_key.get(key_of(item))
            if known is None or (known.published is None, item.published or known.published) > (False, known.published):
                self.by_key[key] = item
        self.indicators: Mapping[str, Indicator] = {name: item for item in indicators for name in item.names()}
        self.regions: Mapping[str, Region] = {name: item for item in regions for name in item.names()}
        self.by_id = {item.id: item for item in self.by_key.values() if item.id is not None}

    def claims(self) -> Iterator[Claim]:
        """Every relation that the observations state, each once."""
        seen: set[tuple[str, Key, tuple[Key, ...]]] = set()
        for key, item in self.by_key.items():
            for claim in self._of(key, item):
                identity = (claim.formula.__name__, claim.result, claim.inputs)
                if identity not in seen and self._alike(claim):
                    seen.add(identity)
                    yield claim

    def _alike(self, claim: Claim) -> bool:
        """Whether the figures of a claim can be set against each other: no two prices, scopes or releases, no forecast."""
        items = [self.by_key[key] for key in (claim.result, *claim.inputs) if key in self.by_key]
        forecasts = {item.status is ObservationStatus.FORECAST for item in items}
        stated: list[set[object]] = [
            {item.basis for item in items},
            {item.scope for item in items},
            {item.vintage for item in items},
        ]
        return len(forecasts) == 1 and all(len(values - {None}) <= 1 for values in stated)

    def label(self, key: Key) -> tuple[str, str]:
        """The name of a figure in Chinese and English; one that is not printed is named with its subject."""
        item, indicator = self.by_key.get(key), self.indicators.get(key.indicator)
        chinese = key.indicator if indicator is None else indicator.name_zh or indicator.name
        english = f"{key.indicator if indicator is None else indicator.name}, {key.measure.value.replace('_', ' ')}"
        if item is not None:
            return item.term or f"{chinese}{key.measure.zh[0]}", english
        where = self._place(key.subject)
        return f"{where[0]}{chinese}{key.measure.zh[0]}", f"{english}, {where[1]}"

    def _place(self, key: str) -> tuple[str, str]:
        known = self.regions.get(key)
        if key == region.NATION:
            return "全国", "the nation"
        if known is not None:
            return known.name, known.name_en or known.name
        name = region.name(key) if region.is_valid(key) else key
        return name, name

    def _of(self, key: Key, item: Observation) -> Iterator[Claim]:
        if item.measure is Measure.GAP and item.reference is not None:
            yield from self._gap(key, item)
        elif item.measure is Measure.SHARE and item.reference is not None:
            yield from self._share(key, item)
        elif item.measure is Measure.SHARE_CHANGE:
            yield from self._share_change(key)
        elif item.measure is Measure.COMPLETION:
            yield from self._completion(key, item)
        elif item.measure is Measure.CHANGE:
            yield from self._since(key, item, difference_of)
        elif item.measure is Measure.GROWTH:
            yield from self._since(key, item, calculators.growth_rate)
        elif item.measure in LEVELS:
            yield from self._n_of_m(key, item)
            yield from self._cumulative(key)
            yield from self._derived(key)

    def _gap(self, key: Key, item: Observation) -> Iterator[Claim]:
        measure = item.of or Measure.GROWTH
        own = key._replace(measure=measure, reference=None)
        other = own._replace(subject=str(item.reference))
        yield from self._known(Claim(calculators.growth_gap, key, (own, other)))

    def _share(self, key: Key, item: Observation) -> Iterator[Claim]:
        part = self._level(key, item.of)
        if part is None:
            return
        if item.reference in self.indicators or any(other.indicator == item.reference for other in self.by_key):
            whole = part._replace(indicator=str(item.reference))
            if whole not in self.by_key:
                whole = self._level(whole, item.of) or whole
        else:
            whole = part._replace(subject=str(item.reference))
        yield from self._known(Claim(calculators.share, key, (part, whole)))

    def _share_change(self, key: Key) -> Iterator[Claim]:
        if key.period is None:
            return
        now = key._replace(measure=Measure.SHARE)
        yield from self._known(
            Claim(calculators.share_change, key, (now, now._replace(period=key.period.year_earlier())))
        )

    def _completion(self, key: Key, item: Observation) -> Iterator[Claim]:
        for reading in item.alternatives:
            subjects = tuple(self.by_id[name] for name in reading.refers_to if name in self.by_id)
            if len(subjects) != len(reading.refers_to):
                continue
            done = tuple(key_of(subject) for subject in subjects)
            yield Claim(calculators.completion, key, done, reading=subjects)
        if item.reference is not None and not item.alternatives and (done_key := self._level(key, item.of)) is not None:
            plan = done_key._replace(indicator=item.reference)
            yield from self._known(Claim(calculators.completion, key, (done_key, self._level(plan, item.of) or plan)))

    def _since(self, key: Key, item: Observation, formula: Callable[..., Any]) -> Iterator[Claim]:
        """A change or a growth from the levels of the two years, where they can be compared."""
        now = self._level(key, item.of)
        if now is None or key.period is None:
            return
        before = now._replace(period=key.period.year_earlier())
        levels = [self.by_key[level] for level in (now, before) if level in self.by_key]
        if len(levels) == 2 and self._comparable(item, *levels):
            yield Claim(formula, key, (now, before))

    def _n_of_m(self, key: Key, item: Observation) -> Iterator[Claim]:
        if item.measure is Measure.COUNT and item.reference is not None:
            whole = key._replace(subject=item.reference)
            if whole in self.by_key:
                yield Claim(count_of, key, (whole,))

    def _cumulative(self, key: Key) -> Iterator[Claim]:
        """A year to date as the year to date of the month before and the month."""
        period = key.period
        if period is None or period.is_instant or not period.is_year_to_date or period.start.month == period.end.month:
            return
        month = Period(period.end.replace(day=1), period.end)
        earlier = Period(period.start, month.start - timedelta(days=1))
        parts = (key._replace(period=earlier), key._replace(period=month))
        if all(part in self.by_key for part in parts):
            yield Claim(sum_of, key, parts)

    def _derived(self, key: Key) -> Iterator[Claim]:
        indicator = self.indicators.get(key.indicator)
        if indicator is None or indicator.formula is None:
            return
        formula = _FORMULAS.get(indicator.formula) or getattr(calculators, indicator.formula, None)
        if formula is None:
            return
        inputs = []
        for name in indicator.inputs:
            known = self.indicators.get(name)
            wanted = key._replace(indicator=known.code if known is not None else name)
            inputs.append(wanted if wanted in self.by_key else self._level(wanted, None) or wanted)
        yield from self._known(Claim(formula, key, tuple(inputs)))

    def _level(self, key: Key, of: Measure | None) -> Key | None:
        """The key under which the quantity itself is observed, if it is."""
        wanted = [key._replace(measure=measure, reference=None) for measure in ((of,) if of else LEVELS)]
        return next((level for level in wanted if level in self.by_key), None)

    def _known(self, claim: Claim) -> Iterator[Claim]:
        """The claim, unless more than one of its figures is unknown."""
        if sum(1 for key in (claim.result, *claim.inputs) if key not in self.by_key) <= 1:
            yield claim

    def _comparable(self, *items: Observation) -> bool:
        bases = {item.basis or self._basis(item) for item in items}
        same = len({item.scope for item in items}) == 1 and len({item.vintage for item in items}) == 1
        return same and (bases == {PriceBasis.CURRENT} or (bases == {None} and _counts(items)))

    def _basis(self, item: Observation) -> PriceBasis | None:
        indicator = self.indicators.get(item.indicator)
        return None if indicator is None else indicator.basis


def _counts(items: Sequence[Observation]) -> bool:
    """Whether the levels are counts, which have no prices."""
    return all(item.figure.unit.counts_whole for item in items if item.measure in LEVELS)


_FORMULAS: Final[Mapping[str, Callable[..., Any]]] = {"sum_of": sum_of, "difference_of": difference_of}


def statements(city: City | Iterable[Observation]) -> Statements:
    """The observations of a city, or observations alone, ready to be asked for relations."""
    if isinstance(city, City):
        return Statements(city.observations, city.indicators, city.regions)
    return Statements(city)
