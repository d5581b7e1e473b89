"""Results as JSON data for programs."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Any

import attrs
from pydantic import BaseModel

from mfgcity.auditing import Finding
from mfgcity.display.brief import Brief
from mfgcity.errors import LANGUAGES
from mfgcity.figures import Figure, Interval
from mfgcity.figures.interchange import to_json


def as_data(found: Brief) -> dict[str, Any]:
    """A brief as JSON data.

    A printed figure is its text; a computed one an object with its text and its exact value and bounds. Fractions
    are `p/q` texts. The city stands there by name and region; its records are what `City.model_dump_json` gives.
    """
    data = {field.name: plain(getattr(found, field.name)) for field in attrs.fields(Brief) if field.name != "city"}
    city = found.city
    return {"city": {"name": city.name, "region": city.region, "source": plain(city.source)}, **data}


def plain(value: Any) -> Any:
    """A result as JSON data: figures as in `as_data`, the named parts of results as objects, intervals as text."""
    if isinstance(value, Figure):
        data = to_json(value)
        return data if isinstance(data, str) else {"text": str(value), **data}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True)
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Finding):
        data = {field.name: plain(getattr(value, field.name)) for field in attrs.fields(Finding)}
        return data | {"message": {lang: value.message(lang) for lang in LANGUAGES}}
    if isinstance(value, Interval):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if attrs.has(type(value)):
        return {field.name: plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value
