"""What is wrong with incoming data, by rule and by who sent it (错误报告)."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from mfgcity.errors import LANGUAGES, Language, said, shown
from mfgcity.frames.quoting import quoted
from mfgcity.intake.delivery import whole_file
from mfgcity.intake.faults import Fault, Missing, Note
from mfgcity.intake.groups import RuleGroup, SenderGroup, by_rule, by_sender, rows_of
from mfgcity.intake.marking import MarkedWorkbook, mark_source
from mfgcity.markup import both, table, words

_NAMED: Final = frozenset({"column", "words"})
_COLUMNS_NAMED: Final = 12
_COMMA: Final[dict[Language, str]] = {"zh": "、", "en": ", "}
_COLUMNS: Final = ("file", "sheet", "row", "column", "field", "value", "code", "message_zh", "message_en", "sender")


@attrs.frozen
class FaultReport:
    """What is wrong with incoming data: all faults, grouped by rule and by sender.

    Attributes:
        faults: Every fault.
        records: How many records are good.
        rules: The faults by rule and column, the most frequent first.
        senders: The faults by sender, the most frequent first; empty where no column names senders.
        by: The heading of the sender's column.
        notes: The rows and columns that hold no data.
        missing: How many cells are missing, by reason.
        positions: The number of each heading's column, from 1.
        header_row: The last row of the heading.
        sender_of: What stands in the sender's column, by row.
        encoding: The encoding of the file, where it is a text.
        delimiter: What separates the cells of the file, where it is a delimited text.

    Examples:
        >>> fault = Fault(None, None, 8, "成立日期", "2023年", "record.day", "established", {"value": "2023年"})
        >>> print(FaultReport.of([fault], 99, by="填报单位", senders={8: "天元区"}).text("zh"))
        99 条记录无误；1 行共有 1 处错误
        按规则
          1  成立日期：日期须写作 2023-08-23 或 2023年8月23日 的形式（record.day）
             第 8 行 '2023年'
        按填报单位
          天元区：1 行共 1 处；成立日期 1
    """

    faults: tuple[Fault, ...]
    records: int
    rules: tuple[RuleGroup, ...]
    senders: tuple[SenderGroup, ...] = ()
    by: str | None = None
    notes: tuple[Note, ...] = ()
    missing: Mapping[str, int] = attrs.field(factory=dict, hash=False)
    positions: Mapping[str, int] = attrs.field(factory=dict, hash=False)
    header_row: int | None = None
    sender_of: Mapping[int, str] = attrs.field(factory=dict, hash=False, repr=False)
    encoding: str | None = None
    delimiter: str | None = None

    @classmethod
    def of(
        cls,
        faults: Iterable[Fault],
        records: int,
        *,
        notes: Iterable[Note] = (),
        missing: Iterable[Missing] = (),
        by: str | None = None,
        senders: Mapping[int, str] | None = None,
        positions: Mapping[str, int] | None = None,
        header_row: int | None = None,
        encoding: str | None = None,
        delimiter: str | None = None,
    ) -> FaultReport:
        """The report of faults.

        Args:
            faults: Every fault.
            records: How many records are good.
            notes: The rows and columns that hold no data.
            missing: The cells without a value.
            by: The heading of the sender's column.
            senders: What stands in that column, by row; the rows with faults are enough.
            positions: The number of each heading's column, from 1: where the cells to mark are.
            header_row: The last row of the heading.
            encoding: The encoding of the file, where it is a text.
            delimiter: What separates the cells of the file, where it is a delimited text.
        """
        faults = tuple(faults)
        # The heading of the column is no sender.
        first = -1 if header_row is None else header_row
        senders = {row: sender for row, sender in (senders or {}).items() if row > first}
        return cls(
            faults=faults,
            records=records,
            rules=by_rule(faults),
            senders=by_sender(faults, senders) if by else (),
            by=by,
            notes=tuple(notes),
            missing=dict(Counter(cell.reason for cell in missing).most_common()),
            positions=dict(positions or {}),
            header_row=header_row,
            sender_of=senders,
            encoding=encoding,
            delimiter=delimiter,
        )

    def sender(self, fault: Fault) -> str | None:
        """Who sent the row of a fault, as far as its sender's column says."""
        return None if fault.row is None else self.sender_of.get(fault.row)

    def counts(self, lang: Language = "en") -> tuple[str, ...]:
        """How many records, faults, missing cells and notes there are, a sentence each."""
        in_rows = [fault for fault in self.faults if fault.row is not None]
        lines = [
            said("report.counts", lang, records=self.records, faults=len(in_rows), rows=rows_of(in_rows))
            if self.faults
            else said("report.clean", lang, records=self.records)
        ]
        if len(in_rows) < len(self.faults):
            lines.append(said("report.more", lang, faults=len(self.faults) - len(in_rows)))
        if self.missing:
            reasons = _COMMA[lang].join(
                f"{said(f'reason.{reason}', lang)} {count}" for reason, count in self.missing.items()
            )
            lines.append(said("report.missing", lang, count=sum(self.missing.values()), reasons=reasons))
        if self.notes:
            kinds = Counter(note.kind for note in self.notes)
            listed = _COMMA[lang].join(
                f"{said(f'note.{kind}', lang)} {count}{self._named(kind, lang) if kind in _NAMED else ''}"
                for kind, count in kinds.items()
            )
            lines.append(said("report.notes", lang, count=len(self.notes), kinds=listed))
        return tuple(lines)

    def _named(self, kind: str, lang: Language) -> str:
        """The first notes of a kind in brackets."""
        texts = [note.text for note in self.notes if note.kind == kind]
        more = " …" if len(texts) > _COLUMNS_NAMED else ""
        return said("report.columns", lang, names=_COMMA[lang].join(texts[:_COLUMNS_NAMED]), more=more)

    def text(self, lang: Language = "en") -> str:
        """The report in English (``en``) or Chinese (``zh``)."""
        lines = list(self.counts(lang))
        colon, opening, closing = ("：", "（", "）") if lang == "zh" else (": ", " (", ")")
        if self.rules:
            lines.append(said("report.by_rule", lang))
            wide = len(str(self.rules[0].count))
            for group in self.rules:
                column = group.column or said("report.whole_row", lang)
                lines.append(
                    f"  {group.count:>{wide}}  {column}{colon}{group.rule(lang)}{opening}{group.code}{closing}"
                )
                lines.append(f"  {'':>{wide}}  {group.shown_examples(lang)}")
        if self.senders:
            lines.append(said("report.by_sender", lang, heading=self.by))
            lines += [f"  {_sender_line(group, lang)}" for group in self.senders]
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        count = both("count", "数量")
        rules = table(
            both("Faults by rule", "按规则"),
            (count, both("column", "列"), "rule", "规则", both("row and value", "行与值")),
            [
                (
                    group.count,
                    group.column,
                    group.rule("en"),
                    group.rule("zh"),
                    "; ".join(map(_seen, group.examples)),
                )
                for group in self.rules
            ],
            numeric=[0],
        )
        senders = table(
            both(f"Faults by {self.by}", f"按{self.by}"),
            (count, both("rows", "行数"), f"{self.by}"),
            [(group.count, group.rows, group.sender or _both("report.unnamed")) for group in self.senders],
            numeric=[0, 1],
        )
        counts = "".join(f"<p>{'<br>'.join(map(words, self.counts(lang)))}</p>" for lang in reversed(LANGUAGES))
        return f"<div>{counts}{rules if self.rules else ''}{senders if self.senders else ''}</div>"

    def data(self) -> dict[str, Any]:
        """The report as JSON data: every fault with place, code and both messages, and the groups."""
        return {
            "records": self.records,
            "faults": [_fault_data(fault) | {"sender": self.sender(fault)} for fault in self.faults],
            "rules": [
                {
                    "column": group.column,
                    "field": group.field,
                    "code": group.code,
                    "count": group.count,
                    "rows": group.rows,
                    "rule": {lang: group.rule(lang) for lang in LANGUAGES},
                    "examples": [{"row": fault.row, "value": fault.value} for fault in group.examples],
                }
                for group in self.rules
            ],
            "by": self.by,
            "senders": [{"sender": group.sender, "count": group.count, "rows": group.rows} for group in self.senders],
            "missing": dict(self.missing),
            "notes": [attrs.asdict(note) for note in self.notes],
        }

    def to_json(self, path: str | Path) -> None:
        """Write `data` to a JSON file.

        Raises:
            WriteError: If the file cannot be written.
        """
        with whole_file(Path(path)) as draft:
            draft.write_text(json.dumps(self.data(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def to_csv(self, path: str | Path, *, lang: Language = "zh", bom: bool = True) -> None:
        """Write every fault to a CSV file, a row each, with both messages; no value in it can run as a formula.

        Args:
            path: Where to write.
            lang: The language of the headings.
            bom: Whether it begins with the mark by which Excel knows UTF-8.

        Raises:
            WriteError: If the file cannot be written.
        """
        columns = _COLUMNS if self.senders else _COLUMNS[:-1]
        with (
            whole_file(Path(path)) as draft,
            draft.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file,
        ):
            lines = csv.writer(file)
            lines.writerow([said(f"head.{name}", lang) for name in columns])
            for fault in self.faults:
                data = _fault_data(fault)
                row = {
                    **data,
                    **{f"message_{each}": data["message"][each] for each in LANGUAGES},
                    "sender": self.sender(fault),
                }
                lines.writerow(
                    [quoted(cell) if isinstance(cell := row[name], str) and cell else cell for name in columns]
                )

    def to_workbook(
        self, source: str | Path, path: str | Path, *, lang: Language = "zh", encoding: str | None = None
    ) -> MarkedWorkbook:
        """Write the sender's own workbook with the faulty cells coloured and commented, and a summary sheet at its end.

        Everything else stays as far as openpyxl keeps it; what was lost is in the result. A CSV or TSV file becomes a new
        workbook of texts with the same rows. A source of another kind has no cells: only the summary sheet is written.

        Args:
            source: The file the faults are of.
            path: Where to write; not the source itself.
            lang: The language of comments and summary.
            encoding: The encoding of a CSV or TSV file; by default the one with which it was read.

        Raises:
            WriteError: If the source cannot be read, or the workbook not be written.
            MissingExtraError: If openpyxl is not installed.
        """
        return mark_source(self, Path(source), Path(path), lang, encoding)


def _seen(fault: Fault) -> str:
    """The row and the value of a fault, in words of no language."""
    row = _both("report.heading") if fault.row is None else str(fault.row)
    return row if fault.value is None else f"{row} {shown(fault.value)}"


def _both(code: str) -> str:
    return f"{said(code, 'en')} {said(code, 'zh')}"


def _sender_line(group: SenderGroup, lang: Language) -> str:
    columns = _COMMA[lang].join(
        f"{column or said('report.whole_row', lang)} {count}" for column, count in group.columns.items()
    )
    sender = group.sender or said("report.unnamed", lang)
    return said("report.sender", lang, sender=sender, count=group.count, rows=group.rows, columns=columns)


def _fault_data(fault: Fault) -> dict[str, Any]:
    place = {name: getattr(fault, name) for name in ("file", "sheet", "row", "column", "field", "value", "code")}
    return place | {"message": {lang: fault.message(lang) for lang in LANGUAGES}}
