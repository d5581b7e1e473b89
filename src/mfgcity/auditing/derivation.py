"""Which relations observations state of themselves (由观测值得出关系)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

import attrs

from mfgcity import calculators
from mfgcity.auditing.claims import Claim, Prints
from mfgcity.auditing.fields import ranks
from mfgcity.auditing.keys import LEVELS, Key
from mfgcity.auditing.places import Places
from mfgcity.auditing.relations import count_of, difference_of, equal_to, sum_of
from mfgcity.auditing.wholes import derived, divisions, parts, rest
from mfgcity.domain import City, Indicator, IndicatorKind, Measure, Observation, PriceBasis, Record, Region
from mfgcity.errors import MfgcityError
from mfgcity.figures import UnitKind
from mfgcity.period import Period


class AuditError(MfgcityError):
    """Something that cannot be audited."""


_ADDITIVE: Final = (UnitKind.MONEY, UnitKind.COUNT, UnitKind.OTHER)


class Statements(Prints):
    """The relations that observations state, each from what an observation says of itself.

    Args:
        observations: The observations.
        indicators: What is known of their indicators.
        regions: What is known of their places.
        others: What is known of their other subjects: parks, enterprises, chains.
    """

    def __init__(
        self,
        observations: Iterable[Observation],
        indicators: Iterable[Indicator] = (),
        regions: Iterable[Region] = (),
        others: Iterable[Record] = (),
    ) -> None:
        super().__init__(observations, indicators, Places(regions, others))

    def claims(self) -> Iterator[Claim]:
        """Every relation that the observations state, each once."""
        seen: set[tuple[str, Key, tuple[Key, ...]]] = set()
        for key, item in self.by_key.items():
            for claim in (*self._of(key, item), *ranks(self, key, item)):
                if claim.identity not in seen:
                    seen.add(claim.identity)
                    yield claim

    def _of(self, key: Key, item: Observation) -> Iterator[Claim]:
        if key.print and self._is_again(key, item):
            # Without a period they may be of different times.
            yield from self.claim(equal_to, key, key._replace(print=0), soft=key.period is None)
        elif item.measure is Measure.GAP and item.reference is not None:
            yield from self._gap(key)
        elif item.measure is Measure.SHARE and item.reference is not None:
            yield from self._share(key, item)
            yield from rest(self, key)
        elif item.measure is Measure.SHARE_CHANGE and key.period is not None:
            now = key.number._replace(measure=Measure.SHARE)
            yield from self.claim(calculators.share_change, key, now, now._replace(period=key.period.year_earlier()))
        elif item.measure is Measure.COMPLETION:
            yield from self._completion(key, item)
        elif item.measure is Measure.CONTRIBUTION and item.reference is not None:
            yield from self._contribution(key, item)
            yield from rest(self, key)
        elif item.measure is Measure.PULL and item.reference is not None:
            yield from self._pull(key, item)
        elif item.measure is Measure.CHANGE:
            yield from self._since(key, item)
        elif item.measure is Measure.GROWTH:
            yield from self._since(key, item)
            yield from parts(self, key)
        elif item.measure in LEVELS:
            yield from self._n_of_m(key, item)
            yield from self._cumulative(key, item)
            yield from derived(self, key)
            yield from divisions(self, key)

    def _is_again(self, key: Key, item: Observation) -> bool:
        """Whether a further print is of the very number of the first: a count or share can be among others."""
        first = self.by_key[key._replace(print=0)]
        return (first.reference, first.of) == (item.reference, item.of)

    def _gap(self, key: Key) -> Iterator[Claim]:
        """A gap is the own figure less that of the reference."""
        own = key.number._replace(measure=key.of or Measure.GROWTH, reference=None, of=None)
        own = self.any_reference(own) or own
        yield from self.claim(calculators.growth_gap, key, own, self.whole(own, str(key.reference)), unprinted=2)

    def _share(self, key: Key, item: Observation) -> Iterator[Claim]:
        """A share is the part over the whole; a share that moved follows from both growths."""
        part = self.level(key, item.of)
        if part is not None:
            whole = self.whole(part, str(item.reference))
            yield from self.claim(calculators.share, key, part, self.level(whole, item.of) or whole)
        if key.period is None:
            return
        now, own = key.number, key.number._replace(measure=Measure.GROWTH, reference=None)
        before, total = now._replace(period=key.period.year_earlier()), self.whole(own, str(item.reference))
        nominal = all(self.nominal(growth) for growth in (own, total))
        for earlier in self.prints.get(before, ()):
            yield from self.claim(calculators.earlier_share, earlier, now, own, total, printed=True, soft=not nominal)

    def _completion(self, key: Key, item: Observation) -> Iterator[Claim]:
        """A completion is what is done over the plan; an ambiguous one, each of its readings."""
        for reading in item.alternatives:
            subjects = tuple(self.by_id[name] for name in reading.refers_to if name in self.by_id)
            if len(subjects) == len(reading.refers_to):
                done = tuple(self.key(subject) for subject in subjects)
                yield Claim(calculators.completion, key, done, reading=subjects, plan=self._plan(key, item))
        if item.reference is not None and not item.alternatives and (done_key := self.level(key, item.of)) is not None:
            plan = done_key._replace(indicator=self.indicator(item.reference))
            yield from self.claim(calculators.completion, key, done_key, self.level(plan, item.of) or plan)

    def _plan(self, key: Key, item: Observation) -> Key | None:
        """The printed plan of an ambiguous completion, if there is one."""
        if item.reference is None:
            return None
        plan = self.level(key._replace(indicator=self.indicator(item.reference)), item.of)
        return None if plan is None else self.find(plan, key.version)

    def _contribution(self, key: Key, item: Observation) -> Iterator[Claim]:
        """A contribution is the pull over the growth of the whole, and the change of the part over that of the whole."""
        pull = key.number._replace(measure=Measure.PULL)
        own = key.number._replace(reference=None)
        total = self.whole(own, str(item.reference))
        growth = total._replace(measure=Measure.GROWTH)
        yield from self.claim(calculators.contribution_rate, key, pull, growth)
        changes = (own._replace(measure=Measure.CHANGE), total._replace(measure=Measure.CHANGE))
        for claim in self.claim(calculators.contribution_rate, key, *changes, printed=True):
            # Contributions are mostly to real growth, while changes are at current prices.
            yield claim if self._comparable(claim) else attrs.evolve(claim, soft=True)

    def _pull(self, key: Key, item: Observation) -> Iterator[Claim]:
        """A pull follows from the contribution, else from the share of the base and the growth; weights may differ."""
        own = key.number._replace(measure=Measure.GROWTH, reference=None)
        total = self.whole(own, str(item.reference))
        contribution = key.number._replace(measure=Measure.CONTRIBUTION)
        if contribution not in self.prints:
            yield from self.claim(calculators.contribution_points_from_rate, key, contribution, total)
        if key.period is None:
            return
        now = key.number._replace(measure=Measure.SHARE)
        before = now._replace(period=key.period.year_earlier())
        soft = not all(self.nominal(growth) for growth in (own, total))
        yield from self.claim(calculators.contribution_points, key, before, own, printed=True, soft=soft)
        if before not in self.prints:
            formula = calculators.contribution_points_from_current_share
            yield from self.claim(formula, key, now, own, total, printed=True, soft=soft)

    def _since(self, key: Key, item: Observation) -> Iterator[Claim]:
        """A change or a growth from the levels of the two years, or from the level and the change."""
        now = self.level(key, item.of)
        if now is None or key.period is None:
            return
        before = now._replace(period=key.period.year_earlier())
        formula = difference_of if item.measure is Measure.CHANGE else calculators.growth_rate
        for claim in self.claim(formula, key, now, before, printed=True):
            if self._comparable(claim):
                yield claim
        change = key.number._replace(measure=Measure.CHANGE)
        if item.measure is Measure.GROWTH and before not in self.prints:
            for claim in self.claim(calculators.growth_from_change, key, now, change, printed=True):
                if self._comparable(claim):
                    yield claim

    def _comparable(self, claim: Claim) -> bool:
        """Whether levels and what is said of their change are at current prices, of one scope and one vintage."""
        items = [self.by_key[key] for key in claim.keys]
        bases = {item.basis or self.basis(item) for item in items}
        same = len({item.scope for item in items}) == 1 and len({item.vintage for item in items}) == 1
        return same and (bases == {PriceBasis.CURRENT} or (bases == {None} and _counts(items)))

    def _n_of_m(self, key: Key, item: Observation) -> Iterator[Claim]:
        if item.measure is Measure.COUNT and item.reference is not None:
            yield from self.claim(count_of, key, self.whole(key.number, item.reference), printed=True)

    def _cumulative(self, key: Key, item: Observation) -> Iterator[Claim]:
        """A year to date is an earlier year to date and what came after it."""
        period = key.period
        if period is None or period.is_instant or not period.is_year_to_date or item.measure is Measure.COUNT:
            return
        known = self.indicators.get(key.indicator)
        if item.figure.unit.kind not in _ADDITIVE or (known is not None and known.kind not in _SUMMED):
            return
        averaged = item.measure is Measure.LEVEL and item.figure.unit.kind is UnitKind.COUNT
        for earlier in self.periods(key):
            if earlier.is_instant or earlier.start != period.start or earlier.end >= period.end:
                continue
            rest = Period(earlier.end + timedelta(days=1), period.end)
            two = (key.number._replace(period=earlier), key.number._replace(period=rest))
            yield from self.claim(sum_of, key, *two, printed=True, soft=averaged)


_SUMMED: Final = (IndicatorKind.LEVEL, IndicatorKind.COUNT)


def _counts(items: Sequence[Observation]) -> bool:
    """Whether the levels are counts, which have no prices."""
    return all(item.figure.unit.counts_whole for item in items if item.measure in (*LEVELS, Measure.CHANGE))


def _registered(city: City) -> Iterator[Observation]:
    """What registers of problems print, as observations, where the city does not observe it already."""
    known = {str(item.figure) for item in city.observations}
    for ledger in city.ledgers:
        counts = {"收集问题": ledger.collected, "办结问题": ledger.closed}
        if ledger.closure_rate is None or {*map(str, counts.values()), str(ledger.closure_rate)} <= known:
            continue
        subject = ledger.subject or city.region or city.name or ledger.name
        for name, figure in counts.items():
            yield Observation(
                indicator=f"{ledger.name}{name}",
                subject=subject,
                period=ledger.period,
                measure=Measure.COUNT,
                figure=figure,
            )
        yield Observation(
            indicator=f"{ledger.name}办结问题",
            subject=subject,
            period=ledger.period,
            measure=Measure.SHARE,
            figure=ledger.closure_rate,
            reference=f"{ledger.name}收集问题",
            of=Measure.COUNT,
            term="办结率",
        )


def statements(city: City | Iterable[Observation]) -> Statements:
    """The observations of a city, or observations alone, ready to be asked for relations.

    Raises:
        AuditError: If it is neither a city nor observations.
    """
    if isinstance(city, City):
        others = (*city.parks, *city.enterprises, *city.clusters, *city.chains, *city.platforms, *city.projects)
        return Statements((*city.observations, *_registered(city)), city.indicators, city.regions, others)
    if isinstance(city, (str, bytes, Mapping, Record)) or not isinstance(city, Iterable):
        raise AuditError("audit.kind", value=city)
    observations = []
    for place, item in enumerate(city, 1):
        if not isinstance(item, Observation):
            raise AuditError("audit.item", place=place, value=item)
        observations.append(item)
    return Statements(observations)
