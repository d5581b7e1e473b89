"""The faults of a report together by rule and by who sent them (错误分组)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from mfgcity.errors import Language, said, shown
from mfgcity.intake.faults import Fault

SEMICOLON: Final[dict[Language, str]] = {"zh": "；", "en": "; "}
"""What stands between the parts of a line."""

_EXAMPLES: Final = 3


@attrs.frozen
class RuleGroup:
    """The faults against one rule in one column.

    Attributes:
        column: The heading; None where the rule is one of whole rows.
        code: The code of the rule.
        field: The field of the record.
        faults: The faults, in the order of the rows.
    """

    column: str | None
    code: str
    field: str | None
    faults: tuple[Fault, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.faults)

    @property
    def rows(self) -> int:
        """In how many rows they are."""
        return rows_of(self.faults)

    @property
    def examples(self) -> tuple[Fault, ...]:
        """A few of them, each with another value as far as there are."""
        by_value: dict[str | None, Fault] = {}
        for fault in self.faults:
            by_value.setdefault(fault.value, fault)
            if len(by_value) == _EXAMPLES:
                break
        return tuple(by_value.values())

    def rule(self, lang: Language = "en") -> str:
        """The rule in words; what differs from fault to fault is left open."""
        first, *others = (fault for fault in self.faults if fault.code == self.code)
        parts = {
            name: part if all(other.parts.get(name) == part for other in others) else "…"
            for name, part in first.parts.items()
        }
        return attrs.evolve(first, parts=parts).rule(lang)

    def shown_examples(self, lang: Language = "en") -> str:
        """The examples with their places."""
        return SEMICOLON[lang].join(_example(fault, lang) for fault in self.examples)


@attrs.frozen
class SenderGroup:
    """The faults of one sender.

    Attributes:
        sender: What stands in the sender's column; None where nothing does.
        faults: The faults, in the order of the rows.
    """

    sender: str | None
    faults: tuple[Fault, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.faults)

    @property
    def rows(self) -> int:
        """In how many rows they are."""
        return rows_of(self.faults)

    @property
    def columns(self) -> dict[str | None, int]:
        """How many faults each column has, the most first."""
        return dict(Counter(fault.column for fault in self.faults).most_common())


def by_rule(faults: Sequence[Fault]) -> tuple[RuleGroup, ...]:
    """The faults by rule and column, the most frequent first; a column that is missing together with what its rows lack."""
    lacking = {fault.field for fault in faults if fault.code == "heading.missing"}

    def key(fault: Fault) -> tuple[str | None, str]:
        of_heading = fault.code == "missing" and fault.column is None and fault.field in lacking
        return fault.column or fault.field, "heading.missing" if of_heading else fault.code

    groups = _groups(faults, key)
    return tuple(RuleGroup(group[0].column, group[0].code, group[0].field, group) for _, group in groups)


def by_sender(faults: Sequence[Fault], senders: Mapping[int, str]) -> tuple[SenderGroup, ...]:
    """The faults by who sent their rows, the most frequent first."""
    groups = _groups(faults, lambda fault: None if fault.row is None else senders.get(fault.row))
    return tuple(SenderGroup(sender, group) for sender, group in groups)


def rows_of(faults: Iterable[Fault]) -> int:
    """In how many rows faults are."""
    return len({(fault.file, fault.sheet, fault.row) for fault in faults if fault.row is not None})


def _groups(faults: Sequence[Fault], key: Any) -> list[tuple[Any, tuple[Fault, ...]]]:
    """The faults with the same key together; the largest group first, else in the order of the rows."""
    groups: dict[Any, list[Fault]] = {}
    for fault in faults:
        groups.setdefault(key(fault), []).append(fault)
    return sorted(((each, tuple(group)) for each, group in groups.items()), key=lambda pair: -len(pair[1]))


def _example(fault: Fault, lang: Language) -> str:
    place = said("report.heading", lang) if fault.row is None else said("report.row", lang, row=fault.row)
    return place if fault.value is None else f"{place} {shown(fault.value)}"
