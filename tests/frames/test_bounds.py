"""The bounds on columns are those of the figures, and each measure says why it has none."""

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import mfgcity as mc
from mfgcity import Figure, MfgcityError, Observation, frames
from mfgcity.catalogue import MESSAGES

pytest.importorskip("polars")
pytest.importorskip("pandas")
pytest.importorskip("duckdb")

from frames.independent import Rows, earlier
from frames.kinds import KINDS, rows_of

SUBJECTS = ("430200", "430000", "CN")
FEW = settings(max_examples=3, phases=[Phase.generate], suppress_health_check=list(HealthCheck))


@st.composite
def printed(draw, unit):
    """Rows whose values are printed figures of one unit."""
    rows = []
    for indicator in ("all", "rail"):
        for subject in SUBJECTS:
            for period in ("2022", "2023"):
                if draw(st.integers(0, 9)) == 0:
                    continue
                decimals = draw(st.integers(0, 2))
                number = draw(st.integers(-5, 3000))
                rows.append(
                    {
                        "row": len(rows), "indicator": indicator, "subject": subject, "period": period,
                        "measure": "growth" if unit == "%" else "level", "unit": unit,
                        "value": Fraction(number, 10**decimals), "decimals": decimals,
                    }
                )  # fmt: skip
    return rows or draw(printed(unit))


def figure(row):
    if row is None:
        return None
    return Figure(f"{float(row['value']):.{row['decimals']}f}", row["unit"])


def certain(formula, *figures):
    """The bounds of a formula over figures, as ratios or points over 100."""
    if None in figures:
        return None
    try:
        result = formula(*figures)
    except MfgcityError:
        return None
    scale = result.unit.scale if result.unit.name in ("%", "个百分点") else 1
    return (result.lower * scale, result.upper * scale)


def compare(measure, name, rows, expected):
    for kind in KINDS.values():
        for row, found in zip(rows, rows_of(measure(kind(rows))), strict=True):
            wanted = expected(row) or (None, None)
            for side, end in zip(("lower", "upper"), wanted, strict=True):
                one = found[f"{name}_{side}"]
                if end is None or one is None:
                    assert end is one, (kind.__name__, row, side, end, one)
                else:
                    assert abs(Fraction(one) - end) <= Fraction(1, 10**11) * max(1, abs(end))


@FEW
@given(printed("亿元"))
def test_bounds_of_growth_rates(rows):
    table = Rows(rows)

    def expected(row):
        return certain(mc.growth_rate, figure(row), figure(table.at(row, **earlier(row))))

    compare(lambda df: frames.growth_rate(df, bounds=True), "growth_rate", rows, expected)


@FEW
@given(printed("家"))
def test_bounds_of_shares_of_counts(rows):
    table = Rows(rows)

    def expected(row):
        return certain(mc.share, figure(row), figure(table.at(row, subject="CN")))

    compare(lambda df: frames.share(df, of="CN", bounds=True), "share", rows, expected)


@FEW
@given(printed("%"))
def test_bounds_of_growth_gaps(rows):
    table = Rows(rows)

    def expected(row):
        found = certain(mc.growth_gap, figure(row), figure(table.at(row, subject="CN")))
        return None if found is None else tuple(100 * end for end in found)

    compare(lambda df: frames.growth_gap(df, to="CN", bounds=True), "growth_gap", rows, expected)


@FEW
@given(printed("亿元"))
def test_bounds_of_contributions(rows):
    table = Rows(rows)

    def change(row):
        base = None if row is None else table.at(row, **earlier(row))
        return None if base is None else figure(row) - figure(base)

    def expected(row):
        return certain(mc.contribution_rate, change(row), change(table.at(row, indicator="all")))

    compare(lambda df: frames.contribution(df, total="all", bounds=True), "contribution", rows, expected)


