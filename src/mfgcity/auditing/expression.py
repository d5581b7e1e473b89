"""Expression trees of the calculators, got by calling them with symbols (表达式树).

A tree evaluates on exact numbers and prints as maths; `Program` takes bounds forward and back through it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import attrs

from mfgcity.errors import MfgcityError, shown
from mfgcity.figures.interval import exact_number

DEPTH: Final = 200
"""How deep a formula may be nested."""


class ExpressionError(MfgcityError):
    """A formula that cannot be traced."""


class Expression(ABC):
    """A formula that was recorded instead of computed."""

    def __add__(self, other: object) -> Expression:
        return _joined(self, other, _sum)

    def __radd__(self, other: object) -> Expression:
        return _joined(other, self, _sum)

    def __sub__(self, other: object) -> Expression:
        return _joined(self, other, _difference)

    def __rsub__(self, other: object) -> Expression:
        return _joined(other, self, _difference)

    def __mul__(self, other: object) -> Expression:
        return _joined(self, other, Product)

    def __rmul__(self, other: object) -> Expression:
        return _joined(other, self, Product)

    def __truediv__(self, other: object) -> Expression:
        return _joined(self, other, Quotient)

    def __rtruediv__(self, other: object) -> Expression:
        return _joined(other, self, Quotient)

    def __neg__(self) -> Expression:
        return Negative(self)

    def require_positive(self) -> Expression:
        """The same, with the side condition that its value is above zero."""
        return Positive(self)

    def require_nonzero(self) -> Expression:
        """The same, with the side condition that its value is not zero."""
        return NonZero(self)

    def as_growth(self) -> Expression:
        """The same as a growth; what is stated as a multiple of the base is one more than its growth."""
        return self

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The expressions of which it is made, in order."""
        return ()

    @abstractmethod
    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """Its value on exact numbers by variable; None where it has none."""

    @abstractmethod
    def maths(self) -> str:
        """The formula as maths."""

    def variables(self) -> Iterator[str]:
        """The names of its variables, as often as they stand in it."""
        for part in self.parts:
            yield from part.variables()


@attrs.frozen
class Variable(Expression):
    """A figure or an unknown.

    Attributes:
        name: Its name.
        multiple: Whether it is stated as a multiple of a base (倍).
    """

    name: str
    multiple: bool = False

    def as_growth(self) -> Expression:
        """Itself, less one where it is a multiple of the base."""
        return self - 1 if self.multiple else self

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The number given for it."""
        return values[self.name]

    def variables(self) -> Iterator[str]:
        """Its own name."""
        yield self.name

    def maths(self) -> str:
        """Its name."""
        return self.name


@attrs.frozen
class Constant(Expression):
    """An exact number.

    Attributes:
        number: The number.
        multiple: Whether it is stated as a multiple of a base (倍).
    """

    number: Fraction
    multiple: bool = False

    def as_growth(self) -> Expression:
        """Itself, less one where it is a multiple of the base."""
        return Constant(self.number - 1) if self.multiple else self

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The number."""
        return self.number

    def maths(self) -> str:
        """The number."""
        return str(self.number)


@attrs.frozen
class Sum(Expression):
    """A sum of any number of terms."""

    terms: tuple[Expression, ...]

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The terms."""
        return self.terms

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The sum of the terms' values."""
        total = Fraction(0)
        for term in self.terms:
            value = term.evaluate(values)
            if value is None:
                return None
            total += value
        return total

    def maths(self) -> str:
        """The terms with their signs."""
        text = self.terms[0].maths()
        for term in self.terms[1:]:
            text += f" − {_within(term.term)}" if isinstance(term, Negative) else f" + {term.maths()}"
        return text


@attrs.frozen
class Negative(Expression):
    """A term with its sign turned."""

    term: Expression

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The term."""
        return (self.term,)

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The value of the term, its sign turned."""
        value = self.term.evaluate(values)
        return None if value is None else -value

    def maths(self) -> str:
        """The term behind a minus sign."""
        return f"−{_within(self.term)}"


