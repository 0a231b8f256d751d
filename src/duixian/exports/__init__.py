"""Rows out of the program: JSON Lines, CSV, Parquet, Excel, Stata, a table in the terminal."""

from typing import TYPE_CHECKING

from duixian.doors import late
from duixian.exports.datapackage import PackagedTable, datapackage
from duixian.exports.delimited import csv_lines
from duixian.exports.wide_files import write_wide
from duixian.exports.write import FORMATS, format_of, opened, write

if TYPE_CHECKING:
    from duixian.exports.wide import flat as flat_wide
    from duixian.exports.wide import shown as shown_cell

__all__ = [
    "FORMATS",
    "PackagedTable",
    "csv_lines",
    "datapackage",
    "flat_wide",
    "format_of",
    "opened",
    "shown_cell",
    "write",
    "write_wide",
]

__getattr__ = late(__name__, {"flat_wide": "wide:flat", "shown_cell": "wide:shown"})
