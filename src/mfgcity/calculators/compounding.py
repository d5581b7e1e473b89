"""Growth over several periods: linked, averaged, and taken apart again (平均增速)."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any, Final

from mfgcity.calculators.bounding.enclosures import root
from mfgcity.calculators.formula import formula
from mfgcity.calculators.growth import UndefinedGrowthError, growth_factor, undefined_growth
from mfgcity.figures import Figure, Interval
from mfgcity.figures.operands import OperandError, Symbol, is_column, like, not_negative, operands, positive

MOST_PERIODS: Final = 1000
_BELOW_ZERO = {"reason": "the last level is, or may be, negative", "reason_zh": "末期水平为负，或可能为负"}


def _factors(**growths: Any) -> list[Any]:
    values = operands(**growths)
    for name, value in zip(growths, values, strict=True):
        like(values[0], value, names=f"{next(iter(growths))}, {name}")
    return [growth_factor(value) for value in values]


def _numbered(rates: tuple[Any, ...]) -> dict[str, Any]:
    if not rates:
        raise OperandError("list.empty", field="rates")
    return {f"rates[{position}]": rate for position, rate in enumerate(rates)}


def _rooted(value: Any, degree: int) -> Any:
    """The root of a number, a ratio figure or a column; a symbol has none."""
    if is_column(value):
        return value ** (1 / degree)
    if isinstance(value, Symbol):
        raise OperandError("operand.root", value=value)
    if not isinstance(value, Figure):
        exact = _middle(root(Fraction(value), degree))
        return exact if isinstance(value, Fraction) else float(exact)
    scale = value.unit.scale
    low, high = value.bounds.lower, value.bounds.upper
    bounds = Interval(
        None if low is None else root(low * scale, degree).lower,
        None if high is None else root(high * scale, degree).upper,
        value.bounds.lower_closed,
        value.bounds.upper_closed,
    )
    exact = _middle(root(value.value * scale, degree))
    shown = 2 if value.shown_decimals is None else value.shown_decimals
    return Figure.computed(exact / scale, value.unit, bounds * Interval.point(1 / scale), shown=shown)


def _middle(enclosure: Interval) -> Fraction:
    assert enclosure.lower is not None
    assert enclosure.upper is not None
    return (enclosure.lower + enclosure.upper) / 2


@formula(
    en="linked growth",
    zh="累计增速（环环相扣）",
    maths="(1 + rate₁) · (1 + rate₂) · … − 1",
    source="chain linking of growth rates (定基增速由环比增速连乘)",
)
def linked_growth(*rates: Any) -> Any:
    """Growth over several periods from that of each (定基增速): ``(1 + rate₁) · (1 + rate₂) · … − 1``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        rates: The growth of each period on the one before: ratios, or figures in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If a growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> print(linked_growth(Figure.parse("2.8%"), Figure.parse("9.6%")))
        12.7% [12.56, 12.78]
    """
    return math.prod(_factors(**_numbered(rates))) - 1


@formula(
    en="average growth",
    zh="平均增速（两年平均）",
    maths="((1 + rate₁) · … · (1 + rateₙ))^(1/n) − 1",
    source="National Bureau of Statistics, notes to the releases of 2021 (两年平均增速: geometric mean)",
)
def average_growth(*rates: Any) -> Any:
    """The even growth that gives the same result as several (平均增速、两年平均): a geometric mean.

    ``((1 + rate₁) · … · (1 + rateₙ))^(1/n) − 1``. Each input stands once and the root rises, so a figure's bounds are
    the tightest, enclosed outward to 10⁻³⁰. The two-year average of 2021 has the same period of 2019 as its base.

    Args:
        rates: The growth of each period on the one before: ratios, or figures in %.

    Returns:
        A ratio for plain numbers (a Fraction is exact where the root is rational, else good to 30 digits), a figure
        in % for figures.

    Raises:
        UndefinedError: If a growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> print(average_growth(Figure.parse("2.8%"), Figure.parse("9.6%")))
        6.1% [6.10, 6.20]
        >>> average_growth(Fraction(21, 100), Fraction(21, 100))
        Fraction(21, 100)
    """
    return _rooted(math.prod(_factors(**_numbered(rates))), len(rates)) - 1


@formula(
    en="compound growth",
    zh="年均增速（复合增长率）",
    maths="(last / first)^(1/periods) − 1",
    source="the usual compound annual growth rate (CAGR); 水平法平均发展速度",
)
def compound_growth(first: Any, last: Any, periods: int) -> Any:
    """The even growth between two levels (年均增速): ``(last / first)^(1/periods) − 1``.

    Each input stands once and the root rises, so a figure's bounds are the tightest, enclosed outward to 10⁻³⁰. From
    2015 to 2020 there are five periods.

    Args:
        first: The level of the base period, in any unit.
        last: The level of the last period, in a unit that meets the first.
        periods: How many periods lie between them: a whole number from 1 to 1000.

    Returns:
        A ratio for plain numbers (a Fraction is exact where the root is rational, else good to 30 digits), a figure
        in % for figures.

    Raises:
        UndefinedGrowthError: If the first level is, or may be, zero or negative, or the last may be negative; on
            columns the result is null.
        OperandError: If the number of periods is not a whole number from 1 to 1000.

    Examples:
        >>> compound_growth(Fraction(100), Fraction(121), 2)
        Fraction(1, 10)
        >>> print(compound_growth(Figure.parse("20.5亿元"), Figure.parse("35.6亿元"), 5))
        11.7% [11.58, 11.76]
    """
    if not isinstance(periods, int) or isinstance(periods, bool) or not 1 <= periods <= MOST_PERIODS:
        raise OperandError("compound.periods", most=MOST_PERIODS, value=periods)
    first, last = operands(first=first, last=last)
    like(first, last, names="first, last")
    base = positive(first, lambda: undefined_growth(last, first))

    def negative() -> UndefinedGrowthError:
        return UndefinedGrowthError("growth.negative_end", **_BELOW_ZERO, last=last, change=last - first)

    if isinstance(last, Figure) and (last.lower is None or last.lower < 0):
        raise negative()
    return _rooted(not_negative(last, negative) / base, periods) - 1


@formula(
    en="implied earlier growth",
    zh="隐含上年增速",
    maths="(1 + average)^n / ((1 + rate₁) · … · (1 + rateₙ₋₁)) − 1",
    source="the definition of the n-year average, solved for the growth that was not printed",
)
def implied_earlier_growth(average: Any, *rates: Any) -> Any:
    """The one growth not printed, behind an average of n periods and the n − 1 others (隐含上年增速).

    ``(1 + average)ⁿ / ((1 + rate₁) · … · (1 + rateₙ₋₁)) − 1``. The power is of one positive number, so a figure's
    bounds are the tightest. From a two-year average (两年平均) and this year's growth it gives last year's.

    Args:
        average: The average growth of all n periods: a ratio, or a figure in %.
        rates: The growth of n − 1 of the periods, at least one: ratios, or figures in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If a growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> print(implied_earlier_growth(Figure.parse("4.7%"), Figure.parse("18.8%")))
        -7.7% [-7.85, -7.60]
    """
    mean, *factors = _factors(average=average, **_numbered(rates))
    return math.prod([mean] * (len(factors) + 1)) / math.prod(factors) - 1


@formula(
    en="remaining growth",
    zh="其余时期增速",
    maths="(1 + total) / ((1 + rate₁) · …) − 1",
    source="chain linking, solved for the periods that were not printed",
)
def remaining_growth(total: Any, *rates: Any) -> Any:
    """The growth left for the rest, behind the growth over all periods and that of some (其余时期增速).

    ``(1 + total) / ((1 + rate₁) · …) − 1``. Each input stands once, so a figure's bounds are the tightest. From the
    growth on the same period two years earlier (比2019年同期) and this year's it gives last year's.

    Args:
        total: The growth over all periods together: a ratio, or a figure in %.
        rates: The growth of some of the periods, at least one: ratios, or figures in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If a growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> print(remaining_growth(Figure.parse("45.5%"), Figure.parse("66.9%")))
        -12.8% [-12.88, -12.77]
    """
    whole, *factors = _factors(total=total, **_numbered(rates))
    return whole / math.prod(factors) - 1
