"""Industry codes: the table as a whole, the forms of a code, and what belongs to industry."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity.codes import industry
from mfgcity.codes.industry import DIVISIONS, EDITION, SECTIONS, IndustryCodeError, IndustryLevel

RANGES = {
    "A": (1, 5),
    "B": (6, 12),
    "C": (13, 43),
    "D": (44, 46),
    "E": (47, 50),
    "F": (51, 52),
    "G": (53, 60),
    "H": (61, 62),
    "I": (63, 65),
    "J": (66, 69),
    "K": (70, 70),
    "L": (71, 72),
    "M": (73, 75),
    "N": (76, 79),
    "O": (80, 82),
    "P": (83, 83),
    "Q": (84, 85),
    "R": (86, 90),
    "S": (91, 96),
    "T": (97, 97),
}


def test_the_edition() -> None:
    assert EDITION == "GB/T 4754-2017"


def test_twenty_sections_and_97_divisions() -> None:
    assert list(SECTIONS) == list("ABCDEFGHIJKLMNOPQRST")
    assert list(DIVISIONS) == [f"{number:02d}" for number in range(1, 98)]


@pytest.mark.parametrize(("letter", "ends"), RANGES.items())
def test_the_divisions_of_a_section(letter: str, ends: tuple[int, int]) -> None:
    assert industry.divisions(letter) == tuple(f"{number:02d}" for number in range(ends[0], ends[1] + 1))


def test_names_are_distinct_within_a_level() -> None:
    for names in (
        [row[0] for row in SECTIONS.values()],
        [row[1] for row in SECTIONS.values()],
        [row[1] for row in DIVISIONS.values()],
        [row[2] for row in DIVISIONS.values()],
    ):
        assert len(set(names)) == len(names)
        assert all(names)


def test_industry_has_41_divisions_and_secondary_industry_43() -> None:
    assert sum(map(industry.is_industry, DIVISIONS)) == 7 + 31 + 3
    assert sum(map(industry.is_manufacturing, DIVISIONS)) == 31
    assert sum(map(industry.is_secondary, DIVISIONS)) == 7 + 31 + 3 + 4 - 2


@pytest.mark.parametrize(
    ("text", "compact", "printed", "level"),
    [
        ("C", "C", "C", IndustryLevel.SECTION),
        ("c", "C", "C", IndustryLevel.SECTION),
        ("37", "37", "C37", IndustryLevel.DIVISION),
        ("C37", "37", "C37", IndustryLevel.DIVISION),
        ("371", "371", "C371", IndustryLevel.GROUP),
        ("C3711", "3711", "C3711", IndustryLevel.CLASS),
        ("3711", "3711", "C3711", IndustryLevel.CLASS),
        ("c 3711", "3711", "C3711", IndustryLevel.CLASS),
        ("Ｃ３７１１", "3711", "C3711", IndustryLevel.CLASS),
        ("A0111", "0111", "A0111", IndustryLevel.CLASS),
        ("01", "01", "A01", IndustryLevel.DIVISION),
        ("T9700", "9700", "T9700", IndustryLevel.CLASS),
    ],
)
def test_forms(text: str, compact: str, printed: str, level: IndustryLevel) -> None:
    assert industry.compact(text) == industry.validate(text) == compact
    assert industry.format(text) == printed
    assert industry.level(text) is level


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "form"),
        ("U", "form"),
        ("7", "form"),
        ("C7", "form"),
        ("37111", "form"),
        ("CC37", "form"),
        ("37C", "form"),
        ("C-37", "form"),
        ("3711\n", "form"),
        ("C\n", "form"),
        ("٣٧", "form"),
        ("00", "division"),
        ("98", "division"),
        ("C98", "division"),
        ("9811", "division"),
        ("D3711", "section"),
        ("A111", "section"),
        ("B13", "section"),
    ],
)
def test_refusals_name_the_rule(text: str, code: str) -> None:
    with pytest.raises(IndustryCodeError) as caught:
        industry.validate(text)
    assert caught.value.code == f"industry.{code}"
    assert not industry.is_valid(text)


def test_a_wrong_letter_is_told_the_right_one() -> None:
    with pytest.raises(IndustryCodeError, match="division 11 is of section B, so the letter must be B: 'A111'"):
        industry.validate("A111")


def test_section_and_division() -> None:
    assert industry.section("3711") == "C"
    assert industry.section("C") == "C"
    assert industry.division("C3711") == "37"
    assert industry.divisions("3711") == industry.divisions("C")
    with pytest.raises(IndustryCodeError) as caught:
        industry.division("K")
    assert caught.value.code == "industry.level"


def test_names() -> None:
    assert industry.name("C") == "制造业"
    assert industry.name("C37") == "铁路、船舶、航空航天和其他运输设备制造业"
    assert industry.name("25") == "石油、煤炭及其他燃料加工业"
    assert industry.name("38", lang="en") == "Electrical machinery and apparatus"
    for text in ("371", "C3711"):
        with pytest.raises(IndustryCodeError) as caught:
            industry.name(text)
        assert caught.value.code == "industry.unnamed"


@pytest.mark.parametrize(
    ("text", "manufacturing", "industrial", "secondary"),
    [
        ("C3711", True, True, True),
        ("43", True, True, False),
        ("4311", True, True, False),
        ("42", True, True, True),
        ("06", False, True, True),
        ("11", False, True, False),
        ("1190", False, True, False),
        ("44", False, True, True),
        ("D", False, True, True),
        ("47", False, False, True),
        ("E", False, False, True),
        ("05", False, False, False),
        ("51", False, False, False),
        ("A", False, False, False),
    ],
)
def test_what_belongs_to_industry(text: str, manufacturing: bool, industrial: bool, secondary: bool) -> None:
    assert industry.is_manufacturing(text) is manufacturing
    assert industry.is_industry(text) is industrial
    assert industry.is_secondary(text) is secondary


@pytest.mark.parametrize("letter", ["B", "C"])
def test_a_divided_section_is_not_answered_for_as_a_whole(letter: str) -> None:
    assert industry.is_industry(letter)
    with pytest.raises(IndustryCodeError) as caught:
        industry.is_secondary(letter)
    assert caught.value.code == "industry.split"


@given(st.sampled_from(sorted(DIVISIONS)), st.from_regex("[0-9]{0,2}", fullmatch=True))
def test_letter_and_digits_are_one_code(division: str, rest: str) -> None:
    code = division + rest
    assert industry.validate(industry.format(code)) == industry.validate(code) == code
    for letter in SECTIONS:
        assert industry.is_valid(letter + code) == (letter == industry.section(code))


@pytest.mark.parametrize("value", [None, 37, 3711, 37.0, b"37", ["37"], True, object()])
def test_what_is_no_text(value: object) -> None:
    assert not industry.is_valid(value)
    for function in (industry.compact, industry.validate, industry.format, industry.name, industry.is_industry):
        with pytest.raises(IndustryCodeError) as caught:
            function(value)  # type: ignore[arg-type]
        assert caught.value.code == "industry.text"


def test_junk() -> None:
    lottery = random.Random(4754)
    for _ in range(3000):
        text = "".join(lottery.choices("ACTUZ0123789ac \n\t-３Ｃ٣〇十\ud800\x00.", k=lottery.randint(0, 6)))
        if industry.is_valid(text):
            assert re.fullmatch("[A-T]|[0-9]{2,4}", industry.validate(text))
    assert not industry.is_valid("3" * 1_000_000)
    assert not industry.is_valid("37" + " " * 1_000_000)
