"""Messages about cells, and our words for the faults that pydantic itself finds in a field."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "cell.error": ("cell must hold a value, not an error: {value!r}", "单元格为错误值，没有数据：{value!r}"),
    "cell.json": ("records in a cell must be JSON: {value!r}", "单元格内的记录须为 JSON：{value!r}"),
    "json_invalid": ("text must be JSON: {error}", "须为 JSON：{error_zh}"),
    "missing": ("{field} must be given", "须填写{field_zh}"),
    "extra_forbidden": ("{field} must be a field of the record: {value!r}", "没有字段 {field_zh}：{value!r}"),
    "string_type": ("value must be text: {value!r}", "须为文本：{value!r}"),
    "string_too_short": (
        "text must have at least {min_length} characters: {value!r}",
        "文本至少 {min_length} 个字符：{value!r}",
    ),
    "string_too_long": (
        "text must have at most {max_length} characters: {value!r}",
        "文本至多 {max_length} 个字符：{value!r}",
    ),
    "string_unicode": ("text must be of characters that can be written: {value!r}", "文本含无法书写的字符：{value!r}"),
    "enum": ("value must be one of {expected}: {value!r}", "须为 {expected_zh} 之一：{value!r}"),
    "greater_than_equal": ("number must be at least {ge}: {value!r}", "不得小于 {ge}：{value!r}"),
    "less_than_equal": ("number must be at most {le}: {value!r}", "不得大于 {le}：{value!r}"),
    "greater_than": ("number must be above {gt}: {value!r}", "须大于 {gt}：{value!r}"),
    "less_than": ("number must be below {lt}: {value!r}", "须小于 {lt}：{value!r}"),
    "bool_parsing": ("value must be yes or no, written 是 or 否, true or false: {value!r}", "须填是或否：{value!r}"),
    "bool_type": ("value must be yes or no, written 是 or 否, true or false: {value!r}", "须填是或否：{value!r}"),
    "int_type": ("value must be a whole number: {value!r}", "须为整数：{value!r}"),
    "int_parsing": ("value must be a whole number: {value!r}", "须为整数：{value!r}"),
    "int_from_float": ("value must be a whole number: {value!r}", "须为整数：{value!r}"),
    "date_type": ("value must be a date: {value!r}", "须为日期：{value!r}"),
    "tuple_type": ("value must be a list: {value!r}", "须为列表：{value!r}"),
    "model_type": ("value must be a record: {value!r}", "须为一条记录：{value!r}"),
    "model_attributes_type": ("value must be a record: {value!r}", "须为一条记录：{value!r}"),
    "dict_type": ("value must be a record: {value!r}", "须为一条记录：{value!r}"),
    "value_error": ("value breaks a rule: {error}: {value!r}", "不符合规则：{error}：{value!r}"),
    "assertion_error": ("value breaks a rule: {error}: {value!r}", "不符合规则：{error}：{value!r}"),
}
"""Codes without a point are pydantic's own; a code of ours bears the name of its family."""
