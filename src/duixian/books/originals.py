"""The files as they came, kept under the digest of their bytes."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from duixian.errors import BooksError


def place(root: Path, digest: str) -> Path:
    """Where the original with this digest is kept."""
    return root / "originals" / digest[:2] / digest


def keep(root: Path, digest: str, original: bytes | Path) -> None:
    """Keep the bytes under their digest; nothing happens when they are there already.

    `BooksError` when the bytes have another digest: the file changed since it was read.
    """
    target = place(root, digest)
    if target.exists():
        return
    data = original if isinstance(original, bytes) else original.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        name = "the original" if isinstance(original, bytes) else str(original)
        raise BooksError(f"{name} changed while it was read. Add it again")
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{digest}.{os.getpid()}.part")
    partial.write_bytes(data)
    os.replace(partial, target)
