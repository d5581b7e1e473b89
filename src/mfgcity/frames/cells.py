"""What the text of a cell says: one grammar for a single record and for a whole column (单元格).

Blanks at both ends do not count. A cell that holds nothing but a mark such as ``—`` or ``*`` is missing, which is not
zero; the mark says why. A spreadsheet's error such as ``#DIV/0!`` is a fault. Everything else is the text of a value.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from numbers import Integral
from typing import Any, Final

from mfgcity.errors import MfgcityError
from mfgcity.figures import Unit
from mfgcity.figures.vocabulary import APPROXIMATIONS
from mfgcity.frames.quoting import unquoted

BLANKS: Final = "".join(
    map(chr, (*range(0x09, 0x0E), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029))
) + "\u202f\u205f\u3000\ufeff"  # fmt: skip
"""Every white space of Unicode, and the marks without width that files begin with or leave behind."""


class Reason(StrEnum):
    """Why a cell has no value (缺失原因)."""

    BLANK = "blank"
    """Nothing stands there (空白)."""
    NOT_APPLICABLE = "not_applicable"
    """There can be no such value: —, -, / (不适用)."""
    NOT_AVAILABLE = "not_available"
    """The value is not known or not published: …, n/a, #N/A (无数据, 未公布)."""
    SUPPRESSED = "suppressed"
    """The value is kept back, so that no one is told apart: * (保密)."""


_MARKS_OF: Final = {
    Reason.NOT_APPLICABLE: "— —— ——— – ―― ― ─ ── - -- --- － －－ ﹣ − / ／ 不适用 无此项",
    Reason.NOT_AVAILABLE: "… …… ... .. ⋯ ⋯⋯ n/a N/A n.a. N.A. na NA #N/A nan NaN NAN null NULL Null none None NONE <NA> 缺 暂缺 暂无 "
    "不详 无数据 未公布 未统计",
    Reason.SUPPRESSED: "* ** *** ＊ ＊＊ ＊＊＊ 保密",
}
MARKS: Final[dict[str, Reason]] = {"": Reason.BLANK} | {
    mark: reason for reason, marks in _MARKS_OF.items() for mark in marks.split(" ")
}
"""The texts that stand for a missing value, and what each says; the usual signs of statistical tables."""

ERRORS: Final = frozenset(
    [
        "#DIV/0!",
        "#REF!",
        "#VALUE!",
        "#NAME?",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#FIELD!",
        "#BLOCKED!",
        "#CONNECT!",
        "#UNKNOWN!",
        "Err:502",
        "Err:503",
        "Err:504",
        "Err:508",
        "Err:509",
        "Err:522",
    ]
)
"""What a spreadsheet shows where a formula has no value. ``#N/A`` is not among them: it says that a value is missing."""

_UNSIGNED: Final = "(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
NUMBER: Final = f"[-+－＋−]?{_UNSIGNED}"
"""The pattern of a number without a unit, in the full width of Chinese typing too."""

_BEFORE: Final = "|".join(sorted((re.escape(word) for word in APPROXIMATIONS), key=len, reverse=True))
_APART: Final = (
    f"[0-9]{{1,3}}(?:[ \u00a0\u2009\u202f][0-9]{{3}})+(?:[.][0-9]+)?|{_UNSIGNED} ?[-~～—–－至到] ?{_UNSIGNED}"
)
QUALIFIED: Final = (
    f"((?:{_BEFORE}|[<>＜＞][=＝]?|[≥≤≧≦≈~～])? ?(?:{_APART}|{NUMBER})[余多+＋]?)"
    " ?(左右|上下|及?以上|及?以下|以内|之内)?"
)
"""The pattern of a number with or without words that say how near it is, of one whose thousands are set apart by blanks, and of
two as a range; its unit stands between the two groups."""

_NUMBER: Final = re.compile(NUMBER)
_CHANGES_A_NUMBER: Final = re.compile(
    "[0-9０-９零〇一二三四五六七八九十百千几]|^[余多来+＋]|左右|上下|[以之][上下内]|[.,．，、。]$"
)
_QUALIFIED: Final = re.compile(QUALIFIED)
_BETWEEN: Final = re.compile("[；;、\r\n]")


class CellError(MfgcityError):
    """A cell whose text says nothing that a field could hold."""


def trimmed(text: str) -> str:
    """The text without blanks at its ends, and without the quote mark that keeps it from being taken for something else.

    Examples:
        >>> trimmed(" 株洲市　"), trimmed("'=1+1"), trimmed("'tis"), trimmed("'—")
        ('株洲市', '=1+1', "'tis", '—')
    """
    text = text.strip(BLANKS)
    return unquoted(text) if text.startswith("'") else text


def missing(text: str) -> Reason | None:
    """Why the text of a cell is no value; None where it is one, as is a mark behind a quote mark.

    Examples:
        >>> missing(" — "), missing("0"), missing("'—")
        (<Reason.NOT_APPLICABLE: 'not_applicable'>, None, None)
    """
    return MARKS.get(text.strip(BLANKS))


