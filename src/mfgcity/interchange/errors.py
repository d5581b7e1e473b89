"""What a file of another program can have wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from mfgcity.domain import Observation
from mfgcity.errors import MfgcityError
from mfgcity.frames.complaints import complaints_of
from mfgcity.intake.faults import Fault


class InterchangeError(MfgcityError):
    """A file, row or value that cannot be read as observations.

    Attributes:
        faults: Every fault of the rows, where it was rows that were wrong.
    """

    faults: tuple[Fault, ...] = ()


def faults_of(
    number: int, row: Mapping[str, str], error: MfgcityError | ValidationError, columns: Mapping[str, str]
) -> Iterator[Fault]:
    """The faults that an error tells of a row of observations.

    Args:
        number: The number of the row, the heading being 1.
        row: Its cells.
        error: The error.
        columns: The column of each field.
    """
    if isinstance(error, ValidationError):
        for field, complaint in complaints_of(error, Observation):
            column = columns.get(field)
            value = row.get(column or "")
            yield Fault(None, None, number, column, value, complaint.code, field or None, complaint.parts)
    else:
        column = str(error.parts["column"]) if "column" in error.parts else None
        yield Fault(None, None, number, column, row.get(column or ""), error.code, None, error.parts)
