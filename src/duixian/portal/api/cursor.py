"""Where an answer left off: an opaque word that leads to the rows behind it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from duixian.portal.web.errors import Refusal


def after(offset: int, state: int | str, asked: Mapping[str, Any]) -> str:
    """The cursor of the rows from `offset` on, for a question to one state of the books (or of
    the books and the desk).

    >>> where(after(200, 3, {"year": "2025"}), 3, {"year": "2025"})
    200
    """
    packed = json.dumps([offset, state, _digest(asked)]).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def where(cursor: str | None, state: int | str, asked: Mapping[str, Any]) -> int:
    """The offset that a cursor means; 0 without one.

    `Refusal`: 400 when it is none, or another question's; 410 when the books have changed
    since, so that going on would skip rows or give them twice.
    """
    if cursor is None:
        return 0
    try:
        packed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        offset, at, digest = json.loads(packed)
        known = isinstance(offset, int) and 0 <= offset <= 10**9
    except (ValueError, TypeError, binascii.Error):
        known = False
    if not known or digest != _digest(asked):
        raise Refusal(400, "bad_cursor")
    if at != state:
        raise Refusal(410, "books_changed")
    return int(offset)


def _digest(asked: Mapping[str, Any]) -> str:
    packed = json.dumps(asked, sort_keys=True, default=str)
    return hashlib.sha256(packed.encode()).hexdigest()[:12]
