"""The figures a plot shows, each under a label: given so, or taken from observations (带标签的数据)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, cast

from mfgcity.display.naming import Names
from mfgcity.domain import City, Measure, Observation
from mfgcity.errors import Language, MfgcityError
from mfgcity.figures import Figure, UnitKind
from mfgcity.period import Period

Figures = City | Mapping[str, Figure] | Iterable[Observation]
"""What a plot takes: figures by label; observations; or a city, whose observations and names it uses."""

_AGAINST: Final = {
    # measure: (English, Chinese)
    Measure.GAP: ("against {}", "与{}比"),
    Measure.SHARE: ("of {}", "占{}"),
}
_SEPARATORS: Final = {"zh": "，", "en": ", "}


class PlotError(MfgcityError):
    """Something of which no plot can be made."""


class Labelled(NamedTuple):
    """Figures whose units meet, each under a label.

    Attributes:
        figures: The figures by label, as they were given.
        scaled: The same in the unit of the first, in which the plot counts.
        periods: The period of each, where it has one.
        common: What all of them share, in words; empty for figures given by label.
    """

    figures: dict[str, Figure]
    scaled: dict[str, Figure]
    periods: dict[str, Period]
    common: str


def labelled(given: Figures, measure: Measure, kinds: frozenset[UnitKind], lang: Language) -> Labelled:
    """The figures of one measure under labels; observations of other measures are left out.

    A label says in what an observation differs from the others; what they share stands apart.

    Args:
        given: The figures by label, the observations, or the city.
        measure: The measure to take from observations.
        kinds: The kinds of unit that the plot can show.
        lang: The language of the labels.

    Raises:
        PlotError: If there are none, one is no figure, its unit is of another kind, or something else is given.
    """
    if isinstance(given, Mapping):
        found = Labelled(dict(cast("Mapping[str, Figure]", given)), {}, {}, "")
    else:
        found = _observed(given, measure, kinds, lang)
    if not found.figures:
        raise PlotError("plot.empty", measure=measure.value)
    for label, figure in found.figures.items():
        if not isinstance(figure, Figure):
            raise PlotError("plot.figure", label=label, value=figure)
        if figure.unit.kind not in kinds:
            raise PlotError("plot.unit", label=label, kinds=", ".join(sorted(kinds)), value=str(figure))
    unit = next(iter(found.figures.values())).unit
    return found._replace(scaled={label: figure.to(unit) for label, figure in found.figures.items()})


def _observed(
    given: City | Iterable[Observation], measure: Measure, kinds: frozenset[UnitKind], lang: Language
) -> Labelled:
    city = given if isinstance(given, City) else City()
    names = Names(city, lang)
    listed = city.observations if isinstance(given, City) else _listed(given)
    items = [item for item in listed if item.measure is measure and item.figure.unit.kind in kinds]
    described = [_description(item, names, lang) for item in items]
    shared = set.intersection(*(set(parts) for parts in described)) if len(described) > 1 else set[str]()
    figures, periods = dict[str, Figure](), dict[str, Period]()
    separator = _SEPARATORS[lang]
    for item, parts in zip(items, described, strict=True):
        label = separator.join(part for part in parts if part not in shared) or parts[0]
        number = 2
        unique = label
        while unique in figures:
            unique, number = f"{label} ({number})", number + 1
        figures[unique] = item.figure
        if item.period is not None:
            periods[unique] = item.period
    common = separator.join(part for part in (described[0] if described else ()) if part in shared)
    return Labelled(figures, {}, periods, common)


def _listed(given: Iterable[Observation]) -> tuple[Observation, ...]:
    listed = tuple(given) if isinstance(given, Iterable) else (given,)
    if not all(isinstance(item, Observation) for item in listed):
        raise PlotError("plot.given", value=type(given).__name__)
    return listed


def _description(item: Observation, names: Names, lang: Language) -> list[str]:
    """The indicator, the subject, what it is measured against, and the period, in words."""
    parts = [names.of(item.indicator), names.of(item.subject)]
    if item.reference is not None and item.measure in _AGAINST:
        english, chinese = _AGAINST[item.measure]
        reference = names.of(item.reference)
        parts.insert(1, chinese.format(reference) if lang == "zh" else english.format(_within(reference)))
    if item.period is not None:
        parts.append(item.period.format(lang))
    return parts


def _within(name: str) -> str:
    """An English name inside a sentence: Gross domestic product without its capital, GDP with them."""
    proper = len(name.split()) == 1 or name[1:2].isupper()
    return name if proper else name[:1].lower() + name[1:]


def unit_name(found: Labelled, lang: Language) -> str:
    """The unit in which a plot counts, as the title of its axis."""
    unit = next(iter(found.scaled.values())).unit
    if lang == "zh":
        return unit.symbol.removeprefix("个")
    return Figure("2", unit).format("en").replace("2", "", 1).strip()
