"""`re`, but for when patterns are compiled: when they are first used.

The reader has some six hundred patterns. To compile them all took longer than to read a short
report, which meets a quarter of them. A module that has some says
``from duixian import late_re as re`` and writes all else as ever.
"""

from __future__ import annotations

import re
from re import (
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    I,
    M,
    Match,
    Pattern,
    S,
    escape,
    findall,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, cast

__all__ = [
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "I",
    "LatePattern",
    "M",
    "Match",
    "Pattern",
    "S",
    "compile",
    "escape",
    "findall",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_ASKED = (
    *("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn"),
    *("groupindex", "groups"),
)
"""What a pattern can be asked for, its text and flags left out, of which others are composed."""


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """A pattern, compiled when it is first asked for something. `re.error`, for one that is none,
    is raised then.

    >>> compile("(?P<figure>[0-9]+)%").search("增长5%")["figure"]
    '5'
    """
    return cast("Pattern[AnyStr]", LatePattern(pattern, flags))


class LatePattern:
    """Stands for a pattern; once that is compiled, whatever is asked is the pattern's own."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self.flags = flags if isinstance(source, bytes) else flags | re.UNICODE
        """Those that were given, and `re`'s own for text; none that the source has within it."""

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        # From now on Python finds them here, and does not ask this method any more.
        vars(self).update({each: getattr(compiled, each) for each in _ASKED})
        return getattr(compiled, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return LatePattern, (self.pattern, self.flags)

    def __repr__(self) -> str:
        return f"late_re.compile({self.pattern!r})"
