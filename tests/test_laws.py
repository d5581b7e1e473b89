"""One kit of laws that every value type passes: text, repr, equality, copies, immutability, pydantic, JSON."""

import copy
import operator
import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError, create_model

import mfgcity
from mfgcity import Figure, Interval, MfgcityError, Period, Unit, strategies
from mfgcity.catalogue import MESSAGES


@attrs.frozen
class Kind:
    """A value type, what to draw its values from, and what it refuses."""

    type: Any
    values: st.SearchStrategy[Any]
    bad: tuple[object, ...]
    has_text: bool = True


STRANGERS: tuple[object, ...] = (object(), None, [], {}, b"5.1%", (), {"value": "1"}, 5.1, "")
JUNK = ("", " ", "\n", "x" * 10**6, "\ud800", "٣%", "NaN", "inf", "1e5", "9" * 50, "\x00", "，", "5.1%\x85第")
KINDS = {
    "figure": Kind(Figure, strategies.printed_figures(), (*STRANGERS, *JUNK, 5, "截至7月", "1.3个、2.8个百分点")),
    "computed": Kind(
        Figure, strategies.computed_figures(), ({"value": 1, "lower": None, "upper": None, "unit": ""},), has_text=False
    ),
    "unit": Kind(Unit, strategies.units(), (*STRANGERS[:-1], 5, "1", "元/元", "万万元", "x" * 10**6, "\ud800", "½")),
    "interval": Kind(Interval, strategies.intervals(), (*STRANGERS, *JUNK, 5, "[2, 1]", "[1, 1)", "[1, 2")),
    "period": Kind(Period, strategies.periods(), (*STRANGERS, *JUNK, 5, "2023-13", "2023-07/2023-01", "5.1%")),
}
EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
TEXTUAL = pytest.mark.parametrize(
    "kind", [kind for kind in KINDS.values() if kind.has_text], ids=[n for n, k in KINDS.items() if k.has_text]
)
NAMES = {**{name: getattr(mfgcity, name) for name in mfgcity.__all__}, "Fraction": Fraction, "date": date}


def model(kind: Kind) -> type[BaseModel]:
    """A user's own model with fields of the type."""
    return create_model("Theirs", value=(kind.type, ...), several=(list[kind.type], []), maybe=(kind.type | None, None))  # type: ignore[name-defined]


