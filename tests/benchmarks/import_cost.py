"""What `import mfgcity` costs beside `import pydantic` alone, as a ratio of medians of interleaved runs."""

import os
import statistics
import subprocess
import sys
import time

RUNS = 25
# An installed package has its bytecode; a checkout writes it on the first import unless it is told not to.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(statement: str) -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True, env=ENVIRONMENT)
    return time.perf_counter() - begin


def main() -> None:
    times: dict[str, list[float]] = {"": [], "import pydantic": [], "import mfgcity": []}
    for statement in times:
        seconds(statement)
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
