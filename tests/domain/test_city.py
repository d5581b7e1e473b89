import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mfgcity.datasets import zhuzhou_2023
from mfgcity.domain import (
    City,
    Measure,
    NoObservationError,
    SeveralObservationsError,
    UnknownNameError,
)
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure

INDICATORS = [
    {"code": "va", "name": "Value added", "name_zh": "增加值", "kind": "level"},
    {"code": "gdp", "name": "Gross domestic product", "name_zh": "地区生产总值", "kind": "level"},
]


def faults(**collections):
    with pytest.raises(ValidationError) as caught:
        City(**collections)
    return [(fault["type"], fault["loc"], fault["input"]) for fault in caught.value.errors()]


def observed(**more):
    return {"indicator": "va", "subject": "430200", "measure": "growth", "figure": "5.1%"} | more


def test_every_name_that_leads_nowhere_is_refused_at_once():
    found = faults(
        indicators=[{"code": "r", "name": "R", "kind": "ratio", "formula": "share", "inputs": ["va", "r"]}],
        enterprises=[{"name": "甲", "aliases": ["甲公司"]}],
        parks=[{"name": "园区", "parent": "乌有园区", "zones": ["片区"]}, {"name": "片区", "parent": "园区"}],
        clusters=[{"name": "集群", "chain": "链", "members": ["甲", "甲公司", "乙"], "core_parks": ["园区", "丙"]}],
        observations=[
            observed(id="a", indicator="r", subject="nowhere"),
            observed(id="b", indicator="gdp", subject="甲", reference="乙", alternatives=[{"refers_to": ["a", "c"]}]),
        ],
        recognitions=[
            {"title": "t", "holder": "乙", "holder_kind": "enterprise"},
            {"title": "t", "holder": "甲", "holder_kind": "park"},
            {"title": "t", "holder": "任何产品", "holder_kind": "product"},
            {"title": "t", "holder": "甲"},
            {"title": "t", "holder": "乙"},
        ],
        events=[{"name": "e", "figures": ["b", "z"], "sections": ["step9"]}],
    )
    assert {kind for kind, *_ in found} == {"city.reference"}
    assert [(loc, value) for _, loc, value in found] == [
        (("indicators", 0, "inputs", 0), "va"),
        (("parks", 0, "parent"), "乌有园区"),
        (("clusters", 0, "chain"), "链"),
        (("clusters", 0, "members", 2), "乙"),
        (("clusters", 0, "core_parks", 1), "丙"),
        (("observations", 0, "subject"), "nowhere"),
        (("observations", 1, "indicator"), "gdp"),
        (("observations", 1, "reference"), "乙"),
        (("observations", 1, "alternatives", 0, "refers_to", 1), "c"),
        (("events", 0, "sections", 0), "step9"),
        (("events", 0, "figures", 1), "z"),
        (("recognitions", 0, "holder"), "乙"),
        (("recognitions", 1, "holder"), "甲"),
        (("recognitions", 4, "holder"), "乙"),
    ]


def test_faults_of_fields_and_of_references_come_together():
    found = faults(
        enterprises=[{"企业名称": "甲", "employees": -1}, {"name": "丙", "established": "2023-02-30"}],
        clusters=[{"name": "集群", "members": ["乙", "甲"], "chain": "链"}],
        indicators=INDICATORS,
        observations=[observed(measure="share", figure="120%", reference="戊", alternatives=[{"refers_to": ["己"]}])],
        recognitions=[
            {"title": "t", "granted": "2023-01-01", "expires": "2022-01-01", "holder": "丁", "holder_kind": "企业"}
        ],
        towns=[],
    )
    assert [(kind, loc) for kind, loc, _ in found] == [
        ("greater_than_equal", ("enterprises", 0, "employees")),
        ("record.calendar", ("enterprises", 1, "established")),
        ("record.whole_exceeded", ("observations", 0, "figure")),
        ("record.after", ("recognitions", 0, "expires")),
        ("extra_forbidden", ("towns",)),
        ("city.reference", ("clusters", 0, "chain")),
        ("city.reference", ("clusters", 0, "members", 0)),
        ("city.reference", ("observations", 0, "reference")),
        ("city.reference", ("observations", 0, "alternatives", 0, "refers_to", 0)),
        ("city.reference", ("recognitions", 0, "holder")),
    ]


def test_faults_come_together_from_json_too():
    text = '{"enterprises": [{"name": "甲", "employees": -1}], "clusters": [{"name": "k", "members": ["乙", "甲"]}]}'
    with pytest.raises(ValidationError) as caught:
        City.model_validate_json(text)
    assert [fault["loc"] for fault in caught.value.errors()] == [
        ("enterprises", 0, "employees"),
        ("clusters", 0, "members", 0),
    ]


