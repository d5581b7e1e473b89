from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure
from mfgcity import calculators as calc
from mfgcity.errors import MfgcityError
from mfgcity.figures.operands import OperandError, UndefinedError
from mfgcity.figures.unit import UnitError

parse = Figure.parse


def test_the_whole_behind_the_backbone_tax():
    whole = calc.implied_whole(parse("39.44亿元"), parse("41.01%"))
    assert str(whole) == "96.17亿元 [96.148, 96.196]"
    assert calc.share(parse("39.44亿元"), parse("96.17亿元")).overlaps(parse("41.01%"))


def test_a_share_of_counts_is_exact():
    closure = calc.share(parse("2525件"), parse("2651件"))
    assert closure.bounds.is_point
    assert str(closure) == "95.25%"
    assert not closure.overlaps(parse("93%"))


def test_shares_of_nothing_are_undefined():
    for whole in (0, -3, Figure("0.0", "亿元"), Figure("-3.0", "亿元")):
        part = Figure("1.0", "亿元") if isinstance(whole, Figure) else 1
        with pytest.raises(UndefinedError, match="the whole is, or may be, zero or negative"):
            calc.share(part, whole)
    with pytest.raises(UndefinedError):
        calc.implied_whole(1, 0)
    with pytest.raises(UnitError):
        calc.share(parse("5亿元"), parse("5家"))


def test_a_change_of_share_is_in_points_and_each_basis_has_its_own():
    now = calc.share(parse("48055亿元"), parse("187636亿元"))
    before = calc.share(parse("42718亿元"), parse("171689亿元"))
    comparable = calc.earlier_share(now, parse("11.8%"), parse("9.3%"))
    assert f"{calc.share_change(now, before):.2f}" == "0.73个百分点"
    assert f"{calc.share_change(now, comparable):.2f}" == "0.57个百分点"
    assert comparable.unit.symbol == "%"


@given(st.lists(st.fractions(0, 1000, max_denominator=100), min_size=1, max_size=6))
def test_shares_sum_to_one(parts):
    if not sum(parts):
        with pytest.raises(UndefinedError):
            calc.composition(parts)
        return
    result = calc.composition(parts)
    assert sum(result.shares) == 1
    assert result.residual == 0
    assert all(isinstance(one, Fraction) for one in result.shares)


@given(st.lists(st.integers(0, 9999), min_size=2, max_size=4), st.lists(st.fractions(0, 1), min_size=4, max_size=4))
def test_shares_of_figures_are_tight_although_a_part_stands_in_its_whole(digits, parts):
    if sum(digits) < 20:
        return
    figures = [Figure(f"{n // 10}.{n % 10}", "亿元") for n in digits]
    result = calc.composition(figures)
    assert sum(one.value for one in result.shares) == 100
    ends = [(max(f.lower, 0), f.upper) for f in figures]
    for position, found in enumerate(result.shares):
        others = [end for other, end in enumerate(ends) if other != position]
        (low, high), least, most = ends[position], sum(a for a, _ in others), sum(b for _, b in others)
        if low + most and high + least:
            assert (found.lower, found.upper) == (100 * low / (low + most), 100 * high / (high + least))
    inside = [low + part * (high - low) for (low, high), part in zip(ends, parts, strict=False)]
    if sum(inside):
        for found, amount in zip(result.shares, inside, strict=True):
            assert 100 * amount / sum(inside) in found.bounds


def test_a_composition_of_a_stated_whole_tells_what_is_left():
    result = calc.composition([Fraction(30), Fraction(50)], whole=Fraction(100))
    assert (result.shares, result.residual) == ((Fraction(3, 10), Fraction(1, 2)), Fraction(1, 5))
    more = calc.composition([30.0, 90.0], whole=100.0)
    assert more.residual == pytest.approx(-0.2)
    figure = calc.composition([parse("30.0亿元")], whole=parse("100.0亿元"))
    assert (figure.shares[0].unit.symbol, figure.residual.unit.symbol) == ("%", "个百分点")
    with pytest.raises(UndefinedError):
        calc.composition([1, 2], whole=0)


def test_parts_that_miss_their_whole_by_rounding_only():
    check = calc.sum_check([parse("30398亿元"), parse("4513亿元")], parse("34910亿元"))
    assert check.holds
    assert (check.total.value, check.residual.value, check.residual.lower) == (34911, -1, Fraction("-2.5"))
    assert not calc.sum_check([parse("30398亿元"), parse("4513亿元")], parse("34908亿元")).holds
    assert not calc.sum_check([parse("30398家"), parse("4513家")], parse("34910家")).holds


def test_a_structure_in_per_cent():
    assert calc.sum_check([parse("33.3%"), parse("33.3%"), parse("33.3%")]).holds
    assert not calc.sum_check([parse("33.3%"), parse("33.3%"), parse("33.1%")]).holds
    assert calc.sum_check([Fraction(1, 3), Fraction(2, 3)]).holds
    assert calc.sum_check([0.1, 0.2, 0.7]).holds
    assert not calc.sum_check([0.1, 0.2, 0.6999]).holds
    assert not calc.sum_check([33, 66], 100).holds
    assert calc.sum_check([-5, 105], 100).holds


@pytest.mark.parametrize("parts", [None, [], [1, None], "12", 5, {1, 2}, [1, "2"], [1, Figure(2, "亿元")], [True]])
def test_lists_that_are_refused(parts):
    with pytest.raises(MfgcityError):
        calc.composition(parts)
    with pytest.raises(MfgcityError):
        calc.sum_check(parts)


def test_the_position_of_a_missing_value_is_named():
    with pytest.raises(OperandError, match=r"parts\[2\] must be a number"):
        calc.composition([1, 2, None])
