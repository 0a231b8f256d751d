"""What reading on a cluster costs beside reading with processes of this machine.

    python benchmarks/cluster.py            measure and print the tables
    python benchmarks/cluster.py --write    and put them into docs/scale.md

The corpus beside the checkout (--texts) is read by two processes of this machine and by two workers
of Dask, in turns, --passes times, all of them new each time: all of it, and a quarter of it. The
difference is what the other three quarters cost once everybody is at work. It is the processors'
time of all processes together: what the machine's other work leaves to this one does not matter to
it. Then the corpus, --times over as reports of other governments, and its quarter are added to new
books, with one process and with two; how much faster two are is reckoned from the processors' time,
of which what comes before the first report is sent out, and after the last one is read, cannot be
shared.
"""

from __future__ import annotations

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from duixian import own_process
from duixian.books import Books, Entry
from duixian.engine import (
    Cluster,
    Input,
    Local,
    Runner,
    find_inputs,
    read_index,
    read_many,
    read_tables,
)
from duixian.errors import InputError
from duixian.registry import governments
from measured import as_installed
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


def given(texts: Path, quarter: bool) -> list[Input | InputError]:
    """The texts to be read, or every fourth of them."""
    index = texts / "INDEX.csv"
    known = read_index(index) if index.is_file() else None
    found = list(find_inputs([texts], known, without=index))
    return found[::4] if quarter else found


def multiplied(texts: Path, times: int, into: Path) -> Path:
    """A folder with the texts `times` over, all but the first time as reports of some county: its
    name stands above each, so that books hold them all."""
    names = Counter(one.name for one in governments.standing("county"))
    alone = (name for name, count in names.items() if count == 1)
    for one in given(texts, quarter=False):
        if isinstance(one, InputError) or one.path is None or one.path.suffix != ".txt":
            continue
        text = one.path.read_bytes()
        for copy in range(times):
            above = f"{next(alone)}政府工作报告\n".encode() if copy else b""
            (into / f"{one.path.stem}-{copy}.txt").write_bytes(above + text)
    return into


def without_a_quarter(texts: Path) -> int:
    """How many texts the difference between all and a quarter is."""
    return len(given(texts, quarter=False)) - len(given(texts, quarter=True))


def reading(texts: Path, runner: Callable[[], AbstractContextManager[Runner]]) -> Spent:
    """What reading three quarters of the texts costs when everybody is at work."""
    costs = []
    for quarter in (False, True):
        with runner() as workers:
            begun = spent()
            for outcome in read_many(given(texts, quarter), reader=read_tables, runner=workers):
                assert outcome.reading is not None or outcome.error is not None
            costs.append(spent() - begun)
    whole, start = costs
    return whole - start


@dataclass(frozen=True)
class Adding:
    """What an addition to new books cost from the start of the process, and its parts."""

    whole: Spent
    before: Spent
    """Until the first report was sent out."""
    after: Spent
    """From when all were read."""

    @property
    def on_two_cores(self) -> float:
        """Seconds that it takes two cores that do nothing else."""
        alone = self.before.own + self.after.own
        return (self.whole.all - alone) / 2 + alone


def adding(texts: Path, jobs: int, quarter: bool) -> Adding:
    """Add all texts, or a quarter, to new books, in this process."""
    marks: list[Spent] = []

    def entries() -> Iterator[Entry]:
        marks.append(spent())
        for outcome in read_many(given(texts, quarter), reader=read_tables, runner=Local(jobs)):
            if outcome.reading is not None and outcome.input is not None:
                yield Entry(outcome.reading, outcome.input.original)
        marks.append(spent())

    with tempfile.TemporaryDirectory() as folder:
        Books(Path(folder) / "books").add(entries())
        end = spent()
    return Adding(end, marks[0], end - marks[1])