@pytest.mark.parametrize(
    "data", [None, 3, "x", [], {"clusters": None}, {"clusters": {"name": 1}}, {"clusters": [None, 3, "x"]}]
)
def test_junk_is_a_validation_error(data):
    with pytest.raises(ValidationError):
        City.model_validate(data)


def test_a_fault_says_path_rule_and_value():
    with pytest.raises(ValidationError) as caught:
        City(clusters=[{"name": "集群", "members": ["乙"]}])
    assert "clusters.0.members.0" in str(caught.value)
    assert "name must stand in the city's enterprises: '乙'" in str(caught.value)
    (fault,) = caught.value.errors()
    assert fault["ctx"]["message_zh"] == "名称须见于本市的企业：'乙'"


def test_a_name_that_several_records_bear_is_refused_where_it_is_used():
    indicators = [{"指标代码": code, "指标名称": "产值", "指标类型": "水平"} for code in ("a", "b")]
    observed = {"对象": "CN", "口径": "水平", "数值": "5亿元"}
    data = {"指标": indicators, "观测值": [{"指标": "a", **observed}, {"指标": "产值", **observed}]}
    with pytest.raises(ValidationError) as caught:
        City.model_validate(data)
    (only,) = caught.value.errors()
    assert (only["loc"], only["type"]) == (("观测值", 1, "indicator"), "city.ambiguous")
    assert only["ctx"]["message_zh"] == "名称须只指一条记录，而本市指标中第 0, 1 条同名，请改用代码：'产值'"
    data["观测值"].pop()
    assert len(City.model_validate(data).observations) == 1


def test_collections_are_read_under_their_chinese_names():
    firms = [{"企业名称": "甲", "营业收入": "-1亿元"}, {"企业名称": "乙"}, {"企业名称": "乙", "章节": ["一"]}]
    for read, data in ((City.model_validate, {"企业": firms}), (City.model_validate_json, json.dumps({"企业": firms}))):
        with pytest.raises(ValidationError) as caught:
            read(data)
        assert [(fault["loc"], fault["type"]) for fault in caught.value.errors()] == [
            (("企业", 0, "营业收入"), "record.negative"),
            (("企业", 2), "city.duplicate"),
            (("企业", 2, "sections", 0), "city.reference"),
        ]
    assert City.model_validate({"企业": firms[1:2]}).enterprises[0].name == "乙"


def test_a_key_that_stands_twice_is_refused():
    found = faults(
        regions=[
            {"code": "430200", "name": "株洲市"},
            {"code": "430203", "name": "芦淞区"},
            {"code": "430200", "name": "株洲"},
        ],
        indicators=INDICATORS,
        observations=[observed(id="a"), observed(id="a"), observed(), observed()],
    )
    assert found == [
        ("city.duplicate", ("regions", 2), "430200"),
        ("city.duplicate", ("observations", 1), "a"),
    ]


def test_a_division_need_not_be_listed():
    city = City(indicators=INDICATORS, observations=[observed(subject="430281", reference="CN")])
    assert city.observation("va").subject == "430281"


CITY = City(
    regions=[
        {"code": "430200", "name": "株洲市", "aliases": ["株洲"]},
        {"code": "CN", "name": "中国", "aliases": ["全国"]},
    ],
    indicators=INDICATORS,
    observations=[
        observed(period="2023-01/2023-07", term="增速"),
        observed(period="2023-H1", figure="4.8%"),
        observed(period="2023-01/2023-07", measure="gap", figure="1.3个百分点", reference="CN"),
        observed(period="2023-01/2023-07", measure="gap", figure="2.8个百分点", reference="430000"),
        observed(
            indicator="gdp", subject="株洲", period="2022", figure="4.5%", vintage="preliminary", published="2023-01-20"
        ),
        observed(
            indicator="gdp", subject="株洲", period="2022", figure="4.6%", vintage="final", published="2023-12-29"
        ),
    ],
)


def test_an_observation_is_found_by_code_name_or_term():
    for indicator in ("va", "Value added", "增加值"):
        for subject in (None, "430200", "株洲市", "株洲"):
            found = CITY.observation(indicator, subject, period="2023年1至7月", measure="增速")
            assert str(found.figure) == "5.1%"
    assert CITY.observation("增速").measure is Measure.GROWTH
    assert str(CITY.observation("va", measure=Measure.GAP, reference="全国").figure) == "1.3个百分点"


def test_several_are_listed():
    with pytest.raises(SeveralObservationsError) as caught:
        CITY.observation("va", measure="gap")
    assert "gap 1.3个百分点 against CN" in str(caught.value)
    assert "gap 2.8个百分点 against 430000" in str(caught.value)


def test_the_nearest_are_listed():
    with pytest.raises(NoObservationError, match=r"430200 2023-01/2023-06 growth 4\.8%"):
        CITY.observation("va", period="2022")
    with pytest.raises(NoObservationError, match="nearest: 增加值"):
        CITY.observation("增加值值")
    with pytest.raises(NoObservationError, match="completion"):
        CITY.observation("va", measure="完成了多少")
    with pytest.raises(MfgcityError) as caught:
        CITY.observation("va", period="7月份左右")
    assert caught.value.code.startswith("period.")


