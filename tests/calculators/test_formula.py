import importlib
import inspect
import pkgutil
import re

import attrs
import pytest

import mfgcity.calculators as package
from html_structure import Structure
from mfgcity import Figure, Interval
from mfgcity import calculators as calc
from mfgcity.calculators.formula import Formula
from mfgcity.catalogue import MESSAGES

FUNCTIONS = {name: getattr(calc, name) for name in calc.__all__ if inspect.isfunction(getattr(calc, name))}


def test_every_calculator_says_what_it_is():
    for name, function in FUNCTIONS.items():
        if name == "explain":
            continue
        noted = function.__formula__
        assert isinstance(noted, Formula)
        assert noted.name == name
        assert re.search("[一-鿿]", noted.zh)
        assert noted.maths
        assert noted.source


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name != "explain"])
def test_every_docstring_is_complete(name):
    function = FUNCTIONS[name]
    text = inspect.getdoc(function)
    assert re.search("[(（][^)]*[一-鿿]", text.split("\n\n")[0]), "the Chinese term"
    assert "Args:" in text
    assert "Examples:" in text
    assert ">>>" in text
    for parameter in inspect.signature(function).parameters:
        assert re.search(rf"^ +\**{parameter}: ", text, re.MULTILINE), parameter


def test_the_names_are_those_of_the_modules():
    found = set()
    for info in pkgutil.iter_modules(package.__path__):
        module = importlib.import_module(f"mfgcity.calculators.{info.name}")
        found |= {name for name, value in vars(module).items() if hasattr(value, "__formula__") and name[0] != "_"}
    assert found | {"explain"} == set(FUNCTIONS)
    assert set(calc.__all__) <= set(dir(calc))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = calc.nothing


def test_messages_have_both_languages_and_the_same_parts():
    prefixes = ("growth.", "share.", "list.", "contribution.", "series.", "shift_share.", "movement.", "concentration.")
    for code, (english, chinese) in MESSAGES.items():
        if code.startswith(prefixes):
            parts = [re.findall(r"{(\w+)", text) for text in (english, chinese)]
            assert {name.removesuffix("_zh") for name in parts[1]} == set(parts[0]), code


def test_an_explanation_of_a_figure():
    found = calc.explain(calc.growth_gap, Figure.parse("5.1%"), Figure.parse("3.8%"))
    assert (found.unit.symbol, found.bounds) == ("个百分点", Interval("1.2", "1.4"))
    assert found.maths == "own − reference"
    assert found.text("zh").splitlines()[0] == "结果：增速差 = 1.3个百分点 [1.20, 1.40]"
    assert "inputs: own = 5.1%, reference = 3.8%" in str(found)
    page = Structure(found._repr_html_())
    assert page.text.startswith("growth gap 增速差result 结果growth gap = 1.3 percentage points [1.20, 1.40]")
    assert [attributes["scope"] for attributes in page.all("th")] == ["row"] * 4


def test_an_explanation_of_lists_results_and_options():
    levels = [Figure.parse("90.0亿元"), Figure.parse("20.0亿元")]
    found = calc.explain(calc.herfindahl, levels, whole=Figure.parse("200.0亿元"))
    assert "输入：values = [90.0亿元, 20.0亿元], whole = 200.0亿元" in found.text("zh")
    parts = calc.explain(calc.theil_parts, [1, 2, 3], ["a", "a", "b"])
    assert parts.text().startswith("result: Theil's between and within parts = total = 0.0")
    assert (parts.unit, parts.bounds) == (None, None)
    average = calc.explain(calc.average_growth, 0.1, 0.2)
    assert average.inputs == {"rates": (0.1, 0.2)}
    with pytest.raises(TypeError, match="takes a calculator"):
        calc.explain(len, [1])


def test_results_are_values():
    for name in calc.__all__:
        kind = getattr(calc, name)
        if inspect.isclass(kind) and attrs.has(kind):
            assert kind.__setattr__ is not object.__setattr__, name
    assert hash(calc.shift_share([1], [2], [3], [4])) == hash(calc.shift_share([1], [2], [3], [4]))
    assert calc.composition([1, 3]) == calc.composition([1, 3])
