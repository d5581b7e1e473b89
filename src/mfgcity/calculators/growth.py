"""Growth rates, gaps between them, the base behind them, and elasticity (增速)."""

from __future__ import annotations

from typing import Any

from mfgcity.calculators.bounding.corners import cornered
from mfgcity.calculators.formula import formula
from mfgcity.figures import Figure, points, ratio
from mfgcity.figures.operands import UndefinedError, as_growth, like, nonzero, operands, plain, positive

_LOSS = {"reason": "the growth may be −100 % or below", "reason_zh": "增速可能不高于 −100%"}
_STILL = {"reason": "the reference growth is, or may be, zero", "reason_zh": "参照增速为零或可能为零"}


class UndefinedGrowthError(UndefinedError):
    """A growth rate on a base that is, or may be, zero or negative.

    Attributes:
        reason: Why the rate is not defined.
        change: The change in level, current minus base, which is defined.
    """

    @property
    def change(self) -> Any:
        """The change in level, current minus base."""
        return self.parts["change"]


def undefined_growth(current: Any, base: Any) -> UndefinedGrowthError:
    """The error for a growth rate on this base."""
    level = base.value if isinstance(base, Figure) else base
    state = "zero" if level == 0 else "negative" if level < 0 else "uncertain"
    reason, reason_zh = {
        "zero": ("the base is zero", "基期为零"),
        "negative": ("the base is negative", "基期为负"),
        "uncertain": ("the base may be zero or negative", "基期可能为零或为负"),
    }[state]
    return UndefinedGrowthError(
        "growth.undefined", reason=reason, reason_zh=reason_zh, base=base, change=current - base
    )


def growth_factor(growth: Any) -> Any:
    """What a level was multiplied with (发展速度): ``1 + growth``, guarded to be above zero."""
    growth = as_growth(growth)
    return positive(1 + growth, lambda: UndefinedError("growth.total_loss", **_LOSS, growth=growth))


@formula(
    en="growth rate",
    zh="增长率（同比、环比）",
    maths="current / base − 1",
    source="National Bureau of Statistics, explanation of 同比 and 环比",
)
def growth_rate(current: Any, base: Any) -> Any:
    """Growth on a base period (增长率): ``current / base − 1``.

    Each input stands once, so a figure's bounds are the tightest.

    Args:
        current: The level of the period, in any unit.
        base: The level of the base period (同比: the same period a year earlier; 环比: the period before), in a unit
            that meets the first.

    Returns:
        A ratio for plain numbers (0.051), a figure in % for figures, a column or symbol for those.

    Raises:
        UndefinedGrowthError: If the base is, or may be, zero or negative; on columns the result is null.
        UnitError: If the units do not meet.

    Examples:
        >>> print(growth_rate(Figure.parse("1234.5亿元"), Figure.parse("1175.0亿元")))
        5.06% [5.06, 5.07]
        >>> growth_rate(121, 110) == 121 / 110 - 1
        True
    """
    current, base = operands(current=current, base=base)
    like(current, base, names="current, base")
    return current / positive(base, lambda: undefined_growth(current, base)) - 1


@formula(
    en="growth rate from the change in level",
    zh="增长率（由增量）",
    maths="change / (current − change)",
    source="the definition of 同比, with the base as the level less its change",
)
def growth_from_change(current: Any, change: Any) -> Any:
    """Growth where a text gives the level and its change (同比增加): ``change / (current − change)``.

    The change stands twice; the value rises in it and is monotone in the level, so a figure's bounds are taken at the
    ends of both and are the tightest.

    Args:
        current: The level of the period, in any unit.
        change: How much it is above the level of the base period; negative for a fall. In a unit that meets the first.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UndefinedGrowthError: If the base is, or may be, zero or negative; on columns the result is null.
        UnitError: If the units do not meet.

    Examples:
        >>> f"{growth_from_change(Figure.parse('68591亿元'), Figure.parse('4795亿元')):.1f}"
        '7.5%'
        >>> growth_from_change(125, 25)
        0.25
    """
    current, change = operands(current=current, change=change)
    like(current, change, names="current, change")
    return cornered(_growth_from_change, current, change)


def _growth_from_change(current: Any, change: Any) -> Any:
    base = current - change
    return change / positive(base, lambda: undefined_growth(current, base))


