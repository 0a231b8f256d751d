"""Where the reader's time goes: processor seconds of each stage, of this checkout and another.

    python benchmarks/stages.py                         this checkout alone
    python benchmarks/stages.py --against ../earlier    and another checkout's, in the same run

Each checkout reads in a process of its own. Text by text they take turns, and of --passes over a
text the quickest counts, stage by stage: what else the machine does meets both alike.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import read

STAGES = ("bytes to document", "outline", "claims", "tasks", "headlines")


def serve(folder: Path) -> None:
    """Read the text whose number comes on standard input, and answer with seconds a stage."""
    from duixian import extract, sources, text

    given = read.texts(folder, None)
    for name, data, _ in given:
        extract.read(sources.from_bytes(data, name))
    for line in sys.stdin:
        name, data, _ = given[int(line)]
        at = [time.process_time()]
        document = sources.from_bytes(data, name)
        at.append(time.process_time())
        outline = text.outline(document)
        at.append(time.process_time())
        claims = extract.claims(outline)
        at.append(time.process_time())
        extract.tasks(outline, claims)
        at.append(time.process_time())
        extract.headlines(outline, claims)
        at.append(time.process_time())
        print(*(after - before for before, after in pairwise(at)), flush=True)


class Reader:
    """A process that reads with the source of one checkout."""

    def __init__(self, checkout: Path, folder: Path) -> None:
        command = [sys.executable, __file__, "--serve", "--texts", str(folder)]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(checkout / "src")},
        )

    def seconds(self, number: int) -> list[float]:
        """Processor seconds of each stage for the text of that number."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        return [float(part) for part in self.process.stdout.readline().split()]

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def measured(checkouts: Sequence[Path], folder: Path, passes: int) -> Iterator[list[float]]:
    """Processor seconds a stage of each checkout, the quickest of some passes over each text."""
    readers = [Reader(checkout, folder) for checkout in checkouts]
    numbers = range(len(read.texts(folder, None)))
    least = [[[float("inf")] * len(STAGES) for _ in numbers] for _ in readers]
    for turn in range(passes):
        for number in numbers:
            order = list(enumerate(readers))
            for which, reader in order if (number + turn) % 2 else reversed(order):
                known = least[which][number]
                least[which][number] = list(map(min, known, reader.seconds(number)))
    for reader in readers:
        reader.close()
    for texts in least:
        yield [sum(stage) for stage in zip(*texts, strict=True)]


def table(seconds: Sequence[Sequence[float]], characters: int) -> str:
    """The seconds as Markdown, this checkout first, with the ratio where there are two."""
    names = ["this checkout", "the other"][: len(seconds)]
    lines = [f"| stage | {' | '.join(names)} |" + (" times as fast |" if seconds[1:] else "")]
    lines.append("|---|" + "---:|" * (lines[0].count("|") - 2))
    rows = [*zip(STAGES, zip(*seconds, strict=True), strict=True)]
    rows.append(("all", tuple(map(sum, seconds))))
    for stage, each in rows:
        ratio = f" {each[1] / each[0]:.2f} |" if len(each) > 1 else ""
        lines.append(f"| {stage} | " + " | ".join(f"{one:.2f} s" for one in each) + f" |{ratio}")
    rates = " | ".join(f"{characters / sum(one):,.0f}" for one in seconds)
    return "\n".join([*lines, f"| characters a second | {rates} |" + (" |" if seconds[1:] else "")])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=read.texts_here())
    parser.add_argument("--passes", type=int, default=5, help="the quickest of so many counts")
    parser.add_argument("--against", type=Path, help="another checkout, to be read with as well")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.texts)
        return
    checkouts = [read.ROOT, *([given.against] if given.against else [])]
    characters = sum(length for *_, length in read.texts(given.texts, None))
    print(table(list(measured(checkouts, given.texts, given.passes)), characters))


if __name__ == "__main__":
    main()
