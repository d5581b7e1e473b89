"""Messages about figures, units and operands."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "extra.missing": (
        "{module} is not installed: install it with pip install 'mfgcity[{extra}]'",
        "未安装 {module}：请用 pip install 'mfgcity[{extra}]' 安装（在本项目的文件夹里写作 '.[{extra}]'）",
    ),
    "number.float": (
        "{field} must be exact: {value!r} is a float and has lost its printed digits; pass a decimal string, a Decimal or an int",
        "{field_zh}须为精确数：{value!r} 是浮点数，已丢失原文的位数；请传入十进制字符串、Decimal 或整数",
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
        "{field}须照原文写出数字，不得用指数：{value!r}；请以文本传入",
    ),
    "figure.fraction": (
        "{field} must be printed digits: {value!r} is a fraction; use Figure.computed for a calculated value",
        "{field}须为公布的数：{value!r} 是分数；计算所得请用 Figure.computed",
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
        "文本须为数据：{value!r} 是分数，没有公布时的小数位",
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
        "须按原文填写数值和单位，如 39.44亿元、5.1%、170余家：{value!r}",
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
    "operand.figure": ("{field} must be a figure: {value!r}", "{field}须为数据：{value!r}"),
    "unit.name": (
        "unit must be one printed unit of at most 20 letters, such as 亿元, %, 家 or 万元/亩: {value!r}",
        "单位须为一个可写在数后的单位，至多 20 个字，如亿元、%、家、万元/亩：{value!r}",
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
        "{unit}与{other}的积或商没有可写出的单位",
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
}
