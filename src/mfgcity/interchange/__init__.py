"""Interchange with other programs: observations as SDMX-CSV, records as Frictionless table schemas (数据交换)."""

from mfgcity.interchange.errors import InterchangeError
from mfgcity.interchange.frictionless import table_schema
from mfgcity.interchange.sdmx_csv import from_sdmx_csv, to_sdmx_csv
from mfgcity.interchange.sdmx_rows import COLUMNS, observation_of, row_of

__all__ = [
    "COLUMNS",
    "InterchangeError",
    "from_sdmx_csv",
    "observation_of",
    "row_of",
    "table_schema",
    "to_sdmx_csv",
]
