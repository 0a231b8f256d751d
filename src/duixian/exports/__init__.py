"""Rows out of the program: JSON Lines, CSV, Parquet, Excel, Stata, a table in the terminal."""

from typing import TYPE_CHECKING

from duixian.doors import late

if TYPE_CHECKING:
    from duixian.exports.arrow import write
    from duixian.exports.delta import Publication
    from duixian.exports.describing import PackagedTable, datapackage
    from duixian.exports.files import FORMATS, format_of, opened
    from duixian.exports.plain import csv_lines
    from duixian.exports.texts import TEXTS, write_nouns
    from duixian.exports.wide import flat as flat_wide
    from duixian.exports.wide import shown as shown_cell
    from duixian.exports.wide_files import write_wide

__all__ = [
    "FORMATS",
    "TEXTS",
    "PackagedTable",
    "Publication",
    "csv_lines",
    "datapackage",
    "flat_wide",
    "format_of",
    "opened",
    "shown_cell",
    "write",
    "write_nouns",
    "write_wide",
]

__getattr__ = late(
    __name__,
    {
        "write": "arrow",
        "csv_lines": "plain",
        "Publication": "delta",
        **dict.fromkeys(("PackagedTable", "datapackage"), "describing"),
        **dict.fromkeys(("FORMATS", "format_of", "opened"), "files"),
        **dict.fromkeys(("TEXTS", "write_nouns"), "texts"),
        "flat_wide": "wide:flat",
        "shown_cell": "wide:shown",
        "write_wide": "wide_files",
    },
)
