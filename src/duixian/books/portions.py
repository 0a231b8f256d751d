"""The rows of many reports, portion by portion: tables are read through once, not once a portion.

What a table has of these reports goes to temporary files, one for each band of portions that
follow each other; a band is put in order when its turn comes, so that what is sorted at once does
not grow with the books. Whole texts, a row of which may take some hundred kilobytes, are not
sorted: each is looked up in its file.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.ipc as ipc

from duixian.books.part import order_of
from duixian.books.result import Stream
from duixian.books.schema import SCHEMAS
from duixian.books.spooled import in_order, no_room

LARGE = frozenset({"texts"})
"""Tables of one row a report, each of which is large."""
_BAND, _BANDS = 2_000, 64
"""Reports of a band; so many bands at most, for each is an open file."""
_NUMBER = "number_of_portion"
_COMPRESSED = ipc.IpcWriteOptions(compression="lz4")


class ReadThrough(Protocol):
    """A state of the books, as far as portions are made of it."""

    def stream(self, sql: str, parameters: Sequence[object] = ()) -> Stream:
        """As `Books.stream`."""

    def one_by_one(self, name: str) -> Iterator[pa.Table]:
        """As `Books.one_by_one`."""


def in_portions(
    books: ReadThrough, names: Sequence[str], portions: Sequence[Sequence[str]]
) -> Iterator[dict[str, pa.Table]]:
    """The rows that these tables have of each portion of reports (their ids), one portion after
    the other, in the order of `of_reports`. No report is in two portions.

    `BooksError` where the temporary folder cannot hold them.
    """
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder, ExitStack() as files:
        try:
            each = [
                _looked_up(books, name, portions, Path(folder, name), files)
                if name in LARGE
                else _sorted(books, name, portions, Path(folder, name), files)
                for name in names
            ]
            for tables in zip(*each, strict=True):
                yield dict(zip(names, tables, strict=True))
        except (OSError, duckdb.Error) as error:
            raise no_room(folder, error) from error


# -- rows that are sorted ------------------------------------------------------------------


def _sorted(
    books: ReadThrough, name: str, portions: Sequence[Sequence[str]], place: Path, files: ExitStack
) -> Iterator[pa.Table]:
    numbers = _numbers(portions)
    width = _width(len(numbers), len(portions))
    bands = [range(at, min(at + width, len(portions))) for at in range(0, len(portions), width)]
    rows = books.stream(
        f"SELECT t.*, n.{_NUMBER} FROM {name} t JOIN (SELECT unnest(?::VARCHAR[]) AS report_id, "
        f"unnest(?::INTEGER[]) AS {_NUMBER}) n ON t.report_id = n.report_id",
        [list(numbers), list(numbers.values())],
    )
    places = [place.with_suffix(f".{number}") for number in range(len(bands))]
    _distribute(rows, places, width)
    by = f"{_NUMBER}, {order_of(name)}"
    found = (
        table
        for band, unsorted in zip(bands, places, strict=True)
        for table in _of_band(band, unsorted, rows.schema, by)
    )
    files.callback(found.close)
    return found


def _width(reports: int, portions: int) -> int:
    """Portions of a band."""
    bands = min(-(-reports // _BAND), _BANDS) or 1
    return -(-portions // bands)


def _distribute(rows: Stream, places: Sequence[Path], width: int) -> None:
    """Put each row to the file of its band."""
    with ExitStack() as files:
        to = [
            files.enter_context(ipc.new_stream(str(place), rows.schema, options=_COMPRESSED))
            for place in places
        ]
        for table in rows:
            band = table[_NUMBER].to_numpy() // width
            for one in np.unique(band):
                to[one].write_table(table.filter(pa.array(band == one)).combine_chunks())


def _of_band(band: range, place: Path, schema: pa.Schema, by: str) -> Iterator[pa.Table]:
    """The rows of each portion of a band; its file is removed."""
    in_file = place.with_suffix(".sorted")
    with pa.OSFile(str(place), "rb") as source, ipc.open_stream(source) as unsorted:
        tables = (pa.Table.from_batches([batch]) for batch in unsorted)
        with ipc.new_stream(str(in_file), schema, options=_COMPRESSED) as file:
            for table in in_order(Stream(schema, tables), by):
                file.write_table(table)
    place.unlink()
    with pa.OSFile(str(in_file), "rb") as source, ipc.open_stream(source) as in_turn:
        tables = (pa.Table.from_batches([batch]) for batch in in_turn)
        yield from _cut(tables, band, schema.empty_table())
    in_file.unlink()


def _cut(rest: Iterator[pa.Table], band: range, empty: pa.Table) -> Iterator[pa.Table]:
    """The rows of each portion, of rows that are in the order of their portions."""
    at_hand = next(rest, None)
    for number in band:
        rows = [empty]
        while at_hand is not None:
            until = int(np.searchsorted(at_hand[_NUMBER].to_numpy(), number, side="right"))
            rows.append(at_hand.slice(0, until))
            if until < at_hand.num_rows:
                at_hand = at_hand.slice(until)
                break
            at_hand = next(rest, None)
        yield pa.concat_tables(rows).drop_columns([_NUMBER])


# -- rows that are looked up ---------------------------------------------------------------


def _looked_up(
    books: ReadThrough, name: str, portions: Sequence[Sequence[str]], place: Path, files: ExitStack
) -> Iterator[pa.Table]:
    places = _put_apart(books.one_by_one(name), SCHEMAS[name], place, _numbers(portions))
    file = ipc.open_file(files.enter_context(pa.OSFile(str(place), "rb")))
    return (
        pa.Table.from_batches(
            [file.get_batch(places[one]) for one in sorted(some) if one in places], file.schema
        )
        for some in portions
    )


def _put_apart(
    rows: Iterator[pa.Table], schema: pa.Schema, place: Path, wanted: Mapping[str, int]
) -> dict[str, int]:
    """The file of the rows of these reports, and which of its batches is whose."""
    places: dict[str, int] = {}
    with ipc.new_file(str(place), schema, options=_COMPRESSED) as file:
        for table in rows:
            for at, report_id in enumerate(table["report_id"].to_pylist()):
                if report_id in wanted:
                    places[str(report_id)] = len(places)
                    file.write_table(table.slice(at, 1))
    return places


def _numbers(portions: Sequence[Sequence[str]]) -> dict[str, int]:
    """Each report's id -> the number of its portion."""
    return {one: number for number, some in enumerate(portions) for one in some}
