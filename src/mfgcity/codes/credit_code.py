"""The unified social credit code (统一社会信用代码) of firms and other bodies, GB 32100-2015 with amendment 1 of 2016.

Eighteen characters: the registration authority, the kind of body, six digits for the region of the
registering office, the organisation code of GB 11714-1997 with its own check character, and a check
character over all. The region is where the body was registered, not where it works, and may have been
abolished since. A code that keeps the rules has the right form; whether the body exists is not known.

Examples:
    >>> validate("91430200pdy00001xr")
    '91430200PDY00001XR'
    >>> validate("91430200PDY00001XP")
    Traceback (most recent call last):
    mfgcity.codes.credit_code.CreditCodeError: check character of the credit code ... must be R: '91430200PDY00001XP'
    >>> authority("91430200PDY00001XR"), kind("91430200PDY00001XR", lang="en")
    ('市场监督管理', 'enterprise')
"""

from __future__ import annotations

import re
from typing import Final

from mfgcity.codes.folding import fold
from mfgcity.codes.region_table import ISO_3166_2
from mfgcity.errors import Language, MfgcityError

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of GB 32100 in the order of their values: no I, O, S, V, Z."""

AUTHORITIES: Final = {
    # character 1: Chinese, English
    "1": ("机构编制", "staffing"),
    "2": ("外交", "foreign affairs"),
    "3": ("司法行政", "justice"),
    "4": ("文化", "culture"),
    "5": ("民政", "civil affairs"),
    "6": ("旅游", "tourism"),
    "7": ("宗教", "religion"),
    "8": ("工会", "trade unions"),
    "9": ("市场监督管理", "market regulation"),
    "A": ("中央军委改革和编制办公室", "military staffing"),
    "N": ("农业", "agriculture"),
    "Y": ("其他", "other"),
}

KINDS: Final = {
    # characters 1 and 2: Chinese, English
    "11": ("机关", "government organ"),
    "12": ("事业单位", "public institution"),
    "13": ("群众团体", "mass organisation"),
    "19": ("其他", "other"),
    "21": ("外国常驻新闻机构", "resident foreign news office"),
    "29": ("其他", "other"),
    "31": ("律师执业机构", "law firm"),
    "32": ("公证处", "notary office"),
    "33": ("基层法律服务所", "local legal service"),
    "34": ("司法鉴定机构", "forensic institution"),
    "35": ("仲裁委员会", "arbitration commission"),
    "39": ("其他", "other"),
    "41": ("外国在华文化中心", "foreign cultural centre"),
    "49": ("其他", "other"),
    "51": ("社会团体", "social group"),
    "52": ("民办非企业单位", "private non-enterprise unit"),
    "53": ("基金会", "foundation"),
    "59": ("其他", "other"),
    "61": ("外国旅游部门常驻代表机构", "foreign tourism office"),
    "62": ("港澳台地区旅游部门常驻代表机构", "tourism office of Hong Kong, Macao or Taiwan"),
    "69": ("其他", "other"),
    "71": ("宗教活动场所", "place of worship"),
    "72": ("宗教院校", "religious school"),
    "79": ("其他", "other"),
    "81": ("基层工会", "local trade union"),
    "89": ("其他", "other"),
    "91": ("企业", "enterprise"),
    "92": ("个体工商户", "individual business"),
    "93": ("农民专业合作社", "farmers' cooperative"),
    "A1": ("军队事业单位", "military public institution"),
    "A9": ("其他", "other"),
    "N1": ("组级集体经济组织", "group collective"),
    "N2": ("村级集体经济组织", "village collective"),
    "N3": ("乡镇级集体经济组织", "township collective"),
    "N9": ("其他", "other"),
    "Y1": ("其他", "other"),
}

PROVINCES: Final = frozenset({"10", *ISO_3166_2})
"""The first two digits of a registering office: those of a province, or 10 for the register of the nation."""

WEIGHTS: Final = tuple(3**place % 31 for place in range(17))
"""GB 32100: the weight of each character before the check character."""

ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11714: the weight of each character of the organisation code."""

ORGANISATION_CHECKS: Final = "0123456789X0"
"""GB 11714: the check character by 11 less the weighted sum modulo 11."""


class CreditCodeError(MfgcityError):
    """A text that is no credit code, with the first rule it breaks."""


def compact(text: str) -> str:
    """The code in half-width capitals without spaces and hyphens, otherwise as it came.

    Raises:
        CreditCodeError: If the value is no text.
    """
    if not isinstance(text, str):
        raise CreditCodeError("credit_code.text", value=text)
    return fold(text).replace("-", "")


