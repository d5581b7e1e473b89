"""Shares as bars (占比)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mfgcity.display.plots.labelled import Figures, labelled, unit_name
from mfgcity.display.plots.look import BLUE, GREY, ORANGE, WIDTH, finished
from mfgcity.display.plots.rows import Layout, rows_of
from mfgcity.domain import Measure
from mfgcity.errors import Language, need
from mfgcity.figures import Figure, UnitKind

if TYPE_CHECKING:
    from mfgcity.display.plots.look import Chart

_TITLES: Final = {"en": "Shares", "zh": "占比"}
_KINDS: Final = frozenset({UnitKind.RATIO})


def share_bars(shares: Figures, *, lang: Language = "zh", title: str | None = None, width: int = WIDTH) -> Chart:
    """Shares as bars, each within its whole, with the bounds that rounding leaves (占比条形图).

    Args:
        shares: Shares by label, observations, or a city whose printed shares are taken.
        lang: Chinese (``zh``) or English (``en``).
        title: The title; by default one in that language.
        width: The width with all labels, in pixels.

    Raises:
        PlotError: If there is no share, or one is no ratio.
        MissingExtraError: If altair is not installed.
    """
    alt = need("altair", "plot")
    found = labelled(shares, Measure.SHARE, _KINDS, lang)
    first = next(iter(found.scaled.values()))
    whole = float(Figure("100", "%").to(first.unit))
    layout = Layout(rows_of(found, lang, BLUE, ORANGE), width, unit_name(found, lang), reach=[whole])
    chart = alt.layer(
        layout.bar(alt.datum(whole), GREY, 0.2),
        layout.bar(layout.x).encode(tooltip=layout.tooltip),
        layout.bounds(),
        layout.labels(),
        layout.texts(),
    )
    return finished(chart.properties(height=layout.height), title or _TITLES[lang], found.common, width)
