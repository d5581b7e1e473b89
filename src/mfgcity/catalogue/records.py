"""Messages about the records of the domain."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "city.file": ("file must be readable: {file}: {reason}", "文件须可读：{file}：{reason_zh}"),
    "city.faults": (
        "file must hold a city's records: {file}: faults found: {count}\n{faults}",
        "文件须为城市数据：{file}：{count} 处错误\n{faults_zh}",
    ),
    "record.day": (
        "day must be a date, written like 2023-08-23 or 2023年8月23日: {value!r}",
        "日期须写作 2023-08-23 或 2023年8月23日 的形式：{value!r}",
    ),
    "record.calendar": ("day must be in the calendar: {value!r}", "历法中没有这一天：{value!r}"),
    "record.whole": ("number must be a whole number in digits: {value!r}", "须为整数，用阿拉伯数字：{value!r}"),
    "record.unit": (
        "figure must be in a unit of the kind {kind}: {value!r}",
        "数值的单位须为{kind_zh}类，可写在数值后或列名中：{value!r}",
    ),
    "record.whole_exceeded": ("share must be at most 100 %: {value!r}", "占比不得超过 100%：{value!r}"),
    "record.negative": ("figure must not be negative: {value!r}", "数值不得为负：{value!r}"),
    "record.future": (
        "day must not be after today, {today}: {value}",
        "日期不得晚于今天（{today}）：{value}",
    ),
    "record.after": (
        "day must come after {field}, which is {earlier}: {value}",
        "日期须晚于“{field_zh}”（{earlier}）：{value}",
    ),
    "record.not_before": (
        "time must not come before {field}, which is {earlier}: {value}",
        "时间不得早于“{field_zh}”（{earlier}）：{value}",
    ),
    "record.at_most": (
        "figure must not be above {field}, which is {limit}: {value}",
        "数值不得大于“{field_zh}”（{limit}）：{value}",
    ),
    "record.needs": (
        "{other} and {field} must be given together: {value!r}",
        "“{other_zh}”与“{field_zh}”须同时给出：{value!r}",
    ),
    "record.either": ("{field} or {other} must be given", "“{other_zh}”与“{field_zh}”须填写其一"),
    "place.members": ("region without a code must have members: {value!r}", "没有代码的区域须列出组成区划：{value!r}"),
    "observation.unit": (
        "figure of the measure {measure} must be in a unit of the kind {kinds}: {value!r}",
        "口径为{measure_zh}的数值，单位须为{kinds_zh}类：{value!r}",
    ),
    "observation.rank": (
        "rank must be a whole number of places from 1: {value!r}",
        "位次须为不小于 1 的整数：{value!r}",
    ),
    "recognition.count": (
        "count must be 1 where the holder is named: {value!r}",
        "获得者已具名时，数量须为 1：{value!r}",
    ),
    "recognition.proposed": (
        "proposed recognition must not have a day of grant: {value}",
        "公示中的荣誉不得有认定日期：{value}",
    ),
    "size.before": (
        "day must not lie before {first}, when the first threshold began: {value}",
        "日期不得早于 {first}（首个规模以上标准的起始日）：{value}",
    ),
    "city.duplicate": (
        "key must be unique in its collection, and already stands at number {first}: {value!r}",
        "同类记录的名称或代码不得重复，已见于第 {first} 条：{value!r}",
    ),
    "city.reference": ("name must stand in the city's {places}: {value!r}", "名称须见于本市的{places_zh}：{value!r}"),
    "city.ambiguous": (
        "name must lead to one record, and is that of numbers {numbers} of the city's {places}; write a key: {value!r}",
        "名称须只指一条记录，而本市{places_zh}中第 {numbers} 条同名，请改用代码：{value!r}",
    ),
    "city.no_indicator": (
        "indicator must be one that the city observes: {value!r}; nearest: {nearest}",
        "本市没有该指标的观测值：{value!r}；相近的有：{nearest}",
    ),
    "city.no_observation": (
        "no observation of {value!r} answers this; there are: {nearest}",
        "{value!r} 没有符合条件的观测值；现有：{nearest}",
    ),
    "city.several_observations": (
        "several observations of {value!r} answer this; say more: {found}",
        "{value!r} 有多个观测值符合条件，请补充条件：{found}",
    ),
    "city.no_measure": ("measure must be one of {names}: {value!r}", "口径须为 {names} 之一：{value!r}"),
    "city.no_id": (
        "id must be one of an observation or a recognition: {value!r}; nearest: {nearest}",
        "没有该编号的观测值或荣誉：{value!r}；相近的有：{nearest}",
    ),
    "city.no_title": (
        "title must be one that the city has: {value!r}; nearest: {nearest}",
        "本市没有该称号：{value!r}；相近的有：{nearest}",
    ),
    "city.no_section": ("section must be one of {nearest}: {value!r}", "章节须为 {nearest} 之一：{value!r}"),
}
