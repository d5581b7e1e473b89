"""Strategies for the records of the domain; those of observations and recognitions are in `statements`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mfgcity.codes import region
from mfgcity.codes.region import AdminLevel
from mfgcity.domain import (
    Ambiguity,
    Cluster,
    Document,
    Enterprise,
    EnterpriseSize,
    Event,
    Indicator,
    IndicatorKind,
    IndustryChain,
    Mechanism,
    Organisation,
    Park,
    ParkKind,
    ParkStage,
    Platform,
    PriceBasis,
    Programme,
    Project,
    Record,
    Region,
    Section,
    ServiceLedger,
    Source,
)
from mfgcity.figures import Figure
from mfgcity.period import Period
from mfgcity.strategies.fields import (
    amounts,
    balances,
    credit_codes,
    days,
    industry_codes,
    names,
    notes,
    proportions,
    region_codes,
)
from mfgcity.strategies.values import digits, periods, units

R = TypeVar("R", bound=Record)
Fields = Mapping[str, SearchStrategy[Any]]


def drawn(kind: type[R], needed: Fields, optional: Fields, given: Fields) -> SearchStrategy[R]:
    """A strategy of a record; the fields it can do without are left out when an example is made smaller.

    Args:
        kind: The record.
        needed: The fields that every example has.
        optional: The fields that an example can be without.
        given: The caller's strategies, in place of either.
    """
    free = {name: st.none() | strategy for name, strategy in optional.items()}

    def record(content: dict[str, Any]) -> R:
        return kind(**{name: value for name, value in content.items() if value is not None})

    return st.fixed_dictionaries({**free, **needed, **given}).map(record)


def several(values: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    """One to three values."""
    return st.lists(values, min_size=1, max_size=3).map(tuple)


def regions(**fields: SearchStrategy[Any]) -> SearchStrategy[Region]:
    """Divisions with their real names, levels and parents, and areas made of divisions.

    Args:
        fields: Strategies for fields, in place of their own; with any, every region has a code.
    """
    codes = fields.get("code", region_codes())
    division = codes.flatmap(lambda code: drawn(Region, _division(code), _remarks(), {**fields, "code": st.just(code)}))
    if fields:
        return division
    return division | drawn(Region, {"name": names(), "members": several(region_codes())}, _remarks(), {})


def _division(code: str) -> dict[str, SearchStrategy[Any]]:
    known = {"name": region.name(code), "level": region.level(code), "parent": region.parent(code)}
    return {name: st.just(value) for name, value in known.items()}


def enterprises(**fields: SearchStrategy[Any]) -> SearchStrategy[Enterprise]:
    """Enterprises, made up: codes from the reserved range, revenue and staff not negative, founded by 2023."""
    optional = {
        "credit_code": credit_codes(),
        "region": region_codes(),
        "industry": industry_codes(),
        "established": days(),
        "revenue": amounts(),
        "output": amounts(),
        "value_added": amounts(),
        "profit": balances(),
        "tax": amounts(),
        "research": amounts(),
        "revenue_period": st.integers(2015, 2023).map(lambda year: Period.parse(str(year))),
        "employees": st.integers(0, 99_999),
        "size": st.sampled_from(EnterpriseSize),
        "legal_name": names(),
        **_remarks(),
    }
    return drawn(Enterprise, {"name": names()}, optional, fields)


def chains(**fields: SearchStrategy[Any]) -> SearchStrategy[IndustryChain]:
    """Industry chains."""
    optional = {
        "region": region_codes(),
        "leader": names(),
        "masters": several(names()),
        "industries": several(industry_codes()),
        "count": st.integers(1, 30),
        **_remarks(),
    }
    return drawn(IndustryChain, {"name": names()}, optional, fields)


def clusters(**fields: SearchStrategy[Any]) -> SearchStrategy[Cluster]:
    """Clusters."""
    optional = {
        "chain": names(),
        "regions": several(region_codes()),
        "members": several(names()),
        "core_parks": several(names()),
        **_remarks(),
    }
    return drawn(Cluster, {"name": names()}, optional, fields)


def park_stages(**fields: SearchStrategy[Any]) -> SearchStrategy[ParkStage]:
    """Stages of a park's history; none ends before it begins."""
    plain = {"name": names(), "kind": st.sampled_from(ParkKind), "level": _levels(), "note": notes()}
    years = st.lists(st.integers(1980, 2023), min_size=2, max_size=2).map(sorted)
    return years.flatmap(
        lambda ends: drawn(
            ParkStage,
            {},
            {**plain, "since": st.just(Period.parse(str(ends[0]))), "until": st.just(Period.parse(str(ends[1])))},
            fields,
        )
    )


def parks(**fields: SearchStrategy[Any]) -> SearchStrategy[Park]:
    """Parks and zones."""
    optional = {
        "kind": st.sampled_from(ParkKind),
        "level": _levels(),
        "region": region_codes(),
        "parent": names(),
        "zones": several(names()),
        "industries": several(names()),
        "history": several(park_stages()),
        **_remarks(),
    }
    return drawn(Park, {"name": names()}, optional, fields)


