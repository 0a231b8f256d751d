"""Time and size of every page of the portal, with a thousand reports in the books.

    python benchmarks/portal.py [--copies 16] [--fresh]

The books are the corpus beside the checkout and copies of it under other names, kept under
var/portal-bench. Without the corpus, the demo's reports are copied instead.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import shutil
import statistics
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx2
import uvicorn

from duixian import demo
from duixian.books import Books, Entry
from duixian.engine import find_inputs, read_index, read_many
from duixian.model import Reading
from duixian.portal import app
from replicas import MOST, replicas

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"
PLACE = ROOT / "var" / "portal-bench"
TIMES = 9
"""Requests of each page, after the first; the median is reported."""

WORDS = ("发展", "我们", "城镇新增就业", "粮食产量", "人工智能", "一带一路", "老旧小区 改造")
"""Common and rare words, phrases, two words together."""


def readings() -> list[Reading]:
    """The reports that are copied, read."""
    folder = CORPUS
    if not folder.is_dir():
        folder = PLACE / "demo"
        demo.copy_reports(folder)
    inputs = find_inputs([folder], read_index(folder / "INDEX.csv"))
    outcomes = read_many(inputs)
    return [outcome.reading for outcome in outcomes if outcome.reading is not None]


def build(copies: int, fresh: bool) -> Path:
    """The books, made when they are not there yet."""
    place = PLACE / f"books-{copies}"
    if fresh:
        shutil.rmtree(place, ignore_errors=True)
    if not (place / "books.json").exists():
        Books(place).add(
            (Entry(reading) for reading in replicas(readings(), copies)),
            at="2026-01-01T00:00:00+00:00",
            force=True,
        )
    return place


def served(books: Path) -> tuple[uvicorn.Server, str, float]:
    """A running portal, its address, and the seconds until it could answer."""
    before = time.perf_counter()
    portal = app(books)
    portal.state.holdings.state()
    opened = time.perf_counter() - before
    server = uvicorn.Server(uvicorn.Config(portal, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    return server, f"http://127.0.0.1:{port}", opened


def addresses(client: httpx2.Client) -> dict[str, str]:
    """One address for each page: of the fullest province, and of the longest chain."""
    known = client.get("/api/v1/governments?limit=1000").json()["items"]
    nation = next(g for g in known if g["reports"] == max(k["reports"] for k in known))
    provinces = [g for g in known if g["level"] == "province"] or known
    claims = {
        g["key"]: client.get(f"/api/v1/claims?government={quote(g['key'])}&limit=1").json()["total"]
        for g in provinces[:20]
    }
    province = max(provinces[:20], key=lambda g: claims[g["key"]])
    years = [y["year"] for y in client.get(f"{nation['href']}.json").json()["years"]]
    settled = next(y for y in years[1:] if y in range(2010, 2019)) if len(years) > 20 else years[-1]
    reports = client.get(f"/api/v1/reports?government={quote(province['key'])}").json()["items"]
    chain = client.get(f"/api/v1/reports?government={quote(nation['key'])}").json()["items"]
    claim = client.get(f"/api/v1/claims?report={quote(reports[0]['doc'])}").json()["items"][3]
    return {
        "/": "/",
        "/g/{government}, a province": province["href"],
        "/g/{government}, the nation": nation["href"],
        "/g/{government}/{year}, a province": f"{province['href']}/{province['last_year']}",
        "/g/{government}/{year}, the nation": f"{nation['href']}/{settled}",
        "/r/{report}": f"/r/{quote(reports[0]['doc'])}",
        "/c/{claim_id}": f"/c/{claim['claim_id']}",
        "/i/{name}, a series": "/i/gdp_growth",
        "/i/{name}, an indicator": "/i/gdp",
        "/panel": "/panel",
        "/panel.csv, everything": "/panel.csv",
        "/tasks": "/tasks",
        "/findings": "/findings",
        "/compare": f"/compare?a={quote(chain[0]['doc'])}&b={quote(chain[1]['doc'])}",
        "/search": f"/search?q={quote('城镇新增就业')}",
        "/docs": "/docs",
        "/add": "/add",
        "/api/v1/claims, 100 rows": "/api/v1/claims",
        "/api/v1/claims, 1000 rows": "/api/v1/claims?limit=1000",
    }


def measured(client: httpx2.Client, path: str) -> tuple[float, float, int, int]:
    """Milliseconds of the first request and of the median of those after; bytes, packed."""
    times = []
    for _ in range(TIMES + 1):
        before = time.perf_counter()
        answer = client.get(path)
        times.append((time.perf_counter() - before) * 1000)
        assert answer.status_code == 200, (path, answer.status_code)
    body = answer.content
    return times[0], statistics.median(times[1:]), len(body), len(gzip.compress(body, 5))


def table(title: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    print(f"\n{title}\n\n| {' | '.join(columns)} |")
    print("|---" + "|---:" * (len(columns) - 1) + "|")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--copies", type=int, default=16, help=f"of each report, 1 to {MOST}")
    options.add_argument("--fresh", action="store_true", help="make the books and the copy anew")
    chosen = options.parse_args()
    books = build(chosen.copies, chosen.fresh)
    server, address, opened = served(books)
    # Plain bodies: packing is measured as size, not as time.
    with httpx2.Client(base_url=address, headers={"accept-encoding": "identity"}) as client:
        counts = client.get("/index.json", timeout=600).json()["counts"]
        print(", ".join(f"{n:,} {name}" for name, n in counts.items()))
        print(f"the portal was open after {opened:.1f} s")
        rows = []
        for name, path in addresses(client).items():
            first, median, size, packed = measured(client, path)
            kept = f"{size / 1000:.0f} kB", f"{packed / 1000:.0f} kB"
            rows.append((f"`{name}`", f"{first:.0f} ms", f"{median:.0f} ms", *kept))
        table("Pages", ("page", "first", "median", "size", "packed"), rows)
        rows = []
        for words in WORDS:
            for kind in ("sentence", "claim"):
                path = f"/search.json?q={quote(words)}&kind={kind}"
                first, median, _, _ = measured(client, path)
                total = client.get(path).json()["total"]
                rows.append((f"{words}, {kind}s", total, f"{first:.0f} ms", f"{median:.0f} ms"))
        table("Search", ("words", "places", "first", "median"), rows)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"\npeak memory of the process, this benchmark's own client in it: {used:.0f} MB")
    copy = sum(f.stat().st_size for f in (books / ".portal").rglob("*") if f.is_file())
    print(f"the copy for looking things up: {copy / 1e6:.0f} MB")
    server.should_exit = True


if __name__ == "__main__":
    main()
