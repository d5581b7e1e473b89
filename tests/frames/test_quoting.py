import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from intake.records import HARD
from mfgcity.frames import cells
from mfgcity.frames.quoting import quoted, starts_formula, unquoted

NEAR = st.text(st.sampled_from("'=+-@\t\r＝—*n/a#1.5% a亿")) | st.text() | st.sampled_from(HARD)


@given(NEAR, st.booleans())
def test_what_is_quoted_comes_back(text, formulas):
    """Law: unquoted(quoted(text)) == text."""
    assert unquoted(quoted(text, formulas=formulas)) == text


@given(NEAR)
def test_no_quoted_text_starts_a_formula(text):
    assert not starts_formula(quoted(text))


@given(st.text(min_size=1))
def test_different_texts_stay_different(text):
    assert quoted(text) != quoted("'" + text)


@pytest.mark.parametrize(
    "text", ["-5", "+86", "-5.1", "-1,234.5", "-5.1%", "-3‰", "-2.5亿元", "+1.3个百分点", "示例", "a=b"]
)
def test_numbers_and_ordinary_texts_stay_as_they_are(text):
    assert quoted(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "=1",
        "+A1",
        "-A1",
        "-1+cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "-",
        "+",
        "-1-1",
        "-1亿元-A1",
        "-５",
        "-1\n",
    ],
)
def test_everything_else_that_begins_like_a_formula_is_quoted(text):
    assert quoted(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["—", " － ", "……", "*", "***", "N/A", "n.a.", "#DIV/0!", "#N/A", "null", "", "\u3000"]
)
def test_a_text_that_says_nothing_is_kept_as_a_text(text):
    assert quoted(text, formulas=False) == "'" + text


@given(st.text(min_size=1).filter(lambda text: quoted(text) == text and text[0] not in "+-"))
@example("90后")
def test_a_senders_own_quote_mark_stays(text):
    assert unquoted("'" + text) == "'" + text


@pytest.mark.parametrize("text", sorted({*cells.MARKS, *cells.ERRORS} - {""}))
def test_a_text_that_reads_as_nothing_is_kept_by_a_quote_mark(text):
    kept = quoted(text, formulas=False)
    assert (cells.missing(kept), cells.trimmed(kept)) == (None, text)
    assert kept not in cells.ERRORS
