"""The audit of a city's observations: every claim graded, contradictions traced to their likely culprits (数据审核)."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from mfgcity.auditing.derivation import statements
from mfgcity.auditing.findings import VERDICTS, Finding
from mfgcity.auditing.grading import GRAVITY, Verdict
from mfgcity.auditing.reviewing import Review
from mfgcity.domain import City, Observation
from mfgcity.errors import Language


@attrs.frozen
class AuditReport:
    """What an audit found.

    Attributes:
        findings: Every claim with its verdict, what accuses first, then the gravest.
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
        from mfgcity.markup import both, table

        rows = [
            (
                both(*_verdict(finding)),
                finding.message("en"),
                finding.message("zh"),
            )
            for finding in self.findings
        ]
        return table(both("Audit", "数据审核"), (both("verdict", "判定"), "finding", "结论"), rows, named=True)


def _verdict(finding: Finding) -> tuple[str, str]:
    """The verdict in both languages; a reading that is ruled out accuses nothing that is printed."""
    if finding.verdict is Verdict.CONTRADICTED and not finding.accuses:
        return "reading ruled out", "不成立的读法"
    return finding.verdict.value.replace("_", " "), VERDICTS[finding.verdict]


def audit(city: City | Iterable[Observation], *, budget: int | None = None) -> AuditReport:
    """Say which printed claims hold, which cannot, and which figure is most likely the misprint.

    Relations follow from what each observation says of itself: a gap to a reference, a share of a whole, the completion
    of a plan, a rank in a field, pull and contribution, the parts of a derived whole, a change or growth between levels
    that can be compared, a year to date and its parts, a count among all, one fact printed twice. A level and a growth
    are related only at current prices, in one scope and one vintage. Where definitions may differ nothing is accused.
    Each reading of an ambiguous figure is audited on its own.

    Args:
        city: A city, or observations.
        budget: How much the complete solver may work for one question, in z3's resource units.

    Raises:
        AuditError: If it is neither a city nor observations.

    Examples:
        >>> from mfgcity.datasets import zhuzhou_2023
        >>> print(audit(zhuzhou_2023()).findings[0].message("en"))
        Problems of enterprises closed, share: 2,525 ÷ 2,651 = 95.25%, printed 93%: cannot hold, ...
    """
    found = Review(statements(city), budget).findings()
    ordered = sorted(found, key=lambda finding: (not finding.accuses, GRAVITY.index(finding.verdict)))
    return AuditReport(tuple(ordered))
