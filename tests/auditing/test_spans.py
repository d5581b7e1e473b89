"""Spans compute as intervals do, and programs narrow as the formula says."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Interval, elasticity, growth_rate, share
from mfgcity.auditing import spans
from mfgcity.auditing.expression import Variable, trace
from mfgcity.auditing.program import Program

NUMBERS = st.fractions(min_value=-4, max_value=4, max_denominator=6)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    closed = (True, True) if low == high else (draw(st.booleans()), draw(st.booleans()))
    ends = draw(st.sampled_from([(low, high), (low, high), (None, high), (low, None), (None, None)]))
    return Interval(*ends, *closed)


def back(span: spans.Span | None) -> Interval | None:
    return None if span is None else spans.interval(span)


@given(intervals(), intervals())
def test_arithmetic_is_that_of_intervals(one: Interval, other: Interval) -> None:
    x, y = spans.span(one), spans.span(other)
    assert back(x) == one
    assert back(spans.meet(x, y)) == one & other
    assert back(spans.hull(x, y)) == one | other
    assert back(spans.times(x, y)) == one * other
    assert back(spans.negative(x)) == -one
    assert spans.holds_zero(x) == (0 in one)
    if 0 not in other:
        assert back(spans.quotients(x, y)) == one / other


@given(intervals())
def test_whole_numbers_of_a_span_are_those_in_it(one: Interval) -> None:
    left = spans.whole(spans.span(one))
    inside = [number for number in range(-6, 7) if number in one]
    if left is None:
        assert not inside
    else:
        assert [number for number in range(-6, 7) if number in spans.interval(left)] == inside
        assert all(end is None or end.denominator == 1 for end in (back(left).lower, back(left).upper))


@given(
    st.sampled_from([share, growth_rate, elasticity, lambda x, y: x * y + x, lambda x, y: 2 - x - y]),
    st.lists(intervals(), min_size=3, max_size=3),
    st.lists(NUMBERS, min_size=2, max_size=2),
)
def test_a_program_never_takes_a_solution_away(formula, bounds: list[Interval], inputs: list[Fraction]) -> None:
    tree = trace(formula, Variable("1"), Variable("2"))
    value = tree.evaluate({"1": inputs[0], "2": inputs[1]})
    if value is None or any(number not in held for number, held in zip((value, *inputs), bounds, strict=True)):
        return
    program = Program(tree - Variable("0"), spans.ZERO)
    left = program.narrow([spans.span(held) for held in bounds], (0, 1, 2))
    assert left is not None
    for (_, number), span in zip(program.places, left, strict=True):
        assert (value, *inputs)[number] in spans.interval(span)
