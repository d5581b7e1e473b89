"""Credit codes in a column have the verdicts of credit codes one by one."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity.codes import credit_code

pl = pytest.importorskip("polars")

from mfgcity.frames.credit_codes import are_valid

PROVINCES = sorted(credit_code.PROVINCES)
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def finished(front, body):
    """A code whose two check characters are right."""
    code = front + body + credit_code._organisation_check(body)
    return code + credit_code._check(code)


@st.composite
def near_codes(draw):
    """Codes with right check characters over any signs, some of them then changed in a place or two."""
    front = draw(st.sampled_from([*credit_code.KINDS, "94", "10", "B1", "A2"])) + draw(
        st.builds(str.__add__, st.sampled_from(PROVINCES), st.text("0123456789", min_size=4, max_size=4))
        | st.text("0123456789", min_size=6, max_size=6)
        | st.text(credit_code.ALPHABET, min_size=6, max_size=6)
    )
    code = finished(front, draw(st.text(credit_code.ALPHABET, min_size=8, max_size=8)))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, 17))
        code = code[:place] + draw(st.sampled_from(SIGNS + "é é-　a０")) + code[place + 1 :]
    return draw(st.sampled_from([code, code.lower(), f" {code}", code[:-1], f"{code}0", code[:8] + "-" + code[8:]]))


@given(st.lists(st.none() | near_codes() | st.text(max_size=20), max_size=30))
def test_a_column_agrees_with_single_codes(codes):
    expected = [None if code is None else credit_code.is_valid(code) for code in codes]
    assert are_valid(pl.Series(codes, dtype=pl.String)).to_list() == expected


def test_every_check_character_and_every_kind_occurs():
    choose = random.Random(1)
    codes = [
        finished(
            kind + choose.choice(PROVINCES) + f"{choose.randrange(10**4):04d}",
            "".join(choose.choices(credit_code.ALPHABET, k=8)),
        )
        for kind in credit_code.KINDS
        for _ in range(200)
    ]
    assert {code[17] for code in codes} == set(credit_code.ALPHABET)
    assert {code[16] for code in codes} == set("0123456789X")
    assert are_valid(pl.Series(codes)).all()
    wrong = [code[:place] + choose.choice(SIGNS) + code[place + 1 :] for code in codes for place in (8, 12, 15, 16, 17)]
    assert are_valid(pl.Series(wrong)).to_list() == [credit_code.is_valid(code) for code in wrong]
    assert not are_valid(pl.Series(wrong)).all()


def test_the_province_of_the_registering_office_exists():
    codes = ["91999999600037341N", "91430200PDY00001XR", credit_code.example(1, "100000")]
    assert (
        are_valid(pl.Series(codes)).to_list() == [credit_code.is_valid(code) for code in codes] == [False, True, True]
    )
