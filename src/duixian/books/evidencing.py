"""Figures of a second source in the books: put in by file, each file only once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from duixian.books import commits, filters, lock, migrating, originals, sandbox, store
from duixian.books.filters import Condition, Filter
from duixian.books.schema import table_of
from duixian.errors import BooksError, UsageError
from duixian.model import Evidence
from duixian.sources import STATA, TABLE_SUFFIXES

EvidenceFate = Literal["added", "unchanged", "replaced"]
"""added: new. unchanged: the books hold it as it is. replaced: the same file under the same source
and vintage, read otherwise than before."""


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """What one file gave, with its bytes."""

    doc: str
    figures: Sequence[Evidence]
    original: bytes | Path


@dataclass(frozen=True, slots=True)
class EvidenceAdded:
    """What became of one file's figures."""

    doc: str
    figures: int
    fate: EvidenceFate


def add(
    root: Path, files: Iterable[EvidenceFile], *, at: str | None = None
) -> tuple[EvidenceAdded, ...]:
    """Put the figures of files into the books at `root`, all of them or none.

    Raises:
        BooksError: another process is writing, or the books cannot be written.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise commits.unwritable(root, error) from error
    with lock.writer(root / ".lock"):
        base = commits.head(root)
        if base is not None:
            base = migrating.migrate(root, base, at=at)
        held = _held(root, base)
        transaction = store.Transaction(root, base)
        done, new, gone = [], [], set()
        for file in files:
            fate, fresh = _against(held, file.figures)
            if fate != "unchanged":
                digest = file.figures[0].original_digest
                data = originals.content(digest, file.original, file.doc)
                originals.keep(root, digest, data)
                new += fresh
                gone |= {one.file_id for one in fresh} & held.keys()
                held |= _by_file(fresh)
            done.append(EvidenceAdded(file.doc, len(file.figures), fate))
        if new:
            living = {one.evidence_id: one for one in new}
            transaction.delete("evidence", gone, column="file_id")
            transaction.append("evidence", table_of(Evidence, list(living.values())))
            transaction.publish(at=at, changes={"evidence": len(living)})
    return tuple(done)


def remove(root: Path, files: Iterable[str], *, at: str | None = None) -> int:
    """Take figures out of the present state by their `file_id`, or by the name of their file
    (`doc`), of a table every column; how many. Earlier commits keep them.

    A name without its ending means a file too, where one alone is called so.

    Raises:
        UsageError: no figure has one of these ids or is of a file called so, or several files are.
        BooksError: there are no books, or they cannot be written.
    """
    wanted = set(files)
    with lock.writer(root / ".lock"):
        base = commits.head(root)
        if base is None:
            raise BooksError(f"{root}: there are no books here. Add reports to make some")
        base = migrating.migrate(root, base, at=at)
        held = _held(root, base)
        of_doc: dict[str, set[str]] = {}
        for file_id, figures in held.items():
            for one in figures.values():
                of_doc.setdefault(one.doc, set()).add(file_id)
        gone = {id for name in sorted(wanted) for id in _meant(root, name, held.keys(), of_doc)}
        transaction = store.Transaction(root, base)
        transaction.delete("evidence", gone, column="file_id")
        count = sum(len(held[one]) for one in gone)
        transaction.publish(at=at, changes={"evidence_removed": count})
    return count


def _meant(
    root: Path, name: str, ids: Collection[str], of_doc: Mapping[str, set[str]]
) -> Collection[str]:
    """The ids that a name means: itself, those of the file of that name, or of the one file that
    is called so without its ending, or of the text whose file was called so."""
    if name in ids:
        return (name,)
    if name in of_doc:
        return of_doc[name]
    called = sorted(doc for doc in of_doc if Path(doc).stem == name)
    text, suffix = Path(name).stem, Path(name).suffix.lower()
    if text in of_doc and suffix and suffix not in (*TABLE_SUFFIXES, STATA):
        called = [text]  # a text is known without the ending of its file
    if len(called) > 1:
        raise UsageError(f"{root}: {name!r} may mean {', '.join(called)}. Give one of them")
    if not called:
        raise UsageError(
            f"{root}: no evidence is of a file {name} or has that file_id. List it to see"
        )
    return of_doc[called[0]]


def conditions(wanted: Filter) -> list[Condition]:
    """Conditions on the rows of `evidence`: whose, of which year, of which series or indicator."""
    found = filters.of_report(Filter(government=wanted.government))
    if wanted.years:
        either = " OR ".join(["year BETWEEN ? AND ?"] * len(wanted.years))
        found.append((f"({either})", [end for span in wanted.years for end in span]))
    if wanted.indicator:
        found.append(filters.evidence_measuring(wanted.indicator))
    return found


def _held(root: Path, base: commits.Commit | None) -> dict[str, dict[str, Evidence]]:
    if base is None:
        return {}
    source = {"evidence": store.source(root, base, "evidence")}
    asked = sandbox.Sandbox(source, advice=commits.rebuild_advice(root))
    rows = asked.query("SELECT * FROM evidence").rows()
    return _by_file(Evidence(**row) for row in rows)


def _by_file(figures: Iterable[Evidence]) -> dict[str, dict[str, Evidence]]:
    found: dict[str, dict[str, Evidence]] = {}
    for one in figures:
        found.setdefault(one.file_id, {})[one.evidence_id] = one
    return found


def _against(
    held: dict[str, dict[str, Evidence]], figures: Sequence[Evidence]
) -> tuple[EvidenceFate, list[Evidence]]:
    """What a file is to the books, and those of its figures that are to be written."""
    fresh: list[Evidence] = []
    known = 0
    for file_id, given in _by_file(figures).items():
        before = held.get(file_id)
        known += before is not None
        if before is None or _said(before) != _said(given):
            fresh += given.values()
    if not fresh:
        return "unchanged", []
    return ("replaced" if known else "added"), fresh


def _said(figures: dict[str, Evidence]) -> dict[str, dict[str, Any]]:
    """What figures say, whenever they were added and however their file was called."""
    without = {"added_at": None, "doc": ""}
    return {id: asdict(one) | without for id, one in figures.items()}
