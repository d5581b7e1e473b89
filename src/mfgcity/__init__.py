"""Typed figures, periods, domain objects and calculators for the industrial statistics of a manufacturing city."""

from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Interval, Qualifier, Rounding, Unit, points, ratio

__all__ = ["Figure", "Interval", "MfgcityError", "Qualifier", "Rounding", "Unit", "points", "ratio"]
