"""In which encoding a text is, and its bytes as UTF-8 in blocks of bounded size (文本编码)."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import IO, Final, NamedTuple

import attrs

from mfgcity.intake.errors import FileError

LONE_RETURN: Final = re.compile(rb"\r(?!\n)")
"""A carriage return that does not belong to the end of a line."""

_BLOCK: Final = 16 << 20
_SAMPLE: Final = 1 << 20
_JUDGED: Final = 256 << 10
_LOOKED_AT: Final = 256 << 10
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Whole(NamedTuple):
    """A text of which every line is well ended."""

    source: Path | bytes
    """The file, which may begin with a byte order mark, or the text as UTF-8."""
    quoted: bool
    """Whether there are quotes in it."""


@attrs.frozen(slots=False)
class Text:
    """A text file with its encoding.

    Attributes:
        path: The file.
        file: The file as it was named by the caller.
        encoding: The name of Python's codec.
        skipped: Bytes of the byte order mark.
    """

    path: Path
    file: str
    encoding: str
    skipped: int = 0

    @property
    def name(self) -> str:
        """The name of the encoding as people write it."""
        return self.encoding.upper()

    @cached_property
    def sample(self) -> bytes:
        """The start of the text as UTF-8, up to a line break where there is one."""
        block, last = next(self.blocks(_SAMPLE), (b"", True))
        return block if last else block[: block.rfind(b"\n") + 1] or block

    def whole(self, most: int, longest: int) -> Whole | None:
        """The whole text for a reader of UTF-8; None where it is large, is not in its encoding, or where only a reader row by row knows its lines.

        Args:
            most: So many bytes are not large.
            longest: So many bytes of a line are never read.
        """
        size = self.path.stat().st_size
        if not 0 < size <= most:
            return None
        if self.encoding == "utf-8":
            with self.path.open("rb") as file:
                return _whole(self.path, file, longest)
        try:
            text = self.path.read_bytes()[self.skipped :].decode(self.encoding).encode("utf-8")
        except UnicodeError:
            return None
        return _whole(text, io.BytesIO(text), longest)

    def blocks(self, size: int = _BLOCK) -> Iterator[tuple[bytes, bool]]:
        """The text as UTF-8, with whether the block is the last; bytes that are no text stay as they are.

        Raises:
            FileError: If the text holds NUL bytes, or is not in the encoding that was named.
        """
        plain = self.encoding == "utf-8"
        decoder = codecs.getincrementaldecoder(self.encoding)("surrogateescape")
        position = self.skipped
        with self.path.open("rb") as file:
            file.seek(self.skipped)
            block = file.read(size)
            while block:
                following = file.read(size)
                try:
                    text = block if plain else decoder.decode(block, not following).encode("utf-8", "surrogateescape")
                except UnicodeError as error:
                    raise FileError(
                        "file.not_text",
                        encoding=self.name,
                        position=position,
                        file=self.file,
                        reason=str(error),
                        reason_zh="无法解码",
                    ) from None
                if b"\0" in text:
                    raise FileError("file.nul", position=position + text.index(b"\0"), file=self.file)
                position += len(block)
                yield text, not following
                block = following


def _whole(source: Path | bytes, text: IO[bytes], longest: int) -> Whole | None:
    quoted, line = False, 0
    while block := text.read(_LOOKED_AT):
        if block.endswith(b"\r"):
            block += text.read(1)
        first, last = block.find(b"\n"), block.rfind(b"\n")
        if line + (len(block) if first < 0 else first) > longest or b"\0" in block:
            return None
        if b"\r" in block and LONE_RETURN.search(block):
            return None
        line = line + len(block) if last < 0 else len(block) - last - 1
        quoted = quoted or b'"' in block
    return Whole(source, quoted)


def open_text(path: Path, file: str, encoding: str | None = None) -> Text:
    """The text of a file, its encoding found: a byte order mark first, then UTF-8, then GB18030.

    Text that is mostly UTF-8 stays UTF-8 though some of its bytes are damaged: read as GB18030 it would be garbled
    without a sign.

    Args:
        path: The file.
        file: The file as it was named by the caller.
        encoding: The encoding, where it is known.

    Raises:
        FileError: If the text is in neither, or the encoding that is named is unknown.
    """
    with path.open("rb") as opened:
        start = opened.read(4)
    mark, marked = next(((len(mark), name) for mark, name in _MARKS if start.startswith(mark)), (0, ""))
    if encoding is not None:
        try:
            "".encode(encoding)
            name = codecs.lookup(encoding).name
        except (LookupError, TypeError, ValueError):
            raise FileError("file.no_encoding", value=encoding) from None
        name = {"gb2312": "gb18030", "gbk": "gb18030", "utf-8-sig": "utf-8", "utf-16": marked or "utf-16-le"}.get(
            name, name
        )
        return Text(path, file, name, mark if name == marked else 0)
    return Text(path, file, marked or _judged(path, file), mark)


def _judged(path: Path, file: str) -> str:
    with path.open("rb") as opened:
        while block := opened.read(_JUDGED):
            if not block.isascii():
                break
        else:
            return "utf-8"
        block += opened.read(_JUDGED)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(block)
    except UnicodeDecodeError:
        good, damaged = _quality(block, "utf-8")
    else:
        return "utf-8"
    if good > damaged or b"\0" in block:  # NUL bytes are refused when they are read, at their place
        return "utf-8"
    good, bad = _quality(block, "gb18030")
    if good > 4 * bad:
        return "gb18030"
    if 100 * damaged < len(block):
        return "utf-8"
    raise FileError("file.encoding", file=file)


def _quality(block: bytes, encoding: str) -> tuple[int, int]:
    """How many characters beyond ASCII decode, and how many bytes do not; a character cut off at the end is neither."""
    text = codecs.getincrementaldecoder(encoding)("surrogateescape").decode(block)
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    damaged = len(text) - len(text.encode("utf-8", "ignore").decode("utf-8"))
    return beyond - damaged, damaged
