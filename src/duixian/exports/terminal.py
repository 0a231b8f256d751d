"""A table for eyes: few columns, figures to the right, long rows folded."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

import pyarrow as pa
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from duixian.exports.flat import flat_rows, flat_schema

MAX_ROWS = 200
"""Rows shown; the rest are counted. Nobody reads more in a terminal, and layout slows."""
MAX_WIDTH = 44
"""Characters of a column before it folds."""
PIPED_WIDTH = 140
"""Width of a table that goes to no terminal."""


def write(
    tables: Iterable[pa.Table], schema: pa.Schema, out: BinaryIO, columns: Sequence[str] = ()
) -> None:
    flat = flat_schema(schema)
    shown = [name for name in columns if name in flat.names] or flat.names
    places = [flat.names.index(name) for name in shown]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for name, place in zip(shown, places, strict=True):
        number = pa.types.is_floating(flat.types[place]) or pa.types.is_integer(flat.types[place])
        table.add_column(
            name,
            justify="right" if number else "left",
            overflow="fold",
            max_width=None if number else MAX_WIDTH,
            no_wrap=number,
        )
    total = 0
    for total, row in enumerate(flat_rows(tables), start=1):
        if total <= MAX_ROWS:
            table.add_row(*(_shown(shown[i], row[place]) for i, place in enumerate(places)))
    if total > MAX_ROWS:
        count = f"{MAX_ROWS} of {total:,} rows; --format csv or xlsx gives them all"
    else:
        count = f"{total} row{'' if total == 1 else 's'}"
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    try:
        console = Console(file=text, width=None if out.isatty() else PIPED_WIDTH)
        console.print(table)
        console.print(count, style="dim", highlight=False)
    finally:
        text.detach()


_STYLES = {
    "exceeded": "green",
    "met": "green",
    "nearly_met": "yellow",
    "missed": "red",
    "unreported": "bold red",
    "not_comparable": "magenta",
    "pending": "dim",
    "high": "red",
    "medium": "yellow",
}


def _shown(column: str, cell: Any) -> Text:
    """A cell as plain text: what a report says is never taken for markup."""
    if cell is None:
        return Text("–", style="dim")
    if isinstance(cell, bool):
        return Text("yes" if cell else "no")
    if isinstance(cell, int):
        return Text(str(cell) if cell < 10_000 or column.endswith("id") else f"{cell:,}")
    if isinstance(cell, float):
        return Text(f"{int(cell):,}" if cell.is_integer() else f"{cell:,.10g}")
    style = _STYLES.get(cell, "") if column in ("verdict", "severity") else ""
    return Text(cell.replace("\n", " "), style=style)
