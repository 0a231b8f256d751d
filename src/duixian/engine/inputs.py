"""Which files are meant, and what an index says about them."""

from __future__ import annotations

import csv
import errno
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from duixian.errors import EmptyInput, InputError, TooLarge, UsageError
from duixian.sources import read_bytes, shown

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".shtml", ".pdf", ".docx")
"""Endings of the files that are taken out of a folder. A file named by itself may have any."""

INDEX_COLUMNS = ("doc", "government", "report_year")


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """What an index says of one report."""

    government: str | None = None
    report_year: int | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One report to read: a file, or bytes under a name.

    >>> Input("reports/dalian-2020.txt", Path("reports/dalian-2020.txt")).doc
    'dalian-2020'
    """

    name: str
    """As messages name it."""
    path: Path | None = None
    data: bytes | None = None
    index: IndexEntry = IndexEntry()

    @property
    def doc(self) -> str:
        return Path(self.name).stem


def find_inputs(
    paths: Iterable[str | Path], index: Mapping[str, IndexEntry] | None = None
) -> Iterator[Input | InputError]:
    """The files meant by `paths`, in order; for a path that means none, why.

    A folder means the files in it and below it whose ending is in `SUFFIXES`, sorted, hidden
    ones left out. `index` maps a report's name to what is known about it.
    """
    known = index or {}
    for given in paths:
        path = Path(given)
        if not str(given):
            raise UsageError("a path is empty. Name a file, a folder, or - for standard input")
        if path.is_dir():
            try:
                files = _files_below(path)
            except OSError as error:
                yield unreadable(shown(path), error)
                continue
            if not files:
                endings = ", ".join(SUFFIXES)
                yield EmptyInput(
                    shown(path),
                    "the folder holds no report",
                    f"Files that end in {endings} are read",
                )
        else:
            files = [path]
        for file in files:
            name = shown(file)
            yield Input(name, file, index=known.get(Path(name).stem, IndexEntry()))


def unreadable(name: str, error: OSError) -> InputError:
    """An input that the operating system does not give, with what to do about it."""
    if error.errno == errno.ELOOP:
        return InputError(name, "the link leads back to itself", "Name the file itself")
    if error.errno in (errno.EACCES, errno.EPERM):
        return InputError(name, "it may not be read", "Check its permissions")
    return InputError(name, f"it cannot be read ({error.strerror})", "Check the path and its disk")


def _files_below(folder: Path) -> list[Path]:
    with os.scandir(folder):  # rglob passes over what it may not list
        pass
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
    )


def read_index(path: Path) -> dict[str, IndexEntry]:
    """An index, CSV with the columns doc, government, report_year, in UTF-8 or GBK.

    `UsageError` names the line that does not hold. Empty cells say nothing.
    """
    try:
        data = read_bytes(path, str(path))
    except TooLarge as error:
        raise UsageError(f"{error.path}: the index is too large: {error.found}") from error
    except OSError as error:
        raise UsageError(f"{path}: the index cannot be read ({error.strerror})") from error
    lines = csv.DictReader(io.StringIO(_decoded(path, data), newline=""))
    missing = [c for c in INDEX_COLUMNS if c not in (lines.fieldnames or ())]
    if missing:
        raise UsageError(
            f"{path}: the index lacks the column {missing[0]!r}. "
            f"Its first line must name {', '.join(INDEX_COLUMNS)}"
        )
    entries: dict[str, IndexEntry] = {}
    for row in lines:
        doc = (row["doc"] or "").strip()
        if not doc:
            continue
        if doc in entries:
            raise UsageError(f"{path}, line {lines.line_num}: {doc!r} stands in the index twice")
        entries[doc] = IndexEntry(
            (row["government"] or "").strip() or None,
            _year(path, lines.line_num, (row["report_year"] or "").strip()),
        )
    return entries


def _decoded(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UsageError(f"{path}: the index is neither UTF-8 nor GBK. Save it as CSV in UTF-8")


def _year(path: Path, line: int, cell: str) -> int | None:
    if not cell:
        return None
    if cell.isascii() and cell.isdigit() and len(cell) == 4:
        return int(cell)
    raise UsageError(f"{path}, line {line}: {cell!r} is no year of four digits")
