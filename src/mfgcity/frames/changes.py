"""Growth on the same period a year earlier, and how far it lies above a reference (增速与增速差)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final, TypeVar

from mfgcity.calculators import growth as formulas
from mfgcity.frames import calendar_texts as calendar
from mfgcity.frames.comparing import Comparison, compared, with_reference
from mfgcity.frames.deriving import Input
from mfgcity.frames.partners import mapped

_F = TypeVar("_F")
LAST_PERIOD: Final = "last period"


def growth_rate(
    data: _F,
    *,
    value: str = "value",
    name: str = "growth_rate",
    bounds: bool = False,
    reason: bool = False,
    check_keys: bool | None = None,
) -> _F:
    """Growth on the same period a year earlier (同比), matched by the calendar: ``current / base − 1``.

    The base is the row with the same key and the period `Period.year_earlier` names. Rows that are no quantities
    themselves (growth, shares, ranks …) have no growth rate.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`.
        value: The column of the levels, in any unit; one unit for a row and its base where the frame has units.
        name: The new column, a ratio: 0.051 is 5.1 %.
        bounds: Whether to add the columns of its lower and upper end.
        reason: Whether to add a column with the code of the reason why the rate is null.
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
        ...     {"indicator": "tax", "subject": "430200", "period": ["2022", "2023"], "value": [100.0, 105.1]}
        ... )
        >>> frames.growth_rate(levels)["growth_rate"].round(3).tolist()
        [nan, 0.051]
    """
    comparison = Comparison(value, name, bounds, reason, check_keys)
    table = comparison.opened(data)
    table = mapped(table, "period", "__earlier", calendar.year_earlier)
    inputs = Input("__value", "+"), Input("__partner", "?")
    return compared(table, comparison, {"period": "__earlier"}, formulas.growth_rate, inputs, levels=True)


def growth_gap(
    data: _F,
    to: str = "parent",
    *,
    regions: Mapping[str, str] | None = None,
    months: int = 1,
    value: str = "value",
    name: str = "growth_gap",
    bounds: bool = False,
    reason: bool = False,
    check_keys: bool | None = None,
) -> _F:
    """How far a growth, or any like quantity, lies above a reference (高于): ``own − reference``.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`. Its rows of growth are compared with rows of
            growth of the same indicator, period and measure.
        to: ``parent``, the region above (its code in a column `parent`, in `regions`, or by the division codes);
            ``last period``, the same region in the period just before; or the subject that all are compared with,
            such as ``CN``.
        regions: The region above each subject, if neither a column nor the division codes say it.
        months: By how many months cumulative periods grow, for ``last period``: 1, or 3 for quarters.
        value: The column of the growth: per cent in, points out; ratios in, ratios out.
        name: The new column.
        bounds: Whether to add the columns of its lower and upper end.
        reason: Whether to add a column with the code of the reason why the gap is null.
        check_keys: Whether to refuse duplicate keys; by default on frames that hold their rows.

    Returns:
        The frame with the new columns, of the caller's kind; rows in order.

    Raises:
        DuplicateKeyError: If a key stands more than once, where that is checked.
        FrameError: If the frame is of an unknown kind, or lacks columns.

    Examples:
        >>> import pandas as pd
        >>> from mfgcity import frames
        >>> growth = pd.DataFrame(
        ...     {"indicator": "value added", "period": "2023-01/2023-07", "measure": "growth",
        ...      "subject": ["430200", "430000", "CN"], "value": [5.1, 2.3, 3.8]}
        ... )
        >>> frames.growth_gap(growth)["growth_gap"].round(1).tolist()
        [2.8, -1.5, nan]
        >>> frames.growth_gap(growth, to="CN")["growth_gap"].round(1).tolist()
        [1.3, -1.5, 0.0]
    """
    comparison = Comparison(value, name, bounds, reason, check_keys)
    table = comparison.opened(data)
    inputs = Input("__value", "+"), Input("__partner", "-")
    if to == LAST_PERIOD:
        table = mapped(table, "period", "__before", partial(calendar.period_before, months=months))
        return compared(table, comparison, {"period": "__before"}, formulas.growth_gap, inputs)
    table, partner = with_reference(table, to, regions)
    return compared(table, comparison, partner, formulas.growth_gap, inputs, narrow=to == "parent")
