"""Random networks with planted misprints: the audit, z3 on statements of our own, and trying every set agree."""

import random

import pytest

from auditing.independent import Author, Judge, Net

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


def test_witnesses_lie_in_the_bounds_and_fulfil_every_relation() -> None:
    checked = 0
    for seed in SEEDS[:300]:
        net = network(seed)
        solution = net.network().solve()
        values = Judge(net, z3).witness(net.figures) if solution.verdict == "consistent" else None
        if values is None:
            continue
        assert net.holds(values, net.figures), seed
        scales = {name: net.network().quantities[name].unit.scale for name in values}
        assert all(value / scales[name] in solution.bounds[name] for name, value in values.items()), seed
        checked += 1
    assert checked >= 100


def test_every_conflict_is_one() -> None:
    for seed in SEEDS[:200]:
        net = network(seed)
        for cluster in net.network().solve().clusters:
            for conflict in cluster.conflicts:
                assert Judge(net, z3).verdict(conflict) in ("inconsistent", "unknown"), seed
