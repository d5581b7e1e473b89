"""The smallest sets that share a member with each of some sets, and sets made small (最小命中集)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Final

from mfgcity.auditing.network import NetworkError
from mfgcity.auditing.system import Names, members

LIMIT: Final = 50_000
"""How many smallest sets of one group are listed; more are an error."""


def hitting_sets(sets: Sequence[Names]) -> Iterator[Names]:
    """All sets of least size that share a name with each of some sets that are not empty, each once.

    Raises:
        NetworkError: If there are more than `LIMIT`.
    """
    names = sorted(frozenset[str]().union(*sets))
    bits = {name: 1 << number for number, name in enumerate(names)}
    masks = sorted({sum(map(bits.__getitem__, one)) for one in sets}, key=lambda mask: (mask.bit_count(), mask))
    for size in count(_apart(masks, -1)):
        listed = 0
        for listed, hit in enumerate(_hits(masks, 0, -1, size), 1):
            if listed > LIMIT:
                raise NetworkError("network.culprits", limit=LIMIT)
            yield frozenset(names[number] for number in members(hit))
        if listed:
            return


def shrunk(conflict: Names, contradicts: Callable[[Names], bool]) -> Names:
    """A conflict with every figure left out that it does not need.

    Args:
        conflict: Figures that contradict each other.
        contradicts: Whether some figures alone, all others not believed, contradict each other.
    """
    needed, names = conflict, sorted(conflict)
    size = len(names) // 2
    while size > 1:
        # Large parts at once first, so that few figures among many are found fast.
        for start in range(0, len(names), size):
            fewer = needed.difference(names[start : start + size])
            if fewer != needed and contradicts(fewer):
                needed = fewer
        names = [name for name in names if name in needed]
        size = min(size, len(names)) // 2
    for name in names:
        fewer = needed - {name}
        if contradicts(fewer):
            needed = fewer
    return needed


def _hits(masks: Sequence[int], chosen: int, allowed: int, left: int) -> Iterator[int]:
    """The hitting sets that add so many allowed members to those chosen."""
    open_ = [mask & allowed for mask in masks if not mask & chosen]
    if not open_:
        yield chosen
        return
    open_.sort(key=int.bit_count)
    if not open_[0] or left < 1 or _apart(open_, left) > left:
        return
    for number in members(open_[0]):
        yield from _hits(open_, chosen | 1 << number, allowed, left - 1)
        # What was tried is left out further on, so that no set is found twice.
        allowed &= ~(1 << number)


def _apart(masks: Sequence[int], most: int) -> int:
    """How many of the sets, taken one after another, have no common member: as many members a hitting set needs."""
    taken = found = 0
    for mask in masks:
        if not mask & taken:
            taken |= mask
            found += 1
            if found > most >= 0:
                break
    return found
