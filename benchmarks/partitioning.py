"""What another layout of the books' tables would cost: partitions, sorting, sizes of merged files.

    python benchmarks/partitioning.py --reports 2500 [--place var/partitioning]

Made-up reports (benchmarks/size.py), multiplied up to `--reports` (benchmarks/multiplied.py), are
written in every layout as `add` would: a year after the other, a commit every thousand reports,
small files merged when there are more than 64; then single reports, and some in place of others.
Then come the program's own questions in its own sandbox; where a layout helps only who names the
partition, they name it. Layouts take turns; the least processor time of some runs is told.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from deltalake import DeltaTable, WriterProperties, write_deltalake

import measured
import multiplied
import size
from duixian.books import Books, asked, store
from duixian.books.filters import Filter
from duixian.books.part import of_reports
from duixian.books.sandbox import Sandbox, Source, Stored

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("claims", "tasks", "sentences", "headlines")
GOVERNMENTS, YEARS = 100, 25
COMMIT, SINGLES, REPLACED = 1_000, 20, 4
"""Reports of one commit of `add`; such as are added alone, and in place of others."""
RUNS = 5
KEY = "place"
"""The column that a layout adds where it needs one: sentences know their report only."""
FEW = 50
"""Values of it that a question may name."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a table lie in files."""

    name: str
    key: str | None = None
    """What rows are put together by, in SQL over `reports`."""
    partitioned: bool = False
    """By a folder of each value; else sorted when files are merged."""
    merged: int = 100_000_000
    """Bytes of a merged file; Delta's own are these."""
    batch: int = 32
    """Reports of one append."""

    @property
    def writer(self) -> WriterProperties:
        """Small row groups where sorting makes some of them dispensable."""
        sorts = self.key and not self.partitioned
        return WriterProperties(compression="ZSTD", max_row_group_size=32_768 if sorts else None)


LAYOUTS = (
    Layout("32 at once, 100 MB"),
    Layout("256 at once", batch=256),
    Layout("by province", "left(government_code, 2)", partitioned=True, batch=COMMIT),
    Layout("by year", "report_year::VARCHAR", partitioned=True, batch=COMMIT),
    Layout("by level", "level", partitioned=True, batch=COMMIT),
    Layout("sorted by government", "government_code"),
    Layout("merged to 16 MB", merged=store.MERGED),
    Layout("256 at once, 16 MB", merged=store.MERGED, batch=256),
)
"""The first is what the others are compared with, the last what the program does. Partitions get a
commit at once: each append leaves a file in every one of them."""


