"""The words of printed figures, as data: scales, units, approximations, directions, Chinese and English.

Sources: usage of the statistical releases of China's national and local bureaus (余, 多, 近, 超, 左右, 翻番 …);
ISO 4217 for the currency codes.
"""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import Final


class Rounding(enum.StrEnum):
    """How a printed figure came from the true value: a reading, chosen where the figure is used."""

    NEAREST = "nearest"
    """To the nearest printable value, the rule for ties unknown: both ends closed (四舍五入，规则未知)."""
    HALF_UP = "half_up"
    """Halves away from zero (四舍五入)."""
    HALF_EVEN = "half_even"
    """Halves to the even digit, as GB/T 8170 asks (四舍六入五成双)."""
    TRUNCATE = "truncate"
    """Further digits cut off (截尾)."""
    EXACT = "exact"
    """The printed digits are the value (精确)."""


class Qualifier(enum.StrEnum):
    """What the words around a printed number say of it."""

    EXACT = "exact"
    """No word: the number itself, at its printed precision."""
    ABOUT = "about"
    """约, 左右, 来: near the number, on either side."""
    OVER = "over"
    """余, 多, 超, 逾: above the number, below the next step of its last significant place."""
    NEARLY = "nearly"
    """近, 将近: below the number, by at most half a step of its last significant place."""
    AT_LEAST = "at_least"
    """以上, 不低于: the number or more."""
    AT_MOST = "at_most"
    """以下, 不超过: the number or less."""
    ABOVE = "above"
    """大于, 高于: more than the number, however much."""
    BELOW = "below"
    """不足, 不到, 低于: less than the number, however little."""
    BETWEEN = "between"
    """1.5—2.0: from one number to another, both included."""


TURNED: Final = {
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
    Qualifier.ABOVE: Qualifier.BELOW,
    Qualifier.BELOW: Qualifier.ABOVE,
}
"""What a limit of a negative number is for its magnitude: a fall of at least 3 % is a growth of at most -3 %."""


def _words(table: str) -> tuple[str, ...]:
    """The words of a table."""
    return tuple(table.split())


SCALES: Final[dict[str, int]] = {
    "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3,
}  # fmt: skip
"""Scale words and their powers of ten, longest first where one begins another."""

ENGLISH_SCALES: Final[dict[str, str]] = {
    "thousand": "千", "million": "百万", "mn": "百万", "billion": "十亿", "bn": "十亿", "trillion": "万亿", "tn": "万亿",
}  # fmt: skip

RATIOS: Final[dict[str, Fraction]] = {
    "%": Fraction(1, 100),
    "‰": Fraction(1, 1000),
    "成": Fraction(1, 10),
    "倍": Fraction(1),
}
"""Units of a ratio, and the ratio that one of them is. A figure in 倍 is a multiple of the base, ×1.5."""

POINTS: Final[dict[str, Fraction]] = {
    "个百分点": Fraction(1, 100), "个千分点": Fraction(1, 1000), "个基点": Fraction(1, 10_000),
}  # fmt: skip
"""Units of a difference of two ratios."""

PLACE: Final = "位"
"""The unit of a rank (位次)."""

CURRENCIES: Final[dict[str, str]] = {
    "元": "CNY", "美元": "USD", "欧元": "EUR", "港元": "HKD", "澳门元": "MOP", "新台币": "TWD", "日元": "JPY",
    "英镑": "GBP", "韩元": "KRW", "卢布": "RUB", "澳元": "AUD", "加元": "CAD", "新加坡元": "SGD", "瑞士法郎": "CHF",
}  # fmt: skip
"""Currencies with a Chinese name in common use: name to ISO 4217 code."""

ISO_4217: Final = frozenset(
    _words("""
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
    CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD
    HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP
    PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT
    TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """)
)

MONEY_MARKS: Final[dict[str, str]] = {
    "CN¥": "元", "RMB": "元", "CNY": "元", "¥": "元", "￥": "元", "人民币": "元", "US$": "美元", "USD": "美元", "HK$": "港元",
    "$": "美元", "€": "欧元", "£": "英镑",
}  # fmt: skip
"""Marks of money that stand before the number."""

ANY_COUNTER: Final = "个"
"""The counter that goes with anything, and so meets every other."""

