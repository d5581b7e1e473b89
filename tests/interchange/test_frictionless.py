"""Table schemas: the columns of a record type with their types and rules."""

import re

import pytest

from mfgcity import Enterprise, Observation, Recognition, domain
from mfgcity.codes import credit_code
from mfgcity.domain import Record
from mfgcity.frames.cells import MARKS
from mfgcity.interchange import table_schema

KINDS = [
    kind
    for name in domain.__all__
    if isinstance(kind := getattr(domain, name), type) and issubclass(kind, Record) and kind is not Record
]
TYPES = {"string", "integer", "boolean", "date", "list", "array"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_record_type_has_a_schema(kind: type[Record], lang: str) -> None:
    made = table_schema(kind, lang)  # type: ignore[arg-type]
    names = [field["name"] for field in made["fields"]]
    assert len(set(names)) == len(names) == len(kind.model_fields)
    assert {field["type"] for field in made["fields"]} <= TYPES
    assert made["missingValues"] == list(MARKS)
    required = {field["name"] for field in table_schema(kind)["fields"] if field.get("constraints", {}).get("required")}
    assert required == {name for name, field in kind.model_fields.items() if field.is_required()}


def constraints(kind: type[Record], name: str) -> dict[str, object]:
    return next(field["constraints"] for field in table_schema(kind)["fields"] if field["name"] == name)


def test_rules_of_types_are_constraints() -> None:
    assert constraints(Recognition, "edition") == {"minimum": 1900, "maximum": 2100}
    assert constraints(Enterprise, "size") == {"enum": ["large", "medium", "small", "micro"]}
    assert constraints(Enterprise, "name")["unique"] is True
    pattern = str(constraints(Enterprise, "credit_code")["pattern"])
    assert re.fullmatch(pattern, credit_code.example(1))
    assert not re.fullmatch(pattern, credit_code.example(1)[:-1] + "I")


def test_chinese_names_and_terms_go_together() -> None:
    field = next(field for field in table_schema(Observation, "zh")["fields"] if field["title"] == "measure")
    assert field["name"] == "口径"
    assert "增速" in field["constraints"]["enum"]
