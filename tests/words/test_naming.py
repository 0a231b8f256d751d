"""Which words are meant, and what is said of lists that do not hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from duixian import chinese, words
from duixian.errors import DictionaryError
from duixian.registry import dictionaries


def written(tmp_path: Path, name: str, text: str) -> str:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_words_one_by_one() -> None:
    assert [term.word for term in words.of_words(["环境", "绿色"]).terms] == ["环境", "绿色"]
    assert words.of_words(["环境"]).name == "环境"


def test_a_table_of_words_with_contexts(tmp_path: Path) -> None:
    file = written(
        tmp_path, "own.csv", "word,category,exclude\n环境,air,营商环境|投资环境\n绿色,,\n"
    )
    first, second = words.read(file).terms
    assert (first.category, first.exclude) == ("air", ("营商环境", "投资环境"))
    assert (second.category, second.exclude) == (None, ())


def test_a_word_a_line(tmp_path: Path) -> None:
    file = written(tmp_path, "own.txt", "\ufeff环境\n\n绿色\n")
    assert [term.word for term in words.read(file).terms] == ["环境", "绿色"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "word,weight\n环境,3\n", "unknown column 'weight'"),
        ("a.csv", "term\n环境\n", "no column 'word'"),
        ("a.csv", "word,category\n,air\n", "word 1 is empty"),
        ("a.csv", "word\n环境,a,b\n", "more cells than the head"),
        ("a.txt", "环境\n环境\n", "stands twice"),
        ("a.txt", "\n", "no word in it"),
        ("a.csv", "word,exclude\n环境,绿色\n", "does not hold '环境'"),
        ("a.csv", "word,exclude\n环境,环境\n", "left out of itself"),
        ("a.toml", "[[words]]\nword = ", "no TOML"),
        ("a.toml", "[dictionary]\nname = 'x'\n[[words]]\nword = 'x'", "has no 'name'"),
    ],
)
def test_what_does_not_hold_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(DictionaryError, match=said):
        words.read(written(tmp_path, name, text))


def test_a_name_that_is_none_and_a_file_that_is_not_there() -> None:
    with pytest.raises(DictionaryError, match=r"There are: .*environment"):
        words.read("enviroment")
    with pytest.raises(DictionaryError, match="Name a file"):
        words.read("nowhere.csv")
    with pytest.raises(DictionaryError, match="Give words"):
        words.of_words([])


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_bytes("word\n环境\n".encode("gbk"))
    with pytest.raises(DictionaryError, match="not UTF-8"):
        words.read(str(file))


def test_words_in_words_and_short_ones_are_remarked_on() -> None:
    said = list(words.remarks_of(words.of_words(["环境", "环境保护", "水"])))
    assert said[0].startswith("环境 stands in 环境保护")
    assert any("of one character" in one for one in said)
    assert not list(words.remarks_of(words.of_words(["环境", "绿色"])))


def test_what_is_remarked_of_a_list_has_no_english_in_chinese() -> None:
    longer = ["环境", "环境保护", "生态环境", "营商环境", "环境治理", "水", "环 保"]
    told = [chinese.said(one) for one in words.remarks_of(words.of_words(longer))]
    assert len(told) == 6
    assert told[0] == "“环境”含在“环境保护”里：说到长的，只计长的"
    assert not any(one is None or re.search(" in | and ", one) for one in told)


def test_a_word_with_a_blank_that_can_stand_nowhere_is_remarked_on() -> None:
    (said,) = words.remarks_of(words.of_words(["环 境", "GDP growth"]))
    assert said.startswith("环 境: with a blank between Chinese characters")


@pytest.mark.parametrize("name", dictionaries.names())
def test_every_dictionary_holds_and_names_its_source(name: str) -> None:
    one = dictionaries.load(name)
    assert one.zh
    assert one.en
    assert one.source
    assert len(one.terms) >= 10


def test_the_environment_list_has_the_fifteen_words() -> None:
    assert len(dictionaries.load("environment").terms) == 15
    assert dictionaries.load("environment").published
