"""The program as a user runs it: another process, its output, its exit code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest

from running import Duixian, Run
from warm import Warm

Do = Callable[..., Run]
READ_WHEN_CALLED = "AWS_"
"""Variables that no module looks at when it is loaded: the address and keys of a store."""


@pytest.fixture(scope="session")
def warm() -> Iterator[Warm]:
    """The program, loaded: what needs no variables when it is loaded runs as a fork of it."""
    server = Warm()
    yield server
    server.stop()


@pytest.fixture
def duixian(tmp_path: Path, warm: Warm) -> Duixian:
    def run(*arguments: object, stdin: bytes | None = None, **environment: str) -> Run:
        given = [*map(str, arguments)]
        if all(name.startswith(READ_WHEN_CALLED) for name in environment):
            code, out, raw = warm.run(given, tmp_path, stdin, timeout=120, more=environment)
        else:
            code, out, raw = _fresh(given, tmp_path, stdin, environment)
        err = raw.decode("utf-8")
        assert "Traceback" not in err
        return Run(code, out, err)

    return run


def _fresh(
    arguments: list[str], folder: Path, stdin: bytes | None, environment: dict[str, str]
) -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "duixian", *arguments],
        cwd=folder,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented reports with their index."""
    folder = tmp_path_factory.mktemp("reports")
    for item in (resources.files("duixian.demo") / "reports").iterdir():
        (folder / item.name).write_bytes(item.read_bytes())
    return folder


@pytest.fixture(scope="session")
def books(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books of the invented reports."""
    place = tmp_path_factory.mktemp("kept") / "books"
    add = ["--books", str(place), "add", str(reports), "--index", str(reports / "INDEX.csv")]
    done = subprocess.run([sys.executable, "-m", "duixian", *add], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return place


@pytest.fixture(scope="session")
def opened(books: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's books with the city's year open at the desk."""
    folder = Path(shutil.copytree(books, tmp_path_factory.mktemp("opened") / "books"))
    for arguments in (["init"], ["open", "--government", "澜川市", "--year", "2024"]):
        command = [sys.executable, "-m", "duixian", "--books", str(folder), "desk", *arguments]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
    return folder


@pytest.fixture
def place(opened: Path, tmp_path: Path) -> Path:
    """A copy of them."""
    return Path(shutil.copytree(opened, tmp_path / "own"))


@pytest.fixture
def desk(duixian: Duixian, place: Path) -> Do:
    return lambda *arguments: duixian("--books", place, "desk", *arguments)
