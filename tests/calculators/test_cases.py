"""Every case of the reference collection, by name: software to its last digits, published tables to their rounding.

`cases.json` holds inputs, outputs, sources and tolerances. A case that records a fault of a peer, a disagreement of
peers, a recommendation or a file that is not here is tested for this library's own convention, with the reason here.
"""

import json
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from mfgcity import Figure
from mfgcity import calculators as calc
from mfgcity.calculators.concentration import herfindahl
from mfgcity.figures.operands import OperandError, UndefinedError

CASES = {case["name"]: case for case in json.loads((Path(__file__).parent / "cases.json").read_text(encoding="utf-8"))}
ANSWERS = {}


def case(name):
    def note(function):
        ANSWERS[name] = function
        return function

    return note


def percent(number):
    """A ratio of the library in the per cent of the published table."""
    return 100 * number


def rate(number):
    """A printed per cent as the exact ratio that the library takes."""
    return Fraction(str(number)) / 100


def level(number):
    return Fraction(str(number))


def check(found, expected, tolerance, path=""):
    if isinstance(expected, dict):
        for key, value in expected.items():
            check(found[key], value, tolerance, f"{path}/{key}" if path else key)
    elif isinstance(expected, list):
        assert len(found) == len(expected), path
        for position, (one, other) in enumerate(zip(found, expected, strict=True)):
            check(one, other, tolerance, f"{path}/{position}")
    else:
        allowed = tolerance.get(path, tolerance["default"]) if isinstance(tolerance, dict) else tolerance
        assert abs(float(found) - expected) <= allowed + 1e-12, (path, float(found), expected)


def test_every_case_is_answered():
    assert set(ANSWERS) == set(CASES)
    assert len(CASES) == 59


@pytest.mark.parametrize("name", CASES)
def test_case(name):
    recorded = CASES[name]
    found = ANSWERS[name](recorded["inputs"])
    if found is not None:
        check(found, recorded["outputs"], recorded["tolerance"])


# location quotients and specialisation


@case("lq_additive")
def _(given):
    return {"additive": calc.additive_location_quotient(given["e_ij"], given["e_i"], given["e_j"], given["e"])}


@case("lq_zero_total_region")
def _(given):
    # Peers disagree (0, 0, nan): a region without any activity has no quotient, as the case recommends.
    matrix = given["matrix_rows_regions"]
    totals = [sum(row) for row in matrix]
    industries = [sum(column) for column in zip(*matrix, strict=True)]
    for industry in range(2):
        with pytest.raises(UndefinedError):
            calc.location_quotient(matrix[0][industry], totals[0], industries[industry], sum(totals))
        assert calc.location_quotient(matrix[1][industry], totals[1], industries[industry], sum(totals)) == 1
    with pytest.raises(UndefinedError, match="a part is negative"):
        calc.location_quotient(-11, 5, 1, 1)


@case("gini_of_lq_specialisation")
def _(given):
    own, nation = given["region_by_industry"], given["nation_by_industry"]
    quotients = [calc.location_quotient(e, sum(own), n, sum(nation)) for e, n in zip(own, nation, strict=True)]
    return {"g": calc.gini(quotients)}


@case("gini_of_lq_concentration")
def _(given):
    own, totals = given["industry_by_region"], given["region_totals"]
    quotients = [calc.location_quotient(e, sum(own), n, sum(totals)) for e, n in zip(own, totals, strict=True)]
    return {"g": calc.gini(quotients)}


@case("krugman_pair")
def _(given):
    return {"k": calc.krugman_index(given["region"], given["other"])}


@case("cluster_index_litzenberger_sternberg")
def _(given):
    shares = {
        "employment": calc.share(given["e_ij"], given["e_i"]),
        "firms": calc.share(given["b_ij"], given["b_i"]),
        "area": calc.share(given["a_j"], given["a"]),
        "population": calc.share(given["p_j"], given["p"]),
    }
    return {"ci": calc.cluster_index(**shares)}


