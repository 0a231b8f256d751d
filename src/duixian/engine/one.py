"""The whole way for one report: bytes to facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from duixian import extract, sources, text
from duixian.engine.inputs import IndexEntry, Input
from duixian.model import Document, Reading

if TYPE_CHECKING:
    from duixian.books import Facts, ReadingTables


def read(
    path: str | Path, *, government: str | None = None, report_year: int | None = None
) -> Facts:
    """Read one report from a file, or from the address of an object store.

    `government` (a name or a GB/T 2260 code) and `report_year` supply what the text does not
    say and override nothing that it does. Raises an `InputError` that says what is wrong
    with the file and what to do.
    """
    from duixian.books import Facts  # Arrow takes its time: only where tables are asked for

    given = replace(_input_at(path), index=IndexEntry(government, report_year))
    return Facts(read_input(given))


def _input_at(path: str | Path) -> Input:
    address = sources.objects.address(path)
    local = None if address is None else sources.objects.local(address)
    if address is None or local is not None:
        return Input(str(local or path), local or Path(path))
    return Input(address, stored=sources.objects.object_at(address), origin=address)


def read_input(given: Input) -> Reading:
    """Read one input. Raises `InputError`."""
    return extract.read(
        _document(given),
        government=given.index.government,
        report_year=given.index.report_year,
    )


def read_tables(given: Input, names: tuple[str, ...] | None = None) -> ReadingTables:
    """Read one input into the tables that the books keep of it, or those that are named.

    Raises `InputError`.
    """
    from duixian.books import reading_tables

    reading = read_input(given)
    return reading_tables(reading) if names is None else reading_tables(reading, names)


def outline_input(given: Input) -> Reading:
    """Read of one input only whose it is and how it is built: a reading without claims."""
    outline = text.outline(
        _document(given),
        government=given.index.government,
        report_year=given.index.report_year,
    )
    return Reading(outline, (), ())


def _document(given: Input) -> Document:
    original = given.original
    if isinstance(original, bytes):
        has_place = given.path is not None or given.stored is not None
        name = given.name if has_place else given.doc
        document = sources.from_bytes(original, name, given.suffix or None)
        if document.doc != given.doc:
            document = replace(document, doc=given.doc)
    else:
        document = sources.load(original or Path(given.name), name=given.doc)
    origin = given.index.origin or given.origin
    return replace(document, origin=origin) if origin else document
