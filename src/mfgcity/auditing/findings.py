"""Findings: one sentence for each printed claim, with the arithmetic shown (审核结论)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import attrs

from mfgcity.auditing.expression import ExpressionError, Variable, trace
from mfgcity.auditing.grading import Verdict
from mfgcity.auditing.relations import between, count_of, equal_to, name_of, rest_of
from mfgcity.auditing.remedies import Remedy, stated
from mfgcity.errors import Language
from mfgcity.figures import Figure, Interval, UnitKind

TOGETHER: Final = "together"
"""The relation of a finding on figures that cannot all be right though each claim on its own can."""

_NUMBERS: Final = 100
"""How many whole numbers a finding lists at the most."""


@attrs.frozen
class Finding:
    """What the audit says of one printed claim.

    Attributes:
        verdict: How well it holds.
        relation: The name of the formula, such as ``share``; ``together`` for figures of several claims.
        figures: The figures it speaks of, the result first; None where one is not printed.
        printed: The printed result, or None if it is not printed.
        recomputed: What the formula gives, in the printed unit, or what an unprinted figure must be.
        names: The names of the figures, in Chinese and English.
        remedies: Where each figure would have to lie, were it alone the misprint.
        whole_numbers: For an unprinted whole number, those it can be; None where it need not be one.
        reading: Whether it speaks of one reading of an ambiguous figure only.
        accuses: Whether it says for certain that something printed is wrong.
        maths: The formula over the printed figures, if it speaks of one, in Chinese and English.
        soft: Whether definitions may differ, so that it does not accuse.
    """

    verdict: Verdict
    relation: str
    figures: tuple[Figure | None, ...]
    printed: Figure | None
    recomputed: Figure | None
    names: tuple[tuple[str, str], ...]
    remedies: tuple[Remedy, ...] = ()
    whole_numbers: tuple[int, ...] | None = None
    reading: bool = False
    accuses: bool = False
    maths: tuple[str, str] = ("", "")
    soft: bool = False

    def message(self, lang: Language = "en") -> str:
        """One sentence, in English (``en``) or Chinese (``zh``), with the arithmetic shown."""
        zh = lang == "zh"
        colon, comma, end = ("：", "，", "。") if zh else (": ", ", ", ".")
        if self.relation == TOGETHER:
            title = _TOGETHER[self.verdict][zh]
            parts = [("、" if zh else ", ").join(self._listed(lang)), self.maths[0 if zh else 1]]
        else:
            title = self.names[0][0 if zh else 1]
            parts = [self._arithmetic(lang), self._outcome(lang)]
        texts = [text for remedy in self.remedies if (text := remedy.text(lang))] if self.accuses else []
        if texts and zh:
            parts.append(f"若为{'，或'.join(texts)}则成立")
        elif texts:
            parts.append(f"it would hold with {' or '.join(texts)}")
        return f"{title}{colon}{comma.join(part for part in parts if part)}{end}"

    def _listed(self, lang: Language) -> list[str]:
        return [
            f"{name[0 if lang == 'zh' else 1]} {stated(figure, lang)}"
            for name, figure in zip(self.names, self.figures, strict=True)
            if figure is not None
        ]

    def _arithmetic(self, lang: Language) -> str:
        maths = self.maths[0] if lang == "zh" else self.maths[1]
        if self.recomputed is None or (self.printed is not None and self.relation == equal_to.__name__):
            return maths
        if self.recomputed.unit.kind is UnitKind.PLACE and self.relation.startswith("place"):
            return f"{maths}{'：' if lang == 'zh' else ': '}{_places(self.recomputed.bounds, lang)}"
        shown = None
        if self.printed is not None and self.printed.decimals is not None and not self.recomputed.unit.counts_whole:
            shown = _digits(self.recomputed, self.printed.decimals)
        return f"{maths} = {self.recomputed.format(lang, decimals=shown, bounds=self.printed is None)}"

    def _outcome(self, lang: Language) -> str:
        if self.verdict is Verdict.IMPLIED or self.whole_numbers is not None:
            return self._implied(lang)
        english, chinese = _SOFT if self.soft and self.verdict is Verdict.UNDECIDED else _OUTCOMES[self.verdict]
        printed = "" if self.printed is None else stated(self.printed, lang)
        return (chinese if lang == "zh" else english).format(printed=printed)

    def _implied(self, lang: Language) -> str:
        zh = lang == "zh"
        if self.whole_numbers is None:
            return "未公布，由此隐含" if zh else "not printed, implied"
        if not self.whole_numbers:
            return "没有整数符合：此读法不成立" if zh else "no whole number fits: this reading cannot hold"
        values = "、".join(map(str, self.whole_numbers)) if zh else ", ".join(f"{one:,}" for one in self.whole_numbers)
        return f"可能的整数：{values}" if zh else f"whole numbers that fit: {values}"


def maths(formula: Callable[..., Any], figures: Sequence[Figure | None]) -> tuple[str, str]:
    """The formula as maths over the texts of its inputs, in Chinese and English."""
    return substituted(formula, figures, "zh"), substituted(formula, figures, "en")


def whole_numbers(bounds: Interval) -> tuple[int, ...]:
    """The whole numbers within some bounds, as many as a finding lists."""
    return tuple(bounds.whole_numbers()[:_NUMBERS])


def substituted(formula: Callable[..., Any], figures: Sequence[Figure | None], lang: Language) -> str:
    """The formula as maths over the texts of its inputs; ? stands for one that is not printed."""
    zh, texts = lang == "zh", ["?" if figure is None else _text(figure, lang) for figure in figures]
    known = [figure for figure in figures if figure is not None]
    if formula is count_of:
        return f"≤ {texts[0]}"
    if formula is equal_to:
        return f"应等于 {texts[0]}" if zh else f"must equal {texts[0]}"
    if formula is between and known:
        low, high = min(known, key=_size), max(known, key=_size)
        one, other = stated(low, lang), stated(high, lang)
        return f"应介于 {one} 与 {other} 之间" if zh else f"must lie between {one} and {other}"
    if formula is rest_of:
        return " − ".join(["100%", *texts])
    if name_of(formula) == "place_of":
        return f"{texts[0]}与其余{len(texts) - 1}个对象相比" if zh else f"{texts[0]} among {len(texts)}"
    if name_of(formula) == "place_beside":
        return f"{texts[0]}与{texts[2]}的{texts[1]}相比" if zh else f"{texts[0]} beside {texts[1]} in {texts[2]}"
    try:
        tree = trace(formula, *map(Variable, texts))
    except ExpressionError:
        noted = getattr(formula, "__formula__", None)
        name = name_of(formula) if noted is None else noted.zh if zh else noted.en
        return f"{name}（{'，'.join(texts)}）" if zh else f"{name} ({', '.join(texts)})"
    return tree.maths().replace(" / ", " ÷ ").replace(" · ", " × ")


def _digits(recomputed: Figure, printed: int) -> int:
    """How many digits behind the point to show: two more than are printed, without zeros at the end."""
    if recomputed.unit.scale > 1:
        # Another language can write it in another scale.
        return printed + 2
    return next(
        (more for more in (printed, printed + 1) if (recomputed.value * 10**more).denominator == 1), printed + 2
    )


def _text(figure: Figure, lang: Language) -> str:
    text = stated(figure, lang)
    return f"({text})" if text.startswith("-") else text


def _size(figure: Figure) -> Any:
    return figure.value * figure.unit.scale


def _places(bounds: Interval, lang: Language) -> str:
    """The places that are left open."""
    zh, best, worst = lang == "zh", bounds.lower, bounds.upper
    if worst is None:
        return f"最好为第{best}位" if zh else f"place {best} at best"
    if best == worst:
        return f"应为第{best}位" if zh else f"place {best}"
    return f"应为第{best}—{worst}位" if zh else f"places {best} to {worst}"


_OUTCOMES: Final[Mapping[Verdict, tuple[str, str]]] = {
    Verdict.EXACT: ("printed {printed}: holds on the printed digits", "公布值 {printed}：按公布的数即一致"),
    Verdict.WITHIN_ROUNDING: ("printed {printed}: holds within rounding", "公布值 {printed}：舍入范围内一致"),
    Verdict.TRUNCATED: ("printed {printed}: holds only if digits were cut off", "公布值 {printed}：仅截尾时一致"),
    Verdict.LAST_DIGIT: ("printed {printed}: off by one in the last digit", "公布值 {printed}：末位相差一"),
    Verdict.UNUSUAL: (
        "printed {printed}: not in the usual sense of its words",
        "公布值 {printed}：与词语的通常含义不合",
    ),
    Verdict.CONTRADICTED: ("printed {printed}: cannot hold", "公布值 {printed}：不成立"),
    Verdict.IMPLIED: ("", ""),
    Verdict.UNDECIDED: ("printed {printed}: not decided", "公布值 {printed}：未能判定"),
}
_SOFT: Final = (
    "printed {printed}: does not agree, but definitions may differ",
    "公布值 {printed}：不一致，但口径可能不同，不作判定",
)
_TOGETHER: Final[Mapping[Verdict, tuple[str, str]]] = {
    Verdict.CONTRADICTED: ("these figures cannot all be right", "以下数据不能同时成立"),
    Verdict.TRUNCATED: ("these figures agree only if digits were cut off", "以下数据仅截尾时一致"),
    Verdict.UNDECIDED: (
        "these and the figures linked with them contradict each other in more ways than can be told apart",
        "以下数据及与其关联的数据矛盾过多，无法逐一判定",
    ),
    Verdict.UNUSUAL: ("these figures agree only in an unusual sense of their words", "以下数据与词语的通常含义不合"),
}

VERDICTS: Final[Mapping[Verdict, str]] = {
    Verdict.EXACT: "一致",
    Verdict.WITHIN_ROUNDING: "舍入范围内一致",
    Verdict.TRUNCATED: "仅截尾时一致",
    Verdict.LAST_DIGIT: "末位相差一",
    Verdict.UNUSUAL: "与通常含义不合",
    Verdict.CONTRADICTED: "不成立",
    Verdict.IMPLIED: "隐含",
    Verdict.UNDECIDED: "未能判定",
}
"""The verdicts in Chinese."""
