"""The entry point of the command ``mfgcity``, which says which extra it needs."""

from __future__ import annotations

import sys

from mfgcity.errors import MissingExtraError, need


def main() -> None:
    """Run the command; a missing extra is told in one line."""
    try:
        for package in ("typer", "rich"):
            need(package, "cli")
    except MissingExtraError as error:
        sys.exit(f"mfgcity: {error}")
    from mfgcity.commands import app

    app()
