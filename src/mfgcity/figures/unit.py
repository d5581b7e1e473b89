"""Units of printed figures: what they are, what they convert to, and what arithmetic makes of them (计量单位)."""

from __future__ import annotations

import enum
import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

import attrs

from mfgcity.errors import MfgcityError
from mfgcity.figures import vocabulary as words

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class UnitError(MfgcityError):
    """A unit that cannot be read, or units that cannot meet."""


class UnitKind(enum.StrEnum):
    """What sort of quantity a unit measures."""

    NUMBER = "number"
    """A bare number, an index, a quotient (无量纲)."""
    RATIO = "ratio"
    """A part of a whole or a rate: %, ‰, 成, 倍 (比率)."""
    POINTS = "points"
    """A difference of two ratios: 个百分点 (百分点)."""
    MONEY = "money"
    """A currency (货币)."""
    COUNT = "count"
    """A counter: 家, 个, 人 (量词)."""
    PLACE = "place"
    """A place in a ranking: 位 (位次)."""
    RATE = "rate"
    """One unit per another: 万元/亩 (强度)."""
    OTHER = "other"
    """Anything else, opaque: 亿千瓦时, 平方公里."""

    @property
    def zh(self) -> str:
        """What it is called in Chinese messages.

        Examples:
            >>> UnitKind.MONEY.zh
            '金额'
        """
        return _CHINESE[self]


_CHINESE: Final = {
    UnitKind.NUMBER: "纯数",
    UnitKind.RATIO: "比率",
    UnitKind.POINTS: "百分点",
    UnitKind.MONEY: "金额",
    UnitKind.COUNT: "个数",
    UnitKind.PLACE: "位次",
    UnitKind.RATE: "强度",
    UnitKind.OTHER: "其他",
}


class _Atom(NamedTuple):
    scale: str
    name: str
    per: _Atom | None = None


_SCALE: Final = re.compile("|".join(words.SCALES))
_KNOWN: Final = frozenset(
    {*words.RATIOS, *words.POINTS, words.PLACE, *words.CURRENCIES, *words.ISO_4217, *words.COUNTERS, *words.MEASURES}
)
_LATIN: Final = re.compile("[A-Za-z²³·]")
# Compiled on first use: the large range of Chinese characters takes long, and few units need it.
_OPAQUE: Final = "[A-Za-z㐀-鿿](?:[A-Za-z㐀-鿿²³·]| (?=[A-Za-z]))*"
_LONGEST: Final = max(map(len, (*_KNOWN, *words.UNIT_ALIASES)))
_BY_CODE: Final = {code: name for name, code in words.CURRENCIES.items()}


_TAKEN: Final = frozenset(
    {
        *words.ENGLISH_SCALES,
        *words.UNIT_ALIASES,
        *words.ENGLISH_RISES,
        *words.ENGLISH_FALLS,
        *words.ENGLISH_HIGHER,
        *words.ENGLISH_LOWER,
        *(word for phrase in (*words.ENGLISH_APPROXIMATIONS, *words.ENGLISH_AFTERWORDS) for word in phrase.split()),
        *words.ENGLISH_LITTLE,
    }
)


_NEVER_INSIDE: Final = (
    *"的之第至到来年月日半及前点负每万亿几数批版初末底",
    *words.HAN_DIGITS, *words.HAN_PLACES, *words.RISES, *words.FALLS, *words.ABOVE, *words.BELOW, *words.APPROXIMATIONS_AFTER,
)  # fmt: skip


def known_prefix(text: str) -> str:
    """The longest unit known by sight, or other spelling of one, with which a text begins; or the empty text."""
    for length in range(min(_LONGEST, len(text)), 0, -1):
        head, following = text[:length], text[length : length + 1]
        part_of_word = _LATIN.fullmatch(head[-1]) and _LATIN.fullmatch(following)
        if not part_of_word and (head in _KNOWN or head in words.UNIT_ALIASES or head.lower() in words.UNIT_ALIASES):
            return head
    return ""


@lru_cache(maxsize=4096)
def _read(symbol: str, *, per: bool = False) -> _Atom:
    if "/" in symbol and not per:
        above, below = symbol.split("/", 1)
        upper, lower = _read(above, per=True), _read(below, per=True)
        if (
            not upper.name
            or not lower.name
            or upper.name == lower.name
            or {upper.name, lower.name} & (words.RATIOS.keys() | words.POINTS.keys())
        ):
            raise UnitError("unit.rate", value=symbol)
        return _Atom(upper.scale, upper.name, lower)
    name = _alias(symbol)
    if name in _KNOWN:
        return _Atom("", name)
    match = _SCALE.match(symbol)
    if match and len(known_prefix(symbol)) <= match.end():
        rest = _read(symbol[match.end() :], per=per)
        if rest.scale or rest.name in words.RATIOS or rest.name in words.POINTS:
            raise UnitError("unit.scale", value=symbol)
        return _Atom(match.group(), rest.name)
    if name == "":
        return _Atom("", "")
    if len(name) > 20 or not re.fullmatch(_OPAQUE, name) or _begins_with_other_word(name):
        raise UnitError("unit.name", value=symbol)
    return _Atom("", name)


