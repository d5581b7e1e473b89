"""Rules and formulas on columns: tables of any kind, checked by the rules that stand on the types (数据表)."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mfgcity.frames.splitting import validate

__all__ = ["validate"]

_MODULES: Final = {
    "validate": "splitting",
}


def __getattr__(name: str) -> Any:
    # The columns need polars or another package of tables: each part loads on first use.
    if name in _MODULES:
        return getattr(importlib.import_module(f"mfgcity.frames.{_MODULES[name]}"), name)
    raise AttributeError(f"module 'mfgcity.frames' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
