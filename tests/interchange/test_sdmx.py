"""Observations as SDMX-CSV: nothing is lost on the way, whatever other programs do to the digits."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfgcity import Figure, Measure, Observation, Period, datasets, strategies
from mfgcity.interchange import COLUMNS, InterchangeError, from_sdmx_csv, observation_of, row_of, to_sdmx_csv
from mfgcity.interchange.sdmx_rows import DIMENSIONS

CITY = datasets.zhuzhou_2023()


def seen(**fields: Any) -> Observation:
    content = {"indicator": "output", "subject": "430200", "measure": "level", "figure": "5.1亿元", **fields}
    return Observation.model_validate(content)


@given(strategies.observations())
def test_a_row_reads_back_equal(item: Observation) -> None:
    row = row_of(item)
    assert tuple(row) == COLUMNS
    assert all(isinstance(text, str) for text in row.values())
    assert observation_of(row) == item


@given(
    strategies.observations(measure=st.just(Measure.LEVEL), figure=strategies.figures(), period=strategies.periods())
)
def test_every_figure_and_period_reads_back_equal(item: Observation) -> None:
    assert observation_of(row_of(item)) == item


@settings(max_examples=30)
@given(st.lists(strategies.observations(), max_size=4))
def test_a_file_reads_back_equal(items: list[Observation]) -> None:
    assert from_sdmx_csv(to_sdmx_csv(items)) == tuple(items)


def test_the_bundled_city_reads_back_equal_through_a_file(tmp_path: Path) -> None:
    path = tmp_path / "brief.csv"
    path.write_text(to_sdmx_csv(CITY), encoding="utf-8", newline="")
    assert from_sdmx_csv(path.read_text(encoding="utf-8")) == CITY.observations
    assert from_sdmx_csv("\ufeff" + path.read_text(encoding="utf-8")) == CITY.observations


PERIODS = {
    "2023": ("A", "2023", "S"),
    "2023-01/2023-06": ("S", "2023-S1", "S"),
    "2023-04/2023-06": ("Q", "2023-Q2", "S"),
    "2023-02/2023-04": ("_U", "2023-02-01/P3M", "S"),
    "2023-07": ("M", "2023-07", "S"),
    "2023-01/2023-07": ("M", "2023-01-01/P7M", "S"),
    "2023-07-31": ("D", "2023-07-31", "S"),
    "@2023-07-31": ("_U", "2023-07-31", "E"),
    "2021/2023": ("_U", "2021-01-01/P3Y", "S"),
    "2023-07-03/2023-07-20": ("_U", "2023-07-03/P18D", "S"),
}


@pytest.mark.parametrize(("period", "expected"), PERIODS.items(), ids=PERIODS)
def test_periods_have_their_frequency(period: str, expected: tuple[str, str, str]) -> None:
    row = row_of(seen(period=period))
    assert (row["FREQ"], row["TIME_PERIOD"], row["TIME_PER_COLLECT"]) == expected


FIGURES = {
    "39.44亿元": ("39.44", "2", "8", "CNY", ""),
    "1.20万人": ("1.20", "2", "4", "人", ""),
    "1.2万亿元": ("1.2", "1", "12", "CNY", ""),
    "170余家": ("170", "0", "0", "家", "over"),
    "近八成": ("8", "0", "0", "成", "nearly"),
    "5.10%": ("5.10", "2", "0", "%", ""),
    "35.6万元/亩": ("35.6", "1", "4", "元/亩", ""),
    "3000万美元": ("3000", "0", "4", "USD", ""),
}


@pytest.mark.parametrize(("figure", "expected"), FIGURES.items(), ids=FIGURES)
def test_figures_keep_digits_multiplier_unit_and_word(figure: str, expected: tuple[str, ...]) -> None:
    row = row_of(seen(figure=figure))
    names = ("OBS_VALUE", "DECIMALS", "UNIT_MULT", "UNIT_MEASURE", "QUALIFIER")
    assert tuple(row[name] for name in names) == expected


def test_growth_change_and_pull_have_the_codes_of_the_list() -> None:
    stated = {"growth": "5.1%", "change": "5亿元", "pull": "0.3个百分点", "share": "5%", "period_growth": "1%"}
    codes = [row_of(seen(measure=measure, figure=figure))["TIME_TRANSFORMATION"] for measure, figure in stated.items()]
    assert codes == ["G1Y", "D1Y", "GO1Y", "N", ""]


def test_a_file_of_others_needs_few_columns() -> None:
    text = (
        "REF_AREA,INDICATOR,TIME_TRANSFORMATION,TIME_PERIOD,OBS_VALUE,DECIMALS,UNIT_MEASURE\n"
        "430200,IVA,G1Y,2023-Q1,5,1,%\n"
    )
    [item] = from_sdmx_csv(text)
    assert (item.measure, str(item.figure), item.period) == (Measure.GROWTH, "5.0%", Period.parse("2023-Q1"))


def retold(text: str, change: Any) -> str:
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    target = io.StringIO()
    writer = csv.DictWriter(target, rows[0])
    writer.writeheader()
    writer.writerows({**row, **change(row)} for row in rows)
    return target.getvalue()


def test_digits_that_a_program_lost_come_back() -> None:
    text = to_sdmx_csv([seen(figure="5.10亿元"), seen(figure="2525家", measure="count")])
    lost = retold(text, lambda row: {"OBS_VALUE": str(float(row["OBS_VALUE"])), "UNIT_MULT": row["UNIT_MULT"] + ".0"})
    assert "2525.0" in lost
    assert [item.figure for item in from_sdmx_csv(lost)] == [Figure.parse("5.10亿元"), Figure.parse("2525家")]


BROKEN = {
    "interchange.number": {"OBS_VALUE": "1e5"},
    "interchange.decimals": {"OBS_VALUE": "5.15"},
    "interchange.whole": {"UNIT_MULT": "x"},
    "interchange.multiplier": {"UNIT_MULT": "2"},
    "interchange.json": {"ALTERNATIVES": "{"},
    "interchange.action": {"ACTION": "D"},
    "interchange.transformation": {"MEASURE": "", "TIME_TRANSFORMATION": "DD"},
    "enum": {"OBS_STATUS": "L"},
    "observation.unit": {"MEASURE": "count"},
    "period.month": {"TIME_PERIOD": "2023-13"},
}


@pytest.mark.parametrize(("code", "change"), BROKEN.items(), ids=BROKEN)
def test_a_broken_row_is_told_with_its_place(code: str, change: dict[str, str]) -> None:
    text = to_sdmx_csv([seen(), seen()])
    with pytest.raises(InterchangeError) as caught:
        from_sdmx_csv(retold(text, lambda row: change))
    assert [(fault.code, fault.row) for fault in caught.value.faults] == [(code, 2), (code, 3)]
    assert caught.value.message("zh") != caught.value.message("en")


HEADINGS = {
    "interchange.missing": "REF_AREA,OBS_VALUE\n",
    "interchange.unknown": "REF_AREA,INDICATOR,OBS_VALUE,COLOUR\n",
    "interchange.twice": "REF_AREA,INDICATOR,OBS_VALUE,OBS_VALUE\n",
    "interchange.csv": 'REF_AREA,INDICATOR,OBS_VALUE\n"a',
}


@pytest.mark.parametrize(("code", "text"), HEADINGS.items(), ids=HEADINGS)
def test_a_file_of_another_shape_is_refused(code: str, text: str) -> None:
    with pytest.raises(InterchangeError) as caught:
        from_sdmx_csv(text)
    assert caught.value.code == code


def test_an_empty_file_lacks_its_columns() -> None:
    with pytest.raises(InterchangeError, match="REF_AREA"):
        from_sdmx_csv("")


def test_pysdmx_reads_what_is_written_and_what_it_writes_reads_back() -> None:
    pytest.importorskip("pyarrow")
    reading, model = pytest.importorskip("pysdmx.io"), pytest.importorskip("pysdmx.model")
    writing = pytest.importorskip("pysdmx.io.csv.sdmx20.writer")
    [dataset] = reading.read_sdmx(to_sdmx_csv(CITY)).data
    assert dataset.structure == "Dataflow=MFGCITY:OBSERVATIONS(1.0)"
    assert list(dataset.data.columns) == list(COLUMNS)
    assert set(dataset.data["OBS_STATUS"]) == {item.status.value for item in CITY.observations}

    roles = {**dict.fromkeys(COLUMNS, model.Role.ATTRIBUTE), **dict.fromkeys(DIMENSIONS, model.Role.DIMENSION)}
    roles["OBS_VALUE"] = model.Role.MEASURE
    parts = [
        model.Component(
            name,
            role is model.Role.DIMENSION,
            role,
            model.Concept(name),
            attachment_level="O" if role is model.Role.ATTRIBUTE else None,
        )
        for name, role in roles.items()
    ]
    dataset.structure = model.Schema("dataflow", "MFGCITY", "OBSERVATIONS", model.Components(parts), "1.0")
    assert from_sdmx_csv(writing.write([dataset])) == CITY.observations


def test_nested_content_is_json() -> None:
    item = next(item for item in CITY.observations if item.alternatives)
    assert json.loads(row_of(item)["ALTERNATIVES"])[0]["refers_to"]
