"""Plain HTML for notebooks: tables that are accessible, escaped, and without colours of their own (网页表格).

A table takes its colours from the page around it, so it reads in a light and in a dark theme alike. Text with Chinese
characters is marked as Chinese, so that a screen reader speaks it and a browser picks its font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from html import escape
from typing import Any, Final

_CHINESE: Final = re.compile(r"[\u3400-\u9fff]+")
_LATIN: Final = re.compile("[A-Za-z]")
_RULE: Final = "border-bottom:1px solid currentColor"


class Html(str):
    """Text that is HTML already; any other text is escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """The same text, for template engines that escape by themselves."""
        return str(self)


def has_chinese(text: str) -> bool:
    """Whether a text has Chinese characters."""
    return _CHINESE.search(text) is not None


def words(text: str) -> Html:
    """A text, escaped; what is Chinese in it is marked as such."""
    safe = escape(text)
    if not has_chinese(text):
        return Html(safe)
    if len(_LATIN.findall(text)) > sum(map(len, _CHINESE.findall(text))):
        return Html(_CHINESE.sub(lambda run: _marked(run[0]), safe))
    return Html(_marked(safe))


def _marked(safe: str) -> str:
    return f'<span lang="zh-Hans">{safe}</span>'


def both(english: str, chinese: str) -> Html:
    """A heading or term in both languages."""
    return Html(f"{words(english)} {words(chinese)}" if chinese else words(english))


def cell(value: Any) -> Html:
    """A value as the content of a cell; what shows itself as HTML does so."""
    if isinstance(value, Html):
        return value
    if value is None:
        return Html("")
    if hasattr(value, "_repr_html_"):
        return Html(value._repr_html_())
    if isinstance(value, float):
        return words(f"{value:.6g}")
    if isinstance(value, Fraction) and value.denominator > 1:
        return Html(f'<span title="{value}">{float(value):.6g}</span>')
    if isinstance(value, (tuple, list)):
        return Html(", ".join(map(cell, value)))
    return words(str(value))


def table(
    caption: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    numeric: Iterable[int] = (),
    named: bool = False,
) -> Html:
    """A table.

    Args:
        caption: What the table holds.
        heads: The headings of its columns; none for a table of names and values.
        rows: The rows: texts, values, or HTML.
        numeric: The positions of columns that stand to the right.
        named: Whether the first cell of a row is its heading.
    """
    right = frozenset(numeric)

    def aligned(position: int, rule: str = "") -> str:
        side = "right" if position in right else "left"
        return f'style="text-align:{side};padding:.1em .6em .1em 0{rule and ";" + rule}"'

    head = "".join(
        f'<th scope="col" {aligned(position, _RULE)}>{cell(text)}</th>' for position, text in enumerate(heads)
    )
    body = []
    for row in rows:
        cells = [
            f'<th scope="row" {aligned(position)}>{cell(value)}</th>'
            if named and position == 0
            else f"<td {aligned(position)}>{cell(value)}</td>"
            for position, value in enumerate(row)
        ]
        body.append(f"<tr>{''.join(cells)}</tr>")
    return Html(
        f'<table lang="en"><caption style="text-align:left"><strong>{cell(caption)}</strong></caption>'
        + (f"<thead><tr>{head}</tr></thead>" if heads else "")
        + f"<tbody>{''.join(body)}</tbody></table>"
    )
