"""Which relations observations state of themselves."""

from datetime import date
from typing import Any

import pytest

from mfgcity import City, Figure, Measure, Observation, Region, ServiceLedger, audit
from mfgcity.auditing.derivation import Statements
from mfgcity.auditing.keys import key_of
from mfgcity.auditing.relations import name_of
from mfgcity.codes import region
from mfgcity.domain import Indicator, PriceBasis


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


def test_a_gap_with_both_sides_unknown_is_told_of_by_no_finding() -> None:
    gap = seen("1.3个百分点", "gap", of="growth", reference="CN")
    assert formulas(gap) == ["growth_gap"]
    assert audit([gap]).findings == ()


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


CITIES = region.children("430000")


def growths(*values: str) -> list[Observation]:
    return [seen(value, "growth", subject=city) for city, value in zip(CITIES, values, strict=False)]


def place(figure: str, subject: str = "430200", **more: Any) -> Observation:
    return seen(figure, "rank", subject=subject, reference="430000", of="growth", **more)


def verdicts(*observations: Observation, indicators: tuple[Indicator, ...] = ()) -> dict[str, list[str]]:
    found = audit(City(name="X", observations=observations, indicators=indicators) if indicators else observations)
    return {
        name: [finding.verdict.value for finding in found.findings if finding.relation == name]
        for name in sorted({finding.relation for finding in found.findings})
    }


def test_a_place_in_a_complete_field_has_both_ends() -> None:
    field = growths("5.0%", "6.1%", *(f"{number / 10:.1f}%" for number in range(30, 42)))
    assert verdicts(*field, place("1位")) == {"place_of": ["exact"]}
    assert verdicts(*field, place("2位")) == {"place_of": ["contradicted"]}
    assert verdicts(*field, place("3位", subject="430100")) == {"place_of": ["contradicted"]}


def test_a_place_in_a_field_with_gaps_has_a_best_end_only() -> None:
    field = growths("5.0%", "6.1%", "5.5%")
    assert verdicts(*field, place("9位", subject="430100")) == {"place_of": ["within_rounding"]}
    assert verdicts(*field, place("2位", subject="430100")) == {"place_of": ["contradicted"]}


def test_rounding_leaves_places_open() -> None:
    field = growths("5.1%", "5.2%", *["3.0%"] * 12)
    assert verdicts(*field, place("1位", subject="430100")) == {"place_of": ["within_rounding"]}


def test_only_divisions_of_one_level_and_versions_that_can_stand_together_are_in_a_field() -> None:
    others = [
        seen("9.9%", "growth", subject="CN"),
        seen("9.9%", "growth", subject="430000"),
        seen("9.9%", "growth", subject="430202"),
        seen("9.9%", "growth", subject="420100"),
        seen("9.9%", "growth", subject="430100", scope="all industry"),
    ]
    assert verdicts(*others, seen("5.0%", "growth", scope="above size"), place("1位")) == {}


def test_lower_is_better_where_the_indicator_says_so() -> None:
    energy = Indicator(code="output", name="Energy", name_zh="能耗", kind="level", better_when_higher=False)
    field = [*growths("5.0%", "6.1%"), place("1位", subject="430100")]
    assert verdicts(*field, indicators=(energy,)) == {"place_of": ["exact"]}
    assert verdicts(*field) == {"place_of": ["contradicted"]}


def test_two_places_must_agree_with_their_figures() -> None:
    field = growths("5.0%", "6.1%")
    assert verdicts(*field, place("3位", subject="430100"), place("2位"))["place_of"] == ["within_rounding"] * 2
    found = verdicts(*field, place("3位", subject="430100"), place("7位"))
    assert found["place_beside"] == ["contradicted"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, {"equal_to": ["contradicted"]}),
        ({"vintage": "preliminary"}, {"vintage": "final"}, {}),
        ({"published": "2024-08-01"}, {"published": "2024-09-01"}, {}),
        (
            {"published": "2024-08-01", "vintage": "final"},
            {"published": "2024-09-01", "vintage": "final"},
            {"equal_to": ["contradicted"]},
        ),
        ({"basis": "current"}, {"basis": "comparable"}, {}),
        ({"scope": "above size"}, {"scope": "all"}, {}),
        ({"scope": "above size"}, {}, {}),
        ({"status": "F"}, {}, {}),
        ({"status": "D"}, {}, {"equal_to": ["undecided"]}),
    ],
)
def test_one_fact_printed_in_two_ways_is_contradicted_unless_it_was_revised(
    first: dict[str, str], second: dict[str, str], expected: dict[str, list[str]]
) -> None:
    assert verdicts(seen("5.1%", "growth", **first), seen("5.4%", "growth", **second)) == expected


