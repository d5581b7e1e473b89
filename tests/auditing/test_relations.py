"""Relations that are no calculators."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure, Interval, rank
from mfgcity.auditing import average_of, place_of, rate_of
from mfgcity.auditing.relations import place_beside, rest_of

GROWTHS = st.lists(
    st.tuples(st.integers(-30, 30), st.integers(0, 1)).map(
        lambda pair: Figure(f"{pair[0] / 10:.{pair[1]}f}" if pair[1] else str(pair[0] // 10), "%")
    ),
    min_size=1,
    max_size=6,
)


@given(GROWTHS, st.booleans())
def test_a_place_is_any_that_some_way_of_ranking_gives(figures: list[Figure], descending: bool) -> None:
    """From the best place of a ranking without gaps to the worst of one in any order."""
    dense = rank(figures, method="dense", descending=descending)
    ordinal = rank([*figures[1:], figures[0]], method="ordinal", descending=descending)
    found = place_of(*figures, descending=descending)
    assert found.bounds == Interval(dense.best[0], ordinal.worst[-1])
    assert found.value == rank(figures, descending=descending).places[0]
    assert place_of(*figures, descending=descending, complete=False).bounds == Interval(dense.best[0], None)


@given(GROWTHS)
def test_a_true_place_agrees_with_every_other(figures: list[Figure]) -> None:
    """If all figures are what they are printed as, each place agrees with each other place."""
    places = rank(figures).places
    for other, place in zip(figures[1:], places[1:], strict=True):
        assert places[0] is not None
        assert Fraction(places[0]) in place_beside(figures[0], other, Figure(place, "位")).bounds


def test_a_rate_is_in_the_units_of_its_parts() -> None:
    assert rate_of(Figure.parse("100亿元"), Figure.parse("5万人")).unit.symbol == "亿元/万人"
    assert rate_of(Figure.parse("3亿元"), Figure.parse("4亿元")).unit.symbol == "%"


@pytest.mark.parametrize(("relation", "expected"), [(average_of, Fraction(51, 200)), (rest_of, Fraction(49, 100))])
def test_relations_run_on_plain_numbers(relation, expected: Fraction) -> None:
    assert relation(Fraction(1, 4), Fraction(26, 100)) == expected
