import pytest
from pydantic import ValidationError

from mfgcity.domain import Measure, Observation, ObservationStatus
from mfgcity.domain.observation import UNITS
from mfgcity.figures import Figure, UnitKind


def observed(measure, figure, **more):
    return Observation(indicator="i", subject="430200", measure=measure, figure=figure, **more)


def fault(measure, figure):
    with pytest.raises(ValidationError) as caught:
        observed(measure, figure)
    (only,) = caught.value.errors()
    assert only["loc"] == ("figure",)
    return only["type"]


def test_a_row_with_chinese_headers():
    row = {
        "指标": "规模工业增加值",
        "对象": "株洲市",
        "时期": "2023年1至7月",
        "口径": "高于",
        "数值": "1.3个百分点",
        "比较对象": "全国",
    }
    observation = Observation.model_validate(row)
    assert observation.measure is Measure.GAP
    assert observation.figure == Figure.parse("1.3个百分点")
    assert str(observation.period) == "2023-01/2023-07"
    assert observation.reference == "全国"
    assert observation.status is ObservationStatus.NORMAL


@pytest.mark.parametrize(
    ("measure", "figure"),
    [
        ("level", "39.44亿元"),
        ("count", "170余家"),
        ("count", "1.2万人"),
        ("added", "19家"),
        ("added", "5亿元"),
        ("growth", "-2.1%"),
        ("gap", "1.3个百分点"),
        ("gap", "2亿元"),
        ("share", "100%"),
        ("share", "近八成"),
        ("share_change", "0.4个百分点"),
        ("rank", "2位"),
        ("completion", "107%"),
        ("contribution", "-20%"),
        ("pull", "2.7个百分点"),
    ],
)
def test_figures_that_fit_their_measure(measure, figure):
    assert observed(measure, figure).figure == Figure.parse(figure)


@pytest.mark.parametrize(
    ("measure", "figure"),
    [
        ("growth", "1.3个百分点"),
        ("growth", "3亿元"),
        ("share", "41.01"),
        ("share_change", "1.3%"),
        ("rank", "2家"),
        ("rank", "2"),
        ("completion", "19家"),
        ("count", "5%"),
        ("pull", "2.7%"),
    ],
)
def test_a_figure_in_a_unit_of_another_measure_is_refused(measure, figure):
    assert fault(measure, figure) == "observation.unit"


def test_a_share_above_its_whole_is_refused():
    assert fault("share", "100.1%") == "record.whole_exceeded"
    assert fault("share", "1.5倍") == "record.whole_exceeded"


def test_a_place_is_a_whole_number_from_one():
    assert fault("rank", "0位") == "observation.rank"
    assert fault("rank", "1.5位") == "observation.rank"


@pytest.mark.parametrize("figure", ["第2位", "第二名", "第 2 位", "第２", "第二"])
def test_a_place_that_is_written_out_is_a_figure_of_rank(figure):
    assert str(observed("rank", figure).figure) == "2位"
    assert fault("growth", figure) == "observation.unit"


def test_all_faults_at_once():
    with pytest.raises(ValidationError) as caught:
        Observation.model_validate(
            {
                "指标": "",
                "subject": "430200",
                "period": "2023-13",
                "measure": "share",
                "figure": "141.01%",
                "published": "2023-02-30",
            }
        )
    assert {fault["loc"] for fault in caught.value.errors()} == {("指标",), ("period",), ("figure",), ("published",)}


def test_the_table_of_units_speaks_of_kinds():
    assert all(isinstance(kind, UnitKind) for kinds in UNITS.values() for kind in kinds)
    assert Measure.LEVEL not in UNITS


def test_readings_are_machine_readable():
    observation = observed("completion", "92%", alternatives=[{"refers_to": ["a"]}, {"refers_to": ["a", "b"]}])
    assert [reading.refers_to for reading in observation.alternatives] == [("a",), ("a", "b")]


@pytest.mark.parametrize(
    ("words", "measure"),
    [("增长速度", "growth"), ("同比增幅", "growth"), ("绝对数", "level"), ("增加额", "change"), ("拉动点数", "pull")],
)
def test_a_measure_is_read_from_the_terms_of_statistics(words, measure):
    assert Measure(words).value == measure


@pytest.mark.parametrize("words", ["增长", "累计同比", "本月"])
def test_a_term_that_leaves_the_measure_or_the_period_open_is_none(words):
    with pytest.raises(ValueError, match="not a valid"):
        Measure(words)
