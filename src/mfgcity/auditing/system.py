"""A component of a network in numbered form, ready to be narrowed again and again (方程组)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from mfgcity.auditing.forms import Form
from mfgcity.auditing.network import Quantity, Relation
from mfgcity.auditing.spans import Span, meet, whole

Names = frozenset[str]


class System:
    """Quantities and the relations that link them, both by number.

    Sets of printed figures are whole numbers, with the bit of each figure that is in the set.

    Args:
        quantities: The quantities, in order.
        relations: The relations among them.
        usual: Whether the words around a figure are taken in their usual sense, else literally.

    Attributes:
        believed: What each quantity can be by its print and its domain; None if they contradict each other.
        free: What each can be by its domain alone.
        whole: Whether each is a whole number.
        stated: The relations as they were stated.
        relations: The form of each relation, its quantities by their numbers in the form, and whether one of these
            stands in it twice.
        users: The relations of each quantity.
        printed: The figures that are printed.
    """

    def __init__(self, quantities: Sequence[Quantity], relations: Sequence[Relation], *, usual: bool = False) -> None:
        self.quantities = quantities
        self.stated = relations
        self.numbers = {quantity.name: number for number, quantity in enumerate(quantities)}
        self.whole = [quantity.integer for quantity in quantities]
        self.believed: list[Span | None] = []
        self.free: list[Span | None] = []
        self.printed = 0
        for number, quantity in enumerate(quantities):
            domain = whole(quantity.domain) if quantity.integer else quantity.domain
            believed = domain
            if quantity.figure is not None:
                self.printed |= 1 << number
                believed = meet(quantity.domain, quantity.print if usual else quantity.literal)
                if quantity.integer and believed is not None:
                    believed = whole(believed)
            self.free.append(domain)
            self.believed.append(believed)
        self.relations: list[tuple[Form, tuple[int, ...], bool]] = []
        self.users: list[list[int]] = [[] for _ in quantities]
        for number, relation in enumerate(relations):
            places = tuple(self.numbers[name] for name in relation.names)
            different = set(places)
            self.relations.append((relation.form, places, len(different) < len(places) or not relation.form.once))
            for place in different:
                self.users[place].append(number)

    @cached_property
    def worded(self) -> bool:
        """Whether the usual sense of some word says more than the word itself."""
        return any(quantity.print != quantity.literal for quantity in self.quantities)

    def usual(self) -> System:
        """The same, with words in their usual sense."""
        return System(self.quantities, self.stated, usual=True)

    def part(self, relations: Iterable[int], *, usual: bool = False) -> System:
        """The same with some of its relations only, and the quantities that they link."""
        chosen = sorted(relations)
        kept = sorted({place for number in chosen for place in self.relations[number][1]})
        stated = [self.stated[number] for number in chosen]
        return System([self.quantities[number] for number in kept], stated, usual=usual)

    def start(self, dropped: int) -> list[Span | None]:
        """What each quantity can be before any relation is looked at, if some prints are not believed."""
        found = self.believed.copy()
        for number in members(dropped & self.printed):
            found[number] = self.free[number]
        return found

    def names(self, chosen: int) -> Names:
        """The names of some quantities."""
        return frozenset(self.quantities[number].name for number in members(chosen))

    def chosen(self, names: Iterable[str]) -> int:
        """Those printed figures of the system that have these names."""
        found = 0
        for name in names:
            if (number := self.numbers.get(name)) is not None:
                found |= 1 << number
        return found & self.printed


def members(chosen: int) -> Iterator[int]:
    """The numbers in a set."""
    while chosen:
        lowest = chosen & -chosen
        yield lowest.bit_length() - 1
        chosen ^= lowest
