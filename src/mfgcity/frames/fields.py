"""The fields of a type as columns: their headings, how their cells are read, and the rules that stand on the type.

Nothing is stated here that the type does not state: constraints are read from its annotations, wherever they sit, also
inside the arms of a union and the members of a tuple.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from enum import Enum, StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

import attrs
from pydantic import AfterValidator, BaseModel, BeforeValidator, PlainValidator, WrapValidator, create_model
from pydantic.fields import FieldInfo

from mfgcity.domain.record import spellings, words_of
from mfgcity.domain.rules import MeasuredIn
from mfgcity.errors import Language
from mfgcity.figures import Figure
from mfgcity.frames import cells

UNIT_FIELD: Final = "unit"
"""The field of a column that holds the units of the figures beside it."""

UNIT_HEADINGS: Final = ("unit", "单位", "计量单位")
"""Headings of a column that gives the unit of the figures beside it."""


class Shape(StrEnum):
    """How the text of a cell becomes what pydantic is given."""

    TEXT = "text"
    """As it stands."""
    FIGURE = "figure"
    """A bare number takes the unit of its column."""
    WHOLE = "whole"
    """A bare number takes the unit of its column where that counts in 万 or the like, which no whole number is printed in."""
    SEVERAL = "several"
    """Several values, set apart by ； and the like."""
    RECORDS = "records"
    """Records, as JSON."""


@attrs.frozen(eq=False)
class FieldPlan:
    """One field of a type.

    Attributes:
        name: Its name.
        headings: The headings under which it is read, its name first.
        info: What pydantic knows of it.
        shape: How its cells are read.
        several: Whether it holds several values.
        types: The types it can have, the members of a tuple among them.
        constraints: The rules of its own, in the order in which they stand.
        beside: The rules between it and an earlier field, which their `field` names.
        number: Its place among the fields.
        separable: Whether its rules can be asked apart: those between fields name the earlier one, and come last.
    """

    name: str
    headings: tuple[str, ...]
    info: FieldInfo
    shape: Shape
    several: bool
    types: tuple[Any, ...]
    constraints: tuple[Any, ...]
    beside: tuple[Any, ...]
    number: int
    separable: bool

    @property
    def required(self) -> bool:
        """Whether every record must have it."""
        return self.info.is_required()

    @property
    def measured(self) -> bool:
        """Whether its figures must have a unit of a certain kind."""
        return any(isinstance(rule, MeasuredIn) for rule in self.constraints)

    @property
    def always(self) -> bool:
        """Whether its rules also hold for its default, where nothing is given."""
        return bool(self.info.validate_default)

    def read(self, text: str, unit: str | None = None) -> Any:
        """What pydantic is given for a trimmed text.

        Raises:
            CellError: If the text cannot hold such a value.
        """
        match self.shape:
            case Shape.FIGURE:
                return cells.computed(cells.with_unit(text, unit))
            case Shape.WHOLE:
                return cells.with_unit(text, unit) if cells.has_scale(unit) else text
            case Shape.SEVERAL:
                return cells.several(text)
            case Shape.RECORDS:
                return cells.nested(text)
            case _:
                return text


def kind_name(kind: type[BaseModel], lang: Language) -> str:
    """What a record type is called: the Chinese name is that of its docstring.

    Examples:
        >>> from mfgcity.domain import Enterprise
        >>> kind_name(Enterprise, "zh"), kind_name(Enterprise, "en")
        ('企业', 'Enterprise')
    """
    chinese = re.search("[(（]([一-鿿]+)", (kind.__doc__ or "").partition("\n")[0])
    return chinese[1] if lang == "zh" and chinese else kind.__name__


@cache
def fields_of(kind: type[BaseModel]) -> dict[str, FieldPlan]:
    """The fields of a type by name."""
    return {
        name: _field(name, headings, kind.model_fields[name], number)
        for number, (name, headings) in enumerate(spellings(kind).items())
    }


def headings_of(kind: type[BaseModel]) -> dict[str, str]:
    """Every heading under which a field of the type is read, with the field."""
    return {heading: plan.name for plan in fields_of(kind).values() for heading in plan.headings}


@cache
def part_of(kind: type[BaseModel], names: tuple[str, ...]) -> type[BaseModel]:
    """A model of some fields of a type with their rules; a rule on a field that is not among them is silent."""
    chosen: dict[str, Any] = {name: (kind.model_fields[name].annotation, kind.model_fields[name]) for name in names}
    return create_model(kind.__name__, __config__=kind.model_config, **chosen)


def is_only_whole(kind: type[BaseModel]) -> bool:
    """Whether only whole records can be judged, since the type has rules that stand on no field's type alone."""
    stated = kind.__pydantic_decorators__
    return (
        any((stated.model_validators, stated.field_validators, stated.validators, stated.root_validators))
        or kind.model_post_init is not BaseModel.model_post_init
        or not all(plan.separable for plan in fields_of(kind).values())
    )


