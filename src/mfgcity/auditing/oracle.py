"""What the complete solver says of a component that propagation has not decided (完备求解)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final, Literal

from mfgcity.auditing.expression import Constant, Expression, Negative, Positive, Product, Quotient, Sum, Variable
from mfgcity.auditing.spans import ANY, ZERO, Span, meet
from mfgcity.auditing.system import System, members
from mfgcity.errors import MissingExtraError, need

DEFAULT_BUDGET: Final = 4_000_000
"""How much the complete solver may work for one question, in z3's resource units: some seconds at the most."""

PATIENCE: Final = 500
"""How long z3 may look for the end of a quantity among products of unknowns, in milliseconds; no verdict hangs on it."""

_MOST: Final = 2**32 - 1

Answer = Literal["consistent", "inconsistent", "undecided"]


class Oracle:
    """A system as z3 sees it; exact, with a budget in z3's resource units for each question.

    Args:
        z3: The module.
        system: Quantities and relations.
        bounds: What each quantity can be.
        budget: How much z3 may work for one question.
        prints: Printed figures that may be wrong, each with what its print allows.
        asked: The quantity whose bounds will be asked for, if any.
    """

    def __init__(
        self,
        z3: Any,
        system: System,
        bounds: Sequence[Span],
        budget: int,
        *,
        prints: dict[int, Span] | None = None,
        asked: int | None = None,
    ) -> None:
        self._z3 = z3
        self._budget = min(budget, _MOST)
        self._system = system
        self._bounds = bounds
        self._prints = prints or {}
        self._asked = asked
        self._linear = True
        self._spent = 0
        self.flags = {number: z3.Bool(f"believed {number}") for number in self._prints}
        self._symbols = [
            (z3.Int if whole else z3.Real)(f"quantity {number}") for number, whole in enumerate(system.whole)
        ]
        self._held = [held for number in range(len(bounds)) for held in self._known(self._symbols[number], number)]
        for form, places, _ in system.relations:
            names = {str(number): place for number, place in enumerate(places)}
            if form.bracket:
                own = self._symbols[places[0]]
                others = [self._term(other, names, self._held) for other in form.bracket]
                self._held.append(z3.Or([other <= own for other in others]))
                self._held.append(z3.Or([other >= own for other in others]))
            for expression, allowed in form.parts:
                self._held += self._stated(expression, allowed, names)

    def check(self, *more: Any) -> Answer:
        """Whether everything can hold, with more statements besides."""
        return self._answer(self._solver(more))

    def conflict(self) -> int | None:
        """Printed figures that contradict each other, or None if z3 does not say."""
        solver = self._solver(())
        if self._answer(solver, *self.flags.values()) != "inconsistent":
            return None
        named = {str(flag): number for number, flag in self.flags.items()}
        found = 0
        for flag in solver.unsat_core():
            found |= 1 << named[str(flag)]
        return found

    def tightened(self, reached: Callable[[bool], Fraction | None]) -> tuple[Span, bool]:
        """What the quantity asked for can be, and whether that is known to be the tightest.

        Args:
            reached: Gives the lowest value that was found for it, or the highest if told to turn; None if none was.
        """
        number = self._asked
        assert number is not None
        bounds = self._bounds[number]
        low, one = self._least(number, bounds, reached, turned=False)
        high, other = self._least(number, bounds, reached, turned=True)
        left = meet(meet(low, high) or bounds, bounds)
        return left or bounds, one and other

    def value(self) -> Fraction | None:
        """A value of the quantity asked for with which everything holds, or None if none is known."""
        assert self._asked is not None
        solver = self._solver(())
        if self._answer(solver) != "consistent":
            return None
        found = solver.model().eval(self._symbols[self._asked], model_completion=True)
        exact = self._z3.is_rational_value(found) or self._z3.is_int_value(found)
        return Fraction(str(found)) if exact else None

    @property
    def spent(self) -> int:
        """How much z3 has worked for this system, in its resource units."""
        return self._spent

    def _least(
        self, number: int, bounds: Span, reached: Callable[[bool], Fraction | None], *, turned: bool
    ) -> tuple[Span, bool]:
        """What a lower end leaves of a quantity, or an upper end if turned, and whether it is known to be the tightest."""
        z3, symbol = self._z3, self._symbols[number]
        n, d, closed = bounds[3:] if turned else bounds[:3]
        if d and closed and self.check(symbol == _number(z3, Fraction(n, d))) == "consistent":
            return bounds, True
        if not self._linear:
            # On products of unknowns z3 looks for an optimum much longer than for values.
            value = reached(turned)
            end = None if value is None else self._end(number, value, None, turned=turned)
            if end is not None:
                return end, True
        found = self._optimum(number, turned=turned)
        if found is None:
            return bounds, False
        value, open_ = found
        if value is None:
            return bounds, d == 0
        end = self._end(number, value, open_, turned=turned)
        return (bounds, False) if end is None else (end, True)

    def _end(self, number: int, value: Fraction, open_: bool | None, *, turned: bool) -> Span | None:
        """What lies on this side of a value, where z3 can show that nothing lies beyond; else None.

        Whether the value is attained is asked where it is not known.
        """
        symbol, there = self._symbols[number], _number(self._z3, value)
        if open_ is None:
            answer = self.check(symbol == there)
            if answer == "undecided":
                return None
            open_ = answer == "inconsistent"
        outside = symbol > there if turned else symbol < there
        if open_:
            outside = symbol >= there if turned else symbol <= there
        if self.check(outside) != "inconsistent":
            return None
        side = (value.numerator, value.denominator, not open_)
        return (-1, 0, False, *side) if turned else (*side, 1, 0, False)

    def _optimum(self, number: int, *, turned: bool) -> tuple[Fraction | None, bool | None] | None:
        """An end of a quantity, None where it has none, and whether it is open; None if z3 does not say."""
        z3, symbol = self._z3, self._symbols[number]
        optimizer = z3.Optimize()
        optimizer.set("rlimit", self._budget)
        if not self._linear:
            # z3 does not count all its work on products; what it finds is proven or not believed.
            optimizer.set("timeout", PATIENCE)
        optimizer.add(*self._held)
        handle = (optimizer.maximize if turned else optimizer.minimize)(symbol)
        before = self._counted()
        answer = optimizer.check()
        spent = self._counted() - before
        self._spent += spent if answer == z3.sat else max(spent, self._budget)
        if answer != z3.sat:
            return None
        infinite, value, beyond = handle.upper_values() if turned else handle.lower_values()
        if not all(z3.is_rational_value(part) or z3.is_int_value(part) for part in (infinite, value, beyond)):
            return None
        if Fraction(str(infinite)):
            return None, None
        return Fraction(str(value)), bool(Fraction(str(beyond)))

    def _counted(self) -> int:
        """How much z3 has worked at all."""
        solver = self._z3.SimpleSolver()
        solver.check()
        statistics = solver.statistics()
        return int(statistics.get_key_value("rlimit count"))

    def _solver(self, more: Sequence[Any]) -> Any:
        solver = self._z3.Solver()
        solver.set("rlimit", self._budget)
        solver.add(*self._held, *more)
        return solver

    def _answer(self, solver: Any, *assumed: Any) -> Answer:
        before = self._counted()
        answer = solver.check(*assumed)
        self._spent += self._counted() - before
        return "consistent" if answer == self._z3.sat else "inconsistent" if answer == self._z3.unsat else "undecided"

    def _known(self, term: Any, number: int) -> list[Any]:
        """That a term lies where a quantity does; where its print allows if that is believed."""
        found = _inside(self._z3, term, self._bounds[number])
        if number in self._prints:
            printed = _inside(self._z3, term, self._prints[number])
            found.append(self._z3.Implies(self.flags[number], self._z3.And(printed)))
        return found

    def _stated(self, expression: Expression, allowed: Span, names: dict[str, int]) -> list[Any]:
        """What z3 is told of one part of a relation.

        A quantity used nowhere else is replaced by its bounds: a rate becomes two inequalities that are linear in the
        counts behind it, which z3 decides where it might give up on a product of two unknowns.
        """
        if isinstance(expression, Sum) and allowed == ZERO:
            last = expression.terms[-1]
            own = last.term if isinstance(last, Negative) else None
            if isinstance(own, Variable):
                number, rest = names[own.name], expression.terms[:-1]
                others = {names[name] for term in rest for name in term.variables()}
                alone = len(self._system.users[number]) == 1 and number not in others and number != self._asked
                if alone and not self._system.whole[number]:
                    return self._lying(rest[0] if len(rest) == 1 else Sum(rest), number, names)
        side: list[Any] = []
        return [*_inside(self._z3, self._term(expression, names, side), allowed), *side]

    def _lying(self, expression: Expression, number: int, names: dict[str, int]) -> list[Any]:
        """That an expression lies where a quantity that stands nowhere else does."""
        shift = Fraction(0)
        if isinstance(expression, Sum):
            shift = sum((term.number for term in expression.terms if isinstance(term, Constant)), Fraction(0))
            rest = tuple(term for term in expression.terms if not isinstance(term, Constant))
            if len(rest) != 1:
                side: list[Any] = []
                return [*self._known(self._term(expression, names, side), number), *side]
            expression = rest[0]
        side = []
        if isinstance(expression, Quotient) and isinstance(expression.right, Positive):
            below = self._term(expression.right, names, side)
            above = self._term(expression.left, names, side)
            found = self._ratio(above, below, shift, self._bounds[number])
            if number in self._prints:
                printed = self._ratio(above, below, shift, self._prints[number])
                found.append(self._z3.Implies(self.flags[number], self._z3.And(printed)))
            return [*side, *found]
        return [*self._known(self._term(expression, names, side) + _number(self._z3, shift), number), *side]

    def _ratio(self, above: Any, below: Any, shift: Fraction, allowed: Span) -> list[Any]:
        ln, ld, lc, un, ud, uc = allowed
        found = []
        if ld:
            low = _number(self._z3, Fraction(ln, ld) - shift) * below
            found.append(above >= low if lc else above > low)
        if ud:
            high = _number(self._z3, Fraction(un, ud) - shift) * below
            found.append(above <= high if uc else above < high)
        return found

    def _term(self, expression: Expression, names: dict[str, int], side: list[Any]) -> Any:
        """An expression as z3 sees it; conditions on the way go to `side`."""
        if isinstance(expression, Variable):
            return self._symbols[names[expression.name]]
        if isinstance(expression, Constant):
            return _number(self._z3, expression.number)
        parts = [self._term(part, names, side) for part in expression.parts]
        if isinstance(expression, Sum):
            return self._z3.Sum(parts)
        if isinstance(expression, Negative):
            return -parts[0]
        if isinstance(expression, Product):
            self._linear &= any(isinstance(part, Constant) for part in expression.parts)
            return parts[0] * parts[1]
        if isinstance(expression, Quotient):
            self._linear = False
            quotient = self._z3.FreshReal("q")
            side.extend((parts[1] != 0, quotient * parts[1] == parts[0]))
            return quotient
        side.append(parts[0] > 0 if isinstance(expression, Positive) else parts[0] != 0)
        return parts[0]