def _alias(symbol: str) -> str:
    folded = words.UNIT_ALIASES.get(symbol) or words.UNIT_ALIASES.get(symbol.lower(), symbol)
    return _BY_CODE.get(folded, folded)


def _begins_with_other_word(name: str) -> bool:
    """Whether an unknown name could be mistaken, behind a number, for a number, a word or another unit."""
    if not re.search("[㐀-鿿〇]", name):
        parts = name.lower().split(" ")
        return (
            len(parts) > 2
            or bool(known_prefix(name))
            or any(part in _TAKEN for part in parts)
            or name.partition(" ")[0] in ("G", "D", "K")
        )
    return (
        bool(known_prefix(name))
        or name[0].isascii()
        or name.startswith((*words.TIMES, *words.LEVELS, *words.NAMES))
        or any(word in name for word in _NEVER_INSIDE)
    )


def _symbol(atom: _Atom) -> str:
    return atom.scale + atom.name + ("" if atom.per is None else "/" + _symbol(atom.per))


def _canonical(symbol: object) -> str:
    if isinstance(symbol, Unit):
        return symbol.symbol
    if not isinstance(symbol, str) or len(symbol) > 60:
        raise UnitError("unit.name", value=symbol)
    text = re.sub("(?<![A-Za-z]) | (?![A-Za-z])", "", symbol.replace("％", "%").translate(words.TRADITIONAL))
    head, _, tail = text.partition(" ")
    if head.lower() in words.ENGLISH_SCALES:
        text = words.ENGLISH_SCALES[head.lower()] + _alias(tail.strip())
    return _symbol(_read(text))


@attrs.frozen(order=False)
class Unit:
    """A unit as it is printed: an optional scale (万, 亿), a name, an optional denominator.

    Args:
        symbol: The unit's text, Chinese or English: ``亿元``, ``%``, ``个百分点``, ``家``, ``万元/亩``, ``USD``,
            ``percentage points``. The empty text is the unit of a bare number.

    Attributes:
        symbol: The one spelling this library writes.

    Raises:
        UnitError: If the text cannot be a unit.

    Examples:
        >>> Unit("亿元").scale, Unit("万元/亩").kind, str(Unit("percentage points"))
        (Fraction(100000000, 1), <UnitKind.RATE: 'rate'>, '个百分点')
    """

    symbol: str = attrs.field(converter=_canonical)
    _atom: _Atom = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_atom", _read(self.symbol))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a unit's text.

        Raises:
            UnitError: If the text cannot be a unit.
        """
        return cls(text)

    def __str__(self) -> str:
        return self.symbol

    def __repr__(self) -> str:
        return f"Unit({self.symbol!r})"

    @property
    def name(self) -> str:
        """The unit without its scale: 元 of 亿元, 元/亩 of 万元/亩."""
        return _symbol(self._atom._replace(scale=""))

    @property
    def kind(self) -> UnitKind:
        """What sort of quantity it measures."""
        if self._atom.per is not None:
            return UnitKind.RATE
        name = self._atom.name
        for kind, names in _KINDS.items():
            if name in names:
                return kind
        return UnitKind.OTHER

    @property
    def scale(self) -> Fraction:
        """How many of the unscaled unit one of it is: 10⁸ for 亿元, 1/100 for %, 10⁴ for 万元/亩."""
        below = 1 if self._atom.per is None else _factor(self._atom.per)
        return _factor(self._atom) / below

    @property
    def is_ratio(self) -> bool:
        """Whether it is a ratio: %, ‰, 成 or 倍."""
        return self.kind is UnitKind.RATIO

    @property
    def counts_whole(self) -> bool:
        """Whether a number printed in it without decimals is exact: a counter or a place, without scale."""
        return not self._atom.scale and self.kind in (UnitKind.COUNT, UnitKind.PLACE)

    def converts_to(self, other: Unit) -> bool:
        """Whether a figure in this unit can be stated in the other without change of meaning."""
        return _dimension(self) == _dimension(other) or bool(_counters(self, other))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from mfgcity._pydantic import text_schema

        return text_schema(cls)


_KINDS: Final[dict[UnitKind, frozenset[str]]] = {
    UnitKind.NUMBER: frozenset({""}),
    UnitKind.RATIO: frozenset(words.RATIOS),
    UnitKind.POINTS: frozenset(words.POINTS),
    UnitKind.PLACE: frozenset({words.PLACE}),
    UnitKind.MONEY: frozenset({*words.CURRENCIES, *words.ISO_4217}),
    UnitKind.COUNT: words.COUNTERS,
}

NUMBER: Final = Unit("")
PERCENT: Final = Unit("%")
POINTS: Final = Unit("个百分点")
_PURE: Final = (UnitKind.NUMBER, UnitKind.RATIO, UnitKind.POINTS)


def _factor(atom: _Atom) -> Fraction:
    scale = Fraction(10 ** words.SCALES[atom.scale]) if atom.scale else Fraction(1)
    return scale * words.RATIOS.get(atom.name, words.POINTS.get(atom.name, Fraction(1)))


def _dimension(unit: Unit) -> tuple[str, ...]:
    if unit.kind in _PURE:
        return (unit.kind,)
    return (unit._atom.name, "" if unit._atom.per is None else unit._atom.per.name)


def _counters(first: Unit, second: Unit) -> tuple[Unit, Unit] | None:
    """The two counters, 个 last, where one of them is 个 and so meets the other."""
    if first.kind is UnitKind.COUNT and second.kind is UnitKind.COUNT:
        if second._atom.name == words.ANY_COUNTER:
            return first, second
        if first._atom.name == words.ANY_COUNTER:
            return second, first
    return None


def _larger(first: Unit, second: Unit) -> Unit:
    return max(first, second, key=lambda unit: (unit.scale, unit.symbol))


class Combined(NamedTuple):
    """The unit of a result, and what each operand's value is multiplied with to be stated in it."""

    unit: Unit
    left: Fraction
    right: Fraction


