"""Whether propagation has decided a component, and the complete solver for those that it has not (完备判定)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, Literal

from mfgcity.auditing.expression import (
    Constant,
    Expression,
    Negative,
    NonZero,
    Positive,
    Product,
    Quotient,
    Sum,
    Variable,
)
from mfgcity.auditing.network import Quantity, Relation
from mfgcity.errors import MissingExtraError, need
from mfgcity.figures import Interval

DEFAULT_BUDGET: Final = 4_000_000
"""How much the complete solver may work for one question, in z3's resource units: some seconds at the most."""

Answer = Literal["consistent", "inconsistent", "undecided"]


def decided(quantities: Mapping[str, Quantity], relations: Sequence[Relation], bounds: Mapping[str, Interval]) -> bool:
    """Whether bounds that propagation left can all be attained together, so that the component is consistent.

    Quantities that are one point are constants. What remains is consistent if its graph of quantities and relations
    has no cycle and each relation uses each quantity once: then any value of one quantity can be extended, relation
    by relation, to values of all. That needs each relation to leave an interval of values, not two: no divisor's
    bounds hold zero, and no two factors' both do. One whole number can be chosen first; two cannot both.
    """
    free = {name for name, interval in bounds.items() if not interval.is_point}
    if sum(1 for name in free if quantities[name].integer) > 1:
        return False
    parent = {name: name for name in free}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for relation in relations:
        names = [name for name in relation.names if name in free]
        if relation.formula == "between" and len(names) > 1:
            return False
        for expression, _ in relation.parts:
            used = [name for name in expression.variables() if name in free]
            if len(used) != len(set(used)) or not _leaves_intervals(expression, bounds):
                return False
        for name in names[1:]:
            one, other = root(names[0]), root(name)
            if one == other:
                return False
            parent[one] = other
    return True


def _leaves_intervals(expression: Expression, bounds: Mapping[str, Interval]) -> bool:
    inner = [part.bounds(bounds) for part in expression.parts]
    if isinstance(expression, Quotient) and (inner[1] is None or 0 in inner[1]):
        return False
    if isinstance(expression, Product) and all(bound is None or 0 in bound for bound in inner):
        return False
    if isinstance(expression, NonZero) and (inner[0] is None or 0 in inner[0]):
        return False
    return all(_leaves_intervals(part, bounds) for part in expression.parts)


def solve(
    quantities: Mapping[str, Quantity], relations: Sequence[Relation], bounds: Mapping[str, Interval], budget: int
) -> Answer:
    """Decide a component with z3, exactly and within a budget of its resource units.

    Without z3 the answer is ``undecided``.
    """
    try:
        z3 = need("z3", "audit")
    except MissingExtraError:
        return "undecided"
    solver = z3.Solver()
    solver.set("rlimit", budget)
    symbols = {name: (z3.Int if quantities[name].integer else z3.Real)(name) for name in bounds}
    for name, interval in bounds.items():
        solver.add(*_inside(z3, symbols[name], interval))
    uses: dict[str, int] = {}
    for relation in relations:
        for name in relation.names:
            uses[name] = uses.get(name, 0) + 1
    for relation in relations:
        if relation.formula == "between":
            own, others = symbols[relation.name], [symbols[name] for name in relation.inputs]
            solver.add(z3.Or([other <= own for other in others]), z3.Or([other >= own for other in others]))
        for expression, allowed in relation.parts:
            solver.add(*_stated(z3, symbols, expression, allowed, bounds, uses, quantities))
    answer = solver.check()
    return "consistent" if answer == z3.sat else "inconsistent" if answer == z3.unsat else "undecided"


def _number(z3: Any, value: Fraction) -> Any:
    return z3.RealVal(f"{value.numerator}/{value.denominator}")


def _inside(z3: Any, term: Any, interval: Interval) -> list[Any]:
    found = []
    if interval.lower is not None:
        low = _number(z3, interval.lower)
        found.append(term >= low if interval.lower_closed else term > low)
    if interval.upper is not None:
        high = _number(z3, interval.upper)
        found.append(term <= high if interval.upper_closed else term < high)
    return found


def _stated(
    z3: Any,
    symbols: Mapping[str, Any],
    expression: Expression,
    allowed: Interval,
    bounds: Mapping[str, Interval],
    uses: Mapping[str, int],
    quantities: Mapping[str, Quantity],
) -> list[Any]:
    """What z3 is told of one part of a relation.

    A quantity used nowhere else is replaced by its bounds: a rate becomes two inequalities that are linear in the
    counts behind it, which z3 decides where it might give up on a product of two unknowns.
    """
    if isinstance(expression, Sum) and allowed == Interval.point(0):
        last = expression.terms[-1]
        own = last.term if isinstance(last, Negative) else None
        if isinstance(own, Variable) and uses[own.name] == 1 and not quantities[own.name].integer:
            rest = expression.terms[:-1]
            if own.name not in {name for term in rest for name in term.variables()}:
                whole = rest[0] if len(rest) == 1 else Sum(rest)
                return _within(z3, symbols, whole, bounds[own.name], bounds)
    return _within(z3, symbols, expression, allowed, bounds)


def _within(
    z3: Any, symbols: Mapping[str, Any], expression: Expression, allowed: Interval, bounds: Mapping[str, Interval]
) -> list[Any]:
    side: list[Any] = []
    if isinstance(expression, Sum):
        shift = sum((term.number for term in expression.terms if isinstance(term, Constant)), Fraction(0))
        rest = tuple(term for term in expression.terms if not isinstance(term, Constant))
        if len(rest) == 1:
            return _within(z3, symbols, rest[0], allowed - Interval.point(shift), bounds)
    if isinstance(expression, Quotient):
        divisor = expression.right.bounds(bounds)
        if divisor is not None and divisor.lower is not None and divisor.lower >= 0:
            above, below = (_term(z3, symbols, part, side) for part in (expression.left, expression.right))
            side.append(below > 0)
            if allowed.lower is not None:
                low = _number(z3, allowed.lower) * below
                side.append(above >= low if allowed.lower_closed else above > low)
            if allowed.upper is not None:
                high = _number(z3, allowed.upper) * below
                side.append(above <= high if allowed.upper_closed else above < high)
            return side
    term = _term(z3, symbols, expression, side)
    return [*side, *_inside(z3, term, allowed)]


def _term(z3: Any, symbols: Mapping[str, Any], expression: Expression, side: list[Any]) -> Any:
    """An expression as z3 sees it; conditions on the way go to `side`."""
    if isinstance(expression, Variable):
        return symbols[expression.name]
    if isinstance(expression, Constant):
        return _number(z3, expression.number)
    parts = [_term(z3, symbols, part, side) for part in expression.parts]
    if isinstance(expression, Sum):
        return z3.Sum(parts)
    if isinstance(expression, Negative):
        return -parts[0]
    if isinstance(expression, Product):
        return parts[0] * parts[1]
    if isinstance(expression, Quotient):
        quotient = z3.FreshReal("q")
        side.extend((parts[1] != 0, quotient * parts[1] == parts[0]))
        return quotient
    side.append(parts[0] > 0 if isinstance(expression, Positive) else parts[0] != 0)
    return parts[0]
