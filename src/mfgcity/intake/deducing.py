"""What is said of each cell of a table of observations, by the heading above and the labels beside it (逐格推定)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from mfgcity.domain.observation import UNITS, Measure
from mfgcity.domain.record import words_of
from mfgcity.errors import need
from mfgcity.figures import UnitKind
from mfgcity.frames import cells
from mfgcity.intake.coordinates import Coordinates, is_plain_row, measure_of
from mfgcity.intake.crossing import AMOUNTS, takes_title_unit
from mfgcity.intake.times import in_year, parsed, period_of
from mfgcity.intake.wording import are_at_odds, bare_name, known_unit, unit_in

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

OPEN: Final = " ?"
"""What stands behind words of time that mean no period, so that none is read."""

_RATES: Final = r"[%％‰]|百分点|percent|pct"
_RATE: Final = re.compile(".*(?:率|指数|度|系数|比例|比重|比|强度)")
_YEAR: Final = 12


def periods(says: Coordinates, said: pl.Series) -> pl.Series:
    """The period of each observation of a column; where the words of its heading mean none, these and `OPEN`.

    Args:
        says: What the heading says.
        said: The periods that label the rows, which tell what the table is about; null where none does.
    """
    return _each(said, lambda text: _period(says, text))


def _period(says: Coordinates, text: str | None) -> str | None:
    if not says.time:
        return text
    about = None if text is None else parsed(cells.trimmed(text))
    if says.since:
        since = period_of(says.since, about)
        if since is None or (about is not None and since.end != about.end):
            # A year before what is itself beside the period of the table: nothing says before which of them.
            return says.time + OPEN
        about = since
    if says.years and about is not None and about.months != _YEAR and not about.is_instant:
        # A year beside the one of which the table has a part means that part of it.
        found = in_year(says.time, about) if about.end.year in says.years else None
    else:
        found = period_of(says.time, about)
    return says.time + OPEN if found is None else str(found)


def units(says: Coordinates, own: str | None, labels: pl.DataFrame) -> pl.Series:
    """The unit of the bare numbers of a column: that of its heading, of the row where its measure can have it, or of the title.

    Args:
        says: What the heading says.
        own: The unit that the heading gives.
        labels: The columns ``unit`` and ``indicator`` of the rows.
    """
    own = "位" if own is None and says.measure is Measure.RANK else own
    allowed = None if says.measure is None else UNITS.get(says.measure)

    def unit_of(unit: str | None, name: str | None) -> str | None:
        of_name = name and unit_in(name)
        row = of_name if unit is None or cells.missing(unit) is not None else unit
        if are_at_odds(of_name, known_unit(row or "")):
            return cells.unit_text(row, of_name)
        if own is not None and row is not None and _kind(row) is not _kind(own):
            # An amount cannot be in two units; a growth is in its own, whatever that of the amount is.
            row = row if says.measure in AMOUNTS else None
        elif allowed is not None and _kind(row) not in allowed:
            row = None
        found = cells.unit_text(row, own)
        return says.of_title if found is None and takes_title_unit(name, says.of_title) else found

    blank = pl.col("unit").is_null() | pl.col("unit").str.strip_chars(cells.BLANKS).is_in(list(cells.MARKS))
    asked = pl.lit(says.of_title is not None) | blank | pl.col("indicator").str.contains(r"[(（]")
    return _each_of(labels.select("unit", pl.when(asked).then("indicator").alias("indicator")), unit_of)


def measures(says: Coordinates, labels: pl.DataFrame) -> pl.Series:
    """The measure of each observation of a column: as its heading, the row or its indicator says it, or as its unit tells.

    An amount or a count is a level, and so is a rate that is an indicator of its own, such as 产销率. Any other rate is of
    many measures: where nothing says which, there is none. A row and a heading that say two are joined, and are none.

    Args:
        says: What the heading says.
        labels: The columns ``measure``, ``figure``, ``unit`` and ``indicator`` of the rows, and ``row_unit``, the one that
            the row itself gives.
    """
    said = _each(labels["measure"], lambda text: _joined(text, says.measure))
    named = _each(
        labels["indicator"], lambda name: None if name is None or (found := measure_of(name)) is None else found.value
    )
    odd = _odd(says, labels, named)
    if says.measure is Measure.LEVEL:
        return (
            pl.DataFrame({"named": named, "said": said}).select(pl.coalesce("named", "said")).to_series().set(odd, None)
        )
    if says.measure is not None:
        return said.set(odd, None)
    figure = labels["figure"]
    bare = figure.str.contains(r"[0-9]\s*$").fill_null(value=False)
    kinds = _each(labels["unit"], lambda unit: None if (kind := _kind(unit)) is None else kind.value)
    rates = bare & kinds.is_in([UnitKind.RATIO.value, UnitKind.POINTS.value]).fill_null(value=False)
    form = pl.DataFrame(
        {
            "rate": rates | figure.str.contains(_RATES).fill_null(value=False),
            "place": (bare & (kinds == UnitKind.PLACE.value)).fill_null(value=False) | figure.str.contains("[位名]$"),
            "bare": bare & labels["unit"].is_null(),
            "named": named,
            "name": labels["indicator"],
        }
    ).with_columns(pl.when(pl.col("rate") | pl.col("bare")).then("name").alias("name"))
    return (
        pl.DataFrame({"said": said, "implied": _each_of(form, partial(_implied, may_be_bare=says.bare))})
        .select(pl.coalesce("said", "implied"))
        .to_series()
        .set(odd, None)
    )


def _odd(says: Coordinates, labels: pl.DataFrame, named: pl.Series) -> pl.Series:
    """Where a figure can be something else than its heading says, or the row is named by a time, a plan or a measure alone.

    What stands in a column of growth beside a rate or an index can be points or an index; 1.2倍 there can be 20 % or 120 %.
    """
    odd = _each(labels["indicator"], lambda name: None if name is None or is_plain_row(name) else "odd").is_not_null()
    of_growth = says.measure in (Measure.GROWTH, Measure.PERIOD_GROWTH)
    if not of_growth and not (says.measure is Measure.CHANGE and _kind(says.unit) is UnitKind.POINTS):
        return odd
    in_rates = _each(labels["row_unit"], lambda unit: "%" if _kind(unit) is UnitKind.RATIO else None)
    of_rates = _each(labels["indicator"], lambda name: "%" if name and _RATE.fullmatch(bare_name(name)) else None)
    rates = in_rates.is_not_null() | of_rates.is_not_null()
    if not of_growth:
        return odd | ~rates
    return odd | rates | labels["figure"].str.contains("倍").fill_null(value=False) | named.is_not_null()


def _implied(
    is_rate: bool, is_place: bool, is_bare: bool, named: str | None, name: str | None, *, may_be_bare: bool
) -> str | None:
    if is_place and not is_rate:
        return Measure.RANK.value
    if (is_rate or is_bare) and named is not None:
        return named
    is_indicator = name is not None and _RATE.fullmatch(bare_name(name)) is not None
    if (is_rate and not is_indicator) or (is_bare and (is_indicator or not may_be_bare)):
        return None
    return Measure.LEVEL.value


def _joined(text: str | None, measure: Measure | None) -> str | None:
    own = None if text is None or cells.missing(text) is not None else cells.trimmed(text)
    if measure is None or own is None:
        return own if measure is None else measure.value
    return measure.value if own in words_of(measure) else f"{own} / {measure.zh[0]}"


def _each(texts: pl.Series, of: Callable[[str | None], str | None]) -> pl.Series:
    return texts.replace_strict({text: of(text) for text in texts.unique()}, return_dtype=pl.String)


def _each_of(labels: pl.DataFrame, of: Callable[..., str | None]) -> pl.Series:
    """A text for each row, found once for rows that are alike."""
    known = labels.unique()
    found = known.with_columns(pl.Series("found", [of(*row) for row in known.iter_rows()], dtype=pl.String))
    return labels.join(found, on=labels.columns, how="left", nulls_equal=True, maintain_order="left")["found"]


def _kind(unit: str | None) -> UnitKind | None:
    known = None if unit is None else cells.parsed_unit(cells.trimmed(unit))
    return None if known is None else known.kind
