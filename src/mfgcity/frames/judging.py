"""Verdicts on cells: what a cell says by the rules of its field, remembered for every cell that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs
from pydantic import BaseModel, ValidationError

from mfgcity.frames import cells
from mfgcity.frames.cells import CellError, Reason
from mfgcity.frames.complaints import Complaint, complaints_of
from mfgcity.frames.fields import FieldPlan, part_of

REMEMBERED: Final = 200_000
"""How many distinct cells of a field are remembered from batch to batch."""


@attrs.frozen(eq=False)
class Good:
    """A cell that keeps the rules of its field, with its value."""

    value: Any


@attrs.frozen(eq=False)
class Bad:
    """A cell that breaks rules of its field."""

    complaints: tuple[Complaint, ...]


@attrs.frozen(eq=False)
class Gap:
    """A cell without a value."""

    mark: str
    reason: Reason


Verdict = Good | Bad | Gap
BLANK: Final = Gap("", Reason.BLANK)


def given_to(plan: FieldPlan, cell: object, unit: str | None = None) -> Any:
    """What pydantic is given for a cell, or a gap.

    Raises:
        CellError: If the cell says nothing that the field could hold.
    """
    plain = cells.plain(cell)
    if plain is None:
        return BLANK
    if not isinstance(plain, str):
        return plain
    text = cells.trimmed(plain)
    reason = cells.missing(plain)
    cells.refuse_error(plain)
    return plan.read(text, unit) if reason is None else Gap(text, reason)


class Judge:
    """The verdicts on the cells of one field, or on a cell of it beside one of an earlier field.

    Attributes:
        plain: Cells that an expression accepted, so that no verdict on them was needed.
    """

    def __init__(self, kind: type[BaseModel], *plans: FieldPlan) -> None:
        self._plans = plans
        self._field = plans[-1].name
        self._model = part_of(kind, tuple(plan.name for plan in plans))
        self._kind = kind
        self._known: dict[tuple[object, ...], Verdict] = {}
        self.plain: set[str] = set()

    def knows(self, cell: object) -> bool:
        """Whether a cell was judged before, or accepted at sight."""
        return cell in self.plain or (cell,) in self._known

    def accept(self, texts: Iterable[str]) -> None:
        """Remember cells that were accepted at sight."""
        if len(self.plain) >= REMEMBERED:
            self.plain.clear()
        self.plain.update(texts)

    def verdict(self, *given: object) -> Verdict:
        """The verdict on a cell, the last of those given; the other is that of the earlier field."""
        try:
            known = self._known.get(given)
        except TypeError:
            # Lists and records have no hash; they come from nested columns, and are judged each time.
            return self._verdict(given)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[given] = self._verdict(given)
        return known

    def verdicts(self, distinct: Iterable[object]) -> dict[object, Verdict]:
        """The verdict on each of some distinct cells."""
        return {cell: self.verdict(cell) for cell in distinct}

    def _verdict(self, given: tuple[object, ...]) -> Verdict:
        data: dict[str, Any] = {}
        value: Any = BLANK
        try:
            for plan, cell in zip(self._plans, given, strict=True):
                value = given_to(plan, cell)
                if not isinstance(value, Gap):
                    data[plan.name] = value
            if len(given) == 1 and isinstance(value, Gap):
                return value
            record = self._model.model_validate(data)
        except CellError as error:
            return Bad((Complaint(error.code, error.parts),))
        except ValidationError as error:
            complaints = tuple(item for field, item in complaints_of(error, self._kind) if field == self._field)
            return Bad(complaints)
        return Good(getattr(record, self._field))