@formula(
    en="growth gap",
    zh="增速差",
    maths="own − reference",
    source="usage of statistical releases (高于…个百分点)",
)
def growth_gap(own: Any, reference: Any) -> Any:
    """How far a growth, or any like quantity, lies above a reference (高于…个百分点): ``own − reference``.

    Each input stands once, so a figure's bounds are the tightest. Officials subtract printed figures: the printed
    gap is the `value` of the result; the bounds are those of the true gap.

    Args:
        own: The growth of the subject: a ratio, or a figure in %.
        reference: The growth of the nation, the province or another period, of the same kind.

    Returns:
        A difference of ratios for plain numbers (0.013), a figure in percentage points for figures in %.

    Raises:
        UnitError: If the units do not meet.

    Examples:
        >>> print(growth_gap(Figure.parse("5.1%"), Figure.parse("3.8%")))
        1.3个百分点 [1.20, 1.40]
    """
    own, reference = operands(own=own, reference=reference)
    like(own, reference, names="own, reference")
    return points(as_growth(own) - as_growth(reference))


@formula(
    en="implied reference",
    zh="隐含参照值",
    maths="own − gap",
    source="usage of statistical releases (高于…个百分点), solved for what is compared with",
)
def implied_reference(own: Any, gap: Any) -> Any:
    """What a printed gap was measured against (隐含参照增速): ``own − gap``.

    Each input stands once, so a figure's bounds are the tightest. Officials subtract printed figures: the growth that
    was printed for the nation or the province is the `value` of the result.

    Args:
        own: The growth, or the share, of the subject: a ratio, or a figure in %.
        gap: How far it lies above the reference (高于…个百分点): a difference of ratios, or a figure in percentage
            points; negative for below.

    Returns:
        A ratio for plain numbers, a figure in % for figures.

    Raises:
        UnitError: If the units do not meet.

    Examples:
        >>> print(implied_reference(Figure.parse("5.1%"), Figure.parse("1.3个百分点")))
        3.8% [3.70, 3.90]
    """
    own, gap = operands(own=own, gap=gap)
    like(own, ratio(gap), names="own, gap")
    return ratio(as_growth(own) - points(gap))


@formula(
    en="implied base",
    zh="隐含基数",
    maths="current / (1 + growth)",
    source="the definition of 同比, solved for the base",
)
def implied_base(current: Any, growth: Any) -> Any:
    """The base behind a level and its growth (隐含基数): ``current / (1 + growth)``.

    Each input stands once, so a figure's bounds are the tightest. For growth at comparable prices or of the same
    scope (同口径) the result is the comparable base, not the level published a year earlier.

    Args:
        current: The level of the period, in any unit.
        growth: Its growth on the base period: a ratio, or a figure in %; a figure in 倍 is a multiple of the base.

    Returns:
        The level of the base period, in the unit of `current`.

    Raises:
        UndefinedError: If the growth is, or may be, −100 % or below; on columns the result is null.

    Examples:
        >>> print(implied_base(Figure.parse("1234.5亿元"), Figure.parse("5.1%")))
        1174.6亿元 [1173.99, 1175.20]
    """
    current, growth = operands(current=current, growth=growth)
    return current / growth_factor(growth)


@formula(
    en="elasticity",
    zh="弹性系数",
    maths="growth / reference_growth",
    source="China Statistical Yearbook, explanatory notes on the elasticity of energy consumption (能源消费弹性系数)",
)
def elasticity(growth: Any, reference_growth: Any) -> Any:
    """How many per cent one quantity grows for one per cent of another (弹性系数): ``growth / reference_growth``.

    Each input stands once, so a figure's bounds are the tightest. Where one of the two growths is negative the result
    keeps its sign, and says little.

    Args:
        growth: The growth of the quantity, such as energy consumption: a ratio, or a figure in %.
        reference_growth: The growth of the reference, such as GDP, of the same vintage: a ratio, or a figure in %.

    Returns:
        A bare number, or a figure without unit.

    Raises:
        UndefinedError: If the reference growth is, or may be, zero; on columns the result is null.

    Examples:
        >>> print(elasticity(Figure.parse("7.49%"), Figure.parse("9.9%")))
        0.757 [0.7523, 0.7609]
    """
    growth, reference = operands(growth=growth, reference_growth=reference_growth)
    like(growth, reference, names="growth, reference_growth")
    below = nonzero(as_growth(reference), lambda: UndefinedError("elasticity.undefined", **_STILL, growth=reference))
    return plain(as_growth(growth) / below)
