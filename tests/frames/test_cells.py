"""The grammar of a cell."""

import datetime
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure
from mfgcity.figures.vocabulary import APPROXIMATIONS
from mfgcity.frames import cells
from mfgcity.frames.cells import Reason
from mfgcity.frames.quoting import quoted


@given(st.text(), st.text(st.sampled_from(cells.BLANKS)), st.text(st.sampled_from(cells.BLANKS)))
def test_blanks_at_the_ends_do_not_count(text, before, after):
    assert cells.trimmed(before + text + after) == cells.trimmed(text)


def test_every_white_space_is_a_blank():
    spaces = {chr(code) for code in range(0x3001) if chr(code).isspace() or unicodedata.category(chr(code)) == "Zs"}
    assert spaces <= set(cells.BLANKS)


@given(st.text(st.sampled_from("'=+-@1a.,"), max_size=8))
def test_a_quoted_text_comes_back(text):
    cell = quoted(text)
    assert cells.trimmed(cell) == text
    assert cell[:1] not in {"=", "@"}
    assert cell[:1] not in {"+", "-"} or cells.is_number(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.BLANK),
        ("—", Reason.NOT_APPLICABLE),
        ("-", Reason.NOT_APPLICABLE),
        ("……", Reason.NOT_AVAILABLE),
        ("#N/A", Reason.NOT_AVAILABLE),
        ("*", Reason.SUPPRESSED),
        ("0", None),
        ("-1", None),
        ("无", None),
        ("#REF!", None),
    ],
)
def test_a_mark_says_why_a_value_is_missing(text, reason):
    assert cells.missing(text) is reason


def test_marks_and_errors_are_apart():
    assert not cells.ERRORS & set(cells.MARKS)
    assert all(mark == cells.trimmed(mark) for mark in (*cells.MARKS, *cells.ERRORS))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        ("", ""),
        (640, "640"),
        (True, "true"),
        (Decimal("5.10"), "5.10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("NaN"), None),
        (float("nan"), None),
        (datetime.date(2023, 8, 23), "2023-08-23"),
        (datetime.datetime(2023, 8, 23), "2023-08-23"),
        (datetime.datetime(2023, 8, 23, 12), "2023-08-23 12:00:00"),
    ],
)
def test_cells_of_other_kinds_are_read_as_they_are_written(value, text):
    assert cells.plain(value) == text


@pytest.mark.parametrize("value", [5.1, float("inf"), Decimal("Infinity"), b"x", [1], 10**1000, Decimal("1E+400")])
def test_what_has_no_text_stays_what_it_is(value):
    assert cells.plain(value) is value


def test_missing_values_of_pandas_are_missing():
    pandas = pytest.importorskip("pandas")
    assert [cells.plain(value) for value in (pandas.NA, pandas.NaT)] == [None, None]


def test_whole_numbers_of_numpy_are_whole_numbers():
    numpy = pytest.importorskip("numpy")
    assert cells.plain(numpy.int64(640)) == "640"


@pytest.mark.parametrize("text", ["39.44", "1,234", "-5", "+0.1", "007", "３９．４４", "－５", "−5", "１，２３４．５"])
def test_a_bare_number_takes_a_unit(text):
    assert cells.with_unit(text, "亿元") == f"{text}亿元"
    assert cells.with_unit(text, "percentage points") == f"{text} percentage points"
    assert cells.with_unit(text, None) == text


@pytest.mark.parametrize("text", ["5.1%", "12,34", "1.", ".5", "五", "", "1 2", "1e3", "2023-9-1"])
def test_anything_else_keeps_what_it_says(text):
    assert cells.with_unit(text, "亿元") == text


@pytest.mark.parametrize("text", ["[", "1", '"a"', "null", "[" * 100_000, "{1: 2}"])
def test_records_in_a_cell_are_json(text):
    with pytest.raises(cells.CellError, match="must be JSON"):
        cells.nested(text)


@pytest.mark.parametrize(
    ("text", "printed", "qualifier"),
    [
        ("约1200", "约1200万元", "about"),
        ("近 3,000", "近3000万元", "nearly"),
        ("超过500", "超500万元", "over"),
        ("1200余", "超1200万元", "over"),
        ("≥500", "500万元以上", "at_least"),
        ("＜500", "不足500万元", "below"),
        ("500以内", "500万元以下", "at_most"),
        ("约-5左右", "约负5万元", "about"),
        ("大于5", "大于5万元", "above"),
        ("＞＝5", "5万元以上", "at_least"),
        ("不低于5", "5万元以上", "at_least"),
        ("突破5", "超5万元", "over"),
        ("5 以上", "5万元以上", "at_least"),
        ("5上下", "约5万元", "about"),
        ("1 200", "1200万元", "exact"),
        ("12\u00a0345.6", "12345.6万元", "exact"),
        ("5~6", "5—6万元", "between"),
        ("5至6", "5—6万元", "between"),
    ],
)
def test_a_qualified_number_takes_the_unit_of_its_column(text, printed, qualifier):
    figure = Figure.parse(cells.with_unit(text, "万元"))
    assert (str(figure), figure.qualifier) == (printed, qualifier)


@pytest.mark.parametrize("text", ["约", "约五", "约5万", "500亿元以上", "余5", "5%", "以上", "—"])
def test_other_texts_take_no_unit(text):
    assert cells.with_unit(text, "万元") == text


@pytest.mark.parametrize("word", sorted(APPROXIMATIONS))
def test_each_word_that_says_how_near_a_number_is_lets_it_take_the_unit(word):
    figure = Figure.parse(cells.with_unit(f"{word}5", "亿元"))
    assert figure == Figure.parse(f"{word}5亿元")
    assert figure.unit.symbol == "亿元"


@pytest.mark.parametrize("text", ["3", "00", "2022", "10万元", "5%", "余", "以上", "，", "3万", "%以上"])
def test_a_text_that_would_change_a_number_is_no_unit(text):
    with pytest.raises(MfgcityError):
        Figure.parse(cells.with_unit("5", cells.unit_text(text)))


@pytest.mark.parametrize("text", ["亿元", "%", "家", "万", "m²", "百万", "元/人", "个百分点", "千米"])
def test_a_unit_stands_as_it_is_written(text):
    assert cells.unit_text(f" {text}") == text
    assert cells.unit_text(text, text) == text
