"""The portal while many ask for everything: how long a page and a stylesheet wait meanwhile.

    python benchmarks/load.py [--copies 8] [--heavy 50] [--source OTHER/src]

The books are those of benchmarks/portal.py. The portal runs as a process of its own, as
`duixian serve` opens it; the client asks it over loopback, for the year's page and the stylesheet
alone first, then the same while `--heavy` downloads of all tasks and some searches go on. With
`--source` the portal of another checkout is served, to compare with.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import httpx2

import portal as pages

ROOT = Path(__file__).resolve().parents[1]
IDLE = 60
"""Requests of each light address while nothing else is asked."""
LONGEST = 240.0
"""Seconds after which the load is called off."""
HEAVY = "/tasks.csv"
SEARCHES = 4
"""Clients that search one after the other."""


@dataclass
class Tally:
    """What became of the requests of one kind."""

    seconds: list[float] = field(default_factory=list)
    answers: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return ", ".join(f"{n} × {what}" for what, n in sorted(self.answers.items()))

    def told(self, share: float) -> str:
        """A percentile in milliseconds."""
        if not self.seconds:
            return "–"
        ordered = sorted(self.seconds)
        place = min(len(ordered) - 1, round(share * (len(ordered) - 1)))
        return f"{ordered[place] * 1000:.0f} ms"


async def ask(client: httpx2.AsyncClient, path: str, tally: Tally) -> None:
    """One request, its body taken in and thrown away."""
    before = time.perf_counter()
    try:
        async with client.stream("GET", path) as answer:
            async for _ in answer.aiter_raw():
                pass
            what = str(answer.status_code)
            if "retry-after" in answer.headers:
                what += " with Retry-After"
    except httpx2.HTTPError as error:
        what = type(error).__name__
    tally.seconds.append(time.perf_counter() - before)
    tally.answers[what] += 1


async def again(
    client: httpx2.AsyncClient, path: str, tally: Tally, until: asyncio.Event, pause: float
) -> None:
    """The same request one after the other until something is over."""
    while not until.is_set():
        await ask(client, path, tally)
        await asyncio.sleep(pause)


async def idle(client: httpx2.AsyncClient, light: dict[str, str]) -> dict[str, Tally]:
    tallies = {name: Tally() for name in light}
    for _ in range(IDLE):
        for name, path in light.items():
            await ask(client, path, tallies[name])
    return tallies


async def loaded(
    client: httpx2.AsyncClient, light: dict[str, str], heavy: int
) -> tuple[dict[str, Tally], float]:
    """The light addresses while everything is asked for at once; and for how long that went on."""
    tallies = {name: Tally() for name in (*light, "search", HEAVY)}
    over = asyncio.Event()
    beside: list[Awaitable[None]] = [
        again(client, path, tallies[name], over, 0.02) for name, path in light.items()
    ]
    search = f"/search?q={quote('城镇新增就业')}"
    beside += [again(client, search, tallies["search"], over, 0.2) for _ in range(SEARCHES)]
    others = [asyncio.ensure_future(one) for one in beside]
    before = time.perf_counter()
    downloads = [asyncio.ensure_future(ask(client, HEAVY, tallies[HEAVY])) for _ in range(heavy)]
    _, late = await asyncio.wait(downloads, timeout=LONGEST)
    for one in late:
        one.cancel()
        tallies[HEAVY].answers[f"not done after {LONGEST:.0f} s"] += 1
    took = time.perf_counter() - before
    over.set()
    await asyncio.wait(others, timeout=30)
    return tallies, took


@contextmanager
def served(books: Path, source: Path) -> Iterator[tuple[str, int]]:
    """The portal in a process of its own: its address, and the number of the process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "duixian", "--books", str(books), "serve", "--port", str(port)],
        env=os.environ | {"PYTHONPATH": str(source)},
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(6000):
            try:
                if httpx2.get(f"{address}/index.json", timeout=60).status_code == 200:
                    break
            except httpx2.HTTPError:
                pass
            time.sleep(0.1)
        yield address, process.pid
    finally:
        process.terminate()
        process.wait(60)


def memory(process: int, what: str) -> float:
    """Megabytes: VmHWM, the most it ever had, or VmRSS, what it has now."""
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = re.search(rf"^{what}:\s+(\d+) kB", told, re.MULTILINE)
    return int(found[1]) / 1000 if found else 0.0


async def measure(address: str, process: int, heavy: int) -> None:
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=20)
    async with httpx2.AsyncClient(base_url=address, limits=limits, timeout=LONGEST) as client:
        year = await _a_year(client)
        light = {"a year's page": year, "the stylesheet": "/static/portal.css"}
        for path in light.values():
            await ask(client, path, Tally())
        alone = await idle(client, light)
        before = memory(process, "VmHWM")
        told, took = await loaded(client, light, heavy)
    print("| | p50 idle | p99 idle | p50 loaded | p99 loaded | most loaded | answers loaded |")
    print("|---|---:|---:|---:|---:|---:|---|")
    for name in light:
        idles, loads = alone[name], told[name]
        cells = (idles.told(0.5), idles.told(0.99), loads.told(0.5), loads.told(0.99))
        print(f"| {name} | {' | '.join(cells)} | {loads.told(1)} | {loads} |")
    for name in ("search", HEAVY):
        loads = told[name]
        cells = ("", "", loads.told(0.5), loads.told(0.99), loads.told(1))
        print(f"| `{name}` | {' | '.join(cells)} | {loads} |")
    peak = memory(process, "VmHWM")
    print(
        f"\n{heavy} × `{HEAVY}` at once were over after {took:.1f} s. Peak memory of the portal: "
        f"{before:.0f} MB before the load, {peak:.0f} MB with it."
    )


async def _a_year(client: httpx2.AsyncClient) -> str:
    """The page of a year with many accounts."""
    known = (await client.get("/api/v1/governments?limit=1000")).json()["items"]
    best = max(known, key=lambda g: (g["level"] == "province", g["reports"]))
    return f"{best['href']}/{best['last_year']}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--copies", type=int, default=8, help="of each report in the books")
    options.add_argument("--heavy", type=int, default=50, help="downloads at once")
    options.add_argument(
        "--books", type=Path, help="other books than those of benchmarks/portal.py"
    )
    options.add_argument("--source", type=Path, default=ROOT / "src", help="the portal's source")
    given = options.parse_args()
    books = given.books or pages.build(given.copies, fresh=False)
    with served(books, given.source) as (address, process):
        counts = httpx2.get(f"{address}/index.json").json()["counts"]
        print(", ".join(f"{n:,} {name}" for name, n in counts.items()) + "\n")
        asyncio.run(measure(address, process, given.heavy))


if __name__ == "__main__":
    main()
