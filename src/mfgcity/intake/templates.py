"""Empty workbooks to fill in, one for each record type (填报模板)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import attrs
from annotated_types import Ge, Le

from mfgcity.domain import Observation, Record
from mfgcity.domain.rules import MeasuredIn, ValidCode
from mfgcity.errors import Language, said
from mfgcity.figures import UnitKind
from mfgcity.intake.delivery import WriteError, whole_file
from mfgcity.intake.describing import Field, fields_of, kind_name
from mfgcity.intake.spreadsheet import DAY, MOST_ROWS, fill, openpyxl, print_wide, set_widths, width

UNITS: Final = {UnitKind.MONEY: "万元"}
"""The unit that a heading gives to the bare numbers below it, by the kind of figure."""

_BESIDE: Final = ("%", "个百分点", "亿元", "万元", "家", "个", "人", "万人", "位", "倍")
"""Units that are offered beside a figure whose kind is open."""

_REQUIRED, _OPTIONAL = "FFDDEBF7", "FFF2F2F2"
_TEXT: Final = "@"
_STARRED: Final = '"* "@'
"""A number format that shows a star before a text: the cell still holds the text alone, so that it is read."""

_MOST_PROMPT: Final = 250
_INTRO: Final = ("required", "missing", "precision", "order", "more")
_NOTES: Final = (22, 18, 10, 54, 60)


@attrs.frozen
class _Column:
    field: Field | None
    heading: str
    rules: tuple[str, ...]
    choices: tuple[str, ...]
    closed: bool
    required: bool = False

    @property
    def is_day(self) -> bool:
        return self.field is not None and self.field.value is date and not self.field.many

    @property
    def is_number(self) -> bool:
        return self.field is not None and self.field.value is int and not self.field.many

    @property
    def number_format(self) -> str:
        """Text for all that is no number or day: a spreadsheet changes 2023-07, 0430 and 5.10 that it takes for numbers."""
        return DAY if self.is_day else "0" if self.is_number else _TEXT

    @property
    def width(self) -> int:
        widest = max(
            (width(choice) + 5 for choice in self.choices), default=12 if self.is_day or self.is_number else 18
        )
        coded = self.field is not None and self.field.mark(ValidCode) and not self.field.many
        return max(width(self.heading) + (6 if self.required else 4), 22 if coded else widest)


def template(
    kind: type[Record], path: str | Path, *, lang: Language = "zh", units: Mapping[str, str] | None = None
) -> None:
    """Write an empty workbook for records of a type, which reads back without any option once it is filled in.

    It has a heading for each field, the required ones starred, units, drop-downs for closed sets, number formats that keep
    codes, periods and printed zeros as they are typed, a hint on each column, and a sheet with the rule of each field.
    Records inside a record, and the sections of a source, have no column; the notes say how to add one.

    Args:
        kind: The record type.
        path: Where to write, ending in ``.xlsx``.
        lang: Chinese (``zh``) or English (``en``) headings and notes.
        units: The units that headings give, by field name; figures of money are in 万元 if not given. An empty text leaves
            the unit to the cells.

    Raises:
        WriteError: If the file cannot be written.
        MissingExtraError: If openpyxl is not installed.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise WriteError("write.suffix", names=".xlsx", value=path.name)
    columns = _columns(kind, lang, units or {})
    book = openpyxl().Workbook()
    sheet = book.active
    sheet.title = kind_name(kind, lang)
    for number, column in enumerate(columns, 1):
        _head(sheet, number, column)
        _body(sheet, number, column, lang)
    set_widths(sheet, [column.width for column in columns])
    sheet.row_dimensions[1].height = 24
    sheet.freeze_panes = "B2"
    print_wide(sheet, title_rows="1:1")
    _add_notes(book, kind, columns, lang)
    with whole_file(path) as draft:
        book.save(draft)


