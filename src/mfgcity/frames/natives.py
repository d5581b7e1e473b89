"""Frames of any kind as polars frames."""

from __future__ import annotations

from typing import Any

from mfgcity.errors import need


def as_polars(frame: Any) -> Any:
    pl = need("polars", "polars")
    return frame if isinstance(frame, pl.DataFrame) else pl.DataFrame(frame)
