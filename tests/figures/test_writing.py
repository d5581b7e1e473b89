"""Figure to text: canonical Chinese, English, formats."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure, Interval, MfgcityError, Qualifier, Unit, strategies
from mfgcity.figures import FigureError, UnitKind


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("39.44亿元", "39.44亿元", "CN¥3.944 billion"),
        ("1.2万亿元", "1.2万亿元", "CN¥1.2 trillion"),
        ("2556.42万美元", "2556.42万美元", "US$25.5642 million"),
        ("5.1%", "5.1%", "5.1%"),
        ("-2.1%", "-2.1%", "-2.1%"),
        ("1.3个百分点", "1.3个百分点", "1.3 percentage points"),
        ("5个基点", "5个基点", "5 basis points"),
        ("4335家", "4335家", "4,335 enterprises"),
        ("1.2万人", "1.2万人", "12,000 people"),
        ("约1.2万人", "约1.2万人", "about 12,000 people"),
        ("170余家", "170余家", "over 170 enterprises"),
        ("超1200亿元", "超1200亿元", "over CN¥120 billion"),
        ("近八成", "近8成", "nearly 8 tenths"),
        ("20%以上", "20%以上", "at least 20%"),
        ("不超过10%", "10%以下", "at most 10%"),
        ("1.5—2.0亿元", "1.5—2.0亿元", "CN¥150 million to CN¥200 million"),
        ("35.6万元/亩", "35.6万元/亩", "CN¥356,000/mu"),
        ("2.5倍", "2.5倍", "2.5 times"),
        ("前移3位", "3位", "3 places"),
        ("5个", "5个", "5"),
        ("12.3 MW", "12.3 MW", "12.3 MW"),
        ("下降3%以上", "-3%以下", "at most -3%"),
        ("下降超3%", "超负3%", "down over 3%"),
        ("下降近3%", "近负3%", "down nearly 3%"),
        ("下降约3%", "约负3%", "down about 3%"),
        ("1,200年", "1,200年", "1,200 年"),
    ],
)
def test_both_languages(text: str, chinese: str, english: str) -> None:
    figure = Figure.parse(text)
    assert (str(figure), figure.format("zh"), f"{figure:zh}") == (chinese, chinese, chinese)
    assert (figure.format("en"), f"{figure:en}") == (english, english)


@given(strategies.printed_figures(st.sampled_from(["%", "个百分点", "家", "", "美元", "吨"]).map(Unit)))
def test_english_reads_back_where_it_keeps_the_unit(figure: Figure) -> None:
    if figure.unit.symbol == "家" or figure.qualifier is not Qualifier.BETWEEN:
        assert Figure.parse(figure.format("en")).bounds == figure.bounds


@given(strategies.printed_figures())
def test_str_of_a_printed_figure_reads_back(figure: Figure) -> None:
    assert Figure.parse(str(figure)) == figure
    assert str(Figure.parse(str(figure))) == str(figure)


def test_what_could_be_taken_for_something_else_is_written_apart() -> None:
    assert str(Figure("1000", "", qualifier="between", upto="1001")) == "1000—1001之间"
    assert str(Figure("1200", "年")) == "1,200年"
    assert str(Figure("12", "年")) == "12年"
    assert str(Figure("5", "MW")) == "5 MW"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (Figure.computed(Fraction("1.3"), "%", Interval("1.2", "1.4"), shown=1), "1.3% [1.20, 1.40]"),
        (Figure.computed(Fraction("1.3"), "%", Interval("1.2", "1.4", True, False), shown=1), "1.3% [1.20, 1.40)"),
        (Figure.computed(Fraction(1, 3), "%"), "0.33%"),
        (Figure.computed(Fraction(5), "家"), "5家"),
        (Figure.computed(Fraction(10), "家", Interval(10, None)), "10家 [10.00, ∞)"),
        (Figure.computed(Fraction(-10), "家", Interval(None, -10), shown=0), "-10家 (-∞, -10.0]"),
        (Figure.computed(Fraction(4430), "亿美元", Interval(4425, 4435), shown=-1), "4430亿美元 [4425.0, 4435.0]"),
    ],
)
def test_a_computed_figure_shows_its_bounds(figure: Figure, text: str) -> None:
    assert str(figure) == text
    assert figure.format(bounds=False) == text.partition(" ")[0]


def test_formats() -> None:
    tax = Figure.parse("39.44亿元")
    whole = tax / Figure.parse("41.01%")
    assert f"{tax:.1f}" == "39.4亿元"
    assert f"{tax:.3f}" == "39.440亿元"
    assert f"{tax}" == str(tax)
    assert f"{whole:.2f}" == "96.17亿元"
    assert f"{whole:.1fen}" == "CN¥9.6 billion"
    assert f"{Figure('4335', '家'):,}" == "4,335家"
    assert f"{Figure('1234567.891', '万元'):,.2f}" == "1,234,567.89万元"
    assert whole.format("en") == "CN¥9.617 billion [9.6148, 9.6196]"


@pytest.mark.parametrize("spec", ["x", ".2", ".2e", "5", ">10", ".100f", "en.2f", "fr"])
def test_formats_that_are_none(spec: str) -> None:
    with pytest.raises(FigureError) as caught:
        format(Figure("5.1", "%"), spec)
    assert caught.value.code == "figure.format"


@given(strategies.computed_figures(), st.sampled_from(["zh", "en"]), st.none() | st.integers(0, 6))
def test_a_computed_figure_never_seems_to_lie_outside_its_bounds(
    figure: Figure, lang: str, decimals: int | None
) -> None:
    text = figure.format(lang, decimals=decimals).replace(",", "").replace("CN¥", "").replace("US$", "")  # type: ignore[arg-type]
    numbers = [Fraction(number) for number in re.findall(r"-?[0-9]+(?:[.][0-9]+)?", text)]
    value, *ends = numbers if figure.unit.kind is not UnitKind.OTHER else [0]
    if len(ends) == 2:
        assert ends[0] <= value <= ends[1], text


@given(strategies.figures(), st.sampled_from(["zh", "en"]), st.none() | st.integers(0, 6))
def test_any_figure_has_a_text_of_one_line(figure: Figure, lang: str, decimals: int | None) -> None:
    text = figure.format(lang, decimals=decimals)  # type: ignore[arg-type]
    assert text.strip() == text
    assert "\n" not in text
    assert "{" not in text


@given(strategies.computed_figures())
def test_parse_refuses_the_text_of_a_computed_figure_with_bounds(figure: Figure) -> None:
    if "[" in str(figure) or "(" in str(figure):
        with pytest.raises(MfgcityError):
            Figure.parse(str(figure))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1家", "1 enterprise"),
        ("约1户", "about 1 household"),
        ("近1成", "nearly 1 tenth"),
        ("-1个百分点", "-1 percentage point"),
        ("1.0家", "1.0 enterprises"),
        ("0家", "0 enterprises"),
    ],
)
def test_one_stands_before_a_singular(text: str, english: str) -> None:
    figure = Figure.parse(text)
    assert figure.format("en") == english
    assert Figure.parse(english) == figure
