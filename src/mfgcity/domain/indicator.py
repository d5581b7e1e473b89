"""Indicators: what observations measure (指标)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from mfgcity.domain.record import (
    Name,
    Record,
    Remark,
    Sections,
    Switch,
    Term,
    spelled,
)
from mfgcity.domain.rules import Either, Needs, Refers
from mfgcity.figures import Unit


class IndicatorKind(Term):
    """What sort of quantity an indicator is (指标类型)."""

    LEVEL = "level", "水平", "总量"
    """An amount of a period or at a moment: money, tonnes (总量)."""
    COUNT = "count", "数量", "个数"
    """A number of things (数量)."""
    RATE = "rate", "强度", "率"
    """One quantity per another of a different unit, such as tax per mu (强度)."""
    RATIO = "ratio", "比率", "比重"
    """A part of a whole, or two quantities of one unit divided (比率)."""
    GROWTH = "growth", "增速"
    """A rate of change (增速)."""
    INDEX = "index", "指数"
    """A number against a base (指数)."""


class PriceBasis(Term):
    """The prices a value is stated at (价格口径)."""

    CURRENT = "current", "现价", "当年价", "现行价格"
    """Prices of the period itself; growth is nominal (现价)."""
    COMPARABLE = "comparable", "可比价", "可比价格", "不变价"
    """Prices of a base period; growth is real and cannot be rebuilt from published levels (可比价)."""


class Indicator(Record):
    """A quantity that can be observed (指标).

    Stock, newly added, growth, share and rank of one thing are measures of one indicator, not indicators
    of their own.

    Attributes:
        code: The key under which observations name it (指标代码).
        name: The name in English (英文名称).
        name_zh: The name in Chinese (指标名称). One of the two names is needed.
        unit: The unit in which its levels are usually stated (单位).
        kind: What sort of quantity it is (指标类型).
        better_when_higher: Whether more is better (正向指标); None where neither is.
        basis: The prices its growth is stated at (价格口径); None for what has no price.
        formula: For a derived indicator, the name of the calculator that gives it, such as ``share`` (计算公式).
        inputs: The codes of the indicators that the formula takes, in its order (输入指标).
        sections: The sections of the source that speak of it.
        note: A remark (备注).
    """

    named_by: ClassVar[tuple[str, ...]] = ("code", "name", "name_zh")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("code",),)

    code: Annotated[Name, spelled("code", "指标代码", "指标编码")]
    name: Annotated[Name | None, spelled("name", "英文名称", "英文名")] = None
    name_zh: Annotated[
        Name | None,
        spelled("name_zh", "指标名称", "指标", "中文名称"),
        AfterValidator(Either("name")),
        Field(validate_default=True),
    ] = None
    unit: Annotated[Unit | None, spelled("unit", "单位", "计量单位")] = None
    kind: Annotated[IndicatorKind, spelled("kind", "指标类型", "指标类别")]
    better_when_higher: Annotated[
        Switch | None, spelled("better_when_higher", "正向指标", "是否正向指标", "是否正向")
    ] = None
    basis: Annotated[PriceBasis | None, spelled("basis", "价格口径")] = None
    formula: Annotated[Name | None, spelled("formula", "计算公式")] = None
    inputs: Annotated[
        tuple[Name, ...],
        spelled("inputs", "输入指标"),
        Refers(("indicators",)),
        AfterValidator(Needs("formula")),
        Field(validate_default=True),
    ] = ()
    sections: Sections = ()
    note: Remark = None
