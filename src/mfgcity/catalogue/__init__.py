"""The catalogue of every message a person sees, in English and Chinese, a family a module.

A message has a stable code and a template in each language; `{part}` are our words, `{part!r}` a value of the caller's.
"""

from typing import Final

from mfgcity.catalogue import auditing, calculators, codes, figures, measures, periods, records

MESSAGES: Final[dict[str, tuple[str, str]]] = {
    **auditing.MESSAGES,
    **calculators.MESSAGES,
    **codes.MESSAGES,
    **figures.MESSAGES,
    **measures.MESSAGES,
    **periods.MESSAGES,
    **records.MESSAGES,
}
"""Every message by its code: English, Chinese."""
