from datetime import date

import pytest
from pydantic import ValidationError

from mfgcity.domain import Park, ParkKind, ParkStage

HETANG = Park(
    name="荷塘产业开发区",
    kind="高新区",
    level="省级",
    history=[
        {"name": "荷塘工业集中区", "kind": "工业集中区", "until": "2021-09"},
        {"kind": "产业开发区", "since": "2021-09", "until": "2023"},
    ],
)


@pytest.mark.parametrize(
    ("day", "name", "kind"),
    [
        (date(2018, 1, 1), "荷塘工业集中区", ParkKind.CONCENTRATION),
        (date(2022, 1, 1), "荷塘产业开发区", ParkKind.DEVELOPMENT),
        (date(2024, 1, 1), "荷塘产业开发区", ParkKind.HIGH_TECH),
    ],
)
def test_name_and_kind_over_time(day, name, kind):
    assert HETANG.name_on(day) == name
    assert HETANG.kind_on(day) is kind


def test_a_stage_does_not_end_before_it_begins():
    with pytest.raises(ValidationError) as caught:
        Park(name="园区", history=[ParkStage(since="2021"), {"since": "2021-09", "until": "2020"}])
    assert [(fault["type"], fault["loc"]) for fault in caught.value.errors()] == [
        ("record.not_before", ("history", 1, "until"))
    ]
    assert ParkStage(since="2021-09", until="2021").covers(date(2021, 12, 31))
