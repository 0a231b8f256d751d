"""Opening the portal: the edge to the machine, its network and its terminal."""

from __future__ import annotations

import ipaddress
import os
from pathlib import Path

import uvicorn

from duixian.errors import UsageError
from duixian.portal.app import app
from duixian.portal.holdings.holdings import Watch
from duixian.portal.settings import Settings

HOST, PORT = "127.0.0.1", 8000
TOKEN = "DUIXIAN_TOKEN"
"""The environment's name for the token, which a command line would show to others."""
SHORTEST_TOKEN = 12
_OWN = ("localhost", "127.0.0.1", "[::1]")


def serve(
    books: str | Path,
    host: str = HOST,
    port: int = PORT,
    token: str | None = None,
    *,
    watch: Watch = iter,
    cache: Path | None = None,
    allowed_hosts: tuple[str, ...] = (),
) -> None:
    """Serve the books until interrupted; to this machine alone unless `host` says otherwise.

    With a `token` (or DUIXIAN_TOKEN in the environment) reports may be added. `allowed_hosts`
    are the names under which the portal is known where it listens to others. `UsageError` for
    a token that is easily guessed.
    """
    given = token or os.environ.get(TOKEN)
    if given is not None and len(given) < SHORTEST_TOKEN:
        raise UsageError(f"the token is too short: {SHORTEST_TOKEN} characters at least")
    own = _OWN if is_loopback(host) else ("*",)
    settings = Settings(token=given, cache=cache, allowed_hosts=allowed_hosts or own)
    portal = app(books, settings=settings, watch=watch)
    portal.state.holdings.state()  # settled before the first visitor comes
    uvicorn.run(portal, host=host, port=port, log_level="warning", server_header=False)


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
