"""The ends of quantities in products, which the complete solver alone looks for much too long."""

import pytest

from mfgcity import Network, growth_rate, sum_of


def test_repairs_in_a_weighted_growth_come_with_exact_ends() -> None:
    pytest.importorskip("z3", reason="needs mfgcity[audit]")
    net = Network()
    printed = {"now a": "120.0亿元", "growth a": "3.7%", "now b": "80.0亿元", "growth b": "11.9%", "growth": "8.6%"}
    for name, text in printed.items():
        net.figure(name, text)
    for name in ("before a", "before b", "now", "before"):
        net.unknown(name, "亿元", domain="positive")
    net.relate("growth a", growth_rate, "now a", "before a")
    net.relate("growth b", growth_rate, "now b", "before b")
    net.relate("now", sum_of, "now a", "now b")
    net.relate("before", sum_of, "before a", "before b")
    net.relate("growth", growth_rate, "now", "before")
    solution = net.solve()
    assert sorted(map(sorted, solution.culprits)) == [[name] for name in sorted(printed)]
    assert str(solution.repairs["growth"]) == "[14720950/2171441, 14960350/2173359]"
    lowest = solution.repairs["now b"].lower
    assert lowest is not None
    assert 182 < lowest < 183
