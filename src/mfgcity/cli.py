"""The entry point of the command ``mfgcity``, which says which extra it needs."""

from __future__ import annotations

import codecs
import io
import sys

from mfgcity.errors import MissingExtraError, need


def main() -> None:
    """Run the command; a missing extra is told in one line."""
    codecs.register_error("mfgcity", _written)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="mfgcity")
    try:
        for package in ("typer", "rich"):
            need(package, "cli")
    except MissingExtraError as error:
        sys.exit(f"mfgcity: {error}")
    from mfgcity.commands import app

    app()


def _written(error: UnicodeError) -> tuple[str, int]:
    """What is written for characters that the encoding of the output lacks.

    A Chinese Windows writes to files and pipes in GBK, which has neither the minus sign nor every character of a name. A
    hyphen stands for the sign, and for another character its escape in JSON.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    escaped = "".join(f"\\u{units[place : place + 4]}" for place in range(0, len(units), 4))
    return escaped.replace("\\u2212", "-"), error.end
