"""An audit at a glance (审核概览)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mfgcity.auditing import AuditReport, Finding, Verdict
from mfgcity.display.naming import verdict_name
from mfgcity.display.plots.labelled import PlotError
from mfgcity.display.plots.look import BLUE, GREEN, ORANGE, RED, WIDTH, finished
from mfgcity.display.plots.rows import Layout, Row
from mfgcity.errors import Language, need

if TYPE_CHECKING:
    from mfgcity.display.plots.look import Chart

_TEXTS: Final = {
    "title": {"en": "The audit at a glance", "zh": "审核概览"},
    "axis": {"en": "findings", "zh": "条"},
    "wrong": {"en": "something printed is certainly wrong", "zh": "至少有一个公布的数必为错误"},
    "right": {"en": "nothing printed is certainly wrong", "zh": "未发现必为错误的公布数"},
}
_HOLD: Final = frozenset({Verdict.EXACT, Verdict.WITHIN_ROUNDING})


def audit_overview(
    report: AuditReport, *, lang: Language = "zh", title: str | None = None, width: int = WIDTH
) -> Chart:
    """How many findings of an audit say what, the gravest first (审核概览图).

    Args:
        report: The audit.
        lang: Chinese (``zh``) or English (``en``).
        title: The title; by default one in that language.
        width: The width with all labels, in pixels.

    Raises:
        PlotError: If the audit found nothing to say.
        MissingExtraError: If altair is not installed.
    """
    alt = need("altair", "plot")
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(verdict_name(finding, lang), []).append(finding)
    if not groups:
        raise PlotError("plot.empty", measure="audit")
    rows = [
        Row(name, len(found), len(found), len(found), str(len(found)), _colour(found[0]))
        for name, found in groups.items()
    ]
    layout = Layout(rows, width, _TEXTS["axis"][lang], whole=True)
    bars = layout.bar(layout.x).encode(tooltip=layout.tooltip)
    chart = alt.layer(bars, layout.labels(), layout.texts()).properties(height=layout.height)
    subtitle = _TEXTS["wrong" if report.contradicted else "right"][lang]
    return finished(chart, title or _TEXTS["title"][lang], subtitle, width)


def _colour(finding: Finding) -> str:
    if finding.accuses:
        return RED
    return GREEN if finding.verdict in _HOLD else BLUE if finding.verdict is Verdict.IMPLIED else ORANGE
