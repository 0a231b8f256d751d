"""Tables with a report in each row: CSV, JSON Lines, Excel, Parquet."""

from duixian.sources.tables.kinds import SUFFIXES, is_table, kind_of
from duixian.sources.tables.reading import Row, refuse, rows

__all__ = ["SUFFIXES", "Row", "is_table", "kind_of", "refuse", "rows"]
