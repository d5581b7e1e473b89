"""What a city does and with what: programmes, platforms, projects, events, documents, mechanisms, services (举措)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator

from mfgcity.domain.record import (
    Amount,
    Counted,
    Day,
    Level,
    Name,
    Note,
    Persons,
    Positive,
    Proportion,
    Record,
    RegionCode,
    Remark,
    Sections,
    Whole,
    spelled,
)
from mfgcity.domain.rules import AtMost, Refers
from mfgcity.figures import Figure
from mfgcity.period import Period

_BODIES = ("enterprises", "organisations")


class Undertaking(Record):
    """What all undertakings have in common (举措).

    Attributes:
        name: The name (名称).
        name_en: The name in English.
        aliases: Other names (别名).
        kind: What sort it is, in words (类型).
        level: The level it belongs to (级别).
        count: How many the entry stands for: more than one where a source counts them without naming them (数量).
        status: How far it has come, in words (进展).
        claim: What the source claims about it, such as a first (说法).
        sections: The sections of the source that hold it.
        note: A remark (备注).
    """

    named_by: ClassVar[tuple[str, ...]] = ("name", "name_en", "aliases")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("name",),)

    name: Annotated[Name, spelled("name", "名称")]
    name_en: Annotated[Name | None, spelled("name_en", "英文名称")] = None
    aliases: Annotated[tuple[Name, ...], spelled("aliases", "别名")] = ()
    kind: Annotated[Name | None, spelled("kind", "类型")] = None
    level: Annotated[Level | None, spelled("level", "级别")] = None
    count: Annotated[Positive, spelled("count", "数量")] = 1
    status: Annotated[Name | None, spelled("status", "进展")] = None
    claim: Annotated[Note | None, spelled("claim", "说法")] = None
    sections: Sections = ()
    note: Remark = None


class Organisation(Undertaking):
    """A body that is no enterprise: an office, an alliance, an institute, a publisher (机构).

    Attributes:
        legal_name: The registered name, where it is known for certain (法定名称).
        regions: The codes of the divisions it works for (所在区划).
    """

    named_by: ClassVar[tuple[str, ...]] = ("name", "name_en", "aliases", "legal_name")

    legal_name: Annotated[Name | None, spelled("legal_name", "法定名称")] = None
    regions: Annotated[tuple[RegionCode, ...], spelled("regions", "所在区划")] = ()


class Programme(Undertaking):
    """A programme, a yearly theme, a plan of action, a guiding line (行动, 计划).

    Attributes:
        parts: Its parts, as far as they are named (组成).
        part_count: How many parts it has (组成数).
        period: The time it is for (时期).
    """

    parts: Annotated[tuple[Name, ...], spelled("parts", "组成")] = ()
    part_count: Annotated[Positive | None, spelled("part_count", "组成数")] = None
    period: Annotated[Period | None, spelled("period", "时期")] = None


class Platform(Undertaking):
    """A platform that serves enterprises: an industrial internet, a pilot line, a technology centre (平台).

    Attributes:
        operator: Who runs it (运营单位).
    """

    operator: Annotated[Name | None, spelled("operator", "运营单位"), Refers(_BODIES)] = None


class Project(Undertaking):
    """A project: something built, brought in or developed (项目).

    Attributes:
        holder: Who carries it out (承担单位).
        investment: The money planned for it (投资额).
    """

    holder: Annotated[Name | None, spelled("holder", "承担单位"), Refers(_BODIES)] = None
    investment: Annotated[Amount | None, spelled("investment", "投资额", "总投资")] = None


class Document(Undertaking):
    """A document: a plan, a set of measures, a book (文件).

    Attributes:
        authors: Who wrote it, apart from the city (编写单位).
    """

    authors: Annotated[tuple[Name, ...], spelled("authors", "编写单位"), Refers(_BODIES)] = ()


class Event(Undertaking):
    """An event, or a series of events (活动).

    Attributes:
        held: The day it was held (日期).
        organisers: Who held it, apart from the city (主办单位).
        role: The part that the city had in it (作用).
        figures: The ids of the observations that count its attendance or results.
    """

    held: Annotated[Day | None, spelled("held", "日期")] = None
    organisers: Annotated[tuple[Name, ...], spelled("organisers", "主办单位"), Refers(_BODIES)] = ()
    role: Annotated[Note | None, spelled("role", "作用")] = None
    figures: Annotated[tuple[Name, ...], Refers(("observations",))] = ()


class Mechanism(Undertaking):
    """A standing way of working (机制).

    Attributes:
        parts: Its parts, as far as they are named (组成).
        figures: The ids of the observations that count what it does.
    """

    parts: Annotated[tuple[Name, ...], spelled("parts", "组成")] = ()
    figures: Annotated[tuple[Name, ...], Refers(("observations",))] = ()


class ServiceLedger(Record):
    """A register of problems that enterprises brought up, and of those that were closed (问题台账).

    Attributes:
        name: The name (名称).
        subject: Whose register it is, by code or name (对象).
        period: The period, or the day as of which it counts (时期).
        collected: Problems collected (收集问题), in a counter.
        closed: Problems closed (办结问题), in a counter; not above those collected.
        closure_rate: The closure rate as printed (办结率), in %.
        officials: Officials sent to enterprises (选派干部), persons.
        enterprises: Enterprises linked to them (联系企业).
        sections: The sections of the source that hold it.
        note: A remark (备注).

    Examples:
        >>> ledger = ServiceLedger(collected="2651个", closed="2525个", closure_rate="93%")
        >>> print(f"{ledger.computed_rate:.2f}", ledger.closure_rate)
        95.25% 93%
    """

    dated_by: ClassVar[dict[str, str]] = dict.fromkeys(("collected", "closed", "closure_rate"), "period")

    name: Annotated[Name, spelled("name", "名称")] = "问题台账"
    subject: Annotated[Name | None, spelled("subject", "对象")] = None
    period: Annotated[Period | None, spelled("period", "时期")] = None
    collected: Annotated[Counted, spelled("collected", "收集问题", "收集数")]
    closed: Annotated[Counted, spelled("closed", "办结问题", "办结数"), AfterValidator(AtMost("collected"))]
    closure_rate: Annotated[Proportion | None, spelled("closure_rate", "办结率")] = None
    officials: Annotated[Persons | None, spelled("officials", "选派干部")] = None
    enterprises: Annotated[Whole | None, spelled("enterprises", "联系企业")] = None
    sections: Sections = ()
    note: Remark = None

    @property
    def computed_rate(self) -> Figure:
        """Closed over collected, in %, with bounds (办结率).

        Raises:
            FigureError: If none were collected.
        """
        return self.closed / self.collected

    @property
    def outstanding(self) -> Figure:
        """Problems collected and not yet closed (未办结问题), in their counter."""
        return self.collected - self.closed