def _columns(kind: type[Record], lang: Language, units: Mapping[str, str]) -> list[_Column]:
    columns: list[_Column] = []
    for field in fields_of(kind):
        if field.nested or field.name == "sections":
            continue
        measured = field.mark(MeasuredIn)
        unit = units.get(field.name, UNITS.get(measured.kind, "") if measured else "")
        heading, rules = field.heading(lang), field.rules(lang)
        if unit:
            heading, rules = f"{heading}（{unit}）", (*rules, said("field.in_unit", lang, unit=unit))
        columns.append(_Column(field, heading, rules, field.choices(lang), closed=True, required=field.required))
        if kind is Observation and field.name == "figure":
            beside = "单位" if lang == "zh" else "unit"
            columns.append(_Column(None, beside, (said("field.beside", lang),), _BESIDE, closed=False))
    return columns


def _head(sheet: Any, number: int, column: _Column) -> None:
    styles, comments = openpyxl("styles"), openpyxl("comments")
    cell = fill(sheet.cell(1, number), column.heading)
    cell.number_format = _STARRED if column.required else _TEXT
    cell.font = styles.Font(bold=True)
    cell.fill = styles.PatternFill("solid", fgColor=_REQUIRED if column.required else _OPTIONAL)
    cell.alignment = styles.Alignment(vertical="center")
    cell.border = styles.Border(bottom=styles.Side("thin"))
    name = column.field.name if column.field else "unit"
    cell.comment = comments.Comment("\n".join((name, *column.rules)), "mfgcity", width=300, height=120)


def _body(sheet: Any, number: int, column: _Column, lang: Language) -> None:
    letter = openpyxl("utils").get_column_letter(number)
    sheet.column_dimensions[letter].number_format = column.number_format
    check = _check(column)
    check.allow_blank = True
    check.showInputMessage = True
    check.promptTitle = column.heading[:32]
    check.prompt = "\n".join(column.rules)[:_MOST_PROMPT]
    check.showErrorMessage = column.closed
    check.errorStyle = "stop" if column.choices else "warning"
    check.error = said("template.choose", lang) if column.choices else check.prompt
    check.add(f"{letter}2:{letter}{MOST_ROWS}")
    sheet.add_data_validation(check)


def _check(column: _Column) -> Any:
    """What a spreadsheet checks while one types."""
    validation = openpyxl("worksheet.datavalidation").DataValidation
    if column.choices:
        return validation(type="list", formula1=f'"{",".join(column.choices)}"')
    if column.is_day:
        return validation(type="date", operator="greaterThanOrEqual", formula1="1")
    if column.field is not None and column.is_number:
        least, most = column.field.mark(Ge).ge, column.field.mark(Le).le
        return validation(type="whole", operator="between", formula1=str(least), formula2=str(most))
    return validation()


def _add_notes(book: Any, kind: type[Record], columns: Sequence[_Column], lang: Language) -> None:
    """The sheet that says what each field is and what it must be."""
    styles = openpyxl("styles")
    sheet = book.create_sheet(said("template.notes", lang))
    bold, top = styles.Font(bold=True), styles.Alignment(vertical="top", wrap_text=True)
    for code in _INTRO:
        fill(sheet.cell(sheet.max_row + (code != _INTRO[0]), 1), said(f"template.intro.{code}", lang))
    heads = [said(f"head.{name}", lang) for name in ("heading", "key", "required", "content", "meaning")]
    separator = "；" if lang == "zh" else "; "
    rows = [
        (column.heading, column.field.name if column.field else "unit", "*" if column.required else "", separator.join(column.rules),
         column.field.meaning if column.field else "The unit of the figure.")
        for column in columns
    ]  # fmt: skip
    shown = {column.field.name for column in columns if column.field}
    rows += [
        (field.heading(lang), field.name, "+", separator.join(field.rules(lang)), field.meaning)
        for field in fields_of(kind)
        if field.name not in shown
    ]
    start = len(_INTRO) + 2
    for number, row in enumerate((tuple(heads), *rows), start):
        for place, text in enumerate(row, 1):
            cell = fill(sheet.cell(number, place), text)
            cell.alignment = top
            if number == start:
                cell.font = bold
        lines = max(-(-width(text) // (wide - 2)) for text, wide in zip(row, _NOTES, strict=True))
        sheet.row_dimensions[number].height = 16 * max(lines, 1)
    set_widths(sheet, _NOTES)
    sheet.freeze_panes = sheet.cell(start + 1, 1)
    print_wide(sheet)
