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
    BETWEEN = "between"
    """1.5—2.0: from one number to another, both included."""


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

POINTS: Final[dict[str, Fraction]] = {"个百分点": Fraction(1, 100), "个千分点": Fraction(1, 1000)}
"""Units of a difference of two ratios."""

PLACE: Final = "位"
"""The unit of a rank (位次)."""

CURRENCIES: Final[dict[str, str]] = {
    "元": "CNY", "美元": "USD", "欧元": "EUR", "港元": "HKD", "澳门元": "MOP", "新台币": "TWD", "日元": "JPY",
    "英镑": "GBP", "韩元": "KRW", "卢布": "RUB", "澳元": "AUD", "加元": "CAD", "新加坡元": "SGD", "瑞士法郎": "CHF",
}  # fmt: skip
"""Currencies with a Chinese name in common use: name to ISO 4217 code."""

ISO_4217: Final[frozenset[str]] = frozenset(
    [
        "AED",
        "AFN",
        "ALL",
        "AMD",
        "AOA",
        "ARS",
        "AUD",
        "AWG",
        "AZN",
        "BAM",
        "BBD",
        "BDT",
        "BHD",
        "BIF",
        "BMD",
        "BND",
        "BOB",
        "BRL",
        "BSD",
        "BTN",
        "BWP",
        "BYN",
        "BZD",
        "CAD",
        "CDF",
        "CHF",
        "CLP",
        "CNY",
        "COP",
        "CRC",
        "CUP",
        "CVE",
        "CZK",
        "DJF",
        "DKK",
        "DOP",
        "DZD",
        "EGP",
        "ERN",
        "ETB",
        "EUR",
        "FJD",
        "FKP",
        "GBP",
        "GEL",
        "GHS",
        "GIP",
        "GMD",
        "GNF",
        "GTQ",
        "GYD",
        "HKD",
        "HNL",
        "HTG",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "IQD",
        "IRR",
        "ISK",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KGS",
        "KHR",
        "KMF",
        "KPW",
        "KRW",
        "KWD",
        "KYD",
        "KZT",
        "LAK",
        "LBP",
        "LKR",
        "LRD",
        "LSL",
        "LYD",
        "MAD",
        "MDL",
        "MGA",
        "MKD",
        "MMK",
        "MNT",
        "MOP",
        "MRU",
        "MUR",
        "MVR",
        "MWK",
        "MXN",
        "MYR",
        "MZN",
        "NAD",
        "NGN",
        "NIO",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PGK",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SBD",
        "SCR",
        "SDG",
        "SEK",
        "SGD",
        "SHP",
        "SLE",
        "SOS",
        "SRD",
        "SSP",
        "STN",
        "SVC",
        "SYP",
        "SZL",
        "THB",
        "TJS",
        "TMT",
        "TND",
        "TOP",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "UYU",
        "UZS",
        "VED",
        "VES",
        "VND",
        "VUV",
        "WST",
        "XAF",
        "XCD",
        "XOF",
        "XPF",
        "YER",
        "ZAR",
        "ZMW",
        "ZWG",
    ]
)

ANY_COUNTER: Final = "个"
"""The counter that goes with anything, and so meets every other."""

COUNTERS: Final[frozenset[str]] = frozenset(
    [
        "家",
        "个",
        "户",
        "件",
        "项",
        "条",
        "名",
        "人",
        "场",
        "次",
        "人次",
        "台",
        "辆",
        "艘",
        "架",
        "套",
        "台套",
        "种",
        "类",
        "座",
        "处",
        "所",
        "批",
        "栋",
        "幢",
        "份",
        "篇",
        "部",
        "款",
        "只",
        "头",
        "张",
        "支",
        "枚",
        "根",
        "组",
        "间",
        "对",
        "双",
        "起",
        "例",
        "笔",
        "单",
        "期",
        "届",
        "颗",
        "株",
        "层",
        "级",
        "门",
        "本",
        "册",
        "册次",
        "家次",
        "户次",
        "件次",
        "台次",
        "班",
        "班次",
        "标准箱",
    ]
)
"""Counters: a whole number of these, printed without scale or decimals, is exact."""

MEASURES: Final[frozenset[str]] = frozenset(
    [
        "吨",
        "吨标准煤",
        "千瓦",
        "千瓦时",
        "兆瓦",
        "兆瓦时",
        "吉瓦",
        "度",
        "平方公里",
        "平方千米",
        "平方米",
        "立方米",
        "立方",
        "公里",
        "千米",
        "米",
        "厘米",
        "毫米",
        "公顷",
        "亩",
        "克",
        "千克",
        "公斤",
        "斤",
        "毫克",
        "升",
        "毫升",
        "千伏安",
        "千伏",
        "千卡",
        "千帕",
        "年",
        "个月",
        "个季度",
        "天",
        "小时",
        "分钟",
        "秒",
        "吨公里",
        "人公里",
        "标准立方米",
        "摄氏度",
        "分",
        "分贝",
        "岁",
        "载重吨",
        "综合吨",
        "箱",
        "重量箱",
        "锭",
        "匹",
        "匹布",
        "盒",
        "瓶",
        "包",
        "袋",
        "桶",
    ]
)
"""Other units the reader knows by sight. They are opaque: measured, never converted into each other."""

