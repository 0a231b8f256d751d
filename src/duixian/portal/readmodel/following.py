"""Bringing the copy in step with a state of the books, in portions that each take effect.

Whoever ends the program meanwhile loses the portion that was under way: the next opening goes on
behind the last one. The copy notes its commit when all of it is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from duixian.books import Books
from duixian.portal.readmodel import copying, promises, seconds, settling
from duixian.portal.readmodel.fulltext import Fulltext
from duixian.portal.readmodel.store import Store
from duixian.settled import Batch, GovernmentReports, Settled, Watch

Stage = Literal["copying", "settling", "comparing"]
"""What is done as books are opened, in this order."""


class OpeningStep(NamedTuple):
    """How far the opening of the books is."""

    stage: Stage
    done: int = 0
    total: int = 0
    """Of all reports where they are copied, of the governments that are not settled yet where these
    are settled; 0 where nothing is counted."""
    ready: frozenset[str] = frozenset()
    """Keys of the governments whose accounts are there."""

    @property
    def is_partly_copied(self) -> bool:
        """Whether there are reports to look at, and others still to come."""
        return self.stage == "copying" and self.done > 0

    def has_accounts(self, *keys: str) -> bool:
        """Whether the accounts of these governments are all there; none named: those of all."""
        if self.stage != "settling":
            return self.stage == "comparing"
        return bool(keys) and self.ready.issuperset(keys)


@dataclass(frozen=True, slots=True)
class CopyFollower:
    """What brings a copy in step with one state of the books. `at` is told each step."""

    books: Books
    """As the commit left them."""
    store: Store
    fulltext: Fulltext
    watch: Watch
    at: Callable[[OpeningStep], None]

    def run(self) -> None:
        """Do what is not done yet."""
        commit = self.books.commit
        if commit is None or self._noted("commit") == commit.stamp:
            return
        self._begin(str(commit.format))
        self._copy()
        kept = self._settled()
        self.at(OpeningStep("comparing"))
        settling.take_over(self.store, "findings", kept.findings())
        with self.store.writing() as store:
            settling.forget_others(store, kept.all)
            promises.note(store)
            seconds.note(store, self.books)
            store.note("commit", commit.stamp)

    def _noted(self, name: str) -> str | None:
        with self.store.reading() as store:
            value: str | None = store.value("SELECT value FROM state WHERE name = ?", [name])
        return value

    def _begin(self, format: str) -> None:
        """From here on the copy is of no commit; it is emptied where rows have another form."""
        is_same = self._noted("format") == format
        with self.store.writing() as store:
            store.note("commit", "")
            if not is_same:
                # Books that were migrated have the same reports with more in them.
                self.fulltext.change(copying.held(store), [])
                store.empty()
                store.note("format", format)

    def _copy(self) -> None:
        with self.store.reading() as reader:
            change, total = copying.difference(self.books, reader)
        done = total - len(change.come)
        self.at(OpeningStep("copying", done, total))
        for portion in change.portions():
            with self.store.writing() as store:
                copying.copy(self.books, store, portion)
                ids = [*portion.gone, *portion.come]
                # The index first: where the program ends between the two, this portion is
                # copied again, and what the index has of it is replaced.
                self.fulltext.change(ids, copying.places(store, portion.come))
            done += len(portion.come)
            self.at(OpeningStep("copying", done, total))
        with self.store.writing() as store:
            copying.copy_short_tables(self.books, store)

    def _settled(self) -> Settled:
        """Governments are shown settled as soon as they are, first those that an earlier opening,
        or a command, has settled."""
        ready: set[str] = set()

        def take_over(some: Iterable[GovernmentReports]) -> None:
            listed = tuple(some)
            rows = zip(listed, kept.accounts(listed), strict=True)
            settling.take_over(self.store, "accounts", rows)
            ready.update(key for one in listed for key in one.keys)

        def watched(batches: Iterable[Batch]) -> Iterator[Batch]:
            listed = list(batches)
            total, done = sum(map(len, listed)), 0
            due = {one.stem for batch in listed for one in batch}
            take_over(one for one in kept.all if one.stem not in due)
            self.at(OpeningStep("settling", 0, total, frozenset(ready)))
            for batch in self.watch(listed):
                yield batch
                take_over(batch)
                done += len(batch)
                self.at(OpeningStep("settling", done, total, frozenset(ready)))

        self.at(OpeningStep("settling"))
        kept = Settled(self.books, watch=watched)
        kept.settle(kept.all, ("accounts", "findings", "said"))
        take_over(kept.all)
        return kept
