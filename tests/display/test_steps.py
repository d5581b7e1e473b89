"""The steps of a brief in full."""

from mfgcity import City, Recognition
from mfgcity.datasets import zhuzhou_2023
from mfgcity.display.brief import brief
from mfgcity.display.steps import step_sheets
from mfgcity.errors import Language


def holders(city: City, lang: Language) -> set[str]:
    """What stands under the holders of grants, in all steps."""
    sheets = (sheet for step in step_sheets(brief(city), lang) for sheet in step.sheets if sheet.key == "grants")
    return {row[1] for sheet in sheets for row in sheet.rows}


def test_unnamed_holders_are_counted_in_the_counter_of_their_kind() -> None:
    city = zhuzhou_2023()
    (section, *_) = city.sections
    unnamed = [
        Recognition(title="甲", count=7, holder_kind="enterprise", sections=(section.key,)),
        Recognition(title="乙", count=6, holder_kind="case", sections=(section.key,)),
    ]
    found = city.model_copy(update={"recognitions": (*city.recognitions, *unnamed)})
    assert {"7家（未具名）", "6个（未具名）"} <= holders(found, "zh")
    assert {"7 not named", "6 not named"} <= holders(found, "en")
