"""A table for eyes: few columns, figures to the right, long rows folded."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

import pyarrow as pa
from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from duixian.exports.flat import flat_rows, flat_schema

MAX_ROWS = 200
"""Rows shown; the rest are counted. Nobody reads more in a terminal, and layout slows."""
MAX_WIDTH = 44
"""Cells of a text column before it folds."""
LEAST_WIDTH = 14
"""Cells that a text column needs to be readable; columns that leave less are not shown."""
WHOLE = 24
"""Cells up to which the first column, the row's name, is never folded."""
GAP = 2
"""Cells between two columns."""
PIPED_WIDTH = 140
"""Width of a table that goes to no terminal."""


def write(
    tables: Iterable[pa.Table],
    schema: pa.Schema,
    out: BinaryIO,
    columns: Sequence[str] = (),
    *,
    headed: Callable[[str], str] = str,
    valued: Callable[[str, str], str] = lambda _column, value: value,
    told: Callable[[str], str] = str,
    twin: Callable[[str], str] = str,
) -> None:
    """Show the rows; `columns` in the order of their importance, the first always shown. `headed`,
    `valued` and `told` put headings, values and remarks into the reader's language; `twin` is the
    column that says the same in it, and is shown where the rows have it."""
    flat = flat_schema(schema)
    names = [name for name in columns if name in flat.names] or flat.names
    said = [twin(name) if twin(name) in flat.names else name for name in names]
    places = [flat.names.index(name) for name in said]
    numeric = [_is_number(flat.types[place]) for place in places]
    rows: list[list[Text]] = []
    total = 0
    for total, row in enumerate(flat_rows(tables), start=1):
        if total <= MAX_ROWS:
            rows.append([_shown(n, row[p], valued) for n, p in zip(names, places, strict=True)])
    names = [headed(name) for name in said]
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    try:
        console = Console(file=text, width=None if out.isatty() else PIPED_WIDTH)
        fitting = _fitting(names, numeric, rows, console.width)
        console.print(_table(names[:fitting], numeric, rows))
        for line in _remarks(names[fitting:], total):
            console.print(told(line), style="dim", highlight=False)
    finally:
        text.detach()


def _is_number(kind: pa.DataType) -> bool:
    types = pa.types
    return bool(types.is_floating(kind) or types.is_integer(kind) or types.is_decimal(kind))


def _fitting(
    names: Sequence[str], numeric: Sequence[bool], rows: list[list[Text]], width: int
) -> int:
    """How many of the columns a terminal of this width can show."""
    taken = -GAP
    for i, name in enumerate(names):
        least = widest = _widest(name, i, rows)
        if not numeric[i]:
            least = min(widest, WHOLE if i == 0 else LEAST_WIDTH)
        taken += GAP + least
        if taken > width:
            return max(1, i)
    return len(names)


def _widest(name: str, i: int, rows: list[list[Text]]) -> int:
    return max([cell_len(name), *(row[i].cell_len for row in rows)])


def _table(names: Sequence[str], numeric: Sequence[bool], rows: list[list[Text]]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, GAP, 0, 0), collapse_padding=True)
    for i, (name, number) in enumerate(zip(names, numeric, strict=False)):
        table.add_column(
            name,
            justify="right" if number else "left",
            overflow="fold",
            max_width=None if number else MAX_WIDTH,
            no_wrap=number or (i == 0 and _widest(name, i, rows) <= WHOLE),
        )
    for row in rows:
        table.add_row(*row[: len(names)])
    return table


def _remarks(left_out: Sequence[str], total: int) -> Iterator[str]:
    if total > MAX_ROWS:
        yield f"{MAX_ROWS} of {total:,} rows; --format csv or xlsx gives them all"
    else:
        yield "1 row" if total == 1 else f"{total} rows"
    if left_out:
        yield f"no room for: {', '.join(left_out)}"


_STYLES = {
    "exceeded": "green",
    "met": "green",
    "nearly_met": "yellow",
    "missed": "red",
    "not_found": "blue",
    "unreported": "bold red",
    "not_comparable": "magenta",
    "pending": "dim",
    "awaiting_report": "dim",
    "high": "red",
    "medium": "yellow",
}


def _shown(column: str, cell: Any, valued: Callable[[str, str], str]) -> Text:
    """A cell as plain text: what a report says is never taken for markup."""
    if cell is None:
        return Text("–", style="dim")
    if isinstance(cell, bool):
        return Text(valued("answer", "yes" if cell else "no"))
    if isinstance(cell, int):
        return Text(str(cell) if cell < 10_000 or column.endswith("id") else f"{cell:,}")
    if isinstance(cell, float):
        return Text(f"{int(cell):,}" if cell.is_integer() else f"{cell:,.10g}")
    style = _STYLES.get(cell, "") if column in ("verdict", "severity") else ""
    return Text(valued(column, cell).replace("\n", " "), style=style)
