"""The audit of observations: findings, their order, their words."""

from typing import Any

import pytest

from mfgcity import Observation, Verdict, audit, datasets


def seen(figure: str, measure: str = "level", **more: Any) -> Observation:
    return Observation.model_validate(
        {"indicator": "output", "subject": "430200", "period": "2024-07", "measure": measure, "figure": figure, **more}
    )


REPORT = audit(datasets.zhuzhou_2023())


def test_the_bundled_brief_accuses_the_closure_rate_and_nothing_else() -> None:
    accused = [finding for finding in REPORT.findings if finding.accuses]
    assert [(str(finding.printed), finding.verdict) for finding in accused] == [("93%", Verdict.CONTRADICTED)]
    assert REPORT.contradicted
    assert REPORT.findings[0] is accused[0]


def test_the_closure_rate_is_told_with_its_arithmetic_and_what_would_hold() -> None:
    chinese, english = REPORT.findings[0].message("zh"), REPORT.findings[0].message("en")
    for expected in ("2525个 ÷ 2651个 = 95.25%", "印刷 93%", "2701—2729", "2453—2478"):
        assert expected in chinese
    for expected in ("2,525 ÷ 2,651 = 95.25%", "printed 93%", "2701 to 2729", "2453 to 2478"):
        assert expected in english


def test_the_bundled_brief_implies_nation_province_and_whole() -> None:
    implied = [str(finding.recomputed) for finding in REPORT.findings if finding.verdict is Verdict.IMPLIED]
    for expected in ("3.8% [3.70, 3.90]", "2.3% [2.20, 2.40]", "96.17亿元 [96.148, 96.196]"):
        assert expected in implied


def test_each_reading_of_the_plan_is_told_and_none_accuses() -> None:
    readings = [finding for finding in REPORT.findings if finding.reading]
    assert [(finding.whole_numbers, finding.verdict) for finding in readings] == [
        ((), Verdict.CONTRADICTED),
        ((150,), Verdict.IMPLIED),
        ((170, 171), Verdict.IMPLIED),
    ]
    assert not any(finding.accuses for finding in readings)


def test_a_reading_accuses_where_no_other_is_possible() -> None:
    done = seen("19家", "added", id="done")
    rate = seen("92%", "completion", indicator="plan", alternatives=[{"refers_to": ["done"]}])
    assert audit([done, rate]).contradicted


def test_observations_that_agree_accuse_nobody() -> None:
    report = audit(
        [seen("5.1%", "growth"), seen("3.8%", "growth", subject="CN"), seen("1.3个百分点", "gap", reference="CN")]
    )
    assert [finding.verdict for finding in report.findings] == [Verdict.EXACT]
    assert not report.contradicted


def test_figures_that_contradict_only_together_are_told() -> None:
    gaps = [
        seen("5.1%", "growth"),
        seen("1.3个百分点", "gap", reference="CN"),
        seen("6.0%", "growth", subject="430000"),
        seen("2.9个百分点", "gap", subject="430000", reference="CN"),
    ]
    report = audit(gaps)
    (finding,) = [finding for finding in report.findings if finding.accuses]
    assert finding.relation == "together"
    assert {str(figure) for figure in finding.figures} == {"5.1%", "1.3个百分点", "6.0%", "2.9个百分点"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_html_is_escaped_and_holds_every_finding(lang: str) -> None:
    page = audit(
        [
            seen("5.1%", "growth", term="<b>"),
            seen("3.8%", "growth", subject="CN"),
            seen("1.3个百分点", "gap", reference="CN", term="<i>&"),
        ]
    )._repr_html_()
    assert "<i>" not in page
    assert "&lt;i&gt;&amp;" in page


def test_an_empty_audit_finds_nothing() -> None:
    assert audit([]).findings == ()
    assert str(audit([])) == ""


@pytest.mark.parametrize(
    ("share", "verdict"), [("超三成", Verdict.UNUSUAL), ("44%", Verdict.TRUNCATED), ("46.1%", Verdict.LAST_DIGIT)]
)
def test_what_is_less_than_contradicted_is_not_accused_a_second_time(share: str, verdict: Verdict) -> None:
    part = {"超三成": "18.00亿元", "44%": "17.99亿元", "46.1%": "18.40亿元"}[share]
    report = audit([seen(part), seen("40.00亿元", indicator="all"), seen(share, "share", reference="all")])
    assert [finding.verdict for finding in report.findings] == [verdict]
    assert not report.contradicted


@pytest.mark.parametrize(("now", "growth"), [("250亿元", "增长1.5倍"), ("200亿元", "翻番")])
def test_growth_printed_as_a_multiple_is_not_accused(now: str, growth: str) -> None:
    levels = [seen(now, basis="current"), seen("100亿元", basis="current", period="2023-07")]
    report = audit([*levels, seen(growth, "growth", basis="current")])
    assert not report.contradicted
    assert len(report.findings) == 1


def test_a_fall_of_a_count_is_no_contradiction() -> None:
    levels = [seen("1家", "count"), seen("2家", "count", period="2023-07"), seen("-1家", "change")]
    assert not audit(levels).contradicted
