"""Region codes: Zhuzhou through the years, the traps of the table, and the table as a whole."""

import random
from datetime import date, datetime

import pytest

from mfgcity.codes import region
from mfgcity.codes.region import AdminLevel, Naming, RegionCodeError
from mfgcity.codes.region_table import HEADINGS, ISO_3166_2, SUCCESSIONS

ZHUZHOU = ("430202", "430203", "430204", "430211", "430212", "430223", "430224", "430225", "430281")


@pytest.mark.parametrize(
    ("code", "name", "before", "year"),
    [
        ("430202", "荷塘区", "东区", 1996),
        ("430203", "芦淞区", "北区", 1996),
        ("430204", "石峰区", "南区", 1996),
        ("430211", "天元区", "郊区", 1996),
        ("430225", "炎陵县", "酃县", 1993),
    ],
)
def test_zhuzhou_renamed_under_the_same_code(code: str, name: str, before: str, year: int) -> None:
    assert region.name(code) == region.name(code, on=year + 1) == region.name(code, on=date(2023, 8, 31)) == name
    assert region.name(code, on=year) == region.name(code, on=date(year, 12, 31)) == before


def test_zhuzhou_now_and_before_2018() -> None:
    assert region.children("430200") == region.children("430200", on=2023) == ZHUZHOU
    before = region.children("430200", on=2017)
    assert set(before) - set(ZHUZHOU) == {"430221"}
    assert set(ZHUZHOU) - set(before) == {"430212"}


def test_zhuzhou_county_became_lukou_district() -> None:
    assert region.successors("430221") == ("430212",)
    assert region.successors("430212") == ()
    change = next(change for change in SUCCESSIONS if change.old == "430221")
    assert (change.new, change.year, change.document) == ("430212", 2018, "国函〔2018〕88号")
    assert region.name("430221") == region.name("430221", on=2017) == "株洲县"
    assert region.name("430212") == "渌口区"
    assert region.validate("430221", on=2018) == "430221"
    assert region.validate("430212", on=2018) == "430212"


def test_liling_had_five_codes() -> None:
    trail = ["432123"]
    while following := region.successors(trail[-1]):
        trail.append(following[0])
    assert trail == ["432123", "430222", "430219", "439001", "430281"]
    assert [region.name(code) for code in trail] == ["醴陵县", "醴陵县", "醴陵市", "醴陵市", "醴陵市"]
    assert region.parent("439001") == "430000"


def test_history() -> None:
    assert region.history("430225") == (Naming("酃县", 1983, 1993), Naming("炎陵县", 1994, None))
    assert region.history("430221") == (Naming("株洲县", None, 2018),)


@pytest.mark.parametrize(
    ("code", "on", "message"),
    [
        ("430221", 2023, "was in force -2018, not in 2023: '430221'"),
        ("430212", date(2017, 12, 31), "was in force 2018-, not in 2017: '430212'"),
        ("430225", 1982, "was in force 1983-1993, 1994-, not in 1982: '430225'"),
    ],
)
def test_out_of_force_names_the_years(code: str, on: date | int, message: str) -> None:
    for function in (region.validate, region.name, region.full_name, region.children):
        with pytest.raises(RegionCodeError, match=message) as caught:
            function(code, on=on)
        assert caught.value.code == "region.not_in_force"
    assert not region.is_valid(code, on=on)
    assert region.is_valid(code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("430271", "pseudo"),
        ("430180", "pseudo"),
        ("430201", "heading"),
        ("430220", "heading"),
        ("110100", "heading"),
        ("500200", "heading"),
        ("429000", "heading"),
        ("710100", "no_lower"),
        ("810001", "no_lower"),
        ("820001", "no_lower"),
        ("999999", "unknown"),
        ("000000", "unknown"),
        ("430299", "unknown"),
        ("999971", "unknown"),
        ("430203001000", "statistical"),
        ("430203001001", "statistical"),
        ("", "form"),
        ("43", "form"),
        ("4302", "form"),
        ("43020", "form"),
        ("43020X", "form"),
        ("US", "form"),
        ("CHN", "form"),
        ("430203\n", "form"),
        ("٤٣٠٢٠٣", "form"),
        ("四三零二零三", "form"),
    ],
)
def test_refusals_give_their_reason(text: str, code: str) -> None:
    with pytest.raises(RegionCodeError) as caught:
        region.validate(text)
    assert caught.value.code == f"region.{code}"
    assert not region.is_valid(text)


def test_reasons_in_words() -> None:
    with pytest.raises(RegionCodeError, match="statistics bureau gives to development zones: '430271'"):
        region.validate("430271")
    with pytest.raises(RegionCodeError, match="市辖区"):
        region.validate("430201")


def test_forms() -> None:
    assert region.compact("４３０２０３") == region.validate(" 43 02 03 ") == region.format("430203") == "430203"
    assert region.validate("430203000000") == "430203"
    assert region.validate("430200000000") == "430200"
    assert region.validate("cn") == "CN"


def test_the_nation() -> None:
    assert region.name("CN") == region.full_name("CN") == "中国"
    assert region.level("CN") is AdminLevel.NATION
    assert region.parent("CN") is None
    assert len(region.children("CN")) == 34
    assert region.successors("CN") == ()


