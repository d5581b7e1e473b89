"""How long the batches of a CSV take beside polars' own parse of the same file as text, in one run.

Run with a number of rows: python tests/benchmarks/intake_sources.py 1000000
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import polars

from mfgcity import Observation
from mfgcity.intake.sources import open_table

ROUNDS = 5


def write(path: Path, rows: int, *, quoted: bool) -> None:
    term = '"增加值, 累计"' if quoted else "增加值"
    with path.open("w", encoding="utf-8") as file:
        file.write("指标,对象,时期,口径,数值,来源,发布日期\n")
        file.writelines(
            f"{term},4302{row % 90:02d},2023-{row % 12 + 1:02d},同比增长,{row % 977 / 10}%,株洲市统计局,2023-08-01\n"
            for row in range(rows)
        )


def seconds(work: Callable[[Path], int], path: Path, rows: int) -> float:
    start = time.perf_counter()
    found = work(path)
    taken = time.perf_counter() - start
    assert found == rows
    return taken


def in_batches(path: Path) -> int:
    return sum(batch.height for batch in open_table(path, Observation).batches())


def by_polars(path: Path) -> int:
    return polars.read_csv(path, infer_schema=False).height


def main(rows: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for quoted in (False, True):
            path = Path(folder) / "observations.csv"
            write(path, rows, quoted=quoted)
            pairs = [(seconds(in_batches, path, rows), seconds(by_polars, path, rows)) for _ in range(ROUNDS)]
            ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
            size = path.stat().st_size / 1e6
            print(
                f"{rows:,} rows, {size:.0f} MB, {'quoted' if quoted else 'plain'}: "
                f"batches {ours:.3f} s, polars.read_csv {theirs:.3f} s, ratio {ours / theirs:.2f}"
            )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB (polars holds the whole file)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
