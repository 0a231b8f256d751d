#!/usr/bin/env python3
"""Hold our panel of targets against a public panel that others made.

usage: python eval/panel_agreement.py FILE --mapping MAPPING.toml --books DIR [--rows OUT.csv]

FILE is a table (CSV, Excel, Parquet, Stata) with a row a place and year, or a column a year;
MAPPING says which column is what, as for `duixian evidence add` (docs/evidence.md). Two columns of
one series are the ends of a range. Every cell is in one of these:

  equal        the same figure, or the same two ends
  of a range   they give one number for a range of the report: its lower end, middle or upper end
  differ       another figure: listed, with the words of the report
  only ours    a figure of a place and year that their table has not
  only theirs  a figure that we have not: no report in the books, words in it, or nothing said
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from duixian.books import Books, comparable, nouns_of
from duixian.evidence import Given, Places, Whose, of_table, parse_mapping
from duixian.model import Evidence, Headline
from duixian.registry.lineage import line_of

TOLERANCE = 0.05
"""In the unit of the series, for targets are printed to a tenth: half of the last digit."""
STATES = ("equal", "of a range", "differ", "only ours", "only theirs")

Key = tuple[tuple[str, str], int, str]
"""Government, year, series."""
Ends = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Compared:
    """One cell of the two panels."""

    government: str
    year: int
    series: str
    state: str
    theirs: str
    ours: str
    why: str
    """The words of the report; or which end of the range they took; or why we have none."""


def theirs(figures: Iterable[Evidence]) -> dict[Key, tuple[str, Ends]]:
    """Their cells: the name of the place, and the least and greatest figure given of it, in the
    series' own unit."""
    found: dict[Key, tuple[str, Ends]] = {}
    for one in figures:
        if one.series is None:
            continue
        value = comparable(one.series, one.value, one.unit)
        if value is None:
            continue
        key = (line_of(one.government_code, one.government), one.year, one.series)
        low, high = found[key][1] if key in found else (value, value)
        found[key] = one.government, (min(low, value), max(high, value))
    return found


def ours(books: Books, years: Iterable[int], series: Iterable[str]) -> dict[Key, Headline]:
    """The targets of the work reports of these years, with those told in words and not at all."""
    sql = (
        "SELECT * FROM headlines WHERE role = 'target' AND genre = 'work_report' "
        "AND year IN (SELECT unnest(?::INTEGER[])) AND series IN (SELECT unnest(?::VARCHAR[]))"
    )
    rows = nouns_of(Headline, books.query(sql, [sorted(years), sorted(series)]).arrow())
    found: dict[Key, Headline] = {}
    for cell in rows:
        assert cell.year is not None
        line = line_of(cell.government_code, cell.government or "")
        found.setdefault((line, cell.year, cell.series), cell)
    return found


def compared(
    their: Mapping[Key, tuple[str, Ends]], our: Mapping[Key, Headline], tolerance: float
) -> Iterator[Compared]:
    """Every cell that one of the two has a figure in."""
    for key in sorted({*their, *our}):
        cell = our.get(key)
        mine = _ends(cell) if cell else None
        if key not in their:
            if cell and mine:
                name = cell.government or ""
                yield Compared(name, *key[1:], "only ours", "", _said(mine), cell.quote or "")
            continue
        name, ends = their[key]
        if cell is None or mine is None:
            why = "no report in the books" if cell is None else cell.qualitative or _why_none(cell)
            yield Compared(name, *key[1:], "only theirs", _said(ends), "", why)
            continue
        state, why = _state(ends, mine, tolerance)
        told = why or cell.quote or ""
        yield Compared(name, *key[1:], state, _said(ends), _said(mine), told)


def _state(their: Ends, our: Ends, tolerance: float) -> tuple[str, str]:
    def near(one: float, other: float) -> bool:
        return abs(one - other) <= tolerance + 1e-9 * max(1.0, abs(one))

    if all(map(near, their, our)):
        return "equal", ""
    points = {"lower end": our[0], "middle": sum(our) / 2, "upper end": our[1]}
    if their[0] == their[1] and our[0] != our[1]:
        for name, value in points.items():
            if near(their[0], value):
                return "of a range", name
    return "differ", ""


def _ends(cell: Headline) -> Ends | None:
    """Both ends in the series' own unit; None without a figure, or with one in another unit."""
    low = comparable(cell.series, cell.value, cell.unit)
    if low is None:
        return None
    high = comparable(cell.series, cell.value_high, cell.unit)
    return low, low if high is None else high


def _why_none(cell: Headline) -> str:
    return "not said" if cell.value is None else f"in another unit: {cell.quote}"


def _said(ends: Ends) -> str:
    return f"{ends[0]:g}" if ends[0] == ends[1] else f"{ends[0]:g}–{ends[1]:g}"


def read(path: Path, mapping: Path, books: Books) -> list[Evidence]:
    """Their figures; rows that give none are named on the standard error."""
    rows = books.reports().rows()
    held = [Whose(r["government"], r["government_code"]) for r in rows if r["government"]]
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    given = Given(path.name, digest, source=path.name, vintage="first")
    means = parse_mapping(mapping.read_text("utf-8"), mapping.name)
    found = of_table(data, path.name, path.suffix, means, given, Places(held))
    for bad in (*found.bad, *found.left):
        print(f"left out: {bad}", file=sys.stderr)
    return found.figures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--mapping", type=Path, required=True)
    parser.add_argument("--books", type=Path, required=True)
    parser.add_argument("--tolerance", type=float, default=TOLERANCE)
    parser.add_argument("--rows", type=Path, help="write every cell to this CSV file")
    args = parser.parse_args()
    books = Books(args.books)
    their = theirs(read(args.file, args.mapping, books))
    years, series = {key[1] for key in their}, {key[2] for key in their}
    cells = list(compared(their, ours(books, years, series), args.tolerance))
    counts = Counter(cell.state for cell in cells)
    both = sum(counts[state] for state in STATES[:3])
    print(f"cells in both {both}")
    for state in STATES:
        of = f" of {both}" if state in STATES[:3] else ""
        print(f"  {state:12} {counts[state]}{of}")
    for cell in cells:
        if cell.state in ("differ", "of a range"):
            print(f"{cell.government} {cell.year} {cell.series}: theirs {cell.theirs}, ours "
                  f"{cell.ours} ({cell.why})")  # fmt: skip
    lacking = Counter(cell.why for cell in cells if cell.state == "only theirs")
    for why, number in lacking.most_common(5):
        print(f"only theirs, {why}: {number}")
    if args.rows:
        with args.rows.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, list(Compared.__dataclass_fields__))
            writer.writeheader()
            writer.writerows(map(asdict, cells))


if __name__ == "__main__":
    main()