def indicators(**fields: SearchStrategy[Any]) -> SearchStrategy[Indicator]:
    """Indicators, plain ones, ones with a Chinese name alone, and ones that a formula gives from others."""
    needed = {"code": names(), "name": names(), "kind": st.sampled_from(IndicatorKind)}
    optional = {
        "name_zh": names(),
        "unit": units(),
        "better_when_higher": st.booleans(),
        "basis": st.sampled_from(PriceBasis),
        "note": notes(),
    }
    formula = {"formula": st.sampled_from(("share", "growth_gap", "completion")), "inputs": st.tuples(names(), names())}
    found = drawn(Indicator, needed, optional, fields)
    if not {"name", "name_zh"} & set(fields):
        chinese = {"name_zh" if field == "name" else field: drawn_from for field, drawn_from in needed.items()}
        found |= drawn(Indicator, chinese, {name: optional[name] for name in optional if name != "name_zh"}, fields)
    if not {"formula", "inputs"} & set(fields):
        found |= drawn(Indicator, {**needed, **formula}, optional, fields)
    return found


def organisations(**fields: SearchStrategy[Any]) -> SearchStrategy[Organisation]:
    """Bodies that are no enterprises."""
    return _undertaking(Organisation, {"legal_name": names(), "regions": several(region_codes())}, fields)


def programmes(**fields: SearchStrategy[Any]) -> SearchStrategy[Programme]:
    """Programmes; one has no fewer parts than are named."""
    more = {"parts": several(names()), "part_count": st.integers(3, 20), "period": periods()}
    return _undertaking(Programme, more, fields)


def platforms(**fields: SearchStrategy[Any]) -> SearchStrategy[Platform]:
    """Platforms."""
    return _undertaking(Platform, {"operator": names()}, fields)


def projects(**fields: SearchStrategy[Any]) -> SearchStrategy[Project]:
    """Projects, with investment that is not negative."""
    return _undertaking(Project, {"holder": names(), "investment": amounts()}, fields)


def documents(**fields: SearchStrategy[Any]) -> SearchStrategy[Document]:
    """Documents."""
    return _undertaking(Document, {"authors": several(names())}, fields)


def events(**fields: SearchStrategy[Any]) -> SearchStrategy[Event]:
    """Events."""
    more = {"held": days(), "organisers": several(names()), "role": notes(), "figures": several(names())}
    return _undertaking(Event, more, fields)


def mechanisms(**fields: SearchStrategy[Any]) -> SearchStrategy[Mechanism]:
    """Standing ways of working."""
    return _undertaking(Mechanism, {"parts": several(names()), "figures": several(names())}, fields)


def service_ledgers(**fields: SearchStrategy[Any]) -> SearchStrategy[ServiceLedger]:
    """Registers of problems; no more are closed than were collected."""
    optional = {
        "name": names(),
        "subject": region_codes(),
        "period": periods(),
        "closure_rate": proportions(),
        "officials": st.integers(0, 9_999),
        "enterprises": st.integers(0, 9_999),
        "note": notes(),
    }
    pair = st.lists(st.integers(0, 99_999), min_size=2, max_size=2).map(sorted)
    return pair.flatmap(
        lambda counts: drawn(
            ServiceLedger,
            {"closed": st.just(_problems(counts[0])), "collected": st.just(_problems(counts[1]))},
            optional,
            fields,
        )
    )


def _problems(number: int) -> Figure:
    return Figure(digits(number, 0), "个")


def sources(**fields: SearchStrategy[Any]) -> SearchStrategy[Source]:
    """Sources of facts."""
    optional = {
        "name_en": names(),
        "language": st.sampled_from(("zh", "en")),
        "publisher": names(),
        "published": days(),
        "note": notes(),
    }
    return drawn(Source, {"name": names()}, optional, fields)


def sections(**fields: SearchStrategy[Any]) -> SearchStrategy[Section]:
    """Sections of a source."""
    return drawn(Section, {"key": names(), "name": names()}, {"name_en": names()}, fields)


def ambiguities(**fields: SearchStrategy[Any]) -> SearchStrategy[Ambiguity]:
    """What a source leaves unclear."""
    optional = {name: several(names()) for name in ("figures", "recognitions", "sections")}
    return drawn(Ambiguity, {"what": notes()}, optional, fields)


def _undertaking(kind: type[R], more: Fields, given: Fields) -> SearchStrategy[R]:
    optional = {
        **more,
        "kind": names(),
        "level": _levels(),
        "count": st.integers(1, 99),
        "status": names(),
        "claim": notes(),
        **_remarks(),
    }
    return drawn(kind, {"name": names()}, optional, given)


def _levels() -> SearchStrategy[AdminLevel]:
    return st.sampled_from((AdminLevel.PREFECTURE, AdminLevel.PROVINCE, AdminLevel.NATION, AdminLevel.COUNTY))


def _remarks() -> dict[str, SearchStrategy[Any]]:
    """The fields that hold words of any kind and bind nothing."""
    return {"aliases": several(names()), "sections": several(names()), "note": notes()}
