"""What surely keeps a rule, as expressions on a column: the constraints of the types, run by narwhals.

An expression here accepts a part of what its rule accepts, and never more: the cells that it leaves go through pydantic,
the distinct ones once. So an expression buys speed and decides nothing. A text or a day that is accepted is written as
its value is. Every kind of constraint that stands on a type has an entry here, or a reason in `ONE_BY_ONE` why its cells
are judged one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from inspect import isfunction
from typing import Any, Final

import narwhals.stable.v2 as nw
from annotated_types import Ge, Le
from pydantic import BaseModel, StringConstraints

from mfgcity.codes import credit_code, industry, region
from mfgcity.domain import rules
from mfgcity.domain.record import read_day, read_level, read_switch, words_of
from mfgcity.domain.wholes import as_figure_of_rank, read_batch, read_persons, read_place, read_whole, read_year
from mfgcity.figures import Figure, Unit, UnitKind
from mfgcity.frames import cells
from mfgcity.frames.fields import FieldPlan, Shape
from mfgcity.period import Period

TEXT: Final = "text"
"""The name of the column that the expressions look at."""

UNITS: Final[dict[UnitKind, tuple[str, ...]]] = {
    UnitKind.RATIO: ("%", "‰"),
    UnitKind.POINTS: ("个百分点", "百分点"),
    UnitKind.MONEY: ("元", "万元", "亿元", "万亿元", "美元", "万美元", "亿美元"),
    UnitKind.COUNT: ("家", "个", "户", "件", "人", "项", "万人", "万户", "万家"),
    UnitKind.PLACE: ("位",),
}
"""The units of the figures that are accepted at sight."""

NUMBER: Final = r"(?:[0-9]{1,12}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3})(?:\.[0-9]{1,6})?"
_DAY: Final = "^(?:19|20)[0-9]{2}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)$"
FIGURE: Final = f"^-?{NUMBER}(?:{'|'.join(unit for units in UNITS.values() for unit in units)})$"
"""The pattern of a figure that is accepted at sight."""
_PERIOD: Final = "^(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|S[12]))?$"
_WHOLE: Final = "^[0-9]{1,15}$"
_NO_NAME: Final = [mark for mark in cells.MARKS if mark] + sorted(cells.ERRORS)


def accepted(plan: FieldPlan) -> list[nw.Expr]:
    """Tests that only cells pass which surely keep every rule of a field; none where each cell is judged by itself."""
    tests = [of_type(plan), *map(expression, plan.constraints)]
    found = [test for test in tests if test is not None]
    return found if len(found) == len(tests) else []


def expression(rule: Any) -> nw.Expr | None:
    """The expression of a constraint, or None where its cells are judged one by one."""
    make = EXPRESSIONS.get(key_of(rule))
    return None if make is None else make(rule)


def is_of_type_alone(plan: FieldPlan) -> bool:
    """Whether a cell that surely is of the type of a field keeps all its other rules."""
    return all(EXPRESSIONS.get(key_of(rule)) is _anything for rule in plan.constraints)


def unexpressed(plan: FieldPlan) -> list[Any]:
    """What of a field has neither an expression nor a reason in `ONE_BY_ONE`: its type, its constraints."""
    found = [kind for kind in plan.types if of_type(plan) is None and not _reason(kind)]
    return found + [rule for rule in plan.constraints if expression(rule) is None and key_of(rule) not in ONE_BY_ONE]


def _reason(kind: Any) -> str | None:
    return ONE_BY_ONE.get(BaseModel if issubclass(kind, BaseModel) else kind)


def key_of(rule: Any) -> Any:
    """By what a constraint is known: a validator of a code by its standard, a function by itself, an object by its type."""
    if isinstance(rule, rules.ValidCode):
        return rule.validate
    if isinstance(rule, rules.Beside):
        return rule.check
    return rule if isfunction(rule) else type(rule)


def _text() -> nw.Expr:
    return nw.col(TEXT)


def of_type(plan: FieldPlan) -> nw.Expr | None:
    """The cells that surely are of the type of a field, its constraints apart."""
    if plan.shape is Shape.RECORDS or len(plan.types) != 1:
        return None
    only = plan.types[0]
    if only is bool:
        return _text().is_in(["是", "否", "true", "false", "True", "False", "TRUE", "FALSE", "1", "0"])
    if only is Figure:
        return _text().str.contains(FIGURE)
    if only is Period:
        return _text().str.contains(_PERIOD)
    if isinstance(only, type) and issubclass(only, Enum):
        return _text().is_in([text for member in only for text in words_of(member)])
    if only is int:
        return _text().str.contains(_WHOLE)
    if only is date:
        return _text().str.contains(_DAY)
    if only is str:
        plain = (_text() == _text().str.strip_chars(cells.BLANKS)) & ~_text().is_in(_NO_NAME)
        plain = plain & ~_text().str.starts_with("'") & (_text() != "")
        return plain & ~_text().str.contains(r"^\[|[；;、\r\n]") if plan.shape is Shape.SEVERAL else plain
    return None


def _length(rule: StringConstraints) -> nw.Expr | None:
    if rule.pattern is not None or rule.strict or rule.ascii_only or rule.to_lower or rule.to_upper:
        return None
    return _text().str.len_chars().is_between(max(rule.min_length or 0, 1), rule.max_length or 10**9)


def _number() -> nw.Expr:
    """The whole number that a cell holds; null where it holds anything else."""
    return nw.when(_text().str.contains(_WHOLE)).then(_text()).cast(nw.Int64)


def _measured(rule: rules.MeasuredIn) -> nw.Expr:
    units = UNITS.get(rule.kind, ())
    return _text().str.contains(f"[0-9](?:{'|'.join(units)})$") if units else nw.lit(value=False)


def _anything(rule: Any) -> nw.Expr:
    """What the type of the field or the records of others decide, not the cell."""
    return nw.lit(value=True)


EXPRESSIONS: Final[dict[Any, Callable[[Any], nw.Expr | None]]] = {
    StringConstraints: _length,
    Ge: lambda rule: _number() >= rule.ge,
    Le: lambda rule: _number() <= rule.le,
    read_day: _anything,
    **dict.fromkeys((read_whole, read_persons, read_year, read_place, read_batch, as_figure_of_rank), _anything),
    read_level: _anything,
    read_switch: _anything,
    credit_code.validate: lambda _: _text().map_batches(_credit_codes, return_dtype=nw.Boolean()),
    region.validate: lambda _: _each(lambda text: region.is_valid(text) and region.compact(text) == text),
    industry.validate: lambda _: _each(lambda text: industry.is_valid(text) and industry.compact(text) == text),
    rules.Refers: _anything,
    rules.MeasuredIn: _measured,
    rules.NotNegative: lambda _: ~_text().str.starts_with("-"),
    rules.WithinWhole: lambda _: _text().str.contains(r"^-?[0-9]{1,2}(?:\.[0-9]+)?%$"),
    rules.NotFuture: lambda _: _text() <= rules.today().isoformat(),
}
"""For each kind of constraint, what surely keeps it, among the cells that are surely of the field's type."""

ONE_BY_ONE: Final[dict[Any, str]] = {
    Unit: "a column states few units",
    BaseModel: "records inside a cell are rules of their own, and few",
}
"""The kinds of constraint, and the types, whose cells are judged one by one, and why that costs little."""


def _each(is_valid: Callable[[Any], bool]) -> nw.Expr:
    """A test of each cell by itself: there are some thousands of such codes, so a column has few distinct ones."""

    def test(codes: Any) -> Any:
        native = nw.to_native(codes, pass_through=True)
        return type(native)([is_valid(code) for code in native.to_list()])

    return _text().map_batches(test, return_dtype=nw.Boolean())


def _credit_codes(codes: Any) -> Any:
    from mfgcity.frames.credit_codes import are_valid

    # On polars narwhals hands over the series itself.
    texts = nw.to_native(codes, pass_through=True)
    return are_valid(texts.set(~texts.str.contains("^[0-9A-Z]{18}$"), None))
