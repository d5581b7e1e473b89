"""Figures as they are published: exact intervals, units, printed precision, and the text they stand in."""

from mfgcity.figures.figure import Figure, FigureError
from mfgcity.figures.interval import Interval, IntervalError, NumberError
from mfgcity.figures.reading import NotationError, NotationKind
from mfgcity.figures.relabelling import points, ratio
from mfgcity.figures.unit import Unit, UnitError, UnitKind
from mfgcity.figures.vocabulary import Qualifier, Rounding

__all__ = [
    "Figure",
    "FigureError",
    "Interval",
    "IntervalError",
    "NotationError",
    "NotationKind",
    "NumberError",
    "Qualifier",
    "Rounding",
    "Unit",
    "UnitError",
    "UnitKind",
    "points",
    "ratio",
]
