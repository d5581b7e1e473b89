"""Recognitions: titles, lists, awards and ratings as dated grants (荣誉与认定)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator

from mfgcity.domain.observation import Elsewhere
from mfgcity.domain.record import (
    Batch,
    Day,
    Level,
    Name,
    Note,
    Place,
    Positive,
    Record,
    Remark,
    Sections,
    Switch,
    Term,
    Year,
    day_of,
    spelled,
)
from mfgcity.domain.rules import After, Beside, NotBefore, Refers, refusal


class RecognitionStatus(Term):
    """Where a recognition stands (状态)."""

    PROPOSED = "proposed", "公示", "公示中", "拟认定"
    """Made public for objections; not granted (公示)."""
    GRANTED = "granted", "认定", "已认定", "有效", "获评"
    """Granted (认定)."""
    RENEWED = "renewed", "复核通过", "通过复核"
    """Re-examined and passed, for another term (复核通过)."""
    EXPIRED = "expired", "到期", "已到期", "失效", "已失效"
    """Ended with its term (到期)."""
    WITHDRAWN = "withdrawn", "撤销", "已撤销", "取消", "已取消"
    """Taken back, or not passed at re-examination (撤销)."""


class RecognitionKind(Term):
    """What sort of recognition it is (荣誉类型)."""

    TITLE = "title", "称号"
    """A title (称号)."""
    LIST = "list", "名单", "清单", "名录"
    """A place on a list without order (名单)."""
    RANKING = "ranking", "榜单", "百强"
    """A place in a ranking (榜单)."""
    AWARD = "award", "奖项", "奖"
    """A prize (奖项)."""
    CONTEST = "contest", "竞赛"
    """A win in a contest (竞赛)."""
    EVALUATION = "evaluation", "评价"
    """A result of a regular evaluation (评价)."""
    RATING = "rating", "星级"
    """A grade, such as a number of stars (星级)."""
    DESIGNATION = "designation", "认定园区", "示范基地"
    """A designation as a base, park or centre (认定)."""
    APPROVAL = "approval", "批复"
    """An approval of a legal status (批复)."""
    PILOT = "pilot", "试点示范", "试点"
    """A place among pilots or demonstrations (试点示范)."""
    CASE = "case", "典型案例", "优秀案例"
    """A place among model cases (典型案例)."""
    PLAN = "plan", "建设计划"
    """A place in a plan of projects (建设计划)."""


class HolderKind(Term):
    """What holds a recognition (获得者类型)."""

    ENTERPRISE = "enterprise", "企业"
    """An enterprise or another organisation (企业)."""
    PRODUCT = "product", "产品"
    """A product (产品)."""
    PLATFORM = "platform", "平台"
    """A platform (平台)."""
    PROJECT = "project", "项目"
    """A project (项目)."""
    CLUSTER = "cluster", "集群"
    """A cluster (集群)."""
    PARK = "park", "园区"
    """A park (园区)."""
    ZONE = "zone", "片区"
    """A zone of a park (片区)."""
    MECHANISM = "mechanism", "机制"
    """A mechanism or a programme (机制)."""
    CASE = "case", "案例"
    """A case written up (案例)."""


_HOLDERS: Final[dict[HolderKind, tuple[str, ...]]] = {
    HolderKind.ENTERPRISE: ("enterprises", "organisations"),
    HolderKind.PRODUCT: (),
    HolderKind.PLATFORM: ("platforms",),
    HolderKind.PROJECT: ("projects", "platforms"),
    HolderKind.CLUSTER: ("clusters",),
    HolderKind.PARK: ("parks",),
    HolderKind.ZONE: ("parks",),
    HolderKind.MECHANISM: ("mechanisms", "programmes"),
    HolderKind.CASE: (),
}
"""Where in the city a holder stands. Products and cases have no records of their own."""

_ANY_HOLDER: Final = tuple(dict.fromkeys(place for places in _HOLDERS.values() for place in places))


def one_holder(value: int, holder: str | None) -> None:
    """A named holder stands for one grant."""
    if value != 1 and holder is not None:
        raise refusal("recognition.count", value=value)


def not_proposed(value: date, status: RecognitionStatus) -> None:
    """What is only proposed has no day of grant."""
    if status is RecognitionStatus.PROPOSED:
        raise refusal("recognition.proposed", value=value)


class Recognition(Record):
    """A dated grant of a title, a place on a list, an award or a rating (荣誉与认定).

    One entry stands for one holder, or, where a source counts holders without naming them, for `count` unnamed ones: of
    “15 firms, A among them” A has one entry, and the other 14 have one together.

    Attributes:
        id: The name under which other records speak of this entry.
        title: What is granted, without year or batch (称号).
        printed: The title as the source prints it, where that differs (原称号).
        kind: What sort of recognition it is (荣誉类型).
        holder: Who or what holds it (获得者); None where the source does not name it.
        holder_kind: What the holder is (获得者类型); None where the source does not say.
        count: How many grants the entry stands for, 1 for a named holder (数量).
        indicator: The indicator that counts the holders of the title.
        level: The level of the grant (级别).
        official: Whether a public body grants it, not a private one.
        issuer: Who grants it (认定机构); None where the source does not say.
        edition: The year of the edition (年度).
        data_year: The year whose data decided it, where that differs from the edition (数据年度).
        batch: The number of the batch (批次).
        list_size: How many holders the whole list has (榜单规模).
        rank: The holder's place in the list (位次).
        grade: The grade, in words, such as five stars (等级).
        status: Where it stands (状态).
        granted: The day of the grant (认定日期).
        re_examined: The day on which it passed re-examination (复核日期).
        expires: The last day of its term (有效期至).
        withdrawn: The first day on which it no longer held (撤销日期).
        claim: What the source claims about it, such as a first (说法).
        source: Who reports it (来源).
        elsewhere: What other sources say.
        sections: The sections of the source that hold it.
        note: A remark (备注).

    Examples:
        >>> title = Recognition(title="省级专精特新中小企业", count=185, granted="2023-05-01", expires="2026-04-30")
        >>> title.valid_on(date(2024, 1, 1)), title.valid_on(date(2026, 5, 1))
        (True, False)
    """

    named_by: ClassVar[tuple[str, ...]] = ("id",)
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("id",),
        ("holder", "title", "level", "edition", "batch", "grade", "status", "granted"),
    )

    id: Annotated[Name | None, spelled("id", "编号", "证书编号")] = None
    title: Annotated[Name, spelled("title", "称号", "荣誉名称", "荣誉称号", "称号名称", "认定名称", "奖项名称", "荣誉")]
    printed: Annotated[Name | None, spelled("printed", "原称号")] = None
    kind: Annotated[RecognitionKind | None, spelled("kind", "荣誉类型")] = None
    holder_kind: Annotated[HolderKind | None, spelled("holder_kind", "获得者类型")] = None
    holder: Annotated[
        Name | None,
        spelled(
            "holder",
            "获得者",
            "获奖单位",
            "获奖企业",
            "获评单位",
            "获评企业",
            "认定企业",
            "入选企业",
            "入选单位",
            "企业名称",
            "单位名称",
        ),
        Refers(_ANY_HOLDER, by="holder_kind", choices=_HOLDERS),
    ] = None
    count: Annotated[Positive, spelled("count", "数量"), AfterValidator(Beside("holder", one_holder))] = 1
    indicator: Annotated[Name | None, spelled("indicator", "指标"), Refers(("indicators",))] = None
    level: Annotated[Level | None, spelled("level", "级别", "荣誉级别", "称号级别", "认定级别")] = None
    official: Annotated[Switch, spelled("official", "官方")] = True
    issuer: Annotated[
        Name | None,
        spelled(
            "issuer",
            "认定机构",
            "颁发机构",
            "认定部门",
            "认定单位",
            "颁发部门",
            "颁发单位",
            "授予部门",
            "授予单位",
            "批准部门",
        ),
    ] = None
    edition: Annotated[Year | None, spelled("edition", "年度", "认定年度", "认定年份", "获评年度", "获评年份")] = None
    data_year: Annotated[Year | None, spelled("data_year", "数据年度")] = None
    batch: Annotated[Batch | None, spelled("batch", "批次", "认定批次", "入选批次")] = None
    list_size: Annotated[Positive | None, spelled("list_size", "榜单规模")] = None
    rank: Annotated[Place | None, spelled("rank", "位次", "排名", "名次")] = None
    grade: Annotated[Name | None, spelled("grade", "等级", "星级")] = None
    status: Annotated[RecognitionStatus, spelled("status", "状态", "认定状态")] = RecognitionStatus.GRANTED
    granted: Annotated[
        Day | None,
        spelled(
            "granted", "认定日期", "认定时间", "获评日期", "获评时间", "授予日期", "授予时间", "颁发日期", "颁发时间"
        ),
        AfterValidator(Beside("status", not_proposed)),
    ] = None
    re_examined: Annotated[
        Day | None, spelled("re_examined", "复核日期", "复核时间"), AfterValidator(After("granted"))
    ] = None
    expires: Annotated[
        Day | None,
        spelled("expires", "有效期至", "有效期截止日期", "有效期截止", "到期日期", "到期时间"),
        AfterValidator(After("granted")),
    ] = None
    withdrawn: Annotated[
        Day | None, spelled("withdrawn", "撤销日期", "撤销时间"), AfterValidator(NotBefore("granted"))
    ] = None
    claim: Annotated[Note | None, spelled("claim", "说法")] = None
    source: Annotated[Name | None, spelled("source", "来源", "数据来源", "资料来源")] = None
    elsewhere: Annotated[tuple[Elsewhere, ...], spelled("elsewhere", "其他来源")] = ()
    sections: Sections = ()
    note: Remark = None

    @property
    def in_force(self) -> bool:
        """Whether its status says that it holds; no day is looked at, save that one taken back holds no more."""
        return self.status in (RecognitionStatus.GRANTED, RecognitionStatus.RENEWED) and self.withdrawn is None

    def valid_on(self, day: date | str) -> bool:
        """Whether it held on a day.

        A proposed one never does. One that has ended held until the end, if the day of the end is known, else never.
        A grant without a day counts as made before any day that is asked for: the record says that it was granted, not when.
        """
        day = day_of(day)
        if self.status is RecognitionStatus.PROPOSED or (self.granted is not None and day < self.granted):
            return False
        if self.status is RecognitionStatus.WITHDRAWN and self.withdrawn is None:
            return False
        if self.status is RecognitionStatus.EXPIRED and self.expires is None:
            return False
        return (self.expires is None or day <= self.expires) and (self.withdrawn is None or day < self.withdrawn)
