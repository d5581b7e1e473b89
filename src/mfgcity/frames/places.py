"""Places by value, within indicator, period and level (位次)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, TypeVar

import narwhals.stable.v2 as nw

from mfgcity.frames.comparing import PARENT, Comparison, with_reference
from mfgcity.frames.divisions import division_level
from mfgcity.frames.errors import FrameError
from mfgcity.frames.opening import Opened, chosen, require
from mfgcity.frames.partners import mapped
from mfgcity.frames.tidy import KEYS, none_missing

_F = TypeVar("_F")
Method = Literal["competition", "dense"]
METHODS: Final[dict[Method, Literal["min", "dense"]]] = {"competition": "min", "dense": "dense"}
LEVEL: Final = "level"


def rank(
    data: _F,
    within: str | Sequence[str] | None = LEVEL,
    *,
    method: Method = "competition",
    descending: bool | Mapping[str, bool] | Iterable[Any] = True,
    regions: Mapping[str, str] | None = None,
    value: str = "value",
    name: str = "rank",
    bounds: bool = False,
    reason: bool = False,
    check_keys: bool | None = None,
) -> _F:
    """The place of each row by its value (位次), among the rows of the same indicator, period and measure.

    Rows without a value are not ranked. Ties share a place. Places in the order of the rows (``ordinal``) are not
    given: a frame in a database has no order.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`.
        within: Among whom: ``level``, those of the same level of administration (a column `level`, or by the division
            codes); ``parent``, those under the same region (as for `share`); columns of the frame; or None, all.
        method: ``competition`` (1, 1, 3) or ``dense`` (1, 1, 2: 中国式排名).
        descending: Whether the highest value is first; or that by indicator; or the `Indicator` records, which say for
            which of them lower is better. Those not named are descending.
        regions: The region above each subject, for ``parent``.
        value: The column to rank by.
        name: The new column: whole numbers from 1; as floats in pandas, whose integers have no missing values.
        bounds: Whether to add the best possible place (``_lower``) and the worst (``_upper``) within the bounds of
            all values, whose ends count as attained; for ``competition``.
        reason: Whether to add a column with the code of the reason why the place is null.
        check_keys: Whether to refuse duplicate keys; by default on frames that hold their rows.

    Returns:
        The frame with the new columns, of the caller's kind; rows in order.

    Raises:
        DuplicateKeyError: If a key stands more than once, where that is checked.
        FrameError: If the frame is of an unknown kind, lacks columns, or an option is unknown.

    Examples:
        >>> import pandas as pd
        >>> from mfgcity import frames
        >>> growth = pd.DataFrame(
        ...     {"indicator": "tax", "period": "2023", "subject": ["430100", "430200", "430300", "430000"],
        ...      "value": [6.2, 5.1, 6.2, 4.0]}
        ... )
        >>> frames.rank(growth)["rank"].tolist()
        [1.0, 3.0, 1.0, 1.0]
        >>> frames.rank(growth, method="dense", descending={"tax": False})["rank"].tolist()
        [2.0, 1.0, 2.0, 1.0]
    """
    chosen("method", method, METHODS)
    if bounds and method != "competition":
        raise FrameError("frame.dense_bounds", method=method)
    comparison = Comparison(value, name, bounds, reason, check_keys)
    table = comparison.opened(data)
    table, group = _group(table, within, regions)
    table = _turned(table, descending)
    ascending = descending is False
    keyed = none_missing([key for key in table.keys if key in KEYS])
    frame = table.frame.with_columns(__ranked=nw.when(keyed).then(nw.col("__value")))
    place = nw.col("__ranked").rank(METHODS[method], descending=not ascending).over(*group)
    frame = frame.with_columns(_whole(frame, place).alias(name))
    if bounds:
        frame = _possible(frame, name, group, table.keys["subject"], ascending)
    return comparison.closed(table.having(frame), {})


def _group(
    table: Opened, within: str | Sequence[str] | None, regions: Mapping[str, str] | None
) -> tuple[Opened, list[str]]:
    group = [column for key, column in table.keys.items() if key != "subject"]
    if within is None:
        return table, group
    if within == PARENT:
        table, partner = with_reference(table, PARENT, regions)
        columns = [str(partner["subject"])]
    elif within == LEVEL and LEVEL not in table.columns:
        table, columns = mapped(table, "subject", "__level", division_level, within=False), ["__level"]
    else:
        columns = [within] if isinstance(within, str) else list(within)
        require(table.columns, columns)
    return table, list(dict.fromkeys([*group, *columns]))


def _turned(table: Opened, descending: bool | Mapping[str, bool] | Iterable[Any]) -> Opened:
    """The values with their sign changed where lower is better."""
    if isinstance(descending, bool):
        return table
    if isinstance(descending, Mapping):
        lower = [indicator for indicator, first_is_highest in descending.items() if not first_is_highest]
    else:
        records: Iterable[Any] = descending
        lower = [name for record in records if record.better_when_higher is False for name in record.names()]
    if not lower:
        return table
    turn = nw.col("indicator").cast(nw.String).is_in(lower)
    opposite = {"__value": "__value", "__value_lower": "__value_upper", "__value_upper": "__value_lower"}
    columns = {
        name: nw.when(turn).then(-nw.col(other)).otherwise(nw.col(name))
        for name, other in opposite.items()
        if name == "__value" or table.bounded
    }
    return table.having(table.frame.with_columns(**columns))


def _whole(frame: Any, place: nw.Expr) -> nw.Expr:
    """A place as an integer; pandas has no null among its integers, so there it stays a number."""
    return place if frame.implementation is nw.Implementation.PANDAS else place.cast(nw.Int64)


def _possible(frame: Any, name: str, group: Sequence[str], subject: str, ascending: bool) -> Any:
    """The best and the worst place: one more than those certainly before, and than those possibly before.

    How many of one kind of end lie above an end of the other kind is its rank among both, less its rank among its own
    kind: each row stands twice, once for each end.
    """
    no_limit = {0: -math.inf, 1: math.inf}
    ends = {side: nw.col(f"__value_{end}").fill_null(no_limit[side]) for side, end in enumerate(("lower", "upper"))}
    sides = [
        frame.with_columns(__side=nw.lit(side), __end=nw.when(~nw.col("__ranked").is_null()).then(end))
        for side, end in ends.items()
    ]
    both = nw.concat(sides, how="vertical")
    among_all = nw.col("__end").rank("min", descending=not ascending).over(*group)
    among_own = nw.col("__end").rank("min", descending=not ascending).over(*group, "__side")
    first, last = (0, 1) if ascending else (1, 0)
    # A range that is no point has its own better end before its worse one.
    wide = (ends[1] > ends[0]) & (nw.col("__side") == last)
    before = among_all - among_own - nw.when(wide).then(nw.lit(1)).otherwise(nw.lit(0))
    both = both.with_columns(__place=before + 1)
    for side, end in ((first, "_lower"), (last, "_upper")):
        found = nw.when(nw.col("__side") == side).then(nw.col("__place")).max().over(*group, subject)
        both = both.with_columns(_whole(frame, found).alias(f"{name}{end}"))
    return both.filter(nw.col("__side") == 0)
