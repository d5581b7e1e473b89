"""Columns of a batch: their cells as texts, the distinct ones judged, and where the faulty and the empty ones stand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import attrs
import narwhals.stable.v2 as nw

from mfgcity.errors import need
from mfgcity.frames import cells
from mfgcity.frames.acceptance import TEXT, accepted
from mfgcity.frames.fields import FieldPlan, Shape
from mfgcity.frames.judging import Bad, Gap, Good, Judge, Verdict
from mfgcity.frames.texts import Texts, texts_of

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

FEW: Final = 16
"""So many distinct cells are judged sooner than an expression is built."""

MANY: Final = 5_000
"""A column with more distinct cells is none of terms, and its plain cells are not remembered."""

PLACE: Final = "place"
"""The name of a column of positions."""

SAMPLE: Final = 4_096
"""The rows from which it is told whether a column has few distinct cells."""


@attrs.define(eq=False)
class Column:
    """A column of one batch, and what is known of its cells.

    Attributes:
        heading: Its heading; None where the table has no such column.
        plan: Its field.
        raw: The cells as they stand.
        text: The cells as they are read: the raw ones with the units of their bare numbers; null where nothing stands.
        odd: The cells that no text stands for, such as floats, by position.
        judge: Who judges its cells.
        verdicts: The verdict on each distinct text that no expression accepts.
        distinct: The distinct texts, where they were asked for.
        left: The rows that a rule with an earlier field does not accept at once, where that rule proves the cells valid too.
        bad: The positions of the cells that break a rule.
        empty: The positions of the cells without a value, where every record needs one.
    """

    heading: str | None
    plan: FieldPlan
    raw: pl.Series
    text: pl.Series
    odd: dict[int, object]
    judge: Judge
    verdicts: dict[object, Verdict] = attrs.field(factory=dict)
    distinct: pl.Series | None = None
    left: pl.DataFrame | None = None
    bad: Any = None
    empty: Any = None

    def texts_of(self, kind: type[Verdict]) -> list[str]:
        """The distinct texts with a verdict of a kind."""
        return [text for text, verdict in self.verdicts.items() if isinstance(verdict, kind) and isinstance(text, str)]

    def cell(self, position: int) -> object:
        """A cell as it is read."""
        return self.odd[position] if position in self.odd else self.text[position]

    def also_bad(self, positions: list[int]) -> None:
        """Note that some more cells break a rule."""
        if positions:
            self.bad = pl.concat([self.bad, pl.Series(positions, dtype=pl.UInt32)])

    def values_by_text(self) -> dict[str, Any]:
        """The value of each distinct text that is good, where there are few of them."""
        if self.distinct is None or self.distinct.len() > MANY:
            return {}
        judged = ((text, self.judge.verdict(text)) for text in self.distinct.to_list() if text is not None)
        return {text: verdict.value for text, verdict in judged if isinstance(verdict, Good)}

    def alike(self, spellings: dict[str, str]) -> pl.Series:
        """Its cells, those of one value alike however they are written; null where there is no value.

        Args:
            spellings: The text by which each value is known, kept from batch to batch.
        """
        open_ended = self.plan.types in ((str,), (date,))
        if open_ended:
            verdicts = self.verdicts
        else:
            # A text that is accepted at sight can be one of several for its value, such as 同比 and growth.
            distinct = self.text.unique() if self.distinct is None else self.distinct
            verdicts = self.judge.verdicts(distinct.to_list())
        other: dict[str, str | None] = {}
        for text, verdict in verdicts.items():
            if isinstance(verdict, Good) and isinstance(text, str):
                value = str(verdict.value)
                known = value if open_ended else spellings.setdefault(value, text)
                if known != text:
                    other[text] = known
            elif isinstance(verdict, Gap) and isinstance(text, str):
                other[text] = None
        return self.text.replace(list(other), list(other.values())) if other else self.text

    def values(self, positions: list[int]) -> list[str | None]:
        """Some cells as they stand."""
        found = self.raw.gather(positions).to_list()
        if not self.odd:
            return found
        return [
            str(self.odd[place]) if place in self.odd else text for place, text in zip(positions, found, strict=True)
        ]


def column_of(
    heading: str,
    plan: FieldPlan,
    series: pl.Series,
    judge: Judge,
    unit: str | None = None,
    beside: pl.Series | None = None,
) -> Column:
    """A column of a table, not yet judged.

    Args:
        heading: Its heading.
        plan: Its field.
        series: Its cells.
        judge: Who judges them.
        unit: The unit of its bare numbers.
        beside: The column that gives it row by row, for a column of figures.
    """
    found = texts_of(series)
    text = found.text
    if plan.shape is Shape.FIGURE and beside is not None:
        text = _with_units(text, texts_of(beside).text, unit)
    elif unit is not None and (plan.shape is Shape.FIGURE or (plan.shape is Shape.WHOLE and cells.has_scale(unit))):
        text = _with_units(text, pl.Series([unit]).new_from_index(0, text.len()))
    return Column(heading, plan, found.text, text, found.odd, judge)


def absent(plan: FieldPlan, judge: Judge, height: int) -> Column:
    """The column of a field that a table does not have."""
    empty = pl.repeat(None, height, dtype=pl.String, eager=True)
    column = Column(None, plan, empty, empty, {}, judge)
    column.bad = pl.Series(dtype=pl.UInt32)
    column.empty = pl.arange(height, dtype=pl.UInt32, eager=True) if plan.required else column.bad
    return column


def judge_all(columns: list[Column]) -> None:
    """Judge the cells of some columns of one batch."""
    if not columns:
        return
    frame = pl.DataFrame([column.text.alias(str(place)) for place, column in enumerate(columns)])
    repetitive = [place for place, column in enumerate(columns) if not _is_crowded(column.text)]
    uniques = frame.select(pl.col(str(place)).unique().implode() for place in repetitive)
    for place, column in enumerate(columns):
        if place in repetitive:
            column.distinct = uniques[str(place)][0]
        column.verdicts = _verdicts(column, column.text if column.distinct is None else column.distinct)
    _find(columns, frame)


def judge_among(column: Column, places: pl.Series) -> None:
    """Judge some cells of a column, where those of all other rows surely are valid."""
    text = column.text.gather(places)
    column.verdicts = _verdicts(column, text.unique())
    _find([column], text.to_frame("0"), places)


def _is_crowded(text: pl.Series) -> bool:
    """Whether most cells stand once only, so that it does not pay to look for the distinct ones."""
    return text.len() > SAMPLE and text.head(SAMPLE).n_unique() > SAMPLE * 0.9


def _verdicts(column: Column, asked: pl.Series) -> dict[object, Verdict]:
    """The verdicts on the distinct cells among those asked for that are not accepted at sight."""
    judge, plan = column.judge, column.plan
    if asked is not column.text and asked.len() <= MANY:
        texts = asked.to_list()
        new = [text for text in texts if not judge.knows(text)]
        if len(new) > FEW:
            cells_met = pl.Series(new, dtype=pl.String)
            judge.accept(cells_met.filter(at_sight(plan, cells_met)).to_list())
        return judge.verdicts(text for text in texts if text not in judge.plain)
    left = asked.filter(~at_sight(plan, asked))
    return judge.verdicts((left.unique() if asked is column.text else left).to_list())


def at_sight(plan: FieldPlan, text: pl.Series) -> pl.Series:
    """Which texts surely keep every rule of a field."""
    tests = accepted(plan)
    if not tests:
        return pl.Series([False], dtype=pl.Boolean).new_from_index(0, text.len())
    frame = nw.from_native(text.rename(TEXT).to_frame(), eager_only=True)
    passed = frame.select(*(test.alias(str(place)) for place, test in enumerate(tests))).to_native()
    return passed.select(pl.all_horizontal(pl.all().fill_null(value=False))).to_series()


def _find(columns: list[Column], frame: pl.DataFrame, places: pl.Series | None = None) -> None:
    """The positions of the faulty cells of some columns, and of the empty ones where every record needs a value.

    Args:
        columns: The columns.
        frame: Their cells.
        places: The positions of these cells, if they are not all.
    """
    asked = {}
    for number, column in enumerate(columns):
        name = pl.col(str(number))
        asked[f"bad{number}"] = _is_one_of(name, column.texts_of(Bad))
        if column.plan.required:
            asked[f"empty{number}"] = name.is_null() | _is_one_of(name, column.texts_of(Gap))
    masks = frame.select(mask.arg_true().implode().alias(name) for name, mask in asked.items())
    found = {name: masks[name][0] if places is None else places.gather(masks[name][0]) for name in asked}
    for number, column in enumerate(columns):
        column.bad, column.empty = found[f"bad{number}"], found.get(f"empty{number}", pl.Series(dtype=pl.UInt32))
        if column.odd:
            odd = pl.Series(list(column.odd), dtype=pl.UInt32)
            column.empty = column.empty.filter(~column.empty.is_in(odd.implode()))
            wrong = [at for at, cell in column.odd.items() if isinstance(column.judge.verdict(cell), Bad)]
            column.bad = pl.concat([column.bad, pl.Series(wrong, dtype=pl.UInt32)]).sort()


def _is_one_of(name: pl.Expr, texts: Iterable[str]) -> pl.Expr:
    texts = list(texts)
    if not texts:
        return pl.lit(False)
    return name.is_in(texts) if len(texts) > FEW else pl.any_horizontal(name == text for text in texts)


def _with_units(text: pl.Series, unit: pl.Series, of_heading: str | None = None) -> pl.Series:
    """The cells of a column of figures, each bare number with its unit, also where words say how near it is."""
    known = {cell: cells.unit_text(cell, of_heading) for cell in unit.unique()}
    joints = {cell: None if word is None else cells.joint(word) for cell, word in known.items()}
    named = unit.replace_strict(joints, return_dtype=pl.String)
    number = text.str.strip_chars(cells.BLANKS)
    quoted = number.str.starts_with("'")
    if quoted.any():
        number = pl.select(pl.when(quoted).then(number.str.replace("^'('*[=+@-])", "$1")).otherwise(number)).to_series()
    bare = number.str.contains(f"^(?:{cells.NUMBER})$")
    frame = pl.DataFrame({"text": text, "number": number, "bare": bare}).with_columns(unit=named)
    joined = pl.concat_str("number", "unit")
    result: Any = pl.when(pl.col("bare") & pl.col("unit").is_not_null()).then(joined)
    pattern = f"^{cells.QUALIFIED}$"
    if number.filter(~bare).str.contains(pattern).any():
        head, tail = (pl.col("number").str.extract(pattern, group) for group in (1, 2))
        between = pl.concat_str(head, "unit", tail.fill_null(""))
        result = result.when(head.is_not_null() & pl.col("unit").is_not_null()).then(between)
    return frame.select(result.otherwise("text")).to_series()


__all__ = ["Column", "Texts", "absent", "column_of", "judge_all", "judge_among"]
