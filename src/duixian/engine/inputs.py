"""Which files are meant, and what an index says about them."""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from duixian import late_re as re
from duixian.errors import EmptyInput, InputError, TooLarge, UsageError
from duixian.registry import columns
from duixian.sources import Member, StoredObject, content, objects, read_bytes, shown

SUFFIXES: tuple[str, ...] = (".txt", ".html", ".htm", ".xhtml", ".shtml", ".pdf", ".docx")
SUFFIXES += (".docm", ".doc", ".wps")
"""Endings of the files that are taken out of a folder. A file named by itself may have any."""

INDEX_COLUMNS = ("doc", "government", "report_year")
LONGEST_ORIGIN = 2000
"""Characters: longer ones are no address and no source."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What an index says of one report."""

    government: str | None = None
    report_year: int | None = None
    origin: str | None = None
    """Where the text came from: an address on the web, a source. Kept, never fetched."""


@dataclass(frozen=True, slots=True)
class Input:
    """One report to read: a file, a member of an archive, an object of a store, or bytes under a
    name.

    >>> Input("reports/dalian-2020.txt", Path("reports/dalian-2020.txt")).doc
    'dalian-2020'
    """

    name: str
    """As messages name it."""
    path: Path | None = None
    data: bytes | None = None
    """Its bytes, where they are at hand: of what has a `path` too, they travelled."""
    index: IndexEntry = IndexEntry()
    called: str | None = None
    """The report's name, where it is not its file's: that of a row of a table."""
    member: Member | None = None
    """What of the archive at `path` is meant."""
    stored: StoredObject | None = None
    """What of an object store is meant; `name` is its address."""
    origin: str | None = None
    """Where a table says that the text came from; of what a store holds its address."""
    notes: tuple[str, ...] = ()
    """What is to be said of it before it is read."""

    @property
    def doc(self) -> str:
        return self.called or Path(self.name).stem

    @property
    def suffix(self) -> str:
        """The ending that tells its format: the text of a row has that of plain text."""
        return ".txt" if self.called else Path(self.name).suffix

    @property
    def original(self) -> bytes | Path | None:
        """The bytes that are read, or the file that holds them. Raises `InputError`."""
        if self.data is not None:
            return self.data
        if self.stored is not None:
            return self.stored.data()
        if self.member is not None and self.path is not None:
            return content(self.path, self.member, shown(self.path))
        return self.path


def find_files(
    paths: Iterable[str | Path], *, suffixes: tuple[str, ...] = SUFFIXES
) -> Iterator[Path | InputError]:
    """The files meant by `paths`, in order; for a path that means none, why.

    A folder means the files in it and below it whose ending is in `suffixes`, sorted, hidden
    ones left out.
    """
    for given in paths:
        path = Path(given)
        if not str(given):
            raise UsageError("a path is empty. Name a file, a folder, or - for standard input")
        if not path.is_dir():
            yield path
            continue
        try:
            files = _files_below(path, suffixes)
        except OSError as error:
            yield unreadable(shown(path), error)
            continue
        if not files:
            endings = ", ".join(suffixes)
            found, advice = "the folder holds no report", f"Files that end in {endings} are read"
            yield EmptyInput(shown(path), found, advice)
        yield from files


def unreadable(name: str, error: OSError) -> InputError:
    """An input that the operating system does not give, with what to do about it."""
    if error.errno == errno.ELOOP:
        return InputError(name, "the link leads back to itself", "Name the file itself")
    if error.errno in (errno.EACCES, errno.EPERM):
        return InputError(name, "it may not be read", "Check its permissions")
    return InputError(name, f"it cannot be read ({error.strerror})", "Check the path and its disk")


def _files_below(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    with os.scandir(folder):  # rglob passes over what it may not list
        pass
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in suffixes
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
    )


def read_index(path: Path) -> dict[str, IndexEntry]:
    """An index, CSV with the columns doc, government, report_year, in UTF-8 or GBK.

    A column url (source, 网址: registry/columns.toml) may say where each text came from.
    `path` may be an address. `UsageError` names the line that does not hold. Empty cells say
    nothing.
    """
    data = _index_bytes(path)
    name = objects.address(path) or str(path)
    lines = csv.DictReader(io.StringIO(_decoded(name, data), newline=""))
    missing = [c for c in INDEX_COLUMNS if c not in (lines.fieldnames or ())]
    if missing:
        raise UsageError(
            f"{name}: the index lacks the column {missing[0]!r}. "
            f"Its first line must name {', '.join(INDEX_COLUMNS)}"
        )
    whence = columns.mapped(lines.fieldnames or (), without="doc").get("url")
    entries: dict[str, IndexEntry] = {}
    for row in lines:
        doc = (row["doc"] or "").strip()
        if not doc:
            continue
        if doc in entries:
            raise UsageError(f"{name}, line {lines.line_num}: {doc!r} stands in the index twice")
        entries[doc] = IndexEntry(
            (row["government"] or "").strip() or None,
            _year(name, lines.line_num, (row["report_year"] or "").strip()),
            _origin(name, lines.line_num, (row[whence] or "").strip()) if whence else None,
        )
    return entries


def _index_bytes(path: Path) -> bytes:
    address = objects.address(path)
    file = path if address is None else objects.local(address)
    try:
        if address is not None and file is None:
            return objects.object_at(address).data()
        return read_bytes(file or path, str(path))
    except TooLarge as error:
        raise UsageError(f"{error.path}: the index is too large: {error.found}") from error
    except InputError as error:
        raise UsageError(f"{error.path}: the index cannot be read: {error.found}") from error
    except OSError as error:
        raise UsageError(f"{path}: the index cannot be read ({error.strerror})") from error


def _decoded(name: str, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(f"{name}: the index is neither UTF-8 nor GBK. Save it as CSV in UTF-8")


_RUN_OR_HELD = re.compile(r"\s*(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)
"""Addresses that are no place on the web: programs, contents, files of whoever wrote the index."""


def _origin(name: str, line: int, cell: str) -> str | None:
    if _RUN_OR_HELD.match(cell):
        raise UsageError(
            f"{name}, line {line}: {cell[:40]!r} is no address on the web. "
            "Give one that begins with https:// or http://, name the source, or leave it empty"
        )
    if len(cell) > LONGEST_ORIGIN or not cell.isprintable():
        raise UsageError(
            f"{name}, line {line}: {cell[:40]!r} begins no address or source, which is one line "
            f"of at most {LONGEST_ORIGIN} characters. Shorten the cell, or leave it empty"
        )
    return cell or None


def _year(name: str, line: int, cell: str) -> int | None:
    if not cell:
        return None
    if cell.isascii() and cell.isdigit() and len(cell) == 4:
        return int(cell)
    raise UsageError(f"{name}, line {line}: {cell!r} is no year of four digits")
