"""Messages about what is shown: tables, plots, the page."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "table.record": ("table takes records of the domain: {value!r}", "表格只接受领域对象：{value!r}"),
    "table.column": ("column must be a field of the records: {value!r}", "列名须为记录的字段：{value!r}"),
}
