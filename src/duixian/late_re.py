"""`re`, but for when patterns are compiled: when they are first used.

The reader has some six hundred patterns. To compile them all took longer than to read a short
report, which meets a quarter of them. A module that has some says
``from duixian import late_re as re`` and writes all else as ever.

`rare` is for patterns that are asked of every clause and found in hardly any: those that begin
anew at every character, and of whose characters most clauses have none. Some thirty-five are made
so; asked plainly, they take about a fifteenth of the reader's time.
"""

from __future__ import annotations

import re
import sys
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

from duixian.needed import needed

__all__ = [
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "I",
    "LatePattern",
    "M",
    "Match",
    "Pattern",
    "RarePattern",
    "S",
    "compile",
    "escape",
    "findall",
    "fullmatch",
    "match",
    "rare",
    "search",
    "split",
    "sub",
]

_TO_ITS_END = sys.maxsize
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


def rare(pattern: str, flags: int = 0) -> Pattern[str]:
    """A pattern as by `compile`, which looks first whether a text has what it cannot do without.

    It is for strings as long as a clause: `match` at a place of a long text would look to the end.

    >>> rare("(?:每年?|年均)增长").search("全市财政收入完成")
    """
    return cast("Pattern[str]", RarePattern(pattern, flags))


class LatePattern:
    """Stands for a pattern; once that is compiled, whatever is asked is the pattern's own."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self.flags = flags if isinstance(source, bytes) else flags | re.UNICODE
        """Those that were given, and `re`'s own for text; none that the source has within it."""

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED:
            raise AttributeError(name)
        # From now on Python finds them here, and does not ask this method any more.
        vars(self).update(self._compiled())
        return vars(self)[name]

    def _compiled(self) -> dict[str, Any]:
        """All that the pattern can be asked for."""
        compiled = re.compile(self.pattern, self.flags)
        return {each: getattr(compiled, each) for each in _ASKED}

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.pattern, self.flags)

    def __repr__(self) -> str:
        return f"late_re.compile({self.pattern!r})"


class RarePattern(LatePattern):
    """A pattern that is searched for only where a text has one of the characters that it needs."""

    def _compiled(self) -> dict[str, Any]:
        assert isinstance(self.pattern, str)
        plain = super()._compiled()
        characters = "".join(map(re.escape, sorted(needed(self.pattern, self.flags))))
        return {**plain, **_guarded(plain, f"[{characters}]")} if characters else plain


def _guarded(plain: dict[str, Any], any_needed: str) -> dict[str, Any]:
    """What a pattern is asked most, each with a look for what it needs before it."""
    look = re.compile(any_needed).search
    plain_sub = plain["sub"]

    def guard(name: str, nothing: Any) -> Any:
        asked = plain[name]

        # not *span, whose packing takes longer than the look
        def ask(text: str, start: int = 0, end: int = _TO_ITS_END) -> Any:
            return nothing if look(text, start, end) is None else asked(text, start, end)

        return ask

    def sub(replacement: Any, text: str, count: int = 0) -> str:
        return text if look(text) is None else plain_sub(replacement, text, count)

    whether = {name: guard(name, None) for name in ("search", "match", "fullmatch")}
    return {**whether, "finditer": guard("finditer", iter(())), "sub": sub}
