"""Cells of a workbook that hold what they show: texts that never become formulas, whole numbers, days (工作簿单元格)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from mfgcity.errors import need
from mfgcity.frames.quoting import starts_formula
from mfgcity.intake.delivery import WriteError

MOST_ROWS: Final = 1_048_576
"""The rows of a sheet."""

MOST_CHARACTERS: Final = 32_767
"""The characters of a cell."""

DAY: Final = "yyyy-mm-dd"
"""The number format of a day."""

_FIRST_DAY: Final = date(1900, 3, 1)
"""Before it, the day numbers of spreadsheets follow no calendar."""

_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f]")
_UNSPEAKABLE: Final = re.compile("[\ufffe\uffff\ud800-\udfff]")


def openpyxl(part: str = "") -> Any:
    """The package openpyxl, or a module of it.

    Raises:
        MissingExtraError: If it is not installed.
    """
    return need(f"openpyxl.{part}" if part else "openpyxl", "excel")


def escaped(text: str) -> str:
    """A text as the file format carries it: control characters as ``_x000B_``.

    Raises:
        WriteError: If it is too long for a cell, or holds characters that no workbook can.
    """
    if len(text) > MOST_CHARACTERS:
        raise WriteError("write.cell", most=MOST_CHARACTERS, value=text)
    if _UNSPEAKABLE.search(text):
        raise WriteError("write.character", value=text)
    return _ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def shortened(text: str) -> str:
    """A text that fits into a cell; one that is too long says how long it was, and what no workbook can hold is ``�``."""
    if len(text) > MOST_CHARACTERS:
        text = f"{text[: MOST_CHARACTERS - 40]}… ({len(text)})"
    return _UNSPEAKABLE.sub("\ufffd", text)


def fill(cell: Any, value: object) -> Any:
    """Put a value into a cell: whole numbers and days as such, everything else as text whatever it begins with.

    Returns:
        The cell.
    """
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= 10**15:
        cell.value = value
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= _FIRST_DAY:
        cell.value = value
        cell.number_format = DAY
    elif value is not None:
        text = str(value)
        cell.value = escaped(text)
        cell.data_type = "s"
        if starts_formula(text):
            cell.quotePrefix = True  # else editing the cell in Excel would make a formula of it
    return cell


def width(text: str) -> int:
    """How wide a text is, in characters of a Latin font: a Chinese character takes two.

    Examples:
        >>> width("企业名称 name")
        13
    """
    return max(
        (sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line) for line in text.split("\n")),
        default=0,
    )


def set_widths(sheet: Any, widths: Sequence[int]) -> None:
    """Set the widths of a sheet's columns, in characters of a Latin font."""
    letter = openpyxl("utils").get_column_letter
    for number, wide in enumerate(widths, 1):
        sheet.column_dimensions[letter(number)].width = wide


def print_wide(sheet: Any, *, title_rows: str | None = None) -> None:
    """Let a sheet print on pages as wide as its columns, with some rows on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = openpyxl("worksheet.properties").PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = title_rows
