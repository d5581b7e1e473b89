"""Records as tables for notebooks."""

from html_structure import Structure
from mfgcity import City, Enterprise, Observation, datasets
from mfgcity.domain.cells import content, filled, heading


def test_only_what_a_record_says_is_shown() -> None:
    seen = Observation(indicator="output", subject="430200", measure="growth", figure="5.1%")  # type: ignore[arg-type]
    assert filled(seen) == ["indicator", "subject", "measure", "figure"]
    found = Structure(seen._repr_html_())
    assert [attributes["scope"] for attributes in found.all("th")] == ["row"] * 4
    for expected in ("measure 口径", "growth 增速", "5.1% [5.05, 5.15]"):
        assert expected in found.text


def test_headings_are_the_field_and_the_header_it_is_read_under() -> None:
    assert Structure(heading(Enterprise, "credit_code")).text == "credit code 统一社会信用代码"
    assert Structure(heading(Enterprise, "note")).text == "note 备注"


def test_a_name_cannot_write_html() -> None:
    page = Enterprise(name="<script>&")._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;&amp;" in page


def test_a_city_shows_how_many_records_it_holds() -> None:
    found = Structure(datasets.zhuzhou_2023()._repr_html_())
    assert "observations 观测值80" in found.text
    assert Structure(City()._repr_html_()).text == "City"


def test_records_within_are_told_by_name_or_number() -> None:
    city = datasets.zhuzhou_2023()
    assert Structure(content(city.source)).text == "一篇关于株洲市2023年工业的新闻简报"
    assert content(city.clusters) == str(len(city.clusters))
