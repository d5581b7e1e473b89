"""Which claims of a city's records, or of a table of observations, hold: ``mfgcity audit``."""

from __future__ import annotations

import codecs
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from mfgcity import auditing, intake
from mfgcity.commands.application import (
    AsJson,
    Encoding,
    Given,
    Header,
    Lang,
    Language,
    Mapped,
    OptionError,
    Sheet,
    command,
    said_of_columns,
    told,
)
from mfgcity.commands.city import city_of
from mfgcity.display.data import plain
from mfgcity.domain import Observation
from mfgcity.errors import said
from mfgcity.intake.detection import kind_of
from mfgcity.intake.errors import FileError


@command(
    help="Say which published claims hold 审核哪些说法成立、哪些不成立\n\n"
    "Exit status 退出状态: 0 agrees 无矛盾, 1 contradicted or rows with faults 有矛盾或有误, 2 failed 失败"
)
def audit(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="City or observations 城市数据或指标表",
            show_default="Zhuzhou 2023 株洲",
        ),
    ] = None,
    sheet: Sheet = None,
    header: Header = None,
    encoding: Encoding = None,
    given: Given = None,
    map_: Mapped = None,
    as_json: AsJson = False,
    lang: Language = Lang.ZH,
) -> None:
    """Say which printed claims hold and which cannot; the exit status is 1 when one cannot, or a row was not read."""
    faulty = False
    if file is not None and _is_table(file):
        with told(lang):
            options = said_of_columns(given, map_)
            read = intake.read(file, Observation, sheet=sheet, header=header, encoding=encoding, **options)
            found = auditing.audit(read.records)
        if faulty := bool(read.faults):
            typer.echo(read.report().text(lang.value), err=True)
    else:
        with told(lang):
            _refuse(
                {"--sheet": sheet, "--header": header, "--encoding": encoding, "--given": given, "--map": map_}.items()
            )
        found = auditing.audit(city_of(file, lang))
    if as_json:
        sys.stdout.write(json.dumps(plain(found), ensure_ascii=False, indent=2) + "\n")
    else:
        typer.echo(found.text(lang.value) or said("audit.nothing", lang.value))
    raise typer.Exit(1 if found.contradicted or faulty else 0)


def _is_table(file: Path) -> bool:
    """Whether a file holds observations in rows, and is no city, which is one object of JSON."""
    try:
        kind = kind_of(file, str(file))
    except FileError:
        return False
    with file.open("rb") as opened:
        start = opened.read(1024).removeprefix(codecs.BOM_UTF8).lstrip()
    return kind != "json" or not start.startswith(b"{")


def _refuse(options: Iterable[tuple[str, object]]) -> None:
    """Refuse options of a table where there is none."""
    for option, value in options:
        if value is not None:
            raise OptionError("option.table", option=option)
