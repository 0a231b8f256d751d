"""Time and memory of `accounts` and `audit` on replicas of the demonstration's reports.

    python benchmarks/settling.py 100        # 100 copies of four reports

Each command runs in a process of its own: the first time, again, and after one more report.
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from rich.console import Console

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


_CODE = """
import atexit, sys
from pathlib import Path
from duixian.cli import main

def told():
    lines = Path("/proc/self/status").read_text().splitlines()
    print(next(line.split()[1] for line in lines if line.startswith("VmHWM")), file=sys.stderr)

atexit.register(told)
main()
"""
"""The command, which says at its end how much memory it took at most, in kB (Linux)."""


def _measured(books: Path, command: str, when: str) -> None:
    arguments = [sys.executable, "-c", _CODE, "--books", str(books), command, "-f", "jsonl"]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True
    )
    passed, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    memory = int(done.stderr.split()[-1]) / 1024
    print(
        f"{command:9} {when:16} {passed:6.1f} s, {used:6.1f} s of processor, {memory:5.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
