"""Shift-share as a product of indices (乘法偏离—份额)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from mfgcity.calculators.bounding.lists import Amounts, Kind, as_figure, delivered, joint_kind, same_length
from mfgcity.calculators.bounding.means import mean_bounds
from mfgcity.calculators.formula import formula
from mfgcity.figures import ratio
from mfgcity.figures.operands import UndefinedError, nonzero, plain

_GONE = {"reason": "nothing is left of the reference", "reason_zh": "参照地区现期为零"}


@attrs.frozen
class ShiftShareIndex:
    """A region's growth against the reference as a product (乘法偏离—份额).

    Attributes:
        total: The region's growth factor over that of the reference: structure times location.
        structure: What the region's industry mix gives (结构效应); 1 is neutral.
        location: What the region itself gives (区位效应); 1 is neutral.
    """

    total: Any
    structure: Any
    location: Any


@formula(
    en="shift-share indices",
    zh="偏离—份额指数",
    maths="structure = Σ e₀·n₁/n₀ / E₀ / (N₁/N₀); location = E₁ / Σ e₀·n₁/n₀; total = structure · location",
    source="Gerfin 1964",
)
def shift_share_index(
    before: Sequence[Any],
    after: Sequence[Any],
    reference_before: Sequence[Any],
    reference_after: Sequence[Any],
) -> ShiftShareIndex:
    """A region's growth against the reference as structure times location (乘法偏离—份额).

    ``structure = Σ e₀·n₁/n₀ / E₀ / (N₁/N₀)`` is what the region would have grown at each industry's pace in the
    reference; ``location = E₁ / Σ e₀·n₁/n₀`` is what it grew beyond. A figure's bounds are the tightest for `total`
    and `location`, and guaranteed outer bounds for `structure`.

    Args:
        before: The region's levels by industry in the base period, in any one unit.
        after: Its levels in the current period, in the same order.
        reference_before: The reference's levels by industry in the base period: all above zero.
        reference_after: Its levels in the current period.

    Raises:
        OperandError: If a level is negative or missing, or the lists differ in length.
        UndefinedError: If a total, or an industry of the reference, is, or may be, zero in the base period.

    Examples:
        >>> result = shift_share_index([90, 20, 10, 60], [100, 40, 10, 55], [400, 150, 150, 400], [440, 210, 135, 480])
        >>> round(result.structure, 9), round(result.location, 9), round(result.total, 9)
        (1.004830918, 0.985576923, 0.990338164)
    """
    named = {"before": before, "after": after, "reference_before": reference_before, "reference_after": reference_after}
    lists = [Amounts.read(values, name).checked() for name, values in named.items()]
    same_length(*lists)
    kind = joint_kind(*lists)
    lists[0].total_above_zero("shift-share index", "偏离—份额指数")
    lists[2].checked(above_zero=True)
    sums = [sum(one.items) for one in lists]
    paces = Amounts(
        "paces", tuple(plain(ratio(n / m)) for m, n in zip(lists[2].items, lists[3].items, strict=True)), kind
    )
    error = UndefinedError("shift_share.undefined", **_GONE, field="reference_after")
    pace = nonzero(ratio(sums[3] / sums[2]), lambda: error)
    expected = nonzero(sum(e * r for e, r in zip(lists[0].items, paces.items, strict=True)), lambda: error)
    mean = expected / sums[0]
    if kind is Kind.FIGURE:
        mean = as_figure(lists, mean.value * mean.unit.scale, mean_bounds(paces.ends, lists[0].ends), "%")
    total, structure, location = ratio(sums[1] / sums[0]) / pace, mean / pace, ratio(sums[1] / expected)
    return ShiftShareIndex(*(delivered(kind, plain(one)) for one in (total, structure, location)))
