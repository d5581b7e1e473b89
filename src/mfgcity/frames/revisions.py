"""Keys that stand once, and the vintage of a figure known on a day (键的唯一与版次)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any, Final, TypeVar

import narwhals.stable.v2 as nw

from mfgcity.frames.errors import FrameError
from mfgcity.frames.opening import narwhalian, require
from mfgcity.frames.tidy import CONTEXT, KEYS, is_eager, none_missing

_T = TypeVar("_T")
_SHOWN: Final = 3
_DIGESTIBLE: Final = (nw.String, nw.Categorical, nw.Enum, nw.Date)


class DuplicateKeyError(FrameError):
    """A key that stands more than once, so that a row has several partners.

    Attributes:
        examples: Some of the keys, each as a tuple of the values of its columns.
    """

    @property
    def examples(self) -> tuple[tuple[Any, ...], ...]:
        """Some of the keys that stand more than once."""
        return tuple(self.parts["examples"])  # type: ignore[arg-type]


def check_keys(data: _T) -> _T:
    """The same frame, if each key stands once in it (键的唯一性).

    The key is `indicator`, `subject`, `period` and `measure`, with `reference`, `of`, `basis` and `scope` where the
    frame has them. Rows in which one of the first four is missing have no key. On a lazy frame this runs the query.

    Args:
        data: A frame of observations.

    Raises:
        DuplicateKeyError: If a key stands more than once; it shows examples. Two vintages of one figure are such a key:
            take one with `as_of`.
        FrameError: If the frame is of an unknown kind, or lacks columns.
    """
    frame = narwhalian(data)
    columns = frame.collect_schema().names()
    require(columns, ("indicator", "subject", "period"))
    keys = [key for key in (*KEYS, *CONTEXT) if key in columns]
    refuse_duplicates(frame.filter(none_missing([key for key in keys if key in KEYS])), keys)
    return data


def refuse_duplicates(frame: Any, keys: Sequence[str]) -> None:
    """Check that each key stands once.

    Raises:
        DuplicateKeyError: If one does not.
    """
    found = frame.select(*keys)
    if is_eager(found):
        if _surely_once(found):
            return
        repeated = found.is_duplicated()
        if not repeated.any():
            return
        found = found.filter(repeated)
    several = found.group_by(*keys).agg(nw.len().alias("__rows")).filter(nw.col("__rows") > 1)
    several = several.sort(*keys) if is_eager(several) else several.sort(*keys).collect()
    if len(several):
        examples = tuple(several.select(*keys).head(_SHOWN).rows())
        raise DuplicateKeyError("frame.duplicate", keys=", ".join(keys), count=len(several), examples=examples)


def _surely_once(frame: Any) -> bool:
    """Whether a look at the digests of the rows shows that no two are the same; only polars has such digests."""
    if frame.implementation is not nw.Implementation.POLARS:
        return False
    if not all(isinstance(kind, _DIGESTIBLE) for kind in frame.schema.values()):
        return False
    from mfgcity.frames.digests import digest, repeats

    rows = frame.to_native()
    return repeats(rows.select(digest(rows.columns)).to_series()).is_empty()


def as_of(data: Any, day: date) -> Any:
    """The frame as it was known on a day: of the vintages of each figure, the last published by then (版次).

    A row without a day of publication counts as older than any with one, as in `City.observation`. Rows published
    later are left out; nothing else is dropped, so two vintages of one day remain and `check_keys` refuses them.

    Args:
        data: A frame of observations with a column `published` of dates.
        day: The day from which one looks.

    Returns:
        The rows known, as the caller's kind of frame.

    Raises:
        FrameError: If the frame is of an unknown kind, or lacks columns.
    """
    frame: Any = narwhalian(data)
    columns = frame.collect_schema().names()
    require(columns, ("indicator", "subject", "period", "published"))
    dated = isinstance(frame.collect_schema()["published"], nw.Datetime)
    last = datetime.combine(day, time.max) if dated else day
    keys = [key for key in (*KEYS, *CONTEXT) if key in columns]
    copies = {f"__{key}": nw.col(key).cast(nw.String).fill_null("") for key in keys}
    published, latest = nw.col("published"), nw.col("__latest")
    known = frame.filter((published <= last) | published.is_null()).with_columns(**copies)
    known = known.with_columns(__latest=published.max().over(*copies))
    kept = known.filter((published == latest) | (published.is_null() & latest.is_null())).select(*columns)
    return kept if isinstance(data, (nw.DataFrame, nw.LazyFrame)) else kept.to_native()
