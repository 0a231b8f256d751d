"""Characters per second of the whole reader, beside other tools on the same texts.

    python benchmarks/read.py            measure and print the table
    python benchmarks/read.py --write    and put it into docs/performance.md

The texts are the corpus beside the checkout (--texts), or the demo's reports where there is
none. Every tool runs in a process of its own, one thread, in the same run: its best of
--passes over the texts counts, after a warm-up on the first. Recognizers-Text reads a sample,
because it is slow.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
DEMO = ROOT / "src" / "duixian" / "demo" / "reports"
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- read.py begin -->", "<!-- read.py end -->"
SAMPLE = 20_000
"""Characters that Recognizers-Text reads: a few seconds of its time."""


@dataclass(frozen=True)
class Measured:
    """One tool over the texts."""

    tool: str
    what: str
    characters: int
    seconds: float
    """Of the processor: what a core of its own would take, whatever else the machine does."""
    elapsed: float
    peak_before_mb: float
    """Peak memory after the first text."""
    peak_mb: float
    """Peak memory at the end."""

    @property
    def rate(self) -> float:
        return self.characters / self.seconds


def peak_mb() -> float:
    """The most memory this process has held, in MB. Linux counts it in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def reader() -> tuple[str, str, Callable[[str, bytes], object]]:
    """Bytes to claims, tasks and headlines."""
    from duixian import extract, sources

    def read(name: str, data: bytes) -> object:
        return extract.read(sources.from_bytes(data, name))

    return f"duixian {version('duixian')}", "bytes to claims, tasks, panel", read


def jieba() -> tuple[str, str, Callable[[str, bytes], object]]:
    """Words only."""
    import logging

    import jieba as words

    words.setLogLevel(logging.ERROR)
    words.initialize()
    name = f"jieba {version('jieba')} lcut"
    return name, "text to words", lambda _, data: words.lcut(data.decode("utf-8-sig"))


def recognizers() -> tuple[str, str, Callable[[str, bytes], object]]:
    """Numbers with their units: no indicator, role, period or bound."""
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    models = (recognize_number, recognize_percentage, recognize_dimension, recognize_currency)

    def read(_: str, data: bytes) -> object:
        lines = data.decode("utf-8-sig").splitlines()
        return [model(line, Culture.Chinese) for line in lines for model in models]

    name = f"Recognizers-Text {version('recognizers-text')}"
    return name, "text to numbers with units (zh)", read


TOOLS = {"reader": reader, "jieba": jieba, "recognizers": recognizers}


def texts_here() -> Path:
    """The corpus where it is, else the demo's reports."""
    return CORPUS if CORPUS.is_dir() else DEMO


def texts(folder: Path, most: int | None) -> list[tuple[str, bytes, int]]:
    """Name, bytes and length in characters of each text; whole lines up to `most` characters."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
        if most is not None:
            left = most - sum(length for _, _, length in found)
            if left <= 0:
                break
            text = text[:left]
            data = text.encode("utf-8")
        found.append((path.stem, data, len(text)))
    return found


def measure(tool: str, folder: Path, passes: int) -> Measured:
    """Run one tool in this process."""
    name, what, read = TOOLS[tool]()
    slow = tool == "recognizers"
    given = texts(folder, SAMPLE if slow else None)
    read(*given[0][:2]) if not slow else read("warm", "增长6.5%".encode())
    before = peak_mb()
    runs = []
    for _ in range(1 if slow else passes):
        start = time.process_time(), time.perf_counter()
        for doc, data, _ in given:
            read(doc, data)
        runs.append((time.process_time() - start[0], time.perf_counter() - start[1]))
    return Measured(name, what, sum(n for *_, n in given), *min(runs), before, peak_mb())


def in_child(tool: str, folder: Path, passes: int) -> Measured:
    """The same in a fresh process, so that its peak memory is its own."""
    command = [sys.executable, __file__, "--tool", tool, "--texts", folder, "--passes", passes]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{tool} failed:\n{done.stderr}")
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def table(rows: Sequence[Measured], folder: Path, today: datetime.date) -> str:
    """The results as Markdown, with what makes them comparable."""
    ours = next(row for row in rows if row.tool.startswith("duixian"))
    source = "the corpus beside the checkout" if folder == CORPUS else "the given texts"
    if folder == DEMO:
        source = "the demo's reports"
    lines = [
        f"Measured {today.isoformat()} with `python benchmarks/read.py` on {source} "
        f"({len(texts(folder, None))} texts, {ours.characters:,} characters), one process, "
        f"one thread, Python {platform.python_version()}, {processor()}.",
        "",
        "| tool | what it gives | characters | processor seconds | elapsed seconds | characters/s"
        " | Duixian's speed against it | peak memory after one text | peak memory at the end |",
        "|---|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        ratio = "–" if row is ours else f"{ours.rate / row.rate:.2f} ×"
        lines.append(
            f"| {row.tool} | {row.what} | {row.characters:,} | {row.seconds:.2f} "
            f"| {row.elapsed:.2f} | {row.rate:,.0f} | {ratio} "
            f"| {row.peak_before_mb:.0f} MB | {row.peak_mb:.0f} MB |"
        )
    return "\n".join(lines)


def processor() -> str:
    """The processor's name, where the system tells it."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        return platform.machine()
    return platform.machine()


def write(page: Path, text: str) -> None:
    """Put `text` between the marks of the page."""
    before, found, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        raise SystemExit(f"{page.name} lacks the marks {BEGIN} and {END}")
    page.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, default=texts_here())
    parser.add_argument("--passes", type=int, default=3, help="the best of so many counts")
    parser.add_argument("--tool", choices=TOOLS, help="this one only, in this process, as JSON")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    arguments = parser.parse_args()
    if arguments.tool:
        print(json.dumps(asdict(measure(arguments.tool, arguments.texts, arguments.passes))))
        return
    rows = [in_child(tool, arguments.texts, arguments.passes) for tool in TOOLS]
    text = table(rows, arguments.texts, datetime.date.today())
    print(text)
    if arguments.write:
        write(PAGE, text)


if __name__ == "__main__":
    main()
