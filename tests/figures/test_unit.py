"""Units: their names, kinds and scales, and what arithmetic makes of them."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mfgcity import Figure, Unit, strategies
from mfgcity.figures import UnitError, UnitKind
from mfgcity.figures import vocabulary as words

UNITS = strategies.units()


@pytest.mark.parametrize(
    ("text", "symbol", "kind", "scale"),
    [
        ("%", "%", UnitKind.RATIO, "1/100"),
        ("％", "%", UnitKind.RATIO, "1/100"),
        ("percent", "%", UnitKind.RATIO, "1/100"),
        ("per cent", "%", UnitKind.RATIO, "1/100"),
        ("‰", "‰", UnitKind.RATIO, "1/1000"),
        ("成", "成", UnitKind.RATIO, "1/10"),
        ("倍", "倍", UnitKind.RATIO, "1"),
        ("个百分点", "个百分点", UnitKind.POINTS, "1/100"),
        ("百分点", "个百分点", UnitKind.POINTS, "1/100"),
        ("Percentage Points", "个百分点", UnitKind.POINTS, "1/100"),
        ("pp", "个百分点", UnitKind.POINTS, "1/100"),
        ("basis points", "个基点", UnitKind.POINTS, "1/10000"),
        ("位", "位", UnitKind.PLACE, "1"),
        ("个位次", "位", UnitKind.PLACE, "1"),
        ("亿元", "亿元", UnitKind.MONEY, "100000000"),
        ("億圓", "亿元", UnitKind.MONEY, "100000000"),
        ("million yuan", "百万元", UnitKind.MONEY, "1000000"),
        ("CNY", "元", UnitKind.MONEY, "1"),
        ("usd", "美元", UnitKind.MONEY, "1"),
        ("VND", "VND", UnitKind.MONEY, "1"),
        ("家", "家", UnitKind.COUNT, "1"),
        ("enterprises", "家", UnitKind.COUNT, "1"),
        ("万人", "万人", UnitKind.COUNT, "10000"),
        ("台(套)", "台套", UnitKind.COUNT, "1"),
        ("万元/亩", "万元/亩", UnitKind.RATE, "10000"),
        ("yuan/mu", "元/亩", UnitKind.RATE, "1"),
        ("件/万人", "件/万人", UnitKind.RATE, "1/10000"),
        ("亿千瓦时", "亿千瓦时", UnitKind.OTHER, "100000000"),
        ("千瓦", "千瓦", UnitKind.OTHER, "1"),
        ("宗", "宗", UnitKind.OTHER, "1"),
        ("平方公里", "平方公里", UnitKind.OTHER, "1"),
        ("km²", "平方公里", UnitKind.OTHER, "1"),
        ("MW", "MW", UnitKind.OTHER, "1"),
        ("万", "万", UnitKind.NUMBER, "10000"),
        ("", "", UnitKind.NUMBER, "1"),
    ],
)
def test_spellings(text: str, symbol: str, kind: UnitKind, scale: str) -> None:
    unit = Unit.parse(text)
    assert (unit.symbol, str(unit), unit.kind, unit.scale) == (symbol, symbol, kind, Fraction(scale))
    assert unit == Unit(symbol) == Unit.parse(symbol)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5", "unit.name"),
        ("½", "unit.name"),
        ("Ⅳ", "unit.name"),
        ("元5", "unit.name"),
        ("第二批", "unit.name"),
        ("增长", "unit.name"),
        ("月", "unit.name"),
        ("级", "unit.name"),
        ("强", "unit.name"),
        ("x" * 21, "unit.name"),
        ("x" * 10**6, "unit.name"),
        ("元\n", "unit.name"),
        ("of firms", "unit.name"),
        ("million more", "unit.name"),
        ("G", "unit.name"),
        (None, "unit.name"),
        (5, "unit.name"),
        (b"%", "unit.name"),
        ("万万元", "unit.scale"),
        ("亿亿", "unit.scale"),
        ("万%", "unit.scale"),
        ("千个百分点", "unit.scale"),
        ("元/元", "unit.rate"),
        ("元/", "unit.rate"),
        ("/亩", "unit.rate"),
        ("%/人", "unit.rate"),
        ("万元/万元", "unit.rate"),
        ("a/b/c", "unit.name"),
    ],
)
def test_what_is_no_unit(text: Any, code: str) -> None:
    with pytest.raises(UnitError) as caught:
        Unit(text)
    assert caught.value.code == code
    assert len(caught.value.message("zh")) < 250


def test_a_short_english_word_is_no_currency() -> None:
    for word in ("top", "pen", "cup", "all"):
        assert Unit(word).kind is UnitKind.OTHER
        assert Unit(word.upper()).kind is UnitKind.MONEY


@given(UNITS)
def test_name_and_scale_make_the_unit(unit: Unit) -> None:
    scale = next((word for word in (*words.SCALES, "") if unit.symbol == word + unit.name), None)
    assert scale is not None
    below = unit.symbol.partition("/")[2]
    assert unit.kind in (UnitKind.RATIO, UnitKind.POINTS) or unit.scale == 10 ** words.SCALES.get(scale, 0) / (
        Unit(below).scale if below else 1
    )
    assert unit.is_ratio == (unit.kind is UnitKind.RATIO)
    assert not unit.counts_whole or unit.scale == 1


@given(UNITS, UNITS)
def test_conversion_is_mutual_and_exact(a: Unit, b: Unit) -> None:
    assert a.converts_to(a)
    assert a.converts_to(b) == b.converts_to(a)
    figure = Figure("39.44", a)
    if not a.converts_to(b):
        with pytest.raises(UnitError) as caught:
            figure.to(b)
        assert caught.value.code == "unit.convert"
        return
    there = figure.to(b)
    assert there.value * b.scale == figure.value * a.scale
    assert there.bounds.scaled(b.scale) == figure.bounds.scaled(a.scale)
    back = there.to(a)
    assert (back.value, back.bounds, back.unit) == (figure.value, figure.bounds, figure.unit)


FAMILIES = [
    ["元", "万元", "亿元", "千元"],
    ["家", "个", "万家", "千个"],
    ["%", "‰", "成", "倍", ""],
    ["个百分点", "个千分点", "%", "成"],
    ["亿千瓦时", "千瓦时", "万千瓦时"],
    ["万元/亩", "元/万亩", "元/亩", "亿元/亩"],
    ["万", "", "亿"],
]


@given(st.sampled_from(FAMILIES).flatmap(lambda family: st.tuples(st.sampled_from(family), st.sampled_from(family))))
def test_sums_of_one_family_commute(pair: tuple[str, str]) -> None:
    a, b = Figure("39.44", pair[0]), Figure("5.1", pair[1])
    assert str(a + b) == str(b + a)
    assert (a + b).unit == (b + a).unit
    assert (a + b).bounds == (b + a).bounds
    assert (a - b).value * (a - b).unit.scale == -(b - a).value * (b - a).unit.scale


def outcome(operation: Callable[[], Figure]) -> Any:
    """What an operation gives: a figure, or the error that refuses it."""
    try:
        return operation()
    except UnitError as error:
        return error


@given(UNITS, UNITS)
def test_products_commute(a: Unit, b: Unit) -> None:
    x, y = Figure("39.44", a), Figure("5.1", b)
    product = outcome(lambda: x * y)
    if isinstance(product, UnitError):
        assert product.code == outcome(lambda: y * x).code == "unit.product"
        return
    assert str(product) == str(y * x)
    assert product == y * x
    assert product.value * product.unit.scale == x.value * a.scale * y.value * b.scale


@given(UNITS, UNITS)
def test_a_quotient_times_its_divisor_has_the_first_unit(a: Unit, b: Unit) -> None:
    x, y = Figure("39.44", a), Figure("5.1", b)
    quotient = outcome(lambda: x / y)
    if isinstance(quotient, UnitError):
        assert quotient.code in ("unit.product", "unit.quotient")
        return
    back = quotient * y
    assert back.value * back.unit.scale == x.value * a.scale
    assume(a.kind not in (UnitKind.NUMBER, UnitKind.RATIO, UnitKind.POINTS))
    assert back.unit.converts_to(a)
    assert back.to(a).value == x.value


@pytest.mark.parametrize(
    ("left", "operation", "right", "result"),
    [
        ("5.1%", "-", "3.8%", "1.3个百分点 [1.20, 1.40]"),
        ("5.1%", "+", "3.8%", "8.9% [8.80, 9.00]"),
        ("1.3个百分点", "+", "2.8个百分点", "4.1个百分点 [4.00, 4.20]"),
        ("1.3个百分点", "-", "2.8个百分点", "-1.5个百分点 [-1.60, -1.40]"),
        ("3.8%", "+", "1.3个百分点", "5.1% [5.00, 5.20]"),
        ("1.3个百分点", "+", "3.8%", "5.1% [5.00, 5.20]"),
        ("5.1%", "-", "1.3个百分点", "3.8% [3.70, 3.90]"),
        ("39.44亿元", "/", "96.17亿元", "41.01% [41.003, 41.018]"),
        ("39.44亿元", "/", "41.01%", "96.17亿元 [96.148, 96.196]"),
        ("4784家", "/", "2117名", "2.26家/名"),
        ("19家", "/", "4335个", "0.44%"),
        ("35.6万元/亩", "*", "100亩", "3560万元 [3537.2, 3582.8]"),
        ("5.0%", "*", "2.0%", "0.1% [0.10, 0.10]"),
        ("5.0%", "/", "2.0%", "250.0% [241.46, 258.97]"),
        ("2.0个百分点", "/", "5.0%", "40.0% [38.61, 41.41]"),
        ("39.44亿元", "+", "560万元", "39.50亿元 [39.491, 39.501]"),
        ("3家", "+", "5个", "8家"),
        ("1.2万人", "-", "2000人", "1.0万人 [0.95, 1.05]"),
    ],
)
def test_what_the_field_expects(left: str, operation: str, right: str, result: str) -> None:
    a, b = Figure.parse(left), Figure.parse(right)
    computed = {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[operation]()
    assert str(computed) == result


@pytest.mark.parametrize(
    ("left", "operation", "right", "code"),
    [
        ("5家", "+", "3人", "unit.sum"),
        ("5亿元", "-", "3亿美元", "unit.sum"),
        ("5亿元", "+", "3%", "unit.sum"),
        ("5亿千瓦时", "+", "3亿度", "unit.sum"),
        ("5元", "*", "3元", "unit.product"),
        ("5家", "*", "3元", "unit.product"),
        ("5%", "/", "3家", "unit.quotient"),
        ("5元/亩", "/", "3家", "unit.product"),
    ],
)
def test_units_that_do_not_meet_are_both_named(left: str, operation: str, right: str, code: str) -> None:
    a, b = Figure.parse(left), Figure.parse(right)
    with pytest.raises(UnitError) as caught:
        {"+": a.__add__, "-": a.__sub__, "*": a.__mul__, "/": a.__truediv__}[operation](b)
    assert caught.value.code == code
    assert all(
        unit.symbol in text
        for text in (caught.value.message("en"), caught.value.message("zh"))
        for unit in (a.unit, b.unit)
    )
