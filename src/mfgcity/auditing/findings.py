"""Findings: one sentence for each printed claim, with the arithmetic shown (审核结论)."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

import attrs

from mfgcity.auditing.expression import ExpressionError, Variable, trace
from mfgcity.auditing.grading import Verdict
from mfgcity.auditing.relations import count_of
from mfgcity.errors import Language
from mfgcity.figures import Figure, Interval


@attrs.frozen
class Remedy:
    """Where one figure would have to lie for a claim to hold, were it alone the misprint.

    Attributes:
        name: The name of the figure, in Chinese and English.
        figure: The figure as printed.
        bounds: Where it would have to lie, in its unit.
        printable: Values that could have been printed there, those one typing slip away first.
    """

    name: tuple[str, str]
    figure: Figure
    bounds: Interval
    printable: tuple[Figure, ...] = ()

    def text(self, lang: Language) -> str:
        """The remedy in words."""
        name = self.name[0] if lang == "zh" else self.name[1]
        unit = self.figure.unit.symbol if lang == "zh" else ""
        if self.figure.unit.counts_whole and self.bounds.lower is not None and self.bounds.upper is not None:
            low, high = math.ceil(self.bounds.lower), math.floor(self.bounds.upper)
            span = f"{low}" if low == high else f"{low}—{high}" if lang == "zh" else f"{low} to {high}"
            return f"{name}{span}{unit}" if lang == "zh" else f"{span} for {name}"
        if not self.printable:
            return ""
        first, last = min(self.printable, key=float), max(self.printable, key=float)
        one, other = first.format(lang), last.format(lang)
        span = one if first == last else f"{one}—{other}" if lang == "zh" else f"{one} to {other}"
        return f"{name}{span}" if lang == "zh" else f"{span} for {name}"


@attrs.frozen
class Finding:
    """What the audit says of one printed claim.

    Attributes:
        verdict: How well it holds.
        relation: The name of the formula, such as ``share``.
        figures: The figures it speaks of, the result first; None where one is not printed.
        printed: The printed result, or None if it is not printed.
        recomputed: What the formula gives, in the printed unit, or what an unprinted figure must be.
        names: The names of the figures, in Chinese and English.
        remedies: Where each figure would have to lie, were it alone the misprint.
        whole_numbers: For an unprinted whole number, those it can be; None where it need not be one.
        reading: Whether it speaks of one reading of an ambiguous figure only.
        accuses: Whether it says for certain that something printed is wrong.
        maths: The formula over the printed figures, in Chinese and English.
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

    def message(self, lang: Language = "en") -> str:
        """One sentence, in English (``en``) or Chinese (``zh``), with the arithmetic shown."""
        zh = lang == "zh"
        title = self.names[0][0] if zh else self.names[0][1]
        colon, comma, end = ("：", "，", "。") if zh else (": ", ", ", ".")
        parts = [self._arithmetic(lang), self._outcome(lang)]
        if self.remedies and self.accuses:
            texts = [text for remedy in self.remedies if (text := remedy.text(lang))]
            if texts:
                parts.append(
                    ("若为" if zh else "it would hold with ")
                    + ("，或" if zh else " or ").join(texts)
                    + ("则成立" if zh else "")
                )
        words = [part for part in parts if part]
        return f"{title}{colon}{comma.join(words)}{end}"

    def _arithmetic(self, lang: Language) -> str:
        maths = self.maths[0] if lang == "zh" else self.maths[1]
        if self.recomputed is None:
            return maths
        shown = None
        if self.printed is not None and self.printed.decimals is not None and not self.recomputed.unit.counts_whole:
            shown = self.printed.decimals + 2
        return f"{maths} = {self.recomputed.format(lang, decimals=shown, bounds=self.printed is None)}"

    def _outcome(self, lang: Language) -> str:
        english, chinese = _OUTCOMES[self.verdict]
        text = (chinese if lang == "zh" else english).format(
            printed="" if self.printed is None else self.printed.format(lang)
        )
        if self.verdict is Verdict.IMPLIED or self.whole_numbers is not None:
            return self._implied(lang)
        return text

    def _implied(self, lang: Language) -> str:
        zh = lang == "zh"
        if self.whole_numbers is None:
            return "未印刷，由此隐含" if zh else "not printed, implied"
        if not self.whole_numbers:
            return "没有整数符合：此读法不成立" if zh else "no whole number fits: this reading cannot hold"
        values = ("、" if zh else ", ").join(map(str, self.whole_numbers))
        return f"可能的整数：{values}" if zh else f"whole numbers that fit: {values}"


def substituted(formula: Callable[..., Any], figures: Sequence[Figure | None], lang: Language) -> str:
    """The formula as maths over the texts of its inputs; ? stands for one that is not printed."""
    texts = ["?" if figure is None else figure.format(lang, bounds=False) for figure in figures]
    if formula is count_of:
        return f"≤ {texts[0]}"
    try:
        tree = trace(formula, *map(Variable, texts))
    except ExpressionError:
        return f"{formula.__name__}({', '.join(texts)})"
    return tree.maths().replace(" / ", " ÷ ").replace(" · ", " × ")


_OUTCOMES: Final[dict[Verdict, tuple[str, str]]] = {
    Verdict.EXACT: ("printed {printed}: holds on the printed digits", "印刷 {printed}：按印刷数字即一致"),
    Verdict.WITHIN_ROUNDING: ("printed {printed}: holds within rounding", "印刷 {printed}：舍入范围内一致"),
    Verdict.TRUNCATED: ("printed {printed}: holds only if digits were cut off", "印刷 {printed}：仅截尾时一致"),
    Verdict.LAST_DIGIT: ("printed {printed}: off by one in the last digit", "印刷 {printed}：末位相差一"),
    Verdict.UNUSUAL: ("printed {printed}: not in the usual sense of its words", "印刷 {printed}：与词语的通常含义不合"),
    Verdict.CONTRADICTED: ("printed {printed}: cannot hold", "印刷 {printed}：不成立"),
    Verdict.IMPLIED: ("", ""),
    Verdict.UNDECIDED: ("printed {printed}: not decided", "印刷 {printed}：未能判定"),
}
