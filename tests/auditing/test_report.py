"""The audit of observations: findings, their order, their words."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest

from mfgcity import City, Figure, Indicator, Observation, Region, Verdict, audit, datasets
from mfgcity.auditing import AuditError, Finding
from mfgcity.display.data import plain


def seen(figure: str, measure: str = "level", **more: Any) -> Observation:
    return Observation.model_validate(
        {"indicator": "output", "subject": "430200", "period": "2024-07", "measure": measure, "figure": figure, **more}
    )


REPORT = audit(datasets.zhuzhou_2023())


def test_whole_numbers_are_grouped_in_english_alone() -> None:
    plan = Finding(
        Verdict.IMPLIED, "completion", (None,), None, None, (("计划", "plan"),), whole_numbers=(1500,), maths=("?", "?")
    )
    assert plan.message("en") == "plan: ?, whole numbers that fit: 1,500."
    assert plan.message("zh") == "计划：?，可能的整数：1500。"


def test_the_bundled_brief_accuses_the_closure_rate_and_nothing_else() -> None:
    accused = [finding for finding in REPORT.findings if finding.accuses]
    assert [(str(finding.printed), finding.verdict) for finding in accused] == [("93%", Verdict.CONTRADICTED)]
    assert REPORT.contradicted
    assert REPORT.findings[0] is accused[0]


def test_the_closure_rate_is_told_with_its_arithmetic_and_what_would_hold() -> None:
    chinese, english = REPORT.findings[0].message("zh"), REPORT.findings[0].message("en")
    for expected in ("2525个 ÷ 2651个 = 95.25%", "公布值 93%", "2701—2729", "2453—2478"):
        assert expected in chinese
    for expected in ("2,525 ÷ 2,651 = 95.25%", "printed 93%", "2,701 to 2,729", "2,453 to 2,478"):
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


def test_nothing_but_the_closure_rate_is_flagged_in_the_bundled_brief() -> None:
    quiet = {Verdict.EXACT, Verdict.WITHIN_ROUNDING, Verdict.IMPLIED}
    flagged = [finding for finding in REPORT.findings if finding.verdict not in quiet]
    assert [finding.relation for finding in flagged if not finding.reading] == ["share"]


def two_cities(gap: str) -> list[Observation]:
    """Two cities, one of them with a gap to the nation that cannot be."""
    zhuzhou = [
        seen("5.1%", "growth", term="规模工业增加值增速"),
        seen("1.3个百分点", "gap", reference="CN", term="高于全国"),
    ]
    changsha = [
        seen("6.0%", "growth", subject="430100", term="规模工业增加值增速"),
        seen(gap, "gap", subject="430100", reference="CN", term="高于全国"),
    ]
    return [*zhuzhou, *changsha, seen("3.8%", "growth", subject="CN")]


def test_subjects_that_share_an_indicator_are_told_apart() -> None:
    (accused,) = [finding for finding in audit(two_cities("9.9个百分点")).findings if finding.accuses]
    assert accused.message("zh").startswith("长沙市高于全国：6.0% − 3.8% = 2.2个百分点，公布值 9.9个百分点：不成立")
    assert "株洲市" not in accused.message("zh")
    assert "region 430100" in accused.message("en")
    regions = (Region(code="430100", name="长沙市", name_en="Changsha"), Region(code="430200", name="株洲市"))
    indicators = (Indicator(code="output", name="Output", name_zh="产值", kind="level"),)
    city = City(name="X", observations=tuple(two_cities("9.9个百分点")), regions=regions, indicators=indicators)
    assert audit(city).findings[0].message("en").startswith("Output, gap, Changsha: ")


def test_periods_that_share_an_indicator_are_told_apart() -> None:
    report = audit(
        [
            *(seen(f"{n}0亿元", period=f"2024-01/2024-0{n}") for n in (6, 7)),
            seen("99亿元"),
            seen("5%", "growth"),
        ]
    )
    (accused,) = [finding for finding in report.findings if finding.accuses]
    assert accused.message("zh").startswith("2024年1—7月“output”：60亿元 + 99亿元")
    assert "output, January–July 2024: CN¥6.0 billion + CN¥9.9 billion" in accused.message("en")


def test_what_cannot_be_is_no_remedy() -> None:
    counts = [seen("5家", "count", indicator="a"), seen("10家", "count", indicator="b"), seen("2家", "count")]
    total = Indicator(code="output", name="Firms", name_zh="企业", kind="count", formula="sum_of", inputs=("a", "b"))
    parts = tuple(Indicator(code=code, name=code, name_zh=f"{code}类企业", kind="count") for code in "ab")
    (accused,) = audit(City(name="X", observations=tuple(counts), indicators=(total, *parts))).findings
    assert [(remedy.name[0], str(remedy.bounds)) for remedy in accused.remedies] == [("企业数量", "[15, 15]")]
    assert accused.message("zh") == "企业数量：5家 + 10家 = 15家，公布值 2家：不成立，若为企业数量15家则成立。"


def test_remedies_list_what_could_have_been_printed_the_likely_slip_first() -> None:
    total = Indicator(code="output", name="Output", name_zh="产值", kind="level", formula="sum_of", inputs=("a", "b"))
    parts = tuple(Indicator(code=code, name=code, kind="level") for code in "ab")
    levels = (seen("40.0亿元", indicator="a"), seen("49.1亿元", indicator="b"), seen("79.1亿元"))
    (accused,) = audit(City(name="X", observations=levels, indicators=(total, *parts))).findings
    assert str(accused.remedies[-1].printable[0]) == "89.1亿元"
    assert REPORT.findings[0].remedies[-1].printable[0] == Figure("95", "%")


def test_an_amount_that_is_printed_positive_is_not_repaired_below_zero() -> None:
    report = audit([seen("9亿元"), seen("2亿元", "change", basis="current"), seen("3亿元", period="2023-07")])
    assert all(
        remedy.bounds.lower is None or remedy.bounds.lower >= 0 for f in report.findings for remedy in f.remedies
    )


def test_a_remedy_of_a_figure_with_a_word_is_told_by_its_bounds() -> None:
    items = [seen("36.1亿元"), seen("122.5亿元", indicator="all"), seen("超3成", "share", reference="all")]
    (accused,) = audit(items).findings
    assert "“output”占比2.95成" in accused.message("zh")
    assert "“output”36.7—49.0亿元" in accused.message("zh")


@pytest.mark.parametrize("gap", ["142.6个百分点", "141.0个百分点"])
def test_a_gap_from_growth_printed_as_a_multiple_is_read_right(gap: str) -> None:
    items = [seen("增长1.5倍", "growth"), seen("7.4%", "growth", subject="CN"), seen(gap, "gap", reference="CN")]
    (finding,) = audit(items).findings
    assert not finding.accuses
    assert "150% − 7.4% = 142.6个百分点" in finding.message("zh")


def test_a_gap_from_growth_printed_as_a_multiple_can_be_wrong() -> None:
    items = [
        seen("增长1.5倍", "growth"),
        seen("7.4%", "growth", subject="CN"),
        seen("242.6个百分点", "gap", reference="CN"),
    ]
    (finding,) = audit(items).findings
    assert finding.accuses
    assert "增速250%" in finding.message("zh")


def test_where_definitions_may_differ_it_is_noted_without_accusing() -> None:
    report = audit([seen("12亿元", status="D"), seen("10亿元", indicator="all"), seen("60%", "share", reference="all")])
    (finding,) = report.findings
    assert (finding.verdict, finding.soft, finding.accuses) == (Verdict.UNDECIDED, True, False)
    assert "口径可能不同" in finding.message("zh")
    assert "definitions may differ" in finding.message("en")
    assert not report.contradicted


def test_an_amount_in_each_hundred_is_decided() -> None:
    names = (("cost", "营业成本"), ("revenue", "营业收入"))
    indicators = (
        Indicator(
            code="each",
            name="Cost per 100 yuan",
            name_zh="每百元成本",
            kind="ratio",
            formula="rate_of",
            inputs=("cost", "revenue"),
        ),
        *(Indicator(code=code, name=code.title(), name_zh=name, kind="level") for code, name in names),
    )
    levels = (seen("16.38万亿元", indicator="cost"), seen("19.30万亿元", indicator="revenue"))
    for figure, expected in (("84.86元", Verdict.WITHIN_ROUNDING), ("86.84元", Verdict.CONTRADICTED)):
        city = City(name="X", observations=(*levels, seen(figure, indicator="each")), indicators=indicators)
        (finding,) = audit(city).findings
        assert finding.verdict is expected
    assert finding.message("zh").endswith("不成立，若为每百元成本84.82—84.92元则成立。")


HAN = re.compile("[㐀-鿿]")


def samples() -> Iterator[Finding]:
    """Findings of every kind, on records with names in both languages."""
    names = {"output": "产值", "all": "全部", "light": "轻工业", "heavy": "重工业"}
    indicators = tuple(
        Indicator(
            code=code,
            name=code.title(),
            name_zh=name,
            kind="level",
            **({"formula": "sum_of", "inputs": ("light", "heavy")} if code == "all" else {}),
        )
        for code, name in names.items()
    )
    regions = tuple(
        Region(code=code, name=name, name_en=english)
        for code, name, english in (
            ("430200", "株洲市", "Zhuzhou"),
            ("430100", "长沙市", "Changsha"),
            ("430000", "湖南省", "Hunan"),
        )
    )
    items = [
        *(item.model_copy(update={"term": None}) for item in two_cities("9.9个百分点")),
        *(
            seen(place, "rank", subject=city, reference="430000", of="growth")
            for place, city in (("1位", "430200"), ("2位", "430100"))
        ),
        *(seen(value, indicator=name) for name, value in (("light", "30亿元"), ("heavy", "40亿元"), ("all", "95亿元"))),
        *(seen(value, "growth", indicator=name) for name, value in (("light", "3%"), ("heavy", "5%"), ("all", "9%"))),
        *(
            seen(value, "share", indicator=name, reference="all")
            for name, value in (("light", "31.6%"), ("heavy", "86%"))
        ),
        *(seen(value, "growth", period="2023-07", basis="comparable") for value in ("5.1%", "6.1%")),
        seen("3.0个百分点", "pull", indicator="light", reference="all"),
        seen("20家", "count", indicator="all", reference="430000"),
        seen("19家", "count", indicator="all", subject="430000"),
        seen("40家", "added", indicator="heavy", id="done"),
        seen("93%", "completion", indicator="heavy", alternatives=[{"refers_to": ["done"]}]),
    ]
    yield from audit(City(name="X", observations=tuple(items), indicators=indicators, regions=regions)).findings
    gaps = [item for item in two_cities("2.9个百分点") if item.subject != "CN"]
    bare = [item.model_copy(update={"term": None}) for item in gaps]
    yield from audit(City(name="X", observations=tuple(bare), indicators=indicators, regions=regions)).findings


def test_every_message_reads_in_its_language() -> None:
    findings = list(samples())
    assert {finding.relation for finding in findings} >= {
        "growth_gap", "place_of", "place_beside", "sum_of", "between", "rest_of", "equal_to", "count_of", "completion", "share", "together"
    }  # fmt: skip
    for finding in findings:
        assert not HAN.search(finding.message("en")), finding.message("en")
        assert not re.search("[A-Za-z]", finding.message("zh")), finding.message("zh")
        assert finding.message("zh").endswith("。")
        assert "printed :" not in finding.message("en")


def test_a_name_of_the_other_language_stands_in_quotation_marks() -> None:
    (finding,) = audit([seen("5.1%", "growth", indicator="产值"), seen("5.5%", "growth", indicator="产值")]).findings
    assert finding.message("en").startswith("“产值”, growth, print 2: must equal 5.1%, printed 5.5%: cannot hold")
    assert finding.message("zh").startswith("产值增速（另一处）：应等于 5.1%，公布值 5.5%：不成立")


def test_the_page_names_its_columns_rows_and_languages() -> None:
    page = REPORT._repr_html_()
    assert page.count("<tr>") == len(REPORT.findings) + 1
    assert page.count('scope="row"') == len(REPORT.findings)
    assert page.count('scope="col"') == 3
    assert page.startswith('<table lang="en">')
    assert all(f'<span lang="zh-Hans">{escape(finding.message("zh"))}</span>' in page for finding in REPORT.findings)
    assert "<caption" in page
    assert page.count("contradicted") == sum(finding.accuses for finding in REPORT.findings) == 1
    assert page.count("reading ruled out") == 1


@pytest.mark.parametrize("wrong", ["text", b"bytes", {}, {"indicator": "output"}, 3, None, seen("5%", "growth")])
def test_what_is_neither_a_city_nor_observations_is_refused(wrong: Any) -> None:
    with pytest.raises(AuditError, match="audit takes a City or observations"):
        audit(wrong)


@pytest.mark.parametrize("wrong", [["text"], [{}], (number for number in [1]), [seen("5%", "growth"), None]])
def test_an_item_that_is_no_observation_is_refused_with_its_place(wrong: Any) -> None:
    with pytest.raises(AuditError, match=r"item [12] must be an Observation") as caught:
        audit(wrong)
    assert "须为 Observation" in caught.value.message("zh")


def test_the_order_of_findings_and_their_data_are_stable() -> None:
    again = audit(datasets.zhuzhou_2023())
    assert again == REPORT
    assert plain(again) == plain(REPORT)
    assert list(plain(REPORT)["findings"][0]) == [
        "verdict", "relation", "figures", "printed", "recomputed", "names", "remedies", "whole_numbers", "reading",
        "accuses", "maths", "soft", "message",
    ]  # fmt: skip
    assert plain(REPORT)["findings"][0]["verdict"] == "contradicted"


def test_more_contradictions_than_can_be_listed_leave_the_rest_of_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    from mfgcity.auditing import culprits

    monkeypatch.setattr(culprits, "CONFLICTS", 0)
    growths = [seen(figure, "growth", subject=subject) for subject, figure in (("430200", "5.1%"), ("CN", "3.8%"))]
    report = audit([*growths, seen("2.6个百分点", "gap", reference="CN")])
    assert report.contradicted
    assert [finding.verdict for finding in report.findings] == [Verdict.CONTRADICTED, Verdict.UNDECIDED]
    assert "2.7—2.9" not in report.findings[1].message("zh")
    assert "无法逐一判定" in report.findings[1].message("zh")


def test_what_no_plan_fits_is_told_with_its_arithmetic() -> None:
    done = seen("19家", "added", indicator="新增企业")
    (finding,) = audit([done, seen("92%", "completion", indicator="新增企业", reference="计划")]).findings
    assert finding.accuses
    assert "新增企业 19家，19家 ÷ ? = 92%" in finding.message("zh")
    assert "新增新增" not in finding.message("zh")


def test_gaps_between_places_whose_growth_is_not_printed_are_set_against_each_other() -> None:
    told = [
        seen("5.1%", "growth"),
        seen("1.3个百分点", "gap", reference="CN"),
        seen("2.8个百分点", "gap", reference="430000"),
    ]
    assert audit([*told, seen("-1.5个百分点", "gap", subject="430000", reference="CN")]).contradicted is False
    wrong = audit([*told, seen("-2.5个百分点", "gap", subject="430000", reference="CN")])
    assert [finding.relation for finding in wrong.findings if finding.accuses] == ["together"]
    assert wrong.findings[0].remedies
