"""Check what a wheel and an sdist hold: `python .ci/contents.py dist/*`."""

import sys
import tarfile
import zipfile
from pathlib import Path

WHEEL = {"mfgcity/py.typed", "mfgcity/datasets/zhuzhou_2023.json"}
SDIST = {"pyproject.toml", "README.md", "LICENSE", "src/mfgcity/py.typed", "tests/conftest.py", "docs/index.md"}


def check(path: Path) -> list[str]:
    """What is wrong with the content of a distribution."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            names = set(wheel.namelist())
        strangers = {name for name in names if name.split("/")[0] != "mfgcity" and ".dist-info/" not in name}
        licensed = any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
        faults = [f"lacks {name}" for name in sorted(WHEEL - names)] + [f"holds {name}" for name in sorted(strangers)]
        return faults if licensed else [*faults, "lacks the licence"]
    with tarfile.open(path) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    unwanted = {name for name in names if "__pycache__" in name or name.startswith((".venv", "dist/"))}
    return [f"lacks {name}" for name in sorted(SDIST - names)] + [f"holds {name}" for name in sorted(unwanted)]


def main() -> int:
    """Check each file named; the status is 1 if one is wrong."""
    faults = [f"{Path(name).name} {fault}" for name in sys.argv[1:] for fault in check(Path(name))]
    print("\n".join(faults) or f"{len(sys.argv) - 1} distributions hold what they should")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
