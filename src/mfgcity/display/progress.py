"""How far a long file was read, on a terminal and nowhere else (进度)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

LONG: Final = 20_000_000
"""Bytes from which a file is long."""


@contextmanager
def progress_of(file: Path) -> Iterator[Callable[[int], None] | None]:
    """What is to be called with the number of rows read so far; None where nothing is shown."""
    if not sys.stderr.isatty() or not file.exists() or file.stat().st_size < LONG:
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[rows]:,}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(file.name, total=None, rows=0)
        yield lambda rows: shown.update(task, rows=rows)
