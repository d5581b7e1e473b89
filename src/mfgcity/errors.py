"""The root error, and the catalogue of every message a person sees, in English and Chinese.

A message has a stable code. Its text is a template over named parts, and the parts stay on the
error, so a program reads `error.code` and `error.parts` while a person reads `error.message("zh")`.
"""

from __future__ import annotations

import importlib
import string
from typing import Any, Final, Literal

Language = Literal["zh", "en"]

_SHOWN: Final = 60

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # code: (English, Chinese); `{part}` are our words, `{part!r}` a value of the caller's
    "extra.missing": (
        "{module} is not installed: install it with pip install 'mfgcity[{extra}]'",
        "未安装 {module}：请用 pip install 'mfgcity[{extra}]' 安装",
    ),
    "number.float": (
        "{field} must be exact: {value!r} is a float and has lost its printed digits; pass a decimal string, a Decimal or an int",
        "{field}须为精确数：{value!r} 是浮点数，已丢失印刷的位数；请传入十进制字符串、Decimal 或整数",
    ),
    "number.finite": ("{field} must be finite: {value!r}", "{field}须为有限数：{value!r}"),
    "number.digits": ("{field} must have at most {limit} digits: {value!r}", "{field}至多 {limit} 位数字：{value!r}"),
    "number.kind": (
        "{field} must be an int, a Decimal, a Fraction or a decimal string: {value!r}",
        "{field}须为整数、Decimal、Fraction 或十进制字符串：{value!r}",
    ),
    "interval.empty": (
        "lower end must not lie above upper end, and a single point must be closed: {lower!r}, {upper!r}",
        "区间下端不得高于上端，单点区间须为闭区间：{lower!r}，{upper!r}",
    ),
    "interval.text": (
        "interval must be written like [5.05, 5.15) or (170, ∞): {value!r}",
        "区间须写作 [5.05, 5.15) 或 (170, ∞) 的形式：{value!r}",
    ),
    "figure.exponent": (
        "{field} must be printed digits, not an exponent: {value!r}; pass the digits as text",
        "{field}须为印刷的数字，不得用指数：{value!r}；请以文本传入",
    ),
    "figure.fraction": (
        "{field} must be printed digits: {value!r} is a fraction; use Figure.computed for a calculated value",
        "{field}须为印刷的数字：{value!r} 是分数；计算所得请用 Figure.computed",
    ),
    "figure.qualifier": ("qualifier must be one of {names}: {value!r}", "限定词须为 {names} 之一：{value!r}"),
    "figure.range": (
        "a range needs qualifier 'between' and a second number above the first: {value!r}, {upto!r}",
        "区间须用 between，且后数大于前数：{value!r}，{upto!r}",
    ),
    "figure.zero": ("divisor must not be a figure that may be zero: {value!r}", "除数不得为可能等于零的数：{value!r}"),
    "figure.compare": (
        "a figure is compared with figures and exact numbers only: {value!r}",
        "数据只能与数据或精确数比较：{value!r}",
    ),
    "figure.undecided": (
        "order of {value} and {other} is not decided: their bounds overlap; ask overlaps(), certainly_above() or certainly_below()",
        "{value}与{other}的大小不能判定：范围重叠；请用 overlaps()、certainly_above() 或 certainly_below()",
    ),
    "figure.column": (
        "{kind} holds many values: a figure meets single values only; use mfgcity.frames for columns",
        "{kind} 含多个值：数据只与单个值运算；整列请用 mfgcity.frames",
    ),
    "figure.format": (
        "format of a figure must look like '.2f', ',.1f' or 'en': {value!r}",
        "数据的格式须形如 '.2f'、',.1f' 或 'en'：{value!r}",
    ),
    "figure.json": (
        "a computed figure in JSON must have value, lower, upper and unit: {value!r}",
        "JSON 中的计算值须含 value、lower、upper、unit：{value!r}",
    ),
    "notation.period": (
        "text must be a figure: {value!r} is a period; use Period.parse",
        "文本须为数据：{value!r} 是时期；请用 Period.parse",
    ),
    "notation.rank": (
        "text must be a figure: {value!r} is a rank; write its place as a figure, such as 2位",
        "文本须为数据：{value!r} 是位次；位次请写作 2位",
    ),
    "notation.batch": ("text must be a figure: {value!r} is a batch", "文本须为数据：{value!r} 是批次"),
    "notation.edition": ("text must be a figure: {value!r} is an edition", "文本须为数据：{value!r} 是届次或版次"),
    "notation.class": (
        "text must be a figure: {value!r} is the label of a class",
        "文本须为数据：{value!r} 是等级标签",
    ),
    "notation.name": ("text must be a figure: {value!r} is a name", "文本须为数据：{value!r} 是专名"),
    "notation.qualitative": (
        "text must be a figure: {value!r} states a change without a magnitude",
        "文本须为数据：{value!r} 只有定性，没有数值",
    ),
    "notation.fraction": (
        "text must be a figure: {value!r} is a common fraction, which has no printed decimals",
        "文本须为数据：{value!r} 是分数，没有印刷的小数位",
    ),
    "notation.prose": (
        "text must be one figure: {value!r} is a clause with several figures, or with words that leave its number's meaning open",
        "文本须为单个数据：{value!r} 是含多个数或含义不定的语句",
    ),
    "notation.long": (
        "text must be a figure of at most 40 digits and 200 characters: {value!r}",
        "数据至多 40 位数字、200 个字符：{value!r}",
    ),
    "notation.unreadable": (
        "text must be a printed figure such as 39.44亿元, 5.1% or 170余家: {value!r}",
        "文本须为印刷的数据，如 39.44亿元、5.1%、170余家：{value!r}",
    ),
    "operand.kind": (
        "{field} must be a number, a figure or a column expression: {value!r}",
        "{field}须为数、数据或列表达式：{value!r}",
    ),
    "operand.finite": ("{field} must be finite: {value!r}", "{field}须为有限数：{value!r}"),
    "operand.text": (
        "{field} must be a number or a figure, not text: {value!r}; pass Figure.parse(...)",
        "{field}须为数或数据，不得为文本：{value!r}；请传入 Figure.parse(...)",
    ),
    "operand.series": (
        "{field} must be a single value or a column expression: {kind} holds many values; use mfgcity.frames",
        "{field}须为单个值或列表达式：{kind} 含多个值；请用 mfgcity.frames",
    ),
    "operand.root": (
        "a root cannot be recorded as a formula of symbols: {value!r}",
        "开方不能记录为符号公式：{value!r}",
    ),
    "operand.mixture": (
        "{field} is a column and must not meet a figure in one formula",
        "{field}为列，不能与数据同用于一个公式",
    ),
    "unit.unlike": ("{names} must be in units that meet: {unit}, {other}", "{names}的单位须一致：{unit}，{other}"),
    "growth.undefined": ("growth rate is undefined, {reason}: {base!r}", "增长率无定义，{reason_zh}：{base!r}"),
    "growth.total_loss": ("base is undefined, {reason}: {growth!r}", "基数无定义，{reason_zh}：{growth!r}"),
    "growth.negative_end": ("average growth is undefined, {reason}: {last!r}", "平均增速无定义，{reason_zh}：{last!r}"),
    "compound.periods": (
        "periods must be a whole number from 1 to {most}: {value!r}",
        "时期数须为 1 至 {most} 的整数：{value!r}",
    ),
    "contribution.undefined": (
        "contribution rate is undefined, {reason}: {change!r}",
        "贡献率无定义，{reason_zh}：{change!r}",
    ),
    "contribution.base": ("contribution is undefined, {reason}: {base!r}", "拉动无定义，{reason_zh}：{base!r}"),
    "contribution.rate": (
        "growth of the whole is undefined, {reason}: {rate!r}",
        "总增速无定义，{reason_zh}：{rate!r}",
    ),
    "contribution.whole": (
        "whole and whole_growth must be given together: {whole!r}, {whole_growth!r}",
        "总体水平与其增速须同时给出：{whole!r}，{whole_growth!r}",
    ),
    "elasticity.undefined": (
        "elasticity is undefined, {reason}: {growth!r}",
        "弹性系数无定义，{reason_zh}：{growth!r}",
    ),
    "share.undefined": ("share is undefined, {reason}: {whole!r}", "占比无定义，{reason_zh}：{whole!r}"),
    "plan.undefined": ("completion is undefined, {reason}: {plan!r}", "完成程度无定义，{reason_zh}：{plan!r}"),
    "list.kind": (
        "{field} must be a sequence of numbers or figures: {value!r}",
        "{field}须为数或数据的序列：{value!r}",
    ),
    "list.empty": ("{field} must not be empty", "{field}不得为空"),
    "list.length": ("{names} must be of the same length: {lengths}", "{names}的长度须相同：{lengths}"),
    "list.mixture": (
        "{field} must be of the same kind as the first, figures or numbers: {value!r}",
        "{field}须与首个值同类，均为数据或均为数：{value!r}",
    ),
    "list.float": (
        "{field} must be exact beside figures: pass Decimals, Fractions or ints, not floats",
        "{field}与数据并列时须为精确数：请传入 Decimal、Fraction 或整数，不得为浮点数",
    ),
    "list.negative": ("{field} must not be negative: {value!r}", "{field}不得为负：{value!r}"),
    "list.zero": ("{field} must be above zero: {value!r}", "{field}须大于零：{value!r}"),
    "list.unbounded": ("{field} must have a lower and an upper end: {value!r}", "{field}须有上下限：{value!r}"),
    "list.total": ("{measure} is undefined, {reason}", "{measure_zh}无定义，{reason_zh}"),
    "atkinson.aversion": (
        "aversion must be a number above 0 and at most 100: {value!r}",
        "厌恶系数须大于 0 且不超过 100：{value!r}",
    ),
    "list.whole": (
        "whole must not be below the sum of the values, {total}: {value!r}",
        "总体不得小于各值之和 {total}：{value!r}",
    ),
    "herfindahl.partial": (
        "a partial list cannot be normalised, as its n is not known: whole={value!r}",
        "名单不完整时个数未知，不能标准化：whole={value!r}",
    ),
    "concentration.top": ("top must be a whole number from 1: {value!r}", "top 须为不小于 1 的整数：{value!r}"),
    "concentration.undefined": (
        "equivalent number is undefined, {reason}: {index!r}",
        "等效企业数无定义，{reason_zh}：{index!r}",
    ),
    "quotient.undefined": (
        "location quotient is undefined, {reason}: {value!r}",
        "区位商无定义，{reason_zh}：{value!r}",
    ),
    "series.row": (
        "row {position} of the series must hold {names}: {value!r}",
        "序列第 {position} 行须含 {names}：{value!r}",
    ),
    "series.months": (
        "months of a single period must be 1, 2, 3, 4, 6 or 12: {value!r}",
        "单个时期的月数须为 1、2、3、4、6 或 12：{value!r}",
    ),
    "series.cumulative": (
        "period must be cumulative, from January on, over whole months in steps of {months}: {value!r}",
        "时期须为自 1 月起的累计整月，每期 {months} 个月：{value!r}",
    ),
    "series.duplicate": ("period must stand once in the series: {value!r}", "序列中时期不得重复：{value!r}"),
    "series.gap": ("series must hold {missing} before {value!r}", "序列中 {value!r} 之前须有 {missing}"),
    "share.zero": ("whole is undefined, {reason}: {share!r}", "总体无定义，{reason_zh}：{share!r}"),
    "plan.implied": ("plan is undefined, {reason}: {completion!r}", "计划数无定义，{reason_zh}：{completion!r}"),
    "operand.figure": ("{field} must be a figure: {value!r}", "{field}须为数据：{value!r}"),
    "movement.ranking": ("{field} must be a ranking: {value!r}", "{field}须为排名结果：{value!r}"),
    "movement.unlike": (
        "rankings must have the same method and direction: {now}, {before}",
        "两个排名的方法和方向须相同：{now}，{before}",
    ),
    "movement.of": (
        "the number ranked must be a whole number above {listed}, the number listed: {value!r}",
        "参加排名的总数须为大于上榜数 {listed} 的整数：{value!r}",
    ),
    "shift_share.method": ("method must be one of {names}: {value!r}", "方法须为 {names} 之一：{value!r}"),
    "shift_share.years": ("levels must hold at least two years: {value!r}", "至少须有两个年份：{value!r}"),
    "shift_share.undefined": ("shift-share is undefined, {reason}: {field}", "偏离—份额无定义，{reason_zh}：{field}"),
    "list.missing": ("{field} must not be missing", "{field}不得缺失"),
    "theil.index": ("index must be one of {names}: {value!r}", "指数须为 {names} 之一：{value!r}"),
    "rank.method": ("method must be one of {names}: {value!r}", "排名方法须为 {names} 之一：{value!r}"),
    "city.file": ("file must be readable: {file}: {reason}", "文件须可读：{file}：{reason}"),
    "city.faults": (
        "file must hold a city's records: {file}: {count} faults\n{faults}",
        "文件须为城市数据：{file}：{count} 处错误\n{faults}",
    ),
    "expression.untraceable": (
        "{name} must run on symbols to be a relation: {reason}",
        "{name} 须能以符号运算才能作为关系：{reason}",
    ),
    "network.unknown": ("name must be a quantity of the network: {value!r}", "名称须为网络中的量：{value!r}"),
    "network.twice": ("name must stand once in the network: {value!r}", "名称在网络中只能出现一次：{value!r}"),
    "network.empty": ("relation on {name} must have inputs", "{name} 的关系须有输入"),
    "network.count_of": ("count_of on {name} must have one whole", "{name} 的 count_of 只能有一个总体"),
    "network.domain": (
        "domain must be an Interval or one of {names}: {value!r}",
        "定义域须为 Interval 或 {names} 之一：{value!r}",
    ),
    "network.unprintable": (
        "{name} must be a printed figure without approximation, with a repair that has both ends",
        "{name} 须为无近似词的印刷数据，且修正范围有上下端",
    ),
    "unit.relation": (
        "relation on {name} must give its unit {unit}: the formula gives {other}",
        "{name} 的关系须得出其单位{unit}：公式得出{other}",
    ),
    "unit.name": (
        "unit must be one printed unit of at most 20 letters, such as 亿元, %, 家 or 万元/亩: {value!r}",
        "单位须为一个印刷单位，至多 20 个字，如亿元、%、家、万元/亩：{value!r}",
    ),
    "unit.rate": (
        "unit with a denominator must name a thing above and a thing below, such as 万元/亩: {value!r}",
        "复合单位的分子分母都须有名称，如万元/亩：{value!r}",
    ),
    "unit.scale": (
        "unit must not have a second scale or a scaled ratio: {value!r}",
        "单位不得重复数量级，比率不得带数量级：{value!r}",
    ),
    "unit.sum": (
        "figures in {unit} and {other} must not be added or subtracted: the units do not meet",
        "{unit}与{other}的数不能相加减：单位不同",
    ),
    "unit.product": (
        "figures in {unit} and {other} have no product or quotient in a printed unit",
        "{unit}与{other}的积或商没有可印刷的单位",
    ),
    "unit.quotient": (
        "a bare number or ratio in {unit!r} must not be divided by a figure in {other}",
        "纯数或比率（{unit!r}）不能除以{other}的数",
    ),
    "unit.convert": (
        "figure in {unit} must not be stated in {other}: the units do not meet",
        "{unit}的数不能换算为{other}：单位不同",
    ),
    "interval.endless": ("interval must have both ends: {value!r}", "区间须有上下端：{value!r}"),
    "interval.zero": ("divisor must not hold zero: {value!r}", "除数区间不得含零：{value!r}"),
    "period.kind": ("period must be text: {value!r}", "时期须为文本：{value!r}"),
    "period.text": (
        "period must be written like 2023年1至7月, 截至7月, 2023-01/2023-07, 2023-Q1 or Jan-Jul 2023: {value!r}",
        "时期须写作 2023年1至7月、截至7月、2023-01/2023-07、2023-Q1 或 Jan-Jul 2023 的形式：{value!r}",
    ),
    "period.year_missing": (
        "period names no year, so pass year= or published=: {value!r}",
        "时期未写年份，请传入 year= 或 published=：{value!r}",
    ),
    "period.published_missing": (
        "period runs to the day of publication, so pass published=: {value!r}",
        "时期截至发布日，请传入 published=：{value!r}",
    ),
    "period.future": (
        "period names no year and would begin after its publication on {published}, so pass year=: {value!r}",
        "时期未写年份，且按发布日 {published} 的年份会晚于发布日，请传入 year=：{value!r}",
    ),
    "period.date": ("day must be a date without a time: {value!r}", "日期须为不带时间的 date：{value!r}"),
    "period.year": ("year must be 1 to 9999: {value!r}", "年份须为 1 至 9999：{value!r}"),
    "period.year_digits": ("year must have four digits: {value!r}", "年份须为四位数字：{value!r}"),
    "period.month": ("month must be 1 to 12: {value!r}", "月份须为 1 至 12：{value!r}"),
    "period.day": ("day of {month} must be 1 to {last}: {value!r}", "{month} 的日须为 1 至 {last}：{value!r}"),
    "period.day_of_year": (
        "day of {year} must be 1 to {last}: {value!r}",
        "{year} 年的日序须为 1 至 {last}：{value!r}",
    ),
    "period.week": ("{year} must have a week of that number: {value!r}", "{year} 年须有该序号的周：{value!r}"),
    "period.block": (
        "a year has {limit} parts of {months} months, so the number must be 1 to {limit}: {value!r}",
        "一年有 {limit} 个 {months} 个月的时段，序号须为 1 至 {limit}：{value!r}",
    ),
    "period.duration": ("length of a period must be positive: {value!r}", "时期长度须为正：{value!r}"),
    "period.order": (
        "period must not end before it starts: {start} to {end}",
        "时期不得止于起始之前：{start} 至 {end}",
    ),
    "period.instant": ("an instant must be one day: {start} to {end}", "时点须为一日：{start} 至 {end}"),
    "period.member": (
        "only a period or a date can lie in a period: {value!r}",
        "只有时期或日期可在时期之内：{value!r}",
    ),
    "credit_code.text": ("credit code must be text: {value!r}", "统一社会信用代码须为文本：{value!r}"),
    "credit_code.length": ("credit code must have 18 characters: {value!r}", "统一社会信用代码须为 18 位：{value!r}"),
    "credit_code.alphabet": (
        "credit code must use digits and capitals without I, O, S, V, Z: {value!r}",
        "统一社会信用代码只用数字和大写字母，不用 I、O、S、V、Z：{value!r}",
    ),
    "credit_code.authority": (
        "registration authority (character 1) must be one of {known}: {value!r}",
        "登记管理部门（第 1 位）须为 {known} 之一：{value!r}",
    ),
    "credit_code.kind": (
        "kind of body (character 2) under authority {authority} must be one of {known}: {value!r}",
        "登记管理部门 {authority} 下的机构类别（第 2 位）须为 {known} 之一：{value!r}",
    ),
    "credit_code.region": (
        "registering region (characters 3 to 8) must be six digits: {value!r}",
        "登记机关行政区划码（第 3 至 8 位）须为六位数字：{value!r}",
    ),
    "credit_code.organisation": (
        "check character of the organisation code (character 17) must be {expected}: {value!r}",
        "组织机构代码校验码（第 17 位）应为 {expected}：{value!r}",
    ),
    "credit_code.check": (
        "check character of the credit code (character 18) must be {expected}: {value!r}",
        "统一社会信用代码校验码（第 18 位）应为 {expected}：{value!r}",
    ),
    "credit_code.example": (
        "number of a made-up credit code must be an int from 1 to 99999: {value!r}",
        "示例代码的序号须为 1 至 99999 的整数：{value!r}",
    ),
    "region.text": ("region code must be text: {value!r}", "行政区划代码须为文本：{value!r}"),
    "region.form": (
        "region code must be six digits, or CN for the nation: {value!r}",
        "行政区划代码须为六位数字，或以 CN 表示全国：{value!r}",
    ),
    "region.statistical": (
        "region code must have six digits; twelve are the statistics bureau's, down to the village: {value!r}",
        "行政区划代码须为六位数字；十二位是统计用区划代码，细至村级：{value!r}",
    ),
    "region.unknown": (
        "region code must be in the table of GB/T 2260: {value!r}",
        "行政区划代码须在 GB/T 2260 代码表内：{value!r}",
    ),
    "region.pseudo": (
        "region code must not end in 71 to 80, which the statistics bureau gives to development zones: {value!r}",
        "行政区划代码末两位不得为 71 至 80，该段是统计部门给开发区的代码：{value!r}",
    ),
    "region.heading": (
        "region code must name a place, not a heading of the table ({name}): {value!r}",
        "行政区划代码须指一个地方，而非代码表的汇总行（{name}）：{value!r}",
    ),
    "region.no_lower": (
        "the table has no codes below {name}: {value!r}",
        "代码表中{name}无下级代码：{value!r}",
    ),
    "region.date": (
        "day must be a date or a year from {first} on: {value!r}",
        "日期须为 {first} 年起的日期或年份：{value!r}",
    ),
    "region.not_in_force": (
        "region code was in force {years}, not in {year}: {value!r}",
        "行政区划代码的有效期为 {years}，{year} 年无效：{value!r}",
    ),
    "region.successor": (
        "region code was abolished in {year} and its successor is not on record here: {value!r}",
        "行政区划代码已于 {year} 年撤销，此处未收录其后继代码：{value!r}",
    ),
    "region.iso": ("ISO 3166-2 has codes for provinces only: {value!r}", "ISO 3166-2 只有省级代码：{value!r}"),
    "industry.text": ("industry code must be text: {value!r}", "行业代码须为文本：{value!r}"),
    "industry.form": (
        "industry code must be a letter A to T, two to four digits, or both: {value!r}",
        "行业代码须为字母 A 至 T、两至四位数字，或字母加数字：{value!r}",
    ),
    "industry.division": (
        "division (first two digits) must be 01 to 97 of {edition}: {value!r}",
        "大类（前两位）须为 {edition} 的 01 至 97：{value!r}",
    ),
    "industry.section": (
        "division {division} is of section {section}, so the letter must be {section}: {value!r}",
        "大类 {division} 属门类 {section}，字母须为 {section}：{value!r}",
    ),
    "industry.level": ("a section has several divisions: {value!r}", "门类包含多个大类：{value!r}"),
    "industry.unnamed": (
        "names of groups and classes are not kept here, ask for division {division}: {value!r}",
        "此处不收录中类和小类的名称，请查大类 {division}：{value!r}",
    ),
    "industry.split": (
        "section {section} is secondary industry only in part, ask for its divisions: {value!r}",
        "门类 {section} 只有部分属于第二产业，请按大类查询：{value!r}",
    ),
    "record.day": ("day must be a date, written like 2023-08-23: {value!r}", "日期须写作 2023-08-23 的形式：{value!r}"),
    "record.calendar": ("day must be in the calendar: {value!r}", "历法中没有这一天：{value!r}"),
    "record.whole": ("number must be a whole number in digits: {value!r}", "须为数字写成的整数：{value!r}"),
    "record.unit": ("figure must be in a unit of the kind {kind}: {value!r}", "数值的单位须为 {kind} 类：{value!r}"),
    "record.whole_exceeded": ("share must be at most 100 %: {value!r}", "占比不得超过 100%：{value!r}"),
    "record.after": (
        "day must come after {field}, which is {earlier}: {value}",
        "日期须晚于 {field}（{earlier}）：{value}",
    ),
    "record.not_before": (
        "time must not come before {field}, which is {earlier}: {value}",
        "时间不得早于 {field}（{earlier}）：{value}",
    ),
    "record.at_most": (
        "figure must not be above {field}, which is {limit}: {value}",
        "数值不得大于 {field}（{limit}）：{value}",
    ),
    "record.needs": (
        "{other} and {field} must be given together: {value!r}",
        "{other} 与 {field} 须同时给出：{value!r}",
    ),
    "place.members": ("region without a code must have members: {value!r}", "没有代码的区域须列出组成区划：{value!r}"),
    "observation.unit": (
        "figure of the measure {measure} must be in a unit of the kind {kinds}: {value!r}",
        "口径为 {measure} 的数值，单位须为 {kinds} 类：{value!r}",
    ),
    "observation.rank": (
        "rank must be a whole number of places from 1: {value!r}",
        "位次须为不小于 1 的整数：{value!r}",
    ),
    "recognition.count": (
        "count must be 1 where the holder is named: {value!r}",
        "获得者已具名时，数量须为 1：{value!r}",
    ),
    "recognition.proposed": (
        "proposed recognition must not have a day of grant: {value}",
        "公示中的荣誉不得有认定日期：{value}",
    ),
    "size.before": (
        "day must not lie before {first}, when the first threshold began: {value}",
        "日期不得早于 {first}（首个规模以上标准的起始日）：{value}",
    ),
    "city.duplicate": (
        "key must be unique in its collection, and already stands at number {first}: {value!r}",
        "同类记录的名称或代码不得重复，已见于第 {first} 条：{value!r}",
    ),
    "city.reference": ("name must stand in the city's {places}: {value!r}", "名称须见于本市的 {places}：{value!r}"),
    "city.no_indicator": (
        "indicator must be one that the city observes: {value!r}; nearest: {nearest}",
        "本市没有该指标的观测值：{value!r}；相近的有：{nearest}",
    ),
    "city.no_observation": (
        "no observation of {value!r} answers this; there are: {nearest}",
        "{value!r} 没有符合条件的观测值；现有：{nearest}",
    ),
    "city.several_observations": (
        "several observations of {value!r} answer this; say more: {found}",
        "{value!r} 有多个观测值符合条件，请补充条件：{found}",
    ),
    "city.no_measure": ("measure must be one of {names}: {value!r}", "口径须为 {names} 之一：{value!r}"),
    "city.no_id": (
        "id must be one of an observation or a recognition: {value!r}; nearest: {nearest}",
        "没有该编号的观测值或荣誉：{value!r}；相近的有：{nearest}",
    ),
    "city.no_title": (
        "title must be one that the city has: {value!r}; nearest: {nearest}",
        "本市没有该称号：{value!r}；相近的有：{nearest}",
    ),
    "city.no_section": ("section must be one of {nearest}: {value!r}", "章节须为 {nearest} 之一：{value!r}"),
}


