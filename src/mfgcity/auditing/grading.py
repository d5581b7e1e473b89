"""How well a printed figure agrees with what a formula gives for others: the graded reading (分级判读)."""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final, NamedTuple

from mfgcity.auditing.relations import between, count_of, equal_to
from mfgcity.auditing.senses import completed, growths_read, senses
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Interval, Qualifier, Rounding, UnitError, ratio
from mfgcity.figures.precision import rounded_bounds


class Verdict(enum.StrEnum):
    """What is said of a printed claim."""

    EXACT = "exact"
    """It holds on the printed digits (按公布的数即一致)."""
    WITHIN_ROUNDING = "within_rounding"
    """It holds within the rounding of the figures (舍入范围内一致)."""
    TRUNCATED = "truncated"
    """It holds only if digits were cut off instead of rounded (仅截尾时一致)."""
    LAST_DIGIT = "last_digit"
    """It is off by one in the last digit (末位相差一)."""
    UNUSUAL = "unusual"
    """It breaks only the usual sense of a word such as 超三成 or 增长1.5倍 (仅与词语的通常含义不合)."""
    CONTRADICTED = "contradicted"
    """It cannot hold (不成立)."""
    IMPLIED = "implied"
    """One of its figures is not printed, and follows (隐含)."""
    UNDECIDED = "undecided"
    """It could not be decided (未能判定)."""


GRAVITY: Final = (
    Verdict.CONTRADICTED,
    Verdict.LAST_DIGIT,
    Verdict.TRUNCATED,
    Verdict.UNUSUAL,
    Verdict.UNDECIDED,
    Verdict.IMPLIED,
    Verdict.WITHIN_ROUNDING,
    Verdict.EXACT,
)
"""The verdicts, the gravest first."""


class Grade(NamedTuple):
    """A verdict with the value that the formula gives.

    Attributes:
        verdict: How well the printed figure agrees.
        recomputed: What the formula gives, in the printed unit; None where it gives none.
    """

    verdict: Verdict
    recomputed: Figure | None


Reading = Callable[[Figure], Interval]
"""What a figure allows, read in one way."""


def usual(figure: Figure) -> Interval:
    """What a figure allows in the usual sense of its words, rounded to the nearest."""
    return figure.bounds


def cut(figure: Figure) -> Interval:
    """What a figure allows if its further digits were cut off."""
    return figure.read_as(Rounding.TRUNCATE)


def literal(figure: Figure) -> Interval:
    """What a figure allows by what its words exclude for certain, rounded to the nearest."""
    return figure.literal_bounds


def literal_cut(figure: Figure) -> Interval:
    """What a figure allows by what its words exclude for certain; without words, if further digits were cut off."""
    return cut(figure) if figure.qualifier is Qualifier.EXACT else figure.literal_bounds


_LADDER: Final[tuple[tuple[Verdict, Reading, Reading], ...]] = (
    (Verdict.WITHIN_ROUNDING, usual, usual),
    (Verdict.TRUNCATED, usual, cut),
    (Verdict.TRUNCATED, cut, cut),
    (Verdict.UNUSUAL, literal, literal),
    (Verdict.UNUSUAL, literal, literal_cut),
    (Verdict.UNUSUAL, literal_cut, literal_cut),
)
"""The readings of the inputs and of the printed result that are tried in turn, with what is said if they meet."""


def grade(formula: Callable[..., Any], printed: Figure | str, inputs: Sequence[Figure | str]) -> Grade:
    """Grade a printed figure against a formula of other printed figures.

    The printed digits are tried first, since officials often compute from those; then rounding, cut digits, the
    certain sense of words, and one unit of the last digit. It is contradicted only if no reading holds. A multiple
    (增长1.5倍, 2.5倍 of the base) counts as growth where the formula speaks of growth; a ratio can be printed as a bare
    number (结构比 25.7) or as money in each hundred (每百元…84.3元), and a rate without what it is counted by (人均).

    Args:
        formula: A calculator, or a relation such as `sum_of`.
        printed: The figure that the formula should give, or its text.
        inputs: What the formula takes, figures or their texts.

    Raises:
        MfgcityError: If a text is no figure.

    Examples:
        >>> from mfgcity import share
        >>> grade(share, "93%", ["2525件", "2651件"]).verdict
        <Verdict.CONTRADICTED: 'contradicted'>
    """
    claimed = _figure(printed)
    given = [_figure(item) for item in inputs]
    figures = (claimed, *given)
    try:
        found = _given(formula, claimed, given, usual) if given else ()
    except MfgcityError:
        found = ()
    if not found:
        return Grade(Verdict.UNDECIDED, None)
    rough = _is_rough(claimed, found)
    ordered = formula in (count_of, between)
    nearest = min((sense for sense in found if sense.usual), key=lambda sense: abs(sense.value - claimed.value))
    exact = all(figure.qualifier is Qualifier.EXACT for figure in figures)
    for sense in found:
        holds = sense.bounds.covers(claimed.bounds) if ordered else exact and sense.value in claimed.bounds
        if sense.usual and holds:
            return Grade(Verdict.EXACT, None if ordered else sense.figure)
    for verdict, of_inputs, of_printed in _LADDER:
        allowed = _roughly(claimed, of_printed) if rough else of_printed(claimed)
        met = _met(formula, claimed, given, of_inputs, allowed)
        if met is not None:
            return Grade(verdict if met.usual else Verdict.UNUSUAL, None if ordered else met.number(found))
    recomputed = None if ordered else nearest.figure
    if formula is not equal_to and not ordered and _next_digit(claimed, nearest.value):
        return Grade(Verdict.LAST_DIGIT, recomputed)
    return Grade(Verdict.CONTRADICTED, recomputed)


