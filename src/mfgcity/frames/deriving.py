"""A derived column: the formula over a row and its partner, with bounds and reasons where asked for (派生列)."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

import attrs
import narwhals.stable.v2 as nw

from mfgcity.frames.opening import Opened

SIDES: Final = ("", "_lower", "_upper")
"""The endings of the working columns of a number: its value and, where bounds are asked for, both its ends."""


@attrs.frozen
class Input:
    """A number that a formula takes.

    Attributes:
        column: The working column of its value; its ends have the endings of `SIDES`.
        direction: Whether the result rises (``+``) or falls (``-``) in it, or either, as the other inputs have it
            (``?``).
    """

    column: str
    direction: Literal["+", "-", "?"]


def taken(table: Opened, column: str, name: str) -> dict[str, str]:
    """A number of the partner with its ends, for `beside`: from one working column to another."""
    return {f"{name}{side}": f"{column}{side}" for side in SIDES[: 3 if table.bounded else 1]}


def derived(
    table: Opened,
    name: str,
    formula: Callable[..., Any],
    inputs: Sequence[Input],
    *,
    among: nw.Expr | None = None,
    bounded: nw.Expr | None = None,
) -> dict[str, nw.Expr]:
    """The column of a formula, and its bounds where the frame is opened with them.

    The bounds are those of interval arithmetic with each input once: the formula at the ends of its inputs. They are
    null where an end is missing, or where a divisor may be zero or negative.

    Args:
        table: The frame at work.
        name: The name of the column.
        formula: A calculator.
        inputs: What it takes, in its order.
        among: Which rows have the column at all; the others are null.
        bounded: Which of those have bounds, where the ends of a divisor do not tell.
    """

    def at(ends: Sequence[str]) -> nw.Expr:
        result = formula(*(nw.col(f"{one.column}{end}") for one, end in zip(inputs, ends, strict=True)))
        return result if among is None else nw.when(among).then(result)

    columns = {name: at([""] * len(inputs))}
    if table.bounded:
        for side, lowest in (("_lower", True), ("_upper", False)):
            other = "_upper" if lowest else "_lower"
            ends = [{"+": (side,), "-": (other,), "?": ("_lower", "_upper")}[one.direction] for one in inputs]
            end = _extreme([at(corner) for corner in itertools.product(*ends)], lowest)
            columns[f"{name}{side}"] = end if bounded is None else nw.when(bounded).then(end)
    return columns


def _extreme(corners: Sequence[nw.Expr], lowest: bool) -> nw.Expr:
    """The least or the greatest of some numbers; null where one of them is."""
    first, *rest = corners
    if not rest:
        return first
    present = nw.all_horizontal(*(~corner.is_null() for corner in corners), ignore_nulls=False)
    return nw.when(present).then((nw.min_horizontal if lowest else nw.max_horizontal)(*corners))


def reason(name: str, *cases: tuple[nw.Expr, str]) -> nw.Expr:
    """Why a column is null, as a code of the catalogue; null where it is not.

    Args:
        name: The column.
        cases: When which code applies, the first that does; else the formula is not defined for the values.
    """
    result: Any = nw.lit("missing.undefined")
    for applies, code in reversed(cases):
        result = nw.when(applies).then(nw.lit(code)).otherwise(result)
    return nw.when(nw.col(name).is_null()).then(result)
