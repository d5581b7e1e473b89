"""What every record of the domain shares: the frozen model, its terms, and the small types its fields are made of."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import Enum, StrEnum
from functools import cache
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
from pydantic_core import PydanticCustomError

from mfgcity.codes import credit_code, industry, region
from mfgcity.codes.region import AdminLevel
from mfgcity.domain.rules import MeasuredIn, NotFuture, NotNegative, Refers, ValidCode, WithinWhole, refusal
from mfgcity.domain.wholes import half_width, read_batch, read_persons, read_place, read_whole, read_year
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, UnitKind

_DAY: Final = re.compile(
    "([0-9]{4})(?:([-/.])([0-9]{1,2})\\2([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日|([0-9]{2})([0-9]{2}))(?:[ T]0?0:00(?::00)?)?"
)


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

    dated_by: ClassVar[dict[str, str]] = {}
    """The field that holds the period of a figure, by the field of the figure."""

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


@cache
def spellings(kind: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """The keys under which each field is read, its own name first."""
    found = {}
    for name, field in kind.model_fields.items():
        alias = field.validation_alias
        choices = alias.choices if isinstance(alias, AliasChoices) else [alias]
        found[name] = tuple(dict.fromkeys((name, *(choice for choice in choices if isinstance(choice, str)))))
    return found


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


def read_day(value: object) -> object:
    """A day from its text, written year first."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    match = _DAY.fullmatch(half_width(value)) if isinstance(value, str) else None
    if match is None:
        raise refusal("record.day", value=value)
    year, _, *month_and_day = match.groups()
    month, day = (part for part in month_and_day if part is not None)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise refusal("record.calendar", value=value) from None


class DayError(MfgcityError):
    """A day that is neither a date nor the text of one."""


def day_of(value: date | str) -> date:
    """A day that a caller gives, as a date or as its text.

    Raises:
        DayError: If it is neither.

    Examples:
        >>> day_of("2023-08-23")
        datetime.date(2023, 8, 23)
    """
    try:
        found = read_day(value)
    except PydanticCustomError as error:
        raise DayError(error.type, value=value) from None
    assert isinstance(found, date)
    return found


LEVELS: Final[dict[str, AdminLevel]] = {
    "国家级": AdminLevel.NATION,
    "省级": AdminLevel.PROVINCE,
    "市级": AdminLevel.PREFECTURE,
    "县级": AdminLevel.COUNTY,
    "区县级": AdminLevel.COUNTY,
    "县区级": AdminLevel.COUNTY,
    "区级": AdminLevel.COUNTY,
}
"""What a level is called in titles and lists (级别), the usual term of each first."""


def words_of(member: Enum) -> tuple[str, ...]:
    """The texts from which a member of an enumeration is read: its Chinese terms, the usual one first, then its value.

    Examples:
        >>> words_of(AdminLevel.PROVINCE)
        ('省级', 'province')
    """
    if isinstance(member, AdminLevel):
        chinese = tuple(text for text, level in LEVELS.items() if level is member)
    else:
        chinese = member.zh if isinstance(member, Term) else ()
    return (*chinese, str(member.value))


def read_level(value: object) -> object:
    """A level of administration from its Chinese term."""
    return LEVELS.get(value, value) if isinstance(value, str) else value


_SWITCHES: Final[dict[str, bool]] = {"是": True, "否": False}


def read_switch(value: object) -> object:
    """Yes or no from its Chinese word; no number but 1 and 0."""
    if isinstance(value, float):
        return str(value)
    return _SWITCHES.get(value.strip(), value) if isinstance(value, str) and len(value) < 100 else value


Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""A name or a key: text that is not empty, without blanks at its ends."""

Note = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""A remark in words."""

Day = Annotated[date, BeforeValidator(read_day)]
"""A calendar day: a date, or its text such as 2023-08-23, 2023/8/23, 2023年8月23日 or 20230823; midnight may stand behind it."""

PastDay = Annotated[Day, AfterValidator(NotFuture())]
"""A calendar day that is not in the future."""

Whole = Annotated[int, BeforeValidator(read_whole), Ge(0), Le(10**15)]
"""A whole number of things, zero included; also read with separators, 1,234, and with a counter, 12家."""

Persons = Annotated[int, BeforeValidator(read_persons), Ge(0), Le(10**15)]
"""A whole number of persons, zero included; also read as 300人."""

Positive = Annotated[int, BeforeValidator(read_whole), Ge(1), Le(10**15)]
"""A whole number of things, from one."""

Place = Annotated[int, BeforeValidator(read_place), Ge(1), Le(10**15)]
"""A place in a ranking, from one, also read as 2位, 第2位 or 第二名."""

Batch = Annotated[int, BeforeValidator(read_batch), Ge(1), Le(10**15)]
"""The number of a batch, from one, also read as 第3批 or 第三批."""

Year = Annotated[int, BeforeValidator(read_year), Ge(1900), Le(2100)]
"""A calendar year, also read as 2022年 or 2022年度."""

Level = Annotated[AdminLevel, BeforeValidator(read_level)]
"""A level of administration, also read as 国家级, 省级, 市级, 县级."""

Switch = Annotated[bool, BeforeValidator(read_switch)]
"""Yes or no, also read as 是 and 否."""

Money = Annotated[Figure, AfterValidator(MeasuredIn(UnitKind.MONEY))]
"""A figure in a currency."""

Amount = Annotated[Money, AfterValidator(NotNegative())]
"""A figure in a currency, not below zero."""

Counted = Annotated[Figure, AfterValidator(MeasuredIn(UnitKind.COUNT)), AfterValidator(NotNegative())]
"""A figure in a counter: 家, 个, 人; not below zero."""

Proportion = Annotated[
    Figure, AfterValidator(MeasuredIn(UnitKind.RATIO)), AfterValidator(NotNegative()), AfterValidator(WithinWhole())
]
"""A part of a whole, from 0 to 100 %."""

Sections = Annotated[tuple[Name, ...], spelled("sections", "章节"), Refers(("sections",))]
"""The keys of the sections of the source in which a record stands (章节)."""

Remark = Annotated[Note | None, spelled("note", "备注")]
"""The remark that a record can carry (备注)."""

CreditCode = Annotated[str, AfterValidator(ValidCode(credit_code.validate))]
"""A unified social credit code (统一社会信用代码), GB 32100."""

RegionCode = Annotated[str, AfterValidator(ValidCode(region.validate))]
"""An administrative division code (行政区划代码), GB/T 2260; the nation is ``CN``."""

IndustryCode = Annotated[str, AfterValidator(ValidCode(industry.validate))]
"""An industry code (行业代码), GB/T 4754-2017."""
