"""Networks by hand: constants, multiples, words, limits of what is accused, and what cannot be a network."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import mfgcity
from mfgcity import (
    Figure,
    Interval,
    Network,
    Period,
    between,
    count_of,
    difference_of,
    equal_to,
    growth_gap,
    growth_rate,
    implied_base,
    linked_growth,
    schedule_lead,
    share,
    single_growth,
    sum_of,
)
from mfgcity.auditing import NetworkError
from mfgcity.errors import MfgcityError


def network(relation: tuple[str, Callable[..., Any], *tuple[Any, ...]], **texts: str) -> Network:
    net = Network()
    for name, text in texts.items():
        if text.startswith("?"):
            net.unknown(name, text[1:])
        else:
            net.figure(name, text)
    net.relate(*relation)
    return net


@pytest.mark.parametrize(
    "elapsed", [Fraction(7, 12), Period.parse("2023年1至7月").elapsed, Figure.computed(Fraction(700, 12), "%")]
)
def test_a_relation_takes_exact_constants(elapsed: Any) -> None:
    net = network(("lead", schedule_lead, "done", elapsed), done="92%", lead="?个百分点")
    assert net.solve().bounds["lead"] == Interval(Fraction(199, 6), Fraction(205, 6))


@pytest.mark.parametrize("half", [Decimal("0.5"), Figure.parse("50%"), Figure.parse("5成"), Figure.parse("0.5倍")])
def test_a_figure_as_a_constant_is_its_printed_digits(half: Any) -> None:
    net = network(("lead", schedule_lead, "done", half), done="92%", lead="42.6个百分点")
    assert net.solve().verdict == "inconsistent"
    assert net.solve().culprits is not None


def test_constants_have_units_too() -> None:
    total = network(("total", sum_of, "a", Figure.parse("3家")), a="5家", total="8家")
    assert total.solve().verdict == "consistent"
    with pytest.raises(MfgcityError, match="must not be added"):
        network(("total", sum_of, "a", 3), a="5家", total="8家")
    with pytest.raises(MfgcityError, match="zero"):
        network(("r", share, "a", Figure.parse("0家")), a="5家", r="?%")


@pytest.mark.parametrize(
    ("relation", "texts"),
    [
        (("g", growth_rate, "now", "before"), {"now": "250亿元", "before": "100亿元", "g": "2.5倍"}),
        (("g", growth_rate, "now", "before"), {"now": "250亿元", "before": "100亿元", "g": "增长1.5倍"}),
        (("gap", growth_gap, "g", "h"), {"g": "2.5倍", "h": "50%", "gap": "100个百分点"}),
        (("base", implied_base, "now", "g"), {"now": "250亿元", "g": "2.5倍", "base": "100亿元"}),
        (("both", linked_growth, "g", "h"), {"g": "2.5倍", "h": "100%", "both": "5.0倍"}),
        (("both", linked_growth, "g", Figure.parse("2倍")), {"g": "2.5倍", "both": "400%"}),
        (("total", between, "g", "h"), {"g": "2.5倍", "h": "10%", "total": "120%"}),
        (("total", between, "g", "h"), {"g": "200%", "h": "100%", "total": "2.5倍"}),
        (
            ("g", single_growth, "c", "cg", "e", "eg"),
            {"c": "30亿元", "cg": "2.0倍", "e": "10亿元", "eg": "0%", "g": "3.9倍"},
        ),
    ],
)
def test_a_growth_printed_as_a_multiple_is_one_less(relation: Any, texts: dict[str, str]) -> None:
    assert network(relation, **texts).solve().verdict == "consistent"


def test_a_multiple_is_accused_as_a_multiple() -> None:
    net = network(("g", growth_rate, "now", "before"), now="250亿元", before="100亿元", g="1.5倍")
    solution = net.solve()
    assert solution.verdict == "inconsistent"
    assert solution.repairs["g"] == Interval(Fraction(499, 201), Fraction(501, 199))
    assert str(solution.printable("g")[0]) == "2.5倍"
    assert network(("r", share, "a", "b"), a="250家", b="100家", r="2.5倍").solve().verdict == "consistent"


@pytest.mark.parametrize(
    ("part", "word", "verdict", "unusual"),
    [
        ("31家", "超三成", "consistent", set()),
        ("65家", "超三成", "consistent", {"rate"}),
        ("29家", "超三成", "inconsistent", set()),
        ("60家", "近八成", "consistent", {"rate"}),
        ("81家", "近八成", "inconsistent", set()),
        ("95家", "约三成", "consistent", {"rate"}),
    ],
)
def test_only_what_breaks_the_literal_sense_of_a_word_is_accused(
    part: str, word: str, verdict: str, unusual: set[str]
) -> None:
    solution = network(("rate", share, "part", "whole"), part=part, whole="100家", rate=word).solve()
    assert solution.verdict == verdict
    assert solution.unusual == unusual


def test_bounds_use_the_usual_sense_where_it_can_hold() -> None:
    def solved(part: str) -> Interval:
        return network(("rate", share, "part", "whole"), part=part, whole="?家", rate="超三成").solve().bounds["whole"]

    assert solved("31家") == Interval(78, 103)
    net = network(("rate", share, "part", "whole"), part="65家", whole="100家", rate="超三成")
    assert net.solve().bounds["rate"] == Interval(Fraction(13, 2), Fraction(13, 2))


def test_names_that_are_not_there_are_named_with_those_near() -> None:
    solution = network(
        ("rate", share, "closed", "collected"), closed="2525件", collected="2651件", rate="93%", other="?件"
    ).solve()
    for asked in (solution.bounds, solution.implied, solution.repairs):
        with pytest.raises(NetworkError, match="'colected'; near are collected"):
            asked["colected"]
    for ask in (solution.printable, solution.tight):
        with pytest.raises(NetworkError, match="'colected'; near are collected"):
            ask("colected")
    with pytest.raises(NetworkError, match="other must be a printed figure"):
        solution.printable("other")
    with pytest.raises(NetworkError, match="alone the culprit"):
        solution.repairs["other"]
    with pytest.raises(NetworkError, match="without contradiction"):
        solution.bounds["rate"]
    assert "colected" not in solution.repairs
    assert set(solution.repairs) == {"closed", "collected", "rate"}
    assert list(solution.bounds) == ["other"]


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (lambda net: net.figure("", "5家"), "name must be a text"),
        (lambda net: net.figure(5, "5家"), "name must be a text"),
        (lambda net: net.figure("c", 5), "figure of c"),
        (lambda net: net.figure("a", "5家"), "name must stand once"),
        (lambda net: net.figure("c", "5家", rounding="up"), "rounding must be one of"),
        (lambda net: net.figure("c", "5家", integer=1), "integer of c"),
        (lambda net: net.figure("c", "5家", domain=[]), "domain must be"),
        (lambda net: net.unknown("c", 5), "unit of c"),
        (lambda net: net.relate("a", sum_of, "b", None), "input of the relation on a"),
        (lambda net: net.relate("a", sum_of, "b", 0.5), "float"),
        (lambda net: net.relate("a", sum_of, "bb"), "name must be a quantity"),
        (lambda net: net.relate(["a"], sum_of, "b"), "name must be a quantity"),
        (lambda net: net.relate("a", sum_of), "must have inputs"),
        (lambda net: net.relate("a", "sum", "b"), "formula that can be called"),
        (lambda net: net.relate("a", share, "b"), "must run on symbols"),
        (lambda net: net.relate("a", lambda item: item.parts, "b"), "must run on symbols"),
        (lambda net: net.relate("a", count_of, "b", "b"), "one whole"),
        (lambda net: net.relate("a", share, "a", "b"), "must give its unit"),
        (lambda net: net.solve(budget=-1), "budget must be"),
        (lambda net: net.solve(budget=0.5), "budget must be"),
        (lambda net: net.solve(budget=True), "budget must be"),
    ],
)
def test_what_cannot_be_a_network_is_refused(state: Callable[[Any], object], message: str) -> None:
    net = Network()
    net.figure("a", "5家")
    net.figure("b", "5家")
    with pytest.raises(MfgcityError, match=message):
        state(net)


def parity() -> Network:
    net = network(("sum", sum_of, "x", "y"), x="?家", y="?家", sum="10家")
    net.figure("difference", "1家", domain="real")
    net.relate("difference", difference_of, "x", "y")
    return net


def test_without_a_budget_the_complete_solver_is_not_asked() -> None:
    pytest.importorskip("z3", reason="needs mfgcity[audit]")
    assert parity().solve(budget=0).verdict == "undecided"
    assert parity().solve(budget=0).clusters == ()
    assert not parity().solve(budget=0).tight("x")
    assert parity().solve(budget=10**12).verdict == "inconsistent"


def test_whole_numbers_in_a_ring_have_the_tightest_bounds() -> None:
    pytest.importorskip("z3", reason="needs mfgcity[audit]")
    net = network(("sum", sum_of, "x", "y"), x="?家", y="?家", sum="10家")
    net.figure("difference", "2家", domain="real")
    net.relate("difference", difference_of, "x", "y")
    solution = net.solve()
    assert (solution.bounds["x"], solution.bounds["y"]) == (Interval.point(6), Interval.point(4))
    assert solution.tight("x")
    assert solution.witness == {"x": 6, "y": 4, "sum": 10, "difference": 2}


def test_a_repair_lies_in_the_domain() -> None:
    net = network(("total", sum_of, "a", "b"), a="8家", b="5家", total="3家")
    solution = net.solve()
    assert set(solution.culprits) == {frozenset({"total"})}
    net = network(("total", sum_of, "a", "b"), a="1.2万家", b="1.0万家", total="1.0万家")
    solution = net.solve()
    assert solution.verdict == "inconsistent"
    for name in solution.repairs:
        assert solution.repairs[name].lower is not None
        assert all(figure.value >= 0 for figure in solution.printable(name))


def test_of_many_values_those_near_the_print_can_have_been_printed() -> None:
    net = network(("part", count_of, "whole"), part="51234件", whole="41234件")
    printable = net.solve().printable("part")
    assert [str(figure) for figure in printable[:2]] == ["41234件", "31234件"]
    assert len(set(printable)) == len(printable)


def test_a_domain_that_nothing_can_fulfil_accuses_nobody() -> None:
    net = Network()
    net.unknown("a", "家", domain=Interval("0.2", "0.8"))
    net.figure("b", "1家")
    net.relate("b", equal_to, "a")
    solution = net.solve()
    assert (solution.verdict, list(solution.culprits), solution.clusters) == ("inconsistent", [], ())


@pytest.mark.parametrize(
    ("relation", "culprits"),
    [
        (("a", sum_of, "a", "b"), [["b"]]),
        (("a", difference_of, "a", "a"), [["a"]]),
        (("a", equal_to, "a"), []),
        (("a", between, "a", "b"), []),
    ],
)
def test_a_relation_of_a_quantity_with_itself(relation: Any, culprits: list[list[str]]) -> None:
    pytest.importorskip("z3")
    found = network(relation, a="5家", b="3家").solve().culprits
    assert sorted(map(sorted, found)) == culprits


def test_a_whole_of_zero() -> None:
    solution = network(("rate", share, "part", "whole"), part="1家", whole="0家", rate="5%").solve()
    assert set(solution.culprits) == {frozenset({"whole"})}
    assert solution.repairs["whole"] == Interval(19, 22)


def test_the_largest_beside_the_smallest() -> None:
    texts = {"a": f"1{'0' * 30}元", "b": f"0.{'0' * 29}1元", "c": f"1{'0' * 30}元"}
    assert network(("c", sum_of, "a", "b"), **texts).solve().verdict == "consistent"
    texts["c"] = f"1{'0' * 29}2元"
    assert len(list(network(("c", sum_of, "a", "b"), **texts).solve().culprits)) == 3


def long_sum(unit: str, off: int, size: int = 3_000) -> Network:
    net = Network()
    names = [f"part {number}" for number in range(size)]
    for name in names:
        net.figure(name, f"2{unit}")
    net.figure("total", f"{2 * size + off}{unit}")
    net.relate("total", sum_of, *names)
    return net


def test_a_long_sum_that_does_not_add_up_has_every_figure_as_a_culprit() -> None:
    solution = long_sum("家", 5).solve()
    assert {len(names) for names in solution.culprits} == {1}
    assert len(solution.certain | solution.possible) == 3_001
    assert solution.repairs["part 7"] == Interval.point(7)


def test_a_long_sum_whose_parts_cannot_give_way() -> None:
    solution = long_sum("家", -5).solve()
    assert set(solution.culprits) == {frozenset({"total"})}
    assert [len(cluster.conflicts[0]) for cluster in solution.clusters] == [2_999]


@pytest.mark.parametrize("unit", ["亿元", "万家"])
def test_a_long_sum_within_rounding_holds(unit: str) -> None:
    assert long_sum(unit, 5).solve().verdict == "consistent"


def two_sums(off: int, size: int) -> Network:
    net = long_sum("家", off, size)
    net.figure("again", f"{2 * size + off}家")
    net.relate("again", sum_of, *(f"part {number}" for number in range(size)))
    return net


def test_two_long_sums_of_the_same_figures() -> None:
    assert {len(names) for names in two_sums(5, 100).solve().culprits} == {1}
    pairs = list(two_sums(-3, 12).solve().culprits)
    assert len(pairs) == 12 * 11 // 2 + 1
    assert frozenset({"again", "total"}) in pairs


def test_more_conflicts_than_can_be_sorted_out_are_an_error() -> None:
    solution = two_sums(-3, 250).solve()
    assert solution.verdict == "inconsistent"
    with pytest.raises(NetworkError, match="conflicts among linked figures must be at most 200"):
        list(solution.culprits)


def test_a_long_chain_of_relations() -> None:
    net = Network()
    net.figure("0", "1.0亿元")
    for number in range(1, 2_000):
        net.figure(f"{number}", f"{number + 1}.0亿元")
        net.relate(f"{number}", sum_of, f"{number - 1}", Figure.parse("1亿元"))
    solution = net.solve()
    assert solution.verdict == "consistent"
    net.figure("end", "1.0亿元")
    net.relate("end", equal_to, "1999")
    assert set(net.solve().culprits) == {frozenset({"end"})}


def test_a_formula_that_nests_too_deep_is_refused() -> None:
    def nested(value: Any) -> Any:
        for _ in range(500):
            value = (value + 1) * 2
        return value

    def endless(value: Any) -> Any:
        return endless(value)

    for formula in (nested, endless):
        net = Network()
        net.unknown("a")
        net.unknown("b")
        with pytest.raises(MfgcityError, match="must run on symbols"):
            net.relate("a", formula, "b")


def test_the_same_formula_gives_the_same_form_whatever_the_names() -> None:
    first = network(("r", share, "a", "b"), a="1家", b="2家", r="50%")
    other = network(("z", mfgcity.share, "x", "y"), x="1家", y="2家", z="50%")
    assert first.relations[0].form is other.relations[0].form


def test_soft_relations_that_do_not_agree_are_told_and_accuse_nobody() -> None:
    net = Network()
    for name, text in {"a": "10家", "b": "20家", "total": "35家", "more": "30家"}.items():
        net.figure(name, text)
    net.relate("total", sum_of, "a", "b", soft=True)
    net.relate("more", sum_of, "a", "b", soft=True)
    solution = net.solve()
    assert solution.verdict == "consistent"
    assert [(relation.name, relation.formula) for relation in solution.doubtful] == [("total", "sum_of")]


def test_where_more_contradicts_than_can_be_listed_other_components_are_still_repaired(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from mfgcity.auditing import culprits

    monkeypatch.setattr(culprits, "CONFLICTS", 0)
    net = Network()
    for name, text in {"a": "10家", "b": "20家", "total": "35家", "c": "5家", "d": "5家"}.items():
        net.figure(name, text)
    net.relate("total", sum_of, "a", "b")
    net.relate("c", sum_of, "d")
    solution = net.solve()
    assert "c" not in solution.repairs
    with pytest.raises(NetworkError):
        solution.repairs["a"]
