"""One spelling for the text of a code: plain ASCII, capitals, no spaces (全角转半角)."""

from __future__ import annotations

from typing import Final

_PLAIN: Final = (
    {0xFF01 + offset: chr(0x21 + offset).upper() for offset in range(94)}
    | {ord(letter): letter.upper() for letter in "abcdefghijklmnopqrstuvwxyz"}
    | {ord(" "): "", 0x3000: "", 0xA0: ""}
)
MAX_LENGTH: Final = 100
"""No code is this long, however it is spaced."""


def fold(text: str) -> str:
    """The text without spaces, in half-width characters and capitals; nothing at all if it is too long for a code.

    Only ASCII letters change their case: `str.upper` would turn an "ſ" into an "S".

    Examples:
        >>> fold("９１４３０２００pdy0 0001xr")
        '91430200PDY00001XR'
    """
    return text.translate(_PLAIN) if len(text) <= MAX_LENGTH else ""
