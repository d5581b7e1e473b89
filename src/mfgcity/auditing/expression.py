"""Expression trees of the calculators, got by calling them with symbols (表达式树).

A tree evaluates on exact numbers, gives the bounds of its value from those of its variables, and takes bounds of its
value back to its variables. Where no variable stands twice, both ways give the tightest bounds.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from mfgcity.errors import MfgcityError
from mfgcity.figures.interval import Interval, exact_number

ANYTHING = Interval(None, None)
_ZERO = Interval.point(0)
_ABOVE = Interval(0, None, lower_closed=False)
_BELOW = Interval(None, 0, upper_closed=False)

Bounds = Interval | None
"""What a value can be; None where nothing is possible."""


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

    @property
    def parts(self) -> tuple[Expression, ...]:
        """The expressions of which it is made, in order."""
        return ()

    @abstractmethod
    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """Its value on exact numbers by variable; None where it has none."""

    @abstractmethod
    def _forward(self, parts: tuple[Interval, ...]) -> Bounds:
        """What its value can be, from what its parts can be."""

    @abstractmethod
    def _backward(self, whole: Interval, parts: tuple[Interval, ...]) -> tuple[Bounds, ...]:
        """What each part can be, from what its value and the parts can be."""

    @abstractmethod
    def maths(self) -> str:
        """The formula as maths."""

    def variables(self) -> Iterator[str]:
        """The names of its variables, as often as they stand in it."""
        for part in self.parts:
            yield from part.variables()

    def bounds(self, known: Mapping[str, Interval]) -> Bounds:
        """What its value can be, from the bounds of its variables: the tightest where no variable stands twice."""
        found = [part.bounds(known) for part in self.parts]
        inner = tuple(bound for bound in found if bound is not None)
        return self._forward(inner) if len(inner) == len(found) else None

    def narrow(self, known: Mapping[str, Interval], whole: Interval) -> dict[str, Interval] | None:
        """What its variables can be if its value lies in `whole`: one pass forward and one back.

        Returns:
            The bounds of each of its variables, never wider than those known; None where nothing is possible.
        """
        found: dict[str, Interval] = {}
        return found if self._pass(known, whole, found) else None

    def _pass(self, known: Mapping[str, Interval], whole: Interval, found: dict[str, Interval]) -> bool:
        inner = [part.bounds(known) for part in self.parts]
        ready = tuple(bound for bound in inner if bound is not None)
        value = self._forward(ready) if len(ready) == len(inner) else None
        left = None if value is None else value & whole
        if left is None:
            return False
        for part, before, after in zip(self.parts, ready, self._backward(left, ready), strict=True):
            narrowed = None if after is None else after & before
            if narrowed is None or not part._pass(known, narrowed, found):
                return False
        return True


@attrs.frozen
class Variable(Expression):
    """A figure or an unknown, by name."""

    name: str

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The number given for it."""
        return values[self.name]

    def variables(self) -> Iterator[str]:
        """Its own name."""
        yield self.name

    def bounds(self, known: Mapping[str, Interval]) -> Bounds:
        """The bounds given for it."""
        return known[self.name]

    def _pass(self, known: Mapping[str, Interval], whole: Interval, found: dict[str, Interval]) -> bool:
        left = found.get(self.name, known[self.name]) & whole
        if left is None:
            return False
        found[self.name] = left
        return True

    def _forward(self, parts: tuple[Interval, ...]) -> Bounds:
        return ANYTHING

    def _backward(self, whole: Interval, parts: tuple[Interval, ...]) -> tuple[Bounds, ...]:
        return ()

    def maths(self) -> str:
        """Its name."""
        return self.name


