"""Seconds of each stage, beside those of another checkout."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_each_stage_is_measured_in_both_checkouts() -> None:
    reports = ROOT / "src" / "duixian" / "demo" / "reports"
    command = [sys.executable, str(ROOT / "benchmarks" / "stages.py"), "--passes", "1"]
    command += ["--texts", str(reports), "--against", str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    head, _, *rows = done.stdout.splitlines()
    assert head == "| stage | this checkout | the other | times as fast |"
    stages = [row.split(" | ")[0] for row in rows]
    assert stages == [
        *("| bytes to document", "| outline", "| claims", "| tasks", "| headlines", "| all"),
        "| characters a second",
    ]
    assert all(cell.endswith(" s") for cell in rows[2].split(" | ")[1:3])
