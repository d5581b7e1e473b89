"""What an audit of many small components costs, beside z3 alone on the same; and how it grows with their number."""

import random
import sys
import time
from pathlib import Path

import z3

sys.path.insert(0, str(Path(__file__).parent.parent / "auditing"))

from independent import Author, Judge, Net

from mfgcity import Network, share

FIGURES = 10_000


def components(figures: int) -> list[Net]:
    """Small networks of so many figures in all, about one in fifty of them misprinted."""
    found: list[Net] = []
    choose, left = random.Random(1), figures
    while left > 0:
        net = Author(len(found)).write(choose.randint(1, 3), int(choose.random() < 0.1))
        if len(net.figures) <= 10:
            found.append(net)
            left -= len(net.figures)
    return found


def ours(nets: list[Net]) -> float:
    begin = time.perf_counter()
    for net in nets:
        solution = net.network().solve()
        assert solution.verdict != "inconsistent" or list(solution.culprits)
    return time.perf_counter() - begin


def z3_alone(nets: list[Net]) -> float:
    begin = time.perf_counter()
    for net in nets:
        judge = Judge(net, z3)
        if judge.verdict(net.figures) == "inconsistent":
            judge.culprits()
    return time.perf_counter() - begin


def shares(count: int) -> float:
    """One network of so many figures in components of three, one in fifty of the shares wrong."""
    begin = time.perf_counter()
    net = Network()
    for number in range(count // 3):
        net.figure(f"part{number}", f"{500 + number % 400}件")
        net.figure(f"whole{number}", "1000件")
        wrong = 30 if number % 17 == 0 else 0
        net.figure(f"rate{number}", f"{(500 + number % 400) / 10 + wrong:.1f}%")
        net.relate(f"rate{number}", share, f"part{number}", f"whole{number}")
    solution = net.solve()
    assert solution.verdict == "inconsistent"
    assert len(solution.clusters) == len(range(0, count // 3, 17))
    return time.perf_counter() - begin


def main() -> None:
    nets = components(FIGURES)
    mine, other = ours(nets), z3_alone(nets)
    print(f"{FIGURES} figures in {len(nets)} components, verdicts and all smallest culprit sets")
    print(f"  mfgcity {mine:6.1f} s   z3 alone {other:6.1f} s   ratio {mine / other:.2f}    (goal: below 0.33)")
    print("figures    seconds   microseconds a figure")
    for count in (1_000, 10_000, 100_000):
        taken = shares(count)
        print(f"{count:7}  {taken:9.2f}   {taken / count * 1e6:9.0f}")


if __name__ == "__main__":
    main()
