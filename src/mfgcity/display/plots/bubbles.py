"""Growth against share, with size (增速—占比气泡图)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mfgcity.display.plots.labelled import Labelled, PlotError, labelled, unit_name
from mfgcity.display.plots.lettering import LINE, Spot, label_places
from mfgcity.display.plots.look import BLUE, GREY, INK, ORANGE, WIDTH, finished, wrapped
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


class _Scale(NamedTuple):
    """The ends of an axis, and where on the plot they are in pixels."""

    low: float
    high: float
    first: float
    last: float

    def pixel(self, value: float) -> float:
        """Where a value stands."""
        return self.first + (value - self.low) / (self.high - self.low) * (self.last - self.first)

    def value(self, pixel: float) -> float:
        """What stands at a pixel."""
        return self.low + (pixel - self.first) / (self.last - self.first) * (self.high - self.low)

    def bounds(self, figure: Figure) -> tuple[float, float]:
        """The bounds of a figure; the end of the axis where there is no limit."""
        low, high = figure.lower, figure.upper
        return self.low if low is None else float(low), self.high if high is None else float(high)


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
    x, y = _scale(along, 0, inner), _scale(up, _HEIGHT, 0, [] if line is None else [float(line)])
    spots, rows = [], []
    for label, figure in up.scaled.items():
        part = along.scaled[label]
        x_low, x_high = x.bounds(part)
        y_low, y_high = y.bounds(figure)
        at = x.pixel(float(part)), y.pixel(float(figure))
        cross = (x.pixel(x_low), x.pixel(x_high)), (y.pixel(y_high), y.pixel(y_low))
        spots.append(Spot(wrapped(label, inner / 2), *at, radii[label], *cross))
        rows.append(
            {
                "label": label,
                "x": float(part),
                "y": float(figure),
                "x_low": x_low,
                "x_high": x_high,
                "y_low": y_low,
                "y_high": y_high,
                "area": math.pi * radii[label] ** 2,
                "growth": up.figures[label].format(lang),
                "share": along.figures[label].format(lang),
                "level": "" if sizes is None else sizes[label].format(lang),
                "colour": BLUE if line is None or figure.value >= line.value else ORANGE,
            }
        )
    for row, spot, place in zip(rows, spots, label_places(spots, inner, _HEIGHT), strict=True):
        row |= {"lines": spot.lines, "text_x": x.value(place.x), "text_y": y.value(place.y)}
        if place.join is not None:
            row |= {"join_x": x.value(place.join[0]), "join_y": y.value(place.join[1])}
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=_axis(alt.X, "x", x, _TEXTS["share"][lang].format(unit_name(along, lang))),
        y=_axis(alt.Y, "y", y, _TEXTS["growth"][lang].format(unit_name(up, lang))),
    )
    bounds = base.mark_rule(strokeWidth=1.5, color=INK)
    joined = base.transform_filter("isValid(datum.join_x)").mark_rule(color=GREY)
    layers = [
        alt.Chart(alt.InlineData(values=[{}])).mark_rule(color=GREY, strokeDash=dash).encode(y=alt.datum(at))
        for at, dash in ((0, [1, 0]), (None if line is None else float(line), [5, 4]))
        if at is not None and y.low <= at <= y.high
    ]
    chart = alt.layer(
        *layers,
        joined.encode(x2="join_x:Q", y2="join_y:Q"),
        base.mark_circle(opacity=0.75).encode(
            size=alt.Size("area:Q", scale=None),
            color=alt.Color("colour:N", scale=None),
            tooltip=[alt.Tooltip(f"{field}:N") for field in ("label", "growth", "share", "level")],
        ),
        bounds.encode(x="x_low:Q", x2="x_high:Q"),
        bounds.encode(y="y_low:Q", y2="y_high:Q"),
        base.mark_text(baseline="middle", lineHeight=LINE).encode(x="text_x:Q", y="text_y:Q", text="lines:N"),
    )
    notes = [] if sizes is None else [_TEXTS["size"][lang]]
    if reference is not None:
        notes.append(_TEXTS["reference"][lang].format(reference.format(lang)))
    subtitle = ("；" if lang == "zh" else "; ").join(notes)
    return finished(chart.properties(height=_HEIGHT), title or _TEXTS["title"][lang], subtitle, width)


def _axis(kind: Any, field: str, scale: _Scale, title: str) -> Any:
    axis = {"tickCount": 5, "domain": False, "labelExpr": "replace(datum.label, '\u2212', '-')"}
    return kind(f"{field}:Q", title=title, scale={"domain": [scale.low, scale.high], "nice": False}, axis=axis)


def _radii(growth: Mapping[str, Figure], sizes: Mapping[str, Figure] | None) -> dict[str, float]:
    if sizes is None:
        return dict.fromkeys(growth, 9.0)
    unit = next(iter(sizes.values())).unit
    levels = {label: max(float(figure.to(unit)), 0.0) for label, figure in sizes.items()}
    largest = max(levels.values()) or 1.0
    return {label: max(_LARGEST * math.sqrt(level / largest), _SMALLEST) for label, level in levels.items()}


def _scale(found: Labelled, first: float, last: float, more: Sequence[float] = ()) -> _Scale:
    """A scale for all figures with their bounds, and room for circles."""
    bounds = (end for figure in found.scaled.values() for end in (figure.lower, figure.upper) if end is not None)
    values = [*map(float, found.scaled.values()), *map(float, bounds), *more]
    low, high = min(values), max(values)
    margin = (high - low or abs(high) or 1.0) * 0.15
    return _Scale(low - margin, high + margin, first, last)
