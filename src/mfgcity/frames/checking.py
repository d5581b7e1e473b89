"""The rules of a type run on the columns of a table, batch by batch, with the verdicts that pydantic gives on records.

A cell is judged once, however often it stands in its column: the distinct cells of a column go through the field's own
validator, and its verdict is remembered for the batches that follow. Rules between two fields are asked of the distinct
pairs of their cells, on the rows where both are valid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import attrs
from pydantic import BaseModel, ValidationError

from mfgcity.errors import MfgcityError, need
from mfgcity.frames import cells
from mfgcity.frames.cells import CellError, Reason
from mfgcity.frames.complaints import CellFault, Complaint, Unreadable, missing, row_faults, with_cells_told
from mfgcity.frames.fields import FieldPlan, Shape, fields_of, has_rules_of_its_own, headings_of
from mfgcity.frames.judging import BLANK, Bad, Gap, Good, Judge, Verdict, given_to
from mfgcity.frames.texts import Texts, texts_of

if TYPE_CHECKING:
    import polars as pl

Model = TypeVar("Model", bound=BaseModel)


UNIT_HEADINGS: Final = ("unit", "单位", "计量单位")
"""Headings of a column that gives the unit of the figures beside it."""


class FrameError(MfgcityError):
    """A table that cannot be read as records of a type."""


@attrs.frozen
class MissingCell:
    """A cell that holds a mark in the place of a value.

    Attributes:
        position: The row, counted from 0.
        column: The heading.
        mark: What stands in the cell.
        reason: What it says.
    """

    position: int
    column: str
    mark: str
    reason: Reason


@attrs.define(eq=False)
class Column:
    """A column of one batch, and what is known of its cells.

    Attributes:
        heading: Its heading; None where the table has no such column.
        plan: Its field.
        unit: The unit of its bare numbers.
        raw: The cells as they stand.
        texts: The cells as they are read, with their units where those stand in a column of their own.
        verdicts: The verdict on each distinct text.
        faulty: Which cells break a rule.
        empty: Which cells hold no value.
    """

    heading: str | None
    plan: FieldPlan
    unit: str | None
    raw: Texts
    texts: Texts
    verdicts: dict[object, Verdict]
    faulty: pl.Series
    empty: pl.Series

    def value(self, position: int) -> str | None:
        """A cell as it stands."""
        found = self.raw.odd.get(position, self.raw.text[position])
        return found if found is None or isinstance(found, str) else str(found)


@attrs.define(eq=False, slots=False)
class Found:
    """What a check found in one batch.

    Attributes:
        faults: Every fault of every row, by row and field.
        faulty: Whether each row has one.
        blanks: How many cells of each column are blank.
    """

    faults: list[CellFault]
    faulty: pl.Series
    _columns: list[Column]

    @cached_property
    def missing(self) -> list[MissingCell]:
        """The cells that hold a mark such as — in the place of a value; those that are blank are only counted."""
        found = []
        for column in self._columns:
            marks = [text for text, verdict in column.verdicts.items() if isinstance(verdict, Gap) and verdict.mark]
            mask = column.texts.text.is_in(marks)
            for position, text in zip(mask.arg_true(), column.texts.text.filter(mask), strict=True):
                gap = column.verdicts[text]
                assert isinstance(gap, Gap)
                found.append(MissingCell(position, str(column.heading), gap.mark, gap.reason))
        return sorted(found, key=lambda cell: cell.position)

    @property
    def empty(self) -> dict[str, pl.Series]:
        """Whether each cell of each column has no value: it is blank, or holds a mark."""
        return {column.heading: column.empty for column in self._columns if column.heading is not None}

    def standard(self, field: str) -> pl.Series | None:
        """The text of each value of a field, the same for the same value however it is written; null where there is none."""
        pl = need("polars", "polars")
        column = next((column for column in self._columns if column.plan.name == field), None)
        if column is None:
            return None
        other = {
            text: str(verdict.value)
            for text, verdict in column.verdicts.items()
            if isinstance(text, str) and isinstance(verdict, Good) and str(verdict.value) != text
        }
        texts = column.texts.text
        if other:
            texts = texts.replace(list(other), list(other.values()))
        return texts.zip_with(~column.empty, pl.Series([None], dtype=pl.String)) if column.empty.any() else texts

    @cached_property
    def blanks(self) -> dict[str, int]:
        """How many cells of each column are blank."""
        found = {}
        for column in self._columns:
            blank = [text for text, verdict in column.verdicts.items() if isinstance(verdict, Gap) and not verdict.mark]
            text = column.texts.text
            count = text.null_count() - len(column.texts.odd) + int(text.is_in(blank).sum() or 0)
            found[str(column.heading)] = count
        return found


class Checker(Generic[Model]):
    """The rules of a type, run on tables whose columns hold its fields.

    Args:
        kind: The type of the records.
        fields: The field of each heading; by default every heading is known under which the type reads a field.
        units: The unit of a column of bare numbers, by heading. A heading whose field is ``unit`` names a column that
            gives the unit row by row, where the type has no such field of its own.

    Raises:
        FrameError: If a field is none of the type, or two headings are read into one field.
    """

    def __init__(
        self, kind: type[Model], *, fields: Mapping[str, str] | None = None, units: Mapping[str, str] | None = None
    ) -> None:
        self.kind = kind
        plans = fields_of(kind)
        by_default = headings_of(kind) | ({} if "unit" in plans else dict.fromkeys(UNIT_HEADINGS, "unit"))
        self.fields: dict[str, str] = dict(by_default if fields is None else fields)
        self._units = dict(units or {})
        self._judges: dict[tuple[str, ...], Judge] = {}
        self._whole = has_rules_of_its_own(kind)
        if fields is not None:
            _refuse_twice(self.fields)
        for field in self.fields.values():
            if field not in plans and field != "unit":
                raise FrameError("frames.field", value=field, kind=kind.__name__, names=", ".join(plans))

    def headings(self, names: Iterable[str]) -> dict[str, str]:
        """The field of each of some columns that has one, in the order of the fields.

        Raises:
            FrameError: If two columns are read into one field.
        """
        plans = fields_of(self.kind)
        found = {name: self.fields[name] for name in names if name in self.fields}
        _refuse_twice(found)
        known = {heading: field for heading, field in found.items() if field in plans}
        return dict(sorted(known.items(), key=lambda pair: plans[pair[1]].number))

    def _unit_heading(self, names: Iterable[str]) -> str | None:
        """The column that gives the unit of bare numbers row by row."""
        if "unit" in fields_of(self.kind):
            return None
        return next((name for name in names if self.fields.get(name) == "unit"), None)

    def record(self, row: Mapping[str, object]) -> Model:
        """One row as a record, by pydantic alone.

        Raises:
            ValidationError: If it breaks a rule; it tells every fault.
        """
        data: dict[str, Any] = {}
        broken: dict[str, Unreadable] = {}
        beside = self._unit_heading(row)
        for heading, field in self.headings(row).items():
            plan = fields_of(self.kind)[field]
            unit = self._units.get(heading)
            if unit is None and beside is not None and plan.shape is Shape.FIGURE:
                unit = _unit_text(row[beside])
            try:
                given = given_to(plan, row[heading], unit)
            except CellError as error:
                broken[field] = given = Unreadable(error)
            if not isinstance(given, Gap):
                data[field] = given
        try:
            record = self.kind.model_validate(data)
        except ValidationError as error:
            if not broken:
                raise
            raise with_cells_told(error, broken, self.kind.__name__) from None
        if broken:
            raise with_cells_told(None, broken, self.kind.__name__)
        return record

    def row_faults(self, row: Mapping[str, object], *, position: int = 0) -> list[CellFault]:
        """The faults of one row, by pydantic alone; none where it is a record."""
        try:
            self.record(row)
        except ValidationError as error:
            headings = {field: heading for heading, field in self.headings(row).items()}
            return row_faults(error, self.kind, position=position, headings=headings, row=row)
        return []

    def given(self, field: str, cell: object) -> Any:
        """What a cell gives its field: an enumeration's member, a text, texts, or the data of nested records; None if nothing."""
        plan = fields_of(self.kind)[field]
        verdict = self._judge(plan).verdict((cell, None))
        if isinstance(verdict, Good) and isinstance(verdict.value, Enum):
            return verdict.value
        try:
            given = given_to(plan, cell, None)
        except CellError:
            return None
        return None if isinstance(given, Gap) else given

    def check(self, frame: pl.DataFrame) -> Found:
        """Every fault of every row, and every cell without a value.

        Args:
            frame: A table; columns of other kinds than text are read as their text.

        Raises:
            FrameError: If two columns are read into one field.
            MissingExtraError: If polars is not installed.
        """
        pl = need("polars", "polars")
        columns = self._columns(frame)
        if self._whole:
            rows = frame.iter_rows(named=True)
            faults = [fault for place, row in enumerate(rows) for fault in self.row_faults(row, position=place)]
        else:
            known = {column.plan.name: column for column in columns}
            found: list[tuple[int, int, CellFault]] = []
            for plan in fields_of(self.kind).values():
                column = known.get(plan.name) or self._absent(plan, frame.height)
                known[plan.name] = column
                found += self._faults_of_cells(column)
                for rule in plan.beside:
                    found += self._faults_beside(known[rule.field], column)
            found.sort(key=lambda item: item[:2])
            faults = [fault for _, _, fault in found]
        faulty = pl.repeat(False, frame.height, dtype=pl.Boolean, eager=True)
        if positions := sorted({fault.position for fault in faults}):
            faulty = faulty.scatter(positions, True)
        return Found(faults, faulty, columns)

    def records(self, frame: pl.DataFrame) -> Iterator[Model]:
        """The records of a table whose rows are all good, each cell that stands there often read once."""
        if self._whole:
            yield from map(self.record, frame.iter_rows(named=True))
            return
        plans = fields_of(self.kind)
        blank = {name: plan.info.get_default(call_default_factory=False) for name, plan in plans.items()}
        columns = self._columns(frame)
        names = [column.plan.name for column in columns]
        kind = self.kind
        for row in zip(*map(_values, columns), strict=True):
            content, given = blank.copy(), set()
            for name, value in zip(names, row, strict=True):
                if value is not _NOTHING:
                    content[name] = value
                    given.add(name)
            record = kind.__new__(kind)
            _set(record, "__dict__", content)
            _set(record, "__pydantic_fields_set__", given)
            _set(record, "__pydantic_extra__", None)
            _set(record, "__pydantic_private__", None)
            yield record

    def _judge(self, *plans: FieldPlan) -> Judge:
        names = tuple(plan.name for plan in plans)
        if names not in self._judges:
            self._judges[names] = Judge(self.kind, *plans)
        return self._judges[names]

    def _columns(self, frame: pl.DataFrame) -> list[Column]:
        beside = self._unit_heading(frame.columns)
        found = []
        for heading, field in self.headings(frame.columns).items():
            plan = fields_of(self.kind)[field]
            raw = texts_of(frame[heading])
            unit = self._units.get(heading)
            texts = raw
            if unit is None and beside is not None and plan.shape is Shape.FIGURE:
                texts = _with_units(raw, frame[beside])
            found.append(self._column(heading, plan, unit, raw, texts))
        return found

    def _column(self, heading: str | None, plan: FieldPlan, unit: str | None, raw: Texts, texts: Texts) -> Column:
        distinct = texts.text.unique()
        verdicts = self._judge(plan).verdicts(distinct.to_list(), unit)
        bad = [text for text, verdict in verdicts.items() if isinstance(verdict, Bad)]
        gaps = [text for text, verdict in verdicts.items() if isinstance(verdict, Gap) and text is not None]
        faulty = texts.text.is_in(bad).fill_null(value=False)
        empty = texts.text.is_in(gaps).fill_null(value=True)
        if texts.odd:
            places = list(texts.odd)
            empty = empty.scatter(places, False)
            wrong = [place for place in places if isinstance(self._odd(plan, texts.odd[place]), Bad)]
            faulty = faulty.scatter(wrong, True) if wrong else faulty
        return Column(heading, plan, unit, raw, texts, verdicts, faulty, empty)

    def _odd(self, plan: FieldPlan, cell: object) -> Verdict:
        return self._judge(plan).verdict((cell, None))

    def _absent(self, plan: FieldPlan, height: int) -> Column:
        """The column of a field that the table does not have."""
        pl = need("polars", "polars")
        texts = Texts(pl.repeat(None, height, dtype=pl.String, eager=True), {})
        return Column(
            None, plan, None, texts, texts, {None: BLANK},
            pl.repeat(False, height, dtype=pl.Boolean, eager=True), pl.repeat(True, height, dtype=pl.Boolean, eager=True),
        )  # fmt: skip

    def _faults_of_cells(self, column: Column) -> Iterator[tuple[int, int, CellFault]]:
        if column.plan.required and column.empty.any():
            complaint = (missing(self.kind, column.plan.name),)
            yield from self._told(column, ((place, complaint) for place in column.empty.arg_true()))
            column.faulty = column.faulty | column.empty
            column_bad = column.faulty & ~column.empty
        else:
            column_bad = column.faulty
        places = column_bad.arg_true().to_list()
        found = []
        for place, text in zip(places, column.texts.text.filter(column_bad).to_list(), strict=True):
            odd = column.texts.odd.get(place)
            verdict = column.verdicts[text] if odd is None else self._odd(column.plan, odd)
            assert isinstance(verdict, Bad)
            found.append((place, verdict.complaints))
        yield from self._told(column, found)

    def _faults_beside(self, other: Column, own: Column) -> list[tuple[int, int, CellFault]]:
        """The faults of a rule between a field and an earlier one, on the rows where both are valid."""
        pl = need("polars", "polars")
        asked = ~own.faulty & ~other.faulty
        if not own.plan.always:
            asked = asked & ~own.empty
        if not asked.any():
            return []
        pairs = pl.DataFrame({"other": other.texts.text, "own": own.texts.text}).filter(asked)
        judge = self._judge(other.plan, own.plan)
        bad: dict[tuple[str | None, str | None], Bad] = {}
        for pair in pairs.unique().iter_rows():
            verdict = judge.verdict((pair[0], other.unit), (pair[1], own.unit))
            if isinstance(verdict, Bad):
                bad[pair] = verdict
        if not bad:
            return []
        places = asked.arg_true()
        wrong = [
            (place, bad[pair].complaints)
            for place, pair in zip(places, pairs.iter_rows(), strict=True)
            if pair in bad
        ]  # fmt: skip
        own.faulty = own.faulty.scatter([place for place, _ in wrong], True)
        return list(self._told(own, wrong))

    def _told(
        self, column: Column, found: Iterable[tuple[int, tuple[Complaint, ...]]]
    ) -> Iterator[tuple[int, int, CellFault]]:
        plan, heading = column.plan, column.heading
        for place, complaints in found:
            value = column.value(place)
            for complaint in complaints:
                yield place, plan.number, CellFault(place, heading, plan.name, value, complaint.code, complaint.parts)


