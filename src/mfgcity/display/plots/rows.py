"""Plots of one row for each figure: the label above, the figure to scale below, its text behind (横向图的行)."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from mfgcity.display.naming import bounds_text
from mfgcity.display.plots.labelled import Labelled
from mfgcity.display.plots.look import INK, text_width, wrapped
from mfgcity.errors import Language, need

LINE: Final = 16
"""The height of a line of a label, in pixels."""
GAP: Final = 15
"""From the middle of the last line of a label down to its mark."""
AFTER: Final = 20
"""From a mark down to the next label."""
HALF: Final = 7
"""Half the height that a mark may have."""
_SPACE: Final = 10
_INSET: Final = 20
"""What a chart may keep free to the left of its scale, in pixels; labels begin there."""


class Row(NamedTuple):
    """One row.

    Attributes:
        label: What it shows.
        value: Where the figure stands.
        low: Where its bounds begin, or None without a limit.
        high: Where they end, or None without a limit.
        text: The figure in words.
        colour: The colour of its mark.
        bounds: The bounds in words, empty where the figure is exact.
        line: Where an upright line stands beside the figure, if one does.
    """

    label: str
    value: float
    low: float | None
    high: float | None
    text: str
    colour: str
    bounds: str = ""
    line: float | None = None

    def end(self, high: float) -> float:
        """Where the text begins, on a scale that ends there: beyond zero, the figure, its bounds and its line."""
        return max(0, self.value, high if self.high is None else self.high, self.line or 0)


def rows_of(found: Labelled, lang: Language, colour: str, below_zero: str) -> list[Row]:
    """A row for each figure, in their order."""
    rows = []
    for label, figure in found.figures.items():
        scaled = found.scaled[label]
        low, high = scaled.lower, scaled.upper
        rows.append(
            Row(
                label,
                float(scaled),
                None if low is None else float(low),
                None if high is None else float(high),
                figure.format(lang, bounds=False),
                colour if figure.value >= 0 else below_zero,
                bounds_text(figure, lang),
            )
        )
    return rows


def domain(rows: Iterable[Row], width: int, reach: Iterable[float] = ()) -> tuple[float, float]:
    """The ends of the scale: zero, every figure with its bounds and its text, and what else it must reach."""
    listed, reached = list(rows), list(reach)
    ends = [end for row in listed for end in (row.value, row.low, row.high) if end is not None]
    low, high = min(0.0, *ends, *reached), max(0.0, *ends, *reached)
    if low == high:
        high = low + 1
    for row in listed:
        free = max(width - text_width(row.text) - 2 * _SPACE, width / 8) / width
        end = row._replace(high=row.high or row.value).end(high)
        high = max(high, low + (end - low) / free)
    return low, high


def whole_ticks(high: float) -> list[int]:
    """Whole numbers from zero up to an end of the scale: at most six, apart by 1, 2 or 5 times a power of ten."""
    steps = (step * 10**power for power in itertools.count() for step in (1, 2, 5))
    return list(range(0, int(high) + 1, next(step for step in steps if high < 6 * step)))


class Layout:
    """The rows of one plot, as layers of a chart.

    Args:
        rows: The rows, from above.
        width: The width of the plot in pixels.
        axis: The title of the axis.
        reach: Values beside the figures that the scale must hold.
        whole: Whether the axis counts in whole numbers.
    """

    def __init__(
        self, rows: list[Row], width: int, axis: str, *, reach: Iterable[float] = (), whole: bool = False
    ) -> None:
        self._alt = alt = need("altair", "plot")
        self.ends = domain(rows, width, reach)
        self.height = 0.0
        data = alt.InlineData(values=[self._datum(row, wrapped(row.label, width - _INSET)) for row in rows])
        self.chart = alt.Chart(data).encode(y=alt.Y("y:Q", scale=None, axis=None))
        # A font without the true minus sign would draw it from another one.
        ticks = alt.Axis(tickCount=5, domain=False, grid=False, labelExpr="replace(datum.label, '\u2212', '-')")
        if whole:
            ticks = alt.Axis(values=whole_ticks(self.ends[1]), domain=False, grid=False, format="d")
        self.x = alt.X("value:Q", title=axis, scale=alt.Scale(domain=list(self.ends), nice=False), axis=ticks)

    def _datum(self, row: Row, lines: list[str]) -> dict[str, Any]:
        """What the marks of a row need; the row takes its place below those before."""
        low, high = self.ends
        first = self.height + LINE / 2
        place = first + (len(lines) - 1) * LINE + GAP
        self.height = place + AFTER
        return {
            "first": first,
            "y": place,
            "above": place - HALF,
            "below": place + HALF,
            "lines": lines,
            "label": row.label,
            "value": row.value,
            "low": low if row.low is None else row.low,
            "high": high if row.high is None else row.high,
            "end": row.end(high),
            "line": row.line,
            "text": row.text,
            "bounds": row.bounds,
            "colour": row.colour,
        }

    @property
    def tooltip(self) -> list[Any]:
        """What a notebook tells of a mark under the pointer."""
        return [self._alt.Tooltip(f"{field}:N") for field in ("label", "text", "bounds")]

    @property
    def colour(self) -> Any:
        """The colour of a mark, as its row has it."""
        return self._alt.Color("colour:N", scale=None)

    def labels(self) -> Any:
        """The labels, above the marks at the left edge."""
        mark = self.chart.mark_text(align="left", baseline="middle", lineHeight=LINE)
        return mark.encode(x=self._alt.value(0), y=self._alt.Y("first:Q", scale=None), text="lines:N")

    def texts(self) -> Any:
        """The figures in words, to the right of their marks, their bounds and zero."""
        mark = self.chart.mark_text(align="left", baseline="middle", dx=_SPACE)
        return mark.encode(x="end:Q", text="text:N")

    def bounds(self) -> Any:
        """What rounding leaves open, as a thin line with ends over the mark."""
        exact = self.chart.transform_filter("datum.low < datum.high")
        rule = exact.mark_rule(strokeWidth=1.5, color=INK)
        ends = exact.mark_tick(thickness=1.5, size=10, color=INK, orient="vertical")
        return self._alt.layer(rule.encode(x="low:Q", x2="high:Q"), ends.encode(x="low:Q"), ends.encode(x="high:Q"))

    def bar(self, x: Any, colour: str | None = None, opacity: float = 1) -> Any:
        """A bar from zero in each row: in the colour of the row, or in one for all."""
        mark = {} if colour is None else {"color": colour}
        bar = self.chart.mark_rule(strokeWidth=12, opacity=opacity, **mark).encode(x=x, x2=self._alt.datum(0))
        return bar if colour else bar.encode(color=self.colour)

    def upright(self, x: Any, colour: str, width: float = 1.5) -> Any:
        """A short line across each row, such as the zero from which figures are measured."""
        alt = self._alt
        ends = {"y": alt.Y("above:Q", scale=None), "y2": "below:Q"}
        return self.chart.mark_rule(strokeWidth=width, color=colour).encode(x=x, **ends)
