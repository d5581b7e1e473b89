"""The catalogue of every message a person sees, in English and Chinese, a family a module.

A message has a stable code and a template in each language; `{part}` are our words, `{part!r}` a value of the caller's.
"""

from typing import Final

from mfgcity.catalogue import (
    auditing,
    calculators,
    codes,
    display,
    fields,
    figures,
    files,
    frames,
    intake,
    interchange,
    measures,
    outputs,
    periods,
    records,
)

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **auditing.MESSAGES,
    **calculators.MESSAGES,
    **codes.MESSAGES,
    **display.MESSAGES,
    **fields.MESSAGES,
    **figures.MESSAGES,
    **files.MESSAGES,
    **frames.MESSAGES,
    **intake.MESSAGES,
    **interchange.MESSAGES,
    **measures.MESSAGES,
    **outputs.MESSAGES,
    **periods.MESSAGES,
    **records.MESSAGES,
}
"""Every message by its code: English, Chinese."""
