"""What it costs to check a million observations in columns, beside reading them as strings; and credit codes beside stdnum.

Run it as ``python tests/benchmarks/intake_columns.py [rows]``. Each pair is measured in turns in one run.
"""

import io
import random
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import polars as pl
from stdnum.cn import uscc

from mfgcity import Observation
from mfgcity.codes import credit_code
from mfgcity.frames.checking import Checker
from mfgcity.frames.credit_codes import are_valid

ROWS = 1_000_000
RUNS = 5
INDICATORS = [f"规模工业指标{number:02d}" for number in range(30)]
REGIONS = [f"{430000 + number}" for number in range(3_000)]
PERIODS = [
    *(f"2023-{month:02d}" for month in range(1, 13)),
    *(f"2023-01/2023-{month:02d}" for month in range(2, 13)),
    "2022",
]
DAYS = [f"2023-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)]
SOURCES = [f"市统计局{number}" for number in range(20)]


def figure(choose: random.Random, measure: str) -> str:
    """A figure as a bulletin prints it."""
    if measure == "总量":
        return f"{choose.randrange(10_000_000) / 100:.2f}亿元"
    if measure == "位次":
        return f"{choose.randrange(1, 130)}位"
    if measure == "占比":
        return f"{choose.randrange(1_000) / 10}%"
    return f"{choose.randrange(-200, 999) / 10}%"


DIRT: list[Callable[[dict[str, str]], object]] = [
    lambda row: row.update(数值="第二"),
    lambda row: row.update(数值="#DIV/0!"),
    lambda row: row.update(数值="130%", 口径="占比"),
    lambda row: row.update(数值="3个百分点", 口径="同比增长"),
    lambda row: row.update(发布日期="2023-02-30"),
    lambda row: row.update(发布日期="3月5日"),
    lambda row: row.update(口径="同期"),
    lambda row: row.update(时期="2023-13"),
    lambda row: row.update(指标="—"),
    lambda row: row.update(对象=""),
]


def observations(count: int) -> bytes:
    """Observations as CSV, one row in a hundred with a fault."""
    choose = random.Random(1)
    measures = ["总量", "同比增长", "同比增长", "占比", "位次", "完成率"]
    lines = ["指标,对象,时期,口径,数值,来源,发布日期"]
    for _ in range(count):
        measure = choose.choice(measures)
        row = {
            "指标": choose.choice(INDICATORS),
            "对象": choose.choice(REGIONS),
            "时期": choose.choice(PERIODS),
            "口径": measure,
            "数值": figure(choose, measure),
            "来源": choose.choice(SOURCES),
            "发布日期": choose.choice(DAYS),
        }
        if choose.random() < 0.01:
            choose.choice(DIRT)(row)
        lines.append(",".join(row.values()))
    return "\n".join(lines).encode()


def seconds(run: Callable[[], object]) -> float:
    begin = time.perf_counter()
    run()
    return time.perf_counter() - begin


def of_observations(count: int) -> None:
    content = observations(count)
    parsing, checking, remembered = [], [], []
    frame = pl.read_csv(io.BytesIO(content), infer_schema=False)
    checker = Checker(Observation)
    for _ in range(RUNS):
        parsing.append(seconds(partial(pl.read_csv, io.BytesIO(content), infer_schema=False)))
        checker = Checker(Observation)
        checking.append(seconds(partial(checker.check, frame)))
        remembered.append(seconds(partial(checker.check, frame)))
    parse, check, again = map(statistics.median, (parsing, checking, remembered))
    found = checker.check(frame)
    print(f"{count} observations, {len(found.faults)} faults in {found.faulty.sum()} rows")
    print(f"  parse as strings {parse * 1000:8.0f} ms")
    print(
        f"  check            {check * 1000:8.0f} ms   (parse + check) / parse {(parse + check) / parse:.2f}   (goal: at most 2)"
    )
    print(f"  check again      {again * 1000:8.0f} ms   the cells remembered")
    good = frame.filter(~found.faulty).head(200_000)
    made = seconds(lambda: [None for _ in checker.records(good)])
    print(f"  records          {made / good.height * 1e6:8.2f} microseconds each")


def of_credit_codes(count: int) -> None:
    codes = [credit_code.example(number % 99_999 + 1, f"{430000 + number % 7919:06d}") for number in range(count)]
    column = pl.Series(codes)
    ours = statistics.median(seconds(lambda: are_valid(column)) for _ in range(RUNS))
    theirs = seconds(lambda: [uscc.is_valid(code) for code in codes])
    assert are_valid(column).all()
    print(f"{count} credit codes")
    print(
        f"  column {ours * 1e9 / count:7.0f} ns each   stdnum {theirs * 1e9 / count:7.0f} ns each   ratio {theirs / ours:.0f}   (goal: at least 20)"
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    of_observations(count)
    of_credit_codes(count // 5)


if __name__ == "__main__":
    main()
