"""Which field a heading speaks of, and in which unit: the spellings of the type against what people write (列名)."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any, Final

import attrs
from pydantic import BaseModel

from mfgcity.domain.record import spellings
from mfgcity.domain.rules import MeasuredIn
from mfgcity.domain.wholes import read_persons, read_place, read_whole
from mfgcity.figures import Unit, UnitKind
from mfgcity.frames.fields import UNIT_FIELD, UNIT_HEADINGS, Shape, fields_of
from mfgcity.intake.coordinates import Coordinates
from mfgcity.intake.describing import kind_name
from mfgcity.intake.errors import GivenError, MappingError
from mfgcity.intake.given import judged
from mfgcity.intake.qualifying import Time, speaks_of_another, speaks_only_of_another, time_in
from mfgcity.intake.wording import are_at_odds, bracketed_unit, in_brackets, key, known_unit, one_line, without_brackets

SENDERS: Final = ("填报单位", "报送单位", "上报单位", "填报部门", "报送部门", "上报部门", "填报人", "sender")
"""Headings of the column in which a sender names itself, the likeliest first."""

_ORDINAL: Final = frozenset({"序号", "序", "行号", "no", "no.", "#", "sn", "s/n", "serialno", "serialno.", "index"})

_MARKS: Final = re.compile(r"(?:必填|选填|可选|必选|非必填|required|optional)[项列]?|[*＊✱]|[~～]?")
_BETWEEN: Final = " :：/_-—,，、;；|"
_OF_A_COLUMN: Final = frozenset(
    {UnitKind.RATIO, UnitKind.POINTS, UnitKind.MONEY, UnitKind.COUNT, UnitKind.PLACE, UnitKind.RATE}
)


@attrs.frozen
class Heading:
    """The heading of one column.

    Attributes:
        text: What stands above the column, in one line; lines of a heading of several rows are joined by blanks.
        field: The field it speaks of; None where the type has none. A column of units is the field ``unit``.
        unit: The unit that it, or the title of the table, gives for bare numbers.
        number: The column, counted from 1.
        row: The row in which the column's own words stand: of several rows, the lowest.
        time: The time that it speaks of besides the field, as in 2022年营业收入.
        says: What it says of the observations below it, where the table holds one in each cell.
    """

    text: str
    field: str | None
    unit: str | None
    number: int
    row: int | None = attrs.field(default=None, eq=False)
    time: Time | None = None
    says: Coordinates | None = None


@attrs.frozen
class Match:
    """What a heading was found to say.

    Attributes:
        field: The field.
        unit: The unit given in the heading.
        loose: 0 if it was mapped, 1 if all of it was understood, 2 if it says more, as words in brackets or a time.
        time: The time that it speaks of.
        other: Another unit of the same kind that the heading gives too, so that neither holds.
    """

    field: str
    unit: str | None
    loose: int
    time: Time | None = None
    other: str | None = None


def _unit_kinds(kind: type[BaseModel]) -> dict[str, UnitKind | None]:
    """The fields that hold figures, with the kind of unit they must have, None for any."""
    return {
        name: next((rule.kind for rule in plan.constraints if isinstance(rule, MeasuredIn)), None)
        for name, plan in fields_of(kind).items()
        if plan.shape is Shape.FIGURE
    }


def _asked_kinds(kind: type[BaseModel], unit_kinds: Mapping[str, UnitKind | None]) -> dict[str, UnitKind]:
    """The fields that ask for units of one kind: figures of one, and counts of things."""
    counts = {
        name
        for name, plan in fields_of(kind).items()
        if read_whole in plan.constraints or read_persons in plan.constraints
    }
    return dict.fromkeys(counts, UnitKind.COUNT) | {name: asked for name, asked in unit_kinds.items() if asked}


def _places(kind: type[BaseModel]) -> set[str]:
    return {name for name, plan in fields_of(kind).items() if read_place in plan.constraints}


class Matcher:
    """Finds the field of a heading.

    Args:
        kind: The type of the records.
        mapping: Fields of headings that the type does not know, by heading.
        given: Values that every row has, by a heading that the type knows.

    Attributes:
        required: The fields that every record must have, and that are not given.
        given: The values that every row has, by field.

    Raises:
        MappingError: If the mapping, or a heading of what is given, leads to no field of the type.
        GivenError: If a value that is given breaks a rule of its field.
    """

    def __init__(
        self,
        kind: type[BaseModel],
        mapping: Mapping[str, str] | None = None,
        given: Mapping[str, object] | None = None,
    ) -> None:
        self.kind = kind
        self.name = kind.__name__
        self.named_kind: dict[str, Any] = {"kind": self.name, "kind_zh": kind_name(kind, "zh")}
        self.unit_kinds = _unit_kinds(kind)
        self._asked_kinds = _asked_kinds(kind, self.unit_kinds)
        self.numeric = {*self.unit_kinds, *self._asked_kinds, *_places(kind)}
        self.dated_by: Mapping[str, str] = getattr(kind, "dated_by", {})
        self.spellings = dict(spellings(kind))
        if UNIT_FIELD not in self.spellings and None in self.unit_kinds.values():
            self.spellings[UNIT_FIELD] = UNIT_HEADINGS
        self._fields = {key(text): field for field, texts in reversed(self.spellings.items()) for text in texts}
        self._fields |= {key(field): field for field in self.spellings}
        self._longest_first = sorted(self._fields, key=len, reverse=True)
        self._numbers = [known for known in self._longest_first if self._fields[known] in self.numeric]
        self.named = {str(text): self._target(field, "mapping") for text, field in (mapping or {}).items()}
        self.mapping = {key(text): field for text, field in self.named.items()}
        self._seen: dict[str, Match | None] = {}
        targets = {text: self._target(text, "given") for text in given or {}}
        self.given = judged(kind, [(one_line(text), targets[text], value) for text, value in (given or {}).items()])
        required = (name for name, plan in fields_of(kind).items() if plan.required)
        self.required = tuple(name for name in required if name not in self.given)

    def _target(self, field: str, option: str) -> str:
        found = self._fields.get(key(field)) if isinstance(field, str) else None
        if found is None:
            nearest = ", ".join(difflib.get_close_matches(str(field), list(self.spellings), 3, 0.5)) or "-"
            raise MappingError("mapping.field", **self.named_kind, option=option, value=field, nearest=nearest)
        return found

    def match(self, text: str) -> Match | None:
        """The field a heading speaks of; None if the type has no such field."""
        if len(text) > 200:
            return None
        if text not in self._seen:
            self._seen[text] = self._match(text)
        return self._seen[text]

    def _match(self, text: str) -> Match | None:
        plain = one_line(unicodedata.normalize("NFKC", text))
        whole, base = key(plain), key(without_brackets(plain))
        pieces = in_brackets(plain)
        units = [unit for piece in pieces if (unit := bracketed_unit(piece))]
        unit = next(iter(units), None)
        other = next((other for other in units[1:] if are_at_odds(units[0], other)), None)
        beside = [piece for piece in pieces if not bracketed_unit(piece) and not _MARKS.fullmatch(key(piece))]
        for candidate in (whole, base):
            if candidate in self.mapping:
                return Match(self.mapping[candidate], None if other else unit, 0)
        if whole in self._fields:
            return Match(self._fields[whole], None, 1)
        found = self._of_words(base, unit, 2 if beside else 1) or self._after_a_time(base, unit)
        if found is None or self.asks_for_another(found.field, found.unit):
            return None
        if self.tells_another(found.field, beside, anywhere=False):
            return None
        times = (time for piece in beside if (time := self.time_of(found.field, piece)))
        return attrs.evolve(found, time=found.time or next(times, None), other=other)

    def _of_words(self, base: str, unit: str | None, loose: int) -> Match | None:
        """The field by whose spelling the words of a heading without its brackets begin, if nothing else follows."""
        for known in self._longest_first:
            if base.startswith(known):
                rest = base[len(known) :].strip(_BETWEEN)
                if not rest or _MARKS.fullmatch(rest) or self._fields.get(rest) == self._fields[known]:
                    return Match(self._fields[known], unit, loose)
                if own := known_unit(rest):
                    return Match(self._fields[known], own, loose)
                if time := self.time_of(self._fields[known], rest):
                    return Match(self._fields[known], unit, 2, time)
        return None

    def _after_a_time(self, base: str, unit: str | None) -> Match | None:
        """The field of a heading that begins with a time, as 2022年营业收入 does."""
        for known in self._numbers:
            at = base.find(known)
            if at > 0 and (time := self.time_of(self._fields[known], base[:at])):
                found = self._of_words(base[at:], unit, 2)
                if found is not None and found.field == self._fields[known] and found.time is None:
                    return attrs.evolve(found, time=time)
        return None

    def time_of(self, field: str, words: str) -> Time | None:
        """The time that words beside the name of a field say, where the field is a number that can have one."""
        return time_in(words.strip(_BETWEEN)) if field in self.numeric else None

    def asks_for_another(self, field: str, unit: str | None) -> bool:
        """Whether the unit of a column is of another kind than its field asks for, so that it is a column of something else."""
        asked = self._asked_kinds.get(field)
        if asked is None or unit is None:
            return False
        return (kind := Unit.parse(unit).kind) is not asked and kind in _OF_A_COLUMN

    def tells_another(self, field: str, words: Iterable[str], *, anywhere: bool = True) -> bool:
        """Whether words of a column say that it holds growth, a share, a place or another time, where the field is a quantity.

        Args:
            field: The field that the column otherwise speaks of.
            words: What else its heading says.
            anywhere: Whether such a word counts wherever it stands, or at the beginning only.
        """
        return field in self._asked_kinds and any(speaks_of_another(text, anywhere=anywhere) for text in words)

    def is_under_another(self, field: str, groups: Iterable[str]) -> bool:
        """Whether a group above a quantity says that all its columns hold growth, a share, a plan or another time of it."""
        return field in self._asked_kinds and any(map(speaks_only_of_another, groups))

    def periods(self, columns: Iterable[tuple[str | None, Time | None]]) -> dict[str, str]:
        """The period that columns of figures say, for each field that takes it, where all say the same.

        A field that has a column, or is given, takes none.

        Args:
            columns: The field of each column and the time that its heading speaks of.
        """
        columns = list(columns)
        taken = {*self.given, *(field for field, _ in columns)}
        said: dict[str, set[str | None]] = {}
        for field, time in columns:
            target = self.dated_by.get(field or "")
            if target is not None and target not in taken:
                said.setdefault(target, set()).add(time.period if time else None)
        return {target: period for target, (period, *others) in said.items() if period and not others}

    def check_given(self, text: str, field: str | None, unit: str | None, time: Time | None) -> None:
        """Refuse a column that says what is given for every row, or says otherwise.

        Args:
            text: Its heading.
            field: Its field.
            unit: The unit that its heading gives.
            time: The time that its heading speaks of.

        Raises:
            GivenError: If it does.
        """
        if (own := self.given.get(field or "")) is not None:
            raise GivenError("given.column", **own.named, heading=text)
        dated = self.given.get(self.dated_by.get(field or "", ""))
        if dated is not None and time and time.period and time.period != str(dated.value):
            raise GivenError("given.heading", **dated.named, heading=text, said=time.period)
        bare = UNIT_FIELD not in self.kind.model_fields and field in self.unit_kinds and self.unit_kinds[field] is None
        beside = self.given.get(UNIT_FIELD) if bare else None
        if beside is not None and unit and Unit.parse(unit) != beside.value:
            raise GivenError("given.heading", **beside.named, heading=text, said=unit)

    def passes_over(self, text: str) -> bool:
        """Whether a heading without a field is no fault: running numbers, or the name of who sent the row."""
        return self.is_ordinal(text) or key(text).startswith(SENDERS)

    def chinese(self, field: str) -> str:
        """The usual Chinese heading of a field; its name where it has none."""
        spelled = self.spellings[field]
        return spelled[min(1, len(spelled) - 1)]

    def is_ordinal(self, text: str) -> bool:
        """Whether a heading is that of a column of running numbers."""
        return key(text) in _ORDINAL

    def nearest(self, text: str) -> str | None:
        """The accepted heading that a heading comes close to; None if none does."""
        if len(text) > 200:
            return None
        plain = key(without_brackets(unicodedata.normalize("NFKC", text)))
        found = difflib.get_close_matches(plain, self._longest_first, 1, 0.75 if plain.isascii() else 0.65)
        if not found:
            return None
        return next(text for text in self.spellings[self._fields[found[0]]] if key(text) == found[0])

    def unit_for(self, field: str | None, units: Iterable[str]) -> str | None:
        """The unit that a title gives for a field: the one of its kind, or for a field of any kind the only one."""
        if field not in self.unit_kinds:
            return None
        named, wanted = tuple(units), self.unit_kinds[field]
        if wanted is None:
            return named[0] if len(named) == 1 else None
        fitting = dict.fromkeys(unit for unit in named if Unit.parse(unit).kind is wanted)
        return next(iter(fitting)) if len(fitting) == 1 else None


def sender_heading(headings: Iterable[str]) -> str | None:
    """The heading among those of a table under which its sender stands, if one does.

    Examples:
        >>> sender_heading(["企业名称", "上报单位", "填报单位名称"])
        '填报单位名称'
    """
    found = [(known, text) for known in SENDERS for text in headings if key(text).startswith(known)]
    return found[0][1] if found else None
