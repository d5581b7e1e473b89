"""What a sender needs to know before sending: ``mfgcity schema`` and ``mfgcity template``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from mfgcity import intake
from mfgcity.commands.application import AsJson, Lang, Language, command, told
from mfgcity.errors import said
from mfgcity.intake.delivery import WriteError
from mfgcity.intake.describing import KIND_NAMES, KINDS, kind_name, kind_named

Kind = Annotated[str, typer.Argument(metavar="TYPE", help=f"Type of record 类型: {KIND_NAMES}")]


@command(help="Print the JSON Schema of a type 输出一类记录的 JSON Schema")
def schema(type_: Kind, as_json: AsJson = False, lang: Language = Lang.ZH) -> None:
    """Print the JSON Schema of a type of record, with headings and rules in both languages."""
    with told(lang):
        made = intake.schema(kind_named(type_), lang=lang.value)
    sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=None if as_json else 2) + "\n")


@command(help="Write an empty workbook to fill in 生成空白填报模板")
def template(
    type_: Kind,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="File to write 输出文件 (.xlsx)")],
    as_json: AsJson = False,
    lang: Language = Lang.ZH,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there 覆盖已有文件")] = False,
) -> None:
    """Write an empty workbook for records of a type, with headings, units, notes and drop-downs."""
    with told(lang):
        kind = kind_named(type_)
        if out.exists() and not force:
            raise WriteError("write.exists", file=str(out))
        intake.template(kind, out, lang=lang.value)
    if as_json:
        sys.stdout.write(
            json.dumps(
                {"type": next(name for name, known in KINDS.items() if known is kind), "file": str(out)},
                ensure_ascii=False,
            )
            + "\n"
        )
    else:
        typer.echo(said("template.done", lang.value, kind=kind_name(kind, lang.value), file=out))