COUNTERS: Final = frozenset(
    _words("""
    家 个 户 件 项 条 名 人 场 次 人次 台 辆 艘 架 套 台套 种 类 座 处 所 批 栋 幢 份 篇 部 款 只 头 张 支
    枚 根 组 间 对 双 起 例 笔 单 期 届 颗 株 层 门 本 册 册次 家次 户次 件次 台次 班 班次 架次 批次 标准箱
    """)
)
"""Counters: a whole number of these, printed without scale or decimals, is exact."""

MEASURES: Final = frozenset(
    _words("""
    吨 吨标准煤 千瓦 千瓦时 兆瓦 兆瓦时 吉瓦 度 平方公里 平方千米 平方米 立方米 立方 公里 千米 米 厘米 毫米
    公顷 亩 克 千克 公斤 斤 毫克 升 毫升 千伏安 千伏 千卡 千帕 年 个月 个季度 天 工作日 小时 分钟 秒 吨公里 人公里
    标准立方米 摄氏度 分 分贝 岁 载重吨 综合吨 箱 重量箱 锭 匹 匹布 盒 瓶 包 袋 桶
    kW MW GW MWh GWh TWh
    """)
)
"""Other units the reader knows by sight. They are opaque: measured, never converted into each other."""

UNIT_ALIASES: Final[dict[str, str]] = {
    "百分点": "个百分点", "个点": "个百分点", "千分点": "个千分点", "基点": "个基点", "人民币": "元", "元人民币": "元",
    "块": "元", "圆": "元", "美金": "美元", "港币": "港元", "kwh": "千瓦时", "吨标煤": "吨标准煤", "标箱": "标准箱",
    "台(套)": "台套", "人(次)": "人次", "家(次)": "家次", "个小时": "小时", "个位次": "位", "个名次": "位", "位次": "位", "个工作日": "工作日", "平米": "平方米", "㎡": "平方米",
    "m²": "平方米", "km²": "平方公里", "m³": "立方米", "km": "公里", "kg": "公斤", "℃": "摄氏度",
    # English
    "percent": "%", "per cent": "%", "pct": "%", "percentage points": "个百分点", "percentage point": "个百分点",
    "pp": "个百分点", "ppt": "个百分点", "pps": "个百分点", "ppts": "个百分点", "points": "个百分点", "point": "个百分点",
    "basis points": "个基点", "basis point": "个基点", "bps": "个基点", "bp": "个基点",
    "yuan": "元", "rmb": "元", "renminbi": "元", "dollars": "美元", "us dollars": "美元", "euros": "欧元",
    "usd": "美元", "eur": "欧元", "cny": "元", "hkd": "港元", "jpy": "日元", "gbp": "英镑", "vnd": "VND",
    "enterprises": "家", "enterprise": "家", "firms": "家", "firm": "家", "companies": "家", "company": "家",
    "businesses": "家", "manufacturers": "家", "suppliers": "家", "institutions": "家", "people": "人", "persons": "人",
    "household": "户", "item": "项", "event": "场", "visit": "人次", "place": "位", "hectare": "公顷", "tonne": "吨", "ton": "吨",
    "tenths": "成", "tenth": "成",
    "person": "人", "employees": "人", "workers": "人", "officials": "名", "households": "户", "items": "项", "events": "场",
    "projects": "个", "parks": "个", "clusters": "个", "platforms": "个", "sectors": "个", "industries": "个", "cities": "个",
    "counties": "个", "provinces": "个", "countries": "个", "cases": "例", "problems": "个", "questions": "个", "vehicles": "辆",
    "patents": "件", "visits": "人次", "teu": "标准箱", "teus": "标准箱", "places": "位", "times": "倍", "fold": "倍",
    "mu": "亩", "tonnes": "吨", "tons": "吨", "metric tons": "吨", "metric tonnes": "吨", "hectares": "公顷",
    "square meters": "平方米", "square metres": "平方米", "square kilometers": "平方公里", "square kilometres": "平方公里",
    "kilometers": "公里", "kilometres": "公里", "days": "天", "hours": "小时", "months": "个月", "years": "年",
}  # fmt: skip
"""Other spellings of a unit, each with the one this library writes."""

