"""What an audit costs beside z3 on the same, of many small components and of one record; and how it grows."""

import random
import sys
import time
from pathlib import Path

import z3

sys.path.insert(0, str(Path(__file__).parent.parent / "auditing"))

from fractions import Fraction

from independent import DOMAINS, Author, Item, Judge, Net, written

from mfgcity import Network, share, sum_of

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


class Record:
    """One record of 200 linked figures, like a yearbook page: a table of each year, growth, shares, costs and profits.

    Every figure is linked with every other; so many of them are misprinted, each by the third of its value or more.
    """

    def __init__(self, errors: int, seed: int = 1) -> None:
        self._choose = random.Random(seed)
        self._truth: dict[str, Fraction] = {}
        self.net = Net()
        self._write()
        self.planted = sorted(self._choose.sample(sorted(self.net.items), errors))
        for name in self.planted:
            item = self.net.items[name]
            assert item.digits is not None
            value = Fraction(item.digits) * Fraction(self._choose.randint(130, 180), 100) + 7
            self._enter(name, item.unit, value * (1 if item.unit == "亿元" else Fraction(1, 100)), 1)

    def _enter(self, name: str, unit: str, value: Fraction, decimals: int) -> str:
        self._truth[name] = value
        shown = value if unit == "亿元" else value * 100
        self.net.items[name] = Item(written(shown, decimals), unit, False, "real")
        return name

    def _sum(self, name: str, parts: list[str]) -> str:
        self._enter(name, "亿元", sum((self._truth[part] for part in parts), Fraction(0)), 1)
        self.net.relations.append(("sum", name, tuple(parts)))
        return name

    def _rate(self, kind: str, name: str, one: str, other: str) -> None:
        value = self._truth[one] / self._truth[other] - (kind == "growth")
        self._enter(name, "%", value, 1)
        self.net.relations.append((kind, name, (one, other)))

    def _write(self) -> None:
        rows, quarters = range(10), range(4)
        totals: dict[str, str] = {}
        for year in ("now", "before"):
            for row in rows:
                for quarter in quarters:
                    name = f"{year} {row} {quarter}"
                    self._enter(name, "亿元", Fraction(self._choose.randint(1_000, 90_000), 100), 1)
                self._sum(f"{year} {row}", [f"{year} {row} {quarter}" for quarter in quarters])
            for quarter in quarters:
                self._sum(f"{year} quarter {quarter}", [f"{year} {row} {quarter}" for row in rows])
            totals[year] = self._sum(f"{year} all", [f"{year} {row}" for row in rows])
            self.net.relations.append(("sum", totals[year], tuple(f"{year} quarter {quarter}" for quarter in quarters)))
        for row in rows:
            self._rate("growth", f"growth {row}", f"now {row}", f"before {row}")
            self._rate("share", f"share {row}", f"now {row}", totals["now"])
            cost = self._enter(f"cost {row}", "亿元", self._truth[f"now {row}"] * Fraction(8, 10), 1)
            profit = self._enter(f"profit {row}", "亿元", self._truth[f"now {row}"] - self._truth[cost], 1)
            self.net.relations.append(("difference", profit, (f"now {row}", cost)))
            self._rate("share", f"margin {row}", profit, f"now {row}")
        self._sum("cost all", [f"cost {row}" for row in rows])
        self._sum("profit all", [f"profit {row}" for row in rows])
        self.net.relations.append(("difference", "profit all", (totals["now"], "cost all")))
        for quarter in quarters:
            self._rate("growth", f"growth quarter {quarter}", f"now quarter {quarter}", f"before quarter {quarter}")
        for row in rows[:9]:
            for quarter in quarters:
                if len(self.net.items) < 200:
                    name = f"{row} {quarter}"
                    self._rate("growth", f"growth {name}", f"now {name}", f"before {name}")
        assert len(self.net.items) == 200


