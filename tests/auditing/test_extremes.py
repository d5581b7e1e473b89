"""The ends of quantities in products, which the complete solver alone looks for much too long."""

import pytest

from mfgcity import Network, difference_of, growth_rate, sum_of


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
    assert str(solution.repairs["now b"]) == "[32228166/176375, 26855185/132672]"


def test_ends_are_exact_where_a_level_and_its_change_share_a_growth() -> None:
    pytest.importorskip("z3", reason="needs mfgcity[audit]")
    net = Network()
    net.figure("before", "222亿元", rounding="truncate")
    net.figure("now", "285亿元", rounding="half_up")
    net.figure("growth", "28.0%", rounding="half_up")
    net.unknown("change", "亿元")
    net.relate("growth", growth_rate, "now", "before")
    net.relate("change", difference_of, "now", "before")
    # 222 × 27.95 % is less than 284.5 × 27.95 / 127.95, and 285.5 × 28.05 / 128.05 less than 223 × 28.05 %.
    assert str(net.solve().bounds["change"]) == "[318071/5118, 320331/5122)"
