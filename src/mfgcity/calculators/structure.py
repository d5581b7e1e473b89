"""Shift-share analysis: growth by the nation's pace, the industry mix and the region itself (偏离—份额分析)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal, TypeVar

import attrs

from mfgcity.calculators.bounding.lists import Amounts, Kind, delivered, entries, joint_kind, same_length
from mfgcity.calculators.formula import formula
from mfgcity.figures import Figure, ratio
from mfgcity.figures.operands import OperandError, UndefinedError, nonzero

_E = TypeVar("_E", bound="Effects")
Method = Literal["dunn", "esteban"]
METHODS: Final[tuple[Method, ...]] = ("dunn", "esteban")

_NEW = {"reason": "an industry of the region starts from zero", "reason_zh": "该地区某行业基期为零"}
_ABSENT = {
    "reason": "the reference has none of an industry that the region has",
    "reason_zh": "参照地区没有该地区已有的行业",
}
_PARTS: Final = {
    "total_change": "总增量",
    "national": "国家份额分量",
    "industry_mix": "产业结构分量",
    "regional": "区域竞争力分量",
    "homothetic": "同构竞争力",
    "allocation": "分配效应",
}


@attrs.frozen
class Effects:
    """The change of one industry, or of several together, taken apart (偏离—份额分量), in the unit of the levels.

    Attributes:
        total_change: The level after less the level before (总增量).
        national: What growth at the pace of the whole reference would have brought (国家份额分量).
        industry_mix: What the industry's own pace in the reference adds to that (产业结构分量).
        regional: What the region adds to both (区域竞争力分量).
        homothetic: The regional part at the reference's industry mix (同构竞争力); None by Dunn's method.
        allocation: The rest of the regional part, from specialisation (分配效应); None by Dunn's method.
    """

    total_change: Any
    national: Any
    industry_mix: Any
    regional: Any
    homothetic: Any = None
    allocation: Any = None


@attrs.frozen
class ShiftShare(Effects):
    """A region's change taken apart, in all and by industry (偏离—份额分析).

    Attributes:
        industries: The effects of each industry, in the order given.
        method: ``dunn`` or ``esteban``.
        unlisted: Where totals of the reference were passed: what they hold beyond the listed industries, before and
            after. Zero where the lists add to them; None where the totals are the sums of the lists.
        steps: For a dynamic analysis, the effects from each year to the next; else empty.
    """

    industries: tuple[Effects, ...] = ()
    method: Method = "dunn"
    unlisted: tuple[Any, Any] | None = None
    steps: tuple[ShiftShare, ...] = ()

    def _repr_html_(self) -> str:
        from mfgcity.markup import both, table

        names = [name for name in _PARTS if getattr(self, name) is not None]
        heads = [both("industry", "行业"), *(both(name.replace("_", " "), _PARTS[name]) for name in names)]
        lines = [*enumerate(self.industries, 1), (both("in all", "合计"), self)]
        rows = [(label, *(getattr(effects, name) for name in names)) for label, effects in lines]
        caption = both("shift-share analysis", "偏离—份额分析")
        return table(caption, heads, rows, numeric=range(1, len(heads)), named=True)


@formula(
    en="shift-share analysis",
    zh="偏离—份额分析",
    maths="national = e₀(N₁/N₀ − 1); mix = e₀(n₁/n₀ − N₁/N₀); regional = e₁ − e₀·n₁/n₀; "
    "homothetic = E₀·n₀/N₀·(e₁/e₀ − n₁/n₀); allocation = regional − homothetic",
    source="Dunn 1960; Esteban-Marquillas 1972",
)
def shift_share(
    before: Sequence[Any],
    after: Sequence[Any],
    reference_before: Sequence[Any],
    reference_after: Sequence[Any],
    *,
    method: Method = "dunn",
    reference_totals: Sequence[Any] | None = None,
) -> ShiftShare:
    """Take a region's change apart: the nation's pace, the industry mix, the region itself (偏离—份额分析).

    Of each industry: ``national = e₀(N₁/N₀ − 1)``, ``mix = e₀(n₁/n₀ − N₁/N₀)``, ``regional = e₁ − e₀·n₁/n₀``, with e
    for the region, n for the reference and N for its total. They add to the change exactly. An industry that starts
    from zero in the region is all regional. By Esteban's method the regional part is ``homothetic``, at the
    reference's mix, and ``allocation``.

    A figure's bounds are the tightest for the national and the regional part of an industry whose levels are known
    apart from the totals; the others are guaranteed outer bounds by interval arithmetic.

    Args:
        before: The region's levels by industry in the base period, in any one unit.
        after: Its levels in the current period, in the same order.
        reference_before: The reference's levels by industry in the base period: all above zero where the region's are.
        reference_after: Its levels in the current period.
        method: ``dunn``, or ``esteban`` for the homothetic and allocation parts.
        reference_totals: The reference's totals before and after, where the lists do not hold all industries; the
            sums of the lists if not given. What they hold beyond the lists is told in `unlisted`.

    Raises:
        OperandError: If a level is negative or missing, the lists differ in length, or the method is unknown.
        UndefinedError: If the reference has none of an industry that the region has, or of any; by Esteban's method
            also if an industry starts from zero in the region.

    Examples:
        >>> result = shift_share([90, 20, 10, 60], [100, 40, 10, 55], [400, 150, 150, 400], [440, 210, 135, 480])
        >>> result.total_change, result.national, result.industry_mix, result.regional
        (25.0, 27.0, 1.0, -3.0)
        >>> result.industries[3].regional
        -17.0
    """
    if method not in METHODS:
        raise OperandError("shift_share.method", names=", ".join(METHODS), value=method)
    named = {"before": before, "after": after, "reference_before": reference_before, "reference_after": reference_after}
    lists = [Amounts.read(values, name).checked() for name, values in named.items()]
    same_length(*lists)
    totals = None if reference_totals is None else Amounts.read(reference_totals, "reference_totals").checked()
    if totals is not None and len(totals) != 2:
        raise OperandError("list.length", names="reference_totals, (before, after)", lengths=f"{len(totals)}, 2")
    kind = joint_kind(*lists, *([] if totals is None else [totals]))
    return _delivered(kind, _shift_share(lists, totals, method))


def _shift_share(lists: Sequence[Amounts], totals: Amounts | None, method: Method) -> ShiftShare:
    own_total, _, *sums = (sum(one.items) for one in lists)
    whole = sums if totals is None else list(totals.items)
    pace = pace_of(whole[0], whole[1], "reference_before")
    industries = []
    for position, levels in enumerate(zip(*(one.items for one in lists), strict=True)):
        effects = _dunn(levels, pace, position)
        if method == "esteban":
            effects = _esteban(effects, levels, own_total / whole[0], position)
        industries.append(effects)
    together = _summed(industries) | {"national": own_total * (pace - 1)}
    unlisted = None if totals is None else (whole[0] - sums[0], whole[1] - sums[1])
    return ShiftShare(**together, industries=tuple(industries), method=method, unlisted=unlisted)


def pace_of(before: Any, after: Any, field: str) -> Any:
    """How many times its level before a level is after; undefined from zero."""
    return ratio(after / nonzero(before, lambda: _absent(field)))


def national_effect(before: Any, pace: Any) -> Any:
    """What growth at the pace of the whole reference would have brought (国家份额分量)."""
    return before * (pace - 1)


def industry_mix_effect(before: Any, own_pace: Any, pace: Any) -> Any:
    """What the industry's pace in the reference adds to that (产业结构分量)."""
    return before * ratio(own_pace - pace)


