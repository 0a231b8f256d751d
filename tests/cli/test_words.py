"""The command that counts words."""

from __future__ import annotations

import json
from pathlib import Path

from running import Duixian


def test_words_by_report(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "words", "发展", "-g", "澜川市")
    rows = [json.loads(line) for line in run.out.splitlines()]
    assert [row["report_year"] for row in rows] == [2024, 2025]
    assert all(row["count"] > 0 and 0 < row["share"] < 1 for row in rows)


def test_a_dictionary_by_part_with_what_was_published(duixian: Duixian, books: Path) -> None:
    run = duixian(
        "--books", books, "words", "-d", "environment", "--by-section", "--each",
        "--as-published", "-y", "2025", "-g", "澜川市", "--format", "csv",
    )  # fmt: skip
    head, *rows = run.out.removeprefix("\ufeff").splitlines()
    assert "section_role" in head
    assert len(rows) > 16 * 3


def test_hits_have_their_characters(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "words", "发展", "--hits", "-g", "澜川市", "-y", "2025")
    rows = [json.loads(line) for line in run.out.splitlines()]
    assert rows
    assert {row["quote"] for row in rows} == {"发展"}


def test_the_lists_that_come_along(duixian: Duixian) -> None:
    rows = [json.loads(line) for line in duixian("words", "--list").out.splitlines()]
    (green,) = [row for row in rows if row["dictionary"] == "environment"]
    assert "2018" in green["source"]
    assert len(green["words"]) == 15


def test_what_is_said_of_lists(duixian: Duixian, books: Path, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("水\n环境\n环境保护\n", encoding="utf-8")
    run = duixian("--books", books, "words", "-d", "own.txt")
    assert run.code == 0
    assert "环境 stands in 环境保护" in run.err
    assert "of one character" in run.err


def test_wrong_usage_is_said(duixian: Duixian, books: Path) -> None:
    none = duixian("--books", books, "words")
    assert "Give words, or --dictionary" in none.err
    assert none.code != 0
    both = duixian("--books", books, "words", "发展", "-d", "environment")
    assert both.code == 2
    unknown = duixian("--books", books, "words", "-d", "nothing")
    assert "There are: artificial_intelligence" in unknown.err
    genre = duixian("--books", books, "words", "发展", "--genre", "novel")
    assert genre.code == 2
    assert "'novel' is unknown" in genre.err


def test_phrases_are_followed(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "track", "发展", "没有人说的话", "-g", "澜川市")
    said, never = [json.loads(line) for line in run.out.splitlines()]
    assert said["years"] == [2024, 2025]
    assert said["still"]
    assert said["first"]["quote"] == "发展"
    assert never["first"] is None
    table = duixian("--books", books, "track", "发展", "-g", "澜川市", "--format", "csv").out
    assert "first_start" in table.splitlines()[0]


def test_a_file_of_words_that_does_not_hold(duixian: Duixian, books: Path, tmp_path: Path) -> None:
    for text, said in (
        ("word,weight\n环境,2\n", "unknown column 'weight'"),
        ("word,category\n,a\n", "word 1 is empty"),
        ("word\n环境\n环境\n", "stands twice"),
    ):
        (tmp_path / "own.csv").write_text(text, encoding="utf-8")
        run = duixian("--books", books, "words", "-d", "own.csv")
        assert run.code != 0
        assert said in run.err