UNIT_ALIASES: Final[dict[str, str]] = {
    "百分点": "个百分点", "个点": "个百分点", "千分点": "个千分点", "人民币": "元", "元人民币": "元", "块": "元",
    "圆": "元", "美金": "美元", "港币": "港元", "kwh": "千瓦时",
    # English
    "percent": "%", "per cent": "%", "pct": "%", "percentage points": "个百分点", "percentage point": "个百分点",
    "pp": "个百分点", "ppt": "个百分点", "pps": "个百分点", "ppts": "个百分点", "points": "个百分点",
    "yuan": "元", "rmb": "元", "renminbi": "元", "dollars": "美元", "us dollars": "美元", "euros": "欧元",
    "enterprises": "家", "enterprise": "家", "firms": "家", "firm": "家", "companies": "家", "company": "家",
    "businesses": "家", "manufacturers": "家", "people": "人", "persons": "人", "person": "人", "employees": "人",
    "workers": "人", "officials": "名", "households": "户", "items": "项", "events": "场", "projects": "个",
    "parks": "个", "clusters": "个", "platforms": "个", "cases": "例", "problems": "个", "questions": "个",
    "places": "位", "times": "倍", "fold": "倍", "mu": "亩", "tonnes": "吨", "tons": "吨", "hectares": "公顷",
}  # fmt: skip
"""Other spellings of a unit, each with the one this library writes."""

ENGLISH_NAMES: Final[dict[str, str]] = {
    "%": "%", "‰": "‰", "成": " tenths", "倍": " times", "个百分点": " percentage points", "个千分点": " per mille points",
    "位": " places", "家": " enterprises", "户": " households", "人": " people", "名": " people", "个": "", "项": " items",
    "场": " events", "件": " items", "条": " items", "人次": " visits", "亩": " mu", "公顷": " hectares", "吨": " tonnes",
    "千瓦时": " kWh",
}  # fmt: skip

APPROXIMATIONS: Final[dict[str, Qualifier]] = {
    # before the number
    "大约": Qualifier.ABOUT, "约为": Qualifier.ABOUT, "约": Qualifier.ABOUT, "大概": Qualifier.ABOUT, "接近于": Qualifier.NEARLY,
    "将近": Qualifier.NEARLY, "接近": Qualifier.NEARLY, "逼近": Qualifier.NEARLY, "近": Qualifier.NEARLY, "不到": Qualifier.AT_MOST,
    "不足": Qualifier.AT_MOST, "超过了": Qualifier.OVER, "超过": Qualifier.OVER, "突破": Qualifier.OVER, "超出": Qualifier.OVER,
    "大于": Qualifier.OVER, "逾": Qualifier.OVER, "超": Qualifier.OVER,
    "过": Qualifier.OVER, "至少": Qualifier.AT_LEAST, "不低于": Qualifier.AT_LEAST, "不少于": Qualifier.AT_LEAST,
    "不小于": Qualifier.AT_LEAST, "最低": Qualifier.AT_LEAST, "不超过": Qualifier.AT_MOST,
    "不高于": Qualifier.AT_MOST, "不多于": Qualifier.AT_MOST, "不大于": Qualifier.AT_MOST, "至多": Qualifier.AT_MOST,
    "最多": Qualifier.AT_MOST, "小于": Qualifier.AT_MOST,
}  # fmt: skip

APPROXIMATIONS_WITHIN: Final[dict[str, Qualifier]] = {"余": Qualifier.OVER, "多": Qualifier.OVER, "来": Qualifier.ABOUT}

APPROXIMATIONS_AFTER: Final[dict[str, Qualifier]] = {
    "左右": Qualifier.ABOUT, "上下": Qualifier.ABOUT, "以上": Qualifier.AT_LEAST, "及以上": Qualifier.AT_LEAST,
    "以下": Qualifier.AT_MOST, "及以下": Qualifier.AT_MOST, "以内": Qualifier.AT_MOST, "之内": Qualifier.AT_MOST,
    "有余": Qualifier.OVER, "多": Qualifier.OVER, "余": Qualifier.OVER,
}  # fmt: skip

