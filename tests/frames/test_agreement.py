"""The column path gives the verdicts, codes, places and messages of the row path."""

import inspect

import pytest

from frames.rows import rows
from mfgcity import domain
from mfgcity.domain import City, Record
from mfgcity.frames.checking import Checker

pl = pytest.importorskip("polars")

KINDS = [
    kind
    for kind in vars(domain).values()
    if inspect.isclass(kind) and issubclass(kind, Record) and kind not in (Record, City)
]


def told(faults):
    return [
        (fault.position, fault.column, fault.field, fault.value, fault.code, fault.message("en"), fault.message("zh"))
        for fault in faults
    ]


def agree(kind, made, **options):
    frame = pl.DataFrame(made, schema=dict.fromkeys(made[0], pl.String))
    found = Checker(kind, **options).check(frame)
    row_path = Checker(kind, **options)
    expected = [fault for place, row in enumerate(made) for fault in row_path.row_faults(row, position=place)]
    assert told(found.faults) == told(expected)
    faulty = {fault.position for fault in expected}
    assert found.faulty.to_list() == [place in faulty for place in range(len(made))]
    good = [row for place, row in enumerate(made) if place not in faulty]
    if good:
        records = list(Checker(kind, **options).records(frame.filter(~found.faulty)))
        for record, row in zip(records, good, strict=True):
            other = row_path.record(row)
            assert record == other
            assert repr(record) == repr(other)
            assert record.model_fields_set == other.model_fields_set
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("dirt", [0.01, 0.1])
def test_columns_agree_with_rows(kind, dirt):
    assert agree(kind, rows(kind, 300, 1, dirt=dirt)).faults
