"""Messages about incoming files, their sheets and their headings."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "file.missing": ("file must exist: {file}", "文件不存在：{file}"),
    "file.directory": ("file must be a file, and is a folder: {file}", "须为文件，而不是文件夹：{file}"),
    "file.unreadable": ("file must be readable: {file}: {reason}", "文件须可读：{file}：{reason_zh}"),
    "file.empty": ("file must not be empty: {file}", "文件为空：{file}"),
    "file.kind": (
        "file must be CSV, TSV, JSON, JSONL, XLSX or Parquet, and is {found}; {advice}: {file}",
        "文件须为 CSV、TSV、JSON、JSONL、XLSX 或 Parquet，该文件是 {found_zh}；{advice_zh}：{file}",
    ),
    "file.damaged": (
        "{kind} file must be whole, and is damaged or cut off: {file}: {reason}",
        "{kind} 文件已损坏或不完整：{file}：{reason_zh}",
    ),
    "file.bomb": (
        "file must not unpack to more than {limit} MB or {ratio} times its size: {file}",
        "文件解压后不得超过 {limit} MB 或原大小的 {ratio} 倍：{file}",
    ),
    "file.encoding": (
        "text must be in UTF-8, GB18030, or UTF-16 with a byte order mark; name another with encoding=: {file}",
        "文本须为 UTF-8、GB18030 或带 BOM 的 UTF-16；其他编码请用 encoding=（命令行 --encoding）指明：{file}",
    ),
    "file.not_text": (
        "text must be in {encoding}, and is not beyond byte {position}: {file}: {reason}",
        "文本须为 {encoding} 编码，第 {position} 字节之后不是：{file}：{reason_zh}",
    ),
    "file.no_encoding": ("encoding must be one that Python knows: {value!r}", "无法识别的编码：{value!r}"),
    "file.nul": (
        "text must not hold NUL bytes, and does at byte {position}; is it UTF-16 without a byte order mark?: {file}",
        "文本不得含有 NUL 字节（位于第 {position} 字节）；是否为不带 BOM 的 UTF-16？：{file}",
    ),
    "file.long_record": (
        "row {row} must be shorter than {limit} MB; is a quote left open, or a line break missing?: {file}",
        "第 {row} 行不得超过 {limit} MB；是否有引号未闭合，或缺少换行？：{file}",
    ),
    "file.not_records": (
        "JSON must be a list of objects, and is {found}: {file}",
        "JSON 须为对象的列表，实际是{found_zh}：{file}",
    ),
    "file.option": (
        "{option}= must not be given for a file of this kind: {file}",
        "这类文件不能用 {option}= 指定：{file}",
    ),
    "file.json": ("JSON must be well formed: {file}: {reason}", "JSON 格式有误：{file}：{reason_zh}"),
    "sheet.wide": (
        "table must have at most {limit} columns; leave out those that are not needed: {file}",
        "表格最多 {limit} 列，请删去不需要的列：{file}",
    ),
    "sheet.none": ("workbook must have a visible sheet: {file}", "工作簿没有可见的工作表：{file}"),
    "crosstab.period": (
        "the heading {value!r} does not say of which year; the title of the table or a column must say it, or given=: {place}",
        "表头“{value}”未说明年份；须由表题或某列说明，或用 given=（命令行 --given）给出时期：{place}",
    ),
    "crosstab.heading": (
        "row {row} must hold figures, and holds headings again, which say something else; split the table there: {place}",
        "第 {row} 行又是表头，且与上面的表头不同；请在此处拆成两张表：{place}",
    ),
    "crosstab.time": (
        "heading must mean a period of the table, by its title, a column or given=: {value!r}",
        "表头的时期与表题、时期列或 given=（命令行 --given）给出的时期不相容：{value!r}",
    ),
    "crosstab.measure": (
        "heading and row must plainly say what this figure is: of when, as what (a level, growth, a share) and in which unit: "
        "heading {heading!r}",
        "表头“{heading}”和本行须说清这是什么数：时期、口径（总量、同比增长、占比等）和单位",
    ),
    "sheet.unknown": ("sheet must be one of {names}: {value!r}", "工作表须为 {names} 之一：{value!r}"),
    "sheet.several": (
        "several sheets hold {kind} records; name one with sheet=: {names}",
        "多个工作表都像是{kind_zh}数据，请用 sheet=（命令行 --sheet）指明：{names}",
    ),
    "sheet.no_heading": (
        "no row among the first {searched} of {place} holds headings of {kind}; expected are {expected}; "
        "name the row with header=, or the headings with mapping=",
        "{place} 的前 {searched} 行中没有{kind_zh}的表头；应有 {expected}；请用 header=（命令行 --header）指明表头所在行，或用 mapping=（命令行 --map）指明列名",
    ),
    "sheet.header": (
        "header must name rows that stand one below the other within the first {limit}: {value!r}",
        "header 须为前 {limit} 行之内上下相邻的行号：{value!r}",
    ),
    "mapping.field": (
        "{option} must lead to a field of {kind}: {value!r}; nearest: {nearest}",
        "{option} 须指向{kind_zh}的字段：{value!r}；相近的有：{nearest}",
    ),
    "given.value": (
        "{field}, given for every row, must keep its rule: {rule}: {value!r}",
        "各行共有的“{field_zh}”不符合规则：{rule_zh}：{value!r}",
    ),
    "given.blank": (
        "{field}, given for every row, must hold a value: {value!r}",
        "各行共有的“{field_zh}”不得为空：{value!r}",
    ),
    "given.twice": (
        "{field} must be given for every row once, and is as {first!r}: {value!r}",
        "各行共有的“{field_zh}”只能给出一次，已写作 {first!r}：{value!r}",
    ),
    "given.column": (
        "{field}, given for every row, must have no column of its own, and has {heading!r}: {value!r}",
        "“{field_zh}”已作为各行共有的值给出，表中不得另有一列，却有 {heading!r}：{value!r}",
    ),
    "given.heading": (
        "{field}, given for every row, must be {said}, which column {heading!r} says: {value!r}",
        "各行共有的“{field_zh}”须与列名 {heading!r} 所写的 {said} 一致：{value!r}",
    ),
    "heading.near": (
        "column must be a field of {kind}; perhaps {nearest} is meant: {value!r}",
        "{kind_zh}表没有这一列，或应为“{nearest}”：{value!r}",
    ),
    "heading.missing": (
        "table must have a column for {field}, headed {headings}; what is the same in every row can be named with given=",
        "表中缺少“{field_zh}”一列，列名可为 {headings}；各行相同的可用 given=（命令行 --given）给出",
    ),
    "heading.twice": (
        "field {field} must have one column, and is read from {first!r}: {value!r}",
        "“{field_zh}”只能有一列，已取自 {first!r}：{value!r}",
    ),
    "heading.units": (
        "column must have one unit, and is given {first} and {second}: {value!r}",
        "一列只能有一个单位，此列既写 {first}，又写 {second}：{value!r}",
    ),
    "heading.absent": ("mapping must name headings of the table: {value!r}", "mapping 中的列名不在表中：{value!r}"),
    "heading.none": ("column with values must have a heading: column {value}", "有数据的列须有列名：第 {value} 列"),
    "row.cells": (
        "row must have at most {limit} cells; a comma or tab inside a cell needs quotes: {value!r}",
        "本行最多 {limit} 格；格内的逗号或制表符须加引号：{value!r}",
    ),
    "row.quotes": (
        "quotes must enclose a whole cell, and be closed: {value!r}",
        "引号须括住整格并闭合：{value!r}",
    ),
    "row.encoding": (
        "row must be text in {encoding}, and holds the byte {byte}: {value!r}",
        "本行含有不属于 {encoding} 编码的字节 {byte}：{value!r}",
    ),
    "row.long_cell": (
        "cell must be shorter than {limit} characters: {value!r}",
        "单元格不得超过 {limit} 个字符：{value!r}",
    ),
    "row.json": ("line must be a JSON object: {reason}: {value!r}", "本行须为 JSON 对象：{reason_zh}：{value!r}"),
    "row.object": ("record must be a JSON object: {value!r}", "记录须为 JSON 对象：{value!r}"),
    "row.key_twice": ("object must have each key once: {value!r}", "对象中的键不得重复：{value!r}"),
    "row.nan": ("number must be finite: {value!r}", "数值须为有限数：{value!r}"),
}
