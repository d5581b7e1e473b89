"""The cells of a sheet as they are stored, row by row: quick where the text is plain, parsed where it is not."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple
from xml.etree import ElementTree

from mfgcity.intake.workbook import Workbook, rich_text


class Cell(NamedTuple):
    """A cell as it is stored.

    Attributes:
        column: The letters of its column; empty where it follows the cell before.
        style: The number of its style; empty for the first.
        kind: What its value is (ECMA-376, ST_CellType), or ``f`` for a formula without a value.
        value: Its value.
    """

    column: str
    style: str
    kind: str
    value: str


_PLAIN: Final = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]+"(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")? ?'
    r'(?:/>|>(?:<v>([^<&]*)</v>|<v ?/>|<is><t(?: xml:space="preserve")?>([^<&]*)</t></is>)?</c>)'
)
_ROOT: Final = re.compile(r"<worksheet\b[^>]*>")
_NUMBER: Final = re.compile(r'\br="([0-9]+)"')
_LONGEST_ROW: Final = 64 << 20


def stored_rows(book: Workbook, part: str) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a sheet with their numbers.

    Raises:
        FileError: If the sheet is damaged.
    """
    blocks = book.blocks(part)
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    rest = decoder.decode(next(blocks, b""))
    root = _ROOT.search(rest)
    number = 0
    if root is None or "<sheetData" not in rest:
        for element in book.elements(part):
            if element.tag.endswith("}row"):
                number = int(element.get("r") or number + 1)
                yield number, [_cell(cell) for cell in element]
                element.clear()
        return
    for block in chain(blocks, (b"",)):
        *rows, rest = rest.split("</row>")
        for text in rows:
            row = text[text.rfind("<row") :]
            found = _NUMBER.search(row, 0, row.find(">"))
            number = int(found[1]) if found else number + 1
            cells = _PLAIN.findall(row)
            if len(cells) == row.count("<c ") + row.count("<c>"):
                yield number, [Cell(column, style, kind, value or text) for column, style, kind, value, text in cells]
            else:
                parsed = book.parsed(f"{root[0]}{row}</row></worksheet>")
                yield number, [_cell(cell) for cell in parsed[0]]
        rest += decoder.decode(block)
        if len(rest) > _LONGEST_ROW:
            raise book.damaged(f"row {number + 1} is too long", f"第 {number + 1} 行过长")


def _cell(element: ElementTree.Element) -> Cell:
    value, formula, kind = "", None, element.get("t", "n")
    for part in element:
        if part.tag.endswith("}v"):
            value = part.text or ""
        elif part.tag.endswith("}f"):
            formula = part.text or ""
        elif part.tag.endswith("}is"):
            value = rich_text(part)
    if formula is not None and not value and kind != "str":
        kind, value = "f", f"={formula}"
    return Cell((element.get("r") or "").rstrip("0123456789"), element.get("s", ""), kind, value)
