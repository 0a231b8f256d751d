"""The lexicon that numbers are read by: each word in one place."""

import copy
import tomllib
from importlib.resources import files

import pytest

from duixian.errors import RegistryError
from duixian.registry import language
from duixian.registry.language import Words


@pytest.fixture
def tables():
    text = (files("duixian.registry") / "language.toml").read_text("utf-8")
    return copy.deepcopy(tomllib.loads(text))


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("bounds", "gt", "le"),
        ("bounds", "approx", "not_bounds"),
        ("tail", "rise", "fall"),
        ("tail", "to", "adverb"),
        ("tail", "keep", "distribute"),
        ("lead", "words", "keep"),
    ],
)
def test_a_word_in_two_categories_is_refused_with_both(tables, table, one, other):
    word = tables[table][one][0]
    tables[table][other].append(word)
    with pytest.raises(RegistryError, match=f"'{word}' is in"):
        language.compiled(tables)


@pytest.mark.parametrize(
    ("table", "key"),
    [("actions", "words"), ("skip", "classifiers"), ("spent", "verbs"), ("predicates", "closing")],
)
def test_a_word_twice_in_one_list_is_refused(tables, table, key):
    word = tables[table][key][0]
    tables[table][key].append(word)
    with pytest.raises(RegistryError, match=f"'{word}' stands twice in .{table}. {key}"):
        language.compiled(tables)


def test_the_longest_word_is_found_at_either_end():
    known = Words.of({"rise": ["增", "增长"], "to": ["达到", "达"]})
    assert known.lengths == (2, 1)
    assert (known.at_end("产量增长"), known.at_end("产量增"), known.at_end("产量")) == (
        "增长",
        "增",
        None,
    )
    assert (known.at_start("达到5%"), known.at_start("将达到", 1), known.at_start("将达", 1)) == (
        "达到",
        "达到",
        "达",
    )
    assert known.at_start("产量") is None
    assert known.at_end("长") is None
