"""What reading on a cluster costs beside reading with processes of this machine.

    python benchmarks/cluster.py            measure and print the tables
    python benchmarks/cluster.py --write    and put them into docs/scale.md

The corpus beside the checkout (--texts) is read three times over by two processes of this machine
and by two workers of Dask, in turns, --passes times. What counts begins with the second time over,
when all are at work, and is the processors' time of all processes together: what the machine's
other work leaves to this one does not matter to it. Then the corpus is added to new books, with
one process and with two; how much faster two are is reckoned from the processors' time, of
which only what comes after the last report was read cannot be shared.
"""

from __future__ import annotations

import argparse
import datetime
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from distributed import LocalCluster

from duixian.books import Books, Entry
from duixian.engine import Cluster, Local, Runner, find_inputs, read_index, read_many, read_tables
from read import CORPUS, DEMO, ROOT, processor

PAGE = ROOT / "docs" / "scale.md"
BEGIN, END = "<!-- cluster.py begin -->", "<!-- cluster.py end -->"
TIMES = 3
"""How often over the texts are read; the first time is for getting to work."""
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


def reading(texts: Path, runner: Runner) -> Spent:
    """What reading all texts costs once everybody is at work, for each time over."""
    inputs = [given for _ in range(TIMES) for given in find_inputs([texts])]
    begun = None
    for number, outcome in enumerate(read_many(inputs, reader=read_tables, runner=runner), 1):
        assert outcome.reading is not None or outcome.error is not None
        if number == len(inputs) // TIMES:
            begun = spent()
    assert begun is not None
    total = spent() - begun
    share = 1 / (TIMES - 1)
    return Spent(total.own * share, total.others * share, total.elapsed * share)


@dataclass(frozen=True)
class Adding:
    """What an addition to new books cost, and of it what came after the last report was read."""

    whole: Spent
    after: Spent

    @property
    def on_two_cores(self) -> float:
        """Seconds that it takes two cores that do nothing else."""
        return (self.whole.all - self.after.own) / 2 + self.after.own


def adding(texts: Path, index: Path | None, runner: Runner) -> Adding:
    """Add all texts to new books."""
    inputs = list(find_inputs([texts], read_index(index) if index else None, without=index))
    done: list[Spent] = []

    def entries() -> Iterator[Entry]:
        for outcome in read_many(inputs, reader=read_tables, runner=runner):
            if outcome.reading is not None and outcome.input is not None:
                yield Entry(outcome.reading, outcome.input.original)
        done.append(spent())

    with tempfile.TemporaryDirectory() as folder:
        begun = spent()
        Books(Path(folder) / "books").add(entries())
        end = spent()
    return Adding(end - begun, end - done[0])


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
        "| who reads | processor seconds of all | of these in the process that asks "
        "| elapsed seconds | a million reports, extrapolated |",
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


def adding_table(alone: Adding, both: Adding, reports: int) -> list[str]:
    lines = [
        "| `add`, new books | processor seconds of all | of these in the process that keeps the "
        "books | after the last report |",
        "|---|---:|---:|---:|",
    ]
    for name, one in (("--jobs 1", alone), ("--jobs 2", both)):
        parts = (one.whole.all, one.whole.own, one.after.own)
        lines.append(f"| `{name}` | " + " | ".join(f"{part:.2f}" for part in parts) + " |")
    gain = alone.whole.all / both.on_two_cores
    keeping = (both.whole.own - both.after.own) / reports
    lines += [
        "",
        f"Two cores are {gain:.2f} × as fast as one. The process that keeps the books spends "
        f"{keeping * 1000:.0f} ms on a report: it is busy all the time where more than "
        f"{both.whole.others / (both.whole.own - both.after.own):.0f} cores read.",
    ]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=CORPUS if CORPUS.is_dir() else DEMO)
    parser.add_argument("--passes", type=int, default=3, help="turns of each way to read")
    parser.add_argument("--write", action="store_true", help="into docs/scale.md")
    arguments = parser.parse_args()
    texts: Path = arguments.texts
    reports = len(list(find_inputs([texts])))
    with two_workers() as cluster:
        local, dask = alternating(
            arguments.passes,
            lambda: reading(texts, Local(2)),
            lambda: reading(texts, cluster),
        )
    index = texts / "INDEX.csv"
    known = index if index.is_file() else None
    alone, both = (
        min((adding(texts, known, Local(jobs)) for _ in range(2)), key=lambda one: one.whole.all)
        for jobs in (1, 2)
    )
    today = datetime.date.today().isoformat()
    lines = [
        f"Measured {today} with `python benchmarks/cluster.py` on {reports} texts, {processor()}, "
        "two cores that other work shared.",
        "",
        *reading_table(local, dask, reports),
        "",
        *adding_table(alone, both, reports),
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
