"""Messages about tables."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "frames.field": (
        "field must be one of {kind}: {value!r}; there are {names}",
        "{kind_zh}没有字段 {value!r}；有：{names}",
    ),
    "frames.columns": (
        "columns must be named by texts, each by one of its own: {value!r}",
        "列名须为文本，且不得重复：{value!r}",
    ),
    "frames.kind": (
        "table must be of polars, pandas, pyarrow or DuckDB: {value!r}",
        "数据表须为 polars、pandas、pyarrow 或 DuckDB 的表：{value!r}",
    ),
    "frames.type": (
        "kind must be a type of record, such as Observation: {value!r}",
        "类型须为记录类型，如 Observation：{value!r}",
    ),
    "frames.twice": (
        "two columns must not be read into one field, {field}: {value!r}",
        "两列不得对应同一字段“{field_zh}”：{value!r}",
    ),
}
