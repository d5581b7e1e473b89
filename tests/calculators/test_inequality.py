"""Inequality and concentration: known values, and bounds that hold every point inside and are the tightest."""

import itertools
import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfgcity import Figure
from mfgcity import calculators as calc
from mfgcity.calculators.bounding.unevenness import GINI, HERFINDAHL, THEIL_L, THEIL_T, atkinson_measure, largest
from mfgcity.errors import MfgcityError
from mfgcity.figures.operands import OperandError, UndefinedError

MEASURES = {
    "herfindahl": HERFINDAHL,
    "gini": GINI,
    "theil_t": THEIL_T,
    "theil_l": THEIL_L,
    "top two": largest(2),
    "atkinson 1/2": atkinson_measure(Fraction(1, 2)),
    "atkinson 2": atkinson_measure(Fraction(2)),
}
SLACK = Fraction(1, 10**30)
INDICES = {
    "gini": calc.gini,
    "corrected": calc.corrected_gini,
    "theil_t": calc.theil_t,
    "theil_l": calc.theil_l,
    "atkinson": lambda values: calc.atkinson(values, Fraction(1, 2)),
    "atkinson 1": lambda values: calc.atkinson(values, 1),
    "hoover": calc.hoover,
    "variation": calc.coefficient_of_variation,
    "entropy": calc.entropy,
    "herfindahl": calc.herfindahl,
    "normalised": lambda values: calc.herfindahl(values, normalised=True),
    "rosenbluth": calc.hall_tideman_rosenbluth,
    "top two": lambda values: calc.concentration_ratio(values, 2),
}
WEIGHTED = {
    "gini": calc.gini,
    "theil_t": calc.theil_t,
    "theil_l": calc.theil_l,
    "hoover": calc.hoover,
    "variation": calc.coefficient_of_variation,
}

digits = st.lists(st.integers(1, 60), min_size=2, max_size=5)
parts = st.lists(st.fractions(0, 1, max_denominator=50), min_size=5, max_size=5)
ranges = st.lists(st.tuples(st.integers(1, 40), st.integers(0, 12)), min_size=1, max_size=5)


def figures(tenths):
    return [Figure(f"{number // 10}.{number % 10}", "亿元") for number in tenths]


def inside(given_figures, shares):
    return [f.lower + part * (f.upper - f.lower) for f, part in zip(given_figures, shares, strict=False)]


@pytest.mark.parametrize("name", MEASURES)
@given(ranges, st.booleans(), parts)
def test_bounds_are_at_the_ends_and_at_a_common_level(name, rows, equal_width, shares):
    measure = MEASURES[name]
    lows = [Fraction(low) for low, _ in rows]
    highs = [low + (Fraction(3, 2) if equal_width else width) for low, (_, width) in zip(lows, rows, strict=True)]
    least, most = measure.bounds(lows, highs)
    corners = [measure.of(list(corner)) for corner in itertools.product(*zip(lows, highs, strict=True))]
    point = measure.of([low + part * (high - low) for low, high, part in zip(lows, highs, shares, strict=False)])
    assert least - SLACK <= min(*corners, point)
    assert max(*corners, point) <= most + SLACK
    if equal_width:
        levels = [min(lows) + step * (max(highs) - min(lows)) / 60 for step in range(61)]
        levelled = [
            measure.of([min(max(level, low), high) for low, high in zip(lows, highs, strict=True)]) for level in levels
        ]
        assert abs(max(corners) - most) <= SLACK
        assert least - SLACK <= min(levelled)
        assert min(levelled) - least <= Fraction(1, 50)


def test_the_lowest_herfindahl_lies_inside_its_ranges():
    lows, highs = [Fraction(1), Fraction(3), Fraction(10)], [Fraction(2), Fraction(9), Fraction(11)]
    # The level of the middle value that evens out 2 and 10 is (4 + 100) / 12, inside its range.
    middle = Fraction(104, 12)
    assert HERFINDAHL.bounds(lows, highs)[0] == HERFINDAHL.of([Fraction(2), middle, Fraction(10)])


