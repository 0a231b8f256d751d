"""What a portal is told when it is opened."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

MEGABYTE = 1024 * 1024


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def printed(letter: EmailMessage) -> None:
    """Write a letter to standard error: what happens to letters where no mail server is known."""
    lines = f"To: {letter['To']}\nSubject: {letter['Subject']}\n\n{letter.get_content()}"
    print(lines, file=sys.stderr, flush=True)


@dataclass(frozen=True, slots=True)
class SignOn:
    """The organisation's own login (OpenID Connect)."""

    issuer: str
    client_id: str
    client_secret: str


@dataclass(frozen=True, slots=True)
class Settings:
    """How a portal is run. Sizes in bytes, times in seconds."""

    token: str | None = None
    """Whoever has it may add reports; without one nobody may."""
    cache: Path | None = None
    """Where the copy for looking things up is kept; by default inside the books' directory."""
    session_seconds: float = 12 * 3600.0
    """How long whoever has entered the token may add before it is asked for again."""
    max_sessions: int = 64
    """Browsers that may add at a time; the oldest gives way."""
    tries: int = 10
    """Wrong tokens of one client within `tries_seconds`; then it is refused for a while."""
    tries_of_all: int = 200
    """Wrong tokens of all clients within that time."""
    tries_seconds: float = 600.0
    max_upload: int = 20 * MEGABYTE
    """The longest report of the corpus is 0.2 MB of text; a scanned PDF runs to 15 MB."""
    read_seconds: float = 60.0
    """A report is read in 0.1 s; only a damaged PDF comes near this."""
    max_pending: int = 16
    """Uploads that wait for a decision; the oldest gives way."""
    allowed_hosts: tuple[str, ...] = ("*",)
    """Names under which the portal answers; ``serve`` narrows them when it listens to this
    machine alone, so that no foreign name can be pointed at it (DNS rebinding)."""
    max_rows: int = 1000
    """The most rows that a page or an API answer holds; downloads hold all."""
    costly_at_once: int = 2
    """Downloads of everything, comparisons and wide tables that are made at a time. Each has a
    thread, which is Python's: more of them would not be made sooner."""
    costly_waiting: int = 8
    """Those that wait for their turn; whoever comes beyond is told to come again (503)."""
    pages_at_once: int = 16
    """Other pages at a time; fewer than there are threads, so that styles and scripts find one."""
    pages_waiting: int = 256
    """Pages that wait; beyond, 503."""
    connections: int = 1000
    """Open at a time; beyond, 503. Systems allow a process 1,024 files as a rule."""
    head_seconds: float = 10.0
    """A client's time to say what it asks for: cut off then. A browser takes a hundredth."""
    body_seconds: float = 30.0
    """Between two pieces of what a client sends."""
    reading_seconds: float = 60.0
    """Between two pieces that a client takes of an answer."""
    desk: str | None = None
    """The address of the desk's database; by default as noted when the desk was made."""
    clock: Callable[[], datetime] = now
    """Gives the time of what people do at the desk."""
    address: str | None = None
    """Where the portal is for others, as https://dc.example.org: letters lead there."""
    post: Callable[[EmailMessage], None] = printed
    """Sends a letter."""
    sender: str = "duixian@localhost"
    """From whom letters are."""
    sign_on: SignOn | None = None
    """None: people log in with a password alone."""
