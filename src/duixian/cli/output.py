"""Where rows go: to standard output or a file, in the format asked for or fitting."""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from duixian.cli.options import Format
from duixian.cli.say import say
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

    with warnings.catch_warnings(record=True) as met:
        warnings.simplefilter("always")
        if output is not None:
            chosen = format or exports.format_of(output)
            rows = exports.write(tables, chosen, output, schema=schema, columns=columns)
        else:
            chosen = format or fitting()
            if chosen in ("parquet", "xlsx", "dta") and standard_output().isatty():
                raise UsageError(f"{chosen} is nothing for a terminal. Give --output FILE")
            standard_output().flush()
            out = standard_output().buffer
            rows = exports.write(tables, chosen, out, schema=schema, columns=columns)
    for told in Counter(str(warning.message) for warning in met).items():
        say(told[0] if told[1] == 1 else f"{told[0]} ({told[1]} times)")
    return rows


def standard_output() -> TextIO:
    """Standard output; `UsageError` where whoever started the program closed it."""
    if sys.stdout is None:
        raise UsageError("standard output is closed. Open it, or give --output FILE")
    return sys.stdout


def fitting() -> str:
    """The format of standard output when none is asked for."""
    return Format.table if standard_output().isatty() else Format.jsonl