@pytest.mark.parametrize("name", INDICES)
@given(digits, parts)
def test_indices_of_figures_hold_every_point_inside(name, tenths, shares):
    given_figures = figures(tenths)
    index = INDICES[name]
    if name in ("theil_l", "atkinson 1") and any(f.lower <= 0 for f in given_figures):
        return
    result = index(given_figures)
    exact = index(inside(given_figures, shares))
    scale = result.unit.scale
    assert result.lower * scale - SLACK <= exact <= result.upper * scale + SLACK
    assert abs(result.value * scale - index([f.value for f in given_figures])) <= SLACK


@pytest.mark.parametrize("name", WEIGHTED)
@given(digits, digits, parts, parts)
def test_weighted_indices_of_figures_hold_every_point_inside(name, tenths, weights, shares, moves):
    count = min(len(tenths), len(weights))
    values, heads = figures(tenths[:count]), [Figure(f"{w // 10}.{w % 10}", "万人") for w in weights[:count]]
    index = WEIGHTED[name]
    result = index(values, heads)
    exact = index(inside(values, shares), inside(heads, moves))
    assert result.lower - SLACK <= exact <= result.upper + SLACK
    fixed = index(values, [head.value for head in heads])
    assert result.lower <= fixed.lower
    assert fixed.upper <= result.upper


@given(st.lists(st.tuples(st.fractions(Fraction(1, 10), 100), st.integers(1, 4)), min_size=2, max_size=5))
def test_a_weight_is_a_number_of_equal_values(rows):
    values, weights = zip(*rows, strict=True)
    repeated = [value for value, weight in rows for _ in range(weight)]
    for index in (calc.gini, calc.theil_t, calc.theil_l, calc.coefficient_of_variation):
        assert abs(index(values, weights) - index(repeated)) <= SLACK
    assert abs(calc.hoover(values, [1] * len(values)) - calc.hoover(values)) == 0


@given(st.lists(st.fractions(Fraction(1, 10), 100), min_size=2, max_size=6), st.fractions(Fraction(1, 10), 10))
def test_indices_do_not_change_with_the_scale_or_the_order(values, factor):
    for index in INDICES.values():
        assert abs(index([factor * value for value in values[::-1]]) - index(values)) <= SLACK


@given(st.integers(2, 8), st.fractions(Fraction(1, 100), 100))
def test_equal_values_are_not_unequal(count, value):
    for name, index in INDICES.items():
        expected = {"herfindahl": Fraction(1, count), "rosenbluth": Fraction(1, count), "top two": Fraction(2, count)}
        if name == "entropy":
            assert index([value] * count) == pytest.approx(math.log(count))
            continue
        assert index([value] * count) == expected.get(name, 0)
        assert index([float(value)] * count) == pytest.approx(float(expected.get(name, 0)), abs=1e-15)


@given(st.lists(st.fractions(Fraction(1, 10), 100), min_size=2, max_size=6))
def test_floats_agree_with_fractions(values):
    for index in INDICES.values():
        assert math.isclose(index([float(value) for value in values]), index(values), rel_tol=1e-9, abs_tol=1e-12)


@given(
    st.lists(
        st.tuples(st.fractions(Fraction(1, 10), 100), st.sampled_from("abc"), st.integers(1, 4)), min_size=1, max_size=7
    ),
    st.sampled_from(["t", "l"]),
)
def test_between_and_within_add_to_the_whole(rows, index):
    values, groups, weights = zip(*rows, strict=True)
    for given_weights in (None, weights):
        result = calc.theil_parts(values, groups, given_weights, index=index)
        assert abs(result.total - result.between - result.within) <= SLACK
        assert min(result.between, result.within) >= 0


