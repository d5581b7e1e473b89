"""How value types become pydantic fields: the one place that knows pydantic's core schemas."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

import attrs
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from mfgcity.errors import MfgcityError, shown


class _Textual(Protocol):
    @classmethod
    def parse(cls, text: str) -> Any: ...


@attrs.frozen(repr=False, eq=False)
class Parts:
    """The named values of a message, kept whole: pydantic writes a context into texts, where such values may not go."""

    named: Mapping[str, object]

    def __repr__(self) -> str:
        return ", ".join(self.named)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """The names with short texts of the values: `dict` of it goes into JSON, as web frameworks ask."""
        return (
            (name, value if isinstance(value, str) and len(value) < 60 else shown(value))
            for name, value in self.named.items()
        )


def custom_error(error: MfgcityError) -> PydanticCustomError:
    """An error of ours as pydantic reports it: its code as the type, both texts and their parts in the context."""
    context = {"message": error.message("en"), "message_zh": error.message("zh"), "parts": Parts(error.parts)}
    return PydanticCustomError(error.code, "{message}", context)  # pyright: ignore[reportArgumentType]


def text_schema(cls: type[_Textual]) -> CoreSchema:
    """The schema of a value type with `parse` and `str`: it takes itself or its text, and is text in JSON."""
    return _schema(cls, cls.parse, str, core_schema.str_schema())


def figure_schema(cls: type[_Textual]) -> CoreSchema:
    """The schema of a figure: printed ones are text, computed ones an object with their exact bounds."""
    from mfgcity.figures.interchange import from_json, to_json

    text, flag = core_schema.str_schema(), core_schema.bool_schema()
    optional = core_schema.nullable_schema(text)
    computed = core_schema.typed_dict_schema(
        {
            "value": core_schema.typed_dict_field(text),
            "lower": core_schema.typed_dict_field(optional),
            "upper": core_schema.typed_dict_field(optional),
            "lower_closed": core_schema.typed_dict_field(flag, required=False),
            "upper_closed": core_schema.typed_dict_field(flag, required=False),
            "unit": core_schema.typed_dict_field(text),
            "shown": core_schema.typed_dict_field(
                core_schema.nullable_schema(core_schema.int_schema()), required=False
            ),
        }
    )
    return _schema(cls, from_json, to_json, core_schema.union_schema([text, computed]))


def _schema(cls: type[Any], read: Callable[[Any], Any], write: Callable[[Any], Any], data: CoreSchema) -> CoreSchema:
    def validate(value: object) -> object:
        if isinstance(value, cls):
            return value
        try:
            return read(value)
        except MfgcityError as error:
            raise custom_error(error) from error

    return core_schema.no_info_plain_validator_function(
        validate,
        json_schema_input_schema=data,
        serialization=core_schema.plain_serializer_function_ser_schema(write, return_schema=data, when_used="json"),
    )
