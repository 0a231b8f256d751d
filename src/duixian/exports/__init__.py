"""Rows out of the program: JSON Lines, CSV, Parquet, Excel, a table in the terminal."""

from duixian.exports.write import FORMATS, format_of, opened, write

__all__ = ["FORMATS", "format_of", "opened", "write"]
