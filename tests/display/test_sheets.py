"""The brief as tables in words."""

import pytest

from mfgcity import City, Figure, datasets
from mfgcity.display.brief import brief
from mfgcity.display.naming import bounds_text
from mfgcity.display.sheets import heading, sheets, source
from mfgcity.display.steps import step_sheets
from mfgcity.errors import Language

FOUND = brief(datasets.zhuzhou_2023())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_table_has_a_text_for_each_column(lang: Language) -> None:
    listed = [*sheets(FOUND, lang), *(sheet for step in step_sheets(FOUND, lang) for sheet in step.sheets)]
    assert len(listed) > 15
    for sheet in listed:
        assert {len(row) for row in sheet.rows} == {len(sheet.heads)}
        assert sheet.title


def test_tables_stand_in_the_order_of_the_brief() -> None:
    keys = [sheet.key for sheet in sheets(FOUND, "zh")]
    assert keys == ["steps", "gaps", "wholes", "lists", "places", "progress", "plans", "closures"]


def test_what_follows_from_two_gaps_stands_below_them() -> None:
    gaps = next(sheet for sheet in sheets(FOUND, "en") if sheet.key == "gaps")
    assert gaps.remarks == ("the nation less Hunan: 1.5 percentage points [1.40, 1.60]",)


@pytest.mark.parametrize(
    ("name", "english"), [("Zhuzhou", "Zhuzhou"), (None, "株洲市")], ids=["with a name", "with a code alone"]
)
def test_a_city_bears_its_own_name_where_its_division_has_none_in_english(name: str | None, english: str) -> None:
    found = brief(City(name=name, region="430200"))
    assert (heading(found, "en"), heading(found, "zh")) == (english, "株洲市")


def test_every_figure_and_grant_stands_in_its_step() -> None:
    steps = step_sheets(FOUND, "zh")
    counted = {sheet.key: 0 for step in steps for sheet in step.sheets}
    for step in steps:
        for sheet in step.sheets:
            counted[sheet.key] += len(sheet.rows)
    assert counted["figures"] == len(FOUND.city.observations)
    assert counted["grants"] == len(FOUND.city.recognitions)
    assert ("制造业骨干税源企业税收收入", "水平", "2023年上半年", "", "39.44亿元", "[39.435, 39.445]") in steps[
        0
    ].sheets[0].rows


@pytest.mark.parametrize(
    ("text", "lang", "bounds"),
    [
        ("39.44亿元", "zh", "[39.435, 39.445]"),
        ("39.44亿元", "en", "[3.9435, 3.9445]"),
        ("5.1%", "en", "[5.05, 5.15]"),
        ("1.3个百分点", "en", "[1.25, 1.35]"),
        ("170余家", "en", "(170, 180)"),
        ("4335家", "zh", ""),
    ],
)
def test_bounds_are_in_the_scale_of_their_figure(text: str, lang: Language, bounds: str) -> None:
    assert bounds_text(Figure.parse(text), lang) == bounds


def test_a_city_without_records_has_no_tables() -> None:
    nothing = brief(City())
    assert sheets(nothing, "en") == ()
    assert step_sheets(nothing, "en") == ()
    assert (heading(nothing, "en"), source(nothing, "en")) == ("", "")