def test_one_fact_printed_twice_alike_agrees() -> None:
    assert verdicts(seen("5.1%", "growth"), seen("5.13%", "growth")) == {"equal_to": ["within_rounding"]}
    assert verdicts(seen("5.1%", "growth"), seen("5.1%", "growth")) == {}


def test_figures_among_different_others_or_without_a_period_are_not_one_fact() -> None:
    counts = [seen("15家", "count", reference="430000"), seen("3家", "count", reference="CN")]
    assert verdicts(*counts) == {}
    wholes = [seen("100家", "count", subject="430000"), seen("2家", "count", subject="CN")]
    assert sorted(verdicts(*counts, *wholes)["count_of"]) == ["contradicted", "exact"]
    undated = [seen(figure, "growth", period=None) for figure in ("5.1%", "5.4%")]
    assert verdicts(*undated) == {"equal_to": ["undecided"]}


def pulling(rate: str) -> list[Observation]:
    return [
        seen("9.9个百分点", "pull", reference="all"),
        seen(rate, "contribution", reference="all"),
        seen("7.4%", "growth", indicator="all"),
    ]


def test_a_contribution_is_the_pull_over_the_growth_of_the_whole() -> None:
    assert verdicts(*pulling("134.4%")) == {"contribution_rate": ["within_rounding"]}
    assert verdicts(*pulling("143.4%")) == {"contribution_rate": ["contradicted"]}
    pull, _, growth = pulling("0%")
    assert verdicts(pull, growth) == {"contribution_points_from_rate": ["implied"]}


def test_a_contribution_is_the_change_of_the_part_over_that_of_the_whole() -> None:
    changes = [seen("3.0亿元", "change"), seen("9.0亿元", "change", indicator="all")]
    contribution = seen("33.3%", "contribution", reference="all")
    assert formulas(contribution, *changes) == ["contribution_rate"]
    wrong = contribution.model_copy(update={"figure": Figure("53.3", "%")})
    assert verdicts(wrong, *changes) == {"contribution_rate": ["undecided"]}
    current = [item.model_copy(update={"basis": PriceBasis.CURRENT}) for item in (wrong, *changes)]
    assert verdicts(*current) == {"contribution_rate": ["contradicted"]}


@pytest.mark.parametrize(("basis", "verdict"), [("current", "contradicted"), ("comparable", "undecided")])
def test_a_pull_from_share_and_growth_accuses_at_current_prices_only(basis: str, verdict: str) -> None:
    growth = [seen("10.2%", "growth", basis=basis), seen("8.0%", "growth", indicator="all", basis=basis)]
    share = seen("30%", "share", reference="all", period="2023-07")
    found = verdicts(*growth, share, seen("9.9个百分点", "pull", reference="all"))
    assert found["contribution_points"] == [verdict]


TOTAL = Indicator(
    code="output", name="Output", name_zh="产值", kind="level", formula="sum_of", inputs=("light", "heavy")
)
PARTS = tuple(Indicator(code=code, name=code.title(), kind="level") for code in ("light", "heavy"))


def test_the_parts_of_a_sum_leave_the_share_of_the_last() -> None:
    shares = [
        seen(figure, "share", indicator=name, reference="output")
        for name, figure in (("light", "25.7%"), ("heavy", "74.3%"))
    ]
    assert formulas(*shares, indicators=(TOTAL, *PARTS)) == ["rest_of"]
    wrong = seen("47.3%", "share", indicator="heavy", reference="output")
    assert verdicts(shares[0], wrong, indicators=(TOTAL, *PARTS)) == {"rest_of": ["contradicted"]}


