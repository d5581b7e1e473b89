"""Rows among the data that hold none: blank ones, footnotes, totals, headings said again (注释与空行)."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import groupby
from typing import Any, Final

import attrs

from mfgcity.intake.faults import NoteKind
from mfgcity.intake.grid import Line
from mfgcity.intake.headings import Heading, Matcher
from mfgcity.intake.layout import Remark
from mfgcity.intake.wording import key

_FOOTNOTE: Final = re.compile(
    r"\s*[(（\[【*＊]*\s*(?:注释?|备注|附注|说明|填表说明|填报说明|数据来源|资料来源|来源|口径|单位|"
    r"填报人|填表人|制表人?|审核人?|负责人|联系人|联系电话|填报单位|填报日期|制表日期|[Nn]otes?|[Ss]ources?|[Rr]emarks?)"
    r"\s*[0-9①-⑳(（)）]*\s*[:：]"
)
_BARE_FOOTNOTE: Final = re.compile(r"\s*(?:注|说明|[Nn]otes?)\s*[0-9①-⑳]+\s*[.、．）)]|\s*[*＊①-⑳]\s*\S")
_SECTION: Final = re.compile(r"\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|其中\s*[:：]?\s*$)")
_TOTAL: Final = frozenset({"合计", "总计", "共计", "小计", "total", "subtotal", "grandtotal"})
_TOTALS: Final = [
    *(gap.join(word) for word in ("合计", "总计", "共计", "小计") for gap in ("", " ", "  ", "   ", "    ", "\u3000")),
    *("total", "Total", "TOTAL", "Subtotal", "Grand total", "Grand Total"),
]
_WIDE_BLANK: Final = "\u3000"
_RUN: Final = 100
_NEVER: Final = -2


@attrs.define
class Asides:
    """Tells rows of data from rows without any.

    Attributes:
        headings: The headings of the table.
        matcher: Knows the headings of the type.
        last_before_data: The last row of the headings.
        spans: Rows of which one merged cell takes half of the width or more.
    """

    headings: tuple[Heading, ...]
    matcher: Matcher
    last_before_data: int
    spans: Collection[int] = frozenset()
    _footnote_row: int = _NEVER

    def is_ordinal(self, heading: Heading) -> bool:
        """Whether the column only numbers the rows."""
        return heading.field is None and self.matcher.is_ordinal(heading.text)

    def parted(self, polars: Any, frame: Any) -> tuple[Any, list[Remark]]:
        """The rows of data of a frame, and what the other rows are."""
        if frame.height and frame.item(0, "row") <= self.last_before_data:
            self._footnote_row = _NEVER
            first, last = frame.item(0, "row"), frame.item(-1, "row")
            if last - first + 1 == frame.height:
                frame = frame.slice(self.last_before_data - first + 1)
            else:
                frame = frame.filter(polars.col("row") > self.last_before_data)
        suspects = frame.filter(self._perhaps(polars, frame))
        suspects = suspects.filter(self._suspected(polars, suspects))
        if not suspects.height:
            return frame, []
        found: list[Remark] = []
        for row, *cells in suspects.iter_rows():
            line = Line(row, tuple("" if cell is None else cell for cell in cells))
            if (kind := self._kind(line)) is not None:
                found.append(Remark(row, kind, line.text))
        if not found:
            return frame, []
        rows = polars.Series([remark.row for remark in found], dtype=polars.UInt32)
        return frame.filter(~polars.col("row").is_in(rows.implode())), _runs(found)

    def _perhaps(self, polars: Any, frame: Any) -> Any:
        """All rows that `_suspected` picks, and few others, found at little cost where no cell is blank."""
        columns = frame.columns[1:]
        if len(columns) < 2:
            return polars.lit(value=True)
        first, other = (polars.col(name) for name in columns[:2])
        gaps = [polars.col(name).is_null() for name in columns if frame[name].null_count()]
        # As texts are compared by their bytes, one that is empty or begins with a blank stands before these.
        blank = [first < "!", (first >= _WIDE_BLANK) & (first < "\u3001")]
        gaps += [other.str.len_bytes() == 0, *blank, *self._totals(polars, columns)]
        return polars.any_horizontal(gaps).fill_null(value=True)

    def _totals(self, polars: Any, columns: list[str]) -> list[Any]:
        """Whether the first cell of a row is its own heading or a word for a sum, or its name is such a word."""
        named = [str(heading.number) for heading in self.headings if heading.field in self._named_by()]
        heading = next((heading.text for heading in self.headings if heading.number == 1), "")
        words = [polars.col(name).is_in(_TOTALS) for name in dict.fromkeys((columns[0], *named))]
        return [polars.col(columns[0]) == heading, *words]

    def _suspected(self, polars: Any, frame: Any) -> Any:
        """Rows with so few cells, or such a first cell, that they need a look."""
        columns = frame.columns[1:]
        filled = polars.sum_horizontal(polars.col(name).is_not_null() & (polars.col(name) != "") for name in columns)
        first = polars.col(columns[0])
        # A table of one column has no rows that are short: each is looked at.
        suspected = (filled <= 1) if len(columns) > 1 else filled >= 0
        labelled = first.str.contains("：", literal=True) | first.str.contains(":", literal=True)
        suspected |= (filled < len(columns)) & labelled
        blank = [first.str.starts_with(" "), first.str.starts_with(_WIDE_BLANK)]
        return polars.any_horizontal(suspected, *blank, *self._totals(polars, columns)).fill_null(value=True)

    def _named_by(self) -> tuple[str, ...]:
        return tuple(name for name in ("name", "title") if name in self.matcher.required)

    def _kind(self, line: Line) -> NoteKind | None:
        cells = {index: cell.strip() for index, cell in enumerate(line.cells, 1) if cell.strip()}
        texts = {heading.number: heading.text for heading in self.headings}
        alone = len(cells) == 1 and len(texts) > 1
        first = next(iter(cells.values()), "")
        follows = line.row == self._footnote_row + 1 and (alone or not cells)
        labelled = _FOOTNOTE.match(first) and not self._is_remark(cells)
        if follows or labelled or (alone and _BARE_FOOTNOTE.match(first)):
            self._footnote_row = line.row
            return "footnote" if cells else "blank"
        if not cells:
            return "blank"
        if len(cells) > 1 and all(key(cell) == key(texts.get(index, "")) for index, cell in cells.items()):
            return "heading"
        if alone and (line.row in self.spans or _SECTION.match(first)):
            return "heading"
        return "total" if len(texts) > 1 and self._is_total(cells) else None

    def _is_remark(self, cells: dict[int, str]) -> bool:
        """Whether the first cell is one of a record that is complete, such as its remark."""
        fields = {heading.number: heading.field for heading in self.headings}
        given = {fields.get(number) for number in cells}
        first = fields.get(min(cells))
        return first is not None and first not in self.matcher.required and given.issuperset(self.matcher.required)

    def _is_total(self, cells: dict[int, str]) -> bool:
        """Whether the row sums up the others: 合计 stands for its name or its number."""
        named = [heading.number for heading in self.headings if heading.field in self._named_by()]
        ordinal = [heading.number for heading in self.headings if self.is_ordinal(heading)]
        return any(key(cells.get(number, "")) in _TOTAL for number in (*named, *ordinal))


def _runs(found: list[Remark]) -> list[Remark]:
    """The remarks, a long run of blank rows as one remark that names the first and last of them."""
    kept: list[Remark] = []
    for _, group in groupby(enumerate(found), lambda pair: (pair[1].kind, pair[1].row - pair[0])):
        run = [remark for _, remark in group]
        if run[0].kind == "blank" and len(run) > _RUN:
            run = [run[0]._replace(text=f"{run[0].row}–{run[-1].row}")]
        kept += run
    return kept
