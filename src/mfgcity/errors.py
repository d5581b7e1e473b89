"""The root error: its text comes from the catalogue, in English and Chinese.

A message has a stable code. Its text is a template over named parts, and the parts stay on the
error, so a program reads `error.code` and `error.parts` while a person reads `error.message("zh")`.
"""

from __future__ import annotations

import errno
import importlib
import string
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from mfgcity.catalogue import MESSAGES

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")

_SHOWN: Final = 60


def shown(value: object) -> str:
    """The repr of a value, short enough for one line of a message."""
    if isinstance(value, str) and len(value) > _SHOWN:
        return f"{value[:_SHOWN]!r}… ({len(value)} characters)"
    if isinstance(value, int) and abs(value).bit_length() > 200:
        return f"an integer of {value.bit_length()} bits"
    text = repr(value)
    return text if len(text) <= 2 * _SHOWN else text[: 2 * _SHOWN] + "…"


class MfgcityError(ValueError):
    """The root of every error this library raises.

    Attributes:
        code: The stable code of the message, such as ``figure.float``.
        parts: The named values that the message speaks of.
    """

    code: str
    parts: dict[str, object]

    def __init__(self, code: str, /, **parts: object) -> None:
        super().__init__(code)
        self.code = code
        self.parts = parts

    def message(self, lang: Language = "en") -> str:
        """The message in English (``en``) or Chinese (``zh``)."""
        english, chinese = MESSAGES[self.code]
        return filled(chinese if lang == "zh" else english, self.parts)

    def __str__(self) -> str:
        return self.message()

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.parts)


def filled(template: str, parts: Mapping[str, object]) -> str:
    """The text of a template of the catalogue, or of a piece of one, with its parts."""
    return _FORMATTER.vformat(template, (), parts)


def said(code: str, lang: Language = "en", /, **parts: object) -> str:
    """A text of the catalogue that is no error: a heading, a rule, a sentence of a report."""
    return MfgcityError(code, **parts).message(lang)


class MissingExtraError(MfgcityError, ImportError):
    """A package that an optional part of the library needs is not installed."""


_REASONS: Final = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许这样操作",
    errno.EISDIR: "是文件夹",
    errno.ENOTDIR: "路径中有一级不是文件夹",
    errno.ENOSPC: "磁盘空间不足",
    errno.EROFS: "文件系统只读",
    errno.ENAMETOOLONG: "名称过长",
}


def reason_of(error: OSError) -> dict[str, str]:
    """Why a file could not be read or written, as the part ``reason`` of a message in both languages.

    Examples:
        >>> reason_of(FileNotFoundError(2, "No such file or directory"))
        {'reason': 'No such file or directory', 'reason_zh': '没有这个文件或文件夹'}
    """
    reason = error.strerror or str(error)
    return {"reason": reason, "reason_zh": _REASONS.get(error.errno or 0, reason)}


def need(module: str, extra: str) -> Any:
    """Import a module of an optional dependency.

    Args:
        module: The module to import.
        extra: The extra of mfgcity that installs it.

    Raises:
        MissingExtraError: If it is not installed; the message names the extra.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module.partition(".")[0]:
            raise
        raise MissingExtraError("extra.missing", module=module, extra=extra) from None


class _MessageFormatter(string.Formatter):
    """In a template `{part}` shows words as they are, `{part!r}` a caller's value, shortened.

    `{part_zh}` is the part in Chinese, and the part itself where none was given.
    """

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        if isinstance(key, str) and key not in kwargs:
            return kwargs[key.removesuffix("_zh")]
        return super().get_value(key, args, kwargs)

    def convert_field(self, value: object, conversion: str | None) -> object:
        return shown(value) if conversion == "r" else str(value)


_FORMATTER: Final = _MessageFormatter()


def _rebuild(kind: type[MfgcityError], code: str, parts: dict[str, object]) -> MfgcityError:
    return kind(code, **parts)
