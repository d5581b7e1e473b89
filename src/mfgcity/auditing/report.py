"""The audit of a city's observations: every claim graded, contradictions traced to their likely culprits (数据审核)."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from mfgcity.auditing.derivation import Claim, Key, Statements, statements
from mfgcity.auditing.findings import Finding, Remedy, substituted
from mfgcity.auditing.grading import GRAVITY, Grade, Verdict, grade
from mfgcity.auditing.network import Domain, Network
from mfgcity.auditing.relations import between, count_of
from mfgcity.auditing.solution import Solution
from mfgcity.domain import City, Measure, Observation
from mfgcity.errors import Language, MfgcityError
from mfgcity.figures import Figure, Interval, Qualifier, Rounding, Unit
from mfgcity.figures.operands import as_growth

_UNITS: Final = {
    Measure.GROWTH: Unit("%"),
    Measure.PERIOD_GROWTH: Unit("%"),
    Measure.SHARE: Unit("%"),
    Measure.COMPLETION: Unit("%"),
    Measure.CONTRIBUTION: Unit("%"),
}
"""The unit of a figure that is not printed, by its measure; else the unit of the figure it is compared with."""


_SIGNED: Final = frozenset({Measure.CHANGE, Measure.NET_ADDED, Measure.GAP})
"""The measures as which even a count can be below zero."""


_TOLD: Final = frozenset({Verdict.CONTRADICTED, Verdict.LAST_DIGIT, Verdict.TRUNCATED, Verdict.UNUSUAL})
"""Verdicts that already say of one claim all that its figures show together."""


@attrs.frozen
class AuditReport:
    """What an audit found.

    Attributes:
        findings: Every claim with its verdict, the gravest first.
    """

    findings: tuple[Finding, ...]

    @property
    def contradicted(self) -> bool:
        """Whether something printed is certainly wrong."""
        return any(finding.accuses for finding in self.findings)

    def text(self, lang: Language = "en") -> str:
        """The findings in English (``en``) or Chinese (``zh``), a line each."""
        return "\n".join(finding.message(lang) for finding in self.findings)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{html.escape(finding.verdict.value)}</td><td>{html.escape(finding.message('en'))}</td>"
            f"<td lang='zh'>{html.escape(finding.message('zh'))}</td></tr>"
            for finding in self.findings
        )
        head = "<tr><th scope='col'>verdict</th><th scope='col'>finding</th><th scope='col'>结论</th></tr>"
        return f"<table><caption>Audit 数据审核</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"


def audit(city: City | Iterable[Observation], *, budget: int | None = None) -> AuditReport:
    """Say which printed claims hold, which cannot, and which figure is most likely the misprint.

    Relations follow from what each observation says of itself: a gap to a reference, a share of a whole, the completion
    of a plan, parts of a derived whole, a change or growth between levels that can be compared, a year to date as its
    months, a count among all. A level and a growth are related only at current prices, in one scope and one vintage.
    Each reading of an ambiguous figure is audited on its own.

    Args:
        city: A city, or observations.
        budget: How much the complete solver may work for one question, in z3's resource units.

    Examples:
        >>> from mfgcity.datasets import zhuzhou_2023
        >>> print(audit(zhuzhou_2023()).findings[0].message("en"))
        Problems of enterprises closed, share: 2,525 ÷ 2,651 = 95.25%, printed 93%: cannot hold, ...
    """
    auditor = _Auditor(statements(city), budget)
    findings = sorted(auditor.findings(), key=lambda finding: (not finding.accuses, GRAVITY.index(finding.verdict)))
    return AuditReport(tuple(findings))


class _Auditor:
    def __init__(self, stated: Statements, budget: int | None) -> None:
        self._stated = stated
        self._budget = budget
        self._claims = list(stated.claims())
        self._names: dict[Key, str] = {}

    def findings(self) -> Iterator[Finding]:
        solution = self._solution([claim for claim in self._claims if not claim.reading])
        told: set[frozenset[str]] = set()
        for claim in self._claims:
            if claim.reading:
                continue
            finding = self._printed(claim, solution) if self._complete(claim) else self._implied(claim, solution)
            if finding is not None:
                if finding.verdict in _TOLD:
                    told.add(frozenset(self._name(key) for key in (claim.result, *claim.inputs)))
                yield finding
        yield from self._joint(solution, told)
        yield from self._readings()

    def _complete(self, claim: Claim) -> bool:
        return all(key in self._stated.by_key for key in (claim.result, *claim.inputs))

    def _figure(self, key: Key) -> Figure | None:
        item = self._stated.by_key.get(key)
        return None if item is None else item.figure

    def _name(self, key: Key) -> str:
        """A name for the network: one for each number."""
        return self._names.setdefault(key, f"{len(self._names)}")

    def _solution(self, claims: list[Claim], *, on_print: bool = False) -> Solution:
        """The network of some claims, solved; on the printed digits if asked for."""
        net = Network()
        for claim in claims:
            for key in (claim.result, *claim.inputs):
                if self._name(key) not in net.quantities:
                    self._enter(net, key, claim, on_print=on_print)
            try:
                net.relate(self._name(claim.result), claim.formula, *map(self._name, claim.inputs))
            except MfgcityError:
                continue
        return net.solve(self._budget)

    def _enter(self, net: Network, key: Key, claim: Claim, *, on_print: bool) -> None:
        figure = self._figure(key)
        if figure is not None and key.measure in (Measure.GROWTH, Measure.PERIOD_GROWTH):
            figure = as_growth(figure)
        domain: Domain | None = "real" if key.measure in _SIGNED else None
        if figure is None:
            net.unknown(self._name(key), self._unit(key, claim), domain=domain)
        elif on_print and figure.qualifier is Qualifier.EXACT:
            net.figure(self._name(key), figure, rounding=Rounding.EXACT, domain=domain)
        else:
            net.figure(self._name(key), figure, domain=domain)

    def _unit(self, key: Key, claim: Claim) -> Unit:
        if key.measure in _UNITS:
            return _UNITS[key.measure]
        printed = [figure for other in claim.inputs if other != key and (figure := self._figure(other)) is not None]
        return printed[0].unit if printed else Unit("")

    def _printed(self, claim: Claim, solution: Solution) -> Finding:
        figures = [item.figure for key in (claim.result, *claim.inputs) if (item := self._stated.by_key.get(key))]
        graded = grade(claim.formula, figures[0], figures[1:])
        if claim.formula in (count_of, between) and graded.verdict is Verdict.CONTRADICTED:
            graded = Grade(Verdict.CONTRADICTED, None)
        accuses = graded.verdict is Verdict.CONTRADICTED
        return Finding(
            verdict=graded.verdict,
            relation=claim.formula.__name__,
            figures=tuple(figures),
            printed=figures[0],
            recomputed=graded.recomputed,
            names=tuple(self._stated.label(key) for key in (claim.result, *claim.inputs)),
            remedies=tuple(self._remedies(claim, solution)) if accuses else (),
            accuses=accuses,
            maths=_maths(claim.formula, figures[1:]),
        )

    def _remedies(self, claim: Claim, solution: Solution) -> Iterator[Remedy]:
        repairs = solution.repairs
        for key in (*claim.inputs, claim.result):
            name, figure = self._name(key), self._figure(key)
            if figure is None or name not in repairs:
                continue
            try:
                printable = solution.printable(name)
            except MfgcityError:
                printable = ()
            yield Remedy(self._stated.label(key), figure, repairs[name], printable)

    def _implied(self, claim: Claim, solution: Solution) -> Finding | None:
        """What the one figure that is not printed must be."""
        missing = next(key for key in (claim.result, *claim.inputs) if key not in self._stated.by_key)
        name = self._name(missing)
        if name not in solution.bounds:
            return None
        bounds, unit = solution.bounds[name], self._unit(missing, claim)
        if bounds.lower is None or bounds.upper is None:
            return None
        known = [figure for key in (claim.result, *claim.inputs) if (figure := self._figure(key)) is not None]
        decimals = [figure.shown_decimals for figure in known if figure.shown_decimals is not None]
        on_print = self._solution([claim], on_print=True).bounds
        value = on_print[name].lower if name in on_print and on_print[name].is_point else None
        middle = (bounds.lower + bounds.upper) / 2 if value is None else value
        whole = _whole_numbers(bounds) if unit.counts_whole else None
        return Finding(
            verdict=Verdict.IMPLIED,
            relation=claim.formula.__name__,
            figures=tuple(self._figure(key) for key in (claim.result, *claim.inputs)),
            printed=None,
            recomputed=Figure.computed(middle, unit, bounds, shown=min(decimals, default=None)),
            names=(
                self._stated.label(missing),
                *(self._stated.label(key) for key in (claim.result, *claim.inputs) if key != missing),
            ),
            whole_numbers=whole,
            maths=self._rearranged(claim),
        )

    def _rearranged(self, claim: Claim) -> tuple[str, str]:
        """The claim over the printed figures, with ? for the one that is not printed."""
        maths = _maths(claim.formula, [self._figure(key) for key in claim.inputs])
        result = self._figure(claim.result)
        zh, en = ("?", "?") if result is None else (result.format("zh"), result.format("en"))
        return f"{maths[0]} = {zh}，?", f"{maths[1]} = {en}, ?"

    def _joint(self, solution: Solution, told: set[frozenset[str]]) -> Iterator[Finding]:
        """Contradictions that no claim shows alone: figures of several claims that cannot all be right."""
        keys = {name: key for key, name in self._names.items()}
        for cluster in solution.clusters:
            if any(conflict <= names for conflict in cluster.conflicts for names in told):
                continue
            involved = sorted(frozenset().union(*cluster.conflicts), key=int)
            figures = tuple(self._figure(keys[name]) for name in involved)
            yield Finding(
                verdict=Verdict.CONTRADICTED,
                relation="together",
                figures=figures,
                printed=None,
                recomputed=None,
                names=tuple(self._stated.label(keys[name]) for name in involved),
                remedies=tuple(
                    Remedy(self._stated.label(keys[name]), figure, solution.repairs[name])
                    for name, figure in zip(involved, figures, strict=True)
                    if figure is not None and name in solution.repairs
                ),
                accuses=True,
                maths=(
                    "、".join(map(str, figures)),
                    ", ".join(str(figure.format("en")) for figure in figures if figure),
                ),
            )

    def _readings(self) -> Iterator[Finding]:
        """Each reading of an ambiguous completion, with the plan it implies; all impossible accuses."""
        by_result: dict[Key, list[Finding]] = {}
        for claim in self._claims:
            if claim.reading:
                by_result.setdefault(claim.result, []).append(self._reading(claim))
        for findings in by_result.values():
            impossible = all(finding.verdict is Verdict.CONTRADICTED for finding in findings)
            yield from (attrs.evolve(finding, accuses=impossible) for finding in findings)

    def _reading(self, claim: Claim) -> Finding:
        rate = self._stated.by_key[claim.result].figure
        done = claim.reading[0].figure
        for item in claim.reading[1:]:
            done = done + item.figure
        plan = done / rate
        whole = _whole_numbers(plan.bounds) if done.unit.counts_whole else None
        return Finding(
            verdict=Verdict.CONTRADICTED if whole == () else Verdict.IMPLIED,
            relation=claim.formula.__name__,
            figures=(rate, *(item.figure for item in claim.reading)),
            printed=None,
            recomputed=Figure.computed(plan.value, plan.unit, plan.bounds, shown=2),
            names=(self._stated.label(claim.result), *(self._stated.label(key) for key in claim.inputs)),
            whole_numbers=whole,
            reading=True,
            maths=(
                f"{done.format('zh', bounds=False)} ÷ {rate}",
                f"{done.format('en', bounds=False)} ÷ {rate.format('en')}",
            ),
        )


def _maths(formula: Callable[..., Any], figures: Sequence[Figure | None]) -> tuple[str, str]:
    return substituted(formula, figures, "zh"), substituted(formula, figures, "en")


def _whole_numbers(bounds: Interval, limit: int = 100) -> tuple[int, ...]:
    return tuple(bounds.whole_numbers()[:limit])
