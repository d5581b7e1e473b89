"""What a city's brief says, and what follows from it: steps, gaps, wholes, places, progress, closure (简报分析)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from mfgcity.calculators import schedule_lead, share, share_change
from mfgcity.domain import City, Measure, Observation, ServiceLedger
from mfgcity.figures import Figure, points


@attrs.frozen
class Step:
    """One section of the source, with how much of each kind it holds.

    Attributes:
        key: The section's key.
        name: Its heading in Chinese.
        name_en: Its heading in English.
        counts: How many records of each collection stand in it.
    """

    key: str
    name: str
    name_en: str
    counts: dict[str, int]


@attrs.frozen
class GapReading:
    """A printed gap, and the figure of the reference that it fixes.

    Attributes:
        observation: The printed gap.
        own: The figure of the subject, printed.
        printed: The reference's figure on the printed digits, as officials subtract.
        implied: The same with the bounds that rounding leaves.
    """

    observation: Observation
    own: Figure
    printed: Figure
    implied: Figure


@attrs.frozen
class GapDifference:
    """How far two references of one figure lie apart, which the two printed gaps fix.

    Attributes:
        higher: The reference with the smaller gap.
        lower: The reference with the larger gap.
        difference: Higher minus lower, in points.
    """

    higher: str
    lower: str
    difference: Figure


@attrs.frozen
class WholeReading:
    """A printed part and share, and the whole that they fix.

    Attributes:
        observation: The printed share.
        part: The part, printed.
        whole: The whole: part / share.
        rest: The whole without the part: part · (1 / share − 1), in which each figure stands once.
    """

    observation: Observation
    part: Figure
    whole: Figure
    rest: Figure


@attrs.frozen
class ListReading:
    """A count of a region's own among all that a list holds.

    Attributes:
        observation: The region's own.
        size: The whole list.
        share: Own / size.
    """

    observation: Observation
    size: Figure
    share: Figure


@attrs.frozen
class PlanReading:
    """One reading of what a completion speaks of, and the plan behind it.

    Attributes:
        subjects: The observations that the completion speaks of in this reading.
        done: What was reached.
        plan: The plan: done / completion.
        whole_plans: The whole numbers that the plan can be.
    """

    subjects: tuple[Observation, ...]
    done: Figure
    plan: Figure
    whole_plans: tuple[int, ...]


@attrs.frozen
class ProgressReading:
    """A printed completion against the calendar, and the plans behind it.

    Attributes:
        observation: The printed completion.
        elapsed: The part of the year gone by at the end of its period.
        lead: Completion minus elapsed, in points.
        readings: The plan for each reading of what the completion speaks of.
    """

    observation: Observation
    elapsed: Fraction | None
    lead: Figure | None
    readings: tuple[PlanReading, ...]


@attrs.frozen
class ClosureReading:
    """A register of problems: its closure rate recomputed beside the printed one.

    Attributes:
        ledger: The register.
        computed: Closed / collected.
        agrees: Whether the printed rate can be that; None where none is printed.
        difference: Computed minus printed, in points; None where none is printed.
    """

    ledger: ServiceLedger
    computed: Figure
    agrees: bool | None
    difference: Figure | None


@attrs.frozen
class Brief:
    """Everything that follows from a city's records without an audit.

    Attributes:
        city: The records.
        steps: The sections of the source with their counts.
        gaps: The printed gaps with what they imply.
        differences: How far the references of one figure lie apart.
        wholes: The wholes behind printed parts and shares.
        lists: Counts among all that a list holds.
        places: The printed ranks.
        progress: The printed completions against the calendar.
        closures: The registers of problems.
    """

    city: City
    steps: tuple[Step, ...]
    gaps: tuple[GapReading, ...]
    differences: tuple[GapDifference, ...]
    wholes: tuple[WholeReading, ...]
    lists: tuple[ListReading, ...]
    places: tuple[Observation, ...]
    progress: tuple[ProgressReading, ...]
    closures: tuple[ClosureReading, ...]


def brief(city: City) -> Brief:
    """Work out what a city's records imply.

    Examples:
        >>> from mfgcity.datasets import zhuzhou_2023
        >>> found = brief(zhuzhou_2023())
        >>> [str(gap.printed) for gap in found.gaps], str(found.wholes[0].whole)
        (['3.8%', '2.3%'], '96.17亿元 [96.148, 96.196]')
    """
    gaps = tuple(_gaps(city))
    return Brief(
        city=city,
        steps=tuple(_steps(city)),
        gaps=gaps,
        differences=tuple(_differences(gaps)),
        wholes=tuple(_wholes(city)),
        lists=tuple(_lists(city)),
        places=tuple(item for item in city.observations if item.measure is Measure.RANK),
        progress=tuple(_progress(city)),
        closures=tuple(_closure(ledger) for ledger in city.ledgers),
    )


def _steps(city: City) -> Iterator[Step]:
    for section in city.sections:
        counts = {collection: len(records) for collection, records in city.in_section(section.key).items()}
        yield Step(section.key, section.name, section.name_en or section.name, counts)


def _gaps(city: City) -> Iterator[GapReading]:
    for item in city.observations:
        if item.measure is not Measure.GAP or item.reference is None:
            continue
        own = _alongside(city, item, item.of or Measure.GROWTH)
        if own is not None:
            implied = own.figure - item.figure
            yield GapReading(item, own.figure, _on_print(implied), implied)


def _differences(gaps: tuple[GapReading, ...]) -> Iterator[GapDifference]:
    for number, first in enumerate(gaps):
        for second in gaps[number + 1 :]:
            one, other = first.observation, second.observation
            if (one.indicator, one.subject, one.period, one.of) != (
                other.indicator,
                other.subject,
                other.period,
                other.of,
            ):
                continue
            near, far = sorted((one, other), key=lambda item: item.figure.value)
            yield GapDifference(str(near.reference), str(far.reference), points(far.figure - near.figure))


def _wholes(city: City) -> Iterator[WholeReading]:
    for item in city.observations:
        if item.measure is not Measure.SHARE or item.reference is None:
            continue
        part = _alongside(city, item, Measure.LEVEL)
        if part is not None and 0 not in item.figure.bounds:
            rest = part.figure * (1 / item.figure - 1)
            yield WholeReading(item, part.figure, part.figure / item.figure, rest)


def _lists(city: City) -> Iterator[ListReading]:
    for item in city.observations:
        if item.measure is not Measure.COUNT or item.reference is None:
            continue
        whole = _alongside(city, item.model_copy(update={"subject": item.reference}), Measure.COUNT)
        if whole is not None:
            yield ListReading(item, whole.figure, share(item.figure, whole.figure))


def _progress(city: City) -> Iterator[ProgressReading]:
    for item in city.observations:
        if item.measure is not Measure.COMPLETION:
            continue
        elapsed = None if item.period is None else item.period.elapsed
        lead = None if elapsed is None else schedule_lead(item.figure, elapsed)
        yield ProgressReading(item, elapsed, lead, tuple(_plans(city, item)))


def _plans(city: City, item: Observation) -> Iterator[PlanReading]:
    for reading in item.alternatives:
        subjects = tuple(found for name in reading.refers_to if isinstance(found := city.by_id(name), Observation))
        if not subjects or 0 in item.figure.bounds:
            continue
        done = subjects[0].figure
        for other in subjects[1:]:
            done = done + other.figure
        plan = done / item.figure
        whole = tuple(plan.bounds.whole_numbers()[:1000]) if done.unit.counts_whole else ()
        yield PlanReading(subjects, done, plan, whole)


def _closure(ledger: ServiceLedger) -> ClosureReading:
    computed, printed = share(ledger.closed, ledger.collected), ledger.closure_rate
    if printed is None:
        return ClosureReading(ledger, computed, None, None)
    return ClosureReading(ledger, computed, computed.overlaps(printed), share_change(computed, printed))


def _alongside(city: City, item: Observation, measure: Measure) -> Observation | None:
    """The observation of the same thing at the same time as another measure, if there is one."""
    return next(
        (
            other
            for other in city.observations
            if other.measure is measure
            and (other.indicator, other.subject, other.period) == (item.indicator, item.subject, item.period)
        ),
        None,
    )


def _on_print(figure: Figure) -> Figure:
    return Figure.computed(figure.value, figure.unit, shown=figure.shown_decimals)
