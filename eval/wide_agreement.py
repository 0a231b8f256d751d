#!/usr/bin/env python3
"""Hold the cells of wide tables against panels that were made by hand.

usage: python eval/wide_agreement.py --books DIR --gold PANEL.jsonl ... [--errors]

A cell of a label is a figure, words or neither; it agrees when the table has the same: the same
figure (as it is printed, with the upper end of a range), words, or a reason for neither.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from duixian.books import Books
from duixian.settle import WideCell, wide


def labels(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The labelled cells."""
    for path in paths:
        yield from map(json.loads, path.read_text("utf-8").splitlines())


def kind(label: dict[str, Any]) -> str:
    """What a label says of its cell."""
    if label.get("absent"):
        return "neither"
    return "words" if label.get("value") is None else "figure"


def agrees(label: dict[str, Any], cell: WideCell | None) -> bool:
    """Whether the table says of the cell what the label says."""
    if cell is None:
        return False
    if kind(label) == "figure":
        pairs = ((label["value"], cell.value), (label.get("value_high"), cell.value_high))
        return all(
            a is b or (a is not None and b is not None and math.isclose(a, b)) for a, b in pairs
        )
    if kind(label) == "words":
        return cell.state == "words"
    return cell.state not in ("figure", "words")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--books", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    told, books = list(labels(args.gold)), Books(args.books)
    years = sorted({label["year"] for label in told})
    tables = [wide(books.query, year, role="both") for year in years]
    cells = {(c.doc, c.series, c.role): c for table in tables for c in table.cells()}
    right, all_of = Counter[str](), Counter[str]()
    for label in told:
        cell = cells.get((label["doc"], label["indicator"], label["role"]))
        all_of[kind(label)] += 1
        right[kind(label)] += agrees(label, cell)
        if args.errors and not agrees(label, cell):
            state = (cell.state, cell.value, cell.words) if cell else None
            print(label["doc"], label["indicator"], label["role"], label.get("value"), state)
    for name, number in all_of.items():
        print(f"{name:8} {right[name]} of {number}")
    print(f"cells    {right.total()} of {all_of.total()}")


if __name__ == "__main__":
    main()
