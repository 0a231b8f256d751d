"""Connections that do not get on: half a request, a body that stops, an answer that nobody reads.

uvicorn waits for such a client for ever. Each has its time here, after which the connection is
cut; a request under way is told that its client has left.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds that a client is given."""

    head: float
    """From its first byte, or since it connected, until its request is known."""
    body: float
    """Between two pieces of the body that it sends."""
    reading: float
    """Between two pieces of the answer that it takes."""


def timed(patience: Patience) -> type[H11Protocol]:
    """The protocol of connections that have their times: what `uvicorn.Config` takes as `http`."""

    class Timed(_TimedConnection):
        allowed = patience

    return Timed


class _TimedConnection(H11Protocol):
    """HTTP over a connection that is cut when the client does not get on."""

    allowed: Patience

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._asking: asyncio.TimerHandle | None = None
        self._reading: asyncio.TimerHandle | None = None
        self._awaits_head = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._expect()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._reading = self._set(self._reading, self.allowed.reading)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._reading = _none(self._reading)

    def connection_lost(self, exc: Exception | None) -> None:
        self._asking, self._reading = _none(self._asking), _none(self._reading)
        super().connection_lost(exc)

    def _expect(self) -> None:
        """Set the time for what comes next: a head has one as a whole, a body piece by piece."""
        cycle = self.cycle
        answered = cycle is None or cycle.response_complete
        if answered:
            if not self._awaits_head:
                self._asking = self._set(self._asking, self.allowed.head)
            self._awaits_head = True
            return
        self._awaits_head = False
        self._asking = _none(self._asking)
        if cycle.more_body:
            self._asking = self._set(self._asking, self.allowed.body)

    def _set(self, before: asyncio.TimerHandle | None, seconds: float) -> asyncio.TimerHandle:
        """A timer in place of the one before."""
        _none(before)
        return self.loop.call_later(seconds, self._cut)

    def _cut(self) -> None:
        # Not closed: that would wait for the client to take what is still to be sent.
        self.transport.abort()


def _none(timer: asyncio.TimerHandle | None) -> asyncio.TimerHandle | None:
    """No timer in place of this one."""
    if timer is not None:
        timer.cancel()
    return None
