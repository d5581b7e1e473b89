"""A row that cannot be read as a row at all."""

from __future__ import annotations

from collections.abc import Mapping

import attrs


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
