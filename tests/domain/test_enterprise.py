from datetime import date

import pytest
from pydantic import ValidationError

from mfgcity.domain import Enterprise, EnterpriseSize, rules
from mfgcity.figures import Figure
from mfgcity.period import Period


def test_a_row_with_chinese_headers():
    firm = Enterprise.model_validate(
        {
            "企业名称": " 示例机械 ",
            "统一社会信用代码": "91430200PDY00001XR",
            "行政区划代码": "430211",
            "行业代码": "C3711",
            "成立日期": "2015-03-06",
            "营业收入": "5.2亿元",
            "营业收入年度": "2022",
            "从业人员": "640",
            "企业规模": "中型",
        }
    )
    assert firm == Enterprise(
        name="示例机械",
        credit_code="91430200PDY00001XR",
        region="430211",
        industry=firm.industry,
        established=date(2015, 3, 6),
        revenue=Figure.parse("5.2亿元"),
        revenue_period=Period.parse("2022"),
        employees=640,
        size=EnterpriseSize.MEDIUM,
    )
    assert firm.industry in ("C3711", "3711")


def test_all_faults_at_once_each_with_its_path():
    with pytest.raises(ValidationError) as caught:
        Enterprise.model_validate(
            {
                "企业名称": "",
                "credit_code": "91430200PDY00001XP",
                "region": "430271",
                "established": "2023-02-30",
                "revenue": "19家",
                "employees": "约600",
                "size": "巨型",
                "founder": "?",
            }
        )
    faults = {fault["loc"]: fault["type"] for fault in caught.value.errors()}
    assert set(faults) == {
        ("企业名称",), ("credit_code",), ("region",), ("established",), ("revenue",), ("employees",), ("size",), ("founder",),
    }  # fmt: skip
    assert faults["established",] == "record.calendar"
    assert faults["revenue",] == "record.unit"
    assert faults["employees",] == "record.whole"


def test_it_is_named_by_its_name_aliases_and_code():
    firm = Enterprise(name="中车株机", aliases=["株机公司"], credit_code="91430200PDY00001XR")
    assert firm.names() == ("中车株机", "株机公司", "91430200PDY00001XR")


def codes(**fields):
    with pytest.raises(ValidationError) as caught:
        Enterprise.model_validate({"name": "示例机械", **fields})
    return [fault["type"] for fault in caught.value.errors()]


def test_revenue_must_not_be_negative():
    assert codes(revenue="-5.2亿元") == ["record.negative"]
    assert Enterprise(name="示例机械", revenue="0亿元").revenue is not None


def test_no_enterprise_was_founded_in_the_future(monkeypatch):
    monkeypatch.setattr(rules, "today", lambda: date(2023, 8, 23))
    assert codes(established="2023-08-24") == ["record.future"]
    assert Enterprise(name="示例机械", established="2023-08-23").established == date(2023, 8, 23)
    with pytest.raises(ValidationError, match="must not be after today, 2023-08-23: 2023-08-24"):
        Enterprise(name="示例机械", established="2023-08-24")