class Laid:
    """The tables in one layout."""

    def __init__(self, layout: Layout, place: Path, books: Books) -> None:
        self.layout, self.place, self.books = layout, place, books
        self.ask = Sandbox({})
        self.named: dict[str, list[str]] = {}
        """Reports that are asked about -> values of the key that they have."""

    def fill(self, table: str, rows: pa.Table, ends: Sequence[int]) -> None:
        """All reports' rows, which end at `ends`, as `add` would write them."""
        for commit in range(0, len(ends), COMMIT):
            last = min(commit + COMMIT, len(ends))
            delta = self.opened(table, rows.schema)
            for first in range(commit, last, self.layout.batch):
                begin = ends[first - 1] if first else 0
                end = ends[min(first + self.layout.batch, last) - 1]
                self.append(delta, rows.slice(begin, end - begin))
            self.publish(delta, table)

    def opened(self, table: str, schema: pa.Schema) -> DeltaTable:
        place = store.location(self.place, table)
        if DeltaTable.is_deltatable(str(place)):
            return DeltaTable(place)
        place.mkdir(parents=True)
        by = [KEY] if self.layout.partitioned else None
        return DeltaTable.create(place, schema, partition_by=by, configuration=store.CONFIGURATION)

    def append(self, delta: DeltaTable, rows: pa.Table) -> None:
        write_deltalake(delta, rows, mode="append", writer_properties=self.layout.writer)

    def publish(self, delta: DeltaTable, table: str) -> None:
        """What a commit does with the table: as `Transaction.publish`."""
        layout, target = self.layout, self.layout.merged
        sizes = delta.get_add_actions(flatten=True)["size_bytes"].to_pylist()
        if sum(size < target for size in sizes) > store.COMPACT_ABOVE:
            if layout.key and not layout.partitioned:
                delta.optimize.z_order([KEY], target_size=target, writer_properties=layout.writer)
            else:
                delta.optimize.compact(target_size=target, writer_properties=layout.writer)
        if delta.version() - store._checkpoint(self.place, table) > store.CHECKPOINT_AFTER:
            delta.create_checkpoint()

    def add(self, table: str, rows: pa.Table, *, instead: bool = False) -> None:
        """One report's rows, also in place of those that the table has of it."""
        delta = self.opened(table, rows.schema)
        if instead:
            id = rows["report_id"][0]
            delta.delete(f"report_id IN ('{id}')", writer_properties=self.layout.writer)
        self.append(delta, rows)
        self.publish(delta, table)

    def grown(self, table: str, rows: pa.Table, ends: Sequence[int]) -> tuple[float, float, float]:
        """Fill the table; what that takes, one more report, and one in place of another."""
        filled = used(partial(self.fill, table, rows, ends))

        def mean(times: int, instead: bool) -> float:
            spent = 0.0
            for number in range(times):
                at = len(ends) * (2 * number + 1) // (2 * times)
                one = rows.slice(ends[at - 1], ends[at] - ends[at - 1])
                spent += used(partial(self.add, table, one, instead=instead))
            return spent / times

        return filled, mean(SINGLES, False), mean(REPLACED, True)

    def files(self, table: str) -> list[Path]:
        """The files of the newest state."""
        place = store.location(self.place, table)
        depth = 2 if self.layout.partitioned else 1
        return [Path(place, *uri.split("/")[-depth:]) for uri in DeltaTable(place).file_uris()]

    def open(self) -> int:
        """As the program opens tables before its first question."""
        state = self.books.commit
        assert state
        sources: dict[str, Source] = {t: Stored(self.files(t), (), {}) for t in TABLES}
        sources["all_reports"] = store.source(self.books.path, state, "reports")
        self.ask = Sandbox(sources)
        return 0

    def answer(self, sql: str, values: Sequence[Any], which: str) -> int:
        """The rows that a question has, which is about the reports `which`; how many."""
        if self.layout.key:
            if which not in self.named:
                keys = f"SELECT DISTINCT {self.layout.key} AS k FROM reports WHERE {which}"
                self.named[which] = sorted(row["k"] or "" for row in self.books.query(keys).rows())
            if len(self.named[which]) <= FEW:
                listed = ", ".join(f"'{one}'" for one in self.named[which])
                sql = sql.replace("WHERE", f"WHERE {KEY} IN ({listed}) AND", 1)
        return sum(part.num_rows for part in self.ask.stream(sql, values))


def questions(books: Books) -> dict[str, Callable[[Laid], int]]:
    """What people ask -> how; each says how many rows it got."""

    def of_some(names: Sequence[str], which: str, most: int) -> Callable[[Laid], int]:
        order = "government_code, report_year"
        chosen = f"SELECT report_id FROM reports WHERE {which} ORDER BY {order} LIMIT {most}"
        ids = [row["report_id"] for row in books.query(chosen).rows()]
        listed = "report_id IN ({})".format(", ".join(f"'{id}'" for id in ids))

        def ask(laid: Laid) -> int:
            sqls = [of_reports(name, "SELECT unnest(?::VARCHAR[])") for name in names]
            return sum(laid.answer(sql, [ids], listed) for sql in sqls)

        return ask

    def of_a_year(laid: Laid) -> int:
        wanted = Filter.of(government="440000", year=2010)
        return sum(laid.answer(*ask(wanted), of_year) for ask in (asked.claims, asked.tasks))

    of_year = "government_code = '440000' AND report_year = 2010"
    panel = size.PANEL.format(first=2001, last=2025)
    return {
        "opening the tables": Laid.open,
        "claims and tasks of a government's year": of_a_year,
        "all rows of one report": of_some(TABLES, of_year, 1),
        "all rows of a government": of_some(TABLES, "government_code = '440000'", 99),
        "sentences of 100 reports": of_some(("sentences",), "true", 100),
        "panel, provinces × years × series": lambda laid: laid.answer(
            panel, (), "level = 'province'"
        ),
        "all claims, streamed": lambda laid: laid.answer(*asked.claims(Filter()), "true"),
    }


