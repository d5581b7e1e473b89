"""What every record of the domain shares: the frozen model, its terms, and the small types its fields are made of."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Final

from annotated_types import Ge, Le
from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from mfgcity.codes import credit_code, industry, region
from mfgcity.codes.region import AdminLevel
from mfgcity.domain.rules import MeasuredIn, Refers, ValidCode, WithinWhole, refusal
from mfgcity.figures import Figure, UnitKind

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE: Final = re.compile(r"[0-9]{1,15}")


class Record(BaseModel):
    """A record: frozen, with no key beyond its fields, written and read by field name or Chinese header.

    A record stands for its own content only. Whether the records it names exist is for the
    `City` that holds them to say.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    named_by: ClassVar[tuple[str, ...]] = ()
    """The fields by whose text other records name this one, its key first; none where no record does."""

    unique: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Each set of fields of which no two records share all values; one whose first field is empty has no such key."""

    def names(self) -> tuple[str, ...]:
        """Every text that names this record, its key first."""
        found: list[str] = []
        for field in self.named_by:
            value = getattr(self, field)
            found += value if isinstance(value, tuple) else () if value is None else (value,)
        return tuple(dict.fromkeys(found))

    def _repr_html_(self) -> str:
        from mfgcity.domain.cells import one

        return one(self)


def spelled(name: str, *chinese: str) -> Any:
    """A field that is also read under its Chinese headers."""
    return Field(validation_alias=AliasChoices(name, *chinese))


class Term(StrEnum):
    """An enumeration whose members also have Chinese terms, under which they are read."""

    _value_: str
    zh: tuple[str, ...]

    def __new__(cls, value: str, *zh: str) -> Term:
        """A member with its value and its Chinese terms, the usual one first."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        return member

    @classmethod
    def _missing_(cls, value: object) -> Term | None:
        return next((member for member in cls if value in member.zh), None)


def _day(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    text = value.strip() if isinstance(value, str) and len(value) < 100 else ""
    if not _DAY.fullmatch(text):
        raise refusal("record.day", value=value)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise refusal("record.calendar", value=value) from None


def _whole(value: object) -> object:
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip() if len(value) < 100 else ""):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise refusal("record.whole", value=value)


def _place(value: object) -> object:
    return _whole(value.strip().removesuffix("位") if isinstance(value, str) and len(value) < 100 else value)


_LEVELS: Final[dict[str, AdminLevel]] = {
    "国家级": AdminLevel.NATION,
    "省级": AdminLevel.PROVINCE,
    "市级": AdminLevel.PREFECTURE,
    "县级": AdminLevel.COUNTY,
}


def _level(value: object) -> object:
    return _LEVELS.get(value, value) if isinstance(value, str) else value


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A name or a key: text that is not empty, without blanks at its ends."""

Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""A remark in words."""

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day: a date, or its ISO 8601 text such as 2023-08-23."""

Whole = Annotated[int, BeforeValidator(_whole), Ge(0), Le(10**15)]
"""A whole number of things, zero included."""

Positive = Annotated[int, BeforeValidator(_whole), Ge(1), Le(10**15)]
"""A whole number of things or of a batch, from one."""

Place = Annotated[int, BeforeValidator(_place), Ge(1), Le(10**15)]
"""A place in a ranking, from one, also read as 2位."""

Year = Annotated[int, BeforeValidator(_whole), Ge(1900), Le(2100)]
"""A calendar year."""

Level = Annotated[AdminLevel, BeforeValidator(_level)]
"""A level of administration, also read as 国家级, 省级, 市级, 县级."""

Money = Annotated[Figure, AfterValidator(MeasuredIn(UnitKind.MONEY))]
"""A figure in a currency."""

Counted = Annotated[Figure, AfterValidator(MeasuredIn(UnitKind.COUNT))]
"""A figure in a counter: 家, 个, 人."""

Proportion = Annotated[Figure, AfterValidator(MeasuredIn(UnitKind.RATIO)), AfterValidator(WithinWhole())]
"""A part of a whole, at most 100 %."""

Sections = Annotated[tuple[Name, ...], Refers(("sections",))]
"""The keys of the sections of the source in which a record stands."""

CreditCode = Annotated[str, AfterValidator(ValidCode(credit_code.validate))]
"""A unified social credit code (统一社会信用代码), GB 32100."""

RegionCode = Annotated[str, AfterValidator(ValidCode(region.validate))]
"""An administrative division code (行政区划代码), GB/T 2260; the nation is ``CN``."""

IndustryCode = Annotated[str, AfterValidator(ValidCode(industry.validate))]
"""An industry code (行业代码), GB/T 4754-2017."""
