"""What the plots show: order, labels, bounds and texts, in both languages."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("altair", reason="needs mfgcity[plot]")
pytest.importorskip("vl_convert", reason="needs mfgcity[plot]")

from html_structure import Structure
from mfgcity import Figure, audit, datasets, rank
from mfgcity.display import plots
from mfgcity.display.plots import fonts, look
from mfgcity.display.plots.rows import Row, domain, whole_ticks
from mfgcity.display.plots.saving import inline_svg
from mfgcity.domain import City
from mfgcity.errors import Language

CITY = datasets.zhuzhou_2023()
GAPS = {"全国": Figure.parse("1.3个百分点"), "全省": Figure.parse("-2.8个百分点")}


def rows(chart: Any) -> list[dict[str, Any]]:
    """The data of a chart: the set with the most fields."""
    return max(chart.to_dict()["datasets"].values(), key=lambda values: len(values[0]))


def texts(chart: Any) -> str:
    """All texts that a chart draws."""
    return Structure(inline_svg(chart, "", "p")).text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gaps_of_a_city_stand_under_what_they_are_measured_against(lang: Language) -> None:
    chart = plots.gap_lollipop(CITY, lang=lang)
    nation, province = rows(chart)
    assert (nation["value"], nation["low"], nation["high"]) == (1.3, 1.25, 1.35)
    assert (nation["label"], province["label"]) == {
        "zh": ("与全国比", "与湖南省比"),
        "en": ("against the nation", "against Hunan"),
    }[lang]
    shown = texts(chart)
    assert {"zh": "规模工业增加值，株洲市，2023年1—7月", "en": "Value added of industry above size, Zhuzhou"}[
        lang
    ] in shown
    assert {"zh": "2.8个百分点", "en": "2.8 percentage points"}[lang] in shown


def test_rows_stand_in_the_order_given_each_below_the_one_before() -> None:
    found = rows(plots.gap_lollipop(GAPS))
    assert [row["label"] for row in found] == ["全国", "全省"]
    assert found[0]["first"] < found[0]["y"] < found[1]["first"] < found[1]["y"]
    assert found[0]["colour"] != found[1]["colour"]


def test_long_labels_are_wrapped_and_never_cut() -> None:
    label = "一个名字非常非常长的地区，用来检验标签会不会被切断" * 3
    (row,) = rows(plots.gap_lollipop({label: Figure.parse("1.3个百分点")}))
    assert "".join(row["lines"]) == label
    assert all(look.text_width(line) <= look.WIDTH for line in row["lines"])


def test_wrapped_labels_end_within_the_picture() -> None:
    completions = {"情况" * 17: Figure.parse("101.5%"), "税收": Figure.parse("8%")}
    chart = plots.plan_calendar(completions, period="2023年1至7月")
    left = re.search(r"translate\(([0-9.]+),", inline_svg(chart, "", "p"))
    assert left is not None
    widest = max(look.text_width(line) for row in rows(chart) for line in row["lines"])
    assert float(left[1]) + widest <= look.WIDTH


def test_every_text_has_room_beside_its_figure() -> None:
    listed = [Row("a", -3.1, -3.15, -3.05, "-3.1个百分点", ""), Row("b", 2.8, None, None, "2.8 percentage points", "")]
    low, high = domain(listed, 440)
    assert low == -3.15
    for row, begins in zip(listed, (0, 2.8), strict=True):
        assert row.end(high) in (begins, high)
        assert (high - begins) / (high - low) * 440 > look.text_width(row.text)


def test_bounds_without_a_limit_reach_the_end_of_the_scale() -> None:
    (row,) = rows(plots.gap_lollipop({"a": Figure.parse("至少2个百分点")}))
    assert row["low"] == row["value"] == 2
    assert row["end"] == row["high"] > 2


def test_equal_labels_of_observations_are_told_apart() -> None:
    gap = CITY.observation("规模工业增加值", measure="gap", reference="CN")
    labels = [row["label"] for row in rows(plots.gap_lollipop([gap, gap]))]
    assert len(set(labels)) == 2


def test_shares_stand_within_their_whole() -> None:
    chart = plots.share_bars({"a": Figure.parse("3.5成"), "b": Figure.parse("41.01%")})
    assert [row["value"] for row in rows(chart)] == [3.5, 4.101]
    assert [row["text"] for row in rows(chart)] == ["3.5成", "41.01%"]
    assert '"datum": 10.0' in json.dumps(chart.to_dict())
    assert len(rows(plots.share_bars(CITY, lang="en"))) == 6


@pytest.mark.parametrize(
    ("text", "label"),
    [("92%", "a: 34 percentage points ahead"), ("51.2%", "a: 7.1 percentage points behind"), ("58%", "a: on schedule")],
)
def test_a_plan_stands_beside_the_calendar(text: str, label: str) -> None:
    (row,) = rows(plots.plan_calendar({"a": Figure.parse(text)}, period="2023年1至7月", lang="en"))
    assert row["label"] == label
    assert row["line"] == pytest.approx(700 / 12)
    assert row["end"] >= row["line"]


def test_a_plan_without_a_period_has_no_line() -> None:
    chart = plots.plan_calendar({"a": Figure.parse("92%")}, lang="en")
    assert rows(chart)[0]["line"] is None
    assert "upright line" not in texts(chart)
    assert rows(plots.plan_calendar(CITY))[0]["line"] == pytest.approx(700 / 12)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_audit_is_counted_the_gravest_first(lang: Language) -> None:
    report = audit(CITY)
    found = rows(plots.audit_overview(report, lang=lang))
    assert sum(row["value"] for row in found) == len(report.findings)
    assert found[0]["label"] == {"zh": "不成立", "en": "cannot hold"}[lang]
    assert found[0]["colour"] == look.RED
    assert {row["colour"] for row in found[1:]}.isdisjoint({look.RED})


@pytest.mark.parametrize(
    ("high", "ticks"),
    [(1.07, [0, 1]), (2.1, [0, 1, 2]), (5.9, [0, 1, 2, 3, 4, 5]), (8.5, [0, 2, 4, 6, 8]), (130.0, [0, 50, 100])],
)
def test_an_axis_of_counts_has_each_whole_number_once(high: float, ticks: list[int]) -> None:
    assert whole_ticks(high) == ticks


def test_places_run_from_the_first_down_with_what_rounding_leaves_open() -> None:
    values = {"2022": ("5.1%", "5.14%", "4.0%"), "2023": ("3.0%", "5.6%", None)}
    rankings = {
        year: rank([None if text is None else Figure.parse(text) for text in listed]) for year, listed in values.items()
    }
    chart = plots.rank_bumps(rankings, ["甲", "乙", "丙"], lang="en")
    found = rows(chart)
    assert [(row["period"], row["label"], row["place"]) for row in found[:2]] == [("2022", "甲", 2), ("2022", "乙", 1)]
    assert (found[0]["best"], found[0]["worst"]) == (1, 2)
    assert found[5]["place"] is None
    assert '"reverse": true' in json.dumps(chart.to_dict())
    assert "bands" in texts(chart)
    # Whose place is unknown at the end is named at its last one.
    assert {(name["time"], name["place"]) for name in _names(chart)} == {(1, 2), (1, 1), (0, 3)}


def _names(chart: Any) -> list[dict[str, Any]]:
    return next(
        values for values in chart.to_dict()["datasets"].values() if set(values[0]) == {"time", "place", "lines"}
    )


def test_those_that_end_in_one_place_share_a_text_and_only_the_chosen_have_colours() -> None:
    chart = plots.rank_bumps({"2023": rank([1, 1, 3])}, ["a", "b", "c"], highlight=["b"], lang="en")
    assert [name["lines"] for name in _names(chart)] == [["a", "b"], ["c"]]
    # Those in colour are drawn last, above the others.
    assert [(row["label"], row["colour"]) for row in rows(chart)] == [
        ("a", look.GREY),
        ("c", look.GREY),
        ("b", look.COLOURS[0]),
    ]
    assert "bands" not in texts(chart)


def test_bubbles_have_areas_to_scale() -> None:
    names = [f"industry {number}" for number in range(6)]
    growth = {name: Figure.parse("4.0%") for name in names}
    shares = {name: Figure.parse(f"{12 + number}.1%") for number, name in enumerate(names)}
    sizes = {name: Figure.parse(f"{400 * (number + 1)}亿元") for number, name in enumerate(names)}
    found = rows(plots.growth_share_bubbles(growth, shares, sizes, reference=Figure.parse("4.6%"), lang="en"))
    assert found[5]["area"] == pytest.approx(6 * found[0]["area"])
    assert (found[0]["x_low"], found[0]["x_high"]) == (12.05, 12.15)
    assert {row["colour"] for row in found} == {look.ORANGE}


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: plots.gap_lollipop({}), "at least one"),
        (lambda: plots.gap_lollipop(City()), "at least one"),
        (lambda: plots.gap_lollipop({"a": Figure.parse("5.1%")}), "points"),
        (lambda: plots.gap_lollipop({"a": 1.3}), "must be a Figure"),
        (lambda: plots.gap_lollipop([1.3]), "figures by label: list"),
        (lambda: plots.share_bars(Figure.parse("5.1%")), "figures by label: Figure"),
        (lambda: plots.share_bars({"a": Figure.parse("3亿元")}), "ratio"),
        (lambda: plots.audit_overview(audit([])), "at least one"),
        (lambda: plots.rank_bumps({}, ["a"]), "at least one"),
        (lambda: plots.rank_bumps({"2023": rank([1, 2])}, ["a"]), "2 needs as many labels"),
        (lambda: plots.growth_share_bubbles({"a": Figure.parse("1%")}, {"b": Figure.parse("1%")}), "shares"),
    ],
)
def test_what_cannot_be_drawn_is_told(make: Any, message: str) -> None:
    with pytest.raises(plots.PlotError, match=message):
        make()


def test_colours_stand_out_on_white_and_on_black() -> None:
    def luminance(colour: str) -> float:
        parts = [int(colour[position : position + 2], 16) / 255 for position in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for colour in (*look.COLOURS, look.GREY):
        assert 1.05 / (luminance(colour) + 0.05) >= 3, colour
        assert (luminance(colour) + 0.05) / (luminance("#16181d") + 0.05) >= 3, colour


def test_a_page_gets_the_plot_in_its_own_colours_with_ids_of_its_own() -> None:
    svg = inline_svg(plots.gap_lollipop(GAPS), 'a "name" & more', "one")
    found = Structure(svg)
    assert found.all("svg")[0]["aria-label"] == 'a "name" & more'
    assert "currentColor" in svg
    assert all((value or "").startswith("one-") for value in re.findall(r'\bid="([^"]*)"', svg))


def test_pictures_are_saved_without_a_browser(tmp_path: Path) -> None:
    chart = plots.gap_lollipop({"nation": Figure.parse("1.3个百分点")}, lang="en")
    plots.save(chart, tmp_path / "gaps.png")
    assert (tmp_path / "gaps.png").read_bytes().startswith(b"\x89PNG")
    plots.save(chart, tmp_path / "gaps.svg")
    svg = (tmp_path / "gaps.svg").read_text(encoding="utf-8")
    assert "currentColor" not in svg
    assert 'fill="white"' in svg
    with pytest.raises(plots.PlotError, match="picture must end"):
        plots.save(chart, tmp_path / "gaps.gif")


def test_boxes_instead_of_chinese_are_never_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "chinese_font", lambda: None)
    with pytest.warns(plots.MissingFontWarning):
        plots.save(plots.gap_lollipop(GAPS), tmp_path / "gaps.png")
    plots.save(plots.gap_lollipop(GAPS), tmp_path / "gaps.svg")
    plots.save(plots.gap_lollipop({"a": Figure.parse("1.3个百分点")}, lang="en"), tmp_path / "gaps.png")
