"""The bundled brief holds every fact of its inventory, whose ids are listed here, and nothing unread."""

import copy
import pickle
from datetime import date
from fractions import Fraction

import pytest

from mfgcity.datasets import zhuzhou_2023
from mfgcity.domain import City, Measure, NoObservationError, ObservationStatus, Recognition, SeveralObservationsError
from mfgcity.figures import Figure

CITY = zhuzhou_2023()

FIGURES = {
    # id in the inventory: (id of the observation, figure as printed)
    "i.va": ("industrial_growth", "5.1%"),
    "i.va.gapcn": ("industrial_growth_gap_nation", "1.3个百分点"),
    "i.va.gaphn": ("industrial_growth_gap_province", "2.8个百分点"),
    "i.mfgshare": ("manufacturing_share", "34.5%"),
    "i.tax": ("manufacturing_tax", "39.44亿元"),
    "i.taxshare": ("manufacturing_tax_share", "41.01%"),
    "i.incub": ("incubated", "138个"),
    "i.newabove": ("newly_above_size", "19家"),
    "i.plan": ("plan_completion", "92%"),
    "i.giant": ("little_giants_added", "24家"),
    "i.innov": ("innovative_smes_added", "363家"),
    "i.srdi": ("srdi_smes_added", "185家"),
    "i.champ": ("single_champions_added", "33个"),
    "i.parkmain": ("park_main_industry_share", "66.6%"),
    "i.parktax": ("park_tax_growth", "23.8%"),
    "i.local": ("park_local_sourcing_rate", "72.2%"),
    "i.rd": ("park_rd_share", "3.8%"),
    "i.pubplat": ("public_service_platforms_added", "64个"),
    "i.psplat": ("producer_service_platforms_added", "172个"),
    "i.major": ("major_projects_added", "10个"),
    "i.500": ("top_500_projects_added", "5个"),
    "i.techc": ("technology_centres_added", "26个"),
    "i.pilot": ("pilot_platforms_added", "2个"),
    "i.newprod": ("new_products_added", "11个"),
    "i.cloud": ("on_the_cloud", "4335家"),
    "i.plat": ("on_a_platform", "301家"),
    "i.qa.ent": ("park_visit_enterprises_answered", "170余家"),
    "i.qa.q": ("park_visit_questions_answered", "100多个"),
    "i.class.off": ("lecture_enterprises_present", "200余家"),
    "i.class.on": ("lecture_viewers_on_line", "1200多人"),
    "i.cadre": ("officials_linked", "2117名"),
    "i.linked": ("enterprises_linked", "4784家"),
    "i.issues": ("problems", "2651个"),
    "i.closed": ("closed_problems", "2525个"),
    "i.closerate": ("closure_rate", "93%"),
    "i.events": ("events", "10余场"),
}

RANKS = {
    "industrial_growth_rank": ("growth", "2位", "430000"),
    "tax_pull_rank": ("pull", "1位", "backbone_tax"),
    "top_lists_rank": ("count", "2位", "430000"),
    "technology_centres_rank": ("added", "2位", "430000"),
    "pilot_platforms_rank": ("added", "2位", "430000"),
    "new_products_rank": ("added", "2位", "430000"),
    "reliability_cases_rank": ("count", "1位", "430000"),
    "internet_platform_plan_rank": ("count", "2位", "430000"),
}

