"""Strategies for what the fields of records hold: names, days, codes, and figures of one kind of quantity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mfgcity.codes import credit_code, industry, region
from mfgcity.figures import Figure, Qualifier
from mfgcity.figures.vocabulary import POINTS, RATIOS
from mfgcity.strategies.values import digits

STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
"""The ten signs by which Chinese texts count made-up parties."""

_SIGNS: Final = f"{STEMS}企业园区0123456789ABCxyz“”（）·-&"
_APPROXIMATE: Final = (Qualifier.ABOUT, Qualifier.OVER, Qualifier.NEARLY, Qualifier.AT_LEAST)
_FIRST_DAY, _LAST_DAY = date(1980, 1, 1), date(2023, 12, 31)


def names() -> SearchStrategy[str]:
    """Names and keys, short ones of Chinese signs first; brackets, quotes, Latin letters and digits among them."""
    return st.lists(st.sampled_from(_SIGNS), min_size=1, max_size=8).map("".join)


def notes() -> SearchStrategy[str]:
    """Remarks: words with blanks, commas, quotes or line breaks between them."""
    between = st.sampled_from(("，", " ", ", ", '"', "\n", ";"))
    return st.builds(lambda first, rest: first + "".join(rest), names(), st.lists(st.builds(str.__add__, between, names()), max_size=3))  # fmt: skip


def days(first: date = _FIRST_DAY, last: date = _LAST_DAY) -> SearchStrategy[date]:
    """Days from 1980 to 2023, so none lies in the future.

    Args:
        first: The first day that can be drawn.
        last: The last day that can be drawn.
    """
    return st.dates(first, last)


def region_codes() -> SearchStrategy[str]:
    """Codes of divisions in force, a prefecture first, and the nation; every province, prefecture and county can come."""
    provinces = ("430000", *(code for code in _children(region.NATION) if code != "430000"))
    province = st.sampled_from(provinces)
    below = province.flatmap(lambda code: st.sampled_from(_children(code) or (code,)))
    county = below.flatmap(lambda code: st.sampled_from(_children(code) or (code,)))
    return st.sampled_from(("430200", "430211", "430000", region.NATION)) | province | below | county


@cache
def _children(code: str) -> tuple[str, ...]:
    return region.children(code)


def industry_codes() -> SearchStrategy[str]:
    """Sections, divisions, groups and classes of GB/T 4754-2017, a division of manufacturing first."""
    manufacturing = industry.divisions("C")
    division = st.sampled_from((*manufacturing, *(code for code in industry.DIVISIONS if code not in manufacturing)))
    group = st.builds("{}{}".format, division, st.integers(1, 9))
    return (
        division
        | group
        | st.builds("{}{}".format, group, st.integers(0, 9))
        | st.sampled_from(tuple(industry.SECTIONS))
    )


def credit_codes() -> SearchStrategy[str]:
    """Credit codes of made-up enterprises with right check characters, from the range that no real body can have."""
    place = st.sampled_from(("430200", "430211", "110105"))
    return st.builds(credit_code.example, st.integers(1, 99_999), place)


def amounts(units: Sequence[str] = ("亿元", "万元", "元", "亿美元")) -> SearchStrategy[Figure]:
    """Amounts that are not negative, with and without an approximate word.

    Args:
        units: The units; by default of money.
    """
    return _printed(units, 0, 99_999, 2)


def balances() -> SearchStrategy[Figure]:
    """Amounts of money of either sign."""
    losses = st.builds(
        lambda number, unit: Figure(digits(number, 1), unit),
        st.integers(-99_999, -1),
        st.sampled_from(("亿元", "万元")),
    )
    return amounts() | losses


def counts() -> SearchStrategy[Figure]:
    """Numbers of things that are not negative: whole ones in a counter, and rounded ones in 万."""
    return _printed(("家", "个", "件", "人"), 0, 9_999, 0) | _printed(("万人", "万户"), 1, 99_999, 2)


def proportions() -> SearchStrategy[Figure]:
    """Parts of a whole, from none to all of it."""
    return _printed(("%",), 0, 100, 2) | _printed(("‰",), 0, 1_000, 1) | _printed(("成",), 0, 10, 0)


def rates(lowest: int = -99) -> SearchStrategy[Figure]:
    """Rates of change in %, and multiples of the base in 倍.

    Args:
        lowest: The lowest rate, in %.
    """
    percent = _printed(("%",), max(lowest, 0), 999, 2)
    falls = [st.integers(lowest * 10, -1).map(lambda n: Figure(digits(n, 1), "%"))] if lowest < 0 else []
    return st.one_of(percent, *falls, _printed(("倍",), 1, 20, 1))


def differences() -> SearchStrategy[Figure]:
    """Differences of two ratios, in points, of either sign."""
    unit = st.sampled_from(tuple(POINTS))
    return st.builds(lambda number, name: Figure(digits(number, 1), name), st.integers(-999, 999), unit)


def ratios() -> SearchStrategy[Figure]:
    """Ratios of either sign, in every unit of a ratio."""
    unit = st.sampled_from(tuple(RATIOS))
    return st.builds(lambda number, name: Figure(digits(number, 1), name), st.integers(-999, 9_999), unit)


def places() -> SearchStrategy[Figure]:
    """Places in a ranking, from the first."""
    return st.integers(1, 400).map(lambda number: Figure(number, "位"))


def _printed(units: Sequence[str], least: int, most: int, decimals: int) -> SearchStrategy[Figure]:
    """Figures from `least` to `most` with up to so many decimals; those with an approximate word are above zero, below `most`."""
    behind = st.integers(0, decimals)
    unit = st.sampled_from(tuple(units))

    def exact(places: int) -> SearchStrategy[Figure]:
        numbers = st.integers(least * 10**places, most * 10**places)
        return st.builds(lambda n, u: Figure(digits(n, places), u), numbers, unit)

    def approximate(places: int) -> SearchStrategy[Figure]:
        numbers = st.integers(max(least * 10**places, 1), most * 10**places - 1)
        return st.builds(
            lambda n, u, word: Figure(digits(n, places), u, qualifier=word),
            numbers, unit, st.sampled_from(_APPROXIMATE),
        )  # fmt: skip

    return behind.flatmap(exact) | behind.flatmap(approximate)
