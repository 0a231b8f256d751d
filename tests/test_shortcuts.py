"""What is told by a shortcut is what is told by the long way: on pieces of the demo's reports."""

from __future__ import annotations

import re

import pytest

from duixian.extract import mentions, phrases, time_words
from duixian.patterns import preceded
from duixian.registry import genres, language
from duixian.text import glosses, layout, roles, sentences, title_lines, wrapping
from pieces import texts

TEXTS = [*texts(1500, 80), *texts(20, 3000, seed=2), "", "。", "。\n", "各位代表:(一)今年", "3:1"]

SAME = [
    (phrases.BOUNDARY, r"[,;。!?\n]|:(?!\d)|(?<!\d):"),
    (sentences._CLAUSE_END, r"[,;:。!?\n](?!\d{3}(?!\d))|,(?=\d{3}(?!\d))(?<!\d,)"),
    (wrapping._SET_FULL, r"(?<![\x00-\x7f])[,;:!?()]|[,;:!?()](?![\x00-\x7f])"),
    (wrapping._THIN, r"(?<![\x00-\x7f]) (?=[!-~])|(?<=[!-~]) (?![\x00-\x7f])"),
    (
        wrapping._SPACED,
        rf"(?<=[{wrapping._HAN}]) +(?=\S)|(?<=[\d.%]) +(?=[{wrapping._HAN}\d.%])"
        rf"|(?<=\S) +(?=[{wrapping._HAN}])",
    ),
    (title_lines._SPACED, "(?<=[一-鿿]) +(?=[一-鿿])"),
    (glosses._GLOSS, rf"(?<=[\u3400-\u9fff])\([a-zü{glosses._TONED}]{{1,6}}\)"),
]
"""A pattern that `re` can skip with, and the one that says the same more plainly."""


def spread(text: str) -> str:
    """The text with blanks here and there, and a gloss."""
    return re.sub(r"(?<=[年的5%一])", " ", text).replace("发", "发(fā)")


@pytest.mark.parametrize(("quick", "plain"), SAME)
def test_a_pattern_turned_round_finds_the_same(quick: re.Pattern[str], plain: str) -> None:
    found = 0
    for text in [*TEXTS, *map(spread, TEXTS)]:
        told = [match.span() for match in re.finditer(plain, text)]
        assert [match.span() for match in quick.finditer(text)] == told, text
        found += len(told)
    assert found > 100


def test_preceded_is_a_look_behind() -> None:
    turned, plain = re.compile(preceded("[甲乙]", "丙")), re.compile("(?<=[甲乙])丙")
    for text in ("丙", "甲丙", "乙丙丙", "丁丙甲丙"):
        assert [m.span() for m in turned.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_numbers_after_a_blank_are_counted_alike() -> None:
    plain = re.compile(r"[\u3400-\u9fff] (?=\d)")
    for text in map(spread, TEXTS):
        assert len(layout._SPACED_NUMBER.findall(text)) == len(plain.findall(text))


def test_time_words_are_found_where_the_pattern_finds_them() -> None:
    found = 0
    for text in TEXTS:
        start, end = len(text) // 5, len(text)
        told = [match.span() for match in time_words.TIME.finditer(text, start, end)]
        assert [match.span() for match in time_words.times(text, start, end)] == told, text
        found += len(told)
    assert found > 100


def test_the_first_number_is_the_first() -> None:
    for text in TEXTS:
        told = mentions.NUMBER.search(text)
        found = mentions.first_number(text)
        assert (found and found.span()) == (told and told.span()), text


def test_sentences_start_where_they_did() -> None:
    plain = re.compile(
        r"(?:\A|(?<=[。!?\n:]))(?P<head>)(?:各位代表[,!:]? ?)?(?:\([一二三四五六七八九十]+\)|——)?"
    )
    opened = [
        "各位代表: (一)今年",
        "各位代表!——今年。各位代表:\n(二)明年",
        "\n\n——甲:各位代表: :乙",
    ]
    for text in (*TEXTS, *opened, "。".join(TEXTS[:50])):
        told = [(match.start("head"), match.end()) for match in plain.finditer(text)]
        assert list(roles._sentence_starts(text)) == told, text


def test_a_width_is_told_without_measuring_lines_too_long_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    line = "全市坚持稳中求进工作总基调完成了年度目标任务各项事业取得新的进展经济运行总体平稳"
    broken = [
        "\n".join([line[:size]] * 9 + [line * 9] * more)
        for size in (20, 35, 40)
        for more in (0, 1, 9)
    ]
    pages = [*TEXTS, *(text.replace("。", "\n") for text in TEXTS), *broken, "a b " * 90]
    told = [wrapping.width_of(text) for text in pages]
    monkeypatch.setattr(wrapping, "_beyond_any_width", lambda *_: False)
    assert [wrapping.width_of(text) for text in pages] == told
    assert sum(width is not None for width in told) > 3


def test_every_address_has_a_word_that_addresses_have() -> None:
    known = genres.load()
    for kind in known.kinds.values():
        for parts in kind.address.parts if kind.address else ():
            assert known.may_address("…".join(parts))
    assert len(known.addressing) < 10
    assert not known.may_address("我市经济平稳增长。")


def test_words_at_the_ends_of_a_text_are_the_longest_there() -> None:
    lexicon = language.load()
    for words in (lexicon.tail, lexicon.lead, lexicon.actions, lexicon.bounds):
        for text in TEXTS[:600]:
            ends = [word for word in words.category if text.endswith(word)]
            starts = [word for word in words.category if text.startswith(word, 3)]
            assert words.at_end(text) == max(ends, key=len, default=None)
            assert words.at_start(text, 3) == max(starts, key=len, default=None)
