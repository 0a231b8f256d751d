"""The copy of the books, kept in step, and looked into."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from duixian.books import Books, Commit
from duixian.portal.readmodel.following import CopyFollower, OpeningStep
from duixian.portal.readmodel.fulltext import Fulltext
from duixian.portal.readmodel.store import Reader, Store
from duixian.settled import Watch, digest_of

FOLDER = ".portal"
"""Where the copy lies, inside the books' directory."""

_COPY_FOLLOWS = (
    *("model", "registry", "text", "books", "settle", "audit", "settled", "portal/readmodel"),
)
_ANSWERS_FOLLOW = (*_COPY_FOLLOWS, "chinese", "variables", "portal")
"""Parts of the program that decide, beside the books, what is in the copy and in an answer."""


@dataclass(frozen=True, slots=True)
class State:
    """Which state of the books is shown."""

    commit: int
    """0 while nothing was ever added."""
    changed: datetime | None
    """When it came about."""
    stamp: str
    """Differs when an answer may differ: another state, or another version of the program."""


@dataclass(frozen=True, slots=True)
class Look:
    """One state of the books, as one request sees it."""

    state: State
    reader: Reader
    fulltext: Fulltext
    books: Books
    step: OpeningStep | None = None
    """How far the opening was, where not all is there yet."""

    def has_accounts(self, *keys: str) -> bool:
        """Whether the accounts of these governments are all there; none named: those of all."""
        return self.step is None or self.step.has_accounts(*keys)


class Holdings:
    """The books as pages look things up in them.

    The copy is made on the first look and brought in step on the first look after a change;
    `watch` may show how far settling is.
    """

    def __init__(self, books: Books, folder: Path | None = None, watch: Watch = iter) -> None:
        self.books = books
        self._watch = watch
        self._mutex = threading.Lock()
        self._maker = digest_of(_COPY_FOLLOWS)
        self._answers = digest_of(_ANSWERS_FOLLOW)[:12]
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._copy: _Copy | None = None
        self.step: OpeningStep | None = None
        """How far the opening is, while it goes on beside (`open_beside`); None before and
        after."""
        self._partly: _Copy | None = None
        self.folder = folder or books.path / FOLDER
        """Where the copy lies, and what else is made once and kept."""

    def state(self) -> State:
        """Which state of the books is shown now."""
        return (self._partly or self._in_step()).state

    @property
    def is_shown(self) -> bool:
        """Whether there is something to look at: while the books are opened, from where the first
        reports are copied."""
        return self.step is None or self._partly is not None

    @contextmanager
    def look(self) -> Iterator[Look]:
        """See the books as they are now, the same throughout; while they are opened, as far as
        they are."""
        copy = self._partly or self._in_step()
        with copy.store.reading() as reader:
            yield Look(copy.state, reader, copy.fulltext, self.books, copy.step)

    def open_beside(self) -> threading.Thread:
        """Open the copy in a thread of its own, whose `step` tells how far it is.

        Whoever ends the program meanwhile loses what was being copied or settled just then.
        """
        self.step = OpeningStep("copying")

        def opened() -> None:
            try:
                self._in_step()
            finally:
                self.step = self._partly = None

        beside = threading.Thread(target=opened, name="opening", daemon=True)
        beside.start()
        return beside

    def close(self) -> None:
        """Close the copy; the next look opens it again. One that is being opened ends with the
        program."""
        if self.step is not None:
            return
        with self._mutex:
            if self._copy:
                self._copy.store.close()
            self._copy = None

    # -- keeping in step ---------------------------------------------------------------

    def _in_step(self) -> _Copy:
        commit = self.books.commit
        stamp = commit.stamp if commit else "0"
        copy = self._copy
        if copy and copy.followed == stamp:
            return copy
        with self._mutex:
            copy = self._copy or self._opened()
            if copy.followed != stamp:
                if commit:
                    self._follow(copy, commit)
                copy = replace(copy, followed=stamp, state=self._state(commit, stamp))
            self._copy = copy
            return copy

    def _follow(self, copy: _Copy, commit: Commit) -> None:
        def at(step: OpeningStep) -> None:
            self._at(step)
            now = self.step
            if now is not None and (now.stage != "copying" or now.is_partly_copied):
                # Differs with each step: no answer of one holds for the next.
                stamp = f"{commit.stamp}-{now.stage}-{now.done}"
                self._partly = replace(copy, state=self._state(commit, stamp), step=now)

        state = Books(self.books.path, commit=commit.number)
        CopyFollower(state, copy.store, copy.fulltext, self._watch, at).run()

    def _state(self, commit: Commit | None, stamp: str) -> State:
        changed = _when(commit.at) if commit else None
        return State(commit.number if commit else 0, changed, f"{stamp}-{self._answers}")

    def _at(self, step: OpeningStep) -> None:
        # Single governments may be settled once more behind the round of all.
        again = step.stage == "settling" and self.step is not None and self.step.stage == step.stage
        if self.step is not None and not (again and step.total < self.step.total):
            self.step = step

    # -- opening -----------------------------------------------------------------------

    def _opened(self) -> _Copy:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return self._open(self.folder)
        except (OSError, duckdb.IOException):
            # The books may be read only, or another portal may be open on them: a copy of
            # one's own, for as long as this program runs.
            self._temporary = tempfile.TemporaryDirectory(prefix="duixian-portal-")
            self.folder = Path(self._temporary.name)
            return self._open(self.folder)

    def _open(self, folder: Path) -> _Copy:
        place = folder / "copy.duckdb"
        try:
            store = Store(place)
        except duckdb.IOException:
            raise
        except duckdb.Error:  # cut short, or of another version of DuckDB: it is only a copy
            place.unlink()
            store = Store(place)
        with store.writing() as writer:
            if not _made_by(writer, self._maker):
                writer.create()
                writer.note("maker", self._maker)
                Fulltext.clear(folder / "fulltext")
        return _Copy(store, Fulltext(folder / "fulltext"), State(-1, None, ""))


@dataclass(frozen=True, slots=True)
class _Copy:
    store: Store
    fulltext: Fulltext
    state: State
    followed: str = ""
    """Stamp of the commit that it is in step with."""
    step: OpeningStep | None = None
    """While it is made: how far that is."""


def _made_by(store: Reader, maker: str) -> bool:
    there = store.value("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'state'")
    return bool(there) and store.value("SELECT value FROM state WHERE name = 'maker'") == maker


def _when(at: str | None) -> datetime | None:
    if at is None:
        return None
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:  # the time is whatever the caller of `add` noted
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
