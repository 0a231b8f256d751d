"""Reading on a cluster: workers that are lost, versions that differ, schedulers that are not."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from duixian.books import Books, Entry
from duixian.engine import (
    Cluster,
    Input,
    Local,
    Outcome,
    cluster,
    find_inputs,
    reaching,
    read_many,
    read_tables,
)
from duixian.errors import ClusterError, InputError, PackageMissing, WorkerCrashed
from factories import read_or_die, read_or_take_the_worker_along

distributed = pytest.importorskip("distributed")

FACTS = ("reports", "claims", "tasks", "headlines", "sentences", "sections", "texts")


def kept(books: Path, outcomes: Iterable[Outcome[Any]]) -> dict[str, list[str]]:
    """The rows of books made of what was read."""
    entries = (Entry(o.reading, o.input.original) for o in outcomes if o.input and o.reading)
    Books(books).add(entries)
    return {name: sorted(map(repr, Books(books).table(name).rows())) for name in FACTS}


@pytest.mark.corpus
def test_books_are_the_same_where_a_worker_is_killed_half_way(
    scheduler: str, corpus_dir: Path, tmp_path: Path
) -> None:
    shortest = sorted(corpus_dir.glob("*.txt"), key=lambda file: file.stat().st_size)[:5]
    inputs = list(find_inputs(shortest))
    killed: list[int] = []

    def one_killed(outcomes: Iterable[Outcome[Any]]) -> Iterator[Outcome[Any]]:
        for number, outcome in enumerate(outcomes):
            if number == 1:
                killed.append(kill_a_worker_at_work(scheduler))
            yield outcome

    there = read_many(inputs, reader=read_tables, runner=Cluster(scheduler))
    far = kept(tmp_path / "far", one_killed(there))
    near = kept(tmp_path / "near", read_many(inputs, reader=read_tables, runner=Local(2)))
    assert len(far["reports"]) == len(shortest)
    assert far == near
    assert killed
    with pytest.raises(ProcessLookupError):
        os.kill(killed[0], 0)


def kill_a_worker_at_work(scheduler: str) -> int:
    """SIGKILL for a worker that has something to read; its process."""
    with distributed.Client(scheduler, set_as_default=False) as client:
        for _ in range(100):
            at_work = [worker for worker, tasks in client.processing().items() if tasks]
            if at_work:
                break
            time.sleep(0.02)
        assert at_work, "somebody has work"
        process: int = client.run(os.getpid, workers=at_work[:1])[at_work[0]]
        os.kill(process, signal.SIGKILL)
        return process


def test_a_report_that_no_worker_survives_costs_itself(scheduler: str) -> None:
    batch = [Input(f"{name}.txt", data=b"") for name in ("doom", "b")]
    unknown = iter(batch)  # how many there are is not known: they go out together
    runner = Cluster(scheduler)
    bad, good = read_many(unknown, runner=runner, reader=read_or_take_the_worker_along)
    assert good.reading is not None
    assert isinstance(bad.error, WorkerCrashed)
    assert str(bad.error).startswith("doom.txt: every worker that took it was lost with it")


def test_what_is_read_is_told_by_its_file_and_errors_name_it(
    scheduler: str, tmp_path: Path
) -> None:
    empty, absent = tmp_path / "empty.txt", tmp_path / "absent.txt"
    empty.touch()
    english = tmp_path / "english.txt"
    english.write_text("This is no Chinese text at all, and quite long enough. " * 40)
    inputs = [Input(str(one), one) for one in (empty, absent, english)]
    far, near = ([*read_many(inputs, runner=way)] for way in (Cluster(scheduler), Local(2)))
    assert [str(o.error) for o in far] == [str(o.error) for o in near]
    assert [o.input for o in far if o.input] == [inputs[0], inputs[2]]


def test_short_texts_go_out_together_and_what_may_take_long_alone() -> None:
    remote = object.__new__(cluster._Remote)
    remote._most = 3
    texts = [Input(f"{n}.txt", data=b"x") for n in range(4)]
    scan = Input("scan.PDF", data=b"x")
    large = Input("large.txt", data=bytes(cluster.BATCH_BYTES))
    out = [
        [g.name for g in b if isinstance(g, Input)]
        for b in remote.batches([*texts, scan, texts[0], large])
    ]
    assert out == [["0.txt", "1.txt", "2.txt"], ["3.txt"], ["scan.PDF"], ["0.txt"], ["large.txt"]]


def test_bytes_that_travelled_are_read_as_the_file_is(corpus_dir: Path) -> None:
    (file,) = corpus_dir.glob("national-1956.txt")
    given = Input(str(file), file)
    sent = cluster._with_bytes(given)
    assert isinstance(sent, Input)
    away = replace(sent, path=Path("not/on/this/machine.txt"), name="not/on/this/national-1956.txt")
    assert read_tables(away) == read_tables(given)


def test_a_scheduler_that_is_not_there_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "CONNECT", 0.5)
    with socket.socket() as bound:  # nobody listens there
        bound.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{bound.getsockname()[1]}"
        with pytest.raises(ClusterError, match=f"{address}: no Dask scheduler answers there"):
            list(read_many([Input("a.txt", data=b"")], runner=Cluster(address)))


def test_an_address_of_no_kind_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "CONNECT", 0.5)
    with pytest.raises(ClusterError, match="pigeon://loft: no Dask scheduler"):
        list(read_many([Input("a.txt", data=b"")], runner=Cluster("pigeon://loft")))


def test_a_scheduler_without_workers_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "WORKERS", 0.2)
    with distributed.LocalCluster(
        n_workers=0, processes=False, protocol="tcp", dashboard_address="127.0.0.1:0"
    ) as lonely:
        outcomes = read_many([Input("a.txt", data=b"")], runner=Cluster(lonely.scheduler_address))
        with pytest.raises(ClusterError, match=r"the scheduler has no workers.*dask worker"):
            next(outcomes)


def test_no_other_version_reads_with_this_one(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "readers", lambda: "0.0.9 (readers 000000000000)")
    with pytest.raises(ClusterError, match=r"the scheduler has Duixian \d.*and this is 0\.0\.9"):
        list(read_many([Input("a.txt", data=b"")], runner=Cluster(scheduler), reader=read_or_die))


def test_a_worker_of_another_version_that_joins_later_reads_nothing(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "readers", lambda: "0.0.9 (readers 000000000000)")
    monkeypatch.setattr(cluster, "_check_versions", lambda *_: None)
    with pytest.raises(ClusterError, match=r"a worker has Duixian \d.*and this is 0\.0\.9"):
        list(read_many([Input("a.txt", data=b"")], runner=Cluster(scheduler), reader=read_or_die))


def test_a_cluster_takes_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(PackageMissing, match="the extra cluster"):
        list(read_many([Input("a.txt", data=b"")], runner=Cluster()))


class NobodyThere:
    """A client whose cluster ends under it: `answers` come of asking how many threads it has."""

    def __init__(self, *answers: dict[str, int] | Exception) -> None:
        self.answers = list(answers)

    def submit(self, *_task: object, **_how: object) -> NobodyThere:
        return self

    def result(self, timeout: float) -> object:
        raise TimeoutError

    def nthreads(self) -> dict[str, int]:
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def release(self) -> None:
        """Forgotten."""


def test_a_scheduler_that_goes_away_ends_the_work() -> None:
    gone = NobodyThere({"worker": 1}, {"worker": 1}, OSError("Connection reset by peer"))
    remote = cluster._Remote(gone, "tcp://192.0.2.1:8786", read_or_die, None, 1)
    with pytest.raises(ClusterError, match=r"192.*lost \(OSError: Connection reset.*again for"):
        remote.submit([Input("a.txt", data=b"")]).result()


def test_a_cluster_whose_workers_all_go_away_is_given_up() -> None:
    empty = NobodyThere({"worker": 1}, {"worker": 1}, {})
    remote = cluster._Remote(empty, "tcp://192.0.2.1:8786", read_or_die, None, 1)
    with pytest.raises(ClusterError, match=r"no worker has been left for 30 s\. Start workers"):
        remote.submit([Input("a.txt", data=b"")]).result()


def test_ctrl_c_is_not_for_the_workers(scheduler: str) -> None:
    with distributed.Client(scheduler, set_as_default=False) as client:
        handled = client.run(lambda: signal.getsignal(signal.SIGINT))
    assert set(handled.values()) == {signal.SIG_IGN}


def test_an_input_error_is_no_fault_of_the_cluster(scheduler: str) -> None:
    missing = InputError("folder", "it holds no report", "Name another")
    (only,) = read_many([missing], runner=Cluster(scheduler), reader=read_or_die)
    assert only.error is missing
