import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from mfgcity.domain import Enterprise
from mfgcity.domain.record import (
    Batch,
    CreditCode,
    Day,
    IndustryCode,
    Level,
    Money,
    Name,
    Persons,
    Place,
    Proportion,
    RegionCode,
    Switch,
    Whole,
    Year,
)
from mfgcity.figures import Figure

FULL_WIDTH = {number: number + 0xFEE0 for number in range(0x21, 0x7F)}


def fault(kind, value):
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    (only,) = caught.value.errors()
    return only["type"]


@given(st.dates())
def test_a_day_is_read_from_its_own_text(day):
    assert TypeAdapter(Day).validate_python(day.isoformat()) == day
    assert TypeAdapter(Day).validate_python(day) == day
    assert TypeAdapter(Day).validate_json(f'"{day.isoformat()}"') == day


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2023-02-30", "record.calendar"),
        ("0000-01-01", "record.calendar"),
        ("2023-8/23", "record.day"),
        ("23-8-23", "record.day"),
        ("2023823", "record.day"),
        (1_692_748_800, "record.day"),
        (0, "record.day"),
        (datetime(2023, 8, 23), "record.day"),
        ("2023-08-23T08:00:00", "record.day"),
        ("2023/8/23 0:01", "record.day"),
        ("2023/8/23 00:00:0", "record.day"),
        (None, "record.day"),
    ],
)
def test_what_is_no_day(value, code):
    assert fault(Day, value) == code


@pytest.mark.parametrize(
    "text",
    [
        "2023-08-23",
        "2023-8-23",
        "2023/8/23",
        "2023.08.23",
        "2023年8月23日",
        "20230823",
        "2023-08-23 00:00:00",
        "2023/8/23 0:00:00",
        "2023/8/23 0:00",
        "2023-08-23T00:00",
        "２０２３－０８－２３",
        "２０２３年８月23日",
        " 2023-08-23 ",
    ],
)
def test_a_day_is_read_as_tables_write_it(text):
    assert TypeAdapter(Day).validate_python(text) == date(2023, 8, 23)


@given(st.integers(0, 10**15))
def test_a_whole_number_is_read_from_digits(number):
    assert TypeAdapter(Whole).validate_python(number) == number
    if number < 10**15:
        assert TypeAdapter(Whole).validate_python(f" {number} ") == number
        assert TypeAdapter(Whole).validate_python(f"{number:,}") == number
        assert TypeAdapter(Whole).validate_python(f"{number:,}".translate(FULL_WIDTH)) == number


@pytest.mark.parametrize(
    "value",
    [
        True,
        3.0,
        "3.5",
        "3.",
        "3.0.0",
        "3%",
        "3亿",
        "3万家",
        "三",
        "1_000",
        "1,00",
        "1000,000",
        "+3",
        "-3",
        "٣",
        "",
        None,
        "9" * 4301,
    ],
)
def test_what_is_no_whole_number(value):
    assert fault(Whole, value) == "record.whole"


def test_limits_of_numbers():
    assert fault(Whole, -1) == "greater_than_equal"
    assert fault(Whole, 10**16) == "less_than_equal"
    assert fault(Year, 1899) == "greater_than_equal"
    assert fault(Place, "0位") == "greater_than_equal"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Whole, ["12", "12家", "12 个", "１２件", "12.0", "12.000"], ["12万家", "12元", "12%", "12.0家", "12位", "第12", "12年", "约12家"]),
        (Persons, ["12", "12人", "12名", "12.0"], ["12家", "12万元", "12万人", "12人次", "约12人", "12余人"]),
        (Batch, ["12", "第12批", "第十二批", "12批", "第12批次", "第十二", "12.0"], ["第十二届", "十二", "12家", "第一二批", "2批3"]),
        (Place, ["12", "12位", "第12位", "第12名", "第十二", "第 12 位", "12.0"], ["12名", "十二", "前12名", "并列第12", "12强", "第12批"]),
    ],
    ids=["whole", "persons", "batch", "place"],
)  # fmt: skip
def test_whole_numbers_are_read_as_tables_print_them(kind, good, bad):
    assert [TypeAdapter(kind).validate_python(text) for text in good] == [12] * len(good)
    assert [fault(kind, text) for text in bad] == ["record.whole"] * len(bad)


def test_years_are_read_as_tables_print_them():
    for text in ("2022", "2022年", "2022年度", "２０２２年", "2022.0"):
        assert TypeAdapter(Year).validate_python(text) == 2022
    for text in ("2022年版", "二〇二二年", "2022家", "2022-01", "2021—2022年"):
        assert fault(Year, text) == "record.whole"


def test_the_first_batch_has_a_word_of_its_own():
    assert TypeAdapter(Batch).validate_python("首批") == 1


def test_a_name_is_stripped_and_not_empty():
    assert TypeAdapter(Name).validate_python("　中车株机 ") == "中车株机"
    assert fault(Name, " 　") == "string_too_short"
    assert fault(Name, "长" * 201) == "string_too_long"


def test_figures_of_a_kind():
    assert TypeAdapter(Money).validate_python("39.44亿元") == Figure.parse("39.44亿元")
    assert fault(Money, "19家") == "record.unit"
    assert fault(Proportion, "3个百分点") == "record.unit"
    assert fault(Proportion, "100.1%") == "record.whole_exceeded"
    assert TypeAdapter(Proportion).validate_python("100%") == Figure.parse("100%")


def test_codes_are_refused_with_the_reason_of_their_standard():
    assert TypeAdapter(RegionCode).validate_python("CN") == "CN"
    for kind in (RegionCode, CreditCode, IndustryCode):
        with pytest.raises(ValidationError) as caught:
            TypeAdapter(kind).validate_python("!")
        (only,) = caught.value.errors()
        assert only["type"].split(".")[0] in ("region", "credit_code", "industry")
        assert only["ctx"]["message_zh"]


def test_levels_are_read_in_chinese():
    assert [TypeAdapter(Level).validate_python(text).value for text in ("国家级", "省级", "市级", "县级", "区级")] == [
        "nation", "province", "prefecture", "county", "county",
    ]  # fmt: skip


def test_the_types_serve_a_model_of_the_user():
    class Mine(BaseModel):
        code: RegionCode
        on: Day | None = None

    assert Mine(code="430200", on="2023-08-23").on == date(2023, 8, 23)


def test_the_parts_of_a_fault_go_into_json() -> None:
    with pytest.raises(ValidationError) as caught:
        Enterprise.model_validate({"name": "a", "revenue": "5.2%", "established": object()})
    for fault in caught.value.errors():
        parts = dict(fault["ctx"]["parts"])
        assert all(isinstance(text, str) and len(text) < 200 for text in parts.values())
        assert json.loads(json.dumps(parts)) == parts


def test_yes_and_no_are_read_in_chinese():
    assert [TypeAdapter(Switch).validate_python(text) for text in ("是", " 否", "true", "0", True)] == [
        True, False, True, False, True,
    ]  # fmt: skip
    assert fault(Switch, "对") == "bool_parsing"
    assert fault(Switch, 1.0) == "bool_parsing"
