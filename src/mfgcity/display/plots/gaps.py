"""Growth gaps as lollipops (增速差)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mfgcity.display.plots.labelled import Figures, labelled, unit_name
from mfgcity.display.plots.look import BLUE, GREY, ORANGE, WIDTH, finished
from mfgcity.display.plots.rows import Layout, rows_of
from mfgcity.domain import Measure
from mfgcity.errors import Language, need
from mfgcity.figures import UnitKind

if TYPE_CHECKING:
    from mfgcity.display.plots.look import Chart

_TITLES: Final = {"en": "Growth gaps", "zh": "增速差"}
_KINDS: Final = frozenset({UnitKind.POINTS})


def gap_lollipop(gaps: Figures, *, lang: Language = "zh", title: str | None = None, width: int = WIDTH) -> Chart:
    """Growth gaps, each as a stem from zero with the bounds that rounding leaves (增速差棒棒糖图).

    Args:
        gaps: Gaps in points by label, observations, or a city whose printed gaps between rates are taken.
        lang: Chinese (``zh``) or English (``en``).
        title: The title; by default one in that language.
        width: The width with all labels, in pixels.

    Raises:
        PlotError: If there is no gap, or one is not in points.
        MissingExtraError: If altair is not installed.
    """
    alt = need("altair", "plot")
    found = labelled(gaps, Measure.GAP, _KINDS, lang)
    rows = rows_of(found, lang, BLUE, ORANGE)
    layout = Layout(rows, width, unit_name(found, lang))
    stem = layout.chart.mark_rule(strokeWidth=3)
    head = layout.chart.mark_circle(size=140, opacity=1)
    chart = alt.layer(
        layout.upright(alt.datum(0), GREY),
        stem.encode(x=layout.x, x2=alt.datum(0), color=layout.colour),
        head.encode(x=layout.x, color=layout.colour, tooltip=layout.tooltip),
        layout.bounds(),
        layout.labels(),
        layout.texts(),
    )
    return finished(chart.properties(height=layout.height), title or _TITLES[lang], found.common, width)
