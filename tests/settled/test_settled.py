"""What is kept of each government: the same as settled afresh, and only what changed is settled."""

from __future__ import annotations

import gc
import shutil
import tempfile
import warnings
from collections.abc import Iterable
from pathlib import Path

import pytest

import lineages
from duixian import audit, engine, settle
from duixian.books import Books, Entry, nouns_of
from duixian.model import Account, Finding
from duixian.settled import Batch, Settled
from duixian.settled import program as programs
from duixian.versions import digest_of
from evidence_tables import city_statistics
from factories import reading, several
from portal_books import build


class Counted:
    """Notes which governments are settled."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def __call__(self, batches: Iterable[Batch]) -> Iterable[Batch]:
        batches = list(batches)
        self.keys += [key for batch in batches for one in batch for key in sorted(one.keys)]
        return batches


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def books(demo: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demo, tmp_path / "books"))


def settled(books: Path) -> tuple[tuple[Account, ...], tuple[Finding, ...], list[str]]:
    """The accounts, the findings, and the governments that were settled for them."""
    counted = Counted()
    kept = Settled(Books(books), watch=counted)
    found = [f for _, table in kept.findings() for f in nouns_of(Finding, table)]
    return kept.accounts_of(), audit.in_order(found), counted.keys


def afresh(books: Path) -> tuple[tuple[Account, ...], tuple[Finding, ...]]:
    source = Books(books)
    return settle.accounts(source), audit.findings(audit.from_books(source))


def add(books: Path, *readings: object) -> None:
    Books(books).add([Entry(r) for r in readings], force=True)  # type: ignore[arg-type]


def test_what_is_kept_is_what_settling_everything_afresh_gives(books: Path) -> None:
    add(books, *lineages.zhangqiu(), *lineages.chongwen(), reading("nobody", None, None))
    whole = afresh(books)
    assert whole[0]
    assert whole[1]
    assert settled(books)[:2] == whole
    assert settled(books) == (*whole, [])


@pytest.mark.corpus
def test_the_same_holds_of_real_reports(corpus_dir: Path, tmp_path: Path) -> None:
    names = ("national-2012", "national-2013", "national-2014", "beijing-2026", "hebei-2026")
    files = [corpus_dir / f"{name}.txt" for name in names]
    inputs = engine.find_inputs([file for file in files if file.is_file()])
    add(tmp_path, *(o.reading for o in engine.read_many(inputs, jobs=1) if o.reading))
    whole = afresh(tmp_path)
    assert whole[1]
    assert settled(tmp_path)[:2] == whole


def test_one_more_report_settles_its_own_government_alone(books: Path) -> None:
    settled(books)
    add(books, *several(2, "望亭县"))
    *found, keys = settled(books)
    assert set(keys) == {"990121"}
    assert tuple(found) == afresh(books)


def test_the_first_report_of_a_new_year_settles_those_that_it_makes_overdue(
    tmp_path: Path,
) -> None:
    add(tmp_path, reading(year=2024), reading("old", "望亭县", 2024, value=5))
    assert {a.verdict for a in settled(tmp_path)[0]} == {"pending"}
    add(tmp_path, reading("late", "望亭县", 2030, value=5))
    accounts, _, keys = settled(tmp_path)
    assert set(keys) == {"990100", "990121"}
    assert accounts == afresh(tmp_path)[0]
    add(tmp_path, reading("later", "望亭县", 2031, value=5))
    accounts, _, keys = settled(tmp_path)
    assert set(keys) == {"990121"}
    assert accounts == afresh(tmp_path)[0]


def test_files_that_are_cut_short_or_overwritten_are_settled_anew(books: Path) -> None:
    whole = settled(books)[:2]
    files = sorted((books / "settled").iterdir())
    files[0].write_bytes(files[0].read_bytes()[:-20])
    for file in files[1:]:
        content = bytearray(file.read_bytes())
        content[len(content) // 3] ^= 1
        file.write_bytes(content)
    *found, keys = settled(books)
    assert tuple(found) == whole
    assert {"990100", "990121"} <= set(keys)
    assert settled(books) == (*whole, [])


def test_what_another_version_of_the_rules_settled_is_not_shown(
    books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(books)
    before = {file.name for file in (books / "settled").iterdir()}
    monkeypatch.setattr("duixian.settled.settled.rules", lambda: "another version")
    assert {"990100", "990121"} <= set(settled(books)[2])
    assert before.isdisjoint(file.name for file in (books / "settled").iterdir())


def test_a_rule_that_changes_is_another_version(tmp_path: Path) -> None:
    assert "settle" in programs.RULES
    assert digest_of(["settle"]) != digest_of(["settle", "audit"])


def test_a_past_state_is_settled_beside_what_is_kept_of_the_present(tmp_path: Path) -> None:
    add(tmp_path, reading(year=2024))
    add(tmp_path, reading(year=2025, value=5))
    settled(tmp_path)
    before = sorted(file.name for file in (tmp_path / "settled").iterdir())
    past = Settled(Books(tmp_path, commit=1))
    assert past.accounts_of() == settle.accounts(Books(tmp_path, commit=1))
    assert sorted(file.name for file in (tmp_path / "settled").iterdir()) == before


def test_books_that_cannot_be_written_are_settled_all_the_same(books: Path) -> None:
    shutil.rmtree(books / "settled", ignore_errors=True)
    (books / "settled").write_text("no folder can be made here")
    assert settled(books)[:2] == afresh(books)
    assert (books / "settled").is_file()


def test_a_file_that_another_process_took_away_is_settled_anew(books: Path) -> None:
    settled(books)
    counted = Counted()
    kept = Settled(Books(books), watch=counted)
    shutil.rmtree(books / "settled")
    assert kept.accounts_of() == settle.accounts(Books(books))
    assert counted.keys


def test_nothing_is_left_of_what_was_kept_before(books: Path) -> None:
    add(books, *several(1, "望亭县"))
    settled(books)
    folder = books / "settled"
    county = next(one.stem for one in Settled(Books(books)).all if one.line[1] == "望亭县")
    for kind in ("accounts", "findings", "said"):
        (folder / f"{county}.{kind}.1.part").write_bytes(b"cut off")
    add(books, *several(2, "望亭县"))
    settled(books)
    left = [tuple(file.name.split(".")[:2]) for file in folder.glob(f"{county}.*")]
    assert sorted(kind for _, kind in left) == ["accounts", "findings", "said"]


def test_evidence_that_comes_is_found_and_settles_nothing_anew(books: Path) -> None:
    settled(books)
    Books(books).add_evidence([city_statistics()])
    _, found, keys = settled(books)
    assert keys == []
    (one,) = [f for f in found if f.kind == "statistics_differ"]
    assert one.message.startswith("2024年地区生产总值增速，报告为增长5.2%；澜川统计局为增长5.6%")
    source = Books(books)
    again = audit.findings(audit.from_books(source), held=Settled(source).statistics)
    assert found == again
    of_another = Settled(source).findings(Settled(source).of("玉屏县"))
    assert all(f["kind"] != "statistics_differ" for _, t in of_another for f in t.to_pylist())


def test_what_is_settled_of_a_past_state_goes_with_it_and_warns_of_nothing(
    books: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(books, *lineages.zhangqiu())
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spare))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        past = Settled(Books(books, commit=1))
        assert list(past.accounts())
        assert list(spare.glob("duixian-settled-*"))
        del past
        gc.collect()
    assert not list(spare.glob("duixian-settled-*"))
    assert not [one for one in said if "duixian-settled-" in str(one.message)]
