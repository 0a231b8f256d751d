"""Books at size: what each step costs with made-up reports of many governments and years.

    python benchmarks/size.py --governments 3200 --years 25 [--place var/size] [--write]
    python benchmarks/size.py --held var/many --years 25

The reports are those of benchmarks/generated.py: much shorter than real ones, each otherwise
worded. Commands run in processes of their own, one after another; the pages are asked for in
process, through the portal's own routes. `--write` puts the table into docs/scale.md. `--held`
takes books as they are, as `multiplied.py` makes them, of which nothing is settled yet.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import statistics
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import generated
import measured
from cluster import processor
from duixian.books import Books

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "scale.md"
BEGIN, END = "<!-- size.py begin -->", "<!-- size.py end -->"
WORDS = ("高标准农田", "营商环境", "城镇登记失业率", "海绵城市")
TIMES = 7
WHOLE = (
    ("reports",),
    ("claims",),
    ("tasks",),
    ("panel",),
    ("words", WORDS[1]),
    ("variables",),
    ("similarity", "-y", "2010"),
)
"""Commands that are asked for all that there is."""

PANEL = """
SELECT government_code, year, series, role, value FROM headlines
WHERE government_code IN (SELECT government_code FROM reports WHERE level = 'province')
    AND year BETWEEN {first} AND {last}
"""
"""Every headline figure of the provinces over all years."""

Row = tuple[str, str, str, str]
"""What, its time, processor time and memory, as they are shown."""


def make(place: Path, governments: int, years: int) -> int:
    """The texts of the reports, a folder a year; how many there are."""
    count = 0
    for made in generated.reports(governments, years):
        folder = place / "texts" / str(made.year)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{made.doc}.txt").write_text(made.text, encoding="utf-8")
        count += 1
    return count


def costs(books: Path, place: Path, years: int, texts: Path | None) -> Iterator[Row]:
    """The steps, one after another."""
    rows = place / "rows.jsonl"

    def command(what: str, *arguments: object) -> Row:
        cost = measured.run("--books", books, *arguments)
        return shown(what, cost.seconds, cost.processor, cost.memory)

    if texts:
        yield command("`add` all", "add", texts)
    yield command("`accounts`, first: settle all", "accounts", "-f", "jsonl", "-o", rows)
    yield command("`accounts`, again", "accounts", "-f", "jsonl", "-o", rows)
    yield command("`audit`, first: check all", "audit", "-f", "jsonl", "-o", rows)
    yield command("`audit`, again", "audit", "-f", "jsonl", "-o", rows)
    for whole in WHOLE:
        yield command(f"`{' '.join(whole)}`", *whole, "-f", "jsonl", "-o", rows)
    decade = f"{last(years) - 9}-{last(years)}"
    yield command("`claims` of ten years as xlsx", "claims", "-y", decade, "-o", place / "c.xlsx")
    yield command("`ladder gdp_growth`", "ladder", "gdp_growth", "-y", str(last(years)), "-o", rows)
    yield command("`accounts` of one government", "accounts", "-g", "110000", "-o", rows)
    one = place / "one"
    one.mkdir(exist_ok=True)
    more = generated.report("110000", "北京市", last(years) + 1)
    (one / f"{more.doc}.txt").write_text(more.text, encoding="utf-8")
    yield command("`add` one more", "add", one)
    yield command("its government settled again", "accounts", "-g", "110000", "-o", rows)
    yield command("`accounts --changed`", "accounts", "--changed", "-f", "jsonl", "-o", rows)
    rows.unlink()
    yield from asked(books, years)


def last(years: int) -> int:
    return generated.FIRST_YEAR + years - 1


def asked(books: Path, years: int) -> Iterator[Row]:
    """What pages and questions take in a portal that is open."""
    from starlette.testclient import TestClient

    from duixian.portal import app

    kept = Books(books)
    sql = PANEL.format(first=generated.FIRST_YEAR, last=last(years))
    yield timed("panel: provinces × years × series", lambda: len(kept.query(sql)))
    began, used = time.perf_counter(), time.process_time()
    client = TestClient(app(books))
    client.app.state.holdings.state()  # type: ignore[attr-defined]
    opened = time.perf_counter() - began, time.process_time() - used
    yield shown("the portal's first opening", *opened, peak())
    client.app.state.holdings.close()  # type: ignore[attr-defined]
    began, used = time.perf_counter(), time.process_time()
    client = TestClient(app(books))
    client.app.state.holdings.state()  # type: ignore[attr-defined]
    opened = time.perf_counter() - began, time.process_time() - used
    yield shown("its next opening", *opened, peak())
    for what, path in (
        ("a government's page", "/g/440000"),
        ("a government's year", f"/g/440000/{last(years) - 3}"),
        ("a series", "/i/gdp_growth"),
        *((f"search of {word}", f"/search?q={quote(word)}") for word in WORDS),
    ):
        yield timed(what, lambda path=path: answered(client.get(path).status_code, path))


def answered(status: int, path: str) -> None:
    if status != 200:
        raise SystemExit(f"{path} was answered with {status}")


def timed(what: str, ask: object) -> Row:
    """The median of some askings, after one that is not counted."""
    assert callable(ask)
    ask()
    times, used = [], time.process_time()
    for _ in range(TIMES):
        began = time.perf_counter()
        ask()
        times.append(time.perf_counter() - began)
    return shown(what, statistics.median(times), (time.process_time() - used) / TIMES, None)


def peak() -> float:
    """The most memory that this process has had, in MB (Linux)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) / 1024


