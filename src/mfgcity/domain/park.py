"""Industrial parks, their zones, and what they were before (产业园区)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import AfterValidator

from mfgcity.domain.record import (
    Level,
    Name,
    Record,
    RegionCode,
    Remark,
    Sections,
    Term,
    day_of,
    spelled,
)
from mfgcity.domain.rules import Beside, Refers, refusal
from mfgcity.period import Period


class ParkKind(Term):
    """The kind of a park (园区类型)."""

    HIGH_TECH = "high_tech", "高新区", "高新技术产业开发区", "高新技术产业园区"
    """A high-tech zone (高新技术产业开发区)."""
    ECONOMIC = "economic", "经开区", "经济技术开发区", "经济开发区"
    """An economic and technological development zone (经济技术开发区)."""
    BONDED = "bonded", "综保区", "综合保税区", "海关特殊监管区"
    """A bonded zone (海关特殊监管区域)."""
    DEVELOPMENT = "development", "产业开发区"
    """An industrial development zone (产业开发区)."""
    CONCENTRATION = "concentration", "工业集中区"
    """An industrial concentration zone (工业集中区)."""
    INDUSTRY = "industry", "产业园", "专业园区"
    """A park of one industry, without a committee of its own kind (产业园)."""
    ZONE = "zone", "片区"
    """A zone of another park (片区)."""


def not_before_its_start(value: Period, since: Period | None) -> None:
    """A stage does not end before it begins."""
    if since is not None and value.end < since.start:
        raise refusal("record.not_before", field="since", earlier=str(since), value=str(value))


class ParkStage(Record):
    """What a park was called, or was, for a time (沿革).

    Attributes:
        name: The name in that time.
        kind: The kind in that time.
        level: The level in that time.
        since: The day, month or year in which it began.
        until: The day, month or year in which it ended.
        note: A remark (备注).
    """

    name: Annotated[Name | None, spelled("name", "园区名称")] = None
    kind: Annotated[ParkKind | None, spelled("kind", "园区类型")] = None
    level: Annotated[Level | None, spelled("level", "级别")] = None
    since: Annotated[Period | None, spelled("since", "起始")] = None
    until: Annotated[Period | None, spelled("until", "终止"), AfterValidator(Beside("since", not_before_its_start))] = (
        None
    )
    note: Remark = None

    def covers(self, day: date | str) -> bool:
        """Whether the stage can have lasted on a day; an end that is not given is open."""
        day = day_of(day)
        begun = self.since is None or self.since.start <= day
        return begun and (self.until is None or day <= self.until.end)


class Park(Record):
    """An industrial park, or a zone of one (产业园区).

    Attributes:
        name: The name now (园区名称).
        name_en: The name in English.
        aliases: Other names (别名).
        kind: The kind now (园区类型).
        level: The level that approved it (级别).
        region: The code of the division it lies in (行政区划代码).
        parent: The park it is a zone of (上级园区).
        zones: Its zones, which are parks of their own (片区).
        industries: Its main and characteristic industries as registered, in words (主特产业).
        history: Its earlier names, kinds and levels (沿革).
        sections: The sections of the source that speak of it.
        note: A remark (备注).
    """

    named_by: ClassVar[tuple[str, ...]] = ("name", "name_en", "aliases")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    name: Annotated[Name, spelled("name", "园区名称", "产业园区名称", "开发区名称", "园区全称", "园区", "开发区")]
    name_en: Annotated[Name | None, spelled("name_en", "英文名称")] = None
    aliases: Annotated[tuple[Name, ...], spelled("aliases", "别名")] = ()
    kind: Annotated[ParkKind | None, spelled("kind", "园区类型", "类型", "园区类别", "开发区类型", "开发区类别")] = None
    level: Annotated[Level | None, spelled("level", "级别", "园区级别", "开发区级别")] = None
    region: Annotated[RegionCode | None, spelled("region", "行政区划代码")] = None
    parent: Annotated[Name | None, spelled("parent", "上级园区", "所属园区"), Refers(("parks",))] = None
    zones: Annotated[tuple[Name, ...], spelled("zones", "片区", "下辖片区", "所辖片区"), Refers(("parks",))] = ()
    industries: Annotated[tuple[Name, ...], spelled("industries", "主特产业", "主导产业", "主导特色产业")] = ()
    history: Annotated[tuple[ParkStage, ...], spelled("history", "沿革")] = ()
    sections: Sections = ()
    note: Remark = None

    def name_on(self, day: date | str) -> str:
        """The name that the park bore on a day, as far as its history says."""
        return next((stage.name for stage in self.history if stage.name and stage.covers(day)), self.name)

    def kind_on(self, day: date | str) -> ParkKind | None:
        """The kind that the park was of on a day, as far as its history says."""
        return next((stage.kind for stage in self.history if stage.kind and stage.covers(day)), self.kind)
