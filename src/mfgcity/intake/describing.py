"""The fields of a record type in words: headings, meaning, and rules in both languages, read off the type (字段说明)."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Final, cast

import attrs
from annotated_types import Ge, Le
from pydantic import StringConstraints

from mfgcity.codes import credit_code, industry, region
from mfgcity.domain import Cluster, Enterprise, Indicator, Observation, Park, Recognition, Record
from mfgcity.domain.record import words_of
from mfgcity.domain.references import named_places
from mfgcity.domain.rules import (
    After,
    AtMost,
    Beside,
    Either,
    MeasuredIn,
    Needs,
    NotBefore,
    NotFuture,
    NotNegative,
    Refers,
    ValidCode,
    WithinWhole,
)
from mfgcity.errors import Language, MfgcityError, said
from mfgcity.figures import Figure, Unit, UnitKind
from mfgcity.frames import fields
from mfgcity.period import Period

KINDS: Final[dict[str, type[Record]]] = {
    "enterprise": Enterprise,
    "cluster": Cluster,
    "park": Park,
    "indicator": Indicator,
    "observation": Observation,
    "recognition": Recognition,
}
"""The record types that files bring, by the name that the command gives them."""

_CHINESE_KINDS: Final[dict[str, tuple[str, ...]]] = {
    "enterprise": ("企业",),
    "cluster": ("集群", "产业集群"),
    "park": ("园区", "产业园区"),
    "indicator": ("指标",),
    "observation": ("观测值", "数据"),
    "recognition": ("荣誉", "认定", "荣誉与认定"),
}
KIND_NAMES: Final = ", ".join(f"{name}/{chinese[0]}" for name, chinese in _CHINESE_KINDS.items())
"""The names of the record types in both languages, for a message or a help text."""

_CODES: Final = (
    (credit_code.validate, "field.credit_code"),
    (region.validate, "field.region"),
    (industry.validate, "field.industry"),
)
_MEASURED: Final = {
    UnitKind.MONEY: ("金额", "5.2亿元"),
    UnitKind.COUNT: ("个数", "96家"),
    UnitKind.RATIO: ("比率", "34.5%"),
    UnitKind.PLACE: ("位次", "2位"),
}
_VALUES: Final[dict[type, str]] = {
    date: "field.day",
    Period: "field.period",
    Unit: "field.unit",
    bool: "field.flag",
}
_UNLIMITED: Final = 10**15


kind_name: Final = fields.kind_name


class UnknownKindError(MfgcityError):
    """A name that is no record type that files bring."""


def kind_named(name: str) -> type[Record]:
    """The record type of a name such as ``enterprise`` or 企业.

    Raises:
        UnknownKindError: If there is none; the message lists them.
    """
    for english, chinese in _CHINESE_KINDS.items():
        if name in (english, *chinese):
            return KINDS[english]
    raise UnknownKindError("kind.unknown", names=KIND_NAMES, value=name)


@attrs.frozen
class Field:
    """A field of a record type, as a person meets it.

    Attributes:
        kind: The record type.
        name: The field's name.
        chinese: Its Chinese headings, the usual one first.
        value: The type of its value; of each of its values, if it has several.
        many: Whether it holds several values.
        required: Whether a record must have it.
        default: What a blank stands for.
        marks: The constraints that stand on the type.
        meaning: What it is, in English.
    """

    kind: type[Record]
    name: str
    chinese: tuple[str, ...]
    value: type
    many: bool
    required: bool
    default: object
    marks: tuple[object, ...]
    meaning: str

    def heading(self, lang: Language) -> str:
        """The heading under which files carry it."""
        return self.chinese[0] if lang == "zh" and self.chinese else self.name

    @property
    def nested(self) -> bool:
        """Whether its values are records of their own."""
        return issubclass(self.value, Record)

    def mark(self, kind: type[Any]) -> Any:
        """The constraint of a type, or None."""
        return next((mark for mark in self.marks if isinstance(mark, kind)), None)

    def choices(self, lang: Language) -> tuple[str, ...]:
        """The texts of a closed set, true and false among them; empty where any value will do."""
        if self.value is bool:
            return tuple(word(flag, lang) for flag in (True, False))
        return tuple(word(member, lang) for member in self.value) if issubclass(self.value, Enum) else ()

    def rules(self, lang: Language) -> tuple[str, ...]:
        """What a value must be, a rule a text."""
        return tuple(said(code, lang, **parts) for code, parts in self._rules(lang))

    def _rules(self, lang: Language) -> Iterator[tuple[str, dict[str, object]]]:
        if self.required:
            yield "field.required", {}
        elif self.default not in (None, ()):
            yield "field.default", {"value": word(self.default, lang)}
        yield self.content(lang)
        if self.many and not self.nested:
            yield "field.many", {}
        for mark in self.marks:
            if (code := _ALONE.get(type(mark))) is not None:
                yield code, {}
        headings = {field.name: field.heading(lang) for field in fields_of(self.kind)}
        for mark in self.marks:
            code = _BETWEEN.get(type(mark))
            if code:
                yield code, {"field": headings[cast(Any, mark).field]}
        refers = self.mark(Refers)
        if refers is not None and len(refers.targets) <= 3:
            yield "field.refers", named_places(refers.targets)
        if self.mark(Beside):
            yield f"field.{self.kind.__name__}.{self.name}", {}

    def content(self, lang: Language) -> tuple[str, dict[str, object]]:
        """The rule of what a single value is: its code in the catalogue, and the parts of the message."""
        if self.nested:
            return "field.data", {}
        if issubclass(self.value, Enum):
            if lang == "zh":
                return "field.choice", {"names": "、".join(self.choices("zh"))}
            return "field.choice", {"names": ", ".join(_explained(member) for member in self.value)}
        if self.value in _VALUES:
            return _VALUES[self.value], {}
        if self.value is Figure:
            measured = self.mark(MeasuredIn)
            if measured is None:
                return "field.figure", {}
            words, example = _MEASURED[measured.kind]
            return "field.measured", {"kind": measured.kind.value, "kind_zh": words, "example": example}
        if self.value is int:
            least, most = self.mark(Ge).ge, self.mark(Le).le
            if most >= _UNLIMITED:
                return "field.from", {"least": least}
            return "field.between", {"least": least, "most": most}
        code = self.mark(ValidCode)
        if code is not None:
            return next(name for validate, name in _CODES if code.validate is validate), {}
        return "field.text", {"most": self.mark(StringConstraints).max_length}


_ALONE: Final[dict[type, str]] = {
    WithinWhole: "field.within_whole",
    NotNegative: "field.not_negative",
    NotFuture: "field.not_future",
}
_BETWEEN: Final[dict[type, str]] = {
    After: "field.after",
    NotBefore: "field.not_before",
    AtMost: "field.at_most",
    Needs: "field.needs",
    Either: "field.either",
}


def _explained(member: Enum) -> str:
    """The value of a member, with its name where the value does not tell: A (normal)."""
    name = member.name.lower()
    return f"{member.value} ({name.replace('_', ' ')})" if len(str(member.value)) == 1 else str(member.value)


def word(value: object, lang: Language) -> str:
    """A member of a closed set, or a truth value, as files carry it: the Chinese term, or the value."""
    if isinstance(value, bool):
        return {"zh": ("否", "是"), "en": ("false", "true")}[lang][value]
    words = words_of(value) if isinstance(value, Enum) else (str(value),)
    return words[0 if lang == "zh" else -1]


@cache
def fields_of(kind: type[Record]) -> tuple[Field, ...]:
    """The fields of a record type, in its order."""
    meanings = _meanings(kind)
    return tuple(
        Field(
            kind=kind,
            name=name,
            chinese=plan.headings[1:],
            value=plan.types[0],
            many=plan.several,
            required=plan.required,
            default=None if plan.required else plan.info.default,
            marks=(*plan.constraints, *plan.beside),
            meaning=meanings.get(name, ""),
        )
        for name, plan in fields.fields_of(kind).items()
    )


def _meanings(kind: type[Record]) -> dict[str, str]:
    """What the docstring of a record type says of its attributes."""
    found: dict[str, str] = {}
    for cls in reversed(kind.__mro__):
        if issubclass(cls, Record):
            section = re.search(r"(?ms)^Attributes:\n(.*?)(?=^\S|\Z)", inspect.cleandoc(cls.__doc__ or ""))
            for name, text in re.findall(r"(?ms)^    (\w+): (.*?)(?=^    \w|\Z)", section[1] if section else ""):
                found[name] = " ".join(text.replace("`", "").split())
    return found
