import pytest
from pydantic import ValidationError

from mfgcity.domain import AdminLevel, Region


def test_a_division_is_read_under_chinese_headers():
    region = Region.model_validate(
        {"行政区划代码": "430200", "名称": "株洲市", "级别": "市级", "上级区划代码": "430000"}
    )
    assert region == Region(code="430200", name="株洲市", level=AdminLevel.PREFECTURE, parent="430000")
    assert region.names() == ("430200", "株洲市")


def test_the_nation_is_a_region():
    assert Region(code="CN", name="中国", level="国家级").level is AdminLevel.NATION


def test_an_area_needs_members():
    with pytest.raises(ValidationError) as caught:
        Region(name="长株潭")
    assert [(fault["type"], fault["loc"]) for fault in caught.value.errors()] == [("place.members", ("members",))]
    assert Region(name="长株潭", members=["430100", "430200"]).code is None


def test_an_invalid_code_is_the_only_fault_it_causes():
    with pytest.raises(ValidationError) as caught:
        Region(code="43020", name="株洲市")
    assert [fault["loc"] for fault in caught.value.errors()] == [("code",)]