def shown(what: str, seconds: float, processor_time: float, memory: float | None) -> Row:
    def told(s: float) -> str:
        return f"{s * 1000:.0f} ms" if s < 1 else f"{s:,.1f} s" if s < 600 else f"{s / 60:,.0f} min"

    return what, told(seconds), told(processor_time), "" if memory is None else f"{memory:,.0f} MB"


def disk(books: Path) -> list[str]:
    """What lies on the disk, by part."""
    parts = [("all", books), *((one.name, one) for one in sorted(books.iterdir()) if one.is_dir())]
    lines = ["| on disk | MB | files |", "|---|---:|---:|"]
    for name, part in parts:
        sizes = [f.stat().st_size for f in part.rglob("*") if f.is_file()]
        lines.append(f"| {name} | {sum(sizes) / 1e6:,.0f} | {len(sizes):,} |")
    return lines


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--governments", type=int, default=100)
    options.add_argument("--years", type=int, default=25)
    options.add_argument("--place", type=Path, default=ROOT / "var" / "size")
    options.add_argument("--write", action="store_true", help="into docs/scale.md")
    options.add_argument("--held", type=Path, help="books to measure, instead of new ones")
    given = options.parse_args()
    books, texts = given.held or given.place / "books", None
    if given.held:
        (one,) = Books(books).query("SELECT count(*) AS n FROM reports").rows()
        count, how, size = one["n"], f"--held {given.held.name} --years {given.years}", ""
    else:
        shutil.rmtree(given.place, ignore_errors=True)
        count = make(given.place, given.governments, given.years)
        texts = given.place / "texts"
        long = sum(f.stat().st_size for f in texts.rglob("*.txt")) / count / 3
        how = f"--governments {given.governments} --years {given.years}"
        size = f" of about {long:,.0f} characters"
    given.place.mkdir(parents=True, exist_ok=True)
    lines = [
        f"Measured {datetime.date.today().isoformat()} with `python benchmarks/size.py {how}`: "
        f"{count:,} made-up reports{size}, {processor()}, {os.cpu_count()} cores that other work "
        "shared.",
        "",
        "| step | time | processor time | memory at most |",
        "|---|---:|---:|---:|",
    ]
    for row in costs(books, given.place, given.years, texts):
        lines.append(f"| {' | '.join(row)} |")
        print(lines[-1], flush=True)
    lines += ["", *disk(books)]
    print("\n".join(lines))
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