def regional_effect(before: Any, after: Any, own_pace: Any) -> Any:
    """What the region adds to growth at the industry's pace in the reference (区域竞争力分量)."""
    return after - before * own_pace


def lead_of(before: Any, after: Any, own_pace: Any) -> Any:
    """How far the industry's pace in the region is above that in the reference; undefined from zero."""
    own = after / nonzero(before, lambda: UndefinedError("shift_share.undefined", **_NEW, field="before"))
    return ratio(ratio(own) - own_pace)


def homothetic_level(weight: Any, reference_before: Any) -> Any:
    """What the region would have of an industry at the reference's mix (同构水平)."""
    return ratio(weight) * reference_before


def _dunn(levels: tuple[Any, ...], pace: Any, position: int) -> Effects:
    before, after, reference_before, reference_after = levels
    if _is_zero(before):
        return Effects(after - before, before * 0, before * 0, after - before)
    own_pace = pace_of(reference_before, reference_after, f"reference_before[{position}]")
    return Effects(
        total_change=after - before,
        national=national_effect(before, pace),
        industry_mix=industry_mix_effect(before, own_pace, pace),
        regional=regional_effect(before, after, own_pace),
    )


def _esteban(effects: Effects, levels: tuple[Any, ...], weight: Any, position: int) -> Effects:
    before, after, reference_before, reference_after = levels
    if _is_zero(before) and _is_zero(after):
        return attrs.evolve(effects, homothetic=before * 0, allocation=before * 0)
    if _is_zero(before):
        raise UndefinedError("shift_share.undefined", **_NEW, field=f"before[{position}]")
    lead = lead_of(before, after, pace_of(reference_before, reference_after, f"reference_before[{position}]"))
    expected = homothetic_level(weight, reference_before)
    return attrs.evolve(effects, homothetic=expected * lead, allocation=(before - expected) * lead)


