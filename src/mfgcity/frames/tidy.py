"""The columns of a frame of observations, and what is read from them (观测值的列).

- `indicator`, `subject`, `period`: what is observed, of whom, when: text, categories, or years and dates for the period.
- `value`: the number.
- `measure`: as what it is observed: ``level``, ``growth`` …; may be left out.
- `reference`, `of`, `basis`, `scope`: the rest of the key: against what, of which measure, at which prices, of which
  population; each may be left out.
- `unit`: its unit; values of unlike units are never set against each other.
- `decimals`, or `lower` and `upper`: its printed digits after the point, or its bounds; needed for bounds.
- `published`: when it was published; needed for `as_of`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import narwhals.stable.v2 as nw

from mfgcity.figures.vocabulary import COUNTERS, PLACE

KEYS: Final = ("indicator", "subject", "period", "measure")
"""The keys that name an observation; a row without one of them is compared with none."""

CONTEXT: Final = ("reference", "of", "basis", "scope")
"""The other keys, used where the frame has them; a null is a value of its own there."""

NOT_LEVELS: Final = (
    "growth", "增速", "同比", "同比增长",
    "period_growth", "环比", "环比增长",
    "gap", "差距", "高于", "快于",
    "share", "占比", "比重", "份额",
    "share_change", "比重变化", "占比提高",
    "rank", "位次", "排名", "名次",
    "completion", "完成率", "完成进度",
    "contribution", "贡献率",
    "pull", "拉动",
)  # fmt: skip
"""Measures of which no growth, share or completion is taken: they are no quantities of the thing itself."""


def clean(expression: nw.Expr) -> nw.Expr:
    """A number in float64; null where it is missing, not a number or infinite, on every backend."""
    number = expression.cast(nw.Float64)
    return nw.when(number.is_finite()).then(number)


def is_eager(frame: Any) -> bool:
    """Whether a frame holds its rows, so that they can be counted."""
    return isinstance(frame, nw.DataFrame)


def limits(value: str, columns: Sequence[str]) -> dict[str, nw.Expr] | None:
    """The lower and the upper end of what a printed value can be; None where the frame does not say.

    A frame says it by columns `lower` and `upper` (for a derived column such as ``growth_rate`` by
    ``growth_rate_lower`` and ``growth_rate_upper``), or by the digits after the point in `decimals`: half a digit
    either way, and nothing for a count of whole things.
    """
    names = ("lower", "upper") if value == "value" else (f"{value}_lower", f"{value}_upper")
    if set(names) <= set(columns):
        return dict(zip(("lower", "upper"), map(nw.col, names), strict=True))
    if value != "value" or "decimals" not in columns:
        return None
    number, decimals = nw.col(value).cast(nw.Float64), nw.col("decimals").cast(nw.Float64)
    half = 0.5 * nw.lit(10.0) ** (-decimals)
    if "unit" in columns:
        whole = nw.col("unit").cast(nw.String).is_in(sorted({*COUNTERS, PLACE})) & (decimals == 0)
        half = nw.when(whole).then(nw.lit(0.0)).otherwise(half)
    return {"lower": number - half, "upper": number + half}


def none_missing(columns: Sequence[str]) -> nw.Expr:
    """Whether a row has all of these columns."""
    return nw.all_horizontal(*(~nw.col(name).is_null() for name in columns), ignore_nulls=False)


def quantity(columns: Sequence[str]) -> nw.Expr:
    """Whether a row is a quantity of the thing itself, of which growth, shares and completion can be taken."""
    if "measure" not in columns:
        return nw.lit(True)
    return ~nw.col("measure").cast(nw.String).fill_null("").is_in(NOT_LEVELS)
