"""A plain figure is read as the rules of the language read it, only sooner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity.figures import Figure
from mfgcity.figures.notation import read
from mfgcity.figures.plain import PLAIN_NUMBER, PLAIN_UNITS, plain

NUMBERS = st.one_of(
    st.from_regex(PLAIN_NUMBER, fullmatch=True, alphabet=st.sampled_from("-.0123456789")),
    st.integers(-3000, 3000).map(str),
    st.integers(1900, 2100).map(str),
    st.sampled_from(["5", "100", "500", "1000", "2022", "2023.5", "0", "0.0", "-0", "-0.0", "-0.05"]),
)


@given(NUMBERS, st.sampled_from(PLAIN_UNITS))
def test_the_rules_of_the_language_read_it_alike(number: str, unit: str) -> None:
    found = plain(number + unit)
    assert (found is None) == (number.startswith("-") and not number.strip("-0."))
    if found is not None:
        assert Figure(**found) == Figure(**read(number + unit))


@pytest.mark.parametrize(
    "text", ["", "-", "5.", ".5", "1,234家", "05%", "5 %", "2023年", "100强", "12亿", "五家", " 5%", "5%\n", 5, None]
)
def test_anything_else_is_left_to_them(text: object) -> None:
    assert plain(text) is None
