"""A component that is one sum, however long: what each figure can be by all others, in one pass (单一求和式)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from mfgcity.auditing.program import Program, Total, rests, totals
from mfgcity.auditing.spans import ANY, Span, meet, whole
from mfgcity.auditing.system import System, members


class Solitary:
    """One sum of quantities that are all whole numbers, or none of them: what ends allow can then be attained.

    Args:
        system: A system that is one such sum.
        program: The sum.
        spans: What each quantity can be by its print, by place in the sum.
    """

    def __init__(self, system: System, program: Program, spans: Sequence[Span]) -> None:
        self._system = system
        self._program = program
        self._spans = spans
        _, places, _ = system.relations[0]
        self._places = [places[number] for _, number in program.places]

    @classmethod
    def of(cls, system: System) -> Solitary | None:
        """The system as one sum, or None if it is not."""
        if len(system.relations) != 1:
            return None
        form, places, repeated = system.relations[0]
        program = form.programs[0] if len(form.programs) == 1 else None
        if repeated or program is None or program.linear is None or len(places) != len(system.quantities):
            return None
        wholes = {system.whole[place] for place in places}
        if len(wholes) > 1 or (True in wholes and program.shift.denominator != 1):
            return None
        starts = [system.believed[places[number]] for _, number in program.places]
        spans = [start for start in starts if start is not None]
        return cls(system, program, spans) if len(spans) == len(starts) else None

    @cached_property
    def _rests(self) -> dict[int, Span | None]:
        program, system = self._program, self._system
        assert program.linear is not None
        found: dict[int, Span | None] = {}
        by_others = rests(self._spans, program.allowed, program.linear, program.shift)
        for place, rest in zip(self._places, by_others, strict=True):
            free = system.free[place]
            left = None if free is None else meet(rest, free)
            found[place] = whole(left) if left is not None and system.whole[place] else left
        return found

    def rest(self, number: int) -> Span | None:
        """What a quantity can be by its domain and all others, its own print left out; None if nothing."""
        return self._rests[number]

    def shrunk(self, blamed: int) -> int:
        """Of figures that contradict each other, enough that still do, none to spare; the first by name are spared first."""
        program, system = self._program, self._system
        assert program.linear is not None
        printed = dict(zip(self._places, self._spans, strict=True))
        turned = {place: sign for place, (_, sign) in zip(self._places, program.linear, strict=True)}
        freed: dict[int, Span] = {}
        for place in self._places:
            freed[place] = system.free[place] or ANY
        low, high = totals(
            [(printed[place] if blamed >> place & 1 else freed[place], turned[place]) for place in self._places],
            program.shift,
        )
        for place in sorted(members(blamed), key=lambda number: system.quantities[number].name):
            _exchange(low, high, printed[place], freed[place], turned[place])
            if meet((*low.end(), *high.end()), program.allowed) is None:
                blamed ^= 1 << place
            else:
                _exchange(low, high, freed[place], printed[place], turned[place])
        return blamed


def _exchange(low: Total, high: Total, old: Span, new: Span, turned: bool) -> None:
    for (ln, ld, lc, un, ud, uc), sign in ((old, -1), (new, 1)):
        if turned:
            low.add(-un, ud, uc, sign)
            high.add(-ln, ld, lc, sign)
        else:
            low.add(ln, ld, lc, sign)
            high.add(un, ud, uc, sign)
