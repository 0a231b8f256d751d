"""The program's speed beside named others, as ratios: one table, kept by commit.

    python benchmarks/bench.py              measure, print, compare with the last on such a machine
    python benchmarks/bench.py --keep       and put the ratios into benchmarks/history.jsonl

Seconds say what a machine had to do that day; a ratio to another program, measured in the same run
on the same texts, says what a change did. A ratio that fell by more than a sixth or so (`FALL`)
against the last one kept for the same processor and Python is named on the standard error.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import read
import startup

HISTORY = Path(__file__).with_name("history.jsonl")
FALL = 0.15
"""What runs of one commit on a shared machine differ by stays below this."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How much less of something we take than a peer does: above 1 is better than the peer."""

    what: str
    peer: str
    ours: str
    theirs: str
    ratio: float

    @property
    def name(self) -> str:
        """What is compared with the ratio of another run: versions may differ."""
        return f"{self.what} / {self.peer.split()[0]}"


def of_reading(folder: Path, passes: int) -> list[Ratio]:
    """Characters a processor second, and memory, of the reader beside two others."""
    ours, *others = (read.in_child(tool, folder, passes) for tool in read.TOOLS)
    found = [
        Ratio(
            "reading: characters a processor second",
            one.tool,
            f"{ours.rate:,.0f}",
            f"{one.rate:,.0f}",
            ours.rate / one.rate,
        )
        for one in others
    ]
    jieba = others[0]
    found.append(
        Ratio(
            "reading: peak memory",
            jieba.tool,
            f"{ours.peak_mb:.0f} MB",
            f"{jieba.peak_mb:.0f} MB",
            jieba.peak_mb / ours.peak_mb,
        )
    )
    return found


STARTED = (
    ("duixian --help", "pip --help"),
    ("duixian read tiny.txt", "python -c 'import pandas'"),
)
"""A command of ours and what takes its place in somebody's day."""


def of_starting(times: int) -> list[Ratio]:
    """Processor seconds of whole processes."""
    least = startup.measured(times, {one for pair in STARTED for one in pair})
    return [
        Ratio(
            f"starting: {ours}",
            f"{theirs} {startup.installed(theirs)}".strip(),
            f"{least[ours]:.3f} s",
            f"{least[theirs]:.3f} s",
            least[theirs] / least[ours],
        )
        for ours, theirs in STARTED
        if {ours, theirs} <= least.keys()
    ]


def table(ratios: Iterable[Ratio]) -> str:
    """The ratios as Markdown."""
    lines = ["| what | beside | ours | theirs | ratio |", "|---|---|---:|---:|---:|"]
    lines += [f"| {r.what} | {r.peer} | {r.ours} | {r.theirs} | {r.ratio:.2f} × |" for r in ratios]
    return "\n".join(lines)


def machine() -> dict[str, str]:
    """What ratios can be compared on: a faster machine is not faster at everything."""
    return {"processor": read.processor(), "python": platform.python_version()}


def kept(history: Path) -> list[dict[str, object]]:
    """The runs kept before, oldest first; none where nothing was kept yet."""
    if not history.is_file():
        return []
    return [json.loads(line) for line in history.read_text("utf-8").splitlines() if line]


def falls(
    ratios: Sequence[Ratio], before: Sequence[Mapping[str, object]], on: Mapping[str, str]
) -> list[str]:
    """A line for each ratio that fell by more than `FALL` against the last run kept of such a
    machine that has it."""
    told = []
    for one in ratios:
        for run in reversed(before):
            then = run["ratios"]
            assert isinstance(then, dict)
            if run["machine"] == dict(on) and one.name in then:
                if one.ratio < then[one.name] * (1 - FALL):
                    told.append(
                        f"{one.name}: {one.ratio:.2f} ×, and {then[one.name]:.2f} × at "
                        f"{run['commit']}: it fell by {1 - one.ratio / then[one.name]:.0%}"
                    )
                break
    return told


def commit() -> str:
    """The commit that was measured, with a + where the files differ from it."""

    def git(*words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=read.ROOT, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    return git("rev-parse", "--short", "HEAD") + ("+" if git("status", "--porcelain") else "")


def entry(ratios: Sequence[Ratio], today: str) -> dict[str, object]:
    """What is kept of a run."""
    return {
        "commit": commit(),
        "date": today,
        "machine": machine(),
        "ratios": {one.name: round(one.ratio, 4) for one in ratios},
        "rows": [asdict(one) for one in ratios],
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=read.texts_here())
    parser.add_argument("--passes", type=int, default=3, help="the best of so many counts")
    parser.add_argument("--keep", action="store_true", help="in benchmarks/history.jsonl")
    given = parser.parse_args()
    ratios = of_reading(given.texts, given.passes) + of_starting(2 + given.passes)
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    print(f"Measured {today} at {commit()} with `python benchmarks/bench.py`, {machine()}.\n")
    print(table(ratios))
    for line in falls(ratios, kept(HISTORY), machine()):
        print(f"warning: {line}", file=sys.stderr)
    if given.keep:
        with HISTORY.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry(ratios, today), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
