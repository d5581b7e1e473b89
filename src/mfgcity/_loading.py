"""Actions that wait until a part of the library is loaded, so that nothing heavy is imported for their sake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

_LOADED: Final[set[str]] = set()
_WAITING: Final[dict[str, list[Callable[[], None]]]] = {}


def announce(module: str) -> None:
    """Say that a module is complete, and run what waited for it."""
    _LOADED.add(module)
    for action in _WAITING.pop(module, []):
        action()


def once_loaded(module: str, action: Callable[[], None]) -> None:
    """Run an action when a module is complete: now, if it already is."""
    if module in _LOADED:
        action()
    else:
        _WAITING.setdefault(module, []).append(action)
