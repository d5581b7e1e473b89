import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfgcity import Figure, Interval
from mfgcity import calculators as calc
from mfgcity.calculators.rankings import METHODS
from mfgcity.figures.operands import OperandError
from mfgcity.figures.unit import UnitError

# Ends are whole hundreds, so that points between them are whole numbers too.
ends = st.tuples(st.integers(0, 4), st.integers(0, 2), st.booleans(), st.booleans()).map(
    lambda made: Interval(100 * made[0], 100 * (made[0] + made[1]), made[2] or not made[1], made[3] or not made[1])
)


def placed(values, method, descending):
    """The place of each value, by the definition of each method."""
    key = (lambda value: -value) if descending else (lambda value: value)
    result = []
    for position, value in enumerate(values):
        above = [other for other in values if key(other) < key(value)]
        if method == "dense":
            result.append(1 + len(set(above)))
        else:
            ties = sum(other == value for other in values[:position]) if method == "ordinal" else 0
            result.append(1 + len(above) + ties)
    return result


def grid(interval):
    """The ends and a few points between them."""
    low, high = int(interval.lower), int(interval.upper)
    return [point for point in sorted({low, low + 1, (low + high) // 2, high - 1, high}) if point in interval]


def orders(interval):
    """Points that show every order three intervals can have: whole hundreds, and two points either side of each."""
    near = (-2, -1, 0, 1, 2)
    hundreds = range(int(interval.lower), int(interval.upper) + 1, 100)
    return sorted({hundred + step for hundred in hundreds for step in near if hundred + step in interval})


@given(st.lists(ends, min_size=1, max_size=4), st.sampled_from(METHODS), st.booleans())
def test_best_and_worst_places_hold_every_point(intervals, method, descending):
    values = [Figure.computed((i.lower + i.upper) / 2, "%", i) for i in intervals]
    result = calc.rank(values, method=method, descending=descending)
    found = [placed(points, method, descending) for points in itertools.product(*map(grid, intervals))]
    for position, (best, worst) in enumerate(zip(result.best, result.worst, strict=True)):
        seen = {places[position] for places in found}
        assert best <= min(seen)
        assert max(seen) <= worst
    assert result.places == tuple(placed([value.value for value in values], method, descending))


@settings(max_examples=500)
@given(st.lists(ends, min_size=1, max_size=3), st.sampled_from(METHODS), st.booleans())
def test_best_and_worst_places_are_attained(intervals, method, descending):
    values = [Figure.computed((i.lower + i.upper) / 2, "%", i) for i in intervals]
    result = calc.rank(values, method=method, descending=descending)
    found = [placed(points, method, descending) for points in itertools.product(*map(orders, intervals))]
    for position in range(len(intervals)):
        seen = {places[position] for places in found}
        assert (result.best[position], result.worst[position]) == (min(seen), max(seen))


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=8), st.randoms(), st.sampled_from(["competition", "dense"]))
def test_rank_moves_with_its_members(values, random, method):
    order = list(range(len(values)))
    random.shuffle(order)
    places = calc.rank(values, method=method).places
    assert calc.rank([values[position] for position in order], method=method).places == tuple(
        places[position] for position in order
    )


@given(st.lists(st.integers(-3, 3), min_size=1, max_size=8), st.sampled_from(METHODS))
def test_numbers_have_one_place_each(values, method):
    result = calc.rank(values, method=method, descending=False)
    assert result.is_certain
    assert list(result.places) == placed(values, method, descending=False)
    assert result.places == calc.rank([-value for value in values], method=method).places


def test_missing_values_are_left_out_and_ties_are_told():
    result = calc.rank([5.0, None, 5.0, 7.5, None, 1])
    assert result.places == (2, None, 2, 1, None, 4)
    assert (result.of, result.ties) == (4, ((0, 2),))
    assert calc.rank([None, None]).of == 0
    assert calc.rank([]).places == ()


def test_rounded_figures_share_places():
    result = calc.rank([Figure.parse(text) for text in ("5.1%", "5.14%", "4.0%")])
    assert (result.places, result.best, result.worst) == ((2, 1, 3), (1, 1, 3), (2, 2, 3))
    assert not result.is_certain


def test_lower_can_be_better():
    assert calc.rank([3, 1, 2], descending=False).places == (3, 1, 2)


def test_what_cannot_be_ranked_is_refused():
    with pytest.raises(UnitError):
        calc.rank([Figure(1, "家"), Figure(1, "亿元")])
    for values in ("abc", 5, {1, 2}, iter([1])):
        with pytest.raises(OperandError):
            calc.rank(values)
    with pytest.raises(OperandError, match=r"values\[1\] must be of the same kind"):
        calc.rank([1, Figure(1)])
    with pytest.raises(OperandError, match="method must be one of"):
        calc.rank([1], method="first")


def test_movement_between_rankings():
    before, now = calc.rank([8, 6, None, 7]), calc.rank([5, 9, 1, 7])
    moves = calc.movement(now, before)
    assert moves.gained == moves.least == moves.most == (-2, 2, None, 0)


@given(st.lists(st.tuples(ends, ends), min_size=1, max_size=3))
def test_movement_holds_every_move(rows):
    rankings = [
        calc.rank([Figure.computed((row[side].lower + row[side].upper) / 2, "%", row[side]) for row in rows])
        for side in (0, 1)
    ]
    moves = calc.movement(*rankings)
    for now in itertools.product(*(grid(row[0]) for row in rows)):
        for before in itertools.islice(itertools.product(*(grid(row[1]) for row in rows)), 20):
            gained = [
                a - b
                for a, b in zip(placed(before, "competition", True), placed(now, "competition", True), strict=True)
            ]
            for least, found, most in zip(moves.least, gained, moves.most, strict=True):
                assert least <= found <= most


def test_movement_needs_two_rankings_alike():
    ranking = calc.rank([1, 2])
    for other in (
        None,
        [1, 2],
        calc.rank([1, 2, 3]),
        calc.rank([1, 2], method="dense"),
        calc.rank([1, 2], descending=False),
    ):
        with pytest.raises(OperandError):
            calc.movement(ranking, other)


def test_places_gained_and_earlier_place():
    assert calc.places_gained(7, 15) == 8
    assert calc.earlier_place(calc.earlier_place(7, 8), -8) == 7
    found = calc.earlier_place(Figure.parse("7位"), Figure.parse("8位"))
    assert (found.value, found.unit.symbol, found.bounds.is_point) == (15, "位", True)


def test_the_place_of_a_member_outside_the_published_top():
    assert calc.unlisted_place(["a", "b", "c"], of=14) == Interval(4, 14)
    assert calc.unlisted_place([1.5, 1.2]) == Interval(3, None)
    for of in (3, 2, 0, -1, 3.5, "14", True):
        with pytest.raises(OperandError):
            calc.unlisted_place(["a", "b", "c"], of=of)
    with pytest.raises(OperandError):
        calc.unlisted_place("abc")
