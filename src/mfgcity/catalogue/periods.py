"""Messages about periods."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "period.kind": ("period must be text: {value!r}", "时期须为文本：{value!r}"),
    "period.text": (
        "period must be written like 2023年1至7月, 截至7月, 2023-01/2023-07, 2023-Q1 or Jan-Jul 2023: {value!r}",
        "时期须写作 2023年1至7月、截至7月、2023-01/2023-07、2023-Q1 或 Jan-Jul 2023 的形式：{value!r}",
    ),
    "period.year_missing": (
        "period names no year, so pass year= or published=: {value!r}",
        "时期须写明年份（程序中可传入 year= 或 published=）：{value!r}",
    ),
    "period.published_missing": (
        "period runs to the day of publication, so pass published=: {value!r}",
        "时期截至发布日，请传入 published=：{value!r}",
    ),
    "period.future": (
        "period names no year and would begin after its publication on {published}, so pass year=: {value!r}",
        "时期未写年份，且按发布日 {published} 的年份会晚于发布日，请传入 year=：{value!r}",
    ),
    "period.date": ("day must be a date without a time: {value!r}", "日期须为不带时间的 date：{value!r}"),
    "period.year": ("year must be 1 to 9999: {value!r}", "年份须为 1 至 9999：{value!r}"),
    "period.year_digits": ("year must have four digits: {value!r}", "年份须为四位数字：{value!r}"),
    "period.month": ("month must be 1 to 12: {value!r}", "月份须为 1 至 12：{value!r}"),
    "period.day": ("day of {month} must be 1 to {last}: {value!r}", "{month} 的日须为 1 至 {last}：{value!r}"),
    "period.day_of_year": (
        "day of {year} must be 1 to {last}: {value!r}",
        "{year} 年的日序须为 1 至 {last}：{value!r}",
    ),
    "period.week": ("{year} must have a week of that number: {value!r}", "{year} 年须有该序号的周：{value!r}"),
    "period.block": (
        "a year has {limit} parts of {months} months, so the number must be 1 to {limit}: {value!r}",
        "一年有 {limit} 个 {months} 个月的时段，序号须为 1 至 {limit}：{value!r}",
    ),
    "period.duration": ("length of a period must be positive: {value!r}", "时期长度须为正：{value!r}"),
    "period.order": (
        "period must not end before it starts: {start} to {end}",
        "时期不得止于起始之前：{start} 至 {end}",
    ),
    "period.instant": ("an instant must be one day: {start} to {end}", "时点须为一日：{start} 至 {end}"),
    "period.member": (
        "only a period or a date can lie in a period: {value!r}",
        "只有时期或日期可在时期之内：{value!r}",
    ),
}
