"""Industry chains and clusters (产业链, 产业集群)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from mfgcity.domain.record import (
    IndustryCode,
    Name,
    Positive,
    Record,
    RegionCode,
    Remark,
    Sections,
    spelled,
)
from mfgcity.domain.rules import Refers


class IndustryChain(Record):
    """An industry chain: the links of a field from raw material to use, which a city furthers as one (产业链).

    Attributes:
        name: The name (产业链名称).
        name_en: The name in English.
        aliases: Other names (别名).
        count: How many chains the entry stands for: more than one where a source counts them without naming them.
        region: The code of the division that furthers it (行政区划代码).
        leader: The official in charge (链长).
        masters: The enterprises recognised as its leading ones (链主企业).
        industries: Its industries by GB/T 4754-2017 (行业代码).
        sections: The sections of the source that speak of it.
        note: A remark (备注).
    """

    named_by: ClassVar[tuple[str, ...]] = ("name", "name_en", "aliases")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    name: Annotated[Name, spelled("name", "产业链名称", "产业链")]
    name_en: Annotated[Name | None, spelled("name_en", "英文名称")] = None
    aliases: Annotated[tuple[Name, ...], spelled("aliases", "别名")] = ()
    count: Annotated[Positive, spelled("count", "数量")] = 1
    region: Annotated[RegionCode | None, spelled("region", "行政区划代码")] = None
    leader: Annotated[Name | None, spelled("leader", "链长")] = None
    masters: Annotated[tuple[Name, ...], spelled("masters", "链主企业", "链主"), Refers(("enterprises",))] = ()
    industries: Annotated[tuple[IndustryCode, ...], spelled("industries", "行业代码")] = ()
    sections: Sections = ()
    note: Remark = None


class Cluster(Record):
    """An industrial cluster: firms and bodies of one field in one area (产业集群).

    Attributes:
        name: The name (集群名称).
        name_en: The name in English.
        aliases: Other names; sources differ even within a paragraph (别名).
        chain: The industry chain it belongs to (所属产业链).
        regions: The codes of the divisions it lies in (所在区划).
        members: The enterprises known to belong to it (成员企业).
        core_parks: The parks that carry it (核心承载园区).
        sections: The sections of the source that speak of it.
        note: A remark (备注).
    """

    named_by: ClassVar[tuple[str, ...]] = ("name", "name_en", "aliases")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    name: Annotated[Name, spelled("name", "集群名称", "产业集群名称", "产业集群", "集群")]
    name_en: Annotated[Name | None, spelled("name_en", "英文名称")] = None
    aliases: Annotated[tuple[Name, ...], spelled("aliases", "别名")] = ()
    chain: Annotated[Name | None, spelled("chain", "所属产业链", "产业链"), Refers(("chains",))] = None
    regions: Annotated[tuple[RegionCode, ...], spelled("regions", "所在区划", "行政区划代码")] = ()
    members: Annotated[
        tuple[Name, ...], spelled("members", "成员企业", "集群成员企业", "集群成员"), Refers(("enterprises",))
    ] = ()
    core_parks: Annotated[
        tuple[Name, ...],
        spelled("core_parks", "核心承载园区", "核心园区", "承载园区", "主要承载园区"),
        Refers(("parks",)),
    ] = ()
    sections: Sections = ()
    note: Remark = None