def used(work: Callable[[], object]) -> float:
    """Seconds of the processor's time."""
    began = time.process_time()
    work()
    return time.process_time() - began


def real(place: Path, reports: int) -> Books:
    """Books of so many reports or a few more; kept from one run to the next."""
    base, target = place / "base" / "books", place / f"{reports}" / "books"
    if not base.exists():
        size.make(place / "base", GOVERNMENTS, YEARS)
        measured.run("--books", base, "add", place / "base" / "texts")
    once = 32 * YEARS  # the nation and the provinces are in no copy
    copies = 1 + max(0, reports - GOVERNMENTS * YEARS) // (GOVERNMENTS * YEARS - once)
    if not target.exists():
        multiplied.multiply(base, target, copies)
    return Books(target)


def arrived(books: Books, table: str, key: str | None) -> tuple[pa.Table, list[int]]:
    """All rows as they come, a year after the other, with the layout's column; where each
    report's end."""
    of = f", coalesce({key}, '') AS {KEY}" if key else ""
    found = books.query(
        f"SELECT t.*{', ' + KEY if key else ''} FROM {table} t "
        f"JOIN (SELECT report_id, report_year AS y, doc AS d{of} FROM reports) r "
        "USING (report_id) ORDER BY r.y, r.d, report_id"
    ).arrow()
    ids = found["report_id"].to_numpy(zero_copy_only=False)
    return found, [*(int(i) + 1 for i in np.flatnonzero(ids[1:] != ids[:-1])), len(ids)]


def built(books: Books, place: Path) -> tuple[list[Laid], dict[str, list[float]]]:
    """The tables in every layout; what adding has taken in each."""
    laid = [Laid(layout, place / layout.name, books) for layout in LAYOUTS]
    adding = ("`add` all", "`add` one more", "one in place of another")
    costs = {what: [0.0] * len(laid) for what in adding}
    for table in TABLES:
        for number, one in enumerate(laid):
            rows, ends = arrived(books, table, one.layout.key)
            for what, spent in zip(adding, one.grown(table, rows, ends), strict=True):
                costs[what][number] += spent
    return laid, costs


def answered(laid: Sequence[Laid], books: Books) -> Iterator[tuple[str, list[float]]]:
    """The least that each question has taken in each layout, of runs in turns."""
    for what, ask in questions(books).items():
        counts = [ask(one) for one in laid]
        if len(set(counts)) > 1:
            raise SystemExit(f"{what}: layouts differ in how many rows they give: {counts}")
        runs = [[used(partial(ask, one)) for one in laid] for _ in range(RUNS)]
        yield what, [min(times) for times in zip(*runs, strict=True)]


ON_DISK = ("files, newest state", "files, all states", "MB, newest state", "MB, all states")


def on_disk(laid: Laid) -> list[float]:
    newest = [file for table in TABLES for file in laid.files(table)]
    every = [f for f in laid.place.glob("tables/**/*.parquet") if f.parent.name != "_delta_log"]
    sizes = [sum(f.stat().st_size for f in some) / 1e6 for some in (newest, every)]
    return [len(newest), len(every), *sizes]


def line(what: str, seconds: Sequence[float]) -> str:
    """A row of the table: what today's layout takes, and how many times that the others take."""
    times = (f"{one / seconds[0]:.2f}" for one in seconds[1:])
    return f"| {what} | {seconds[0] * 1000:,.0f} ms | {' | '.join(times)} |"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--reports", type=int, default=GOVERNMENTS * YEARS)
    options.add_argument("--place", type=Path, default=ROOT / "var" / "partitioning")
    given = options.parse_args()
    books = real(given.place, given.reports)
    shutil.rmtree(layouts := books.path.parent / "layouts", ignore_errors=True)
    laid, costs = built(books, layouts)
    print(f"| {len(books.reports()):,} reports | {' | '.join(one.name for one in LAYOUTS)} |")
    print("|---|" + "---:|" * len(LAYOUTS))
    for what, seconds in (*costs.items(), *answered(laid, books)):
        print(line(what, seconds), flush=True)
    for what, numbers in zip(ON_DISK, zip(*map(on_disk, laid), strict=True), strict=True):
        print(f"| {what} | {' | '.join(f'{n:,.0f}' for n in numbers)} |")


if __name__ == "__main__":
    main()
