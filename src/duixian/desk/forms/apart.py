"""A form read in a process of its own: one that hangs or eats all memory is ended with it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from duixian.desk.forms.reading import read_form
from duixian.desk.forms.rows import Form
from duixian.errors import DuixianError, TookTooLong, WorkerCrashed

MOST_MEMORY = 4 * 1024**3
"""Bytes of addresses that reading may take, LibreOffice for old Word files included."""
_START = (
    "import pickle, sys; "
    "sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from duixian.desk.forms.apart import serve; serve()"
)


def read_within(
    file: Path, name: str, year: int, units: Iterable[str] | None, seconds: float
) -> Form:
    """Read a form as `read_form` does, within a time. `name` is what it is called in answers.

    `InputError` for what is no form; `TookTooLong` or `WorkerCrashed` where reading it did not
    come to an end.
    """
    asked = pickle.dumps(sys.path) + pickle.dumps((file, year, units and tuple(units)))
    worker = subprocess.Popen(
        [sys.executable, "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        process_group=0,  # Ctrl-C is for the parent, which ends it
    )
    try:
        answer, _ = worker.communicate(asked, timeout=seconds)
    except subprocess.TimeoutExpired:
        limit = f"it took longer than {seconds:g} s"
        raise TookTooLong(name, limit, "Save the form without pictures, or as .xlsx") from None
    finally:
        worker.kill()
        worker.wait()
    if worker.returncode:
        died = f"reading it ended with code {worker.returncode}"
        raise WorkerCrashed(name, died, "Open the form in its program and save it again")
    read: tuple[Form, DuixianError | None] = pickle.loads(answer)
    form, error = read
    if error is not None:
        raise error
    return replace(form, name=name)


def serve() -> None:
    """The process's side: one question from standard input, one answer to standard output."""
    _bound_memory()
    file, year, units = pickle.load(sys.stdin.buffer)
    form, error = None, None
    try:
        form = read_form(file, year, units)
    except DuixianError as found:
        error = found
    sys.stdout.buffer.write(pickle.dumps((form, error)))


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
