"""The caller's frame, opened for work and handed back as the same kind (数据框)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Self

import attrs
import narwhals.stable.v2 as nw

from mfgcity.frames.errors import FrameError
from mfgcity.frames.tidy import CONTEXT, KEYS, clean, is_eager, limits

BACKENDS: Final = frozenset(
    {
        nw.Implementation.POLARS,
        nw.Implementation.PANDAS,
        nw.Implementation.DUCKDB,
        nw.Implementation.PYSPARK,
        nw.Implementation.PYSPARK_CONNECT,
    }
)
"""The kinds of frame on which every measure is tested to give the same result; any other is refused by name."""


def narwhalian(data: Any) -> nw.DataFrame[Any] | nw.LazyFrame[Any]:
    """A frame of one of the known kinds in the form in which measures work on it.

    Raises:
        FrameError: If it is no frame, or of a kind whose results are not tested.
    """
    try:
        frame = nw.from_native(data)
    except TypeError:
        raise FrameError("frame.kind", kind=_name(data)) from None
    if frame.implementation not in BACKENDS:
        raise FrameError("frame.kind", kind=_name(data))
    return frame


@attrs.frozen
class Opened:
    """A frame at work: the caller's columns, and beside them working columns that begin with two underscores.

    Attributes:
        frame: The frame with its working columns.
        columns: The caller's columns, in order.
        keys: The column that holds each key, by the key's name: a copy without nulls for the keys of the context.
        original: The frame as the caller gave it.
        units: Whether rows have a unit.
        bounded: Whether values have bounds, in ``__value_lower`` and ``__value_upper``.
    """

    frame: Any
    columns: tuple[str, ...]
    keys: dict[str, str]
    original: Any
    units: bool
    bounded: bool

    @classmethod
    def of(cls, data: Any, *, value: str, bounds: bool = False, needs: Iterable[str] = ()) -> Self:
        """Open a frame: find its keys, and put the value that a measure reads into ``__value``.

        Raises:
            FrameError: If it is of an unknown kind, or has not the columns that are needed.
        """
        frame = narwhalian(data)
        columns = tuple(frame.collect_schema().names())
        require(columns, ("indicator", "subject", "period", value, *needs))
        context = [key for key in CONTEXT if key in columns]
        keys: dict[str, str] = {key: key for key in KEYS if key in columns}
        keys |= {key: f"__{key}" for key in context}
        work = [nw.col(key).cast(nw.String).fill_null("").alias(keys[key]) for key in context]
        work.append(clean(nw.col(value)).alias("__value"))
        if bounds:
            found = limits(value, columns)
            if found is None:
                raise FrameError("frame.bounds", value=value)
            work += [clean(end).alias(f"__value_{side}") for side, end in found.items()]
        return cls(frame.with_columns(*work), columns, keys, data, "unit" in columns, bounds)

    @property
    def eager(self) -> bool:
        """Whether the frame holds its rows, so that they can be counted."""
        return is_eager(self.frame)

    def having(self, frame: Any) -> Self:
        """The same with other working columns."""
        return attrs.evolve(self, frame=frame)

    def closed(self, *names: str) -> Any:
        """The caller's columns and new ones, as the caller's kind of frame, in the caller's order."""
        frame = self.frame.select(*self.columns, *names)
        if isinstance(self.original, (nw.DataFrame, nw.LazyFrame)):
            return frame
        native = frame.to_native()
        if self.frame.implementation is nw.Implementation.PANDAS:
            native.index = self.original.index
        return native


def require(columns: Iterable[str], needed: Iterable[str]) -> None:
    """Check that columns are there.

    Raises:
        FrameError: If some are not; it names them.
    """
    present = list(columns)
    missing = [name for name in dict.fromkeys(needed) if name not in present]
    if missing:
        raise FrameError("frame.column", missing=", ".join(missing), present=", ".join(present))


def free(columns: Iterable[str], names: Iterable[str]) -> None:
    """Check that new columns do not cover the caller's.

    Raises:
        FrameError: If one would.
    """
    present = set(columns)
    for name in names:
        if name in present:
            raise FrameError("frame.taken", name=name)


def chosen(option: str, value: str, names: Iterable[str]) -> str:
    """One of the words that an option takes.

    Raises:
        FrameError: If it is none of them.
    """
    known = tuple(names)
    if value not in known:
        raise FrameError("frame.option", option=option, names=", ".join(known), value=value)
    return value


def _name(data: Any) -> str:
    return f"{type(data).__module__.partition('.')[0]}.{type(data).__name__}"
