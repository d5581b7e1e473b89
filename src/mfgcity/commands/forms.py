"""What a sender needs to know before sending: ``mfgcity schema`` and ``mfgcity template``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from mfgcity import intake
from mfgcity.commands.application import AsJson, Lang, Language, app, told
from mfgcity.errors import said
from mfgcity.intake.delivery import WriteError
from mfgcity.intake.describing import KINDS, kind_name, kind_named

Kind = Annotated[str, typer.Argument(metavar="TYPE", help=f"The type of record: {', '.join(KINDS)}.")]


@app.command()
def schema(type_: Kind, as_json: AsJson = False, lang: Language = Lang.ZH) -> None:
    """Print the JSON Schema of a type of record, with headings and rules in both languages."""
    with told(lang):
        made = intake.schema(kind_named(type_), lang=lang.value)
    sys.stdout.write(json.dumps(made, ensure_ascii=False, indent=None if as_json else 2) + "\n")


@app.command()
def template(
    type_: Kind,
    out: Annotated[Path, typer.Argument(help="Where to write, ending in .xlsx.")],
    as_json: AsJson = False,
    lang: Language = Lang.ZH,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write an empty workbook for records of a type, with headings, units, notes and drop-downs."""
    with told(lang):
        kind = kind_named(type_)
        if out.exists() and not force:
            raise WriteError("write.exists", file=str(out))
        intake.template(kind, out, lang=lang.value)
    if as_json:
        sys.stdout.write(json.dumps({"type": type_, "file": str(out)}, ensure_ascii=False) + "\n")
    else:
        typer.echo(said("template.done", lang.value, kind=kind_name(kind, lang.value), file=out))
