"""The brief as text in a terminal, its columns aligned with Chinese characters (终端显示)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from mfgcity.display.brief import Brief, ProgressReading
from mfgcity.display.naming import Names
from mfgcity.errors import Language, need
from mfgcity.figures import Figure

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

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
    "gap": ("printed gap", "印刷差距"),
    "implied": ("implied for the reference", "隐含的对方数值"),
    "range": ("allowed by rounding", "舍入允许范围"),
    "wholes": ("Shares, and the wholes behind them", "占比与隐含总量"),
    "part": ("part", "部分"),
    "share": ("printed share", "印刷占比"),
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
    "printed": ("printed", "印刷"),
    "verdict": ("verdict", "结论"),
    "agrees": ("agrees", "一致"),
    "disagrees": ("DOES NOT AGREE", "不一致"),
    "unprinted": ("not printed", "未印刷"),
    "difference": ("{higher} less {lower}: {difference}", "{higher}与{lower}相差 {difference}"),
    "source": ("Source: {name}", "来源：{name}"),
    "bounds": (
        "Brackets hold what rounding leaves open, rounded to one digit more; [ ] ends included, ( ) excluded.",
        "括号内为舍入允许的范围，多保留一位；[ ] 含端点，( ) 不含端点。",
    ),
}


def show(found: Brief, lang: Language, *, console: Console | None = None) -> None:
    """Print a brief.

    Args:
        found: What to print.
        lang: Chinese (``zh``) or English (``en``).
        console: Where to print; by default the standard output, at least 120 columns wide where it is no terminal.

    Raises:
        MissingExtraError: If rich is not installed.
    """
    make = need("rich.console", "cli").Console
    standard: Console = make(highlight=False)
    target = console or (standard if standard.is_terminal else make(highlight=False, width=max(standard.width, 120)))
    for part in _Renderer(found, lang).parts():
        target.print(part)


class _Renderer:
    def __init__(self, found: Brief, lang: Language) -> None:
        self._found = found
        self._lang: Language = lang
        self._names = Names(found.city, lang)

    def parts(self) -> Iterator[RenderableType]:
        city = self._found.city
        markup = need("rich.markup", "cli").escape
        yield f"[bold]{markup(self._names.of(city.region) or city.name or '')}[/bold]"
        if city.source is not None:
            name = city.source.name_en if self._lang == "en" else city.source.name
            yield markup(self._text("source", name=name or city.source.name))
        for part in (
            self._steps,
            self._gaps,
            self._wholes,
            self._lists,
            self._places,
            self._progress,
            self._plans,
            self._closures,
        ):
            yield from part()
        yield ""
        yield markup(self._text("bounds"))

    def _text(self, key: str, **parts: str) -> str:
        english, chinese = _TEXTS[key]
        return (chinese if self._lang == "zh" else english).format(**parts)

    def _figure(self, figure: Figure | None, *, decimals: int | None = None, bounds: bool = True) -> str:
        return "" if figure is None else figure.format(self._lang, decimals=decimals, bounds=bounds)

    def _table(
        self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: int = 0
    ) -> Iterator[Any]:
        """A table whose columns from `numeric` on stand to the right; nothing where there are no rows."""
        if not rows:
            return
        table_type, box = need("rich.table", "cli").Table, need("rich.box", "cli")
        text = need("rich.text", "cli").Text
        table = table_type(
            title=f"\n{self._text(title)}", title_justify="left", title_style="bold", box=box.SIMPLE_HEAD
        )
        for number, head in enumerate(heads):
            table.add_column(self._text(head), justify="right" if number >= numeric > 0 else "left")
        for row in rows:
            table.add_row(*(text(cell) for cell in row))
        yield table

    def _steps(self) -> Iterator[Any]:
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
        yield from self._table("steps", ("step", "observations", "recognitions", "others"), rows, numeric=1)

    def _gaps(self) -> Iterator[Any]:
        rows = [
            (
                self._names.of(gap.observation.indicator),
                self._names.of(gap.observation.reference),
                self._figure(gap.own),
                self._figure(gap.observation.figure),
                self._figure(gap.printed),
                self._beside(gap.implied),
            )
            for gap in self._found.gaps
        ]
        heads = ("indicator", "reference", "own", "gap", "implied", "range")
        yield from self._table("gaps", heads, rows, numeric=2)
        for item in self._found.differences:
            yield "  " + self._text(
                "difference",
                higher=self._names.of(item.higher),
                lower=self._names.of(item.lower),
                difference=self._figure(item.difference),
            )

    def _wholes(self) -> Iterator[Any]:
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
        yield from self._table("wholes", ("indicator", "part", "share", "whole", "rest"), rows, numeric=1)

    def _lists(self) -> Iterator[Any]:
        rows = [
            (
                self._names.of(item.observation.indicator),
                self._figure(item.observation.figure),
                self._figure(item.size),
                self._figure(item.share),
            )
            for item in self._found.lists
        ]
        yield from self._table("lists", ("list", "count", "size", "part_of"), rows, numeric=1)

    def _places(self) -> Iterator[Any]:
        rows = [
            (self._names.measured(item), self._names.of(item.reference), str(item.figure.value))
            for item in self._found.places
        ]
        yield from self._table("places", ("indicator", "within", "place"), rows, numeric=2)

    def _progress(self) -> Iterator[Any]:
        rows = [
            (
                self._names.observed(item.observation),
                self._figure(item.observation.figure),
                _elapsed(item),
                self._figure(item.lead),
            )
            for item in self._found.progress
        ]
        yield from self._table("progress", ("indicator", "completion", "elapsed", "lead"), rows, numeric=1)

    def _plans(self) -> Iterator[Any]:
        rows = [
            (
                " + ".join(self._names.observed(subject) for subject in reading.subjects),
                self._figure(reading.done),
                self._figure(reading.plan, decimals=2),
                ", ".join(map(str, reading.whole_plans)) or self._text("none"),
            )
            for item in self._found.progress
            for reading in item.readings
        ]
        yield from self._table("plans", ("reading", "done", "plan", "whole_plans"), rows, numeric=1)

    def _closures(self) -> Iterator[Any]:
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
        yield from self._table("closures", ("collected", "closed", "computed", "printed", "verdict"), rows)

    def _beside(self, figure: Figure) -> str:
        """The bounds of a computed figure alone."""
        return self._figure(figure).removeprefix(self._figure(figure, bounds=False)).strip()


def _elapsed(item: ProgressReading) -> str:
    if item.elapsed is None:
        return ""
    months = item.elapsed * 12
    return f"{months.numerator}/12" if months.denominator == 1 else str(item.elapsed)
