"""Ratios as differences of ratios, and back: a change of what a figure is called, not of its value (改称)."""

from __future__ import annotations

from typing import TypeVar

from mfgcity.figures.figure import Figure
from mfgcity.figures.unit import PERCENT, POINTS, Unit, UnitKind

_T = TypeVar("_T")


def points(figure: _T) -> _T:
    """A ratio figure as a difference of ratios, in percentage points (个百分点); any other kind unchanged.

    Examples:
        >>> print(points(Figure.parse("1.3%")))
        1.3个百分点
    """
    return _relabelled(figure, UnitKind.RATIO, POINTS)


def ratio(figure: _T) -> _T:
    """A figure in percentage points as a ratio, in %; any other kind unchanged.

    Examples:
        >>> print(ratio(Figure.parse("1.3个百分点")))
        1.3%
    """
    return _relabelled(figure, UnitKind.POINTS, PERCENT)


def _relabelled(figure: _T, kind: UnitKind, unit: Unit) -> _T:
    if not isinstance(figure, Figure) or figure.unit.kind is not kind:
        return figure
    if figure.unit.scale == unit.scale:
        return _with_unit(figure, unit)  # type: ignore[return-value]
    return figure._stated(unit)  # type: ignore[return-value]


def _with_unit(figure: Figure, unit: Unit) -> Figure:
    relabelled = Figure.__new__(Figure)
    relabelled._fill(figure.value, unit, figure.decimals, figure.qualifier, figure._own_bounds, figure._shown)
    return relabelled
