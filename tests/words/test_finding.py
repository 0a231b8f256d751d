"""Where words stand: the longest first, in and out of contexts, turned or not."""

from __future__ import annotations

import pytest

from duixian.errors import DictionaryError
from duixian.registry.dictionaries import CountedWord
from duixian.words.finding import TermFinder, is_negated


def found(text: str, *words: CountedWord | str) -> list[str]:
    terms = [word if isinstance(word, CountedWord) else CountedWord(word) for word in words]
    return [one.term.word for one in TermFinder(terms).occurrences(text)]


def test_the_longest_word_is_counted_and_not_the_one_in_it() -> None:
    text = "加强环境保护,改善环境"
    assert found(text, "环境", "环境保护") == ["环境保护", "环境"]
    assert found(text, "环境") == ["环境", "环境"]


def test_a_word_in_a_context_that_is_excluded_is_not_counted() -> None:
    environment = CountedWord("环境", exclude=("营商环境",))
    assert found("优化营商环境,保护环境", environment) == ["环境"]
    # the context is looked for around this very place, not anywhere
    assert len(found("营商环境与生态环境", environment)) == 1


def test_a_word_that_wants_a_context_is_counted_in_it_alone() -> None:
    assert len(found("文化生态与自然生态", CountedWord("生态", include=("自然生态",)))) == 1


def test_traditional_and_full_width_words_are_found_in_the_reading_text() -> None:
    assert found("治理PM2.5,保护环境", "ＰＭ２.５", "環境") == ["ＰＭ２.５", "環境"]


def test_latin_letters_are_found_in_either_case() -> None:
    assert found("下降pm2.5浓度", "PM2.5") == ["PM2.5"]


def test_signs_in_a_word_are_themselves() -> None:
    assert found("互联网+行动,互联网x", "互联网+") == ["互联网+"]


@pytest.mark.parametrize(
    ("text", "word", "turned"),
    [
        ("坚决杜绝污染", "污染", True),
        ("没有发生污染", "污染", True),
        ("未新增污染", "污染", True),
        ("不断减少污染", "污染", False),
        ("面向未来布局算力", "算力", False),
        ("不搞花架子,治理污染", "污染", False),
        ("没有一家企业因为产能过剩而造成污染", "污染", False),  # too far before it
    ],
)
def test_what_stands_before_a_word_in_its_clause_turns_it(
    text: str, word: str, turned: bool
) -> None:
    assert is_negated(text, text.index(word)) is turned


def test_one_word_in_two_spellings_is_refused_not_counted_once_and_never() -> None:
    with pytest.raises(DictionaryError, match=r"'環境' and '环境' are one word"):
        TermFinder([CountedWord("環境"), CountedWord("环境")])
