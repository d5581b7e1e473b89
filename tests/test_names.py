"""The public face: every name is there, is what it should be, and is documented."""

import inspect

import mfgcity


def test_every_exported_name_is_found() -> None:
    for name in mfgcity.__all__:
        assert getattr(mfgcity, name) is not None
    assert set(mfgcity.__all__) <= set(dir(mfgcity))


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(mfgcity, "no_such_name")


def test_every_exported_name_is_documented() -> None:
    for name in mfgcity.__all__:
        assert inspect.getdoc(getattr(mfgcity, name)), name


def test_parameters_that_other_programs_rely_on() -> None:
    expected = {
        mfgcity.growth_rate: "current base",
        mfgcity.growth_gap: "own reference",
        mfgcity.implied_base: "current growth",
        mfgcity.share: "part whole",
        mfgcity.share_change: "now before",
        mfgcity.completion: "actual plan",
        mfgcity.schedule_lead: "completion elapsed",
        mfgcity.rank: "values method descending",
        mfgcity.City.observation: "self indicator subject period measure as_of",
        mfgcity.City.holders: "self title on",
        mfgcity.City.valid_recognitions: "self on",
        mfgcity.Figure.parse: "text",
        mfgcity.Figure.to: "self unit",
        mfgcity.Period.parse: "text",
    }
    for function, names in expected.items():
        assert list(inspect.signature(function).parameters)[: len(names.split())] == names.split()
