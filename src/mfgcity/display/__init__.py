"""What a person sees: tables in a notebook, plots, the report as a page, the brief in a terminal and as JSON."""

from mfgcity.display import page, plots
from mfgcity.display.tables import table

__all__ = ["page", "plots", "table"]