def validate(text: str) -> str:
    """The compact form of a code that keeps every rule.

    Raises:
        CreditCodeError: If a spreadsheet has made a number of it, or the length, an authority or kind, the region's digits or a check character is wrong.
    """
    code = compact(text)
    if re.fullmatch("[0-9](?:[.][0-9]+)?E[+]?[0-9]+", code):
        raise CreditCodeError("credit_code.exponent", value=text)
    if len(code) != 18:
        raise CreditCodeError("credit_code.length", value=text)
    if not re.fullmatch(f"[{ALPHABET}]*", code):
        raise CreditCodeError("credit_code.alphabet", value=text)
    if code[0] not in AUTHORITIES:
        raise CreditCodeError("credit_code.authority", known=", ".join(AUTHORITIES), value=code[0])
    if code[:2] not in KINDS:
        known = ", ".join(pair[1] for pair in KINDS if pair[0] == code[0])
        raise CreditCodeError("credit_code.kind", authority=code[0], known=known, value=code[1])
    if not re.fullmatch("[0-9]{6}", code[2:8]):
        raise CreditCodeError("credit_code.region", value=code[2:8])
    if code[2:4] not in PROVINCES:
        raise CreditCodeError("credit_code.province", value=code[2:8])
    if code[16] != _organisation_check(code[8:16]):
        raise CreditCodeError("credit_code.organisation", expected=_organisation_check(code[8:16]), value=text)
    if code[17] != _check(code):
        raise CreditCodeError("credit_code.check", expected=_check(code), value=text)
    return code


def is_valid(text: object) -> bool:
    """Whether the value is text of a code that keeps every rule."""
    try:
        return isinstance(text, str) and bool(validate(text))
    except CreditCodeError:
        return False


def format(text: str) -> str:
    """The code as it is printed: eighteen characters in one piece."""
    return validate(text)


def authority(text: str, lang: Language = "zh") -> str:
    """The registration authority (登记管理部门) that gave the code, in Chinese or English."""
    return AUTHORITIES[validate(text)[0]][0 if lang == "zh" else 1]


def kind(text: str, lang: Language = "zh") -> str:
    """The kind of body (机构类别), in Chinese or English."""
    return KINDS[validate(text)[:2]][0 if lang == "zh" else 1]


def registering_region(text: str) -> str:
    """The region code of the registering office (登记管理机关行政区划码), which may have been abolished since."""
    return validate(text)[2:8]


def organisation_code(text: str) -> str:
    """The organisation code (组织机构代码) of GB 11714 as it is printed, such as ``PDY00001-X``."""
    code = validate(text)
    return f"{code[8:16]}-{code[16]}"


def is_reserved(text: object) -> bool:
    """Whether the code is valid and made up: its body in PDY00001 to PDY99999, kept by GB 11714 for private use."""
    return isinstance(text, str) and is_valid(text) and bool(re.fullmatch("PDY(?!00000)[0-9]{5}", compact(text)[8:16]))


def example(number: int, region: str = "430200") -> str:
    """A made-up credit code of an enterprise, for tests and samples, that no real body can have.

    Args:
        number: 1 to 99999, one for each made-up body.
        region: The six digits of the registering office.

    Raises:
        CreditCodeError: If the number or the region's digits are out of range.

    Examples:
        >>> example(1), is_reserved(example(1))
        ('91430200PDY00001XR', True)
    """
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= 99999:
        raise CreditCodeError("credit_code.example", value=number)
    if not isinstance(region, str) or not re.fullmatch("[0-9]{6}", region):
        raise CreditCodeError("credit_code.region", value=region)
    if region[:2] not in PROVINCES:
        raise CreditCodeError("credit_code.province", value=region)
    body = f"PDY{number:05d}"
    code = f"91{region}{body}{_organisation_check(body)}"
    return code + _check(code)


def _organisation_check(body: str) -> str:
    """GB 11714: C9 = 11 - (sum of value times weight) mod 11; letters count from A = 10 to Z = 35."""
    total = sum(int(sign, 36) * weight for sign, weight in zip(body, ORGANISATION_WEIGHTS, strict=True))
    return ORGANISATION_CHECKS[11 - total % 11]


def _check(code: str) -> str:
    """GB 32100: (31 - S mod 31) mod 31; without the second mod a sum of 0 would have no character."""
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(code[:17], WEIGHTS, strict=True))
    return ALPHABET[-total % 31]