HONOURS = {
    # id in the inventory: (title, number of grants, named holders)
    "c.leading": ("全省先进制造业龙头企业清单", 5, ("中车株机",)),
    "c.hn_mfg100": ("湖南制造业企业100强", 15, ("中车株所",)),
    "c.hn100": ("湖南企业100强", 10, ("旗滨玻璃",)),
    "c.hidden": ("中国造隐形冠军", 5, ("中铼新材",)),
    "c.craftsman": ("“时代匠人”企业", 7, ("华联瓷业",)),
    "c.neweco500": ("中国新经济企业500强", 1, ("宏达电子",)),
    "c.fortune500": ("《财富》中国上市公司500强", 1, ("唐人神",)),
    "t.giant": ("国家专精特新“小巨人”企业", 24, ()),
    "t.innov": ("省级创新型中小企业", 363, ()),
    "t.srdi": ("省级专精特新中小企业", 185, ()),
    "t.champ": ("省级制造业单项冠军", 33, ()),
    "l.k10": ("全省向世界级和国家级重点培育的集群名录", 3, ("轨道交通", "航空动力", "先进硬质材料")),
    "l.kcontest": ("省先进制造业集群竞赛决赛胜出名单", 1, ("先进电力电子器件及应用",)),
    "l.k100": ("中国百强产业集群", 1, ("先进硬质材料",)),
    "t.children": ("全国童装产业示范集群", 1, ("芦淞服饰",)),
    "t.trade": ("湖南县域外贸特色产业集群", 2, ("新材料", "化工")),
    "t.bizenv": ("湖南省产业园区营商环境评价先进园区", 1, ("株洲高新区",)),
    "t.support": ("省级特色配套产业园区", 2, ("田心片区", "董家塅片区")),
    "t.fivegood": ("湖南省“五好”园区创建综合评价先进园区", 1, ("醴陵经开区",)),
    "t.prov_htz": ("省级高新区", 1, ("荷塘产业开发区",)),
    "t.hnbase": ("湖南省新型工业化产业示范基地", 1, ("株洲经开区",)),
    "t.natbase5": ("国家新型工业化五星示范基地", 1, ("株洲高新区",)),
    "h.stdaward": ("中国标准创新贡献奖", 1, ("中车株所",)),
    "h.imstd": ("国家智能制造标准应用试点", 1, ("中车株所",)),
    "h.iipilot": ("国家工业互联网平台试点示范", 1, ("株齿云",)),
    "h.reliab": ("国家制造业可靠性提升优秀案例", 4, ()),
    "c.iiplat": ("省级工业互联网平台建设计划", 5, ("千金药业工业互联网平台",)),
    "c.newinfra": ("全省“数字新基建”标志性项目", 6, ("瑞德尔5G智慧工厂",)),
    "h.top10": ("全省服务企业典型案例", 1, ("企业办事不求人",)),
}

NAMES = {
    "regions": {
        "r.china": "中国", "r.hunan": "湖南省", "r.zhuzhou": "株洲市", "r.czt": "长株潭", "r.counties": "县市区",
        "r.lusong": "芦淞区", "r.yanling": "炎陵县", "r.youxian": "攸县", "r.liling": "醴陵市", "r.hetang": "荷塘区",
        "r.tianyuan": "天元区",
    },
    "enterprises": {
        "o.zhuji": "中车株机", "o.zhusuo": "中车株所", "o.qibin": "旗滨玻璃", "o.zhonglai": "中铼新材", "o.hualian": "华联瓷业",
        "o.hongda": "宏达电子", "o.trs": "唐人神", "o.qianjin": "千金药业", "o.ruideer": "瑞德尔",
    },
    "organisations": {
        "o.gxj": "株洲市工信系统", "o.bumen": "市直部门", "o.hust": "华中科大", "o.cmcc": "中国移动（株洲）工业互联网研究院",
        "o.imalliance": "长株潭智能制造产学研联盟", "o.qilian": "长株潭三地企联", "o.fortune": "《财富》",
    },
    "chains": {"ch.13": "产业链"},
    "clusters": {
        "k.rail": "轨道交通", "k.aero": "航空动力", "k.hard": "先进硬质材料", "k.power": "先进电力电子器件及应用",
        "k.lusong": "芦淞服饰", "k.yanling": "新材料", "k.youxian": "化工",
    },
    "parks": {
        "pk.zzhtz": "株洲高新区", "pk.tianxin": "田心片区", "pk.dongjiaduan": "董家塅片区", "pk.liling": "醴陵经开区",
        "pk.hetang": "荷塘产业开发区", "pk.zzetz": "株洲经开区", "pk.beidou": "北斗产业园", "pk.tianyuansw": "天元工业软件园",
    },
}  # fmt: skip

COUNTS = {
    "sections": 6,
    "regions": 11,
    "indicators": 63,
    "enterprises": 9,
    "organisations": 7,
    "chains": 1,
    "parks": 8,
    "clusters": 7,
    "programmes": 14,
    "platforms": 6,
    "projects": 7,
    "documents": 5,
    "observations": 80,
    "mechanisms": 6,
    "events": 7,
    "recognitions": 40,
    "ledgers": 1,
    "ambiguities": 14,
}


