"""A strategy for tables of figures that agree: parts, totals, shares, growth, changes and gaps, printed with rounding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final, NamedTuple

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from mfgcity.auditing import Network, difference_of, sum_of
from mfgcity.calculators import growth_gap, growth_rate, share
from mfgcity.codes import region
from mfgcity.domain import City, Indicator, IndicatorKind, Measure, Observation, PriceBasis
from mfgcity.figures import Figure
from mfgcity.figures.interval import fixed_text
from mfgcity.period import Period
from mfgcity.strategies.fields import STEMS
from mfgcity.strategies.values import digits

TOTAL: Final = "合计"
SIGNED: Final = (Measure.GROWTH, Measure.CHANGE, Measure.GAP)
"""The measures of a table's figures that can be below zero."""

_SUBJECT: Final = "430200"
_NOW, _BEFORE = Period.parse("2023"), Period.parse("2022")
_FINER: Final = 100
"""How many steps of the true values are one step of the printed ones."""


class TableRelation(NamedTuple):
    """That one figure of a table is what a formula gives for others.

    Attributes:
        name: The figure.
        formula: The formula.
        inputs: The figures that it takes, in order.
    """

    name: str
    formula: Callable[..., Any]
    inputs: tuple[str, ...]


@attrs.frozen
class Table:
    """Observations of one city, and the relations between their figures.

    Attributes:
        observations: The observations; the id of each is the name of its figure.
        relations: The relations.
        indicators: The indicators that the observations are of.
    """

    observations: tuple[Observation, ...]
    relations: tuple[TableRelation, ...]
    indicators: tuple[Indicator, ...]

    @property
    def figures(self) -> dict[str, Figure]:
        """The figures by name."""
        return {str(item.id): item.figure for item in self.observations}

    def city(self) -> City:
        """The city that the table is about, for `mfgcity.audit`."""
        return City(indicators=self.indicators, observations=self.observations)

    def network(self) -> Network:
        """The figures and relations as a network."""
        net = Network()
        for item in self.observations:
            net.figure(str(item.id), item.figure, domain="real" if item.measure in SIGNED else None)
        for relation in self.relations:
            net.relate(relation.name, relation.formula, *relation.inputs)
        return net

    def __str__(self) -> str:
        return "\n".join(f"{name} {figure}" for name, figure in self.figures.items())

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))


def consistent_tables(most: int = 4) -> SearchStrategy[Table]:
    """Tables whose figures are true values, rounded: an audit must find nothing wrong in them.

    There are parts and their total in two years, and, where they are drawn, shares, growth rates, the change of the total
    and its gap to the nation.

    Args:
        most: The most parts, from two to ten.
    """
    return _tables(most)


@attrs.frozen
class _Style:
    """How figures are printed: in which unit, with how many decimals, halves up or to the even digit."""

    unit: str
    decimals: int
    rate_decimals: int
    halves_up: bool

    @property
    def counts(self) -> bool:
        return self.unit == "家"

    def level(self, value: Fraction) -> Figure:
        return self._printed(value, self.decimals, self.unit)

    def rate(self, value: Fraction, unit: str = "%") -> Figure:
        return self._printed(value * 100, self.rate_decimals, unit)

    def _printed(self, value: Fraction, decimals: int, unit: str) -> Figure:
        if self.halves_up:
            return Figure(fixed_text(value, decimals), unit)
        return Figure(digits(round(value * 10**decimals), decimals), unit)


