"""Networks as plain data, with a second opinion on them: z3 and fractions, and nothing of the audit itself.

Every formula, rounding and unit is written out again here, so that a fault in the library shows.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import combinations
from typing import Any

import mfgcity
from mfgcity import Figure, Network

Ends = tuple[Fraction | None, Fraction | None, bool, bool]

SCALE = {
    "件": Fraction(1),
    "万件": Fraction(10**4),
    "亿元": Fraction(10**8),
    "%": Fraction(1, 100),
    "倍": Fraction(1),
    "个百分点": Fraction(1, 100),
    "": Fraction(1),
}
DOMAINS: dict[str, Ends] = {
    "nonnegative": (Fraction(0), None, True, False),
    "positive": (Fraction(0), None, False, False),
    "growth": (Fraction(-1), None, True, False),
    "real": (None, None, False, False),
}
KINDS: dict[str, Callable[..., Any]] = {
    "sum": mfgcity.sum_of,
    "difference": mfgcity.difference_of,
    "equal": mfgcity.equal_to,
    "part": mfgcity.count_of,
    "between": mfgcity.between,
    "share": mfgcity.share,
    "growth": mfgcity.growth_rate,
    "gap": mfgcity.growth_gap,
    "pull": mfgcity.contribution_points,
    "base": mfgcity.implied_base,
    "lead": mfgcity.schedule_lead,
    "chain": mfgcity.linked_growth,
}
GROWTHS = {"growth": (0,), "gap": (1, 2), "pull": (2,), "base": (2,), "chain": (0, 1, 2)}
"""Which quantities of a relation are growths, the result first; stated in 倍 they are one more than the growth."""


@dataclass(frozen=True)
class Item:
    """A quantity: its printed digits, or None, and all that is known of it besides."""

    digits: str | None
    unit: str
    integer: bool
    domain: str
    word: str = ""

    def limits(self) -> Ends:
        """What the domain allows; a growth stated as a multiple of the base is not below zero."""
        return DOMAINS["nonnegative" if (self.unit, self.domain) == ("倍", "growth") else self.domain]

    def printed(self) -> Ends:
        """What the print allows for certain, in units without scale: half a digit either way, a whole count exactly."""
        if self.digits is None:
            return None, None, False, False
        value = Fraction(self.digits)
        if self.word == "over":
            return value * SCALE[self.unit], None, False, False
        if self.word == "nearly":
            return None, value * SCALE[self.unit], False, False
        decimals = len(self.digits.partition(".")[2])
        half = Fraction(0) if self.unit == "件" and not decimals else Fraction(1, 2 * 10**decimals)
        return (value - half) * SCALE[self.unit], (value + half) * SCALE[self.unit], True, True


@dataclass
class Net:
    """Quantities by name, and relations as (kind, result, inputs)."""

    items: dict[str, Item] = field(default_factory=dict)
    relations: list[tuple[str, str, tuple[str | Fraction, ...]]] = field(default_factory=list)

    @property
    def figures(self) -> list[str]:
        return [name for name, item in self.items.items() if item.digits is not None]

    def network(self) -> Network:
        """The same for the library."""
        net = Network()
        for name, item in self.items.items():
            options: dict[str, Any] = {"integer": item.integer, "domain": item.domain}
            if item.digits is None:
                net.unknown(name, item.unit, **options)
            else:
                net.figure(name, Figure(item.digits, item.unit, qualifier=item.word or "exact"), **options)
        for kind, result, inputs in self.relations:
            net.relate(result, KINDS[kind], *inputs)
        return net

    def holds(self, values: dict[str, Fraction], believed: Iterable[str]) -> bool:
        """Whether exact values lie in all bounds, are whole where they must be, and fulfil every relation."""
        trusted = set(believed)
        for name, item in self.items.items():
            if item.integer and values[name].denominator != 1:
                return False
            limits = [item.limits(), *([item.printed()] if name in trusted else [])]
            if not all(_inside(values[name], ends) for ends in limits):
                return False
        return all(
            _fulfilled(kind, *self.read(kind, result, inputs, values)) for kind, result, inputs in self.relations
        )

    def read(self, kind: str, result: str, inputs: tuple[str | Fraction, ...], values: Mapping[str, Any]) -> Any:
        """The result and the inputs of a relation as the formula takes them: numbers or symbols, growths as such."""
        found: list[Any] = []
        for place, name in enumerate((result, *inputs)):
            if isinstance(name, Fraction):
                found.append(name)
            else:
                multiple = self.items[name].unit == "倍" and place in GROWTHS.get(kind, ())
                found.append(values[name] - 1 if multiple else values[name])
        return found[0], found[1:]


def _inside(value: Fraction, ends: Ends) -> bool:
    lower, upper, attained, reached = ends
    above = lower is None or value > lower or (attained and value == lower)
    return above and (upper is None or value < upper or (reached and value == upper))


def _fulfilled(kind: str, result: Fraction, given: list[Fraction]) -> bool:
    match kind:
        case "sum":
            return result == sum(given)
        case "difference" | "gap":
            return result == given[0] - given[1]
        case "equal":
            return result == given[0]
        case "part":
            return 0 <= result <= given[0]
        case "between":
            return min(given) <= result <= max(given)
        case "share":
            return given[1] > 0 and result * given[1] == given[0]
        case "growth":
            return given[1] > 0 and (1 + result) * given[1] == given[0]
        case "pull":
            return result == given[0] * given[1]
        case "base":
            return 1 + given[1] > 0 and result * (1 + given[1]) == given[0]
        case "lead":
            return result == given[0] - given[1]
        case "chain":
            return all(1 + rate > 0 for rate in given) and 1 + result == (1 + given[0]) * (1 + given[1])
    raise AssertionError(kind)


class Judge:
    """What z3 says of a network, by statements of our own."""

    def __init__(self, net: Net, z3: Any) -> None:
        self._net = net
        self._z3 = z3
        self._values = {name: z3.Int(name) if item.integer else z3.Real(name) for name, item in net.items.items()}
        self._always = [held for name, item in net.items.items() for held in self._held(name, item.limits())]
        for kind, result, inputs in net.relations:
            self._always += self._stated(kind, *net.read(kind, result, inputs, self._values))
        self._prints = {name: self._held(name, net.items[name].printed()) for name in net.figures}
        self._solver = z3.Solver()
        self._solver.set("rlimit", 2_000_000)
        self._solver.add(*self._always)
        for name, held in self._prints.items():
            self._solver.add(z3.Implies(z3.Bool(f"believed {name}"), z3.And(held)))

    def verdict(self, believed: Iterable[str]) -> str:
        """``consistent``, ``inconsistent``, or ``unknown``."""
        names = sorted(believed)
        answer = self._solver.check(*(self._z3.Bool(f"believed {name}") for name in names))
        if answer == self._z3.unknown:
            answer = self._fresh(names).check()
        return {"sat": "consistent", "unsat": "inconsistent"}.get(str(answer), "unknown")

    def witness(self, believed: Iterable[str]) -> dict[str, Fraction] | None:
        """Exact values with which all holds, where z3 gives rational ones."""
        solver = self._fresh(sorted(believed))
        if solver.check() != self._z3.sat:
            return None
        model = solver.model()
        found = {name: model.eval(value, model_completion=True) for name, value in self._values.items()}
        if not all(self._z3.is_rational_value(value) or self._z3.is_int_value(value) for value in found.values()):
            return None
        return {name: Fraction(str(value)) for name, value in found.items()}

    def can_be(self, name: str, ends: Ends) -> bool | None:
        """Whether a quantity can lie in some bounds if all prints are believed; None if z3 is at a loss."""
        solver = self._fresh(self._net.figures)
        solver.add(*self._held(name, ends))
        return {"sat": True, "unsat": False}.get(str(solver.check()))

    def culprits(self) -> set[frozenset[str]] | None:
        """Every smallest set of figures without whose print all can hold, by trying every set; None if z3 is at a loss."""
        figures = self._net.figures
        for size in range(len(figures) + 1):
            found = set()
            for dropped in combinations(figures, size):
                verdict = self.verdict(set(figures) - set(dropped))
                if verdict == "unknown":
                    return None
                if verdict == "consistent":
                    found.add(frozenset(dropped))
            if found:
                return found
        return set()

    def _fresh(self, believed: list[str]) -> Any:
        solver = self._z3.Solver()
        solver.set("rlimit", 2_000_000)
        solver.add(*self._always, *(held for name in believed for held in self._prints[name]))
        return solver

    def _held(self, name: str, ends: Ends) -> list[Any]:
        lower, upper, attained, reached = ends
        value, held = self._values[name], []
        if lower is not None:
            low = self._z3.Q(lower.numerator, lower.denominator)
            held.append(value >= low if attained else value > low)
        if upper is not None:
            high = self._z3.Q(upper.numerator, upper.denominator)
            held.append(value <= high if reached else value < high)
        return held

    def _stated(self, kind: str, result: Any, given: list[Any]) -> list[Any]:
        match kind:
            case "sum":
                return [result == self._z3.Sum(given)]
            case "difference" | "gap":
                return [result == given[0] - given[1]]
            case "equal":
                return [result == given[0]]
            case "part":
                return [result >= 0, result <= given[0]]
            case "between":
                return [
                    self._z3.Or([value <= result for value in given]),
                    self._z3.Or([value >= result for value in given]),
                ]
            case "share":
                return [given[1] > 0, given[0] == result * given[1]]
            case "growth":
                return [given[1] > 0, given[0] == (1 + result) * given[1]]
            case "pull":
                return [result == given[0] * given[1]]
            case "base":
                return [1 + given[1] > 0, given[0] == result * (1 + given[1])]
            case "lead":
                elapsed = self._z3.Q(given[1].numerator, given[1].denominator)
                return [result == given[0] - elapsed]
            case "chain":
                return [*(1 + rate > 0 for rate in given), 1 + result == (1 + given[0]) * (1 + given[1])]
        raise AssertionError(kind)


class Author:
    """Writes random networks: true values first, then their prints, then misprints."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._truth: dict[str, Fraction] = {}
        self.net = Net()

    def write(self, relations: int, misprints: int) -> Net:
        """A network of at least so many relations, with some of its prints altered."""
        steps = {
            self._sum: 5,
            self._share: 5,
            self._growth: 4,
            self._gap: 3,
            self._split: 2,
            self._difference: 2,
            self._part: 2,
            self._between: 2,
            self._table: 2,
            self._equal: 1,
            self._pull: 1,
            self._base: 1,
            self._lead: 1,
            self._chain: 1,
        }
        while len(self.net.relations) < relations:
            self._random.choices(list(steps), list(steps.values()))[0]()
        figures = self.net.figures
        for name in self._random.sample(figures, min(misprints, len(figures))):
            self.net.items[name] = self._misprinted(self.net.items[name])
        return self.net

    def _sum(self) -> None:
        unit = self._level()
        parts = self._distinct(self._random.randint(2, 4), unit)
        self._relate("sum", self._new(unit, sum(map(self._truth.__getitem__, parts), Fraction(0))), *parts)

    def _split(self) -> None:
        unit = self._level()
        total = self._any(unit)
        part = self._new(unit, self._whole(unit, self._truth[total] * Fraction(self._random.randint(1, 9), 10)))
        self._relate("sum", total, part, self._new(unit, self._truth[total] - self._truth[part]))

    def _table(self) -> None:
        unit = self._level()
        cells = [[self._new(unit, self._value(unit)) for _ in range(2)] for _ in range(2)]
        sides = [*cells, *zip(*cells, strict=True)]
        totals = [self._new(unit, sum(self._truth[name] for name in side)) for side in sides]
        for total, side in zip(totals, sides, strict=True):
            self._relate("sum", total, *side)

    def _difference(self) -> None:
        unit = self._level()
        more, less = self._distinct(2, unit)
        self._relate("difference", self._new(unit, self._truth[more] - self._truth[less]), more, less)

    def _equal(self) -> None:
        unit = self._random.choice([self._level(), "%"])
        other = self._any(unit)
        self._relate("equal", self._new(unit, self._truth[other]), other)

    def _part(self) -> None:
        unit = self._level()
        whole = self._any(unit)
        part = self._whole(unit, self._truth[whole] * Fraction(self._random.randint(0, 10), 10))
        self._relate("part", self._new(unit, part), whole)

    def _share(self) -> None:
        unit = self._level()
        part, whole = self._distinct(2, unit)
        if self._truth[whole] > 0:
            self._relate("share", self._new("%", self._truth[part] / self._truth[whole]), part, whole)

    def _growth(self) -> None:
        unit = self._level()
        now, before = self._distinct(2, unit)
        if self._truth[before] > 0:
            self._relate("growth", self._rate(self._truth[now] / self._truth[before] - 1), now, before)

    def _gap(self) -> None:
        own, reference = self._grown(2)
        self._relate("gap", self._new("个百分点", self._grows(own) - self._grows(reference)), own, reference)

    def _lead(self) -> None:
        done, elapsed = self._any("%"), Fraction(self._random.randint(1, 12), 12)
        self._relate("lead", self._new("个百分点", self._truth[done] - elapsed), done, elapsed)

    def _chain(self) -> None:
        first, second = self._grown(2)
        if self._grows(first) > -1 and self._grows(second) > -1:
            both = (1 + self._grows(first)) * (1 + self._grows(second)) - 1
            self._relate("chain", self._rate(both), first, second)

    def _grows(self, name: str) -> Fraction:
        """The growth that a quantity states."""
        return self._truth[name] - (self.net.items[name].unit == "倍")

    def _rate(self, growth: Fraction) -> str:
        """A new growth, sometimes stated as a multiple of the base."""
        if growth >= -1 and self._random.random() < 0.25:
            return self._new("倍", growth + 1)
        return self._new("%", growth)

    def _grown(self, number: int) -> list[str]:
        """Growths, there already or new."""
        found = self._distinct(number, "%")
        there = [name for name, item in self.net.items.items() if item.unit == "倍"]
        if there and self._random.random() < 0.3:
            found[0] = self._random.choice(there)
        return found

    def _between(self) -> None:
        parts = self._distinct(self._random.randint(2, 3), "%")
        values = [self._truth[name] for name in parts]
        self._relate("between", self._new("%", sum(values, Fraction(0)) / len(values)), *parts)

    def _pull(self) -> None:
        growth, share = self._grown(2)
        self._relate("pull", self._new("个百分点", self._truth[share] * self._grows(growth)), share, growth)

    def _base(self) -> None:
        now, growth = self._any("亿元"), self._grown(1)[0]
        if self._grows(growth) > -1:
            self._relate("base", self._new("亿元", self._truth[now] / (1 + self._grows(growth))), now, growth)

    def _relate(self, kind: str, result: str, *inputs: str | Fraction) -> None:
        self.net.relations.append((kind, result, inputs))

    def _level(self) -> str:
        return self._random.choice(["件", "件", "万件", "亿元", "亿元"])

    def _distinct(self, number: int, unit: str) -> list[str]:
        found: list[str] = []
        while len(found) < number:
            name = self._any(unit)
            if name not in found:
                found.append(name)
        return found

    def _any(self, unit: str) -> str:
        """A quantity of the unit: one that is there already, or a new one."""
        there = [name for name, item in self.net.items.items() if item.unit == unit]
        if there and self._random.random() < 0.5:
            return self._random.choice(there)
        return self._new(unit, self._value(unit))

    def _new(self, unit: str, truth: Fraction) -> str:
        name = f"q{len(self.net.items)}"
        self._truth[name] = truth
        integer = unit in ("件", "万件")
        domains = [domain for domain in DOMAINS if _inside(truth, Item(None, unit, integer, domain).limits())]
        chance, word = self._random.random(), ""
        digits = None if chance < 0.12 else self._print(unit, truth)
        if chance > 0.95 and unit != "个百分点":
            word, digits = self._worded(truth / SCALE[unit])
        self.net.items[name] = Item(digits, unit, integer, self._random.choice(domains), word)
        return name

    def _worded(self, number: Fraction) -> tuple[str, str]:
        """Over or nearly a round number, as the true one is; what is negative is printed as it is, to two places."""
        step = 10 ** max(len(str(int(number))) - 1, 0)
        below = int(number / step) * step
        if number <= 0:
            return "", written(number, 2)
        if number > below > 0 and self._random.random() < 0.5:
            return "over", str(below)
        return "nearly", str(below + step)

    def _value(self, unit: str) -> Fraction:
        if unit == "件":
            return Fraction(self._random.randint(1, 60))
        if unit == "万件":
            return Fraction(self._random.randint(1_000, 60_000))
        if unit == "亿元":
            return Fraction(self._random.randint(1, 10_000)) * 10**6
        return Fraction(self._random.randint(-300, 900), 1_000)

    def _whole(self, unit: str, value: Fraction) -> Fraction:
        return Fraction(round(value)) if unit in ("件", "万件") else value

    def _print(self, unit: str, truth: Fraction) -> str:
        decimals = {"件": [0], "万件": [1, 2], "亿元": [0, 1, 2], "倍": [1, 2]}.get(unit, [0, 1])
        return written(truth / SCALE[unit], self._random.choice(decimals))

    def _misprinted(self, item: Item) -> Item:
        """The same with one digit mistyped."""
        assert item.digits is not None
        places = [place for place, sign in enumerate(item.digits) if sign.isdigit()]
        place = self._random.choice(places)
        other = self._random.choice([digit for digit in "0123456789" if digit != item.digits[place]])
        return replace(item, digits=item.digits[:place] + other + item.digits[place + 1 :])


def written(value: Fraction, decimals: int) -> str:
    """A number with so many digits after the point, rounded to the nearest."""
    scaled = abs(value) * 10**decimals
    digits = str((2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)).rjust(decimals + 1, "0")
    text = f"{digits[:-decimals]}.{digits[-decimals:]}" if decimals else digits
    return f"-{text}" if value < 0 and digits.strip("0") else text


def networks(seeds: Iterable[int]) -> Iterator[tuple[int, Net]]:
    """A random network for each seed: most small, some of a dozen relations, with up to three misprints."""
    for seed in seeds:
        chance = random.Random(seed)
        yield seed, Author(seed).write(chance.choice([1, 1, 2, 2, 3, 3, 4, 5, 7, 10]), chance.choice([0, 1, 1, 2, 3]))
