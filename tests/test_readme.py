"""The readmes promise only what a fresh installation does."""

import os
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh.md")
BLOCK = re.compile(r"```(?P<language>sh|python)\n(?P<body>.*?)```", re.DOTALL)


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    found = [m["body"] for m in BLOCK.finditer(text) if m["language"] == language]
    assert found
    return found


@pytest.mark.parametrize("name", READMES)
def test_the_two_commands_come_first_and_together(name: str) -> None:
    first = [line.split("#")[0].strip() for line in blocks(name, "sh")[0].splitlines()]
    assert first == ["git clone ADDRESS duixian && cd duixian", "make demo", "make test"]


@pytest.mark.parametrize("name", READMES)
def test_every_row_of_a_table_has_the_cells_of_its_head(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    rows = [
        (i, line.replace("\\|", "").count("|")) for i, line in enumerate(lines) if line[:1] == "|"
    ]
    assert rows
    for (i, cells), (j, following) in pairwise(rows):
        assert j != i + 1 or cells == following, lines[j]


def commands(name: str) -> list[str]:
    return [
        line.split("  #")[0].strip()
        for block in blocks(name, "sh")
        for line in block.splitlines()
        if line.startswith("duixian")
    ]


def program(name: str) -> str:
    """The example in Python, without what is remarked in either language."""
    (only,) = blocks(name, "python")
    return "\n".join(line.split("  #")[0].rstrip() for line in only.splitlines())


def test_both_readmes_show_the_same_examples() -> None:
    english, chinese = READMES
    assert commands(english) == commands(chinese)
    assert program(english) == program(chinese)


def test_its_examples_run_as_they_stand(tmp_path: Path) -> None:
    asked = [command for command in commands(READMES[0]) if " serve" not in command]
    assert len(asked) >= 3
    for command in asked:
        words = [sys.executable, "-m", *shlex.split(command)]
        done = subprocess.run(words, cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, (command, done.stderr.decode())
    assert (tmp_path / "accounts.csv").stat().st_size > 0
    done = subprocess.run(
        [sys.executable, "-c", program(READMES[0])],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr.decode()
