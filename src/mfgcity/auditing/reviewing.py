"""From claims to findings: each claim graded, what is not printed worked out, conflicts traced (审核)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from mfgcity.auditing.building import Networks, asked, on_print, widest
from mfgcity.auditing.claims import Claim
from mfgcity.auditing.culprits import Cluster
from mfgcity.auditing.derivation import Statements
from mfgcity.auditing.findings import TOGETHER, Finding, maths, whole_numbers
from mfgcity.auditing.grading import Grade, Verdict, grade
from mfgcity.auditing.keys import Key, merged
from mfgcity.auditing.labels import Labels
from mfgcity.auditing.network import NetworkError
from mfgcity.auditing.readings import readings
from mfgcity.auditing.relations import name_of
from mfgcity.auditing.remedies import Remedy, within_domain
from mfgcity.auditing.solution import Solution
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, Interval, Qualifier

_LISTED: Final = 20
"""How many printable values a remedy lists at the most, or figures a finding on more than can be told apart."""

_LITTLE: Final = 1
"""A budget that leaves the complete solver out."""


class Review:
    """The findings on what observations state.

    Args:
        stated: The observations.
        budget: How much the complete solver may work for one question, in z3's resource units.
    """

    def __init__(self, stated: Statements, budget: int | None) -> None:
        self._stated = stated
        self._claims = list(stated.claims())
        self._hard = [claim for claim in self._claims if not claim.reading and not claim.soft]
        self._label = Labels(stated, (key for claim in self._claims for key in claim.keys))
        self._networks = Networks(stated, budget)
        self._grades = {claim.identity: self._graded(claim) for claim in self._claims if self._is_printed(claim)}

    def _is_printed(self, claim: Claim) -> bool:
        return not claim.reading and all(key in self._stated.by_key for key in claim.keys)

    def _graded(self, claim: Claim) -> Grade:
        printed = self._stated.by_key[claim.result].figure
        return grade(claim.formula, printed, [self._read(key) for key in claim.inputs])

    @cached_property
    def _solution(self) -> Solution:
        """What follows from all claims together, to its end."""
        return self._networks.solve(self._hard, self._reading)

    @cached_property
    def _everywhere(self) -> Mapping[str, Interval]:
        """The bounds by all claims together that propagation finds: true, and cheap however much is linked."""
        return self._networks.solve(self._hard, self._reading, budget=_LITTLE).bounds

    def _reading(self, key: Key, figure: Figure) -> Interval | None:
        return widest(figure) if key in self._wide else None

    @cached_property
    def _wide(self) -> set[Key]:
        """The numbers that are read both ways.

        Figures that are linked with some that hold only if digits were cut off, or only in an unusual sense of their
        words, are read both ways.
        """
        doubtful = [
            claim
            for claim in self._hard
            if claim.identity in self._grades
            and self._grades[claim.identity].verdict in (Verdict.TRUNCATED, Verdict.UNUSUAL)
        ]
        wide = self._linked([key for claim in doubtful for key in claim.keys])
        return {key for claim in wide for key in claim.keys}

    def findings(self) -> Iterator[Finding]:
        """Every finding, in the order of the claims."""
        told: set[frozenset[str]] = set()
        accused: set[str] = set()
        for claim in self._claims:
            if claim.reading:
                continue
            finding = self._printed(claim) if claim.identity in self._grades else self._implied(claim)
            if finding is not None:
                names = frozenset(map(self._networks.name, claim.keys))
                if claim.identity in self._grades:
                    told.add(names)
                if finding.accuses:
                    accused |= names
                yield finding
        yield from self._joint(told, frozenset(accused))
        yield from readings(self._stated, self._label, self._claims)

    def _printed(self, claim: Claim) -> Finding:
        figures = [self._stated.by_key[key].figure for key in claim.keys]
        graded = self._grades[claim.identity]
        breach = graded.verdict in (Verdict.CONTRADICTED, Verdict.LAST_DIGIT)
        if claim.soft and breach:
            graded = Grade(Verdict.UNDECIDED, graded.recomputed)
        accuses = graded.verdict is Verdict.CONTRADICTED
        return Finding(
            verdict=graded.verdict,
            relation=name_of(claim.formula),
            figures=tuple(figures),
            printed=figures[0],
            recomputed=graded.recomputed,
            names=self._names(claim.keys),
            remedies=tuple(self._remedies(claim, graded.recomputed)) if accuses else (),
            accuses=accuses,
            maths=maths(claim.formula, [self._read(key) for key in claim.inputs]),
            soft=claim.soft,
        )

    def _read(self, key: Key) -> Figure:
        figure = self._networks.figure(key)
        assert figure is not None
        return figure

    def _names(self, keys: Sequence[Key]) -> tuple[tuple[str, str], ...]:
        return tuple(self._label(key) for key in keys)

    def _remedies(self, claim: Claim, recomputed: Figure | None) -> list[Remedy]:
        """The repairs by all claims together, else by this one alone, else what the formula gives for the result."""
        keys = (*claim.inputs, claim.result)
        found = self._repaired(keys, self._solution, self._repairs)
        if not found:
            alone = self._networks.solve([claim])
            found = self._repaired(keys, alone, alone.repairs)
        if recomputed is not None and not found:
            figure = self._stated.by_key[claim.result].figure
            bounds = within_domain(claim.result.measure, figure, recomputed.bounds)
            return [] if bounds is None else [Remedy(self._label(claim.result), figure, bounds)]
        return found

    @cached_property
    def _repairs(self) -> Mapping[str, Interval]:
        return self._solution.repairs

    def _repaired(self, keys: Sequence[Key], solution: Solution, repairs: Mapping[str, Interval]) -> list[Remedy]:
        """The remedies of those numbers that can be the lone culprit and lie elsewhere."""
        found = []
        for key in keys:
            name, figure = self._networks.name(key), self._read(key)
            repair = asked(repairs, name)
            bounds = None if repair is None else within_domain(key.measure, figure, repair)
            if bounds is None or bounds.covers(figure.bounds):
                continue
            try:
                printable = solution.printable(name)
            except MfgcityError:
                printable = ()
            fitting = [value for value in printable if value.bounds.meets(bounds)]
            found.append(Remedy(self._label(key), figure, bounds, tuple(fitting[:_LISTED])))
        return found

    def _implied(self, claim: Claim) -> Finding | None:
        """What the one figure that is not printed must be."""
        if claim.soft:
            return None
        missing, *others = (key for key in claim.keys if key not in self._stated.by_key)
        if others:
            return None
        bounds = self._bounds(missing, claim)
        if bounds is None or bounds.lower is None or bounds.upper is None:
            return None
        unit = self._networks.unit(missing, claim)
        known = [figure for key in claim.keys if (figure := self._networks.figure(key)) is not None]
        decimals = [figure.shown_decimals for figure in known if figure.shown_decimals is not None]
        exact = self._networks.solve([claim], lambda _, figure: on_print(figure)).bounds
        point = asked(exact, self._networks.name(missing))
        value = point.lower if point is not None and point.is_point else None
        middle = (bounds.lower + bounds.upper) / 2 if value is None or value not in bounds else value
        zh, en = self._rearranged(claim)
        return Finding(
            verdict=Verdict.IMPLIED,
            relation=name_of(claim.formula),
            figures=tuple(self._networks.figure(key) for key in claim.keys),
            printed=None,
            recomputed=Figure.computed(middle, unit, bounds, shown=min(decimals, default=None)),
            names=self._names((missing, *(key for key in claim.keys if key != missing))),
            whole_numbers=whole_numbers(bounds) if unit.counts_whole else None,
            maths=(f"{zh}，?", f"{en}, ?"),
        )

    def _bounds(self, key: Key, claim: Claim) -> Interval | None:
        """What a number can be by all claims together; where those contradict each other, by one alone."""
        name = self._networks.name(key)
        found = asked(self._everywhere, name)
        return asked(self._networks.solve([claim]).bounds, name) if found is None else found

    def _rearranged(self, claim: Claim) -> tuple[str, str]:
        """The claim over the printed figures, with ? for the one that is not printed."""
        text = maths(claim.formula, [self._networks.figure(key) for key in claim.inputs])
        result = self._networks.figure(claim.result)
        zh, en = ("?", "?") if result is None else (result.format("zh"), result.format("en"))
        return f"{text[0]} = {zh}", f"{text[1]} = {en}"

    def _joint(self, told: set[frozenset[str]], accused: frozenset[str]) -> Iterator[Finding]:
        """Contradictions that no claim shows alone: figures of several claims that cannot all be right.

        What a claim says of its figures is told by its own finding; what a misprint in claims that are accused explains
        is left out.
        """
        for part in self._solution.components:
            try:
                groups = part.clusters
            except NetworkError:
                yield self._unsorted(self._networks.keys(part.printed)[:_LISTED])
            else:
                yield from self._jointly(groups, told, accused)

    def _unsorted(self, keys: Sequence[Key]) -> Finding:
        """Figures that contradict each other in more ways than can be listed."""
        return Finding(
            verdict=Verdict.UNDECIDED,
            relation=TOGETHER,
            figures=tuple(self._stated.by_key[key].figure for key in keys),
            printed=None,
            recomputed=None,
            names=self._names(keys),
        )

    def _jointly(
        self, groups: Sequence[Cluster], told: set[frozenset[str]], accused: frozenset[str]
    ) -> Iterator[Finding]:
        for cluster in groups:
            if any(culprits <= accused for culprits in cluster.culprits):
                continue
            for conflict in cluster.conflicts:
                if any(conflict <= names for names in told):
                    continue
                keys = self._networks.keys(conflict)
                if merged([key.version for key in keys]) is None:
                    continue
                among = self._among(keys, conflict)
                certain = self._networks.contradict(conflict, among)
                worded = any(self._read(key).qualifier is not Qualifier.EXACT for key in keys)
                yield Finding(
                    verdict=Verdict.CONTRADICTED if certain else Verdict.UNUSUAL if worded else Verdict.TRUNCATED,
                    relation=TOGETHER,
                    figures=tuple(self._stated.by_key[key].figure for key in keys),
                    printed=None,
                    recomputed=None,
                    names=self._names(keys),
                    remedies=tuple(self._repaired(keys, self._solution, self._repairs)) if certain else (),
                    accuses=certain,
                    maths=self._rearranged(among[0]) if len(among) == 1 else ("", ""),
                )

    def _among(self, keys: Sequence[Key], conflict: frozenset[str]) -> list[Claim]:
        """The claims by which some numbers contradict each other: those on them alone, if these suffice."""
        known = set(keys)
        alone = [
            claim
            for claim in self._hard
            if all(key in known or key not in self._stated.by_key for key in claim.keys)
            and not known.isdisjoint(claim.keys)
        ]
        if self._networks.solve(alone, None, conflict).verdict == "inconsistent":
            return alone
        return self._linked(keys)

    def _linked(self, keys: Sequence[Key]) -> list[Claim]:
        """The claims that link some numbers, directly or through others, in their order."""
        by_key: dict[Key, list[Claim]] = {}
        for claim in self._hard:
            for key in claim.keys:
                by_key.setdefault(key, []).append(claim)
        reached, waiting = set(keys), list(keys)
        while waiting:
            for claim in by_key.get(waiting.pop(), ()):
                waiting += [key for key in claim.keys if key not in reached]
                reached.update(claim.keys)
        return [claim for claim in self._hard if not reached.isdisjoint(claim.keys)]
