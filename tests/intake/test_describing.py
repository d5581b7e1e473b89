import attrs
import pytest

from mfgcity.domain import City, rules
from mfgcity.domain.cells import chinese_name
from mfgcity.domain.references import members_of
from mfgcity.intake.describing import KINDS, UnknownKindError, fields_of, kind_name, kind_named, word

KIND_LIST = list(KINDS.values())
RULES = tuple(value for value in vars(rules).values() if attrs.has(value))


def named(kind, name):
    return next(field for field in fields_of(kind) if field.name == name)


@pytest.mark.parametrize("kind", KIND_LIST, ids=list(KINDS))
def test_every_field_has_its_heading_meaning_and_rules_in_words(kind):
    for field in fields_of(kind):
        assert field.meaning, field.name
        assert field.chinese, field.name
        for lang in ("zh", "en"):
            assert all(field.rules(lang)), field.name
            assert len(field.rules(lang)) > 0


@pytest.mark.parametrize("kind", KIND_LIST, ids=list(KINDS))
def test_no_rule_goes_unsaid(kind):
    """Each rule on the type is in the words: without it they are others, or cannot be found."""
    for field in fields_of(kind):
        for mark in field.marks:
            if not isinstance(mark, RULES) or (isinstance(mark, rules.Refers) and len(mark.targets) > 3):
                continue
            without = attrs.evolve(field, marks=tuple(other for other in field.marks if other is not mark))
            try:
                assert without.rules("en") != field.rules("en"), (field.name, mark)
            except AttributeError:
                continue


def test_the_words_are_those_of_the_type():
    enterprise, recognition = KINDS["enterprise"], KINDS["recognition"]
    assert named(enterprise, "name").rules("zh") == ("必填", "文本，最多 200 字")
    assert named(enterprise, "size").rules("en") == ("one of: large, medium, small, micro",)
    assert named(recognition, "edition").rules("en") == ("whole number from 1900 to 2100",)
    assert named(recognition, "expires").rules("zh") == ("日期，如 2023-08-23", "须晚于“认定日期”")
    assert named(recognition, "status").rules("zh")[0] == "空白即 认定"
    assert "A (normal)" in named(KINDS["observation"], "status").rules("en")[1]


def test_a_field_tells_whether_it_holds_several_or_records():
    park = KINDS["park"]
    assert [field.name for field in fields_of(park) if field.many] == [
        "aliases", "zones", "industries", "history", "sections",
    ]  # fmt: skip
    assert [field.name for field in fields_of(park) if field.nested] == ["history"]
    assert [field.name for field in fields_of(park) if field.required] == ["name"]


@pytest.mark.parametrize("kind", KIND_LIST, ids=list(KINDS))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_choices_are_read(kind, lang):
    for field in fields_of(kind):
        if field.choices(lang) and field.value is not bool:
            assert len(field.choices(lang)) == len(list(field.value))


def test_an_unknown_kind_lists_the_kinds():
    assert kind_named("park") is KINDS["park"]
    with pytest.raises(UnknownKindError, match=r"enterprise/企业, cluster/集群, .*, recognition/荣誉: 'firm'"):
        kind_named("firm")


@pytest.mark.parametrize(("name", "kind"), KINDS.items(), ids=list(KINDS))
def test_a_kind_has_its_chinese_names(name, kind):
    collection = next(field for field, member in members_of(City).items() if member is kind)
    assert kind_named(name) is kind_named(kind_name(kind, "zh")) is kind_named(chinese_name(City, collection)) is kind


def test_a_word_is_the_term_of_the_language():
    size = KINDS["enterprise"].model_fields["size"].annotation.__args__[0]
    assert (word(size.LARGE, "zh"), word(size.LARGE, "en"), word(True, "zh"), word(False, "en")) == (
        "大型", "large", "是", "false",
    )  # fmt: skip
