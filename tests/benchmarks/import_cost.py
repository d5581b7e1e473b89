"""What `import mfgcity` costs beside `import pydantic` alone, as a ratio of medians of interleaved runs."""

import statistics
import subprocess
import sys
import time

RUNS = 25


def seconds(statement: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return time.perf_counter() - begin


def main() -> None:
    times: dict[str, list[float]] = {"": [], "import pydantic": [], "import mfgcity": []}
    for _ in range(RUNS):
        for statement, found in times.items():
            found.append(seconds(statement))
    bare, pydantic, mfgcity = (statistics.median(found) for found in times.values())
    print(f"python alone     {bare * 1000:7.1f} ms")
    print(f"import pydantic  {pydantic * 1000:7.1f} ms")
    print(f"import mfgcity   {mfgcity * 1000:7.1f} ms")
    print(f"ratio            {mfgcity / pydantic:7.2f}    (goal: at most 1.25)")


if __name__ == "__main__":
    main()
