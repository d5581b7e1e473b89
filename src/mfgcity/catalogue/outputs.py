"""Messages about what is written: files, templates, and the rules of fields in words."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "write.suffix": ("file must end in one of {names}: {value!r}", "文件扩展名须为 {names} 之一：{value!r}"),
    "write.empty": (
        "records must be records or a frame, and not empty unless their kind is given: {value!r}",
        "须为记录或数据框；没有记录时须给出 kind：{value!r}",
    ),
    "write.mixture": (
        "records must be of one kind, {kind}: {value!r}",
        "记录须为同一类型 {kind}：{value!r}",
    ),
    "write.rows": (
        "sheet must have at most {most} rows: write CSV or Parquet instead",
        "工作表最多 {most} 行：请改写 CSV 或 Parquet",
    ),
    "write.cell": (
        "cell of a sheet must have at most {most} characters: {value!r}",
        "工作表单元格最多 {most} 个字符：{value!r}",
    ),
    "write.character": (
        "text must not hold characters that no file of this format can: {value!r}",
        "文本含有该格式无法保存的字符：{value!r}",
    ),
    "write.source": (
        "marked workbook must not replace the sender's file: {file}",
        "标注后的工作簿不得覆盖来源文件：{file}",
    ),
    "write.file": ("file must be readable: {file}: {reason}", "文件须可读：{file}：{reason}"),
    "write.target": ("file must be writable: {file}: {reason}", "文件须可写：{file}：{reason}"),
    "kind.unknown": ("type must be one of {names}: {value!r}", "类型须为 {names} 之一：{value!r}"),
    "field.required": ("required", "必填"),
    "field.default": ("blank means {value}", "空白即 {value}"),
    "field.text": ("text of at most {most} characters", "文本，最多 {most} 字"),
    "field.credit_code": (
        "unified social credit code of 18 characters (GB 32100)",
        "18 位统一社会信用代码（GB 32100）",
    ),
    "field.region": (
        "six-digit division code (GB/T 2260), such as 430200; the nation is CN",
        "六位行政区划代码（GB/T 2260），如 430200；全国为 CN",
    ),
    "field.industry": ("industry code (GB/T 4754-2017), such as C3714", "行业代码（GB/T 4754-2017），如 C3714"),
    "field.day": ("day, such as 2023-08-23", "日期，如 2023-08-23"),
    "field.period": (
        "period, such as 2023, 2023-H1, 2023-01/2023-07 or 2023年1至7月",
        "时期，如 2023年、2023年上半年、2023年1至7月、2023-H1",
    ),
    "field.figure": (
        "figure with its unit as printed, such as 5.1%, 39.44亿元 or 96家",
        "数值连同单位，按原文填写，如 5.1%、39.44亿元、96家",
    ),
    "field.measured": ("figure in a unit of the kind {kind}, such as {example}", "{kind_zh}，如 {example}"),
    "field.in_unit": ("a bare number is in {unit}", "只填数字时单位为{unit}"),
    "field.within_whole": ("at most 100 %", "不超过 100%"),
    "field.unit": ("unit, such as 亿元, %, 家", "单位，如 亿元、%、家"),
    "field.flag": ("true or false", "是 或 否"),
    "field.from": ("whole number from {least}", "整数，不小于 {least}"),
    "field.between": ("whole number from {least} to {most}", "{least} 至 {most} 的整数"),
    "field.choice": ("one of: {names}", "取值：{names}"),
    "field.many": ("several are set apart by ；", "可填多个，以“；”分隔"),
    "field.data": ("a JSON list", "JSON 数组"),
    "field.refers": ("names a record of the kind {places}", "须与{places_zh}的名称或代码一致"),
    "field.after": ("after {field}", "须晚于“{field}”"),
    "field.not_before": ("not before {field}", "不得早于“{field}”"),
    "field.at_most": ("not above {field}", "不得大于“{field}”"),
    "field.needs": ("given together with {field}", "须与“{field}”同时填写"),
    "field.Observation.figure": (
        "its unit must fit the measure: % for growth, shares and completion; points for gaps of rates; 位 for ranks",
        "单位须与口径相符：增速、占比、完成率用 %，增速差距用百分点，位次用位",
    ),
    "field.Recognition.count": ("1 where the holder is named", "已写明获得者时为 1"),
    "field.Recognition.granted": ("empty while the recognition is only proposed", "公示阶段不填"),
    "column.unit": (
        "the unit of a figure that is a bare number",
        "数值只填数字时的单位",
    ),
}
