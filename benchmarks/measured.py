"""A command of Duixian in a process of its own, with its time, processor time and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass

_CODE = """
import atexit, sys
from pathlib import Path
from duixian.cli import main

def told():
    lines = Path("/proc/self/status").read_text().splitlines()
    print(next(line.split()[1] for line in lines if line.startswith("VmHWM")), file=sys.stderr)

atexit.register(told)
main()
"""
"""The command, which says at its end how much memory it took at most, in kB (Linux)."""


@dataclass(frozen=True, slots=True)
class CommandCost:
    """What one run of a command took; `memory` in MB, of its own process without children."""

    seconds: float
    processor: float
    memory: float
    output: str


def as_installed() -> dict[str, str]:
    """The environment for a process that may keep compiled modules, as an installed program has."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def run(*arguments: object, code: str = _CODE) -> CommandCost:
    """Run a command of Duixian. `CalledProcessError` where it fails."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env=as_installed())
    passed, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return CommandCost(passed, used, int(done.stderr.split()[-1]) / 1024, done.stdout)
