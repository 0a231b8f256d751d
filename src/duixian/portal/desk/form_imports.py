"""Forms that were sent in and wait for a decision: read, shown beside the items, brought."""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections import OrderedDict
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from duixian.desk import Desk, DeskItem, forms, importing
from duixian.portal.settings import Settings
from duixian.portal.uploads import plain_name

AT_ONCE = 2
"""Forms read at the same time, each in a process of its own; others wait their turn."""


@dataclass(frozen=True, slots=True)
class PendingForm:
    """A form that was read and of which nothing was written yet."""

    id: str
    key: str
    """The government, as addresses name it."""
    year: int
    form: forms.Form
    sent_by: str
    """The account."""


class FormImports:
    """The forms that wait. Kept in memory, the newest few."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._mutex = threading.Lock()
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._waiting: OrderedDict[str, PendingForm] = OrderedDict()

    def put(
        self, name: str, data: bytes, key: str, year: int, desk: Desk, sent_by: str
    ) -> PendingForm:
        """Take a form in and read it in a process of its own, within the time limit.

        `InputError` for what is no form of the year, or was not read in time: nothing is kept."""
        plain = plain_name(name)
        units = desk.units() or None
        with self._turns, tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / plain
            file.write_bytes(data)
            seconds = self._settings.read_seconds
            form = forms.read_within(file, plain, year, units, seconds)
        pending = PendingForm(secrets.token_urlsafe(18), key, year, form, sent_by)
        with self._mutex:
            self._waiting[pending.id] = pending
            while len(self._waiting) > self._settings.max_pending:
                self._waiting.popitem(last=False)
        return pending

    def get(self, id: str) -> PendingForm | None:
        """The form, while it waits."""
        with self._mutex:
            return self._waiting.get(id)

    def drop(self, id: str) -> None:
        """Forget a form."""
        with self._mutex:
            self._waiting.pop(id, None)


def what_would_be(
    desk: Desk, pending: PendingForm, items: list[DeskItem], *, progress: bool
) -> list[dict[str, Any]]:
    """What bringing the form to the desk would do now: nothing is written."""
    actor = pending.sent_by
    rows = importing.bring(desk, pending.form, items, actor=actor, progress=progress, dry=True)
    return [{**asdict(row), "supporting": list(row.supporting)} for row in rows]


def bring(
    desk: Desk, pending: PendingForm, items: list[DeskItem], *, progress: bool, actor: str
) -> list[importing.ImportedRow]:
    """Bring the form to the desk."""
    return importing.bring(desk, pending.form, items, actor=actor, progress=progress)
