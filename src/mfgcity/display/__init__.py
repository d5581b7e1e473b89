"""What a person sees: tables in a notebook, the brief in a terminal and as JSON."""

from mfgcity.display.tables import table

__all__ = ["table"]
