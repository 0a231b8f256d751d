"""`duixian vacuum`, as its users see it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from running import Duixian


@pytest.fixture
def grown(duixian: Duixian, reports: Path, tmp_path: Path) -> Path:
    """Books of two commits."""
    for name in ("lanchuan-2024", "lanchuan-2025"):
        shutil.copy(reports / f"{name}.txt", tmp_path / f"{name}.txt")
        done = duixian("--books", tmp_path / "books", "add", tmp_path / f"{name}.txt")
        assert done.code == 0
    return tmp_path / "books"


def test_it_says_what_it_gave_up(duixian: Duixian, grown: Path) -> None:
    run = duixian("--books", grown, "vacuum", "--keep", "1", "--dry-run")
    assert (run.code, run.out) == (0, "")
    assert "would give up 1 commits" in run.err
    assert duixian("--books", grown, "--at", "1", "claims").code == 0
    assert "gave up 1 commits" in duixian("--books", grown, "vacuum", "--keep", "1").err
    past = duixian("--books", grown, "--at", "1", "claims")
    assert past.code == 1
    assert "no commit 1 in these books. There are: commits 2 to 2" in past.err
    assert len(duixian("--books", grown, "history", "-f", "jsonl").out.splitlines()) == 1


def test_a_past_state_cannot_be_vacuumed(duixian: Duixian, grown: Path) -> None:
    run = duixian("--books", grown, "--at", "1", "vacuum", "--keep", "1")
    assert run.code == 2
    assert "Leave --at out" in run.err
