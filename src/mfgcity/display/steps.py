"""The steps of a brief in full: the figures and grants of each section of the source (各步明细)."""

from __future__ import annotations

from typing import Final

import attrs

from mfgcity.display.brief import Brief
from mfgcity.display.naming import Names, bounds_text
from mfgcity.display.sheets import Sheet
from mfgcity.domain import HolderKind, Measure, Observation, Recognition
from mfgcity.domain.record import words_of
from mfgcity.errors import Language

_TEXTS: Final = {
    # key: (English, Chinese)
    "figures": ("Figures", "数据"),
    "grants": ("Grants", "荣誉"),
    "indicator": ("indicator", "指标"),
    "measure": ("measure", "口径"),
    "period": ("period", "时期"),
    "against": ("against", "比较对象"),
    "figure": ("figure", "数值"),
    "range": ("allowed by rounding", "舍入允许范围"),
    "title": ("title", "称号"),
    "holder": ("holder", "获得者"),
    "level": ("level", "级别"),
    "status": ("status", "状态"),
    "unnamed": ("{count} not named", "{count}{counter}（未具名）"),
}


@attrs.frozen
class StepSheets:
    """One section of the source, in one language.

    Attributes:
        key: The key of the section.
        name: Its heading.
        sheets: Its figures and its grants, as far as it has any.
    """

    key: str
    name: str
    sheets: tuple[Sheet, ...]


def step_sheets(found: Brief, lang: Language) -> tuple[StepSheets, ...]:
    """The figures and grants of each section, in the order of the source.

    Examples:
        >>> from mfgcity.datasets import zhuzhou_2023
        >>> from mfgcity.display.brief import brief
        >>> [step.name for step in step_sheets(brief(zhuzhou_2023()), "en")][:2]
        ['Introduction', 'Enterprise cultivation']
    """
    names = Names(found.city, lang)
    steps = []
    for step in found.steps:
        held = found.city.in_section(step.key)
        observations = [item for item in held.get("observations", ()) if isinstance(item, Observation)]
        recognitions = [item for item in held.get("recognitions", ()) if isinstance(item, Recognition)]
        sheets = (_figures(observations, names, lang), _grants(recognitions, names, lang))
        name = step.name if lang == "zh" else step.name_en
        steps.append(StepSheets(step.key, name, tuple(sheet for sheet in sheets if sheet.rows)))
    return tuple(steps)


def _text(key: str, lang: Language) -> str:
    return _TEXTS[key][1 if lang == "zh" else 0]


def _figures(items: list[Observation], names: Names, lang: Language) -> Sheet:
    heads = ("indicator", "measure", "period", "against", "figure", "range")
    rows = tuple(
        (
            names.observed(item),
            item.measure.zh[0] if lang == "zh" else item.measure.value.replace("_", " "),
            "" if item.period is None else item.period.format(lang),
            names.of(item.reference),
            str(item.figure.value) if item.measure is Measure.RANK else item.figure.format(lang, bounds=False),
            bounds_text(item.figure, lang),
        )
        for item in items
    )
    return Sheet("figures", _text("figures", lang), tuple(_text(head, lang) for head in heads), rows, 4)


def _grants(items: list[Recognition], names: Names, lang: Language) -> Sheet:
    heads = ("title", "holder", "level", "status")
    rows = tuple(
        (
            item.printed or item.title,
            _unnamed(item, lang) if item.holder is None else names.of(item.holder),
            "" if item.level is None else words_of(item.level)[0] if lang == "zh" else item.level.value,
            item.status.zh[0] if lang == "zh" else item.status.value,
        )
        for item in items
    )
    return Sheet("grants", _text("grants", lang), tuple(_text(head, lang) for head in heads), rows, len(heads))


def _unnamed(item: Recognition, lang: Language) -> str:
    """How many holders a grant has that the source does not name, counted as the field counts them (家, 个)."""
    counter = "家" if item.holder_kind is HolderKind.ENTERPRISE else "个"
    return _text("unnamed", lang).format(count=item.count, counter=counter)
