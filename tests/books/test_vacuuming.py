"""Old states given up: what stays readable, and what lies on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from duixian.books import Books, vacuum
from duixian.errors import BooksError, UsageError

TEXTS = tuple(
    f"{year}年丙丁市政府工作报告\n各位代表：现在，我代表市人民政府向大会报告工作。\n"
    f"一、{year - 1}年工作回顾\n全年新建公厕{year - 1990}座。\n"
    f"二、{year}年工作安排\n今年新建公厕{year - 1980}座。\n"
    for year in range(2021, 2025)
)


@pytest.fixture
def books(tmp_path: Path) -> Books:
    """Books of five commits, a report each; the last takes the place of the first."""
    import duixian

    kept = Books(tmp_path / "books")
    for number, text in enumerate(TEXTS):
        file = tmp_path / f"bingding-{2021 + number}.txt"
        file.write_text(text, encoding="utf-8")
        kept.add([duixian.read(file)], force=True)
    file.write_text(TEXTS[0].replace("座。", "座以上。"), encoding="utf-8")
    kept.add([duixian.read(file)], force=True)
    return kept


def on_disk(books: Books) -> set[Path]:
    return set((books.path / "tables").rglob("*.parquet"))


def test_the_newest_states_stay_readable_and_the_older_are_gone(books: Books) -> None:
    claims = [len(Books(books.path, commit=n).claims()) for n in (4, 5)]
    done = vacuum(books.path, 2)
    assert (done.given_up, done.kept) == ((1, 2, 3), (4, 5))
    assert [one.number for one in books.history()] == [4, 5]
    assert [len(Books(books.path, commit=n).claims()) for n in (4, 5)] == claims
    with pytest.raises(BooksError, match=r"no commit 3 in these books\. There are: commits 4 to 5"):
        Books(books.path, commit=3)


def test_only_files_that_a_kept_state_has_are_left(books: Books) -> None:
    stray = books.path / "tables" / "claims" / "left-by-a-lost-machine.parquet"
    stray.write_bytes(b"never committed")
    before = on_disk(books)
    done = vacuum(books.path, 1)
    gone = before - on_disk(books)
    assert stray in gone
    assert len(gone) == done.files > 1, "what the last text replaced is in no kept state"
    assert [len(books.reports()), len(books.claims())] == [4, len(Books(books.path).claims())]


def test_a_dry_run_changes_nothing(books: Books) -> None:
    before = on_disk(books)
    told = vacuum(books.path, 1, dry_run=True)
    assert on_disk(books) == before
    assert len(books.history()) == 5
    assert vacuum(books.path, 1) == told


def test_what_was_cut_off_is_done_by_the_next(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commit files go first: killed after them, no commit names what is not there."""
    from deltalake import DeltaTable

    def killed(*_: object, **__: object) -> list[str]:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(DeltaTable, "vacuum", killed)
        with pytest.raises(KeyboardInterrupt):
            vacuum(books.path, 1)
    assert [one.number for one in books.history()] == [5]
    assert len(books.claims()) > 0
    assert vacuum(books.path, 1).files > 0


def test_the_books_go_on_after_it(books: Books, tmp_path: Path) -> None:
    import duixian

    vacuum(books.path, 1)
    text = TEXTS[0].replace("2021", "2025").replace("2020", "2024")
    (tmp_path / "more.txt").write_text(text, encoding="utf-8")
    books.add([duixian.read(tmp_path / "more.txt")], force=True)
    assert [one.number for one in books.history()] == [5, 6]
    assert len(books.reports()) == 5


def test_one_state_at_least_is_kept(books: Books) -> None:
    with pytest.raises(UsageError, match="0 commits cannot be kept"):
        vacuum(books.path, 0)


def test_no_books_are_told(tmp_path: Path) -> None:
    with pytest.raises(BooksError, match="there are no books here"):
        vacuum(tmp_path / "none", 1)
