"""Growth gap, share and rank on a million observations, beside what one would write by hand, in one run.

    python tests/benchmarks/frames.py [rows] [repetitions]

Each pair is timed in turn, and the least time of each counts. By hand there is no check of the keys, so ours runs
without it (``check_keys=False``); the last column is what the check adds where it is on by default.
"""

import sys
import time
from functools import partial

import duckdb
import numpy as np
import polars as pl

from mfgcity import frames

ROWS = int(float(sys.argv[1])) if len(sys.argv) > 1 else 1_080_000
REPETITIONS = int(sys.argv[2]) if len(sys.argv) > 2 else 5
GOAL = 1.15


def observations(rows):
    """Counties under prefectures under provinces under the nation, 12 periods, 30 indicators, in no order."""
    periods = [f"2023-01/2023-{month:02}" for month in range(2, 12)] + ["2022", "2023"]
    indicators = [f"indicator {number:02}" for number in range(30)]
    counties = [
        f"{province}{city:02}{county:02}" for province in range(11, 66) for city in range(1, 11) for county in range(9)
    ]
    counties = ["CN", *(f"{province}0000" for province in range(11, 66)), *counties]
    subjects = counties[: max(60, rows // (len(periods) * len(indicators)))]
    count = len(subjects) * len(periods) * len(indicators)
    generator = np.random.default_rng(0)
    frame = pl.DataFrame(
        {
            "indicator": np.repeat(indicators, len(subjects) * len(periods)),
            "period": np.tile(np.repeat(periods, len(subjects)), len(indicators)),
            "subject": np.tile(subjects, len(periods) * len(indicators)),
            "measure": ["level"] * count,
            "value": generator.uniform(1, 10_000, count).round(1),
        }
    )
    code = pl.col("subject")
    above = (
        pl.when(code == "CN")
        .then(None)
        .when(code.str.ends_with("0000"))
        .then(pl.lit("CN"))
        .when(code.str.ends_with("00"))
        .then(code.str.head(2) + "0000")
        .otherwise(code.str.head(4) + "00")
    )
    level = pl.when(code == "CN").then(pl.lit("nation")).when(code.str.ends_with("0000")).then(pl.lit("province"))
    level = level.when(code.str.ends_with("00")).then(pl.lit("prefecture")).otherwise(pl.lit("county"))
    return frame.with_columns(parent=above, level=level).sample(fraction=1, shuffle=True, seed=1)


KEYS = ["indicator", "period", "measure"]


def polars_gap(df):
    reference = df.filter(pl.col("subject") == "CN").select(*KEYS, reference="value")
    joined = df.join(reference, on=KEYS, how="left")
    return joined.with_columns(growth_gap=pl.col("value") - pl.col("reference")).drop("reference")


def polars_share(df):
    wholes = df.select(*KEYS, parent="subject", whole="value")
    joined = df.join(wholes, on=[*KEYS, "parent"], how="left")
    return joined.with_columns(share=pl.col("value") / pl.col("whole")).drop("whole")


def polars_narrow_share(df):
    wholes = df.filter(pl.col("subject").is_in(df["parent"].unique().implode()))
    wholes = wholes.select(*KEYS, parent="subject", whole="value")
    joined = df.join(wholes, on=[*KEYS, "parent"], how="left")
    return joined.with_columns(share=pl.col("value") / pl.col("whole")).drop("whole")


def polars_rank(df):
    place = pl.col("value").rank("min", descending=True).over("indicator", "period", "measure", "level")
    return df.with_columns(rank=place)


def pandas_gap(df):
    reference = df.loc[df["subject"] == "CN", [*KEYS, "value"]].rename(columns={"value": "reference"})
    joined = df.merge(reference, on=KEYS, how="left")
    joined["growth_gap"] = joined["value"] - joined["reference"]
    return joined.drop(columns="reference")


def pandas_share(df):
    wholes = df[[*KEYS, "subject", "value"]].rename(columns={"subject": "parent", "value": "whole"})
    joined = df.merge(wholes, on=[*KEYS, "parent"], how="left")
    joined["share"] = joined["value"] / joined["whole"]
    return joined.drop(columns="whole")


def pandas_narrow_share(df):
    wholes = df.loc[df["subject"].isin(df["parent"].unique()), [*KEYS, "subject", "value"]]
    joined = df.merge(wholes.rename(columns={"subject": "parent", "value": "whole"}), on=[*KEYS, "parent"], how="left")
    joined["share"] = joined["value"] / joined["whole"]
    return joined.drop(columns="whole")


def pandas_rank(df):
    grouped = df.groupby(["indicator", "period", "measure", "level"], observed=True)["value"]
    return df.assign(rank=grouped.rank("min", ascending=False))


def duckdb_gap(relation):
    return relation.query(
        "observations",
        "select o.*, o.value - r.value as growth_gap from observations o left join observations r"
        " on r.subject = 'CN' and o.indicator = r.indicator and o.period = r.period and o.measure = r.measure",
    )


def duckdb_share(relation):
    return relation.query(
        "observations",
        "select o.*, o.value / r.value as share from observations o left join observations r on o.parent = r.subject"
        " and o.indicator = r.indicator and o.period = r.period and o.measure = r.measure",
    )


def duckdb_rank(relation):
    return relation.query(
        "observations",
        "select *, rank() over (partition by indicator, period, measure, level order by value desc) as rank"
        " from observations",
    )


OURS = {
    "gap": lambda df, **options: frames.growth_gap(df, to="CN", **options),
    "share": frames.share,
    "rank": frames.rank,
}
BY_HAND = {
    "polars": {"gap": polars_gap, "share": polars_share, "rank": polars_rank},
    "polars, narrowed": {"share": polars_narrow_share},
    "pandas": {"gap": pandas_gap, "share": pandas_share, "rank": pandas_rank},
    "pandas, narrowed": {"share": pandas_narrow_share},
    "duckdb": {"gap": duckdb_gap, "share": duckdb_share, "rank": duckdb_rank},
}


def run(result):
    """The result worked out, where it is only a query."""
    return result.to_arrow_table() if isinstance(result, duckdb.DuckDBPyRelation) else result


def least(*calls):
    """The least wall time and the least processor time of each call, in ms; the latter counts on a busy machine."""
    clocks = time.perf_counter, time.process_time
    times = [[[] for _ in clocks] for _ in calls]
    for _ in range(REPETITIONS):
        for call, found in zip(calls, times, strict=True):
            begin = [clock() for clock in clocks]
            run(call())
            for clock, start, one in zip(clocks, begin, found, strict=True):
                one.append(1000 * (clock() - start))
    return [[min(one) for one in found] for found in times]


def main():
    text = observations(ROWS)
    keys = ["indicator", "period", "subject", "measure", "parent", "level"]
    categories = text.with_columns(pl.col(keys).cast(pl.Categorical))
    print(f"{len(text):,} observations, {text['subject'].n_unique():,} regions; least of {REPETITIONS}, in ms")
    print(
        f"{'frame':18} {'keys':11} {'measure':7} {'by hand':>9} {'ours':>9} {'ratio':>6} {'checked':>9} {'cpu ratio':>9}"
    )
    for kinds, keyed in (("text", text), ("categories", categories)):
        connection = duckdb.connect()
        connection.register("source", keyed.to_arrow())
        connection.execute("create table source_table as select * from source")
        made = {"polars": keyed, "pandas": keyed.to_pandas(), "duckdb": connection.table("source_table")}
        for name, by_hand in BY_HAND.items():
            df = made[name.split(",")[0]]
            checked = not isinstance(df, duckdb.DuckDBPyRelation)
            for measure, call in by_hand.items():
                ours = OURS[measure]
                unchecked, default = partial(ours, df, check_keys=False), partial(ours, df, check_keys=checked)
                (hand, hand_cpu), (own, own_cpu), (full, _) = least(partial(call, df), unchecked, default)
                flag = "" if min(own / hand, own_cpu / hand_cpu) <= GOAL else "  above the goal"
                print(
                    f"{name:18} {kinds:11} {measure:7} {hand:9.1f} {own:9.1f} {own / hand:6.2f} {full:9.1f}"
                    f" {own_cpu / hand_cpu:9.2f}{flag}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
