"""Specialisation and structure by industry, where the indicators of a frame are industries (区位商)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import narwhals.stable.v2 as nw

from mfgcity.calculators import specialisation as formulas
from mfgcity.frames.comparing import Comparison, partner_cases, partnered, same_unit, with_reference
from mfgcity.frames.deriving import SIDES, Input, derived, taken
from mfgcity.frames.opening import Opened
from mfgcity.frames.partners import Named, beside
from mfgcity.frames.tidy import KEYS, none_missing

_F = TypeVar("_F")


def location_quotient(
    data: _F,
    to: str = "CN",
    *,
    total: str | None = None,
    regions: Mapping[str, str] | None = None,
    value: str = "value",
    name: str = "location_quotient",
    bounds: bool = False,
    reason: bool = False,
    check_keys: bool | None = None,
) -> _F:
    """How many times its share in the reference an industry's share here is (区位商): 1 is neutral.

    ``(part / whole) / (reference_part / reference_whole)``. The indicators are industries. The whole is the row of the
    total indicator, or else the sum over all indicators of the subject, period and measure; a sum with a missing value,
    or of unlike units, is missing.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`.
        to: The subject that is the reference, or ``parent``, as for `growth_gap`.
        total: The indicator that holds all industries; their sum if not given.
        regions: The region above each subject, for ``parent``.
        value: The column of the levels, in any unit.
        name: The new column, a bare number.
        bounds: Whether to add the columns of its lower and upper end, with the four levels independent.
        reason: Whether to add a column with the code of the reason why the quotient is null.
        check_keys: Whether to refuse duplicate keys; by default on frames that hold their rows.

    Returns:
        The frame with the new columns, of the caller's kind; rows in order.

    Raises:
        DuplicateKeyError: If a key stands more than once, where that is checked.
        FrameError: If the frame is of an unknown kind, or lacks columns.

    Examples:
        >>> import pandas as pd
        >>> from mfgcity import frames
        >>> levels = pd.DataFrame(
        ...     {"indicator": ["rail", "steel"] * 2, "subject": ["430200"] * 2 + ["CN"] * 2, "period": "2023",
        ...      "value": [30, 70, 150, 850]}
        ... )
        >>> frames.location_quotient(levels)["location_quotient"].round(3).tolist()
        [2.0, 0.824, 1.0, 1.0]
    """
    comparison = Comparison(value, name, bounds, reason, check_keys)
    table = with_whole(comparison.opened(data), total)
    table, partner = with_reference(table, to, regions)
    table = partnered(
        table, partner, found=reason, levels=True, narrow=True, more=taken(table, "__whole", "__its_whole")
    )
    inputs = (Input("__value", "+"), Input("__whole", "-"), Input("__partner", "-"), Input("__its_whole", "+"))
    columns = derived(table, name, formulas.location_quotient, inputs, among=same_unit(table))
    return comparison.closed(
        table, columns, (nw.col("__whole").is_null(), "missing.partner_value"), *partner_cases(table)
    )


def with_whole(table: Opened, total: str | None) -> Opened:
    """Put the level of all industries of each row's subject and period into ``__whole``, with its ends."""
    if total is not None:
        unit = {"__whole_unit": "unit"} if table.units else {}
        table = beside(table, {"indicator": Named(total)}, taken(table, "__value", "__whole") | unit, levels=True)
        same = same_unit(table, "__whole_unit")
        if same is None:
            return table
        wholes = [f"__whole{side}" for side in SIDES[: 3 if table.bounded else 1]]
        return table.having(table.frame.with_columns(nw.when(same).then(nw.col(one)).alias(one) for one in wholes))
    group = [column for key, column in table.keys.items() if key != "indicator"]
    named = none_missing([column for key, column in table.keys.items() if key in KEYS and key != "indicator"])
    sums = {
        f"__whole{side}": nw.when(named).then(whole_sum(f"__value{side}", group, table.units))
        for side in SIDES[: 3 if table.bounded else 1]
    }
    return table.having(table.frame.with_columns(**sums))


def whole_sum(column: str, group: Sequence[str], units: bool) -> nw.Expr:
    """The sum of a group; null where a value of it is missing, or units differ."""
    missing = nw.col(column).is_null().cast(nw.Int64).sum().over(*group)
    complete = missing == 0
    if units:
        unit = nw.col("unit").cast(nw.String).fill_null("")
        complete = complete & (unit.min().over(*group) == unit.max().over(*group))
    return nw.when(complete).then(nw.col(column).sum().over(*group))
