"""What it costs to start the program: processor time of its lightest commands, beside others.

    python benchmarks/startup.py [--times 15]

Processor time (user and system) of whole processes, the least of some runs, each command's runs
mixed with the others': what else the machine does then touches all alike. The ratio is that to an
interpreter that does nothing (`python -c pass`).
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Collection
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

TINY = """2024年澜川市政府工作报告
一、2023年工作回顾
地区生产总值增长5.2%。
二、2024年工作安排
地区生产总值增长5.5%左右。
"""
NOTHING = "python -c pass"
COMMANDS: dict[str, tuple[str, ...]] = {
    NOTHING: ("-c", "pass"),
    "duixian --version": ("-m", "duixian", "--version"),
    "duixian --help": ("-m", "duixian", "--help"),
    "duixian read --help": ("-m", "duixian", "read", "--help"),
    "duixian read tiny.txt": ("-m", "duixian", "read", "tiny.txt"),
    "duixian read tiny.txt --format csv": ("-m", "duixian", "read", "tiny.txt", "--format", "csv"),
    "pip --version": ("-m", "pip", "--version"),
    "pip --help": ("-m", "pip", "--help"),
    "pytest --version": ("-m", "pytest", "--version"),
    "mypy --version": ("-m", "mypy", "--version"),
    "alembic --help": ("-m", "alembic", "--help"),
    "uvicorn --help": ("-m", "uvicorn", "--help"),
    "typer --help": ("-m", "typer", "--help"),
    "python -c 'import pandas'": ("-c", "import pandas"),
}
"""What is run, by what it is called: ours, programs that one has anyway, and one library."""


def spent(arguments: tuple[str, ...], folder: Path, environment: dict[str, str]) -> float:
    """Processor seconds of one run. `CalledProcessError` where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measured(times: int, wanted: Collection[str] = COMMANDS) -> dict[str, float]:
    """The least processor seconds of each of the commands that there is here."""
    least: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "tiny.txt").write_text(TINY, encoding="utf-8")
        # As an installed program has it: what was compiled once stays so.
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "DUIXIAN_LANG": "en"}
        for turn in range(times + 1):
            for told in wanted:
                arguments = COMMANDS[told]
                try:
                    seconds = spent(arguments, folder, environment)
                except subprocess.CalledProcessError:
                    continue  # not installed here
                if turn:  # the first run compiles
                    least[told] = min(seconds, least.get(told, seconds))
    return least


def installed(command: str) -> str:
    """The version of a program, for the table."""
    name = command.split()[0]
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=15)
    given = parser.parse_args()
    least = measured(given.times)
    print(
        f"Measured {datetime.now(UTC):%Y-%m-%d} with `python benchmarks/startup.py`, the least of "
        f"{given.times} runs, Python {sys.version.split()[0]}.\n"
    )
    print("| command | version | processor seconds | `python -c pass` = 1 |\n|---|---|---:|---:|")
    for told, seconds in least.items():
        ratio = seconds / least[NOTHING]
        print(f"| `{told}` | {installed(told)} | {seconds:.3f} | {ratio:.1f} |")


if __name__ == "__main__":
    main()