def _absent(field: str) -> UndefinedError:
    return UndefinedError("shift_share.undefined", **_ABSENT, field=field)


def _is_zero(level: Any) -> bool:
    return level.bounds.is_point and level.value == 0 if isinstance(level, Figure) else level == 0


def _summed(effects: Sequence[Effects]) -> dict[str, Any]:
    columns = {field.name: [getattr(one, field.name) for one in effects] for field in attrs.fields(Effects)}
    return {name: None if column[0] is None else sum(column) for name, column in columns.items()}


def _delivered(kind: Kind, result: _E) -> _E:
    """The same effects in the kind of the inputs."""
    if kind not in (Kind.WHOLE, Kind.FLOAT):
        return result
    changed = {
        field.name: _as_float(kind, getattr(result, field.name))
        for field in attrs.fields(type(result))
        if field.name != "method"
    }
    return attrs.evolve(result, **changed)


def _as_float(kind: Kind, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_as_float(kind, one) for one in value)
    return _delivered(kind, value) if isinstance(value, Effects) else None if value is None else delivered(kind, value)


@formula(
    en="dynamic shift-share analysis",
    zh="动态偏离—份额分析",
    maths="Σ over years of the effects from each year to the next",
    source="Barff and Knight 1988",
)
def shift_share_dynamic(
    levels: Sequence[Sequence[Any]],
    reference_levels: Sequence[Sequence[Any]],
    *,
    method: Method = "dunn",
    reference_totals: Sequence[Any] | None = None,
) -> ShiftShare:
    """Shift-share from year to year, added up (动态偏离—份额分析).

    The effects of `shift_share` from each year to the next are added, so that the mix follows the years. They add to
    the change from the first year to the last exactly. A figure's bounds are guaranteed outer bounds: the years
    between stand in two steps.

    Args:
        levels: The region's levels: one list by industry for each year, oldest first, at least two.
        reference_levels: The reference's levels in the same form.
        method: ``dunn`` or ``esteban``.
        reference_totals: The reference's total of each year; the sums of its lists if not given.

    Raises:
        OperandError: If there are fewer than two years, the numbers of years or industries differ, a level is negative
            or missing, or the method is unknown.
        UndefinedError: As for `shift_share`.

    Examples:
        >>> own = [[10, 20], [12, 21], [15, 21]]
        >>> result = shift_share_dynamic(own, [[100, 100], [110, 100], [120, 105]])
        >>> round(result.total_change, 9), round(result.national + result.industry_mix + result.regional, 9)
        (6.0, 6.0)
    """
    own, reference = entries(levels, "levels"), entries(reference_levels, "reference_levels")
    totals = None if reference_totals is None else entries(reference_totals, "reference_totals")
    years = [len(one) for one in (own, reference, *([] if totals is None else [totals]))]
    if len(set(years)) > 1:
        raise OperandError("list.length", names="levels, reference_levels", lengths=", ".join(map(str, years)))
    if years[0] < 2:
        raise OperandError("shift_share.years", value=years[0])
    steps = tuple(
        shift_share(
            own[year],
            own[year + 1],
            reference[year],
            reference[year + 1],
            method=method,
            reference_totals=None if totals is None else totals[year : year + 2],
        )
        for year in range(years[0] - 1)
    )
    industries = tuple(
        Effects(**_summed(effects)) for effects in zip(*(step.industries for step in steps), strict=True)
    )
    return ShiftShare(**_summed(steps), industries=industries, method=method, steps=steps)
