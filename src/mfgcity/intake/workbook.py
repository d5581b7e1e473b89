"""The parts of a workbook that its sheets refer to: names, shared texts, number formats (工作簿).

An xlsx file is read as ECMA-376 describes it, so that a cell is taken as it is displayed: with its number format, its
error, its formula where no value was kept.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Final, cast
from xml.etree import ElementTree

import attrs

from mfgcity.intake.detection import package_of
from mfgcity.intake.errors import FileError, damaged_workbook
from mfgcity.intake.number_formats import BUILT_IN

_LARGEST: Final = 4 << 30
_LARGE: Final = 32 << 20
_RATIO: Final = 200
_BLOCK: Final = 1 << 20
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


@attrs.frozen
class Sheet:
    """A sheet of a workbook.

    Attributes:
        name: Its name.
        part: Where it stands in the package.
        visible: Whether a person sees it.
    """

    name: str
    part: str
    visible: bool


@attrs.define(eq=False, slots=False)
class Workbook:
    """An xlsx file.

    Attributes:
        path: The file.
        file: The file as it was named by the caller.
    """

    path: Path
    file: str
    from_1904: bool = False

    def __attrs_post_init__(self) -> None:
        with self._package() as package:
            parts = package.infolist()
        total = sum(part.file_size for part in parts)
        dense = any(part.file_size > _LARGE and part.file_size > _RATIO * part.compress_size for part in parts)
        if total > _LARGEST or dense:
            raise FileError("file.bomb", limit=_LARGEST >> 20, ratio=_RATIO, file=self.file)

    def _package(self) -> zipfile.ZipFile:
        return package_of(self.path, self.file)

    def damaged(self, reason: object, reason_zh: str | None = None) -> FileError:
        """The refusal of a package that cannot be unpacked or parsed."""
        return damaged_workbook(self.file, reason, reason_zh)

    def elements(self, part: str) -> Iterator[ElementTree.Element]:
        """The elements of a part, each as it ends.

        Raises:
            FileError: If the part is missing or damaged.
        """
        parser: ElementTree.XMLPullParser[ElementTree.Element] = ElementTree.XMLPullParser(("end",))
        for block in self.blocks(part):
            try:
                parser.feed(block)
                for _, element in cast("Iterator[tuple[str, ElementTree.Element]]", parser.read_events()):
                    yield element
            except ElementTree.ParseError as error:
                raise self.damaged(error) from None

    def blocks(self, part: str) -> Iterator[bytes]:
        """The bytes of a part, unpacked.

        Raises:
            FileError: If the part is missing or damaged.
        """
        try:
            with self._package() as package, package.open(part) as stream:
                yield from iter(lambda: stream.read(_BLOCK), b"")
        except (KeyError, RuntimeError, zipfile.BadZipFile, EOFError, OSError, zlib.error) as error:
            raise self.damaged(error) from None

    def parsed(self, text: str) -> ElementTree.Element:
        """The root of a piece of a part.

        Raises:
            FileError: If it is not well formed.
        """
        try:
            return ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            raise self.damaged(error) from None

    def has(self, part: str) -> bool:
        """Whether the package holds a part."""
        with self._package() as package:
            return part in package.namelist()

    def tail(self, part: str) -> bytes:
        """What stands behind the cells of a sheet."""
        end = b"sheetData>"
        kept, found = b"", False
        for block in self.blocks(part):
            window = kept + block
            at = window.rfind(end)
            found = found or at >= 0
            kept = window[at:] if at >= 0 else window if found else window[-len(end) :]
        return kept if found else b""

    @cached_property
    def _root(self) -> str:
        with self._package() as package:
            return next(name for name in package.namelist() if name.endswith("workbook.xml"))

    @cached_property
    def _targets(self) -> dict[str, str]:
        folder, name = posixpath.split(self._root)
        return {
            element.get("Id", ""): posixpath.normpath(posixpath.join("/" + folder, element.get("Target", ""))).lstrip(
                "/"
            )
            for element in self.elements(posixpath.join(folder, "_rels", name + ".rels"))
            if not element.get("Type", "").endswith("/chartsheet")
        }

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets that hold cells, in their order."""
        found: list[Sheet] = []
        for element in self.elements(self._root):
            if element.tag.endswith("}workbookPr"):
                self.from_1904 = element.get("date1904", "0") in ("1", "true")
            elif element.tag.endswith("}sheet"):
                relation = next((value for name, value in element.items() if name.endswith("}id")), "")
                part = self._targets.get(relation)
                if part is not None:
                    found.append(Sheet(element.get("name", ""), part, element.get("state", "visible") == "visible"))
        return tuple(found)

    def _beside(self, name: str) -> str:
        return posixpath.join(posixpath.dirname(self._root), name)

    @cached_property
    def texts(self) -> list[str]:
        """The shared texts, by number."""
        part = next((part for part in self._targets.values() if part.lower().endswith("sharedstrings.xml")), None)
        if part is None or not self.has(part):
            return []
        found: list[str] = []
        for element in self.elements(part):
            if element.tag.endswith("}si"):
                found.append(unescaped(rich_text(element)))
                element.clear()
        return found

    @cached_property
    def formats(self) -> list[str]:
        """The number format of each cell style, by number."""
        part = self._beside("styles.xml")
        if not self.has(part):
            return []
        codes = dict(BUILT_IN)
        styles: list[str] = []
        for element in self.elements(part):
            if element.tag.endswith("}numFmt"):
                codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "General")
            elif element.tag.endswith("}cellXfs"):
                styles = [codes.get(int(style.get("numFmtId", "0")), "General") for style in element]
        return styles

    @property
    def first_format(self) -> str:
        """The number format of cells without a style."""
        return self.formats[0] if self.formats else "General"


def rich_text(element: ElementTree.Element) -> str:
    """The text of a cell or shared text, without its phonetic guides."""
    found: list[str] = []
    for child in element:
        if child.tag.endswith("}t"):
            found.append(child.text or "")
        elif child.tag.endswith("}r"):
            found += [part.text or "" for part in child if part.tag.endswith("}t")]
    return "".join(found)


def unescaped(text: str) -> str:
    """The text with characters that XML cannot hold, which a workbook writes as _x000D_."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
