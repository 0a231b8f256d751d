"""What full-text search takes for words."""

from __future__ import annotations

import re

from duixian.text import fold

_RUN = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*|[\u3400-\u4dbf\u4e00-\u9fff]+")


def bigrams(text: str) -> list[str]:
    """Pairs of neighbouring Chinese characters; numbers and Latin words whole.

    Traditional and simplified, full and half width come out the same. Pairs need no
    dictionary, so a phrase is found whether or not a segmenter would cut it there.

    >>> bigrams("新增就業11.6万人")
    ['新增', '增就', '就业', '11.6', '万人']
    """
    found: list[str] = []
    for match in _RUN.finditer(fold(text).lower()):
        run = match.group()
        if len(run) == 1 or run[0] < "\u3400":
            found.append(run)
        else:
            found.extend(map(str.__add__, run, run[1:]))
    return found
