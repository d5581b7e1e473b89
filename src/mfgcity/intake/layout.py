"""Where in a table the headings stand, and what stands around them: titles, units, second lines (表头识别)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Final, NamedTuple

import attrs

from mfgcity.domain import Observation
from mfgcity.frames.fields import UNIT_FIELD, UNIT_HEADINGS
from mfgcity.intake.coordinates import coordinates
from mfgcity.intake.crossing import crossed, dated, said_by_crossing, whole_times
from mfgcity.intake.errors import SheetError
from mfgcity.intake.faults import NoteKind
from mfgcity.intake.grid import Line
from mfgcity.intake.headings import Heading, Match, Matcher
from mfgcity.intake.wording import are_at_odds, key, known_unit, one_line, unit_in

SEARCHED: Final = 60
"""Headings stand within this many rows from the top."""

_DEEPEST: Final = 4
_TITLE_UNITS: Final = re.compile(r"(?:单位|[Uu]nits?)\s*[:：]\s*([^()（）\[\]【】]+)")
_COLUMN_NUMBER: Final = re.compile(r"[甲乙丙丁戊己庚辛]|[(（]?[0-9]{1,2}[)）]?|栏次")
_NO_UNIT: Final = frozenset({"", "—", "-", "–", "/", "——", *UNIT_HEADINGS})


_NO_MATCH: Final = Match("", None, 0)


class Remark(NamedTuple):
    """A row that holds no data, and what it is."""

    row: int
    kind: NoteKind
    text: str


@attrs.frozen
class Layout:
    """The headings of a table and what stands above and right below them.

    Attributes:
        rows: The rows of the headings.
        headings: The columns that have one.
        remarks: Titles, blank rows, further lines of the heading.
        twice: Columns whose field is read from another one, with the heading of that one.
        torn: Columns for which two units are given, with their field and the units.
        mapped: The fields whose column was found by the mapping.
        given: The fields with one value for every row, and its text: what the caller gives, and the period that the headings
            of figures say; by the heading that such a column would have.
        last: The last row before the data.
    """

    rows: tuple[int, ...]
    headings: tuple[Heading, ...]
    remarks: tuple[Remark, ...]
    twice: tuple[tuple[Heading, str, str], ...]
    mapped: frozenset[str]
    last: int
    given: Mapping[str, tuple[str, str]] = attrs.field(factory=dict)
    torn: tuple[tuple[Heading, str, str, str], ...] = ()

    @property
    def said(self) -> set[str]:
        """The fields of the type that were found."""
        return {heading.field for heading in self.headings if heading.field} | said_by_crossing(self.headings)

    @property
    def fields(self) -> int:
        """How many fields of the type were found."""
        return len(self.said)


class _Column(NamedTuple):
    parts: Sequence[str]
    match: Match | None
    text: str
    row: int


def find_layout(
    lines: Sequence[Line], matcher: Matcher, *, header: Sequence[int] = (), place: str, near: bool = True
) -> Layout:
    """The rows that hold the headings of a type, found by its spellings, and the headings in them.

    Args:
        lines: The first rows of the table.
        matcher: Knows the headings of the type.
        header: The rows of the headings, where they are named.
        place: The file or sheet, for the message.
        near: Whether a row will do whose cells only come near to headings.

    Raises:
        SheetError: If no row holds a heading of the type, or the rows that are named do not stand together.
    """
    block = _named(lines, header) if header else _best(lines, matcher, place, near=near)
    index = lines.index(block[0])
    while not header and len(block) < _DEEPEST and index + len(block) < len(lines):
        following = lines[index + len(block)]
        if not _continues(block, following, matcher):
            break
        block = (*block, following)
    while not header and index and len(block) < _DEEPEST and block[0].tied:
        block, index = (lines[index - 1], *block), index - 1
    while not header and index and len(block) < _DEEPEST and _groups(lines[index - 1], block, matcher):
        block, index = (lines[index - 1], *block), index - 1
    below = list(lines[index + len(block) :])
    while not header and len(block) > 1 and (own := _of_units(block[-2], block[-1])) is not None:
        block, below = block[:-1], [own, *below]
    columns = list(_columns(block, matcher))
    below, units = _second_lines(below, columns, matcher)
    titles = [Remark(line.row, "title" if line.text else "blank", line.text) for line in lines[:index]]
    title_units = [unit for title in titles for unit in _units_in(title.text)]
    remarks = [*titles, *(Remark(line.row, "heading", line.text) for line in (*block[1:], *below))]
    torn: list[tuple[Heading, str, str, str]] = []
    found = _headings(columns, units, title_units, matcher, torn)
    found = whole_times(found)
    parts = {number: column.parts for number, column in enumerate(columns, 1)}
    texts = [title.text for title in titles]
    marked, apart = crossed([heading for heading, _ in found], parts, texts, title_units, matcher)
    known = {heading.number for heading, *_ in torn}
    torn += [(each.heading, "figure", *each.units) for each in apart if each.heading.number not in known]
    headings, twice = _settled([(heading, loose) for heading, (_, loose) in zip(marked, found, strict=True)])
    return Layout(
        rows=tuple(line.row for line in (*block, *below)),
        headings=headings,
        remarks=tuple(remarks),
        twice=twice,
        mapped=frozenset(column.match.field for column in columns if column.match and column.match.loose == 0),
        last=(*block, *below)[-1].row,
        given=_given(headings, texts, matcher),
        torn=tuple(torn),
    )


def _named(lines: Sequence[Line], header: Sequence[int]) -> tuple[Line, ...]:
    found = tuple(line for line in lines if line.row in header)
    if len(found) != len(header) or list(header) != list(range(header[0], header[0] + len(header))):
        raise SheetError("sheet.header", limit=SEARCHED, value=tuple(header))
    return found


def _best(lines: Sequence[Line], matcher: Matcher, place: str, *, near: bool) -> tuple[Line, ...]:
    """The rows in which most fields are found, those that are required before all: the first of the best, no more than needed."""
    candidates: list[tuple[tuple[int, int], int, tuple[Line, ...]]] = []
    for index, line in enumerate(lines):
        for depth in range(1, _DEEPEST):
            block = tuple(lines[index : index + depth])
            if len(block) < depth or not line.text or (depth > 1 and not _stacked(block[-2], block[-1], matcher)):
                break
            found = {column.match.field for column in _columns(block, matcher) if column.match}
            candidates.append(((len(found.intersection(matcher.required)), len(found)), -depth, block))
    best = max((found for found, _, _ in candidates), default=(0, 0))
    if any(best):
        depth = max(depth for found, depth, _ in candidates if found == best)
        return next(block for found, negative, block in candidates if (found, negative) == (best, depth))
    looked = [(sum(matcher.nearest(cell) is not None for cell in line.cells if cell), line) for line in lines if near]
    close, closest = max(looked, key=lambda pair: pair[0], default=(0, Line(0, ())))
    if not close:
        raise SheetError(
            "sheet.no_heading", searched=SEARCHED, place=place, **matcher.named_kind, expected=expected(matcher)
        )
    return (closest,)


def expected(matcher: Matcher) -> str:
    """The headings of the required fields, or of all where none is required, in words."""
    fields = matcher.required or tuple(matcher.spellings)
    return ", ".join("/".join(matcher.spellings[field]) for field in fields)


def _stacked(upper: Line, lower: Line, matcher: Matcher) -> bool:
    """Whether two rows can be one heading, and the lower one is no row of data.

    A merged cell reaches over both; or somewhere only one of them is blank, and below a heading that is known and heads
    no group of columns nothing stands.
    """
    if lower.tied:
        return True
    pairs = [(above.strip(), below.strip()) for above, below in zip(upper.cells, lower.cells, strict=False)]
    for index, (above, below) in enumerate(pairs):
        heads_group = index + 1 < len(pairs) and not pairs[index + 1][0] and pairs[index + 1][1]
        if above and below and not heads_group and matcher.match(above):
            return False
    return any(bool(above) != bool(below) for above, below in pairs)


def _continues(block: tuple[Line, ...], following: Line, matcher: Matcher) -> bool:
    """Whether a row is a further line of a heading: a merged cell reaches into it, or it only fills gaps of groups."""
    upper, lower = ([cell.strip() for cell in line.cells] for line in (block[-1], following))
    upper += [""] * (len(lower) - len(upper))
    lower += [""] * (len(upper) - len(lower))
    if following.tied:
        return True
    gaps = {index for index, cell in enumerate(upper) if not cell and lower[index]}
    gaps |= {index - 1 for index in gaps if index and upper[index - 1]}
    filled = {index for index, cell in enumerate(lower) if cell}
    matched = {index for index, cell in enumerate(upper) if cell and not lower[index] and matcher.match(cell)}
    return bool(matched) and len(filled) > 1 and filled <= gaps and any(upper[index] for index in filled)


def _groups(upper: Line, block: tuple[Line, ...], matcher: Matcher) -> bool:
    """Whether a row right above a heading holds the groups of columns of observations, and nothing above its labels."""
    if matcher.kind is not Observation:
        return False
    labels = {index for index, column in enumerate(_columns(block, matcher)) if column.match}
    filled = {index for index, cell in enumerate(upper.cells) if cell.strip()}
    if not labels or filled & labels or min(filled, default=0) <= min(labels):
        return False
    said = [coordinates([upper.cells[index]]) for index in filled]
    return all(says is not None and (says.time or says.measure or len(said) > 1) for says in said)


def _of_units(upper: Line, lower: Line) -> Line | None:
    """A row that merged cells reach into and that else holds units alone, without what it shares with the row above."""
    above = (*upper.cells, *[""] * len(lower.cells))
    own = tuple("" if cell == over else cell for cell, over in zip(lower.cells, above, strict=False))
    filled = [cell for cell in own if cell.strip()]
    units = all(known_unit(one_line(cell).strip("()（）")) for cell in filled)
    return Line(lower.row, own) if lower.tied and filled and units else None


def _columns(block: Sequence[Line], matcher: Matcher) -> Iterator[_Column]:
    """What stands above each column; the text of a group stands above all its columns."""
    width = max(len(line.cells) for line in block)
    grid = [[one_line(cell) for cell in line.cells] + [""] * (width - len(line.cells)) for line in block]
    for depth, texts in enumerate(grid[:-1]):
        below = [any(lower[index] for lower in grid[depth + 1 :]) for index in range(width)]
        for index in range(1, width):
            if not texts[index] and below[index] and below[index - 1]:
                texts[index] = texts[index - 1]
    for index in range(width):
        parts = tuple(dict.fromkeys(texts[index] for texts in grid if texts[index]))
        row = next(
            (line.row for line, texts in zip(block, grid, strict=True) if parts and texts[index] == parts[-1]), 0
        )
        yield _Column(parts, *_matched(parts, matcher), row)


def _matched(parts: Sequence[str], matcher: Matcher) -> tuple[Match | None, str]:
    """What the parts of a heading, the uppermost first, say together or else the lowest that says it, and the heading's text.

    A part below it that speaks of growth or the like makes the column one of something else; so does one above, but where
    a unit beside the field says that it is the quantity itself, only one that says nothing else.
    """
    joined = " ".join(parts)
    if len(parts) > 1 and (match := matcher.match(joined)) is not None:
        if match.loose and matcher.asks_for_another(match.field, unit_in(parts[-1])):
            return None, joined
        own = matcher.match(parts[-1]) if match.time else None
        return match, parts[-1] if own and own.field == match.field else joined
    for at, part in reversed(list(enumerate(parts))):
        if (match := matcher.match(part)) is not None:
            others = parts[at + 1 :] if match.unit else (*parts[:at], *parts[at + 1 :])
            units = [unit for other in reversed(parts) if (unit := known_unit(other.strip("()（）")))]
            unit = match.unit or next(iter(units), None)
            beside = (unit, *map(unit_in, parts[at + 1 :]))
            if match.loose and (
                matcher.tells_another(match.field, others)
                or matcher.is_under_another(match.field, parts[:at])
                or any(matcher.asks_for_another(match.field, found) for found in beside)
            ):
                return None, joined
            times = [time for other in reversed(parts) if (time := matcher.time_of(match.field, other))]
            match = attrs.evolve(match, unit=unit, time=match.time or next(iter(times), None))
            return match, part if part == parts[-1] else joined
    return None, joined


def _second_lines(lines: Sequence[Line], columns: list[_Column], matcher: Matcher) -> tuple[list[Line], dict[int, str]]:
    """The rows right below a heading that hold its units, the numbers of the columns, or itself in another language."""
    found: list[Line] = []
    units: dict[int, str] = {}
    for line in lines[:_DEEPEST]:
        cells = [one_line(cell) for cell in line.cells]
        filled = {index: cell for index, cell in enumerate(cells) if cell}
        in_units = {index: unit for index, cell in filled.items() if (unit := known_unit(cell.strip("()（）")))}
        if in_units and all(index in in_units or cell.casefold() in _NO_UNIT for index, cell in filled.items()):
            units |= in_units
        elif not (_numbers_columns(list(filled.values())) or _repeats(filled, columns, matcher)):
            break
        found.append(line)
    return found, units


def _numbers_columns(cells: list[str]) -> bool:
    if len(cells) < 3 or not all(_COLUMN_NUMBER.fullmatch(cell) for cell in cells):
        return False
    numbers = [int(digits) for cell in cells if (digits := re.sub("[^0-9]", "", cell))]
    return numbers == list(range(1, len(numbers) + 1)) and (len(numbers) < len(cells) or len(numbers) > 2)


def _repeats(filled: dict[int, str], columns: list[_Column], matcher: Matcher) -> bool:
    """Whether a row says again, perhaps in another language, what the headings say."""
    same = 0
    for index, cell in filled.items():
        match, column = matcher.match(cell), columns[index] if index < len(columns) else None
        if column is None or not column.parts:
            return False
        if key(cell) in map(key, column.parts) or (match and column.match and match.field == column.match.field):
            same += 1
    return same > 1 and 2 * same > len(filled)


def _units_in(title: str) -> Iterator[str]:
    for found in _TITLE_UNITS.findall(title):
        for piece in re.split(r"[,，、;；\s]+", found):
            if unit := known_unit(piece):
                yield unit


def _headings(
    columns: list[_Column],
    units: dict[int, str],
    title_units: list[str],
    matcher: Matcher,
    torn: list[tuple[Heading, str, str, str]],
) -> list[tuple[Heading, int]]:
    """The headings, each text once, with how loosely each was matched; those for which two units are given are added to `torn`."""
    named = [(index, column) for index, column in enumerate(columns) if column.parts]
    has_unit_column = UNIT_FIELD in matcher.given or any(
        column.match and column.match.field == UNIT_FIELD for _, column in named
    )
    found: list[tuple[Heading, int]] = []
    taken: set[str] = set()
    for index, column in named:
        shared = any(other.text == column.text for at, other in named if at != index)
        text = wanted = " ".join(column.parts) if shared else column.text
        number = 2
        while text in taken:
            text, number = f"{wanted} ({number})", number + 1
        taken.add(text)
        match = column.match or _NO_MATCH
        field, unit, loose, time, other = match.field or None, match.unit, match.loose, match.time, match.other
        other = other or (units.get(index) if are_at_odds(unit, units.get(index)) else None)
        if field and field in matcher.numeric and unit and other:
            torn.append((Heading(text, None, None, index + 1, column.row), field, unit, other))
            field = unit = time = None
        unit = unit or units.get(index)
        if field is not None and loose and matcher.asks_for_another(field, unit):
            field = unit = time = None
        if unit is None and not has_unit_column:
            unit = matcher.unit_for(field, title_units)
        found.append((Heading(text, field, unit, index + 1, column.row, time), loose))
    return found


def _settled(found: list[tuple[Heading, int]]) -> tuple[tuple[Heading, ...], tuple[tuple[Heading, str, str], ...]]:
    """Each field read from one column: the one matched most strictly, or the first; and the columns that lost."""
    first: dict[str, tuple[int, Heading]] = {}
    for heading, loose in found:
        if heading.says is not None:
            continue
        if heading.field and (heading.field not in first or loose < first[heading.field][0]):
            first[heading.field] = loose, heading
    settled: list[Heading] = []
    twice: list[tuple[Heading, str, str]] = []
    for heading, _ in found:
        if heading.says is None and heading.field and first[heading.field][1] is not heading:
            twice.append((heading, heading.field, first[heading.field][1].text))
            heading = attrs.evolve(heading, field=None, unit=None, time=None)  # noqa: PLW2901
        settled.append(heading)
    return tuple(settled), tuple(twice)


def _given(headings: Sequence[Heading], titles: Sequence[str], matcher: Matcher) -> dict[str, tuple[str, str]]:
    """The fields with one value for every row, and its text, by a heading that no column of the table has."""
    periods = matcher.periods((heading.field, heading.time) for heading in headings)
    periods = periods or dated(headings, titles, matcher)
    values = [(given.heading, field, given.text) for field, given in matcher.given.items()]
    values += [(matcher.chinese(field), field, period) for field, period in periods.items()]
    taken = {heading.text for heading in headings}
    found: dict[str, tuple[str, str]] = {}
    for name, field, text in values:
        others = (f"{name} ({number})" for number in count(2))
        free = chain((name, *matcher.spellings[field]), others)
        found[next(heading for heading in free if heading not in taken)] = field, text
    return found
