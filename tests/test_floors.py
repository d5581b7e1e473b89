"""Imports go down the floors only, and the core needs nothing but its four dependencies."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import mfgcity

SOURCE = Path(mfgcity.__file__).parent
FLOORS = {
    "catalogue": 0,
    "errors": 0,
    "_loading": 0,
    "markup": 0,
    "figures": 1,
    "period": 1,
    "codes": 1,
    "_pydantic": 1,
    "domain": 2,
    "calculators": 3,
    "auditing": 4,
    "frames": 5,
    "intake": 5,
    "interchange": 5,
    "datasets": 5,
    "display": 6,
    "cli": 6,
    "commands": 6,
    "strategies": 6,
    "__main__": 6,
    "": 7,
}
CORE = {"pydantic", "pydantic_core", "annotated_types", "typing_extensions", "attrs", "narwhals", "stdnum", "mfgcity"}
EXTRAS = {
    "rich": {"display/terminal.py", "display/progress.py"},
    "typer": {
        "commands/application.py",
        "commands/audits.py",
        "commands/city.py",
        "commands/forms.py",
        "commands/incoming.py",
    },
    "hypothesis": {path.relative_to(SOURCE).as_posix() for path in SOURCE.glob("strategies/*.py")},
    "altair": {"display/plots/look.py"},
}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def floor_of(module: str) -> int:
    return FLOORS[module.split(".")[1] if "." in module else ""]


def imports(path: Path, *, for_types: bool = True) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not for_types:
        tree.body = [
            node for node in tree.body if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
        ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = (
                [f"{node.module}.{name.name}" for name in node.names]
                if node.module == "mfgcity"
                else [node.module or ""]
            )
            yield from names


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_down(path: Path) -> None:
    relative = path.relative_to(SOURCE)
    name = ".".join(("mfgcity", *relative.with_suffix("").parts)).removesuffix(".__init__")
    for imported in imports(path):
        if imported.split(".")[0] == "mfgcity" and imported != "mfgcity.__version__":
            assert floor_of(imported) <= floor_of(name), f"{name} imports {imported} from a higher floor"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_of_packages_are_declared(path: Path) -> None:
    relative = path.relative_to(SOURCE).as_posix()
    for imported in imports(path, for_types=False):
        package = imported.split(".")[0]
        if package in sys.stdlib_module_names or package in CORE:
            continue
        assert relative in EXTRAS.get(package, set()), f"{relative} imports {package}, which no floor declares"


def test_no_module_bears_the_name_of_a_public_function() -> None:
    stems = {path.stem for path in modules()} | {path.name for path in SOURCE.iterdir() if path.is_dir()}
    functions = {name for name in mfgcity.__all__ if name.islower()} - {"codes", "datasets", "frames"}
    assert not stems & functions


def test_importing_the_package_loads_neither_pydantic_nor_any_extra() -> None:
    code = "import sys, mfgcity; print(sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    ).stdout
    for heavy in ("pydantic", "narwhals", "stdnum", "polars", "rich", "typer", "hypothesis"):
        assert f"'{heavy}'" not in loaded
