"""The application that the commands belong to, and what they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from mfgcity.errors import MfgcityError


def _bilingual(params: list[Any]) -> list[Any]:
    """The parameters of a command under titles in both languages, the option of help among them."""
    for param in params:
        argument = param.param_type_name == "argument"
        param.rich_help_panel = "Arguments 参数" if argument else "Options 选项"
        if param.name == "help":
            param.help = "Show this text 显示本说明"
    return params


class Command(TyperCommand):
    """A command whose help is in both languages."""

    def get_params(self, ctx: Any) -> list[Any]:
        """What it takes."""
        return _bilingual(super().get_params(ctx))


class _Group(TyperGroup):
    def get_params(self, ctx: Any) -> list[Any]:
        return _bilingual(super().get_params(ctx))


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


command: Final = partial(app.command, cls=Command, rich_help_panel="Commands 命令")
"""What makes a function a command of the application."""


class Lang(StrEnum):
    """The languages of the command."""

    ZH = "zh"
    """Chinese (中文)."""
    EN = "en"
    """English."""


AsJson = Annotated[bool, typer.Option("--json", help="Print data for programs 输出供程序读取的数据")]
Language = Annotated[Lang, typer.Option("--lang", envvar="MFGCITY_LANG", help="Language 语言")]
CityFile = Annotated[
    Path | None,
    typer.Argument(metavar="FILE", help="City records in JSON 城市数据", show_default="Zhuzhou 2023 株洲"),
]


Sheet = Annotated[str | None, typer.Option(metavar="NAME", help="Sheet 工作表")]
Header = Annotated[int | None, typer.Option(metavar="ROW", help="Row of the headings 表头行号", min=1)]
Encoding = Annotated[str | None, typer.Option(metavar="NAME", help="Encoding of a text file 文本编码")]
Given = Annotated[
    list[str] | None, typer.Option(metavar="NAME=VALUE", help="Value of every row 各行的值，如 对象=430200")
]
Mapped = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="NAME=FIELD", help="Field of a heading 列名所指字段，如 金额=数值"),
]


@app.callback(help="Figures of a city's industry and what they imply 城市工业数据及其推论")
def _root() -> None:
    """Hold the commands together."""


class OptionError(MfgcityError):
    """A value of an option that is not written as it must be."""


def pairs(texts: Iterable[str] | None, option: str, form: str, *, last: bool = False) -> dict[str, str]:
    """What the texts of an option that may stand several times say, each a name and what it is set to.

    Args:
        texts: The texts.
        option: The option.
        form: How a text must be written.
        last: Whether the last equals sign stands between the two, and not the first.

    Raises:
        OptionError: If a text has no equals sign, or a name stands twice.

    Examples:
        >>> pairs(["对象=430200", "备注=a=b"], "--given", "NAME=VALUE")
        {'对象': '430200', '备注': 'a=b'}
    """
    found: dict[str, str] = {}
    for text in texts or ():
        name, sign, value = text.rpartition("=") if last else text.partition("=")
        if not sign:
            raise OptionError("option.pair", option=option, form=form, value=text)
        if name in found:
            raise OptionError("option.twice", option=option, value=name)
        found[name] = value
    return found


def said_of_columns(given: list[str] | None, map_: list[str] | None) -> dict[str, Any]:
    """What the options say of columns: the values that every row has, and the fields of headings."""
    return {
        "given": pairs(given, "--given", "NAME=VALUE"),
        "mapping": pairs(map_, "--map", "NAME=FIELD", last=True),
    }


@contextmanager
def told(lang: Lang) -> Iterator[None]:
    """What goes wrong inside is told in one message, and ends the command with status 2."""
    try:
        yield
    except MfgcityError as error:
        typer.echo(f"mfgcity: {error.message(lang.value)}", err=True)
        raise typer.Exit(2) from None
