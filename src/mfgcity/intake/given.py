"""Values that every row has, said beside the table and not in it: judged once, as cells are (整表共有的值)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs
from pydantic import BaseModel

from mfgcity.figures import Unit
from mfgcity.figures.unit import UnitError
from mfgcity.frames import cells
from mfgcity.frames.complaints import Complaint, heading_of
from mfgcity.frames.fields import UNIT_FIELD, UNIT_HEADINGS, FieldPlan, Shape, fields_of
from mfgcity.frames.judging import Bad, Gap, Judge
from mfgcity.intake.errors import GivenError
from mfgcity.intake.faults import Fault
from mfgcity.intake.writing import cell_text


@attrs.frozen(eq=False)
class Given:
    """A value that every row has.

    Attributes:
        field: Its field.
        heading: The name under which it was given.
        text: Its text, as it would stand in a cell.
        value: What that says; a unit for the field ``unit`` of the figures beside it.
        named: The field and the text for a message.
    """

    field: str
    heading: str
    text: str
    value: Any
    named: dict[str, object]


def judged(kind: type[BaseModel], values: Iterable[tuple[str, str, object]]) -> dict[str, Given]:
    """Values that every row has, by field.

    Args:
        kind: The type of the records.
        values: The name under which each was given, its field, and the value.

    Raises:
        GivenError: If a value breaks a rule of its field, or one between it and another of them, or a field is given twice.
    """
    found: dict[str, Given] = {}
    for heading, field, value in values:
        named = {"field": field, "field_zh": _chinese(kind, field), "value": value}
        if field in found:
            raise GivenError("given.twice", **{**named, "first": found[field].heading, "value": heading})
        plan = fields_of(kind).get(field)
        found[field] = _of_unit(heading, value, named) if plan is None else _of_field(kind, plan, heading, value, named)
    plans = [plan for name, plan in fields_of(kind).items() if name in found]
    for plan in plans:
        for earlier in plans:
            if any(rule.field == earlier.name for rule in plan.beside):
                _judge_beside(kind, earlier, plan, found)
    return found


def placing(
    kind: type[BaseModel],
    columns: Mapping[str, str],
    deciding: Mapping[str, str | None],
) -> Callable[[Fault], Fault]:
    """Puts a fault of a field that has no column in the column of the cell with which it does not agree, if there is one.

    Args:
        kind: The type of the records.
        columns: The heading of each field that has a column.
        deciding: The field that decides where the records stand that a field names, by that field.
    """

    def partners(fault: Fault, field: str) -> Iterable[str]:
        if fault.code == "intake.repeated":
            return next((key for key in getattr(kind, "unique", ()) if key[0] == field), ())
        if fault.code == "city.reference":
            return (deciding.get(field) or "",)
        return (rule.field for rule in fields_of(kind)[field].beside)

    def placed(fault: Fault) -> Fault:
        if fault.row is None or fault.field is None or fault.field in columns or fault.field not in fields_of(kind):
            return fault
        beside = (columns[name] for name in partners(fault, fault.field) if name in columns)
        return attrs.evolve(fault, column=next(beside, fault.column))

    return placed


def _chinese(kind: type[BaseModel], field: str) -> str:
    return heading_of(kind, field) if field in fields_of(kind) else UNIT_HEADINGS[1]


def _of_field(kind: type[BaseModel], plan: FieldPlan, heading: str, value: object, named: dict[str, object]) -> Given:
    plain = cells.plain(value)
    verdict = Judge(kind, plan).verdict(plain)
    if isinstance(verdict, Bad):
        raise _broken(verdict.complaints[0], named)
    if isinstance(verdict, Gap):
        raise GivenError("given.blank", **named)
    # What is no text has the one from which it is read back.
    text = str(plain) if isinstance(plain, str) else cell_text(verdict.value, "zh", formulas=False)
    if text is None:
        raise GivenError("given.blank", **named)
    return Given(plan.name, heading, text, verdict.value, named)


def _of_unit(heading: str, value: object, named: dict[str, object]) -> Given:
    """The unit of the bare numbers of every row."""
    plain = value.symbol if isinstance(value, Unit) else cells.plain(value)
    text = cells.trimmed("" if plain is None else str(plain))
    if cells.missing(text) is not None:
        raise GivenError("given.blank", **named)
    try:
        unit = Unit.parse(text)
    except UnitError as error:
        raise _broken(Complaint(error.code, error.parts), named) from None
    return Given(UNIT_FIELD, heading, text, unit, named)


def _judge_beside(kind: type[BaseModel], earlier: FieldPlan, plan: FieldPlan, given: Mapping[str, Given]) -> None:
    """Refuse two values that do not agree; a bare number whose unit a column may give is left to the rows."""
    unit = None if UNIT_FIELD in fields_of(kind) else given.get(UNIT_FIELD)
    texts = [_with_unit(each, given[each.name], unit) for each in (earlier, plan)]
    if any(
        each.shape is Shape.FIGURE and cells.is_number(text) for each, text in zip((earlier, plan), texts, strict=True)
    ):
        return
    verdict = Judge(kind, earlier, plan).verdict(*texts)
    if isinstance(verdict, Bad):
        raise _broken(verdict.complaints[0], given[plan.name].named)


def _with_unit(plan: FieldPlan, given: Given, unit: Given | None) -> str:
    """The text of a field, a bare number with the unit that is given beside it."""
    text = cells.trimmed(given.text)
    return cells.with_unit(text, unit.text) if plan.shape is Shape.FIGURE and unit is not None else text


def _broken(complaint: Complaint, named: dict[str, object]) -> GivenError:
    fault = Fault(None, None, None, None, None, complaint.code, parts=complaint.parts)
    return GivenError("given.value", **named, rule=fault.rule("en"), rule_zh=fault.rule("zh"))
