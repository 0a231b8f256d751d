"""The accounts and findings of the books: read where they are kept, settled where they are not.

One government is settled at a time, and kept; what it follows from is in the name of what is
kept (`shelf`). A report that comes changes its government's name, so that this one is settled
anew; a report of the nation's, those of governments whose targets refer to it; the first report
of a new year, those with promises that it makes overdue.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

import pyarrow as pa

from duixian import audit
from duixian.books import Books, nouns_of
from duixian.errors import BooksError
from duixian.model import Account
from duixian.registry.lineage import line_of
from duixian.settle import Elsewhere, Statistics, around
from duixian.settled.filing import filed
from duixian.settled.governments import (
    NATION,
    GovernmentReports,
    above,
    batches,
    ids_of,
    lines_of,
    newest,
    of_books,
)
from duixian.settled.program import rules
from duixian.settled.second import contradictions, statistics_of
from duixian.settled.settling import SCHEMAS, SomeTables, between, holding, settled
from duixian.settled.shelf import KeptFile, Name, Shelf

FOLDER = "settled"
"""Where it lies, inside the books' directory."""
TOGETHER = 100
"""Reports settled in one go."""

Batch = tuple[GovernmentReports, ...]
Watch = Callable[[Iterable[Batch]], Iterable[Batch]]
"""Wraps a round of settling, to show how far it is."""


