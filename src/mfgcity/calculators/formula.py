"""What a formula says of itself, and how one number came about (公式说明)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import attrs

from mfgcity.errors import Language
from mfgcity.figures import Figure, Interval, Unit

_F = TypeVar("_F", bound=Callable[..., Any])
_ATTRIBUTE: Final = "__formula__"


@attrs.frozen
class Formula:
    """The public facts of a calculator.

    Attributes:
        name: Its name in this library.
        en: Its name in English.
        zh: Its name in Chinese.
        maths: The formula as maths, over the names of its parameters.
        source: Where the definition comes from.
    """

    name: str
    en: str
    zh: str
    maths: str
    source: str


def formula(*, en: str, zh: str, maths: str, source: str) -> Callable[[_F], _F]:
    """Note a calculator's names, maths and source on it, for `explain`."""

    def note(function: _F) -> _F:
        setattr(function, _ATTRIBUTE, Formula(function.__name__, en, zh, maths, source))
        return function

    return note


@attrs.frozen
class Explanation:
    """How a number came about.

    Attributes:
        value: The result: a number, a figure, or the result type of the calculator.
        formula: The calculator's names, maths and source.
        inputs: Each parameter's name with the value it was given.
    """

    value: Any
    formula: Formula
    inputs: Mapping[str, Any]

    @property
    def unit(self) -> Unit | None:
        """The unit of a result that is a figure."""
        return self.value.unit if isinstance(self.value, Figure) else None

    @property
    def bounds(self) -> Interval | None:
        """What a result that is a figure can be, in its unit."""
        return self.value.bounds if isinstance(self.value, Figure) else None

    @property
    def maths(self) -> str:
        """The formula as maths."""
        return self.formula.maths

    @property
    def source(self) -> str:
        """Where the definition comes from."""
        return self.formula.source

    def lines(self, lang: Language = "en") -> list[tuple[str, str]]:
        """Each part of the explanation as a label and a text, in English (``en``) or Chinese (``zh``)."""
        labels = _LABELS[lang]
        title = self.formula.zh if lang == "zh" else self.formula.en
        inputs = ", ".join(f"{name} = {_text(value, lang)}" for name, value in self.inputs.items())
        return [
            (labels[0], f"{title} = {_text(self.value, lang)}"),
            (labels[1], self.formula.maths),
            (labels[2], inputs),
            (labels[3], self.formula.source),
        ]

    def text(self, lang: Language = "en") -> str:
        """The explanation in English (``en``) or Chinese (``zh``), a line for each part."""
        separator = "：" if lang == "zh" else ": "
        return "\n".join(f"{label}{separator}{text}" for label, text in self.lines(lang))

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        from mfgcity.markup import both, table

        rows = [
            (both(label, label_zh), text)
            for (label, text), (label_zh, _) in zip(self.lines("en"), self.lines("zh"), strict=True)
        ]
        return table(both(self.formula.en, self.formula.zh), (), rows, named=True)


_LABELS: Final[Mapping[Language, tuple[str, ...]]] = {
    "en": ("result", "formula", "inputs", "source"),
    "zh": ("结果", "公式", "输入", "来源"),
}


def _text(value: Any, lang: Language) -> str:
    if isinstance(value, Figure):
        return value.format(lang)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_text(item, lang) for item in value)}]"
    if attrs.has(type(value)) and "__str__" not in vars(type(value)):
        parts = ((field.name, getattr(value, field.name)) for field in attrs.fields(type(value)))
        return "; ".join(f"{name} = {_text(part, lang)}" for name, part in parts if part is not None and part != ())
    return str(value)


def explain(function: Callable[..., Any], *inputs: Any, **options: Any) -> Explanation:
    """Calculate, and say how the number came about.

    Args:
        function: A calculator of this library.
        inputs: What to call it with.
        options: Its keyword arguments.

    Returns:
        The value with its unit and bounds, the inputs, the formula as maths and its source, in both languages.

    Raises:
        TypeError: If the function is no calculator of this library.

    Examples:
        >>> from mfgcity import share
        >>> print(explain(share, Figure.parse("2525个"), Figure.parse("2651个")))
        result: share = 95.25%
        formula: part / whole
        inputs: part = 2,525, whole = 2,651
        source: usage of statistical releases (占比、比重)
    """
    noted = getattr(function, _ATTRIBUTE, None)
    if not isinstance(noted, Formula):
        raise TypeError(f"explain takes a calculator of mfgcity, not {function!r}")
    bound = inspect.signature(function).bind(*inputs, **options)
    return Explanation(function(*inputs, **options), noted, dict(bound.arguments))
