"""What reading on a cluster costs beside reading with processes of this machine.

    python benchmarks/cluster.py            measure and print the tables
    python benchmarks/cluster.py --write    and put them into docs/scale.md

The corpus beside the checkout (--texts) is read by two processes of this machine and by two workers
of Dask, in turns, --passes times, all of them new each time. What counts begins when a quarter of
the reports is read and everybody is at work, and is the processors' time of all processes together:
what the machine's other work leaves to this one does not matter to it. Then the corpus is added to
new books, with one process and with two; how much faster two are is reckoned from the
processors' time, of which what comes before the first report is sent out, and after the last one
is read, cannot be shared.
"""

from __future__ import annotations

import argparse
import datetime
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil
from distributed import LocalCluster

from duixian.books import Books, Entry, ReadingTables
from duixian.engine import (
    Cluster,
    Input,
    Local,
    Outcome,
    Runner,
    find_inputs,
    read_index,
    read_many,
    read_tables,
)
from duixian.errors import InputError
from read import CORPUS, DEMO, ROOT, processor

PAGE = ROOT / "docs" / "scale.md"
BEGIN, END = "<!-- cluster.py begin -->", "<!-- cluster.py end -->"
MILLION = 1_000_000


@dataclass(frozen=True)
class Spent:
    """Processors' seconds of this process and of all it started, and what went by meanwhile."""

    own: float
    others: float
    elapsed: float

    def __sub__(self, before: Spent) -> Spent:
        return Spent(
            self.own - before.own, self.others - before.others, self.elapsed - before.elapsed
        )

    @property
    def all(self) -> float:
        return self.own + self.others


def spent() -> Spent:
    """Up to now. Processes that ended are in what their parents spent on them."""
    me = psutil.Process()
    own = me.cpu_times()
    others = own.children_user + own.children_system
    for one in me.children(recursive=True):
        try:
            times = one.cpu_times()
        except psutil.NoSuchProcess:
            continue
        others += times.user + times.system + times.children_user + times.children_system
    return Spent(own.user + own.system, others, time.perf_counter())


class Marks:
    """What was spent when the first outcome came to be asked for, a quarter were there, and all."""

    def __init__(self, inputs: list[Input | InputError], runner: Runner) -> None:
        self._inputs, self._runner = inputs, runner
        self.marks: list[Spent] = []

    @property
    def measured(self) -> int:
        """Reports between the last two marks."""
        return len(self._inputs) - len(self._inputs) // 4

    def outcomes(self) -> Iterator[Outcome[ReadingTables]]:
        self.marks.append(spent())
        outcomes = read_many(self._inputs, reader=read_tables, runner=self._runner)
        for number, outcome in enumerate(outcomes, 1):
            yield outcome
            if number == len(self._inputs) // 4:
                self.marks.append(spent())
        self.marks.append(spent())


def reading(texts: Path, runner: Callable[[], AbstractContextManager[Runner]]) -> Spent:
    """What reading the texts costs when everybody is at work, from the second quarter on."""
    with runner() as workers:
        marks = Marks(list(find_inputs([texts])), workers)
        for outcome in marks.outcomes():
            assert outcome.reading is not None or outcome.error is not None
        _, begun, end = marks.marks
        return end - begun


@dataclass(frozen=True)
class Adding:
    """What an addition to new books cost from the start of the process, and its parts."""

    whole: Spent
    before: Spent
    """Until the first report was sent out."""
    steady: Spent
    """From when a quarter was read until all were."""
    after: Spent
    """From when all were read."""

    @property
    def on_two_cores(self) -> float:
        """Seconds that it takes two cores that do nothing else."""
        alone = self.before.own + self.after.own
        return (self.whole.all - alone) / 2 + alone


def adding(texts: Path, jobs: int) -> Adding:
    """Add all texts to new books, in this process."""
    index = texts / "INDEX.csv"
    known = read_index(index) if index.is_file() else None
    marks = Marks(list(find_inputs([texts], known, without=index)), Local(jobs))
    entries = (
        Entry(outcome.reading, outcome.input.original)
        for outcome in marks.outcomes()
        if outcome.reading is not None and outcome.input is not None
    )
    with tempfile.TemporaryDirectory() as folder:
        Books(Path(folder) / "books").add(entries)
        end = spent()
    first, quarter, last = marks.marks
    return Adding(end, first, last - quarter, end - last)