@FEW
@given(printed("亿元"))
def test_best_and_worst_places(rows):
    def expected(row):
        rivals = [one for one in rows if (one["indicator"], one["period"]) == (row["indicator"], row["period"])]
        ranking = mc.rank([figure(one) for one in rivals])
        position = [one["row"] for one in rivals].index(row["row"])
        return ranking.best[position], ranking.worst[position]

    compare(lambda df: frames.rank(df, within=None, bounds=True), "rank", rows, expected)
    low = [row | {"value": -row["value"]} for row in rows]
    compare(lambda df: frames.rank(df, within=None, bounds=True, descending=False), "rank", low, expected)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_shift_share_by_industry_and_region(kind):
    before, after = [90, 20, 0, 60], [100, 40, 10, 55]
    reference_before, reference_after = [400, 150, 150, 400], [440, 210, 135, 480]
    levels = {("430200", "2022"): before, ("430200", "2023"): after}
    levels |= {("CN", "2022"): reference_before, ("CN", "2023"): reference_after}
    rows = [
        {"indicator": f"industry {number}", "subject": subject, "period": period, "value": value}
        for (subject, period), values in levels.items()
        for number, value in enumerate(values)
    ]
    rows = [{"row": position, **row} for position, row in enumerate(rows)]
    wanted = mc.shift_share(before, after, reference_before, reference_after)
    names = ("total_change", "national", "industry_mix", "regional")
    found = rows_of(frames.shift_share(kind(rows)))
    for position, effects in enumerate(wanted.industries):
        for name in names:
            assert found[4 + position][name] == pytest.approx(getattr(effects, name), abs=1e-9)
    grouped = rows_of(frames.shift_share(kind(rows), grouped=True))
    [own] = [row for row in grouped if (row["subject"], row["period"]) == ("430200", "2023")]
    for name in names:
        assert own[name] == pytest.approx(getattr(wanted, name), abs=1e-9)
    assert all(row[name] is None for row in grouped if row["period"] == "2022" for name in names)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_esteban_and_a_named_base_period(kind):
    before, after = [90, 20, 60], [100, 40, 55]
    reference_before, reference_after = [400, 150, 400], [440, 210, 480]
    levels = {("430200", "2018"): before, ("430200", "2023"): after}
    levels |= {("CN", "2018"): reference_before, ("CN", "2023"): reference_after}
    rows = [
        {
            "row": 3 * place + number,
            "indicator": f"industry {number}",
            "subject": subject,
            "period": period,
            "value": value,
        }
        for place, ((subject, period), values) in enumerate(levels.items())
        for number, value in enumerate(values)
    ]
    wanted = mc.shift_share(before, after, reference_before, reference_after, method="esteban")
    found = rows_of(frames.shift_share(kind(rows), base_period="2018", method="esteban", prefix="of_"))
    for position, effects in enumerate(wanted.industries):
        for name in ("national", "regional", "homothetic", "allocation"):
            assert found[3 + position][f"of_{name}"] == pytest.approx(getattr(effects, name), abs=1e-9)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_each_null_says_why(kind):
    key = {"indicator": "tax", "measure": "level"}
    rows = [
        {"row": 0, **key, "subject": "430200", "period": "2023", "unit": "亿元", "value": 5},
        {"row": 1, **key, "subject": "430200", "period": "2022", "unit": "亿元", "value": 4},
        {"row": 2, **key, "subject": "430000", "period": "2023", "unit": "亿元", "value": 5},
        {"row": 3, **key, "subject": "430000", "period": "2022", "unit": "亿元", "value": 0},
        {"row": 4, **key, "subject": "430100", "period": "2023", "unit": "亿元", "value": None},
        {"row": 5, **key, "subject": "430100", "period": "2022", "unit": "亿元", "value": None},
        {"row": 6, **key, "subject": "430300", "period": "2023", "unit": "亿元", "value": 1},
        {"row": 7, **key, "subject": "430300", "period": "2022", "unit": "万元", "value": 1},
        {"row": 8, **key, "subject": "430400", "period": "2023", "unit": "亿元", "value": 1},
        {"row": 9, **key, "subject": "430400", "period": "2022", "unit": "亿元", "value": None},
        {"row": 10, **key, "subject": None, "period": "2023", "unit": "亿元", "value": 1},
    ]
    reasons = [row["growth_rate_reason"] for row in rows_of(frames.growth_rate(kind(rows), reason=True))]
    expected = {
        0: None, 2: "missing.undefined", 4: "missing.value", 6: "missing.unit", 8: "missing.partner_value",
        1: "missing.partner", 10: "missing.key",
    }  # fmt: skip
    assert {number: reasons[number] for number in expected} == expected
    assert {reason for reason in reasons if reason} <= set(MESSAGES)


def test_an_observation_without_limit_has_one_bound():
    at_least = Observation(indicator="a", subject="430200", period="2023", measure="growth", figure="5%以上")
    whole = Observation(indicator="a", subject="CN", period="2023", measure="growth", figure="3.8%")
    found = frames.growth_gap(frames.to_frame([at_least, whole]), to="CN", bounds=True).row(0, named=True)
    assert found["growth_gap_lower"] == pytest.approx(1.15)
    assert found["growth_gap_upper"] is None