@case("locational_gini_5x5")
def _(given):
    matrix = given["matrix_rows_regions"]
    regions = [sum(row) for row in matrix]
    found = [calc.locational_gini(column, regions) for column in zip(*matrix, strict=True)]
    return {"hoover_gini": found, "loc_gini": [number / 2 for number in found]}


# inequality


@case("theil_decomposition_mexico")
def _(given):
    # The data file is not here: what can be kept is that the index is the sum of its parts, on a made-up panel of
    # the same shape, and that no published part exceeds its whole.
    outputs = CASES["theil_decomposition_mexico"]["outputs"]
    assert all(part < whole for part, whole in zip(outputs["between"], outputs["T"], strict=True))
    incomes = [Fraction(1000 + 137 * state % 901 + 53 * state) for state in range(32)]
    for index in ("t", "l"):
        parts = calc.theil_parts(incomes, [state % 7 for state in range(32)], index=index)
        assert abs(parts.total - parts.between - parts.within) < Fraction(1, 10**30)
        assert 0 < parts.between < parts.total


@case("theil_weighted_bug_reat")
def _(given):
    # The package divides by n a second time and takes an unweighted mean; the weighted index cannot be negative.
    outputs = CASES["theil_weighted_bug_reat"]["outputs"]
    values, weights = given["x"], given["w"]
    assert calc.theil_l(values, weights) == pytest.approx(outputs["correct_L"], abs=1e-12)
    assert calc.theil_l(values, [1, 1, 1]) == pytest.approx(outputs["REAT_unweighted"], abs=1e-12)
    assert calc.theil_l(values) == pytest.approx(outputs["REAT_unweighted"], abs=1e-12)


@case("ineq_ten_classes")
def _(given):
    values = given["x"]
    return {
        "gini": calc.gini(values),
        "gini_corrected": calc.corrected_gini(values),
        "theil_T": calc.theil_t(values),
        "theil_L": calc.theil_l(values),
        "atkinson_05": calc.atkinson(values, 0.5),
        "herfindahl": calc.herfindahl(values),
        "hall_tideman_rosenbluth": calc.hall_tideman_rosenbluth(values),
        "ricci_schutz": calc.hoover(values),
        "cv_population": calc.coefficient_of_variation(values),
    }


@case("hoover_gdp_vs_population")
def _(given):
    return {"vs_population": calc.hoover(given["gdp"], given["population"]), "vs_uniform": calc.hoover(given["gdp"])}


@case("theil_decomposition_three_groups")
def _(given):
    parts = calc.theil_parts(given["y"], given["groups"])
    return {"T": parts.total, "between": parts.between, "within": parts.within}


@case("gini_edge_inputs")
def _(given):
    # Peers give 2, 2/3, NaN or 0: negative values would let the index pass 1, and nothing is spread in a total of zero.
    for measure in (calc.gini, calc.corrected_gini, calc.hoover, calc.theil_t, calc.herfindahl):
        with pytest.raises(OperandError, match=r"values\[0\] must not be negative"):
            measure(given["negative"])
        with pytest.raises(UndefinedError, match="the total is, or may be, zero"):
            measure(given["zeros"])


@case("theil_german_laender_gdp_2015")
def _(given):
    return {"theil_L": calc.theil_l(given["x"]), "theil_T": calc.theil_t(given["x"])}


# concentration


@case("hhi_input_scale")
def _(given):
    # Values are always taken over a total, their sum or `whole`, so per cent and fractions give the same; a list that
    # does not fill its whole gives bounds; a normalised single value is 0/0 and undefined; negatives are refused.
    outputs = CASES["hhi_input_scale"]["outputs"]
    assert calc.herfindahl(given["percent"]) == pytest.approx(outputs["concstats_percent"], abs=1e-12)
    assert calc.herfindahl(given["percent"], whole=100) == calc.herfindahl(given["percent"])
    assert calc.herfindahl([number / 100 for number in given["percent"]], whole=1) == pytest.approx(0.3002, abs=1e-12)
    partial = calc.herfindahl(given["below_one"], whole=1, largest_listed=False)
    assert float(partial) == pytest.approx(0.13)
    assert float(partial.upper) == pytest.approx(0.13 + 0.25)
    with pytest.raises(OperandError, match=r"values\[0\] must not be negative"):
        calc.herfindahl(given["negative"])
    assert calc.herfindahl(given["single"]) == 1
    with pytest.raises(UndefinedError, match="there is one value only"):
        calc.herfindahl(given["single"], normalised=True)


