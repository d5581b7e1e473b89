import json
import re

import pytest
from hypothesis import given, settings

from intake.records import ANY
from mfgcity.domain import Enterprise, Observation, Park
from mfgcity.intake.describing import KINDS
from mfgcity.intake.schemas import schema

KIND_LIST = list(KINDS.values())


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", KIND_LIST, ids=list(KINDS))
def test_every_property_is_described_in_both_languages(kind, lang, mode):
    made = schema(kind, lang=lang, mode=mode)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(made["properties"]) == set(kind.model_fields)
    for name, part in made["properties"].items():
        assert part["title"] == part["x-title"][lang]
        assert part["description"] == part["x-description"][lang]
        assert re.search("[一-鿿]", part["x-title"]["zh"]), name
        assert re.search("[a-z]", part["x-description"]["en"]), name
    assert "Attributes" not in made["description"]
    assert json.loads(json.dumps(made)) == made


def test_a_schema_tells_aliases_and_what_it_cannot_state():
    made = schema(Enterprise, lang="en")
    assert made["title"] == "Enterprise"
    assert made["additionalProperties"] is False
    assert made["required"] == ["name"]
    code = made["properties"]["credit_code"]
    assert code["x-aliases"][:2] == ["统一社会信用代码", "社会信用代码"]
    assert "GB 32100" in code["description"]
    assert schema(Park)["title"] == "产业园区"
    assert schema(Park)["$defs"]["ParkStage"]["properties"]["since"]["x-title"] == {"zh": "起始", "en": "since"}
    assert "增速" in schema(Observation)["properties"]["measure"]["description"]


@pytest.mark.parametrize("mode", ["validation", "serialization"])
@pytest.mark.parametrize("kind", KIND_LIST, ids=list(KINDS))
def test_a_schema_is_one_by_the_standard(kind, mode):
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(schema(kind, mode=mode))


@given(ANY)
@settings(max_examples=100)
def test_records_keep_their_schema(record):
    """Law: what a record writes is valid by both schemas of its type, and with a key more it is not."""
    jsonschema = pytest.importorskip("jsonschema")
    data = record.model_dump(mode="json")
    for mode in ("validation", "serialization"):
        validator = jsonschema.Draft202012Validator(schema(type(record), mode=mode))
        assert list(validator.iter_errors(data)) == []
        assert list(validator.iter_errors(data | {"no_such_field": 1}))
