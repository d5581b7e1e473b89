"""Whatever `parse` is fed, it gives a figure or an `MfgcityError`, at once, in words for both languages."""

import contextlib
import random
import string
import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfgcity import Figure, MfgcityError
from mfgcity.catalogue import MESSAGES
from mfgcity.figures import NotationError, NotationKind
from mfgcity.figures import vocabulary as words

SEEDS = (
    "39.44亿元", "同比增长5.1%", "较上年同期提高0.8个百分点", "1.5—2.0亿元", "亩均税收35.6万元/亩", "二十余万", "近八成", "百分之五点一",
    "“三类500强”项目5个", "是上年的1.5倍", "翻两番", "2023年1-7月增长5.1%", "第六批", "全省第二", "截至7月", "1.3个、2.8个百分点",
    "RMB 256.82 billion", "fell 2.1% year on year", "1.9 percentage points higher", "between 5% and 6%", "more than doubled", "US$1.2bn",
)  # fmt: skip
PIECES = (
    *words.COUNTERS, *words.SCALES, *words.RISES, *words.FALLS, *words.LINKS, *words.APPROXIMATIONS, *words.APPROXIMATIONS_AFTER,
    *words.NOUNS, *words.UNIT_ALIASES, *words.ENGLISH_APPROXIMATIONS, *words.ENGLISH_AFTERWORDS, *words.NO_DIRECTION, *words.STAGES,
    *words.ENGLISH_VERBS, *words.ENGLISH_RISES, *words.ABOVE, *words.BELOW, *words.NAMES, *words.LEVELS, *words.MONEY_MARKS,
    " ", "5", "12", "1.2", "3,000", "一", "十", "百", "几", "第", ".", ",", "-", "—", "+", "(", ")", "“", "”", "2023年", "7月", "%", "‰",
)  # fmt: skip
JUNK: tuple[object, ...] = (
    None, True, 5, 5.1, float("nan"), b"5.1%", [], {}, object(), "", " ", "\n", "\x00", "\ud800", "\U0010ffff", "5.1%\n第", "１２．３．４",
    "٣٤%", "१२%", "5½", "²", "Ⅳ", "①家", "NaN", "inf", "-inf", "∞", "1e5", "1E-5", "5e5亿元", "0x10", "1_000", "--5", "+-5", "5%%", "万亿万亿",
    "9" * 41, "0." + "0" * 50, "9" * 50 + "亿元", "1," * 30, "第" * 50, "亿" * 200, "增长" * 99, "5" * 10**6, "x" * 10**6, "约" * 10**6,
    "{}", "{value}", "%s", "{0!r}", "\\d+", "(" * 150, "5.1%" * 40, "$" * 100, "翻" * 100, "分之" * 60, "与" * 150 + "持平", "a " * 99,
)  # fmt: skip


def check(text: object) -> Figure | None:
    """Feed a text to `parse`, and look at whatever comes out."""
    try:
        figure = Figure.parse(text)  # type: ignore[arg-type]
    except MfgcityError as error:
        kind = error.kind if isinstance(error, NotationError) else None
        messages = [error.message("en"), error.message("zh")]
        if error.code not in MESSAGES or messages[0] == messages[1] or max(map(len, messages)) > 400:
            raise AssertionError(messages) from error
        if kind is not None and f"notation.{kind}" != error.code:
            raise AssertionError(kind) from error
        return None
    assert Figure.parse(str(figure)) == figure
    assert figure.format("en")
    low, high = figure.lower, figure.upper
    assert low is None or high is None or low <= high
    assert figure.literal_bounds.covers(figure.bounds)
    return figure


@pytest.mark.parametrize("text", JUNK, ids=[f"junk {number}" for number in range(len(JUNK))])
def test_junk(text: object) -> None:
    check(text)


@given(st.text() | st.text("0123456789.,-—%亿万元家个第约近超余年月 ", max_size=30))
def test_any_text(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_any_words_of_the_genre(text: str) -> None:
    check(text)


@given(
    st.sampled_from(SEEDS),
    st.lists(
        st.tuples(st.integers(0, 40), st.sampled_from(["cut", "put", "swap"]), st.sampled_from(PIECES)), max_size=3
    ),
)
def test_genre_texts_with_slips(seed: str, slips: list[tuple[int, str, str]]) -> None:
    for place, kind, piece in slips:
        cut = place % (len(seed) + 1)
        seed = seed[:cut] + ("" if kind == "cut" else piece) + seed[cut + (kind != "put") :]
    check(seed)


def test_thousands_of_random_texts_in_every_run() -> None:
    chance = random.Random()
    letters = "".join(sorted({*"".join((*SEEDS, *PIECES)), *string.printable}))
    read = 0
    for _ in range(4000):
        if chance.random() < 0.5:
            text = "".join(chance.choice(letters) for _ in range(chance.randint(1, 12)))
        else:
            text = "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 7)))
        read += check(text) is not None
    assert 0 < read < 4000


def test_every_kind_of_refusal_has_its_message() -> None:
    assert {f"notation.{kind}" for kind in NotationKind} <= set(MESSAGES)
    samples = {
        "上半年": "period", "第2位": "rank", "第六批": "batch", "第十届": "edition", "千亿级": "class", "500强": "name",
        "由负转正": "qualitative", "三分之一": "fraction", "1个、2个": "prose", "9" * 41: "long", "abc": "unreadable",
    }  # fmt: skip
    assert set(samples.values()) == set(NotationKind)
    for text, kind in samples.items():
        with pytest.raises(NotationError) as caught:
            Figure.parse(text)
        assert caught.value.kind == kind
        assert text[:5] in caught.value.message("en")
        assert text[:5] in caught.value.message("zh")


def test_a_text_too_long_to_be_a_figure_is_cut_off_at_once() -> None:
    for text in ("5" * 10**6, "5.1%" * 10**6, "约" * 10**6, " " * 10**6 + "5.1%", "9" * 41):
        start = time.process_time()
        with pytest.raises(NotationError) as caught:
            Figure.parse(text)
        assert caught.value.kind is NotationKind.LONG
        assert time.process_time() - start < 0.05
        assert len(str(caught.value)) < 200


ADVERSE = (
    "1", "一", "万", "%", "增", "增长", "比", "持平", "(", "“", "·", "/", " ", "a ", "in ", "the ", "up ", "1,", "第", "第一", "级", "前", "2023年",
    "7月", "-", "至", "余", "个", "□", "有", "为", "约", "半", "翻", "分之", "由", "低于", "than ", "million ", "in a ", "growth of ", "'", "每", "¥",
)  # fmt: skip


def test_no_text_of_200_characters_ties_the_reader_up() -> None:
    slowest = 0.0
    for first, second in product(ADVERSE, repeat=2):
        for before, after in (("", ""), ("1", "!"), ("增长5", ""), ("up 5", "!")):
            body = (first * 2 + second) * 100
            text = before + body[: 200 - len(before) - len(after)] + after
            start = time.process_time()
            with contextlib.suppress(MfgcityError):
                Figure.parse(text)
            slowest = max(slowest, time.process_time() - start)
    assert slowest < 0.05
