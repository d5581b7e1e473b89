"""What it costs to read a million observations from CSV, validated and split, beside its peers in one run.

Run it as ``python tests/benchmarks/intake.py [rows]``. The peers: polars that only parses the file as strings; a loop of
csv.DictReader and pydantic that keeps the errors, over a tenth of the rows; dataframely and pandera on polars, where they
are installed, with the rules that they can express: on cells, for dataframely between cells too, and the key.
"""

import csv
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
from intake_columns import INDICATORS, observations
from pydantic import ValidationError

from mfgcity import Observation, read

ROWS = 1_000_000
RUNS = 5
UNITS = {"总量": "亿元", "同比增长": "%", "占比": "%", "位次": "位", "完成率": "%"}
RULES = {
    "指标": pl.col("指标").is_in(INDICATORS),
    "对象": pl.col("对象").str.contains("^[0-9]{6}$"),
    "时期": pl.col("时期").str.contains("^[0-9]{4}(-(0[1-9]|1[0-2])(/[0-9]{4}-(0[1-9]|1[0-2]))?)?$"),
    "口径": pl.col("口径").is_in([*UNITS]),
    "数值": pl.col("数值").str.contains(r"^-?[0-9]+(\.[0-9]+)?(%|亿元|位)$"),
    "发布日期": pl.col("发布日期").str.to_date("%Y-%m-%d", strict=False).is_not_null(),
}
BETWEEN = {
    "unit": pl.any_horizontal(
        (pl.col("口径") == measure) & pl.col("数值").str.ends_with(unit) for measure, unit in UNITS.items()
    ),
    "share": (pl.col("口径") != "占比") | pl.col("数值").str.contains(r"^-?[0-9]{1,2}(\.[0-9]+)?%$"),
}
KEY = ["指标", "对象", "时期", "口径", "来源", "发布日期"]


def by_rows(path: Path) -> None:
    """csv.DictReader and pydantic, record by record, with the errors kept."""
    records, errors = [], []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                records.append(Observation.model_validate(row))
            except ValidationError as error:
                errors.append(error.errors())


def by_dataframely(path: Path) -> None:
    """A dataframely schema of the same columns, good rows and failures apart."""
    import dataframely as dy

    body: dict[str, object] = {
        name: dy.String(nullable=False, primary_key=name in KEY, check=lambda _, rule=rule: rule)
        for name, rule in RULES.items()
    }
    body |= {name: dy.rule()(lambda cls, rule=rule: rule) for name, rule in BETWEEN.items()}
    schema = type("Rows", (dy.Schema,), {**body, "来源": dy.String(primary_key=True)})
    _, failures = schema.filter(pl.read_csv(path, infer_schema=False))
    failures.counts()


def by_pandera(path: Path) -> None:
    """A pandera schema of the same columns, every failure kept."""
    import pandera.polars as pa

    columns = {
        name: pa.Column(str, pa.Check(lambda data, rule=rule: data.lazyframe.select(rule), name=name), nullable=True)
        for name, rule in RULES.items()
    }
    try:
        pa.DataFrameSchema(columns, unique=KEY).validate(pl.read_csv(path, infer_schema=False), lazy=True)
    except pa.errors.SchemaErrors as error:
        len(error.failure_cases)


def once(run: Callable[[], object]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path, tenth = Path(folder, "observations.csv"), Path(folder, "tenth.csv")
        path.write_bytes(observations(rows))
        tenth.write_bytes(observations(rows // 10))
        runs: dict[str, Callable[[], object]] = {
            "polars, parsing only": lambda: pl.read_csv(path, infer_schema=False),
            "mfgcity.read": lambda: read(path, Observation),
            "dataframely": lambda: by_dataframely(path),
            "pandera": lambda: by_pandera(path),
        }
        best: dict[str, float] = {}
        for _ in range(RUNS):
            for name, run in list(runs.items()):
                try:
                    best[name] = min(best.get(name, 1e9), once(run))
                except ImportError:
                    del runs[name]
        best["DictReader and pydantic"] = 10 * once(lambda: by_rows(tenth))
        print(f"{rows} observations, one in a hundred with a fault")
        for name, seconds in best.items():
            print(f"  {name:26} {seconds:8.3f} s   {seconds / best['polars, parsing only']:7.2f} × parsing")
        found = read(path, Observation)
        print(f"  {found.summary()}")
    print(f"  peak memory of all: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")
    print("  goals: read at most 2 × parsing, at least 10 times faster than the loop, no slower than the peers")


if __name__ == "__main__":
    main()
