"""What is wrong with a file of records: ``mfgcity validate``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from mfgcity import intake
from mfgcity.commands.application import (
    AsJson,
    Encoding,
    Given,
    Header,
    Lang,
    Language,
    Mapped,
    Sheet,
    command,
    said_of_columns,
    told,
)
from mfgcity.commands.city import load
from mfgcity.datasets import zhuzhou_2023
from mfgcity.display.progress import progress_of
from mfgcity.domain import City
from mfgcity.domain.cells import chinese_name
from mfgcity.intake import Intake
from mfgcity.intake.delivery import WriteError
from mfgcity.intake.describing import KIND_NAMES, UnknownKindError, kind_named


@command(
    help="Check a file of records 核对一份报送表\n\n"
    "Exit status 退出状态: 0 no faults 无错误, 1 faults 有错误, 2 failed 失败"
)
def validate(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="CSV, TSV, JSON, JSONL, XLSX, Parquet 报送表", show_default="Zhuzhou 2023 株洲"
        ),
    ] = None,
    as_: Annotated[str | None, typer.Option("--as", metavar="TYPE", help=f"Type of record 类型: {KIND_NAMES}")] = None,
    sheet: Sheet = None,
    header: Header = None,
    encoding: Encoding = None,
    given: Given = None,
    map_: Mapped = None,
    city: Annotated[Path | None, typer.Option(metavar="FILE", help="City that names lead to 名称所指城市")] = None,
    by: Annotated[str | None, typer.Option(metavar="HEADING", help="Column of the sender 报送单位所在列")] = None,
    faults: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write faults 写出错误 .csv .json .xlsx"),
    ] = None,
    as_json: AsJson = False,
    lang: Language = Lang.ZH,
) -> None:
    """Say what is wrong with a file of records; the exit status is 1 when anything is."""
    if file is None:
        _bundled(as_json=as_json, lang=lang)
        return
    with told(lang):
        if as_ is None:
            raise UnknownKindError("kind.needed", names=KIND_NAMES)
        kind = kind_named(as_)
        with progress_of(file) as progress:
            found: Intake[Any] = intake.read(
                file,
                kind,
                sheet=sheet,
                header=header,
                encoding=encoding,
                **said_of_columns(given, map_),
                city=None if city is None else load(city),
                progress=progress,
            )
        report = found.report(by)
        if faults is not None:
            _write(report, file, faults, lang)
    if as_json:
        sys.stdout.write(json.dumps(as_data(found), ensure_ascii=False, indent=2) + "\n")
    else:
        typer.echo(report.text(lang.value))
    raise typer.Exit(1 if found.faults else 0)


def as_data(found: Intake[Any]) -> dict[str, Any]:
    """What became of a file, as data for programs."""
    reasons: dict[str, int] = {}
    for cell in found.missing:
        reasons[cell.reason] = reasons.get(cell.reason, 0) + 1
    return {
        "file": found.file,
        "sheet": found.sheet,
        "type": found.kind.__name__,
        "headings": found.headings,
        "rows": found.rows,
        "good": len(found.records),
        "faulty": found.faulty_rows,
        "faults": [
            {
                "sheet": fault.sheet,
                "row": fault.row,
                "column": fault.column,
                "field": fault.field,
                "value": fault.value,
                "code": fault.code,
                "message_en": fault.message("en"),
                "message_zh": fault.message("zh"),
            }
            for fault in found.faults
        ],
        "notes": [{"row": note.row, "kind": note.kind, "text": note.text} for note in found.notes],
        "missing": reasons,
    }


def _write(report: intake.FaultReport, source: Path, out: Path, lang: Lang) -> None:
    """The faults as the ending of the file's name says."""
    if out.exists() and out.samefile(source):
        raise WriteError("write.source", file=str(out))
    ending = out.suffix.lower()
    if ending == ".csv":
        report.to_csv(out, lang=lang.value)
    elif ending == ".json":
        report.to_json(out)
    elif ending == ".xlsx":
        report.to_workbook(source, out, lang=lang.value)
    else:
        raise WriteError("write.suffix", value=str(out), names=".csv, .json, .xlsx")


def _bundled(*, as_json: bool, lang: Lang) -> None:
    """The bundled records, which pydantic has just read without a fault."""
    city = zhuzhou_2023()
    counts = {name: len(held) for name in type(city).model_fields if isinstance(held := getattr(city, name), tuple)}
    if as_json:
        sys.stdout.write(
            json.dumps({"type": "City", "good": counts, "faults": []}, ensure_ascii=False, indent=2) + "\n"
        )
        return
    total = sum(counts.values())
    if lang is Lang.ZH:
        typer.echo(f"{city.name}：{total} 条记录，无错误")
    else:
        typer.echo(f"{city.name}: records {total}, no faults")
    for name, count in counts.items():
        typer.echo(f"  {count:3}  {chinese_name(City, name) if lang is Lang.ZH else name}")
