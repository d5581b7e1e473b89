"""In which unit a printed figure can be meant where the text leaves it out, and multiples as growths (单位的含义)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import repeat
from typing import Any, Final

from mfgcity.auditing.relations import average_of, between, difference_of, equal_to, name_of
from mfgcity.calculators import growth_gap
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Interval, Unit, UnitKind, points, ratio
from mfgcity.figures.interval import exact_number
from mfgcity.figures.operands import OperandError, as_growth
from mfgcity.figures.unit import POINTS

_PER: Final = (100, 1, 1000, 10**4, 10**8)
"""Of how many units the denominator can be that a text names and its unit does not: 每百元, 人均, 每千人, 每万人, 每亿元."""

_MIXED: Final = (growth_gap, difference_of, equal_to, between, average_of)
"""Relations of like quantities: where a multiple (倍) meets a per cent in them, it stands for a growth."""

_RATES: Final = ("rates", "average", "nominal")
"""Parameters of calculators that are growths under another name."""

_PURE: Final = (UnitKind.NUMBER, UnitKind.RATIO, UnitKind.POINTS)
_RATIOS: Final = (UnitKind.RATIO, UnitKind.POINTS)


def completed(printed: Figure, inputs: Sequence[Figure]) -> list[Figure]:
    """The inputs of a formula, with the unit that a text leaves out after a scale or a counter.

    机械制造6.5亿 beside 亿元 is money; 3.5个 beside 个百分点 is points (3.5个、3.6个和0.8个百分点).
    """
    figures = (*inputs, printed)
    named = next((figure.unit for figure in figures if figure.unit.kind not in _PURE), None)
    has_points = any(figure.unit.kind is UnitKind.POINTS for figure in figures)
    done = []
    for figure in inputs:
        if figure.unit.kind is UnitKind.NUMBER and figure.unit.scale > 1 and named is not None:
            unit = Unit(figure.unit.symbol + named.name)
        elif figure.unit.symbol == "个" and has_points:
            unit = POINTS
        else:
            unit = figure.unit
        done.append(_relabelled(figure, unit))
    return done


def growths_read(formula: Callable[..., Any], printed: Figure, inputs: Sequence[Figure]) -> list[Figure]:
    """The inputs of a formula, a multiple read as growth where it stands for one."""
    if not any(_is_multiple(figure) for figure in inputs):
        return list(inputs)
    inner = formula.func if isinstance(formula, partial) else formula
    if inner in _MIXED:
        return [as_growth(figure) for figure in inputs] if _mixed((*inputs, printed)) else list(inputs)
    return [
        as_growth(figure) if is_growth else figure for figure, is_growth in zip(inputs, _growths(inner), strict=False)
    ]


def _growths(formula: Callable[..., Any]) -> Iterator[bool]:
    """Of each parameter of a formula, whether it is a growth; without end."""
    try:
        parameters = list(inspect.signature(formula).parameters.values())
    except (TypeError, ValueError):
        parameters = []
    last = False
    for parameter in parameters:
        last = "growth" in parameter.name or parameter.name in _RATES
        if parameter.kind is parameter.VAR_POSITIONAL:
            break
        yield last
    else:
        last = False
    yield from repeat(last)


def senses(
    formula: Callable[..., Any], printed: Figure, inputs: Sequence[Figure], result: object
) -> Iterator[tuple[Figure, bool]]:
    """What a formula gives, in the printed unit: in each sense that the printed unit can have, the usual first.

    Args:
        formula: The formula.
        printed: The printed figure.
        inputs: What the formula takes, as printed.
        result: What it gives.

    Yields:
        A figure, and whether the sense is a usual one.

    Raises:
        UnitError: If the units do not meet in any sense.
    """
    value = _as_figure(result)
    if _is_multiple(printed) and _gives_growth(formula, inputs) and value.unit.is_ratio:
        yield (value + 1).to(printed.unit), True
        yield value.to(printed.unit), False
        return
    target = printed.unit
    if target.kind is UnitKind.NUMBER and value.unit.kind in _RATIOS:
        yield _relabelled(ratio(value).to("%"), target), True
        yield _relabelled(ratio(value), target, value.unit.scale / target.scale), True
    elif target.kind in _RATIOS and value.unit.kind is UnitKind.NUMBER:
        yield _relabelled(value, target, value.unit.scale / target.scale), True
    elif target.symbol == "个" and value.unit.kind is UnitKind.POINTS:
        yield _relabelled(value.to(POINTS), target), True
    elif target.kind not in (*_RATIOS, UnitKind.PLACE) and value.unit.kind is UnitKind.RATIO:
        for number in _PER:
            yield _relabelled(value, target, value.unit.scale * number / target.scale), True
    elif value.unit.kind is UnitKind.RATE and target.kind is not UnitKind.RATE:
        below = Unit(value.unit.name.partition("/")[2])
        stated = value.to(Unit(f"{target.symbol}/{below.name}"))
        for number in _PER:
            yield _relabelled(stated, target, number), True
    else:
        yield _stated(value, target), True


def _as_figure(result: object) -> Figure:
    if isinstance(result, Figure):
        return result
    try:
        return Figure.computed(exact_number(result), "")
    except MfgcityError:
        raise OperandError("operand.kind", field="result", value=result) from None


def _stated(value: Figure, target: Unit) -> Figure:
    """A figure in another unit; ratios and points stand for each other."""
    if target.kind is UnitKind.POINTS:
        value = points(value)
    elif target.is_ratio:
        value = ratio(value)
    return value.to(target)


def _relabelled(value: Figure, target: Unit, factor: Any = 1) -> Figure:
    """A figure times a factor under another unit, its digits shown as far as they are known."""
    shown = value.shown_decimals if factor == 1 else None
    return Figure.computed(value.value * factor, target, value.bounds * Interval.point(factor), shown=shown)


def _is_multiple(figure: Figure) -> bool:
    return figure.unit.name == "倍"


def _mixed(figures: Sequence[Figure]) -> bool:
    """Whether ratios stand among them that are no multiples."""
    return any(figure.unit.is_ratio and not _is_multiple(figure) for figure in figures)


def _gives_growth(formula: Callable[..., Any], inputs: Sequence[Figure]) -> bool:
    """Whether what a formula gives is a growth."""
    inner = formula.func if isinstance(formula, partial) else formula
    if inner in (equal_to, between, average_of):
        return _mixed(inputs)
    return inner is not growth_gap and "growth" in name_of(formula)
