"""What is written is read back: every kind of record, every kind of file, texts that are hard to keep."""

import pytest

pytest.importorskip("polars", reason="needs mfgcity[polars]")

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from intake.records import records
from mfgcity.domain import Cluster, Enterprise, Indicator
from mfgcity.figures import Figure
from mfgcity.frames.cells import BLANKS
from mfgcity.intake import KINDS, read, write


def listed(kind):
    return st.lists(records(kind), min_size=1, max_size=4)


def plain_ends(record):
    """Blanks that have no width are no part of a text that was read."""
    texts = [
        text for value in record.model_dump().values() for text in (value if isinstance(value, tuple) else (value,))
    ]
    return all(text == text.strip(BLANKS) for text in texts if isinstance(text, str))


@pytest.mark.parametrize("suffix", ["csv", "tsv", "json", "jsonl", "parquet", "xlsx"])
@given(st.sampled_from(list(KINDS.values())).flatmap(listed), st.sampled_from(["zh", "en"]))
@example([Cluster(name="—", aliases=("a、b", "'c", "[1]"), members=("=1+1", "-"))], "zh")
@example([Indicator(code="'", name="=1", kind="index", unit="", better_when_higher=False)], "en")
@example(
    [Enterprise(name="甲", revenue=Figure.parse("39.44亿元") / Figure.parse("41.01%"), established="1899-12-31")], "zh"
)
@settings(max_examples=25)
def test_what_is_written_is_read_back(tmp_path_factory, suffix, written, lang):
    """Law: read(write(records)) == records, without a fault."""
    if suffix == "xlsx":
        pytest.importorskip("openpyxl", reason="needs mfgcity[excel]")
    assume(all(map(plain_ends, written)))
    path = tmp_path_factory.mktemp("trip") / f"records.{suffix}"
    write(written, path, lang=lang)
    found = read(path, type(written[0]))
    assume(not {fault.code for fault in found.faults} & {"intake.repeated", "city.reference"})
    assert list(found.faults) == []
    assert list(found.records) == written
