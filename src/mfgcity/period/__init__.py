"""Periods of statistics: flows between two days, and instants (时期)."""

from mfgcity.period.period import Period
from mfgcity.period.standards import PeriodError

__all__ = ["Period", "PeriodError"]
