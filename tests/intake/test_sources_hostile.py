"""Files that are no tables end in a clear error, whatever their name says."""

import json
import zipfile
from pathlib import Path

import pytest

from mfgcity import Enterprise
from mfgcity.intake.errors import FileError, IntakeError, SheetError
from mfgcity.intake.sources import open_table

pytest.importorskip("polars")

SHEET = "xl/worksheets/sheet1.xml"


def save(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def read(path: Path) -> list[object]:
    table = open_table(path, Enterprise)
    objects = table.objects()
    return list(table.batches()) if objects is None else list(objects)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"", "must not be empty"),
        ("a.csv", b"\xef\xbb\xbf\r\n \n", "must not be empty"),
        ("a.xlsx", b"PK\x03\x04 cut off", "XLSX file must be whole"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "save it as XLSX without a password"),
        ("a.csv", b"%PDF-1.7", "is a PDF"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        ("a.parquet", b"PAR1 and no more", "Parquet file must be whole"),
        ("a.csv", "企业名称,营业收入\n".encode() + b"a\0b,1\n", "NUL bytes, and does at byte 27"),
        ("a.csv", "企业名称,营业收入\n甲,1\n".encode("utf-16-le"), "NUL bytes"),
        ("a.csv", b"\x81\xff\xff\xfe" * 40, "UTF-8, GB18030"),
        ("a.csv", b"x,y\n1,2\n", "no row among the first 60"),
        ("a.json", b'{"data": {"rows": []}}', "must be a list of objects, and is an object"),
        ("a.json", b"[[1, 2], [3]]", "a list of lists"),
        ("a.json", b"[1, 2]", "a list of other values"),
        ("a.json", b'"text"', "and is a text"),
        ("a.json", b'[{"name": "x"}', "must be well formed"),
        ("a.json", b'[{"name": "x"}] and more', "must be well formed"),
        ("a.json", b'[{"name": ' + b"[" * 100_000, "must be well formed"),
        ("a.json", '[{"name": "株洲市'.encode() + b'\xff"}]', "must be well formed"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    path = save(tmp_path / name, content)
    with pytest.raises(IntakeError) as caught:
        read(path)
    assert says in caught.value.message("en")
    assert name in caught.value.message("zh")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="must exist"):
        open_table(tmp_path / "none.csv", Enterprise)
    with pytest.raises(FileError, match="folder"):
        open_table(tmp_path, Enterprise)
    with pytest.raises(IntakeError):
        open_table("a\0b", Enterprise)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open(SHEET, "w") as stream:
            for _ in range(64):
                stream.write(b" " * (1 << 20))
    with pytest.raises(FileError, match="must not unpack to more than"):
        open_table(path, Enterprise)


def test_entities_that_grow_are_refused(tmp_path: Path) -> None:
    grown = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {new} "{"".join([f"&{old};"] * 20)}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", grown + "]><workbook>&i;</workbook>")
        package.writestr("xl/_rels/workbook.xml.rels", "<Relationships/>")
    with pytest.raises(FileError, match="must be whole"):
        open_table(path, Enterprise)


@pytest.mark.parametrize(
    ("members", "says"),
    [
        (["content.xml", "mimetype"], "OpenDocument"),
        (["[Content_Types].xml", "xl/workbook.bin"], "XLSB"),
        (["[Content_Types].xml", "word/document.xml"], "without a workbook"),
        (["a.csv"], "a zip archive"),
    ],
)
def test_other_packages_are_named(tmp_path: Path, members: list[str], says: str) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for member in members:
            package.writestr(member, "x")
    with pytest.raises(FileError, match=says):
        open_table(path, Enterprise)


def test_content_counts_and_not_the_ending(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["企业名称"])
    book.active.append(["甲"])
    book.save(tmp_path / "a.csv")
    assert open_table(tmp_path / "a.csv", Enterprise).sheet == "Sheet"
    text = save(tmp_path / "b.xlsx", "企业名称\n甲\n".encode("gbk"))
    assert open_table(text, Enterprise).encoding == "gb18030"
    records = save(tmp_path / "c.csv", json.dumps([{"name": "甲"}]).encode())
    assert list(open_table(records, Enterprise).objects() or ()) == [(1, {"name": "甲"})]
    for path, options in [
        (text, {"sheet": "x"}),
        (records, {"header": 1}),
        (records, {"sheet": "x"}),
        (tmp_path / "a.csv", {"encoding": "utf-8"}),
    ]:
        with pytest.raises(IntakeError, match="must not be given for a file of this kind"):
            open_table(path, Enterprise, **options)  # type: ignore[arg-type]


def test_a_table_of_too_many_columns_is_refused_as_such(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(
        ",".join(["企业名称", *(f"c{number}" for number in range(1000))]) + "\n甲" + ",1" * 1000 + "\n",
        encoding="utf-8",
    )
    with pytest.raises(SheetError, match="at most 1000 columns"):
        open_table(path, Enterprise)
    path.write_text("企业名称" + "," * 5000 + "\n甲" + "," * 5000 + "\n", encoding="utf-8")
    assert [batch.height for batch in open_table(path, Enterprise).batches()] == [1]