@pytest.mark.parametrize(("collection", "count"), COUNTS.items())
def test_how_many_there_are(collection, count):
    assert len(getattr(CITY, collection)) == count


def test_it_survives_json_copy_and_pickle():
    for other in (
        City.model_validate_json(CITY.model_dump_json()),
        City.model_validate(CITY.model_dump()),
        pickle.loads(pickle.dumps(CITY)),
        copy.deepcopy(CITY),
    ):
        assert other == CITY
        assert hash(other) == hash(CITY)
    assert zhuzhou_2023() is CITY


@pytest.mark.parametrize(("id", "figure"), FIGURES.values(), ids=FIGURES)
def test_every_figure_of_the_inventory_is_an_observation(id, figure):
    observation = CITY.by_id(id)
    assert observation.figure == Figure.parse(figure)
    assert str(observation.figure) == figure or figure in observation.note
    assert observation.subject == "430200"
    assert observation.status is ObservationStatus.NORMAL


@pytest.mark.parametrize(("id", "rank"), RANKS.items(), ids=RANKS)
def test_every_rank_says_by_what_and_among_whom(id, rank):
    observation = CITY.by_id(id)
    assert observation.measure is Measure.RANK
    assert (observation.of, str(observation.figure), observation.reference) == rank


def test_there_is_no_other_rank():
    assert {item.id for item in CITY.observations if item.measure is Measure.RANK} == set(RANKS)


@pytest.mark.parametrize(("title", "count", "holders"), HONOURS.values(), ids=HONOURS)
def test_every_honour_has_its_grants_and_holders(title, count, holders):
    entries = [entry for entry in CITY.recognitions if entry.title == title]
    assert sum(entry.count for entry in entries) == count
    assert CITY.holders(title) == holders
    assert CITY.holders(title, on=date(2023, 8, 31)) == holders


def test_there_is_no_other_honour():
    assert {entry.title for entry in CITY.recognitions} == {title for title, *_ in HONOURS.values()}
    assert (
        sum(entry.count for entry in CITY.valid_recognitions()) == sum(count for _, count, _ in HONOURS.values()) == 683
    )
    assert CITY.valid_recognitions(date(2023, 8, 31), undated=False) == ()


def test_an_honour_is_counted_by_an_observation_of_the_same_number():
    for title, count, _ in HONOURS.values():
        (indicator,) = {entry.indicator for entry in CITY.recognitions if entry.title == title}
        counted = [
            item
            for item in CITY.observations
            if (item.indicator, item.subject) == (indicator, "430200")
            and item.measure in (Measure.COUNT, Measure.ADDED)
        ]
        assert [item.figure.value for item in counted] == [count]


def test_the_size_of_a_list_is_the_whole_of_its_count():
    sized = {entry.title: entry for entry in CITY.recognitions if entry.list_size is not None}
    assert {entry.list_size for entry in sized.values()} == {10, 100, 500}
    for entry in sized.values():
        own = CITY.observation(entry.indicator, subject="株洲市", measure="count")
        whole = CITY.observation(entry.indicator, subject=own.reference)
        assert whole.figure.value == entry.list_size
        assert own.figure < whole.figure


@pytest.mark.parametrize("collection", NAMES)
def test_every_place_body_cluster_and_park_is_there(collection):
    assert [record.name for record in getattr(CITY, collection)] == list(NAMES[collection].values())


def test_the_gaps_say_to_whom():
    gaps = {item.reference: item for item in CITY.observations if item.measure is Measure.GAP}
    assert set(gaps) == {"CN", "430000"}
    assert all(
        (gap.of, str(gap.period), gap.subject) == ("growth", "2023-01/2023-07", "430200") for gap in gaps.values()
    )
    growth = CITY.observation("规模工业增加值", measure="growth")
    assert (growth.figure - gaps["CN"].figure).value == Fraction("3.8")
    assert (growth.figure - gaps["430000"].figure).value == Fraction("2.3")


def test_the_whole_behind_the_tax_is_an_indicator_without_a_figure():
    share = CITY.observation("税收贡献率")
    assert (share.measure, share.reference, share.indicator) == (
        Measure.SHARE,
        "backbone_tax",
        "manufacturing_backbone_tax",
    )
    with pytest.raises(NoObservationError):
        CITY.observation("backbone_tax")
    part = CITY.observation(share.indicator, measure="level", period="2023-H1")
    whole = part.figure / share.figure
    assert (round(float(whole), 2), whole.unit.symbol) == (96.17, "亿元")
    assert (round(float(whole.lower), 3), round(float(whole.upper), 3)) == (96.148, 96.196)


