"""Where settled tables lie: Parquet files whose names say what they were made of.

    370114-9f2c….accounts.<inputs>.2024-2026.<content>.parquet

`inputs` is the digest of everything that the rows follow from, `content` that of the file's own
bytes. A file of other inputs is not looked for, one of other content is not believed: whatever is
stale, cut short or overwritten counts as not there. A file is never changed; it appears under
its name when all of it is written, so that it can be read while others settle.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import weakref
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

_DIGITS = 24
"""Hexadecimal digits of a digest in a name: 96 bits."""
_SUFFIX, _PARTIAL = ".parquet", ".part"


@dataclass(frozen=True, slots=True)
class Name:
    """What is kept: of which government, what, made of what, while the newest report is of when."""

    stem: str
    kind: str
    inputs: str
    since: int = 0
    until: int = 9999
    """First and last year of the newest report of all between which the rows hold."""

    def holds(self, newest: int) -> bool:
        return self.since <= newest <= self.until


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that is there, by its name."""

    name: Name
    content: str
    path: Path


class Shelf:
    """The files of one folder; or of a temporary one, where that cannot be written."""

    def __init__(self, folder: Path, *, writes: bool = True) -> None:
        self._folder = folder
        self._writes = writes
        self._spare: Path | None = None
        self._files: dict[tuple[str, str], list[KeptFile]] = {}
        self._cut_off: dict[tuple[str, str], list[Path]] = {}
        for path in _listed(folder):
            if (kept := _parsed(path)) is not None:
                self._of(kept.name).append(kept)
            elif path.name.endswith(_PARTIAL):
                self._cut_off.setdefault(_whose(path), []).append(path)

    def find(self, stem: str, kind: str, inputs: str, newest: int = 0) -> KeptFile | None:
        """The file of that name that holds while the newest report is of `newest`."""
        known = self._files.get((stem, kind), ())
        short = inputs[:_DIGITS]
        return next((k for k in known if k.name.inputs == short and k.name.holds(newest)), None)

    def read(self, kept: KeptFile, schema: pa.Schema) -> pa.Table | None:
        """The rows; None, and the file is forgotten, where it is gone or not what was written."""
        try:
            content = kept.path.read_bytes()
        except OSError:
            content = b""
        if _digest(content) == kept.content:
            table = pq.ParquetFile(pa.BufferReader(content)).read()
            if table.schema.equals(schema):
                return table
        if kept in self._of(kept.name):
            self._of(kept.name).remove(kept)
        return None

    def put(self, name: Name, table: pa.Table) -> KeptFile:
        """Keep rows in place of what was kept of that government and kind."""
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        content = sink.getvalue().to_pybytes()
        if self._writes:
            try:
                self._folder.mkdir(exist_ok=True)
                kept = _written(self._folder, name, content)
            except OSError:
                # Read-only or full: what is settled now is settled for this program alone.
                self._writes = False
            else:
                self._replace(kept)
                return kept
        if self._spare is None:
            self._spare = Path(tempfile.mkdtemp(prefix="duixian-settled-"))
            # It goes with the shelf, and no later than the program.
            weakref.finalize(self, shutil.rmtree, self._spare, ignore_errors=True)
        kept = _written(self._spare, name, content)
        self._of(kept.name).append(kept)
        return kept

    def _replace(self, kept: KeptFile) -> None:
        """Remove what was kept of the government and kind before, and what was cut off in writing.

        Another process that is about to read it finds it gone, and settles anew.
        """
        key = (kept.name.stem, kept.name.kind)
        before = [other.path for other in self._files.pop(key, ())]
        for path in (*before, *self._cut_off.pop(key, ())):
            if path != kept.path:
                path.unlink(missing_ok=True)
        self._files[key] = [kept]

    def _of(self, name: Name) -> list[KeptFile]:
        return self._files.setdefault((name.stem, name.kind), [])


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _parsed(path: Path) -> KeptFile | None:
    """What a file's name says; None for a file of another kind."""
    parts = path.name.removesuffix(_SUFFIX).split(".")
    if not path.name.endswith(_SUFFIX) or len(parts) != 5:
        return None
    stem, kind, inputs, years, content = parts
    since, dash, until = years.partition("-")
    if not (dash and since.isdecimal() and until.isdecimal()):
        return None
    return KeptFile(Name(stem, kind, inputs, int(since), int(until)), content, path)


def _written(folder: Path, name: Name, content: bytes) -> KeptFile:
    inputs, digest = name.inputs[:_DIGITS], _digest(content)
    years = f"{name.since:04d}-{name.until:04d}"
    target = folder / f"{name.stem}.{name.kind}.{inputs}.{years}.{digest}{_SUFFIX}"
    partial = folder / f"{name.stem}.{name.kind}.{os.getpid()}{_PARTIAL}"
    partial.write_bytes(content)
    os.replace(partial, target)
    return KeptFile(Name(name.stem, name.kind, inputs, name.since, name.until), digest, target)


def _whose(path: Path) -> tuple[str, str]:
    """Of which government and kind a file is that was cut off in writing."""
    stem, _, rest = path.name.partition(".")
    return stem, rest.partition(".")[0]
