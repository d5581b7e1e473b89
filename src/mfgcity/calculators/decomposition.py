"""Inequality between groups and within them (组间与组内差异)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final, Literal

import attrs

from mfgcity.calculators.bounding.distances import share_ranges
from mfgcity.calculators.bounding.lists import Amounts, as_figure, delivered, entries, joint_kind, same_length
from mfgcity.calculators.formula import formula
from mfgcity.calculators.inequality import theil_l, theil_t
from mfgcity.figures import Figure
from mfgcity.figures.operands import OperandError

Index = Literal["t", "l"]
INDICES: Final[dict[Index, Callable[..., Any]]] = {"t": theil_t, "l": theil_l}


@attrs.frozen
class TheilParts:
    """A Theil index taken apart (泰尔指数分解): the total is the sum of both parts.

    Attributes:
        total: The index over all values.
        between: What remains if every value is replaced by the mean of its group (组间差异).
        within: The mean of the groups' own indices (组内差异), weighted with their shares of the total (T) or of the
            weights (L).
    """

    total: Any
    between: Any
    within: Any


@formula(
    en="Theil's between and within parts",
    zh="泰尔指数分解",
    maths="T = Σ_g Y_g/Y · ln((Y_g/Y) / (W_g/W)) + Σ_g Y_g/Y · T_g; L likewise, with W_g/W for Y_g/Y as weight",
    source="Theil 1967; Shorrocks 1980",
)
def theil_parts(
    values: Sequence[Any],
    groups: Sequence[Hashable],
    weights: Sequence[Any] | None = None,
    *,
    index: Index = "t",
) -> TheilParts:
    """Theil's index as inequality between groups plus inequality within them (泰尔指数分解).

    ``T = Σ_g Y_g/Y · ln((Y_g/Y) / (W_g/W)) + Σ_g Y_g/Y · T_g``, with Y_g the total and W_g the weight of a group; L
    likewise, its groups weighted with W_g/W. A figure's bounds are those of `theil_t` or `theil_l` for the total, and
    guaranteed outer bounds for the parts.

    Args:
        values: What is spread, in any one unit: none negative, and all above zero for L. With weights, the amount for
            one unit of weight.
        groups: The group of each value, such as the name of its province.
        weights: How much each value counts, such as its population; 1 each if not given.
        index: ``t`` or ``l``.

    Raises:
        OperandError: If a value or weight is negative or missing, a group is missing, the lists differ in length, or
            the index is unknown.
        UndefinedError: If the total, or that of a group, is, or may be, zero.

    Examples:
        >>> parts = theil_parts([10, 20, 30, 40, 50, 60], ["a", "a", "b", "b", "c", "c"])
        >>> round(parts.total, 9), round(parts.between, 9), round(parts.within, 9)
        (0.12938251, 0.115711561, 0.013670949)
    """
    if index not in INDICES:
        raise OperandError("theil.index", names=", ".join(INDICES), value=index)
    theil = INDICES[index]
    amounts = _bare(Amounts.read(values, "values").checked())
    counts = _bare(Amounts.read([1] * len(amounts) if weights is None else weights, "weights").checked())
    names = entries(groups, "groups")
    if len(names) != len(amounts):
        raise OperandError("list.length", names="values, groups", lengths=f"{len(amounts)}, {len(names)}")
    same_length(amounts, counts)
    kind = joint_kind(amounts, counts)
    members: dict[Hashable, list[int]] = {}
    for position, name in enumerate(names):
        if name is None:
            raise OperandError("list.missing", field=f"groups[{position}]")
        members.setdefault(name, []).append(position)

    def over(positions: Sequence[int]) -> Any:
        own = [amounts.items[position] for position in positions]
        return theil(own) if weights is None else theil(own, [counts.items[position] for position in positions])

    sizes = [sum(counts.items[position] for position in group) for group in members.values()]
    totals = [sum(counts.items[position] * amounts.items[position] for position in group) for group in members.values()]
    between = theil([total / size for total, size in zip(totals, sizes, strict=True)], sizes)
    shared = Amounts.read(totals if index == "t" else sizes, "groups")
    within = sum(
        (as_figure([shared], *share) if isinstance(shared.items[0], Figure) else share[0]) * over(group)
        for group, share in zip(members.values(), _shares(shared), strict=True)
    )
    return TheilParts(*(delivered(kind, one) for one in (over(range(len(amounts))), between, within)))


def _shares(amounts: Amounts) -> list[tuple[Any, tuple[Any, Any]]]:
    return [(share.value, (share.low, share.high)) for share in share_ranges(amounts)]


def _bare(amounts: Amounts) -> Amounts:
    """The same list without unit, so that amounts and weights can be multiplied."""
    items = (
        Figure.computed(item.value, "", item.bounds, shown=item.shown_decimals) if isinstance(item, Figure) else item
        for item in amounts.items
    )
    return Amounts(amounts.name, tuple(items), amounts.kind)
