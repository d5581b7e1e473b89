"""Spelled-out numbers: every number below ten thousand, and what is no certain number."""

import pytest

from mfgcity.figures.numerals import digits_of

HAN = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """The usual spelling: a skipped place is one 零, trailing zeros are silent."""
    if number == 0:
        return "零"
    text, skipped = "", False
    for place, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            text += ("零" if skipped else "") + HAN[digit] + word
        skipped = bool(text) and not digit
    return text


def test_every_number_below_ten_thousand() -> None:
    assert spelled(1050) == "一千零五十"
    for number in range(10_000):
        assert digits_of(spelled(number)) == str(number)


OTHERS = {
    "十": "10", "十二": "12", "百": "100", "千": "1000", "两百": "200", "两千零二": "2002", "〇": "0",
    "五点一": "5.1", "零点零五": "0.05", "三十五点六": "35.6", "十点〇": "10.0",
}  # fmt: skip
UNCERTAIN = ["", "七八", "两三", "一千二", "三百五", "一百零", "十百", "百千", "一十百", "二二", "点五", "一百二百"]


@pytest.mark.parametrize(("text", "digits"), OTHERS.items())
def test_other_spellings(text: str, digits: str) -> None:
    assert digits_of(text) == digits


@pytest.mark.parametrize("text", UNCERTAIN)
def test_what_is_not_certain(text: str) -> None:
    assert digits_of(text) is None
