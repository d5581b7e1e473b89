"""Observations as SDMX-CSV 2.0, the table format of SDMX 3.0, written and read.

Version 2.0 and not 1.0: each row names the kind and the id of its structure and the action that is meant, so that a file
says what it is, and a structure may be a data structure as well as a dataflow. Texts stay texts: a program that guesses
types loses printed digits, which DECIMALS restores.

Source: the SDMX-CSV field guide 2.0.0 of the SDMX Technical Working Group, on the ground of RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from pydantic import ValidationError

from mfgcity.domain import City, Observation
from mfgcity.errors import MfgcityError
from mfgcity.intake.faults import Fault
from mfgcity.interchange.errors import InterchangeError, faults_of
from mfgcity.interchange.sdmx_rows import COLUMNS, FIELD_COLUMNS, observation_of, row_of

STRUCTURE_ID: Final = "MFGCITY:OBSERVATIONS(1.0)"
"""The dataflow that the rows belong to: its columns are `COLUMNS`."""

_LEADING: Final = {"STRUCTURE": "dataflow", "STRUCTURE_ID": STRUCTURE_ID, "ACTION": "I"}
_PASSED_OVER: Final = frozenset({*_LEADING, "STRUCTURE_NAME", "SERIES_KEY", "OBS_KEY"})
_ABSENT: Final = "#N/A"
"""What SDMX-CSV 2.0 writes for an attribute that has no value."""

_NEEDED: Final = ("REF_AREA", "INDICATOR", "OBS_VALUE")


def to_sdmx_csv(observations: City | Iterable[Observation]) -> str:
    """Write observations as SDMX-CSV 2.0.

    Args:
        observations: Observations, or a city, whose observations are written.

    Returns:
        The text of the file; write it in UTF-8 and with ``newline=""``, for its lines end as RFC 4180 asks.

    Examples:
        >>> from mfgcity.datasets import zhuzhou_2023
        >>> text = to_sdmx_csv(zhuzhou_2023())
        >>> from_sdmx_csv(text) == zhuzhou_2023().observations
        True
    """
    items = observations.observations if isinstance(observations, City) else observations
    target = io.StringIO()
    writer = csv.DictWriter(target, [*_LEADING, *COLUMNS])
    writer.writeheader()
    writer.writerows({**_LEADING, **row_of(item)} for item in items)
    return target.getvalue()


def from_sdmx_csv(text: str) -> tuple[Observation, ...]:
    """Read observations from SDMX-CSV 2.0, written by `to_sdmx_csv` or by others with the same columns.

    Columns may be missing, save REF_AREA, INDICATOR and OBS_VALUE. A column that is not known is an error, since its
    content would be lost; so is a row that asks for a deletion.

    Raises:
        InterchangeError: If the columns are wrong, or rows are; then `faults` tells all that is wrong in them.
    """
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        heading, *lines = list(reader) or [[]]
    except csv.Error as error:
        parts = {"reason": str(error), "reason_zh": "引号未闭合，或单元格过长"}
        raise InterchangeError("interchange.csv", line=reader.line_num, **parts) from None
    _check_heading(heading)
    found: list[Observation] = []
    faults: list[Fault] = []
    for number, line in enumerate(lines, start=2):
        row = {column: "" if cell == _ABSENT else cell for column, cell in zip(heading, line, strict=False)}
        try:
            if line:
                found.append(_observation(heading, line, row))
        except (MfgcityError, ValidationError) as error:
            faults += faults_of(number, row, error, FIELD_COLUMNS)
    if faults:
        refusal = InterchangeError(
            "interchange.rows", count=len(faults), first=faults[0], first_zh=faults[0].message("zh")
        )
        refusal.faults = tuple(faults)
        raise refusal
    return tuple(found)


def _check_heading(heading: list[str]) -> None:
    missing = [column for column in _NEEDED if column not in heading]
    if missing:
        raise InterchangeError("interchange.missing", names=", ".join(missing))
    unknown = [column for column in heading if column not in _PASSED_OVER and column not in COLUMNS]
    if unknown:
        raise InterchangeError("interchange.unknown", value=", ".join(unknown), names=", ".join(COLUMNS))
    if len(set(heading)) != len(heading):
        raise InterchangeError("interchange.twice", value=", ".join(heading))


def _observation(heading: list[str], line: list[str], row: dict[str, str]) -> Observation:
    if len(line) != len(heading):
        raise InterchangeError("interchange.length", expected=len(heading), value=len(line))
    if row.get("ACTION", "I") == "D":
        raise InterchangeError("interchange.action", column="ACTION", value=row["ACTION"])
    return observation_of(row)
