"""What became of incoming data: records, faults, notes and missing cells (接收结果)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

import attrs

from mfgcity.domain import Record
from mfgcity.errors import Language, MfgcityError, said
from mfgcity.intake.describing import kind_name
from mfgcity.intake.faults import Fault, Missing, Note
from mfgcity.intake.headings import sender_heading
from mfgcity.intake.summary import FaultReport
from mfgcity.markup import both, table

if TYPE_CHECKING:
    from mfgcity.intake.tabular import Tabular

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_TOLD = 20


class UnknownColumnError(MfgcityError):
    """A heading that no column has."""


class PicklingError(MfgcityError):
    """An intake was to be pickled: it reads its file again, or holds tables."""


class FaultyDataError(MfgcityError):
    """Incoming data with faults, where none are wanted.

    Attributes:
        faults: Every fault.
    """

    faults: tuple[Fault, ...] = ()

    def message(self, lang: Language = "en") -> str:
        """What is wrong, the first faults with their places, in English (``en``) or Chinese (``zh``)."""
        lines = [
            super().message(lang),
            *(f"  {fault.place(lang)}{fault.message(lang)}" for fault in self.faults[:_TOLD]),
        ]
        if (more := len(self.faults) - _TOLD) > 0:
            lines.append(f"  {said('intake.more', lang, count=more)}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        return _faulty, (self.code, self.parts, self.faults)


def _faulty(code: str, parts: dict[str, object], faults: tuple[Fault, ...]) -> FaultyDataError:
    error = FaultyDataError(code, **parts)
    error.faults = faults
    return error


class Lazily(Sequence[T]):
    """A sequence that is made anew each time it is gone through, so that nothing need be held.

    Args:
        make: Makes the items, in order.
        count: How many there are; counted when first asked for if not given.
    """

    def __init__(self, make: Callable[[], Iterator[T]], count: int | None = None) -> None:
        self._make = make
        self._count = count
        self._held: tuple[T, ...] | None = None

    def __iter__(self) -> Iterator[T]:
        return self._make() if self._held is None else iter(self._held)

    def __len__(self) -> int:
        if self._count is None:
            self._count = sum(1 for _ in self)
        return self._count

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        """An item or several; all are made and held from the first time on."""
        if self._held is None:
            self._held = tuple(self._make())
        return self._held[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<items: {len(self)}>"


@attrs.frozen(eq=False, repr=False)
class Intake(Generic[R]):
    """What became of incoming data: each data row is a record or has faults.

    Attributes:
        records: The records of the rows without fault, in order, made when they are asked for.
        faults: Every fault, by row and column.
        notes: Titles, blank rows, footnotes and other rows that hold no data.
        missing: Every cell without a value, with the reason; a missing value is not zero.
        kind: The type of the records.
        file: The file, as it was named; None for a frame.
        sheet: The sheet of a workbook.
        headings: The field that each heading stands for; what was given for every row is under its name.
        rows: How many data rows there are; of a table with an observation in each cell, how many observations.
    """

    records: Sequence[R]
    faults: tuple[Fault, ...]
    notes: tuple[Note, ...]
    missing: Sequence[Missing]
    kind: type[R]
    file: str | None = None
    sheet: str | None = None
    headings: dict[str, str] = attrs.field(factory=dict)
    rows: int = 0
    _frames: Callable[[], Iterator[Any]] | None = attrs.field(default=None, alias="frames")
    _table: Tabular | None = attrs.field(default=None, alias="table")

    @property
    def faulty_rows(self) -> int:
        """How many data rows have faults."""
        return self.rows - len(self.records)

    def frames(self) -> Iterator[Any]:
        """The rows without fault as polars frames of text, batch by batch: ``row``, and a column for each field.

        Raises:
            MissingExtraError: If polars is not installed.
        """
        if self._frames is not None:
            yield from self._frames()

    @property
    def frame(self) -> Any:
        """The rows without fault as one polars frame of text: ``row``, and a column for each field."""
        from mfgcity.errors import need

        pl = need("polars", "polars")
        found = list(self.frames())
        return pl.concat(found) if found else pl.DataFrame({"row": []}, schema={"row": pl.UInt32})

    def raise_if_faulty(self) -> Intake[R]:
        """The same, if there is no fault.

        Raises:
            FaultyDataError: If there is one; its text tells the first, its `faults` holds all.
        """
        if self.faults:
            parts: dict[str, object] = {"file": self.file or self.kind.__name__, "count": len(self.faults)}
            raise _faulty("intake.faulty", parts, self.faults)
        return self

    def report(self, by: str | None = None) -> FaultReport:
        """The faults grouped by rule and by the sender's id column, with counts and examples.

        Args:
            by: The heading of the column that says who sent a row; by default one such as 填报单位, if there is one.

        Raises:
            UnknownColumnError: If there is no such column.
        """
        texts = [] if self._table is None else [heading.text for heading in self._table.headings]
        heading = sender_heading(texts) if by is None else by
        if self._table is None or heading is None:
            senders = {}
        elif heading in texts:
            senders = self._table.cells(heading)
        else:
            raise UnknownColumnError("intake.column", names=", ".join(texts), value=heading)
        return FaultReport.of(
            self.faults,
            len(self.records),
            notes=self.notes,
            missing=self.missing,
            by=heading,
            senders=senders,
            positions={} if self._table is None else {heading.text: heading.number for heading in self._table.headings},
            header_row=max(self._table.header_rows, default=None) if self._table is not None else None,
            encoding=None if self._table is None else self._table.encoding,
            delimiter=None if self._table is None else self._table.delimiter,
        )

    def summary(self, lang: Language = "en") -> str:
        """How many rows there are, and what became of them, in one line."""
        numbers = (self.rows, len(self.records), self.faulty_rows, len(self.faults), len(self.notes))
        if lang == "zh":
            return "数据行 {}，合格 {}，有误 {}，错误 {} 处，说明 {} 条".format(*numbers)
        return "data rows {}: good {}, faulty {}; faults {}, notes {}".format(*numbers)

    def __reduce__(self) -> str:
        raise PicklingError("intake.pickled")

    def __copy__(self) -> Intake[R]:
        return self

    def __deepcopy__(self, memo: object) -> Intake[R]:
        return self

    def __repr__(self) -> str:
        return f"<Intake of {self.kind.__name__}: {self.summary()}>"

    def _repr_html_(self) -> str:
        name, name_zh = kind_name(self.kind, "en"), kind_name(self.kind, "zh")
        caption = both(f"{name}: {self.summary()}", f"{name_zh}：{self.summary('zh')}")
        rows: list[tuple[object, ...]] = [
            (fault.row, fault.column, fault.value, fault.message("en"), fault.message("zh"))
            for fault in self.faults[:_TOLD]
        ]
        if len(self.faults) > _TOLD:
            more = len(self.faults) - _TOLD
            rows.append(("…", None, None, f"{more} more", f"另有 {more} 处"))
        heads = (both("row", "行"), both("column", "列"), both("value", "值"), "fault", "错误")
        return table(caption, heads, rows, numeric=[0])
