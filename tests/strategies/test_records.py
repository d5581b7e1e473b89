"""Strategies of the records: every draw is valid, examples shrink to little, types resolve without an import."""

import subprocess
import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from mfgcity import City, Enterprise, EnterpriseSize, Measure, Observation, Region, domain, strategies
from mfgcity.codes import credit_code, industry, region
from mfgcity.domain import Record
from mfgcity.strategies import _RECORDS

# The explaining phase would go on trying other examples after the smallest one.
SHRUNK = settings(phases=[Phase.generate, Phase.shrink], database=None, max_examples=1_000)

KINDS = [getattr(domain, name) for name in _RECORDS]


def test_every_record_of_the_domain_has_a_strategy() -> None:
    records = {
        name for name in domain.__all__ if isinstance(kind := getattr(domain, name), type) and issubclass(kind, Record)
    }
    assert records - {"Record"} == set(_RECORDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_draw_is_a_record_that_reads_back_its_own_json(kind: type[Record]) -> None:
    drawn = set()

    @settings(max_examples=15 if kind is City else 60)
    @given(st.from_type(kind))
    def collect(record: Record) -> None:
        assert type(record) is kind
        assert kind.model_validate_json(record.model_dump_json()) == record
        drawn.add(record.model_dump_json())

    collect()
    assert len(drawn) > 5


SIMPLEST = {
    strategies.names(): "甲",
    strategies.days(): date(2000, 1, 1),
    strategies.region_codes(): "430200",
    strategies.credit_codes(): "91430200PDY00001XR",
    strategies.industry_codes(): industry.divisions("C")[0],
}


@pytest.mark.parametrize(("strategy", "simplest"), SIMPLEST.items(), ids=map(str, SIMPLEST.values()))
def test_the_simplest_value_is_one_that_a_reader_knows(strategy: st.SearchStrategy[Any], simplest: object) -> None:
    assert find(strategy, lambda value: True, settings=SHRUNK) == simplest


def test_periods_shrink_to_a_year() -> None:
    assert str(find(strategies.periods(), lambda period: True, settings=SHRUNK)) == "2023"
    assert str(find(strategies.periods(), lambda period: period.is_instant, settings=SHRUNK)) == "@2023-01-31"


def test_an_example_drops_the_fields_that_do_not_matter() -> None:
    firm = find(strategies.enterprises(), lambda firm: firm.revenue is not None, settings=SHRUNK)
    assert len(firm.model_fields_set - {"name", "revenue"}) <= 1  # the shrinker stops after so many steps
    item = find(strategies.observations(), lambda item: item.measure is Measure.RANK, settings=SHRUNK)
    assert len(item.model_fields_set - {"indicator", "subject", "measure", "figure"}) <= 1
    assert str(item.figure) == "1位"


@given(strategies.enterprises())
def test_made_up_enterprises_cannot_be_real_ones_and_have_a_past(firm: Enterprise) -> None:
    assert firm.credit_code is None or credit_code.is_reserved(firm.credit_code)
    assert firm.established is None or firm.established < date(2024, 1, 1)
    assert firm.revenue is None or firm.revenue.value >= 0


@given(strategies.regions())
def test_divisions_bear_their_real_names(place: Region) -> None:
    if place.code is not None:
        assert place.name == region.name(place.code)
        assert place.parent == region.parent(place.code)
        assert region.history(place.code)[-1].last is None


@given(strategies.enterprises(region=st.just("430211"), size=st.just(EnterpriseSize.LARGE)))
def test_a_strategy_for_a_field_takes_the_place_of_its_own(firm: Enterprise) -> None:
    assert (firm.region, firm.size) == ("430211", EnterpriseSize.LARGE)


def test_cities_hold_records_that_name_each_other() -> None:
    links = []

    @settings(max_examples=20)
    @given(strategies.cities())
    def check(city: City) -> None:
        known = {name for firm in city.enterprises for name in firm.names()}
        links.extend(member for cluster in city.clusters for member in cluster.members)
        links.extend(holder for item in city.recognitions if (holder := item.holder))
        assert all(member in known for cluster in city.clusters for member in cluster.members)
        assert all(city.by_id(str(item.id)) is item for item in city.observations)

    check()
    assert links


class Register(BaseModel):
    """A user's own model."""

    firm: Enterprise
    seen: list[Observation]


@settings(max_examples=20)
@given(st.from_type(Register))
def test_a_users_own_model_draws_its_records(register: Register) -> None:
    assert Register.model_validate_json(register.model_dump_json()) == register


SCRIPTS = {
    "hypothesis first": "from hypothesis import strategies as st; from mfgcity import Enterprise",
    "the domain first": "from mfgcity import Enterprise; from hypothesis import strategies as st",
    "a strategy first": "import mfgcity.strategies.records; from mfgcity import Enterprise; from hypothesis import strategies as st",
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
def test_from_type_works_whatever_is_imported_first(script: str) -> None:
    check = "\nimport warnings; warnings.simplefilter('ignore'); assert isinstance(st.from_type(Enterprise).example(), Enterprise)"
    subprocess.run([sys.executable, "-c", script + check], check=True)


def test_importing_hypothesis_loads_no_pydantic() -> None:
    check = "import hypothesis, sys; sys.exit('pydantic' in sys.modules or 'mfgcity.domain' in sys.modules)"
    subprocess.run([sys.executable, "-c", check], check=True)


def test_an_unknown_strategy_is_an_attribute_error() -> None:
    assert not hasattr(strategies, "no_such_strategy")
    for name in strategies.__all__:
        assert getattr(strategies, name).__doc__, name
