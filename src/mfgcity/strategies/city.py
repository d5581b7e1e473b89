"""A strategy for whole cities, whose records name each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from mfgcity.codes import credit_code
from mfgcity.domain import City, HolderKind, Recognition
from mfgcity.domain.observation import ANYTHING
from mfgcity.strategies import records, statements
from mfgcity.strategies.fields import STEMS, names, region_codes

_NOUNS: Final[Mapping[str, str]] = {
    "sections": "节", "indicators": "指标", "enterprises": "企业", "organisations": "机构", "chains": "产业链",
    "parks": "园区", "clusters": "集群", "programmes": "行动", "platforms": "平台", "projects": "项目",
    "documents": "文件", "mechanisms": "机制", "events": "活动", "observations": "数", "recognitions": "称号",
}  # fmt: skip
_BODIES: Final = ("enterprises", "organisations")
_HOLDERS: Final[Mapping[HolderKind | None, tuple[str, ...]]] = {
    None: (*_BODIES, "parks", "clusters", "platforms", "projects"),
    HolderKind.ENTERPRISE: _BODIES,
    HolderKind.PARK: ("parks",),
    HolderKind.CLUSTER: ("clusters",),
    HolderKind.PLATFORM: ("platforms",),
    HolderKind.MECHANISM: ("mechanisms", "programmes"),
}


def cities(most: int = 2) -> SearchStrategy[City]:
    """Cities: every name leads to a record, and no key stands twice.

    Args:
        most: The most records of one kind, at most ten.
    """
    return _cities(most)


class _Builder:
    """The names of a city's records, and the records made under them one after another."""

    def __init__(self, draw: DrawFn, most: int) -> None:
        self._draw = draw
        sizes = {collection: draw(st.integers(0, most)) for collection in _NOUNS}
        self.names = {key: tuple(f"{stem}{noun}" for stem in STEMS[: sizes[key]]) for key, noun in _NOUNS.items()}
        if not self.names["indicators"]:
            self.names["observations"] = ()
        self.names["regions"] = tuple(draw(st.lists(region_codes(), max_size=most, unique=True)))

    def one(self, *collections: str) -> SearchStrategy[str | None]:
        """None, or the name of a record of these collections."""
        return st.sampled_from((None, *(name for key in collections for name in self.names[key])))

    def some(self, *collections: str) -> SearchStrategy[tuple[str, ...]]:
        """Names of records of these collections, possibly none."""
        found = tuple(name for key in collections for name in self.names[key])
        return st.lists(st.sampled_from(found), max_size=2, unique=True).map(tuple) if found else st.just(())

    def filled(
        self,
        collection: str,
        strategy: Callable[..., SearchStrategy[Any]],
        key: str = "name",
        each: Callable[[int], dict[str, SearchStrategy[Any]]] = lambda number: {},
        **links: SearchStrategy[Any],
    ) -> tuple[Any, ...]:
        """The records of a collection.

        Args:
            collection: The collection.
            strategy: The strategy of its records.
            key: The field that holds a record's name.
            each: The strategies for the fields of the record with a number, counted from 1.
            links: The strategies for the fields that name other records.
        """
        sections = {} if collection == "sections" else {"sections": self.some("sections")}
        return tuple(
            self._draw(strategy(**{key: st.just(name)}, **sections, **links, **each(number)))
            for number, name in enumerate(self.names[collection], start=1)
        )


@st.composite
def _cities(draw: DrawFn, most: int) -> City:
    made = _Builder(draw, most)
    alone = st.just(())
    content: dict[str, tuple[Any, ...]] = {
        "sections": made.filled("sections", records.sections, "key", name_en=st.none()),
        "regions": made.filled("regions", records.regions, "code", aliases=alone),
        "indicators": made.filled("indicators", records.indicators, "code", formula=st.none(), inputs=st.just(())),
        "enterprises": made.filled(
            "enterprises",
            records.enterprises,
            each=lambda number: {"credit_code": st.sampled_from((None, credit_code.example(number)))},
            aliases=alone,
        ),
        "organisations": made.filled("organisations", records.organisations, aliases=alone),
        "chains": made.filled("chains", records.chains, masters=made.some("enterprises"), aliases=alone),
        "parks": made.filled("parks", records.parks, parent=made.one("parks"), zones=made.some("parks"), aliases=alone),
        "clusters": made.filled(
            "clusters",
            records.clusters,
            chain=made.one("chains"),
            members=made.some("enterprises"),
            core_parks=made.some("parks"),
            aliases=alone,
        ),
        "programmes": made.filled("programmes", records.programmes, aliases=alone),
        "platforms": made.filled("platforms", records.platforms, operator=made.one(*_BODIES), aliases=alone),
        "projects": made.filled("projects", records.projects, holder=made.one(*_BODIES), aliases=alone),
        "documents": made.filled("documents", records.documents, authors=made.some(*_BODIES), aliases=alone),
        "mechanisms": made.filled("mechanisms", records.mechanisms, figures=made.some("observations"), aliases=alone),
        "events": made.filled(
            "events", records.events, organisers=made.some(*_BODIES), figures=made.some("observations"), aliases=alone
        ),
        "observations": made.filled(
            "observations",
            statements.observations,
            "id",
            each=lambda number: {"scope": st.just(None if number == 1 else STEMS[number - 1])},
            indicator=st.sampled_from(made.names["indicators"] or ("",)),
            subject=region_codes() | made.one(*ANYTHING).map(lambda name: name or "430200"),
            reference=made.one(*ANYTHING) | region_codes(),
            alternatives=st.just(()),
        ),
        "recognitions": made.filled("recognitions", lambda **fields: _held(made, fields), "title"),
        "ledgers": tuple(draw(st.lists(records.service_ledgers(sections=made.some("sections")), max_size=1))),
    }
    return City(name=draw(st.none() | names()), region=draw(st.none() | region_codes()), source=None, **content)


def _held(made: _Builder, fields: dict[str, SearchStrategy[Any]]) -> SearchStrategy[Recognition]:
    """Recognitions whose holder, if it is named, is a record of the city."""
    return st.sampled_from(tuple(_HOLDERS)).flatmap(
        lambda kind: statements.recognitions(holder_kind=st.just(kind), holder=made.one(*_HOLDERS[kind]), **fields)
    )
