"""Shift-share analysis by region and period, where the indicators of a frame are industries (偏离—份额分析)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from mfgcity.calculators import structure as formulas
from mfgcity.frames import calendar_texts as calendar
from mfgcity.frames.comparing import Comparison, partnered, same_unit, with_reference
from mfgcity.frames.deriving import Input, derived, taken
from mfgcity.frames.errors import FrameError
from mfgcity.frames.mixes import with_whole
from mfgcity.frames.opening import Opened, chosen, free
from mfgcity.frames.partners import Named, Partner, beside, mapped
from mfgcity.frames.tidy import CONTEXT

_F = TypeVar("_F")
_EFFECTS: Final = ("total_change", "national", "industry_mix", "regional")
_OF_ESTEBAN: Final = ("homothetic", "allocation")
_FIELD: Final = "reference_before"
_Effect = tuple[Callable[..., Any], Sequence[Input]]


def shift_share(
    data: _F,
    to: str = "CN",
    *,
    base_period: str | None = None,
    total: str | None = None,
    method: formulas.Method = "dunn",
    grouped: bool = False,
    regions: Mapping[str, str] | None = None,
    value: str = "value",
    prefix: str = "",
    bounds: bool = False,
    check_keys: bool | None = None,
) -> _F:
    """Take the change of each industry apart: the reference's pace, the industry mix, the region (偏离—份额分析).

    Of each row, an industry of a region in a period: ``national = e₀(N₁/N₀ − 1)``, ``mix = e₀(n₁/n₀ − N₁/N₀)``,
    ``regional = e₁ − e₀·n₁/n₀``, with e for the region, n for the reference and N for its total, as in
    `mfgcity.shift_share`. The base is the same period a year earlier, or the period that is named. An industry that
    starts from zero is all regional. Effects are null where a level is missing or negative, units differ, or the
    reference starts from zero.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`.
        to: The subject that is the reference, or ``parent``, as for `growth_gap`.
        base_period: The period in which all changes begin; the same period a year earlier if not given.
        total: The indicator that holds all industries of the reference; their sum if not given.
        method: ``dunn``, or ``esteban`` for the columns `homothetic` and `allocation` too.
        grouped: Whether to give one row for each region and period, with the sums over its industries (the `total`
            left out); a sum with a missing effect is missing.
        regions: The region above each subject, for ``parent``.
        value: The column of the levels, in any unit.
        prefix: What the names of the new columns begin with.
        bounds: Whether to add the lower and the upper end of each effect, with the levels and the total independent;
            by Dunn's method.
        check_keys: Whether to refuse duplicate keys; by default on frames that hold their rows.

    Returns:
        The frame with the columns `total_change`, `national`, `industry_mix` and `regional`, in the unit of the levels.

    Raises:
        DuplicateKeyError: If a key stands more than once, where that is checked.
        FrameError: If the frame is of an unknown kind, lacks columns, or an option is unknown.

    Examples:
        >>> import pandas as pd
        >>> from mfgcity import frames
        >>> levels = pd.DataFrame(
        ...     {"indicator": ["rail", "steel"] * 4, "subject": (["430200"] * 2 + ["CN"] * 2) * 2,
        ...      "period": ["2022"] * 4 + ["2023"] * 4, "value": [90, 60, 400, 400, 100, 55, 440, 480]}
        ... )
        >>> found = frames.shift_share(levels, grouped=True).query("subject == '430200' and period == '2023'")
        >>> found[["total_change", "national", "industry_mix", "regional"]].round(3).values.tolist()
        [[5.0, 22.5, -1.5, -16.0]]
    """
    chosen("method", method, formulas.METHODS)
    if bounds and method != "dunn":
        raise FrameError("frame.esteban_bounds", method=method)
    comparison = Comparison(value, f"{prefix}total_change", bounds, False, check_keys)
    table = with_whole(comparison.opened(data), total)
    if base_period is None:
        table = mapped(table, "period", "__earlier", calendar.year_earlier)
        partner: Partner = {"period": "__earlier"}
    else:
        partner = {"period": Named(base_period)}
    unit = {"__base_unit": "unit"} if table.units else {}
    before = taken(table, "__value", "__base") | taken(table, "__whole", "__whole_base")
    table = beside(table, partner, before | unit, levels=True)
    table, reference = with_reference(table, to, regions)
    its = {"__base": "__its_base", "__whole": "__its_whole", "__whole_base": "__its_whole_base"}
    more = {new: old for one, other in its.items() for new, old in taken(table, one, other).items()}
    table = partnered(table, reference, found=False, levels=True, narrow=True, more=more)
    effects = _dunn() | (_esteban() if method == "esteban" else {})
    among = (nw.col("__value") >= 0) & (nw.col("__base") >= 0)
    for same in (same_unit(table), same_unit(table, "__base_unit")):
        among = among if same is None else among & same
    columns: dict[str, nw.Expr] = {}
    for name, (effect, inputs) in effects.items():
        columns |= derived(table, f"{prefix}{name}", effect, inputs, among=among)
    free(table.columns, columns)
    table = table.having(table.frame.with_columns(**columns))
    return _grouped(table, list(columns), total) if grouped else table.closed(*columns)


_BEFORE: Final = Input("__base", "?")
_AFTER: Final = Input("__value", "+")


def _dunn() -> dict[str, _Effect]:
    """The effects by Dunn's method, each over the numbers that it takes."""
    pace = Input("__its_whole_base", "-"), Input("__its_whole", "+")
    own_pace = Input("__its_base", "-"), Input("__partner", "+")
    turned = Input("__its_whole_base", "+"), Input("__its_whole", "-")
    turned_own = Input("__its_base", "+"), Input("__partner", "-")
    return {
        "total_change": (lambda before, after: after - before, (Input("__base", "-"), _AFTER)),
        "national": (_national, (_BEFORE, *pace)),
        "industry_mix": (_mix, (_BEFORE, *own_pace, *turned)),
        "regional": (_regional, (Input("__base", "-"), _AFTER, *turned_own)),
    }


def _national(before: Any, whole_before: Any, whole_after: Any) -> Any:
    pace = formulas.pace_of(whole_before, whole_after, _FIELD)
    return _from_zero(before, 0, formulas.national_effect(before, pace))


def _mix(before: Any, its_before: Any, its_after: Any, whole_before: Any, whole_after: Any) -> Any:
    own_pace = formulas.pace_of(its_before, its_after, _FIELD)
    pace = formulas.pace_of(whole_before, whole_after, _FIELD)
    return _from_zero(before, 0, formulas.industry_mix_effect(before, own_pace, pace))


def _regional(before: Any, after: Any, its_before: Any, its_after: Any) -> Any:
    own_pace = formulas.pace_of(its_before, its_after, _FIELD)
    return _from_zero(before, after, formulas.regional_effect(before, after, own_pace))


def _esteban() -> dict[str, _Effect]:
    columns = ("__base", "__value", "__its_base", "__partner", "__whole_base", "__its_whole_base")
    inputs = [Input(column, "?") for column in columns]
    return {"homothetic": (_homothetic, inputs), "allocation": (_allocation, inputs)}


def _homothetic(before: Any, after: Any, its_before: Any, its_after: Any, own: Any, its: Any) -> Any:
    lead = formulas.lead_of(before, after, formulas.pace_of(its_before, its_after, _FIELD))
    return _absent(before, after, formulas.homothetic_level(formulas.pace_of(its, own, _FIELD), its_before) * lead)


def _allocation(before: Any, after: Any, its_before: Any, its_after: Any, own: Any, its: Any) -> Any:
    lead = formulas.lead_of(before, after, formulas.pace_of(its_before, its_after, _FIELD))
    expected = formulas.homothetic_level(formulas.pace_of(its, own, _FIELD), its_before)
    return _absent(before, after, (before - expected) * lead)


def _from_zero(before: Any, instead: Any, effect: Any) -> Any:
    """An effect; of an industry that starts from zero what stands instead."""
    return nw.when(before == 0).then(instead if isinstance(instead, nw.Expr) else nw.lit(0.0)).otherwise(effect)


def _absent(before: Any, after: Any, effect: Any) -> Any:
    """An effect; zero for an industry that the region has neither before nor after."""
    return nw.when((before == 0) & (after == 0)).then(nw.lit(0.0)).otherwise(effect)


def _grouped(table: Opened, names: Sequence[str], total: str | None) -> Any:
    """One row for each region and period, with the sums of effects over its industries."""
    keys = {key: column for key, column in table.keys.items() if key != "indicator"}
    frame = table.frame if total is None else table.frame.filter(nw.col("indicator") != total)
    missing = {f"__missing_{name}": nw.col(name).is_null().cast(nw.Int64) for name in names}
    sums = frame.with_columns(**missing).group_by(*keys.values()).agg(nw.col(*names, *missing).sum())
    complete = {name: nw.when(nw.col(f"__missing_{name}") == 0).then(nw.col(name)) for name in names}
    context = {
        key: nw.when(nw.col(column) != "").then(nw.col(column)) for key, column in keys.items() if key in CONTEXT
    }
    result = sums.with_columns(**complete, **context).select(*keys, *names)
    if table.eager:
        result = result.sort(*keys)
    return result if isinstance(table.original, (nw.DataFrame, nw.LazyFrame)) else result.to_native()
