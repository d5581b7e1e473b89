"""What a file of another program can have wrong."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
from pydantic import ValidationError

from mfgcity.errors import Language, MfgcityError


class InterchangeError(MfgcityError):
    """A file, row or value that cannot be read as observations.

    Attributes:
        faults: Every fault of the rows, where it was rows that were wrong.
    """

    faults: tuple[RowFault, ...] = ()


@attrs.frozen
class RowFault:
    """A value that breaks a rule, with its place.

    Attributes:
        row: The line of the table, the heading being 1.
        column: The column; empty for a fault of the whole row.
        english: What is wrong, in English.
        chinese: The same in Chinese.
    """

    row: int
    column: str
    english: str
    chinese: str

    def message(self, lang: Language = "en") -> str:
        """The fault with its place, in English (``en``) or Chinese (``zh``)."""
        if lang == "zh":
            return f"第 {self.row} 行 {self.column}：{self.chinese}"
        return f"row {self.row}, {self.column}: {self.english}"


def faults_of(row: int, error: MfgcityError | ValidationError, columns: dict[str, str]) -> Iterator[RowFault]:
    """The faults that an error tells of a row.

    Args:
        row: The line of the table.
        error: The error.
        columns: The column of each field.
    """
    if isinstance(error, ValidationError):
        for fault in error.errors(include_url=False):
            field = str(fault["loc"][0]) if fault["loc"] else ""
            chinese = fault.get("ctx", {}).get("message_zh", fault["msg"])
            yield RowFault(row, columns.get(field, field), fault["msg"], chinese)
    else:
        yield RowFault(row, str(error.parts.get("column", "")), error.message("en"), error.message("zh"))
