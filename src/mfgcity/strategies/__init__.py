"""Hypothesis strategies: every draw is valid, and simple ones come first.

The ``hypothesis`` entry point calls `register`, so ``st.from_type(Figure)`` and ``st.from_type(Enterprise)`` work
without an import of this module, and so do models and functions with fields and parameters of these types.

A strategy of a record takes strategies for its fields by keyword, in place of its own:
``enterprises(region=st.just("430200"))``.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

from mfgcity._loading import once_loaded

if TYPE_CHECKING:
    from mfgcity.strategies.city import cities
    from mfgcity.strategies.fields import (
        amounts,
        counts,
        credit_codes,
        days,
        industry_codes,
        names,
        notes,
        proportions,
        region_codes,
    )
    from mfgcity.strategies.misprints import Misprint, MisprintedTable, misprinted_tables
    from mfgcity.strategies.records import (
        ambiguities,
        chains,
        clusters,
        documents,
        enterprises,
        events,
        indicators,
        mechanisms,
        organisations,
        park_stages,
        parks,
        platforms,
        programmes,
        projects,
        regions,
        sections,
        service_ledgers,
        sources,
    )
    from mfgcity.strategies.statements import elsewheres, observations, readings, recognitions
    from mfgcity.strategies.tables import Table, consistent_tables
    from mfgcity.strategies.values import computed_figures, figures, intervals, periods, printed_figures, units

_PLACES: Final[dict[str, tuple[str, ...]]] = {
    "city": ("cities",),
    "fields": (
        "amounts", "counts", "credit_codes", "days", "industry_codes", "names", "notes", "proportions", "region_codes",
    ),
    "misprints": ("Misprint", "MisprintedTable", "misprinted_tables"),
    "records": (
        "ambiguities", "chains", "clusters", "documents", "enterprises", "events", "indicators", "mechanisms",
        "organisations", "park_stages", "parks", "platforms", "programmes", "projects", "regions", "sections",
        "service_ledgers", "sources",
    ),
    "statements": ("elsewheres", "observations", "readings", "recognitions"),
    "tables": ("Table", "consistent_tables"),
    "values": ("computed_figures", "figures", "intervals", "periods", "printed_figures", "units"),
}  # fmt: skip
_MODULE_OF: Final = {name: module for module, names_there in _PLACES.items() for name in names_there}

_RECORDS: Final = {
    "Ambiguity": "ambiguities", "City": "cities", "Cluster": "clusters", "Document": "documents",
    "Elsewhere": "elsewheres", "Enterprise": "enterprises", "Event": "events", "Indicator": "indicators",
    "IndustryChain": "chains", "Mechanism": "mechanisms", "Observation": "observations",
    "Organisation": "organisations", "Park": "parks", "ParkStage": "park_stages", "Platform": "platforms",
    "Programme": "programmes", "Project": "projects", "Reading": "readings", "Recognition": "recognitions",
    "Region": "regions", "Section": "sections", "ServiceLedger": "service_ledgers", "Source": "sources",
}  # fmt: skip
"""The strategy of each record by the name of its class."""

__all__ = [
    "Misprint",
    "MisprintedTable",
    "Table",
    "ambiguities",
    "amounts",
    "chains",
    "cities",
    "clusters",
    "computed_figures",
    "consistent_tables",
    "counts",
    "credit_codes",
    "days",
    "documents",
    "elsewheres",
    "enterprises",
    "events",
    "figures",
    "indicators",
    "industry_codes",
    "intervals",
    "mechanisms",
    "misprinted_tables",
    "names",
    "notes",
    "observations",
    "organisations",
    "park_stages",
    "parks",
    "periods",
    "platforms",
    "printed_figures",
    "programmes",
    "projects",
    "proportions",
    "readings",
    "recognitions",
    "region_codes",
    "regions",
    "register",
    "sections",
    "service_ledgers",
    "sources",
    "units",
]


def __getattr__(name: str) -> Any:
    # Hypothesis runs the entry point while it is being imported, so this module must not import it in turn.
    if name in _MODULE_OF:
        return getattr(importlib.import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def register() -> None:
    """Tell hypothesis the strategy of each type; the entry point calls it when hypothesis is imported.

    The records need pydantic, so theirs wait until the domain is loaded.
    """
    from mfgcity.figures import Figure, Interval, Unit
    from mfgcity.period import Period

    for kind, name in ((Unit, "units"), (Interval, "intervals"), (Figure, "figures"), (Period, "periods")):
        _tell(kind, name)
    once_loaded("mfgcity.domain", _register_records)


def _register_records() -> None:
    from mfgcity import domain

    for kind, name in _RECORDS.items():
        _tell(getattr(domain, kind), name)


def _tell(kind: type, name: str) -> None:
    from hypothesis import strategies as st

    st.register_type_strategy(kind, lambda _: __getattr__(name)())
