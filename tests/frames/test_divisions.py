"""Levels and parents on columns are those of the codes."""

import pytest

from mfgcity.codes import region

pl = pytest.importorskip("polars")
nw = pytest.importorskip("narwhals.stable.v2")

from mfgcity.frames.divisions import division_above, division_level


def test_every_code_of_the_table():
    codes = list(region.all_codes())
    assert len(codes) > 4000
    frame = nw.from_native(pl.DataFrame({"__text": codes}))
    assert division_above(frame)["__new"].to_list() == [region.parent(code) for code in codes]
    assert division_level(frame)["__new"].to_list() == [region.level(code).value for code in codes]


def test_what_is_no_code():
    frame = nw.from_native(pl.DataFrame({"__text": ["长株潭", "", "43020", "4302000", "43O200"]}))
    assert division_above(frame)["__new"].to_list() == [None] * 5
    assert division_level(frame)["__new"].to_list() == ["other"] * 5
