"""Reading files and frames of records: every data row becomes a record or has its faults told (读取)."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from mfgcity.domain import City, Record
from mfgcity.errors import MfgcityError
from mfgcity.intake.intake import Intake
from mfgcity.intake.sources import open_table

if TYPE_CHECKING:
    from mfgcity.intake.tabular import Tabular

R = TypeVar("R", bound=Record)

HELD = 200_000_000
"""Bytes of a file up to which its rows are held; a larger one is read again when its records are asked for."""


class KindError(MfgcityError):
    """A type that is no type of record, or one of whole cities, which stand in no rows."""


class CityError(MfgcityError):
    """What was given as the city that rows belong to, and is none."""


def read(
    path: str | os.PathLike[str],
    kind: type[R],
    *,
    sheet: str | None = None,
    header: int | None = None,
    mapping: Mapping[str, str] | None = None,
    given: Mapping[str, object] | None = None,
    encoding: str | None = None,
    city: City | None = None,
    progress: Callable[[int], None] | None = None,
) -> Intake[R]:
    """Read a file of records; every good row is kept, every fault is told in its place.

    Args:
        path: A file of CSV, TSV, JSON, JSONL, XLSX or Parquet, told by its content.
        kind: The type of the records, such as `Enterprise`.
        sheet: The sheet of a workbook; by default the one whose headings fit.
        header: The row of the headings, from 1; by default found by the headings.
        mapping: The fields that headings stand for, beyond the names and aliases that the type declares.
        given: The values that every row has, by a name of the field: what the title of a table says, and no column does.
            A value is a text as it would stand in a cell, or what a cell of a frame may hold.
        encoding: The encoding of a text file; by default UTF-8, else GB18030.
        city: The city the records will belong to; names that lead to no record of it are faults.
        progress: Called with the number of rows read so far.

    Raises:
        KindError: If the type is no type of record, or that of whole cities.
        CityError: If the city is none.
        IntakeError: If the file cannot be read as a table or a list of records.
        GivenError: If a value that is given breaks a rule of its field, or its field has a column.
        MissingExtraError: If the kind of file needs an extra.
    """
    _check_city(city)
    table = open_table(path, _record(kind), sheet=sheet, header=header, mapping=mapping, given=given, encoding=encoding)
    if table.objects() is not None:
        from mfgcity.intake.listed import of_objects

        return of_objects(kind, table, city, mapping)
    return _maker(table)(kind, table, city, hold=os.stat(path).st_size <= HELD, progress=progress)


def read_frame(
    frame: Any,
    kind: type[R],
    *,
    mapping: Mapping[str, str] | None = None,
    given: Mapping[str, object] | None = None,
    city: City | None = None,
) -> Intake[R]:
    """Read a frame of records, as `read` reads a file; rows are numbered from 0.

    Args:
        frame: A frame of polars, pandas, DuckDB or another kind that narwhals knows. Its columns are named by field or
            by Chinese header. Floats are no printed figures and are refused.
        kind: The type of the records.
        mapping: The fields that columns stand for, beyond the names and aliases that the type declares.
        given: The values that every row has, by a name of the field.
        city: The city the records will belong to; names that lead to no record of it are faults.

    Raises:
        KindError: If the type is no type of record, or that of whole cities.
        CityError: If the city is none.
        IntakeError: If the columns do not fit the type.
        GivenError: If a value that is given breaks a rule of its field, or its field has a column.
    """
    _check_city(city)
    from mfgcity.intake.framed import FrameTable

    table = FrameTable(frame, _record(kind), mapping, given)
    return _maker(table)(kind, table, city, hold=True)


def _maker(table: Tabular) -> Callable[..., Intake[Any]]:
    """What makes an intake of a table: of its rows, or of its cells where each holds an observation."""
    from mfgcity.intake.crosstab import is_crossed, of_cells
    from mfgcity.intake.tabular import of_rows

    return of_cells if is_crossed(table) else of_rows


def _check_city(city: Any) -> None:
    if city is not None and not isinstance(city, City):
        raise CityError("intake.city", value=city)


def _record(kind: Any) -> Any:
    if not (isinstance(kind, type) and issubclass(kind, Record) and kind not in (Record, City)):
        raise KindError("intake.kind", value=kind)
    return kind
