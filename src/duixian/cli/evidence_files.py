"""What files of a second source give: texts by the reader of reports, tables by a mapping."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.cli.inputs import Failures, gather, outcomes
from duixian.cli.say import say
from duixian.errors import InputError

if TYPE_CHECKING:
    from duixian.books import Books, EvidenceFile
    from duixian.engine import Input
    from duixian.evidence import Given, Places, TableMapping
    from duixian.model import Reading


def parted(files: list[str]) -> tuple[list[str], list[str]]:
    """The tables and the texts among files, by the endings of their names."""
    from duixian.sources import STATA, TABLE_SUFFIXES

    tables = [name for name in files if Path(name).suffix.lower() in (*TABLE_SUFFIXES, STATA)]
    return tables, [name for name in files if name not in tables]


def from_texts(
    paths: list[str], given: Given, failures: Failures, jobs: int | None, seconds: float | None
) -> Iterator[EvidenceFile]:
    """The figures of every text that can be read; of the others `failures` is told."""
    from duixian.books import EvidenceFile
    from duixian.engine import IndexEntry, Input
    from duixian.evidence import of_reading

    if not paths:
        return
    known = IndexEntry(given.government, None if given.year is None else given.year + 1)
    inputs: list[Input | InputError] = [
        replace(one, index=known) if isinstance(one, Input) else one for one in gather(paths, None)
    ]
    with outcomes(inputs, jobs=jobs, seconds=seconds, reader=_read_titled) as (read, met):
        for outcome in read:
            assert outcome.reading is not None
            assert outcome.input is not None
            try:
                original = _bytes(outcome.input)
                figures = of_reading(outcome.reading, given)
            except InputError as error:
                failures.met(error)
                continue
            yield EvidenceFile(outcome.reading.doc, figures, original)
        failures.count += met.count


def _read_titled(one: Input) -> Reading:
    """The reading of a text; where the reader of reports does not see whose it is or of which year,
    by what its title says."""
    from duixian.engine import IndexEntry, read_input
    from duixian.evidence import titled

    reading = read_input(one)
    identity, known = reading.outline.identity, one.index or IndexEntry()
    if identity.government is not None and identity.report_year is not None:
        return reading
    said = titled(reading.outline.document.source)
    if said is None:
        return reading
    government = identity.government or known.government or said.government
    report_year = identity.report_year or known.report_year or said.year + 1
    return read_input(
        replace(one, index=replace(known, government=government, report_year=report_year))
    )


def _bytes(given: Input) -> bytes | Path:
    original = given.original
    assert original is not None  # every input of a path has a file, bytes or a member
    return original


def from_table(
    name: str, given: Given, mapping: TableMapping, places: Places, failures: Failures
) -> EvidenceFile | None:
    """The figures of a table, with what was left out said; None where it has none, and where it
    cannot be read, of which `failures` is told."""
    from duixian.books import EvidenceFile
    from duixian.evidence import of_table
    from duixian.sources import read_bytes

    path = Path(name)
    try:
        data = read_bytes(path, name)
        told = replace(given, doc=path.name, digest=hashlib.sha256(data).hexdigest())
        found = of_table(data, name, path.suffix, mapping, told, places)
    except OSError as error:
        failures.met(InputError(name, f"it cannot be read ({error.strerror})", "Check the path"))
        return None
    except InputError as error:
        failures.met(error)
        return None
    for row in found.left:
        say(str(row))
    for bad in found.bad:
        failures.met(bad)
    if found.blank == 1:
        say(f"{name}: 1 cell without a figure")
    elif found.blank:
        say(f"{name}: {found.blank} cells without a figure")
    return EvidenceFile(path.name, found.figures, data) if found.figures else None


def known_places(books: Books) -> Places:
    """The governments of the books, by which rows of a table are known to be theirs."""
    from duixian.evidence import Places, Whose

    if books.commit is None:
        return Places()
    held = books.query(
        "SELECT DISTINCT government, government_code FROM reports WHERE government IS NOT NULL"
    ).rows()
    return Places(Whose(row["government"], row["government_code"]) for row in held)
