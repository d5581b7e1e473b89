"""Rows of cells for every type of the domain, good ones and such as break every rule."""

import random
from enum import Enum
from types import SimpleNamespace

from mfgcity.codes import credit_code
from mfgcity.domain import AdminLevel, Term
from mfgcity.domain.record import LEVELS
from mfgcity.figures import Figure, Unit
from mfgcity.frames import cells
from mfgcity.frames.fields import Shape, fields_of
from mfgcity.period import Period

MARKS = [None, "", " ", "　", *cells.MARKS]
ERRORS = sorted(cells.ERRORS)
EVERYWHERE = [
    "\x00",
    "x" * 201,
    "长" * 67,
    "长" * 201,
    "a" * 2001,
    "\u2003\u2003\u2003\u2003",
    "'=1+1",
    "'",
    "'-",
    "{value}",
    "nan1",
    "＋１",
    "一",
]
NAMES = [
    "株洲市",
    " 中车株机 ",
    "GDP",
    "示例机械有限公司",
    "工业增加值",
    "'=HYPERLINK(1)",
    "''=x",
    "430200",
    "-甲",
    "tis",
    "甲,乙",
]
FIGURES = ["5.1%", "39.44亿元", "-2.1%", "100%", "100.1%", "99.95%", "3个百分点", "2位", "0位", "1.5位", "19家", "1,234家", "2651个", "2525个", "0个", "-5个",
    "39.44", "３９．４４", "1,234", "+5.1", "-0.0%", "近八成", "超三成", "5%至6%", "3成", "2.5倍", "1.2万亿元", "5亿美元", "35.6万元/亩", "亿元", "上半年", "第二", "5.1 %",
    " 5.1%", "５.１％", "下降2.1%", "翻番", "0.1‰", "1e5", "1.", "1234567890123456789012345678901234567890123%", "200%", "-0.5亿元", "0", "12,34", "1_000", "5.1%%", "第2位", "第二名", "第１位", "第七八名", "并列第2位", "2名"]  # fmt: skip
DAYS = ["2023-08-23", "2015-03-06", "2023-02-29", "2024-02-29", "2023-8-23", "20230823", "2023/08/23", "2999-01-01", " 2023-08-23", "2023-13-01", "0000-01-01",
    "2023-08-23 00:00:00", "2023/8/23 0:00:00", "2023/8/23 0:00", "2023-08-23 0:01", "2021年5月", "２０２３-08-23", "2023-08-22", "2023-08-24"]  # fmt: skip
WHOLES = ["0", "1", "640", " 7", "007", "2023", "1899", "2101", "1,234", "1.0", "-1", "+1", "1_000", "1000000000000000", "999999999999999", "9999999999999999", "1位",
    "2 位", "位", "٣", "一", "３２", "1，234", "1e3", "true", "300人", "12家", "300.0", "1,234.00", "300.5", "12 个", "300万元", "3万人", "2022年", "2022年度", "2022年版", "２０２２年", "第三批", "第3批次", "首批", "第二届",
    "第2位", "第二名", "第二十一位", "第百位", "第二", "2名", "三批", "第", "300.", "人"]  # fmt: skip
