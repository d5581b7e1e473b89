"""Places from period to period (位次变化)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from mfgcity.calculators import Ranking
from mfgcity.display.plots.labelled import PlotError
from mfgcity.display.plots.look import COLOURS, GREY, WIDTH, finished, text_width, wrapped
from mfgcity.errors import Language, need

if TYPE_CHECKING:
    from mfgcity.display.plots.look import Chart

_TITLES: Final = {"en": "Places", "zh": "位次变化"}
_AXES: Final = {"en": "place", "zh": "位次"}
_OPEN: Final = {"en": "bands: places that rounding leaves open", "zh": "色带：舍入允许的位次"}
_STEP: Final = 34
_MOST: Final = 640


def rank_bumps(
    rankings: Mapping[str, Ranking],
    labels: Sequence[str],
    *,
    highlight: Iterable[str] = (),
    lang: Language = "zh",
    title: str | None = None,
    width: int = WIDTH,
) -> Chart:
    """Places over time as lines, the first place on top, with bands where rounding leaves a place open (位次变化图).

    Args:
        rankings: The ranking of each period, in the order of the plot.
        labels: Who was ranked, aligned with the values of every ranking.
        highlight: Those to draw in colour; all by default, as far as the colours go.
        lang: Chinese (``zh``) or English (``en``).
        title: The title; by default one in that language.
        width: The width with all labels, in pixels.

    Raises:
        PlotError: If there is no ranking, or one has not as many values as there are labels.
        MissingExtraError: If altair is not installed.
    """
    alt = need("altair", "plot")
    if not rankings or not labels:
        raise PlotError("plot.empty", measure="rank")
    for ranking in rankings.values():
        if len(ranking.values) != len(labels):
            raise PlotError("plot.names", count=len(ranking.values), value=list(labels))
    chosen = list(highlight) or (list(labels) if len(labels) <= len(COLOURS) else [])
    colours = {label: COLOURS[chosen.index(label) % len(COLOURS)] if label in chosen else GREY for label in labels}
    rows = _rows(rankings, labels, colours)
    last = max(row["worst"] for row in rows if row["worst"] is not None)
    names = _names(rows, width * 0.35)
    room = max(text_width(line) for name in names for line in name["lines"]) + 28
    # The scale goes on to the right as far as the names need.
    end = max(len(rankings) - 1, 0.5) * (1 + room / (width - room - 50))
    step = max(min(_STEP, _MOST / last), 15 * max(len(name["lines"]) for name in names))
    widest = (width - room - 50) / len(rankings)
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "time:Q",
            title=None,
            scale=alt.Scale(domain=[-0.25, end], nice=False),
            axis=alt.Axis(
                values=list(range(len(rankings))),
                labelExpr=f"{json.dumps([wrapped(name, widest, 12) for name in rankings])}[datum.value]",
                grid=False,
                domain=False,
                labelOverlap=False,
            ),
        ),
        color=alt.Color("colour:N", scale=None),
    )
    scale = alt.Scale(domain=[0.4, last + 0.6], nice=False, zero=False, reverse=True)
    axis = alt.Axis(format="d", domain=False, values=list(range(1, last + 1)))

    def y(field: str) -> Any:
        return alt.Y(f"{field}:Q", title=_AXES[lang], scale=scale, axis=axis)

    known = base.transform_filter("isValid(datum.place)")
    bands = known.transform_filter("datum.best < datum.worst")
    text = alt.Chart(alt.InlineData(values=names)).mark_text(align="left", baseline="middle", dx=12, lineHeight=15)
    chart = alt.layer(
        bands.mark_rule(strokeWidth=14, opacity=0.3, strokeCap="round").encode(y=y("best"), y2="worst:Q"),
        base.mark_line(strokeWidth=2.5).encode(y=y("place"), detail="label:N"),
        known.mark_circle(size=110, opacity=1).encode(
            y=y("place"), tooltip=[alt.Tooltip(f"{field}:N") for field in ("label", "period", "place", "best", "worst")]
        ),
        text.encode(x="time:Q", y=y("place"), text="lines:N"),
    )
    certain = all(ranking.is_certain for ranking in rankings.values())
    return finished(chart.properties(height=step * last), title or _TITLES[lang], "" if certain else _OPEN[lang], width)


def _rows(rankings: Mapping[str, Ranking], labels: Sequence[str], colours: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row for each label and period; those in colour come last, and so lie above the others."""
    ordered = sorted(enumerate(labels), key=lambda one: colours[one[1]] != GREY)
    return [
        {
            "time": time,
            "period": period,
            "label": label,
            "place": ranking.places[position],
            "best": ranking.best[position],
            "worst": ranking.worst[position],
            "colour": colours[label],
        }
        for time, (period, ranking) in enumerate(rankings.items())
        for position, label in ordered
    ]


def _names(rows: Iterable[Mapping[str, Any]], width: float) -> list[dict[str, Any]]:
    """The labels behind the last known place of each; those that end in one point share one text."""
    ends: dict[str, tuple[int, int]] = {}
    for row in rows:
        if row["place"] is not None:
            ends[row["label"]] = (row["time"], row["place"])
    together: dict[tuple[int, int], list[str]] = {}
    for label, end in ends.items():
        together.setdefault(end, []).append(label)
    return [
        {"time": time, "place": place, "lines": [line for label in found for line in wrapped(label, width)]}
        for (time, place), found in together.items()
    ]
