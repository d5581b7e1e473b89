"""JSON Schema of record types, with headings and rules in both languages (数据结构说明)."""

from __future__ import annotations

import inspect
from typing import Any, Final, Literal

from mfgcity.domain import Record
from mfgcity.errors import LANGUAGES, Language
from mfgcity.frames.fields import types_within
from mfgcity.intake.describing import Field, fields_of, kind_name

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(
    kind: type[Record],
    *,
    lang: Language = "zh",
    mode: Literal["validation", "serialization"] = "validation",
) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record type, under its field names.

    Each property has a title and a description in one language, and carries both under ``x-title`` and ``x-description``, with
    the Chinese headings under which tables carry it in ``x-aliases``. Rules that JSON Schema cannot state, such as check
    characters, days in order or units, are in the descriptions.

    Args:
        kind: The record type.
        lang: The language of titles and descriptions.
        mode: What is read (``validation``), or what ``model_dump_json`` writes (``serialization``).

    Examples:
        >>> from mfgcity.domain import Enterprise
        >>> name = schema(Enterprise)["properties"]["name"]
        >>> name["title"], name["description"], name["x-aliases"][:2]
        ('企业名称', '必填；文本，最多 200 字', ['企业名称', '单位名称'])
    """
    made = kind.model_json_schema(mode=mode)
    definitions: dict[str, Any] = made.get("$defs", {})
    _describe(made, kind, lang)
    for nested in types_within(kind)[1:]:
        if isinstance(nested, type) and issubclass(nested, Record) and nested.__name__ in definitions:
            _describe(definitions[nested.__name__], nested, lang)
    return {"$schema": _DIALECT, **made}


def _describe(made: dict[str, Any], kind: type[Record], lang: Language) -> None:
    made["title"] = kind_name(kind, lang)
    made["description"] = _purpose(kind)
    made["x-title"] = {each: kind_name(kind, each) for each in LANGUAGES}
    for field in fields_of(kind):
        _describe_field(made["properties"][field.name], field, lang)


def _describe_field(made: dict[str, Any], field: Field, lang: Language) -> None:
    described = {
        "zh": "；".join(field.rules("zh")),
        "en": "; ".join(filter(None, (field.meaning.rstrip("."), *field.rules("en")))),
    }
    made["title"] = field.heading(lang)
    made["description"] = described[lang]
    made["x-title"] = {each: field.heading(each) for each in LANGUAGES}
    made["x-description"] = described
    if field.chinese:
        made["x-aliases"] = list(field.chinese)


def _purpose(kind: type[Record]) -> str:
    """What the docstring says before it lists the attributes."""
    return inspect.cleandoc(kind.__doc__ or "").partition("\nAttributes:")[0].strip()
