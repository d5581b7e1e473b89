"""The column path gives the verdicts, codes, places and messages of the row path."""

import inspect

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import model_validator

from frames.rows import rows
from mfgcity import domain
from mfgcity.domain import City, Record

pl = pytest.importorskip("polars")

from mfgcity.frames.checking import Checker

KINDS = [
    kind
    for kind in vars(domain).values()
    if inspect.isclass(kind) and issubclass(kind, Record) and kind not in (Record, City)
]


def told(faults):
    return [
        (fault.position, fault.column, fault.field, fault.value, fault.code, fault.message("en"), fault.message("zh"))
        for fault in faults
    ]


def agree(kind, made, **options):
    frame = pl.DataFrame(made, schema=dict.fromkeys(made[0], pl.String))
    found = Checker(kind, **options).check(frame)
    row_path = Checker(kind, **options)
    expected = [fault for place, row in enumerate(made) for fault in row_path.row_faults(row, position=place)]
    assert told(found.faults) == told(expected)
    faulty = {fault.position for fault in expected}
    assert found.faulty.to_list() == [place in faulty for place in range(len(made))]
    good = [row for place, row in enumerate(made) if place not in faulty]
    if good:
        records = list(Checker(kind, **options).records(frame.filter(~found.faulty)))
        for record, row in zip(records, good, strict=True):
            other = row_path.record(row)
            assert record == other
            assert repr(record) == repr(other)
            assert record.model_fields_set == other.model_fields_set
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("dirt", [0.01, 0.1])
def test_columns_agree_with_rows(kind, dirt):
    assert agree(kind, rows(kind, 300, 1, dirt=dirt)).faults


@given(st.sampled_from(KINDS), st.integers(0, 2**32), st.integers(1, 40), st.sampled_from([0.01, 0.05, 0.2, 0.33]))
@settings(max_examples=60)
def test_any_table_agrees_with_its_rows(kind, seed, count, dirt):
    agree(kind, rows(kind, count, seed, dirt=dirt))


@given(st.sampled_from(KINDS), st.integers(0, 2**32), st.data())
@settings(max_examples=40)
def test_a_table_of_some_fields_agrees_with_its_rows(kind, seed, data):
    fields = data.draw(st.sets(st.sampled_from(sorted(kind.model_fields)), min_size=1))
    agree(kind, rows(kind, 20, seed, fields=fields))


UNIT_CELLS = [None, "", "—", "亿元", " % ", "家", "percentage points", "#REF!", "'-", "亿亿元", "个百分点"]
NUMBER_CELLS = [
    "－5",
    "１２．５",
    "39.44",
    "1,234",
    "-5",
    "'-5",
    "''-5",
    " 5.1",
    "+5.1",
    "5.1%",
    "约1200",
    "约 1,200",
    "≥500",
    ">=500",
    "1200余",
    "500以上",
    "约-5左右",
    "'约5",
    "约",
    "余5",
    "12亿元",
    "—",
    None,
    "#N/A",
    "x",
    "1_0",
    "2",
    "５",
]


@pytest.mark.parametrize("units", [{}, {"数值": "亿元"}, {"数值": "percentage points"}])
def test_a_bare_number_takes_the_unit_of_its_column(units):
    made = [
        {"指标": "a", "对象": "b", "口径": measure, "数值": number, "单位": unit}
        for measure in ("水平", "增速", "占比", "位次", "差距")
        for number in NUMBER_CELLS
        for unit in UNIT_CELLS
    ]
    fields = {"指标": "indicator", "对象": "subject", "口径": "measure", "数值": "figure", "单位": "unit"}
    found = agree(domain.Observation, made, fields=fields, units=units)
    assert len({fault.code for fault in found.faults}) >= (3 if units else 5)
    agree(domain.Observation, made, units=units)


@pytest.mark.parametrize(("unit", "faulty"), [("人", []), ("万人", ["2", "1,200", "2万人"]), (None, ["2万人"])])
def test_a_whole_number_under_a_unit_of_ten_thousands_is_not_that_many_things(unit, faulty):
    made = [{"企业名称": text, "从业人员": text} for text in ("2", "1,200", "300人", "2万人")]
    found = agree(domain.Enterprise, made, units={} if unit is None else {"从业人员": unit})
    assert [fault.value for fault in found.faults] == (faulty or ["2万人"])


def test_the_unit_of_an_indicator_is_a_field_of_its_own():
    made = [{"code": "a", "name": "b", "kind": "水平", "单位": unit} for unit in UNIT_CELLS]
    found = agree(domain.Indicator, made)
    assert [fault.value for fault in found.faults] == ["#REF!", "'-", "亿亿元"]


class Whole(domain.Enterprise):
    """A type with a rule that only whole records show."""

    @model_validator(mode="after")
    def large_ones_have_employees(self):
        if self.size == "large" and self.employees is None:
            raise ValueError("a large enterprise has employees")
        return self


def test_rules_of_whole_records_are_kept():
    found = agree(Whole, rows(Whole, 300, 5, dirt=0.01))
    assert "value_error" in {fault.code for fault in found.faults}
