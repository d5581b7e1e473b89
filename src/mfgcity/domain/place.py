"""Places: administrative divisions, and areas made of them (区域)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from mfgcity.domain.record import (
    Level,
    Name,
    Record,
    RegionCode,
    Remark,
    Sections,
    spelled,
)
from mfgcity.domain.rules import Beside, refusal


def members_or_code(value: tuple[str, ...], code: str | None) -> None:
    """A place has a code or is made of places."""
    if not value and code is None:
        raise refusal("place.members", value=value)


class Region(Record):
    """An administrative division, or an area without a code that is made of divisions (区域).

    A place keeps its identity while its name and code change; the code is the one it bears now. The nation is
    the region ``CN``.

    Attributes:
        code: The division code of GB/T 2260 (行政区划代码); None for an area such as 长株潭.
        name: The name (名称).
        name_en: The name in English.
        aliases: Other names, former ones among them (别名).
        level: The level of administration (行政级别); None for an area.
        parent: The code of the division above (上级区划代码).
        members: The codes of the divisions that an area is made of (组成区划). An area without a code needs them.
        sections: The sections of the source that speak of it.
        note: A remark (备注).

    Examples:
        >>> Region(code="430200", name="株洲市", level="市级", parent="430000").level
        <AdminLevel.PREFECTURE: 'prefecture'>
    """

    named_by: ClassVar[tuple[str, ...]] = ("code", "name", "name_en", "aliases")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("code",),)

    code: Annotated[RegionCode | None, spelled("code", "行政区划代码", "区划代码")] = None
    name: Annotated[Name, spelled("name", "名称", "区划名称", "地区")]
    name_en: Annotated[Name | None, spelled("name_en", "英文名称")] = None
    aliases: Annotated[tuple[Name, ...], spelled("aliases", "别名")] = ()
    level: Annotated[Level | None, spelled("level", "行政级别", "级别")] = None
    parent: Annotated[RegionCode | None, spelled("parent", "上级区划代码")] = None
    members: Annotated[
        tuple[RegionCode, ...],
        spelled("members", "组成区划"),
        AfterValidator(Beside("code", members_or_code)),
        Field(validate_default=True),
    ] = ()
    sections: Sections = ()
    note: Remark = None