def shown(value: object) -> str:
    """The repr of a value, short enough for one line of a message."""
    if isinstance(value, str) and len(value) > _SHOWN:
        return f"{value[:_SHOWN]!r}… ({len(value)} characters)"
    if isinstance(value, int) and abs(value).bit_length() > 200:
        return f"an integer of {value.bit_length()} bits"
    text = repr(value)
    return text if len(text) <= 2 * _SHOWN else text[: 2 * _SHOWN] + "…"


class MfgcityError(ValueError):
    """The root of every error this library raises.

    Attributes:
        code: The stable code of the message, such as ``figure.float``.
        parts: The named values that the message speaks of.
    """

    code: str
    parts: dict[str, object]

    def __init__(self, code: str, /, **parts: object) -> None:
        super().__init__(code)
        self.code = code
        self.parts = parts

    def message(self, lang: Language = "en") -> str:
        """The message in English (``en``) or Chinese (``zh``)."""
        english, chinese = MESSAGES[self.code]
        return _FORMATTER.vformat(chinese if lang == "zh" else english, (), self.parts)

    def __str__(self) -> str:
        return self.message()

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.parts)


class MissingExtraError(MfgcityError, ImportError):
    """A package that an optional part of the library needs is not installed."""


def need(module: str, extra: str) -> Any:
    """Import a module of an optional dependency.

    Args:
        module: The module to import.
        extra: The extra of mfgcity that installs it.

    Raises:
        MissingExtraError: If it is not installed; the message names the extra.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise MissingExtraError("extra.missing", module=module, extra=extra) from None


class _MessageFormatter(string.Formatter):
    """In a template `{part}` shows words as they are, `{part!r}` a caller's value, shortened."""

    def convert_field(self, value: object, conversion: str | None) -> object:
        return shown(value) if conversion == "r" else str(value)


_FORMATTER: Final = _MessageFormatter()


def _rebuild(kind: type[MfgcityError], code: str, parts: dict[str, object]) -> MfgcityError:
    return kind(code, **parts)