class _Sense(NamedTuple):
    """What a formula gives, in the printed unit, in one sense of that unit."""

    place: int
    figure: Figure
    bounds: Interval
    usual: bool

    @property
    def value(self) -> Fraction:
        return self.figure.value

    def number(self, found: Sequence[_Sense]) -> Figure:
        """What the formula gives in this sense on the figures as they are usually read."""
        return next((sense.figure for sense in found if sense.place == self.place), self.figure)


def _is_rough(printed: Figure, found: Sequence[_Sense]) -> bool:
    """Whether a whole count was rounded, since what should be printed is none: a mean of 33.7家 is printed as 34家."""
    exact = printed.decimals == 0 and printed.unit.counts_whole and printed.qualifier is Qualifier.EXACT
    return exact and all(_has_ends(sense.bounds) and not sense.bounds.whole_numbers() for sense in found)


def _roughly(printed: Figure, reading: Reading) -> Interval:
    """What a whole count allows that was rounded or cut off."""
    return rounded_bounds(printed.value, 0, Rounding.TRUNCATE if reading in (cut, literal_cut) else Rounding.NEAREST)


def _has_ends(bounds: Interval) -> bool:
    return bounds.lower is not None and bounds.upper is not None


def _figure(item: Figure | str) -> Figure:
    return Figure.parse(item) if isinstance(item, str) else item


def _given(
    formula: Callable[..., Any], printed: Figure, inputs: Sequence[Figure], reading: Reading
) -> tuple[_Sense, ...]:
    read = [
        Figure.computed(figure.value, figure.unit, reading(figure), shown=figure.shown_decimals) for figure in inputs
    ]
    read = growths_read(formula, printed, completed(printed, read))
    if formula in (count_of, between):
        whole = _allowed(formula, [next(senses(formula, printed, inputs, figure))[0] for figure in read])
        return (_Sense(0, read[0], whole, usual=True),)
    try:
        result = formula(*read)
    except UnitError:
        # Ratios and points stand for each other in a text.
        result = formula(*map(ratio, read))
    return tuple(
        _Sense(place, figure, figure.bounds, usual=common)
        for place, (figure, common) in enumerate(senses(formula, printed, inputs, result))
    )


def _met(
    formula: Callable[..., Any], printed: Figure, inputs: Sequence[Figure], of_inputs: Reading, allowed: Interval
) -> _Sense | None:
    """The first sense in which the formula can give what the printed figure allows, the inputs read in one way."""
    try:
        found = _given(formula, printed, inputs, of_inputs)
    except MfgcityError:
        # What a wider reading leaves undefined cannot be ruled out.
        return _Sense(0, printed, allowed, usual=True)
    met = [sense for sense in found if sense.bounds.meets(allowed)]
    return next((sense for sense in met if sense.usual), met[0] if met else None)


def _allowed(formula: Callable[..., Any], others: Sequence[Figure]) -> Interval:
    """What a part of a whole, or a total between others, can be."""
    hull = others[0].bounds
    for other in others[1:]:
        hull = hull | other.bounds
    return Interval(0, hull.upper, upper_closed=hull.upper_closed) if formula is count_of else hull


def _next_digit(printed: Figure, value: Fraction) -> bool:
    """Whether a value would be printed one unit of the last digit away."""
    if printed.decimals is None or printed.qualifier is not Qualifier.EXACT or printed.bounds.is_point:
        return False
    step = Fraction(1, 10**printed.decimals)
    return value in printed.bounds + Interval(-step, step)
