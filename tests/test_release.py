"""What a release needs: one version, a changelog section for it, a citation that names it, working links in the docs."""

import inspect
import re
import tomllib
from pathlib import Path

import pytest

import mfgcity
from mfgcity import calculators, domain
from mfgcity.domain import Record, Term

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")])


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/mfgcity/__init__.py"
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+((a|b|rc)[0-9]+)?", mfgcity.__version__)


def test_the_newest_section_of_the_changelog_is_unreleased_or_of_this_version() -> None:
    sections = re.findall(r"(?m)^## (\S+)(.*)$", (ROOT / "docs/changelog.md").read_text(encoding="utf-8"))
    newest, *older = sections
    if newest[0] != "Unreleased":
        assert newest[0] == mfgcity.__version__
    for version, day in (newest, *older):
        if version != "Unreleased":
            assert re.fullmatch(r" \([0-9]{4}-[0-9]{2}-[0-9]{2}\)", day), version
    assert "Unreleased" not in {version for version, _ in older}


def test_the_citation_names_this_version() -> None:
    page = (ROOT / "docs/citing.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^version: (.*)$", page) == [mfgcity.__version__]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_inside_resolves(page: Path) -> None:
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
@pytest.mark.parametrize(
    ("used", "named"),
    [
        (r"import polars|from mfgcity import .*\b(?:frames|read)\b", r"mfgcity\[(?:polars|excel)\]|'\.\[all\]'"),
        (r"openpyxl|\.xlsx", r"mfgcity\[excel\]|'\.\[all\]'"),
        (r"display import .*\bplots\b", r"mfgcity\[plot\]"),
        (r"display import .*\bpage\b", r"mfgcity\[report\]"),
        (r"import fastapi|from fastapi", "pip install fastapi"),
        (r"from hypothesis", "pip install hypothesis"),
    ],
)
def test_a_page_names_what_its_examples_need(page: Path, used: str, named: str) -> None:
    text = page.read_text(encoding="utf-8")
    if re.search(rf"(?m)^(?:>>>|\.\.\.) .*(?:{used})", text):
        assert re.search(named, text)


def test_every_page_stands_in_a_table_of_contents() -> None:
    listed = set()
    for index in ROOT.glob("docs/**/index.md"):
        for block in re.findall(r"(?s)```\{toctree\}(.*?)```", index.read_text(encoding="utf-8")):
            names = re.findall(r"(?m)^(?!:)(?:.* <)?([^\s<>]+)>?$", block)
            listed |= {(index.parent / f"{name}.md").resolve() for name in names}
    pages = {page.resolve() for page in ROOT.glob("docs/**/*.md")} - {(ROOT / "docs/index.md").resolve()}
    assert pages == listed


def test_the_glossary_has_every_term_record_and_calculator() -> None:
    page = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
    for name in domain.__all__:
        kind = getattr(domain, name)
        if isinstance(kind, type) and issubclass(kind, Term):
            assert all(member.zh[0] in page for member in kind), name
        elif isinstance(kind, type) and issubclass(kind, Record):
            assert f"`{name}`" in page or kind is Record, name
    for name in calculators.__all__:
        if inspect.isfunction(getattr(calculators, name)) and name != "explain":
            assert f"`{name}`" in page, name
