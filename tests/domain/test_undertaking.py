import pytest
from pydantic import ValidationError

from mfgcity.domain import Programme, Project, ServiceLedger
from mfgcity.figures import Figure, FigureError


def test_the_closure_rate_is_computed_beside_the_printed_one():
    ledger = ServiceLedger.model_validate({"收集问题": "2651个", "办结问题": "2525个", "办结率": "93%"})
    assert f"{ledger.computed_rate:.2f}" == "95.25%"
    assert ledger.closure_rate == Figure.parse("93%")
    assert not ledger.computed_rate.overlaps(ledger.closure_rate)
    assert ledger.outstanding.value == 126


def test_closed_is_not_above_collected():
    with pytest.raises(ValidationError) as caught:
        ServiceLedger(collected="338件", closed="339件", closure_rate="101%")
    assert [(fault["type"], fault["loc"]) for fault in caught.value.errors()] == [
        ("record.at_most", ("closed",)),
        ("record.whole_exceeded", ("closure_rate",)),
    ]
    assert ServiceLedger(collected="100多个", closed="110个").closed == Figure.parse("110个")


def test_counts_that_cannot_be_compared_are_refused():
    with pytest.raises(ValidationError) as caught:
        ServiceLedger(collected="338件", closed="300家")
    assert [fault["type"] for fault in caught.value.errors()] == ["unit.convert"]
    with pytest.raises(ValidationError) as caught:
        ServiceLedger(collected="3亿元", closed="2亿元")
    assert [fault["type"] for fault in caught.value.errors()] == ["record.unit", "record.unit"]


def test_no_rate_without_problems():
    with pytest.raises(FigureError):
        _ = ServiceLedger(collected="0个", closed="0个").computed_rate


def test_money_and_time_of_undertakings():
    assert Project(name="示范线", investment="3亿元").investment == Figure.parse("3亿元")
    assert str(Programme(name="智赋万企", period="2023/2025").period) == "2023/2025"
