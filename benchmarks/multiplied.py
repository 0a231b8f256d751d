"""Books of many governments out of books of some: their rows again, under other names.

    python benchmarks/multiplied.py BOOKS TO --copies 24 --open

Reading made-up reports takes a minute a thousand, this a few seconds. A copy says of a government
of the same level what its model says, word for word; ids, names and codes are its own, so that
all is settled, audited and looked for as if it had been read. The nation and the provinces come
once. What is not there is the files themselves (`originals`), which only `rebuild` asks for.
`--open` opens the portal's copy of them and tells after each stage what it has taken.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import time
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import duckdb
import pyarrow as pa

from duixian.books import SCHEMAS, Books
from duixian.books.store import Transaction
from duixian.portal.readmodel import Holdings
from duixian.registry import governments
from size import peak

ONCE = ("nation", "province")
HASHED = {
    "report_id": 64,
    "facts_digest": 64,
    **dict.fromkeys(("claim_id", "task_id", "key", "goal_claim_id", "baseline_claim_id"), 16),
}
"""Columns of ids -> their digits."""
TABLES = tuple(name for name in SCHEMAS if name not in ("successors", "evidence"))


def others(model: Books) -> Iterator[dict[str, tuple[str, str]]]:
    """Code of each government of the model -> code and name of one like it, as often as there are
    such that were not taken."""
    rows = model.query("SELECT DISTINCT government_code AS code, level FROM reports").rows()
    mine = sorted((r["code"], r["level"]) for r in rows if r["code"] and r["level"] not in ONCE)
    taken = {code for code, _ in mine}
    free: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in living():
        if one[0] not in taken:
            free[str(governments.level_of(one[0]))].append(one)
    while all(free[level] for _, level in mine):
        chosen = {}
        for code, level in mine:
            if free[level]:
                chosen[code] = free[level].pop()
        yield chosen


def living() -> Iterator[tuple[str, str]]:
    """Code and name of every government of today."""
    source = files("duixian.registry").joinpath("governments.csv").read_text("utf-8")
    for row in csv.DictReader(source.splitlines()):
        if not row["until"] and row["code"].isdigit() and row["code"][:2] not in ("81", "82"):
            yield row["code"], row["name"]


def copied(model: Books, table: str, number: int, names: dict[str, tuple[str, str]]) -> pa.Table:
    """The rows of one table as those of other governments."""
    given = pa.table(
        {
            "was": list(names),
            "code": [code for code, _ in names.values()],
            "name": [name for _, name in names.values()],
        }
    )
    rows = model.query(f"SELECT * FROM {'all_reports' if table == 'reports' else table}").arrow()
    whose = model.query("SELECT report_id, government_code AS was FROM reports").arrow()
    put = {
        "doc": "g.code || '-' || split_part(t.doc, '-', 2)",
        "government": "g.name",
        "government_code": "g.code",
        "claims": f"list_transform(t.claims, lambda c: substr(sha256(c || '-{number}'), 1, 16))",
    }
    for column, digits in HASHED.items():
        put[column] = f"substr(sha256(t.{column} || '-{number}'), 1, {digits})"
    if table == "reports":
        del put["claims"]
    own = {column: f't."{column}"' for column in rows.schema.names}
    chosen = ", ".join(f'{put.get(column, own[column])} AS "{column}"' for column in own)
    with duckdb.connect(":memory:") as engine:
        for name, held in (("t_rows", rows), ("whose", whose), ("given", given)):
            engine.register(name, held)
        found: pa.Table = engine.sql(
            f"SELECT {chosen} FROM t_rows t JOIN whose USING (report_id) JOIN given g USING (was)"
        ).to_arrow_table()
    return found.cast(SCHEMAS[table])


def multiply(source: Path, target: Path, copies: int) -> int:
    """Write the books; how many reports they have."""
    beside = shutil.ignore_patterns("originals", "settled", ".portal")
    shutil.copytree(source, target, ignore=beside)
    model = Books(source)
    for number, names in zip(range(1, copies), others(model), strict=False):
        transaction = Transaction(target, Books(target).commit)
        for table in TABLES:
            transaction.append(table, copied(model, table, number, names))
        transaction.publish(at=None, changes={"added": 0})
    return int(Books(target).query("SELECT count(*) AS n FROM reports").rows()[0]["n"])


def opened(books: Path) -> Iterator[str]:
    """Each stage of the portal's first opening, when it is over: time and memory so far."""
    holdings = Holdings(Books(books))
    began, stage = time.perf_counter(), "copying"
    beside = holdings.open_beside()
    while beside.is_alive():
        beside.join(0.2)
        step = holdings.step
        now = step.stage if step else ""
        if now != stage:
            took, used = time.perf_counter() - began, time.process_time()
            yield f"{stage}: {took:.0f} s, {used:.0f} s of processor time, {peak():.0f} MB at most"
            stage = now
    holdings.close()


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("books", type=Path)
    options.add_argument("to", type=Path)
    options.add_argument("--copies", type=int, default=22)
    options.add_argument("--open", action="store_true", help="open the portal's copy")
    given = options.parse_args()
    print(multiply(given.books, given.to, given.copies), "reports", flush=True)
    for line in opened(given.to) if given.open else ():
        print(line, flush=True)


if __name__ == "__main__":
    main()
