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
        "kind must be a type of record, such as Enterprise or Observation: {value!r}",
        "类型须为记录类型，如 Enterprise、Observation：{value!r}",
    ),
    "intake.repeated": (
        "key must stand once, and already stands in row {first}: {value!r}",
        "关键字段不得重复，已见于第 {first} 行：{value!r}",
    ),
    "intake.changed": (
        "{file} must stay as it was while its records are read: it has changed since",
        "读取记录期间文件 {file} 不得变动：文件已被修改",
    ),
}
