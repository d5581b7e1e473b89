"""The names that a city's records show to a reader, by language."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from mfgcity.auditing import Finding, Verdict
from mfgcity.codes import region
from mfgcity.domain import City, Measure, Observation, Record
from mfgcity.errors import Language, MfgcityError
from mfgcity.figures import Figure

VERDICTS: Final[dict[Verdict, tuple[str, str]]] = {
    # verdict: (English, Chinese)
    Verdict.CONTRADICTED: ("cannot hold", "不成立"),
    Verdict.LAST_DIGIT: ("off by one in the last digit", "末位相差一"),
    Verdict.TRUNCATED: ("holds only if digits were cut off", "仅截尾时一致"),
    Verdict.UNUSUAL: ("not in the usual sense of its words", "与词语的通常含义不合"),
    Verdict.UNDECIDED: ("not decided", "未能判定"),
    Verdict.IMPLIED: ("not printed, implied", "未公布，由此隐含"),
    Verdict.WITHIN_ROUNDING: ("holds within rounding", "舍入范围内一致"),
    Verdict.EXACT: ("holds on the printed digits", "按公布的数即一致"),
}
_RULED_OUT: Final = ("a reading that cannot hold", "不成立的读法")


def verdict_name(finding: Finding, lang: Language) -> str:
    """What a finding says, in a few words; a reading that is ruled out accuses nothing that is printed."""
    ruled_out = finding.verdict is Verdict.CONTRADICTED and not finding.accuses
    english, chinese = _RULED_OUT if ruled_out else VERDICTS[finding.verdict]
    return chinese if lang == "zh" else english


def bounds_text(figure: Figure, lang: Language) -> str:
    """What rounding leaves of a figure, in the scale in which it is written; empty where it is exact."""
    if figure.bounds.is_point:
        return ""
    if figure.is_printed and (lang == "zh" or figure.unit.scale <= 1):
        return str(figure.bounds)
    shown = figure.decimals if figure.is_printed else figure.shown_decimals
    plain = Figure.computed(figure.value, figure.unit, figure.bounds, shown=shown)
    return plain.format(lang).removeprefix(plain.format(lang, bounds=False)).strip()


_NATION: Final = {"zh": "全国", "en": "the nation"}


class Names:
    """Looks up how a record is called in one language; what has no name there keeps the one it has.

    Args:
        city: The records.
        lang: Chinese (``zh``) or English (``en``).
    """

    def __init__(self, city: City, lang: Language) -> None:
        self._city = city
        self._lang = lang

    @cached_property
    def _records(self) -> dict[str, Record]:
        held = (getattr(self._city, collection) for collection in type(self._city).model_fields)
        records = (record for value in held if isinstance(value, tuple) for record in value)
        found: dict[str, Record] = {}
        for record in records:
            for name in record.names():
                found.setdefault(name, record)
        return found

    def of(self, key: str | None) -> str:
        """The name of the record with a key, or of a division with a code; the key itself where neither is known."""
        if key is None:
            return ""
        if key == "CN":
            return _NATION[self._lang]
        record = self._records.get(key)
        if record is None or isinstance(record, Observation):
            return self._division(key)
        order = ("name_zh", "name", "name_en") if self._lang == "zh" else ("name_en", "name", "name_zh")
        return next((str(name) for field in order if (name := getattr(record, field, None))), key)

    def observed(self, item: Observation) -> str:
        """What an observation is about: the term printed, in Chinese; in English its indicator."""
        if self._lang == "zh":
            return item.term or self.of(item.indicator)
        return self.of(item.indicator)

    def measured(self, item: Observation) -> str:
        """An observation's indicator and measure."""
        measure = item.of or item.measure if item.measure is Measure.RANK else item.measure
        word = measure.zh[0] if self._lang == "zh" else measure.value.replace("_", " ")
        return f"{self.of(item.indicator)}{'' if self._lang == 'zh' else ', '}{word}"

    def _division(self, key: str) -> str:
        # The table of divisions has Chinese names alone.
        if self._lang == "en" and key == self._city.region and self._city.name is not None:
            return self._city.name
        try:
            return region.name(key)
        except MfgcityError:
            return key
