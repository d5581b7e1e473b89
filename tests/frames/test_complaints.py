"""Pydantic's errors as codes, parts and messages."""

import inspect
from typing import get_args

import pytest
from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType

from mfgcity import domain
from mfgcity.catalogue import MESSAGES
from mfgcity.domain import City, Enterprise, Record
from mfgcity.errors import MfgcityError
from mfgcity.frames.complaints import complaints_of, row_faults

RECORDS = [
    kind
    for kind in vars(domain).values()
    if inspect.isclass(kind) and issubclass(kind, Record) and kind not in (Record, City)
]
JUNK = [
    None, True, 0, -1, 2.5, float("nan"), 10**5000, "", " ", "\x00", "\ud800", "a" * 3000, "NaN", b"x", b"\xff", object(), [], {}, (), ("",),
    [[]], [{}], {"name": 1}, [{"no_such": 1}], [{"name": ""}], [1], ["a" * 300], "2023-02-30", "2999-01-01", "430200", "-5亿元", "5.1%",
]  # fmt: skip


def test_codes_without_a_point_are_pydantics():
    assert {code for code in MESSAGES if "." not in code} <= set(get_args(ErrorType))


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_fault_of_a_record_has_its_code_and_a_message(kind):
    for name in kind.model_fields:
        for junk in JUNK:
            with pytest.raises(ValidationError) as caught:
                kind.model_validate({name: junk, "no_such_field": 1})
            told = complaints_of(caught.value, kind)
            assert [complaint.code for _, complaint in told] == [fault["type"] for fault in caught.value.errors()]
            for field, complaint in told:
                assert field in kind.model_fields or field == "no_such_field"
                for lang in ("en", "zh"):
                    assert MfgcityError(complaint.code, **complaint.parts).message(lang)


def test_the_message_of_a_rule_of_ours_is_that_of_the_record():
    with pytest.raises(ValidationError) as caught:
        Enterprise(name="甲", credit_code="91430200PDY00001XP", established="2023-02-30", revenue="3家")
    told = complaints_of(caught.value, Enterprise)
    assert [MfgcityError(code, **parts).message() for _, (code, parts) in told] == [
        fault["msg"] for fault in caught.value.errors()
    ]
    assert [MfgcityError(code, **parts).message("zh") for _, (code, parts) in told] == [
        fault["ctx"]["message_zh"] for fault in caught.value.errors()
    ]


def test_faults_of_a_row_bear_its_headings_and_cells():
    row = {"企业名称": None, "企业规模": "巨型"}
    with pytest.raises(ValidationError) as caught:
        Enterprise.model_validate({"size": "巨型", "no_such": 1})
    found = row_faults(caught.value, Enterprise, position=7, headings={"name": "企业名称", "size": "企业规模"}, row=row)
    assert [(fault.position, fault.column, fault.field, fault.value, fault.code) for fault in found] == [
        (7, "企业名称", "name", None, "missing"),
        (7, "企业规模", "size", "巨型", "enum"),
        (7, None, "no_such", None, "extra_forbidden"),
    ]
    assert found[1].message("zh") == "须为 大型、中型、小型、微型 之一：'巨型'"
    assert found[1].message() == "value must be one of 'large', 'medium', 'small' or 'micro': '巨型'"
    alone = row_faults(caught.value, Enterprise)
    assert [(fault.column, fault.value) for fault in alone] == [("name", None), ("size", "巨型"), ("no_such", "1")]
