"""Unified social credit codes in a column: every rule of GB 32100 and GB 11714 over the bytes of all codes at once."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Any, Final

from mfgcity.codes import credit_code
from mfgcity.errors import need

if TYPE_CHECKING:
    import polars as pl
else:
    pl = need("polars", "polars")

_UNKNOWN: Final = 255
_DIGITS_AND_CAPITALS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BODY: Final = range(8, 16)


def are_valid(codes: pl.Series) -> pl.Series:
    """Whether each text of a column is a code that keeps every rule, as `credit_code.is_valid` says; null for null.

    Codes that are spelled in small letters, full width or with blanks are looked at one by one.

    Examples:
        >>> import polars
        >>> are_valid(polars.Series(["91430200PDY00001XR", "91430200PDY00001XP", None])).to_list()
        [True, False, None]
    """
    texts = codes.rename("code").to_frame()
    compact = (pl.col("code").str.len_bytes() == 18) & (pl.col("code").str.len_chars() == 18)
    marked = texts.select("code", compact=compact).with_row_index("place")
    eighteen = marked.filter(pl.col("compact"))
    good = eighteen["place"].filter(_kept(eighteen["code"]))
    spelled = marked.filter(pl.col("code").str.contains("[^0-9A-Z]"))
    others = [
        place
        for place, code in zip(spelled["place"], spelled["code"].to_list(), strict=True)
        if credit_code.is_valid(code)
    ]
    valid = pl.select(pl.when(codes.is_not_null()).then(statement=False).alias(codes.name)).to_series()
    return valid.scatter(good, True).scatter(others, True)


def _kept(codes: pl.Series) -> pl.Series:
    """Whether each code of eighteen bytes keeps every rule."""
    signs = codes.cast(pl.Binary).bin.reinterpret(dtype=pl.Array(pl.UInt8, 18))
    byte = [signs.arr.get(place).cast(pl.UInt32) for place in range(18)]
    values = _table(credit_code.ALPHABET)
    value = [values.gather(signs) for signs in byte]
    known = reduce(lambda one, other: one & other, ((number != _UNKNOWN) for number in value))
    pair = byte[0] * 256 + byte[1]
    kinds = pl.Series([ord(kind[0]) * 256 + ord(kind[1]) for kind in credit_code.KINDS], dtype=pl.UInt32)
    region = reduce(lambda one, other: one & other, ((value[place] < 10) for place in range(2, 8)))
    provinces = pl.Series([int(province) for province in credit_code.PROVINCES], dtype=pl.UInt32)
    region &= (value[2] * 10 + value[3]).is_in(provinces.implode())
    body = _table(_DIGITS_AND_CAPITALS)
    total = _sum([body.gather(byte[place]) for place in _BODY], credit_code.ORGANISATION_WEIGHTS)
    checks = pl.Series(list(credit_code.ORGANISATION_CHECKS.encode()), dtype=pl.UInt32)
    organisation = checks.gather(11 - total % 11) == byte[16]
    whole = _sum(value[:17], credit_code.WEIGHTS) + value[17]
    kept: pl.Series = known & pair.is_in(kinds.implode()) & region & organisation & (whole % 31 == 0)
    return kept


def _table(alphabet: str) -> pl.Series:
    """The value of every byte in an alphabet."""
    values = [alphabet.find(chr(byte)) % 256 if byte < 128 else _UNKNOWN for byte in range(256)]
    return pl.Series(values, dtype=pl.UInt32)


def _sum(values: list[pl.Series], weights: tuple[int, ...]) -> Any:
    return reduce(add, (value * weight for value, weight in zip(values, weights, strict=True)))