@lru_cache(maxsize=4096)
def combine_sum(left: Unit, right: Unit, *, difference: bool) -> Combined:
    """The unit of a sum or a difference.

    Raises:
        UnitError: If the two cannot be added; it names both.
    """
    kinds = (left.kind, right.kind)
    if kinds == (UnitKind.RATIO, UnitKind.RATIO):
        unit = POINTS if difference else _larger(left, right)
    elif UnitKind.RATIO in kinds and set(kinds) <= set(_PURE):
        unit = left if left.is_ratio else right
    elif (counters := _counters(left, right)) is not None:
        unit = Unit(_larger(left, right)._atom.scale + counters[0]._atom.name)
    elif _dimension(left) == _dimension(right):
        unit = _larger(left, right)
    else:
        raise UnitError("unit.sum", unit=left.symbol or "''", other=right.symbol or "''")
    return Combined(unit, left.scale / unit.scale, right.scale / unit.scale)


@lru_cache(maxsize=4096)
def combine_product(left: Unit, right: Unit) -> Combined:
    """The unit of a product.

    Raises:
        UnitError: If the product has no unit that figures are printed in, such as 元 × 元.
    """
    if left.kind in _PURE and right.kind in _PURE:
        if left.kind is right.kind is UnitKind.NUMBER:
            unit = _larger(left, right)
        elif left.kind is UnitKind.NUMBER or right.kind is UnitKind.NUMBER:
            unit = right if left.kind is UnitKind.NUMBER else left
        else:
            unit = PERCENT if left.kind is right.kind else POINTS
        return Combined(unit, left.scale, right.scale / unit.scale)
    if left.kind in _PURE or right.kind in _PURE:
        unit = right if left.kind in _PURE else left
        return Combined(unit, left.scale, right.scale / unit.scale)
    above = [left._atom, right._atom]
    below = [part.per for part in above if part.per is not None]
    return _cancelled([part._replace(per=None) for part in above], below, left, right, right.scale)


@lru_cache(maxsize=4096)
def combine_quotient(left: Unit, right: Unit) -> Combined:
    """The unit of a quotient: %, where both measure the same; else one per the other.

    Raises:
        UnitError: If the quotient has no unit that figures are printed in.
    """
    if right.kind in _PURE:
        if left.kind is UnitKind.NUMBER:
            unit = NUMBER if right.kind is UnitKind.NUMBER else PERCENT
        elif left.kind in _PURE:
            unit = left if right.kind is UnitKind.NUMBER else PERCENT
        else:
            unit = left
        return Combined(unit, left.scale / unit.scale, right.scale)
    above = [left._atom._replace(per=None), *([] if right._atom.per is None else [right._atom.per])]
    below = [right._atom._replace(per=None), *([] if left._atom.per is None else [left._atom.per])]
    if left.kind in _PURE:
        raise UnitError("unit.quotient", unit=left.symbol or "''", other=right.symbol)
    return _cancelled(above, below, left, right, right.scale)


def _cancelled(above: list[_Atom], below: list[_Atom], left: Unit, right: Unit, right_scale: Fraction) -> Combined:
    for upper in list(above):
        for lower in below:
            if upper.name == lower.name or _counters(Unit(upper.name), Unit(lower.name)):
                above.remove(upper)
                below.remove(lower)
                break
    if len(above) > 1 or len(below) > 1 or (below and not above):
        raise UnitError("unit.product", unit=left.symbol, other=right.symbol)
    unit = Unit(_symbol(above[0]) + ("/" + _symbol(below[0]) if below else "")) if above else PERCENT
    return Combined(unit, left.scale / unit.scale, right_scale)
