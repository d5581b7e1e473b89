"""The report as one page."""

import re
from pathlib import Path

import pytest

pytest.importorskip("altair", reason="needs mfgcity[report]")
pytest.importorskip("vl_convert", reason="needs mfgcity[report]")
pytest.importorskip("jinja2", reason="needs mfgcity[report]")

from html_structure import Structure
from mfgcity import City, audit, datasets
from mfgcity.display.page import page_html, write_page
from mfgcity.errors import Language

CITY = datasets.zhuzhou_2023()


@pytest.fixture(scope="module", params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module")
def page(lang: Language) -> str:
    return page_html(CITY, lang)


def test_it_needs_nothing_from_anywhere(page: str) -> None:
    found = Structure(page)
    assert not found.all("script")
    assert not found.all("img")
    assert {attributes.get("href") for attributes in found.all("link")} == {"data:,"}
    assert "@import" not in page
    assert not re.search(r"url\((?!#)", page)
    assert all((attributes["href"] or "").startswith("#") for attributes in found.all("a"))


def test_it_is_in_one_language_and_says_so(page: str, lang: Language) -> None:
    found = Structure(page)
    assert found.all("html")[0]["lang"] == {"zh": "zh-Hans", "en": "en"}[lang]
    expected = {
        "zh": ("株洲市工业统计报告", "企业培育", "96.17亿元 [96.148, 96.196]", "不一致"),
        "en": ("Zhuzhou: industry report", "Enterprise cultivation", "CN¥9.617 billion [9.6148, 9.6196]", "the nation"),
    }[lang]
    for text in expected:
        assert text in found.text


def test_it_holds_every_finding_the_gravest_first(page: str, lang: Language) -> None:
    text = Structure(page).text
    places = [text.index(finding.message(lang)) for finding in audit(CITY).findings]
    assert places == sorted(places)


def test_every_plot_is_named_and_every_link_leads_somewhere(page: str) -> None:
    found = Structure(page)
    plots = [attributes for attributes in found.all("svg") if attributes.get("role") == "img"]
    assert len(plots) == 4
    assert all(attributes["aria-label"] for attributes in plots)
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {(attributes["href"] or "")[1:] for attributes in found.all("a")} <= set(ids)


def test_tables_can_be_read_without_seeing_them(page: str) -> None:
    found = Structure(page)
    assert len(found.all("table")) == len(found.all("caption")) > 15
    assert all(attributes["scope"] == "col" for attributes in found.all("th"))
    assert all(attributes["data-head"] for attributes in found.all("td"))


def test_it_is_made_for_paper_and_for_the_dark(page: str) -> None:
    for expected in ("@page", "size: A4", "prefers-color-scheme: dark", "color-scheme: light dark", "viewport"):
        assert expected in page


def test_names_cannot_write_html() -> None:
    city = City.model_validate(
        {
            "name": "<script>alert(1)</script>",
            "indicators": [{"code": "x", "name": "<b>x</b>", "kind": "level"}],
            "sections": [{"key": "one", "name": "<i>&"}],
            "observations": [
                {"indicator": "x", "subject": "430200", "measure": "share", "figure": "5%", "sections": ["one"]}
            ],
        }
    )
    page = page_html(city, "en")
    assert not Structure(page).all("script")
    assert "<b>x</b>" not in page
    assert "<i>" not in page
    assert "<script>alert(1)</script>" in Structure(page).text


def test_a_city_without_records_gives_a_page_without_plots() -> None:
    found = Structure(page_html(City(), "en"))
    assert not found.all("svg")
    assert "Industry report" in found.text


def test_it_is_written_in_utf_8(tmp_path: Path) -> None:
    write_page(CITY, tmp_path / "out.html")
    assert (tmp_path / "out.html").read_bytes() == page_html(CITY).encode()
