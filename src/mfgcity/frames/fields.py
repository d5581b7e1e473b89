"""The fields of a type as columns: their headings, how their cells are read, and the rules that stand on the type.

Nothing is stated here that the type does not state: constraints are read from its annotations, wherever they sit, also
inside the arms of a union and the members of a tuple.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import Enum, StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

import attrs
from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    PlainValidator,
    WrapValidator,
    create_model,
)
from pydantic.fields import FieldInfo

from mfgcity.domain import AdminLevel, Term
from mfgcity.domain.record import LEVELS
from mfgcity.figures import Figure
from mfgcity.frames import cells

UNIT_HEADINGS: Final = ("unit", "单位", "计量单位")
"""Headings of a column that gives the unit of the figures beside it."""


class Shape(StrEnum):
    """How the text of a cell becomes what pydantic is given."""

    TEXT = "text"
    """As it stands."""
    FIGURE = "figure"
    """A bare number takes the unit of its column."""
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
            case Shape.SEVERAL:
                return cells.several(text)
            case Shape.RECORDS:
                return cells.nested(text)
            case _:
                return text


@cache
def fields_of(kind: type[BaseModel]) -> dict[str, FieldPlan]:
    """The fields of a type by name."""
    return {name: _field(name, info, number) for number, (name, info) in enumerate(kind.model_fields.items())}


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
def choices_of(kind: type[BaseModel]) -> dict[str, str]:
    """What an enumeration's members are called in Chinese, by how pydantic lists them, for every one within reach."""
    found = {}
    for choices in _enumerations(kind, set()):
        values = [repr(member.value) for member in choices]
        listed = " or ".join(filter(None, (", ".join(values[:-1]), values[-1])))
        found[listed] = "、".join(_chinese(member) for member in choices)
    return found


def constraints_in(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[Any]:
    """Every constraint of an annotation, those inside its parts first."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from constraints_in(arguments[0], arguments[1:])
    elif origin in (Union, UnionType, tuple):
        for part in arguments:
            if part is not Ellipsis:
                yield from constraints_in(part)
    for item in metadata:
        if isinstance(item, FieldInfo):
            yield from item.metadata
        elif isinstance(item, _VALIDATORS):
            yield item.func
        else:
            yield item


_VALIDATORS: Final = (AfterValidator, BeforeValidator, PlainValidator, WrapValidator)


def _field(name: str, info: FieldInfo, number: int) -> FieldPlan:
    stated = list(constraints_in(info.annotation, tuple(info.metadata)))
    between = [rule for rule in stated if _looks_at_others(rule)]
    named = all(isinstance(getattr(rule, "field", None), str) for rule in between)
    last = not between or stated[-len(between) :] == between
    types = tuple(_types(info.annotation))
    return FieldPlan(
        name,
        tuple(dict.fromkeys((name, *_aliases(info)))),
        info,
        _shape(info.annotation, types),
        types,
        tuple(rule for rule in stated if rule not in between),
        tuple(between),
        number,
        separable=named and last,
    )


def _aliases(info: FieldInfo) -> tuple[str, ...]:
    alias = info.validation_alias
    choices = alias.choices if isinstance(alias, AliasChoices) else [alias]
    return tuple(choice for choice in choices if isinstance(choice, str))


def _looks_at_others(rule: Any) -> bool:
    """Whether a rule is called with the fields that come before it."""
    if not callable(rule) or isinstance(rule, type):
        return False
    try:
        parameters = inspect.signature(rule).parameters.values()
        return sum(parameter.default is parameter.empty for parameter in parameters) > 1
    except (TypeError, ValueError):
        return False


def _types(annotation: Any) -> Iterator[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _types(arguments[0])
    elif origin in (Union, UnionType, tuple):
        for part in arguments:
            if part is not Ellipsis:
                yield from _types(part)
    elif annotation is not type(None):
        yield annotation


def _shape(annotation: Any, types: tuple[Any, ...]) -> Shape:
    only = types[0] if len(types) == 1 else None
    if isinstance(only, type) and issubclass(only, BaseModel):
        return Shape.RECORDS
    if _is_tuple(annotation):
        return Shape.SEVERAL
    return Shape.FIGURE if only is Figure else Shape.TEXT


def _is_tuple(annotation: Any) -> bool:
    origin = get_origin(annotation)
    if origin is tuple:
        return True
    return origin in (Annotated, Union, UnionType) and any(map(_is_tuple, get_args(annotation)))


def _enumerations(kind: type[BaseModel], seen: set[type]) -> Iterator[list[Enum]]:
    seen.add(kind)
    for plan in fields_of(kind).values():
        for member in plan.types:
            if not isinstance(member, type) or member in seen:
                continue
            if issubclass(member, Enum):
                yield list(member)
            elif issubclass(member, BaseModel):
                yield from _enumerations(member, seen)


def _chinese(member: Enum) -> str:
    if isinstance(member, Term):
        return member.zh[0]
    if isinstance(member, AdminLevel):
        return next(text for text, level in LEVELS.items() if level is member)
    return str(member.value)
