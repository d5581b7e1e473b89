"""Figures and periods as the values and attributes of SDMX, and back without loss.

Source: the cross-domain code lists of SDMX (CL_FREQ 2.1, CL_OBS_STATUS 2.2, CL_UNIT_MULT, CL_DECIMALS,
CL_TIME_PER_COLLECT, CL_TIMETRANS).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

from mfgcity.domain import Measure
from mfgcity.figures import Figure, Qualifier, Unit, UnitKind
from mfgcity.figures.interchange import from_json, to_json
from mfgcity.figures.interval import fixed_text
from mfgcity.figures.vocabulary import CURRENCIES, SCALES
from mfgcity.interchange.errors import InterchangeError
from mfgcity.period import Period

_NUMBER: Final = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_WHOLE: Final = re.compile(r"-?[0-9]{1,2}")
_SCALE_OF: Final = {power: word for word, power in SCALES.items()}
_SHOWN: Final = 6

TRANSFORMATIONS: Final[Mapping[Measure, str]] = {
    Measure.GROWTH: "G1Y",
    Measure.CHANGE: "D1Y",
    Measure.SHARE_CHANGE: "D1Y",
    Measure.PULL: "GO1Y",
    **dict.fromkeys(
        (Measure.LEVEL, Measure.COUNT, Measure.ADDED, Measure.NET_ADDED, Measure.SHARE, Measure.RANK, Measure.COMPLETION, Measure.GAP),
        "N",
    ),
}  # fmt: skip
"""The code of CL_TIMETRANS for each measure. The list has none for growth on the period before (环比) and 贡献率."""

MEASURES: Final = {
    "": Measure.LEVEL,
    "N": Measure.LEVEL,
    "G1Y": Measure.GROWTH,
    "D1Y": Measure.CHANGE,
    "GO1Y": Measure.PULL,
}
"""The measure that a transformation stands for, in files of others, which do not name it."""


def period_columns(period: Period | None) -> dict[str, str]:
    """FREQ, TIME_PERIOD and TIME_PER_COLLECT of a period; empty where the source does not say.

    Years, halves, quarters, months and days have their frequency; a year to date to the end of a month is of a monthly
    series; other ranges and instants are `_U`. An instant is its day, collected at the end of it.
    """
    if period is None:
        return {"FREQ": "", "TIME_PERIOD": "", "TIME_PER_COLLECT": ""}
    collected = "E" if period.is_instant else "S"
    return {"FREQ": _frequency(period), "TIME_PERIOD": period.sdmx, "TIME_PER_COLLECT": collected}


def _frequency(period: Period) -> str:
    if period.is_instant:
        return "_U"
    if period.start == period.end:
        return "D"
    months = period.months
    for code, length in (("A", 12), ("S", 6), ("Q", 3), ("M", 1)):
        if months == length and period.end.month % length == 0:
            return code
    return "M" if months is not None and period.is_year_to_date else "_U"


def period_of(row: Mapping[str, str]) -> Period | None:
    """The period of a row.

    Raises:
        PeriodError: If its text is no period.
    """
    text = row.get("TIME_PERIOD", "")
    if not text:
        return None
    period = Period.parse(text)
    at_end = row.get("TIME_PER_COLLECT", "") == "E"
    return Period(period.end, period.end, is_instant=True) if at_end else period


def figure_columns(figure: Figure) -> dict[str, str]:
    """The value with its printed digits, and what they stand for; a computed figure also has its exact bounds."""
    unit = figure.unit.name
    scale = figure.unit.symbol.removesuffix(unit) if unit else figure.unit.symbol
    if figure.unit.kind is UnitKind.MONEY:
        unit = CURRENCIES.get(unit, unit)
    columns: dict[str, str] = {
        "UNIT_MEASURE": unit,
        "UNIT_MULT": str(SCALES.get(scale, 0)),
        "QUALIFIER": "" if figure.qualifier is Qualifier.EXACT else figure.qualifier.value,
        "UPPER_VALUE": "",
        "COMPUTED": "",
    }
    if figure.decimals is None:
        shown = max(_SHOWN if figure.shown_decimals is None else figure.shown_decimals, 0)
        exact = json.dumps(to_json(figure), ensure_ascii=False)
        return {"OBS_VALUE": fixed_text(figure.value, shown), "DECIMALS": str(shown), **columns, "COMPUTED": exact}
    value = figure.value
    if figure.qualifier is Qualifier.BETWEEN and figure.lower is not None and figure.upper is not None:
        value, columns["UPPER_VALUE"] = figure.lower, fixed_text(figure.upper, figure.decimals)
    return {"OBS_VALUE": fixed_text(value, figure.decimals), "DECIMALS": str(figure.decimals), **columns}


def figure_of(row: Mapping[str, str]) -> Figure:
    """The figure of a row.

    DECIMALS restores the digits that other programs lose: they write 5.10 as 5.1 and 2525 as 2525.0.

    Raises:
        InterchangeError: If a value is no number, has more digits than DECIMALS says, or its multiplier has no word.
        MfgcityError: If there is no such figure or unit.
    """
    if row.get("COMPUTED", ""):
        try:
            return from_json(json.loads(row["COMPUTED"]))
        except json.JSONDecodeError:
            raise InterchangeError("interchange.json", column="COMPUTED", value=row["COMPUTED"]) from None
    multiplier, decimals = _whole(row, "UNIT_MULT", 0), _whole(row, "DECIMALS", None)
    if multiplier and multiplier not in _SCALE_OF:
        raise InterchangeError("interchange.multiplier", column="UNIT_MULT", value=row["UNIT_MULT"])
    unit = Unit(_SCALE_OF.get(multiplier or 0, "") + Unit(row.get("UNIT_MEASURE", "")).symbol)
    value = _digits(row, "OBS_VALUE", decimals)
    upper = _digits(row, "UPPER_VALUE", decimals) if row.get("UPPER_VALUE", "") else None
    return Figure(value, unit, qualifier=row.get("QUALIFIER", "") or Qualifier.EXACT, upto=upper)


def _whole(row: Mapping[str, str], column: str, missing: int | None) -> int | None:
    text = row.get(column, "")
    if not text:
        return missing
    if not _WHOLE.fullmatch(text.removesuffix(".0")):
        raise InterchangeError("interchange.whole", column=column, value=text)
    return int(text.removesuffix(".0"))


def _digits(row: Mapping[str, str], column: str, decimals: int | None) -> str:
    text = row.get(column, "")
    if len(text) > 100 or not _NUMBER.fullmatch(text):
        raise InterchangeError("interchange.number", column=column, value=text)
    whole, _, behind = text.partition(".")
    if decimals is None:
        return text
    if behind[max(decimals, 0) :].strip("0"):
        raise InterchangeError("interchange.decimals", column=column, decimals=decimals, value=text)
    kept = behind[: max(decimals, 0)].ljust(decimals, "0")
    return f"{whole}.{kept}" if kept else whole