def z3_optimum(net: Net) -> int:
    """The least number of figures to drop, by z3's Optimize; rates, which stand once, as their two inequalities."""
    optimizer = z3.Optimize()
    values = {name: z3.Real(name) for name in net.items}
    kept = {name: z3.Bool(f"kept {name}") for name in net.figures}
    scale = {"亿元": Fraction(1), "%": Fraction(1, 100)}
    for name, item in net.items.items():
        assert DOMAINS[item.domain][:2] == (None, None)
        if item.unit == "%":
            continue
        low, high = _ends(item, Fraction(1))
        optimizer.add(z3.Implies(kept[name], z3.And(values[name] >= low, values[name] <= high)))
    for kind, result, inputs in net.relations:
        given = [values[name] for name in inputs]
        match kind:
            case "sum":
                optimizer.add(values[result] == z3.Sum(given))
            case "difference":
                optimizer.add(values[result] == given[0] - given[1])
            case _:
                shift = 1 if kind == "growth" else 0
                low, high = _ends(net.items[result], scale["%"])
                held = z3.And(given[0] >= (low + shift) * given[1], given[0] <= (high + shift) * given[1])
                optimizer.add(given[1] > 0, z3.Implies(kept[result], held))
    for flag in kept.values():
        optimizer.add_soft(flag)
    assert optimizer.check() == z3.sat
    model = optimizer.model()
    return sum(1 for flag in kept.values() if not z3.is_true(model.eval(flag, model_completion=True)))


def _ends(item: Item, scale: Fraction) -> tuple[z3.RatNumRef, z3.RatNumRef]:
    assert item.digits is not None
    half = Fraction(1, 2 * 10 ** len(item.digits.partition(".")[2]))
    low, high = ((Fraction(item.digits) + side) * scale for side in (-half, half))
    return z3.Q(low.numerator, low.denominator), z3.Q(high.numerator, high.denominator)


def record(errors: int, seed: int = 1) -> None:
    """One record of 200 linked figures."""
    made = Record(errors, seed)
    begin = time.perf_counter()
    solution = made.net.network().solve()
    assert solution.verdict == "inconsistent"
    groups = solution.clusters
    middle = time.perf_counter()
    least = z3_optimum(made.net)
    end = time.perf_counter()
    size = sum(len(group.culprits[0]) for group in groups)
    sets = [len(group.culprits) for group in groups]
    assert size == least, (size, least)
    mine, other = middle - begin, end - middle
    print(f"one record of 200 linked figures with {errors} errors: {size} to drop, sets in each group {sets}")
    print(f"  mfgcity {mine:6.2f} s   z3 Optimize {other:6.2f} s   ratio {mine / other:.2f}    (goal: at most 3)")


def long_sum(parts: int) -> None:
    """One sum of so many figures that does not add up: each alone can be the culprit."""
    begin = time.perf_counter()
    net = Network()
    names = [f"part{number}" for number in range(parts)]
    for name in names:
        net.figure(name, "12.3亿元")
    net.figure("total", f"{parts * 13}亿元")
    net.relate("total", sum_of, *names)
    assert sum(1 for _ in net.solve().culprits) == parts + 1
    print(f"one sum of {parts} figures, all its {parts + 1} culprits: {time.perf_counter() - begin:.2f} s")


def main() -> None:
    nets = components(FIGURES)
    mine, other = ours(nets), z3_alone(nets)
    print(f"{FIGURES} figures in {len(nets)} components, verdicts and all smallest culprit sets")
    print(f"  mfgcity {mine:6.1f} s   z3 alone {other:6.1f} s   ratio {mine / other:.2f}    (goal: below 0.33)")
    record(6)
    for parts in (1_000, 10_000):
        long_sum(parts)
    print("figures    seconds   microseconds a figure")
    for count in (1_000, 10_000, 100_000):
        taken = shares(count)
        print(f"{count:7}  {taken:9.2f}   {taken / count * 1e6:9.0f}")


if __name__ == "__main__":
    main()
