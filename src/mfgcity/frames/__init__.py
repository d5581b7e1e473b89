"""Rules and measures on columns, on the caller's own kind of frame (数据表).

`validate` checks a table by the rules that stand on the types; growth, gaps, shares, ranks and the rest are the
calculators on columns. A module loads when one of its names is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mfgcity.frames.changes import growth_gap, growth_rate
    from mfgcity.frames.errors import FrameError
    from mfgcity.frames.mixes import location_quotient
    from mfgcity.frames.pieces import contribution, share
    from mfgcity.frames.places import rank
    from mfgcity.frames.progress import completion, single_period
    from mfgcity.frames.revisions import DuplicateKeyError, as_of, check_keys
    from mfgcity.frames.splitting import validate
    from mfgcity.frames.structures import shift_share
    from mfgcity.frames.tables import from_frame, to_frame

__all__ = [
    "DuplicateKeyError",
    "FrameError",
    "as_of",
    "check_keys",
    "completion",
    "contribution",
    "from_frame",
    "growth_gap",
    "growth_rate",
    "location_quotient",
    "rank",
    "share",
    "shift_share",
    "single_period",
    "to_frame",
    "validate",
]

_PLACES: Final = {
    "changes": "growth_gap growth_rate",
    "errors": "FrameError",
    "mixes": "location_quotient",
    "pieces": "contribution share",
    "places": "rank",
    "progress": "completion single_period",
    "revisions": "DuplicateKeyError as_of check_keys",
    "splitting": "validate",
    "structures": "shift_share",
    "tables": "from_frame to_frame",
}
_MODULES: Final = {name: module for module, names in _PLACES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module 'mfgcity.frames' has no attribute {name!r}")
    found = getattr(importlib.import_module(f"mfgcity.frames.{_MODULES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