@case("hhi_german_laender_gdp_2015")
def _(given):
    index = calc.herfindahl(given["x"])
    return {
        "hhi": index,
        "normalised": calc.herfindahl(given["x"], normalised=True),
        "equivalent_number": calc.equivalent_number(index),
    }


@case("hhi_by_region_5x5")
def _(given):
    rows = given["matrix_rows_regions"]
    normalised = [herfindahl(row, normalised=True) for row in rows]
    assert normalised == pytest.approx([1, 0.40625, 0.175, 0.14375, 0.33125], abs=1e-12)
    return {"hhi": [herfindahl(row) for row in rows]}


@case("cr4_hhi_partial_shares")
def _(given):
    shares = given["shares_pct"]
    assert sum(shares) + given["unlisted_pct"] == 100
    index = calc.herfindahl(shares, whole=100)
    assert index.upper * 10_000 == 812
    ratio = calc.concentration_ratio(shares, 4, whole=100)
    return {"cr4_pct": percent(ratio), "hhi_10000_lower_bound": index.lower * 10_000}


# shift-share


def regions(given):
    return given["region_t0"], given["region_t1"], given["nation_t0"], given["nation_t1"]


@case("shiftshare_zero_base")
def _(given):
    result = calc.shift_share(*regions(given))
    return {name: getattr(result, name) for name in ("total_change", "national", "industry_mix", "regional")}


def esteban(given):
    result = calc.shift_share(*regions(given), method="esteban")
    assert result.homothetic + result.allocation == pytest.approx(result.regional, abs=1e-9)
    return {
        "national": result.national,
        "industry_mix": result.industry_mix,
        "competitive_homothetic": result.homothetic,
        "allocation": result.allocation,
    }


case("shiftshare_esteban_region_B")(esteban)
case("shiftshare_esteban_region_C")(esteban)


@case("shiftshare_gerfin_region_A")
def _(given):
    result = calc.shift_share_index(*regions(given))
    assert result.structure * result.location == pytest.approx(result.total, abs=1e-12)
    return {"structure": result.structure, "location": result.location, "total": result.total}


@case("shiftshare_by_industry_region_A")
def _(given):
    # The package prints the industry's own growth in the nation as "national share"; here it is the whole nation's.
    industries = calc.shift_share(*regions(given)).industries
    return {name: [getattr(one, name) for one in industries] for name in ("national", "industry_mix", "regional")}


# growth


@case("cagr_two_periods")
def _(given):
    return {"cagr": calc.compound_growth(given["start"], given["end"], given["periods"])}


@case("average_growth_arithmetic_vs_geometric")
def _(given):
    # The package's default is the arithmetic mean of yearly factors. Here average growth is geometric, as the
    # statistics bureau's is; the other is a mean of rates, and no formula of this library.
    levels = [level(number) for number in given["levels"]]
    rates = [calc.growth_rate(now, before) for before, now in pairwise(levels)]
    geometric = calc.average_growth(*rates)
    assert geometric == pytest.approx(calc.compound_growth(levels[0], levels[-1], 3), abs=1e-12)
    return {"arithmetic": sum(rates) / 3, "geometric_cagr": geometric}


@case("growth_rates_region_A")
def _(given):
    return {"rate_pct": [percent(calc.growth_rate(b, a)) for a, b in zip(given["t0"], given["t1"], strict=True)]}


@case("two_year_average_rejects_arithmetic")
def _(given):
    now, on_2019 = rate(given["h1_2021_growth"]), rate(given["growth_vs_2019"])
    earlier = calc.remaining_growth(on_2019, now)
    iva = [rate(given["iva_2021"]), rate(given["iva_2020"])]
    assert calc.linked_growth(earlier, now) == on_2019
    return {
        "implied_2020_growth": percent(earlier),
        "geometric_h1": percent(calc.average_growth(now, earlier)),
        "arithmetic_h1": percent(now + earlier) / 2,
        "iva_geometric": percent(calc.average_growth(*iva)),
        "iva_arithmetic": percent(sum(iva)) / 2,
    }


