"""add and what asks the books: claims, tasks, reports, panel, accounts, audit, query, history."""

from __future__ import annotations

import csv
import io
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len

import duixian as package
from duixian.cli.settling import PANEL
from duixian.settle import COMPARABLE
from running import Duixian

ASKING = ("claims", "tasks", "reports", "panel", "accounts", "audit", "history")


def test_adding_says_what_was_done_and_prints_nothing(duixian: Duixian, reports: Path) -> None:
    first = duixian("add", reports, "--index", reports / "INDEX.csv")
    assert (first.code, first.raw) == (0, b"")
    assert "4 added" in first.err
    again = duixian("add", reports, "--index", reports / "INDEX.csv")
    assert "4 unchanged" in again.err
    assert [r["commit"] for r in duixian("history").rows] == [1]


def test_adding_gives_rows_when_asked(duixian: Duixian, reports: Path) -> None:
    rows = duixian("add", reports / "yanxi-2025.txt", "--format", "jsonl").rows
    assert [(r["doc"], r["fate"]) for r in rows] == [("yanxi-2025", "added")]


def test_a_corrected_text_supersedes_and_the_old_stays_readable(
    duixian: Duixian, reports: Path, tmp_path: Path
) -> None:
    index = reports / "INDEX.csv"
    old = tmp_path / "lanchuan-2025.txt"
    shutil.copy(reports / old.name, old)
    duixian("add", old, "--index", index)
    before = duixian("claims").rows
    text = old.read_text(encoding="utf-8")
    old.write_text(text.replace("地区生产总值", "全市生产总值", 1), encoding="utf-8")
    run = duixian("add", old, "--index", index)
    assert "takes the place of lanchuan-2025" in run.err
    assert len(duixian("reports").rows) == 1
    everything = duixian("reports", "--all").rows
    assert sorted(r["superseded_by"] is None for r in everything) == [False, True]
    assert duixian("--at", 1, "claims").rows == before


def test_the_books_may_be_named_before_or_after_the_command_or_by_the_environment(
    duixian: Duixian, books: Path
) -> None:
    before = duixian("--books", books, "reports").raw
    assert duixian("reports", "--books", books).raw == before
    assert duixian("reports", DUIXIAN_BOOKS=str(books)).raw == before


@pytest.mark.parametrize("command", ASKING)
def test_every_question_can_be_asked_in_every_format(
    duixian: Duixian, books: Path, tmp_path: Path, command: str
) -> None:
    run = duixian("--books", books, command)
    assert (run.code, run.err) == (0, "")
    lines = list(csv.reader(io.StringIO(duixian("--books", books, command, "-f", "csv").out)))
    assert len(lines) == len(run.rows) + 1
    for name in ("rows.xlsx", "rows.parquet", "rows.txt"):
        assert duixian("--books", books, command, "-o", name).code == 0
        assert (tmp_path / name).stat().st_size > 0


def test_filters_narrow_the_claims(duixian: Duixian, books: Path) -> None:
    filters = ("-g", "澜川", "-y", 2025, "--role", "target", "--where", "unit = '%'")
    rows = duixian("--books", books, "claims", *filters).rows
    assert rows
    for row in rows:
        assert (row["government"], row["report_year"]) == ("澜川市", 2025)
        assert (row["role"], row["unit"]) == ("target", "%")


def test_the_panel_has_its_columns_and_says_what_is_absent(duixian: Duixian, books: Path) -> None:
    rows = duixian("--books", books, "panel", "-g", "澜川市").rows
    assert tuple(rows[0]) == (*PANEL, *COMPARABLE)
    assert {"gdp_growth", "urban_new_jobs"} <= {r["indicator"] for r in rows}
    for row in rows:
        told = (row["value"] is not None, row["qualitative"] is not None, row["absent"])
        assert sum(told) == 1


def test_accounts_show_both_sides_and_the_arithmetic(duixian: Duixian, books: Path) -> None:
    rows = duixian("--books", books, "accounts", "-g", "澜川市", "-y", 2024).rows
    assert list(rows[0])[:8] == [
        *("government", "year", "series", "indicator", "verdict", "reason", "target", "result"),
    ]
    (gdp,) = [r for r in rows if r["series"] == "gdp_growth"]
    assert gdp["target"]["doc"] == "lanchuan-2024"
    assert gdp["result"]["doc"] == "lanchuan-2025"
    assert gdp["verdict"] == "missed"
    assert gdp["reason"]
    missed = duixian("--books", books, "accounts", "--verdict", "missed").rows
    assert gdp["indicator"] in {r["indicator"] for r in missed}
    assert {r["verdict"] for r in missed} == {"missed"}


