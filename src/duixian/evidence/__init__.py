"""Statistics as a second source: texts and tables to figures with source, vintage and place."""

from duixian.evidence.making import Given, Whose, day_of, vintage_of
from duixian.evidence.mapping import TableMapping, parse_mapping
from duixian.evidence.places import Places
from duixian.evidence.tables import TableFigures, of_table
from duixian.evidence.texts import of_reading
from duixian.evidence.titles import titled

__all__ = [
    "Given",
    "Places",
    "TableFigures",
    "TableMapping",
    "Whose",
    "day_of",
    "of_reading",
    "of_table",
    "parse_mapping",
    "titled",
    "vintage_of",
]
