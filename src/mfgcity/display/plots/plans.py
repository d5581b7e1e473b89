"""Plans against the calendar (计划进度与时序)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from mfgcity.calculators import schedule_lead
from mfgcity.display.plots.labelled import Figures, labelled, unit_name
from mfgcity.display.plots.look import BLUE, GREY, INK, ORANGE, WIDTH, finished
from mfgcity.display.plots.rows import Layout, rows_of
from mfgcity.domain import Measure
from mfgcity.errors import Language, need
from mfgcity.figures import Figure, UnitKind
from mfgcity.period import Period

if TYPE_CHECKING:
    from mfgcity.display.plots.look import Chart

_TEXTS: Final = {
    "title": {"en": "Plans against the calendar", "zh": "计划进度与时序"},
    "line": {"en": "upright line: part of the year gone by", "zh": "竖线：时序进度"},
    "ahead": {"en": "{}: {} ahead", "zh": "{}：领先时序{}"},
    "behind": {"en": "{}: {} behind", "zh": "{}：落后时序{}"},
    "even": {"en": "{}: on schedule", "zh": "{}：与时序相当"},
}
_KINDS: Final = frozenset({UnitKind.RATIO})


def plan_calendar(
    completions: Figures,
    *,
    period: Period | str | None = None,
    lang: Language = "zh",
    title: str | None = None,
    width: int = WIDTH,
) -> Chart:
    """Completions of yearly plans as bars, each beside the part of the year gone by (计划完成与时序进度图).

    Args:
        completions: Completions by label, observations, or a city whose printed completions are taken.
        period: The period of figures given by label; its end says how much of the year is gone. Observations have
            their own; one without a period has no line.
        lang: Chinese (``zh``) or English (``en``).
        title: The title; by default one in that language.
        width: The width with all labels, in pixels.

    Raises:
        PlotError: If there is no completion, or one is no ratio.
        PeriodError: If the period cannot be read.
        MissingExtraError: If altair is not installed.
    """
    alt = need("altair", "plot")
    found = labelled(completions, Measure.COMPLETION, _KINDS, lang)
    common = Period.parse(period) if isinstance(period, str) else period
    periods: Mapping[str, Period] = found.periods if common is None else dict.fromkeys(found.figures, common)
    first = next(iter(found.scaled.values()))
    whole = float(Figure("100", "%").to(first.unit))
    elapsed = {label: float(periods[label].elapsed) * whole for label in found.figures if label in periods}
    rows = []
    for row in rows_of(found, lang, BLUE, ORANGE):
        label, colour = _against(row.label, found.figures[row.label], periods.get(row.label), lang)
        rows.append(row._replace(label=label, colour=colour, line=elapsed.get(row.label)))
    layout = Layout(rows, width, unit_name(found, lang), reach=[whole])
    chart = alt.layer(
        layout.bar(alt.datum(whole), GREY, 0.2),
        layout.bar(layout.x).encode(tooltip=layout.tooltip),
        layout.bounds(),
        layout.upright("line:Q", INK, 2.5),
        layout.labels(),
        layout.texts(),
    )
    notes = [found.common] if found.common else []
    if elapsed:
        notes.append(_TEXTS["line"][lang])
    subtitle = ("；" if lang == "zh" else "; ").join(notes)
    return finished(chart.properties(height=layout.height), title or _TEXTS["title"][lang], subtitle, width)


def _against(label: str, done: Figure, period: Period | None, lang: Language) -> tuple[str, str]:
    """A label with the lead behind it, and a colour; a lead that rounding leaves open is none."""
    if period is None:
        return label, BLUE
    lead = schedule_lead(done, period.elapsed)
    if 0 in lead.bounds:
        return _TEXTS["even"][lang].format(label), BLUE
    key, colour = ("ahead", BLUE) if lead.value > 0 else ("behind", ORANGE)
    return _TEXTS[key][lang].format(label, abs(lead).format(lang, bounds=False)), colour
