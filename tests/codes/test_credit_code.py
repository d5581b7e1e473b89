"""Credit codes: the published vectors, each rule by itself, and an independent reader as an oracle."""

import random

import pytest
import stdnum.cn.uscc
from hypothesis import given
from hypothesis import strategies as st

from mfgcity.codes import credit_code
from mfgcity.codes.credit_code import ALPHABET, AUTHORITIES, KINDS, CreditCodeError

PUBLISHED = ["91110000600037341L", "91110108551385082Q"]
MADE_UP = {
    1: "91430200PDY00001XR",
    2: "91430200PDY000028R",
    3: "91430200PDY000036L",
    6: "91430200PDY0000605",
    30: "91430200PDY0003000",
}
WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


def with_check(seventeen: str) -> str:
    """The code with its last character, from the weights as the standard prints them."""
    total = sum(ALPHABET.index(sign) * weight for sign, weight in zip(seventeen, WEIGHTS, strict=True))
    return seventeen + ALPHABET[(31 - total % 31) % 31]


@pytest.mark.parametrize("code", [*PUBLISHED, *MADE_UP.values()])
def test_vectors_pass(code: str) -> None:
    assert credit_code.validate(code) == credit_code.format(code) == code
    assert credit_code.is_valid(code)


@pytest.mark.parametrize(("number", "code"), MADE_UP.items())
def test_made_up_codes(number: int, code: str) -> None:
    assert credit_code.example(number) == code
    assert credit_code.is_reserved(code)


@pytest.mark.parametrize(
    ("code", "rule"),
    [
        ("9.14302E+17", "exponent"),
        ("9E17", "exponent"),
        ("91430200PDY00001XP", "check"),
        ("91430200PDY00001", "length"),
        ("91430200PDY00001X", "length"),
        ("91430200PDY00001XRR", "length"),
        ("", "length"),
        ("91430200PDYO0001XR", "alphabet"),
        ("91430200PDYI0001XR", "alphabet"),
        ("91430200PDYZ0001XR", "alphabet"),
        ("91430200PDYS0001XR", "alphabet"),
        ("91430200PDYV0001XR", "alphabet"),
        ("91430200PDY00001X\u0660", "alphabet"),
        ("91430200PDY00001XR\n", "length"),
        ("91430200PDY00001X\n", "alphabet"),
        ("00110000600037341L", "authority"),
        ("B1430200PDY00001XR", "authority"),
        ("99999999600037341N", "kind"),
        ("94430200PDY00001XR", "kind"),
        ("Y2430200PDY00001XR", "kind"),
        ("91A30200PDY00001XR", "region"),
        ("91430200PDY000012R", "organisation"),
        (with_check("91430200PDY000012"), "organisation"),
        ("91430200PDY000010R", "organisation"),
    ],
)
def test_each_rule_by_itself(code: str, rule: str) -> None:
    with pytest.raises(CreditCodeError) as caught:
        credit_code.validate(code)
    assert caught.value.code == f"credit_code.{rule}"
    assert not credit_code.is_valid(code)


def test_the_message_says_what_the_check_must_be() -> None:
    with pytest.raises(CreditCodeError, match=r"\(character 18\) must be R: '91430200PDY00001XP'"):
        credit_code.validate("91430200PDY00001XP")


def test_compact_folds_width_case_and_separators() -> None:
    assert credit_code.compact("９１４３０２００ｐｄｙ００００１ｘｒ") == MADE_UP[1]
    assert credit_code.compact(" 91 430200 pdy00001-x r ") == MADE_UP[1]
    assert credit_code.validate("91430200pdy00001xr") == MADE_UP[1]
    assert credit_code.compact("nonsense") == "NONSENSE"


def test_only_ascii_letters_are_made_capital() -> None:
    assert credit_code.compact("ſ") == "ſ"
    assert not credit_code.is_valid("91430200PDY00001Xʀ")


@pytest.mark.parametrize("pair", KINDS)
def test_every_authority_and_kind(pair: str) -> None:
    code = with_check(f"{pair}430200PDY00001X")
    assert credit_code.validate(code) == code
    assert credit_code.authority(code) == AUTHORITIES[pair[0]][0]
    assert credit_code.kind(code, lang="en") == KINDS[pair][1]


def test_the_table_of_authorities() -> None:
    assert "".join(AUTHORITIES) == "123456789ANY"
    assert {pair[0] for pair in KINDS} == set(AUTHORITIES)
    assert [pair[1] for pair in KINDS if pair[0] == "9"] == ["1", "2", "3"]
    assert [pair[1] for pair in KINDS if pair[0] == "N"] == ["1", "2", "3", "9"]