PERIODS = [
    "2023",
    "2023-01/2023-07",
    "2023年1至7月",
    "上半年",
    "截至2023年7月",
    "2023-Q1",
    "@2023-07-31",
    "2023-13",
    "今年",
    "2023-01/2022-07",
    "2023.1-9",
    "2023.1—9月",
    "202309",
    "202313",
    "2023.1",
    "2023/9",
    "202301-202309",
    "430203",
    "2023年1-9",
]
SWITCHES = ["是", "否", "true", "FALSE", "1", "0", "yes", "对", "2", "1.0", "on"]
UNITS = ["亿元", "%", "家", "percentage points", "万元/亩", "亿亿元", "1"]
REGIONS = [
    "430200",
    "430203",
    "CN",
    "cn",
    "430271",
    "999999",
    "43020",
    "430201",
    "430200000000",
    " 430200",
    "４３０２００",
    "430203001000",
]
INDUSTRIES = ["C3711", "37", "C", "371", "D3711", "99", "3711x", "c37"]
CREDIT = [credit_code.example(number) for number in range(1, 40)]
CODES = [
    *CREDIT, CREDIT[0].lower(), " 91430200PDY 00001XR", CREDIT[0][:17] + "0", CREDIT[0][:16] + "0R", "X" + CREDIT[0][1:], "94" + CREDIT[0][2:],
    CREDIT[0][:2] + "4302A0" + CREDIT[0][8:], CREDIT[0][:-1], CREDIT[0].replace("P", "I"), "91430200-PDY00001-XR",
]  # fmt: skip
HISTORIES = ["[]", '[{"name": "旧园区", "since": "2018", "until": "2021-09"}]', '[{"since": "2021", "until": "2018"}]', "{}", "[1]", "[", '[{"nom": 1}]', '[{"kind": "x"}, {"name": ""}]',
    '[{"says": "Still 13.", "figure": "13条"}]', '[{"says": "", "figure": 13}]', '[{"refers_to": ["a"]}]', '[{"refers_to": "a"}]', '[{"refers_to": [1]}]', '["x"]']  # fmt: skip


def pool(plan):
    """Cells for a field, good and bad, without marks and errors."""
    only = plan.types[0]
    rules = {
        type(rule).__name__ if hasattr(type(rule), "__attrs_attrs__") else getattr(rule, "__name__", "")
        for rule in plan.constraints
    }
    if plan.shape is Shape.RECORDS:
        return HISTORIES
    if only is bool:
        return SWITCHES
    if only is Figure:
        return FIGURES
    if only is Period:
        return PERIODS
    if only is Unit:
        return UNITS
    if only is AdminLevel:
        return [*LEVELS, "county", "镇级", " 省级"]
    if issubclass(only, Term):
        return [text for member in only for text in (member.value, *member.zh)] + ["其他", " A"]
    assert not issubclass(only, Enum)
    if "read_day" in rules:
        return DAYS
    if rules & {"read_whole", "read_persons", "read_place", "read_year", "read_batch"}:
        return WHOLES
    if "ValidCode" in rules:
        of = {"credit_code": CODES, "industry": INDUSTRIES, "industries": INDUSTRIES}.get(plan.name, REGIONS)
        return (
            of
            if plan.shape is Shape.TEXT
            else [*of, "430200、430203", "430200；x；y", "C37；99、98", "；", "、430100\n430200"]
        )
    return (
        NAMES
        if plan.shape is Shape.TEXT
        else [*NAMES, "甲、乙；丙", "甲\n乙", "；", "甲；；", "甲、" + "长" * 201 + "、" + "短" * 202]
    )


def rows(kind, count, seed, *, dirt=0.05, fields=None):
    """Rows of a type by heading, and the headings of its fields: most cells good, some missing, some wrong, some absent."""
    choose = random.Random(seed)
    plans = [plan for plan in fields_of(kind).values() if fields is None or plan.name in fields]
    headings = {plan.name: choose.choice(plan.headings) for plan in plans}
    pools = {plan.name: SimpleNamespace(good=[], all=pool(plan)) for plan in plans}
    made = []
    for plan in plans:
        from mfgcity.frames.judging import Good, Judge

        judge = Judge(kind, plan)
        pools[plan.name].good = [cell for cell in pool(plan) if isinstance(judge.verdict(cell), Good)]
    for _ in range(count):
        row = {}
        for plan in plans:
            luck = choose.random()
            if luck < dirt:
                cell = choose.choice((*pools[plan.name].all, *EVERYWHERE))
            elif luck < 1.3 * dirt:
                cell = choose.choice(ERRORS)
            elif luck < 3 * dirt or (not plan.required and luck > 0.6):
                cell = choose.choice(MARKS)
            else:
                cell = choose.choice(pools[plan.name].good)
            row[headings[plan.name]] = cell
        made.append(row)
    return made
