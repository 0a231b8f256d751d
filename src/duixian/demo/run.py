"""The demonstration: invented reports out of the package, into books, and shown."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from rich.console import Console

from duixian import audit, settle
from duixian.books import Books, Entry
from duixian.demo import screen
from duixian.demo.page import write_page
from duixian.engine import find_inputs, read_index, read_many
from duixian.errors import BooksError
from duixian.model import Account, Finding, Level, Reading
from duixian.registry.governments import level_of

YEAR = 2024
"""The plan year whose account is complete: its report and the one after are both bundled."""

LADDER = ("gdp_growth", "industrial_value_added_growth", "fixed_asset_investment_growth")
"""Targets that the levels below tend to set higher."""

PAGE = "index.html"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demonstration made, and where it lies."""

    page: Path
    books: Path
    readings: tuple[Reading, ...]
    accounts: tuple[Account, ...]
    findings: tuple[Finding, ...]


def copy_reports(folder: Path) -> Path:
    """Copy the invented reports and their index into `folder`; the index's path."""
    folder.mkdir(parents=True, exist_ok=True)
    for item in (resources.files("duixian.demo") / "reports").iterdir():
        if item.name.endswith((".txt", ".csv")):
            (folder / item.name).write_bytes(item.read_bytes())
    return folder / "INDEX.csv"


def _only_the_demos(books: Books) -> None:
    """Refuse books that hold anybody's own reports: invented ones must not run in among them."""
    own = {item.name for item in (resources.files("duixian.demo") / "reports").iterdir()}
    if books.commit is None:
        return
    others = [row["doc"] for row in books.reports().rows() if f"{row['doc']}.txt" not in own]
    if others:
        raise BooksError(
            f"{books.path}: these books hold {len(others)} reports of yours ({others[0]} …), and "
            "the demonstration would add invented ones. Give it another folder with --output"
        )


def run(target_dir: str | Path, console: Console) -> Shown:
    """Read the invented reports into books below `target_dir`, show them on `console` and
    write a page beside the books. Doing it again changes nothing.

    Raises `BooksError` when the folder cannot be written.
    """
    target = Path(target_dir)
    books = Books(target / "books")
    _only_the_demos(books)
    try:
        index = copy_reports(target / "reports")
    except OSError as error:
        raise BooksError(f"{target}: cannot be written ({error.strerror})") from error
    readings = _read(index)
    files = {path.stem: path for path in index.parent.glob("*.txt")}
    books.add(Entry(reading, files[reading.doc]) for reading in readings)
    accounts = tuple(settle.accounts(books))
    findings = audit.findings(audit.from_books(books))
    ladders = [settle.ladder(books, series, YEAR + 1) for series in LADDER]
    screen.show(console, readings, accounts, YEAR, findings)
    page = write_page(target / PAGE, readings, accounts, YEAR, ladders, findings)
    screen.where(console, page, books.path)
    return Shown(page, books.path, readings, accounts, findings)


def _read(index: Path) -> tuple[Reading, ...]:
    """The readings, each with the code that the demo's own index gives its government.

    The made-up governments are not in the registry, and no real text may be taken for theirs:
    their codes begin with 99, which GB/T 2260 leaves free.
    """
    with index.open(encoding="utf-8", newline="") as lines:
        known = {row["doc"]: row for row in csv.DictReader(lines)}
    readings = []
    for outcome in read_many(find_inputs([index.parent], read_index(index)), jobs=1):
        if outcome.reading is None:
            assert outcome.error is not None
            raise outcome.error
        row = known[outcome.reading.doc]
        readings.append(
            _coded(outcome.reading, row["government_code"], level_of(row["government_code"]))
        )
    return tuple(readings)


def _coded(reading: Reading, code: str, level: Level) -> Reading:
    outline = reading.outline
    identity = replace(outline.identity, government_code=code, level=level)
    return Reading(
        replace(outline, identity=identity),
        tuple(replace(claim, government_code=code) for claim in reading.claims),
        tuple(replace(task, government_code=code) for task in reading.tasks),
        tuple(replace(cell, government_code=code) for cell in reading.headlines),
    )
