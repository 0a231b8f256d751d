"""First, last, dropped: a phrase along the reports of a government. The texts are invented."""

from __future__ import annotations

from duixian.registry.dictionaries import CountedWord, Dictionary
from duixian.words import CountedSentence, CountedText, track

PHRASE = Dictionary("phrase", (CountedWord("数字经济"),))


def report(year: int, text: str, *, who: str = "甲市", complete: bool = True) -> CountedText:
    sentences = (CountedSentence("tasks", text, text, 100),)
    return CountedText(f"{who}-{year}", str(year), who, None, year, complete, sentences, text)


def test_first_last_and_dropped_with_their_characters() -> None:
    texts = [
        report(2018, "发展工业。"),
        report(2019, "发展数字经济,做强数字经济。"),
        report(2020, "发展数字经济。"),
        report(2021, "发展工业。"),
        report(2023, "又发展数字经济。"),
        CountedText(None, None, "甲市", None, 2024),
        report(2025, "发展工业。"),
    ]
    (row,) = track(texts, PHRASE)
    assert (row.reports, row.said, row.count) == (6, 3, 4)
    assert row.years == (2019, 2020, 2023)
    assert row.first
    assert row.last
    assert (row.first.doc, row.first.start, row.first.end) == ("甲市-2019", 102, 106)
    assert (row.first.quote, row.first.sentence) == ("数字经济", "发展数字经济,做强数字经济。")
    assert (row.last.year, row.still) == (2023, False)
    told = [(one.year, one.gap, one.last.year) for one in row.dropped]
    assert told == [(2021, False, 2020), (2025, True, 2023)]


def test_a_text_that_is_not_whole_drops_nothing() -> None:
    texts = [
        report(2019, "数字经济。"),
        report(2020, "工业。", complete=False),
        report(2021, "数字经济。"),
    ]
    (row,) = track(texts, PHRASE)
    assert row.dropped == ()
    assert row.still


def test_each_government_and_each_word_has_a_row_of_its_own() -> None:
    texts = [report(2019, "数字经济。"), report(2020, "工业。", who="乙市")]
    both = Dictionary("both", (CountedWord("数字经济"), CountedWord("工业")))
    rows = [(row.government, row.word, row.said) for row in track(texts, both)]
    assert rows == [
        ("甲市", "数字经济", 1),
        ("甲市", "工业", 0),
        ("乙市", "数字经济", 0),
        ("乙市", "工业", 1),
    ]
    never = next(row for row in track(texts, both) if not row.said)
    assert (never.first, never.last, never.still, never.dropped) == (None, None, False, ())