class Settled:
    """One state of the books, settled.

    What the present state gives is kept in the books' folder; of a past one, or where that
    folder cannot be written, in a temporary one. `watch` may show how far settling is; what it
    is given are the governments that are settled, and no others.
    """

    def __init__(self, books: Books, *, watch: Watch = iter) -> None:
        # Another program may add while this one reads: all is of one state.
        self._books = books.pinned()
        self._watch = watch
        is_present = Books(books.path).commit == self._books.commit
        self._shelf = Shelf(books.path / FOLDER, writes=is_present)

    @cached_property
    def all(self) -> tuple[GovernmentReports, ...]:
        """Every government of the books, in the order of accounts."""
        return of_books(self._books)

    def of(self, *names: str) -> tuple[GovernmentReports, ...]:
        """Those that are called so, by name or code, under all their names; none given: all."""
        if not names:
            return self.all
        lines = {
            line_of(row["government_code"], row["government"] or "")
            for row in self._books.reports(government=names)
        }
        return of_books(self._books, lines)

    @cached_property
    def statistics(self) -> Statistics:
        """The figures of second sources in this state."""
        return statistics_of(self._books)

    # -- accounts ----------------------------------------------------------------------

    def accounts(
        self, governments: Iterable[GovernmentReports] | None = None
    ) -> Iterator[pa.Table]:
        """The accounts, one government after the other."""
        some = self.all if governments is None else tuple(governments)
        self.settle(some, ("accounts",))
        for one in some:
            yield self._rows(one, "accounts")

    def accounts_of(self, *names: str) -> tuple[Account, ...]:
        """The accounts of the governments that are called so; see `settle.accounts`."""
        tables = self.accounts(self.of(*names))
        return tuple(account for table in tables for account in nouns_of(Account, table))

    def stamp(self, government: GovernmentReports) -> str:
        """Differs where the accounts of a government may differ: of two states, or two programs."""
        self.settle((government,), ("accounts",))
        kept = self._kept(government, "accounts")
        return kept.content if kept else ""

    # -- findings ----------------------------------------------------------------------

    def findings(
        self, governments: Iterable[GovernmentReports] | None = None
    ) -> Iterator[tuple[GovernmentReports, pa.Table]]:
        """What does not agree in the reports of each government, one after the other.

        Governments are set against each other where both are among these; those above them
        always are. However many there are, no more is in memory than of one government, beside
        what is said of one subject by all.
        """
        some = self.all if governments is None else tuple(governments)
        compared = some if governments is None else self._with_those_above(some)
        self.settle(compared, ("findings", "said"))
        of_some = (report_id for one in some for report_id in one.reports)
        others = filed(
            chain(
                between(self._rows(one, "said") for one in compared),
                contradictions(self._books, self.statistics, of_some),
            ),
            some,
        )
        owner, found = next(others, _NONE)
        for number, one in enumerate(some):
            rows = [self._rows(one, "findings")]
            if owner == number:
                rows.append(found)
                owner, found = next(others, _NONE)
            yield one, pa.concat_tables(rows)

    def reports(
        self, governments: Iterable[GovernmentReports]
    ) -> Iterator[tuple[audit.Report, ...]]:
        """The reports of some governments with what was read in them, as checks take them: some at
        a time."""
        portions = [ids_of(batch) for batch in batches(governments, TOGETHER)]
        yield from map(audit.from_books, SomeTables.of(self._books, portions, ("findings",)))

    def _with_those_above(self, some: Sequence[GovernmentReports]) -> tuple[GovernmentReports, ...]:
        if not some:
            return ()
        codes = above(key for one in some for key in one.keys)
        wanted = {one.line for one in some} | lines_of(self._books, codes)
        return of_books(self._books, wanted)

    # -- settling ----------------------------------------------------------------------

    def settle(self, governments: Iterable[GovernmentReports], kinds: Sequence[str]) -> None:
        """Settle those of which something is not kept."""
        due = [one for one in governments if any(not self._kept(one, kind) for kind in kinds)]
        if not due:
            return
        rounds = list(batches(due, TOGETHER))
        read = SomeTables.of(self._books, [ids_of(batch) for batch in rounds], kinds)
        # The watch first: it shows that something is done before the first round is read.
        for batch, tables in zip(self._watch(rounds), read, strict=True):
            for one in batch:
                self._settle(one, tables.part(one.reports), kinds)

    def _settle(self, one: GovernmentReports, tables: SomeTables, kinds: Sequence[str]) -> None:
        missing = [kind for kind in kinds if not self._kept(one, kind)]
        for kind, rows in settled(tables, missing, self._around).items():
            years = holding(rows, one, self._newest) if kind == "accounts" else ()
            self._shelf.put(Name(one.stem, kind, self._inputs(one, kind), *years), rows)

    def _rows(self, one: GovernmentReports, kind: str) -> pa.Table:
        for _ in range(_TRIES):
            self.settle((one,), (kind,))
            kept = self._kept(one, kind)
            rows = self._shelf.read(kept, SCHEMAS[kind]) if kept else None
            if rows is not None:
                return rows
        raise BooksError(
            f"{self._books.path / FOLDER}: what was just written there cannot be read. Look after "
            "that disk; the folder may be deleted at any time"
        )

    def _kept(self, one: GovernmentReports, kind: str) -> KeptFile | None:
        newest = max(self._newest, one.newest) if kind == "accounts" else 0
        return self._shelf.find(one.stem, kind, self._inputs(one, kind), newest)

    def _inputs(self, one: GovernmentReports, kind: str) -> str:
        """Digest of what the rows follow from, but for the year of the newest report of all."""
        parts = [rules(), one.digest]
        if kind == "accounts" and one.in_step and one.line[0] != NATION:
            parts += [nation.digest for nation in self._nation]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    @cached_property
    def _newest(self) -> int:
        return newest(self._books)

    @cached_property
    def _nation(self) -> tuple[GovernmentReports, ...]:
        return of_books(self._books, lines_of(self._books, {NATION}))

    @cached_property
    def _around(self) -> Elsewhere:
        (tables,) = SomeTables.of(self._books, [ids_of(self._nation)], ("accounts",))
        nation = around(tables).nation
        return Elsewhere(self._newest, nation)


_NONE = (-1, SCHEMAS["findings"].empty_table())
"""No findings of no government."""
_TRIES = 3
"""Another process may replace what is kept between finding and reading it."""
