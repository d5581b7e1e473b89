"""A city: its records held together, checked against each other, and asked (城市)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any, Self

from pydantic import ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import InitErrorDetails

from mfgcity.domain.cluster import Cluster, IndustryChain
from mfgcity.domain.enterprise import Enterprise
from mfgcity.domain.indicator import Indicator
from mfgcity.domain.observation import ANYTHING, Measure, Observation
from mfgcity.domain.park import Park
from mfgcity.domain.place import Region
from mfgcity.domain.recognition import Recognition
from mfgcity.domain.record import Name, Record, RegionCode, day_of, spelled, spellings
from mfgcity.domain.references import collections_of, details, faults_of
from mfgcity.domain.source import Ambiguity, Section, Source
from mfgcity.domain.undertaking import (
    Document,
    Event,
    Mechanism,
    Organisation,
    Platform,
    Programme,
    Project,
    ServiceLedger,
)
from mfgcity.errors import MfgcityError
from mfgcity.period import Period


class UnknownNameError(MfgcityError):
    """A name that no record of the city bears."""


class NoObservationError(MfgcityError):
    """A question that no observation of the city answers."""


class SeveralObservationsError(MfgcityError):
    """A question that several observations of the city answer."""


class City(Record):
    """What is known of a city's industry (城市).

    A name that leads nowhere and a key that stands twice are refused, together with the faults of fields. A division
    may be named by its code without being listed.

    Attributes:
        name: The name of the city (名称).
        region: Its division code (行政区划代码).
        source: What its records were taken from.
        sections: The sections of that source.
        regions: Places (区域).
        indicators: What is measured (指标).
        enterprises: Enterprises (企业).
        organisations: Other bodies (机构).
        chains: Industry chains (产业链).
        parks: Parks and their zones (园区).
        clusters: Clusters (集群).
        programmes: Programmes and plans (行动).
        platforms: Platforms (平台).
        projects: Projects (项目).
        documents: Documents (文件).
        observations: Printed figures (观测值).
        mechanisms: Standing ways of working (机制).
        events: Events (活动).
        recognitions: Titles, lists, awards and ratings (荣誉).
        ledgers: Registers of problems (台账).
        ambiguities: What the source leaves unclear (歧义).
    """

    name: Annotated[Name | None, spelled("name", "名称", "城市")] = None
    region: Annotated[RegionCode | None, spelled("region", "行政区划代码")] = None
    source: Annotated[Source | None, spelled("source", "来源")] = None
    sections: Annotated[tuple[Section, ...], spelled("sections", "章节")] = ()
    regions: Annotated[tuple[Region, ...], spelled("regions", "区域")] = ()
    indicators: Annotated[tuple[Indicator, ...], spelled("indicators", "指标")] = ()
    enterprises: Annotated[tuple[Enterprise, ...], spelled("enterprises", "企业")] = ()
    organisations: Annotated[tuple[Organisation, ...], spelled("organisations", "机构")] = ()
    chains: Annotated[tuple[IndustryChain, ...], spelled("chains", "产业链")] = ()
    parks: Annotated[tuple[Park, ...], spelled("parks", "园区")] = ()
    clusters: Annotated[tuple[Cluster, ...], spelled("clusters", "集群")] = ()
    programmes: Annotated[tuple[Programme, ...], spelled("programmes", "行动")] = ()
    platforms: Annotated[tuple[Platform, ...], spelled("platforms", "平台")] = ()
    projects: Annotated[tuple[Project, ...], spelled("projects", "项目")] = ()
    documents: Annotated[tuple[Document, ...], spelled("documents", "文件")] = ()
    observations: Annotated[tuple[Observation, ...], spelled("observations", "观测值")] = ()
    mechanisms: Annotated[tuple[Mechanism, ...], spelled("mechanisms", "机制")] = ()
    events: Annotated[tuple[Event, ...], spelled("events", "活动")] = ()
    recognitions: Annotated[tuple[Recognition, ...], spelled("recognitions", "荣誉")] = ()
    ledgers: Annotated[tuple[ServiceLedger, ...], spelled("ledgers", "台账")] = ()
    ambiguities: Annotated[tuple[Ambiguity, ...], spelled("ambiguities", "歧义")] = ()

    @model_validator(mode="wrap")
    @classmethod
    def _tells_all_faults(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """The faults of fields and the names that lead nowhere, together; a faulty record still bears its names."""
        city: Self | None = None
        faults: list[InitErrorDetails] = []
        try:
            city = handler(data)
        except ValidationError as error:
            faults = details(error)
        content = data if city is None else city
        if isinstance(content, (cls, Mapping)):
            faults += [_where_it_was_given(fault, data) for fault in faults_of(collections_of(cls, content))]
        if city is None or faults:
            raise ValidationError.from_exception_data(cls.__name__, faults)
        return city

    def observation(
        self,
        indicator: str,
        subject: str | None = None,
        period: Period | str | None = None,
        measure: Measure | str | None = None,
        as_of: date | str | None = None,
        *,
        reference: str | None = None,
    ) -> Observation:
        """The one observation that answers a question; what is not given is left open.

        Args:
            indicator: The indicator, by code or name, or the term that the source prints.
            subject: Whom it is observed of, by any of its names.
            period: The period, or its text.
            measure: As what it is observed, or its Chinese term.
            as_of: The day from which one looks: of several vintages, the latest published by then answers. A figure
                without a day of publication counts as older than any with one.
            reference: What it is measured against, by any of its names.

        Raises:
            NoObservationError: If none answers; it lists the nearest.
            SeveralObservationsError: If several do; it lists them.
            MfgcityError: If the period or the measure cannot be read.

        Examples:
            >>> from mfgcity.datasets import zhuzhou_2023
            >>> print(zhuzhou_2023().observation("规模工业增加值", measure="增速").figure)
            5.1%
        """
        wanted_period = Period.parse(period) if isinstance(period, str) else period
        wanted_measure = None if measure is None else _measure(measure)
        indicators = self._synonyms(indicator, self.indicators)
        about = [item for item in self.observations if item.term == indicator or item.indicator in indicators]
        if not about:
            known = {item.term or item.indicator for item in self.observations}
            known.update(name for entry in self.indicators for name in entry.names())
            raise NoObservationError("city.no_indicator", value=indicator, nearest=_nearest(indicator, known))
        subjects, references = self._anything_named(subject), self._anything_named(reference)
        found = [
            item
            for item in about
            if (subject is None or item.subject in subjects)
            and (wanted_period is None or item.period == wanted_period)
            and (wanted_measure is None or item.measure is wanted_measure)
            and (reference is None or item.reference in references)
        ]
        if as_of is not None:
            found = _latest(found, day_of(as_of))
        if not found:
            raise NoObservationError("city.no_observation", value=indicator, nearest=_listed(about))
        if len(found) > 1:
            raise SeveralObservationsError("city.several_observations", value=indicator, found=_listed(found))
        return found[0]

    def by_id(self, id: str) -> Observation | Recognition:
        """The observation or recognition with an id.

        Raises:
            UnknownNameError: If there is none; it lists the nearest.
        """
        entries: dict[str, Observation | Recognition] = {}
        entries |= {entry.id: entry for entry in self.recognitions if entry.id is not None}
        entries |= {entry.id: entry for entry in self.observations if entry.id is not None}
        if id not in entries:
            raise UnknownNameError("city.no_id", value=id, nearest=_nearest(id, entries))
        return entries[id]

    def valid_recognitions(self, on: date | str | None = None, *, undated: bool = True) -> tuple[Recognition, ...]:
        """The recognitions that hold.

        A proposed one never does, and one that was withdrawn or has expired does not any more. The clock is never asked.

        Args:
            on: The day in question, or its text; without one the status alone decides.
            undated: Whether a grant without a day counts on the day in question. Most sources print none, so it does,
                unless this is False.
        """
        if on is None:
            return tuple(entry for entry in self.recognitions if entry.in_force)
        day = day_of(on)
        return tuple(
            entry for entry in self.recognitions if entry.valid_on(day) and (undated or entry.granted is not None)
        )

    def holders(self, title: str, on: date | str | None = None) -> tuple[str, ...]:
        """The known holders of a title, by name, in the order of their entries.

        Where a source counts more holders than it names, the entries of `valid_recognitions` hold the count of the rest.

        Args:
            title: The title, or the form in which the source prints it.
            on: The day in question; without one the status of the entries decides.

        Raises:
            UnknownNameError: If the city has no entry of that title; it lists the nearest.
        """
        titles = {name for entry in self.recognitions for name in (entry.title, entry.printed) if name is not None}
        if title not in titles:
            raise UnknownNameError("city.no_title", value=title, nearest=_nearest(title, titles))
        valid = (entry for entry in self.valid_recognitions(on) if title in (entry.title, entry.printed))
        return tuple(dict.fromkeys(entry.holder for entry in valid if entry.holder is not None))

    def in_section(self, key: str) -> dict[str, tuple[Record, ...]]:
        """The records that stand in a section of the source, by collection; empty collections are left out.

        Raises:
            UnknownNameError: If the source has no such section; it lists the nearest.
        """
        keys = [section.key for section in self.sections]
        if key not in keys:
            raise UnknownNameError("city.no_section", value=key, nearest=", ".join(keys))
        found: dict[str, tuple[Record, ...]] = {}
        for collection in type(self).model_fields:
            value = getattr(self, collection)
            records = value if isinstance(value, tuple) else ()
            if chosen := tuple(record for record in records if key in getattr(record, "sections", ())):
                found[collection] = chosen
        return found

    def _anything_named(self, name: str | None) -> frozenset[str]:
        """Every name of the records that have this one, among all that can be a subject or a reference."""
        records = (record for collection in ANYTHING for record in getattr(self, collection))
        return frozenset() if name is None else self._synonyms(name, records)

    @staticmethod
    def _synonyms(name: str, records: Iterable[Record]) -> frozenset[str]:
        bearers = (names for record in records if name in (names := record.names()))
        return frozenset({name}.union(*bearers))


def _measure(value: Measure | str) -> Measure:
    try:
        return Measure(value)
    except ValueError:
        raise NoObservationError("city.no_measure", value=value, names=", ".join(Measure)) from None


def _latest(found: Iterable[Observation], as_of: date) -> list[Observation]:
    """Of the vintages of each statement, the last published by a day."""
    known = [item for item in found if item.published is None or item.published <= as_of]
    latest: dict[tuple[object, ...], date] = {}
    for item in known:
        latest[_statement(item)] = max(latest.get(_statement(item), date.min), item.published or date.min)
    return [item for item in known if (item.published or date.min) == latest[_statement(item)]]


def _statement(item: Observation) -> tuple[object, ...]:
    return (item.indicator, item.subject, item.period, item.measure, item.reference, item.of, item.basis, item.scope)


def _listed(found: Iterable[Observation]) -> str:
    return "; ".join(
        " ".join(
            str(part)
            for part in (
                item.subject,
                item.period or "no period",
                item.measure,
                item.figure,
                *(() if item.reference is None else ("against", item.reference)),
                *(() if item.published is None else ("published", item.published)),
            )
        )
        for item in found
    )


def _nearest(name: str, known: Iterable[str]) -> str:
    return ", ".join(get_close_matches(name, sorted(known), n=3, cutoff=0.4)) or "-"


def _where_it_was_given(fault: InitErrorDetails, data: object) -> InitErrorDetails:
    """The fault with its collection under the key that the data has."""
    place = fault.get("loc", ())
    given = data if isinstance(data, Mapping) else ()
    keys = [key for name in place[:1] for key in spellings(City)[str(name)] if key in given]
    return {**fault, "loc": (*(keys or place)[:1], *place[1:])}
