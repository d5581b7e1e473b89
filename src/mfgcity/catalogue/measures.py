"""Messages about measures on frames."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "frame.kind": (
        "frame must be of polars, pandas, DuckDB or PySpark: {kind}",
        "须为 polars、pandas、DuckDB 或 PySpark 的数据框：{kind}",
    ),
    "frame.column": (
        "frame must have the columns {missing}; it has {present}",
        "数据框须有 {missing} 列；现有 {present}",
    ),
    "frame.taken": (
        "frame already has a column {name!r}; pass name= for another",
        "数据框已有 {name!r} 列，请用 name= 另取列名",
    ),
    "frame.bounds": (
        "bounds need the columns lower and upper, or decimals, of {value!r}",
        "计算上下限须有 {value!r} 的 lower 与 upper 列，或 decimals 列",
    ),
    "frame.duplicate": (
        "key must stand once in the frame ({keys}); found more than once: {count}: {examples}",
        "同一键（{keys}）在数据框中只能出现一次；重复的有 {count} 个：{examples}",
    ),
    "frame.option": ("{option} must be one of {names}: {value!r}", "{option} 须为 {names} 之一：{value!r}"),
    "frame.dense_bounds": (
        "bounds of places are given for the method competition only: {method!r}",
        "只有 competition 方法给出位次的上下限：{method!r}",
    ),
    "frame.esteban_bounds": (
        "bounds of effects are given for the method dunn only: {method!r}",
        "只有 dunn 方法给出分量的上下限：{method!r}",
    ),
    "frame.row": ("row {row} must make an observation: {fault}", "第 {row} 行须能构成观测值：{fault}"),
    "missing.value": ("the value is missing, or is no finite number", "数值缺失或非有限数"),
    "missing.key": ("a key of the row is missing", "该行的键有缺失"),
    "missing.partner": ("what it is compared with does not stand in the frame", "比较对象不在数据框中"),
    "missing.partner_value": (
        "the value it is compared with is missing, or is no finite number",
        "比较对象的数值缺失或非有限数",
    ),
    "missing.unit": ("the units differ", "单位不同"),
    "missing.undefined": (
        "the measure is not defined for these values: a base, whole or plan of zero or less, or a change of zero",
        "该指标对这些数值无定义：基数、总体或计划不大于零，或增量为零",
    ),
}
