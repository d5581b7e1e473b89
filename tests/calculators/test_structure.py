from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure
from mfgcity import calculators as calc
from mfgcity.errors import MfgcityError
from mfgcity.figures.operands import OperandError, UndefinedError

REGION = ([90, 20, 10, 60], [100, 40, 10, 55], [400, 150, 150, 400], [440, 210, 135, 480])
levels = st.fractions(Fraction(1, 10), 100, max_denominator=50)
tables = st.lists(st.tuples(levels, levels, levels, levels), min_size=1, max_size=5).map(
    lambda rows: [list(column) for column in zip(*rows, strict=True)]
)


@given(tables, st.sampled_from(["dunn", "esteban"]))
def test_components_add_to_the_change_exactly(table, method):
    result = calc.shift_share(*table, method=method)
    assert result.total_change == sum(table[1]) - sum(table[0])
    for effects in (result, *result.industries):
        assert effects.national + effects.industry_mix + effects.regional == effects.total_change
        if method == "esteban":
            assert effects.homothetic + effects.allocation == effects.regional
        else:
            assert effects.homothetic is effects.allocation is None
    for name in ("total_change", "national", "industry_mix", "regional"):
        assert getattr(result, name) == sum(getattr(one, name) for one in result.industries)


@given(st.lists(st.tuples(*[st.integers(1, 99)] * 4), min_size=1, max_size=3),
       st.lists(st.fractions(0, 1, max_denominator=20), min_size=12, max_size=12), st.sampled_from(["dunn", "esteban"]))  # fmt: skip
def test_effects_of_figures_hold_every_point_inside(rows, parts, method):
    table = [[Figure(f"{n // 10}.{n % 10}", "亿元") for n in column] for column in zip(*rows, strict=True)]
    result = calc.shift_share(*table, method=method)
    moves = iter(parts)
    inside = [[f.lower + next(moves) * (f.upper - f.lower) for f in column] for column in table]
    exact = calc.shift_share(*inside, method=method)
    names = ["total_change", "national", "industry_mix", "regional"]
    names += ["homothetic", "allocation"] if method == "esteban" else []
    pairs = [(result, exact), *zip(result.industries, exact.industries, strict=True)]
    for found, expected in pairs:
        for name in names:
            assert getattr(expected, name) in getattr(found, name).bounds
            assert getattr(found, name).unit.symbol == "亿元"
    product = calc.shift_share_index(*table)
    for name in ("total", "structure", "location"):
        assert getattr(calc.shift_share_index(*inside), name) in getattr(product, name).bounds


@given(tables)
def test_the_product_of_the_indices_is_the_total(table):
    result = calc.shift_share_index(*table)
    assert result.structure * result.location == result.total
    expected = (sum(table[1]) / sum(table[0])) / (sum(table[3]) / sum(table[2]))
    assert result.total == expected


def test_a_zero_base_is_finite():
    result = calc.shift_share([0, 20], [5, 25], [100, 200], [110, 230])
    assert result.regional == pytest.approx(7)
    assert result.industries[0].regional == 5
    gone = calc.shift_share([0, 20], [0, 25], [0, 200], [0, 230], method="esteban")
    assert (gone.industries[0].homothetic, gone.industries[0].allocation) == (0, 0)
    with pytest.raises(UndefinedError, match=r"before\[0\]"):
        calc.shift_share([0, 20], [5, 25], [100, 200], [110, 230], method="esteban")
    with pytest.raises(UndefinedError, match=r"reference_before\[0\]"):
        calc.shift_share([3, 20], [5, 25], [0, 200], [110, 230])
    with pytest.raises(UndefinedError):
        calc.shift_share([0, 0], [5, 25], [0, 0], [110, 230])


def test_totals_that_do_not_match_their_lists_are_told():
    summed = calc.shift_share(*REGION)
    assert summed.unlisted is None
    matching = calc.shift_share(*REGION, reference_totals=(1100, 1265))
    assert matching.unlisted == (0, 0)
    assert matching.regional == summed.regional
    partial = calc.shift_share(*REGION, reference_totals=(1200, 1300))
    assert partial.unlisted == (100, 35)
    assert partial.national == pytest.approx(180 * (1300 / 1200 - 1))
    assert partial.national + partial.industry_mix + partial.regional == pytest.approx(25)
    figure = calc.shift_share(
        *([Figure(n, "家") for n in column] for column in REGION),
        reference_totals=[Figure(1200, "家"), Figure(1300, "家")],
    )
    assert (figure.unlisted[0].value, figure.unlisted[0].unit.symbol) == (100, "家")


@given(st.integers(2, 4).flatmap(lambda years: st.lists(st.lists(levels, min_size=4, max_size=4), min_size=years, max_size=years)),
       st.sampled_from(["dunn", "esteban"]))  # fmt: skip
def test_years_add_up(years, method):
    own, reference = [row[:2] for row in years], [row[2:] for row in years]
    result = calc.shift_share_dynamic(own, reference, method=method)
    assert result.total_change == sum(own[-1]) - sum(own[0])
    assert result.national + result.industry_mix + result.regional == result.total_change
    assert len(result.steps) == len(years) - 1
    for name in ("national", "industry_mix", "regional"):
        assert getattr(result, name) == sum(getattr(step, name) for step in result.steps)
        assert getattr(result, name) == sum(getattr(one, name) for one in result.industries)
    if len(years) == 2:
        static = calc.shift_share(*own, *reference, method=method)
        assert (static.national, static.regional) == (result.national, result.regional)


def test_years_with_totals_of_the_reference():
    own, reference = [[10, 20], [12, 21]], [[100, 100], [110, 100]]
    result = calc.shift_share_dynamic(own, reference, reference_totals=[250, 300])
    assert result.national == pytest.approx(6)
    assert result.steps[0].unlisted == (50, 90)


@pytest.mark.parametrize(
    "call",
    [
        lambda: calc.shift_share([1], [1, 2], [1, 2], [1, 2]),
        lambda: calc.shift_share([1, None], [1, 2], [1, 2], [1, 2]),
        lambda: calc.shift_share([1, -2], [1, 2], [1, 2], [1, 2]),
        lambda: calc.shift_share([1, 2], [1, 2], [1, 2], [1, 2], method="gerfin"),
        lambda: calc.shift_share([1, 2], [1, 2], [1, 2], [1, 2], reference_totals=[3]),
        lambda: calc.shift_share([1, 2], [1, 2], [1, 2], [1, 2], reference_totals=[3, None]),
        lambda: calc.shift_share([Figure(1, "家"), 2], [1, 2], [1, 2], [1, 2]),
        lambda: calc.shift_share([Figure(1, "家")], [Figure(1, "亿元")], [1], [1]),
        lambda: calc.shift_share_dynamic([[1, 2]], [[1, 2]]),
        lambda: calc.shift_share_dynamic([[1, 2], [1, 2]], [[1, 2]]),
        lambda: calc.shift_share_dynamic([[1, 2], [1]], [[1, 2], [1, 2]]),
        lambda: calc.shift_share_dynamic(None, [[1, 2]]),
        lambda: calc.shift_share_index([1, 2], [1, 2], [1, 0], [1, 2]),
        lambda: calc.shift_share_index([1, 2], [1, 2], [1, 2], [0, 0]),
    ],
)
def test_what_is_refused(call):
    with pytest.raises(MfgcityError):
        call()


def test_an_unknown_method_lists_those_there_are():
    with pytest.raises(OperandError, match="dunn, esteban"):
        calc.shift_share(*REGION, method="x")
