"""Claims on wholes and their parts: derived indicators, growth and shares of the parts of a sum (总体与分项)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from mfgcity import calculators
from mfgcity.auditing.claims import Claim, Prints
from mfgcity.auditing.keys import Key
from mfgcity.auditing.relations import average_of, between, difference_of, equal_to, rate_of, rest_of, sum_of
from mfgcity.domain import IndicatorKind, Measure
from mfgcity.figures import UnitKind

_FORMULAS: Final[Mapping[str, Callable[..., Any]]] = {
    formula.__name__: formula for formula in (sum_of, difference_of, average_of, rate_of, equal_to)
}


def derived(stated: Prints, key: Key) -> Iterator[Claim]:
    """A derived indicator is what its formula gives for the indicators that it names."""
    indicator = stated.indicators.get(key.indicator)
    if indicator is None or indicator.formula is None:
        return
    formula = _FORMULAS.get(indicator.formula) or getattr(calculators, indicator.formula, None)
    if formula is None or not _takes(formula, len(indicator.inputs)):
        return
    inputs = []
    for name in indicator.inputs:
        wanted = key.number._replace(indicator=stated.indicator(name))
        inputs.append(wanted if wanted in stated.prints else stated.level(wanted, None) or wanted)
    yield from stated.claim(formula, key, *inputs)


def parts(stated: Prints, key: Key) -> Iterator[Claim]:
    """What the parts of a sum say of its growth: it lies between theirs, and is what they pull together."""
    growths = [number._replace(measure=Measure.GROWTH) for number in _parts(stated, key)]
    if not growths:
        return
    positive = all(_is_positive(stated, number) for number in growths)
    yield from stated.claim(between, key, *growths, printed=True, soft=not positive)
    pulls = [number._replace(measure=Measure.PULL, reference=key.indicator) for number in growths]
    yield from stated.claim(sum_of, key, *pulls, printed=True)


def divisions(stated: Prints, key: Key) -> Iterator[Claim]:
    """The divisions of a place together are the place; what is counted for none of them may be left out of them."""
    numbers = [number for number in stated.subjects(key) if number.subject in stated.places.divisions(key.subject)]
    subjects = [number.subject for number in numbers]
    indicator = stated.indicators.get(key.indicator)
    summed = indicator is None or indicator.kind in (IndicatorKind.LEVEL, IndicatorKind.COUNT)
    additive = summed and stated.by_key[key].figure.unit.kind in (UnitKind.MONEY, UnitKind.COUNT)
    if additive and len(set(subjects)) == len(subjects) and stated.places.complete(key.subject, subjects):
        yield from stated.claim(sum_of, key, *numbers, printed=True, soft=True)


def rest(stated: Prints, key: Key) -> Iterator[Claim]:
    """The share of the last part of a sum is what the others leave; so is its contribution to growth."""
    whole = stated.indicators.get(key.reference or "")
    if whole is None:
        return
    numbers = [
        number._replace(reference=key.reference) for number in _parts(stated, key._replace(indicator=whole.code))
    ]
    if len(numbers) > 1 and numbers[-1] == key.number:
        yield from stated.claim(rest_of, key, *numbers[:-1], printed=True)


def _parts(stated: Prints, key: Key) -> list[Key]:
    """The same number of each part of an indicator that is a sum."""
    indicator = stated.indicators.get(key.indicator)
    if indicator is None or indicator.formula != sum_of.__name__:
        return []
    return [key.number._replace(indicator=stated.indicator(name)) for name in indicator.inputs]


def _is_positive(stated: Prints, number: Key) -> bool:
    """Whether the levels of a part are printed and above zero in the period."""
    level = stated.level(number, None)
    lows = [] if level is None else [stated.by_key[key].figure.bounds.lower for key in stated.prints[level]]
    return bool(lows) and all(low is not None and low > 0 for low in lows)


def _takes(formula: Callable[..., Any], count: int) -> bool:
    """Whether a formula can be called with so many figures."""
    if formula not in _FORMULAS.values() and not hasattr(formula, "__formula__"):
        return False
    try:
        inspect.signature(formula).bind(*range(count))
    except TypeError:
        return False
    return count > 0
