"""Quotation marks and dashes that a copy turned into semicolons, two for each.

Some reprint sites lost every sign that their encoding did not have: ;;十三五;;时期.
Read so, a plan of years is none, a slogan's numbers are counted, and a sentence ends at each.
"""

from __future__ import annotations

from collections.abc import Iterator

from duixian import late_re as re
from duixian.patterns import alternatives

_LOST = re.compile(alternatives(r"(?P<dash>^;;;;)", r";;(?P<said>[^;。]{1,40});;"), re.MULTILINE)
_LEAST = 2
"""One alone is a slip of the pen."""


def restoring_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Edits (start, end, what stands there instead) to a folded text, in order.

    >>> list(restoring_edits(";;;;抓生态。;;十三五;;时期"))
    [(0, 4, '——'), (8, 10, '“'), (13, 15, '”')]
    >>> list(restoring_edits("一是增长5%;;二是"))
    []
    """
    if ";;" not in text:
        return
    found = list(_LOST.finditer(text))
    if len(found) < _LEAST:
        return
    for lost in found:
        if lost["dash"]:
            yield *lost.span(), "——"
        else:
            yield lost.start(), lost.start("said"), "“"
            yield lost.end("said"), lost.end(), "”"
