"""How charts are drawn, without their numbers: Vega-Lite made with Altair, once for each kind.

Altair checks what it makes against Vega-Lite's whole schema, which takes a tenth of a second;
numbers change from page to page, drawings do not.
"""

from duixian.portal.drawing.marks import ABOUT, AT_LEAST, AT_MOST, SIGNS, mark_name
from duixian.portal.drawing.of_one import bars, fulfilment, trend
from duixian.portal.drawing.of_several import MOST_LINES, dots, several

__all__ = [
    "ABOUT",
    "AT_LEAST",
    "AT_MOST",
    "MOST_LINES",
    "SIGNS",
    "bars",
    "dots",
    "fulfilment",
    "mark_name",
    "several",
    "trend",
]
