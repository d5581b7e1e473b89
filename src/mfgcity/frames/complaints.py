"""What is wrong with a row: the one place that turns pydantic's errors into codes and the parts of our messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import attrs
from pydantic import BaseModel, ValidationError
from pydantic_core import InitErrorDetails

from mfgcity._pydantic import Parts, custom_error
from mfgcity.catalogue import MESSAGES
from mfgcity.errors import Language, MfgcityError
from mfgcity.frames import cells
from mfgcity.frames.cells import CellError
from mfgcity.frames.fields import choices_of, fields_of


class Complaint(NamedTuple):
    """A rule that is broken."""

    code: str
    """The stable code of the rule."""
    parts: Mapping[str, object]
    """The named values that the message speaks of."""


class CellFault(NamedTuple):
    """A cell that breaks a rule."""

    position: int
    """The row, counted from 0."""
    column: str | None
    """The heading of the column; None where the table has no column for the field."""
    field: str
    """The field of the record."""
    value: str | None
    """The cell as it stands; None where nothing stands."""
    code: str
    """The stable code of the rule: what pydantic reports for the same fault of a record."""
    parts: Mapping[str, object]
    """The named values that the message speaks of."""

    def message(self, lang: Language = "en") -> str:
        """The fault in English (``en``) or Chinese (``zh``)."""
        return MfgcityError(self.code, **self.parts).message(lang)


@attrs.frozen(eq=False)
class Unreadable:
    """What stands in a row for a cell that says nothing; no field takes it."""

    error: CellError


def complaints_of(error: ValidationError, kind: type[BaseModel]) -> list[tuple[str, Complaint]]:
    """Every fault of an error: the field, and the rule that it breaks."""
    return [_complaint(dict(fault), kind) for fault in error.errors(include_url=False)]


def missing(kind: type[BaseModel], field: str) -> Complaint:
    """The complaint that a field is not given."""
    return Complaint("missing", {"field": field, "field_zh": heading_of(kind, field)})


def heading_of(kind: type[BaseModel], field: str) -> str:
    """The usual Chinese heading of a field; its name where it has none."""
    plan = fields_of(kind).get(field)
    headings = (field,) if plan is None else plan.headings
    return headings[min(1, len(headings) - 1)]


def _chinese(kind: type[BaseModel], parts: Mapping[str, object]) -> dict[str, object]:
    """What messages call, in Chinese, the other fields that a rule speaks of."""
    named = {name: str(parts[name]) for name in ("field", "other") if name in parts}
    return {f"{name}_zh": heading_of(kind, field) for name, field in named.items()}


def row_faults(
    error: ValidationError,
    kind: type[BaseModel],
    *,
    position: int = 0,
    headings: Mapping[str, str] | None = None,
    row: Mapping[str, object] | None = None,
) -> list[CellFault]:
    """The faults of one row, in the order of its fields.

    Args:
        error: What pydantic says of it.
        kind: The type of the record.
        position: The row, counted from 0.
        headings: The heading of each field; without it a field is its own heading.
        row: The cells by heading, for the value of each fault; without it, the values that pydantic was given.
    """
    found = []
    for field, complaint in complaints_of(error, kind):
        column = field if headings is None else headings.get(field)
        value = complaint.parts.get("value") if row is None else None if column is None else row.get(column)
        plain = cells.plain(value)
        shown = None if plain is None else str(plain)
        found.append(CellFault(position, column, field, shown, complaint.code, complaint.parts))
    order = fields_of(kind)
    return sorted(found, key=lambda fault: order[fault.field].number if fault.field in order else len(order))


def with_cells_told(error: ValidationError | None, broken: Mapping[str, Unreadable], title: str) -> ValidationError:
    """The error of a row with what its cells say in the place of what pydantic said of their stand-ins."""
    found = [] if error is None else error.errors(include_url=False)
    details = [
        InitErrorDetails(
            type=custom_error(cell.error), loc=(field,), input=cell.error.parts["value"]
        )
        for field, cell in broken.items()
    ]  # fmt: skip
    details += [_kept(dict(fault)) for fault in found if fault["loc"][0] not in broken]
    return ValidationError.from_exception_data(title, details)


_OURS: Final = frozenset({"message", "message_zh", "parts"})


def _kept(fault: dict[str, Any]) -> InitErrorDetails:
    context = fault.get("ctx", {})
    if "parts" in context:
        kind: Any = custom_error(MfgcityError(fault["type"], **context["parts"].named))
        return InitErrorDetails(type=kind, loc=fault["loc"], input=fault["input"])
    return InitErrorDetails(type=fault["type"], loc=fault["loc"], input=fault["input"], ctx=context)


def _complaint(fault: dict[str, Any], kind: type[BaseModel]) -> tuple[str, Complaint]:
    code, place, context = fault["type"], fault["loc"], fault.get("ctx", {})
    field = str(place[0]) if place else ""
    parts = context.get("parts")
    if isinstance(parts, Parts):
        return field, Complaint(code, {**_chinese(kind, parts.named), **parts.named})
    named = str(place[-1]) if place else ""
    if code == "missing":
        return field, missing(kind, named)
    if code == "extra_forbidden":
        return field, Complaint(code, {"field": named, "field_zh": named, "value": fault["input"]})
    words = {name: part for name, part in context.items() if name not in _OURS}
    if code == "enum":
        words["expected_zh"] = choices_of(kind).get(str(words["expected"]), words["expected"])
    if code not in MESSAGES:
        return field, Complaint("value_error", {"error": fault["msg"], "value": fault["input"]})
    return field, Complaint(code, {**words, "value": fault["input"]})