ENGLISH_NAMES: Final[dict[str, str]] = {
    "%": "%", "‰": "‰", "成": " tenths", "倍": " times", "个百分点": " percentage points", "个千分点": " per mille points",
    "个基点": " basis points", "位": " places", "家": " enterprises", "户": " households", "人": " people", "名": " people",
    "个": "", "项": " items", "场": " events", "件": " items", "条": " items", "人次": " visits", "亩": " mu", "公顷": " hectares",
    "吨": " tonnes", "千瓦时": " kWh",
}  # fmt: skip

ENGLISH_SINGULARS: Final[dict[str, str]] = {
    " people": " person", " enterprises": " enterprise", " households": " household", " items": " item", " events": " event",
    " visits": " visit", " hectares": " hectare", " tonnes": " tonne", " places": " place", " tenths": " tenth",
    " percentage points": " percentage point", " per mille points": " per mille point", " basis points": " basis point",
}  # fmt: skip
"""What stands behind a 1 without decimals."""

APPROXIMATIONS: Final[dict[str, Qualifier]] = {
    # before the number
    "大约": Qualifier.ABOUT, "约为": Qualifier.ABOUT, "约": Qualifier.ABOUT, "大概": Qualifier.ABOUT,
    "差不多": Qualifier.ABOUT, "≈": Qualifier.ABOUT, "~": Qualifier.ABOUT,
    "接近于": Qualifier.NEARLY, "将近": Qualifier.NEARLY, "接近": Qualifier.NEARLY, "逼近": Qualifier.NEARLY,
    "几近": Qualifier.NEARLY, "几乎": Qualifier.NEARLY, "近": Qualifier.NEARLY,
    "超过了": Qualifier.OVER, "超过": Qualifier.OVER, "突破": Qualifier.OVER, "首破": Qualifier.OVER, "破": Qualifier.OVER,
    "跨越": Qualifier.OVER, "跨过": Qualifier.OVER, "逾": Qualifier.OVER, "超": Qualifier.OVER, "过": Qualifier.OVER,
    "至少": Qualifier.AT_LEAST, "不低于": Qualifier.AT_LEAST, "不少于": Qualifier.AT_LEAST, "不小于": Qualifier.AT_LEAST,
    "最低": Qualifier.AT_LEAST, "最少": Qualifier.AT_LEAST, "大于": Qualifier.ABOVE, "高于": Qualifier.ABOVE,
    "多于": Qualifier.ABOVE, "迈上": Qualifier.AT_LEAST, "站上": Qualifier.AT_LEAST, "跃上": Qualifier.AT_LEAST,
    "登上": Qualifier.AT_LEAST, "≥": Qualifier.AT_LEAST, ">=": Qualifier.AT_LEAST, ">": Qualifier.ABOVE,
    "不到": Qualifier.BELOW, "不足": Qualifier.BELOW, "不及": Qualifier.BELOW, "不满": Qualifier.BELOW,
    "未满": Qualifier.BELOW, "未到": Qualifier.BELOW, "不超过": Qualifier.AT_MOST, "未超过": Qualifier.AT_MOST,
    "不超": Qualifier.AT_MOST, "未突破": Qualifier.AT_MOST, "不突破": Qualifier.AT_MOST, "不高于": Qualifier.AT_MOST,
    "不多于": Qualifier.AT_MOST, "不大于": Qualifier.AT_MOST, "至多": Qualifier.AT_MOST, "最多": Qualifier.AT_MOST,
    "小于": Qualifier.BELOW, "低于": Qualifier.BELOW, "少于": Qualifier.BELOW, "≤": Qualifier.AT_MOST,
    "<=": Qualifier.AT_MOST, "<": Qualifier.BELOW,
}  # fmt: skip

APPROXIMATIONS_WITHIN: Final[dict[str, Qualifier]] = {
    "余": Qualifier.OVER, "多": Qualifier.OVER, "几": Qualifier.OVER, "来": Qualifier.ABOUT, "+": Qualifier.AT_LEAST,
}  # fmt: skip

APPROXIMATIONS_AFTER: Final[dict[str, Qualifier]] = {
    "左右": Qualifier.ABOUT, "上下": Qualifier.ABOUT, "以上": Qualifier.AT_LEAST, "及以上": Qualifier.AT_LEAST,
    "以下": Qualifier.AT_MOST, "及以下": Qualifier.AT_MOST, "以内": Qualifier.AT_MOST, "之内": Qualifier.AT_MOST,
    "内": Qualifier.AT_MOST, "有余": Qualifier.OVER, "多": Qualifier.OVER, "余": Qualifier.OVER,
}  # fmt: skip

