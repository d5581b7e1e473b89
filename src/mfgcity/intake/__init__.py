"""Incoming files: every good row kept, every fault told in its place (数据接收)."""

from mfgcity.intake.delivery import WriteError
from mfgcity.intake.describing import KINDS, UnknownKindError
from mfgcity.intake.faults import Fault, Missing, Note
from mfgcity.intake.marking import MarkedWorkbook
from mfgcity.intake.schemas import schema
from mfgcity.intake.summary import FaultReport
from mfgcity.intake.templates import template
from mfgcity.intake.writing import write

__all__ = [
    "KINDS",
    "Fault",
    "FaultReport",
    "MarkedWorkbook",
    "Missing",
    "Note",
    "UnknownKindError",
    "WriteError",
    "schema",
    "template",
    "write",
]