@case("implied_prior_growth_jiaojiang_2021")
def _(given):
    pairs = zip(given["two_year_average_pct"], given["growth_pct"], strict=True)
    found = [percent(calc.implied_earlier_growth(rate(average), rate(growth))) for average, growth in pairs]
    return {"implied_2020_growth_pct": found}


@case("multiple_notation")
def _(given):
    multiple = Figure.parse(f"增长{given['growth_times']}倍")
    base = Figure.parse("100亿元")
    growth = calc.growth_gap(multiple, Figure(0, "%"))
    assert calc.implied_base(base, multiple).value == base.value / multiple.value
    return {"growth_pct": growth.value, "factor": multiple.value}


@case("real_vs_nominal_foshan_2024q1q3")
def _(given):
    found = {}
    for name, growth in (("gdp", "real_growth_pct"), ("iva", "iva_real_growth_pct")):
        before, now = map(level, given[name])
        nominal = calc.growth_rate(now, before)
        price = calc.implied_deflator(nominal, rate(given[growth]))
        assert calc.real_growth(nominal, price) == rate(given[growth])
        found |= {f"{name}_nominal_pct": percent(nominal), f"{name}_implied_deflator_pct": percent(price)}
    return found


@case("elasticity_fujian")
def _(given):
    def both(year):
        return [calc.elasticity(rate(year[f"{kind}_growth"]), rate(year["gdp_growth"])) for kind in ("energy", "power")]

    # In 2004 the printed elasticities come from the growth of that time, 11.8 %, not from the revised one: an
    # elasticity is only as good as the vintage of its reference.
    edge = CASES["elasticity_fujian"]["edge"]["y2004"]
    for printed, revised, then in zip(*edge.values(), strict=True):
        growth = revised * 11.4
        assert calc.elasticity(growth, 11.8) == pytest.approx(then, abs=1e-9) == pytest.approx(printed, abs=0.005)
        assert calc.elasticity(growth, 11.4) != pytest.approx(printed, abs=0.01)
    return {year: both(row) for year, row in given.items()}


# gaps


@case("gap_negative_total_foshan_2023q1q3")
def _(given):
    rows = [given[name] for name in ("project_investment", "industrial_investment", "infrastructure")]
    industrial = given["industrial_investment"]
    return {
        "total_from": [percent(calc.implied_reference(rate(row["growth"]), rate(row["above_total"]))) for row in rows],
        "province_industrial_investment": percent(
            calc.implied_reference(rate(industrial["growth"]), rate(industrial["above_province"]))
        ),
    }


@case("gap_implied_benchmarks_2022_jan_jul")
def _(given):
    city = rate(given["city"])
    return {
        "province": percent(calc.implied_reference(city, rate(given["above_province_pp"]))),
        "nation": percent(calc.implied_reference(city, rate(given["above_nation_pp"]))),
    }


@case("gap_rounding_hebei_2019")
def _(given):
    own, reference = (Figure(str(given[name]), "%") for name in ("environment_sector", "hightech_average"))
    gap = calc.growth_gap(own, reference)
    assert gap.overlaps(Figure(str(given["printed_gap"]), "个百分点"))
    return {"gap_from_rounded": gap.value, "feasible_interval": [gap.lower, gap.upper]}


# contributions


@case("pull_main_activity_profit_2013_july")
def _(given):
    change = level(given["up_change"]) + level(given["down_change"])
    base = given["total_current"] - change
    up, down = (calc.contribution_points_from_change(level(given[name]), base) for name in ("up_change", "down_change"))
    assert calc.growth_from_change(given["total_current"], change) == up + down
    return {"up_pull_pp": percent(up), "down_pull_pp": percent(down), "net_growth_pct": percent(up + down)}


