"""Smallest sets of culprits are those that trying every set finds, in every combination of groups."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from mfgcity.auditing.culprits import clusters, combined
from mfgcity.auditing.hitting import hitting_sets, shrunk

Names = frozenset[str]
SETS = st.lists(st.frozensets(st.sampled_from("abcdefg"), min_size=1, max_size=4), min_size=1, max_size=7)


def smallest(sets: list[Names]) -> set[Names]:
    names = sorted(frozenset[str]().union(*sets))
    for size in range(1, len(names) + 1):
        found = {frozenset(some) for some in combinations(names, size) if all(set(some) & one for one in sets)}
        if found:
            return found
    raise AssertionError(sets)


@given(SETS)
def test_smallest_hitting_sets(sets: list[Names]) -> None:
    found = list(hitting_sets(sets))
    assert len(found) == len(set(found))
    assert set(found) == smallest(sets)


class Known:
    """Conflicts that are given, found one at a time; what is touched is not known, or said to be."""

    def __init__(self, sets: list[Names]) -> None:
        self._sets = sets

    def holds(self, dropped: Names) -> bool:
        return self.conflict(dropped) is None

    def conflict(self, dropped: Names) -> Names | None:
        return next((one for one in self._sets if not one & dropped), None)

    def touched(self, dropped: Names, instead: Names) -> frozenset[int] | None:
        return None


@given(SETS)
def test_combinations_of_groups_are_the_smallest_sets(sets: list[Names]) -> None:
    assert set(combined(clusters(Known(sets)))) == smallest(sets)


@given(SETS)
def test_shrunk_conflicts_have_no_figure_to_spare(sets: list[Names]) -> None:
    def contradicts(names: Names) -> bool:
        return any(one <= names for one in sets)

    conflict = shrunk(frozenset("abcdefg"), contradicts)
    assert contradicts(conflict)
    assert not any(contradicts(conflict - {name}) for name in conflict)
