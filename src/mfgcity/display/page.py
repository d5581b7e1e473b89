"""The report as one page of HTML that needs nothing else (报告页面)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import attrs

from mfgcity.auditing import AuditReport, Finding
from mfgcity.auditing import audit as audited
from mfgcity.display.brief import Brief, brief
from mfgcity.display.naming import verdict_name
from mfgcity.display.plots import PlotError, audit_overview, gap_lollipop, plan_calendar, share_bars
from mfgcity.display.plots.saving import inline_svg
from mfgcity.display.sheets import heading, sheets, source, text
from mfgcity.display.steps import step_sheets
from mfgcity.domain import City
from mfgcity.errors import Language, need
from mfgcity.markup import Html, words

_TEXTS: Final = {
    # key: (English, Chinese)
    "title": ("{}: industry report", "{}工业统计报告"),
    "unnamed": ("Industry report", "工业统计报告"),
    "contents": ("Contents", "目录"),
    "metrics": ("What the figures imply", "由数据推出的结果"),
    "plots": ("Plots", "图"),
    "audit": ("What the audit found", "审核结论"),
    "steps": ("The steps in full", "各步明细"),
    "wrong": (
        "Printed claims that cannot hold: {}. They come first among the findings of the audit.",
        "原文中不成立的说法：{} 处，列于审核结论之首。",
    ),
    "right": ("The audit found no printed claim that cannot hold.", "审核未发现原文中有不成立的说法。"),
    "made": ("Made with mfgcity.", "由 mfgcity 生成。"),
}
_LANGUAGES: Final = {"zh": "zh-Hans", "en": "en"}


@attrs.frozen
class _Told:
    """A finding as the page tells it.

    Attributes:
        tone: How grave it is: ``wrong``, ``doubtful``, ``implied`` or ``holds``.
        verdict: What it says in a few words.
        message: Its sentence.
    """

    tone: str
    verdict: str
    message: str


def page_html(city: City, lang: Language = "zh", *, report: AuditReport | None = None) -> str:
    """The report on a city as one page: steps, metrics, plots, findings, in one language.

    The page needs no network and no script; it reads on a telephone, in light and dark, and prints on A4.

    Args:
        city: The records.
        lang: Chinese (``zh``) or English (``en``).
        report: The audit of the city; made here if not given.

    Raises:
        MissingExtraError: If jinja2, altair or vl-convert is not installed.
    """
    jinja = need("jinja2", "report")
    found, checked = brief(city), audited(city) if report is None else report
    environment = jinja.Environment(
        loader=jinja.PackageLoader("mfgcity.display"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja.StrictUndefined,
    )
    environment.filters["words"] = words
    texts = {key: pair[1 if lang == "zh" else 0] for key, pair in _TEXTS.items()}
    place = heading(found, lang)
    page: str = environment.get_template("report.html").render(
        lang=_LANGUAGES[lang],
        text=texts,
        title=texts["title"].format(place) if place else texts["unnamed"],
        source=source(found, lang),
        bounds=text("bounds", lang),
        sheets=sheets(found, lang),
        plots=_plots(found, checked, lang),
        findings=[_told(finding, lang) for finding in checked.findings],
        wrong=sum(finding.accuses for finding in checked.findings),
        steps=step_sheets(found, lang),
    )
    return page


def write_page(city: City, file: str | Path, lang: Language = "zh") -> None:
    """Write the report on a city to a file, in UTF-8; see `page_html`."""
    Path(file).write_text(page_html(city, lang), encoding="utf-8")


def _plots(found: Brief, report: AuditReport, lang: Language) -> dict[str, Html]:
    """The plots that have something to show, by what they show."""
    city = found.city
    made: dict[str, Callable[[], Any]] = {
        "gaps": lambda: gap_lollipop(city, lang=lang),
        "shares": lambda: share_bars(city, lang=lang),
        "progress": lambda: plan_calendar(city, lang=lang),
        "audit": lambda: audit_overview(report, lang=lang),
    }
    drawn: dict[str, Html] = {}
    for key, make in made.items():
        try:
            chart = make()
        except PlotError as error:
            if error.code != "plot.empty":
                raise
            continue
        title = " ".join(chart.to_dict()["title"]["text"])
        drawn[key] = Html(inline_svg(chart, title, key))
    return drawn


def _told(finding: Finding, lang: Language) -> _Told:
    if finding.accuses:
        tone = "wrong"
    else:
        tone = {"exact": "holds", "within_rounding": "holds", "implied": "implied"}.get(finding.verdict, "doubtful")
    return _Told(tone, verdict_name(finding, lang), finding.message(lang))
