import re
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from mfgcity import domain
from mfgcity.catalogue import MESSAGES
from mfgcity.domain.record import Day
from mfgcity.domain.rules import After, Refers, refusal
from mfgcity.errors import MfgcityError


def test_every_message_of_the_domain_is_in_the_catalogue_and_used():
    text = "".join(path.read_text("utf-8") for path in Path(domain.__file__).parent.glob("*.py"))
    used = set(re.findall(r'(?:refusal|_fault|Error)\(\s*"([a-z_]+\.[a-z_]+)"', text))
    assert used <= set(MESSAGES)
    prefixes = {"record", "place", "observation", "recognition", "size"}
    assert {code for code in MESSAGES if code.split(".")[0] in prefixes} <= used


def test_a_refusal_carries_both_languages_and_keeps_braces():
    error = refusal("record.day", value="{message} {0}")
    assert error.type == "record.day"
    assert str(error).endswith("'{message} {0}'")
    assert error.context is not None
    assert error.context["message_zh"] == MfgcityError("record.day", value="{message} {0}").message("zh")


def test_rules_can_be_read_off_the_type():
    field = domain.Recognition.model_fields["expires"]
    assert [rule.func for rule in field.metadata] == [After("granted")]
    assert next(rule for rule in domain.Cluster.model_fields["members"].metadata) == Refers(("enterprises",))


def test_a_rule_serves_a_model_of_the_user():
    from typing import Annotated

    from pydantic import AfterValidator

    class Stay(BaseModel):
        arrival: Day
        departure: Annotated[Day, AfterValidator(After("arrival"))]

    with pytest.raises(ValidationError, match="day must come after arrival, which is 2023-08-23"):
        Stay(arrival="2023-08-23", departure="2023-08-23")
