"""A Parquet file as frames of text (列式文件)."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from datetime import time
from pathlib import Path
from typing import Any, Final

import attrs

from mfgcity.errors import need
from mfgcity.intake.errors import FileError
from mfgcity.intake.grid import Frame, Line, RowFault

_SEPARATOR: Final = "；"


@attrs.define
class Columnar:
    """A Parquet file; its rows are counted from 1, since its headings stand in no row.

    Attributes:
        path: The file.
        file: The file as it was named by the caller.
    """

    path: Path
    file: str
    sheet: str | None = None
    delimiter: str | None = None
    faults: Mapping[int, RowFault] = attrs.field(factory=dict)
    beyond: Collection[int] = ()

    def head(self) -> list[Line]:
        """The names of the columns, as a row before the first."""
        polars = need("polars", "polars")
        with self.path.open("rb") as opened:
            opened.seek(max(opened.seek(0, os.SEEK_END) - 4, 0))
            if opened.read() != b"PAR1":
                raise self._damaged("it is cut off", "文件末尾缺失")
        try:
            return [Line(0, tuple(polars.read_parquet_schema(self.path)))]
        except (polars.exceptions.PolarsError, polars.exceptions.PanicException, OSError) as error:
            raise self._damaged(error) from None

    def frames(self, width: int) -> Iterator[Frame]:
        """All rows, as frames of the columns ``row``, ``1``, ``2`` … up to the width, of text.

        Raises:
            FileError: If the file is damaged.
        """
        polars = need("polars", "polars")
        row = 1
        try:
            for frame in polars.scan_parquet(self.path).collect_batches(maintain_order=True):
                texts = as_text(polars, frame)
                numbered = texts.rename(dict(zip(texts.columns, map(str, range(1, width + 1)), strict=True)))
                yield numbered.with_row_index("row", row)
                row += frame.height
        except (polars.exceptions.PolarsError, polars.exceptions.PanicException, OSError) as error:
            raise self._damaged(error) from None

    def _damaged(self, error: object, reason_zh: str = "不是完好的 Parquet") -> FileError:
        reason = str(error).partition("\n")[0]
        return FileError("file.damaged", kind="Parquet", file=self.file, reason=reason, reason_zh=reason_zh)


def as_text(polars: Any, frame: Frame) -> Frame:
    """The frame with each value as text: days in ISO 8601, lists joined by ；, structures as JSON."""
    return frame.select(_texts(polars, name, dtype) for name, dtype in frame.schema.items())


def _texts(polars: Any, name: str, dtype: Any) -> Any:
    column = polars.col(name)
    if isinstance(dtype, polars.List | polars.Array):
        inner = polars.element().cast(polars.String, strict=False)
        return column.cast(polars.List(dtype.inner)).list.eval(inner).list.join(_SEPARATOR)
    if isinstance(dtype, polars.Struct):
        return column.struct.json_encode()
    if isinstance(dtype, polars.Datetime):
        day, moment = column.dt.to_string("%Y-%m-%d"), column.dt.to_string("%Y-%m-%d %H:%M:%S")
        return polars.when(column.dt.time() == time(0)).then(day).otherwise(moment).alias(name)
    return column.cast(polars.String, strict=False)
