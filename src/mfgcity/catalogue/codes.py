"""Messages about official codes."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "credit_code.text": ("credit code must be text: {value!r}", "统一社会信用代码须为文本：{value!r}"),
    "credit_code.exponent": (
        "credit code must be text; a spreadsheet has rounded it to a number, and its digits are lost: {value!r}",
        "统一社会信用代码须以文本格式填写；表格软件已将其转为科学计数，位数已丢失：{value!r}",
    ),
    "credit_code.length": ("credit code must have 18 characters: {value!r}", "统一社会信用代码须为 18 位：{value!r}"),
    "credit_code.alphabet": (
        "credit code must use digits and capitals without I, O, S, V, Z: {value!r}",
        "统一社会信用代码只用数字和大写字母，不用 I、O、S、V、Z：{value!r}",
    ),
    "credit_code.authority": (
        "registration authority (character 1) must be one of {known}: {value!r}",
        "登记管理部门（第 1 位）须为 {known} 之一：{value!r}",
    ),
    "credit_code.kind": (
        "kind of body (character 2) under authority {authority} must be one of {known}: {value!r}",
        "登记管理部门 {authority} 下的机构类别（第 2 位）须为 {known} 之一：{value!r}",
    ),
    "credit_code.region": (
        "registering region (characters 3 to 8) must be six digits: {value!r}",
        "登记管理机关行政区划码（第 3 至 8 位）须为六位数字：{value!r}",
    ),
    "credit_code.province": (
        "registering region (characters 3 to 8) must begin with the digits of a province, or with 10: {value!r}",
        "登记管理机关行政区划码（第 3 至 8 位）的前两位须为省级代码或 10：{value!r}",
    ),
    "credit_code.organisation": (
        "check character of the organisation code (character 17) must be {expected}: {value!r}",
        "组织机构代码校验码（第 17 位）应为 {expected}：{value!r}",
    ),
    "credit_code.check": (
        "check character of the credit code (character 18) must be {expected}: {value!r}",
        "统一社会信用代码校验码（第 18 位）应为 {expected}：{value!r}",
    ),
    "credit_code.example": (
        "number of a made-up credit code must be an int from 1 to 99999: {value!r}",
        "示例代码的序号须为 1 至 99999 的整数：{value!r}",
    ),
    "region.text": ("region code must be text: {value!r}", "行政区划代码须为文本：{value!r}"),
    "region.form": (
        "region code must be six digits, or CN for the nation: {value!r}",
        "行政区划代码须为六位数字，或以 CN 表示全国：{value!r}",
    ),
    "region.statistical": (
        "region code must have six digits; twelve are the statistics bureau's, down to the village: {value!r}",
        "行政区划代码须为六位数字；十二位是统计用区划代码，细至村级：{value!r}",
    ),
    "region.unknown": (
        "region code must be in the table of GB/T 2260: {value!r}",
        "行政区划代码须在 GB/T 2260 代码表内：{value!r}",
    ),
    "region.pseudo": (
        "region code must not end in 71 to 80, which the statistics bureau gives to development zones: {value!r}",
        "行政区划代码末两位不得为 71 至 80，该段是统计部门给开发区的代码：{value!r}",
    ),
    "region.heading": (
        "region code must name a place, not a heading of the table ({name}): {value!r}",
        "行政区划代码须指一个地方，而非代码表的汇总行（{name}）：{value!r}",
    ),
    "region.no_lower": (
        "the table has no codes below {name}: {value!r}",
        "代码表中{name}无下级代码：{value!r}",
    ),
    "region.date": (
        "day must be a date or a year from {first} on: {value!r}",
        "日期须为 {first} 年起的日期或年份：{value!r}",
    ),
    "region.not_in_force": (
        "region code was in force {years}, not in {year}: {value!r}",
        "行政区划代码的有效期为 {years}，{year} 年无效：{value!r}",
    ),
    "region.successor": (
        "region code was abolished in {year} and its successor is not on record here: {value!r}",
        "行政区划代码已于 {year} 年撤销，此处未收录其后继代码：{value!r}",
    ),
    "region.iso": ("ISO 3166-2 has codes for provinces only: {value!r}", "ISO 3166-2 只有省级代码：{value!r}"),
    "industry.text": ("industry code must be text: {value!r}", "行业代码须为文本：{value!r}"),
    "industry.form": (
        "industry code must be a letter A to T, two to four digits, or both: {value!r}",
        "行业代码须为字母 A 至 T、两至四位数字，或字母加数字：{value!r}",
    ),
    "industry.division": (
        "division (first two digits) must be 01 to 97 of {edition}: {value!r}",
        "大类（前两位）须为 {edition} 的 01 至 97：{value!r}",
    ),
    "industry.section": (
        "division {division} is of section {section}, so the letter must be {section}: {value!r}",
        "大类 {division} 属门类 {section}，字母须为 {section}：{value!r}",
    ),
    "industry.level": ("a section has several divisions: {value!r}", "门类包含多个大类：{value!r}"),
    "industry.unnamed": (
        "names of groups and classes are not kept here, ask for division {division}: {value!r}",
        "此处不收录中类和小类的名称，请查大类 {division}：{value!r}",
    ),
    "industry.split": (
        "section {section} is secondary industry only in part, ask for its divisions: {value!r}",
        "门类 {section} 只有部分属于第二产业，请按大类查询：{value!r}",
    ),
}
