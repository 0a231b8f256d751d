"""Ratios are compared with those of the last run of such a machine, and falls are named."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    folder = ROOT / "benchmarks"
    spec = importlib.util.spec_from_file_location("bench", folder / "bench.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    sys.modules["bench"] = made  # dataclasses look their module up
    spec.loader.exec_module(made)
    return made


def of(bench: ModuleType, ratio: float, peer: str = "jieba 0.42.1 lcut") -> object:
    return bench.Ratio("reading: characters a processor second", peer, "1", "2", ratio)


HERE = {"processor": "one", "python": "3.11.7"}
NAME = "reading: characters a processor second / jieba"


def run(commit: str, ratio: float, **machine: str) -> dict[str, object]:
    return {"commit": commit, "machine": HERE | machine, "ratios": {NAME: ratio}}


def test_a_fall_of_more_than_the_noise_is_named_with_the_commit_before(bench: ModuleType) -> None:
    before = [run("aaa", 2.0), run("bbb", 1.2)]
    (told,) = bench.falls([of(bench, 1.0)], before, HERE)
    assert told == f"{NAME}: 1.00 ×, and 1.20 × at bbb: it fell by 17%"
    assert bench.falls([of(bench, 1.03)], before, HERE) == []
    assert bench.falls([of(bench, 1.9)], before, HERE) == []


def test_another_version_of_the_peer_is_the_same_peer(bench: ModuleType) -> None:
    assert bench.falls([of(bench, 1.0, "jieba 0.43 lcut")], [run("bbb", 1.2)], HERE)


def test_another_machine_or_python_says_nothing(bench: ModuleType) -> None:
    for other in ({"processor": "two"}, {"python": "3.13.1"}):
        assert bench.falls([of(bench, 0.1)], [run("bbb", 1.2, **other)], HERE) == []


def test_what_is_kept_can_be_read_again(bench: ModuleType, tmp_path: Path) -> None:
    history = tmp_path / "history.jsonl"
    assert bench.kept(history) == []
    entry = bench.entry([of(bench, 1.25)], "2026-11-27")
    history.write_text(json.dumps(entry) + "\n" + json.dumps(entry) + "\n", encoding="utf-8")
    assert [one["ratios"] for one in bench.kept(history)] == [{NAME: 1.25}] * 2
    assert bench.falls([of(bench, 1.0)], bench.kept(history), bench.machine())


def test_what_was_kept_holds(bench: ModuleType) -> None:
    runs = bench.kept(bench.HISTORY)
    assert runs
    for one in runs:
        assert {"commit", "date", "machine", "ratios", "rows"} <= one.keys()
        assert set(one["ratios"]) == {bench.Ratio(**row).name for row in one["rows"]}


def test_the_table_has_a_row_a_ratio(bench: ModuleType) -> None:
    lines = bench.table([of(bench, 1.25), of(bench, 0.5, "pip 25")]).splitlines()
    assert len(lines) == 4
    assert lines[2].endswith("| jieba 0.42.1 lcut | 1 | 2 | 1.25 × |")