def oracle(system: System, bounds: Sequence[Span], budget: int, asked: int | None = None) -> Oracle | None:
    """z3 on a system; None without z3, or with a budget of 0."""
    z3 = _z3() if budget else None
    return None if z3 is None else Oracle(z3, system, bounds, budget, asked=asked)


def core(system: System, dropped: int, budget: int) -> int:
    """Printed figures among those believed that contradict each other, by z3; all of them if it does not say."""
    believed = system.printed & ~dropped
    free = system.free
    z3 = _z3() if budget else None
    if z3 is None or any(span is None for span in free):
        return believed
    prints = {number: span for number in members(believed) if (span := system.believed[number]) is not None}
    found = Oracle(z3, system, [span or ANY for span in free], budget, prints=prints).conflict()
    return believed if found is None else found


def _z3() -> Any:
    try:
        return need("z3", "audit")
    except MissingExtraError:
        return None


def _number(z3: Any, value: Fraction) -> Any:
    return z3.RealVal(f"{value.numerator}/{value.denominator}")


def _inside(z3: Any, term: Any, allowed: Span) -> list[Any]:
    ln, ld, lc, un, ud, uc = allowed
    found = []
    if ld:
        low = _number(z3, Fraction(ln, ld))
        found.append(term >= low if lc else term > low)
    if ud:
        high = _number(z3, Fraction(un, ud))
        found.append(term <= high if uc else term < high)
    return found
