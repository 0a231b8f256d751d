"""The lexicon of promises keeps its own rules."""

import tomllib
from importlib.resources import files

import pytest

from duixian.errors import RegistryError
from duixian.registry.tasks import EVENT, VERB, load, parse

SOURCE = files("duixian.registry").joinpath("tasks.toml").read_text("utf-8")


def test_no_list_holds_a_word_twice() -> None:
    for table in tomllib.loads(SOURCE).values():
        for words in table.values():
            if isinstance(words, list):
                assert len(words) == len(set(words))


def test_a_verb_is_of_a_course_or_of_an_event_and_not_both() -> None:
    verbs = tomllib.loads(SOURCE)["verbs"]
    assert not set(verbs["continuing"]) & set(verbs["milestone"])
    assert not set(verbs["weak"]) & set(verbs["milestone"])


def test_the_longest_word_is_found() -> None:
    words = load()
    assert words.at("建成通车三座大桥", 0) == "建成通车"
    assert words.senses["建成通车"] & EVENT


def test_verbs_that_turn_into_events_are_verbs() -> None:
    words = load()
    assert all(words.senses.get(verb, 0) & VERB for verb in words.following)
    assert all(words.senses.get(verb, 0) & VERB for verb in words.causing)


def test_a_missing_table_is_named() -> None:
    with pytest.raises(RegistryError, match="frame"):
        parse(SOURCE.replace("[frame]", "[frames]"))
