"""The form of a relation: its formula as traced trees and as programs, made once for all relations alike (关系式)."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

import attrs

from mfgcity import calculators
from mfgcity.auditing.expression import Constant, Expression, ExpressionError, Variable, trace
from mfgcity.auditing.program import Program
from mfgcity.auditing.relations import between, count_of
from mfgcity.auditing.spans import ZERO, Span
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Unit, UnitKind
from mfgcity.figures.operands import UndefinedError

NOT_NEGATIVE: Final[Span] = (0, 1, True, 1, 0, False)

GROWTHS: Final = frozenset(
    {
        calculators.average_growth,
        calculators.compound_growth,
        calculators.earlier_growth,
        calculators.growth_from_change,
        calculators.growth_rate,
        calculators.implied_deflator,
        calculators.implied_earlier_growth,
        calculators.implied_reference,
        calculators.linked_growth,
        calculators.real_growth,
        calculators.remaining_growth,
        calculators.single_growth,
    }
)
"""Calculators whose result is a growth: a result printed in 倍 is one more than it."""


@attrs.frozen
class Input:
    """What a formula is given.

    Attributes:
        number: An exact number, in the unit without scale; None for a quantity of the network.
        multiple: Whether it is stated as a multiple of a base (倍), which a formula of growths takes as one more than
            the growth.
    """

    number: Fraction | None = None
    multiple: bool = False

    def symbol(self, place: int) -> Expression:
        """What stands for it in the tree."""
        if self.number is None:
            return Variable(str(place), self.multiple)
        return Constant(self.number, self.multiple)


@attrs.frozen(eq=False)
class Form:
    """What must hold of a relation's quantities, which go by number; the stated one is number 0.

    Attributes:
        parts: Expressions, each with the span in which its value lies.
        programs: The same, to narrow spans.
        bracket: For `between`, what brackets the stated quantity; else empty.
        once: Whether no quantity stands twice in a part.
        plain: Whether it is one part in which nothing can be divided by zero, so that looking twice finds no more.
    """

    parts: tuple[tuple[Expression, Span], ...]
    programs: tuple[Program, ...]
    bracket: tuple[Expression, ...] = ()
    once: bool = attrs.field(init=False)
    plain: bool = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        programs = self.programs
        object.__setattr__(self, "once", all(program.once for program in programs))
        object.__setattr__(self, "plain", len(programs) == 1 and programs[0].plain)


@lru_cache(maxsize=4096)
def form(formula: Callable[..., Any], inputs: tuple[Input, ...], stated: Input) -> Form:
    """The form of the relation in which a formula of some inputs gives a stated quantity.

    Raises:
        ExpressionError: If the formula cannot run on symbols.
    """
    place, symbols = 0, []
    for given in inputs:
        place += given.number is None
        symbols.append(given.symbol(place))
    own = stated.symbol(0)
    if formula is between:
        mixed = {given.multiple for given in (*inputs, stated)} == {False, True}
        others = tuple(symbol.as_growth() if mixed else symbol for symbol in symbols)
        # What is bracketed as a growth is the same as what is bracketed as a multiple, all one more.
        bracket = tuple(other + 1 for other in others) if mixed and stated.multiple else others
        return Form((), (), bracket)
    if formula is count_of:
        parts = [(own, NOT_NEGATIVE), *((other - own, NOT_NEGATIVE) for other in symbols)]
    else:
        parts = [(trace(formula, *symbols) - (own.as_growth() if formula in GROWTHS else own), ZERO)]
    return Form(tuple(parts), tuple(Program(tree, allowed) for tree, allowed in parts))


@lru_cache(maxsize=4096)
def result_unit(formula: Callable[..., Any], units: tuple[Unit | Figure | Fraction, ...]) -> Unit:
    """The unit of what a formula gives, found by running it once: what figures cannot do, the quantities cannot either.

    Args:
        formula: The formula.
        units: For each input its unit, or itself where it is a constant.

    Raises:
        MfgcityError: If figures of these units cannot meet in the formula, or the formula is never defined for them.
        ExpressionError: If it cannot run on so many figures.
    """
    problem: MfgcityError | None = None
    count = len(units)
    # Not all alike, so that a base that is a difference is above zero one way or the other.
    for sizes in (range(count + 1, 1, -1), range(2, count + 2)):
        try:
            result = formula(*(_sample(unit, size) for unit, size in zip(units, sizes, strict=True)))
        except UndefinedError as error:
            problem = error
            continue
        except (ArithmeticError, TypeError, AttributeError, LookupError, RecursionError) as error:
            name = getattr(formula, "__name__", formula)
            raise ExpressionError("expression.untraceable", name=name, reason=error) from error
        return result.unit if isinstance(result, Figure) else Unit("")
    assert problem is not None
    raise problem


def _sample(unit: Unit | Figure | Fraction, size: int) -> Figure | Fraction:
    if isinstance(unit, Fraction):
        return unit
    number, kind = (Fraction(size), unit) if isinstance(unit, Unit) else (unit.value, unit.unit)
    # Ratios and points stand for each other in a text, so a formula sees them all as %.
    if kind.kind in (UnitKind.RATIO, UnitKind.POINTS):
        return Figure.computed(number if isinstance(unit, Unit) else number * kind.scale * 100, "%")
    return Figure.computed(number, kind)
