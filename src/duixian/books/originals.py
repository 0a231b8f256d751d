"""The files as they came, kept under the digest of their bytes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from duixian.errors import BooksError, InputError
from duixian.sources import read_bytes

AGAIN = "Add it again when it stays as it is"


def place(root: Path, digest: str) -> Path:
    """Where the original with this digest is kept."""
    return root / "originals" / digest[:2] / digest


def content(digest: str, original: bytes | Path, name: str) -> bytes:
    """The bytes of an original, made sure to be those that were read.

    `InputError` when they are not: the file changed or went away since.
    """
    try:
        data = original if isinstance(original, bytes) else read_bytes(original, name)
    except OSError as error:
        raise InputError(name, f"the file went away ({error.strerror})", AGAIN) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise InputError(name, "the file changed while it was read", AGAIN)
    return data


def keep(root: Path, digest: str, data: bytes) -> None:
    """Keep the bytes under their digest; nothing happens when they are there already."""
    target = place(root, digest)
    if target.exists():
        return
    partial = target.with_name(f"{digest}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_bytes(data)
            os.replace(partial, target)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise BooksError(
            f"{target}: cannot be written ({error.strerror}). Free space or give yourself the "
            "right to write there; what was in the books is as it was"
        ) from error