ENGLISH_APPROXIMATIONS: Final[dict[str, Qualifier]] = {
    "more than": Qualifier.OVER, "over": Qualifier.OVER, "above": Qualifier.OVER, "exceeding": Qualifier.OVER,
    "in excess of": Qualifier.OVER, "upwards of": Qualifier.OVER, "nearly": Qualifier.NEARLY, "almost": Qualifier.NEARLY,
    "close to": Qualifier.NEARLY, "just under": Qualifier.NEARLY, "approximately": Qualifier.ABOUT, "about": Qualifier.ABOUT,
    "approx": Qualifier.ABOUT, "around": Qualifier.ABOUT, "roughly": Qualifier.ABOUT, "some": Qualifier.ABOUT,
    "greater than": Qualifier.ABOVE, "circa": Qualifier.ABOUT, "~": Qualifier.ABOUT, "≈": Qualifier.ABOUT,
    "at least": Qualifier.AT_LEAST, "not less than": Qualifier.AT_LEAST, "no less than": Qualifier.AT_LEAST,
    "no fewer than": Qualifier.AT_LEAST, "≥": Qualifier.AT_LEAST, ">=": Qualifier.AT_LEAST, ">": Qualifier.ABOVE,
    "at most": Qualifier.AT_MOST, "up to": Qualifier.AT_MOST, "no more than": Qualifier.AT_MOST,
    "not more than": Qualifier.AT_MOST, "less than": Qualifier.BELOW, "fewer than": Qualifier.BELOW,
    "below": Qualifier.BELOW, "under": Qualifier.BELOW, "≤": Qualifier.AT_MOST, "<=": Qualifier.AT_MOST,
    "<": Qualifier.BELOW,
}  # fmt: skip

ENGLISH_AFTERWORDS: Final[dict[str, Qualifier]] = {
    "or more": Qualifier.AT_LEAST, "or above": Qualifier.AT_LEAST, "and above": Qualifier.AT_LEAST,
    "or over": Qualifier.AT_LEAST, "and over": Qualifier.AT_LEAST, "or higher": Qualifier.AT_LEAST,
    "or less": Qualifier.AT_MOST, "or fewer": Qualifier.AT_MOST, "or below": Qualifier.AT_MOST,
    "and below": Qualifier.AT_MOST, "or under": Qualifier.AT_MOST, "or lower": Qualifier.AT_MOST,
    "or so": Qualifier.ABOUT,
}  # fmt: skip
"""Approximations behind the unit: 80% or more."""

RISES: Final = _words(
    """
    增长 上升 提高 提升 增加 扩大 加快 上涨 上扬 上行 上浮 新增 净增 多增 增收 回升 攀升 净增加 跃升 升高 扩张 拉动 前移
    上移 增 升 涨 高 快 多
    """
)
FALLS: Final = _words(
    """
    下降 减少 回落 收窄 降低 下滑 放缓 下跌 下行 下浮 下挫 下拉 拉低 拖累 净减 负增长 缩减 萎缩 缩水 后移 下移 少增 净减少
    压减 缩小 下调 回调 减收 倒退 贬值 零下 降幅 跌幅 减 降 跌 低 慢 少
    """
)
"""Words that give a change its direction: directly before the number they fix its sign (升降词)."""

WIDTHS: Final = ("收窄", "扩大", "缩小")
"""Directions that need their subject: 降幅收窄 is a better growth, 增幅收窄 a worse one."""

NO_DIRECTION: Final = _words(
    """
    最高 最快 最慢 最大 最小 新高 新低 增减 升降 涨跌 众多 许多 诸多 缺少 减负 担负 肩负 背负 由负 通过 经过 度过 渡过 透过
    附近 最近 邻近 靠近 临近 新近 节约 签约 集约 履约 预约 违约 合约 条约 契约 反超 赶超 侦破 打破 攻破 识破
    """
)
"""Words that end like a direction or an approximation and are none: 签约12个 is twelve contracts, not about twelve."""

ABOVE: Final = ("高于", "快于", "高出", "领先", "优于", "多于", "好于", "超出")
BELOW: Final = ("低于", "慢于", "落后于", "落后", "少于", "差于", "拉低", "下拉", "拖累")
"""Words that compare: between them and the number stands what is compared with (比较词)."""

