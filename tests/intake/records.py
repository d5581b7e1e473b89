"""Records of every kind that files bring, with texts that are hard to keep."""

from datetime import date
from enum import Enum

from hypothesis import assume
from hypothesis import strategies as st
from pydantic import ValidationError

from mfgcity.codes import credit_code
from mfgcity.domain import Record
from mfgcity.domain.rules import ValidCode
from mfgcity.figures import Figure, Unit
from mfgcity.intake.describing import KINDS, fields_of
from mfgcity.period import Period

HARD = [
    "=1+1", "+1", "-1", "-5.1%", "@SUM(A1)", "'", "''", "'=1", "'90后", "—", "--", "n/a", "NA", "#DIV/0!", "*", "[1]", '["a"]', "{}", "a；b", "a、b",
    "a;b", "a,b", 'a"b', "a\nb", "a\tb", "a\rb", "true", "0430200", "1e5", "2023-01-01", "_x0041_", "\x0b", "无", "null", "＝1", "nan", "-5.1亿元",
]  # fmt: skip
TEXTS = (
    st.sampled_from(HARD)
    | st.text(st.sampled_from("=+-@'—；;、[]{}\"\\\n\t,a1 机_x"), min_size=1, max_size=6)
    | st.text(st.characters(exclude_categories=["Cs", "Co", "Cn"], exclude_characters="\x00"), min_size=1, max_size=8)
)
CODES = {
    "field.credit_code": st.integers(1, 99999).map(credit_code.example),
    "field.region": st.sampled_from(["430200", "430211", "CN", "110101"]),
    "field.industry": st.sampled_from(["C37", "C3714", "C"]),
}


def values(field):
    """What a field is made of, valid in itself or nearly."""
    if issubclass(field.value, Record):
        one = records(field.value)
    elif issubclass(field.value, Enum):
        one = st.sampled_from(list(field.value))
    elif field.value is int:
        one = st.integers(1, 10**15) | st.integers(1900, 2100)
    elif field.value is date:
        one = st.dates(date(1850, 1, 1), date(2100, 1, 1))
    elif field.value in (bool, Figure, Period, Unit):
        one = st.from_type(field.value)
        if field.value is Figure:
            one |= st.sampled_from(["5.20亿元", "5.1%", "3位", "96家", "-1.3个百分点", "-2.5亿元"]).map(Figure.parse)
    elif field.mark(ValidCode):
        one = CODES[field.content("en")[0]]
    else:
        one = TEXTS
    return st.lists(one, min_size=1, max_size=3).map(tuple) if field.many else one


@st.composite
def records(draw, kind):
    """A record of a kind: fields that break a rule together are left out."""
    given = {}
    for field in fields_of(kind):
        if field.required or draw(st.booleans()):
            given[field.name] = draw(values(field))
    for _ in range(3):
        try:
            return kind.model_validate(given)
        except ValidationError as error:
            faulty = {fault["loc"][0] for fault in error.errors()}
            given = {name: value for name, value in given.items() if name not in faulty}
            for field in fields_of(kind):
                if field.name in faulty and field.required:
                    given[field.name] = draw(values(field))
    return assume(False)


ANY = st.sampled_from(list(KINDS.values())).flatmap(records)
