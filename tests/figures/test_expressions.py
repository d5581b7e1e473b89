"""The 52 expressions of the genre by which readers of numbers were compared: each is read, or named for what it is."""

from datetime import date
from fractions import Fraction

import pytest

from mfgcity import Figure, Interval, Period, Qualifier, Unit
from mfgcity.figures import NotationError, NotationKind, UnitKind

PERIODS = {
    "1至7月": "2023-01/2023-07",
    "1—7月": "2023-01/2023-07",
    "1-7月份": "2023-01/2023-07",
    "上半年": "2023-01/2023-06",
    "前三季度": "2023-01/2023-09",
    "一季度": "2023-01/2023-03",
    "截至7月": "@2023-07-31",
    "截至目前": "@2023-08-31",
    "今年来": "2023-01/2023-08",
    "2022年度": "2022",
    "2022—2024年": "2022/2024",
}
FIGURES = {
    "39.44亿元": (Figure("39.44", "亿元"), "[39.435, 39.445]"),
    "34.5%": (Figure("34.5", "%"), "[34.45, 34.55]"),
    "41.01%": (Figure("41.01", "%"), "[41.005, 41.015]"),
    "1.3个百分点": (Figure("1.3", "个百分点"), "[1.25, 1.35]"),
    "4335家": (Figure("4335", "家"), "[4335, 4335]"),
    "170余家": (Figure("170", "家", qualifier="over"), "(170, 180)"),
    "100多个": (Figure("100", "个", qualifier="over"), "(100, 200)"),
    "10余场": (Figure("10", "场", qualifier="over"), "(10, 20)"),
    "1200多人": (Figure("1200", "人", qualifier="over"), "(1200, 1300)"),
    "近八成": (Figure("8", "成", qualifier="nearly"), "[7.5, 8)"),
    "超三成": (Figure("3", "成", qualifier="over"), "(3, 4)"),
    "过半": (Figure("50", "%", qualifier="over"), "(50, 60)"),
    "百分之五点一": (Figure("5.1", "%"), "[5.05, 5.15]"),
    "3.8%左右": (Figure("3.8", "%", qualifier="about"), "[3.75, 3.85]"),
    "约1.2万人": (Figure("1.2", "万人", qualifier="about"), "[1.15, 1.25]"),
    "亩均税收35.6万元/亩": (Figure("35.6", "万元/亩"), "[35.55, 35.65]"),
    "翻番": (Figure("2", "倍"), "[1.5, 2.5]"),
    "翻两番": (Figure("4", "倍"), "[3.5, 4.5]"),
    "增长1.5倍": (Figure("2.5", "倍"), "[2.45, 2.55]"),
    "是上年的1.5倍": (Figure("1.5", "倍"), "[1.45, 1.55]"),
    "下降2.1%": (Figure("-2.1", "%"), "[-2.15, -2.05]"),
    "持平": (Figure("0", "%"), "[-0.5, 0.5]"),
    "净增19家": (Figure("19", "家"), "[19, 19]"),
    "两位数增长": (Figure("10", "%", qualifier="at_least"), "[10, ∞)"),
    "301家企业上平台": (Figure("301", "家"), "[301, 301]"),
    "“三类500强”项目5个": (Figure("5", "个"), "[5, 5]"),
    "5G智慧工厂等6个项目": (Figure("6", "个"), "[6, 6]"),
    "1.5—2.0亿元": (Figure("1.5", "亿元", qualifier="between", upto="2.0"), "[1.5, 2]"),
    "二十余万": (Figure("20", "万", qualifier="over"), "(20, 30)"),
    "4,784家": (Figure("4784", "家"), "[4784, 4784]"),
    "４３３５家": (Figure("4335", "家"), "[4335, 4335]"),
}
OTHERS = {
    "1.3个、2.8个百分点": NotationKind.PROSE,
    "10个集群名录中的3个": NotationKind.PROSE,
    "五千亿级": NotationKind.CLASS,
    "千亿级": NotationKind.CLASS,
    "第六批": NotationKind.BATCH,
    "全省第二": NotationKind.RANK,
    "前三强": NotationKind.RANK,
    "由负转正": NotationKind.QUALITATIVE,
    "100强": NotationKind.NAME,
    "零的突破": NotationKind.QUALITATIVE,
}


def test_there_are_52() -> None:
    assert len({**PERIODS, **FIGURES, **OTHERS}) == len(PERIODS) + len(FIGURES) + len(OTHERS) == 52


@pytest.mark.parametrize(("text", "figure", "bounds"), [(text, *wanted) for text, wanted in FIGURES.items()])
def test_figures(text: str, figure: Figure, bounds: str) -> None:
    read = Figure.parse(text)
    assert read == figure
    assert repr(read) == repr(figure)
    assert str(read.bounds) == bounds
    assert Figure.parse(str(read)) == read


@pytest.mark.parametrize(("text", "canonical"), PERIODS.items())
def test_periods_are_refused_as_such_and_are_periods(text: str, canonical: str) -> None:
    with pytest.raises(NotationError) as caught:
        Figure.parse(text)
    assert caught.value.kind is NotationKind.PERIOD
    assert str(Period.parse(text, year=2023, published=date(2023, 8, 31))) == canonical


@pytest.mark.parametrize(("text", "kind"), OTHERS.items())
def test_others_are_named_for_what_they_are(text: str, kind: NotationKind) -> None:
    with pytest.raises(NotationError) as caught:
        Figure.parse(text)
    assert caught.value.kind is kind
    assert text in str(caught.value)
    assert text in caught.value.message("zh")


def test_the_parts_of_a_rate() -> None:
    tax = Figure.parse("亩均税收35.6万元/亩")
    assert (tax.unit, tax.unit.kind, tax.unit.scale) == (Unit("万元/亩"), UnitKind.RATE, Fraction(10_000))
    assert str(tax.to("元/亩")) == "356000元/亩 [355500.0, 356500.0]"


def test_the_words_also_exclude_something_for_certain() -> None:
    assert Figure.parse("超三成").literal_bounds == Interval(3, None, lower_closed=False)
    assert Figure.parse("近八成").literal_bounds == Interval(None, 8, upper_closed=False)
    assert Figure.parse("约1.2万人").literal_bounds == Interval(None, None)
    assert Figure.parse("34.5%").literal_bounds == Figure.parse("34.5%").bounds
    assert Figure.parse("两位数增长").qualifier is Qualifier.AT_LEAST
