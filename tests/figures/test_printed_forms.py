"""Every printed form in the two tables reads as the table says, or is refused as the table says."""

from pathlib import Path

import pytest

from mfgcity.catalogue import MESSAGES
from mfgcity.figures import Figure, NotationError, NotationKind

TABLES = [Path(__file__).with_name(name) for name in ("printed_zh.txt", "printed_en.txt")]


def rows(cells: int) -> list[list[str]]:
    """The rows of both tables with so many cells: three for what is read, two for what is refused."""
    lines = [line for table in TABLES for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    split = [[cell.strip() for cell in line.split(" | ")] for line in lines if line]
    return [row for row in split if len(row) == cells]


@pytest.mark.parametrize(("text", "canonical", "bounds"), rows(3))
def test_read(text: str, canonical: str, bounds: str) -> None:
    figure = Figure.parse(text)
    assert (str(figure), str(figure.bounds)) == (canonical, bounds)
    assert Figure.parse(canonical) == figure


@pytest.mark.parametrize(("text", "kind"), rows(2))
def test_refused(text: str, kind: str) -> None:
    with pytest.raises(NotationError) as caught:
        Figure.parse(text)
    assert caught.value.kind is NotationKind(kind)
    assert caught.value.code == f"notation.{kind}" in MESSAGES


@pytest.mark.parametrize("text", [row[0] for row in rows(3)])
def test_spaces_and_full_width_signs_change_nothing(text: str) -> None:
    wide = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789%+,."})
    assert Figure.parse(f" {text}\n") == Figure.parse(text)
    assert Figure.parse(wide) == Figure.parse(text)


def test_no_text_stands_twice() -> None:
    texts = [row[0] for cells in (2, 3) for row in rows(cells)]
    assert sorted(set(texts)) == sorted(texts)
    assert len(texts) > 500
