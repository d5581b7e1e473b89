"""Levels and parents of divisions, read off their codes on columns (行政区划的级别与上级).

They are those of `codes.region` for every code of its table: a county is under the prefecture of its first four
digits, or under the province where that is no place (110101 of a municipality, 429004 directly governed).
"""

from __future__ import annotations

import functools
from typing import Any, Final

import narwhals.stable.v2 as nw

from mfgcity.codes import region
from mfgcity.codes.region import NATION

_PROVINCE: Final = "0000"
_CODE: Final = "^[0-9]{6}$"


def division_level(frame: Any) -> Any:
    """Put into ``__new`` the level of the codes in ``__text``, ``nation`` to ``county``; ``other`` for what is no code."""
    text = nw.col("__text")
    is_code = (text.str.len_chars() == 6) & text.str.contains(_CODE)
    lower = nw.when(text.str.ends_with("00")).then(nw.lit("prefecture")).otherwise(nw.lit("county"))
    level = nw.when(text.str.ends_with(_PROVINCE)).then(nw.lit("province")).otherwise(lower)
    below = nw.when(is_code).then(level).otherwise(nw.lit("other"))
    return frame.with_columns(__new=nw.when(text == NATION).then(nw.lit("nation")).otherwise(below))


def division_above(frame: Any) -> Any:
    """Put into ``__new`` the code one level above that in ``__text``; null for the nation and for what is no code."""
    text = nw.col("__text")
    is_code = (text.str.len_chars() == 6) & text.str.contains(_CODE)
    province = nw.concat_str(text.str.head(2), nw.lit(_PROVINCE))
    prefecture = nw.concat_str(text.str.head(4), nw.lit("00"))
    direct = text.str.ends_with("00") | text.str.head(4).is_in(_without_prefecture())
    above = nw.when(direct).then(province).otherwise(prefecture)
    above = nw.when(text.str.ends_with(_PROVINCE)).then(nw.lit(NATION)).otherwise(above)
    return frame.with_columns(__new=nw.when(is_code).then(above))


@functools.cache
def _without_prefecture() -> tuple[str, ...]:
    """The first four digits of the codes that stand directly under a province."""
    codes = (code for code in region.all_codes() if code[-2:] != "00" and code != NATION)
    return tuple(sorted({code[:4] for code in codes if str(region.parent(code)).endswith(_PROVINCE)}))
