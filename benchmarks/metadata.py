"""What a million reports cost before a single claim of them is asked for.

    python benchmarks/metadata.py --reports 1000000 [--place var/metadata] [--write]

The table `reports` is filled with made-up rows, a million of them: governments down to the
township, genres and years; the other tables stay empty. So whatever takes time or memory here does
it for the number of reports alone. Commands run in processes of their own. `--write` puts the
table into docs/scale.md.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import itertools
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import generated
import measured
from cluster import processor
from duixian.books import Books, lock
from duixian.books.rows import ReportRow
from duixian.books.schema import table_of
from duixian.books.store import Transaction
from duixian.model.words import Level
from duixian.registry import genres
from size import Row, answered, peak, shown, timed

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "scale.md"
BEGIN, END = "<!-- metadata.py begin -->", "<!-- metadata.py end -->"
PORTION = 100_000
"""Rows of one commit."""
YEARS = 25


def rows(template: ReportRow, count: int) -> Iterator[ReportRow]:
    """So many rows that differ in whose they are, of which year and genre: governments of the
    registry first, then as many made-up townships below them as are lacking."""
    kinds = [(name, kind.issuer) for name, kind in genres.load().kinds.items() if kind.yearly]
    wanted = -(-count // (YEARS * len(kinds)))
    known = generated.governments(min(wanted, 3_200))
    places = [(code, name, _level(code)) for code, name in known]
    for number in range(wanted - len(known)):
        code, name = known[number % len(known)]
        places.append((f"{code}{number // len(known):03d}", f"{name}第{number}镇", "township"))
    made = 0
    for code, name, level in places:
        for year in range(generated.FIRST_YEAR, generated.FIRST_YEAR + YEARS):
            for genre, issuer in kinds:
                if made == count:
                    return
                made += 1
                digest = hashlib.sha256(f"{code} {year} {genre}".encode()).hexdigest()
                yield replace(
                    template,
                    report_id=digest[:16],
                    doc=f"{code}-{genre}-{year}",
                    title=f"{name}{year}年{genre}",
                    government=name,
                    government_code=code,
                    level=level,
                    report_year=year,
                    genre=genre,
                    issuer=issuer,
                    original_digest=digest,
                    facts_digest=digest,
                )


def _level(code: str) -> Level:
    if code == generated.NATION_CODE:
        return "nation"
    if code.endswith("0000"):
        return "province"
    return "prefecture" if code.endswith("00") else "county"


def fill(books: Path, count: int) -> None:
    """Books with so many rows of reports and no fact of any."""
    place = books.parent / "one"
    place.mkdir(parents=True)
    one = generated.report("110000", "北京市", generated.FIRST_YEAR)
    (place / f"{one.doc}.txt").write_text(one.text, encoding="utf-8")
    measured.run("--books", books.parent / "template", "add", place)
    (template,) = Books(books.parent / "template").reports().rows()
    books.mkdir()
    base = None
    waiting = rows(ReportRow(**{f.name: template[f.name] for f in fields(ReportRow)}), count)
    while portion := list(itertools.islice(waiting, PORTION)):
        with lock.writer(books / ".lock"):
            transaction = Transaction(books, base)
            transaction.append("reports", table_of(ReportRow, portion))
            base = transaction.publish(at=None, changes={"added": len(portion)})


def costs(place: Path, *, portal: bool) -> Iterator[Row]:
    """What each step takes; the portal's steps only where they are asked for."""
    books, out = place / "books", place / "rows.jsonl"

    def command(what: str, *arguments: object) -> Row:
        cost = measured.run("--books", books, *arguments)
        return shown(what, cost.seconds, cost.processor, cost.memory)

    yield command("`history`", "history", "-o", out)
    yield command("`reports` of one government", "reports", "-g", "440000", "-o", out)
    yield command("`reports`, all", "reports", "-f", "jsonl", "-o", out)
    yield command("`accounts` of one government", "accounts", "-g", "440000", "-o", out)
    yield command("`panel` of one year", "panel", "-y", "2010", "-o", out)
    one = place / "one"
    more = generated.report("110000", "北京市", generated.FIRST_YEAR + YEARS)
    (one / f"{more.doc}.txt").write_text(more.text, encoding="utf-8")
    yield command("`add` one more", "add", one)
    yield command("`accounts`, all", "accounts", "-f", "jsonl", "-o", out)
    yield command("`audit`, all", "audit", "-f", "jsonl", "-o", out)
    if portal:
        yield from opened(books)


def opened(books: Path) -> Iterator[Row]:
    """The portal's first opening in this process, and its lightest pages."""
    from starlette.testclient import TestClient

    from duixian.portal import app

    began, used = time.perf_counter(), time.process_time()
    client = TestClient(app(books))
    client.app.state.holdings.state()  # type: ignore[attr-defined]
    took = time.perf_counter() - began, time.process_time() - used
    yield shown("the portal's first opening", *took, peak())
    for what, path in (("its first page", "/"), ("a government's page", "/g/440000")):
        yield timed(what, lambda path=path: answered(client.get(path).status_code, path))


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--reports", type=int, default=1_000_000)
    options.add_argument("--place", type=Path, default=ROOT / "var" / "metadata")
    options.add_argument("--portal", action="store_true", help="open the portal as well")
    options.add_argument("--write", action="store_true", help="into docs/scale.md")
    given = options.parse_args()
    shutil.rmtree(given.place, ignore_errors=True)
    fill(given.place / "books", given.reports)
    lines = [
        f"Measured {datetime.date.today().isoformat()} with `python benchmarks/metadata.py "
        f"--reports {given.reports}{' --portal' * given.portal}`, {processor()}, "
        f"{os.cpu_count()} cores that other work shared.",
        "",
        "| step | time | processor time | memory at most |",
        "|---|---:|---:|---:|",
    ]
    for row in costs(given.place, portal=given.portal):
        lines.append(f"| {' | '.join(row)} |")
        print(lines[-1], flush=True)
    if given.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        text = "\n".join(lines)
        PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        raise SystemExit(f"{error.cmd[-4:]} failed: {error.stderr[-2000:]}") from error
