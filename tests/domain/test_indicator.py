import pytest
from pydantic import ValidationError

from mfgcity.domain import Indicator, IndicatorKind, PriceBasis
from mfgcity.figures import Unit


def test_an_indicator_under_chinese_headers():
    indicator = Indicator.model_validate(
        {
            "指标代码": "va",
            "name": "Value added",
            "指标名称": "增加值",
            "单位": "亿元",
            "指标类型": "总量",
            "价格口径": "可比价",
        }
    )
    assert indicator.unit == Unit("亿元")
    assert indicator.kind is IndicatorKind.LEVEL
    assert indicator.basis is PriceBasis.COMPARABLE
    assert indicator.names() == ("va", "Value added", "增加值")


def test_formula_and_inputs_come_together():
    derived = Indicator(code="rate", name="Closure rate", kind="ratio", formula="share", inputs=("closed", "collected"))
    assert derived.inputs == ("closed", "collected")
    for lonely in ({"formula": "share"}, {"inputs": ("closed",)}):
        with pytest.raises(ValidationError) as caught:
            Indicator(code="rate", name="Closure rate", kind="ratio", **lonely)
        assert [(fault["type"], fault["loc"]) for fault in caught.value.errors()] == [("record.needs", ("inputs",))]


def test_an_indicator_has_a_name_in_one_of_two_languages():
    assert Indicator(code="va", name_zh="增加值", kind="level").names() == ("va", "增加值")
    assert Indicator(code="va", name="Value added", kind="level").names() == ("va", "Value added")
    with pytest.raises(ValidationError) as caught:
        Indicator(code="va", kind="level")
    assert [(fault["type"], fault["loc"]) for fault in caught.value.errors()] == [("record.either", ("name_zh",))]
    with pytest.raises(ValidationError) as caught:
        Indicator(code="va", name="", kind="level")
    assert [fault["loc"] for fault in caught.value.errors()] == [("name",)]
