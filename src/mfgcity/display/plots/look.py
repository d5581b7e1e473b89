"""The look that all plots share: colours for light and dark pages, the fonts, and how wide a text is (图形样式)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final

from mfgcity.display.plots.fonts import FAMILIES

if TYPE_CHECKING:
    from altair import LayerChart

    Chart = LayerChart

INK: Final = "currentColor"
"""Text and axes take the colour of the page around them; `save` makes them black."""

BLUE: Final = "#3b7dd8"
ORANGE: Final = "#d2691e"
GREEN: Final = "#2e9468"
RED: Final = "#d64550"
GREY: Final = "#808080"
PURPLE: Final = "#9467bd"
OLIVE: Final = "#9a8418"
COLOURS: Final = (BLUE, ORANGE, GREEN, PURPLE, OLIVE, RED)
"""Each differs from a white and from a black page by a contrast of at least 3 to 1, as WCAG 2.2 asks of graphics."""

WIDTH: Final = 440
"""The width of a plot in pixels: it stays readable on a telephone."""

FONT_SIZE: Final = 13


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """About how wide a text is, in pixels: a Chinese character is as wide as high, another about 0.57 of that."""
    wide = sum(unicodedata.east_asian_width(character) in "WFA" for character in text)
    return size * (wide + 0.57 * (len(text) - wide))


def wrapped(text: str, width: float, size: float = FONT_SIZE) -> list[str]:
    """A text as lines that are not wider than so many pixels; it is broken at blanks, or between Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(text):
        if line and text_width(line + piece.rstrip(), size) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """The parts of a text that stay on one line: words with the blank behind them, single Chinese characters."""
    pieces: list[str] = []
    for character in text:
        joins = pieces and not pieces[-1].endswith(" ") and text_width(pieces[-1][-1] + character, 1) < 2
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def finished(chart: Any, title: str, subtitle: str, width: int) -> Chart:
    """A chart with its title and the shared look, as wide as it is told with all its labels."""
    heading = {"text": wrapped(title, width, 15), "anchor": "start", "frame": "bounds", "offset": 12}
    if subtitle:
        heading["subtitle"] = wrapped(subtitle, width)
    sized = chart.properties(
        width=width,
        background="transparent",
        title=heading,
        # On a canvas the colour of the page would be read before the plot stands in it.
        usermeta={"embedOptions": {"renderer": "svg"}},
        autosize={"type": "fit-x", "contains": "padding"},
    )
    styled: Chart = (
        sized.configure(font=", ".join((*FAMILIES, "sans-serif")))
        .configure_title(color=INK, subtitleColor=INK, fontSize=15, subtitleFontSize=12)
        .configure_axis(
            labelColor=INK,
            titleColor=INK,
            domainColor=GREY,
            tickColor=GREY,
            gridColor=GREY,
            gridOpacity=0.25,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            labelOverlap=True,
        )
        .configure_text(color=INK, fontSize=FONT_SIZE)
        .configure_view(stroke=None)
    )
    return styled
