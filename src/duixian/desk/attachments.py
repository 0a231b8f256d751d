"""What is attached to a report of progress: kept by its digest, so that the event binds it."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from duixian.desk.errors import DeskError, DeskUsage

MOST_BYTES = 50 * 1024 * 1024
"""What an attachment may weigh: photographs and scans do, a film does not."""
_CHUNK = 1 << 20


class AttachmentTooLarge(DeskUsage):
    """An attachment is larger than `MOST_BYTES`."""


def keep(folder: Path, file: Path) -> str:
    """Keep a copy of a file under its digest; the digest (SHA-256, hex).

    `AttachmentTooLarge`, or `DeskUsage` for a file that cannot be read: nothing is kept then.
    """
    try:
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise AttachmentTooLarge(
                f"{file}: has {size / 1e6:.0f} MB, and an attachment may have "
                f"{MOST_BYTES / 1e6:.0f}. Make it smaller, or name in words where it lies"
            )
        digest = sha256()
        with file.open("rb") as source:
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise DeskUsage(f"{file}: cannot be read ({error.strerror}). Check the path") from error
    name = digest.hexdigest()
    place = place_of(folder, name)
    if not place.is_file():
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(f".{os.getpid()}")
        half.write_bytes(file.read_bytes())
        half.replace(place)
    return name


def place_of(folder: Path, digest: str) -> Path:
    """Where the attachment of this digest lies."""
    return folder / "attachments" / digest[:2] / digest


def missing(folder: Path, digests: list[str]) -> list[str]:
    """Those that are not there, or no longer what they were."""
    return [d for d in digests if not _is_whole(place_of(folder, d), d)]


def _is_whole(place: Path, digest: str) -> bool:
    try:
        return sha256(place.read_bytes()).hexdigest() == digest
    except FileNotFoundError:
        return False
    except OSError as error:
        raise DeskError(f"{place}: cannot be read ({error.strerror})") from error