ENGLISH_APPROXIMATIONS: Final[dict[str, Qualifier]] = {
    "more than": Qualifier.OVER, "over": Qualifier.OVER, "above": Qualifier.OVER, "exceeding": Qualifier.OVER,
    "in excess of": Qualifier.OVER, "upwards of": Qualifier.OVER, "nearly": Qualifier.NEARLY, "almost": Qualifier.NEARLY,
    "close to": Qualifier.NEARLY, "just under": Qualifier.NEARLY, "approximately": Qualifier.ABOUT, "about": Qualifier.ABOUT,
    "around": Qualifier.ABOUT, "roughly": Qualifier.ABOUT, "some": Qualifier.ABOUT, "circa": Qualifier.ABOUT,
    "at least": Qualifier.AT_LEAST, "not less than": Qualifier.AT_LEAST, "no less than": Qualifier.AT_LEAST,
    "no fewer than": Qualifier.AT_LEAST, "at most": Qualifier.AT_MOST, "up to": Qualifier.AT_MOST,
    "no more than": Qualifier.AT_MOST, "not more than": Qualifier.AT_MOST, "less than": Qualifier.AT_MOST,
    "fewer than": Qualifier.AT_MOST, "below": Qualifier.AT_MOST, "under": Qualifier.AT_MOST,
}  # fmt: skip

RISES: Final = [
    "增长",
    "上升",
    "提高",
    "提升",
    "增加",
    "扩大",
    "加快",
    "上涨",
    "上扬",
    "上行",
    "新增",
    "净增",
    "多增",
    "增收",
    "回升",
    "攀升",
    "净增加",
    "跃升",
    "升高",
    "扩张",
    "拉动",
    "前移",
    "上移",
    "增",
    "升",
    "涨",
    "高",
    "快",
    "多",
]
FALLS: Final = [
    "下降",
    "减少",
    "回落",
    "收窄",
    "降低",
    "下滑",
    "放缓",
    "下跌",
    "下行",
    "净减",
    "负增长",
    "缩减",
    "萎缩",
    "后移",
    "下移",
    "少增",
    "净减少",
    "压减",
    "缩小",
    "下调",
    "减收",
    "降幅",
    "跌幅",
    "减",
    "降",
    "跌",
    "低",
    "慢",
    "少",
]
"""Words that give a change its direction: directly before the number they fix its sign (升降词)."""

ABOVE: Final = ["高于", "快于", "高出", "领先", "优于", "多于", "好于"]
BELOW: Final = ["低于", "慢于", "落后于", "落后", "少于", "差于"]
"""Words that compare: between them and the number stands what is compared with (比较词)."""

ENGLISH_RISES: Final = (
    "up", "rose", "rise", "rises", "grew", "growth", "increase", "increased", "gain", "gained", "higher", "climbed",
    "expanded", "jumped", "advanced",
)  # fmt: skip
ENGLISH_FALLS: Final = (
    "down", "fell", "fall", "falls", "declined", "decline", "decrease", "decreased", "dropped", "drop", "lower", "shrank",
    "contracted", "minus", "slid",
)  # fmt: skip

TRADITIONAL: Final = str.maketrans(
    "億萬個點餘約過戶項條場種兩達為數長減穩產業門達與實現臺輛處間雙時個際從幣圓於屆級強經濟區園",
    "亿万个点余约过户项条场种两达为数长减稳产业门达与实现台辆处间双时个际从币圆于届级强经济区园",
)
"""Traditional characters of the genre's number words, each with the simplified one."""

LINKS: Final = [
    "达到了",
    "达到",
    "达",
    "高达",
    "共计",
    "总计",
    "累计",
    "合计",
    "共有",
    "共",
    "为",
    "是",
    "有",
    "约合",
    "合",
    "完成",
    "实现",
    "了",
    "同比",
    "环比",
    "分别",
    "仅",
    "已",
    "再",
    "又",
    "人民币",
    ":",
]
"""Words that may stand between a label or direction and its number without changing either."""

ARRIVALS: Final = ["至", "到"]
"""Words behind a direction that make the number the level arrived at, not the change: 降至3.8%."""

NOUNS: Final = [
    "企业",
    "规模企业",
    "规上企业",
    "工业企业",
    "行业",
    "项目",
    "产品",
    "人员",
    "干部",
    "职工",
    "员工",
    "问题",
    "园区",
    "集群",
    "产业链",
    "平台",
    "城市",
    "市州",
    "县市区",
    "地区",
    "省份",
    "单位",
    "部门",
    "群众",
    "居民",
    "家庭",
    "农户",
    "专家",
    "学生",
    "机构",
    "活动",
    "订单",
]
"""Nouns that may follow a spelled-out number and its unit: 近八成企业."""

HAN_DIGITS: Final[dict[str, int]] = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
HAN_PLACES: Final[dict[str, int]] = {"十": 10, "百": 100, "千": 1000}
