"""Findings that are not kept with a government, put to those whose reports they are of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from duixian.books import Stream, in_order, runs, schema_of, stream_of
from duixian.model import Finding
from duixian.settled.governments import GovernmentReports

_FINDINGS = schema_of(Finding)
_PLACED = _FINDINGS.append(pa.field("place", pa.int64(), nullable=False)).append(
    pa.field("owner", pa.int64(), nullable=False)
)


def filed(
    found: Iterable[Finding], governments: Sequence[GovernmentReports]
) -> Iterator[tuple[int, pa.Table]]:
    """Findings by government, in the order of these and of their reports: the number of the
    government, from 0, and its findings. Those of no report of theirs are left out.

    They may be many, and are put in order in a temporary file.
    """
    places: dict[str, int] = {}
    begin: list[int] = []
    for one in governments:
        begin.append(len(places))
        for doc, _ in one.reports.values():
            places.setdefault(doc, len(places))
    rows = (_placed(table, places, begin) for table in stream_of(Finding, found))
    for run in runs(in_order(Stream(_PLACED, rows), "place"), ["owner"]):
        yield run["owner"][0].as_py(), run.select(_FINDINGS.names)


def _placed(table: pa.Table, places: dict[str, int], begin: Sequence[int]) -> pa.Table:
    """The findings of known reports, with the place of each report and the number of its owner."""
    docs: list[str] = table["doc"].to_pylist()  # type: ignore[assignment]  # none is null
    known = table.filter(pa.array([doc in places for doc in docs], pa.bool_()))
    place = [places[doc] for doc in docs if doc in places]
    # of governments that begin at one place only the last has reports of its own there
    owner = [bisect_right(begin, one) - 1 for one in place]
    for field, values in zip(list(_PLACED)[-2:], (place, owner), strict=True):
        known = known.append_column(field, pa.array(values, pa.int64()))
    return known
