"""What is secret and how it is kept: tokens as digests, passwords as argon2 hashes."""

from __future__ import annotations

import secrets
from hashlib import sha256
from threading import BoundedSemaphore

from duixian.desk.errors import DeskUsage

SHORTEST, LONGEST = 10, 200
"""Characters of a password (NIST SP 800-63B: length, no rules of composition)."""
_AT_ONCE = BoundedSemaphore(4)
"""Argon2 takes 64 MB a password: so many are computed at a time, the others wait."""


class WeakPassword(DeskUsage):
    """The password is too short, too long, or the person's own name or address."""


def new_token() -> str:
    """256 random bits, for a session, a script or a link."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token: SHA-256 in hex. Tokens are random, so that no salt is needed.

    >>> digest("")[:8]
    'e3b0c442'
    """
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def hashed(password: str, *own: str) -> str:
    """The argon2id hash of a password (RFC 9106). `WeakPassword`, also for one that is a word
    of its owner's."""
    from argon2 import PasswordHasher

    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPassword(
            f"the password has {len(password)} characters. Choose one of {SHORTEST} to {LONGEST}"
        )
    if password.casefold() in {word.casefold() for word in own}:
        raise WeakPassword("the password is your own name or address. Choose another")
    with _AT_ONCE:
        return PasswordHasher().hash(password)


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one that was hashed. Where there is none, one is compared all
    the same: the time says nothing of who has an account."""
    from argon2 import PasswordHasher
    from argon2.exceptions import VerificationError

    with _AT_ONCE:
        try:
            PasswordHasher().verify(kept or _NOBODY, password[:LONGEST])
        except VerificationError:
            return False
    return kept is not None


_NOBODY = (
    "$argon2id$v=19$m=65536,t=3,p=4$7GzN+TpMxnN4iB5VbhMUoA$"
    "7RUJAfULv/SVhNzQqx8fRAiDY8xVdIbGIGzG3KUTy1M"
)
"""The hash of a password that nobody has, with the parameters of the others."""
