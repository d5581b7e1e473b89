"""The quote mark that keeps a text a text: no formula, no missing mark, no error value (公式注入防护).

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, also one that somebody typed into a
form as a name. Texts that a spreadsheet or a reader would take for something else are written with a leading ``'``,
and read without it: `unquoted` takes back what `quoted` put there, whatever the text.
"""

from __future__ import annotations

import re
from typing import Final

_FORMULA: Final = frozenset("=+-@\t\r\n＝＋－＠")
_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:[,.][0-9]+)*[%‰]?[一-鿿]{0,8}")
_STANDS_FOR_NOTHING: Final = re.compile(
    r"\s*(?:[-－−﹣–—―─…⋯·.*＊/／\\？?xX×]*|n\.?/?a\.?n?|null|none|nil|nd|<na>|无|缺|暂缺|暂无|不详|不适用|无此项|无数据|未公布|未统计|保密|"
    r"#[a-z0-9/_]+[!?]?|err:[0-9]+)\s*",
    re.IGNORECASE,
)


def starts_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula: it begins like one and is no number.

    A number may have a % sign or a Chinese unit behind it.

    Examples:
        >>> [starts_formula(text) for text in ("=1+1", "-5.1%", "-5.1亿元", "-A1", "＝A1", "1-2")]
        [True, False, False, True, True, False]
    """
    return text[:1] in _FORMULA and text != "" and not _NUMBER.fullmatch(text)


def quoted(text: str, *, formulas: bool = True) -> str:
    """The text for a cell, with a leading ``'`` where it would be taken for something else.

    Args:
        text: The text.
        formulas: Whether a formula is to be feared; not where the cell has a type, as in XLSX.

    Examples:
        >>> [quoted(text) for text in ("示例机械", "=1+1", "—", "'90后'创业园")]
        ['示例机械', "'=1+1", "'—", "''90后'创业园"]
    """
    risky = text.startswith("'") or _STANDS_FOR_NOTHING.fullmatch(text) or (formulas and starts_formula(text))
    return f"'{text}" if risky else text


def unquoted(cell: str) -> str:
    """The text of a cell, without the quote mark that `quoted` puts there; a sender's own quote mark stays.

    Examples:
        >>> [unquoted(cell) for cell in ("示例机械", "'=1+1", "'-5", "'—", "''90后'创业园", "'90后'创业园")]
        ['示例机械', '=1+1', '-5', '—', "'90后'创业园", "'90后'创业园"]
    """
    rest = cell[1:]
    kept = rest[:1] in _FORMULA | {"'"} if rest else True
    return rest if cell.startswith("'") and (kept or _STANDS_FOR_NOTHING.fullmatch(rest)) else cell
