"""What figures are called in findings, in Chinese and English, told apart where several would have one name (名称)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from mfgcity.auditing.claims import Prints
from mfgcity.auditing.keys import Key, Version
from mfgcity.codes import region
from mfgcity.domain import Indicator, Measure, PriceBasis, Record
from mfgcity.errors import Language

_HAN: Final = re.compile("[㐀-鿿]")

_ZH: Final[Mapping[Measure, str]] = {
    Measure.LEVEL: "{}",
    Measure.COUNT: "{}数量",
    Measure.ADDED: "新增{}",
    Measure.NET_ADDED: "净增{}",
    Measure.CHANGE: "{}增减量",
    Measure.GROWTH: "{}增速",
    Measure.PERIOD_GROWTH: "{}环比增速",
    Measure.GAP: "{}差距",
    Measure.SHARE: "{}占比",
    Measure.SHARE_CHANGE: "{}占比变化",
    Measure.RANK: "{}位次",
    Measure.COMPLETION: "{}完成率",
    Measure.CONTRIBUTION: "{}贡献率",
    Measure.PULL: "{}拉动",
}

_REFERENCE: Final[Mapping[Measure, tuple[str, str]]] = {
    Measure.GAP: ("与{}相比", "to {}"),
    Measure.RANK: ("在{}", "in {}"),
    Measure.COMPLETION: ("对照{}", "of {}"),
    Measure.CONTRIBUTION: ("对{}", "to {}"),
    Measure.PULL: ("对{}", "on {}"),
}

_BASIS: Final[Mapping[str, str]] = {
    PriceBasis.CURRENT.value: "current prices",
    PriceBasis.COMPARABLE.value: "comparable prices",
}


class Names(NamedTuple):
    """A name in Chinese and in English."""

    zh: str
    en: str


class Labels:
    """Names the numbers of a report.

    A name is the term printed, or the indicator with its measure. Subject and period stand with it where the report holds
    that indicator of several; the reference, the version and a second print where another number would have the same
    name. A number that is not printed has its subject.

    Args:
        stated: What is printed, and what is known of indicators and places.
        keys: All numbers that are named.
    """

    def __init__(self, stated: Prints, keys: Iterable[Key]) -> None:
        self._stated = stated
        self._seen: dict[object, set[object]] = {}
        self._known: dict[Key, Names] = {}
        for key in dict.fromkeys((*stated.by_key, *keys)):
            name = self._name(key)
            for part, value, general in _parts(key):
                indicator = [(key.indicator,)] if general and key in stated.by_key else []
                for group in (name.zh, name.en, *indicator):
                    self._seen.setdefault((group, part), set()).add(value)

    def __call__(self, key: Key) -> Names:
        """The name of a number."""
        if key not in self._known:
            name = self._name(key)
            self._known[key] = Names(self._told_apart(key, name.zh, "zh"), self._told_apart(key, name.en, "en"))
        return self._known[key]

    def _told_apart(self, key: Key, name: str, lang: Language) -> str:
        varying = [
            part
            for part, _, _ in _parts(key)
            if any(len(self._seen.get((group, part), ())) > 1 for group in (name, (key.indicator,)))
        ]
        if key not in self._stated.by_key and "subject" not in varying:
            varying.insert(0, "subject")
        words = {
            "subject": self.place(key.subject, lang),
            "period": "" if key.period is None else key.period.format(lang),
            "reference": self._against(key, lang),
            "version": _version(key.version, lang),
            "print": _print(key.print, lang),
        }
        if lang == "en":
            return ", ".join([name, *(words[part] for part in varying if words[part])])
        before = "".join(words[part] for part in ("subject", "period") if part in varying)
        behind = [words[part] for part in varying if part not in ("subject", "period") and words[part]]
        return f"{before}{name}" + (f"（{'，'.join(behind)}）" if behind else "")

    def _name(self, key: Key) -> Names:
        item = self._stated.by_key.get(key)
        indicator = self._stated.indicators.get(key.indicator)
        chinese = _quoted(_indicator(key.indicator, indicator, "zh"), "zh")
        before, _, behind = _ZH[key.measure].partition("{}")
        # An indicator often says itself that it is what was added: 新增规模工业企业.
        chinese = f"{chinese if chinese.startswith(before) else before + chinese}{behind}"
        english = _quoted(_indicator(key.indicator, indicator, "en"), "en")
        if key.measure is not Measure.LEVEL:
            english += f", {key.measure.value.replace('_', ' ')}"
        term = None if item is None else item.term
        if term is None:
            return Names(chinese, english)
        return Names(_quoted(term, "zh"), english if _HAN.search(term) else term)

    def place(self, key: str, lang: Language) -> str:
        """The name of a subject."""
        if key == region.NATION:
            return "全国" if lang == "zh" else "the nation"
        record = self._stated.places.records.get(key)
        if record is not None:
            return _quoted(_record(record, lang) or key, lang)
        if region.is_valid(key):
            return region.name(key) if lang == "zh" else f"region {key}"
        return _quoted(key, lang)

    def _against(self, key: Key, lang: Language) -> str:
        if key.reference is None:
            return ""
        indicator = self._stated.indicators.get(key.reference)
        name = self.place(key.reference, lang)
        if indicator is not None:
            name = _quoted(_indicator(key.reference, indicator, lang), lang)
        template = _REFERENCE.get(key.measure, ("占{}", "of {}"))
        return template[0 if lang == "zh" else 1].format(name)


def _parts(key: Key) -> tuple[tuple[str, object, bool], ...]:
    """What can tell numbers apart: its name, its value, and whether it is told for all numbers of an indicator."""
    return (
        ("subject", key.subject, True),
        ("period", key.period, True),
        ("reference", (key.reference, key.of), False),
        ("version", key.version, False),
        ("print", key.print, False),
    )


def _print(number: int, lang: Language) -> str:
    if not number:
        return ""
    if lang == "en":
        return f"print {number + 1}"
    return "另一处" if number == 1 else f"第{number + 1}处"


def _indicator(key: str, indicator: Indicator | None, lang: Language) -> str:
    if indicator is None:
        return key
    own, other = (indicator.name_zh, indicator.name) if lang == "zh" else (indicator.name, indicator.name_zh)
    return own or other or key


def _record(record: Record, lang: Language) -> str | None:
    fields = ("name_zh", "name", "name_en") if lang == "zh" else ("name_en", "name", "name_zh")
    return next((str(name) for field in fields if (name := getattr(record, field, None))), None)


def _quoted(name: str, lang: Language) -> str:
    """A name of the other language stands in quotation marks."""
    foreign = bool(_HAN.search(name)) is not (lang == "zh")
    return f"“{name}”" if foreign else name


def _version(version: Version, lang: Language) -> str:
    basis = version.basis and (PriceBasis(version.basis).zh[0] if lang == "zh" else _BASIS[version.basis])
    forecast = version.forecast and ("预测" if lang == "zh" else "forecast")
    words = [word for word in (basis, version.scope, version.vintage, forecast) if word]
    return ("、" if lang == "zh" else ", ").join(words)
