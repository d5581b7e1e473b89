"""Observations: one printed figure each, with what it says of whom (观测值)."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, BeforeValidator

from mfgcity.domain.indicator import PriceBasis
from mfgcity.domain.record import (
    Day,
    Name,
    Note,
    Record,
    Remark,
    Sections,
    Term,
    spelled,
)
from mfgcity.domain.rules import Beside, Refers, WithinWhole, refusal
from mfgcity.domain.wholes import as_figure_of_rank
from mfgcity.figures import Figure, UnitKind
from mfgcity.period import Period


class Measure(Term):
    """As what a figure observes its indicator (口径)."""

    LEVEL = "level", "水平", "总量", "绝对量", "绝对值", "绝对数"
    """The quantity itself, in the period or at the moment (总量)."""
    COUNT = "count", "数量", "个数", "存量"
    """A number of things: how many there are or belong (数量)."""
    ADDED = "added", "新增"
    """What is newly added in the period, what left not taken off (新增)."""
    NET_ADDED = "net_added", "净增"
    """What is added in the period, less what left (净增)."""
    CHANGE = "change", "增减量", "增量", "增加量", "增减额", "增加额"
    """The level less that of the same period a year earlier, in the unit of the level (增减量)."""
    GROWTH = "growth", "增速", "同比", "同比增长", "同比增速", "同比增长率", "增长速度", "增长率", "增幅", "同比增幅"
    """Growth on the same period a year earlier (同比增长)."""
    PERIOD_GROWTH = "period_growth", "环比", "环比增长", "环比增速"
    """Growth on the period just before (环比增长)."""
    GAP = "gap", "差距", "高于", "快于"
    """The own figure less that of the reference: in points between rates (高于)."""
    SHARE = "share", "占比", "比重", "份额", "所占比重"
    """The part that the indicator is of the reference, a larger indicator (占比)."""
    SHARE_CHANGE = "share_change", "比重变化", "占比提高"
    """The share less that of a year earlier, in points (比重变化)."""
    RANK = "rank", "位次", "排名", "名次", "排位"
    """The place among those that the reference holds (位次)."""
    COMPLETION = "completion", "完成率", "完成进度", "完成比例", "完成程度"
    """The part of a plan that is done (完成率)."""
    CONTRIBUTION = "contribution", "贡献率"
    """The part that the change of the indicator is of the change of the reference (贡献率)."""
    PULL = "pull", "拉动", "拉动点数", "拉动百分点"
    """What the indicator adds to the growth of the reference, in points (拉动)."""


class ObservationStatus(Term):
    """The status of a figure: the codes of SDMX OBS_STATUS (2.2) that a printed figure can have (状态)."""

    NORMAL = "A", "正常"
    """Normal value (正常)."""
    BREAK = "B", "口径变动"
    """A break in the series: not comparable with earlier values (口径变动)."""
    DIFFERENT_DEFINITION = "D", "定义不同"
    """The definition differs from that of the indicator (定义不同)."""
    ESTIMATED = "E", "估算"
    """Estimated by the source (估算)."""
    FORECAST = "F", "预测"
    """Forecast (预测)."""
    IMPUTED = "I", "推算"
    """Not printed: counted or worked out by who recorded it (推算)."""
    PROVISIONAL = "P", "初步", "初步数"
    """Provisional, to be revised (初步数)."""
    UNRELIABLE = "U", "可靠性低"
    """Of low reliability (可靠性低)."""
    UNVALIDATED = "V", "未核实"
    """Not validated, such as a figure of the press (未核实)."""
    INCLUDES_OTHER = "W", "含其他项"
    """Includes another category (含其他项)."""


_RATIO: Final = frozenset({UnitKind.RATIO})
_POINTS: Final = frozenset({UnitKind.POINTS})

UNITS: Final[dict[Measure, frozenset[UnitKind]]] = {
    Measure.COUNT: frozenset({UnitKind.COUNT}),
    Measure.GROWTH: _RATIO,
    Measure.PERIOD_GROWTH: _RATIO,
    Measure.SHARE: _RATIO,
    Measure.SHARE_CHANGE: _POINTS,
    Measure.RANK: frozenset({UnitKind.PLACE}),
    Measure.COMPLETION: _RATIO,
    Measure.CONTRIBUTION: _RATIO,
    Measure.PULL: _POINTS,
}
"""The kinds of unit a figure of a measure can have; a measure that is not listed takes the unit of its indicator."""


def fits_its_measure(value: Figure, measure: Measure) -> None:
    """The figure has a unit of its measure; a share does not exceed its whole; a place is a whole number from one."""
    allowed = UNITS.get(measure)
    if allowed is not None and value.unit.kind not in allowed:
        raise refusal(
            "observation.unit",
            measure=measure.value,
            measure_zh=measure.zh[0],
            kinds=", ".join(sorted(allowed)),
            kinds_zh="、".join(kind.zh for kind in sorted(allowed)),
            value=str(value),
        )
    if measure is Measure.SHARE:
        WithinWhole()(value)
    if measure is Measure.RANK and (value.value < 1 or value.value.denominator != 1):
        raise refusal("observation.rank", value=str(value))


ANYTHING: Final = (
    "regions",
    "indicators",
    "enterprises",
    "organisations",
    "parks",
    "chains",
    "clusters",
    "programmes",
    "platforms",
    "projects",
)
"""The collections of a city whose records can be the subject of an observation, or what it is compared with."""


class Reading(Record):
    """One way to read a figure whose text does not say what it speaks of (歧义的一种读法).

    Attributes:
        refers_to: The ids of the observations that the figure speaks of in this reading, taken together.
        note: A remark (备注).
    """

    refers_to: Annotated[tuple[Name, ...], Refers(("observations",))]
    note: Remark = None


class Elsewhere(Record):
    """What another source says of the same matter (其他来源).

    Attributes:
        says: The statement, in words.
        figure: Its figure, if it has one.
        subject: Whom the figure is observed of, where that differs (对象).
        period: The period of the figure, where that differs (时期).
        measure: As what the figure observes the indicator, where that differs (口径).
        source: Who says it.
        published: When it was published.
    """

    says: Note
    figure: Figure | None = None
    subject: Annotated[Name | None, Refers(ANYTHING)] = None
    period: Period | None = None
    measure: Measure | None = None
    source: Name | None = None
    published: Day | None = None


class Observation(Record):
    """One figure as a source states it (观测值).

    It says: this indicator, of this subject, in this period, as this measure, is this figure. A gap also says what it is
    a gap to, a share what it is a part of, a rank among whom, a completion of which plan: the reference.

    Attributes:
        id: The name under which other records speak of this observation.
        term: The term as the source prints it (原词); one term can stand for two measures.
        indicator: The indicator, by code or name (指标).
        subject: Whom it is observed of, by code or name (对象).
        period: The period (时期); None where the source does not say.
        measure: As what the indicator is observed (口径).
        figure: The figure (数值).
        reference: What a gap, share, rank or completion is measured against (比较对象): a region whose figure is subtracted,
            the indicator or region that is the whole, the region within which places are given or of
            whose count this is a part, the indicator of the plan. None where there is none or the source does not say.
        of: The measure that is compared: a gap between growth rates, a rank by the number added (被比口径).
        basis: The prices of the figure (价格口径), where they differ from those of the indicator or it has none.
        scope: The population the figure covers, where the indicator leaves it open (范围).
        status: The status (状态).
        vintage: The release the figure belongs to: preliminary, final, a census revision (版次).
        source: Who published the figure (来源).
        published: When it was published (发布日期).
        alternatives: Where the text leaves open what the figure speaks of, each way to read it.
        elsewhere: What other sources say.
        sections: The sections of the source that hold it.
        note: A remark (备注).

    Examples:
        >>> Observation(indicator="industrial_value_added", subject="430200", measure="同比增长", figure="5.1%").measure
        <Measure.GROWTH: 'growth'>
    """

    named_by: ClassVar[tuple[str, ...]] = ("id",)
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("id",),
        (
            "indicator",
            "subject",
            "period",
            "measure",
            "reference",
            "of",
            "basis",
            "scope",
            "status",
            "vintage",
            "source",
            "published",
        ),
    )

    dated_by: ClassVar[dict[str, str]] = {"figure": "period"}

    id: Annotated[Name | None, spelled("id", "编号")] = None
    term: Annotated[Name | None, spelled("term", "原词")] = None
    indicator: Annotated[
        Name, spelled("indicator", "指标", "指标名称", "指标代码", "统计指标", "项目", "item"), Refers(("indicators",))
    ]
    subject: Annotated[
        Name,
        spelled(
            "subject",
            "对象",
            "地区",
            "统计对象",
            "地区名称",
            "区域",
            "城市",
            "市州",
            "县市区",
            "区县",
            "各市州",
            "市（州）",
            "县区",
            "市县",
            "各县市区",
            "县（市、区）",
        ),
        Refers(ANYTHING),
    ]
    period: Annotated[
        Period | None,
        spelled(
            "period",
            "时期",
            "时间",
            "统计时期",
            "统计时间",
            "统计期间",
            "报告期",
            "期间",
            "年份",
            "年度",
            "月份",
            "季度",
        ),
    ] = None
    measure: Annotated[Measure, spelled("measure", "口径")]
    figure: Annotated[
        Figure,
        BeforeValidator(as_figure_of_rank),
        spelled("figure", "数值", "指标值", "指标数值", "观测值"),
        AfterValidator(Beside("measure", fits_its_measure)),
    ]
    reference: Annotated[Name | None, spelled("reference", "比较对象", "对比对象"), Refers(ANYTHING)] = None
    of: Annotated[Measure | None, spelled("of", "被比口径")] = None
    basis: Annotated[PriceBasis | None, spelled("basis", "价格口径")] = None
    scope: Annotated[Note | None, spelled("scope", "范围", "统计范围")] = None
    status: Annotated[ObservationStatus, spelled("status", "状态")] = ObservationStatus.NORMAL
    vintage: Annotated[Name | None, spelled("vintage", "版次")] = None
    source: Annotated[Name | None, spelled("source", "来源", "数据来源", "资料来源")] = None
    published: Annotated[Day | None, spelled("published", "发布日期", "发布时间", "公布日期", "公布时间")] = None
    alternatives: Annotated[tuple[Reading, ...], spelled("alternatives", "读法")] = ()
    elsewhere: Annotated[tuple[Elsewhere, ...], spelled("elsewhere", "其他来源")] = ()
    sections: Sections = ()
    note: Remark = None
