"""What a city's records say: ``mfgcity report``."""

from __future__ import annotations

import codecs
import json
import re
import sys
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mfgcity.catalogue import MESSAGES
from mfgcity.commands.application import AsJson, CityFile, Lang, Language, command, told
from mfgcity.datasets import zhuzhou_2023
from mfgcity.display.brief import brief
from mfgcity.display.data import as_data
from mfgcity.display.page import write_page
from mfgcity.display.terminal import show
from mfgcity.domain import City
from mfgcity.errors import MfgcityError, reason_of, said


class CityFileError(MfgcityError):
    """A file that cannot be read as a city's records."""


@command(help="Print what a city's brief says and implies 列出简报内容及其推论")
def report(
    file: CityFile = None,
    as_json: AsJson = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a web page to this file 写成网页文件")
    ] = None,
    lang: Language = Lang.ZH,
) -> None:
    """Print what a city's brief says and what follows from it."""
    city = city_of(file, lang)
    if html is not None:
        _write_page(city, html, lang)
        return
    found = brief(city)
    if as_json:
        sys.stdout.write(json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n")
    else:
        show(found, lang.value)


def _write_page(city: City, file: Path, lang: Lang) -> None:
    """Write the report as a page; an extra that is missing and a file that cannot be written are told."""
    with told(lang):
        try:
            write_page(city, file, lang.value)
        except OSError as error:
            raise CityFileError("page.file", file=str(file), **reason_of(error)) from None


def city_of(file: Path | None, lang: Lang) -> City:
    """The city to work on; what is wrong with its file is told, and ends the command with status 2."""
    with told(lang):
        return zhuzhou_2023() if file is None else load(file)


def load(file: Path) -> City:
    """Read a city's records from a JSON file.

    Raises:
        CityFileError: If the file cannot be read or its records break rules; all faults are told, each with its path.
    """
    try:
        return City.model_validate_json(file.read_bytes().removeprefix(codecs.BOM_UTF8))
    except OSError as error:
        raise CityFileError("city.file", file=str(file), **reason_of(error)) from None
    except ValidationError as error:
        found = error.errors(include_url=False)
        faults = "\n".join(f"  {_place(fault)}: {fault['msg']}" for fault in found)
        faults_zh = "\n".join(f"  {_place(fault)}：{_chinese(fault)}" for fault in found)
        raise CityFileError(
            "city.faults", file=str(file), count=len(found), faults=faults, faults_zh=faults_zh
        ) from None


def _place(fault: ErrorDetails) -> str:
    """Where a fault is: the path of its field."""
    return ".".join(map(str, fault["loc"])) or "-"


def _chinese(fault: ErrorDetails) -> str:
    """A fault in Chinese: one of ours says it itself, those of pydantic stand in the catalogue."""
    parts = dict(fault.get("ctx", {}))
    if "message_zh" in parts:
        return str(parts["message_zh"])
    if fault["type"] not in MESSAGES:
        return fault["msg"]
    if found := re.search(r"line (\d+) column (\d+)", str(parts.get("error", ""))):
        parts["error_zh"] = f"第 {found[1]} 行第 {found[2]} 列有误"
    field = fault["loc"][-1] if fault["loc"] else "-"
    return said(fault["type"], "zh", **{"field": field, "value": fault["input"], **parts})
