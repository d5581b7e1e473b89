"""Text to figure: what a text is, and the reader for it (数据表述的识读)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from mfgcity.figures import vocabulary as words
from mfgcity.figures.interval import MAX_DIGITS
from mfgcity.figures.reading import NotationKind, Reading, refuse
from mfgcity.period.words import HALF_WIDTH

MAX_LENGTH: Final = 200
"""A text longer than this is no single figure; it is refused unread."""


_WIDE: Final = HALF_WIDTH | {0x2212: "-", 0xFE62: "+", 0xFE63: "-", 0x2266: "≤", 0x2267: "≥"}
_NUMERAL: Final = "[0-9零〇一二两三四五六七八九十百]+"
_MONTH: Final = rf"{_NUMERAL}月(?:份|底|末|初|上旬|中旬|下旬)?"
_YEAR: Final = (
    "(?:[0-9〇零一二三四五六七八九]{4}(?:年度?)?|[0-9]{2}年|今年|去年|上年|前年|明年|本年|当年|同年|全年|年度|"
    "“?十[一二三四五]五”?时?期?)"
)
_WITHIN_YEAR: Final = (
    rf"第?{_NUMERAL}(?:季度|季)|前{_NUMERAL}季度|{_MONTH}(?:{_NUMERAL}[日号])?|{_NUMERAL}月?[至—–~-]{_MONTH}|前{_NUMERAL}个月"
    "|[上下]半年|[上本当下]月|[上本当]季度?|目前|当前|现在|月末|季末|年末|年底|[0-9]{1,2}[日号]"
)
_TIME: Final = re.compile(
    rf"(?:截至|截止|自|从|于|在)?(?:{_YEAR}[的末初底]?)?(?:以来|来|至今)?(?:{_YEAR}?(?:{_WITHIN_YEAR}))?(?:以来|为止|止|期间)?"
    rf"|{_YEAR}[至—–~-]{_YEAR}年?|[0-9]{{4}}-(?:[QSHT][1-4]|[0-9]{{2}}(?:-[0-9]{{2}})?)(?:/.*)?"
    rf"|[0-9]{{4}}/[0-9]{{1,2}}(?:/[0-9]{{1,2}})?|(?:近|过去){_NUMERAL}年来"
)
_MONTHS: Final = "(?:[0-9]{1,2}月?[—–~至到-])?[0-9]{1,2}月(?:份|[末底初]|[上中下]旬|[0-9]{1,2}[日号])?"
_DATED: Final = re.compile(
    rf"(?<![0-9.])(?:(?:[0-9]{{4}}[—–~至到-])?[0-9]{{4}}年(?:{_MONTHS}|前?[1-4一二三四]季度|前[0-9]{{1,2}}个月)?"
    rf"|{_MONTHS}|前?[1-4]季度|前[0-9]{{1,2}}个月)"
)
_BARE_YEAR_LIKE: Final = re.compile("[0-9]{4}|[0-9〇零一二三四五六七八九]{4}|[1-9][0-9]年")
_ENGLISH_MONTH: Final = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)[.]?"
)
_ENGLISH_PERIOD: Final = re.compile(
    "(?i)(?:in |as of |by |since |the |end of |end |by the end of )*(?:q[1-4]|h[12]|(?:first|second|third|fourth) (?:quarter|half)"
    f"|first (?:two|three|four|five|six|seven|eight|nine|ten|eleven) (?:months|quarters)|{_ENGLISH_MONTH}(?:(?: ?[-–] ?| to )"
    f"{_ENGLISH_MONTH})?)(?: ?[0-9]{{1,2}},)?(?:(?: of)? ?[0-9]{{4}})?"
)
_KINDS: Final[tuple[tuple[NotationKind, re.Pattern[str]], ...]] = (
    (NotationKind.PERIOD, _ENGLISH_PERIOD),
    (NotationKind.BATCH, re.compile(f".{{0,12}}第{_NUMERAL}批次?.{{0,20}}|首批.{{0,20}}")),
    (
        NotationKind.EDITION,
        re.compile(f".{{0,12}}第{_NUMERAL}(?:届|版|期|次).{{0,20}}|首届.{{0,20}}|[0-9]{{4}}版.{{0,4}}"),
    ),
    (
        NotationKind.RANK,
        re.compile(
            f"[^，。；、]{{0,24}}(?:第{_NUMERAL}[位名]?|(?<![目此之以])前{_NUMERAL}(?:强|名|位|甲|列)?|首位|榜首|前列|第一方阵"
            f"|倒数第{_NUMERAL}|末位|并列第{_NUMERAL})(?:以内|之列|左右)?"
        ),
    ),
    (
        NotationKind.RANK,
        re.compile(
            "(?i)(?:no\\.? ?|number |ranked |rank |#)(?:[0-9]+(?:st|nd|rd|th)?|first|second|third)"
            "|[0-9]*(?:1st|2nd|3rd|[0-9]th)(?: place)?|first|second|third|top (?:three|five|ten)"
        ),
    ),
    (
        NotationKind.CLASS,
        re.compile(
            "(?:[0-9.]*|[一二两三四五六七八九十百千几双]*)[百千万亿]+元?级.{0,20}|(?:国家|省|市|县|世界|[一二三四五甲乙丙特])级.{0,20}|[0-9]?A+级.{0,20}"
        ),
    ),
    (
        NotationKind.NAME,
        re.compile(
            "[^0-9]{0,12}(?:[0-9]+|[一二三五百千]+)强.{0,20}|[0-9][GDK][^0-9]{0,20}|[A-Z]+-?[0-9]+|“[^”]*”[^0-9]{0,20}|《[^》]*》"
            f"|[0-9]+(?:{'|'.join(words.NAMES)})|(?i:(?:global |fortune |top )+[0-9]+)"
        ),
    ),
    (
        NotationKind.QUALITATIVE,
        re.compile(
            ".{0,8}(?:由[负正降升亏减增]转[正负升降盈增减]|扭亏为盈|转正|转负|零的突破|零突破|历史新高|新高|新低|止跌回升|"
            "稳中有[进升降]|小幅[增上下].{1,2}|大幅[增上下].{1,2}|快速增长|稳定增长|平稳增长|有所[上下回].|明显[上下回].|个位数增长|"
            "从无到有|成倍增长).{0,4}"
        ),
    ),
    (
        NotationKind.FRACTION,
        re.compile(
            f".{{0,12}}(?!百分之|千分之)[0-9零〇一二两三四五六七八九十百千万]+分之{_NUMERAL}.{{0,12}}|[^0-9]*[0-9]+/[0-9]+[^0-9]*"
            "|(?i:(?:an? |one |two |three )(?:third|quarter|fifth|tenth)s?)|(?i:(?:one|two|three)-(?:third|quarter|fifth|tenth)s?)"
        ),
    ),
)
_OF_A_LABEL: Final = frozenset(
    {NotationKind.BATCH, NotationKind.EDITION, NotationKind.CLASS, NotationKind.NAME, NotationKind.QUALITATIVE}
)
_NAMED: Final = re.compile(
    rf"“[^”]*”|‘[^’]*’|\"[^\"]*\"|《[^》]*》|「[^」]*」|[0-9]+强|[0-9][GDK](?![A-Za-z])[+]?|[0-9]?A+级|第{_NUMERAL}(?:批次?|[届版期次位名号])"
    "|[0-9]{4}版|[0-9.]*[百千万亿]+元?级|(?<![A-Z&])(?!(?:GDP|CPI|PPI|PMI|FDI|RMB|CNY|USD|EUR|HKD)[0-9])[A-Z]+-?[0-9]+(?![0-9]*[.%])"
    rf"|(?:超过?|过|逾)?[0-9.]+[百千万亿]+元(?:及?以上|以下)?的?(?=(?:{'|'.join(words.NOUNS)})[^0-9]*[0-9])"
    r"|\((?![套次]\))[^()0-9,∞]*\)$"
)
NAME_MARK, TIME_MARK = "□", "■"
"""What stands for a name or a time while the figure beside it is read."""


def unmarked(text: str) -> str:
    """The text with the numbers of names and times out of the way: “三类500强”项目5个 as □项目5个."""
    return _DATED.sub(TIME_MARK, _NAMED.sub(NAME_MARK, text))


def normalised(text: object) -> str:
    """Half-width digits and signs, simplified number words, single spaces; refuses what is too long to be a figure."""
    if not isinstance(text, str):
        refuse(NotationKind.UNREADABLE, text)
    if len(text) > MAX_LENGTH:
        refuse(NotationKind.LONG, text)
    plain = re.sub(r"\s+", " ", text.translate(_WIDE).translate(words.TRADITIONAL)).strip().rstrip("。、,;")
    if any(len(re.sub("[^0-9]", "", run)) > MAX_DIGITS for run in re.findall("[0-9][0-9., ]*", plain)):
        refuse(NotationKind.LONG, text)
    if re.search("[0-9][eE][+-]?[0-9]", plain):
        refuse(NotationKind.UNREADABLE, text)
    return plain


_SPACE: Final = re.compile("(?<![A-Za-z0-9]) |(?<=[A-Za-z]) (?![A-Za-z])|(?<=[0-9]) (?![0-9])")


def _compact(plain: str) -> str:
    """A Chinese text as it would stand without its spaces and spoken forms (3个亿, 3个多月)."""
    grouped = re.sub(r"(?<![0-9 .,])([0-9]{1,3})((?: [0-9]{3})+)(?![0-9 ])", lambda run: run[0].replace(" ", ""), plain)
    joined = _SPACE.sub("", grouped)
    spoken = re.sub("(?<=[0-9一二两三四五六七八九十几])个(?=[余多]?[万亿](?:[美欧]?元)?$)", "", joined)
    return re.sub("个([余多])(?=月|小时|工作日|季度)", r"\1个", spoken)


def read(text: str) -> Reading:
    """Read one printed figure.

    Raises:
        NotationError: If the text is something else; `kind` says what.
    """
    from mfgcity.figures import chinese, english

    plain = normalised(text)
    if not plain:
        refuse(NotationKind.UNREADABLE, text)
    is_chinese = bool(re.search("[㐀-鿿〇]", plain)) or not re.search("[A-Za-z$€£¥]", plain)
    reader: Callable[[str], Reading | None] = chinese.read if is_chinese else english.read
    compact = _compact(plain) if is_chinese else plain
    if _TIME.fullmatch(compact) and not _BARE_YEAR_LIKE.fullmatch(compact):
        refuse(NotationKind.PERIOD, text)
    for kind, pattern in _KINDS:
        if pattern.fullmatch(compact):
            # Such words may be the label of a figure: “三类500强”项目5个, 第六批企业28家, 快速增长15.3%.
            if kind not in _OF_A_LABEL or not is_chinese or not re.search("[0-9]", unmarked(compact)):
                refuse(kind, text)
            reading = reader(compact)
            if reading is None:
                refuse(kind, text)
            return reading
    reading = reader(compact)
    if reading is None:
        refuse(NotationKind.UNREADABLE, text)
    return reading
