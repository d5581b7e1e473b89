"""Keys that stand twice are refused, vintages are resolved, and what is no frame of ours is refused by name."""

import contextlib
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfgcity import frames
from mfgcity.frames import DuplicateKeyError, FrameError

pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")

from frames.kinds import KINDS, rows_of

KEY = {"indicator": "gdp", "subject": "CN", "period": "2022", "measure": "level"}
KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def vintages(**more):
    days = (date(2023, 1, 17), date(2023, 12, 29), None, date(2023, 1, 17))
    rows = [{"row": number, **KEY, **more, "value": number, "published": day} for number, day in enumerate(days)]
    rows[3]["subject"] = "430000"
    return rows


@KIND
@pytest.mark.parametrize(
    ("day", "known"), [(date(2024, 1, 1), [1, 3]), (date(2023, 12, 28), [0, 3]), (date(2022, 1, 1), [2])]
)
def test_the_latest_vintage_known_on_a_day(kind, day, known):
    for more in ({}, {"reference": None}):
        given = kind(vintages(**more))
        found = frames.as_of(given, day)
        assert type(found) is type(given)
        assert [row["row"] for row in rows_of(found)] == known
        assert frames.check_keys(found) is found


def test_timestamps_of_publication():
    frame = pd.DataFrame([{**KEY, "value": hour, "published": datetime(2023, 1, 17, hour)} for hour in (9, 10)])
    assert frames.as_of(frame, date(2023, 1, 17))["value"].tolist() == [10]


@KIND
def test_a_key_that_stands_twice_is_refused_with_examples(kind):
    given = kind(vintages())
    with pytest.raises(DuplicateKeyError, match="'gdp', 'CN', '2022', 'level'") as caught:
        frames.check_keys(given)
    assert caught.value.examples == (("gdp", "CN", "2022", "level"),)
    for measure in (frames.growth_rate, frames.growth_gap, frames.share, frames.rank, frames.shift_share):
        with pytest.raises(DuplicateKeyError):
            measure(given, check_keys=True)


@settings(deadline=None, max_examples=50)
@given(
    keys=st.lists(st.tuples(*[st.sampled_from(["a", "b", "c"])] * 4, st.sampled_from(["a", None])), min_size=1),
    kind=st.sampled_from(["polars", "pandas"]),
    dtype=st.sampled_from([pl.String, pl.Categorical]),
)
def test_keys_are_refused_if_one_stands_twice(keys, kind, dtype):
    names = ("indicator", "subject", "period", "measure", "reference")
    frame = pl.DataFrame(keys, schema=dict.fromkeys(names, dtype), orient="row")
    with contextlib.nullcontext() if len(set(keys)) == len(keys) else pytest.raises(DuplicateKeyError) as caught:
        frames.check_keys(frame if kind == "polars" else frame.to_pandas())
    if caught is not None:
        assert caught.value.examples[0][:4] in {key[:4] for key in keys if keys.count(key) > 1}


@pytest.mark.parametrize("kind", [KINDS["polars"], KINDS["pandas"]])
def test_frames_that_hold_their_rows_are_checked_unless_told_not_to(kind):
    given = kind(vintages())
    for measure in (frames.growth_rate, frames.share, frames.rank, frames.location_quotient):
        with pytest.raises(DuplicateKeyError):
            measure(given)
    assert rows_of(frames.rank(given, check_keys=False))[0]["rank"] is not None
    with pytest.raises(DuplicateKeyError):
        frames.share(given, of="CN", check_keys=False)


@KIND
def test_rows_without_a_key_are_no_duplicates(kind):
    rows = [{"row": number, **KEY, "period": None, "value": number} for number in range(3)]
    assert [row["rank"] for row in rows_of(frames.rank(kind(rows), check_keys=True))] == [None] * 3


@KIND
def test_a_context_is_part_of_the_key(kind):
    rows = [{"row": number, **KEY, "reference": name, "value": number} for number, name in enumerate(("CN", None))]
    frames.check_keys(kind(rows))
    with pytest.raises(DuplicateKeyError):
        frames.check_keys(kind([*rows, rows[1] | {"row": 2}]))


@pytest.mark.parametrize(
    "stranger",
    [
        None,
        [],
        {},
        5,
        "table",
        pd.Series([1]),
        pl.Series([1]),
        pl.DataFrame({"indicator": ["a"]}).to_arrow(),
        pl.col("a"),
    ],
    ids=lambda stranger: type(stranger).__name__,
)
def test_other_kinds_are_refused_by_name(stranger):
    for call in (frames.growth_rate, frames.check_keys, frames.from_frame, lambda df: frames.as_of(df, date.max)):
        with pytest.raises(FrameError) as caught:
            call(stranger)
        assert type(stranger).__name__ in str(caught.value)


@KIND
def test_what_is_missing_or_taken_is_named(kind):
    rows = vintages()[:1]
    for call, words in (
        (lambda df: frames.growth_rate(df, value="amount"), "amount"),
        (lambda df: frames.growth_rate(df, name="value"), "'value'"),
        (lambda df: frames.growth_rate(df, bounds=True), "decimals"),
        (lambda df: frames.rank(df, within="province"), "province"),
        (lambda df: frames.rank(df, method="ordinal"), "competition, dense"),
        (lambda df: frames.contribution(df, measured_in="yuan"), "rate, points"),
        (lambda df: frames.single_period(df, months=5), "1, 2, 3"),
        (lambda df: frames.shift_share(df, method="new"), "dunn, esteban"),
    ):
        with pytest.raises(FrameError, match=words) as caught:
            call(kind(rows))
        assert caught.value.message("zh") != str(caught.value)
