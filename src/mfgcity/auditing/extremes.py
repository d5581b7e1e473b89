"""How far a quantity can certainly go: values that take it to one end, found by settling the others (极值)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from mfgcity.auditing.propagation import State, propagate
from mfgcity.auditing.spans import End, Span, is_point
from mfgcity.auditing.system import System

REVISIONS: Final = 4
"""How often a relation is looked at again, for each of its quantities, before the next quantity is settled."""


def extreme(system: System, state: State, number: int, *, turned: bool) -> Fraction | None:
    """The lowest value of a quantity that was found, or the highest if turned; None if none was found.

    One other quantity after another is taken to that end of its bounds which leaves more room. Ends that do not belong
    to the bounds are taken as if they did: what is found may be approached only.

    Args:
        system: Quantities and relations.
        state: What propagation has left of them.
        number: The quantity.
        turned: Whether the highest value is asked for.
    """
    now = state.copy()
    for place in sorted(range(len(state.bounds)), key=lambda other: (other == number, system.users[other] == [])):
        span = now.bounds[place]
        if is_point(span):
            continue
        ends = [end for end in (span[:3], span[3:]) if end[1]]
        if place == number:
            ends = [span[3:] if turned else span[:3]]
        tried = [left for end in ends if (left := _settled(system, now, place, end)) is not None]
        if not tried:
            return None
        now = min(tried, key=lambda left: _reach(left.bounds[number], turned=turned))
    n, d = now.bounds[number][:2]
    return Fraction(n, d) if d and is_point(now.bounds[number]) else None


def _settled(system: System, state: State, place: int, end: End) -> State | None:
    """A state in which a quantity is at one end, or None if that cannot be."""
    n, d, _ = end
    if not d:
        return None
    tried = state.copy()
    tried.bounds = [_closed(span) for span in state.bounds]
    tried.bounds[place] = (n, d, True, n, d, True)
    propagate(system, tried, system.users[place], REVISIONS)
    return tried if tried.conflict is None else None


def _closed(span: Span) -> Span:
    ln, ld, _, un, ud, _ = span
    return ln, ld, ld != 0, un, ud, ud != 0


def _reach(span: Span, *, turned: bool) -> tuple[bool, Fraction]:
    """How far a quantity can still go, the farthest first."""
    n, d, _ = span[3:] if turned else span[:3]
    if not d:
        return False, Fraction(0)
    return True, Fraction(-n if turned else n, d)
