"""Time and memory of `accounts` and `audit` on replicas of the demonstration's reports.

    python benchmarks/settling.py 100        # 100 copies of four reports

Each command runs in a process of its own: the first time, again, and after one more report.
"""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from rich.console import Console

import measured
from duixian import demo
from duixian.books import Books, Entry
from replicas import replica, replicas


def main(copies: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shown = demo.run(Path(folder, "demo"), Console(file=io.StringIO()))
        place = Path(folder, "books")
        Books(place).add(Entry(reading) for reading in replicas(shown.readings, copies))
        print(f"{len(Books(place).reports())} reports")
        for command in ("accounts", "audit"):
            _measured(place, command, "first")
            _measured(place, command, "again")
        one = replica(shown.readings[0], 3)
        who = replace(one.outline.identity, report_year=2023)
        again = replace(one, outline=replace(one.outline, identity=who))
        Books(place).add(Entry(again), force=True)
        for command in ("accounts", "audit"):
            _measured(place, command, "one more report")


def _measured(books: Path, command: str, when: str) -> None:
    cost = measured.run("--books", books, command, "-f", "jsonl", "-o", books.parent / "rows.jsonl")
    print(
        f"{command:9} {when:16} {cost.seconds:6.1f} s, {cost.processor:6.1f} s of processor, "
        f"{cost.memory:5.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
