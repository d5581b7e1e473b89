"""The brief as text in a terminal, its columns aligned with Chinese characters (终端显示)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mfgcity.display.brief import Brief
from mfgcity.display.sheets import Sheet, heading, sheets, source, text
from mfgcity.errors import Language, need

if TYPE_CHECKING:
    from rich.console import Console


def show(found: Brief, lang: Language, *, console: Console | None = None) -> None:
    """Print a brief.

    Args:
        found: What to print.
        lang: Chinese (``zh``) or English (``en``).
        console: Where to print; by default the standard output, at least 120 columns wide where it is no terminal.

    Raises:
        MissingExtraError: If rich is not installed.
    """
    make = need("rich.console", "cli").Console
    standard: Console = make(highlight=False)
    target = console or (standard if standard.is_terminal else make(highlight=False, width=max(standard.width, 120)))
    escape = need("rich.markup", "cli").escape
    target.print(f"[bold]{escape(heading(found, lang))}[/bold]")
    if origin := source(found, lang):
        target.print(escape(origin))
    for sheet in sheets(found, lang):
        target.print(_table(sheet))
        for remark in sheet.remarks:
            target.print("  " + escape(remark))
    target.print("")
    target.print(escape(text("bounds", lang)))


def _table(sheet: Sheet) -> Any:
    """A table whose numbers stand to the right."""
    cell = need("rich.text", "cli").Text
    table = need("rich.table", "cli").Table(
        title=f"\n{sheet.title}", title_justify="left", title_style="bold", box=need("rich.box", "cli").SIMPLE_HEAD
    )
    for number, head in enumerate(sheet.heads):
        table.add_column(head, justify="right" if number >= sheet.numeric else "left", overflow="fold")
    for row in sheet.rows:
        table.add_row(*(cell(content) for content in row))
    return table
