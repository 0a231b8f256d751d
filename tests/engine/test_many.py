"""Reading many reports: order, crashes, time limits, what a folder means."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from duixian.engine import (
    SECONDS,
    IndexEntry,
    Input,
    Local,
    Runner,
    cluster,
    find_inputs,
    read_index,
    read_input,
    read_many,
)
from duixian.engine.local import AHEAD
from duixian.errors import (
    EmptyInput,
    InputError,
    TookTooLong,
    UndecodableText,
    UsageError,
    WorkerCrashed,
)
from duixian.model import Reading
from factories import read_or_die


def inputs(*names: str) -> list[Input]:
    return [Input(f"{n}.txt", data=b"") for n in names]


def test_outcomes_come_in_the_order_of_the_inputs(runner: Runner) -> None:
    names = [f"r{i:02d}" for i in range(20)]
    outcomes = read_many(inputs(*names), runner=runner, reader=read_or_die)
    assert [o.reading.doc for o in outcomes if o.reading] == names


@pytest.mark.parametrize("fault", ["fault", "memory"])
def test_a_fault_of_the_reader_costs_its_own_report(runner: Runner, fault: str) -> None:
    good, bad, other = read_many(inputs("a", fault, "b"), runner=runner, reader=read_or_die)
    assert good.reading is not None
    assert other.reading is not None
    assert isinstance(bad.error, WorkerCrashed)
    assert f"{fault}.txt" in str(bad.error)


def test_a_named_error_arrives_as_it_was_raised(runner: Runner) -> None:
    bad, good = read_many(inputs("empty", "a"), runner=runner, reader=read_or_die)
    assert isinstance(bad.error, UndecodableText)
    assert bad.error.offset == 7
    assert str(bad.error) == "empty.txt: a broken byte (byte offset 7). Mend it"
    assert good.reading is not None


def test_a_worker_that_dies_costs_its_own_report(several: Runner) -> None:
    names = ["a", "crash-1", "b", "c", "crash-2", "d"]
    outcomes = list(read_many(inputs(*names), runner=several, reader=read_or_die))
    assert [o.reading is not None for o in outcomes] == [True, False, True, True, False, True]
    assert isinstance(outcomes[1].error, WorkerCrashed)
    assert "crash-1.txt" in str(outcomes[1].error)
    assert "ended with code 77" in str(outcomes[1].error)


def test_a_worker_killed_from_outside_costs_a_second_try(several: Runner, tmp_path: Path) -> None:
    killed = Input("killed-once.txt", data=str(tmp_path / "pid").encode())
    again, good = read_many([killed, *inputs("a")], runner=several, reader=read_or_die)
    assert (tmp_path / "pid").exists(), "it was killed"
    assert again.reading is not None
    assert good.reading is not None


def test_a_worker_killed_from_outside_twice_costs_its_report(several: Runner) -> None:
    bad, good = read_many(inputs("killed", "a"), runner=several, reader=read_or_die)
    assert "ended by signal 9" in str(bad.error)
    assert good.reading is not None


def test_a_report_that_takes_too_long_costs_itself(several: Runner) -> None:
    bad, good = read_many(inputs("hang", "a"), runner=several, seconds=5, reader=read_or_die)
    assert "took longer than 5 s" in str(bad.error)
    assert good.reading is not None


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("fate", ["spin", "hang"])
def test_what_never_ends_costs_itself_in_this_process_too(
    jobs: int, fate: str, tmp_path: Path
) -> None:
    never = Input(f"{fate}.txt", data=str(tmp_path / "pid").encode())
    bad, good = read_many([never, *inputs("a")], jobs=jobs, seconds=6, reader=read_or_die)
    assert isinstance(bad.error, TookTooLong)
    assert "took longer than 6 s" in str(bad.error)
    assert good.reading is not None
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL


def test_no_reader_takes_the_end_of_its_time_for_a_fault() -> None:
    def read(given: Input) -> Reading:
        while True:
            with suppress(Exception):
                time.sleep(0.01)

    (bad,) = read_many(inputs("a"), jobs=1, seconds=0.2, reader=read)
    assert isinstance(bad.error, TookTooLong)


def test_a_report_has_a_limit_of_time_unless_told_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[float] = []

    def alarm(_which: int, seconds: float, _again: float = 0.0) -> None:
        asked.append(seconds)

    monkeypatch.setattr(signal, "setitimer", alarm)
    list(read_many(inputs("a"), jobs=1, reader=read_or_die))
    assert asked == [SECONDS, 0]
    list(read_many(inputs("a"), jobs=1, seconds=7, reader=read_or_die))
    assert asked == [SECONDS, 0, 7, 0]


@pytest.mark.parametrize(
    ("fate", "seconds"),
    [("spin", 600.0), ("outside", 5.0)],
    ids=["in Python", "outside, where it holds all threads"],
)
def test_a_worker_ends_when_its_parent_is_killed(fate: str, seconds: float, tmp_path: Path) -> None:
    place = tmp_path / "pid"
    code = (
        "import sys; sys.path[:] = eval(sys.argv[1])\n"
        "from factories import read_for_ever\n"
        "read_for_ever(sys.argv[2], sys.argv[3], float(sys.argv[4]))"
    )
    command = [sys.executable, "-c", code, repr(sys.path), fate, str(place), str(seconds)]
    parent = subprocess.Popen(command)
    try:
        wait_for(place.exists)
        worker = int(place.read_text(encoding="utf-8"))
        assert alive(worker)
    finally:
        parent.kill()
        parent.wait()
    wait_for(lambda: not alive(worker))


def wait_for(happened: Callable[[], bool]) -> None:
    for _ in range(600):
        if happened():
            return
        time.sleep(0.1)
    raise AssertionError("it did not happen within a minute")


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")  # the dead wait there for init to fetch them
    return (
        not stat.exists() or stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    )


def test_what_a_library_prints_does_not_run_into_the_answers(several: Runner) -> None:
    outcomes = read_many(inputs("noise", "a"), runner=several, reader=read_or_die)
    assert [bool(o.reading) for o in outcomes] == [True, True]


def test_inputs_are_not_drawn_far_ahead_of_their_outcomes(several: Runner) -> None:
    drawn = 0

    def many() -> object:
        nonlocal drawn
        for given in inputs(*(f"r{i}" for i in range(200))):
            drawn += 1
            yield given

    outcomes = read_many(many(), runner=several, reader=read_or_die)  # type: ignore[call-overload]
    next(outcomes)
    assert drawn <= 2 * (AHEAD if isinstance(several, Local) else cluster.AHEAD * cluster.BATCH)
    outcomes.close()


def test_an_error_among_the_inputs_keeps_its_place(several: Runner) -> None:
    missing = EmptyInput("folder", "the folder holds no report", "Name another")
    first, second = read_many([missing, *inputs("a")], runner=several, reader=read_or_die)
    assert (first.name, first.error) == ("folder", missing)
    assert second.reading is not None


def test_no_jobs_read_nothing() -> None:
    with pytest.raises(UsageError, match="0 jobs"):
        list(read_many(inputs("a"), jobs=0))


@pytest.mark.parametrize(
    "error",
    [EmptyInput("a.txt", "it is empty", "Look"), UndecodableText("a.txt", 3, "broken", "Mend")],
)
def test_errors_survive_the_way_between_processes(error: InputError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), back.__dict__) == (type(error), str(error), error.__dict__)


def test_a_folder_means_its_reports_sorted_and_not_the_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "notes.md", ".hidden.txt", "sub/c.PDF", ".git/d.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")
    found = [i.path.relative_to(tmp_path).as_posix() for i in find_inputs([tmp_path])]  # type: ignore[union-attr]
    assert found == ["a.html", "b.txt", "sub/c.PDF"]


def test_a_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    (error,) = find_inputs([tmp_path])
    assert isinstance(error, EmptyInput)


def test_a_file_named_by_itself_may_have_any_ending(tmp_path: Path) -> None:
    (found,) = find_inputs([tmp_path / "report.dat"])
    assert isinstance(found, Input)
    assert found.doc == "report"


def test_an_index_supplies_what_it_knows(tmp_path: Path) -> None:
    index = tmp_path / "INDEX.csv"
    index.write_text("doc,government,report_year\na,兰川市,2025\nb,,\n", encoding="utf-8-sig")
    known = read_index(index)
    assert known == {"a": IndexEntry("兰川市", 2025), "b": IndexEntry(None, None)}
    (given,) = find_inputs([tmp_path / "a.txt"], known)
    assert isinstance(given, Input)
    assert given.index == IndexEntry("兰川市", 2025)


@pytest.mark.parametrize("column", ["url", "Source", "网址"])
def test_an_index_may_say_where_a_text_is_from(tmp_path: Path, column: str) -> None:
    index = tmp_path / "INDEX.csv"
    rows = f"doc,government,report_year,{column}\na,,,https://example.invalid/a \nb,,,\n"
    index.write_text(rows, encoding="utf-8")
    known = read_index(index)
    assert known["a"].origin == "https://example.invalid/a"
    assert known["b"] == IndexEntry()
    (tmp_path / "a.txt").write_text("文。", encoding="utf-8")
    (given,) = find_inputs([tmp_path / "a.txt"], known)
    assert isinstance(given, Input)
    assert read_input(given).outline.document.origin == "https://example.invalid/a"


def test_an_index_saved_by_excel_in_china_is_read(tmp_path: Path) -> None:
    index = tmp_path / "INDEX.csv"
    index.write_text("doc,government,report_year\na,兰川市,2025\n", encoding="gbk")
    assert read_index(index)["a"].government == "兰川市"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,year\na,2025\n", "lacks the column 'doc'"),
        ("doc,government,report_year\na,兰川市,二〇二五\n", "line 2.*no year"),
        ("doc,government,report_year\na,,\na,,\n", "line 3.*twice"),
        ("", "lacks the column"),
        (f"doc,government,report_year,url\na,,,{'x' * 2001}\n", "line 2.*no address"),
        ('doc,government,report_year,url\na,,,"a\x07b"\n', "line 2.*no address"),
        ("doc,government,report_year,url\na,,,JavaScript:alert(1)\n", "line 2.*no address on"),
        ("doc,government,report_year,url\na,,,data:text/html;base64\n", "line 2.*no address on"),
    ],
)
def test_an_index_that_does_not_hold_is_refused(tmp_path: Path, text: str, message: str) -> None:
    index = tmp_path / "INDEX.csv"
    index.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        read_index(index)
