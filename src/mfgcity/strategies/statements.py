"""Strategies for what sources state: observations, each with a figure of its measure, and recognitions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mfgcity.codes.region import AdminLevel
from mfgcity.domain import (
    Elsewhere,
    HolderKind,
    Measure,
    Observation,
    ObservationStatus,
    PriceBasis,
    Reading,
    Recognition,
    RecognitionKind,
    RecognitionStatus,
)
from mfgcity.figures import Figure
from mfgcity.strategies.fields import (
    amounts,
    counts,
    days,
    differences,
    names,
    notes,
    places,
    proportions,
    rates,
    ratios,
    region_codes,
)
from mfgcity.strategies.records import drawn, several
from mfgcity.strategies.values import periods, printed_figures

_AGAINST: Final = (Measure.GROWTH, Measure.LEVEL, Measure.COUNT, Measure.ADDED)
_LONGEST_TERM: Final = timedelta(days=3 * 366)


def _figures() -> dict[Measure, SearchStrategy[Figure]]:
    quantity = amounts() | counts() | amounts(("吨", "亿千瓦时", "万元/亩", ""))
    return {
        Measure.LEVEL: quantity | printed_figures(),
        Measure.COUNT: counts(),
        Measure.ADDED: quantity,
        Measure.NET_ADDED: quantity,
        Measure.CHANGE: quantity,
        Measure.GROWTH: rates(),
        Measure.PERIOD_GROWTH: rates(),
        Measure.GAP: differences(),
        Measure.SHARE: proportions(),
        Measure.SHARE_CHANGE: differences(),
        Measure.RANK: places(),
        Measure.COMPLETION: rates(lowest=0),
        Measure.CONTRIBUTION: ratios(),
        Measure.PULL: differences(),
    }


def observations(**fields: SearchStrategy[Any]) -> SearchStrategy[Observation]:
    """Observations: the figure is in a unit of the measure, a share at most its whole, a place whole.

    Args:
        fields: Strategies for fields, in place of their own. With one for ``figure``, pass one for ``measure``.
    """
    figures = _figures()
    needed = {"indicator": names(), "subject": region_codes() | names()}
    optional = {
        "id": names(),
        "term": names(),
        "period": periods(),
        "reference": region_codes() | names(),
        "of": st.sampled_from(_AGAINST),
        "basis": st.sampled_from(PriceBasis),
        "scope": notes(),
        "status": st.sampled_from(ObservationStatus),
        "vintage": names(),
        "source": names(),
        "published": days(),
        "alternatives": several(readings()),
        "elsewhere": several(elsewheres()),
        "sections": several(names()),
        "note": notes(),
    }
    measure = fields.get("measure", st.sampled_from(Measure))
    return measure.flatmap(
        lambda chosen: drawn(
            Observation,
            {**needed, "figure": figures[chosen]},
            optional,
            {**fields, "measure": st.just(chosen)},
        )
    )


def readings(**fields: SearchStrategy[Any]) -> SearchStrategy[Reading]:
    """Ways to read a figure."""
    return drawn(Reading, {"refers_to": several(names())}, {"note": notes()}, fields)


def elsewheres(**fields: SearchStrategy[Any]) -> SearchStrategy[Elsewhere]:
    """What other sources say."""
    optional = {"figure": printed_figures(), "subject": region_codes(), "source": names(), "published": days()}
    return drawn(Elsewhere, {"says": notes()}, optional, fields)


def recognitions(**fields: SearchStrategy[Any]) -> SearchStrategy[Recognition]:
    """Recognitions: one holder or a count of unnamed ones, and days in the order that their status asks for.

    Args:
        fields: Strategies for fields, in place of their own; with one for ``holder``, each stands for one holder.
    """
    return st.builds(
        lambda status, granted, term: (status, granted, granted + term),
        fields.get("status", st.sampled_from(_IN_ORDER)),
        days(last=date(2020, 12, 31)),
        st.timedeltas(timedelta(days=3), _LONGEST_TERM),
    ).flatmap(lambda story: _told(*story, fields))


_IN_ORDER: Final = (
    RecognitionStatus.GRANTED,
    RecognitionStatus.PROPOSED,
    RecognitionStatus.RENEWED,
    RecognitionStatus.EXPIRED,
    RecognitionStatus.WITHDRAWN,
)


def _told(
    status: RecognitionStatus, granted: date, ends: date, fields: dict[str, SearchStrategy[Any]]
) -> SearchStrategy[Recognition]:
    optional: dict[str, SearchStrategy[Any]] = {
        "printed": names(),
        "kind": st.sampled_from(RecognitionKind),
        "holder_kind": st.sampled_from(HolderKind),
        "level": st.sampled_from(AdminLevel),
        "official": st.booleans(),
        "issuer": names(),
        "edition": st.integers(2000, 2023),
        "data_year": st.integers(1999, 2022),
        "batch": st.integers(1, 12),
        "list_size": st.integers(500, 5000),
        "rank": st.integers(1, 500),
        "grade": names(),
        "claim": notes(),
        "source": names(),
        "elsewhere": several(elsewheres()),
        "sections": several(names()),
        "note": notes(),
    }
    if status is not RecognitionStatus.PROPOSED:
        optional |= {"granted": st.just(granted), "expires": st.just(ends)}
    if status is RecognitionStatus.RENEWED:
        optional |= {"re_examined": st.just(granted + (ends - granted) / 3)}
    if status is RecognitionStatus.WITHDRAWN:
        optional |= {"withdrawn": st.just(granted + (ends - granted) / 2)}
    given = {**fields, "status": st.just(status)}
    needed = {"title": names()}
    held = drawn(Recognition, {**needed, "holder": names()}, optional, given)
    if "holder" in fields:
        return held
    return held | drawn(Recognition, needed, {**optional, "count": st.integers(1, 999)}, given)
