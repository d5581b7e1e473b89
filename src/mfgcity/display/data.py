"""The brief as JSON data for programs."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import Any

import attrs
from pydantic import BaseModel

from mfgcity.display.brief import Brief
from mfgcity.figures import Figure
from mfgcity.figures.interchange import to_json


def as_data(found: Brief) -> dict[str, Any]:
    """A brief as JSON data.

    A printed figure is its text; a computed one an object with its text and its exact value and bounds. Fractions
    are `p/q` texts. The city stands there by name and region; its records are what `City.model_dump_json` gives.
    """
    data = {field.name: _plain(getattr(found, field.name)) for field in attrs.fields(Brief) if field.name != "city"}
    city = found.city
    return {"city": {"name": city.name, "region": city.region, "source": _plain(city.source)}, **data}


def _plain(value: Any) -> Any:
    if isinstance(value, Figure):
        data = to_json(value)
        return data if isinstance(data, str) else {"text": str(value), **data}
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_none=True)
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if attrs.has(type(value)):
        return {field.name: _plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
