"""An opening of the portal that is ended while it copies, as by SIGKILL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from duixian.books import Books
from duixian.portal.readmodel import Holdings, copying


class Killed(BaseException):
    """The program is ended: nothing after it runs."""


def cut_off(books: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> list[str]:
    """Open books two reports at a time, and end amid the portion behind the first `most` reports.

    The ids of the reports that were copied whole.
    """
    monkeypatch.setattr(copying, "TOGETHER", 2)
    copied: list[str] = []
    copy = copying.copy

    def killed(books: Books, store: Any, change: copying.Difference) -> None:
        copy(books, store, change)
        if len(copied) >= most:
            raise Killed
        copied.extend(change.come)

    with monkeypatch.context() as patched:
        patched.setattr(copying, "copy", killed)
        with pytest.raises(Killed):
            Holdings(Books(books)).state()
    return copied
