"""What surely keeps a rule between two fields, as expressions on their columns.

As with the rules of one field, an expression accepts a part of what its rule accepts, and never more; the pairs of cells
that it leaves go through pydantic, the distinct ones once. It may trust that both cells are valid in themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

import narwhals.stable.v2 as nw

from mfgcity.domain import Measure, RecognitionStatus, rules
from mfgcity.domain.observation import UNITS as UNITS_OF
from mfgcity.domain.observation import fits_its_measure
from mfgcity.domain.park import not_before_its_start
from mfgcity.domain.place import members_or_code
from mfgcity.domain.recognition import not_proposed, one_holder
from mfgcity.frames.acceptance import FIGURE, NUMBER, UNITS, key_of
from mfgcity.frames.fields import FieldPlan

_ISO_DAY: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
OWN, OTHER = "own", "other"
"""The names of the columns that the expressions look at: the field that bears the rule, and the earlier one."""


class Case(NamedTuple):
    """Some rows of a table, and which of them surely keep the rule; no row is in two cases."""

    rows: nw.Expr
    """Which rows the case is about; every row that no case is about is asked of pydantic."""
    kept: nw.Expr | None
    """Which of them surely keep the rule; None where all do."""


class Pair(NamedTuple):
    """The two columns that a rule is about."""

    own: FieldPlan
    other: FieldPlan
    others: Callable[[], Mapping[str, Any]]
    """The value of each distinct text of the earlier column, where it has few."""


def cases(rule: Any, pair: Pair) -> list[Case]:
    """The cases in which a rule between two fields surely is kept."""
    make = CASES.get(key_of(rule))
    return [] if make is None else make(pair)


def _other_is(texts: list[str]) -> nw.Expr:
    found = nw.col(OTHER) == texts[0]
    for text in texts[1:]:
        found = found | (nw.col(OTHER) == text)
    return found


def _in_order(compare: Callable[[nw.Expr, nw.Expr], nw.Expr]) -> Callable[[Pair], list[Case]]:
    """Days in order: those written as ISO 8601 does are in the order of their texts."""

    def make(pair: Pair) -> list[Case]:
        if pair.own.types != (date,) or pair.other.types != (date,) or pair.other.info.default is not None:
            return []
        own, other = nw.col(OWN), nw.col(OTHER)
        iso = own.str.contains(_ISO_DAY) & other.str.contains(_ISO_DAY)
        both = ~own.is_null() & ~other.is_null()
        return [Case(~own.is_null() & other.is_null(), None), Case(both, iso & compare(own, other))]

    return make


def _by_measure(pair: Pair) -> list[Case]:
    """Figures that are surely in a unit of their measure, for the measures that stand in the column."""
    texts: dict[str, list[str]] = {}
    for text, measure in pair.others().items():
        texts.setdefault(_pattern(measure), []).append(text)
    return [Case(_other_is(found), nw.col(OWN).str.contains(pattern)) for pattern, found in texts.items()]


def _pattern(measure: Measure) -> str:
    """What a figure looks like that surely can be of a measure."""
    kinds = UNITS_OF.get(measure)
    if kinds is None:
        return FIGURE
    if measure is Measure.SHARE:
        return r"^-?[0-9]{1,2}(?:\.[0-9]{1,6})?%$"
    if measure is Measure.RANK:
        return "^[1-9][0-9]{0,8}位$"
    return f"^-?{NUMBER}(?:{'|'.join(unit for kind in sorted(kinds) for unit in UNITS.get(kind, ()))})$"


def _not_proposed(pair: Pair) -> list[Case]:
    granted = [text for text, status in pair.others().items() if status is not RecognitionStatus.PROPOSED]
    return [Case(nw.col(OTHER).is_null(), None), *([Case(_other_is(granted), None)] if granted else [])]


CASES: Final[dict[Any, Callable[[Pair], list[Case]]]] = {
    rules.After: _in_order(lambda own, other: own > other),
    rules.NotBefore: _in_order(lambda own, other: own >= other),
    fits_its_measure: _by_measure,
    not_proposed: _not_proposed,
    one_holder: lambda _: [Case(nw.col(OWN) == "1", None)],
    members_or_code: lambda _: [Case(nw.col(OTHER).str.contains("^[0-9]{6}$"), None)],
}
"""For each kind of rule between two fields, what surely keeps it."""

PROVING: Final = frozenset({fits_its_measure})
"""The functions between two fields whose cases accept only a cell that keeps the rules of its own field too."""

PAIR_BY_PAIR: Final[dict[Any, str]] = {
    rules.AtMost: "figures are compared by their bounds, and registers of problems are few",
    rules.Either: "indicators are few",
    rules.Needs: "indicators are few, and most have neither a formula nor inputs",
    not_before_its_start: "it stands only on records inside a cell",
}
"""The kinds of rule between two fields whose pairs are judged one by one, and why that costs little."""
