"""Plots as PNG and SVG, without a browser (保存图形)."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mfgcity.display.plots.fonts import FAMILIES, Font, registered_font
from mfgcity.display.plots.labelled import PlotError
from mfgcity.display.plots.look import INK
from mfgcity.errors import need
from mfgcity.markup import has_chinese

if TYPE_CHECKING:
    from mfgcity.display.plots.look import Chart


def save(chart: Chart, file: str | Path, *, scale: float = 2) -> None:
    """Save a plot as a picture on white, drawn without a browser.

    The texts of an SVG are drawn by whatever shows it, with the fonts there. Those of a PNG are drawn here.

    Args:
        chart: The plot.
        file: Where to; the ending says which: ``.png`` or ``.svg``.
        scale: For a PNG, how many dots a pixel of the plot has in each direction.

    Raises:
        PlotError: If the ending is another.
        MissingExtraError: If vl-convert is not installed.

    Warns:
        MissingFontWarning: If the PNG has Chinese characters and no font on this machine does.
    """
    path = Path(file)
    ending = path.suffix.lower()
    if ending not in (".png", ".svg"):
        raise PlotError("plot.ending", value=str(file))
    draw = need("vl_convert", "plot")
    spec = chart.to_dict()
    chinese = has_chinese(json.dumps(spec, ensure_ascii=False))
    spec = _in_font(spec, registered_font(warn=ending == ".png") if chinese else None)
    spec["background"] = "white"
    spec = json.loads(json.dumps(spec).replace(f'"{INK}"', '"black"'))
    if ending == ".svg":
        path.write_text(draw.vegalite_to_svg(spec), encoding="utf-8")
    else:
        path.write_bytes(draw.vegalite_to_png(spec, scale=scale))


def inline_svg(chart: Chart, label: str, prefix: str) -> str:
    """A plot as an SVG element inside a page, in the colours of the page.

    Args:
        chart: The plot.
        label: What it shows, for those who do not see it.
        prefix: What its ids begin with, so that no two on the page are the same.

    Raises:
        MissingExtraError: If vl-convert is not installed.
    """
    spec = _in_font(chart.to_dict(), registered_font(warn=False))
    svg = need("vl_convert", "plot").vegalite_to_svg(spec)
    svg = re.sub(r'\bid="', f'id="{prefix}-', svg).replace("url(#", f"url(#{prefix}-")
    # To a screen reader the plot is one picture with a name; its figures stand in the tables beside it.
    return svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)


def _in_font(spec: dict[str, Any], font: Font | None) -> dict[str, Any]:
    if font is not None and font.family not in FAMILIES:
        spec["config"]["font"] = f"{font.family}, {spec['config']['font']}"
    return spec
