"""What the measures of one row and one partner share: open, find the partner, derive, close (比较)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import attrs
import narwhals.stable.v2 as nw

from mfgcity.frames.deriving import SIDES, Input, derived, reason, taken
from mfgcity.frames.divisions import division_above
from mfgcity.frames.opening import Opened, free
from mfgcity.frames.partners import Named, Partner, beside, mapped
from mfgcity.frames.revisions import check_keys
from mfgcity.frames.tidy import KEYS, none_missing

PARENT: Final = "parent"


@attrs.frozen
class Comparison:
    """What a caller asks of every measure alike.

    Attributes:
        value: The column that is read.
        name: The column that is made.
        bounds: Whether its ends are made too.
        reason: Whether a column says why it is null.
        check_keys: Whether duplicate keys are refused; None for where rows can be counted.
    """

    value: str
    name: str
    bounds: bool
    reason: bool
    check_keys: bool | None

    @property
    def columns(self) -> list[str]:
        """The columns that are made."""
        ends = [f"{self.name}{side}" for side in SIDES[: 3 if self.bounds else 1]]
        return [*ends, *([f"{self.name}_reason"] if self.reason else [])]

    def opened(self, data: Any, *needs: str) -> Opened:
        """The caller's frame, checked and opened for this measure."""
        table = Opened.of(data, value=self.value, bounds=self.bounds, needs=needs)
        free(table.columns, self.columns)
        if self.check_keys or (self.check_keys is None and table.eager):
            check_keys(data)
        return table

    def closed(
        self, table: Opened, columns: Mapping[str, nw.Expr], *cases: tuple[nw.Expr, str], more: Sequence[str] = ()
    ) -> Any:
        """The caller's frame with the derived columns, and the reasons if they are asked for."""
        frame = table.frame.with_columns(**columns) if columns else table.frame
        if self.reason:
            own = [(~none_missing([key for key in table.keys if key in KEYS]), "missing.key")]
            own.append((nw.col("__value").is_null(), "missing.value"))
            frame = frame.with_columns(reason(self.name, *own, *cases).alias(f"{self.name}_reason"))
        return table.having(frame).closed(*self.columns, *more)


def compared(
    table: Opened,
    comparison: Comparison,
    partner: Partner,
    formula: Callable[..., Any],
    inputs: Sequence[Input],
    *,
    levels: bool = False,
    narrow: bool = False,
) -> Any:
    """The caller's frame with the column of a formula over each row and its partner, which is in ``__partner``."""
    table = partnered(table, partner, found=comparison.reason, levels=levels, narrow=narrow)
    columns = derived(table, comparison.name, formula, inputs, among=same_unit(table))
    return comparison.closed(table, columns, *partner_cases(table))


def partnered(
    table: Opened,
    partner: Partner,
    *,
    found: bool,
    levels: bool = False,
    narrow: bool = False,
    more: Mapping[str, str] | None = None,
) -> Opened:
    """Put the partner's number into ``__partner``, its unit into ``__partner_unit``, whether there is one into ``__found``.

    Args:
        table: The frame at work.
        partner: How the partner's key differs from the row's own.
        found: Whether ``__found`` is needed.
        levels: Whether only quantities of the thing itself can be partners.
        narrow: Whether few rows are partners.
        more: Further columns of the partner, by the working columns they go into.
    """
    take = taken(table, "__value", "__partner") | dict(more or {})
    take |= {"__partner_unit": "unit"} if table.units else {}
    if found:
        table = table.having(table.frame.with_columns(__there=nw.lit(True)))
        take |= {"__found": "__there"}
    return beside(table, partner, take, levels=levels, narrow=narrow)


def same_unit(table: Opened, other: str = "__partner_unit") -> nw.Expr | None:
    """Whether a row and its partner have one unit, or both none; None where the frame has no units."""
    if not table.units:
        return None
    mine, its = (nw.col(column).cast(nw.String).fill_null("") for column in ("unit", other))
    return mine == its


def partner_cases(table: Opened) -> list[tuple[nw.Expr, str]]:
    """Why a comparison with the partner is null."""
    cases = [(nw.col("__found").is_null(), "missing.partner"), (nw.col("__partner").is_null(), "missing.partner_value")]
    unit = same_unit(table)
    return cases if unit is None else [*cases, (~unit, "missing.unit")]


def with_reference(table: Opened, to: str, regions: Mapping[str, str] | None = None) -> tuple[Opened, Partner]:
    """How the key of a row's reference differs from its own: the region above, or a named subject."""
    if to != PARENT:
        return table, {"subject": Named(to)}
    if regions is None and PARENT in table.columns:
        return table, {"subject": PARENT}

    above = division_above if regions is None else renamed(regions)
    return mapped(table, "subject", "__parent", above), {"subject": "__parent"}


def renamed(names: Mapping[str, str]) -> Callable[[Any], Any]:
    """A rewriting of texts by a table of names, for `mapped`; null where it has none."""
    old, new = list(names), list(names.values())
    text = nw.col("__text")
    return lambda frame: frame.with_columns(__new=text.replace_strict(old, new, default=None, return_dtype=nw.String))