@pytest.mark.parametrize(
    ("code", "level", "parent", "full_name"),
    [
        ("430000", AdminLevel.PROVINCE, "CN", "湖南省"),
        ("430200", AdminLevel.PREFECTURE, "430000", "湖南省株洲市"),
        ("433100", AdminLevel.PREFECTURE, "430000", "湖南省湘西土家族苗族自治州"),
        ("430203", AdminLevel.COUNTY, "430200", "湖南省株洲市芦淞区"),
        ("430281", AdminLevel.COUNTY, "430200", "湖南省株洲市醴陵市"),
        ("110101", AdminLevel.COUNTY, "110000", "北京市东城区"),
        ("500229", AdminLevel.COUNTY, "500000", "重庆市城口县"),
        ("429004", AdminLevel.COUNTY, "420000", "湖北省仙桃市"),
        ("429021", AdminLevel.COUNTY, "420000", "湖北省神农架林区"),
        ("469021", AdminLevel.COUNTY, "460000", "海南省定安县"),
        ("460001", AdminLevel.COUNTY, "460000", "海南省五指山市"),
        ("659001", AdminLevel.COUNTY, "650000", "新疆维吾尔自治区石河子市"),
        ("500000", AdminLevel.PROVINCE, "CN", "重庆市"),
        ("710000", AdminLevel.PROVINCE, "CN", "台湾省"),
        ("810000", AdminLevel.PROVINCE, "CN", "香港特别行政区"),
        ("232761", AdminLevel.COUNTY, "232700", "黑龙江省大兴安岭地区加格达奇区"),
    ],
)
def test_levels_and_parents(code: str, level: AdminLevel, parent: str, full_name: str) -> None:
    assert region.level(code) is level
    assert region.parent(code) == parent
    assert region.full_name(code) == full_name


def test_a_full_name_is_of_one_year() -> None:
    assert region.full_name("430203", on=1990) == "湖南省株洲市北区"
    assert region.full_name("430821", on=1990) == "湖南省大庸市慈利县"
    assert region.full_name("430821") == "湖南省张家界市慈利县"
    assert region.full_name("432123") == "湖南省湘潭地区醴陵县"
    assert region.full_name("433001") == "湖南省怀化地区怀化市"


def test_hunan_has_fourteen_prefectures() -> None:
    assert len(region.children("430000")) == 14
    assert region.children("110000")[0] == "110101"
    assert "429004" in region.children("420000")
    assert region.children("430203") == ()
    assert region.children("710000") == ()


def test_years_of_the_freshest_changes() -> None:
    assert region.name("659012", on=2023) == "白杨市"
    assert not region.is_valid("659012", on=2021)


def test_an_unknown_successor_is_said() -> None:
    with pytest.raises(RegionCodeError) as caught:
        region.successors("110103")
    assert caught.value.code == "region.successor"
    assert caught.value.parts["year"] == 2010


def test_successions_agree_with_the_table() -> None:
    for change in SUCCESSIONS:
        assert region.history(change.old)[-1].last in (change.year, change.year - 1)
        assert region.history(change.new)[0].first == change.year
        assert region.level(change.old) is region.level(change.new)


@pytest.mark.parametrize("on", [1979, 0, 10000, "2018", 2018.0, True, object()])
def test_a_date_that_is_none(on: object) -> None:
    with pytest.raises(RegionCodeError) as caught:
        region.name("430203", on=on)  # type: ignore[arg-type]
    assert caught.value.code == "region.date"
    assert not region.is_valid("430203", on=on)  # type: ignore[arg-type]


def test_a_time_counts_as_its_day() -> None:
    assert region.name("430203", on=datetime(1990, 5, 1, 12)) == "北区"


def test_iso_3166_2() -> None:
    assert region.iso3166_2("430000") == "CN-HN"
    assert region.iso3166_2("130000") == "CN-HE"
    assert {region.iso3166_2(code) for code in region.children("CN")} == set(ISO_3166_2.values())
    for text in ("CN", "430200", "430203"):
        with pytest.raises(RegionCodeError) as caught:
            region.iso3166_2(text)
        assert caught.value.code == "region.iso"


def test_every_place_of_the_table_has_a_name_a_level_and_a_parent() -> None:
    places = [code for number in range(110000, 830000) if region.is_valid(code := str(number))]
    assert len(places) > 6000
    for code in places:
        names = region.history(code)
        assert names
        assert region.name(code) == names[-1].name
        assert not {naming.name for naming in names} <= HEADINGS
        assert all(naming.first is None or naming.last is None or naming.first <= naming.last for naming in names)
        above = region.parent(code)
        assert above is not None
        assert region.is_valid(above)
        assert list(AdminLevel).index(region.level(above)) < list(AdminLevel).index(region.level(code))


def test_levels_document_themselves() -> None:
    assert [level.value for level in AdminLevel] == ["nation", "province", "prefecture", "county"]


@pytest.mark.parametrize("value", [None, 430203, 4.3, b"430203", ["430203"], True, object()])
def test_what_is_no_text(value: object) -> None:
    assert not region.is_valid(value)
    for function in (region.compact, region.validate, region.format, region.name, region.level, region.parent):
        with pytest.raises(RegionCodeError) as caught:
            function(value)  # type: ignore[arg-type]
        assert caught.value.code == "region.text"


def test_junk() -> None:
    lottery = random.Random(2260)
    for _ in range(3000):
        text = "".join(
            lottery.choices("0123456789430202CNcn \n\t-４３٣〇\ud800\x00", k=lottery.choice([0, 2, 5, 6, 6, 7, 12]))
        )
        if region.is_valid(text):
            assert region.name(text)
    assert not region.is_valid("4" * 1_000_000)
    assert not region.is_valid("430203" + " " * 1_000_000)
