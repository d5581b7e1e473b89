"""Rules that fields of records carry: plain objects on the type, so that one statement of a rule serves every reader.

A rule of one field looks at its value. A rule between two fields stands on the later one and names the
earlier; it speaks only when both are valid in themselves, so a record reports all its faults at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

import attrs
from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from mfgcity._pydantic import custom_error
from mfgcity.errors import MfgcityError
from mfgcity.figures import Figure, UnitKind

_BEIJING: Final = timezone(timedelta(hours=8))


def today() -> date:
    """The day in China."""
    return datetime.now(_BEIJING).date()


def refusal(code: str, **parts: object) -> PydanticCustomError:
    """The catalogue's message as the fault of a field."""
    return custom_error(MfgcityError(code, **parts))


@attrs.frozen
class ValidCode:
    """The value is a code that its standard knows, and is kept in the standard's spelling."""

    validate: Callable[[str], str]

    def __call__(self, value: str) -> str:
        """The code in its standard spelling."""
        try:
            return self.validate(value)
        except MfgcityError as error:
            raise custom_error(error) from None


@attrs.frozen
class MeasuredIn:
    """The figure has a unit of this kind."""

    kind: UnitKind

    def __call__(self, value: Figure) -> Figure:
        """The figure, if its unit is of the kind."""
        if value.unit.kind is not self.kind:
            raise refusal("record.unit", kind=self.kind.value, kind_zh=self.kind.zh, value=str(value))
        return value


@attrs.frozen
class WithinWhole:
    """The ratio is at most 1, as printed: a part does not exceed its whole."""

    def __call__(self, value: Figure) -> Figure:
        """The figure, if it is at most 100 %."""
        if value.value * value.unit.scale > 1:
            raise refusal("record.whole_exceeded", value=str(value))
        return value


@attrs.frozen
class NotNegative:
    """The figure is not below zero, as printed."""

    def __call__(self, value: Figure) -> Figure:
        """The figure, if it is not negative."""
        if value.value < 0:
            raise refusal("record.negative", value=str(value))
        return value


@attrs.frozen
class NotFuture:
    """The day has come, in China."""

    def __call__(self, value: date) -> date:
        """The day, if it is not after today."""
        if value > (now := today()):
            raise refusal("record.future", today=now.isoformat(), value=value.isoformat())
        return value


@attrs.frozen
class Beside:
    """What a value must be beside that of an earlier field; without a value of its own nothing is asked.

    Attributes:
        field: The earlier field; where it is not valid, the rule is silent.
        check: Takes the value and that of the earlier field, and raises what is wrong.
    """

    field: str
    check: Callable[[Any, Any], None]

    def __call__(self, value: Any, info: ValidationInfo) -> Any:
        """The value, if it stands the check."""
        if value is not None and self.field in info.data:
            self.check(value, info.data[self.field])
        return value


@attrs.frozen
class After:
    """The value comes after that of an earlier field, where both are given."""

    field: str

    def __call__(self, value: Any, info: ValidationInfo) -> Any:
        """The value, if it comes after the other field."""
        earlier = info.data.get(self.field)
        if value is not None and earlier is not None and value <= earlier:
            raise refusal("record.after", field=self.field, earlier=str(earlier), value=str(value))
        return value


@attrs.frozen
class NotBefore:
    """The value does not come before that of an earlier field, where both are given."""

    field: str

    def __call__(self, value: Any, info: ValidationInfo) -> Any:
        """The value, if it does not come before the other field."""
        earlier = info.data.get(self.field)
        if value is not None and earlier is not None and value < earlier:
            raise refusal("record.not_before", field=self.field, earlier=str(earlier), value=str(value))
        return value


@attrs.frozen
class AtMost:
    """The figure is not certainly above that of an earlier field, where both are given."""

    field: str

    def __call__(self, value: Figure | None, info: ValidationInfo) -> Figure | None:
        """The figure, if it is not certainly above the other field."""
        limit = info.data.get(self.field)
        if value is None or limit is None:
            return value
        try:
            above = value.certainly_above(limit)
        except MfgcityError as error:
            raise custom_error(error) from None
        if above:
            raise refusal("record.at_most", field=self.field, limit=str(limit), value=str(value))
        return value


@attrs.frozen
class Needs:
    """The value is given only together with that of an earlier field, and the other way round."""

    field: str

    def __call__(self, value: Any, info: ValidationInfo) -> Any:
        """The value, if both or neither is given."""
        if self.field in info.data and bool(info.data[self.field]) is not bool(value):
            raise refusal("record.needs", field=self.field, other=info.field_name, value=value)
        return value


@attrs.frozen
class Either:
    """The value is given, or that of an earlier field is; or both are."""

    field: str

    def __call__(self, value: Any, info: ValidationInfo) -> Any:
        """The value, if one of the two is given."""
        if value is None and self.field in info.data and info.data[self.field] is None:
            raise refusal("record.either", field=self.field, other=info.field_name)
        return value


@attrs.frozen
class Refers:
    """The text names a record of the city that holds this one.

    Attributes:
        targets: The collections of the city in which the record may stand.
        by: The field that decides between them, if one does; its values are the keys of `choices`.
        choices: For each value of that field, the collections; none means that any text will do.
    """

    targets: tuple[str, ...]
    by: str | None = None
    choices: Mapping[Any, tuple[str, ...]] | None = None

    def within(self, decided: Any) -> tuple[str, ...]:
        """The collections in which the record that is named must stand, given the value of the deciding field."""
        if decided is None or self.choices is None:
            return self.targets
        return self.choices.get(decided, self.targets)