@cache
def types_within(kind: type[BaseModel]) -> tuple[Any, ...]:
    """A type, and the types that its fields and those of the records inside it can have."""
    found: list[Any] = [kind]
    for each in found:
        if _is_a(each, BaseModel):
            found += [inner for plan in fields_of(each).values() for inner in plan.types if inner not in found]
    return tuple(dict.fromkeys(found))


@cache
def choices_of(kind: type[BaseModel]) -> dict[str, str]:
    """What an enumeration's members are called in Chinese, by how pydantic lists them, for every one within reach."""
    found = {}
    for choices in [each for each in types_within(kind) if _is_a(each, Enum)]:
        values = [repr(member.value) for member in choices]
        listed = " or ".join(filter(None, (", ".join(values[:-1]), values[-1])))
        found[listed] = "、".join(words_of(member)[0] for member in choices)
    return found


def constraints_in(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[Any]:
    """Every constraint of an annotation, those inside its parts first."""
    for part in _parts(annotation):
        yield from constraints_in(part)
    for item in (*getattr(annotation, "__metadata__", ()), *metadata):
        if isinstance(item, FieldInfo):
            yield from item.metadata
        elif isinstance(item, _VALIDATORS):
            yield item.func
        else:
            yield item


_VALIDATORS: Final = (AfterValidator, BeforeValidator, PlainValidator, WrapValidator)


def _field(name: str, headings: tuple[str, ...], info: FieldInfo, number: int) -> FieldPlan:
    stated = list(constraints_in(info.annotation, tuple(info.metadata)))
    between = [rule for rule in stated if _looks_at_others(rule)]
    named = all(isinstance(getattr(rule, "field", None), str) for rule in between)
    last = not between or stated[-len(between) :] == between
    types, several = tuple(_types(info.annotation)), _is_tuple(info.annotation)
    return FieldPlan(
        name,
        headings,
        info,
        _shape(types, several),
        several,
        types,
        tuple(rule for rule in stated if rule not in between),
        tuple(between),
        number,
        separable=named and last,
    )


def _looks_at_others(rule: Any) -> bool:
    """Whether a rule is called with the fields that come before it."""
    if not callable(rule) or isinstance(rule, type):
        return False
    try:
        parameters = inspect.signature(rule).parameters.values()
        return sum(parameter.default is parameter.empty for parameter in parameters) > 1
    except (TypeError, ValueError):
        return False


def _parts(annotation: Any) -> tuple[Any, ...]:
    """The annotations inside one: what is annotated, the arms of a union, the members of a tuple."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return arguments[:1]
    return tuple(part for part in arguments if part is not Ellipsis) if origin in (Union, UnionType, tuple) else ()


def _types(annotation: Any) -> Iterator[Any]:
    parts = _parts(annotation)
    if not parts and annotation is not NoneType:
        yield annotation
    for part in parts:
        yield from _types(part)


def _is_tuple(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(map(_is_tuple, _parts(annotation)))


def _shape(types: tuple[Any, ...], several: bool) -> Shape:
    only = types[0] if len(types) == 1 else None
    if _is_a(only, BaseModel):
        return Shape.RECORDS
    if several:
        return Shape.SEVERAL
    return {Figure: Shape.FIGURE, int: Shape.WHOLE}.get(only, Shape.TEXT)  # type: ignore[arg-type]


def _is_a(member: Any, kind: type) -> bool:
    return isinstance(member, type) and issubclass(member, kind)
