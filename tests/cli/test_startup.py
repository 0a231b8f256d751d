"""What the program loads before it says something: no more than what it needs to say it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer.main

from duixian.cli import app, commands
from duixian.cli.listed import LISTED

assert commands
REAL: Any = typer.main.get_command(app)

TINY = "2024年澜川市政府工作报告\n一、2023年工作回顾\n地区生产总值增长5.2%。\n"

LIBRARIES = (
    *("pyarrow", "pandas", "numpy", "scipy", "duckdb", "deltalake", "fastapi", "sqlalchemy"),
    *("trafilatura", "lxml", "openpyxl", "pypdfium2", "docx", "tantivy", "jinja2"),
)
"""What other commands need."""
OF_READING = ("duixian.engine", "duixian.extract", "duixian.text", "duixian.registry", "pydantic")
"""What `read` needs and help does not."""


def run(code: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"COLUMNS": "100", "DUIXIAN_LANG": "en"} | environment,
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def program(*arguments: str, before: str = "", told: tuple[str, ...] = ()) -> str:
    """Source that runs the program and says on standard error which of some modules are loaded."""
    return (
        f"import sys\n{before}\n"
        f"sys.argv = ['duixian', *{arguments!r}]\n"
        "from duixian.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print(*[m for m in {told!r} if m in sys.modules], file=sys.stderr)"
    )


def test_help_loads_no_command_and_none_of_what_only_commands_need(tmp_path: Path) -> None:
    modules = {f"duixian.cli.{module}" for told in LISTED.values() for module in told.modules}
    none = (*LIBRARIES, *OF_READING, *sorted(modules), "rich.markdown", "rich.traceback")
    done = run(program("--help", told=none), tmp_path)
    assert "identify" in done.stdout
    assert done.stderr.split() == []


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_reading_a_text_loads_nothing_that_text_does_not_need(format: str, tmp_path: Path) -> None:
    (tmp_path / "tiny.txt").write_text(TINY, encoding="utf-8")
    none = (*LIBRARIES, "rich", "duixian.portal", "duixian.desk", "duixian.cli.adding")
    done = run(program("read", "tiny.txt", "--format", format, told=none), tmp_path)
    assert "地区生产总值" in done.stdout
    assert done.stderr.split() == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_is_the_same_whether_the_commands_are_loaded_or_listed(
    language: str, tmp_path: Path
) -> None:
    listed = run(program("--help"), tmp_path, DUIXIAN_LANG=language)
    loaded = program("--help", before="import duixian.cli.commands")
    assert listed.stdout == run(loaded, tmp_path, DUIXIAN_LANG=language).stdout
    assert ("兑现情况" if language == "zh" else "arithmetic") in listed.stdout


def test_a_command_that_is_called_is_loaded_alone(tmp_path: Path) -> None:
    others = ("duixian.cli.adding", "duixian.cli.desk_app", "rich.markdown")
    done = run(program("read", "--help", told=("duixian.cli.reading", *others)), tmp_path)
    assert "--byte-offsets" in done.stdout
    assert done.stderr.split() == ["duixian.cli.reading"]


def test_a_group_that_is_called_has_all_its_commands_in_their_order(tmp_path: Path) -> None:
    shown = run(program("desk", "--help"), tmp_path).stdout
    names = re.findall(r"^│ ([a-z-]+)  ", shown.partition("─ Commands ─")[2], re.MULTILINE)
    assert names == list(REAL.commands["desk"].commands)
    assert len(names) > 20


def test_asking_the_books_loads_no_pandas_and_stata_files_do(tmp_path: Path) -> None:
    (tmp_path / "tiny.txt").write_text(TINY, encoding="utf-8")
    run(program("add", "tiny.txt"), tmp_path)
    for command in (("claims",), ("accounts",), ("audit",), ("words", "增长"), ("variables",)):
        done = run(program(*command, "-f", "jsonl", "-o", "rows.jsonl", told=("pandas",)), tmp_path)
        assert done.stderr.split() == [], command
    stata = run(program("claims", "-o", "rows.dta", told=("pandas",)), tmp_path)
    assert stata.stderr.split() == ["pandas"]
    assert (tmp_path / "rows.dta").stat().st_size > 100
