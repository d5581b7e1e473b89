"""Random networks with planted misprints: the audit, z3 on statements of our own, and trying every set agree."""

import random
from collections.abc import Iterator
from fractions import Fraction

import pytest

from auditing.independent import Author, Ends, Judge, Net
from mfgcity import Interval

z3 = pytest.importorskip("z3", reason="needs mfgcity[audit]")

SEEDS = range(2000)


def network(seed: int) -> Net:
    choose = random.Random(seed)
    return Author(seed).write(choose.randint(1, 4), choose.choice([0, 0, 1, 1, 2]))


@pytest.mark.parametrize("start", SEEDS[::100])
def test_verdicts_agree_without_one_exception(start: int) -> None:
    decided = 0
    for seed in range(start, start + 100):
        net = network(seed)
        verdict, other = net.network().solve().verdict, Judge(net, z3).verdict(net.figures)
        assert {verdict, other} != {"consistent", "inconsistent"}, seed
        decided += verdict == other
    assert decided >= 95


@pytest.mark.parametrize("start", SEEDS[::500])
def test_culprits_are_those_that_trying_every_set_finds(start: int) -> None:
    compared = 0
    for seed in range(start, start + 120):
        net = network(seed)
        solution = net.network().solve()
        if solution.verdict == "inconsistent" and len(net.figures) <= 9 and (tried := Judge(net, z3).culprits()):
            assert set(solution.culprits) == tried, seed
            compared += 1
    assert compared >= 20


def test_witnesses_fulfil_every_relation() -> None:
    checked = 0
    for seed in SEEDS[:300]:
        net = network(seed)
        solution = net.network().solve()
        if solution.verdict == "consistent" and solution.witness is not None:
            scales = {name: quantity.unit.scale for name, quantity in net.network().quantities.items()}
            assert net.holds({name: value * scales[name] for name, value in solution.witness.items()}, net.figures)
            checked += 1
    assert checked >= 130


def test_bounds_hold_every_value_and_are_the_tightest_where_they_say_so() -> None:
    tight = 0
    for seed in SEEDS[:60]:
        net = network(seed)
        solution = net.network().solve()
        if solution.verdict != "consistent" or any(item.word for item in net.items.values()):
            continue
        judge = Judge(net, z3)
        for name, quantity in net.network().quantities.items():
            ends = solution.bounds[name].scaled(quantity.unit.scale)
            for outside, edge in _edges(ends):
                assert not judge.can_be(name, outside), (seed, name)
                if solution.tight(name):
                    assert judge.can_be(name, edge) is not False, (seed, name)
                    tight += 1
    assert tight >= 200


def _edges(bounds: Interval) -> Iterator[tuple[Ends, Ends]]:
    """What lies beyond each end of some bounds, and what lies at it."""
    near = (bounds.width or Fraction(1)) / 1000
    if (low := bounds.lower) is not None:
        closed = bounds.lower_closed
        yield (None, low, False, not closed), (low, low if closed else low + near, closed, closed)
    if (high := bounds.upper) is not None:
        closed = bounds.upper_closed
        yield (high, None, not closed, False), (high if closed else high - near, high, closed, closed)


@pytest.mark.parametrize("start", range(50_000, 50_120, 40))
def test_culprits_of_several_errors_are_those_that_trying_every_set_finds(start: int) -> None:
    compared = 0
    for seed in range(start, start + 40):
        net = Author(seed).write(6, 3)
        solution = net.network().solve()
        if solution.verdict == "inconsistent" and len(net.figures) <= 14 and (tried := Judge(net, z3).culprits()):
            assert set(solution.culprits) == tried, seed
            compared += 1
    assert compared >= 10


def test_every_conflict_is_one() -> None:
    for seed in SEEDS[:200]:
        net = network(seed)
        for cluster in net.network().solve().clusters:
            for conflict in cluster.conflicts:
                assert Judge(net, z3).verdict(conflict) in ("inconsistent", "unknown"), seed
