"""Rows out of the program: JSON Lines, CSV, Parquet, Excel, a table in the terminal."""

from duixian.exports.delimited import csv_lines
from duixian.exports.write import FORMATS, format_of, opened, write

__all__ = ["FORMATS", "csv_lines", "format_of", "opened", "write"]
