"""The root error, the catalogue of messages, and missing extras."""

import pickle
import string
import sys

import pytest

from mfgcity import MfgcityError
from mfgcity.catalogue import MESSAGES
from mfgcity.errors import MissingExtraError, need, shown


@pytest.mark.parametrize("code", MESSAGES)
def test_both_languages_speak_of_the_same_parts(code: str) -> None:
    english, chinese = (
        {field for _, field, _, _ in string.Formatter().parse(text) if field} for text in MESSAGES[code]
    )
    assert {name.removesuffix("_zh") for name in chinese} == {name.removesuffix("_zh") for name in english}


def test_parts_stay_on_the_error_through_pickling() -> None:
    error = pickle.loads(pickle.dumps(MfgcityError("number.float", field="value", value=5.1)))
    assert (error.code, error.parts) == ("number.float", {"field": "value", "value": 5.1})
    assert str(error) == error.message("en")
    assert "浮点数" in error.message("zh")
    assert isinstance(error, ValueError)


def test_long_values_are_shown_short() -> None:
    assert len(shown("x" * 10**6)) < 120
    assert len(shown(list(range(10**4)))) < 200
    assert shown(10**5000) == "an integer of 16610 bits"


def test_a_missing_extra_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nowhere_to_be_found", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'mfgcity\[cli\]'") as caught:
        need("nowhere_to_be_found", "cli")
    assert isinstance(caught.value, ImportError)
    assert need("json", "cli").dumps(1) == "1"
