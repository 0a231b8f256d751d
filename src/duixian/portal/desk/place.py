"""The desk behind the portal: opened when it is first asked for, where there is one."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from starlette.requests import Request

from duixian.desk import Desk, DeskError, DeskItem, NoDesk, TreeHead
from duixian.portal.settings import Settings
from duixian.portal.web.errors import Refusal


class DeskPlace:
    """Where the desk of the portal's books is."""

    def __init__(self, books: Path, settings: Settings) -> None:
        self._books, self._settings = books, settings
        self._desk: Desk | None = None
        self._mutex = Lock()
        self._folded: tuple[TreeHead, dict[str, DeskItem]] | None = None

    def desk(self) -> Desk | None:
        """The desk; None where none was made yet.

        `DeskError` where there is one that cannot be used."""
        if self._desk is None:
            with self._mutex:
                self._desk = self._desk or self._opened()
        return self._desk

    def items(self) -> dict[str, DeskItem]:
        """All items as they are now; none where there is no desk. What was folded for the same
        head of the log is not folded again."""
        desk = self.desk()
        if desk is None:
            return {}
        head = desk.log.head()
        folded = self._folded
        if folded is None or folded[0] != head:
            # The head was read before the items: they may be newer, and are then folded once more.
            self._folded = folded = (head, desk.items())
        return folded[1]

    def version(self) -> str:
        """Differs when an answer about the desk may differ: the head of its log, and the day, from
        which lights and what is overdue follow."""
        try:
            desk = self.desk()
            if desk is None:
                return "-"
            head = desk.log.head()
        except DeskError:  # the books can be read while the desk's database is away
            return "?"
        return f"{head.size}.{head.root[:16]}.{desk.today:%Y%m%d}"

    def close(self) -> None:
        """Let go of the database."""
        with self._mutex:
            if self._desk is not None:
                self._desk.close()
            self._desk = None

    def _opened(self) -> Desk | None:
        try:
            return Desk(self._books, self._settings.clock, address=self._settings.desk)
        except NoDesk:
            return None


def desk_of(request: Request) -> Desk:
    """The desk that a request is about. `Refusal` (404) where the books have none."""
    place: DeskPlace = request.app.state.desk
    desk = place.desk()
    if desk is None:
        raise Refusal(404, "no_desk")
    return desk
