"""Enterprises and their statistical size (企业)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from mfgcity.domain.record import (
    Amount,
    CreditCode,
    IndustryCode,
    Money,
    Name,
    PastDay,
    Persons,
    Record,
    RegionCode,
    Remark,
    Sections,
    Term,
    spelled,
)
from mfgcity.period import Period


class EnterpriseSize(Term):
    """The statistical size of an enterprise (企业规模)."""

    LARGE = "large", "大型", "大型企业"
    """Large (大型)."""
    MEDIUM = "medium", "中型", "中型企业"
    """Medium (中型)."""
    SMALL = "small", "小型", "小型企业"
    """Small (小型)."""
    MICRO = "micro", "微型", "微型企业"
    """Micro (微型)."""


class Enterprise(Record):
    """An enterprise (企业).

    Attributes:
        name: The name under which records speak of it (企业名称).
        aliases: Other names: short ones, former ones (别名, 简称, 曾用名).
        legal_name: The registered name, where it is known for certain (法定名称).
        credit_code: The unified social credit code (统一社会信用代码).
        region: The code of the division where it works (行政区划代码). The division inside the credit code is
            that of the registering office, which may be another.
        industry: The industry by GB/T 4754-2017 (行业代码).
        established: The day it was founded (成立日期), not in the future.
        revenue: Operating revenue, in money, not negative (营业收入).
        output: Gross output, in money, in that period (工业总产值).
        value_added: Value added, in money, in that period (工业增加值).
        profit: Total profit, in money, in that period; negative for a loss (利润总额).
        tax: Taxes paid, in money, in that period (上缴税金).
        research: Expenditure on research and development, in money, in that period (研发投入).
        revenue_period: The period of the revenue and of the other flows (营业收入年度).
        employees: People employed (从业人员), persons.
        size: The statistical size as stated (企业规模); `size_class` computes it.
        sections: The sections of the source that speak of it.
        note: A remark (备注).

    Examples:
        >>> firm = Enterprise.model_validate({"企业名称": "示例机械", "营业收入": "5.2亿元", "从业人员": "640"})
        >>> print(firm.name, firm.revenue, firm.employees)
        示例机械 5.2亿元 640
    """

    named_by: ClassVar[tuple[str, ...]] = ("name", "aliases", "legal_name", "credit_code")
    unique: ClassVar[tuple[tuple[str, ...], ...]] = (("name",), ("credit_code",))
    dated_by: ClassVar[dict[str, str]] = dict.fromkeys(
        ("revenue", "output", "value_added", "profit", "tax", "research"), "revenue_period"
    )

    name: Annotated[
        Name, spelled("name", "企业名称", "单位名称", "企业全称", "公司名称", "法人单位名称", "单位详细名称")
    ]
    aliases: Annotated[tuple[Name, ...], spelled("aliases", "别名", "简称", "企业简称", "曾用名")] = ()
    legal_name: Annotated[Name | None, spelled("legal_name", "法定名称", "注册名称")] = None
    credit_code: Annotated[
        CreditCode | None, spelled("credit_code", "统一社会信用代码", "社会信用代码", "统一信用代码", "信用代码")
    ] = None
    region: Annotated[RegionCode | None, spelled("region", "行政区划代码", "区划代码")] = None
    industry: Annotated[IndustryCode | None, spelled("industry", "行业代码", "国民经济行业代码", "行业小类代码")] = None
    established: Annotated[
        PastDay | None, spelled("established", "成立日期", "成立时间", "注册日期", "注册时间", "注册成立时间")
    ] = None
    revenue: Annotated[
        Amount | None, spelled("revenue", "营业收入", "营收", "年营业收入", "全年营业收入", "年营收")
    ] = None
    output: Annotated[Amount | None, spelled("output", "工业总产值", "总产值", "产值", "年产值", "年总产值")] = None
    value_added: Annotated[Money | None, spelled("value_added", "工业增加值", "增加值")] = None
    profit: Annotated[Money | None, spelled("profit", "利润总额", "利润")] = None
    tax: Annotated[
        Money | None,
        spelled(
            "tax",
            "上缴税金",
            "上缴税收",
            "税金总额",
            "税收",
            "税收总额",
            "纳税额",
            "纳税总额",
            "实缴税金",
            "实缴税收",
            "入库税收",
        ),
    ] = None
    research: Annotated[
        Amount | None,
        spelled(
            "research",
            "研发投入",
            "研发费用",
            "研发经费",
            "研发经费投入",
            "研发支出",
            "R&D经费",
            "R&D投入",
            "R&D经费支出",
        ),
    ] = None
    revenue_period: Annotated[
        Period | None, spelled("revenue_period", "营业收入年度", "营业收入时期", "年度", "统计年度", "数据年度")
    ] = None
    employees: Annotated[
        Persons | None,
        spelled(
            "employees",
            "从业人员",
            "从业人数",
            "从业人员数",
            "从业人员总数",
            "从业人员期末人数",
            "期末从业人员",
            "员工数",
            "员工人数",
            "员工总数",
            "职工数",
            "职工人数",
            "职工总数",
            "用工人数",
        ),
    ] = None
    size: Annotated[EnterpriseSize | None, spelled("size", "企业规模", "规模", "规模类型", "规模划型", "单位规模")] = (
        None
    )
    sections: Sections = ()
    note: Remark = None
