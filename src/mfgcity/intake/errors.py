"""Why a file cannot be read at all; what is wrong inside a table that can be read is a fault (无法读取的原因)."""

from __future__ import annotations

from mfgcity.errors import MfgcityError


class IntakeError(MfgcityError):
    """A file or frame that cannot be taken in."""


class FileError(IntakeError):
    """A file that is missing, damaged, too large, or of a kind that is not read."""


class SheetError(IntakeError):
    """A workbook or text in which no table of the type is found, or several are."""


class MappingError(IntakeError):
    """A mapping that leads to no field of the type."""
