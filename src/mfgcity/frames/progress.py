"""Completion of plans, and single periods behind cumulative ones (完成进度与当月值)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final, TypeVar

import narwhals.stable.v2 as nw

from mfgcity.calculators import cumulative as cumulatives
from mfgcity.calculators import progress as formulas
from mfgcity.frames import calendar_texts as calendar
from mfgcity.frames.comparing import Comparison, partner_cases, partnered, renamed, same_unit
from mfgcity.frames.deriving import SIDES, Input, derived
from mfgcity.frames.errors import FrameError
from mfgcity.frames.opening import free
from mfgcity.frames.partners import Named, mapped
from mfgcity.frames.tidy import KEYS, none_missing, quantity

_F = TypeVar("_F")
_PARTNER: Final = frozenset({"__partner", "__partner_lower", "__partner_upper", "__partner_unit", "__found"})
_STEPS: Final = {
    "__before": calendar.cumulative_before,
    "__block": calendar.opening_block,
    "__last": calendar.last_part,
}


def completion(
    data: _F,
    plan: str | Mapping[str, str] = "plan",
    *,
    value: str = "value",
    name: str = "completion",
    bounds: bool = False,
    reason: bool = False,
    check_keys: bool | None = None,
) -> _F:
    """How much of its plan each row has done (计划完成程度): ``actual / plan``.

    The plan is a row of its own for the same subject: of the same period, or else of the year in which the period
    ends. Rows that are no quantities themselves, and the plans, have no completion.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`.
        plan: The measure of the rows that are plans; or, by indicator, the indicator of its plan.
        value: The column of what was reached and planned, in any unit.
        name: The new column, a ratio.
        bounds: Whether to add the columns of its lower and upper end.
        reason: Whether to add a column with the code of the reason why the completion is null.
        check_keys: Whether to refuse duplicate keys; by default on frames that hold their rows.

    Returns:
        The frame with the new columns, of the caller's kind; rows in order.

    Raises:
        DuplicateKeyError: If a key stands more than once, where that is checked.
        FrameError: If the frame is of an unknown kind, or lacks columns.

    Examples:
        >>> import pandas as pd
        >>> from mfgcity import frames
        >>> rows = pd.DataFrame(
        ...     {"indicator": "new firms", "subject": "430200", "period": ["2023-01/2023-07", "2023"],
        ...      "measure": ["level", "plan"], "value": [138, 150]}
        ... )
        >>> frames.completion(rows)["completion"].tolist()
        [0.92, nan]
    """
    comparison = Comparison(value, name, bounds, reason, check_keys)
    table = comparison.opened(data, *(["measure"] if isinstance(plan, str) else []))
    actual = quantity(table.columns)
    partner: dict[str, str | Named] = {}
    if isinstance(plan, str):
        partner["measure"] = Named(plan)
        actual = actual & (nw.col("measure").cast(nw.String).fill_null("") != plan)
    else:
        table = mapped(table, "indicator", "__plan", renamed(plan))
        partner["indicator"] = "__plan"
    table = mapped(table, "period", "__year", calendar.whole_year)
    table = partnered(table, {**partner, "period": "__year"}, found=True, levels=True)
    of_year = {name: f"__year{name}" for name in table.frame.collect_schema().names() if name in _PARTNER}
    table = table.having(table.frame.rename(of_year).drop("__there"))
    table = partnered(table, partner, found=True, levels=True)
    # A plan of the period itself comes before that of its year.
    own = ~nw.col("__found").is_null()
    better = {column: nw.when(own).then(nw.col(column)).otherwise(nw.col(other)) for column, other in of_year.items()}
    table = table.having(table.frame.with_columns(**better))
    unit = same_unit(table)
    inputs = Input("__value", "+"), Input("__partner", "?")
    columns = derived(table, name, formulas.completion, inputs, among=actual if unit is None else actual & unit)
    return comparison.closed(table, columns, (~actual, "missing.partner"), *partner_cases(table))


def single_period(
    data: _F,
    *,
    months: int = 1,
    value: str = "value",
    name: str = "single_period",
    bounds: bool = False,
    reason: bool = False,
    check_keys: bool | None = None,
) -> _F:
    """The level of the last month or quarter of each cumulative row (当月值): ``cumulative − earlier``.

    Matched by the calendar within each year: January to July less January to June. The first of a year stands as it
    is: January, or January and February as one block where no January stands for itself. A row whose predecessor is
    missing has none, and so has one that does not count from January.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`. The periods are texts.
        months: The length of a single period: 1 for months, 3 for quarters.
        value: The column of the cumulative levels, in any unit.
        name: The new column, in the same unit; beside it ``name_of`` says of which period it is.
        bounds: Whether to add the columns of its lower and upper end.
        reason: Whether to add a column with the code of the reason why the level is null.
        check_keys: Whether to refuse duplicate keys; by default on frames that hold their rows.

    Returns:
        The frame with the new columns, of the caller's kind; rows in order.

    Raises:
        DuplicateKeyError: If a key stands more than once, where that is checked.
        FrameError: If the frame is of an unknown kind, or lacks columns.

    Examples:
        >>> import pandas as pd
        >>> from mfgcity import frames
        >>> rows = pd.DataFrame(
        ...     {"indicator": "profit", "subject": "CN", "period": ["2024-01/2024-02", "2024-01/2024-03"],
        ...      "value": [81307, 120327]}
        ... )
        >>> frames.single_period(rows)[["single_period", "single_period_of"]].values.tolist()
        [[81307.0, '2024-01/2024-02'], [39020.0, '2024-03']]
    """
    if months not in (1, 2, 3, 4, 6, 12):
        raise FrameError("frame.option", option="months", names="1, 2, 3, 4, 6, 12", value=months)
    comparison = Comparison(value, name, bounds, reason, check_keys)
    table = comparison.opened(data)
    free(table.columns, [f"{name}_of"])
    for column, rewrite in _STEPS.items():
        within = column == "__before"
        table = mapped(table, "period", column, partial(rewrite, months=months), within=within)
    table = partnered(table, {"period": "__before"}, found=True, levels=True)
    # The first of a year is less nothing, and stands for the whole of its period.
    keyed = none_missing([key for key in table.keys if key in KEYS])
    alone = ~nw.col("__block").is_null() & nw.col("__found").is_null() & quantity(table.columns) & keyed
    nothing = {
        f"__partner{side}": nw.when(alone).then(nw.lit(0.0)).otherwise(nw.col(f"__partner{side}"))
        for side in SIDES[: 3 if bounds else 1]
    }
    of = nw.when(alone).then(nw.col("__block")).otherwise(nw.col("__last"))
    table = table.having(table.frame.with_columns(**nothing))
    unit = same_unit(table)
    inputs = Input("__value", "+"), Input("__partner", "-")
    among = None if unit is None else alone | unit
    columns = derived(table, name, cumulatives.single_period, inputs, among=among)
    table = table.having(table.frame.with_columns(**columns))
    table = table.having(table.frame.with_columns(nw.when(~nw.col(name).is_null()).then(of).alias(f"{name}_of")))
    return comparison.closed(table, {}, *partner_cases(table), more=[f"{name}_of"])