ENGLISH_RISES: Final = _words(
    """
    up rose rise rises rising grew growth growing increase increases increased gain gained gains climbed expanded jumped advanced
    surged surge soared accelerated rebounded
    """
)
ENGLISH_FALLS: Final = _words(
    """
    down fell fall falls falling declined decline declines decrease decreases decreased dropped drop drops shrank contracted
    contraction slid reduction slowed eased slipped plunged plunge slumped tumbled sank
    """
)
ENGLISH_HIGHER: Final = ("higher", "faster", "more", "greater", "above", "ahead")
ENGLISH_LOWER: Final = ("lower", "slower", "less", "fewer", "below", "behind")
"""Words behind a unit that say on which side of another figure this one lies: 1.9 percentage points higher."""

ENGLISH_VERBS: Final = (
    "was", "were", "is", "are", "has been", "have been", "reached", "reaching", "hit", "totaled", "totalled", "totaling",
    "totalling", "stood at", "amounted to", "came to", "accounted for", "accounting for", "recorded", "registered", "posted",
    "edged", "inched", "went", "of",
)  # fmt: skip
"""Words that may stand between a label and its number without changing either."""

ENGLISH_OPEN: Final = _words(
    """
    not no never without from to between top loss losses deficit short shy except excluding number first second third half
    quarter narrowed widened negative minus than neither nor failed missed lost
    """
)
"""Words in a label that leave open what the number behind it means."""

ENGLISH_MULTIPLES: Final[dict[str, str]] = {
    "doubled": "2", "twice": "2", "tripled": "3", "trebled": "3", "quadrupled": "4", "halved": "0.5",
    "twofold": "2", "threefold": "3", "fourfold": "4", "fivefold": "5", "tenfold": "10",
}  # fmt: skip

ENGLISH_LITTLE: Final = _words(
    "to and or of in on at by for from than with as the a an e b k m n t x half third quarter per not no never without"
)
"""Words that are no part of a unit's name."""

TRADITIONAL: Final = str.maketrans(
    "億萬個點餘約過戶項條場種兩達為數長減穩產業門與實現臺輛處間雙時際從幣圓於屆級強經濟區園負擴縮漲幾內總計後緩領優壓調貶噸畝頃歲類筆單層張隻頭組對標滿無沒歐韓盧虧",
    "亿万个点余约过户项条场种两达为数长减稳产业门与实现台辆处间双时际从币圆于届级强经济区园负扩缩涨几内总计后缓领优压调贬吨亩顷岁类笔单层张只头组对标满无没欧韩卢亏",
)
"""Traditional characters of the genre's number words, each with the simplified one."""

LINKS: Final = _words(
    "达到了 达到 达 高达 多达 共计 总计 累计 合计 共有 共 为 是 有 约合 合 占 完成 实现 了 同比 环比 分别 仅 已 再 又 人民币 :"
)
"""Words that may stand between a label or direction and its number without changing either."""

ARRIVALS: Final = ("至", "到", "为", "成")
"""Words behind a direction that make the number the level arrived at, not the change: 降至3.8%."""

STAGES: Final = ("大关", "台阶", "关口")
"""What a total passes or steps onto: 突破3000亿元大关."""

NOUNS: Final = _words(
    """
    企业 规模企业 规上企业 工业企业 行业 项目 产品 人员 干部 职工 员工 问题 园区 集群 产业链 平台 城市 市州 县市区 地区
    省份 单位 部门 群众 居民 家庭 农户 专家 学生 机构 活动 订单
    """
)
"""Nouns that may follow a spelled-out number and its unit: 近八成企业."""

TIMES: Final = ("月", "日", "号", "时", "季")
"""Words that make the number before them a time: 7月."""

LEVELS: Final = ("级", "元级")
"""Words that make the number before them the label of a class: 千亿级."""

NAMES: Final = ("强", "工程", "计划", "行动", "规划", "战略", "体系", "大会", "晚会", "热线", "工作制", "模式")
"""Words that make the number before them a name: 312工程."""

HAN_DIGITS: Final[dict[str, int]] = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
HAN_PLACES: Final[dict[str, int]] = {"十": 10, "百": 100, "千": 1000}