def test_accounts_are_flat_where_cells_are_all_there_is(
    duixian: Duixian, books: Path, tmp_path: Path
) -> None:
    duixian("--books", books, "accounts", "-o", "accounts.xlsx")
    header = next(openpyxl.load_workbook(tmp_path / "accounts.xlsx").active.iter_rows())
    names = {cell.value for cell in header}
    assert {"target_value", "target_quote", "result_value", "result_doc"} <= names


def test_a_condition_may_look_into_an_account(duixian: Duixian, books: Path) -> None:
    rows = duixian("--books", books, "accounts", "-w", "target.bound = 'ge'").rows
    assert rows
    assert {r["target"]["bound"] for r in rows} == {"ge"}


def test_findings_name_their_claims(duixian: Duixian, books: Path) -> None:
    rows = duixian("--books", books, "audit").rows
    assert rows
    assert list(rows[0])[:4] == ["finding_id", "kind", "severity", "doc"]
    high = duixian("--books", books, "audit", "--severity", "high").rows
    assert {r["severity"] for r in high} <= {"high"}


def test_sql_over_the_books(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "query", "SELECT count(*) AS n FROM reports")
    assert run.rows == [{"n": 4}]


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "DROP TABLE claims"),
        ("query", "SELECT * FROM '/etc/hostname'"),
        ("claims", "--where", "no_such_column = 1"),
        ("claims", "--role", "goal"),
        ("claims", "--year", "soon"),
        ("claims", "--format", "yaml"),
        ("accounts", "--verdict", "good"),
        ("panel", "--where", "read_text('/etc/hostname') = ''"),
        ("claims", "--no-such-option"),
        ("no-such-command",),
        ("read",),
        ("read", "-", "-"),
    ],
)
def test_wrong_usage_ends_with_code_2_and_a_sentence(
    duixian: Duixian, books: Path, arguments: tuple[str, ...]
) -> None:
    run = duixian("--books", books, *arguments)
    assert (run.code, run.raw) == (2, b"")
    assert run.err


def test_no_books_no_answer(duixian: Duixian, tmp_path: Path) -> None:
    run = duixian("claims")
    assert (run.code, run.raw) == (1, b"")
    assert "there are no books here" in run.err
    assert not (tmp_path / "books").exists()


def test_a_commit_that_is_not_there_is_named(duixian: Duixian, books: Path) -> None:
    run = duixian("--books", books, "--at", 99, "claims")
    assert run.code == 1
    assert "no commit 99" in run.err


def test_the_demonstration_runs_and_leaves_a_page(duixian: Duixian, tmp_path: Path) -> None:
    run = duixian("demo", "--output", "shown")
    assert run.code == 0
    assert list((tmp_path / "shown").glob("*.html"))


def test_books_from_python(books: Path) -> None:
    kept = package.Books(books)
    assert kept.claims(government="澜川市", role="target").df()["value"].notna().all()
    assert len(kept.tasks()) > 0


def test_an_interrupted_addition_leaves_the_books_as_they_were(
    reports: Path, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    text = (reports / "lanchuan-2025.txt").read_text(encoding="utf-8")
    for i in range(300):
        (many / f"r{i}.txt").write_text(f"{text}\n{i}", encoding="utf-8")
    command = [sys.executable, "-m", "duixian", "--books", str(tmp_path / "kept"), "add", str(many)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    assert process.stderr is not None
    first = process.stderr.readline()  # the addition is under way, everything is imported
    assert first.startswith(b"duixian: r")
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130
    assert said.decode().endswith("interrupted; the books are as the last commit left them\n")
    assert "Traceback" not in said.decode()
    assert not (tmp_path / "kept" / "books.json").exists()


def in_a_terminal(*arguments: object) -> str:
    """What the program writes to a terminal of 80 columns."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "duixian", *map(str, arguments)]
    environment = {**os.environ, "COLUMNS": "80", "TERM": "dumb"}
    process = subprocess.Popen(command, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    written = b""
    with suppress(OSError):  # Linux says so when the other side is closed
        while data := os.read(ours, 65536):
            written += data
    assert process.wait(timeout=60) == 0
    os.close(ours)
    return written.decode()


def test_a_terminal_shows_a_table_that_fits(books: Path) -> None:
    shown = in_a_terminal("--books", books, "reports")
    assert "lanchuan-2025" in shown
    assert "{" not in shown
    assert all(cell_len(line) <= 80 for line in shown.splitlines())


def test_binary_formats_are_kept_from_a_terminal(books: Path) -> None:
    with pytest.raises(AssertionError):
        in_a_terminal("--books", books, "reports", "--format", "xlsx")
