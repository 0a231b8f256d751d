"""One writer at a time: an advisory lock that dies with its process."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duixian.errors import BooksError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def writer(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; `BooksError` when another process holds it.

    The operating system lets go of the lock when its holder ends, however it ends, so a
    lock file that lies about means nothing. Its content, the holder's process id, is only
    for the message.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise BooksError(
            f"{path.parent}: the books cannot be written ({error.strerror}). "
            "Give yourself the right to write there, or name other books with --books"
        ) from error
    try:
        try:
            _take(handle)
        except OSError as error:
            holder = os.read(handle, 32).decode("ascii", "replace").strip() or "unknown"
            raise BooksError(
                f"{path.parent}: another process (id {holder}) is writing to these books. "
                "Wait until it is done, then try again"
            ) from error
        os.ftruncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)
