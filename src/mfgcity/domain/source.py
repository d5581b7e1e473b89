"""The source that the records of a city were taken from, its sections, and what it leaves unclear (来源)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from mfgcity.domain.record import (
    Day,
    Name,
    Note,
    Record,
    Remark,
    Sections,
    spelled,
)
from mfgcity.domain.rules import Refers


class Source(Record):
    """A text that facts were taken from (来源).

    Attributes:
        name: What it is, in words (名称).
        name_en: The same in English.
        language: Its language, as an ISO 639-1 code.
        publisher: Who published it (发布机构); None where it does not say.
        published: The day it was published (发布日期); None where it does not say.
        published_from: The earliest day it can have been published, where that can only be inferred.
        note: How the facts were taken, and what is inferred.
    """

    name: Annotated[Name, spelled("name", "名称")]
    name_en: Annotated[Name | None, spelled("name_en", "英文名称")] = None
    language: Name | None = None
    publisher: Annotated[Name | None, spelled("publisher", "发布机构")] = None
    published: Annotated[Day | None, spelled("published", "发布日期")] = None
    published_from: Day | None = None
    note: Remark = None


class Section(Record):
    """A section of the source, under whose key records say where they stand (章节).

    Attributes:
        key: The key.
        name: The heading, or what would be its heading (标题).
        name_en: The heading in English.
    """

    named_by: ClassVar[tuple[str, ...]] = ("key", "name", "name_en")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("key",),)

    key: Name
    name: Name
    name_en: Name | None = None


class Ambiguity(Record):
    """What the source leaves unclear, kept as it is (歧义).

    Attributes:
        what: What is unclear, in words.
        figures: The ids of the observations it concerns. Where such a figure can be read in several ways, the
            observation itself lists them.
        recognitions: The ids of the recognitions it concerns.
        sections: The sections of the source that hold it.
    """

    what: Note
    figures: Annotated[tuple[Name, ...], Refers(("observations",))] = ()
    recognitions: Annotated[tuple[Name, ...], Refers(("recognitions",))] = ()
    sections: Sections = ()
