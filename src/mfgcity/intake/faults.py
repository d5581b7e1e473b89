"""What is told of an incoming file: faults, notes and missing cells, each in its place (错误, 说明, 缺失)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import attrs
from pydantic import BaseModel

from mfgcity.catalogue import MESSAGES
from mfgcity.errors import Language, MfgcityError, filled

NoteKind = Literal["title", "blank", "footnote", "heading", "total", "column", "sheet", "words"]


@attrs.frozen
class Fault:
    """A value that breaks a rule, with its place.

    Attributes:
        file: The file, as it was named by the caller; None for a frame.
        sheet: The sheet of a workbook.
        row: The row as a spreadsheet shows it: the heading is usually row 1. None for a fault of the whole table.
        column: The heading under which the value stands; None for a fault of the whole row. A value that was given for every
            row is told under a heading with which it does not agree, or else under its own name.
        value: The value as it stands in the file, or was given; None where nothing stands.
        code: The stable code of the rule: the code that pydantic reports for the same fault of a record.
        field: The field of the record.
        parts: The named values that the message speaks of.
    """

    file: str | None
    sheet: str | None
    row: int | None
    column: str | None
    value: str | None
    code: str
    field: str | None = None
    parts: Mapping[str, object] = attrs.field(factory=dict, hash=False)

    def message(self, lang: Language = "en") -> str:
        """The fault in English (``en``) or Chinese (``zh``)."""
        return MfgcityError(self.code, **self.parts).message(lang)

    def rule(self, lang: Language = "en") -> str:
        """The rule alone, without the value that breaks it."""
        template = MESSAGES[self.code][0 if lang == "en" else 1]
        for end in (": {value!r}", "：{value!r}", ": {value}", "：{value}"):
            template = template.removesuffix(end)
        return filled(template.replace("{value!r}", "…").replace("{value}", "…"), self.parts)

    def place(self, lang: Language = "en") -> str:
        """Where it stands, for the front of a message; empty where nothing is known."""
        row = None if self.row is None else filled(MESSAGES["report.row"][lang == "zh"], {"row": self.row})
        place = [part for part in (self.file, self.sheet, row, self.column) if part]
        comma, colon = ("，", "：") if lang == "zh" else (", ", ": ")
        return comma.join(place) + colon if place else ""

    def __str__(self) -> str:
        return self.place() + self.message()


def order_in(kind: type[BaseModel]) -> Callable[[Fault], tuple[int, int]]:
    """By what the faults of records of a type are sorted: their rows, and in a row its fields; those of the whole row first."""
    number = {name: place for place, name in enumerate(kind.model_fields)}
    return lambda fault: (fault.row or 0, number.get(fault.field or "", -1))


@attrs.frozen
class Note:
    """What holds no data: a title, a blank row, a footnote, a total, a further line or words of the heading, a column, a sheet.

    Attributes:
        file: The file, as it was named by the caller.
        sheet: The sheet of a workbook.
        row: The row as a spreadsheet shows it.
        kind: What it is.
        text: What stands there, cells joined by blanks; before words of a heading, the heading.
    """

    file: str | None
    sheet: str | None
    row: int | None
    kind: NoteKind
    text: str


@attrs.frozen
class Missing:
    """A cell without a value, which is not zero.

    Attributes:
        row: The row as a spreadsheet shows it.
        column: The heading.
        mark: What stands in the cell: blank, or a mark such as — or *.
        reason: What the mark says: the value of a reason such as ``blank`` or ``suppressed``.
    """

    row: int
    column: str
    mark: str
    reason: str
