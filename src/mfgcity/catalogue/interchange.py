"""Messages about files that are exchanged with other programs."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "interchange.csv": (
        "file must be comma-separated text: line {line}: {reason}",
        "文件须为逗号分隔文本：第 {line} 行：{reason_zh}",
    ),
    "interchange.missing": ("file must have the columns {names}", "文件须有列：{names}"),
    "interchange.unknown": ("columns must be among {names}: {value!r}", "列名须为 {names} 之一：{value!r}"),
    "interchange.twice": ("no column may stand twice: {value!r}", "列名不得重复：{value!r}"),
    "interchange.length": ("row must have {expected} cells: {value}", "该行须有 {expected} 个单元格：{value}"),
    "interchange.rows": (
        "rows must hold observations; faults: {count}, the first: {first}",
        "各行须为观测值：共 {count} 处错误，首处：{first_zh}",
    ),
    "interchange.action": ("action must not delete: {value!r}", "不接受删除操作：{value!r}"),
    "interchange.json": ("cell must hold JSON: {value!r}", "单元格须为 JSON：{value!r}"),
    "interchange.number": ("value must be a number in digits: {value!r}", "数值须为数字：{value!r}"),
    "interchange.whole": ("value must be a whole number: {value!r}", "须为整数：{value!r}"),
    "interchange.decimals": (
        "value must have no more than {decimals} decimals, as DECIMALS says: {value!r}",
        "数值的小数位不得多于 DECIMALS 所示 {decimals} 位：{value!r}",
    ),
    "interchange.multiplier": (
        "multiplier must be a power of ten that has a word, such as 4 (万) or 8 (亿): {value!r}",
        "倍数须为有数词的十的幂，如 4（万）、8（亿）：{value!r}",
    ),
    "interchange.transformation": (
        "transformation must be one of {known} where no measure is given: {value!r}",
        "未给出口径时，变换代码须为 {known} 之一：{value!r}",
    ),
}
