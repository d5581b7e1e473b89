"""The application that the commands belong to, and what they share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated

import typer

from mfgcity.errors import MfgcityError

app = typer.Typer(
    help="Figures of a city's industry, with what they imply and how certainly.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Lang(StrEnum):
    """The languages of the command."""

    ZH = "zh"
    """Chinese (中文)."""
    EN = "en"
    """English."""


AsJson = Annotated[bool, typer.Option("--json", help="Print data for programs.")]
Language = Annotated[Lang, typer.Option("--lang", help="Language of the text.")]


@app.callback()
def _root() -> None:
    """Figures of a city's industry, with what they imply and how certainly."""


@contextmanager
def told(lang: Lang) -> Iterator[None]:
    """What goes wrong inside is told in one message, and ends the command with status 2."""
    try:
        yield
    except MfgcityError as error:
        typer.echo(f"mfgcity: {error.message(lang.value)}", err=True)
        raise typer.Exit(2) from None
