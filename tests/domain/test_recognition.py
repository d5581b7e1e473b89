from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mfgcity.domain import HolderKind, Recognition, RecognitionStatus

GRANTED, EXPIRES = date(2023, 5, 1), date(2026, 4, 30)
DAY = timedelta(1)


def title(**more):
    return Recognition(**{"title": "专精特新中小企业"} | more)


def faults(**more):
    with pytest.raises(ValidationError) as caught:
        title(**more)
    return [(fault["type"], fault["loc"]) for fault in caught.value.errors()]


def test_a_row_with_chinese_headers():
    row = {
        "称号": "高新技术企业",
        "获得者": "示例机械",
        "获得者类型": "企业",
        "级别": "国家级",
        "认定日期": "2023-05-01",
        "状态": "复核通过",
        "位次": "2位",
    }
    entry = Recognition.model_validate(row)
    assert entry.holder_kind is HolderKind.ENTERPRISE
    assert entry.status is RecognitionStatus.RENEWED
    assert entry.granted == GRANTED
    assert entry.rank == 2


def test_a_term_has_its_first_and_its_last_day():
    entry = title(granted=GRANTED, expires=EXPIRES)
    assert [entry.valid_on(day) for day in (GRANTED - DAY, GRANTED, EXPIRES, EXPIRES + DAY)] == [
        False,
        True,
        True,
        False,
    ]


@given(st.dates())
def test_a_proposed_one_is_never_valid(day):
    assert not title(status="proposed").valid_on(day)
    assert not title(status="proposed").in_force


@given(st.dates())
def test_an_undated_grant_is_valid_on_any_day(day):
    assert title().valid_on(day)


@given(st.dates())
def test_what_ended_without_a_day_is_never_valid(day):
    assert not title(status="withdrawn", granted=GRANTED).valid_on(day)
    assert not title(status="expired", granted=GRANTED).valid_on(day)


def test_what_ended_on_a_day_was_valid_before():
    entry = title(status="withdrawn", granted=GRANTED, withdrawn=date(2024, 1, 1), expires=EXPIRES)
    assert entry.valid_on(date(2023, 12, 31))
    assert not entry.valid_on(date(2024, 1, 1))
    assert not entry.in_force
    assert title(status="expired", expires=EXPIRES).valid_on(EXPIRES)


def test_the_order_of_days():
    assert faults(granted=GRANTED, expires=GRANTED) == [("record.after", ("expires",))]
    assert faults(granted=GRANTED, re_examined=GRANTED - DAY) == [("record.after", ("re_examined",))]
    assert faults(granted=GRANTED, withdrawn=GRANTED - DAY) == [("record.not_before", ("withdrawn",))]
    assert title(granted=GRANTED, withdrawn=GRANTED).withdrawn == GRANTED


def test_a_rule_between_days_speaks_beside_other_faults():
    assert faults(title="", batch=0, granted="2026-04-30", expires="2023-05-01") == [
        ("string_too_short", ("title",)),
        ("greater_than_equal", ("batch",)),
        ("record.after", ("expires",)),
    ]


def test_a_rule_between_days_is_silent_where_one_is_no_day():
    assert faults(granted="2023-02-30", expires="2023-01-01") == [("record.calendar", ("granted",))]


def test_a_named_holder_counts_once_and_a_proposal_has_no_grant():
    assert faults(holder="中车株机", count=5) == [("recognition.count", ("count",))]
    assert faults(status="公示", granted=GRANTED) == [("recognition.proposed", ("granted",))]
    assert title(count=24).count == 24
