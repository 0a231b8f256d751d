"""Paths as they can be printed and kept."""

from __future__ import annotations

import os
from pathlib import Path


def shown(path: Path) -> str:
    """A path as it can be printed and kept: names in GBK are read so, other bytes escaped.

    >>> import os
    >>> shown(Path(os.fsdecode("大连".encode("gbk") + b".txt")))
    '大连.txt'
    """
    data = os.fsencode(path)
    for charset in ("utf-8", "gb18030"):
        try:
            return data.decode(charset)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "backslashreplace")