@case("contribution_qinghai_yearbook")
def _(given):
    found = {}
    for year, row in given.items():
        points_of, rates = map(rate, row["pull_pp"]), list(map(rate, row["contribution_pct"]))
        growth = sum(points_of)
        found[year] = {"sum_contribution": percent(sum(rates)), "growth_from_sum": percent(growth)}
        check_parts(row, growth)
    return found


def check_parts(row, growth):
    """Each printed pull is its contribution rate times the growth, within the rounding of all three."""
    whole = Figure(str(float(percent(growth))), "%")
    for printed, contribution in zip(row["pull_pp"], row["contribution_pct"], strict=True):
        pull = calc.contribution_points_from_rate(Figure(f"{contribution:.2f}", "%"), whole)
        assert pull.overlaps(Figure(f"{printed:.2f}", "个百分点"))


@case("contribution_parks_2013")
def _(given):
    part, growth = level(given["park_investment"]), rate(given["park_growth_pct"])
    change = calc.implied_change(part, growth)
    total = calc.implied_whole(part, rate(given["share_of_city_pct"]))
    total_change = change / rate(given["contribution_pct"])
    pull = calc.contribution_points_from_change(change, total - total_change)
    growth = calc.implied_whole_growth(pull, rate(given["contribution_pct"]))
    assert growth == calc.growth_from_change(total, total_change)
    return {"pull_pp": percent(pull), "city_growth_pct_from_pull": percent(growth)}


@case("contribution_implied_base_guangdong_2009")
def _(given):
    whole, growth = level(given["total"][0]), rate(given["total"][1])
    parts = {name: (level(now), rate(rise)) for name, (now, rise) in given["parts"].items()}
    rates = {name: calc.contribution_rate_from_levels(*row, whole, growth) for name, row in parts.items()}
    levels, growths = zip(*parts.values(), strict=True)
    together = calc.contributions(levels, growths, whole=whole, whole_growth=growth)
    assert together.rates == tuple(rates.values())
    # The parts' own deflators make 100.29 %: the residual is told, not spread.
    assert percent(together.residual_rate) == pytest.approx(-0.29, abs=0.005)
    return {"contribution_pct": {name: percent(found) for name, found in rates.items()}}


@case("pull_from_current_share_emerging_industries")
def _(given):
    inputs = [rate(given[name]) for name in ("share_now_pct", "part_growth_pct", "total_growth_pct")]
    pull = calc.contribution_points_from_current_share(*inputs)
    share, growth, whole = inputs
    assert pull == calc.contribution_points(calc.earlier_share(share, growth, whole), growth)
    return {"pull_pp": percent(pull), "contribution_pct": percent(calc.contribution_rate_from_current_share(*inputs))}


@case("aggregate_from_sectors_foshan")
def _(given):
    found = {}
    for name, row in given.items():
        levels, growths = zip(*row["sector_level_growth"], strict=True)
        exact = [level(number) for number in levels]
        assert calc.sum_check(
            [Figure(f"{number:.2f}", "亿元") for number in levels], Figure(f"{row['gdp']:.2f}", "亿元")
        ).holds
        found[name] = percent(calc.total_growth(exact, [rate(growth) for growth in growths]))
    return found


@case("aggregate_from_sectors_dongguan_2023")
def _(given):
    levels = [level(sector["level"]) for sector in given["sectors"].values()]
    growths = [rate(sector["growth_pct"]) for sector in given["sectors"].values()]
    result = calc.contributions(levels, growths)
    assert [round(float(percent(one)), 4) for one in result.points] == [0.0155, 0.8020, 1.7387]
    assert sum(result.points) == result.growth == calc.total_growth(levels, growths)
    return {"gdp_growth_pct": percent(result.growth)}


@case("contribution_profits_2018_jan_jul")
def _(given):
    total = calc.implied_change(level(given["total_current"]), rate(given["comparable_growth_pct"]))
    rates = {name: calc.contribution_rate(level(change), total) for name, change in given["increments"].items()}
    printed = Figure("39038.1", "亿元"), Figure("17.1", "%")
    four = sum(Figure(str(change), "亿元") for change in given["increments"].values())
    joint = calc.contribution_rate(four, calc.implied_change(*printed))
    assert joint.overlaps(Figure("66.6", "%"))
    return {"contribution_pct": {name: percent(one) for name, one in rates.items()}}


