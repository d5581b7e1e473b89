"""Lists of records as tables."""

import pytest

from html_structure import Structure
from mfgcity import Enterprise, Figure, datasets
from mfgcity.display import table
from mfgcity.display.tables import TableError


def test_columns_are_the_fields_that_say_something() -> None:
    firms = [Enterprise(name="甲", employees=640), Enterprise(name="乙", region="430200", note="a remark")]
    shown = table(firms)
    assert shown.columns == ("name", "region", "employees")
    found = Structure(shown._repr_html_())
    assert [attributes["scope"] for attributes in found.all("th")] == ["col"] * 3
    assert len(found.all("td")) == 6
    assert "a remark" not in found.text


def test_columns_and_caption_can_be_chosen() -> None:
    city = datasets.zhuzhou_2023()
    found = Structure(table(city.observations, columns=["figure", "term"], caption="<figures>")._repr_html_())
    assert found.text.startswith("<figures>")
    assert len(found.all("th")) == 2
    assert "39.44亿元 [39.435, 39.445]" in found.text


def test_records_of_several_kinds_stand_in_one_table() -> None:
    city = datasets.zhuzhou_2023()
    mixed = table([*city.chains, *city.clusters])
    assert Structure(mixed._repr_html_()).text.startswith("IndustryChain, Cluster")
    assert {"count", "regions"} <= set(mixed.columns)


def test_what_is_left_out_is_told() -> None:
    city = datasets.zhuzhou_2023()
    found = Structure(table(city.observations, columns=["term"], limit=10)._repr_html_())
    assert len(found.all("td")) == 10
    assert "70 more" in found.text
    assert "more" not in Structure(table(city.observations, columns=["figure"])._repr_html_()).text


def test_an_empty_list_is_an_empty_table() -> None:
    assert Structure(table([])._repr_html_()).text == ""


def test_strangers_and_unknown_columns_are_refused() -> None:
    with pytest.raises(TableError, match="table takes records"):
        table([Figure.parse("5.1%")])  # type: ignore[list-item]
    with pytest.raises(TableError, match="nothing"):
        table([Enterprise(name="甲")], columns=["nothing"])