def in_child(texts: Path, jobs: int, quarter: bool) -> Adding:
    """The same in a new process, which knows nothing of these texts yet."""
    command = [sys.executable, __file__, "--texts", str(texts), "--add", str(jobs)]
    command += ["--quarter"] if quarter else []
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=as_installed())
    parts = json.loads(done.stdout.splitlines()[-1])
    return Adding(**{name: Spent(**part) for name, part in parts.items()})


@contextmanager
def two_processes() -> Iterator[Runner]:
    """Two processes of this machine."""
    yield Local(2)


@contextmanager
def two_workers() -> Iterator[Runner]:
    """Two workers of Dask on this machine, one thread each."""
    from distributed import LocalCluster  # which an addition by processes does not load

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
        "asks | a million reports, extrapolated |",
        "|---|---:|---:|---:|",
    ]
    least = [min(runs, key=lambda one: one.all) for runs in (local, dask)]
    for name, one in zip(("local, 2 jobs", "dask, 2 workers"), least, strict=True):
        hours = f"{one.all / reports * MILLION / 3600:.0f} core hours"
        lines.append(f"| {name} | {one.all:.2f} | {one.own:.2f} | {hours} |")
    lines += [
        "",
        f"Dask to local: {least[1].all / least[0].all:.2f} × the processor time, "
        f"the least of {len(local)} turns each.",
    ]
    return lines


def adding_table(rounds: list[list[Adding]], measured: int, reports: int) -> list[str]:
    lines = [
        f"| `add` of {reports} reports, new books | processor seconds of all | of these in the "
        "process that keeps the books | before the first report | after the last |",
        "|---|---:|---:|---:|---:|",
    ]
    alone, both, start_both = (
        min(of_one, key=lambda one: one.whole.all) for of_one in zip(*rounds, strict=True)
    )
    for name, one in (("--jobs 1", alone), ("--jobs 2", both)):
        parts = (one.whole.all, one.whole.own, one.before.own, one.after.own)
        lines.append(f"| `{name}` | " + " | ".join(f"{part:.2f}" for part in parts) + " |")
    steady = both.whole - start_both.whole
    lines += [
        "",
        f"Two processes take {both.whole.all / alone.whole.all:.2f} × the processor time of one, "
        f"for the start of each; on two cores {alone.whole.all / both.on_two_cores:.2f} × as fast "
        f"with {reports} reports. Keeping the books takes {steady.own / measured * 1000:.0f} ms "
        f"a report, reading {steady.others / measured * 1000:.0f} ms: more than "
        f"{steady.others / steady.own:.0f} cores would wait for the one that keeps them.",
    ]
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=CORPUS if CORPUS.is_dir() else DEMO)
    parser.add_argument("--passes", type=int, default=3, help="turns of each way to read")
    parser.add_argument("--times", type=int, default=4, help="so often each text is added")
    parser.add_argument("--write", action="store_true", help="into docs/scale.md")
    parser.add_argument("--add", type=int, metavar="JOBS", help="only that, as JSON")
    parser.add_argument("--quarter", action="store_true", help="of the texts, with --add")
    arguments = parser.parse_args()
    texts: Path = arguments.texts
    if arguments.add:
        own_process.claim()  # as the command does
        print(json.dumps(asdict(adding(texts, arguments.add, arguments.quarter))))
        return
    local, dask = alternating(
        arguments.passes,
        lambda: reading(texts, two_processes),
        lambda: reading(texts, two_workers),
    )
    with tempfile.TemporaryDirectory() as folder:
        many = multiplied(texts, arguments.times, Path(folder))
        rounds = [
            [in_child(many, 1, False), in_child(many, 2, False), in_child(many, 2, True)]
            for _ in range(arguments.passes)
        ]
        added = without_a_quarter(many), len(given(many, quarter=False))
    today = datetime.date.today().isoformat()
    lines = [
        f"Measured {today} with `python benchmarks/cluster.py` on the corpus, {processor()}, "
        "two cores that other work shared.",
        "",
        *reading_table(local, dask, without_a_quarter(texts)),
        "",
        *adding_table(rounds, *added),
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
