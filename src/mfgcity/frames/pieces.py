"""Parts of a whole, and what they add to its growth (占比与贡献)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeVar

import narwhals.stable.v2 as nw

from mfgcity.calculators import contribution as contributions
from mfgcity.calculators import shares as formulas
from mfgcity.frames import calendar_texts as calendar
from mfgcity.frames.comparing import PARENT, Comparison, compared, partner_cases, partnered, same_unit, with_reference
from mfgcity.frames.deriving import SIDES, Input, derived, taken
from mfgcity.frames.opening import Opened, chosen
from mfgcity.frames.partners import Named, Partner, beside, mapped

_F = TypeVar("_F")
In = Literal["rate", "points"]
_FORMULAS: Final[dict[In, tuple[Callable[..., Any], str]]] = {
    "rate": (contributions.contribution_rate, "__total_change"),
    "points": (contributions.contribution_points_from_change, "__whole_base"),
}


def share(
    data: _F,
    of: str | None = None,
    *,
    total: str | None = None,
    regions: Mapping[str, str] | None = None,
    value: str = "value",
    name: str = "share",
    bounds: bool = False,
    reason: bool = False,
    check_keys: bool | None = None,
) -> _F:
    """The share of each row in its whole (占比): ``part / whole``.

    The whole is the row of the same period and measure, for the region above or another one, or for a total indicator
    of the same region. Rows that are no quantities themselves (growth, ranks …) have no share.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`.
        of: ``parent``, the region above (a column `parent`, `regions`, or the division codes), or a subject such as
            ``CN``. By default ``parent``, or with `total` the row's own subject.
        total: The indicator that is the whole, such as all industry; the row's own if not given.
        regions: The region above each subject, if neither a column nor the division codes say it.
        value: The column of the levels, in any unit; one unit for a part and its whole where the frame has units.
        name: The new column, a ratio.
        bounds: Whether to add the columns of its lower and upper end.
        reason: Whether to add a column with the code of the reason why the share is null.
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
        ...     {"indicator": "tax", "period": "2023", "subject": ["430200", "430100", "430000"], "value": [30, 50, 120]}
        ... )
        >>> frames.share(levels)["share"].round(3).tolist()
        [0.25, 0.417, nan]
    """
    comparison = Comparison(value, name, bounds, reason, check_keys)
    table, partner = _whole(comparison.opened(data), of, total, regions)
    inputs = Input("__value", "+"), Input("__partner", "?")
    narrow = "subject" in partner
    return compared(table, comparison, partner, formulas.share, inputs, levels=True, narrow=narrow)


def contribution(
    data: _F,
    of: str | None = None,
    *,
    total: str | None = None,
    measured_in: In = "rate",
    regions: Mapping[str, str] | None = None,
    value: str = "value",
    name: str = "contribution",
    bounds: bool = False,
    reason: bool = False,
    check_keys: bool | None = None,
) -> _F:
    """What a part adds to the growth of its whole since the same period a year earlier (贡献率、拉动).

    As a rate it is ``part_change / total_change``, in points ``part_change / whole_base``: of levels at current
    prices, each less that of the year before. The whole is found as for `share`.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`.
        of: ``parent`` or a subject, as for `share`.
        total: The indicator that is the whole, as for `share`.
        measured_in: ``rate`` (贡献率) or ``points`` (拉动).
        regions: The region above each subject, if neither a column nor the division codes say it.
        value: The column of the levels, in any unit.
        name: The new column, a ratio: 0.012 is 1.2 points.
        bounds: Whether to add the columns of its lower and upper end, with the four levels independent.
        reason: Whether to add a column with the code of the reason why the contribution is null.
        check_keys: Whether to refuse duplicate keys; by default on frames that hold their rows.

    Returns:
        The frame with the new columns, of the caller's kind; rows in order.

    Raises:
        DuplicateKeyError: If a key stands more than once, where that is checked.
        FrameError: If the frame is of an unknown kind, lacks columns, or the option is unknown.

    Examples:
        >>> import pandas as pd
        >>> from mfgcity import frames
        >>> levels = pd.DataFrame(
        ...     {"indicator": ["steel", "steel", "all", "all"], "period": ["2022", "2023"] * 2, "subject": "430200",
        ...      "value": [20, 26, 100, 112]}
        ... )
        >>> frames.contribution(levels, total="all")["contribution"].tolist()
        [nan, 0.5, nan, 1.0]
        >>> frames.contribution(levels, total="all", measured_in="points")["contribution"].tolist()
        [nan, 0.06, nan, 0.12]
    """
    chosen("measured_in", measured_in, _FORMULAS)
    comparison = Comparison(value, name, bounds, reason, check_keys)
    table = mapped(comparison.opened(data), "period", "__earlier", calendar.year_earlier)
    take = taken(table, "__value", "__base") | ({"__base_unit": "unit"} if table.units else {})
    table = beside(table, {"period": "__earlier"}, take, levels=True)
    table = table.having(table.frame.with_columns(**_change(table)))
    table, partner = _whole(table, of, total, regions)
    whole = taken(table, "__change", "__total_change") | taken(table, "__base", "__whole_base")
    table = partnered(table, partner, found=reason, levels=True, narrow="subject" in partner, more=whole)
    formula, below = _FORMULAS[measured_in]
    inputs = Input("__change", "?"), Input(below, "?")
    one_sign = nw.col(f"{below}_lower") * nw.col(f"{below}_upper") > 0 if bounds else None
    columns = derived(table, name, formula, inputs, among=same_unit(table), bounded=one_sign)
    cases = [(nw.col("__base").is_null(), "missing.partner"), *partner_cases(table)]
    return comparison.closed(table, columns, *cases, (nw.col(below).is_null(), "missing.partner_value"))


def _whole(
    table: Opened, of: str | None, total: str | None, regions: Mapping[str, str] | None
) -> tuple[Opened, Partner]:
    partner: dict[str, str | Named] = {}
    if of is not None or total is None:
        table, where = with_reference(table, PARENT if of is None else of, regions)
        partner |= where
    if total is not None:
        partner["indicator"] = Named(total)
    return table, partner


def _change(table: Opened) -> dict[str, nw.Expr]:
    """The change in level on the year before, in ``__change``, with its ends."""
    same = same_unit(table, "__base_unit")
    opposite = {"": "", "_lower": "_upper", "_upper": "_lower"}
    changes = {
        f"__change{side}": nw.col(f"__value{side}") - nw.col(f"__base{opposite[side]}")
        for side in SIDES[: 3 if table.bounded else 1]
    }
    return changes if same is None else {name: nw.when(same).then(change) for name, change in changes.items()}