@given(digits, st.lists(st.sampled_from("ab"), min_size=5, max_size=5), parts, st.sampled_from(["t", "l"]))
def test_parts_of_figures_hold_every_point_inside(tenths, groups, shares, index):
    values, groups = figures(tenths), groups[: len(tenths)]
    result = calc.theil_parts(values, groups, index=index)
    exact = calc.theil_parts(inside(values, shares), groups, index=index)
    for part in ("total", "between", "within"):
        found = getattr(result, part)
        assert found.lower - SLACK <= getattr(exact, part) <= found.upper + SLACK


def test_groups_of_their_own_lie_between_and_one_group_lies_within():
    values = [1, 2, 3]
    apart = calc.theil_parts(values, ["a", "b", "c"])
    assert (apart.between, apart.within) == (apart.total, 0)
    together = calc.theil_parts(values, ["a", "a", "a"])
    assert (together.between, together.within) == (0, together.total)
    for groups, code in ((["a"], "list.length"), (["a", None, "b"], "list.missing")):
        with pytest.raises(OperandError) as caught:
            calc.theil_parts(values, groups)
        assert caught.value.code == code
    with pytest.raises(OperandError):
        calc.theil_parts(values, ["a", "a", "a"], index="x")


def test_kinds_of_results():
    assert calc.gini([1, 3]) == 0.25
    assert isinstance(calc.gini([1, 3]), float)
    assert calc.gini([Fraction(1), 3]) == Fraction(1, 4)
    assert isinstance(calc.gini([Decimal(1), Decimal(3)]), Fraction)
    assert isinstance(calc.gini([1.0, Fraction(3)]), float)
    assert calc.gini([Fraction(1), Fraction(3)], weights=[1, 1]) == Fraction(1, 4)
    found = calc.gini([Figure("1.0", "亿元"), Figure("30000", "万元")])
    assert (found.value, found.unit.symbol) == (Fraction(1, 4), "")
    assert calc.concentration_ratio([Figure("1.0", "亿元"), Figure("3.0", "亿元")], 1).unit.symbol == "%"
    assert calc.gini([Figure(1, "家"), Figure(3, "家")]).bounds.is_point


def test_logarithms_are_good_to_thirty_digits():
    found = calc.theil_t([Fraction(1), Fraction(3)])
    # (1/4) ln(1/2) + (3/4) ln(3/2), from published digits of ln 2 and ln 3
    ln2 = Fraction("0.693147180559945309417232121458176568")
    ln3 = Fraction("1.098612288668109691395245236922525705")
    assert abs(found - (-ln2 / 4 + Fraction(3, 4) * (ln3 - ln2))) < Fraction(1, 10**34)
    exact = calc.theil_t([Figure(1, "家"), Figure(3, "家")])
    assert exact.bounds.width <= SLACK
    assert found in exact.bounds


def test_zeros():
    assert calc.theil_t([0, 5]) == pytest.approx(math.log(2))
    assert calc.entropy([0, 5]) == 0
    assert calc.atkinson([0, 5], Fraction(1, 2)) == pytest.approx(0.5)
    for refused in (calc.theil_l, lambda values: calc.atkinson(values, 1), lambda values: calc.atkinson(values, 2)):
        with pytest.raises(OperandError, match=r"values\[1\] must be above zero"):
            refused([5, 0])
    with pytest.raises(OperandError, match="must be above zero"):
        calc.theil_l([Figure("5.0", "亿元"), Figure("0.0", "亿元")])
    rounded = calc.gini([Figure("5.0", "亿元"), Figure("0.0", "亿元")])
    assert (rounded.value, rounded.upper) == (Fraction(1, 2), Fraction(1, 2))


