"""Observations that hardly fit together: the audit ends in a report, and every finding can be told."""

from random import Random
from typing import Any

import pytest

from mfgcity import Measure, Observation, audit

FIGURES = {
    "level": ("5亿元", "-3亿元", "20家", "1.2万人", "35.6万元/亩", "超10亿元", "近3家", "0亿元", "5.1%"),
    "count": ("5家", "0家", "3个", "100余家"),
    "added": ("5家", "2亿元"),
    "net_added": ("-3家", "4家"),
    "change": ("-3亿元", "5家", "0.0亿元"),
    "growth": ("5.1%", "-100%", "增长1.5倍", "0.0%", "超三成", "翻番"),
    "period_growth": ("5%",),
    "gap": ("1.3个百分点", "-0.4个百分点", "3位", "2亿元", "0.5倍"),
    "share": ("41.0%", "超3成", "0%", "100%"),
    "share_change": ("5.2个百分点", "0.0个百分点"),
    "rank": ("1位", "2位", "14位"),
    "completion": ("92%", "0%", "150%", "近八成"),
    "contribution": ("82.6%", "-5%", "0%"),
    "pull": ("9.9个百分点", "0.0个百分点", "-1个百分点"),
}
CHOICES: dict[str, tuple[Any, ...]] = {
    "indicator": ("a", "b", "产值"),
    "subject": ("CN", "430000", "430200", "430100", "某园区"),
    "period": ("2024-07", "2023-07", "2024-01/2024-07", "2024-01/2024-06", "2024", "2023", None),
    "reference": (None, "CN", "430000", "a", "b"),
    "of": (None, None, "growth", "level", "count", "share"),
    "basis": (None, None, "current", "comparable"),
    "scope": (None, None, None, "x"),
    "vintage": (None, None, "final"),
    "published": (None, None, "2024-08-01", "2024-09-01"),
}


def drawn(random: Random) -> list[Observation]:
    found = []
    for number in range(random.randint(1, 14)):
        measure = random.choice(list(FIGURES))
        data = {name: random.choice(values) for name, values in CHOICES.items()}
        data |= {"id": f"i{number}", "measure": measure, "figure": random.choice(FIGURES[measure])}
        if measure == "completion" and random.random() < 0.5:
            data["alternatives"] = [{"refers_to": [f"i{random.randint(0, number)}"]} for _ in range(2)]
        found.append(Observation.model_validate(data))
    return found


@pytest.mark.parametrize("seed", range(20))
def test_a_report_is_made_of_odd_observations(seed: int) -> None:
    random = Random(seed)
    for _ in range(4):
        report = audit(drawn(random))
        for finding in report.findings:
            assert finding.message("zh").endswith("。")
            assert "None" not in finding.message("en") + finding.message("zh")
        assert report._repr_html_().count("<tr>") == len(report.findings) + 1


def test_every_measure_is_drawn() -> None:
    assert set(FIGURES) == {measure.value for measure in Measure}
