"""Frictionless table schemas of record types, for tools that check tables before they are sent (表结构).

Source: Table Schema 2.0 of the Data Package standard.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any, Final

from annotated_types import Ge, Le
from pydantic import StringConstraints

from mfgcity.codes import credit_code, industry, region
from mfgcity.domain import Record
from mfgcity.domain.rules import ValidCode
from mfgcity.errors import Language
from mfgcity.frames.cells import MARKS
from mfgcity.intake.describing import Field, fields_of
from mfgcity.intake.writing import SEPARATOR

_PROFILE: Final = "https://datapackage.org/profiles/2.0/tableschema.json"
_PATTERNS: Final = {
    credit_code.validate: f"[{credit_code.ALPHABET}]{{2}}[0-9]{{6}}[{credit_code.ALPHABET}]{{10}}",
    region.validate: "[0-9]{6}|CN",
    industry.validate: "[A-T]?[0-9]{2,4}|[A-T]",
}
_TYPES: Final[dict[type, str]] = {bool: "boolean", int: "integer", date: "date"}


def table_schema(kind: type[Record], lang: Language = "en") -> dict[str, Any]:
    """The Frictionless table schema of a record type: its columns, their types and rules, and the marks of missing values.

    What it cannot state is left to `mfgcity.frames.validate`: check characters, units, days in order, references.

    Args:
        kind: The record type.
        lang: The language of the columns' names and of the terms in them: English (``en``), the field names, or Chinese
            (``zh``), the usual headings. Titles are in the other one.

    Examples:
        >>> from mfgcity.domain import Enterprise
        >>> made = table_schema(Enterprise, "zh")
        >>> first = made["fields"][0]
        >>> first["name"], first["title"], first["type"]
        ('企业名称', 'name', 'string')
        >>> first["constraints"]
        {'required': True, 'unique': True, 'minLength': 1, 'maxLength': 200}
        >>> next(field for field in made["fields"] if field["name"] == "企业规模")["constraints"]
        {'enum': ['大型', '中型', '小型', '微型']}
    """
    keys = {names[0] for names in kind.unique if len(names) == 1}
    fields = [_described(field, lang, unique=field.name in keys) for field in fields_of(kind)]
    return {"$schema": _PROFILE, "fields": fields, "missingValues": list(MARKS)}


def _described(field: Field, lang: Language, *, unique: bool) -> dict[str, Any]:
    title = field.heading("zh" if lang == "en" else "en")
    content = {"name": field.heading(lang), "title": title, **_type(field, lang)}
    limits: dict[str, Any] = {}
    if field.required:
        limits["required"] = True
    if unique:
        limits["unique"] = True
    if not field.many:
        limits |= _limits(field, lang)
    if field.meaning:
        content["description"] = field.meaning
    return {**content, "constraints": limits} if limits else content


def _type(field: Field, lang: Language) -> dict[str, Any]:
    if field.nested:
        return {"type": "array"}
    if field.many:
        return {"type": "list", "delimiter": SEPARATOR}
    if field.value is bool:
        true, false = field.choices(lang)
        return {"type": "boolean", "trueValues": [true], "falseValues": [false]}
    return {"type": _TYPES.get(field.value, "string")}


def _limits(field: Field, lang: Language) -> dict[str, Any]:
    """The constraints of one value."""
    limits: dict[str, Any] = {}
    if issubclass(field.value, Enum):
        limits["enum"] = list(field.choices(lang))
    text, code = field.mark(StringConstraints), field.mark(ValidCode)
    if text is not None:
        limits |= {"minLength": text.min_length, "maxLength": text.max_length}
    if code is not None:
        limits["pattern"] = _PATTERNS[code.validate]
    if (least := field.mark(Ge)) is not None:
        limits["minimum"] = least.ge
    if (most := field.mark(Le)) is not None:
        limits["maximum"] = most.le
    return limits
