"""Incoming files: every good row kept, every fault told in its place (数据接收)."""

from mfgcity.intake.errors import FileError, MappingError, SheetError
from mfgcity.intake.faults import Fault, Missing, Note
from mfgcity.intake.intake import FaultyDataError, Intake
from mfgcity.intake.reading import KindError, read, read_frame

__all__ = [
    "Fault",
    "FaultyDataError",
    "FileError",
    "Intake",
    "KindError",
    "MappingError",
    "Missing",
    "Note",
    "SheetError",
    "read",
    "read_frame",
]