@attrs.frozen
class Product(Expression):
    """A product of two factors."""

    left: Expression
    right: Expression

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The factors."""
        return (self.left, self.right)

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The product of the factors' values."""
        left, right = self.left.evaluate(values), self.right.evaluate(values)
        return None if left is None or right is None else left * right

    def maths(self) -> str:
        """The factors."""
        return f"{_within(self.left)} · {_within(self.right)}"


@attrs.frozen
class Quotient(Expression):
    """A quotient; it has no value where the divisor is zero."""

    left: Expression
    right: Expression

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The dividend and the divisor."""
        return (self.left, self.right)

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The quotient of the values; None where the divisor is zero."""
        left, right = self.left.evaluate(values), self.right.evaluate(values)
        return None if left is None or not right else left / right

    def maths(self) -> str:
        """The dividend over the divisor."""
        return f"{_within(self.left)} / {_within(self.right)}"


@attrs.frozen
class Positive(Expression):
    """An expression that has a value only where that is above zero."""

    inner: Expression

    @property
    def parts(self) -> tuple[Expression, ...]:
        """What must be above zero."""
        return (self.inner,)

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The value; None where it is zero or negative."""
        value = self.inner.evaluate(values)
        return value if value is not None and value > 0 else None

    def maths(self) -> str:
        """What it holds; the condition is not shown."""
        return self.inner.maths()


@attrs.frozen
class NonZero(Expression):
    """An expression that has a value only where that is not zero."""

    inner: Expression

    @property
    def parts(self) -> tuple[Expression, ...]:
        """What must not be zero."""
        return (self.inner,)

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The value; None where it is zero."""
        return self.inner.evaluate(values) or None

    def maths(self) -> str:
        """What it holds; the condition is not shown."""
        return self.inner.maths()


def trace(function: Callable[..., Any], *arguments: Any) -> Expression:
    """The tree of a calculator: what it does with symbols.

    Raises:
        ExpressionError: If the calculator cannot run on symbols, as those over lists cannot, or nests too deep.
    """
    name = getattr(function, "__name__", function)
    try:
        tree = function(*arguments)
    except (MfgcityError, ArithmeticError, TypeError, AttributeError, RecursionError) as error:
        raise ExpressionError("expression.untraceable", name=name, reason=error) from error
    if not isinstance(tree, Expression):
        raise ExpressionError("expression.untraceable", name=name, reason=f"it returned {shown(tree)}")
    if _deeper(tree, DEPTH):
        raise ExpressionError("expression.untraceable", name=name, reason=f"it nests deeper than {DEPTH}")
    return tree


def _deeper(tree: Expression, limit: int) -> bool:
    level: dict[int, Expression] = {id(tree): tree}
    for _ in range(limit):
        level = {id(part): part for expression in level.values() for part in expression.parts}
        if not level:
            return False
    return True


def _joined(left: object, right: object, join: Callable[[Expression, Expression], Expression]) -> Expression:
    one, other = _expression(left), _expression(right)
    return NotImplemented if one is None or other is None else join(one, other)


def _expression(value: object) -> Expression | None:
    if isinstance(value, Expression):
        return value
    if isinstance(value, (int, Fraction, Decimal)) and not isinstance(value, bool):
        return Constant(exact_number(value))
    return None


def _sum(left: Expression, right: Expression) -> Expression:
    return Sum((*_terms(left), *_terms(right)))


def _difference(left: Expression, right: Expression) -> Expression:
    return Sum((*_terms(left), Negative(right)))


def _terms(value: Expression) -> tuple[Expression, ...]:
    return value.terms if isinstance(value, Sum) else (value,)


def _within(value: Expression) -> str:
    inner = value.inner if isinstance(value, (Positive, NonZero)) else value
    return inner.maths() if isinstance(inner, (Variable, Constant)) else f"({inner.maths()})"