@case("contribution_sum_zhongshan_2022")
def _(given):
    joint = sum(map(rate, given["contribution_pct"]))
    pull = calc.contribution_points_from_rate(joint, rate(given["growth_pct"]))
    return {"joint_contribution_pct": percent(joint), "joint_pull_pp": percent(pull)}


# shares


@case("rounding_nonadditivity_retail_2023_apr")
def _(given):
    urban, rural, total = (Figure(given[name], "亿元") for name in ("urban", "rural", "total"))
    result = calc.sum_check([urban, rural], total)
    assert result.holds
    return {"sum_of_parts": result.total.value, "discrepancy": -result.residual.value}


@case("share_change_two_bases_online_retail_2023")
def _(given):
    before, now = (calc.share(*pair) for pair in zip(given["part"], given["total"], strict=True))
    comparable = calc.earlier_share(now, rate(given["part_growth_pct"]), rate(given["total_growth_pct"]))
    return {
        "share_now_pct": percent(now),
        "share_published_base_pct": percent(before),
        "change_published_pp": percent(calc.share_change(now, before)),
        "share_comparable_base_pct": percent(comparable),
        "change_comparable_pp": percent(calc.share_change(now, comparable)),
    }


@case("share_change_hainan_2021h1")
def _(given):
    now = rate(given["share_now_pct"])
    before = calc.earlier_share(now, rate(given["part_growth_pct"]), rate(given["total_growth_pct"]))
    return {
        "share_base_pct": percent(before),
        "share_change_pp": percent(calc.share_change(now, before)),
        "livelihood_share_pct": percent(calc.share(given["livelihood"], given["expenditure"])),
    }


# cumulative series and comparable bases


@case("ytd_jan_feb_from_march_shanghai_2023")
def _(given):
    inputs = level(given["jan_mar"]), rate(given["jan_mar_growth"]), level(given["march"]), rate(given["march_growth"])
    return {
        "jan_feb_level": calc.earlier_cumulative(inputs[0], inputs[2]),
        "jan_feb_growth_pct": percent(calc.earlier_growth(*inputs)),
    }


@case("ytd_to_month_retail_2024_may")
def _(given):
    return {name: calc.single_period(*levels) for name, levels in given.items()}


@case("ytd_prev_growth_from_total_and_month_2017")
def _(given):
    whole, month = level(given["jan_jul"]), level(given["july"])
    growth = calc.earlier_growth(whole, rate(given["jan_jul_growth"]), month, rate(given["july_growth"]))
    printed = rate(given["jan_jul_growth"]) + rate(given["slowed_vs_jan_jun_pp"])
    assert growth == pytest.approx(printed, abs=0.0005)
    return {"jan_jun_level": calc.earlier_cumulative(whole, month), "jan_jun_growth_pct": percent(growth)}


@case("ytd_prev_growth_anhui_october")
def _(given):
    whole, month = level(given["jan_oct_va"]), level(given["oct_va"])
    growth, month_growth = rate(given["jan_oct_growth"]), rate(given["oct_growth"])
    return {
        "nation_oct": percent(calc.implied_reference(month_growth, rate(given["oct_above_nation"]))),
        "nation_jan_oct": percent(calc.implied_reference(growth, rate(given["jan_oct_above_nation"]))),
        "jan_sep_growth_derived": percent(calc.earlier_growth(whole, growth, month, month_growth)),
    }


@case("published_base_consistent_retail_total")
def _(given):
    def growths(levels):
        return [percent(calc.growth_rate(now, before)) for before, now in pairwise(levels)]

    return {
        "may_growth": growths(given["may"]),
        "jan_may_growth": growths(given["jan_may"]),
        "jan_apr_growth_2024": growths(given["jan_apr"][1:])[0],
    }


