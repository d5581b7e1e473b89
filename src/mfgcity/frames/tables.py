"""Observations as a frame and back, with the printed value, its digits and its bounds as columns (观测值与数据框)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal

import narwhals.stable.v2 as nw
from pydantic import ValidationError

from mfgcity.domain import Observation
from mfgcity.errors import need
from mfgcity.figures import Figure, NotationError
from mfgcity.frames.errors import FrameError
from mfgcity.frames.opening import narwhalian, require

Backend = Literal["polars", "pandas"]
BACKENDS: Final[tuple[Backend, ...]] = ("polars", "pandas")

_TEXT: Final = ("id", "indicator", "subject", "period", "measure")
_REST: Final = ("reference", "of", "basis", "scope", "status", "vintage", "source")
COLUMNS: Final = (*_TEXT, "value", "unit", "decimals", "lower", "upper", "figure", *_REST, "published")
"""The columns of `to_frame`, in order."""


def to_frame(observations: Iterable[Observation], *, backend: Backend = "polars") -> Any:
    """Observations as a frame, a row each (观测值转为数据框).

    Periods are their canonical text, measures and other terms their values. `value` is the printed number in `unit`;
    `decimals` its digits after the point; `lower` and `upper` its bounds, null where there is no limit; these three
    numbers are rounded to float64. `figure` is the printed text, from which `from_frame` reads the figure exactly.

    Args:
        observations: The observations; a city's are ``city.observations``.
        backend: ``polars`` or ``pandas``.

    Raises:
        MissingExtraError: If the backend is not installed.
        FrameError: If it is unknown.

    Examples:
        >>> from mfgcity import datasets, frames
        >>> table = frames.to_frame(datasets.zhuzhou_2023().observations, backend="pandas")
        >>> print(*table.loc[0, ["value", "unit", "decimals", "lower", "upper"]])
        5.1 % 1 5.05 5.15
    """
    if backend not in BACKENDS:
        raise FrameError("frame.option", option="backend", names=", ".join(BACKENDS), value=backend)
    rows = [_row(observation) for observation in observations]
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    if backend == "pandas":
        pandas = need("pandas", "pandas")
        return pandas.DataFrame({name: pandas.Series(values, dtype=_PANDAS[name]) for name, values in columns.items()})
    polars = need("polars", "polars")
    kinds = {"Float64": polars.Float64, "Int64": polars.Int64, "str": polars.String, "datetime64[us]": polars.Date}
    return polars.DataFrame(columns, schema={name: kinds[_PANDAS[name]] for name in COLUMNS}, strict=False)


_PANDAS: Final = {
    **dict.fromkeys(COLUMNS, "str"),
    **dict.fromkeys(("value", "lower", "upper"), "Float64"),
    "decimals": "Int64",
    "published": "datetime64[us]",
}


def from_frame(data: Any) -> tuple[Observation, ...]:
    """The observations of a frame, such as `to_frame` gives (数据框转为观测值).

    The figure is read from `figure` where the frame has it, else made from `value`, `decimals` and `unit`. A frame that
    is lazy, or in a database, is read in full.

    Args:
        data: A frame of observations; see `mfgcity.frames.tidy`. It needs `measure` too.

    Raises:
        FrameError: If it lacks columns, or a row makes no observation; the message names the first such row.
    """
    frame = narwhalian(data)
    columns = frame.collect_schema().names()
    require(columns, ("indicator", "subject", "period", "measure"))
    require(columns, ("figure",) if "figure" in columns else ("value", "decimals"))
    fields = [name for name in columns if name in Observation.model_fields]
    wanted = dict.fromkeys([*fields, *(name for name in ("value", "decimals", "unit") if name in columns)])
    eager = frame.select(*wanted) if isinstance(frame, nw.DataFrame) else frame.select(*wanted).collect()
    found = []
    for number, row in enumerate(eager.iter_rows(named=True)):
        present = {name: value for name, value in row.items() if not _is_missing(value)}
        try:
            figure = present["figure"] if "figure" in columns else _figure(present)
            record = {name: _plain(value) for name, value in present.items() if name in fields}
            found.append(Observation.model_validate(record | {"figure": figure}))
        except (ValidationError, NotationError, KeyError, ArithmeticError) as error:
            raise FrameError("frame.row", row=number, fault=_first(error)) from None
    return tuple(found)


def _row(observation: Observation) -> dict[str, Any]:
    figure = observation.figure
    given = {name: getattr(observation, name) for name in (*_TEXT, *_REST)}
    return {
        **{name: None if value is None else str(value) for name, value in given.items()},
        "value": float(figure.value),
        "unit": figure.unit.symbol,
        "decimals": figure.decimals,
        "lower": _float(figure.lower),
        "upper": _float(figure.upper),
        "figure": str(figure) if figure.is_printed else None,
        "published": observation.published,
    }


def _float(end: Fraction | None) -> float | None:
    return None if end is None else float(end)


def _figure(row: dict[str, Any]) -> Figure:
    """The figure that was printed with so many decimals: the shortest decimal of the number, padded or rounded to them."""
    digits = int(row["decimals"])
    number = round(Decimal(repr(row["value"])) if isinstance(row["value"], float) else Decimal(row["value"]), digits)
    return Figure(f"{number:f}", row.get("unit", ""))


def _plain(value: Any) -> Any:
    """A value without the types of a frame: a day of a timestamp, the text of a year."""
    return value.date() if hasattr(value, "date") else str(value) if isinstance(value, int) else value


def _is_missing(value: Any) -> bool:
    return value is None or value != value  # noqa: PLR0124 # NaN and NaT are not themselves


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return f"missing {error}" if isinstance(error, KeyError) else str(error)
