"""Rows out of the program: JSON Lines, CSV, Parquet, Excel, Stata, a table in the terminal."""

from duixian.exports.datapackage import PackagedTable, datapackage
from duixian.exports.delimited import csv_lines
from duixian.exports.write import FORMATS, format_of, opened, write

__all__ = [
    "FORMATS",
    "PackagedTable",
    "csv_lines",
    "datapackage",
    "format_of",
    "opened",
    "write",
]
