"""Which relations observations state of themselves."""

from datetime import date
from typing import Any

import pytest

from mfgcity import Measure, Observation
from mfgcity.auditing.derivation import Statements
from mfgcity.auditing.keys import key_of
from mfgcity.auditing.relations import name_of
from mfgcity.domain import Indicator


def seen(figure: str, measure: str = "level", **more: Any) -> Observation:
    return Observation.model_validate(
        {"indicator": "output", "subject": "430200", "period": "2024-07", "measure": measure, "figure": figure, **more}
    )


def formulas(*observations: Observation, indicators: tuple[Indicator, ...] = ()) -> list[str]:
    return [name_of(claim.formula) for claim in Statements(observations, indicators).claims()]


def test_a_gap_relates_own_and_reference() -> None:
    own, other = seen("5.1%", "growth"), seen("3.8%", "growth", subject="CN")
    gap = seen("1.3个百分点", "gap", of="growth", reference="CN")
    (claim,) = Statements([own, other, gap]).claims()
    assert (claim.result, claim.inputs) == (key_of(gap), (key_of(own), key_of(other)))


def test_a_gap_with_both_sides_unknown_states_nothing() -> None:
    assert formulas(seen("1.3个百分点", "gap", of="growth", reference="CN")) == []


def test_a_share_relates_part_and_whole_by_indicator_or_by_region() -> None:
    part = seen("39.44亿元")
    assert formulas(part, seen("41.01%", "share", reference="430000"), seen("96.17亿元", subject="430000")) == ["share"]
    whole = seen("96.17亿元", indicator="all")
    assert formulas(part, seen("41.01%", "share", reference="all"), whole) == ["share"]


def test_a_share_of_counts_relates_counts() -> None:
    assert formulas(
        seen("2525个", "count", indicator="closed"),
        seen("2651个", "count", indicator="collected"),
        seen("93%", "share", indicator="closed", reference="collected", of="count"),
    ) == ["share"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"basis": "current"}, ["growth_rate"]),
        ({"basis": "comparable"}, []),
        ({}, []),
        ({"basis": "current", "vintage": "final"}, []),
        ({"basis": "current", "scope": "above size"}, []),
    ],
)
def test_level_and_growth_are_related_only_where_they_can_be_compared(
    more: dict[str, str], expected: list[str]
) -> None:
    levels = [seen("1234.5亿元", basis="current"), seen("1175.0亿元", basis="current", period="2023-07")]
    assert formulas(*levels, seen("5.1%", "growth", **more)) == expected


def test_counts_have_no_prices() -> None:
    levels = [seen("110家", "count"), seen("100家", "count", period="2023-07")]
    assert formulas(*levels, seen("10%", "growth"), seen("10家", "change")) == ["growth_rate", "difference_of"]


def test_a_year_to_date_is_the_one_before_and_the_month() -> None:
    seven, six, july = (
        seen("70亿元", period="2024-01/2024-07"),
        seen("60亿元", period="2024-01/2024-06"),
        seen("10亿元"),
    )
    assert formulas(seven, six, july) == ["sum_of"]
    assert formulas(seven, seen("60亿元", period="2024-01/2024-05"), july) == []


def test_a_derived_indicator_follows_from_its_inputs() -> None:
    total = Indicator(code="output", name="Output", kind="level", formula="sum_of", inputs=("light", "heavy"))
    parts = [seen("30亿元", indicator="light"), seen("40亿元", indicator="heavy")]
    assert formulas(seen("70亿元"), *parts, indicators=(total,)) == ["sum_of"]


def test_a_share_change_relates_two_years() -> None:
    now, before = seen("41.0%", "share", reference="all"), seen("35.8%", "share", reference="all", period="2023-07")
    assert formulas(now, before, seen("5.2个百分点", "share_change", reference="all")) == ["share_change"]


def test_a_count_of_a_list_is_among_all() -> None:
    assert formulas(seen("15家", "count", reference="430000"), seen("100家", "count", subject="430000")) == ["count_of"]


def test_the_latest_vintage_speaks() -> None:
    old, new = seen("3.8%", "growth", published=date(2024, 8, 1)), seen("3.9%", "growth", published=date(2024, 9, 1))
    for order in ((old, new), (new, old)):
        assert Statements(order).by_key[key_of(old)] is new
    assert Statements([old]).by_key[key_of(old)].measure is Measure.GROWTH


@pytest.mark.parametrize(
    "more", [{"basis": "current"}, {"scope": "all industry"}, {"vintage": "final"}, {"status": "F"}]
)
def test_figures_of_other_prices_scopes_or_releases_and_forecasts_are_not_set_against_each_other(
    more: dict[str, str],
) -> None:
    own = seen("5.1%", "growth", basis="comparable", scope="above size", vintage="preliminary")
    gap = seen("2.9个百分点", "gap", of="growth", reference="CN")
    assert formulas(own, gap, seen("3.8%", "growth", subject="CN")) == ["growth_gap"]
    assert formulas(own, gap, seen("3.8%", "growth", subject="CN", **more)) == []
