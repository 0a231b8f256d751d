"""What is attached to a report of progress: kept by its digest, so that the event binds it."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from duixian.desk.errors import DeskError, DeskUsage

MOST_BYTES = 50 * 1024 * 1024
"""What an attachment may weigh: photographs and scans do, a film does not."""
HALF = ".half"
"""The end of the name of what is not whole yet."""
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
            raise _too_large(file, size)
        with file.open("rb") as source, _half(folder) as half:
            try:
                name = _copied(source, half, file)
                place = place_of(folder, name)
                place.parent.mkdir(exist_ok=True)
                Path(half.name).replace(place)
            except BaseException:
                Path(half.name).unlink()
                raise
    except OSError as error:
        raise DeskUsage(f"{file}: cannot be read ({error.strerror}). Check the path") from error
    return name


def _half(folder: Path) -> IO[bytes]:
    """A file that gets its name when it is whole."""
    (folder / "attachments").mkdir(parents=True, exist_ok=True)
    return NamedTemporaryFile(dir=folder / "attachments", suffix=HALF, delete=False)


def _copied(source: IO[bytes], half: IO[bytes], file: Path) -> str:
    """The digest of exactly the bytes that were copied: the file may change meanwhile."""
    digest, size = sha256(), 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if size > MOST_BYTES:
            raise _too_large(file, size)
        digest.update(chunk)
        half.write(chunk)
    half.flush()
    os.fsync(half.fileno())
    return digest.hexdigest()


def _too_large(file: Path, size: int) -> AttachmentTooLarge:
    return AttachmentTooLarge(
        f"{file}: has {size / 1e6:.0f} MB, and an attachment may have {MOST_BYTES / 1e6:.0f}. "
        "Make it smaller, or name in words where it lies"
    )


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
