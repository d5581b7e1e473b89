"""Rows of text cells, whatever file they stand in (行与格)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeAlias

import attrs

from mfgcity.intake.wording import one_line

if TYPE_CHECKING:
    import polars

    Frame: TypeAlias = polars.DataFrame
else:
    Frame = Any


WIDEST: Final = 1000
"""Headings stand within this many columns from the left."""


class Line(NamedTuple):
    """A row as it stands: its number, its cells as text, and whether a merged cell reaches into it from above."""

    row: int
    cells: tuple[str, ...]
    tied: bool = False

    @property
    def text(self) -> str:
        """The cells that are not blank, joined by blanks; a value that merged cells share stands once."""
        return " ".join(dict.fromkeys(text for cell in self.cells if (text := one_line(cell))))


@attrs.frozen
class RowFault:
    """A row that cannot be read as cells, which stands in no frame.

    Attributes:
        row: The row as a spreadsheet shows it.
        code: The stable code of the rule.
        value: The row as it stands in the file, shortened.
        parts: The named values that the message speaks of.
    """

    row: int
    code: str
    value: str
    parts: Mapping[str, object]


class Grid(Protocol):
    """Rows of text, whatever file they stand in."""

    @property
    def sheet(self) -> str | None:
        """The sheet of a workbook."""
        ...

    @property
    def delimiter(self) -> str | None:
        """What separates the cells of a delimited text."""
        ...

    @property
    def faults(self) -> Mapping[int, RowFault]:
        """Rows that cannot be read as cells and stand in no frame; complete when all frames were read."""
        ...

    @property
    def beyond(self) -> Collection[int]:
        """Columns to the right of all headings in which values stand; complete when all frames were read."""
        ...

    def head(self) -> list[Line]:
        """The first rows."""
        ...

    def frames(self, width: int) -> Iterator[Frame]:
        """All rows, as frames of the columns ``row``, ``1``, ``2`` … up to the width, text or null where blank."""
        ...
