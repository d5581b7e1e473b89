"""Incoming files: every good row kept, every fault told in its place (数据接收)."""

from mfgcity.intake.delivery import WriteError
from mfgcity.intake.describing import KINDS, UnknownKindError
from mfgcity.intake.errors import FileError, GivenError, IntakeError, MappingError, SheetError
from mfgcity.intake.faults import Fault, Missing, Note
from mfgcity.intake.intake import FaultyDataError, Intake
from mfgcity.intake.marking import MarkedWorkbook
from mfgcity.intake.reading import CityError, KindError, read, read_frame
from mfgcity.intake.schemas import schema
from mfgcity.intake.summary import FaultReport
from mfgcity.intake.templates import template
from mfgcity.intake.writing import write

__all__ = [
    "KINDS",
    "CityError",
    "Fault",
    "FaultReport",
    "FaultyDataError",
    "FileError",
    "GivenError",
    "Intake",
    "IntakeError",
    "KindError",
    "MappingError",
    "MarkedWorkbook",
    "Missing",
    "Note",
    "SheetError",
    "UnknownKindError",
    "WriteError",
    "read",
    "read_frame",
    "schema",
    "template",
    "write",
]
