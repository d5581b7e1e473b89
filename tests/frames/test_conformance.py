"""Every measure gives the same on every kind of frame, and what the calculators give on exact numbers."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mfgcity import frames

pytest.importorskip("polars")
pytest.importorskip("pandas")
pytest.importorskip("duckdb")

from frames import independent as oracle
from frames.kinds import KINDS, rows_of, spark_frame

SUBJECTS = ("430200", "430203", "430100", "430000", "110101", "110000", "429004", "CN", "长株潭")
PERIODS = (
    "2022-01/2022-02", "2022-01/2022-03", "2022", "2023-01", "2023-01/2023-02", "2023-01/2023-03", "2023-01/2023-04",
    "2023-01/2023-11", "2023", "2023-03", "2022-03", "@2023-02-28", "@2024-02-29",
)  # fmt: skip
MEASURES = ("level", "plan", "growth")
INDICATORS = ("all", "rail", "energy")


@st.composite
def observations(draw, context=False):
    """Rows of a frame: dense enough that most rows have partners; nulls, ties, negatives and zeros among them."""
    keys = st.tuples(*(st.sampled_from(choices) for choices in (INDICATORS, SUBJECTS, PERIODS, MEASURES)))
    # Most rows stand in a block of few subjects and periods, so that partners are often there, and some anywhere.
    near = st.tuples(
        st.sampled_from(INDICATORS[:2]),
        st.sampled_from(("430200", "430000", "CN")),
        st.sampled_from(("2022-01/2022-02", "2022", "2023-01/2023-02", "2023-01/2023-03", "2023")),
        st.sampled_from(MEASURES),
    )
    drawn = draw(st.lists(near | near | keys, min_size=15, max_size=45, unique=True))
    number = st.integers(-30, 300).map(lambda tenths: Fraction(tenths, 10)) | st.just(Fraction(0)) | st.none()
    rows = []
    for position, key in enumerate(drawn):
        indicator, subject, period, measure = (None if draw(st.integers(0, 40)) == 0 else part for part in key)
        row = {"row": position, "indicator": indicator, "subject": subject, "period": period, "measure": measure}
        if context:
            row["reference"] = draw(st.sampled_from((None, "CN")))
            row["unit"] = draw(st.sampled_from(("亿元", "亿元", "亿元", "家", None)))
        rows.append(row | {"value": draw(number)})
    return rows


LOWER = {"energy": False, "rail": True}
MEASURED = {
    "growth_rate": (frames.growth_rate, oracle.growth_rate),
    "gap to the parent": (frames.growth_gap, lambda rows: oracle.growth_gap(rows, "parent")),
    "gap to a region": (
        lambda df: frames.growth_gap(df, to="CN"),
        lambda rows: oracle.growth_gap(rows, "CN"),
    ),
    "gap to last period": (
        lambda df: frames.growth_gap(df, to="last period"),
        lambda rows: oracle.growth_gap(rows, "last period"),
    ),
    "share of the parent": (frames.share, oracle.share),
    "share of a region": (lambda df: frames.share(df, of="CN"), lambda rows: oracle.share(rows, of="CN")),
    "share of a total": (lambda df: frames.share(df, total="all"), lambda rows: oracle.share(rows, total="all")),
    "share of the parent's total": (
        lambda df: frames.share(df, of="parent", total="all"),
        lambda rows: oracle.share(rows, of="parent", total="all"),
    ),
    "contribution rate": (
        lambda df: frames.contribution(df, total="all"),
        lambda rows: oracle.contribution(rows, "all", "rate"),
    ),
    "contribution in points": (
        lambda df: frames.contribution(df, total="all", measured_in="points"),
        lambda rows: oracle.contribution(rows, "all", "points"),
    ),
    "completion": (frames.completion, oracle.completion),
    "single_period": (frames.single_period, oracle.single_period),
    "rank by level": (frames.rank, lambda rows: oracle.rank(rows, oracle.administrative)),
    "rank among all": (
        lambda df: frames.rank(df, within=None, method="dense", descending=LOWER),
        lambda rows: oracle.rank(rows, lambda row: None, "dense", ("energy",)),
    ),
    "location_quotient": (frames.location_quotient, lambda rows: oracle.location_quotient(rows, "CN")),
}
CASES = pytest.mark.parametrize("case", MEASURED)


def column_of(case):
    return (
        next(name for name in ("gap", "share", "contribution", "rank") if name in case)
        if case not in dir(frames)
        else case
    )


def check(case, rows, kinds):
    measure, expected = MEASURED[case]
    name = {"gap": "growth_gap"}.get(column_of(case), column_of(case))
    wanted = expected(rows)
    for kind in kinds:
        given_frame = kind(rows)
        result = measure(given_frame)
        assert type(result) is type(given_frame)
        found = rows_of(result)
        assert [row["row"] for row in found] == list(range(len(rows)))
        for row, one, exact in zip(rows, found, wanted, strict=True):
            assert agree(one[name], exact), (kind.__name__, row, one[name], exact)


def agree(found, exact):
    if found is None or exact is None:
        return found is exact
    return abs(Fraction(found) - exact) <= Fraction(1, 10**12) * max(1, abs(exact))


@CASES
@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(rows=observations() | observations(context=True))
def test_every_kind_gives_what_the_calculators_give(case, rows):
    check(case, keyed_once(rows), KINDS.values())


def keyed_once(rows):
    """The rows without those whose key became that of an earlier one when a part of it was dropped."""
    seen = set()
    kept = []
    for row in rows:
        if None in oracle.key(row)[:4] or oracle.key(row) not in seen:
            kept.append(row)
        seen.add(oracle.key(row))
    return [row | {"row": position} for position, row in enumerate(kept)]


@pytest.mark.spark
@CASES
@settings(max_examples=1, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(rows=observations(context=True))
def test_spark_gives_what_the_calculators_give(case, rows):
    pytest.importorskip("pyspark")
    check(case, keyed_once(rows), [spark_frame])
