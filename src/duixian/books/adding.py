"""Adding: what came of readings enters the books, or is refused; one writer at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from duixian.books import commits, lock, migrating, originals, store
from duixian.books.entry import Added, Entry
from duixian.books.facts import Facts
from duixian.books.ledger import Ledger
from duixian.books.rows import ReportRow, report_row
from duixian.books.tables_of_reading import ReadingTables, reading_tables
from duixian.books.writer import CHANGES, Writer
from duixian.errors import InputError, NotAReport
from duixian.model import Reading

Addable = Reading | Facts | ReadingTables | Entry


def add(
    path: Path,
    entries: Addable | Iterable[Addable],
    *,
    at: str | None,
    force: bool,
    commit_every: int | None,
    on_added: Callable[[Added], None] | None,
) -> tuple[Added, ...]:
    """What `Books.add` does, with the books at `path`."""
    if isinstance(entries, Reading | Facts | ReadingTables | Entry):
        entries = (entries,)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise commits.unwritable(path, error) from error
    with lock.writer(path / ".lock"):
        base = commits.head(path)
        if base is not None:
            base = migrating.migrate(path, base, at=at)
        ledger = Ledger(store.rows(path, base, "reports"))
        writer = Writer(store.Transaction(path, base), ledger)
        done: list[Added] = []
        counted = 0
        for entry in entries:
            added = _enter(path, _entry(entry), writer, ledger, at=at, force=force)
            done.append(added)
            if on_added:
                on_added(added)
            if commit_every and len(done) - counted >= commit_every:
                writer.finish(at=at, changes=_fates(done[counted:]))
                counted = len(done)
                ledger.begin_again()
                base = commits.head(path)
                writer = Writer(store.Transaction(path, base), ledger)
        writer.finish(at=at, changes=_fates(done[counted:]))
    return tuple(done)


def _enter(
    path: Path, entry: Entry, writer: Writer, ledger: Ledger, *, at: str | None, force: bool
) -> Added:
    given = entry.reading
    row = report_row(given) if isinstance(given, Reading) else given.report
    row = replace(row, added_at=at)
    outcome = (row.doc, row.report_id, row.government, row.report_year)
    try:
        if row.kind == "other" and row.genre == "unknown" and not force:
            raise _no_report(row)
        original = _original(entry, row)
    except InputError as error:
        return Added(*outcome, "refused", error=error)
    fate, rival = ledger.enter(row, force=force)
    if fate in CHANGES:
        if original is not None:
            originals.keep(path, row.original_digest, original)
        if fate == "set_aside":
            writer.remove(row.report_id)
        else:
            made = reading_tables(given) if isinstance(given, Reading) else given
            writer.put(made, instead_of=rival.report_id if rival else None)
    return Added(*outcome, fate, supersedes=rival.doc if rival else None)


def _fates(done: Sequence[Added]) -> Counter[str]:
    return Counter(added.fate for added in done)


def _entry(item: Addable) -> Entry:
    if isinstance(item, Entry):
        return item
    return Entry(item.reading if isinstance(item, Facts) else item)


def _original(entry: Entry, row: ReportRow) -> bytes | None:
    if entry.original is None:
        return None
    name = str(entry.original) if isinstance(entry.original, Path) else row.doc
    return originals.content(row.original_digest, entry.original, name)


def _no_report(row: ReportRow) -> NotAReport:
    return NotAReport(
        row.doc,
        "the text was read, and it is no work report"
        + (f" (it lacks: {', '.join(row.missing)})" if row.missing else ""),
        "Leave it out, or add it with --force",
    )
