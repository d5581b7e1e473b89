"""Records in JSON: a list of objects, or an object a line (JSON, JSONL)."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from typing import Any, Final

import attrs

from mfgcity.frames import cells
from mfgcity.frames.fields import UNIT_FIELD
from mfgcity.intake.encodings import Text
from mfgcity.intake.errors import FileError
from mfgcity.intake.grid import Line, RowFault
from mfgcity.intake.headings import Matcher

_LARGEST: Final = 512 << 20
_LONGEST_LINE: Final = 16 << 20
_SHOWN: Final = 200
_BLANK: Final = re.compile(r"[ \t\r\n]*")
_KINDS: Final = {
    "{": ("an object", "对象"),
    '"': ("a text", "文本"),
    "[": ("a list of lists", "列表的列表"),
    "[x": ("a list of other values", "其他值的列表"),
}


class _FlawError(ValueError):
    """What makes one object unfit to be a record: a code of the catalogue, the value it speaks of, other parts."""

    def __init__(self, code: str, value: str, **parts: str) -> None:
        super().__init__(code)
        self.code = code
        self.value = value[:_SHOWN]
        self.parts = {**parts, "value": self.value}


@attrs.define
class JsonRecords:
    """The objects of a JSON or JSONL text, read from its start as often as asked.

    Numbers are given as their text, so that no digit of theirs is lost.

    Attributes:
        text: The file with its encoding.
        matcher: Knows the fields of the type.
        lines: Whether each line is an object, as in JSONL.
        faults: Objects that cannot be records, found while reading.
        ignored: Keys that only number the records.
    """

    text: Text
    matcher: Matcher
    lines: bool
    sheet: str | None = None
    delimiter: str | None = None
    faults: dict[int, RowFault] = attrs.field(factory=dict)
    beyond: Collection[int] = ()
    ignored: set[str] = attrs.field(factory=set)

    def __attrs_post_init__(self) -> None:
        if not self.lines:
            start = self.text.sample.decode("utf-8", "replace").lstrip()
            inside = start[1:].lstrip()[:1]
            if not start.startswith("["):
                self._no_records(start[:1])
            if inside not in ("{", "]", ""):
                self._no_records("[" if inside == "[" else "[x")

    def _no_records(self, kind: str) -> None:
        found, found_zh = _KINDS.get(kind, ("another value", "其他值"))
        raise FileError("file.not_records", file=self.text.file, found=found, found_zh=found_zh)

    def head(self) -> list[Line]:
        """None: objects have no rows of headings."""
        return []

    def frames(self, width: int) -> Iterator[Any]:
        """None: objects may be nested, and are read one by one."""
        del width
        return iter(())

    def objects(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The objects, known keys as the names of their fields, each with its line, or its place in the list from 1.

        Raises:
            FileError: If the list is not well formed, or too large.
        """
        decoder = json.JSONDecoder(
            object_pairs_hook=_once, parse_float=str, parse_int=str, parse_constant=_finite, strict=False
        )
        for row, source in self._lines(decoder) if self.lines else self._items(decoder):
            try:
                if isinstance(source, _FlawError):
                    raise source
                if not isinstance(source, dict):
                    raise _FlawError(
                        "row.object", source if isinstance(source, str) else json.dumps(source, ensure_ascii=False)
                    )
                yield row, self._named(source)
            except _FlawError as flaw:
                self.faults[row] = RowFault(row, flaw.code, flaw.value, flaw.parts)

    def _named(self, source: dict[str, Any]) -> dict[str, Any]:
        """The object under the names of its fields, a bare number with the unit that its key or a key beside it gives.

        What is given for every object is among them. A key that says a time which no field takes is none of the type.

        Raises:
            GivenError: If a key says what is given for every object, or says otherwise.
        """
        found: dict[str, Any] = {}
        units: dict[str, str | None] = {}
        matches = {key: self.matcher.match(key) for key in source}
        for key, match in matches.items() if self.matcher.given else ():
            if match is not None:
                self.matcher.check_given(key, match.field, match.unit, match.time)
        periods = self.matcher.periods((match.field, match.time) for match in matches.values() if match)
        dated = {*periods, *self.matcher.given}
        for key, value in source.items():
            match = matches[key]
            if match is not None and match.time and self.matcher.dated_by.get(match.field) not in dated:
                match = None
            if match is not None and match.other and match.field in self.matcher.numeric:
                match = None
            name = key if match is None else match.field
            if match is None and self.matcher.passes_over(key):
                self.ignored.add(key)
                continue
            if name in found:
                raise _FlawError("row.key_twice", key)
            found[name] = value
            if match is not None and match.unit:
                units[name] = match.unit
        found = {field: given.text for field, given in self.matcher.given.items()} | periods | found
        if UNIT_FIELD not in self.matcher.kind.model_fields and isinstance(beside := found.pop(UNIT_FIELD, None), str):
            of_any_kind = (name for name, kind in self.matcher.unit_kinds.items() if kind is None)
            units |= {name: cells.unit_text(beside, units.get(name)) for name in of_any_kind}
        for name, unit in units.items():
            value = found.get(name)
            if isinstance(value, str) and (name in self.matcher.unit_kinds or cells.has_scale(unit)):
                found[name] = cells.with_unit(value.strip(), unit)
        return found

    def _items(self, decoder: json.JSONDecoder) -> Iterator[tuple[int, Any]]:
        lenient = json.JSONDecoder(parse_float=str, parse_int=str, strict=False)
        text = self._whole()
        at = _after_blanks(text, text.index("[") + 1)
        row = 1
        while text[at : at + 1] != "]":
            if row > 1:
                if text[at : at + 1] != ",":
                    raise self._malformed(
                        f"a comma or ] is missing after record {row - 1}", f"第 {row - 1} 条记录后缺少逗号或 ]"
                    )
                at = _after_blanks(text, at + 1)
            try:
                try:
                    item, end = decoder.raw_decode(text, at)
                except _FlawError as flaw:
                    # Well-formed JSON that breaks a rule of ours: read it again without the rules, to find its end.
                    item, (_, end) = flaw, lenient.raw_decode(text, at)
            except (ValueError, RecursionError) as error:
                raise self._malformed(f"record {row}: {error}", f"第 {row} 条记录，{_fault_zh(error)}") from None
            yield row, item
            row, at = row + 1, _after_blanks(text, end)
        if _after_blanks(text, at + 1) != len(text):
            raise self._malformed(
                f"text follows the list at character {at + 1}", f"列表之后第 {at + 1} 个字符处还有内容"
            )

    def _whole(self) -> str:
        parts: list[bytes] = []
        size = 0
        for block, _ in self.text.blocks():
            parts.append(block)
            size += len(block)
            if size > _LARGEST:
                limit = _LARGEST >> 20
                raise self._malformed(
                    f"it is larger than {limit} MB; write it as JSONL", f"超过 {limit} MB，请改用 JSONL"
                )
        try:
            return b"".join(parts).decode("utf-8")
        except UnicodeDecodeError as error:
            raise self._malformed(str(error), f"第 {error.start + 1} 字节不是 UTF-8") from None

    def _malformed(self, reason: str, reason_zh: str) -> FileError:
        return FileError("file.json", file=self.text.file, reason=reason, reason_zh=reason_zh)

    def _lines(self, decoder: json.JSONDecoder) -> Iterator[tuple[int, Any]]:
        for row, line in self._split():
            if line is None:
                limit = _LONGEST_LINE >> 20
                yield (
                    row,
                    _FlawError("row.json", "", reason=f"it is longer than {limit} MB", reason_zh=f"超过 {limit} MB"),
                )
            elif line.strip():
                yield row, _decoded(line, decoder)

    def _split(self) -> Iterator[tuple[int, bytes | None]]:
        """The lines with their numbers; None for one that is too long to be held."""
        row, rest, skipping = 1, b"", False
        for block, last in self.text.blocks():
            *complete, rest = (rest + block).split(b"\n")
            for line in complete:
                yield row, None if skipping or len(line) > _LONGEST_LINE else line
                row, skipping = row + 1, False
            if len(rest) > _LONGEST_LINE or (skipping and not last):
                rest, skipping = b"", True
        if rest or skipping:
            yield row, None if skipping else rest


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _fault_zh(error: Exception) -> str:
    """What a parser of JSON says, in Chinese: where it stopped."""
    if isinstance(error, json.JSONDecodeError):
        line = f"第 {error.lineno} 行" if error.lineno > 1 else ""
        return f"{line}第 {error.colno} 个字符有误"
    return "嵌套过深" if isinstance(error, RecursionError) else "含无法读取的值"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _FlawError("row.key_twice", next(key for key in keys if keys.count(key) > 1))
    return found


def _finite(name: str) -> None:
    raise _FlawError("row.nan", name)


def _decoded(line: bytes, decoder: json.JSONDecoder) -> Any:
    """The object of a line, or the flaw that makes it none."""
    try:
        text = line.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        shown = line[: 4 * _SHOWN].decode("utf-8", "replace")
        return _FlawError("row.encoding", shown, encoding="UTF-8", byte=f"0x{line[error.start]:02X}")
    try:
        return decoder.decode(text)
    except _FlawError as flaw:
        return flaw
    except (ValueError, RecursionError) as error:
        return _FlawError("row.json", text, reason=str(error), reason_zh=_fault_zh(error))
