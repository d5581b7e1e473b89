"""The rules of a type run on the columns of a table, batch by batch, with the verdicts that pydantic gives on records.

A cell is judged once, however often it stands in its column: the distinct cells of a column go through the field's own
validator, and its verdict is remembered for the batches that follow. Rules between two fields are asked of the distinct
pairs of their cells, on the rows where both are valid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from mfgcity.errors import need
from mfgcity.figures import Figure
from mfgcity.figures.plain import plain
from mfgcity.frames.asking import judge, left_to_ask, odd_pairs
from mfgcity.frames.cells import BLANKS, MARKS, CellError, unit_text
from mfgcity.frames.columns import FEW, PLACE, Column, absent, at_sight, column_of
from mfgcity.frames.complaints import CellFault, Complaint, Unreadable, heading_of, missing, row_faults, with_cells_told
from mfgcity.frames.errors import FrameError
from mfgcity.frames.fields import UNIT_HEADINGS, FieldPlan, Shape, fields_of, headings_of, is_only_whole, kind_name
from mfgcity.frames.found import Found, Judged
from mfgcity.frames.judging import Bad, Gap, Good, Judge, given_to
from mfgcity.frames.pairs import OTHER, OWN

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

Model = TypeVar("Model", bound=BaseModel)


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
        self._whole = is_only_whole(kind)
        if fields is not None:
            _refuse_twice(kind, self.fields)
        for field in self.fields.values():
            if field not in plans and field != "unit":
                names, chinese = ", ".join(plans), kind_name(kind, "zh")
                raise FrameError("frames.field", value=field, kind=kind.__name__, kind_zh=chinese, names=names)

    def headings(self, names: Iterable[str]) -> dict[str, str]:
        """The field of each of some columns that has one, in the order of the fields.

        Raises:
            FrameError: If two columns are read into one field.
        """
        plans = fields_of(self.kind)
        found = {name: self.fields[name] for name in names if name in self.fields}
        _refuse_twice(self.kind, found)
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
            if beside is not None and plan.shape is Shape.FIGURE and (unit is None or not plan.measured):
                unit = unit_text(row[beside], unit)
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
        verdict = self._judge(plan).verdict(cell)
        if isinstance(verdict, Good) and isinstance(verdict.value, Enum):
            return verdict.value
        try:
            given = given_to(plan, cell)
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
        judged = self.judged(frame)
        return Found(judged.frame, judged.columns, self.faults(judged))

    def judged(self, frame: pl.DataFrame) -> Judged:
        """The table with its cells judged, and no fault told yet.

        Raises:
            FrameError: If two columns are read into one field.
        """
        columns = self._columns(frame)
        judge(columns)
        return Judged(frame, columns)

    def faults(self, judged: Judged) -> list[CellFault]:
        """Every fault of every row of a table whose cells are judged, by row and field."""
        if self._whole:
            rows = judged.frame.iter_rows(named=True)
            return [fault for place, row in enumerate(rows) for fault in self.row_faults(row, position=place)]
        known = {column.plan.name: column for column in judged.columns}
        plans, height = fields_of(self.kind), judged.frame.height
        found: list[CellFault] = []
        for plan in plans.values():
            if plan.name not in known and not plan.required and not plan.always:
                continue
            for field in (plan.name, *(rule.field for rule in plan.beside)):
                if field not in known:
                    known[field] = absent(plans[field], self._judge(plans[field]), height)
            column = known[plan.name]
            found += _told(column, column.empty.to_list(), repeat((missing(self.kind, plan.name),)))
            found += _told(column, *_complaints(column))
            for rule in plan.beside:
                found += self._faults_beside(rule, known[rule.field], column)
        # The sort is stable: within a row the faults stay in the order of the fields.
        found.sort(key=attrgetter("position"))
        return found

    def _faults_beside(self, rule: Any, other: Column, own: Column) -> list[CellFault]:
        """The faults of a rule between a field and an earlier one, on the rows where both are valid."""
        asked = left_to_ask(rule, other, own)
        asker = self._judge(other.plan, own.plan)
        pairs = list(asked.select(OTHER, OWN).iter_rows())
        verdicts = {pair: asker.verdict(*pair) for pair in set(pairs)}
        told = [(place, verdicts[pair]) for place, pair in zip(asked[PLACE].to_list(), pairs, strict=True)]
        told += [(place, asker.verdict(*pair)) for place, *pair in odd_pairs(other, own)]
        wrong = [(place, verdict.complaints) for place, verdict in told if isinstance(verdict, Bad)]
        places = [place for place, _ in wrong]
        own.also_bad(places)
        return _told(own, places, [complaints for _, complaints in wrong])

    def texts(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The cells as they are read, a column for each field: bare numbers with their units, null where there is no value."""
        columns = self._columns(frame)
        return pl.DataFrame(
            [column.text.str.strip_chars(BLANKS).alias(column.plan.name) for column in columns]
        ).with_columns(pl.when(~pl.all().is_in(list(MARKS))).then(pl.all()))

    def numbered_texts(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The same behind the column ``row`` of the table."""
        return self.texts(frame).insert_column(0, frame["row"])

    def records(self, frame: pl.DataFrame) -> Iterator[Model]:
        """The records of a table whose rows are all good, each cell that stands there often read once."""
        if self._whole:
            yield from map(self.record, frame.iter_rows(named=True))
            return
        kind, plans = self.kind, fields_of(self.kind)
        blank = {name: plan.info.get_default() for name, plan in plans.items()}
        columns = self._columns(frame)
        names = [column.plan.name for column in columns]
        for row in zip(*map(_values, columns), strict=True):
            content = blank.copy()
            given = set()
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
        plans = fields_of(self.kind)
        beside = self._unit_heading(frame.columns)
        found = []
        for heading, field in self.headings(frame.columns).items():
            plan = plans[field]
            unit = self._units.get(heading)
            by_row = None if beside is None or (unit and plan.measured) else frame[beside]
            found.append(column_of(heading, plan, frame[heading], self._judge(plan), unit, by_row))
        return found


_NOTHING: Any = object()
_set = object.__setattr__


def _complaints(column: Column) -> tuple[list[int], list[tuple[Complaint, ...]]]:
    """The positions of the faulty cells of a column, and what is wrong with each."""
    places = column.bad.to_list()
    found = []
    for place, text in zip(places, column.text.gather(places).to_list(), strict=True):
        verdict = column.judge.verdict(column.odd[place]) if place in column.odd else column.verdicts[text]
        assert isinstance(verdict, Bad)
        found.append(verdict.complaints)
    return places, found


def _told(column: Column, places: list[int], complaints: Iterable[tuple[Complaint, ...]]) -> list[CellFault]:
    heading, field = column.heading, column.plan.name
    return [
        CellFault(place, heading, field, value, code, parts)
        for place, value, several in zip(places, column.values(places), complaints)  # noqa: B905
        for code, parts in several
    ]


def _values(column: Column) -> list[Any]:
    """The value of each cell of a column whose cells are all good."""
    distinct = column.text.unique()
    values: dict[str | None, Any] = {}
    if column.plan.types == (str,) and column.plan.shape is Shape.TEXT and distinct.len() > FEW:
        plain = distinct.filter(at_sight(column.plan, distinct)).to_list()
        values = dict(zip(plain, plain, strict=True))
    values |= {text: _value(column, text) for text in distinct.to_list() if text not in values}
    found = [values[text] for text in column.text.to_list()]
    for place, cell in column.odd.items():
        found[place] = _value(column, cell)
    return found


def _value(column: Column, cell: object) -> Any:
    if column.plan.shape is Shape.FIGURE and (reading := plain(cell)) is not None:
        return Figure(**reading)
    verdict = column.judge.verdict(cell)
    return verdict.value if isinstance(verdict, Good) else _NOTHING


def _refuse_twice(kind: type[BaseModel], headings: Mapping[str, str]) -> None:
    fields = list(headings.values())
    for heading, field in headings.items():
        if fields.count(field) > 1:
            raise FrameError("frames.twice", field=field, field_zh=heading_of(kind, field), value=heading)
