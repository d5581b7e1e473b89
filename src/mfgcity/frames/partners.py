"""The row that a row is compared with: found by its key, in one join (比较对象所在的行)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs
import narwhals.stable.v2 as nw

from mfgcity.frames.opening import Opened
from mfgcity.frames.revisions import refuse_duplicates
from mfgcity.frames.tidy import KEYS, is_eager, none_missing, quantity


@attrs.frozen
class Named:
    """A key of the partner that is the same for all rows.

    Attributes:
        value: The value of that key.
    """

    value: Any


Partner = Mapping[str, "str | Named"]
"""Where the partner's key differs from the row's own: the column that holds it, or what it is named."""


def beside(
    table: Opened, partner: Partner, take: Mapping[str, str], *, levels: bool = False, narrow: bool = False
) -> Opened:
    """Put columns of each row's partner beside the row; null where it has none.

    Args:
        table: The frame at work.
        partner: How the partner's key differs from the row's own.
        take: New working columns, with the columns of the partner that go into them.
        levels: Whether only rows that are quantities of the thing itself can be partners.
        narrow: Whether few rows are partners, so that finding those first saves work.

    Raises:
        DuplicateKeyError: If a partner stands twice in a frame whose rows can be counted.
    """
    names = {key: partner.get(key, column) for key, column in table.keys.items()}
    left = {key: name for key, name in names.items() if isinstance(name, str)}
    fixed = {table.keys[key]: name.value for key, name in names.items() if isinstance(name, Named)}
    joined = [table.keys[key] for key in left]
    frame, right = table.frame, table.frame
    # The sharpest filter first: the others then see few rows.
    if fixed:
        right = right.filter(*(nw.col(column) == value for column, value in fixed.items()))
    if narrow:
        right = _narrowed(frame, right, dict(zip(joined, left.values(), strict=True)))
    right = right.filter(none_missing([key for key in joined if key in KEYS]))
    if levels and "measure" in table.keys and "measure" not in partner:
        right = right.filter(quantity(table.columns))
    right = right.select(*joined, **{new: nw.col(column) for new, column in take.items()})
    found = left_join(frame, right, list(left.values()), joined)
    if is_eager(frame) and len(found) != len(frame):
        refuse_duplicates(right, joined)
    return table.having(found)


def _narrowed(frame: Any, right: Any, keys: Mapping[str, str]) -> Any:
    """Only the rows whose key a row asks for; databases find out by themselves."""
    for own, column in keys.items():
        if own == column:
            continue
        if is_eager(frame):
            right = right.filter(nw.col(own).is_in(frame[column].drop_nulls().unique().to_list()))
        elif frame.implementation is nw.Implementation.POLARS:
            right = right.join(frame.select(nw.col(column).alias(own)).unique(), on=own, how="semi")
    return right


def mapped(table: Opened, column: str, name: str, rewrite: Callable[[Any], Any], *, within: bool = True) -> Opened:
    """A working column got from another by rewriting its text, worked out once for each distinct value.

    Args:
        table: The frame at work.
        column: The column to rewrite.
        name: The working column for the result.
        rewrite: Puts the new text into ``__new`` of a frame with the old one in ``__text``.
        within: Whether the result is itself a value of the column, and then of its data type; else it is text.
    """
    distinct = table.frame.select(column).unique().filter(~nw.col(column).is_null())
    distinct = distinct.with_columns(__text=_text(column, table.frame.collect_schema()[column]))
    distinct = rewrite(distinct).select(column, "__text", "__new")
    if distinct.implementation.is_spark_like():
        # Spark would put the whole rewriting into each filter on its result, many times over; not through a group.
        distinct = distinct.group_by(column, "__text").agg(nw.col("__new").max())
    changed = distinct.filter(~nw.col("__new").is_null()).drop("__text")
    if within:
        known = distinct.select(nw.col(column).alias(name), nw.col("__text").alias("__new"))
        changed = changed.join(known, on="__new", how="inner").select(column, name)
    else:
        changed = changed.rename({"__new": name})
    return table.having(left_join(table.frame, changed, [column], [column]))


def _text(column: str, dtype: Any) -> nw.Expr:
    """A key as text; a year with four digits, a date as the end of its day."""
    if dtype.is_temporal():
        return nw.concat_str(nw.lit("@"), nw.col(column).dt.to_string("%Y-%m-%d"))
    text = nw.col(column).cast(nw.String)
    return text.str.zfill(4) if dtype.is_integer() else text


def left_join(left: Any, right: Any, left_on: Sequence[str], right_on: Sequence[str]) -> Any:
    """Each left row with its right one. Polars is asked for the order that the others keep or do not have."""
    if left.implementation is not nw.Implementation.POLARS:
        return left.join(right, left_on=list(left_on), right_on=list(right_on), how="left")
    joined = left.to_native().join(
        right.to_native(), left_on=list(left_on), right_on=list(right_on), how="left", maintain_order="left"
    )
    return nw.from_native(joined)
