"""Claims on ranks: a place in a field, and two places in one field (位次与排名)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mfgcity.auditing.claims import Claim, Prints
from mfgcity.auditing.keys import LEVELS, Key, merged
from mfgcity.auditing.relations import place_beside, place_of
from mfgcity.domain import Measure, Observation


def ranks(stated: Prints, key: Key, item: Observation) -> Iterator[Claim]:
    """A place among what is printed of the others in the field, and beside the best of those placed before it.

    If all divisions of the reference are printed the place has both ends, else only a best one: others may be missing.
    """
    if item.measure is not Measure.RANK or item.reference is None or key.print:
        return
    own = _ranked(stated, key)
    mine = None if own is None else stated.find(own, key.version)
    if mine is None:
        return
    others = _field(stated, key, mine)
    indicator = stated.indicators.get(key.indicator)
    falling = indicator is None or indicator.better_when_higher is not False
    complete = stated.places.complete(str(key.reference), (key.subject, *(other.subject for other in others)))
    if others:
        yield from stated.claim(
            partial(place_of, descending=falling, complete=complete), key, mine, *others, printed=True
        )
    placed = [(place, other) for other in others if (place := _place(stated, key, other)) is not None]
    value = stated.by_key[key].figure.value
    before = [(other, place) for place, other in placed if stated.by_key[place].figure.value < value]
    if before:
        # Of those placed before it the one whose figure is the worst is the hardest to agree with.
        other, place = min(before, key=lambda pair: stated.by_key[pair[0]].figure.value * (1 if falling else -1))
        yield from stated.claim(partial(place_beside, descending=falling), key, mine, other, place, printed=True)


def _field(stated: Prints, key: Key, mine: Key) -> list[Key]:
    """What is printed of the others in the field of a rank, each once, all in versions that can stand together."""
    found: dict[str, Key] = {}
    version = mine.version
    for other in stated.subjects(mine):
        joint = merged((version, other.version))
        if joint is not None and other.subject not in found and _in_field(stated, key, mine, other):
            found[other.subject], version = other, joint
    return list(found.values())


def _ranked(stated: Prints, key: Key) -> Key | None:
    """The number by which the place is given: the measure that is named, or the only one that is printed."""
    base = key.number._replace(reference=None, of=None)
    if key.of is not None:
        named = base._replace(measure=key.of)
        return stated.any_reference(named) or named
    found = [
        number for measure in (*LEVELS, Measure.GROWTH) if (number := base._replace(measure=measure)) in stated.prints
    ]
    return found[0] if len(found) == 1 else None


def _in_field(stated: Prints, key: Key, mine: Key, other: Key) -> bool:
    """Whether another number stands in the field of a rank: alike, of one level, in the place that the rank names."""
    places = stated.places
    if other.subject == mine.subject or not places.alike(mine.subject, other.subject):
        return False
    within = places.within(other.subject, str(key.reference)) and places.within(mine.subject, str(key.reference))
    return within or _place(stated, key, other) is not None


def _place(stated: Prints, key: Key, other: Key) -> Key | None:
    """The printed place of another in the same field."""
    return stated.find(key.number._replace(subject=other.subject), key.version)
