"""Every rule of every type is known to the column reader, and what an expression accepts, pydantic accepts."""

import inspect
import re
from datetime import date
from typing import Annotated

import pytest
from annotated_types import Gt
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel, StringConstraints, field_validator

from frames.rows import ERRORS, EVERYWHERE, FIGURES, MARKS, pool
from mfgcity import domain
from mfgcity.domain import Measure, Record, rules
from mfgcity.domain.record import Day
from mfgcity.frames import acceptance, pairs
from mfgcity.frames.fields import Shape, fields_of, is_only_whole
from mfgcity.frames.judging import Good, Judge

RECORDS = [
    kind for kind in vars(domain).values() if inspect.isclass(kind) and issubclass(kind, Record) and kind is not Record
]
PLANS = [(kind, plan) for kind in RECORDS for plan in fields_of(kind).values()]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_constraint_has_an_expression_or_a_reason(kind):
    for plan in fields_of(kind).values():
        assert acceptance.unexpressed(plan) == []
        for rule in plan.beside:
            key = acceptance.key_of(rule)
            assert (key in pairs.CASES) != (key in pairs.PAIR_BY_PAIR), rule


def test_no_entry_is_left_over():
    keys = {acceptance.key_of(rule) for _, plan in PLANS for rule in plan.constraints}
    assert set(acceptance.EXPRESSIONS) <= keys
    kinds = {BaseModel if issubclass(kind, BaseModel) else kind for _, plan in PLANS for kind in plan.types}
    assert set(acceptance.ONE_BY_ONE) <= keys | kinds
    between = {acceptance.key_of(rule) for _, plan in PLANS for rule in plan.beside}
    assert {*pairs.CASES, *pairs.PAIR_BY_PAIR} == between


def test_a_constraint_without_an_expression_is_found_inside_a_union():
    class Mine(BaseModel):
        hidden: Annotated[int, rules.Refers(()), Gt(3)] | None = None
        patterned: tuple[Annotated[str, StringConstraints(pattern="a")], ...] = ()
        own: Annotated[str, AfterValidator(str.strip)] | None = None
        number: float | None = None

    found = {name: acceptance.unexpressed(plan) for name, plan in fields_of(Mine).items()}
    assert found["hidden"] == [Gt(3)]
    assert len(found["patterned"]) == 1
    assert found["own"] == [str.strip]
    assert found["number"] == [float]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_the_rules_of_every_type_but_the_city_can_be_asked_apart(kind):
    assert is_only_whole(kind) == (kind is domain.City)


def test_a_rule_that_names_no_other_field_makes_its_type_one_of_whole_records():
    def loose(value, info):
        return value

    class Loose(BaseModel):
        field: Annotated[str, AfterValidator(loose)]

    class Unordered(BaseModel):
        other: Day
        field: Annotated[Day, AfterValidator(rules.After("other")), AfterValidator(rules.NotFuture())]

    class Decorated(BaseModel):
        field: str

        @field_validator("field")
        @classmethod
        def of_field(cls, value):
            return value

    assert all(map(is_only_whole, (Loose, Unordered, Decorated)))


def accepted(plan, texts):
    """The texts that the expressions of a field accept."""
    pl = pytest.importorskip("polars")
    from mfgcity.frames.columns import at_sight

    return pl.Series(texts, dtype=pl.String).filter(at_sight(plan, pl.Series(texts, dtype=pl.String))).to_list()


def assert_sound(kind, plan, texts):
    judge = Judge(kind, plan)
    found = accepted(plan, texts)
    for text in found:
        verdict = judge.verdict(text)
        assert isinstance(verdict, Good), (kind, plan.name, text)
        if plan.types in ((str,), (date,)) and plan.shape is Shape.TEXT:
            assert str(verdict.value) == text
    return found


@pytest.mark.parametrize(("kind", "plan"), PLANS, ids=lambda part: getattr(part, "name", getattr(part, "__name__", "")))
def test_what_an_expression_accepts_pydantic_accepts(kind, plan):
    if kind is domain.City:
        return
    texts = [*pool(plan), *MARKS, *ERRORS, *EVERYWHERE]
    texts += [
        f"{before}{text}{after}"
        for text in pool(plan)
        for before in ("", " ", "'", "-", "0", "\u2003")
        for after in ("", "\n", "%", "；")
    ]
    found = assert_sound(kind, plan, texts)
    assert bool(found) == bool(acceptance.accepted(plan))


def patterns():
    return {
        "figure": acceptance.FIGURE.strip("^$"),
        "day": acceptance._DAY,
        "period": acceptance._PERIOD,
        "whole": acceptance._WHOLE,
    }


FIELDS = {
    "figure": [
        (domain.Observation, "figure"),
        (domain.Enterprise, "revenue"),
        (domain.ServiceLedger, "closed"),
        (domain.ServiceLedger, "closure_rate"),
    ],
    "day": [(domain.Observation, "published"), (domain.Enterprise, "established")],
    "period": [(domain.Observation, "period")],
    "whole": [
        (domain.Recognition, "edition"),
        (domain.Recognition, "rank"),
        (domain.Enterprise, "employees"),
        (domain.Recognition, "count"),
    ],
}


@pytest.mark.parametrize("name", FIELDS)
@given(st.data())
@settings(max_examples=40)
def test_texts_of_the_accepted_forms_are_read(name, data):
    texts = data.draw(
        st.lists(st.from_regex(re.compile(patterns()[name], re.ASCII), fullmatch=True), min_size=1, max_size=40)
    )
    for kind, field in FIELDS[name]:
        assert_sound(kind, fields_of(kind)[field], texts)


@given(
    st.lists(
        st.text(st.sampled_from("0123456789-.,%亿元万个百分点位 '—abQS/；年月日"), max_size=12), min_size=1, max_size=60
    )
)
@settings(max_examples=40)
def test_texts_of_any_form_are_accepted_only_if_they_are_read(texts):
    for kind, plan in PLANS:
        if kind in (domain.Observation, domain.Enterprise, domain.Recognition):
            assert_sound(kind, plan, texts)


@pytest.mark.parametrize("measure", Measure)
def test_figures_accepted_for_a_measure_are_figures_of_it(measure):
    pattern = pairs._pattern(measure)
    plans = fields_of(domain.Observation)
    judge, alone = (
        Judge(domain.Observation, plans["measure"], plans["figure"]),
        Judge(domain.Observation, plans["figure"]),
    )
    digits = ["0", "1", "2.5", "99.9", "99", "100", "100.1", "130", "0.5", "1,234", "007", "12.345678"]
    units = [unit for units in acceptance.UNITS.values() for unit in units]
    texts = FIGURES + [f"{sign}{number}{unit}" for sign in ("", "-") for number in digits for unit in units]
    found = [text for text in texts if re.search(pattern, text)]
    assert found
    for text in found:
        assert isinstance(alone.verdict(text), Good), text
        assert isinstance(judge.verdict(measure.value, text), Good), text


def test_figures_are_judged_together_with_their_measure():
    figure = fields_of(domain.Observation)["figure"]
    assert acceptance.is_of_type_alone(figure)
    assert [acceptance.key_of(rule) for rule in figure.beside] == [*pairs.PROVING]
    assert not acceptance.is_of_type_alone(fields_of(domain.Enterprise)["revenue"])
