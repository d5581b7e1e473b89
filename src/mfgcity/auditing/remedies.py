"""Where a figure would have to lie for a claim to hold, and what it could be at all (修正范围)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction
from typing import Final

import attrs

from mfgcity.auditing.network import Domain
from mfgcity.domain import Measure
from mfgcity.errors import Language
from mfgcity.figures import Figure, Interval, Qualifier, Unit, UnitKind
from mfgcity.figures.interval import fixed_text

_SIGNED: Final = frozenset(
    {Measure.CHANGE, Measure.NET_ADDED, Measure.GAP, Measure.SHARE_CHANGE, Measure.PULL, Measure.CONTRIBUTION}
)
"""Measures that can be negative whatever their unit."""


def domain_of(measure: Measure, unit: Unit) -> Domain | Interval:
    """What a number can be before anything is printed, in its unit."""
    if measure in _SIGNED:
        return "real"
    if measure is Measure.SHARE:
        return Interval(0, 1 / unit.scale)
    if measure is Measure.RANK:
        return Interval(1, None)
    if measure in (Measure.GROWTH, Measure.PERIOD_GROWTH):
        return "growth"
    if measure in (Measure.COUNT, Measure.ADDED, Measure.COMPLETION) or unit.kind is UnitKind.COUNT:
        return "nonnegative"
    return "real"


_LIMITS: Final[Mapping[str, Interval]] = {"nonnegative": Interval(0, None), "real": Interval(None, None)}


@attrs.frozen
class Remedy:
    """Where one figure would have to lie for a claim to hold, were it alone the misprint.

    Attributes:
        name: The name of the figure, in Chinese and English.
        figure: The figure as printed.
        bounds: Where it would have to lie, in its unit.
        printable: Values that could have been printed there, those one typing slip away first.
    """

    name: tuple[str, str]
    figure: Figure
    bounds: Interval
    printable: tuple[Figure, ...] = ()

    def text(self, lang: Language) -> str:
        """The remedy in words; nothing where no printable value fits."""
        name, span = self.name[0 if lang == "zh" else 1], self._span(lang)
        if not span:
            return ""
        return f"{name}{span}" if lang == "zh" else f"{span} for {name}"

    def _span(self, lang: Language) -> str:
        zh = lang == "zh"
        low, high = self._ends()
        if low is not None and high is not None and low > high:
            return ""
        ends = ["" if end is None else self._written(end, lang) for end in (low, high)]
        place = self.figure.unit.kind is UnitKind.PLACE
        if low is None or high is None:
            if low is None and high is None:
                return ""
            if low is not None:
                behind = ("{}或更后" if place else "{}以上", "{} or behind" if place else "at least {}")
                return behind[not zh].format(ends[0])
            before = ("{}或更前" if place else "{}以下", "{} or before" if place else "at most {}")
            return before[not zh].format(ends[1])
        if low == high:
            return ends[0]
        if not zh:
            name = " percentage points" if self.figure.unit.kind is UnitKind.POINTS else ""
            return f"{ends[0].removesuffix(name)} to {ends[1]}"
        one, other = ends[0].removesuffix(self.figure.unit.symbol), ends[1].removeprefix("第")
        return f"{one}至{other}" if low < 0 else f"{one}—{other}"

    @property
    def _decimals(self) -> int:
        """The digits after the point: those printed; two more where a word says that the digits are rough."""
        if self.figure.decimals is None:
            return max(self.figure.shown_decimals or 0, 0)
        rough = self.figure.qualifier is not Qualifier.EXACT and not self.figure.unit.counts_whole
        return self.figure.decimals + (2 if rough else 0)

    def _ends(self) -> tuple[Fraction | None, Fraction | None]:
        """The smallest and the largest value that could be printed there."""
        step = Fraction(1, 10**self._decimals)
        exact = self.figure.qualifier is Qualifier.EXACT and not self.figure.bounds.is_point
        slack = Fraction(1, 2) if exact else Fraction(0)
        low, high = self.bounds.lower, self.bounds.upper
        first = None if low is None else Fraction(math.ceil(low / step - slack)) * step
        last = None if high is None else Fraction(math.floor(high / step + slack)) * step
        if not slack:
            first = first + step if first is not None and first == low and not self.bounds.lower_closed else first
            last = last - step if last is not None and last == high and not self.bounds.upper_closed else last
        return first, last

    def _written(self, value: Fraction, lang: Language) -> str:
        unit = self.figure.unit
        if unit.counts_whole and not self._decimals and unit.kind is UnitKind.COUNT and lang == "en":
            return f"{int(value):,}"
        return stated(Figure(fixed_text(value, self._decimals), unit), lang)


def stated(figure: Figure, lang: Language) -> str:
    """A figure in words, without the bounds of a computed one; a place as such."""
    text = figure.format(lang, bounds=False)
    if figure.unit.kind is not UnitKind.PLACE or figure.qualifier is not Qualifier.EXACT:
        return text
    return f"第{text}" if lang == "zh" else f"place {fixed_text(figure.value, figure.decimals or 0)}"


def within_domain(measure: Measure, figure: Figure, bounds: Interval) -> Interval | None:
    """The part of some bounds that a number can lie in at all; a level that is printed positive stays so."""
    domain = domain_of(measure, figure.unit)
    if measure is Measure.LEVEL and figure.value >= 0:
        domain = "nonnegative"
    if domain == "growth":
        return bounds & Interval(-1 / figure.unit.scale, None)
    return bounds & (domain if isinstance(domain, Interval) else _LIMITS[domain])