@TEXTUAL
@given(st.data())
def test_parse_reads_what_str_writes(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(kind.values)
    assert kind.type.parse(str(value)) == value
    assert str(kind.type.parse(str(value))) == str(value)


@EVERY
@given(st.data())
def test_repr_can_be_pasted(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(kind.values)
    assert eval(repr(value), dict(NAMES)) == value


@EVERY
@given(st.data())
def test_equal_values_have_equal_hashes(kind: Kind, data: st.DataObject) -> None:
    value, other = data.draw(kind.values), data.draw(kind.values)
    twin = eval(repr(value), dict(NAMES))
    assert hash(value) == hash(twin)
    assert {value: 1}[twin] == 1
    assert (value == other) == (repr(value) == repr(other))
    assert (value != other) != (value == other)


@EVERY
@given(st.data())
def test_a_stranger_is_neither_equal_nor_comparable(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(kind.values)
    strangers: tuple[Any, ...] = (object(), None, "text", [], str(value))
    for stranger in strangers:
        assert value.__eq__(stranger) is NotImplemented
        assert value != stranger
        for order in (operator.lt, operator.le, operator.gt, operator.ge):
            with pytest.raises(TypeError):
                order(value, stranger)


@EVERY
@given(st.data())
def test_pickles_and_copies_are_equal(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(kind.values)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(value, protocol)) == value
    for twin in (copy.copy(value), copy.deepcopy(value)):
        assert twin == value
        assert str(twin) == str(value)


@EVERY
@given(st.data())
def test_nothing_can_be_changed(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(kind.values)
    for field in attrs.fields(kind.type):
        with pytest.raises(AttributeError):
            setattr(value, field.name, None)
        with pytest.raises(AttributeError):
            delattr(value, field.name)
    with pytest.raises(AttributeError):
        value.something_else = 1


@EVERY
@given(st.data())
def test_a_users_model_reads_back_its_own_json(kind: Kind, data: st.DataObject) -> None:
    value, several = data.draw(kind.values), data.draw(st.lists(kind.values, max_size=3))
    theirs = model(kind)
    record = theirs(value=value, several=several)
    assert record.value is value  # type: ignore[attr-defined]
    assert theirs.model_validate_json(record.model_dump_json()) == record
    assert theirs.model_validate(record.model_dump()) == record
    assert theirs.model_validate(record.model_dump(mode="json")) == record
    adapter: TypeAdapter[Any] = TypeAdapter(kind.type)
    assert adapter.validate_json(adapter.dump_json(value)) == value


@TEXTUAL
@given(st.data())
def test_a_field_takes_the_text(kind: Kind, data: st.DataObject) -> None:
    value = data.draw(kind.values)
    assert model(kind)(value=str(value)).value == value  # type: ignore[attr-defined]
    assert TypeAdapter(kind.type).dump_python(value, mode="json") == str(value)


@EVERY
def test_one_bad_value_is_one_error_with_both_texts(kind: Kind) -> None:
    theirs = model(kind)
    for bad in kind.bad:
        for fields in (
            {"value": bad},
            {"value": KNOWN[kind.type], "maybe": bad},
            {"value": KNOWN[kind.type], "several": [bad]},
        ):
            if "maybe" in fields and bad is None:
                continue
            with pytest.raises(ValidationError) as caught:
                theirs(**fields)
            [error] = caught.value.errors()
            assert error["loc"][0] == [*fields][-1]
            assert error["type"] in MESSAGES
            assert error["msg"] == error["ctx"]["message"]
            assert len(error["msg"]) < 400
            assert error["ctx"]["message_zh"] != error["msg"]
            caught.value.json(include_input=False)


KNOWN = {
    Figure: Figure("5.1", "%"),
    Unit: Unit("亿元"),
    Interval: Interval("5.05", "5.15"),
    Period: Period(date(2023, 1, 1), date(2023, 7, 31)),
}


@EVERY
def test_json_schema_in_both_modes(kind: Kind) -> None:
    theirs = model(kind)
    for schema in (theirs.model_json_schema(mode="validation"), theirs.model_json_schema(mode="serialization")):
        field = schema["properties"]["value"]
        kinds = [choice.get("type") for choice in field.get("anyOf", [field])]
        assert kinds[0] == "string"
        assert kinds[1:] == (["object"] if kind.type is Figure else [])


@TEXTUAL
@given(text=st.text() | st.binary() | st.integers() | st.floats() | st.none() | st.lists(st.none()))
def test_parse_lets_out_no_other_error(kind: Kind, text: object) -> None:
    outcome = parsed(kind.type, text)
    if isinstance(outcome, MfgcityError):
        assert outcome.code in MESSAGES
        assert outcome.message("zh") != outcome.message("en")
    else:
        assert kind.type.parse(str(outcome)) == outcome


def parsed(kind: Any, text: object) -> Any:
    """What `parse` makes of a text: a value, or the error it raises."""
    try:
        return kind.parse(text)
    except MfgcityError as error:
        return error


@pytest.mark.parametrize("kind", [Figure, Unit, Interval, Period])
def test_the_entry_point_makes_from_type_work_without_an_import(kind: type) -> None:
    script = (
        "import sys, warnings; warnings.simplefilter('ignore'); from hypothesis import strategies as st\n"
        f"from mfgcity import {kind.__name__}\n"
        f"assert isinstance(st.from_type({kind.__name__}).example(), {kind.__name__})"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("script", ["import mfgcity", "import mfgcity.strategies"])
def test_hypothesis_is_imported_only_where_it_is_used(script: str) -> None:
    check = f"import sys; {script}; sys.exit('hypothesis' in sys.modules)"
    subprocess.run([sys.executable, "-c", check], check=True)


def test_strategies_can_be_imported_before_or_after_hypothesis() -> None:
    for script in (
        "import mfgcity.strategies as s, hypothesis; s.figures()",
        "import hypothesis, mfgcity.strategies as s; s.figures()",
    ):
        subprocess.run([sys.executable, "-W", "error", "-c", script], check=True)


MAKERS: dict[str, Callable[[], st.SearchStrategy[Any]]] = {
    "units": strategies.units,
    "intervals": strategies.intervals,
    "printed_figures": strategies.printed_figures,
    "computed_figures": strategies.computed_figures,
    "periods": strategies.periods,
}


@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_strategies_are_valid_by_construction(maker: Callable[[], st.SearchStrategy[Any]]) -> None:
    drawn = []

    @given(maker())
    def collect(value: object) -> None:
        drawn.append(value)

    collect()
    assert len(set(drawn)) > 50
