"""Fonts with Chinese characters: found on this machine and given to the renderer, or their absence told (中文字体).

A renderer without such a font draws an empty box for each Chinese character and says nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from mfgcity.catalogue import MESSAGES
from mfgcity.errors import Language, MfgcityError, need

_FILES: Final = {
    "notosanscjk": "Noto Sans CJK SC",
    "notosanssc": "Noto Sans SC",
    "sourcehansanssc": "Source Han Sans SC",
    "sourcehansanscn": "Source Han Sans CN",
    "sourcehansans": "Source Han Sans SC",
    "pingfang": "PingFang SC",
    "hiragino sans gb": "Hiragino Sans GB",
    "stheiti": "Heiti SC",
    "msyh": "Microsoft YaHei",
    "deng": "DengXian",
    "simhei": "SimHei",
    "simsun": "SimSun",
    "wqy-microhei": "WenQuanYi Micro Hei",
    "wqy-zenhei": "WenQuanYi Zen Hei",
    "droidsansfallback": "Droid Sans Fallback",
    "uming": "AR PL UMing CN",
    "ukai": "AR PL UKai CN",
}
"""How the file of a font begins, in small letters, and the family it holds; the better ones first."""

FAMILIES: Final = tuple(dict.fromkeys(_FILES.values()))
"""The families that a browser is asked for, in this order."""

_ENDINGS: Final = frozenset({".ttf", ".ttc", ".otf", ".otc"})


class FontError(MfgcityError):
    """A file that is no font."""


class MissingFontWarning(UserWarning):
    """No font with Chinese characters is on this machine, so a picture shows empty boxes in their place.

    Attributes:
        code: The stable code of the message.
    """

    code: str = "font.missing"

    def message(self, lang: Language = "en") -> str:
        """The message in English (``en``) or Chinese (``zh``), with the remedy."""
        return MESSAGES[self.code][0 if lang == "en" else 1]

    def __str__(self) -> str:
        return f"{self.message('en')} {self.message('zh')}"


class Font(NamedTuple):
    """A font with Chinese characters.

    Attributes:
        family: The name of its family.
        file: Where it lies.
    """

    family: str
    file: Path


_given: list[Font] = []


def folders() -> list[Path]:
    """The folders in which this system keeps fonts."""
    home = Path.home()
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", Path(local) / "Microsoft/Windows/Fonts"]
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts"]


def chinese_font() -> Font | None:
    """The font with Chinese characters that pictures use: one given to `use_font`, else the best found; None without one.

    Fonts are known by the names of their files, in the usual folders of Linux, macOS and Windows.
    """
    if _given:
        return _given[-1]
    found: dict[str, Font] = {}
    for file in _files():
        name = file.name.lower()
        prefix = next((prefix for prefix in _FILES if name.startswith(prefix)), None)
        # A bold or light file serves only where there is no other.
        if prefix is not None and (prefix not in found or "regular" in name):
            found[prefix] = Font(_FILES[prefix], file)
    return next((found[prefix] for prefix in _FILES if prefix in found), None) or _fontconfig()


def _fontconfig() -> Font | None:
    """A font that fontconfig, where it is installed, knows to hold Chinese."""
    command = shutil.which("fc-list")
    if command is None:
        return None
    listed = subprocess.run(
        [command, ":lang=zh-cn", "--format", "%{family[0]}\t%{file}\n"], capture_output=True, text=True, check=False
    )
    family, _, file = next(iter(sorted(listed.stdout.splitlines())), "").partition("\t")
    return Font(family, Path(file)) if file else None


def _files() -> Iterator[Path]:
    for folder in folders():
        for place, _, names in os.walk(folder):
            yield from (Path(place, name) for name in sorted(names) if Path(name).suffix.lower() in _ENDINGS)


def use_font(file: str | Path, family: str) -> Font:
    """Use this font for Chinese characters in pictures.

    Args:
        file: The font: a .ttf, .ttc, .otf or .otc file.
        family: The name of its family, such as ``Noto Sans CJK SC``.

    Raises:
        FontError: If there is no such file, or it has another ending.
    """
    path = Path(file)
    if path.suffix.lower() not in _ENDINGS or not path.is_file():
        raise FontError("font.file", value=str(file))
    _given.append(Font(family, path.resolve()))
    return _given[-1]


def registered_font(*, warn: bool) -> Font | None:
    """The font for Chinese characters, which the renderer knows from now on; None where there is none.

    Args:
        warn: Whether to warn then.

    Warns:
        MissingFontWarning: If there is none; it says what to install.
    """
    font = chinese_font()
    if font is not None:
        _register(font.file.parent)
    elif warn:
        warnings.warn(MissingFontWarning(), stacklevel=3)
    return font


@cache
def _register(folder: Path) -> None:
    need("vl_convert", "plot").register_font_directory(str(folder))