@pytest.mark.parametrize("index", INDICES.values(), ids=INDICES)
def test_lists_that_are_refused(index):
    for values in (None, [], "12", 5, {1, 2}, [1, None], [1, "2"], [1, True], [1, Figure(2, "家")], [1, float("nan")],
                   [1, -2], [Figure(1, "家"), Figure(1, "亿元")], [0, 0], [Figure("5", "家", qualifier="at_least"), Figure(1, "家")],
                   [Figure("0.0", "亿元"), Figure("0.0", "亿元")]):  # fmt: skip
        with pytest.raises(MfgcityError):
            index(values)


def test_weights_that_are_refused():
    for weights in ([1], [1, -1], [0, 0], [1, None], 5, [0.5, 1.5]):
        values = [Figure("1.0", "亿元"), Figure("2.0", "亿元")]
        with pytest.raises(MfgcityError):
            calc.gini(values, weights)
    with pytest.raises(UndefinedError):
        calc.gini([0, 5], [1, 0])
    for aversion in (0, -1, None, "1", 101, True, Figure(1)):
        with pytest.raises(MfgcityError):
            calc.atkinson([1, 2], aversion)
    with pytest.raises(UndefinedError):
        calc.corrected_gini([5])


@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=6), st.integers(0, 60), st.lists(st.integers(1, 50), max_size=8)
)
def test_a_partial_list_bounds_every_full_one(listed, rest, others):
    whole = sum(listed) + rest
    unlisted, left = [], rest
    for size in others:
        unlisted.append(min(size, left))
        left -= unlisted[-1]
    full = [*listed, *unlisted, left]
    top = [*listed, *([min(listed)] * (rest // min(listed))), rest % min(listed)]
    for largest_listed, values in ((False, full), (True, top)):
        exact = calc.herfindahl([Fraction(value) for value in values])
        partial = calc.herfindahl(
            [Fraction(value) for value in listed], whole=Fraction(whole), largest_listed=largest_listed
        )
        low, high = (partial.lower, partial.upper) if isinstance(partial, Figure) else (partial, partial)
        assert low <= exact <= high
        for count in (1, 2, len(listed), len(listed) + 2):
            exact = calc.concentration_ratio([Fraction(value) for value in values], count)
            partial = calc.concentration_ratio(
                [Fraction(value) for value in listed], count, whole=Fraction(whole), largest_listed=largest_listed
            )
            low, high = (partial.lower, partial.upper) if isinstance(partial, Figure) else (partial, partial)
            assert low <= exact <= high


def test_a_whole_of_figures():
    shares = [Figure(text, "%") for text in ("15.0", "12.0")]
    found = calc.herfindahl(shares, whole=Figure(100, "%"))
    assert found.value == Fraction(225 + 144, 10_000)
    ratio = calc.concentration_ratio(shares, 2, whole=Figure.computed(100, "%"))
    assert (ratio.value, ratio.lower, ratio.upper) == (27, Fraction("26.9"), Fraction("27.1"))
    for whole in (20, Figure("20", "%"), Figure(5, "家"), None.__class__, "100"):
        with pytest.raises(MfgcityError):
            calc.herfindahl(shares, whole=whole)
    with pytest.raises(OperandError, match="n is not known"):
        calc.herfindahl([15, 12], whole=100, normalised=True)
    with pytest.raises(OperandError, match="must not be below the sum"):
        calc.herfindahl([15, 12], whole=20)
    assert calc.herfindahl([0.1, 0.2, 0.7], whole=1) == pytest.approx(0.54)
    for top in (0, -1, 1.5, "2", None, True):
        with pytest.raises(OperandError):
            calc.concentration_ratio([1, 2], top)
    assert calc.equivalent_number(calc.herfindahl([Fraction(1)] * 5)) == 5


@settings(max_examples=20)
@given(st.lists(st.integers(100, 9999), min_size=30, max_size=60))
def test_many_figures_have_narrow_bounds(tenths):
    for index in (calc.gini, calc.theil_t, calc.herfindahl, calc.hoover):
        result = index(figures(tenths))
        assert result.upper - result.lower < Fraction(1, 50)
