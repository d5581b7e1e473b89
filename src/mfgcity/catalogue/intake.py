"""Messages about incoming data as a whole."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "intake.faulty": (
        "{file} must be without faults: {count} found",
        "{file} 须无错误：发现 {count} 处",
    ),
    "intake.more": ("… and {count} more", "…… 另有 {count} 处"),
    "intake.column": ("column must be one of {names}: {value!r}", "列名须为 {names} 之一：{value!r}"),
    "intake.kind": (
        "kind must be a type of record that stands in rows, such as Enterprise or Observation: {value!r}",
        "类型须为按行填报的记录类型，如 Enterprise、Observation：{value!r}",
    ),
    "intake.city": ("city must be a City: {value!r}", "city 须为 City：{value!r}"),
    "intake.pickled": (
        "an intake must not be pickled: pickle list(intake.records) and intake.faults",
        "接收结果不能序列化（pickle）：请序列化 list(intake.records) 与 intake.faults",
    ),
    "intake.repeated": (
        "key must stand once, and already stands in row {first}: {value!r}",
        "关键字段不得重复，已见于第 {first} 行：{value!r}",
    ),
    "intake.period": (
        "period must be {period}, which column {heading!r} says: {value!r}",
        "时期须与列名 {heading!r} 所写的 {period} 一致：{value!r}",
    ),
    "intake.changed": (
        "{file} must stay as it was while its records are read: it has changed since",
        "读取记录期间文件 {file} 不得变动：文件已被修改",
    ),
}
