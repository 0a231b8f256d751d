"""Which addresses cost much: downloads of everything, comparisons, tables as wide as the books.

They are answered in a lane of their own (`web.lanes`). The others take some hundredths of a second.
"""

from __future__ import annotations

import re

from starlette.types import Scope

from duixian.portal.downloads import WITH_CSV
from duixian.portal.web.headers import FRAMED
from duixian.portal.web.opening import FREE

_ENDINGS = "|".join(WITH_CSV)
_COSTLY = re.compile(
    rf".*\.(?:{_ENDINGS}|png|svg)"  # rows without end, and drawings
    r"|/(?:compare|wide|words)(?:[/.].*)?"  # made anew for each question
    r"|/i/.*"  # every cell of a series
    r"|/api/v1/(?:compare|ladder|variables|wide|words)(?:/.*)?"
)


def is_costly(scope: Scope) -> bool:
    """Whether a request goes into the lane of what costs much."""
    path: str = scope["path"]
    if path.startswith(FRAMED):
        return True
    return bool(_COSTLY.fullmatch(path)) and not path.startswith(FREE)


def is_page(scope: Scope) -> bool:
    """Whether a request is one of the others that look into the books. What is sent in is none:
    its body may take its time, and would keep a place for as long."""
    if scope["method"] not in ("GET", "HEAD"):
        return False
    return not is_costly(scope) and not scope["path"].startswith(FREE)
