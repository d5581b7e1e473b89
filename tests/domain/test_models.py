"""Laws that every record of the domain keeps."""

import copy
import inspect
import json
import pickle
import re

import pytest
from pydantic import TypeAdapter, ValidationError

from mfgcity import domain
from mfgcity.domain import (
    Ambiguity,
    City,
    Cluster,
    Document,
    Elsewhere,
    Enterprise,
    Event,
    Indicator,
    IndustryChain,
    Mechanism,
    Observation,
    Organisation,
    Park,
    ParkStage,
    Platform,
    Programme,
    Project,
    Reading,
    Recognition,
    Record,
    Region,
    Section,
    ServiceLedger,
    Source,
    Term,
)

EXAMPLES = [
    Ambiguity(what="The plan is not printed."),
    City(name="株洲市", regions=[Region(code="430200", name="株洲市")]),
    Cluster(name="轨道交通", members=("中车株机",), regions=("430200",)),
    Document(name="蓝皮书"),
    Elsewhere(says="Still 13.", figure="13条"),
    Enterprise(
        name="示例机械", credit_code="91430200PDY00001XR", revenue="5.2亿元", employees=640, established="2015-03-06"
    ),
    Event(name="路演", held="2023-08-23"),
    Indicator(code="gdp", name="GDP", unit="亿元", kind="level"),
    IndustryChain(name="轨道交通", count=1),
    Mechanism(name="双链办"),
    Observation(indicator="gdp", subject="430200", period="2023-H1", measure="share", figure="34.5%"),
    Organisation(name="市直部门"),
    Park(name="株洲高新区", kind="high_tech", history=[ParkStage(name="旧园区", until="2021-09")]),
    ParkStage(name="旧园区", since="2018", until="2021-09"),
    Platform(name="株齿云"),
    Programme(name="智赋千企", period="2023/2025"),
    Project(name="示范线", investment="3亿元"),
    Reading(refers_to=("incubated",)),
    Recognition(title="高新技术企业", granted="2023-01-01", expires="2025-12-31"),
    Region(name="长株潭", members=("430100", "430200", "430300")),
    Section(key="step1", name="企业培育"),
    ServiceLedger(collected="2651个", closed="2525个", closure_rate="93%"),
    Source(name="A brief", published_from="2023-08-23"),
]
RECORDS = [
    kind for kind in vars(domain).values() if inspect.isclass(kind) and issubclass(kind, Record) and kind is not Record
]
TERMS = [
    kind for kind in vars(domain).values() if inspect.isclass(kind) and issubclass(kind, Term) and kind is not Term
]
JUNK = [
    None, True, 0, -1, 2.5, float("nan"), 10**5000, "", " ", "\n", "\x00", "\ud800", "a" * 1_000_000, "９", "٣", "1e9", "NaN",
    b"x", b"\xff", object(), [], {}, (), ("",), [[]], {"name": 1}, "{value}", "2023-02-30", "2023-08-23\n", "430200",
]  # fmt: skip


def named(record):
    return type(record).__name__


def test_every_record_has_an_example():
    assert {type(example) for example in EXAMPLES} == set(RECORDS)


@pytest.mark.parametrize("record", EXAMPLES, ids=named)
def test_survives_json_copy_and_pickle(record):
    for other in (
        type(record).model_validate_json(record.model_dump_json()),
        type(record).model_validate(record.model_dump()),
        pickle.loads(pickle.dumps(record)),
        copy.copy(record),
        copy.deepcopy(record),
    ):
        assert other == record
        assert hash(other) == hash(record)
    assert record != "a stranger"


@pytest.mark.parametrize("record", EXAMPLES, ids=named)
def test_is_frozen_and_refuses_unknown_keys(record):
    first = next(iter(type(record).model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(record, first, getattr(record, first))
    with pytest.raises(ValidationError) as caught:
        type(record).model_validate(record.model_dump() | {"no_such_field": 1})
    assert [(fault["type"], fault["loc"]) for fault in caught.value.errors()] == [
        ("extra_forbidden", ("no_such_field",))
    ]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_has_a_json_schema_under_its_field_names(kind, mode):
    schema = kind.model_json_schema(mode=mode)
    properties = schema["properties"] if "properties" in schema else schema["$defs"][kind.__name__]["properties"]
    assert set(properties) == set(kind.model_fields)
    assert json.dumps(schema)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_no_field_lets_out_anything_but_a_validation_error(kind):
    for name in kind.model_fields:
        for junk in JUNK:
            # A key that no record has makes every input faulty.
            with pytest.raises(ValidationError) as caught:
                kind.model_validate({name: junk, "no_such_field": 1})
            assert str(caught.value)
            assert ("no_such_field",) in [fault["loc"] for fault in caught.value.errors()]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_every_attribute_is_documented(kind):
    documented = "".join(base.__doc__ or "" for base in kind.__mro__ if issubclass(base, Record))
    assert [name for name in kind.model_fields if not re.search(rf"(?m)^ +{name}: ", documented)] == []


@pytest.mark.parametrize("kind", TERMS, ids=lambda kind: kind.__name__)
def test_terms_are_read_in_both_languages(kind):
    chinese = [text for member in kind for text in member.zh]
    assert len(chinese) == len(set(chinese))
    for member in kind:
        assert kind(member.value) is member
        assert member.zh
        assert all(kind(text) is member for text in member.zh)
        assert pickle.loads(pickle.dumps(member)) is member
        assert TypeAdapter(kind).dump_json(member) == json.dumps(member.value).encode()
    with pytest.raises(ValueError, match="not a valid"):
        kind("没有这一项")


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_no_header_stands_for_two_fields(kind):
    headers = [
        header
        for name, field in kind.model_fields.items()
        for header in (field.validation_alias.choices if field.validation_alias else [name])
    ]
    assert len(headers) == len(set(headers))
    assert set(kind.model_fields) <= set(headers)


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_keys_are_fields(kind):
    assert all(set(key) <= set(kind.model_fields) for key in kind.unique)
    assert not kind.named_by or kind.named_by[0] in {key[0] for key in kind.unique}


@pytest.mark.parametrize("kind", [Enterprise, Cluster, Park, Indicator, Observation, Recognition])
def test_every_field_that_files_bring_has_a_chinese_header(kind):
    for name, field in kind.model_fields.items():
        assert re.search("[一-鿿]", str(field.validation_alias)), name


def test_a_remark_and_the_sections_are_read_under_their_chinese_headers():
    firm = Enterprise.model_validate({"企业名称": "示例机械", "备注": "迁入", "章节": ["s1"]})
    assert (firm.note, firm.sections) == ("迁入", ("s1",))