_NOTHING: Any = object()
_set = object.__setattr__


def _values(column: Column) -> list[Any]:
    """The value of each cell of a column whose cells are all good."""
    values = {
        text: verdict.value if isinstance(verdict, Good) else _NOTHING for text, verdict in column.verdicts.items()
    }
    return [values[text] for text in column.texts.text.to_list()]


def _refuse_twice(headings: Mapping[str, str]) -> None:
    fields = list(headings.values())
    for heading, field in headings.items():
        if fields.count(field) > 1:
            raise FrameError("frames.twice", field=field, value=heading)


def _unit_text(cell: object) -> str | None:
    plain = cells.plain(cell)
    if not isinstance(plain, str):
        return None
    text = cells.trimmed(plain)
    return None if cells.missing(text) else text


def _with_units(raw: Texts, beside: pl.Series) -> Texts:
    """The cells of a column with the units of the column beside it."""
    pl = need("polars", "polars")
    both = pl.DataFrame({"text": raw.text, "unit": texts_of(beside).text})
    pairs = both.unique()
    joined = [text if text is None else _joined(text, _unit_text(unit)) for text, unit in pairs.iter_rows()]
    known = pairs.with_columns(joined=pl.Series(joined, dtype=pl.String))
    read = both.join(known, on=["text", "unit"], how="left", nulls_equal=True, maintain_order="left")
    return Texts(read["joined"], raw.odd)


def _joined(text: str, unit: str | None) -> str:
    number = cells.trimmed(text)
    return cells.with_unit(number, unit) if cells.is_number(number) else text
