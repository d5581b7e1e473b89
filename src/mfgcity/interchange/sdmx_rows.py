"""Observations as rows of SDMX, and back: the columns, what fills them, and in which order they stand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from mfgcity.domain import Measure, Observation
from mfgcity.interchange.errors import InterchangeError
from mfgcity.interchange.sdmx_values import (
    MEASURES,
    TRANSFORMATIONS,
    figure_columns,
    figure_of,
    period_columns,
    period_of,
)

DIMENSIONS: Final = (
    "FREQ", "REF_AREA", "INDICATOR", "MEASURE", "TIME_TRANSFORMATION", "COUNTERPART", "COUNTERPART_MEASURE", "PRICE_BASIS",
    "SCOPE", "TIME_PERIOD",
)  # fmt: skip
"""The columns that say what an observation is of."""

_WORDS: Final = {
    # column: field of an observation that holds a text, an enumeration's value or a day
    "REF_AREA": "subject",
    "INDICATOR": "indicator",
    "COUNTERPART": "reference",
    "COUNTERPART_MEASURE": "of",
    "PRICE_BASIS": "basis",
    "SCOPE": "scope",
    "OBS_STATUS": "status",
    "OBS_ID": "id",
    "TERM": "term",
    "VINTAGE": "vintage",
    "SOURCE": "source",
    "PUBLISHED": "published",
    "NOTE": "note",
}
_NESTED: Final = {"SECTIONS": "sections", "ALTERNATIVES": "alternatives", "ELSEWHERE": "elsewhere"}

COLUMNS: Final = (
    *DIMENSIONS,
    "OBS_VALUE",
    "OBS_STATUS", "DECIMALS", "UNIT_MULT", "UNIT_MEASURE", "TIME_PER_COLLECT", "QUALIFIER", "UPPER_VALUE", "COMPUTED",
    "OBS_ID", "TERM", "VINTAGE", "SOURCE", "PUBLISHED", "NOTE", *_NESTED,
)  # fmt: skip
"""The columns of a row: the dimensions, the value, its attributes."""

FIELD_COLUMNS: Final = {
    **{field: column for column, field in {**_WORDS, **_NESTED}.items()},
    "measure": "MEASURE",
    "period": "TIME_PERIOD",
    "figure": "OBS_VALUE",
}
"""The column that holds each field of an observation, or the main part of it."""


def row_of(item: Observation) -> dict[str, str]:
    """An observation as texts by column; what it does not say is empty.

    Examples:
        >>> seen = Observation(
        ...     indicator="tax", subject="430200", period="2023-01/2023-06", measure="level", figure="超39.4亿元"
        ... )
        >>> row = row_of(seen)
        >>> {name: row[name] for name in ("FREQ", "TIME_PERIOD", "OBS_VALUE", "DECIMALS", "UNIT_MULT", "UNIT_MEASURE", "QUALIFIER")}
        {'FREQ': 'S', 'TIME_PERIOD': '2023-S1', 'OBS_VALUE': '39.4', 'DECIMALS': '1', 'UNIT_MULT': '8', 'UNIT_MEASURE': 'CNY', 'QUALIFIER': 'over'}
        >>> observation_of(row) == seen
        True
    """
    words = {column: getattr(item, field) for column, field in _WORDS.items()}
    content = item.model_dump(mode="json", include=set(_NESTED.values()), exclude_defaults=True)
    row = {
        **{column: "" if value is None else str(value) for column, value in words.items()},
        **{column: _json(content[field]) if field in content else "" for column, field in _NESTED.items()},
        **period_columns(item.period),
        **figure_columns(item.figure),
        "MEASURE": item.measure.value,
        "TIME_TRANSFORMATION": TRANSFORMATIONS.get(item.measure, ""),
    }
    return {column: row[column] for column in COLUMNS}


def observation_of(row: Mapping[str, str]) -> Observation:
    """The observation of a row; a column that is missing counts as empty.

    Without MEASURE, as in files of others, TIME_TRANSFORMATION says it: N is a level.

    Raises:
        InterchangeError: If a value cannot be read.
        ValidationError: If the row makes no valid observation.
        MfgcityError: If a period, figure or unit cannot be read.
    """
    content: dict[str, Any] = {field: row[column] for column, field in _WORDS.items() if row.get(column, "")}
    for column, field in _NESTED.items():
        if text := row.get(column, ""):
            try:
                content[field] = json.loads(text)
            except (json.JSONDecodeError, RecursionError):
                raise InterchangeError("interchange.json", column=column, value=text) from None
    return Observation.model_validate(
        {**content, "measure": _measure(row), "period": period_of(row), "figure": figure_of(row)}
    )


def _measure(row: Mapping[str, str]) -> Measure | str:
    if text := row.get("MEASURE", ""):
        return text
    code = row.get("TIME_TRANSFORMATION", "")
    if code not in MEASURES:
        known = ", ".join(filter(None, MEASURES))
        raise InterchangeError("interchange.transformation", column="TIME_TRANSFORMATION", known=known, value=code)
    return MEASURES[code]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
