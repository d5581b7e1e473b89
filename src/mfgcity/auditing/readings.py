"""Each reading of an ambiguous completion, with the plan it implies (歧义的各种读法)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from mfgcity.auditing.claims import Claim
from mfgcity.auditing.derivation import Statements
from mfgcity.auditing.findings import Finding, maths, whole_numbers
from mfgcity.auditing.grading import Verdict, grade
from mfgcity.auditing.keys import Key
from mfgcity.auditing.labels import Labels
from mfgcity.auditing.relations import name_of, sum_of
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure


def readings(stated: Statements, label: Labels, claims: Iterable[Claim]) -> Iterator[Finding]:
    """A finding for each reading; they accuse only where no reading is possible.

    Args:
        stated: What is printed.
        label: What figures are called.
        claims: The claims, of which those that are readings count.
    """
    by_result: dict[Key, list[Finding]] = {}
    for claim in claims:
        if claim.reading:
            by_result.setdefault(claim.result, []).append(_reading(stated, label, claim))
    for findings in by_result.values():
        impossible = all(finding.verdict is Verdict.CONTRADICTED for finding in findings)
        yield from (attrs.evolve(finding, accuses=impossible) for finding in findings)


def _reading(stated: Statements, label: Labels, claim: Claim) -> Finding:
    """One reading: graded where the plan is printed, else with the plan that it implies."""
    rate = stated.by_key[claim.result].figure
    items = tuple(item.figure for item in claim.reading)
    keys = claim.keys if claim.plan is None else (*claim.keys, claim.plan)
    plan = None if claim.plan is None else stated.by_key[claim.plan].figure
    finding = Finding(
        verdict=Verdict.UNDECIDED,
        relation=name_of(claim.formula),
        figures=(rate, *items) if plan is None else (rate, *items, plan),
        printed=rate,
        recomputed=None,
        names=tuple(label(key) for key in keys),
        reading=True,
    )
    try:
        done = sum_of(*items)
        implied = done / rate
    except MfgcityError:
        return finding
    if plan is not None:
        graded = grade(claim.formula, rate, [done, plan])
        return attrs.evolve(
            finding, verdict=graded.verdict, recomputed=graded.recomputed, maths=maths(claim.formula, [done, plan])
        )
    whole = whole_numbers(implied.bounds) if done.unit.counts_whole else None
    return attrs.evolve(
        finding,
        verdict=Verdict.CONTRADICTED if whole == () else Verdict.IMPLIED,
        printed=None,
        recomputed=Figure.computed(implied.value, implied.unit, implied.bounds, shown=2),
        whole_numbers=whole,
        maths=(
            f"{done.format('zh', bounds=False)} ÷ {rate}",
            f"{done.format('en', bounds=False)} ÷ {rate.format('en')}",
        ),
    )
