"""How far an amount is gathered in few hands (集中度)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from mfgcity.calculators.bounding.enclosures import SLACK, logarithm
from mfgcity.calculators.bounding.lists import Amounts, Bounded, Kind, as_figure, delivered, index, joint_kind
from mfgcity.calculators.bounding.unevenness import GINI, HERFINDAHL, THEIL_T, largest
from mfgcity.calculators.formula import formula
from mfgcity.figures import Figure
from mfgcity.figures.operands import OperandError, UndefinedError, operand, operands, plain, positive

_ZERO = Fraction(0)
_NEARLY = Fraction(1, 10**9)
_ONE = {"reason": "there is one value only", "reason_zh": "只有一个值"}
_NONE = {"reason": "the index is, or may be, zero", "reason_zh": "指数为零或可能为零"}


@formula(
    en="Herfindahl index",
    zh="赫芬达尔指数",
    maths="H = Σ (xᵢ / total)²; normalised (H − 1/n) / (1 − 1/n)",
    source="Hirschman 1945, Herfindahl 1950; scale 0 to 1 (times 10,000 for the scale of competition authorities)",
)
def herfindahl(
    values: Sequence[Any], *, normalised: bool = False, whole: Any = None, largest_listed: bool = True
) -> Any:
    """The Herfindahl-Hirschman index (赫芬达尔指数), 1/n to 1: ``Σ (xᵢ / total)²``.

    The total is the sum of the values, or `whole`. Where the values leave a part of the whole unlisted, nothing is
    scaled up to 100 %: the result is a figure whose value and lower end count the listed values only, and whose upper
    end gathers the rest in as few hands as can be.

    A figure's bounds are the tightest for a full list in which no range lies inside another (see `unevenness`), else
    guaranteed outer bounds.

    Args:
        values: Amounts or shares, in any one unit: none negative. Zeros count in n.
        normalised: Whether to state it on the scale 0 (all equal) to 1, as ``(H − 1/n) / (1 − 1/n)``.
        whole: The total of listed and unlisted values, in the unit of the values: 100 for shares in per cent.
        largest_listed: Whether the list is that of the largest, so that no unlisted value is above the least listed.

    Returns:
        A number from 0 to 1, or a figure without unit; a figure also for numbers that are part of a whole.

    Raises:
        OperandError: If a value is negative or missing, the whole is below the sum, or a partial list is to be
            normalised (its n is not known).
        UndefinedError: If the total is, or may be, zero, or one value is to be normalised (0/0).

    Examples:
        >>> herfindahl([Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)])
        Fraction(3, 8)
        >>> partial = herfindahl([15, 12, 10, 9, 8, 7, 6, 5, 4, 3], whole=100)
        >>> partial.lower, partial.upper
        (Fraction(749, 10000), Fraction(203, 2500))
    """
    amounts = Amounts.read(values, "values").checked().total_above_zero("Herfindahl index", "赫芬达尔指数")
    if whole is not None:
        total = _whole(amounts, whole)
        if sum(amounts.values) != total.values[0] or Kind.FIGURE in (amounts.kind, total.kind):
            if normalised:
                raise OperandError("herfindahl.partial", value=whole)
            return _stated([amounts, total], _partial(amounts, total, largest_listed), "")
    value = HERFINDAHL.of(amounts.values)
    low, high = HERFINDAHL.bounds(*amounts.ends) if amounts.kind is Kind.FIGURE else (value, value)
    if normalised:
        count = len(amounts)
        if count == 1:
            raise UndefinedError("list.total", measure="normalised index", measure_zh="标准化指数", **_ONE)
        value, low, high = ((count * number - 1) / (count - 1) for number in (value, low, high))
    return index([amounts], value, (low, high))


def _whole(amounts: Amounts, whole: Any) -> Amounts:
    """The whole as a list of one, in the unit of the values; floats that nearly add to it add to it."""
    given = operand(whole, "whole")
    if isinstance(given, Figure) != (amounts.kind is Kind.FIGURE):
        raise OperandError("list.mixture", field="whole", value=whole)
    if isinstance(given, Figure):
        given = given.to(amounts.items[0].unit)
    total = Amounts.read([given], "whole").checked().total_above_zero("share", "占比")
    listed, number = sum(amounts.values), total.values[0]
    is_float = Kind.FLOAT in (amounts.kind, total.kind)
    if is_float and abs(listed - number) <= _NEARLY * number:
        return Amounts("whole", (listed,), total.kind)
    if sum(amounts.ends[0]) > total.ends[1][0]:
        raise OperandError("list.whole", value=whole, total=sum(amounts.items))
    return total


def _partial(amounts: Amounts, whole: Amounts, largest_listed: bool) -> Bounded:
    """The index of the listed values, to that of the rest in as few hands as can be."""
    (lows, highs), (low_whole, high_whole) = amounts.ends, (whole.ends[0][0], whole.ends[1][0])
    rest = max(high_whole - sum(lows), _ZERO)
    least = min(highs) if largest_listed else _ZERO
    # A listed zero says that nothing is left; what is left all the same may then be in one hand.
    count, left = divmod(rest, least) if least else (0, rest)
    most = sum(high * high for high in highs) + count * least * least + left * left
    value = sum(number * number for number in amounts.values) / whole.values[0] ** 2
    low = sum(number * number for number in lows) / high_whole**2
    return value, (low, min(most / low_whole**2, Fraction(1)))


def _stated(lists: list[Amounts], result: Bounded, unit: str) -> Any:
    """A result that has bounds even for numbers: a number where it is certain, else a figure."""
    kind, (value, (low, high)) = joint_kind(*lists), result
    if kind is Kind.FIGURE:
        return as_figure(lists, value, (low, high), unit)
    return delivered(kind, value) if low == high else as_figure(lists, value, (low, high))


@formula(
    en="equivalent number",
    zh="等效企业数",
    maths="1 / concentration",
    source="Adelman 1969 (numbers equivalent)",
)
def equivalent_number(concentration: Any) -> Any:
    """How many equal ones would give a Herfindahl index (等效企业数): ``1 / concentration``.

    The input stands once, so a figure's bounds are the tightest.

    Args:
        concentration: A Herfindahl index on the scale 0 to 1, not normalised.

    Returns:
        A bare number, or a figure without unit.

    Raises:
        UndefinedError: If the index is, or may be, zero or negative; on columns the result is null.

    Examples:
        >>> equivalent_number(Fraction(1, 4))
        Fraction(4, 1)
    """
    (given,) = operands(concentration=concentration)
    below = positive(plain(given), lambda: UndefinedError("concentration.undefined", **_NONE, index=given))
    return plain(1 / below)


@formula(
    en="concentration ratio",
    zh="集中率（CRₙ）",
    maths="Σ of the `top` largest xᵢ / total",
    source="usage of industrial economics (CR4, CR8)",
)
def concentration_ratio(values: Sequence[Any], top: int, *, whole: Any = None, largest_listed: bool = True) -> Any:
    """The share of the largest few in the total (集中率 CR4): their sum over the total.

    The total is the sum of the values, or `whole`. A figure's bounds are the tightest with `whole`, and without it
    where no range lies inside another (see `unevenness`), else guaranteed.

    Args:
        values: Amounts or shares, in any one unit: none negative, in any order.
        top: How many of the largest, a whole number from 1.
        whole: The total of listed and unlisted values, in the unit of the values.
        largest_listed: Whether the list is that of the largest, so that no unlisted value is above the least listed.

    Returns:
        A ratio for plain numbers, a figure in % for figures. A figure without unit for numbers where unlisted values
        leave it open: its value and lower end count the listed values only.

    Raises:
        OperandError: If a value is negative or missing, the whole is below the sum, or `top` is no whole number from 1.
        UndefinedError: If the total is, or may be, zero.

    Examples:
        >>> concentration_ratio([15, 12, 10, 9, 8, 7, 6, 5, 4, 3], 4, whole=100)
        0.46
    """
    if not isinstance(top, int) or isinstance(top, bool) or top < 1:
        raise OperandError("concentration.top", value=top)
    amounts = Amounts.read(values, "values").checked().total_above_zero("concentration ratio", "集中率")
    if whole is not None:
        total = _whole(amounts, whole)
        return _stated([amounts, total], _top_of_whole(amounts, total, top, largest_listed), "%")
    measure = largest(top)
    value = measure.of(amounts.values)
    bounds = measure.bounds(*amounts.ends) if amounts.kind is Kind.FIGURE else (value, value)
    return _stated([amounts], (value, bounds), "%")


def _top_of_whole(amounts: Amounts, whole: Amounts, top: int, largest_listed: bool) -> Bounded:
    value, low, high = (sum(sorted(numbers, reverse=True)[:top], _ZERO) for numbers in (amounts.values, *amounts.ends))
    lows, highs = amounts.ends
    rest = max(whole.ends[1][0] - sum(lows), _ZERO)
    more = top - len(amounts)
    if largest_listed and more > 0:
        high += min(rest, more * min(highs)) if min(highs) else rest
    elif not largest_listed:
        # One unlisted value may hold all the rest and push out the least of the top.
        high = max(high, sum(sorted(highs, reverse=True)[: top - 1], _ZERO) + rest)
    one = Fraction(1)
    return value / whole.values[0], (min(low / whole.ends[1][0], one), min(high / whole.ends[0][0], one))


@formula(
    en="Hall-Tideman-Rosenbluth index",
    zh="霍尔—泰德曼—罗森布鲁斯指数",
    maths="1 / (2 · Σ i · sᵢ − 1), s sorted from the largest",
    source="Rosenbluth 1961, Hall and Tideman 1967",
)
def hall_tideman_rosenbluth(values: Sequence[Any]) -> Any:
    """A concentration index that counts ranks (罗森布鲁斯指数), 1/n to 1: ``1 / (2 · Σ i · sᵢ − 1)``.

    It equals ``1 / (n · (1 − Gini))``, from which a figure's bounds are taken: the tightest where no range lies inside
    another (see `unevenness`), else guaranteed.

    Args:
        values: Amounts or shares, in any one unit: none negative.

    Returns:
        A number from 0 to 1, or a figure without unit.

    Raises:
        OperandError: If a value is negative or missing.
        UndefinedError: If the total is, or may be, zero.

    Examples:
        >>> hall_tideman_rosenbluth([Fraction(1, 2), Fraction(1, 4), Fraction(1, 4)])
        Fraction(2, 5)
    """
    amounts = Amounts.read(values, "values").checked().total_above_zero("Rosenbluth index", "罗森布鲁斯指数")
    value = GINI.of(amounts.values)
    low, high = GINI.bounds(*amounts.ends) if amounts.kind is Kind.FIGURE else (value, value)
    at, below, above = (1 / (len(amounts) * (1 - number)) for number in (value, low, high))
    return index([amounts], at, (below, above))


@formula(
    en="entropy",
    zh="熵指数",
    maths="−Σ sᵢ · ln sᵢ, s = x / Σ x",
    source="Shannon 1948; in economics Theil 1967",
)
def entropy(values: Sequence[Any]) -> Any:
    """Shannon's entropy of the shares (熵指数、多样化指数), 0 (all in one) to ln n: ``−Σ s · ln s``.

    Logarithms are natural and good to 30 digits; a share of zero adds 0. It is ln n less Theil's T, from which a
    figure's bounds are taken: the tightest where no range lies inside another (see `unevenness`), else guaranteed.

    Args:
        values: Amounts or shares, in any one unit: none negative.

    Returns:
        A number from 0 to ln n, or a figure without unit. Fractions give a Fraction good to 30 digits.

    Raises:
        OperandError: If a value is negative or missing.
        UndefinedError: If the total is, or may be, zero.

    Examples:
        >>> round(entropy([1, 1, 1, 1]), 6)
        1.386294
    """
    amounts = Amounts.read(values, "values").checked().total_above_zero("entropy", "熵指数")
    most = logarithm(Fraction(len(amounts)))
    value = THEIL_T.of(amounts.values)
    low, high = THEIL_T.bounds(*amounts.ends) if amounts.kind is Kind.FIGURE else (value, value)
    value, low, high = (max(most - number, _ZERO) for number in (value, high, low))
    return index([amounts], value if value > SLACK else _ZERO, (low, high))
