"""What a file is, by its first bytes: its name is only asked where these do not tell (文件类型)."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from typing import Final, Literal

from mfgcity.errors import reason_of
from mfgcity.intake.errors import FileError, damaged_workbook

FileKind = Literal["workbook", "parquet", "json", "jsonl", "delimited"]

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN: Final = (
    (b"%PDF", "a PDF", "PDF", "save the table as XLSX or CSV", "请将表格另存为 XLSX 或 CSV"),
    (b"\x1f\x8b", "a gzip archive", "gzip 压缩包", "unpack it first", "请先解压"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "7-Zip 压缩包", "unpack it first", "请先解压"),
    (b"Rar!", "a RAR archive", "RAR 压缩包", "unpack it first", "请先解压"),
    (b"SQLite format 3", "a database", "数据库", "export the table as CSV", "请将表导出为 CSV"),
)
_JSON: Final = re.compile(rb'\s*(?:\[\s*(?:[\[{\]"0-9tfn-]|$)|\{\s*["}])')


def kind_of(path: Path, file: str) -> FileKind:
    """The kind of a file.

    Args:
        path: The file.
        file: The file as it was named by the caller.

    Raises:
        FileError: If there is no such file, it is empty, or of a kind that is not read.
    """
    start = b""
    try:
        directory = path.is_dir()
        if not directory:
            with path.open("rb") as opened:
                start = opened.read(1 << 16)
    except FileNotFoundError:
        raise FileError("file.missing", file=file) from None
    except OSError as error:
        raise FileError("file.unreadable", file=file, **reason_of(error)) from None
    except ValueError as error:
        raise FileError("file.unreadable", file=file, reason=str(error), reason_zh="文件名无效") from None
    if directory:
        raise FileError("file.directory", file=file)
    if not start.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise FileError("file.empty", file=file)
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith(_OLE):
        _refuse(
            file,
            "a legacy or password-protected Office file",
            "旧版或加密的 Office 文件",
            "open it in Excel or WPS and save it as XLSX without a password",
            "请在 Excel 或 WPS 中打开，另存为不加密的 XLSX",
        )
    if start.startswith(b"PK"):
        return _packed(path, file)
    for magic, found, found_zh, advice, advice_zh in _FOREIGN:
        if start.startswith(magic):
            _refuse(file, found, found_zh, advice, advice_zh)
    if re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table)", start, re.IGNORECASE):
        _refuse(
            file,
            "a web page or XML text",
            "网页或 XML 文本",
            "open it in Excel or WPS and save it as XLSX",
            "请在 Excel 或 WPS 中打开，另存为 XLSX",
        )
    return _textual(path, start.removeprefix(b"\xef\xbb\xbf"))


def _refuse(file: str, found: str, found_zh: str, advice: str, advice_zh: str) -> None:
    raise FileError("file.kind", file=file, found=found, found_zh=found_zh, advice=advice, advice_zh=advice_zh)


def package_of(path: Path, file: str) -> zipfile.ZipFile:
    """The package of parts that a workbook is.

    Raises:
        FileError: If it is damaged, or of a kind of package that cannot be unpacked.
    """
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise damaged_workbook(file, error) from None


def _packed(path: Path, file: str) -> FileKind:
    with package_of(path, file) as package:
        names = frozenset(package.namelist())
    if "[Content_Types].xml" in names and any(name.endswith("workbook.xml") for name in names):
        return "workbook"
    advice, advice_zh = "save it as XLSX", "请另存为 XLSX"
    if any(name.endswith("workbook.bin") for name in names):
        _refuse(file, "a binary workbook (XLSB)", "二进制工作簿（XLSB）", advice, advice_zh)
    if "mimetype" in names and "content.xml" in names:
        _refuse(file, "an OpenDocument file", "OpenDocument 文件", advice, advice_zh)
    if "[Content_Types].xml" in names:
        _refuse(file, "an Office file without a workbook", "不含工作簿的 Office 文件", advice, advice_zh)
    _refuse(file, "a zip archive", "zip 压缩包", "unpack it first", "请先解压")
    raise AssertionError


def _textual(path: Path, start: bytes) -> FileKind:
    ending = path.suffix.lower()
    if ending in (".jsonl", ".ndjson"):
        return "jsonl"
    if not _JSON.match(start) or (ending in (".csv", ".tsv", ".txt") and not re.match(rb'\s*[\[{]\s*[{"}\]]', start)):
        return "json" if ending == ".json" else "delimited"
    first, _, following = start.lstrip().partition(b"\n")
    if first.startswith(b"{") and following.strip():
        try:
            return "jsonl" if isinstance(json.loads(first), dict) else "json"
        except (ValueError, RecursionError):
            return "json"
    return "json"
