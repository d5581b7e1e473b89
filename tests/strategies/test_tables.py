"""Tables of figures: an audit finds nothing in a consistent one, and always a misprint beyond rounding."""

from typing import get_args

import pytest
from hypothesis import Phase, find, given, settings

from mfgcity import Verdict, audit, strategies
from mfgcity.strategies import MisprintedTable, Table
from mfgcity.strategies.misprints import Slip

HARMLESS = {Verdict.EXACT, Verdict.WITHIN_ROUNDING, Verdict.IMPLIED}


@settings(max_examples=25)
@given(strategies.consistent_tables())
def test_an_audit_never_accuses_a_consistent_table(table: Table) -> None:
    report = audit(table.city())
    assert not report.contradicted
    assert {finding.verdict for finding in report.findings} <= HARMLESS
    assert len(report.findings) >= len(table.relations)


@settings(max_examples=25)
@given(strategies.misprinted_tables())
def test_an_audit_always_accuses_a_planted_misprint(misprinted: MisprintedTable) -> None:
    report = audit(misprinted.table.city())
    assert report.contradicted
    accused = [finding for finding in report.findings if finding.accuses]
    assert any(misprinted.misprint.printed in finding.figures for finding in accused)


@settings(max_examples=8)
@given(strategies.consistent_tables(3))
def test_a_network_of_a_consistent_table_is_never_inconsistent(table: Table) -> None:
    pytest.importorskip("z3")
    assert table.network().solve().verdict != "inconsistent"


@settings(max_examples=8)
@given(strategies.misprinted_tables(3))
def test_a_network_of_a_misprinted_table_suspects_the_misprint(misprinted: MisprintedTable) -> None:
    pytest.importorskip("z3")
    solution = misprinted.table.network().solve()
    assert solution.verdict == "inconsistent"
    assert misprinted.misprint.name in solution.certain | solution.possible


@given(strategies.misprinted_tables())
def test_a_misprint_says_where_it_stands_and_what_is_correct(misprinted: MisprintedTable) -> None:
    misprint = misprinted.misprint
    assert misprinted.table.figures[misprint.name] == misprint.printed != misprint.correct
    assert misprint.printed.unit == misprint.correct.unit
    assert misprint.broken
    assert str(misprint.printed) in str(misprinted)


@pytest.mark.parametrize("slip", get_args(Slip))
def test_every_slip_is_drawn(slip: str) -> None:
    wanted = settings(max_examples=2_000, phases=[Phase.generate], database=None)
    assert find(strategies.misprinted_tables(), lambda drawn: drawn.misprint.slip == slip, settings=wanted)


def test_a_table_shrinks_to_two_parts_and_their_total() -> None:
    table = find(
        strategies.consistent_tables(),
        lambda table: True,
        settings=settings(phases=[Phase.generate, Phase.shrink], database=None),
    )
    assert str(table).split("\n") == [
        "甲2022 1亿元", "乙2022 1亿元", "合计2022 2亿元", "甲2023 1亿元", "乙2023 1亿元", "合计2023 2亿元",
    ]  # fmt: skip


def test_shares_that_do_not_add_up_to_a_hundred_on_their_print_are_drawn() -> None:
    def off(table: Table) -> bool:
        shares = [figure.value for name, figure in table.figures.items() if name.endswith("占比")]
        return bool(shares) and sum(shares) != 100

    searched = settings(phases=[Phase.generate], database=None, max_examples=5_000)
    assert find(strategies.consistent_tables(), off, settings=searched)
