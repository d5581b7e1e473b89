"""Growth at current and at constant prices (现价与不变价)."""

from __future__ import annotations

from typing import Any

from mfgcity.calculators.formula import formula
from mfgcity.calculators.growth import growth_factor
from mfgcity.figures.operands import as_growth, like, operands


@formula(
    en="real growth",
    zh="实际增速",
    maths="(1 + nominal) / (1 + price) − 1",
    source="System of National Accounts 2008, chapter 15: a value index is a volume index times a price index",
)
def real_growth(nominal: Any, price: Any) -> Any:
    """Growth at constant prices (实际增速、可比价增速) from growth at current prices: ``(1 + nominal) / (1 + price) − 1``.

    Each input stands once, so a figure's bounds are the tightest. The difference ``nominal − price`` is not the
    real growth.

    Args:
        nominal: Growth at current prices (现价): a ratio, or a figure in %.
        price: The rise of prices over the same time: a ratio, or a figure in %. A price index of 101.2 on 100 is a
            rise of 1.2 %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If the rise of prices is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> from mfgcity import Figure
        >>> print(real_growth(Figure.parse("8.0%"), Figure.parse("2.5%")))
        5.4% [5.27, 5.47]
    """
    nominal, price = operands(nominal=nominal, price=price)
    like(nominal, price, names="nominal, price")
    return (1 + as_growth(nominal)) / growth_factor(price) - 1


@formula(
    en="implied deflator",
    zh="隐含价格缩减指数涨幅",
    maths="(1 + nominal) / (1 + real) − 1",
    source="System of National Accounts 2008, chapter 15, solved for the price index",
)
def implied_deflator(nominal: Any, real: Any) -> Any:
    """The rise of prices behind nominal and real growth (平减指数): ``(1 + nominal) / (1 + real) − 1``.

    Each input stands once, so a figure's bounds are the tightest. Where the nominal growth comes from two published
    levels, the result also holds revisions and changes of scope (口径): it is implied, not observed.

    Args:
        nominal: Growth at current prices: a ratio, or a figure in %.
        real: Growth at constant prices over the same time: a ratio, or a figure in %.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedError: If the real growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> from mfgcity import Figure, growth_rate
        >>> nominal = growth_rate(Figure.parse("9335.48亿元"), Figure.parse("9270.56亿元"))
        >>> print(implied_deflator(nominal, Figure.parse("1.6%")))
        -0.9% [-0.93, -0.84]
    """
    nominal, real = operands(nominal=nominal, real=real)
    like(nominal, real, names="nominal, real")
    return (1 + as_growth(nominal)) / growth_factor(real) - 1
