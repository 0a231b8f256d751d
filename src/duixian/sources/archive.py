"""Reports in a ZIP archive. Nothing is unpacked to disk: a member is read when its turn comes.

An archive comes from anywhere, so what it says of itself is checked before anything is unpacked
and again while it is: the number of its members, their size, how much they would grow, and
where their names lead.
"""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO

from duixian import late_re as re
from duixian.errors import EmptyInput, InputError, TooLarge, UnknownFormat, UnsafeArchive
from duixian.sources.limits import DOCUMENT_BYTES, MEGABYTE

MOST_MEMBERS = 10_000
UNPACKED = 2048 * MEGABYTE
"""All members that are read, together: a bound on time, since they are read one by one."""
MOST_GROWTH = 200
"""Times that a member may grow. Reports as text grow 3 times, as a web page 20; a bomb 1,000."""
SMALL = 4 * MEGABYTE
"""A member no larger may have grown as it likes."""

NESTED = frozenset(
    {".zip", ".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst", ".jar", ".cab", ".iso"}
)
_OFFICE = ("[Content_Types].xml", "mimetype", "OFD.xml", "META-INF/container.xml")
"""What the first level of a document has that is a ZIP archive only inside."""
_DRIVE = re.compile(r"^[A-Za-z]:")
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_WHOLE = "Unpack it yourself, look at what is in it, and give the reports"


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive that may be a report."""

    name: str
    """Its path in the archive, as text."""
    place: int
    """Its number in the archive's list."""
    suffix: str


def is_archive(data: bytes | Path) -> bool:
    """Whether this is a ZIP archive of files, and no document that is one inside."""
    try:
        with zipfile.ZipFile(_stream(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return False
    return not any(part in names for part in _OFFICE)


def members(
    data: bytes | Path, name: str, suffixes: Collection[str]
) -> Iterator[Member | InputError]:
    """The members whose ending is among `suffixes`, sorted, hidden ones left out; what is
    refused, by its name, in its place.

    Raises:
        UnknownFormat: the archive is damaged.
        TooLarge: it has too many members, or they would unpack to too much.
        EmptyInput: no member is a report.
    """
    try:
        with zipfile.ZipFile(_stream(data)) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise _damaged(name, error) from error
    if len(listed) > MOST_MEMBERS:
        found = f"the archive holds {len(listed):,} files, and the limit is {MOST_MEMBERS:,}"
        raise TooLarge(name, found, "Split it into several")
    found_ones = [_member(info, place, name, suffixes) for place, info in enumerate(listed)]
    total = sum(listed[m.place].file_size for m in found_ones if isinstance(m, Member))
    if total > UNPACKED:
        found = f"the archive would unpack to {total / MEGABYTE:,.0f} MB"
        raise TooLarge(name, f"{found}, and the limit is {UNPACKED // MEGABYTE} MB", _WHOLE)
    kept = [m for m in found_ones if m is not None]
    if not kept:
        raise _nothing_in_it(name, listed, suffixes)
    yield from sorted(kept, key=lambda m: m.name if isinstance(m, Member) else m.path)


def content(data: bytes | Path, member: Member, name: str) -> bytes:
    """The bytes of a member.

    Raises:
        UnknownFormat: it is damaged (more than the archive's list says of it counts as that: no
            more is unpacked), or packed in a way that is not known.
    """
    label = f"{name}/{member.name}"
    try:
        with zipfile.ZipFile(_stream(data)) as archive:
            return archive.read(archive.infolist()[member.place])
    except NotImplementedError as error:
        raise UnknownFormat(label, f"it is packed in a way not known ({error})", _WHOLE) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, IndexError, RuntimeError, OSError) as error:
        raise _damaged(label, error) from error


def _member(
    info: zipfile.ZipInfo, place: int, archive: str, suffixes: Collection[str]
) -> Member | InputError | None:
    """The member as what is read, as what is refused, or as what is passed over."""
    name = _name(info)
    path = PurePosixPath(name.replace("\\", "/"))
    suffix = path.suffix.lower()
    if info.is_dir() or any(part == "__MACOSX" or part.startswith(".") for part in _inner(path)):
        return None
    label = f"{archive}/{name}"
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(name):
        found = "its name leads out of the archive"
        return UnsafeArchive(label, found, "It is left alone; be wary of where this came from")
    if suffix in NESTED:
        found = "it is an archive inside an archive"
        return UnsafeArchive(label, found, "Unpack that one and give what is in it")
    if suffix not in suffixes:
        return None
    if info.flag_bits & _ENCRYPTED:
        return InputError(label, "it needs a password", "Unpack it yourself and give it so")
    if info.file_size > DOCUMENT_BYTES:
        found = f"it would unpack to {info.file_size / MEGABYTE:,.0f} MB"
        return TooLarge(label, found, f"The limit for one is {DOCUMENT_BYTES // MEGABYTE} MB")
    if info.file_size > SMALL and info.file_size > MOST_GROWTH * max(1, info.compress_size):
        times = info.file_size // max(1, info.compress_size)
        found = f"it would grow to {times:,} times its size, as no report does"
        return UnsafeArchive(label, found, "It is left alone; be wary of where this came from")
    return Member(name, place, suffix)


def _inner(path: PurePosixPath) -> tuple[str, ...]:
    return tuple(part for part in path.parts if part not in ("..", "/"))


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name: Chinese programs write GBK or UTF-8 and do not say which."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for charset in ("utf-8", "gb18030"):
        try:
            return raw.decode(charset)
        except UnicodeDecodeError:
            continue
    return info.filename


def _nothing_in_it(
    name: str, listed: list[zipfile.ZipInfo], suffixes: Collection[str]
) -> EmptyInput:
    endings = Counter(PurePosixPath(_name(i)).suffix.lower() for i in listed if not i.is_dir())
    held = ", ".join(f"{count} {ending or 'without ending'}" for ending, count in endings.items())
    return EmptyInput(
        name,
        f"the archive holds no report (it holds: {held or 'nothing'})"[:300],
        f"Files that end in {', '.join(suffixes)} are read",
    )


def _stream(data: bytes | Path) -> IO[bytes] | Path:
    return BytesIO(data) if isinstance(data, bytes) else data


def _damaged(name: str, why: object) -> UnknownFormat:
    return UnknownFormat(name, f"the archive is damaged ({why})", "Get it again from its origin")