@pytest.mark.parametrize(
    ("as_of", "figure"), [(date(2023, 1, 20), "4.5%"), (date(2023, 12, 28), "4.5%"), (date(2023, 12, 29), "4.6%")]
)
def test_the_latest_vintage_published_by_a_day(as_of, figure):
    assert str(CITY.observation("gdp", as_of=as_of).figure) == figure


def test_vintages_without_a_day_in_question_are_several():
    with pytest.raises(SeveralObservationsError, match="published 2023-12-29"):
        CITY.observation("gdp")
    with pytest.raises(NoObservationError):
        CITY.observation("gdp", as_of=date(2023, 1, 19))


def test_undated_figures_are_older_than_any_dated_one():
    city = City(indicators=INDICATORS, observations=[observed(), observed(figure="5.2%", published="2023-09-01")])
    assert str(city.observation("va", as_of=date(2023, 8, 31)).figure) == "5.1%"
    assert str(city.observation("va", as_of=date(2023, 9, 1)).figure) == "5.2%"
    twice = City(indicators=INDICATORS, observations=[observed(), observed(figure="5.2%")])
    with pytest.raises(SeveralObservationsError):
        twice.observation("va", as_of=date(2023, 9, 1))


@given(st.text())
def test_any_question_has_an_answer_or_an_error_of_ours(text):
    for ask in (
        lambda: CITY.observation(text),
        lambda: CITY.observation("va", text),
        lambda: CITY.observation("va", period=text),
        lambda: CITY.observation("va", measure=text),
        lambda: CITY.observation("va", reference=text),
        lambda: CITY.holders(text),
        lambda: CITY.by_id(text),
        lambda: CITY.in_section(text),
    ):
        with pytest.raises(MfgcityError) as caught:
            ask()
        assert str(caught.value)


TITLES = City(
    enterprises=[{"name": name} for name in "甲乙丙丁"],
    recognitions=[
        {"title": "小巨人", "holder": "甲", "granted": "2020-01-01", "expires": "2022-12-31", "status": "到期"},
        {"title": "小巨人", "holder": "乙", "granted": "2022-01-01", "expires": "2024-12-31"},
        {"title": "小巨人", "holder": "丙", "status": "公示"},
        {"title": "小巨人", "holder": "丁"},
        {"title": "小巨人", "count": 20, "printed": "国家级小巨人"},
        {"title": "冠军", "holder": "甲", "granted": "2021-01-01", "status": "撤销", "withdrawn": "2023-06-01"},
    ],
)


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        (None, ("乙", "丁")),
        (date(2019, 1, 1), ("丁",)),
        (date(2022, 12, 31), ("甲", "乙", "丁")),
        (date(2023, 1, 1), ("乙", "丁")),
        (date(2025, 1, 1), ("丁",)),
    ],
)
def test_holders_on_a_day(day, holders):
    assert TITLES.holders("小巨人", on=day) == holders


def test_valid_recognitions_and_the_undated():
    assert sum(entry.count for entry in TITLES.valid_recognitions()) == 22
    assert [entry.holder for entry in TITLES.valid_recognitions(date(2023, 1, 1), undated=False)] == ["乙", "甲"]
    assert [entry.holder for entry in TITLES.valid_recognitions(date(2023, 6, 1), undated=False)] == ["乙"]
    assert TITLES.holders("国家级小巨人") == ()


def test_a_title_that_the_city_does_not_have():
    with pytest.raises(UnknownNameError, match="nearest: 小巨人"):
        TITLES.holders("小巨人企业")


def test_records_by_section_and_by_id():
    city = City(
        sections=[{"key": "intro", "name": "引言"}],
        indicators=INDICATORS,
        observations=[observed(id="growth", sections=["intro"]), observed(figure="5%")],
    )
    assert city.in_section("intro") == {"observations": (city.observations[0],)}
    assert city.by_id("growth") is city.observations[0]


def test_an_empty_city_is_a_city():
    assert City() == City.model_validate_json("{}")


def test_days_are_given_as_dates_or_as_their_text():
    city = zhuzhou_2023()
    for day in ("2023-08-31", "2025-12-31"):
        assert city.valid_recognitions(on=day) == city.valid_recognitions(on=date.fromisoformat(day))
    for wrong in ("yesterday", 20230831, "2023-02-30"):
        with pytest.raises(MfgcityError) as caught:
            city.valid_recognitions(on=wrong)
        assert caught.value.code in ("record.day", "record.calendar")
    with pytest.raises(MfgcityError) as caught:
        city.observation("规模工业增加值", measure="增速", as_of="soon")
    assert caught.value.code == "record.day"
    assert city.observation("规模工业增加值", measure="增速", as_of="2024-01-01").figure == Figure.parse("5.1%")
