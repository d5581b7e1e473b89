"""Figures in JSON: printed ones as their text, computed ones with exact bounds."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from mfgcity import Figure, MfgcityError, strategies
from mfgcity.figures.interchange import from_json, to_json

COMPUTED: dict[str, Any] = {"value": "13/10", "lower": "6/5", "upper": "7/5", "unit": "个百分点"}


@given(strategies.figures())
def test_reads_back_equal_through_json_text(figure: Figure) -> None:
    assert from_json(json.loads(json.dumps(to_json(figure)))) == figure


def test_a_printed_figure_is_its_text() -> None:
    assert to_json(Figure.parse("39.44亿元")) == "39.44亿元"


def test_a_computed_figure_is_its_exact_parts() -> None:
    gap = Figure.parse("5.1%") - Figure.parse("3.8%")
    assert to_json(gap) == {**COMPUTED, "lower_closed": True, "upper_closed": True, "shown": 1}
    assert to_json(Figure("10", "家", qualifier="at_least") + 1 * Figure("1", "家")) == {
        "value": "11", "lower": "11", "upper": None, "lower_closed": True, "upper_closed": False, "unit": "家", "shown": 0,
    }  # fmt: skip


def test_closed_ends_and_digits_may_be_left_out() -> None:
    figure = from_json(COMPUTED)
    assert (figure.value, figure.lower, figure.bounds.upper_closed, figure.shown_decimals) == (
        Fraction("1.3"),
        Fraction("1.2"),
        True,
        None,
    )
    assert from_json({**COMPUTED, "value": "1.3"}) == figure


@pytest.mark.parametrize(
    "change",
    [
        {"value": 1.3}, {"value": None}, {"value": "1e5"}, {"value": "NaN"}, {"value": "1/0"}, {"value": "9" * 9000}, {"value": "1, 2], [3"},
        {"lower": "2"}, {"lower": 1}, {"upper": "1.0"}, {"upper": True}, {"lower_closed": 1}, {"upper_closed": None},
        {"unit": None}, {"unit": 5}, {"unit": "x" * 100}, {"unit": ["%"]}, {"shown": True}, {"shown": 1.5}, {"shown": 10**9}, {"shown": "1.5"},
        {"more": 1},
    ],
)  # fmt: skip
def test_parts_that_make_no_figure(change: dict[str, Any]) -> None:
    with pytest.raises(MfgcityError):
        from_json({**COMPUTED, **change})


@pytest.mark.parametrize("data", [None, 5, 5.1, [], {}, {"value": "1"}, b"5.1%", "x", "上半年"])
def test_data_that_is_no_figure(data: object) -> None:
    with pytest.raises(MfgcityError) as caught:
        from_json(data)
    assert len(str(caught.value)) < 300


def test_digits_to_show_are_also_read_from_text() -> None:
    data = to_json(Figure.parse("39.44亿元") / Figure.parse("41.01%"))
    assert isinstance(data, dict)
    assert from_json(data | {"shown": str(data["shown"])}) == from_json(data)


def test_a_float_is_refused_as_one() -> None:
    with pytest.raises(MfgcityError) as caught:
        from_json(5.1)
    assert caught.value.code == "number.float"
