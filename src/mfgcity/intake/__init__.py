"""Incoming files: every good row kept, every fault told in its place (数据接收)."""

from mfgcity.intake.faults import Fault, Missing, Note

__all__ = ["Fault", "Missing", "Note"]
