"""Why a file cannot be read at all; what is wrong inside a table that can be read is a fault (无法读取的原因)."""

from __future__ import annotations

import zipfile
import zlib
from typing import Final

from mfgcity.errors import MfgcityError

_DAMAGES: Final[tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...]] = (
    ((zipfile.BadZipFile, zlib.error, EOFError), "压缩包损坏"),
    (NotImplementedError, "压缩方式不受支持"),
    (RuntimeError, "压缩包已加密"),
    (KeyError, "缺少组成部分"),
    (SyntaxError, "其中的 XML 有误"),
)
"""What the libraries that unpack and parse a workbook mean by an exception; that of XML is a syntax error."""


class IntakeError(MfgcityError):
    """A file or frame that cannot be taken in."""


class FileError(IntakeError):
    """A file that is missing, damaged, too large, or of a kind that is not read."""


def damaged_workbook(file: str, reason: object, reason_zh: str | None = None) -> FileError:
    """The refusal of a workbook that cannot be unpacked or parsed, for a reason or an exception of a library."""
    chinese = reason_zh or next((text for kind, text in _DAMAGES if isinstance(reason, kind)), "内容无法读取")
    return FileError("file.damaged", kind="XLSX", file=file, reason=str(reason), reason_zh=chinese)


class SheetError(IntakeError):
    """A workbook or text in which no table of the type is found, or several are."""


class MappingError(IntakeError):
    """A mapping, or a name of what is given for every row, that leads to no field of the type."""


class GivenError(IntakeError):
    """A value given for every row that breaks a rule of its field, or does not agree with the columns of the table."""
