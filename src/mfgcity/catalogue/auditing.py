"""Messages of the audit."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
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
