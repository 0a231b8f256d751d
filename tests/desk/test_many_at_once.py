"""Twenty reporters at once, and processes killed in the middle of writing: no event is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from duixian.books import Books
from duixian.desk import Desk

REPORTERS = 20
LEAD = "市教育局"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def items(tmp_path: Path, address: str, demo_books: Books) -> list[str]:
    """Items in the hands of a unit, at a desk on each database, by the real clock."""
    Desk.init(tmp_path, now, address=address)
    desk = Desk(tmp_path, now)
    opened = desk.open_year(demo_books, "澜川市", 2024, actor="督查室").opened[:REPORTERS]
    for item in opened:
        desk.act(item, "assign", {"lead": LEAD}, actor="督查室")
        desk.act(item, "accept", {}, actor="王芳", unit=LEAD)
    desk.close()
    return list(opened)


def checked(books: Path, wrote: list[int]) -> Counter[str]:
    """Every event that a writer was told of is there, the tree is whole; who wrote how many."""
    desk = Desk(books, now)
    found = desk.verify()
    assert found.sound, found
    events = desk.log.events(kinds=["progress"])
    desk.close()
    assert set(wrote) <= {event.seq for event in events}
    assert len(set(wrote)) == len(wrote)
    return Counter(event.actor for event in events)


def test_twenty_reporters_at_once_lose_nothing(tmp_path: Path, items: list[str]) -> None:
    each, wrote, failed = 8, list[int](), list[BaseException]()

    def reporter(number: int) -> None:
        try:
            desk = Desk(tmp_path, now)
            for n in range(each):
                # Half of what each reports is of one item that all report on.
                item = items[number] if n % 2 else items[0]
                said = {"share": n, "text": f"第{n}次"}
                event = desk.act(item, "progress", said, actor=f"报送员{number}", unit=LEAD)
                wrote.append(event.seq)
            desk.close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=reporter, args=(n,)) for n in range(REPORTERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    counted = checked(tmp_path, wrote)
    assert len(wrote) == REPORTERS * each
    assert set(counted.values()) == {each}


WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from duixian.desk import Desk

books, item, name, count = sys.argv[1:]
desk = Desk(Path(books), lambda: datetime.now(UTC))
for n in range(int(count)):
    said = {"share": n % 100, "text": f"第{n}次"}
    event = desk.act(item, "progress", said, actor=name, unit="市教育局")
    print(event.seq, flush=True)
"""


def writer(books: Path, item: str, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(books), item, name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def killed(books: Path, items: list[str], times: int) -> None:
    """Two writers, one of them killed in the middle, again and again."""
    random.seed(times)
    wrote: list[int] = []
    for n in range(times):
        pair = [writer(books, items[k], f"{n}-{k}", 100_000) for k in range(2)]
        assert pair[0].stdout is not None
        wrote.append(int(pair[0].stdout.readline()))  # it is at it
        time.sleep(random.uniform(0, 0.3))
        for process in pair:
            process.kill()
        for process in pair:
            out, _ = process.communicate()
            # The last line may be cut off: then the writer was not told of that event yet.
            wrote += [int(line) for line in out.splitlines(keepends=True) if line.endswith("\n")]
        checked(books, wrote)


def test_a_writer_killed_in_the_middle_leaves_a_whole_log(tmp_path: Path, items: list[str]) -> None:
    killed(tmp_path, items, 3)


@pytest.mark.stress
def test_fifty_times_killed(tmp_path: Path, items: list[str]) -> None:
    killed(tmp_path, items, 50)


@pytest.mark.stress
def test_twenty_processes_write_two_thousand_events_each(tmp_path: Path, items: list[str]) -> None:
    each = 2_000
    writers = [writer(tmp_path, item, f"报送员{n}", each) for n, item in enumerate(items)]
    wrote = [int(line) for w in writers for line in w.communicate()[0].split()]
    assert [w.returncode for w in writers] == [0] * REPORTERS
    counted = checked(tmp_path, wrote)
    assert len(wrote) == REPORTERS * each
    assert set(counted.values()) == {each}