@attrs.frozen
class Constant(Expression):
    """An exact number."""

    number: Fraction

    def evaluate(self, values: Mapping[str, Fraction]) -> Fraction | None:
        """The number."""
        return self.number

    def _forward(self, parts: tuple[Interval, ...]) -> Bounds:
        return Interval.point(self.number)

    def _backward(self, whole: Interval, parts: tuple[Interval, ...]) -> tuple[Bounds, ...]:
        return ()

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

    def _forward(self, parts: tuple[Interval, ...]) -> Bounds:
        total = _ZERO
        for part in parts:
            total = total + part
        return total

    def _backward(self, whole: Interval, parts: tuple[Interval, ...]) -> tuple[Bounds, ...]:
        # The others of each term: all before it and all behind it, so that the work stays linear.
        before, behind = [_ZERO], [_ZERO]
        for part in parts[:-1]:
            before.append(before[-1] + part)
        for part in reversed(parts[1:]):
            behind.append(behind[-1] + part)
        return tuple(whole - (left + right) for left, right in zip(before, reversed(behind), strict=True))

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

    def _forward(self, parts: tuple[Interval, ...]) -> Bounds:
        return -parts[0]

    def _backward(self, whole: Interval, parts: tuple[Interval, ...]) -> tuple[Bounds, ...]:
        return (-whole,)

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

    def _forward(self, parts: tuple[Interval, ...]) -> Bounds:
        return parts[0] * parts[1]

    def _backward(self, whole: Interval, parts: tuple[Interval, ...]) -> tuple[Bounds, ...]:
        return _factor(whole, parts[1]), _factor(whole, parts[0])

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

    def _forward(self, parts: tuple[Interval, ...]) -> Bounds:
        return quotients(parts[0], parts[1])

    def _backward(self, whole: Interval, parts: tuple[Interval, ...]) -> tuple[Bounds, ...]:
        dividend, divisor = parts
        found = _factor(dividend, whole)
        left = None if found is None else found & divisor
        return whole * divisor, None if left is None else _without_zero(left)

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

    def _forward(self, parts: tuple[Interval, ...]) -> Bounds:
        return parts[0] & _ABOVE

    def _backward(self, whole: Interval, parts: tuple[Interval, ...]) -> tuple[Bounds, ...]:
        return (whole & _ABOVE,)

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

    def _forward(self, parts: tuple[Interval, ...]) -> Bounds:
        return _without_zero(parts[0])

    def _backward(self, whole: Interval, parts: tuple[Interval, ...]) -> tuple[Bounds, ...]:
        return (_without_zero(whole),)

    def maths(self) -> str:
        """What it holds; the condition is not shown."""
        return self.inner.maths()


def quotients(dividend: Interval, divisor: Interval) -> Bounds:
    """The smallest interval that holds all quotients by divisors other than zero; None where the divisor is zero."""
    found = [dividend / half for side in (_ABOVE, _BELOW) if (half := divisor & side)]
    return _hull(found)


def trace(function: Callable[..., Any], *arguments: Any) -> Expression:
    """The tree of a calculator: what it does with symbols.

    Raises:
        ExpressionError: If the calculator cannot run on symbols, as those over lists cannot.
    """
    try:
        tree = function(*arguments)
    except (MfgcityError, TypeError, AttributeError) as error:
        raise ExpressionError(
            "expression.untraceable", name=getattr(function, "__name__", function), reason=error
        ) from error
    if not isinstance(tree, Expression):
        raise ExpressionError(
            "expression.untraceable", name=getattr(function, "__name__", function), reason=f"it returned {tree!r}"
        )
    return tree


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


def _factor(product: Interval, other: Interval) -> Bounds:
    """All numbers whose product with some number of `other` lies in `product`."""
    if 0 in product and 0 in other:
        return ANYTHING
    return quotients(product, other)


def _without_zero(interval: Interval) -> Bounds:
    return _hull([half for side in (_ABOVE, _BELOW) if (half := interval & side)])


def _hull(halves: list[Interval]) -> Bounds:
    if not halves:
        return None
    return halves[0] if len(halves) == 1 else halves[0] | halves[1]
