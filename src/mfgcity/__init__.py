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
    from mfgcity.auditing import (
        AuditReport,
        Finding,
        Network,
        Verdict,
        audit,
        between,
        count_of,
        difference_of,
        equal_to,
        sum_of,
    )
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
    "AuditReport",
    "City",
    "Cluster",
    "Enterprise",
    "EnterpriseSize",
    "Explanation",
    "Figure",
    "Finding",
    "Indicator",
    "IndustryChain",
    "Interval",
    "Measure",
    "MfgcityError",
    "Network",
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
    "Verdict",
    "audit",
    "between",
    "codes",
    "completion",
    "count_of",
    "datasets",
    "difference_of",
    "equal_to",
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
    "sum_of",
]

_MODULES = ("codes", "datasets", "domain", "strategies")
_AUDITING = frozenset(
    {
        "AuditReport",
        "Finding",
        "Network",
        "Verdict",
        "audit",
        "between",
        "count_of",
        "difference_of",
        "equal_to",
        "sum_of",
    }
)


def __getattr__(name: str) -> Any:
    # The domain objects need pydantic, and the audit needs them; the codes need their tables. All load on first use.
    if name in _MODULES:
        return importlib.import_module(f"mfgcity.{name}")
    if name in __all__:
        return getattr(importlib.import_module("mfgcity.auditing" if name in _AUDITING else "mfgcity.domain"), name)
    raise AttributeError(f"module 'mfgcity' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
