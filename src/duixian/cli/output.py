"""Where rows go: to standard output or a file, in the format asked for or fitting."""

from __future__ import annotations

import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from duixian.cli.language import headed, told, twin, valued
from duixian.cli.options import Format
from duixian.cli.say import say
from duixian.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.books import Stream


IN_LANGUAGE: dict[str, Any] = {"headed": headed, "valued": valued, "told": told, "twin": twin}
"""What a table in the terminal is shown with in the language of the reader."""


def emit(
    tables: pa.Table | Stream,
    format: Format | None,
    output: Path | None,
    *,
    columns: Sequence[str],
    called: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Write rows and say how many; `columns` are those that a terminal shows, `called` what one of
    them has there for a heading where its name means another thing elsewhere."""
    from duixian import exports

    in_language = IN_LANGUAGE | {"headed": lambda name: headed(called.get(name, name), name)}
    return send(
        lambda chosen, out: exports.write(
            tables, chosen, out, schema=tables.schema, columns=columns, **in_language
        ),
        format,
        output,
    )


def emit_nouns(
    noun: type,
    rows: Iterable[Sequence[Any]],
    format: Format | None,
    output: Path | None,
    *,
    columns: Sequence[str],
) -> int:
    """Write rows of a class, which come in portions, and say how many. Where they end as text,
    neither Arrow nor what the books are made of is loaded."""
    from duixian import exports

    def put(chosen: str, out: Path | BinaryIO) -> int:
        if chosen in exports.TEXTS:
            return exports.write_nouns(noun, rows, chosen, out)
        from duixian.books import schema_of, table_of

        tables = (table_of(noun, some) for some in rows)
        schema = schema_of(noun)
        return exports.write(tables, chosen, out, schema=schema, columns=columns, **IN_LANGUAGE)

    return send(put, format, output)


def send(
    put: Callable[[str, Path | BinaryIO], int], format: Format | None, output: Path | None
) -> int:
    """Have rows written to where they go, in the format asked for or fitting; say how many, and
    what was remarked on the way. `UsageError` for a format that is nothing for a terminal."""
    from duixian import exports

    with warnings.catch_warnings(record=True) as met:
        warnings.simplefilter("always")
        if output is not None:
            chosen = format or exports.format_of(output)
            rows = put(chosen, output)
        else:
            chosen = format or fitting()
            if chosen in ("parquet", "xlsx", "dta") and standard_output().isatty():
                raise UsageError(f"{chosen} is nothing for a terminal. Give --output FILE")
            standard_output().flush()
            out = standard_output().buffer
            rows = put(chosen, out)
    for message, times in Counter(str(warning.message) for warning in met).items():
        say(message if times == 1 else f"{message} ({times} times)")
    return rows


def standard_output() -> TextIO:
    """Standard output; `UsageError` where whoever started the program closed it."""
    if sys.stdout is None:
        raise UsageError("standard output is closed. Open it, or give --output FILE")
    return sys.stdout


def fitting() -> str:
    """The format of standard output when none is asked for."""
    return Format.table if standard_output().isatty() else Format.jsonl
