"""One door for a wide table in every format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from duixian.exports.arrow import write
from duixian.exports.files import into

if TYPE_CHECKING:
    from duixian.settle import Wide


def write_wide(
    wide: Wide,
    format: str,
    target: Path | BinaryIO,
    language: Literal["zh", "en"] = "zh",
    **in_language: Any,
) -> int:
    """Write a wide table and say how many rows it has. Formats as `write`.

    In Excel and in a terminal it has names, and words in `language`; Stata's labels have both;
    CSV, JSON Lines and Parquet have the columns of docs/wide.md. `in_language` are what `write`
    takes to put a table in a terminal into a language.
    """
    from duixian.exports import wide as tables
    from duixian.exports.wide_xlsx import write_workbook

    if format == "xlsx":
        into(target, lambda out: write_workbook(wide, out, language))
        return len(wide.rows)
    if format == "table":
        return write(tables.for_eyes(wide, language), format, target, **in_language)
    return write(tables.for_stata(wide) if format == "dta" else tables.flat(wide), format, target)
