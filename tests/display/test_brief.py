"""What the bundled brief implies, and what other cities' records imply."""

from fractions import Fraction

import pytest

from mfgcity import City, datasets
from mfgcity.display.brief import Brief, brief
from mfgcity.display.data import as_data
from mfgcity.display.naming import Names


@pytest.fixture(scope="module")
def found() -> Brief:
    return brief(datasets.zhuzhou_2023())


def test_steps_are_the_five_and_the_introduction(found: Brief) -> None:
    assert [step.key for step in found.steps] == ["intro", "step1", "step2", "step3", "step4", "step5"]
    assert sum(step.counts["observations"] for step in found.steps) == len(found.city.observations)


def test_gaps_fix_nation_and_province(found: Brief) -> None:
    assert [(gap.observation.reference, str(gap.printed)) for gap in found.gaps] == [("CN", "3.8%"), ("430000", "2.3%")]
    nation, province = (gap.implied.bounds for gap in found.gaps)
    assert (nation.lower, nation.upper) == (Fraction("3.7"), Fraction("3.9"))
    assert (province.lower, province.upper) == (Fraction("2.2"), Fraction("2.4"))


def test_two_gaps_fix_how_far_their_references_lie_apart(found: Brief) -> None:
    (difference,) = found.differences
    assert (difference.higher, difference.lower) == ("CN", "430000")
    assert str(difference.difference) == "1.5个百分点 [1.40, 1.60]"


def test_the_whole_and_the_rest_behind_a_share(found: Brief) -> None:
    (whole,) = found.wholes
    assert str(whole.whole) == "96.17亿元 [96.148, 96.196]"
    assert whole.rest.lower == Fraction("39.435") / Fraction("0.41015") - Fraction("39.435")
    assert whole.rest.upper == Fraction("39.445") / Fraction("0.41005") - Fraction("39.445")


def test_plans_for_each_reading(found: Brief) -> None:
    (progress,) = found.progress
    assert progress.elapsed == Fraction(7, 12)
    assert progress.lead is not None
    assert progress.lead.value == 92 - Fraction(700, 12)
    plans = {str(reading.done): reading.whole_plans for reading in progress.readings}
    assert plans == {"19家": (), "138个": (150,), "157家": (170, 171)}


def test_closure_does_not_agree(found: Brief) -> None:
    (closure,) = found.closures
    assert closure.agrees is False
    assert closure.computed.value == Fraction(252500, 2651)
    assert f"{closure.computed:.2f}" == "95.25%"


def test_counts_stand_beside_the_size_of_their_list(found: Brief) -> None:
    shares = {item.observation.indicator: str(item.share) for item in found.lists}
    assert shares["hunan_manufacturing_100"] == "15%"
    assert shares["listed_clusters"] == "30%"
    assert shares["new_infrastructure_projects"] == "6%"
    assert len(found.lists) == 8


def test_ranks_name_their_frame(found: Brief) -> None:
    assert all(place.reference for place in found.places)
    assert {int(place.figure.value) for place in found.places} == {1, 2}


def test_data_is_plain(found: Brief) -> None:
    data = as_data(found)
    assert data["gaps"][0]["printed"]["text"] == "3.8%"
    assert data["wholes"][0]["whole"]["value"] == "394400/4101"
    assert data["progress"][0]["elapsed"] == "7/12"
    assert data["closures"][0]["agrees"] is False


def test_names_fall_back_to_the_division_table_and_to_the_key() -> None:
    names = Names(City(), "zh")
    assert names.of("CN") == "全国"
    assert names.of("430223") == "攸县"
    assert names.of("no such record") == "no such record"


def test_a_city_without_records_implies_nothing() -> None:
    nothing = brief(City())
    assert not nothing.gaps
    assert not nothing.wholes
    assert not nothing.progress
    assert not nothing.closures


def test_other_cities_are_read_the_same_way() -> None:
    city = City.model_validate(
        {
            "region": "430100",
            "indicators": [{"code": "output", "name": "Output", "kind": "level", "unit": "亿元"}],
            "observations": [
                {
                    "indicator": "output",
                    "subject": "430100",
                    "period": "2024-Q1",
                    "measure": "growth",
                    "figure": "6.0%",
                },
                {
                    "indicator": "output",
                    "subject": "430100",
                    "period": "2024-Q1",
                    "measure": "gap",
                    "of": "growth",
                    "reference": "430000",
                    "figure": "-0.4个百分点",
                },
            ],
            "ledgers": [{"collected": "338个", "closed": "310个", "closure_rate": "91.7%"}],
        }
    )
    found = brief(city)
    assert str(found.gaps[0].printed) == "6.4%"
    assert found.closures[0].agrees is True
