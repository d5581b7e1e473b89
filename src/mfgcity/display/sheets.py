"""The brief as tables in words, for whatever shows them: a terminal, a page (简报表格)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from mfgcity.display.brief import Brief, ProgressReading
from mfgcity.display.naming import Names, bounds_text
from mfgcity.errors import Language
from mfgcity.figures import Figure

_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # key: (English, Chinese)
    "steps": ("The steps, and what each holds", "五步与各步所载"),
    "step": ("step", "步骤"),
    "observations": ("figures", "数据"),
    "recognitions": ("grants", "荣誉"),
    "others": ("other records", "其他记录"),
    "total": ("in all, each record once", "合计（不重复）"),
    "gaps": ("Gaps, and what they imply", "增速差与隐含增速"),
    "indicator": ("indicator", "指标"),
    "reference": ("reference", "比较对象"),
    "own": ("own figure", "本市"),
    "gap": ("printed gap", "公布的差距"),
    "implied": ("implied for the reference", "隐含的对方数值"),
    "range": ("allowed by rounding", "舍入允许范围"),
    "wholes": ("Shares, and the wholes behind them", "占比与隐含总量"),
    "part": ("part", "部分"),
    "share": ("printed share", "公布的占比"),
    "whole": ("implied whole", "隐含总量"),
    "rest": ("implied rest", "其余部分"),
    "lists": ("Places on lists", "榜单与名录"),
    "list": ("list", "名录"),
    "count": ("own", "本市"),
    "size": ("in all", "总数"),
    "part_of": ("share", "占比"),
    "places": ("Ranks", "位次"),
    "place": ("place", "位次"),
    "within": ("within", "范围"),
    "progress": ("Plans against the calendar", "计划进度与时序"),
    "completion": ("completion", "完成率"),
    "elapsed": ("of the year gone", "时序进度"),
    "lead": ("lead", "领先时序"),
    "plans": ("The plan behind the completion, for each reading", "完成率背后的计划（按各种读法）"),
    "reading": ("read as speaking of", "所指"),
    "done": ("done", "完成数"),
    "plan": ("plan", "隐含计划"),
    "whole_plans": ("whole numbers it can be", "可能的整数"),
    "none": ("none", "无"),
    "closures": ("Problems closed", "问题办结"),
    "collected": ("collected", "收集"),
    "closed": ("closed", "办结"),
    "computed": ("recomputed", "复算"),
    "printed": ("printed", "公布值"),
    "verdict": ("verdict", "结论"),
    "agrees": ("agrees", "一致"),
    "disagrees": ("DOES NOT AGREE", "不一致"),
    "unprinted": ("not printed", "未公布"),
    "difference": ("{higher} less {lower}: {difference}", "{higher}与{lower}相差 {difference}"),
    "source": ("Source: {name}", "来源：{name}"),
    "bounds": (
        "Brackets hold what rounding leaves open, rounded to one digit more; [ ] ends included, ( ) excluded.",
        "括号内为舍入允许的范围，多保留一位；[ ] 含端点，( ) 不含端点。",
    ),
}


@attrs.frozen
class Sheet:
    """One table of a brief, in one language.

    Attributes:
        key: What it holds, such as ``gaps``.
        title: The same in words.
        heads: The headings of its columns.
        rows: Its rows, a text for each column.
        numeric: The first of the columns that stand to the right; the number of columns where none does.
        remarks: Sentences that follow it.
    """

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: int
    remarks: tuple[str, ...] = ()


def sheets(found: Brief, lang: Language) -> tuple[Sheet, ...]:
    """The tables of a brief that have rows, in the order of the brief.

    Examples:
        >>> from mfgcity.datasets import zhuzhou_2023
        >>> from mfgcity.display.brief import brief
        >>> [sheet.title for sheet in sheets(brief(zhuzhou_2023()), "en")][:2]
        ['The steps, and what each holds', 'Gaps, and what they imply']
    """
    return tuple(sheet for sheet in _Writer(found, lang).sheets() if sheet.rows)


def heading(found: Brief, lang: Language) -> str:
    """What the brief is on: the name of its place."""
    return Names(found.city, lang).of(found.city.region) or found.city.name or ""


def source(found: Brief, lang: Language) -> str:
    """What the records were taken from, in a sentence; empty where that is not known."""
    origin = found.city.source
    if origin is None:
        return ""
    name = origin.name_en if lang == "en" else origin.name
    return text("source", lang, name=name or origin.name)


def text(key: str, lang: Language, **parts: str) -> str:
    """One of the words or sentences of a brief."""
    english, chinese = _TEXTS[key]
    return (chinese if lang == "zh" else english).format(**parts)


class _Writer:
    def __init__(self, found: Brief, lang: Language) -> None:
        self._found = found
        self._lang: Language = lang
        self._names = Names(found.city, lang)

    def sheets(self) -> Iterator[Sheet]:
        yield self._steps()
        yield self._gaps()
        yield self._wholes()
        yield self._lists()
        yield self._places()
        yield self._progress()
        yield self._plans()
        yield self._closures()

    def _text(self, key: str, **parts: str) -> str:
        return text(key, self._lang, **parts)

    def _figure(self, figure: Figure | None, *, decimals: int | None = None, bounds: bool = True) -> str:
        return "" if figure is None else figure.format(self._lang, decimals=decimals, bounds=bounds)

    def _sheet(
        self,
        key: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        numeric: int | None = None,
        remarks: Sequence[str] = (),
    ) -> Sheet:
        return Sheet(
            key,
            self._text(key),
            tuple(map(self._text, heads)),
            tuple(map(tuple, rows)),
            len(heads) if numeric is None else numeric,
            tuple(remarks),
        )

    def _steps(self) -> Sheet:
        rows = []
        for step in self._found.steps:
            figures, grants = step.counts.get("observations", 0), step.counts.get("recognitions", 0)
            others = sum(step.counts.values()) - figures - grants
            rows.append((step.name if self._lang == "zh" else step.name_en, str(figures), str(grants), str(others)))
        city = self._found.city
        if rows:
            counts = {
                name: len(value) for name in type(city).model_fields if isinstance(value := getattr(city, name), tuple)
            }
            figures, grants = counts.pop("observations"), counts.pop("recognitions")
            counts.pop("sections")
            rows.append((self._text("total"), str(figures), str(grants), str(sum(counts.values()))))
        return self._sheet("steps", ("step", "observations", "recognitions", "others"), rows, numeric=1)

    def _gaps(self) -> Sheet:
        rows = [
            (
                self._names.of(gap.observation.indicator),
                self._names.of(gap.observation.reference),
                self._figure(gap.own),
                self._figure(gap.observation.figure),
                self._figure(gap.printed),
                bounds_text(gap.implied, self._lang),
            )
            for gap in self._found.gaps
        ]
        heads = ("indicator", "reference", "own", "gap", "implied", "range")
        remarks = [
            self._text(
                "difference",
                higher=self._names.of(item.higher),
                lower=self._names.of(item.lower),
                difference=self._figure(item.difference),
            )
            for item in self._found.differences
        ]
        return self._sheet("gaps", heads, rows, numeric=2, remarks=remarks)

    def _wholes(self) -> Sheet:
        rows = [
            (
                self._names.of(item.observation.reference),
                self._figure(item.part),
                self._figure(item.observation.figure),
                self._figure(item.whole),
                self._figure(item.rest),
            )
            for item in self._found.wholes
        ]
        return self._sheet("wholes", ("indicator", "part", "share", "whole", "rest"), rows, numeric=1)

    def _lists(self) -> Sheet:
        rows = [
            (
                self._names.of(item.observation.indicator),
                self._figure(item.observation.figure),
                self._figure(item.size),
                self._figure(item.share),
            )
            for item in self._found.lists
        ]
        return self._sheet("lists", ("list", "count", "size", "part_of"), rows, numeric=1)

    def _places(self) -> Sheet:
        rows = [
            (self._names.measured(item), self._names.of(item.reference), str(item.figure.value))
            for item in self._found.places
        ]
        return self._sheet("places", ("indicator", "within", "place"), rows, numeric=2)

    def _progress(self) -> Sheet:
        rows = [
            (
                self._names.observed(item.observation),
                self._figure(item.observation.figure),
                _elapsed(item),
                self._figure(item.lead),
            )
            for item in self._found.progress
        ]
        return self._sheet("progress", ("indicator", "completion", "elapsed", "lead"), rows, numeric=1)

    def _plans(self) -> Sheet:
        grouped = "" if self._lang == "zh" else ","
        rows = [
            (
                " + ".join(self._names.observed(subject) for subject in reading.subjects),
                self._figure(reading.done),
                self._figure(reading.plan, decimals=2),
                ", ".join(format(plan, grouped) for plan in reading.whole_plans) or self._text("none"),
            )
            for item in self._found.progress
            for reading in item.readings
        ]
        return self._sheet("plans", ("reading", "done", "plan", "whole_plans"), rows, numeric=1)

    def _closures(self) -> Sheet:
        rows = []
        for item in self._found.closures:
            verdict = {None: "unprinted", True: "agrees", False: "disagrees"}[item.agrees]
            rows.append(
                (
                    self._figure(item.ledger.collected),
                    self._figure(item.ledger.closed),
                    self._figure(item.computed),
                    self._figure(item.ledger.closure_rate),
                    self._text(verdict),
                )
            )
        return self._sheet("closures", ("collected", "closed", "computed", "printed", "verdict"), rows)


def _elapsed(item: ProgressReading) -> str:
    if item.elapsed is None:
        return ""
    months = item.elapsed * 12
    return f"{months.numerator}/12" if months.denominator == 1 else str(item.elapsed)