def test_the_parts_of_a_code() -> None:
    assert credit_code.authority(MADE_UP[1]) == "市场监督管理"
    assert credit_code.kind(MADE_UP[1]) == "企业"
    assert credit_code.registering_region(PUBLISHED[1]) == "110108"
    assert credit_code.organisation_code(MADE_UP[1]) == "PDY00001-X"
    assert credit_code.organisation_code(PUBLISHED[0]) == "60003734-1"


@given(st.integers(1, 99999), st.from_regex("(10|43|11|65)[0-9]{4}", fullmatch=True))
def test_made_up_codes_are_valid_and_reserved(number: int, region: str) -> None:
    code = credit_code.example(number, region=region)
    assert credit_code.validate(code) == code
    assert credit_code.is_reserved(code)
    assert credit_code.registering_region(code) == region
    assert stdnum.cn.uscc.is_valid(code)


def test_what_is_not_reserved() -> None:
    assert not credit_code.is_reserved(PUBLISHED[0])
    assert not credit_code.is_reserved("91430200PDY00001XP")
    assert not credit_code.is_reserved(None)
    assert not credit_code.is_reserved(with_check("91430200PDY000001"))


@pytest.mark.parametrize("number", [0, 100_000, -1, "1", 1.0, True, None])
def test_made_up_codes_stay_in_their_range(number: object) -> None:
    with pytest.raises(CreditCodeError) as caught:
        credit_code.example(number)  # type: ignore[arg-type]
    assert caught.value.code == "credit_code.example"


@pytest.mark.parametrize("region", ["", "43020", "4302000", "43020A", "４３０２００", None, 430200])
def test_made_up_codes_need_six_digits_of_region(region: object) -> None:
    with pytest.raises(CreditCodeError) as caught:
        credit_code.example(1, region=region)  # type: ignore[arg-type]
    assert caught.value.code == "credit_code.region"


@given(st.sampled_from([*PUBLISHED, *MADE_UP.values()]), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_seen(code: str, place: int, sign: str) -> None:
    damaged = code[:place] + sign + code[place + 1 :]
    assert credit_code.is_valid(damaged) == (damaged == code)


@given(st.text(alphabet=ALPHABET, min_size=17, max_size=17))
def test_what_passes_here_passes_the_oracle(seventeen: str) -> None:
    code = with_check(seventeen)
    if credit_code.is_valid(code) and code[0] not in "ANY":
        assert stdnum.cn.uscc.is_valid(code)
    assert not credit_code.is_valid(code) or code[:2] in KINDS


def test_a_sum_of_zero_gives_the_check_zero() -> None:
    zeros = [code for number in range(1, 2000) if (code := credit_code.example(number)).endswith("0")]
    assert len(zeros) > 20
    assert all(stdnum.cn.uscc.is_valid(code) for code in zeros)


@pytest.mark.parametrize("value", [None, 91430200, 9.1, b"91430200PDY00001XR", ["91430200PDY00001XR"], True, object()])
def test_what_is_no_text(value: object) -> None:
    assert not credit_code.is_valid(value)
    for function in (credit_code.compact, credit_code.validate, credit_code.format, credit_code.kind):
        with pytest.raises(CreditCodeError) as caught:
            function(value)  # type: ignore[arg-type]
        assert caught.value.code == "credit_code.text"


def test_junk() -> None:
    lottery = random.Random(32100)
    signs = ALPHABET + "IOSVZabcx \n\t-０９Ａ٠〇\ud800\x00é"
    for _ in range(3000):
        text = "".join(lottery.choices(signs, k=lottery.choice([0, 1, 9, 17, 18, 18, 19, 40])))
        if credit_code.is_valid(text):
            assert credit_code.validate(text) in credit_code.compact(text)
    assert not credit_code.is_valid("9" * 1_000_000)
    assert not credit_code.is_valid(MADE_UP[1] + " " * 1_000_000)
    assert not credit_code.is_valid("-" * 1_000_000 + MADE_UP[1])


def test_the_registering_office_is_in_a_province_that_exists() -> None:
    known = "91430200PDY00001XR"
    assert credit_code.is_valid(known)
    for region, valid in (("430200", True), ("100000", True), ("999999", False), ("000000", False), ("160000", False)):
        if valid:
            assert credit_code.is_valid(credit_code.example(1, region))
        else:
            with pytest.raises(credit_code.CreditCodeError) as caught:
                credit_code.example(1, region)
            assert caught.value.code == "credit_code.province"
    with pytest.raises(credit_code.CreditCodeError) as caught:
        credit_code.validate("91999999600037341N")
    assert caught.value.code == "credit_code.province"
