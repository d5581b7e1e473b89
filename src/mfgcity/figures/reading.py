"""What a text says, as the arguments of a figure; or what it is instead of one."""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import NoReturn, NotRequired, TypedDict

from mfgcity.errors import MfgcityError
from mfgcity.figures.unit import Unit
from mfgcity.figures.vocabulary import Qualifier


class NotationKind(enum.StrEnum):
    """What a text is, where it is not a figure."""

    PERIOD = "period"
    """A time: 1至7月, 上半年, 截至目前 (时期)."""
    RANK = "rank"
    """A place in an order: 全省第二, 前三强 (位次)."""
    BATCH = "batch"
    """A batch of grants: 第六批 (批次)."""
    EDITION = "edition"
    """An edition of an event or list: 第五届 (届次)."""
    CLASS = "class"
    """A label of size or level: 千亿级 (等级)."""
    NAME = "name"
    """A proper name with digits in it: 100强, 5G (专名)."""
    QUALITATIVE = "qualitative"
    """Words that state a change without a magnitude: 由负转正 (定性表述)."""
    FRACTION = "fraction"
    """A common fraction, which has no printed decimals: 三分之一 (分数)."""
    PROSE = "prose"
    """A clause with more than one figure, or with words that change what its number means (语句)."""
    LONG = "long"
    """More text or more digits than a printed figure has."""
    UNREADABLE = "unreadable"
    """No number of a kind this library reads."""


class NotationError(MfgcityError):
    """A text that is not one printed figure.

    Attributes:
        kind: What the text is instead.
    """

    @property
    def kind(self) -> NotationKind:
        """What the text is instead."""
        return NotationKind(str(self.parts["kind"]))


class Reading(TypedDict):
    """What a text says, as the arguments of `Figure`."""

    value: str
    unit: Unit
    qualifier: NotRequired[Qualifier]
    upto: NotRequired[str | None]


def refuse(kind: NotationKind, text: object) -> NoReturn:
    """Say what a text is instead of a figure."""
    raise NotationError(f"notation.{kind}", value=text, kind=kind.value)


def alike(low: str, high: str, units: tuple[Unit, Unit], text: str) -> tuple[str, str, Unit]:
    """Both ends of a range in the smaller of their two units: 5000万—1亿元."""
    first, second = units
    if first.name != second.name:
        refuse(NotationKind.PROSE, text)
    if first.scale <= second.scale:
        return low, _moved(high, second.scale / first.scale), first
    return _moved(low, first.scale / second.scale), high, second


def _moved(digits: str, factor: Fraction) -> str:
    """Printed digits times a power of ten: the point moves to the right."""
    sign = "-" if digits.startswith("-") else ""
    whole, _, decimals = digits.lstrip("-").partition(".")
    shift = len(str(factor.numerator)) - 1
    moved = (whole + decimals[:shift].ljust(shift, "0")).lstrip("0") or "0"
    return sign + moved + (f".{decimals[shift:]}" if decimals[shift:] else "")


def raised(value: str, by: int) -> str:
    """Printed digits with a whole number added, their decimals kept."""
    number = Fraction(value) + by
    decimals = len(value.partition(".")[2])
    scaled = int(number * 10**decimals)
    digits = str(abs(scaled)).rjust(decimals + 1, "0")
    text = digits if not decimals else f"{digits[:-decimals]}.{digits[-decimals:]}"
    return f"-{text}" if scaled < 0 else text


def multiple_of_base(reading: Reading) -> Reading:
    """Growth by a multiple as the multiple of the base: 增长1.5倍 is ×2.5."""
    value, qualifier = reading["value"], reading.get("qualifier", Qualifier.EXACT)
    larger = raised(value, 1)
    if qualifier in (Qualifier.OVER, Qualifier.NEARLY, Qualifier.ABOUT) and _places(value) != _places(larger):
        # 10余倍 allows 10 to 20; 11 alone would allow only 11 to 12. What the words exclude for certain is kept.
        qualifier = {Qualifier.OVER: Qualifier.AT_LEAST, Qualifier.NEARLY: Qualifier.AT_MOST}.get(qualifier, qualifier)
        if qualifier is Qualifier.ABOUT:
            refuse(NotationKind.PROSE, value)
    upto = reading.get("upto")
    return {**reading, "value": larger, "qualifier": qualifier, "upto": None if upto is None else raised(upto, 1)}


def _places(value: str) -> int:
    return 0 if "." in value else len(value) - len(value.rstrip("0"))
