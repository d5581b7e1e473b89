"""Delimited text against the csv module: the same cells in the same rows."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfgcity import Enterprise, Observation
from mfgcity.intake import delimited, encodings
from mfgcity.intake.delimited import Delimited
from mfgcity.intake.errors import FileError
from mfgcity.intake.grid import RowFault
from mfgcity.intake.sources import open_table
from mfgcity.intake.table import Table

polars = pytest.importorskip("polars")

HEADINGS = ("指标", "对象", "时期", "口径", "数值")


def rows_of(table: Table) -> list[tuple[object, ...]]:
    return [tuple(cell or "" for cell in row) for batch in table.batches() for row in batch.iter_rows()]


def written(rows: list[list[str]], *, terminator: str = "\n", delimiter: str = ",", quoting: int = 0) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=terminator, delimiter=delimiter, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


def saved(folder: str | Path, text: str, encoding: str = "utf-8", name: str = "table.csv") -> Path:
    path = Path(folder) / name
    path.write_bytes(text.encode(encoding))
    return path


def texts(*pieces: str, **sizes: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from([*pieces]), **sizes).map("".join)


# The first two cells are never blank, so that no row can be taken for a blank row or a footnote.
filled = texts("增长", ",", '"', "\n", "\r\n", ";", "\t", "ab", " ", max_size=5).map(lambda text: f"x{text}x")
any_cell = texts("株洲", ",", '"', "'", "\n", "\r\n", ";", "\t", "a", max_size=5)
records = st.lists(
    st.one_of(st.just([]), st.tuples(filled, filled, any_cell, any_cell, any_cell).map(list)), max_size=12
)


@settings(deadline=None)
@given(
    records=records,
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]),
    terminator=st.sampled_from(["\n", "\r\n"]),
    delimiter=st.sampled_from([",", "\t", ";"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_what_the_csv_module_writes_reads_back_with_the_same_cells_and_rows(
    records: list[list[str]], encoding: str, terminator: str, delimiter: str, quoting: int
) -> None:
    text = written([list(HEADINGS), *records], terminator=terminator, delimiter=delimiter, quoting=quoting)
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    expected = [(number, *cells) for number, cells in enumerate(read, 1) if number > 1 and cells]
    blank = [number for number, cells in enumerate(read, 1) if not cells]
    with TemporaryDirectory() as folder:
        table = open_table(saved(folder, text, encoding), Observation)
        assert rows_of(table) == expected
        assert rows_of(table) == expected, "batches can be read again"
    assert not table.faults
    assert [note.row for note in table.notes if note.kind == "blank"] == blank


@settings(deadline=None, max_examples=300)
@given(text=st.text('a",\n\r', max_size=60))
def test_odd_quoting_reads_as_the_csv_module_reads_it_or_is_told(text: str) -> None:
    body = "".join(f"r{line}" for line in text.splitlines(keepends=True))
    text = ",".join(HEADINGS) + "\n" + body
    with TemporaryDirectory() as folder:
        table = open_table(saved(folder, text), Observation)
        found = {row[0]: row[1:] for row in rows_of(table)}
    told = {fault.row: fault.code for fault in table.faults}
    notes = {note.row for note in table.notes}
    assert not told.keys() & found.keys()
    assert sorted(told.keys() | found.keys() | notes) == list(range(2, 2 + len(told) + len(found) + len(notes)))
    if "row.quotes" not in told.values():
        read = [tuple([*cells, *[""] * 5][:5]) for cells in csv.reader(io.StringIO(text, newline=""))]
        assert all(read[int(str(row)) - 1] == cells for row, cells in found.items())
        assert len(read) == 1 + len(told) + len(found) + len(notes)


odd = texts("a", '"', ",", '"a"', '"a,b"', '"",', "\n", "\r\n", "\r", "株", max_size=30)


@settings(deadline=None, max_examples=300)
@given(text=odd, width=st.integers(2, 3))
def test_the_quick_readers_read_as_the_exact_one(text: str, width: int) -> None:
    def found(*left_out: str) -> tuple[list[tuple[object, ...]], dict[int, RowFault]]:
        grid = Delimited(encodings.open_text(path, "table.csv"))
        with pytest.MonkeyPatch.context() as patch:
            for name in left_out:
                patch.setattr(Delimited, name, lambda *_: None)
            rows = [tuple(cell or "" for cell in row) for frame in grid.frames(width) for row in frame.iter_rows()]
        return rows, grid.faults

    with TemporaryDirectory() as folder:
        path = saved(folder, text)
        exactly = found("_at_once", "_plain")
        assert found("_at_once") == exactly
        assert found() == exactly


@pytest.mark.parametrize(
    "text",
    [
        "增长,1\n产值,2\n",
        "\ufeff增长,1\r\n产值,2\r\n",
        '增长,"1,2"\n\n"产值",2',
        '"增长","1"\r\n"产值","a ""b"" c"\r\n',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_plain_text_is_read_at_once(tmp_path: Path, text: str, encoding: str) -> None:
    grid = Delimited(encodings.open_text(saved(tmp_path, text, encoding), "table.csv"))
    assert grid._at_once(polars, 2) is not None


@pytest.mark.parametrize("size", [40, 64, 101])
def test_blocks_of_any_size_give_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(delimited, "_LEAST", size // 2)
    rows = [[f"指标{number}", "x", '引"号', "a\nb" if number % 3 else "", "1"] for number in range(40)]
    path = saved(tmp_path, written([list(HEADINGS), *rows]), "gb18030")
    whole = rows_of(open_table(path, Observation))
    blocks = encodings.Text.blocks
    monkeypatch.setattr(encodings.Text, "blocks", lambda text, _=0: blocks(text, size))
    monkeypatch.setattr(encodings.Text, "sample", property(lambda text: next(blocks(text, 1 << 20))[0]))
    assert rows_of(open_table(path, Observation)) == whole
    assert [row[0] for row in whole] == list(range(2, 42))


def test_an_odd_place_in_a_long_text_costs_no_row_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_LEAST", 100)
    lines = [f"指标{number},x,2023,水平,{number}" for number in range(2000)]
    odd = {700: '指标,"x"y,2023,水平,1', 1300: '指标,5" 管,2023,水平,1', 1301: "指标,x,2023,水平,1,2,3,4", 1900: "a\rb"}
    for number, line in odd.items():
        lines[number] = line
    table = open_table(saved(tmp_path, "\n".join([",".join(HEADINGS), *lines])), Observation)
    found = rows_of(table)
    assert [(fault.row, fault.code) for fault in table.faults] == [(702, "row.quotes"), (1303, "row.cells")]
    assert [row[0] for row in found] == [number for number in range(2, 2003) if number not in (702, 1303)]
    assert (1302, "指标", '5" 管', "2023", "水平", "1") in found
    assert found[-1] == (2002, "指标1999", "x", "2023", "水平", "1999")


def test_a_row_with_too_many_cells_is_a_fault_and_moves_no_other(tmp_path: Path) -> None:
    text = "指标,对象,时期,口径,数值\na,b,2023,水平,1\na,b,2023,水平,1,234\na,b\na,b,2023,水平,3,,\n"
    table = open_table(saved(tmp_path, text), Observation)
    assert [row[0] for row in rows_of(table)] == [2, 4, 5]
    (fault,) = table.faults
    assert (fault.row, fault.code, fault.value) == (3, "row.cells", "a,b,2023,水平,1,234")
    assert "5" in fault.message("zh")


def test_damaged_bytes_are_a_fault_of_their_row_and_the_rest_stays_utf_8(tmp_path: Path) -> None:
    good = "株洲市工业增加值,对象,2023,水平,1\n".encode()
    path = tmp_path / "table.csv"
    path.write_bytes(",".join(HEADINGS).encode() + b"\n" + good + b"\xe6\xa0,b,2023,c,1\n" + good)
    table = open_table(path, Observation)
    assert [row[:2] for row in rows_of(table)] == [(2, "株洲市工业增加值"), (4, "株洲市工业增加值")]
    (fault,) = table.faults
    assert (table.encoding, fault.row, fault.code) == ("utf-8", 3, "row.encoding")
    assert "0xE6" in fault.message("zh")


def test_a_quote_that_is_never_closed_costs_its_own_row_only(tmp_path: Path) -> None:
    text = '指标,对象,时期,口径,数值\na,b,2023,水平,1\na,"b,2023,水平,1\na,b,2023,水平,3\n'
    table = open_table(saved(tmp_path, text), Observation)
    assert [row[0] for row in rows_of(table)] == [2, 4]
    assert [(fault.row, fault.code) for fault in table.faults] == [(3, "row.quotes")]


def test_a_record_without_end_is_refused_in_bounded_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "_LONGEST_RECORD", 1 << 20)
    blocks = encodings.Text.blocks
    monkeypatch.setattr(encodings.Text, "blocks", lambda text, size=1 << 16: blocks(text, min(size, 1 << 16)))
    path = saved(tmp_path, ",".join(HEADINGS) + "\n" + "x" * (3 << 20))
    with pytest.raises(FileError, match=r"row 2 must be shorter than 1 MB"):
        rows_of(open_table(path, Observation))


def test_a_line_longer_than_any_record_is_named_by_its_row(tmp_path: Path) -> None:
    path = saved(tmp_path, ",".join(HEADINGS) + "\n" + "x" * (30 << 20) + "\na,b\n")
    with pytest.raises(FileError, match=r"row 2 must be shorter than 16 MB"):
        rows_of(open_table(path, Observation))


def test_the_heading_tells_the_delimiter(tmp_path: Path) -> None:
    text = "a;b;c,d,e\n指标;对象;时期;口径;数值\n增加值;430200;2023;水平;1,234.5\n"
    assert rows_of(open_table(saved(tmp_path, text), Observation)) == [
        (3, "增加值", "430200", "2023", "水平", "1,234.5")
    ]


@pytest.mark.parametrize(
    ("numbers", "faults", "notes"),
    [
        (["0", "1", "2"], [], ["A"]),
        (["1", "2", "3"], [], ["A"]),
        (["1", "3", "2"], ["heading.none"], []),
        (["5", "6", "7"], ["heading.none"], []),
        (["", "1", "2"], ["heading.none"], []),
        (["", "", ""], [], []),
    ],
)
def test_an_index_without_a_heading_is_noted(tmp_path, numbers, faults, notes):
    path = tmp_path / "firms.csv"
    path.write_text(",企业名称\n" + "".join(f"{number},甲{number}\n" for number in numbers), encoding="utf-8")
    table = open_table(path, Enterprise)
    for _ in range(2):
        assert sum(batch.height for batch in table.batches(2)) == 3
        assert [fault.code for fault in table.faults] == faults
        assert [note.text for note in table.notes if note.kind == "column"] == notes
