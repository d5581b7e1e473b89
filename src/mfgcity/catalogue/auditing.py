"""Messages of the audit."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "expression.untraceable": (
        "{name} must run on symbols to be a relation: {reason}",
        "{name} 须能以符号运算才能作为关系：{reason}",
    ),
    "network.unknown": ("name must be a quantity of the network: {value!r}", "名称须为网络中的量：{value!r}"),
    "network.near": (
        "name must be a quantity of the network: {value!r}; near are {names}",
        "名称须为网络中的量：{value!r}；相近的有 {names}",
    ),
    "network.name": ("name must be a text that is not empty: {value!r}", "名称须为非空文本：{value!r}"),
    "network.figure": (
        "figure of {name} must be a Figure or its text: {value!r}",
        "{name} 的数据须为 Figure 或其文本：{value!r}",
    ),
    "network.unit": (
        "unit of {name} must be a Unit or its text: {value!r}",
        "{name} 的单位须为 Unit 或其文本：{value!r}",
    ),
    "network.rounding": ("rounding must be one of {names}: {value!r}", "修约方式须为 {names} 之一：{value!r}"),
    "network.integer": (
        "integer of {name} must be True, False or None: {value!r}",
        "{name} 的 integer 须为 True、False 或 None：{value!r}",
    ),
    "network.formula": (
        "relation on {name} must have a formula that can be called: {value!r}",
        "{name} 的关系须有可调用的公式：{value!r}",
    ),
    "network.input": (
        "input of the relation on {name} must be a name, an exact number or a figure: {value!r}",
        "{name} 的关系的输入须为名称、精确数或数据：{value!r}",
    ),
    "network.budget": (
        "budget must be a whole number of 0 or above: {value!r}",
        "预算须为不小于 0 的整数：{value!r}",
    ),
    "network.culprits": (
        "culprits of one group must be at most {limit} sets: there are more",
        "一组矛盾的疑误集合不得超过 {limit} 个：超出",
    ),
    "network.conflicts": (
        "conflicts among linked figures must be at most {limit} for their culprits to be listed: there are more",
        "相互关联的数据之间的矛盾不得超过 {limit} 处，否则无法列出疑误数据：超出",
    ),
    "network.unstated": (
        "{name} must be a quantity that is {state}: it is not",
        "{name} 须为{state_zh}：并非如此",
    ),
    "network.twice": ("name must stand once in the network: {value!r}", "名称在网络中只能出现一次：{value!r}"),
    "network.empty": ("relation on {name} must have inputs", "{name} 的关系须有输入"),
    "network.count_of": ("count_of on {name} must have one whole", "{name} 的 count_of 只能有一个总体"),
    "network.domain": (
        "domain must be an Interval or one of {names}: {value!r}",
        "定义域须为 Interval 或 {names} 之一：{value!r}",
    ),
    "network.unprintable": (
        "{name} must be a printed figure without approximation, with a repair that has both ends",
        "{name} 须为无近似词的公布值，且修正范围有上下端",
    ),
    "audit.kind": (
        "audit takes a City or observations: {value!r}",
        "audit 须为 City 或一组观测值：{value!r}",
    ),
    "audit.item": (
        "item {place} must be an Observation, as Observation.model_validate makes it: {value!r}",
        "第 {place} 项须为 Observation（可用 Observation.model_validate 生成）：{value!r}",
    ),
    "unit.relation": (
        "relation on {name} must give its unit {unit}: the formula gives {other}",
        "{name} 的关系须得出其单位{unit}：公式得出{other}",
    ),
}
