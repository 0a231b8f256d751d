"""The command that opens the portal."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "duixian", *arguments]


def _opened(address: str) -> bytes:
    """What is there once the books are opened: on a busy machine that takes longer than the portal
    waits before it answers."""
    while True:
        try:
            with urllib.request.urlopen(address) as answer:
                told: bytes = answer.read()
                return told
        except urllib.error.HTTPError as error:
            if error.code != 503 or "Retry-After" not in error.headers:
                raise
            time.sleep(0.1)


def test_serve_opens_the_books_says_where_and_stops_quietly(built: Path) -> None:
    process = subprocess.Popen(
        command("--books", str(built), "serve", "--port", "0"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr
        address = re.search(r"http://127\.0\.0\.1:\d+/", process.stderr.readline())
        assert address
        assert b'"reports":5' in _opened(address[0] + "index.json")
    finally:
        process.send_signal(signal.SIGINT)
        said, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert said == ""
    assert "Traceback" not in errors


def test_a_past_state_cannot_be_served(built: Path) -> None:
    run = subprocess.run(
        command("--books", str(built), "--at", "1", "serve"), capture_output=True, text=True
    )
    assert run.returncode == 2
    assert "--at" in run.stderr


def test_a_missing_directory_is_wrong_usage(tmp_path: Path) -> None:
    run = subprocess.run(
        command("--books", str(tmp_path / "none"), "serve"), capture_output=True, text=True
    )
    assert run.returncode == 2
    assert "there are no books here" in run.stderr
