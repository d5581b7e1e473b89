"""What an observation is of, and when two observations can be set against each other (观测对象与可比性)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from mfgcity.domain import Measure, Observation, ObservationStatus
from mfgcity.period import Period

LEVELS: Final = (Measure.LEVEL, Measure.COUNT, Measure.ADDED)
"""The measures as which the quantity itself is observed, in the order in which they are looked for."""

AGAINST: Final = frozenset(
    {
        Measure.GAP,
        Measure.SHARE,
        Measure.SHARE_CHANGE,
        Measure.RANK,
        Measure.COMPLETION,
        Measure.CONTRIBUTION,
        Measure.PULL,
    }
)
"""The measures of which the reference is a part: a gap to the nation is another number than a gap to the province."""

UNLIKE: Final = frozenset(
    {
        ObservationStatus.BREAK,
        ObservationStatus.DIFFERENT_DEFINITION,
        ObservationStatus.INCLUDES_OTHER,
        ObservationStatus.IMPUTED,
        ObservationStatus.UNRELIABLE,
    }
)
"""The statuses of figures whose definition may differ from that of the others, or which nobody printed."""


class Version(NamedTuple):
    """Prices, population and release of a figure; None where it does not say.

    Attributes:
        basis: The prices (价格口径).
        scope: The population (范围).
        vintage: The release (版次).
        forecast: Whether it is a forecast.
    """

    basis: str | None = None
    scope: str | None = None
    vintage: str | None = None
    forecast: bool | None = None


class Key(NamedTuple):
    """What an observation is of: an indicator of a subject in a period, as a measure, against a reference.

    Attributes:
        indicator: The indicator.
        subject: Whom it is observed of.
        period: The period.
        measure: As what it is observed.
        reference: What it is measured against, where that is part of the measure.
        of: The measure that is compared, where that is part of the measure.
        version: Prices, population and release.
        print: Which print of this very number it is; 0 for the first.
    """

    indicator: str
    subject: str
    period: Period | None
    measure: Measure
    reference: str | None = None
    of: Measure | None = None
    version: Version = Version()
    print: int = 0

    @property
    def number(self) -> Key:
        """The key without version and print: what the number is of, whatever its prices, population and release."""
        return self._replace(version=Version(), print=0)


def key_of(item: Observation) -> Key:
    """What an observation is of."""
    against = item.measure in AGAINST
    compared = item.of if item.measure is Measure.RANK else None
    if item.measure is Measure.GAP:
        compared = item.of or Measure.GROWTH
    reference = item.reference if against else None
    return Key(item.indicator, item.subject, item.period, item.measure, reference, compared, version_of(item))


def version_of(item: Observation) -> Version:
    """Prices, population and release of an observation."""
    basis = None if item.basis is None else item.basis.value
    return Version(basis, item.scope, item.vintage, item.status is ObservationStatus.FORECAST)


def merged(versions: Iterable[Version]) -> Version | None:
    """What several versions say together; None where two of them differ."""
    found = []
    for stated in zip(*versions, strict=True):
        values = {value for value in stated if value is not None}
        if len(values) > 1:
            return None
        found.append(values.pop() if values else None)
    return Version(*found) if found else Version()