def in_child(texts: Path, jobs: int) -> Adding:
    """The same in a new process, which knows nothing of these texts yet."""
    command = [sys.executable, __file__, "--texts", str(texts), "--add", str(jobs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    parts = json.loads(done.stdout.splitlines()[-1])
    return Adding(**{name: Spent(**part) for name, part in parts.items()})


@contextmanager
def two_processes() -> Iterator[Runner]:
    """Two processes of this machine."""
    yield Local(2)


@contextmanager
def two_workers() -> Iterator[Runner]:
    """Two workers of Dask on this machine, one thread each."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0"
    ) as cluster:
        yield Cluster(cluster.scheduler_address)


def alternating(passes: int, *ways: Callable[[], Spent]) -> list[list[Spent]]:
    """Every way `passes` times, in turns, so that what slows the machine meets all of them."""
    rounds = [[way() for way in ways] for _ in range(passes)]
    return [list(of_one) for of_one in zip(*rounds, strict=True)]


def reading_table(local: list[Spent], dask: list[Spent], reports: int) -> list[str]:
    lines = [
        f"| who reads {reports} reports | processor seconds of all | of these in the process that "
        "asks | elapsed seconds | a million reports, extrapolated |",
        "|---|---:|---:|---:|---:|",
    ]
    least = [min(runs, key=lambda one: one.all) for runs in (local, dask)]
    for name, one in zip(("local, 2 jobs", "dask, 2 workers"), least, strict=True):
        hours = f"{one.all / reports * MILLION / 3600:.0f} core hours"
        lines.append(f"| {name} | {one.all:.2f} | {one.own:.2f} | {one.elapsed:.1f} | {hours} |")
    cpu = least[1].all / least[0].all
    pairs = zip(local, dask, strict=True)
    elapsed = statistics.median(far.elapsed / near.elapsed for near, far in pairs)
    lines += [
        "",
        f"Dask to local: {cpu:.2f} × the processor time, {elapsed:.2f} × the time elapsed",
    ]
    lines[-1] += f" (median of {len(local)} turns)."
    return lines


def adding_table(alone: Adding, both: Adding, measured: int) -> list[str]:
    lines = [
        "| `add`, new books | processor seconds of all | of these in the process that keeps the "
        "books | before the first report | after the last |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, one in (("--jobs 1", alone), ("--jobs 2", both)):
        parts = (one.whole.all, one.whole.own, one.before.own, one.after.own)
        lines.append(f"| `{name}` | " + " | ".join(f"{part:.2f}" for part in parts) + " |")
    keeping = both.steady.own / measured
    lines += [
        "",
        f"Two cores are {alone.whole.all / both.on_two_cores:.2f} × as fast as one with so few "
        "reports, of which each process takes its start; once they are at work, "
        f"{2 * alone.steady.all / both.steady.all:.2f} ×. The process that keeps the books spends "
        f"{keeping * 1000:.0f} ms on a report: it is busy all the time where more than "
        f"{both.steady.others / both.steady.own:.0f} cores read.",
    ]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=CORPUS if CORPUS.is_dir() else DEMO)
    parser.add_argument("--passes", type=int, default=3, help="turns of each way to read")
    parser.add_argument("--write", action="store_true", help="into docs/scale.md")
    parser.add_argument("--add", type=int, metavar="JOBS", help="only that, as JSON")
    arguments = parser.parse_args()
    texts: Path = arguments.texts
    if arguments.add:
        print(json.dumps(asdict(adding(texts, arguments.add))))
        return
    measured = Marks(list(find_inputs([texts])), Local()).measured
    local, dask = alternating(
        arguments.passes,
        lambda: reading(texts, two_processes),
        lambda: reading(texts, two_workers),
    )
    rounds = [[in_child(texts, jobs) for jobs in (1, 2)] for _ in range(arguments.passes)]
    alone, both = (
        min(of_one, key=lambda one: one.whole.all) for of_one in zip(*rounds, strict=True)
    )
    today = datetime.date.today().isoformat()
    lines = [
        f"Measured {today} with `python benchmarks/cluster.py` on the corpus, {processor()}, "
        "two cores that other work shared.",
        "",
        *reading_table(local, dask, measured),
        "",
        *adding_table(alone, both, measured),
    ]
    text = "\n".join(lines)
    print(text)
    if arguments.write:
        write(text)


def write(text: str) -> None:
    """Put `text` between the marks of the page."""
    before, found, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        raise SystemExit(f"{PAGE.name} lacks the marks {BEGIN} and {END}")
    PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
