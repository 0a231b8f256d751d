"""What the user's machine does to a command: links, devices, pipes, disks, signals, lost files."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from duixian.cli import pipes
from duixian.errors import EmptyInput, InputError, TooLarge
from running import Duixian


@pytest.fixture
def own(books: Path, tmp_path: Path) -> Path:
    """Books that a test may damage."""
    place = tmp_path / "own"
    shutil.copytree(books, place)
    return place


class TestOutput:
    def test_a_link_stays_and_what_it_leads_to_is_written(
        self, duixian: Duixian, books: Path, tmp_path: Path
    ) -> None:
        target, link = tmp_path / "kept" / "claims.csv", tmp_path / "claims.csv"
        target.parent.mkdir()
        target.write_text("old", encoding="utf-8")
        target.chmod(0o640)
        link.symlink_to(target)
        assert duixian("--books", books, "claims", "-o", link).code == 0
        assert link.is_symlink()
        assert target.read_text(encoding="utf-8-sig").startswith("claim_id")
        assert stat.S_IMODE(target.stat().st_mode) == 0o640

    def test_a_link_that_leads_nowhere_yet_makes_its_target(
        self, duixian: Duixian, books: Path, tmp_path: Path
    ) -> None:
        link = tmp_path / "reports.csv"
        link.symlink_to(tmp_path / "later.csv")
        assert duixian("--books", books, "reports", "-o", link).code == 0
        assert link.is_symlink()
        assert (tmp_path / "later.csv").stat().st_size > 0

    def test_a_device_is_written_through(self, duixian: Duixian, books: Path) -> None:
        run = duixian("--books", books, "reports", "-o", "/dev/stdout", "-f", "jsonl")
        assert run.code == 0
        assert {row["doc"] for row in run.rows} >= {"lanchuan-2024"}
        assert not stat.S_ISREG(os.stat("/dev/null").st_mode)
        assert duixian("--books", books, "reports", "-o", "/dev/null", "-f", "csv").code == 0
        assert stat.S_ISCHR(os.stat("/dev/null").st_mode)

    def test_a_pipe_is_written_through(self, duixian: Duixian, books: Path, tmp_path: Path) -> None:
        pipe, got = tmp_path / "pipe", []
        os.mkfifo(pipe)
        reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
        reader.start()
        assert duixian("--books", books, "reports", "-o", pipe, "-f", "csv").code == 0
        reader.join(timeout=20)
        assert b"lanchuan-2024" in got[0]
        assert stat.S_ISFIFO(pipe.stat().st_mode)

    @pytest.mark.parametrize("form", ["jsonl", "csv", "xlsx", "parquet"])
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
    def test_a_full_disk_is_told_with_a_remedy(
        self, duixian: Duixian, books: Path, form: str
    ) -> None:
        run = duixian("--books", books, "claims", "-o", "/dev/full", "-f", form)
        assert run.code == 2
        assert "No space left" in run.err
        assert "internal failure" not in run.err

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
    def test_a_full_standard_output_is_told(self, books: Path) -> None:
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "duixian", "--books", str(books), "claims"]
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == 1
        assert "Free some space" in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()

    def test_a_closed_standard_output_is_told(self, books: Path) -> None:
        line = f"{sys.executable} -m duixian --books {books} claims >&-"
        done = subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, check=False)
        assert done.returncode == 2
        assert "standard output is closed" in done.stderr.decode()

    def test_a_cell_longer_than_excel_holds_is_said(
        self, duixian: Duixian, books: Path, tmp_path: Path
    ) -> None:
        run = duixian(
            *("--books", books, "query", "SELECT repeat('长', 40000) AS long", "-o"),
            tmp_path / "long.xlsx",
        )
        assert run.code == 0
        assert "40,000 characters was cut to the 32,767" in run.err


class TestLostAndDamaged:
    def test_without_its_commit_file_nothing_is_added_over_the_books(
        self, duixian: Duixian, own: Path, reports: Path
    ) -> None:
        (own / "books.json").unlink()
        run = duixian("--books", own, "add", reports / "lanchuan-2024.txt")
        assert run.code == 1
        assert "rebuild" in run.err
        assert not (own / "books.json").exists()

    def test_rebuilding_gives_the_same_books(self, duixian: Duixian, own: Path) -> None:
        before = duixian("--books", own, "claims")
        names = duixian("--books", own, "query", "SELECT doc, government, report_year FROM reports")
        (own / "books.json").unlink()
        run = duixian("--books", own, "rebuild")
        assert run.code == 0
        assert "made anew from 4 originals" in run.err
        assert duixian("--books", own, "claims").raw == before.raw
        asked = "SELECT doc, government, report_year FROM reports"
        assert sorted(duixian("--books", own, "query", asked).out.splitlines()) == sorted(
            names.out.splitlines()
        )
        assert list((own / "before-rebuild").glob("*/tables"))

    def test_a_damaged_table_is_told_and_mended(self, duixian: Duixian, own: Path) -> None:
        before = duixian("--books", own, "claims")
        files = list((own / "tables" / "claims").glob("*.parquet"))
        assert files
        for file in files:
            file.write_bytes(b"no parquet")
        run = duixian("--books", own, "claims")
        assert run.code == 1
        assert "rebuild" in run.err
        assert "internal failure" not in run.err
        assert duixian("--books", own, "rebuild").code == 0
        assert duixian("--books", own, "claims").raw == before.raw

    def test_a_damaged_log_is_told_in_one_line(self, duixian: Duixian, own: Path) -> None:
        for log in (own / "tables" / "claims" / "_delta_log").glob("*.json"):
            log.write_text("no log", encoding="utf-8")
        run = duixian("--books", own, "claims")
        assert run.code == 1
        assert "rebuild" in run.err
        assert len(run.err.splitlines()) == 1

    def test_nothing_to_rebuild_from_is_told(self, duixian: Duixian, tmp_path: Path) -> None:
        run = duixian("--books", tmp_path / "none", "rebuild")
        assert run.code == 1
        assert "no originals" in run.err

    def test_books_that_cannot_be_made_are_told(self, duixian: Duixian, reports: Path) -> None:
        run = duixian("--books", "/proc/none/books", "add", reports)
        assert run.code == 1
        assert "cannot be written" in run.err
        assert "internal failure" not in run.err

    def test_the_demo_keeps_out_of_real_books(
        self, duixian: Duixian, tmp_path: Path, reports: Path
    ) -> None:
        mine = tmp_path / "mine.txt"
        shutil.copy(reports / "lanchuan-2024.txt", mine)
        assert duixian("--books", tmp_path / "out" / "books", "add", mine).code == 0
        run = duixian("demo", "--output", tmp_path / "out")
        assert run.code == 1
        assert "mine" in run.err
        assert not (tmp_path / "out" / "index.html").exists()
        docs = [r["doc"] for r in duixian("--books", tmp_path / "out" / "books", "reports").rows]
        assert docs == ["mine"]


class TestInputs:
    def test_a_name_that_is_not_utf8_is_read_and_shown(
        self, duixian: Duixian, reports: Path, tmp_path: Path
    ) -> None:
        folder = tmp_path / "odd"
        folder.mkdir()
        text = (reports / "lanchuan-2024.txt").read_bytes()
        (folder / os.fsdecode("澜川".encode("gbk") + b".txt")).write_bytes(text)
        (folder / os.fsdecode(b"\xff\xfe.txt")).write_bytes(b"")
        shutil.copy(reports / "lanchuan-2025.txt", folder)
        run = duixian("--books", tmp_path / "kept", "add", folder)
        assert run.code == 3
        assert "\\xff" in run.err
        docs = {r["doc"] for r in duixian("--books", tmp_path / "kept", "reports").rows}
        assert docs == {"澜川", "lanchuan-2025"}

    @pytest.mark.parametrize("arguments", [("add", ""), ("--books", "", "claims"), ("read", "")])
    def test_an_empty_name_is_wrong_usage(
        self, duixian: Duixian, arguments: tuple[str, ...]
    ) -> None:
        run = duixian(*arguments)
        assert run.code == 2
        assert "empty" in run.err

    def test_what_comes_through_a_substituted_command_is_added(
        self, reports: Path, tmp_path: Path
    ) -> None:
        line = (
            f"{sys.executable} -m duixian --books {tmp_path / 'kept'} "
            f"add <(cat {reports / 'lanchuan-2024.txt'})"
        )
        done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        assert "1 added" in done.stderr.decode()

    def test_a_link_that_leads_to_itself_is_said_as_that(
        self, duixian: Duixian, tmp_path: Path
    ) -> None:
        loop = tmp_path / "loop.txt"
        loop.symlink_to(loop)
        run = duixian("read", loop)
        assert run.code == 3
        assert "leads back to itself" in run.err

    def test_a_pipe_into_which_nobody_writes_is_given_up(self, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        found = pipes.given(str(pipe), patience=0.2)
        assert isinstance(found, InputError)
        assert "nothing more came" in found.found

    def test_a_device_without_end_is_refused(self) -> None:
        assert isinstance(pipes.given("/dev/zero"), TooLarge)
        assert isinstance(pipes.given("/dev/null"), EmptyInput)

    def test_recover_takes_a_pipe_and_refuses_a_device_without_end(
        self, duixian: Duixian, reports: Path
    ) -> None:
        run = duixian("recover", "/dev/zero")
        assert run.code == 3
        assert "MB came through" in run.err
        line = f"{sys.executable} -m duixian recover <(cat {reports / 'lanchuan-2024.txt'})"
        done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        assert done.stdout == (reports / "lanchuan-2024.txt").read_bytes()

    def test_an_index_without_end_is_refused(self, duixian: Duixian, reports: Path) -> None:
        run = duixian("read", reports / "lanchuan-2024.txt", "--index", "/dev/zero")
        assert run.code == 2
        assert "the index is too large" in run.err

    def test_a_folder_that_may_not_be_listed_is_said(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        from duixian.engine import find_inputs

        def refused(path: object) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(os, "scandir", refused)
        (found,) = find_inputs([tmp_path])
        assert isinstance(found, InputError)
        assert "may not be read" in found.found


def test_an_ended_addition_takes_its_workers_along(reports: Path, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    text = (reports / "lanchuan-2025.txt").read_text(encoding="utf-8")
    for i in range(300):
        (many / f"r{i}.txt").write_text(f"{text}\n{i}", encoding="utf-8")
    command = [sys.executable, "-m", "duixian", "--books", str(tmp_path / "kept"), "add"]
    process = subprocess.Popen(
        [*command, str(many), "--jobs", "2"], stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stderr is not None
    process.stderr.readline()  # it is under way
    workers = _children(process.pid)
    assert workers
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 143
    assert "the books are as the last commit left them" in said.decode()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{w}").exists() for w in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [w for w in workers if Path(f"/proc/{w}").exists()]
    assert not (tmp_path / "kept" / "books.json").exists()


def _children(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[1]) == parent:
            found.append(int(status.parent.name))
    return found
