"""Inputs that are no files: what comes through a named pipe, ``<(…)`` or a device, read once.

A file is read twice (to read it, and to keep the original); a pipe gives its bytes once, may
never give any, and may never end. So it is read here, at the command's start, within bounds.
"""

from __future__ import annotations

import os
import select
import stat
import time
from pathlib import Path

from duixian.engine import Input
from duixian.errors import EmptyInput, InputError, TooLarge
from duixian.sources import shown

PATIENCE = 30.0
"""Seconds to wait for the next bytes: longer than any converter takes to begin."""
MOST = 128 * 1024 * 1024
"""Bytes: the limit of the largest kind of file that is read."""


def given(path: str, *, patience: float = PATIENCE) -> Input | InputError | None:
    """The input that comes through `path`; None where `path` is a file, a folder or nothing."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return None  # told when the path is opened as a file
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    name = shown(Path(path))
    if not (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)):
        return InputError(name, "this is no file, folder or pipe", "Name a file of the report")
    try:
        data = _read(path, name, patience, waits=stat.S_ISFIFO(mode))
    except InputError as error:
        return error
    except OSError as error:
        return InputError(name, f"it cannot be read ({error.strerror})", "Name a file")
    if not data:
        return EmptyInput(name, "nothing came through the pipe", "Write the report into it")
    return Input(name, data=data)


def _read(path: str, name: str, patience: float, *, waits: bool) -> bytes:
    """All bytes. `waits`: nothing may mean that nobody writes yet; of a device it is the end."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        pieces: list[bytes] = []
        size, since = 0, time.monotonic()
        while True:
            left = patience - (time.monotonic() - since)
            if left <= 0:
                raise InputError(
                    name, f"nothing more came for {patience:g} s", "Close the pipe when all is sent"
                )
            ready, _, _ = select.select([handle], [], [], left)
            piece = os.read(handle, 1 << 20) if ready else b""
            if not piece and ready and (pieces or not waits or _ended(handle)):
                return b"".join(pieces)
            if piece:
                since = time.monotonic()
            else:
                time.sleep(0.05)  # nobody has opened the other end yet
            size += len(piece)
            pieces += [piece] if piece else []
            if size > MOST:
                raise TooLarge(
                    name, f"more than {MOST >> 20} MB came through", "Give one report at a time"
                )
    finally:
        os.close(handle)


def _ended(handle: int) -> bool:
    """Whether the writer has been and gone: a pipe that hangs up will give nothing more."""
    poll = select.poll()
    poll.register(handle, select.POLLIN | select.POLLHUP)
    events = poll.poll(0)
    return any(event & select.POLLHUP for _, event in events)
