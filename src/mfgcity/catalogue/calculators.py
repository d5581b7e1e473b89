"""Messages of the calculators."""

from typing import Final

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "growth.undefined": ("growth rate is undefined, {reason}: {base!r}", "增长率无定义，{reason_zh}：{base!r}"),
    "growth.total_loss": ("base is undefined, {reason}: {growth!r}", "基数无定义，{reason_zh}：{growth!r}"),
    "growth.negative_end": ("average growth is undefined, {reason}: {last!r}", "平均增速无定义，{reason_zh}：{last!r}"),
    "compound.periods": (
        "periods must be a whole number from 1 to {most}: {value!r}",
        "时期数须为 1 至 {most} 的整数：{value!r}",
    ),
    "contribution.undefined": (
        "contribution rate is undefined, {reason}: {change!r}",
        "贡献率无定义，{reason_zh}：{change!r}",
    ),
    "contribution.base": ("contribution is undefined, {reason}: {base!r}", "拉动无定义，{reason_zh}：{base!r}"),
    "contribution.rate": (
        "growth of the whole is undefined, {reason}: {rate!r}",
        "总增速无定义，{reason_zh}：{rate!r}",
    ),
    "contribution.whole": (
        "whole and whole_growth must be given together: {whole!r}, {whole_growth!r}",
        "总体水平与其增速须同时给出：{whole!r}，{whole_growth!r}",
    ),
    "elasticity.undefined": (
        "elasticity is undefined, {reason}: {growth!r}",
        "弹性系数无定义，{reason_zh}：{growth!r}",
    ),
    "share.undefined": ("share is undefined, {reason}: {whole!r}", "占比无定义，{reason_zh}：{whole!r}"),
    "plan.undefined": ("completion is undefined, {reason}: {plan!r}", "完成程度无定义，{reason_zh}：{plan!r}"),
    "list.kind": (
        "{field} must be a sequence of numbers or figures: {value!r}",
        "{field}须为数或数据的序列：{value!r}",
    ),
    "list.empty": ("{field} must not be empty", "{field}不得为空"),
    "list.length": ("{names} must be of the same length: {lengths}", "{names}的长度须相同：{lengths}"),
    "list.mixture": (
        "{field} must be of the same kind as the first, figures or numbers: {value!r}",
        "{field}须与首个值同类，均为数据或均为数：{value!r}",
    ),
    "list.float": (
        "{field} must be exact beside figures: pass Decimals, Fractions or ints, not floats",
        "{field}与数据并列时须为精确数：请传入 Decimal、Fraction 或整数，不得为浮点数",
    ),
    "list.negative": ("{field} must not be negative: {value!r}", "{field}不得为负：{value!r}"),
    "list.zero": ("{field} must be above zero: {value!r}", "{field}须大于零：{value!r}"),
    "list.unbounded": ("{field} must have a lower and an upper end: {value!r}", "{field}须有上下限：{value!r}"),
    "list.total": ("{measure} is undefined, {reason}", "{measure_zh}无定义，{reason_zh}"),
    "atkinson.aversion": (
        "aversion must be a number above 0 and at most 100: {value!r}",
        "厌恶系数须大于 0 且不超过 100：{value!r}",
    ),
    "list.whole": (
        "whole must not be below the sum of the values, {total}: {value!r}",
        "总体不得小于各值之和 {total}：{value!r}",
    ),
    "herfindahl.partial": (
        "a partial list cannot be normalised, as its n is not known: whole={value!r}",
        "名单不完整时个数未知，不能标准化：whole={value!r}",
    ),
    "concentration.top": ("top must be a whole number from 1: {value!r}", "top 须为不小于 1 的整数：{value!r}"),
    "concentration.undefined": (
        "equivalent number is undefined, {reason}: {index!r}",
        "等效企业数无定义，{reason_zh}：{index!r}",
    ),
    "quotient.undefined": (
        "location quotient is undefined, {reason}: {value!r}",
        "区位商无定义，{reason_zh}：{value!r}",
    ),
    "series.row": (
        "row {position} of the series must hold {names}: {value!r}",
        "序列第 {position} 行须含 {names}：{value!r}",
    ),
    "series.months": (
        "months of a single period must be 1, 2, 3, 4, 6 or 12: {value!r}",
        "单个时期的月数须为 1、2、3、4、6 或 12：{value!r}",
    ),
    "series.cumulative": (
        "period must be cumulative, from January on, over whole months in steps of {months}: {value!r}",
        "时期须为自 1 月起的累计整月，每期 {months} 个月：{value!r}",
    ),
    "series.duplicate": ("period must stand once in the series: {value!r}", "序列中时期不得重复：{value!r}"),
    "series.gap": ("series must hold {missing} before {value!r}", "序列中 {value!r} 之前须有 {missing}"),
    "share.zero": ("whole is undefined, {reason}: {share!r}", "总体无定义，{reason_zh}：{share!r}"),
    "plan.implied": ("plan is undefined, {reason}: {completion!r}", "计划数无定义，{reason_zh}：{completion!r}"),
    "movement.ranking": ("{field} must be a ranking: {value!r}", "{field}须为排名结果：{value!r}"),
    "movement.place": ("{field} must be a place from 1: {value!r}", "{field}须为不小于 1 的位次：{value!r}"),
    "movement.unlike": (
        "rankings must have the same method and direction: {now}, {before}",
        "两个排名的方法和方向须相同：{now}，{before}",
    ),
    "movement.of": (
        "the number ranked must be a whole number above {listed}, the number listed: {value!r}",
        "参加排名的总数须为大于上榜数 {listed} 的整数：{value!r}",
    ),
    "shift_share.method": ("method must be one of {names}: {value!r}", "方法须为 {names} 之一：{value!r}"),
    "shift_share.years": ("levels must hold at least two years: {value!r}", "至少须有两个年份：{value!r}"),
    "shift_share.undefined": ("shift-share is undefined, {reason}: {field}", "偏离—份额无定义，{reason_zh}：{field}"),
    "list.missing": ("{field} must not be missing", "{field}不得缺失"),
    "theil.index": ("index must be one of {names}: {value!r}", "指数须为 {names} 之一：{value!r}"),
    "rank.method": ("method must be one of {names}: {value!r}", "排名方法须为 {names} 之一：{value!r}"),
}