@case("comparable_vs_published_base_online_retail_2024")
def _(given):
    found = {}
    for name, printed in (("online", "printed_growth"), ("physical", "physical_printed_growth")):
        now, before = given[f"{name}_2024"], given[f"{name}_2023_published"]
        found[f"{name}_naive_pct"] = percent(calc.growth_rate(now, before))
        found[f"{name}_implied_base"] = calc.implied_base(now, rate(given[printed]))
        # The printed growth is on the same scope, so the published level of last year cannot be its base.
        base = calc.implied_base(Figure(now, "亿元"), Figure(str(given[printed]), "%"))
        assert base.certainly_below(Figure(before, "亿元"))
    return found


# plans


@case("plan_completion_levels")
def _(given):
    actual, plan = given["a"]
    part, rest, whole = map(level, given["ningde"])
    composed = calc.composition([part, rest])
    assert composed.shares == calc.composition([part, rest], whole=whole).shares
    return {
        "completion_pct": percent(calc.completion(actual, plan)),
        "growth_pct": percent(calc.growth_from_change(actual, given["a_change"])),
        "shares_pct": [percent(one) for one in composed.shares],
    }


@case("plan_horizon_methods")
def _(given):
    by_level, by_total = given["level"], given["cumulative"]
    return {
        "level_pct": percent(calc.completion(by_level["actual_final_year"], by_level["plan_final_year"])),
        "cumulative_pct": percent(calc.cumulative_completion([by_total["actual_total"]], by_total["plan_total"])),
    }


@case("target_gap_mof_2013")
def _(given):
    central, local = ((level(now), rate(growth)) for now, growth in (given["central"], given["local"]))
    assert calc.sum_check([central[0], local[0]], given["total"]).holds
    return {
        "total_growth": percent(calc.growth_from_change(given["total"], given["total_change"])),
        "central_gap_pp": percent(calc.growth_gap(central[1], rate(given["central_target"]))),
        "june_growth": percent(calc.growth_from_change(*given["june"])),
        "expenditure_growth": percent(calc.growth_from_change(*given["expenditure"])),
        "base_from_parts": calc.implied_base(*central) + calc.implied_base(*local),
    }


@case("plan_expressed_as_rate")
def _(given):
    found = [calc.rate_completion(rate(item["actual_pct"]), rate(item["plan_pct"])) for item in given["items"]]
    margins = [
        percent(calc.overfulfilment(done, lower_is_better=item["direction"] == "decrease"))
        for done, item in zip(found, given["items"], strict=True)
    ]
    assert [round(float(margin), 2) for margin in margins] == [4.55, 1.70, 1.05]
    return {"completion_pct": [percent(one) for one in found]}


@case("plan_single_month_tianshui_aug")
def _(given):
    month, found = Fraction(1, 12), {}
    for name, row in given.items():
        plan = calc.partial_plan(row["annual_plan"], month)
        found[name] = {
            "pct_of_month_plan": percent(calc.completion(row["actual"], plan)),
            "above": calc.amount_ahead(row["actual"], row["annual_plan"], month),
            "growth_pct": percent(calc.growth_from_change(row["actual"], row["change"])),
        }
    return found


# rankings


@case("rank_chinese_style")
def _(given):
    return {
        "rank_competition": calc.rank(given["values"]).places,
        "rank_dense_zhongguoshi": calc.rank(given["values"], method="dense").places,
    }


@case("rank_movement_huaibei_2023")
def _(given):
    now, growth = given["rank_now"], rate(given["growth_now"])
    places = {name: calc.earlier_place(now, gained) for name, gained in given["places_gained"].items()}
    assert [calc.places_gained(now, before) for before in places.values()] == list(given["places_gained"].values())
    rates = {name: percent(calc.implied_reference(growth, rate(gap))) for name, gap in given["pp_faster"].items()}
    return {"rank": places, "growth": rates}


def test_the_answers_are_checked_to_the_stated_tolerance():
    with pytest.raises(AssertionError):
        check({"a": [1.0]}, {"a": [1.1]}, 0.05)
    check({"a": [1.0]}, {"a": [1.1]}, {"default": 0.0, "a/0": 0.11})
