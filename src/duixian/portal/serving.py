"""Opening the portal: the edge to the machine, its network and its terminal."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import uvicorn

from duixian.errors import UsageError
from duixian.portal.app import app
from duixian.portal.settings import Settings
from duixian.portal.web.connections import Patience, timed
from duixian.settled import Watch

HOST, PORT = "127.0.0.1", 8000
SHORTEST_TOKEN = 12
BEFORE_OPENING = 10.0
"""Seconds that the books are waited for before the portal answers without them."""
_OWN = ("localhost", "127.0.0.1", "[::1]")


def serve(
    books: str | Path,
    host: str = HOST,
    port: int = PORT,
    token: str | None = None,
    *,
    settings: Settings | None = None,
    watch: Watch = iter,
    cache: Path | None = None,
    allowed_hosts: tuple[str, ...] = (),
    on_open: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve the books until interrupted; to this machine alone unless `host` says otherwise.

    With a `token` reports may be added; `settings`, where they are given, say this and the rest.
    `allowed_hosts` are the names under which the portal is known where it listens to others;
    `on_open` is told the address once it answers there.
    `UsageError` for a token that is easily guessed, an address that is taken, a directory
    without books.
    """
    given = settings or Settings(token=token, cache=cache)
    token = given.token
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise UsageError(f"the token is too short: {SHORTEST_TOKEN} characters at least")
    if not Path(books).is_dir():
        raise UsageError(f"{books}: there are no books here. Add reports to make some")
    listening = _listen(host, port)
    own = _OWN if is_loopback(host) else ("*",)
    portal = app(books, settings=replace(given, allowed_hosts=allowed_hosts or own), watch=watch)
    # Most books are settled before the first visitor comes; large ones tell how far they are.
    portal.state.holdings.open_beside().join(BEFORE_OPENING)
    on_open(f"http://{host}:{listening.getsockname()[1]}/")
    config = uvicorn.Config(
        portal,
        log_level="warning",
        server_header=False,
        http=timed(Patience(given.head_seconds, given.body_seconds, given.reading_seconds)),
        limit_concurrency=given.connections,
    )
    with suppress(KeyboardInterrupt):  # it is how the portal is stopped
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """Take the address, before the books are settled for nothing."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        taken = socket.socket(family)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
    except OSError as error:
        raise UsageError(f"{host}:{port}: cannot listen there ({error.strerror})") from error
    taken.listen(128)
    return taken


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name: whatever it means, it was asked for
        return False
