"""The whole way for one report: bytes to facts."""

from __future__ import annotations

from pathlib import Path

from duixian import extract, sources
from duixian.books import Facts
from duixian.engine.inputs import IndexEntry, Input
from duixian.model import Reading


def read(
    path: str | Path, *, government: str | None = None, report_year: int | None = None
) -> Facts:
    """Read one report from a file.

    `government` (a name or a GB/T 2260 code) and `report_year` supply what the text does not
    say and override nothing that it does. Raises an `InputError` that says what is wrong
    with the file and what to do.
    """
    known = IndexEntry(government, report_year)
    return Facts(read_input(Input(str(path), Path(path), index=known)))


def read_input(given: Input) -> Reading:
    """Read one input. Raises `InputError`."""
    if given.data is not None:
        document = sources.from_bytes(given.data, given.doc)
    else:
        document = sources.load(given.path or Path(given.name), name=given.doc)
    return extract.read(
        document, government=given.index.government, report_year=given.index.report_year
    )
