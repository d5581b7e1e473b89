"""Tables as plain HTML, and the values that show themselves so."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from html_structure import Structure
from mfgcity import Figure, audit, datasets, rank, shift_share
from mfgcity.markup import Html, both, cell, table, words


@given(st.text(), st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=3))
def test_any_text_comes_back_as_it_was(caption: str, rows: list[list[str]]) -> None:
    found = Structure(table(caption, ("a", "b"), rows))
    assert len(found.all("td")) == 2 * len(rows)
    shown = "".join([caption, "ab", *(text for row in rows for text in row)])
    assert found.text.replace("\r\n", "\n").replace("\r", "\n") == shown.replace("\r\n", "\n").replace("\r", "\n")


def test_chinese_is_marked_wherever_it_stands() -> None:
    assert words("growth") == "growth"
    assert words("39.44亿元") == '<span lang="zh-Hans">39.44亿元</span>'
    assert words("printed as 个 only") == 'printed as <span lang="zh-Hans">个</span> only'


def test_headings_name_their_rows_and_columns() -> None:
    found = Structure(table(both("places", "位次"), ("a", "b"), [("x", 1)], numeric=[1], named=True))
    assert [attributes["scope"] for attributes in found.all("th")] == ["col", "col", "row"]
    assert "text-align:right" in (found.all("td")[0]["style"] or "")
    assert len(found.all("caption")) == 1


def test_values_of_every_kind_become_cells() -> None:
    assert cell(None) == ""
    assert cell(0.1 + 0.2) == "0.3"
    assert cell(Fraction(1, 3)) == '<span title="1/3">0.333333</span>'
    assert cell(("a", "<b>")) == "a, &lt;b&gt;"
    assert cell(Html("<b></b>")) == "<b></b>"


@pytest.mark.parametrize(
    ("text", "bounds"),
    [("5.1%", "[5.05, 5.15]"), ("170余家", "(170, 180)"), ("39.44亿元", "[39.435, 39.445]"), ("至少3家", "[3, ∞)")],
)
def test_a_figure_shows_its_bounds_and_tells_them_on_hover(text: str, bounds: str) -> None:
    figure = Figure.parse(text)
    found = Structure(figure._repr_html_())
    assert found.text == f"{figure} {bounds}"
    assert bounds in (found.all("span")[0]["title"] or "")


def test_a_computed_figure_shows_its_bounds_once_and_an_exact_one_none() -> None:
    figure = Figure.parse("5.1%") - Figure.parse("1.3个百分点")
    assert Structure(figure._repr_html_()).text == str(figure) == "3.8% [3.70, 3.90]"
    assert Structure(Figure.parse("4335家")._repr_html_()).text == "4335家"


def test_a_ranking_shows_the_places_that_rounding_leaves_open() -> None:
    found = Structure(rank([*map(Figure.parse, ("5.1%", "5.14%", "4.0%")), None])._repr_html_())
    assert "1–2" in found.text
    assert "3 ranked" in found.text
    assert len(found.all("tr")) == 5


@pytest.mark.parametrize(("method", "columns"), [("dunn", 5), ("esteban", 7)])
def test_shift_share_shows_each_industry_and_the_whole(method: str, columns: int) -> None:
    result = shift_share([90, 20], [100, 40], [400, 150], [440, 210], method=method)  # type: ignore[arg-type]
    found = Structure(result._repr_html_())
    assert len(found.all("tr")) == 4
    assert len(found.all("th")) == columns + 3
    assert "总增量" in found.text


def test_nothing_that_is_shown_has_a_colour_of_its_own() -> None:
    city = datasets.zhuzhou_2023()
    pages = [city._repr_html_(), audit(city)._repr_html_(), city.observations[0]._repr_html_()]
    for page in pages:
        Structure(page)
        assert not re.search(r"#[0-9a-f]{3}|rgb|background|(?<!text-align:)\bcolor:", page)