def test_the_closure_rate_disagrees_with_its_counts():
    printed = CITY.observation("办结率")
    closed, collected = CITY.observation(printed.indicator, measure="count"), CITY.observation(printed.reference)
    assert not (closed.figure / collected.figure).overlaps(printed.figure)
    (ledger,) = CITY.ledgers
    assert (ledger.closed, ledger.collected, ledger.closure_rate) == (closed.figure, collected.figure, printed.figure)
    assert f"{ledger.computed_rate:.2f}" == "95.25%"
    assert (ledger.officials, ledger.enterprises) == (2117, 4784)


def test_the_readings_of_the_plan():
    plan = CITY.observation("完成年度计划")
    assert plan.reference is None
    sums = [sum(CITY.by_id(id).figure.value for id in reading.refers_to) for reading in plan.alternatives]
    assert sums == [19, 138, 157]


def test_the_readings_of_the_rank_of_three_lists():
    readings = CITY.by_id("top_lists_rank").alternatives
    assert [[str(CITY.by_id(id).figure) for id in reading.refers_to] for reading in readings] == [
        ["10家"],
        ["15家", "10家"],
        ["5家", "15家", "10家"],
    ]


def test_every_statement_stands_in_a_section():
    keys = ["intro", "step1", "step2", "step3", "step4", "step5"]
    assert [section.key for section in CITY.sections] == keys
    statements = "observations recognitions programmes platforms projects documents mechanisms events ledgers ambiguities clusters parks"
    for collection in statements.split():
        assert all(record.sections for record in getattr(CITY, collection))
    assert {key: len(CITY.in_section(key)["observations"]) for key in keys} == {
        "intro": 8, "step1": 19, "step2": 9, "step3": 15, "step4": 17, "step5": 12,
    }  # fmt: skip
    assert {key: len({entry.title for entry in CITY.in_section(key).get("recognitions", ())}) for key in keys} == {
        "intro": 0, "step1": 11, "step2": 5, "step3": 6, "step4": 6, "step5": 1,
    }  # fmt: skip


def test_what_is_counted_from_names_is_marked():
    imputed = [item for item in CITY.observations if item.status is ObservationStatus.IMPUTED]
    assert len(imputed) == 22
    assert all(item.note for item in imputed)


def test_no_figure_is_without_a_period_and_without_a_word_why():
    silent = {"honours": 0}
    for item in CITY.observations:
        counts_an_honour = any(entry.indicator == item.indicator for entry in CITY.recognitions)
        if item.period is None and not item.note and not counts_an_honour:
            silent[item.id] = 1
    assert silent == {"honours": 0, "chains": 1, "reform_tasks_set": 1}


def test_what_other_sources_say_is_kept_apart():
    gap = CITY.by_id("industrial_growth_gap_nation")
    (nbs,) = gap.elsewhere
    assert (nbs.subject, nbs.measure, str(nbs.figure)) == ("CN", Measure.GROWTH, "3.8%")
    assert [str(other.figure) for other in CITY.by_id("innovative_smes_added").elsewhere] == ["363家"]
    award = CITY.by_id("standards_award")
    assert isinstance(award, Recognition)
    assert award.claim is not None
    assert len(award.elsewhere) == 2


def test_the_source_says_what_it_is():
    assert CITY.source is not None
    assert CITY.source.published is None
    assert CITY.source.published_from == date(2023, 8, 23)


def test_a_park_remembers_what_it_was():
    hetang = next(park for park in CITY.parks if park.name == "荷塘产业开发区")
    assert hetang.name_on(date(2018, 6, 1)) == "荷塘工业集中区"
    assert [hetang.kind_on(date(year, 6, 1)) for year in (2018, 2022, 2024)] == [
        "concentration",
        "development",
        "high_tech",
    ]


def test_a_question_too_wide_lists_the_answers():
    with pytest.raises(SeveralObservationsError, match=r"2位 against 430000"):
        CITY.observation("industrial_value_added")
