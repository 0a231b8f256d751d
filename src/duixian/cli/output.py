"""Where rows go: to standard output or a file, in the format asked for or fitting."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.cli.options import Format
from duixian.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa


def emit(
    tables: pa.Table | Iterable[pa.Table],
    format: Format | None,
    output: Path | None,
    *,
    columns: Sequence[str],
    schema: pa.Schema | None = None,
) -> int:
    """Write rows and say how many; `columns` are those that a terminal shows."""
    from duixian import exports

    if output is not None:
        chosen = format or exports.format_of(output)
        return exports.write(tables, chosen, output, schema=schema, columns=columns)
    chosen = format or fitting()
    if chosen in ("parquet", "xlsx") and sys.stdout.isatty():
        raise UsageError(f"{chosen} is nothing for a terminal. Give --output FILE")
    sys.stdout.flush()
    return exports.write(tables, chosen, sys.stdout.buffer, schema=schema, columns=columns)


def fitting() -> str:
    """The format of standard output when none is asked for."""
    return Format.table if sys.stdout.isatty() else Format.jsonl
