"""Adding to the books: what changes them, what does not, and what leaves them as they were."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from deltalake import DeltaTable, write_deltalake

from duixian.books import SCHEMAS, Books, Entry, store
from duixian.books.commits import FORMAT
from duixian.books.store import Transaction, location
from duixian.books.writer import BATCH
from duixian.errors import BooksError, NotAReport, UsageError
from duixian.model import Reading
from factories import reading, several


@pytest.fixture
def books(tmp_path: Path) -> Books:
    return Books(tmp_path / "books")


def versions(books: Books) -> dict[str, int]:
    return {t.name: DeltaTable(t).version() for t in sorted((books.path / "tables").iterdir())}


def test_a_report_added_can_be_asked_for(books: Books) -> None:
    (added,) = books.add(reading())
    assert (added.fate, added.supersedes) == ("added", None)
    (row,) = books.reports()
    assert (row["doc"], row["government"], row["claims"]) == ("lanchuan-2025", "兰川市", 2)
    assert [c["value"] for c in books.claims()] == [6.0, 125.0]
    (task,) = books.tasks()
    assert task["claims"] == [books.claims().rows()[1]["claim_id"]]


def test_sentences_keep_the_source_characters(books: Books) -> None:
    made = reading()
    books.add(made)
    assert len(made.outline.sentences) > 1
    for row in books.table("sentences"):
        assert row["text"] == made.outline.document.source[row["start"] : row["end"]]
    assert len(books.table("sentences")) == len(made.outline.sentences)
    assert books.table("texts").rows()[0]["source"] == made.outline.document.source


def test_the_same_report_again_changes_nothing(books: Books) -> None:
    books.add(reading())
    before, commit = versions(books), books.commit
    (again,) = books.add(reading())
    assert again.fate == "unchanged"
    assert versions(books) == before
    assert books.commit == commit


def test_where_a_text_is_from_can_be_said_later_and_is_not_forgotten(books: Books) -> None:
    def said(origin: str | None) -> Reading:
        made = reading()
        document = replace(made.outline.document, origin=origin)
        return replace(made, outline=replace(made.outline, document=document))

    fates = []
    for origin in (None, "https://example.invalid/a", None, "https://example.invalid/b"):
        (added,) = books.add(said(origin))
        fates.append((added.fate, books.reports().rows()[0]["origin"]))
    assert fates == [
        ("added", None),
        ("replaced", "https://example.invalid/a"),
        ("unchanged", "https://example.invalid/a"),
        ("replaced", "https://example.invalid/b"),
    ]
    assert len(books.claims()) == 2


def test_the_same_text_under_another_name_changes_nothing(books: Books) -> None:
    books.add(reading("first"))
    (again,) = books.add(reading("second"))
    assert again.fate == "unchanged"
    assert [r["doc"] for r in books.reports()] == ["first"]


def test_the_same_text_read_otherwise_replaces_its_facts(books: Books) -> None:
    text = "一、今年目标\n地区生产总值增长6%左右。"
    books.add(reading("a", None, None, text=text))
    (added,) = books.add(reading("a", "兰川市", 2025, text=text))
    assert added.fate == "replaced"
    assert [(r["government"], r["report_year"]) for r in books.reports()] == [("兰川市", 2025)]
    assert [c["government"] for c in books.claims()] == ["兰川市"]
    assert len(books.reports(all_texts=True)) == 1


def test_a_corrected_text_takes_the_place_of_the_old_one(books: Books) -> None:
    books.add([reading("old", value=6), reading("other", "望亭县", 2025, value=5)])
    (added,) = books.add(reading("new", value=6.5))
    assert (added.fate, added.supersedes) == ("added", "old")
    assert [r["doc"] for r in books.reports()] == ["new", "other"]
    assert {c["doc"] for c in books.claims()} == {"new", "other"}
    for table in ("sections", "sentences", "texts", "tasks", "headlines"):
        assert {r["doc"] for r in books.table(table)} == {"new", "other"}
    texts = {r["doc"]: r for r in books.reports(all_texts=True)}
    assert texts["old"]["superseded_by"] == texts["new"]["report_id"]


def test_the_old_text_stays_readable_under_its_commit(books: Books) -> None:
    books.add(reading("old", value=6))
    books.add(reading("new", value=6.5))
    past = Books(books.path, commit=1)
    assert [c["value"] for c in past.claims(indicator="gdp")] == [6.0]
    assert [r["doc"] for r in past.reports()] == ["old"]
    assert [c.number for c in books.history()] == [1, 2]
    with pytest.raises(BooksError, match="past"):
        past.add(reading("third"))


def test_adding_a_superseded_text_again_changes_nothing(books: Books) -> None:
    old, new = reading("old", value=6), reading("new", value=6.5)
    books.add([old, new])
    commit = books.commit
    assert [a.fate for a in books.add([old, new])] == ["superseded", "unchanged"]
    assert books.commit == commit


def test_force_brings_a_superseded_text_back(books: Books) -> None:
    old, new = reading("old", value=6), reading("new", value=6.5)
    books.add([old, new])
    (added,) = books.add(old, force=True)
    assert (added.fate, added.supersedes) == ("added", "new")
    assert [c["doc"] for c in books.claims(indicator="gdp")] == ["old"]


def test_a_partial_text_does_not_displace_a_whole_one(books: Books) -> None:
    books.add(reading("whole", value=6))
    (added,) = books.add(reading("part", value=6.5, complete=False, kind="excerpt"))
    assert added.fate == "set_aside"
    assert [r["doc"] for r in books.reports()] == ["whole"]
    assert {c["doc"] for c in books.claims()} == {"whole"}
    (whole,) = books.add(reading("corrected", value=7))
    assert whole.supersedes == "whole"


def test_a_whole_text_displaces_a_partial_one(books: Books) -> None:
    books.add(reading("part", value=6.5, complete=False))
    (added,) = books.add(reading("whole", value=6))
    assert added.supersedes == "part"


def test_a_resolution_stands_beside_its_report(books: Books) -> None:
    books.add([reading("report", value=6), reading("on-it", value=6.5, kind="resolution")])
    assert len(books.reports()) == 2


def test_a_text_of_unknown_identity_is_known_by_its_name(books: Books) -> None:
    books.add([reading("a", None, None, value=1), reading("b", None, None, value=2)])
    (added,) = books.add(reading("a", None, None, value=3))
    assert added.supersedes == "a"
    assert sorted(c["value"] for c in books.claims(indicator="gdp")) == [2.0, 3.0]


def test_what_is_no_work_report_is_refused_and_the_rest_goes_in(books: Books) -> None:
    novel, report = reading("novel", None, None, value=1, kind="other"), reading()
    refused, added = books.add([novel, report])
    assert isinstance(refused.error, NotAReport)
    assert "novel" in str(refused.error)
    assert added.fate == "added"
    assert len(books.reports()) == 1
    (forced,) = books.add(novel, force=True)
    assert forced.fate == "added"


def test_originals_are_kept_by_their_digest(books: Books, tmp_path: Path) -> None:
    made = reading()
    file = tmp_path / "lanchuan-2025.txt"
    file.write_bytes(made.outline.document.source.encode())
    books.add(Entry(made, file))
    (row,) = books.reports()
    assert books.original(row["original_digest"]).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("content", ["something else", None], ids=["changed", "gone"])
def test_a_file_that_changed_since_it_was_read_costs_itself(
    books: Books, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "lanchuan-2025.txt"
    if content:
        file.write_text(content, encoding="utf-8")
    refused, added = books.add([Entry(reading(), file), reading("other", "望亭县")])
    assert "lanchuan-2025.txt" in str(refused.error)
    assert added.fate == "added"
    assert [r["doc"] for r in books.reports()] == ["other"]


def test_batches_are_written_together_and_few(books: Books) -> None:
    books.add(several(BATCH * 2 + 3))
    assert len(books.reports()) == BATCH * 2 + 3
    assert len(DeltaTable(location(books.path, "claims")).file_uris()) == 3
    assert versions(books)["claims"] == 3


def test_a_text_superseded_within_its_own_addition_leaves_no_facts(books: Books) -> None:
    first = reading("first", value=9)
    books.add([first, *several(BATCH + 1, "望亭县"), reading("second", value=9.5)])
    assert [c["doc"] for c in books.claims(government="兰川市", indicator="gdp")] == ["second"]


@pytest.mark.parametrize("table", ["sections", "claims", "headlines", "reports"])
def test_a_failure_between_two_tables_leaves_the_books_as_they_were(
    books: Books, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.add([reading("old", value=6), reading("other", "望亭县", 2025, value=5)])
    before = {t: books.table(t).rows() for t in versions(books)}
    write = Transaction.append

    def fail(self: Transaction, name: str, rows: object) -> None:
        if name == table:
            raise OSError("the disk is full")
        write(self, name, rows)  # type: ignore[arg-type]

    monkeypatch.setattr(Transaction, "append", fail)
    with pytest.raises(OSError, match="disk is full"):
        books.add([reading("new", value=6.5), reading("more", "望亭县", 2024, value=4)])
    monkeypatch.undo()
    assert {t: Books(books.path).table(t).rows() for t in before} == before

    books.add([reading("new", value=6.5), reading("more", "望亭县", 2024, value=4)])
    assert sorted(r["doc"] for r in books.reports()) == ["more", "new", "other"]
    assert sorted(c["value"] for c in books.claims(indicator="gdp")) == [4.0, 5.0, 6.5]


@pytest.mark.parametrize("at_first", [True, False], ids=["first addition", "later addition"])
def test_a_killed_process_leaves_the_books_as_they_were(books: Books, at_first: bool) -> None:
    if not at_first:
        books.add(reading("old", value=6))
    before = books.commit
    code = f"import factories; factories.kill_while_adding({str(books.path)!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[1], timeout=120, check=False
    )
    assert done.returncode == -9
    assert versions(books)["claims"] > (0 if at_first else 1), "facts were written before it died"
    assert books.commit == before
    if not at_first:
        assert [c["doc"] for c in books.claims(indicator="gdp")] == ["old"]
    books.add(several(70, "望亭县"))
    assert len(books.reports()) == 70 + (not at_first)
    assert len(books.claims(indicator="gdp")) == 70 + (not at_first)


def cut_off(readings: list[Reading], after: int) -> Iterator[Reading]:
    """Readings that come to an end before their time."""
    yield from readings[:after]
    raise KeyboardInterrupt


def test_pieces_that_are_committed_stay_and_the_rest_comes_exactly_once(books: Books) -> None:
    all_of_them = several(7)
    with pytest.raises(KeyboardInterrupt):
        books.add(cut_off(all_of_them, 5), commit_every=2)
    assert len(books.reports()) == 4
    assert [c.changes for c in books.history()] == [{"added": 2}, {"added": 2}]
    fates = [added.fate for added in books.add(all_of_them, commit_every=2)]
    assert fates == ["unchanged"] * 4 + ["added"] * 3
    assert sorted(r["doc"] for r in books.reports()) == [r.doc for r in all_of_them]
    assert len(books.claims(indicator="gdp")) == 7


def test_books_made_in_pieces_are_those_made_in_one(tmp_path: Path) -> None:
    given = [
        *several(3),
        reading("later", year=1901, value=9),  # another text of r0001's year
        reading("more", "望亭县", 2024, value=4),
        *several(2),
        reading("part", year=1902, value=9, complete=False),
        reading("last", year=1901, value=9.5),
    ]
    one, pieces = Books(tmp_path / "one"), Books(tmp_path / "pieces")
    fates = [[a.fate for a in one.add(given)], [a.fate for a in pieces.add(given, commit_every=2)]]
    assert fates[0] == fates[1]
    assert {"superseded", "unchanged", "set_aside"} <= set(fates[0])
    for name in SCHEMAS:
        rows = [sorted(map(repr, kept.table(name).rows())) for kept in (one, pieces)]
        assert rows[0] == rows[1], name
    assert len(pieces.history()) > 2


def test_a_disk_that_is_full_in_the_middle_costs_the_piece_that_met_it(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = 0

    def full(table: object, rows: object, **how: object) -> None:
        nonlocal written
        written += 1
        if written > 10:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_deltalake(table, rows, **how)  # type: ignore[call-overload]

    monkeypatch.setattr(store, "write_deltalake", full)
    with pytest.raises(BooksError, match=r"cannot be written \(.*No space left.*\)\. Free space"):
        books.add(several(6), commit_every=2)
    monkeypatch.undo()
    assert 0 < len(books.reports()) < 6
    books.add(several(6), commit_every=2)
    assert len(books.reports()) == len(books.claims(indicator="gdp")) == 6


def test_an_original_that_does_not_fit_the_disk_leaves_nothing_behind(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = reading("full", value=6)
    data = given.outline.document.source.encode()

    def full(_from: Path, _to: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(BooksError, match=r"No space left on device\)\. Free space"):
        books.add(Entry(given, data))
    assert not [file for file in books.path.rglob("*.part") if file.is_file()]


def test_two_writers_at_once_are_told_apart(books: Books) -> None:
    def nested() -> object:
        with pytest.raises(BooksError, match=r"another process \(id \d+\)"):
            Books(books.path).add(reading("second", value=1))
        yield reading("first")

    books.add(nested())  # type: ignore[arg-type]
    assert [r["doc"] for r in books.reports()] == ["first"]


def test_asking_where_there_are_no_books_says_so(tmp_path: Path) -> None:
    with pytest.raises(BooksError, match="no books here"):
        Books(tmp_path / "nowhere").claims()
    assert not (tmp_path / "nowhere").exists()


def test_a_file_is_no_directory_of_books(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BooksError, match="is a file"):
        Books(tmp_path / "file")


@pytest.mark.parametrize("given", ["s3://bucket/books", Path("s3://bucket/books"), "az://c/b"])
def test_an_address_is_no_directory_of_books(given: str | Path) -> None:
    with pytest.raises(UsageError, match="not at an address"):
        Books(given)


def test_a_commit_file_that_is_none_is_named(books: Books) -> None:
    books.add(reading())
    (books.path / "books.json").write_text("{}", encoding="utf-8")
    with pytest.raises(BooksError, match=r"books\.json"):
        books.claims()


def test_books_of_a_later_format_are_not_guessed_at(books: Books) -> None:
    books.add(reading())
    file = books.path / "books.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f'"format": {FORMAT}', '"format": 99'), encoding="utf-8")
    with pytest.raises(BooksError, match="Upgrade"):
        books.claims()


def test_nothing_added_makes_no_commit(books: Books) -> None:
    assert books.add([]) == ()
    assert books.commit is None


def test_many_single_additions_do_not_leave_many_files(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duixian.books.store.COMPACT_ABOVE", 3)
    for made in several(6):
        books.add(made)
    assert len(DeltaTable(location(books.path, "claims")).file_uris()) <= 3
    assert len(books.reports()) == 6
    assert len(Books(books.path, commit=2).reports()) == 2
