"""Bundled data: one function for each set (内置数据)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from mfgcity.domain import City


@cache
def zhuzhou_2023() -> City:
    """What a news brief of 2023 says of the industry of Zhuzhou, Hunan (株洲).

    The brief prints no date, byline or source. Its statements are restated; every figure it prints is an observation
    with its printed digits, every title a recognition, and what it leaves unclear is kept as unclear.

    Examples:
        >>> city = zhuzhou_2023()
        >>> [section.name_en for section in city.sections][1]
        'Enterprise cultivation'
    """
    return City.model_validate_json(files(__name__).joinpath("zhuzhou_2023.json").read_bytes())
