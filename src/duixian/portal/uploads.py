"""Reports that were sent in and wait for a decision: read, shown, added or dropped."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import PurePath

from duixian.engine import IndexEntry, Input, read_many
from duixian.errors import InputError
from duixian.model import Reading
from duixian.portal.settings import Settings

AT_ONCE = 2
"""Uploads read at the same time, each in a process of its own; others wait their turn."""


@dataclass(slots=True)
class Upload:
    """One report that was sent in. Either `reading` or `error` is given once it was read."""

    id: str
    name: str
    data: bytes
    reading: Reading | None = None
    error: InputError | None = None

    @property
    def done(self) -> bool:
        return self.reading is not None or self.error is not None


class Uploads:
    """What was sent in and is not yet decided on. Kept in memory, the newest few."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._mutex = threading.Lock()
        self._waiting: OrderedDict[str, Upload] = OrderedDict()
        self._threads: ThreadPoolExecutor | None = None

    def put(self, name: str, data: bytes, known: IndexEntry) -> Upload:
        """Take a report in and have it read in a process of its own, within the time limit."""
        upload = Upload(secrets.token_urlsafe(18), plain_name(name), data)
        with self._mutex:
            self._waiting[upload.id] = upload
            while len(self._waiting) > self._settings.max_pending:
                self._waiting.popitem(last=False)
            if self._threads is None:
                self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="upload")
            self._threads.submit(self._read, upload, known)
        return upload

    def get(self, identifier: str) -> Upload | None:
        """The upload, while it waits."""
        with self._mutex:
            return self._waiting.get(identifier)

    def drop(self, identifier: str) -> None:
        """Forget an upload."""
        with self._mutex:
            self._waiting.pop(identifier, None)

    def close(self) -> None:
        """Read nothing more of what was sent in so far."""
        with self._mutex:
            if self._threads:
                self._threads.shutdown(wait=False, cancel_futures=True)
            self._threads = None

    def _read(self, upload: Upload, known: IndexEntry) -> None:
        given = Input(upload.name, data=upload.data, index=known)
        for outcome in read_many([given], jobs=1, seconds=self._settings.read_seconds):
            upload.error = outcome.error
            upload.reading = outcome.reading


def plain_name(name: str) -> str:
    """A file's name without folders and without characters that do not print.

    >>> plain_name("../../etc/大连 2020.txt"), plain_name("C:\\\\temp\\\\a.pdf")
    ('大连 2020.txt', 'a.pdf')
    """
    last = PurePath(name.replace("\\", "/")).name
    kept = "".join(c for c in last if c.isprintable()).strip(" .")[:100]
    return kept or "report.txt"
