"""The metrics of the field, each written once: growth, shares, progress, rankings."""

from mfgcity.calculators.formula import Explanation, Formula, explain
from mfgcity.calculators.growth import UndefinedGrowthError, growth_gap, growth_rate, implied_base
from mfgcity.calculators.progress import completion, schedule_lead
from mfgcity.calculators.rankings import Ranking, rank
from mfgcity.calculators.shares import share, share_change

__all__ = [
    "Explanation",
    "Formula",
    "Ranking",
    "UndefinedGrowthError",
    "completion",
    "explain",
    "growth_gap",
    "growth_rate",
    "implied_base",
    "rank",
    "schedule_lead",
    "share",
    "share_change",
]
