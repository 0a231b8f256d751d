"""What the portal remembers of those who ask to add: sessions, and tries that failed."""

from __future__ import annotations

import hashlib
import hmac
import math
import secrets
from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

Clock = Callable[[], float]


class Sessions:
    """Who has logged in, each by a random token of which only the digest is kept.

    A session ends when it has lasted `lasts` seconds, when its holder ends it, or when
    `most` newer ones have begun.
    """

    def __init__(self, lasts: float, most: int, clock: Clock = monotonic) -> None:
        self._lasts, self._most, self._clock = lasts, most, clock
        self._ends: dict[bytes, float] = {}
        self._mutex = Lock()

    def begin(self) -> str:
        """The token of a new session."""
        given = secrets.token_urlsafe(32)
        with self._mutex:
            self._ends[_digest(given)] = self._clock() + self._lasts
            while len(self._ends) > self._most:
                self._ends.pop(next(iter(self._ends)))
        return given

    def holds(self, given: str) -> bool:
        """Whether the token is one of a session that lasts still."""
        key = _digest(given)
        with self._mutex:
            ends = self._ends.get(key)
            if ends is not None and ends <= self._clock():
                del self._ends[key]
                return False
            return ends is not None

    def end(self, given: str) -> None:
        """Forget the session of a token; one that is unknown is forgotten already."""
        with self._mutex:
            self._ends.pop(_digest(given), None)


class Door:
    """Compares the token that was given with the right one, and not too often.

    After `most` wrong ones from a client, or `most_of_all` from all of them, within `window`
    seconds, none is compared, so that a right guess is not told from a wrong one. No more
    than `most_of_all` tries are remembered, however many clients there are.
    """

    def __init__(
        self, token: str, most: int, most_of_all: int, window: float, clock: Clock = monotonic
    ) -> None:
        self._token, self._most, self._most_of_all = token, most, most_of_all
        self._window, self._clock = window, clock
        self._failed: deque[tuple[float, str]] = deque(maxlen=most_of_all)
        self._mutex = Lock()

    def opens(self, given: str, client: str) -> bool:
        """Whether the token is the right one. `TooManyTries` when it is not compared."""
        with self._mutex:
            now = self._clock()
            while self._failed and self._failed[0][0] <= now - self._window:
                self._failed.popleft()
            own = [at for at, who in self._failed if who == client]
            for tries, most in ((own, self._most), (self._times(), self._most_of_all)):
                if len(tries) >= most:
                    raise TooManyTries(math.ceil(tries[-most] + self._window - now))
            # Of the same length whatever was given: the time says nothing of how nearly.
            if hmac.compare_digest(_digest(given), _digest(self._token)):
                return True
            self._failed.append((now, client))
            return False

    def _times(self) -> list[float]:
        return [at for at, _ in self._failed]


class TooManyTries(Exception):
    """So many wrong tokens were given that none is compared for `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"no token is compared for {seconds} s")
        self.seconds = max(1, seconds)


def _digest(given: str) -> bytes:
    return hashlib.sha256(given.encode("utf-8", "surrogatepass")).digest()
