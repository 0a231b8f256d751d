"""The books: the facts of many reports at rest."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Unpack

import pyarrow as pa

from duixian.books import adding, commits, evidencing, originals, sandbox, store, successors
from duixian.books.adding import Addable
from duixian.books.entry import Added
from duixian.books.evidencing import EvidenceAdded, EvidenceFile
from duixian.books.filters import Wanted
from duixian.books.part import Part, of_reports
from duixian.books.portions import in_portions
from duixian.books.result import Result, Stream
from duixian.books.schema import SCHEMAS
from duixian.books.series_part import SeriesPart
from duixian.books.streams import Streams
from duixian.books.successors import Successor
from duixian.errors import BooksError, UsageError
from duixian.registry.dictionaries import Dictionary

_AN_ADDRESS = re.compile("[A-Za-z][A-Za-z0-9+.-]+:/")
"""s3://bucket/prefix and the like, of whose two strokes a `Path` leaves one."""


class Books:
    """Facts of many reports in a directory of Delta tables.

    `path` is created by the first `add`. With `commit` given, the books are read as that
    commit left them (`history` lists them) and cannot be added to.
    """

    def __init__(self, path: str | Path, *, commit: int | None = None) -> None:
        self.path = Path(path)
        if _AN_ADDRESS.match(str(path)):
            raise UsageError(
                f"{path}: books live in a directory of this machine, not at an address. Name a "
                "directory; one that a network disk holds will do"
            )
        if self.path.exists() and not self.path.is_dir():
            raise BooksError(f"{self.path}: is a file, not a directory of books")
        self._pinned = commits.at(self.path, commit) if commit is not None else None
        self._mutex = threading.Lock()
        self._answering: tuple[str, sandbox.Sandbox] | None = None

    # -- adding ------------------------------------------------------------------------

    def add(
        self,
        entries: Addable | Iterable[Addable],
        *,
        at: str | None = None,
        force: bool = False,
        commit_every: int | None = None,
        on_added: Callable[[Added], None] | None = None,
    ) -> tuple[Added, ...]:
        """Put readings into the books, all of them or (when interrupted) none.

        With `commit_every`, those before count after so many each time, whatever becomes of
        those after.

        The same text read the same way changes nothing. Another text of the same government,
        year, genre and issuer takes the place of the one before it, which stays readable under
        its commit; a budget or communiqué stands beside the work report. What is no text of a
        government is refused, as `Added.error` says. `force` takes such texts in, and lets a
        superseded or partial text take the place of the present one. `at` is noted as the time.
        `BooksError` when another process is writing.
        """
        self._refuse_past()
        return adding.add(
            self.path, entries, at=at, force=force, commit_every=commit_every, on_added=on_added
        )

    def add_evidence(
        self, files: Iterable[EvidenceFile], *, at: str | None = None
    ) -> tuple[EvidenceAdded, ...]:
        """Put figures of a second source into the books; a file again changes nothing.

        `BooksError` when another process is writing.
        """
        self._refuse_past()
        return evidencing.add(self.path, files, at=at)

    def remove_evidence(self, files: Iterable[str], *, at: str | None = None) -> int:
        """Take figures out again by their `file_id` or their file's name (`doc`); how many.
        `UsageError` for an unknown one."""
        self._refuse_past()
        return evidencing.remove(self.path, files, at=at)

    def _refuse_past(self) -> None:
        if self._pinned:
            raise BooksError(
                f"{self.path}: commit {self._pinned.number} is past and can only be read"
            )

    # -- asking ------------------------------------------------------------------------

    def query(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Result:
        """Answer one SELECT over the tables of docs/data-dictionary.md, in DuckDB's SQL.

        `UsageError` when the SQL does not hold; it can reach nothing but the tables.
        """
        return self._sandbox().query(sql, parameters)

    def stream(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Stream:
        """`query`, whose answer comes some rows at a time: never all of it is in memory."""
        return self._sandbox().stream(sql, parameters)

    @property
    def streams(self) -> Streams:
        """The questions below, whose answers come some rows at a time."""
        return Streams(self.stream, self.query)

    def reports(self, *, all_texts: bool = False, **wanted: Unpack[Wanted]) -> Result:
        """The reports; with `all_texts` the superseded ones as well."""
        return self.streams.reports(all_texts=all_texts, **wanted).whole()

    def claims(self, **wanted: Unpack[Wanted]) -> Result:
        """The claims, in the order of the reports' text; behind the columns of the table the
        headline series that a claim is a figure of, and the figure in the series' own unit
        (`with_series`)."""
        return self.streams.claims(**wanted).whole()

    def tasks(self, **wanted: Unpack[Wanted]) -> Result:
        """The tasks; an indicator or role asks for tasks that have such a claim."""
        return self.streams.tasks(**wanted).whole()

    def headlines(self, **wanted: Unpack[Wanted]) -> Result:
        """The cells of the headline panel; `indicator` asks for series by any name."""
        return self.streams.headlines(**wanted).whole()

    def evidence(self, **wanted: Unpack[Wanted]) -> Result:
        """Figures of a second source; `indicator` asks for series and indicators alike."""
        return self.streams.evidence(**wanted).whole()

    def words(
        self,
        *words: str,
        dictionary: str | Dictionary | None = None,
        by_section: bool = False,
        each: bool | None = None,
        as_published: bool = False,
        genres: Sequence[str] = ("work_report",),
        **wanted: Unpack[Wanted],
    ) -> Result:
        """How often words stand in the reports, a row a report and word (`words.WordCount`).

        Give words, or a dictionary: its name, a file, or a `Dictionary`; then a row counts all
        its words together, and with `each` one more for every word. A report that is not in
        the books has nulls. `DictionaryError` where the words do not hold, `PackageMissing`
        without the extra words.
        """
        return self.streams.words(
            *words,
            dictionary=dictionary,
            by_section=by_section,
            each=each,
            as_published=as_published,
            genres=genres,
            **wanted,
        ).whole()

    def word_hits(
        self,
        *words: str,
        dictionary: str | Dictionary | None = None,
        genres: Sequence[str] = ("work_report",),
        **wanted: Unpack[Wanted],
    ) -> Result:
        """Every place that `words` counts, with its characters (`words.WordHit`)."""
        found = self.streams.word_hits(*words, dictionary=dictionary, genres=genres, **wanted)
        return found.whole()

    def track(
        self,
        *words: str,
        dictionary: str | Dictionary | None = None,
        genres: Sequence[str] = ("work_report",),
        **wanted: Unpack[Wanted],
    ) -> Result:
        """Which reports say a phrase first and last, and which drop it (`words.Track`)."""
        found = self.streams.track(*words, dictionary=dictionary, genres=genres, **wanted)
        return found.whole()

    def table(self, name: str) -> Result:
        """A whole table by its name, as it is."""
        if name not in SCHEMAS:
            raise BooksError(f"no table {name!r}. There are: {', '.join(SCHEMAS)}")
        return self.query(f"SELECT * FROM {name}")

    def part(self, *government: str, above: bool = False) -> Part:
        """The tables narrowed to some governments (none given: all); with `above`, those
        above them as well."""
        return Part(self.query, government, above=above)

    def series_part(self, series: str, year: int, *, earlier: bool = False) -> SeriesPart:
        """What a ladder of one series (its id) needs of the reports of a year; with `earlier` also
        of those before it."""
        return SeriesPart(self.query, series, year, earlier=earlier)

    def successor(self, id: str) -> Successor | None:
        """What the id of a former claim or task leads to, over any number of texts; None where
        the books know of no supersession of it: it lives, or never was."""
        return successors.follow(self.query, id)

    def of_reports(self, name: str, report_ids: Sequence[str]) -> Result:
        """The rows that a table has of some reports, by report, in the order of its text."""
        ids = "SELECT unnest(?::VARCHAR[])"
        return self.query(of_reports(name, ids), [list(report_ids)])

    def in_portions(
        self, names: Sequence[str], portions: Sequence[Sequence[str]]
    ) -> Iterator[dict[str, pa.Table]]:
        """The rows that these tables have of each portion of reports, as `of_reports`, table by
        name. However many portions there are, a table is read through once, and what it has of
        them lies in a temporary folder meanwhile. No report is in two portions.

        `BooksError` where that folder cannot hold it.
        """
        if len(portions) < 2:
            return ({n: self.of_reports(n, ids).arrow() for n in names} for ids in portions)
        return in_portions(self, names, portions)

    def one_by_one(self, name: str) -> Iterator[pa.Table]:
        """All rows of a table whose rows are large (texts), some at a time, as they lie."""
        commit = self.commit
        return store.some_rows(self.path, commit, name) if commit else iter(())

    def original(self, digest: str) -> Path:
        """The file as it came, by `reports.original_digest`; `BooksError` when not kept."""
        place = originals.place(self.path, digest)
        if not place.is_file():
            raise BooksError(f"{place}: no such original in these books")
        return place

    def pinned(self) -> Books:
        """These books as they stand now, whatever is added to them later.

        `BooksError` when nothing was ever added.
        """
        with self._mutex:
            state, engine = self._answered()
        pinned = Books(self.path, commit=state.number)
        pinned._answering = (state.stamp, engine)
        return pinned

    @property
    def commit(self) -> commits.Commit | None:
        """The state that is read; `None` while nothing was ever added."""
        return self._pinned or commits.head(self.path)

    def history(self) -> list[commits.Commit]:
        """Every state the books were in, oldest first."""
        return commits.history(self.path)

    def _sandbox(self) -> sandbox.Sandbox:
        with self._mutex:
            return self._answered()[1]

    def _answered(self) -> tuple[commits.Commit, sandbox.Sandbox]:
        """The state that is read, and who answers questions to it. The caller holds the mutex."""
        commit = self.commit
        if commit is None:
            raise BooksError(f"{self.path}: there are no books here. Add reports to make some")
        if self._answering is None or self._answering[0] != commit.stamp:
            tables = {
                "all_reports" if table == "reports" else table: store.source(
                    self.path, commit, table
                )
                for table in SCHEMAS
            }
            advice = commits.rebuild_advice(self.path)
            self._answering = (commit.stamp, sandbox.Sandbox(tables, advice=advice))
        return commit, self._answering[1]
