"""A strategy for tables in which one figure is misprinted by more than rounding can explain, and is known."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product
from typing import Any, Final, Literal

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from mfgcity.domain import Measure, Observation
from mfgcity.figures import Figure, Interval
from mfgcity.figures.interval import fixed_text
from mfgcity.period import Period
from mfgcity.strategies.tables import SIGNED, TOTAL, Table, TableRelation, consistent_tables

Slip = Literal["digit", "swap", "repeat", "point", "sign"]
"""A wrong digit, two digits swapped, a digit twice, the point in the wrong place, the wrong sign."""

_LIMITS: Final = {Measure.SHARE: Interval(0, 100), Measure.GROWTH: Interval(-99, None)}


@attrs.frozen
class Misprint:
    """Where a table was misprinted.

    Attributes:
        name: The name of the figure.
        printed: The figure as it stands in the table.
        correct: The figure that should stand there.
        slip: What went wrong.
        broken: The names of the figures whose relation cannot hold any more, whatever was rounded or cut off.
    """

    name: str
    printed: Figure
    correct: Figure
    slip: Slip
    broken: tuple[str, ...]


@attrs.frozen
class MisprintedTable:
    """A table with one misprint.

    Attributes:
        table: The table as printed.
        misprint: What is wrong in it.
    """

    table: Table
    misprint: Misprint

    def __str__(self) -> str:
        wrong = self.misprint
        return f"{self.table}\nmisprint: {wrong.name} {wrong.printed}, correct is {wrong.correct}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))


def misprinted_tables(most: int = 4) -> SearchStrategy[MisprintedTable]:
    """Consistent tables with one misprint that no rounding, no cut digits and no last digit explain: an audit must find it.

    Args:
        most: The most parts, from two to ten.
    """
    return _misprinted(consistent_tables(most))


@st.composite
def _misprinted(draw: DrawFn, tables: SearchStrategy[Table]) -> MisprintedTable:
    table = draw(tables)
    chosen = draw(st.sampled_from(table.observations))
    # Not every figure can be misprinted beyond rounding, a share of small parts may not; the total always can.
    total = next(item for item in table.observations if item.id == f"{TOTAL}{Period.parse('2023')}")
    possible = list(_misprints(table, chosen)) or list(_misprints(table, total))
    slip = draw(st.sampled_from(sorted({misprint.slip for misprint in possible})))
    misprint = draw(st.sampled_from([misprint for misprint in possible if misprint.slip == slip]))
    changed = tuple(
        item.model_copy(update={"figure": misprint.printed}) if item.id == misprint.name else item
        for item in table.observations
    )
    return MisprintedTable(attrs.evolve(table, observations=changed), misprint)


def _misprints(table: Table, item: Observation) -> Iterator[Misprint]:
    """Every slip of one figure that breaks a relation for certain."""
    name = str(item.id)
    figures = table.figures
    related = [relation for relation in table.relations if name in (relation.name, *relation.inputs)]
    for slip, wrong in _slips(item):
        printed = {**figures, name: wrong}
        broken = tuple(relation.name for relation in related if _breaks(relation, printed))
        if broken:
            yield Misprint(name, wrong, item.figure, slip, broken)


def _slips(item: Observation) -> Iterator[tuple[Slip, Figure]]:
    figure = item.figure
    assert figure.decimals is not None
    sign = "-" if figure.value < 0 else ""
    text = fixed_text(abs(figure.value), figure.decimals)
    places = [place for place, character in enumerate(text) if character != "."]
    wrong: list[tuple[Slip, str]] = []
    for place in places:
        others = "0123456789".replace(text[place], "")
        wrong.extend(("digit", text[:place] + other + text[place + 1 :]) for other in others)
        wrong.append(("repeat", text[: place + 1] + text[place:]))
    for place, following in pairwise(places):
        swapped = list(text)
        swapped[place], swapped[following] = text[following], text[place]
        wrong.append(("swap", "".join(swapped)))
    wrong.append(("point", text.replace(".", "") if figure.decimals else f"{text[:-1] or '0'}.{text[-1]}"))
    limits = _LIMITS.get(item.measure, Interval(None if item.measure in SIGNED else 0, None))
    if item.measure in SIGNED and figure.value and -figure.value in limits:
        yield "sign", Figure(text if sign else f"-{text}", figure.unit)
    for slip, digits in wrong:
        # A number does not begin with a zero before another digit, nor is a level zero.
        value, before_point = Fraction(sign + digits), digits.partition(".")[0]
        plain = len(before_point) == 1 or before_point[0] != "0"
        if plain and value != figure.value and value in limits and (value or item.measure in SIGNED):
            yield slip, Figure(f"{sign if value else ''}{digits}", figure.unit)


def _breaks(relation: TableRelation, figures: dict[str, Figure]) -> bool:
    """Whether a relation cannot hold even if figures were cut off instead of rounded and the last digit is off by one."""
    corners = product(*(_reach(figures[name]) for name in relation.inputs))
    results: list[Fraction] = [relation.formula(*corner) for corner in corners]
    figure = figures[relation.name]
    assert figure.decimals is not None
    printed, slack = figure.value * figure.unit.scale, 2 * _step(figure)
    return printed + slack < min(results) or max(results) < printed - slack


def _reach(figure: Figure) -> tuple[Fraction, Fraction]:
    """The least and the most that a figure can stand for, rounded or cut off, in its unit without scale."""
    value, step = figure.value * figure.unit.scale, _step(figure)
    return value - (step / 2 if value > 0 else step), value + step


def _step(figure: Figure) -> Fraction:
    assert figure.decimals is not None
    return figure.unit.scale / Fraction(10**figure.decimals)
