"""The metrics of the field, each written once: growth, contributions, shares, concentration, progress, rankings.

A module loads when one of its names is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mfgcity.calculators.aggregates import Contributions, contributions, total_growth
    from mfgcity.calculators.calendar_matching import SeriesError, single_growths, single_periods
    from mfgcity.calculators.compounding import (
        average_growth,
        compound_growth,
        implied_earlier_growth,
        linked_growth,
        remaining_growth,
    )
    from mfgcity.calculators.concentration import (
        concentration_ratio,
        entropy,
        equivalent_number,
        hall_tideman_rosenbluth,
        herfindahl,
    )
    from mfgcity.calculators.contribution import (
        contribution_points,
        contribution_points_from_change,
        contribution_points_from_current_share,
        contribution_points_from_rate,
        contribution_rate,
        contribution_rate_from_current_share,
        contribution_rate_from_levels,
        implied_change,
        implied_whole_growth,
    )
    from mfgcity.calculators.cumulative import earlier_cumulative, earlier_growth, single_growth, single_period
    from mfgcity.calculators.decomposition import TheilParts, theil_parts
    from mfgcity.calculators.formula import Explanation, Formula, explain
    from mfgcity.calculators.growth import (
        UndefinedGrowthError,
        elasticity,
        growth_from_change,
        growth_gap,
        growth_rate,
        implied_base,
        implied_reference,
    )
    from mfgcity.calculators.inequality import (
        atkinson,
        coefficient_of_variation,
        corrected_gini,
        gini,
        hoover,
        theil_l,
        theil_t,
    )
    from mfgcity.calculators.moves import Movement, earlier_place, movement, places_gained, unlisted_place
    from mfgcity.calculators.parts import Composition, SumCheck, composition, sum_check
    from mfgcity.calculators.plans import cumulative_completion, implied_plan, partial_plan, whole_numbers
    from mfgcity.calculators.prices import implied_deflator, real_growth
    from mfgcity.calculators.progress import amount_ahead, completion, overfulfilment, rate_completion, schedule_lead
    from mfgcity.calculators.rankings import Ranking, rank
    from mfgcity.calculators.shares import earlier_share, implied_whole, share, share_change
    from mfgcity.calculators.specialisation import (
        additive_location_quotient,
        cluster_index,
        krugman_index,
        location_quotient,
        locational_gini,
    )
    from mfgcity.calculators.structure import Effects, ShiftShare, shift_share, shift_share_dynamic
    from mfgcity.calculators.structure_index import ShiftShareIndex, shift_share_index

__all__ = [
    "Composition",
    "Contributions",
    "Effects",
    "Explanation",
    "Formula",
    "Movement",
    "Ranking",
    "SeriesError",
    "ShiftShare",
    "ShiftShareIndex",
    "SumCheck",
    "TheilParts",
    "UndefinedGrowthError",
    "additive_location_quotient",
    "amount_ahead",
    "atkinson",
    "average_growth",
    "cluster_index",
    "coefficient_of_variation",
    "completion",
    "composition",
    "compound_growth",
    "concentration_ratio",
    "contribution_points",
    "contribution_points_from_change",
    "contribution_points_from_current_share",
    "contribution_points_from_rate",
    "contribution_rate",
    "contribution_rate_from_current_share",
    "contribution_rate_from_levels",
    "contributions",
    "corrected_gini",
    "cumulative_completion",
    "earlier_cumulative",
    "earlier_growth",
    "earlier_place",
    "earlier_share",
    "elasticity",
    "entropy",
    "equivalent_number",
    "explain",
    "gini",
    "growth_from_change",
    "growth_gap",
    "growth_rate",
    "hall_tideman_rosenbluth",
    "herfindahl",
    "hoover",
    "implied_base",
    "implied_change",
    "implied_deflator",
    "implied_earlier_growth",
    "implied_plan",
    "implied_reference",
    "implied_whole",
    "implied_whole_growth",
    "krugman_index",
    "linked_growth",
    "location_quotient",
    "locational_gini",
    "movement",
    "overfulfilment",
    "partial_plan",
    "places_gained",
    "rank",
    "rate_completion",
    "real_growth",
    "remaining_growth",
    "schedule_lead",
    "share",
    "share_change",
    "shift_share",
    "shift_share_dynamic",
    "shift_share_index",
    "single_growth",
    "single_growths",
    "single_period",
    "single_periods",
    "sum_check",
    "theil_l",
    "theil_parts",
    "theil_t",
    "total_growth",
    "unlisted_place",
    "whole_numbers",
]

_PLACES: Final = {
    "aggregates": "Contributions contributions total_growth",
    "calendar_matching": "SeriesError single_growths single_periods",
    "compounding": "average_growth compound_growth implied_earlier_growth linked_growth remaining_growth",
    "concentration": "concentration_ratio entropy equivalent_number hall_tideman_rosenbluth herfindahl",
    "contribution": "contribution_points contribution_points_from_change contribution_points_from_current_share contribution_points_from_rate contribution_rate contribution_rate_from_current_share contribution_rate_from_levels implied_change implied_whole_growth",
    "cumulative": "earlier_cumulative earlier_growth single_growth single_period",
    "decomposition": "TheilParts theil_parts",
    "formula": "Explanation Formula explain",
    "growth": "UndefinedGrowthError elasticity growth_from_change growth_gap growth_rate implied_base implied_reference",
    "inequality": "atkinson coefficient_of_variation corrected_gini gini hoover theil_l theil_t",
    "moves": "Movement earlier_place movement places_gained unlisted_place",
    "parts": "Composition SumCheck composition sum_check",
    "plans": "cumulative_completion implied_plan partial_plan whole_numbers",
    "prices": "implied_deflator real_growth",
    "progress": "amount_ahead completion overfulfilment rate_completion schedule_lead",
    "rankings": "Ranking rank",
    "shares": "earlier_share implied_whole share share_change",
    "specialisation": "additive_location_quotient cluster_index krugman_index location_quotient locational_gini",
    "structure": "Effects ShiftShare shift_share shift_share_dynamic",
    "structure_index": "ShiftShareIndex shift_share_index",
}
_MODULES: Final = {name: module for module, names in _PLACES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module 'mfgcity.calculators' has no attribute {name!r}")
    found = getattr(importlib.import_module(f"mfgcity.calculators.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
