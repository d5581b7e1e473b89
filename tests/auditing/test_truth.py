"""A report whose figures all come from one true state of things is never accused, however it was rounded."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from mfgcity import City, Figure, Indicator, Observation, Region, Verdict, audit
from mfgcity.codes import region

CITIES = region.children("430000")
PARTS = ("primary", "industry", "services")
ROUNDINGS = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)
INDICATORS = (
    Indicator(code="output", name="Output", name_zh="产值", kind="level", formula="sum_of", inputs=PARTS),
    *(Indicator(code=part, name=part.title(), name_zh=f"{part}产值", kind="level") for part in PARTS),
)


class Truth:
    """The levels of the parts of each city in two years, and what can be printed of them."""

    def __init__(self, seed: int, rounding: str, decimals: int) -> None:
        random = Random(seed)
        self.rounding, self.decimals = rounding, decimals
        self.level: dict[tuple[str, str, int], Fraction] = {}
        for city in CITIES:
            for year in (2023, 2024):
                for part in PARTS:
                    self.level[city, part, year] = Fraction(random.randint(10_000, 9_999_999), 1000)
                self.level[city, "output", year] = sum((self.level[city, part, year] for part in PARTS), Fraction(0))
        for name in ("output", *PARTS):
            for year in (2023, 2024):
                self.level["430000", name, year] = sum((self.level[city, name, year] for city in CITIES), Fraction(0))

    def growth(self, place: str, name: str) -> Fraction:
        return self.level[place, name, 2024] / self.level[place, name, 2023] - 1

    def share(self, place: str, name: str, year: int) -> Fraction:
        return self.level[place, name, year] / self.level[place, "output", year]

    def printed(self, value: Fraction, unit: str) -> str:
        number = Decimal(value.numerator) / Decimal(value.denominator)
        return f"{number.quantize(Decimal(1).scaleb(-self.decimals), self.rounding)}{unit}"

    def observations(self) -> Iterator[Observation]:
        places = {name: [self.growth(city, name) for city in CITIES] for name in ("output", *PARTS)}
        for place in (*CITIES, "430000"):
            for name in ("output", *PARTS):
                for year in (2023, 2024):
                    yield self.seen(place, name, "level", self.level[place, name, year], "亿元", year)
                growth = self.growth(place, name)
                yield self.seen(place, name, "growth", growth * 100, "%")
                change = self.level[place, name, 2024] - self.level[place, name, 2023]
                yield self.seen(place, name, "change", change, "亿元")
                if place in CITIES:
                    gap = growth - self.growth("430000", name)
                    yield self.seen(place, name, "gap", gap * 100, "个百分点", reference="430000")
                    position = 1 + sum(other > growth for other in places[name])
                    yield self.seen(place, name, "rank", None, f"{position}位", reference="430000", of="growth")
            for name in PARTS:
                yield from self._parts(place, name)

    def _parts(self, place: str, name: str) -> Iterator[Observation]:
        now, before = self.share(place, name, 2024), self.share(place, name, 2023)
        against: dict[str, Any] = {"reference": "output"}
        yield self.seen(place, name, "share", now * 100, "%", **against)
        yield self.seen(place, name, "share", before * 100, "%", 2023, **against)
        yield self.seen(place, name, "share_change", (now - before) * 100, "个百分点", **against)
        pull = before * self.growth(place, name)
        yield self.seen(place, name, "pull", pull * 100, "个百分点", **against)
        if self.growth(place, "output"):
            yield self.seen(place, name, "contribution", pull / self.growth(place, "output") * 100, "%", **against)

    def seen(
        self, place: str, name: str, measure: str, value: Fraction | None, unit: str, year: int = 2024, **more: Any
    ) -> Observation:
        figure = unit if value is None else self.printed(value, unit)
        data = {"indicator": name, "subject": place, "period": str(year), "measure": measure, "figure": figure}
        return Observation.model_validate({**data, "basis": "current", **more})


def city(observations: list[Observation]) -> City:
    regions = (Region(code="430000", name="湖南省"), *(Region(code=code, name=region.name(code)) for code in CITIES))
    return City(name="湖南省", indicators=INDICATORS, regions=regions, observations=tuple(observations))


@pytest.mark.parametrize("rounding", ROUNDINGS)
@pytest.mark.parametrize("decimals", [0, 1, 2])
def test_a_true_report_is_not_accused(rounding: str, decimals: int) -> None:
    observations = list(Truth(decimals, rounding, decimals).observations())
    report = audit(city(Random(decimals).sample(observations, 150)))
    assert not [finding.message() for finding in report.findings if finding.accuses]
    assert not [finding.message() for finding in report.findings if finding.verdict is Verdict.LAST_DIGIT]


@pytest.mark.parametrize("seed", range(4))
def test_a_gross_misprint_is_found_and_named(seed: int) -> None:
    observations = list(Truth(seed, ROUND_HALF_UP, 1).observations())
    wrong = [item for item in observations if item.measure == "gap"][seed * 7]
    misprint = wrong.model_copy(update={"figure": wrong.figure + Figure("50", "个百分点")})
    printed = misprint.model_copy(
        update={"figure": Figure(f"{misprint.figure:.1f}".removesuffix("个百分点"), "个百分点")}
    )
    chosen = [printed if item is wrong else item for item in observations if item.subject in (wrong.subject, "430000")]
    (accused,) = [finding for finding in audit(city(chosen)).findings if finding.accuses]
    assert accused.printed == printed.figure
    (remedy,) = accused.remedies
    assert remedy.figure == printed.figure
    assert remedy.bounds.meets(wrong.figure.bounds)
