"""The domain: places, enterprises, clusters, parks, indicators, observations, recognitions, and the city that holds them."""

from mfgcity._loading import announce
from mfgcity.codes.region import AdminLevel
from mfgcity.domain.city import City, NoObservationError, SeveralObservationsError, UnknownNameError
from mfgcity.domain.cluster import Cluster, IndustryChain
from mfgcity.domain.enterprise import Enterprise, EnterpriseSize
from mfgcity.domain.indicator import Indicator, IndicatorKind, PriceBasis
from mfgcity.domain.observation import Elsewhere, Measure, Observation, ObservationStatus, Reading
from mfgcity.domain.park import Park, ParkKind, ParkStage
from mfgcity.domain.place import Region
from mfgcity.domain.recognition import HolderKind, Recognition, RecognitionKind, RecognitionStatus
from mfgcity.domain.record import Record, Term
from mfgcity.domain.size_rules import (
    ABOVE_SIZE,
    STATISTICAL_2017,
    AboveSizeRule,
    SizeClassRule,
    SizeRuleError,
    above_size_threshold,
    is_above_size,
    size_class,
)
from mfgcity.domain.source import Ambiguity, Section, Source
from mfgcity.domain.undertaking import (
    Document,
    Event,
    Mechanism,
    Organisation,
    Platform,
    Programme,
    Project,
    ServiceLedger,
)

__all__ = [
    "ABOVE_SIZE",
    "STATISTICAL_2017",
    "AboveSizeRule",
    "AdminLevel",
    "Ambiguity",
    "City",
    "Cluster",
    "Document",
    "Elsewhere",
    "Enterprise",
    "EnterpriseSize",
    "Event",
    "HolderKind",
    "Indicator",
    "IndicatorKind",
    "IndustryChain",
    "Measure",
    "Mechanism",
    "NoObservationError",
    "Observation",
    "ObservationStatus",
    "Organisation",
    "Park",
    "ParkKind",
    "ParkStage",
    "Platform",
    "PriceBasis",
    "Programme",
    "Project",
    "Reading",
    "Recognition",
    "RecognitionKind",
    "RecognitionStatus",
    "Record",
    "Region",
    "Section",
    "ServiceLedger",
    "SeveralObservationsError",
    "SizeClassRule",
    "SizeRuleError",
    "Source",
    "Term",
    "UnknownNameError",
    "above_size_threshold",
    "is_above_size",
    "size_class",
]

announce(__name__)
