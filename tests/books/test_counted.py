"""Words counted in the books: every place, every gap, every genre."""

from __future__ import annotations

import re

import pytest

from duixian import demo
from duixian.books import Books
from duixian.engine import read
from duixian.errors import UsageError


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Books:
    folder = tmp_path_factory.mktemp("words")
    books = Books(folder / "books")
    demo.copy_reports(folder / "reports")
    books.add([read(file) for file in sorted((folder / "reports").glob("*.txt"))])
    return books


def test_counts_are_those_of_the_reading_text(kept: Books) -> None:
    for row in kept.words("发展", government="澜川市").rows():
        asked = [row["report_id"]]
        sentences = kept.query("SELECT reading FROM sentences WHERE report_id = ?", asked).rows()
        assert row["count"] == sum(s["reading"].count("发展") for s in sentences) > 0


def test_every_hit_is_at_its_characters(kept: Books) -> None:
    texts = {r["report_id"]: r["source"] for r in kept.query("SELECT * FROM texts").rows()}
    found = kept.word_hits(dictionary="livelihood").rows()
    assert len(found) > 20
    for hit in found:
        quote = texts[hit["report_id"]][hit["start"] : hit["end"]]
        assert quote == hit["quote"]
        assert re.sub(r"\s", "", quote) == hit["word"]
    total = sum(r["count"] for r in kept.words(dictionary="livelihood").rows())
    assert total == len(found)


def test_parts_are_those_of_the_outline(kept: Books) -> None:
    rows = kept.words("发展", government="澜川市", year=2025, by_section=True).rows()
    by_role = {row["section_role"]: row["count"] for row in rows}
    assert by_role.pop("all") == sum(by_role.values())
    assert {"review", "tasks"} <= by_role.keys()


def test_a_year_without_a_report_is_a_row_of_nulls(kept: Books) -> None:
    rows = kept.words("发展", government="澜川市", year="2023-2026").rows()
    assert [row["report_year"] for row in rows] == [2023, 2024, 2025, 2026]
    assert [row["count"] is None for row in rows] == [True, False, False, True]
    assert rows[0]["remark"] == "no_report"


def test_a_year_that_is_asked_for_alone_is_missing_and_so_is_a_government(kept: Books) -> None:
    for name, code in (("澜川市", None), ("广东", "440000")):
        (row,) = kept.words("发展", government=name, year=2031).rows()
        assert (row["count"], row["report_year"], row["remark"]) == (None, 2031, "no_report")
        assert code is None or (row["government"], row["government_code"]) == ("广东省", code)
    assert not len(kept.words("发展", government="无此地", year=2031))


def test_other_genres_only_when_asked_for(kept: Books) -> None:
    assert not len(kept.words("发展", genres=["budget_report"]))
    with pytest.raises(UsageError, match="genre 'novel' is unknown"):
        kept.words("发展", genres=["novel"])


def test_sentences_that_two_reports_have_are_counted_as_repeated(kept: Books) -> None:
    rows = kept.words("各位代表", "报告").rows()
    assert all(row["repeated"] <= row["count"] for row in rows if row["count"] is not None)


def test_words_and_a_dictionary_are_not_given_together(kept: Books) -> None:
    with pytest.raises(UsageError, match="one or the other"):
        kept.words("发展", dictionary="environment")