class _Writer:
    """A table in the making."""

    def __init__(self, style: _Style) -> None:
        self.style = style
        self.observations: list[Observation] = []
        self.relations: list[TableRelation] = []

    def state(self, name: str, indicator: str, measure: Measure, figure: Figure, **more: Any) -> str:
        basis = None if self.style.counts else PriceBasis.CURRENT
        fields = {"subject": _SUBJECT, "period": _NOW, "basis": basis, **more}
        self.observations.append(Observation(id=name, indicator=indicator, measure=measure, figure=figure, **fields))
        return name

    def levels(self, values: Mapping[str, Fraction], year: Period) -> None:
        measure = Measure.COUNT if self.style.counts else Measure.LEVEL
        for of, value in (*values.items(), (TOTAL, sum(values.values(), Fraction(0)))):
            self.state(f"{of}{year}", of, measure, self.style.level(value), period=year)
        self.relations.append(TableRelation(f"{TOTAL}{year}", sum_of, tuple(f"{of}{year}" for of in values)))

    def table(self, parts: tuple[str, ...]) -> Table:
        kind = IndicatorKind.COUNT if self.style.counts else IndicatorKind.LEVEL
        total = Indicator(code=TOTAL, name="total", name_zh=TOTAL, kind=kind, formula="sum_of", inputs=parts)
        indicators = (*(Indicator(code=part, name=part, name_zh=part, kind=kind) for part in parts), total)
        return Table(tuple(self.observations), tuple(self.relations), indicators)


@st.composite
def _tables(draw: DrawFn, most: int) -> Table:
    unit = draw(st.sampled_from(("亿元", "家", "万元")))
    decimals = draw(st.integers(0, 2))
    style = _Style(unit, 0 if unit == "家" else decimals, draw(st.integers(0, 2)), draw(st.booleans()))
    finer = 1 if style.counts else _FINER
    parts = tuple(STEMS[: draw(st.integers(2, most))])

    before: dict[str, Fraction] = {}
    now: dict[str, Fraction] = {}
    for part in parts:
        steps = draw(st.integers(finer, 9_999 * finer))
        growth = draw(st.integers(-500, 2_000))
        before[part] = Fraction(steps, finer * 10**style.decimals)
        now[part] = Fraction(max(steps * (1_000 + growth) // 1_000, finer), finer * 10**style.decimals)

    writer = _Writer(style)
    writer.levels(before, _BEFORE)
    writer.levels(now, _NOW)
    before[TOTAL], now[TOTAL] = sum(before.values(), Fraction(0)), sum(now.values(), Fraction(0))
    if draw(st.booleans()):
        _shares(writer, now, parts)
    if draw(st.booleans()):
        _changes(writer, now, before)
    if draw(st.booleans()):
        _growths(writer, now, before)
        if draw(st.booleans()):
            _gap(writer, growth_rate(now[TOTAL], before[TOTAL]), Fraction(draw(st.integers(-300, 300)), 1_000))
    return writer.table(parts)


def _shares(writer: _Writer, now: Mapping[str, Fraction], parts: tuple[str, ...]) -> None:
    for part in parts:
        figure = writer.style.rate(share(now[part], now[TOTAL]))
        name = writer.state(f"{part}占比", part, Measure.SHARE, figure, reference=TOTAL)
        writer.relations.append(TableRelation(name, share, (f"{part}{_NOW}", f"{TOTAL}{_NOW}")))


def _changes(writer: _Writer, now: Mapping[str, Fraction], before: Mapping[str, Fraction]) -> None:
    for of in now:
        name = writer.state(f"{of}增减量", of, Measure.CHANGE, writer.style.level(now[of] - before[of]))
        writer.relations.append(TableRelation(name, difference_of, (f"{of}{_NOW}", f"{of}{_BEFORE}")))


def _growths(writer: _Writer, now: Mapping[str, Fraction], before: Mapping[str, Fraction]) -> None:
    for of in now:
        name = writer.state(f"{of}增速", of, Measure.GROWTH, writer.style.rate(growth_rate(now[of], before[of])))
        writer.relations.append(TableRelation(name, growth_rate, (f"{of}{_NOW}", f"{of}{_BEFORE}")))


def _gap(writer: _Writer, own: Fraction, nation: Fraction) -> None:
    other = writer.state("全国增速", TOTAL, Measure.GROWTH, writer.style.rate(nation), subject=region.NATION)
    gap = writer.style.rate(growth_gap(own, nation), "个百分点")
    name = writer.state("高于全国", TOTAL, Measure.GAP, gap, reference=region.NATION, of=Measure.GROWTH)
    writer.relations.append(TableRelation(name, growth_gap, (f"{TOTAL}增速", other)))
