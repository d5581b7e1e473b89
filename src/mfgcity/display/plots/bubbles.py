"""Growth against share, with size (增速—占比气泡图)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mfgcity.display.plots.labelled import Labelled, PlotError, labelled, unit_name
from mfgcity.display.plots.look import BLUE, GREY, INK, ORANGE, WIDTH, finished, text_width
from mfgcity.domain import Measure
from mfgcity.errors import Language, need
from mfgcity.figures import Figure, UnitKind

if TYPE_CHECKING:
    from mfgcity.display.plots.look import Chart

_TEXTS: Final = {
    "title": {"en": "Growth and share", "zh": "增速与占比"},
    "share": {"en": "share ({})", "zh": "占比（{}）"},
    "growth": {"en": "growth ({})", "zh": "增速（{}）"},
    "size": {"en": "area: level", "zh": "面积：总量"},
    "reference": {"en": "dashed line: {}", "zh": "虚线：{}"},
}
_RATIO: Final = frozenset({UnitKind.RATIO})
_HEIGHT: Final = 340
_LARGEST: Final = 26
_SMALLEST: Final = 5
_LINE: Final = 16


class _Bubble(NamedTuple):
    """A circle, in pixels from the left and the top."""

    label: str
    x: float
    y: float
    radius: float


def growth_share_bubbles(
    growth: Mapping[str, Figure],
    shares: Mapping[str, Figure],
    sizes: Mapping[str, Figure] | None = None,
    *,
    reference: Figure | None = None,
    lang: Language = "zh",
    title: str | None = None,
    width: int = WIDTH,
) -> Chart:
    """Growth over share, one circle for each industry, park or county, with the bounds as a cross (增速—占比气泡图).

    Args:
        growth: The growth rate of each, by label.
        shares: The share of each in the whole, under the same labels.
        sizes: Their levels, which the areas of the circles show; equal circles if not given.
        reference: A growth rate to compare with, such as that of the whole.
        lang: Chinese (``zh``) or English (``en``).
        title: The title; by default one in that language.
        width: The width with all labels, in pixels.

    Raises:
        PlotError: If there is nothing to show, the labels differ, or a figure is of another kind.
        UnitError: If the units of the sizes do not meet.
        MissingExtraError: If altair is not installed.
    """
    alt = need("altair", "plot")
    up, along = labelled(growth, Measure.GROWTH, _RATIO, lang), labelled(shares, Measure.SHARE, _RATIO, lang)
    for name, other in (("shares", shares), ("sizes", growth if sizes is None else sizes)):
        if set(other) != set(growth):
            raise PlotError("plot.labels", name=name, labels=", ".join(sorted(set(other) ^ set(growth))))
    unit = next(iter(up.scaled.values())).unit
    line = None if reference is None else reference.to(unit)
    radii = _radii(growth, sizes)
    inner = width - 60
    xs, ys = _ends(along, []), _ends(up, [] if line is None else [float(line)])
    bubbles = [
        _Bubble(
            label,
            (float(along.scaled[label]) - xs[0]) / (xs[1] - xs[0]) * inner,
            (ys[1] - float(up.scaled[label])) / (ys[1] - ys[0]) * _HEIGHT,
            radii[label],
        )
        for label in growth
    ]
    places = _label_places(bubbles, inner)
    rows = [
        {
            "label": bubble.label,
            "x": float(along.scaled[bubble.label]),
            "y": float(up.scaled[bubble.label]),
            **_cross("x", along.scaled[bubble.label], xs),
            **_cross("y", up.scaled[bubble.label], ys),
            "area": math.pi * bubble.radius**2,
            "growth": up.figures[bubble.label].format(lang),
            "share": along.figures[bubble.label].format(lang),
            "level": "" if sizes is None else sizes[bubble.label].format(lang),
            "colour": BLUE if line is None or up.scaled[bubble.label].value >= line.value else ORANGE,
            "text_x": xs[0] + places[bubble.label][0] / inner * (xs[1] - xs[0]),
            "text_y": ys[1] - places[bubble.label][1] / _HEIGHT * (ys[1] - ys[0]),
        }
        for bubble in bubbles
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=_axis(alt, alt.X, "x", xs, _TEXTS["share"][lang].format(unit_name(along, lang))),
        y=_axis(alt, alt.Y, "y", ys, _TEXTS["growth"][lang].format(unit_name(up, lang))),
    )
    cross = base.mark_rule(strokeWidth=1.5, color=INK)
    layers = [
        alt.Chart(alt.InlineData(values=[{}])).mark_rule(color=GREY, strokeDash=dash).encode(y=alt.datum(at))
        for at, dash in ((0, [1, 0]), (None if line is None else float(line), [5, 4]))
        if at is not None and ys[0] <= at <= ys[1]
    ]
    chart = alt.layer(
        *layers,
        base.mark_circle(opacity=0.75).encode(
            size=alt.Size("area:Q", scale=None),
            color=alt.Color("colour:N", scale=None),
            tooltip=[alt.Tooltip(f"{field}:N") for field in ("label", "growth", "share", "level")],
        ),
        cross.encode(x="x_low:Q", x2="x_high:Q"),
        cross.encode(y="y_low:Q", y2="y_high:Q"),
        base.mark_text(baseline="middle").encode(x="text_x:Q", y="text_y:Q", text="label:N"),
    )
    notes = [] if sizes is None else [_TEXTS["size"][lang]]
    if reference is not None:
        notes.append(_TEXTS["reference"][lang].format(reference.format(lang)))
    subtitle = ("；" if lang == "zh" else "; ").join(notes)
    return finished(chart.properties(height=_HEIGHT), title or _TEXTS["title"][lang], subtitle, width)


def _axis(alt: Any, kind: Any, field: str, ends: tuple[float, float], title: str) -> Any:
    axis = alt.Axis(tickCount=5, domain=False, labelExpr="replace(datum.label, '\u2212', '-')")
    return kind(f"{field}:Q", title=title, scale=alt.Scale(domain=list(ends), nice=False, zero=False), axis=axis)


def _radii(growth: Mapping[str, Figure], sizes: Mapping[str, Figure] | None) -> dict[str, float]:
    if sizes is None:
        return dict.fromkeys(growth, 9.0)
    unit = next(iter(sizes.values())).unit
    levels = {label: max(float(figure.to(unit)), 0.0) for label, figure in sizes.items()}
    largest = max(levels.values()) or 1.0
    return {label: max(_LARGEST * math.sqrt(level / largest), _SMALLEST) for label, level in levels.items()}


def _ends(found: Labelled, more: list[float]) -> tuple[float, float]:
    """The ends of a scale: all figures with their bounds, and room for circles."""
    bounds = (end for figure in found.scaled.values() for end in (figure.lower, figure.upper) if end is not None)
    values = [*map(float, found.scaled.values()), *map(float, bounds), *more]
    low, high = min(values), max(values)
    margin = (high - low or abs(high) or 1.0) * 0.15
    return low - margin, high + margin


def _cross(field: str, figure: Figure, ends: tuple[float, float]) -> dict[str, float]:
    low, high = figure.lower, figure.upper
    return {
        f"{field}_low": ends[0] if low is None else float(low),
        f"{field}_high": ends[1] if high is None else float(high),
    }


def _label_places(bubbles: list[_Bubble], width: float) -> dict[str, tuple[float, float]]:
    """The middle of each label: above its circle where there is room, else below, beside it, or further off."""
    taken = [(b.x - b.radius, b.y - b.radius, b.x + b.radius, b.y + b.radius) for b in bubbles]
    places: dict[str, tuple[float, float]] = {}
    for bubble in sorted(bubbles, key=lambda bubble: bubble.radius, reverse=True):
        half = text_width(bubble.label) / 2
        off = bubble.radius + _LINE / 2 + 2
        side = bubble.radius + half + 4
        tries = [(0.0, -off), (0.0, off), (side, 0.0), (-side, 0.0)]
        tries += [(0.0, sign * (off + step * _LINE)) for step in range(1, 12) for sign in (-1, 1)]
        middles = [
            (
                min(max(bubble.x + across, half), width - half),
                min(max(bubble.y + down, _LINE / 2), _HEIGHT - _LINE / 2),
            )
            for across, down in tries
        ]
        boxes = [(x - half, y - _LINE / 2, x + half, y + _LINE / 2) for x, y in middles]
        free = (number for number, box in enumerate(boxes) if not any(_overlap(box, other) for other in taken))
        chosen = next(free, 0)
        taken.append(boxes[chosen])
        places[bubble.label] = middles[chosen]
    return places


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