def gap(cell: object) -> tuple[str, str]:
    """What stands in a cell without a value, and what that says: the value of a reason.

    Examples:
        >>> gap(" * "), gap(None)
        (('*', 'suppressed'), ('', 'blank'))
    """
    mark = cell.strip(BLANKS) if isinstance(cell, str) else ""
    return mark, MARKS[mark].value


def refuse_error(text: str) -> None:
    """Refuse the text of a cell that shows a spreadsheet's error.

    Raises:
        CellError: If it does.
    """
    if (shown := text.strip(BLANKS)) in ERRORS:
        raise CellError("cell.error", value=shown)


def plain(value: object) -> object:
    """A cell of any kind as text; None where it is missing, the cell itself where no text stands for it.

    A float is no printed figure and stays what it is, save NaN, which is missing. The time of a day is dropped at
    midnight only.

    Examples:
        >>> plain(Decimal("5.10")), plain(True), plain(float("nan")), plain(5.1)
        ('5.10', 'true', None, 5.1)
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00") if value == value else None  # noqa: PLR0124
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Integral):
        return str(int(value)) if abs(int(value)).bit_length() < 1000 else value
    if isinstance(value, Decimal):
        return None if value.is_nan() else f"{value:f}" if value.is_finite() and abs(value.adjusted()) < 300 else value
    # NaN and its kin, such as pandas.NaT, are not equal to themselves; pandas.NA gives no truth at all.
    try:
        return value if bool(value == value) else None  # noqa: PLR0124
    except (TypeError, ValueError):
        return None if type(value).__name__ == "NAType" else value


def several(text: str) -> list[str]:
    """The values of one cell, set apart by ``；``, ``;``, ``、`` or a line break, or a JSON list of texts.

    Examples:
        >>> several("中车株机、中车株所；时代新材")
        ['中车株机', '中车株所', '时代新材']
        >>> several('["轨道、动力", "时代新材"]')
        ['轨道、动力', '时代新材']
    """
    if text.startswith("["):
        listed = _json(text)
        if isinstance(listed, list) and all(isinstance(item, str) for item in listed):
            return listed
    found = (part.strip(BLANKS) for part in _BETWEEN.split(text))
    return [part for part in found if part]


def with_unit(text: str, unit: str | None) -> str:
    """A bare number with the unit of its column, about or above it too; a figure that states its own unit stays as it is.

    Examples:
        >>> with_unit("39.44", "亿元"), with_unit("－5", "万元"), with_unit("5.1%", "亿元")
        ('39.44亿元', '－5万元', '5.1%')
        >>> with_unit("约1200", "万元"), with_unit("1200余", "万元"), with_unit("500以上", "万元")
        ('约1200万元', '1200余万元', '500万元以上')
    """
    match = _QUALIFIED.fullmatch(text) if unit else None
    return text if unit is None or match is None else f"{match[1]}{joint(unit)}{match[2] or ''}"


def joint(unit: str) -> str:
    """A unit as it stands behind a number: after a blank where it is a word in letters."""
    return f" {unit}" if unit[0].isascii() and unit[0].isalpha() else unit


def unit_text(cell: object, of_heading: str | None = None) -> str | None:
    """What stands behind bare numbers beside a cell of a column of units; None where no unit is given.

    A text that would change the number, as 3, 10万元 or 以上 would, or that contradicts the heading, is set in brackets,
    so that no figure is read.

    Args:
        cell: The cell.
        of_heading: The unit that the heading of the numbers gives.

    Examples:
        >>> unit_text("亿元"), unit_text("—"), unit_text("—", "万元"), unit_text("3"), unit_text("亿元", "万元")
        ('亿元', None, '万元', '（3）', '（亿元）')
    """
    said = plain(cell)
    text = trimmed(said) if isinstance(said, str) else ""
    if missing(text):
        return of_heading
    unit = parsed_unit(text)
    fits = not _CHANGES_A_NUMBER.search(text) if unit is None else of_heading is None or unit == parsed_unit(of_heading)
    return text if fits else f"（{text}）"


def parsed_unit(text: str) -> Unit | None:
    """The unit that a text is; None where it is none."""
    try:
        return Unit.parse(text)
    except MfgcityError:
        return None


def has_scale(unit: str | None) -> bool:
    """Whether a unit counts in 万, 亿 or the like, so that a number below it is not that many things.

    Examples:
        >>> has_scale("万人"), has_scale("人"), has_scale(None)
        (True, False, False)
    """
    known = None if unit is None else parsed_unit(unit)
    return known is not None and known.scale != 1


def is_number(text: str) -> bool:
    """Whether a trimmed text is a number without a unit."""
    return _NUMBER.fullmatch(text) is not None


def nested(text: str) -> Any:
    """Records inside a cell, which stand there as JSON.

    Raises:
        CellError: If the text is no JSON array or object.
    """
    found = _json(text)
    if not isinstance(found, (list, dict)):
        raise CellError("cell.json", value=text)
    return found


def computed(text: str) -> Any:
    """A computed figure, which stands in its cell as a JSON object; any other text stays as it is."""
    found = _json(text) if text.startswith("{") else None
    return found if isinstance(found, dict) else text


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
