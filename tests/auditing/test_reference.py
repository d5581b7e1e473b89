"""The reference networks come out as stated: verdicts, culprit sets, bounds, repairs."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from mfgcity import Figure, Interval, Network, growth_gap, growth_rate, share, sum_of

CASES = json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))["cases"]
UNITS = {"pp": "个百分点"}
DOMAINS = {"nonneg": "nonnegative", "pos": "positive"}
BEYOND_PROPAGATION = ("11", "22", "23")
"""Cases with two whole numbers left open, of which only the complete solver says all."""
WORDS = {"over": "超{}", "nearly": "近{}"}


def interval(ends: list[Any]) -> Interval:
    return Interval(Fraction(ends[0]), Fraction(ends[1]), ends[2], ends[3])


def network(case: dict[str, Any]) -> Network:
    net = Network()
    for item in case["figures"]:
        unit = UNITS.get(item["unit"], item["unit"])
        options = {"integer": item["integer"], "domain": DOMAINS.get(item["domain"], item["domain"])}
        if "printed" not in item:
            net.unknown(item["id"], unit, **options)
            continue
        rounding = item["rounding"]
        # Of the case printed in 万件 the reference states bounds in 件.
        scale = "万" if case["id"].startswith("23") and item["integer"] else ""
        text = WORDS.get(rounding, "{}").format(item["printed"]) + scale + unit
        net.figure(item["id"], Figure.parse(text), rounding=None if rounding in WORDS else rounding, **options)
    for relation in case["relations"]:
        match relation["type"]:
            case "sum":
                net.relate(relation["total"], sum_of, *relation["parts"])
            case "gap":
                net.relate(relation["gap"], growth_gap, relation["value"], relation["base"])
            case "ratio":
                net.relate(relation["rate"], share, relation["num"], relation["den"])
            case "growth":
                net.relate(relation["rate"], growth_rate, relation["now"], relation["before"])
            case other:
                raise AssertionError(other)
    return net


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    if case["id"].startswith(BEYOND_PROPAGATION):
        pytest.importorskip("z3", reason="needs mfgcity[audit]")
    solution, expected = network(case).solve(), case["expect"]
    assert solution.verdict == expected["verdict"]
    assert sorted(map(sorted, solution.culprits)) == sorted(map(sorted, expected["min_culprit_sets"]))
    scale = 10_000 if case["id"].startswith("23") else 1
    for name, ends in expected["bounds"].items():
        assert solution.bounds[name].scaled(Fraction(scale)) == interval(ends), name
    for name, ends in expected.get("repairs", {}).items():
        assert solution.repairs[name] == interval(ends), name


def test_a_lone_culprit_is_repaired_by_what_could_have_been_printed() -> None:
    net = network(next(case for case in CASES if case["id"].startswith("27")))
    solution = net.solve()
    assert [str(figure) for figure in solution.printable("total")] == ["195532件"]
    assert solution.certain == {"total"}
    assert {"consult", "s_consult"} <= solution.cleared


def test_likely_slips_come_first() -> None:
    net = Network()
    net.figure("a", "40.0%")
    net.figure("b", "49.1%")
    net.figure("total", "79.1%")
    net.relate("total", sum_of, "a", "b")
    assert str(net.solve().printable("total")[0]) == "89.1%"


def test_without_z3_what_propagation_leaves_open_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "z3", None)
    parity = network(next(case for case in CASES if case["id"].startswith("11")))
    assert parity.solve().verdict == "undecided"
    assert list(parity.solve().culprits) == []
