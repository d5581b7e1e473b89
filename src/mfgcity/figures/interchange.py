"""Figures in JSON: a printed one is its text, a computed one its exact value and bounds with the unit."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from mfgcity.figures.figure import Figure, FigureError
from mfgcity.figures.interval import Interval, NumberError

PARTS = ("value", "lower", "upper", "lower_closed", "upper_closed", "unit", "shown")
"""The keys of a computed figure; numbers are `p/q` texts, a missing limit is null."""


_MOST_SHOWN = 400
"""More digits than any chain of printed figures shows; a larger number would only tie up the reader."""


def to_json(figure: Figure) -> str | dict[str, Any]:
    """A figure as JSON data that `from_json` reads back equal."""
    if figure.is_printed:
        return str(figure)
    bounds = figure.bounds
    ends = {name: None if end is None else str(end) for name, end in (("lower", bounds.lower), ("upper", bounds.upper))}
    return {
        "value": str(figure.value),
        **ends,
        "lower_closed": bounds.lower_closed,
        "upper_closed": bounds.upper_closed,
        "unit": figure.unit.symbol,
        "shown": figure.shown_decimals,
    }


def from_json(data: object) -> Figure:
    """The figure that `to_json` wrote, or a printed figure's text.

    Raises:
        MfgcityError: If the data is neither.
    """
    if isinstance(data, str):
        return Figure.parse(data)
    if isinstance(data, float):
        raise NumberError("number.float", field="figure", field_zh="数值", value=data)
    if not isinstance(data, dict) or not {"value", "lower", "upper", "unit"} <= set(data) <= set(PARTS):
        raise FigureError("figure.json", value=data)
    closed = [data.get(name, True) for name in ("lower_closed", "upper_closed")]
    shown = data.get("shown")
    if isinstance(shown, str) and re.fullmatch("-?[0-9]{1,3}", shown):
        shown = int(shown)  # readers that keep numbers as printed hand them over as text
    if not all(isinstance(flag, bool) for flag in closed) or not (
        shown is None or (type(shown) is int and abs(shown) <= _MOST_SHOWN)
    ):
        raise FigureError("figure.json", value=data)
    value, lower, upper = (_number(data[name], data) for name in ("value", "lower", "upper"))
    if value is None:
        raise FigureError("figure.json", value=data)
    return Figure.computed(value, data["unit"], Interval(lower, upper, *closed), shown=shown)


def _number(text: object, data: object) -> Fraction | None:
    if text is None:
        return None
    if not isinstance(text, str) or len(text) > 8000:
        raise FigureError("figure.json", value=data)
    point = Interval.parse(f"[{text}, {text}]")
    return point.lower
