"""The audit: which printed claims hold, which cannot, and which number is most likely the misprint."""

from mfgcity.auditing.derivation import AuditError
from mfgcity.auditing.findings import Finding
from mfgcity.auditing.grading import Grade, Verdict, grade
from mfgcity.auditing.network import Network, NetworkError
from mfgcity.auditing.relations import (
    average_of,
    between,
    count_of,
    difference_of,
    equal_to,
    place_of,
    rate_of,
    sum_of,
)
from mfgcity.auditing.remedies import Remedy
from mfgcity.auditing.report import AuditReport, audit
from mfgcity.auditing.solution import Solution

__all__ = [
    "AuditError",
    "AuditReport",
    "Finding",
    "Grade",
    "Network",
    "NetworkError",
    "Remedy",
    "Solution",
    "Verdict",
    "audit",
    "average_of",
    "between",
    "count_of",
    "difference_of",
    "equal_to",
    "grade",
    "place_of",
    "rate_of",
    "sum_of",
]
