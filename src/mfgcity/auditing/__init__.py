"""The audit: which printed claims hold, which cannot, and which number is most likely the misprint."""

from mfgcity.auditing.findings import Finding, Remedy
from mfgcity.auditing.grading import Grade, Verdict, grade
from mfgcity.auditing.network import Network, NetworkError
from mfgcity.auditing.relations import between, count_of, difference_of, equal_to, sum_of
from mfgcity.auditing.report import AuditReport, audit
from mfgcity.auditing.solution import Solution

__all__ = [
    "AuditReport",
    "Finding",
    "Grade",
    "Network",
    "NetworkError",
    "Remedy",
    "Solution",
    "Verdict",
    "audit",
    "between",
    "count_of",
    "difference_of",
    "equal_to",
    "grade",
    "sum_of",
]