def test_the_growth_of_a_sum_is_what_its_parts_pull_and_lies_between_theirs() -> None:
    growth = [
        seen(value, "growth", indicator=name)
        for name, value in (("light", "3.0%"), ("heavy", "6.0%"), ("output", "7.0%"))
    ]
    pulls = [
        seen(value, "pull", indicator=name, reference="output")
        for name, value in (("light", "1.0个百分点"), ("heavy", "4.0个百分点"))
    ]
    found = verdicts(*growth, *pulls, indicators=(TOTAL, *PARTS))
    assert found["sum_of"] == ["contradicted"]
    assert found["between"] == ["undecided"]
    levels = [seen("30亿元", indicator="light"), seen("40亿元", indicator="heavy")]
    assert verdicts(*growth, *levels, indicators=(TOTAL, *PARTS))["between"] == ["contradicted"]


def test_the_divisions_of_a_place_together_are_the_place_but_something_may_be_left_out() -> None:
    counts = [seen("10家", "count", subject=city) for city in CITIES]
    assert verdicts(*counts, seen("140家", "count", subject="430000")) == {"sum_of": ["exact"]}
    assert verdicts(*counts, seen("150家", "count", subject="430000")) == {"sum_of": ["undecided"]}
    assert verdicts(*counts[1:], seen("140家", "count", subject="430000")) == {}


def test_growth_follows_from_a_level_and_its_change() -> None:
    item = {"basis": "current"}
    level, change = seen("41.3亿元", **item), seen("14.8亿元", "change", **item)
    assert formulas(level, change, seen("55.8%", "growth", **item)) == ["growth_from_change"]
    assert formulas(level, change, seen("55.8%", "growth", basis="comparable")) == []


def test_a_year_to_date_is_any_earlier_one_and_the_rest() -> None:
    year = seen("100亿元", period="2024")
    assert formulas(year, seen("70亿元", period="2024-01/2024-09"), seen("30亿元", period="2024-10/2024-12")) == [
        "sum_of"
    ]
    rate = seen("5.1%", "level", period="2024-01/2024-07"), seen("5.0%", period="2024-01/2024-06"), seen("5.2%")
    assert formulas(*rate) == []


def test_a_gap_between_shares_and_to_an_indicator() -> None:
    shares = [seen("41.0%", "share", reference="all"), seen("30.2%", "share", reference="all", subject="430000")]
    assert formulas(*shares, seen("10.8个百分点", "gap", of="share", reference="430000")) == ["growth_gap"]
    growth = [seen("5.1%", "growth"), seen("3.7%", "growth", indicator="all")]
    assert formulas(*growth, seen("1.4个百分点", "gap", reference="all")) == ["growth_gap"]


def test_records_are_known_by_all_their_names() -> None:
    chinese = seen("3.8%", "growth", subject="株洲市", indicator="产值")
    gap = seen("1.3个百分点", "gap", reference="CN")
    regions = (Region(code="430200", name="株洲市"),)
    stated = Statements([chinese, gap, seen("2.5%", "growth", subject="CN")], (TOTAL,), regions)
    assert [name_of(claim.formula) for claim in stated.claims()] == ["growth_gap"]


def test_registers_of_problems_are_audited_unless_observed_already() -> None:
    ledger = ServiceLedger(collected="2651个", closed="2525个", closure_rate="93%")
    (accused,) = audit(City(name="株洲市", ledgers=(ledger,))).findings
    assert accused.accuses
    assert accused.message("zh").startswith("办结率：2525个 ÷ 2651个 = 95.25%，公布值 93%：不成立")


def test_an_ambiguous_completion_with_a_known_plan_is_graded_in_each_reading() -> None:
    done = [seen("19家", "added", id="few"), seen("138家", "added", indicator="more", id="many")]
    readings = [{"refers_to": ["few"]}, {"refers_to": ["many"]}]
    rate = seen("92%", "completion", of="added", reference="plan", alternatives=readings)
    plan = seen("150家", "added", indicator="plan")
    report = audit([*done, rate, plan])
    assert [finding.verdict.value for finding in report.findings if finding.reading] == ["contradicted", "exact"]
    assert not report.contradicted
