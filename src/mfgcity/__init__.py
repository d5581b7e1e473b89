"""Typed figures, periods, domain objects and calculators for the industrial statistics of a manufacturing city."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from mfgcity.calculators import (
    Explanation,
    Ranking,
    UndefinedGrowthError,
    completion,
    explain,
    growth_gap,
    growth_rate,
    implied_base,
    rank,
    schedule_lead,
    share,
    share_change,
)
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Interval, Qualifier, Rounding, Unit, points, ratio
from mfgcity.period import Period

if TYPE_CHECKING:
    from mfgcity import codes, datasets
    from mfgcity.domain import (
        AdminLevel,
        City,
        Cluster,
        Enterprise,
        EnterpriseSize,
        Indicator,
        IndustryChain,
        Measure,
        Observation,
        Park,
        ParkKind,
        Platform,
        Programme,
        Project,
        Recognition,
        RecognitionStatus,
        Region,
        ServiceLedger,
    )

__version__ = "0.1.0"

__all__ = [
    "AdminLevel",
    "City",
    "Cluster",
    "Enterprise",
    "EnterpriseSize",
    "Explanation",
    "Figure",
    "Indicator",
    "IndustryChain",
    "Interval",
    "Measure",
    "MfgcityError",
    "Observation",
    "Park",
    "ParkKind",
    "Period",
    "Platform",
    "Programme",
    "Project",
    "Qualifier",
    "Ranking",
    "Recognition",
    "RecognitionStatus",
    "Region",
    "Rounding",
    "ServiceLedger",
    "UndefinedGrowthError",
    "Unit",
    "codes",
    "completion",
    "datasets",
    "explain",
    "growth_gap",
    "growth_rate",
    "implied_base",
    "points",
    "rank",
    "ratio",
    "schedule_lead",
    "share",
    "share_change",
]

_MODULES = ("codes", "datasets", "domain", "strategies")


def __getattr__(name: str) -> Any:
    # The domain objects need pydantic, the codes their tables: both load on first use.
    if name in _MODULES:
        return importlib.import_module(f"mfgcity.{name}")
    if name in __all__:
        return getattr(importlib.import_module("mfgcity.domain"), name)
    raise AttributeError(f"module 'mfgcity' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
